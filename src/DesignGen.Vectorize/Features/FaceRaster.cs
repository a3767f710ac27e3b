using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Features;

/// <summary>A fitted map in fine pixels: each is what its middle is.</summary>
/// <remarks>
/// Each row of middles is cut by the boundaries, which say what begins there; so every pixel gets one label, whatever the boundaries do. Curves stand as
/// lines no farther off than a fiftieth of a fine pixel. Cost: the boundaries' heights.
/// </remarks>
internal sealed class FaceRaster
{
    // Farthest that a line may lie from the curve that it stands for, fine px.
    private const double Flat = 0.02;

    // Where rows cross boundaries, row by row from the left: the first of each row, the columns, and the faces on both sides.
    private readonly int[] _rows;
    private readonly float[] _x;
    private readonly Sides[] _sides;

    /// <param name="map">The map, in the fine pixels.</param>
    /// <param name="width">Pixels across.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="cancel">Stops the work.</param>
    public FaceRaster(FittedMap map, int width, int height, CancellationToken cancel)
    {
        // Corners of the lines that boundaries stand as, one boundary after the other.
        var points = new List<Point>();
        var ends = new int[map.Chains.Length];
        _rows = new int[height + 1];
        for (int c = 0; c < ends.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            int first = points.Count;
            Flatten(map.Chains[c], points);
            ends[c] = points.Count;
            for (int i = first + 1; i < points.Count; i++)
            {
                (int from, int end) = Crossed(points[i - 1], points[i], height);
                for (int y = from; y < end; y++)
                    _rows[y + 1]++;
            }
        }
        for (int y = 0; y < height; y++)
            _rows[y + 1] += _rows[y];
        _x = GC.AllocateUninitializedArray<float>(_rows[height]);
        _sides = GC.AllocateUninitializedArray<Sides>(_x.Length);
        int[] next = _rows.AsSpan(0, height).ToArray();
        for (int c = 0, i = 0; c < ends.Length; c++)
        {
            Chain chain = map.Map.Chains[c];
            for (i++; i < ends[c]; i++)
                Cross(points[i - 1], points[i], chain, height, next);
        }
        var runs = new LabelRuns.Builder(width, height, _x.Length + height);
        // By face, how many times as many cuts it began at as ended it; bare ground is the first.
        var open = new int[map.Map.Faces.Length + 1];
        for (int y = 0; y < height; y++)
        {
            Span<float> row = _x.AsSpan(_rows[y].._rows[y + 1]);
            Span<Sides> sides = _sides.AsSpan(_rows[y].._rows[y + 1]);
            row.Sort(sides);
            Settle(sides, open);
            int at = 0;
            byte label = LabelMap.Clear;
            for (int i = 0; i < row.Length; i++)
            {
                int begin = First(row[i], width);
                if (begin > at)
                    runs.Add(at, label);
                (at, label) = (begin, map.Map.LabelOf(sides[i].East));
            }
            if (at < width)
                runs.Add(at, label);
            runs.EndRow();
        }
        Labels = runs.Build();
    }

    /// <summary>The labels.</summary>
    public LabelRuns Labels { get; }

    /// <summary>The face that a pixel's middle lies in; -1 for bare ground.</summary>
    public int FaceAt(int x, int y)
    {
        int face = -1;
        for (int i = _rows[y]; i < _rows[y + 1] && First(_x[i], Labels.Width) <= x; i++)
            face = _sides[i].East;
        return face;
    }

    // The first pixel whose middle does not lie before a cut.
    private static int First(float x, int width) => Math.Clamp((int)MathF.Ceiling(x - 0.5f), 0, width);

    // Says for each cut which face truly begins there. In tips, and where boundaries touch or cross, cuts come in any order: a face is where more of
    // its boundaries have begun it than have ended it.
    private static void Settle(Span<Sides> row, int[] open)
    {
        open[0] = 1;
        int face = -1;
        for (int i = 0; i < row.Length; i++)
        {
            (int west, int east) = (row[i].West, row[i].East);
            open[west + 1]--;
            open[east + 1]++;
            if (open[east + 1] > 0)
            {
                face = east;
            }
            else if (open[face + 1] <= 0)
            {
                for (int k = i; k >= 0; k--)
                {
                    if (open[row[k].East + 1] > 0)
                    {
                        face = row[k].East;
                        break;
                    }
                }
            }
            row[i] = row[i] with { East = face };
        }
        open[0] = 0;
        foreach (Sides sides in row)
            open[sides.West + 1] = 0;
        open[face + 1] = 0;
    }

    private readonly record struct Sides(int West, int East);

    private static void Flatten(FittedChain curve, List<Point> points)
    {
        Point from = curve.Start;
        points.Add(from);
        foreach (Segment s in curve.Segments)
        {
            int steps = s.IsLine ? 1 : Contour.CubicSteps(from, s, Flat);
            for (int i = 1; i < steps; i++)
                points.Add(Contour.PointOn(from, s, (double)i / steps));
            points.Add(s.End);
            from = s.End;
        }
    }

    // The rows whose middles a line crosses: the first, and the one behind the last.
    private static (int From, int End) Crossed(Point a, Point b, int height) =>
        (Math.Max(0, (int)Math.Ceiling(Math.Min(a.Y, b.Y) - 0.5)), Math.Min(height, (int)Math.Ceiling(Math.Max(a.Y, b.Y) - 0.5)));

    private void Cross(Point a, Point b, in Chain chain, int height, int[] next)
    {
        (int from, int end) = Crossed(a, b, height);
        // Whoever walks down has the left hand towards greater x.
        bool down = b.Y > a.Y;
        (Point top, Point bottom) = down ? (a, b) : (b, a);
        (int west, int east) = down ? (chain.Right, chain.Left) : (chain.Left, chain.Right);
        double slope = (bottom.X - top.X) / (bottom.Y - top.Y);
        for (int y = from; y < end; y++)
        {
            _x[next[y]] = (float)(top.X + (y + 0.5 - top.Y) * slope);
            _sides[next[y]++] = new(west, east);
        }
    }
}
