using DesignGen.Core.Geometry;

namespace DesignGen.Vectorize.Fitting;

/// <summary>A part of a line or curve as a step of its own, or one that goes on beyond its end.</summary>
internal static class CurvePart
{
    /// <summary>The part of a step between two places of it, on exactly the same curve.</summary>
    /// <param name="start">Where the step begins.</param>
    /// <param name="step">The step.</param>
    /// <param name="from">Where the part begins: 0 is the begin of the step, 1 its end; below 0 it goes on beyond the begin.</param>
    /// <param name="to">Where the part ends; above 1 it goes on beyond the end.</param>
    public static (Point Start, Segment Step) Of(Point start, Segment step, double from, double to)
    {
        if (step.IsLine)
            return (Point.Lerp(start, step.End, from), Segment.Line(to == 1 ? step.End : Point.Lerp(start, step.End, to)));
        Point first = from == 0 ? start : At(from, from, from), last = to == 1 ? step.End : At(to, to, to);
        return (first, Segment.Curve(At(from, from, to), At(from, to, to), last));

        // The polar form of the cubic: its values are the control points of every part.
        Point At(double a, double b, double c)
        {
            Point p01 = Point.Lerp(start, step.Control1, a), p12 = Point.Lerp(step.Control1, step.Control2, a), p23 = Point.Lerp(step.Control2, step.End, a);
            return Point.Lerp(Point.Lerp(p01, p12, b), Point.Lerp(p12, p23, b), c);
        }
    }

    /// <summary>A chain that goes on beyond its end by about a length, along the curve where its last step is long enough to tell, else straight on.</summary>
    public static FittedChain Longer(FittedChain chain, double by)
    {
        int last = chain.Segments.Length - 1;
        Segment step = chain.Segments[last];
        Point start = last == 0 ? chain.Start : chain.Segments[last - 1].End;
        Point along = (step.End - (step.IsLine ? start : step.Control2)).Unit, on = step.End + along * by;
        double speed = step.IsLine ? step.End.DistanceTo(start) : 3 * step.End.DistanceTo(step.Control2);
        if (speed > by)
        {
            Segment longer = Of(start, step, 0, 1 + by / speed).Step;
            // Far beyond its end a cubic runs away.
            if (longer.End.DistanceTo(on) < by / 4)
                return chain with { Segments = [.. chain.Segments.AsSpan(0, last), longer] };
        }
        return chain with { Segments = [.. chain.Segments, Segment.Line(on)] };
    }

    /// <summary>A chain without about a length at its begin; the same chain where its first step is hardly longer.</summary>
    public static FittedChain Shorter(FittedChain chain, double by)
    {
        Segment step = chain.Segments[0];
        double chord = chain.Start.DistanceTo(step.End);
        if (chord < 1.5 * by)
            return chain;
        double at = by / chord;
        if (!step.IsLine)
        {
            // The chord tells the place on a line; on a curve two steps towards the right distance do.
            for (int i = 0; i < 2; i++)
                at = Math.Clamp(at * by / Math.Max(Contour.PointOn(chain.Start, step, at).DistanceTo(chain.Start), 1e-9), 0.01, 0.9);
        }
        (Point start, Segment rest) = Of(chain.Start, step, at, 1);
        return new(start, [rest, .. chain.Segments.AsSpan(1)]);
    }
}
