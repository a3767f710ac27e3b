using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Map;

/// <summary>Connected areas of a label map, found by runs of equal pixels.</summary>
/// <remarks>Runs of one row that touch a run of the row above join it; union by the lower number, so the order of faces follows the page. Cost: the runs, not the pixels, once they are found.</remarks>
internal sealed class FaceIndex
{
    private readonly List<int> _starts = [], _sizes = [];
    private readonly JoinedRuns _joined = new();
    private readonly List<byte> _labels = [];
    private readonly int[] _rows;
    private readonly int _width;
    private int[] _faceOf = [];

    /// <param name="map">The labels.</param>
    /// <param name="corners">Whether pixels that only touch at a corner are joined too.</param>
    public FaceIndex(LabelMap map, bool corners = false)
    {
        int width = map.Width, height = map.Height, reach = corners ? 1 : 0;
        _width = width;
        _rows = new int[height + 1];
        int above = 0;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<byte> row = map.Labels.AsSpan(y * width, width);
            int first = _starts.Count;
            _rows[y] = first;
            for (int x = 0; x < width;)
            {
                byte label = row[x];
                int length = row[x..].IndexOfAnyExcept(label);
                length = length < 0 ? width - x : length;
                int run = _starts.Count;
                _starts.Add(x);
                _labels.Add(label);
                _joined.Add();
                _sizes.Add(length);
                if (y > 0)
                {
                    while (above < first - 1 && _starts[above + 1] <= x - reach)
                        above++;
                    for (int a = above; a < first && _starts[a] < x + length + reach; a++)
                    {
                        if (_labels[a] == label)
                            _joined.Join(a, run);
                    }
                }
                x += length;
            }
            above = first;
        }
        _rows[height] = _starts.Count;
    }

    /// <summary>Joins the faces of two pixels that only touch at a corner.</summary>
    public void JoinPixels(int x, int y, int otherX, int otherY) => _joined.Join(Run(x, y), Run(otherX, otherY));

    /// <summary>Numbers the faces of ink; bare ground has none.</summary>
    public Face[] Number()
    {
        var faces = new List<Face>();
        _faceOf = new int[_starts.Count];
        var pixels = new int[_starts.Count];
        for (int r = 0; r < _starts.Count; r++)
            pixels[_joined.First(r)] += _sizes[r];
        for (int r = 0; r < _starts.Count; r++)
        {
            int root = _joined.First(r);
            if (_labels[r] == LabelMap.Clear)
            {
                _faceOf[r] = -1;
            }
            else if (root == r)
            {
                _faceOf[r] = faces.Count;
                faces.Add(new(_labels[r], pixels[r]));
            }
            else
            {
                _faceOf[r] = _faceOf[root];
            }
        }
        return [.. faces];
    }

    /// <summary>The pixels of small faces, rows from the top, after <see cref="Number"/>.</summary>
    public IEnumerable<(int Face, int Pixel)> PixelsOfSmall(Face[] faces, int most)
    {
        for (int y = 0; y < _rows.Length - 1; y++)
        {
            for (int r = _rows[y]; r < _rows[y + 1]; r++)
            {
                int face = _faceOf[r];
                if (face < 0 || faces[face].Pixels > most)
                    continue;
                for (int x = 0; x < _sizes[r]; x++)
                    yield return (face, y * _width + _starts[r] + x);
            }
        }
    }

    /// <summary>The face of a pixel, after <see cref="Number"/>.</summary>
    public int FaceAt(int x, int y) => _faceOf[Run(x, y)];

    private int Run(int x, int y)
    {
        int low = _rows[y], high = _rows[y + 1] - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_starts[middle] <= x)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }
}
