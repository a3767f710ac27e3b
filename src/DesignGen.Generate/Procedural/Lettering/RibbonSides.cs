using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>
/// The edges of a stroke whose middle line runs level and upright by turns. Upright parts are as thick as a stem, level
/// parts as a bar; each edge turns every corner with its own radii, so that thick flows into thin as in a drawn letter.
/// </summary>
internal static class RibbonSides
{
    // One corner of one edge: where the straight parts would meet, and how far before and after it the turn begins and ends.
    private readonly record struct Turn(Point At, Point Into, Point OutOf, double Before, double After)
    {
        public Point Enter => At - Into * Before;

        public Point Leave => At + OutOf * After;
    }

    /// <summary>One edge of an open ribbon.</summary>
    /// <param name="pen">Thicknesses and corner style.</param>
    /// <param name="nodes">The middle line, two nodes at least.</param>
    /// <param name="side">-1 and 1 are the two edges, 0 the middle.</param>
    public static (Point Start, List<Segment> Steps) Open(GlyphPen pen, ReadOnlySpan<Node> nodes, int side)
    {
        int last = nodes.Length - 1;
        var turns = new Turn[Math.Max(0, last - 1)];
        for (int i = 1; i < last; i++)
            turns[i - 1] = MakeTurn(pen, nodes[i - 1], nodes[i], nodes[i + 1], side);
        for (int i = 0; i + 1 < turns.Length; i++)
            Share(ref turns[i], ref turns[i + 1]);
        Point start = End(pen, nodes[0], nodes[1], nodes[0], side), end = End(pen, nodes[last - 1], nodes[last], nodes[last], side);
        var steps = new List<Segment>();
        Point from = start;
        for (int i = 0; i < turns.Length; i++)
            AddTurn(pen, steps, ref from, turns[i]);
        steps.Add(Segment.Line(end));

        // A bowl may be cut before its turn is over: the terminal of a C. The curve is then split where the cut lies.
        if (turns.Length > 0)
        {
            if (turns[^1].After > 0 && Point.Dot(turns[^1].Leave - end, turns[^1].OutOf) > 1e-9)
                TrimEnd(steps, steps.Count > 2 ? steps[^3].End : start, end, turns[^1].OutOf);
            if (turns[0].Before > 0 && Point.Dot(start - turns[0].Enter, turns[0].Into) > 1e-9)
                start = TrimStart(steps, start, turns[0].Into);
        }
        return (start, steps);
    }

    /// <summary>One edge of a closed ribbon.</summary>
    public static Contour Closed(GlyphPen pen, ReadOnlySpan<Node> nodes, int side)
    {
        int n = nodes.Length;
        var turns = new Turn[n];
        for (int i = 0; i < n; i++)
            turns[i] = MakeTurn(pen, nodes[(i + n - 1) % n], nodes[i], nodes[(i + 1) % n], side);
        for (int i = 0; i < n; i++)
            Share(ref turns[i], ref turns[(i + 1) % n]);
        Point from = turns[^1].Leave, start = from;
        var steps = new List<Segment>();
        foreach (Turn turn in turns)
            AddTurn(pen, steps, ref from, turn);
        return new(start, [.. steps]);
    }

    private static Point Direction(Node a, Node b) => new Point(b.X - a.X, b.Y - a.Y).Unit;

    // How far an edge lies from the middle line, to the clockwise side of the direction.
    private static Point Shift(GlyphPen pen, Point direction, int side) =>
        direction.Perpendicular * (side * (Math.Abs(direction.X) > 0.5 ? pen.B : pen.T) / 2);

    private static Point End(GlyphPen pen, Node a, Node b, Node at, int side) => new Point(at.X, at.Y) + Shift(pen, Direction(a, b), side);

