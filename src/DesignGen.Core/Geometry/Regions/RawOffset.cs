namespace DesignGen.Core.Geometry.Regions;

/// <summary>Draws the rings whose winding tells where a shape grown by a disc lies, and bands along a line.</summary>
/// <remarks>
/// The raw ring of a grown shape is the sum of the shape's own ring, of one clockwise oblong per edge on its outer side, and of one
/// clockwise fan per convex corner; at a hollow corner it runs in through the corner itself, which adds nothing. So it winds round a
/// place as often as shape, oblongs and fans cover it, never less than zero: where it winds at all is the grown shape, exactly. (Chen
/// and McMains, Polygon Offsetting by Computing Winding Numbers, 2005, tell the same of less careful rings.) Arcs are halved by
/// normalised sums of their ends' directions, with square roots only, so that all machines agree to the last bit.
/// </remarks>
internal static class RawOffset
{
    /// <summary>Steps shorter than this many units have no direction worth following.</summary>
    private const int ShortStep = 3;

    /// <summary>The line left by a ring's left-hand side at a distance.</summary>
    /// <param name="ring">The ring; its left hand is the outer side where it runs clockwise.</param>
    /// <param name="distance">How far, units, above 0.</param>
    /// <param name="arcTolerance">Greatest distance between arc and chords, units, above 0.</param>
    public static GridPoint[] Ring(ReadOnlySpan<GridPoint> ring, double distance, double arcTolerance)
    {
        var corners = new List<GridPoint>(ring.Length);
        foreach (GridPoint p in ring)
        {
            if (corners.Count == 0 || Far(corners[^1], p))
                corners.Add(p);
        }
        while (corners.Count > 1 && !Far(corners[^1], corners[0]))
            corners.RemoveAt(corners.Count - 1);
        if (corners.Count < 2)
            return [];
        double[] widths = new double[corners.Count];
        Array.Fill(widths, distance);
        var raw = new List<GridPoint>(2 * corners.Count);
        Side(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(corners), widths, true, arcTolerance, raw);
        return [.. raw];

        static bool Far(GridPoint a, GridPoint b) => Math.Abs(a.X - b.X) >= ShortStep || Math.Abs(a.Y - b.Y) >= ShortStep;
    }

    /// <summary>Appends the line along the left-hand side of a path, at a distance that changes evenly from corner to corner.</summary>
    /// <param name="path">The path's corners; neighbours differ.</param>
    /// <param name="widths">The distance at each corner, units, 0 or more.</param>
    /// <param name="closed">Whether the last corner joins the first.</param>
    /// <param name="arcTolerance">Greatest distance between arc and chords, units, above 0.</param>
    /// <param name="line">Receives the line.</param>
    public static void Side(ReadOnlySpan<GridPoint> path, ReadOnlySpan<double> widths, bool closed, double arcTolerance, List<GridPoint> line)
    {
        int n = path.Length;
        if (n < 2)
            return;
        GridPoint last = path[n - 1];
        Point into = closed ? Step(last, path[0]) : Step(path[0], path[1]);
        double intoLength = into.Length;
        into = into.Unit;
        for (int i = 0; i < n; i++)
        {
            GridPoint at = path[i];
            bool end = !closed && i == n - 1;
            Point step = end ? into * intoLength : Step(at, path[(i + 1) % n]);
            double length = step.Length;
            Point on = step.Unit;
            Corner(at, into, intoLength, on, length, widths[i], arcTolerance, line);
            (into, intoLength) = (on, length);
        }
    }

    /// <summary>A disc as a ring, clockwise on the page.</summary>
    public static GridPoint[] Disc(GridPoint centre, double radius, double arcTolerance)
    {
        var ring = new List<GridPoint>();
        ReadOnlySpan<Point> quarters = [new(1, 0), new(0, 1), new(-1, 0), new(0, -1)];
        for (int i = 0; i < 4; i++)
            Arc(centre, quarters[i], quarters[(i + 1) % 4], radius, arcTolerance, ring);
        return [.. ring];
    }

    private static Point Step(GridPoint a, GridPoint b) => new(b.X - a.X, b.Y - a.Y);

    private static void Corner(GridPoint at, Point into, double intoLength, Point on, double onLength, double width, double tolerance, List<GridPoint> line)
    {
        if (width <= 0)
        {
            line.Add(at);
            return;
        }
        Point before = new(into.Y, -into.X), after = new(on.Y, -on.X);
        double turn = Point.Cross(into, on), along = Point.Dot(into, on);
        if (along > 0.9999999 && Math.Abs(turn) < 1e-7)
        {
            Put(line, at, after, width);
            return;
        }
        // How far the two sides' meeting point lies from the corner, as a multiple of the width.
        double mitre = Math.Sqrt(2 / (1 + Math.Max(along, -0.5)));
        bool small = along > 0 && (turn > 0
            ? width * (mitre - 1) <= tolerance / 4
            : width * -turn <= Math.Min(intoLength, onLength) / 2);
        if (small)
        {
            Put(line, at, (before + after) / (1 + along), width);
        }
        else if (turn > 0 || along < -0.9999999)
        {
            Arc(at, before, after, width, tolerance, line);
            Put(line, at, after, width);
        }
        else
        {
            Put(line, at, before, width);
            line.Add(at);
            Put(line, at, after, width);
        }
    }

    /// <summary>Appends an arc clockwise from one direction to another, at most half a turn, without its end.</summary>
    private static void Arc(GridPoint centre, Point from, Point to, double radius, double tolerance, List<GridPoint> line)
    {
        double along = Math.Max(-1, Point.Dot(from, to));
        // The chord's middle lies radius · cos(half the angle) from the centre.
        if (radius * (1 - Math.Sqrt((1 + along) / 2)) <= tolerance)
        {
            Put(line, centre, from, radius);
            return;
        }
        Point middle = along < -0.9999 ? from.Perpendicular : (from + to).Unit;
        Arc(centre, from, middle, radius, tolerance, line);
        Arc(centre, middle, to, radius, tolerance, line);
    }

    private static void Put(List<GridPoint> line, GridPoint at, Point direction, double width) =>
        line.Add(GridPoint.Round(at.X + direction.X * width, at.Y + direction.Y * width));
}
