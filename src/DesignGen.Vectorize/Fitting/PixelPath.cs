using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Fitting;

/// <summary>A boundary as the middles of the pixel edges that it runs along. Such paths never cross nor touch each other between nodes.</summary>
internal sealed class PixelPath
{
    // How far a place of the curve may lie from where its length says, steps on either side, and what turning against the path costs, px.
    private const double Behind = 0.7, Ahead = 1.6;
    private const int Slack = 5;
    private const double Against = 3;

    // A joint that has no edge of those so near has lost its way, where the curve cuts a tail of the path off; then it is looked for among all that
    // leave the rest of the curve enough to run beside.
    private const double Lost = 12;

    private readonly Point[] _middles, _smooth;
    private readonly bool _loop;

    public PixelPath(PlanarMap map, in Chain chain, Func<Point, Point> rounded)
    {
        ReadOnlySpan<byte> steps = map.Of(chain);
        _loop = chain.IsLoop;
        var plain = new Point[steps.Length];
        double x = chain.StartX, y = chain.StartY;
        Begin = rounded(new(x, y));
        for (int i = 0; i < steps.Length; i++)
        {
            plain[i] = new(x + PlanarMap.StepX[steps[i]] / 2.0, y + PlanarMap.StepY[steps[i]] / 2.0);
            (x, y) = (x + PlanarMap.StepX[steps[i]], y + PlanarMap.StepY[steps[i]]);
        }
        End = rounded(new(x, y));
        _middles = [.. plain.Select(rounded)];
        _smooth = new Point[plain.Length];
        for (int i = 0; i < plain.Length; i++)
        {
            Point sum = Point.Zero;
            double weights = 0;
            for (int k = -2; k <= 2; k++)
            {
                if (!_loop && (i + k < 0 || i + k >= plain.Length || i - k < 0 || i - k >= plain.Length))
                    continue;
                sum += plain[Index(i + k)] * (3 - Math.Abs(k));
                weights += 3 - Math.Abs(k);
            }
            _smooth[i] = sum / weights;
        }
    }

    /// <summary>The pixel corner where it begins.</summary>
    public Point Begin { get; }

    /// <summary>The pixel corner where it ends.</summary>
    public Point End { get; }

    /// <summary>How many edges it has.</summary>
    public int Count => _middles.Length;

    /// <summary>The middle of an edge.</summary>
    public Point Middle(int edge) => _middles[Index(edge)];

    /// <summary>The path at an edge, with the steps of the pixels smoothed.</summary>
    public Point Smooth(double edge)
    {
        int below = (int)Math.Floor(edge);
        return Point.Lerp(_smooth[Index(below)], _smooth[Index(below + 1)], edge - below);
    }

    /// <summary>For each joint of a curve that was fitted to it, the edge beside it; increasing, in a loop beyond the last edge.</summary>
    /// <remarks>By the way along the curve first, for the other side of a thin stroke may lie nearer.</remarks>
    public int[] Edges(FittedChain chain)
    {
        int n = chain.Segments.Length;
        var edges = new int[n + 1];
        edges[0] = _loop ? Best(chain.Start, Direction(chain, 0), 0, Count - 1) : 0;
        int last = _loop ? edges[0] + Count : Count - 1;
        Point from = chain.Start;
        double left = -1;
        for (int k = 0; k < n; k++)
        {
            Segment s = chain.Segments[k];
            double length = LengthOf(from, s);
            int low = Math.Clamp((int)(edges[k] + length * Behind) - Slack, edges[k], last), high = Math.Clamp((int)(edges[k] + length * Ahead) + Slack, low, last);
            edges[k + 1] = k == n - 1 ? last : Best(s.End, Direction(chain, k + 1), low, high);
            if (k < n - 1 && Middle(edges[k + 1]).DistanceTo(s.End) > Lost)
            {
                if (left < 0)
                {
                    left = 0;
                    for (int i = k + 1; i < n; i++)
                        left += LengthOf(chain.Segments[i - 1].End, chain.Segments[i]);
                }
                int end = Math.Clamp((int)(last - left * Behind) + Slack, edges[k], last), found = Best(s.End, Direction(chain, k + 1), edges[k], end);
                if (Middle(found).DistanceTo(s.End) < Lost / 2)
                    edges[k + 1] = found;
            }
            if (left >= 0 && k < n - 1)
                left = Math.Max(0, left - LengthOf(s.End, chain.Segments[k + 1]));
            from = s.End;
        }
        return edges;
    }

    private static double LengthOf(Point from, in Segment s) =>
        s.IsLine ? from.DistanceTo(s.End) : (from.DistanceTo(s.Control1) + s.Control1.DistanceTo(s.Control2) + s.Control2.DistanceTo(s.End) + from.DistanceTo(s.End)) / 2;

    private int Best(Point to, Point along, int low, int high)
    {
        int best = low;
        double least = double.MaxValue;
        for (int i = low; i <= high; i++)
        {
            Point way = (_loop ? Middle(i + 2) - Middle(i - 2) : Middle(Math.Min(Count - 1, i + 2)) - Middle(Math.Max(0, i - 2))).Unit;
            double cost = Middle(i).DistanceTo(to) + Against * (1 - Point.Dot(way, along));
            if (cost < least)
                (least, best) = (cost, i);
        }
        return best;
    }

    /// <summary>Which way a curve goes at a joint.</summary>
    private static Point Direction(FittedChain chain, int joint)
    {
        int k = Math.Min(joint, chain.Segments.Length - 1);
        Point start = k == 0 ? chain.Start : chain.Segments[k - 1].End, end = chain.Segments[k].End;
        Point on = (end - start).Unit;
        if (joint == 0 || joint == chain.Segments.Length)
            return on;
        Point before = k == 1 ? chain.Start : chain.Segments[k - 2].End;
        return (on + (start - before).Unit).Unit;
    }

    private int Index(int edge) => _loop ? ((edge % Count) + Count) % Count : Math.Clamp(edge, 0, Count - 1);
}
