using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>Rounds the sharp outer corners of a contour; corners that point inwards stay, so that joints keep their bite.</summary>
internal static class Softening
{
    /// <summary>The contour with every outer corner rounded by a radius, less where its sides are short.</summary>
    public static Contour Round(Contour contour, double radius)
    {
        // Steps of no length have no direction, so they go first.
        var from = new List<Point>();
        var steps = new List<Segment>();
        Point pen = contour.Start;
        foreach (Segment s in contour.Segments.Append(Segment.Line(contour.Start)))
        {
            if (s.IsLine && pen.DistanceTo(s.End) < 1e-9)
                continue;
            from.Add(pen);
            steps.Add(s);
            pen = s.End;
        }
        int n = steps.Count;
        double area = 0;
        List<Point> flat = contour.Flatten(0.01);
        for (int i = 0; i < flat.Count; i++)
            area += Point.Cross(flat[i], flat[(i + 1) % flat.Count]);
        int turning = Math.Sign(area);

        var cutHead = new double[n];
        var cutTail = new double[n];
        for (int i = 0; i < n; i++)
        {
            int next = (i + 1) % n;
            Point into = Tangent(from[i], steps[i], true), outOf = Tangent(from[next], steps[next], false);
            double cross = Point.Cross(into, outOf), dot = Point.Dot(into, outOf);
            if (cross * turning <= 0.05 || n < 3)
                continue;

            // A circle of the radius touches both sides at radius x tan(half the turn) from the corner.
            double reach = radius * Math.Tan(Math.Atan2(Math.Abs(cross), dot) / 2);
            cutTail[i] = Math.Min(reach, radius * 2.4);
            cutHead[next] = cutTail[i];
        }
        for (int i = 0; i < n; i++)
        {
            double length = Length(from[i], steps[i]), wanted = cutHead[i] + cutTail[i];
            if (wanted > length * 0.999)
            {
                cutHead[i] *= length * 0.999 / wanted;
                cutTail[i] *= length * 0.999 / wanted;
            }
        }
        for (int i = 0; i < n; i++)
            cutTail[i] = cutHead[(i + 1) % n] = Math.Min(cutTail[i], cutHead[(i + 1) % n]);

        var result = new List<Segment>();
        Point start = default;
        for (int i = 0; i < n; i++)
        {
            Segment s = steps[i];
            Point begin = from[i];
            double length = Length(begin, s);
            double head = cutHead[i] / length, tail = 1 - cutTail[i] / length;
            if (tail < 1)
                s = RibbonSides.Split(begin, s, tail).Head;
            if (head > 0)
            {
                (Segment first, Segment rest) = RibbonSides.Split(begin, s, head / tail);
                begin = first.End;
                s = rest;
            }
            if (i == 0)
                start = begin;
            result.Add(s);
            if (cutTail[i] > 0)
            {
                int next = (i + 1) % n;
                Point corner = steps[i].End, to = PointAt(from[next], steps[next], cutHead[next] / Length(from[next], steps[next]));
                result.Add(Segment.Curve(Point.Lerp(s.End, corner, 0.56), Point.Lerp(to, corner, 0.56), to));
            }
        }
        return new(start, [.. result]);
    }

    private static Point PointAt(Point from, Segment s, double share) => s.IsLine ? Point.Lerp(from, s.End, share) : Contour.PointOn(from, s, share);

    private static double Length(Point from, Segment s)
    {
        if (s.IsLine)
            return from.DistanceTo(s.End);
        double length = 0;
        Point last = from;
        for (int i = 1; i <= 8; i++)
        {
            Point p = Contour.PointOn(from, s, i / 8.0);
            length += last.DistanceTo(p);
            last = p;
        }
        return length;
    }

    private static Point Tangent(Point from, Segment s, bool atEnd)
    {
        if (s.IsLine)
            return (s.End - from).Unit;
        Point t = atEnd ? s.End - s.Control2 : s.Control1 - from;
        return t.Length > 1e-9 ? t.Unit : (s.End - from).Unit;
    }
}
