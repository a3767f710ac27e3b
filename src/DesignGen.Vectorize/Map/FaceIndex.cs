using System.Numerics;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Map;

/// <summary>Connected areas of a label map, found by runs of equal pixels.</summary>
/// <remarks>Runs of one row that touch a run of the row above join it; union by the lower number, so the order of faces follows the page. Cost: the runs, not the pixels, once they are found.</remarks>
internal sealed class FaceIndex
{
    private readonly JoinedRuns _joined = new();
    private readonly int[] _rows;
    private readonly int _width;
    private int[] _starts = new int[1024], _sizes = new int[1024];
    private byte[] _labels = new byte[1024];
    private int _count;
    private int[] _faceOf = [];

    /// <param name="map">The labels.</param>
    /// <param name="corners">Whether pixels that only touch at a corner are joined too.</param>
    public FaceIndex(LabelMap map, bool corners = false)
    {
        int width = map.Width, height = map.Height;
        _width = width;
        _rows = new int[height + 1];
        for (int y = 0; y < height; y++)
        {
            int row = y * width, start = 0;
            _rows[y] = _count;
            int above = y > 0 ? _rows[y - 1] : 0;
            for (int x = 1; x < width; x += LabelMap.Lanes)
            {
                for (uint apart = LabelMap.Apart(map.Labels, row + x, row + x - 1, width - x); apart != 0; apart &= apart - 1)
                {
                    int end = x + BitOperations.TrailingZeroCount(apart);
                    Add(map.Labels[row + start], start, end, y, corners ? 1 : 0, ref above);
                    start = end;
                }
            }
            Add(map.Labels[row + start], start, width, y, corners ? 1 : 0, ref above);
        }
        _rows[height] = _count;
    }

    /// <summary>Adds a run, and joins it with those of the row above that it touches.</summary>
    private void Add(byte label, int start, int end, int y, int reach, ref int above)
    {
        if (_count == _starts.Length)
        {
            Array.Resize(ref _starts, _count * 2);
            Array.Resize(ref _sizes, _count * 2);
            Array.Resize(ref _labels, _count * 2);
        }
        int run = _count++, first = _rows[y];
        (_starts[run], _sizes[run], _labels[run]) = (start, end - start, label);
        _joined.Add();
        if (y == 0)
            return;
        while (above < first - 1 && _starts[above + 1] <= start - reach)
            above++;
        for (int a = above; a < first && _starts[a] < end + reach; a++)
        {
            if (_labels[a] == label)
                _joined.Join(a, run);
        }
    }

    /// <summary>The runs of a row, from the left: where each starts, and its label.</summary>
    public void Runs(int y, out ReadOnlySpan<int> starts, out ReadOnlySpan<byte> labels)
    {
        starts = _starts.AsSpan(_rows[y].._rows[y + 1]);
        labels = _labels.AsSpan(_rows[y].._rows[y + 1]);
    }

    /// <summary>Joins the faces of two pixels that only touch at a corner.</summary>
    public void JoinPixels(int x, int y, int otherX, int otherY) => _joined.Join(Run(x, y), Run(otherX, otherY));

    /// <summary>Numbers the faces of ink; bare ground has none.</summary>
    public Face[] Number()
    {
        var faces = new List<Face>();
        _faceOf = new int[_count];
        var pixels = new int[_count];
        for (int r = 0; r < _count; r++)
            pixels[_joined.First(r)] += _sizes[r];
        for (int r = 0; r < _count; r++)
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