    private static Turn MakeTurn(GlyphPen pen, Node before, Node at, Node after, int side)
    {
        Point into = Direction(before, at), outOf = Direction(at, after);
        Point corner = new Point(at.X, at.Y) + Shift(pen, into, side) + Shift(pen, outOf, side);
        bool inner = side * Point.Cross(into, outOf) > 0;
        double rx = at.RadiusX, ry = at.RadiusY;
        if (side == 0)
        {
            rx = Math.Max(0, rx - pen.T / 2);
            ry = Math.Max(0, ry - pen.B / 2);
        }
        else if (inner && pen.Face.Corners == CornerCut.Chamfer)
        {
            // Keeps the slanted part as thick as the straight ones: two parallel lines at 45 degrees.
            double less = (2 - Math.Sqrt(2)) * (pen.T + pen.B) / 2;
            rx = Math.Max(0, rx - less);
            ry = Math.Max(0, ry - less);
        }
        else if (inner)
        {
            rx = Math.Max(rx > 0 ? 0.025 : 0, rx - pen.T);
            ry = Math.Max(ry > 0 ? 0.025 : 0, ry - pen.B);
        }
        bool level = Math.Abs(into.X) > 0.5;
        return new(corner, into, outOf, level ? rx : ry, level ? ry : rx);
    }

    // Two turns on one straight part may not reach further than its length.
    private static void Share(ref Turn first, ref Turn second)
    {
        double length = Point.Dot(second.At - first.At, first.OutOf), wanted = first.After + second.Before;
        if (wanted <= length || wanted <= 0)
            return;
        double shrink = Math.Max(0, length) / wanted;
        first = first with { After = first.After * shrink };
        second = second with { Before = second.Before * shrink };
    }

    private static void AddTurn(GlyphPen pen, List<Segment> steps, ref Point from, Turn turn)
    {
        steps.Add(Segment.Line(turn.Enter));
        if (turn.Before + turn.After > 0 && pen.Face.Corners == CornerCut.Chamfer)
        {
            steps.Add(Segment.Line(turn.Leave));
        }
        else if (turn.Before + turn.After > 0)
        {
            double k = pen.Face.Squareness;
            steps.Add(Segment.Curve(turn.Enter + turn.Into * (turn.Before * k), turn.Leave - turn.OutOf * (turn.After * k), turn.Leave));
        }
        from = turn.Leave;
    }

    private static void TrimEnd(List<Segment> steps, Point before, Point cut, Point along)
    {
        // The last step runs back from the turn to the cut: it goes, and the turn itself stops where it meets the cut.
        steps.RemoveAt(steps.Count - 1);
        Segment turn = steps[^1];
        double share = Meet(before, turn, cut, along);
        steps[^1] = Split(before, turn, share).Head;
    }

    private static Point TrimStart(List<Segment> steps, Point cut, Point along)
    {
        Point enter = steps[0].End;
        Segment turn = steps[1];
        double share = Meet(enter, turn, cut, along);
        (Segment head, Segment tail) = Split(enter, turn, share);
        steps.RemoveAt(0);
        steps[0] = tail;
        return head.End;
    }

    private static double Meet(Point start, Segment turn, Point cut, Point along)
    {
        double low = 0, high = 1, want = Point.Dot(cut, along);
        bool rising = Point.Dot(turn.End - start, along) > 0;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            if ((Point.Dot(Contour.PointOn(start, turn, middle), along) < want) == rising)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    /// <summary>A step cut in two (de Casteljau).</summary>
    public static (Segment Head, Segment Tail) Split(Point start, Segment s, double share)
    {
        if (s.IsLine)
            return (Segment.Line(Point.Lerp(start, s.End, share)), s);
        Point a = Point.Lerp(start, s.Control1, share), b = Point.Lerp(s.Control1, s.Control2, share), c = Point.Lerp(s.Control2, s.End, share);
        Point d = Point.Lerp(a, b, share), e = Point.Lerp(b, c, share), middle = Point.Lerp(d, e, share);
        return (Segment.Curve(a, d, middle), Segment.Curve(e, c, s.End));
    }
}
