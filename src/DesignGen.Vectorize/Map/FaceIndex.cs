using System.Buffers;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Map;

/// <summary>Connected areas of a label map, found by runs of equal pixels.</summary>
/// <remarks>Runs of one row that touch a run of the row above join it; union by the lower number, so the order of faces follows the page. Cost: the runs, not the pixels, once they are found.</remarks>
internal sealed class FaceIndex
{
    private readonly JoinedRuns _joined;
    private readonly LabelRuns _runs;
    private int[] _faceOf = [];

    /// <param name="map">The labels.</param>
    /// <param name="corners">Whether pixels that only touch at a corner are joined too.</param>
    public FaceIndex(LabelMap map, bool corners = false)
        : this(LabelRuns.Of(map), corners)
    {
    }

    /// <param name="runs">The labels.</param>
    /// <param name="corners">Whether pixels that only touch at a corner are joined too.</param>
    public FaceIndex(LabelRuns runs, bool corners = false)
    {
        _runs = runs;
        _joined = new(runs.Count);
        int reach = corners ? 1 : 0;
        for (int y = 1; y < runs.Height; y++)
        {
            ReadOnlySpan<int> above = runs.Starts(y - 1), here = runs.Starts(y);
            ReadOnlySpan<byte> labelsAbove = runs.Labels(y - 1), labels = runs.Labels(y);
            int firstAbove = runs.RunsOf(y - 1).From, first = runs.RunsOf(y).From;
            for (int b = 0, a = 0; b < here.Length; b++)
            {
                int start = here[b], end = b + 1 < here.Length ? here[b + 1] : runs.Width;
                while (a + 1 < above.Length && above[a + 1] <= start - reach)
                    a++;
                for (int i = a; i < above.Length && above[i] < end + reach; i++)
                {
                    if (labelsAbove[i] == labels[b])
                        _joined.Join(firstAbove + i, first + b);
                }
            }
        }
    }

    /// <summary>Joins the faces of two pixels that only touch at a corner.</summary>
    public void JoinPixels(int x, int y, int otherX, int otherY) => _joined.Join(_runs.RunAt(x, y), _runs.RunAt(otherX, otherY));

    /// <summary>Numbers the faces of ink; bare ground has none.</summary>
    public Face[] Number()
    {
        var faces = new List<Face>();
        _faceOf = new int[_runs.Count];
        int[] pixels = ArrayPool<int>.Shared.Rent(_runs.Count);
        pixels.AsSpan(0, _runs.Count).Clear();
        for (int y = 0; y < _runs.Height; y++)
        {
            (int from, int last) = _runs.RunsOf(y);
            for (int r = from; r < last; r++)
                pixels[_joined.First(r)] += (r + 1 < last ? _runs.Start(r + 1) : _runs.Width) - _runs.Start(r);
        }
        for (int r = 0; r < _faceOf.Length; r++)
        {
            int root = _joined.First(r);
            if (_runs.Label(r) == LabelMap.Clear)
            {
                _faceOf[r] = -1;
            }
            else if (root == r)
            {
                _faceOf[r] = faces.Count;
                faces.Add(new(_runs.Label(r), pixels[r]));
            }
            else
            {
                _faceOf[r] = _faceOf[root];
            }
        }
        ArrayPool<int>.Shared.Return(pixels);
        return [.. faces];
    }

    /// <summary>The pixels of small faces, rows from the top, after <see cref="Number"/>.</summary>
    public IEnumerable<(int Face, int Pixel)> PixelsOfSmall(Face[] faces, int most)
    {
        for (int y = 0; y < _runs.Height; y++)
        {
            (int from, int last) = _runs.RunsOf(y);
            for (int r = from; r < last; r++)
            {
                int face = _faceOf[r];
                if (face < 0 || faces[face].Pixels > most)
                    continue;
                int end = r + 1 < last ? _runs.Start(r + 1) : _runs.Width;
                for (int x = _runs.Start(r); x < end; x++)
                    yield return (face, y * _runs.Width + x);
            }
        }
    }

    /// <summary>The face of a pixel, after <see cref="Number"/>.</summary>
    public int FaceAt(int x, int y) => _faceOf[_runs.RunAt(x, y)];
}
