using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>Rounds the sharp outer corners of a contour; corners that point inwards stay, so that joints keep their bite.</summary>
internal static class Softening
{
    // A smooth stretch between two sharp corners, shortened from both ends as its corners are rounded.
    private sealed class Stretch(Point start, List<Segment> steps)
    {
        public Point Start { get; private set; } = start;

        public List<Segment> Steps { get; } = steps;

        public Point End => Steps[^1].End;

        public double Length { get; } = Measure(start, steps);

        public Point Into => Tangent(Steps.Count > 1 ? Steps[^2].End : Start, Steps[^1], true);

        public Point OutOf => Tangent(Start, Steps[0], false);

        public double CutHead { get; set; }

        public double CutTail { get; set; }

        public void Shorten()
        {
            double left = CutHead;
            while (left > 1e-9 && Steps.Count > 0)
            {
                double length = LengthOf(Start, Steps[0]);
                if (length <= left && Steps.Count > 1)
                {
                    Start = Steps[0].End;
                    Steps.RemoveAt(0);
                    left -= length;
                    continue;
                }
                (Segment head, Segment tail) = RibbonSides.Split(Start, Steps[0], Math.Min(0.999, left / length));
                (Start, Steps[0]) = (head.End, tail);
                break;
            }
            left = CutTail;
            while (left > 1e-9 && Steps.Count > 0)
            {
                Point from = Steps.Count > 1 ? Steps[^2].End : Start;
                double length = LengthOf(from, Steps[^1]);
                if (length <= left && Steps.Count > 1)
                {
                    Steps.RemoveAt(Steps.Count - 1);
                    left -= length;
                    continue;
                }
                Steps[^1] = RibbonSides.Split(from, Steps[^1], Math.Max(0.001, 1 - left / length)).Head;
                break;
            }
        }

        private static double Measure(Point from, List<Segment> steps)
        {
            double sum = 0;
            foreach (Segment s in steps)
            {
                sum += LengthOf(from, s);
                from = s.End;
            }
            return sum;
        }
    }

    /// <summary>The contour with every outer corner rounded by a radius, less where its sides are short.</summary>
    /// <param name="contour">Runs clockwise on the page.</param>
    /// <param name="radius">Radius, in the contour's own unit.</param>
    public static Contour Round(Contour contour, double radius)
    {
        List<Stretch> stretches = Cut(contour);
        int n = stretches.Count;
        if (n < 2)
            return contour;
        for (int i = 0; i < n; i++)
        {
            Stretch a = stretches[i], b = stretches[(i + 1) % n];
            double cross = Point.Cross(a.Into, b.OutOf), dot = Point.Dot(a.Into, b.OutOf);
            if (cross <= 0)
                continue;

            // A circle of the radius touches both sides at radius x tan(half the turn) from the corner.
            double reach = Math.Min(radius * Math.Tan(Math.Atan2(cross, dot) / 2), radius * 2.4);
            a.CutTail = b.CutHead = reach;
        }
        foreach (Stretch s in stretches)
        {
            double wanted = s.CutHead + s.CutTail;
            if (wanted > s.Length * 0.998)
            {
                s.CutHead *= s.Length * 0.998 / wanted;
                s.CutTail *= s.Length * 0.998 / wanted;
            }
        }
        for (int i = 0; i < n; i++)
        {
            Stretch a = stretches[i], b = stretches[(i + 1) % n];
            a.CutTail = b.CutHead = Math.Min(a.CutTail, b.CutHead);
        }
        List<Point> corners = [.. stretches.Select(s => s.End)];
        stretches.ForEach(s => s.Shorten());
        var steps = new List<Segment>();
        for (int i = 0; i < n; i++)
        {
            Stretch a = stretches[i], b = stretches[(i + 1) % n];
            steps.AddRange(a.Steps);
            if (a.CutTail > 0)
                steps.Add(Segment.Curve(Point.Lerp(a.End, corners[i], 0.56), Point.Lerp(b.Start, corners[i], 0.56), b.Start));
        }
        return new(stretches[0].Start, [.. steps]);
    }

    // Cuts the contour at its sharp corners; the first stretch begins at one.
    private static List<Stretch> Cut(Contour contour)
    {
        var from = new List<Point>();
        var steps = new List<Segment>();
        Point pen = contour.Start;
        foreach (Segment s in contour.Segments.Append(Segment.Line(contour.Start)))
        {
            if (pen.DistanceTo(s.End) < 1e-7)
                continue;
            from.Add(pen);
            steps.Add(s);
            pen = s.End;
        }
        int n = steps.Count;
        bool[] sharp = new bool[n];
        for (int i = 0; i < n; i++)
        {
            int last = (i + n - 1) % n;
            Point into = Tangent(from[last], steps[last], true), outOf = Tangent(from[i], steps[i], false);
            sharp[i] = Math.Abs(Point.Cross(into, outOf)) > 0.06 || Point.Dot(into, outOf) < 0;
        }
        var result = new List<Stretch>();
        int first = Array.IndexOf(sharp, true);
        if (first < 0)
            return result;
        for (int i = 0; i < n;)
        {
            int begin = (first + i) % n;
            List<Segment> run = [];
            do
            {
                run.Add(steps[(first + i) % n]);
                i++;
            }
            while (i < n && !sharp[(first + i) % n]);
            result.Add(new(from[begin], run));
        }
        return result;
    }

    private static double LengthOf(Point from, Segment s)
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
