using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Small polygons moved in and out, and bars of even breadth, straight or along a path.</summary>
public static class Polygons
{
    /// <summary>A polygon with every side moved inwards by a distance, outwards where it is negative; corners stay sharp.</summary>
    /// <remarks>Right while no side shrinks to nothing.</remarks>
    /// <param name="corners">Corners, clockwise on the page.</param>
    /// <param name="byMm">How far, mm.</param>
    public static Point[] Inset(IReadOnlyList<Point> corners, double byMm)
    {
        int n = corners.Count;
        var inner = new Point[n];
        for (int i = 0; i < n; i++)
        {
            Point before = (corners[i] - corners[(i + n - 1) % n]).Unit, after = (corners[(i + 1) % n] - corners[i]).Unit;
            Point middle = before.Perpendicular + after.Perpendicular;
            inner[i] = corners[i] + middle * (byMm / Math.Max(0.05, 1 + Point.Dot(before, after)));
        }
        return inner;
    }

    /// <summary>The band between a polygon moved in by one distance and by a greater one.</summary>
    public static Outline Band(IReadOnlyList<Point> corners, double fromMm, double toMm) =>
        Outline.Polygon(Inset(corners, fromMm)).With(Outline.Polygon(Inset(corners, toMm)).Reverse());

    /// <summary>A regular polygon, its first corner straight up.</summary>
    public static Point[] Regular(Point centre, double radius, int corners, double turn = 0)
    {
        var at = new Point[corners];
        for (int i = 0; i < corners; i++)
            at[i] = centre + Point.Polar(radius, Math.Tau * i / corners - Math.PI / 2 + turn);
        return at;
    }

    /// <summary>Distance from a polygon's middle to its nearest side, mm.</summary>
    public static double Room(IReadOnlyList<Point> corners)
    {
        Point middle = corners.Aggregate(Point.Zero, (s, p) => s + p) / corners.Count;
        double room = double.PositiveInfinity;
        for (int i = 0; i < corners.Count; i++)
        {
            Point along = (corners[(i + 1) % corners.Count] - corners[i]).Unit;
            room = Math.Min(room, Math.Abs(Point.Cross(along, middle - corners[i])));
        }
        return room;
    }

    /// <summary>A straight bar with square ends.</summary>
    /// <param name="from">Middle of one end, mm.</param>
    /// <param name="to">Middle of the other, mm.</param>
    /// <param name="width">Breadth, mm.</param>
    /// <param name="extend">How far it reaches past both ends, mm.</param>
    public static Outline Bar(Point from, Point to, double width, double extend = 0)
    {
        Point along = (to - from).Unit, side = along.Perpendicular * (width / 2);
        (from, to) = (from - along * extend, to + along * extend);
        return Outline.Polygon(from - side, to - side, to + side, from + side);
    }

    /// <summary>A straight bar with round ends, which lie within its length.</summary>
    public static Outline Dash(Point from, Point to, double width)
    {
        Point along = (to - from).Unit, side = along.Perpendicular * (width / 2);
        Point a = from + along * (width / 2), b = to - along * (width / 2);
        return new OutlineBuilder().MoveTo(a - side).LineTo(b - side).ArcAround(b, Math.PI).LineTo(a + side).ArcAround(a, Math.PI).Close().Build();
    }

    /// <summary>A bar that follows straight pieces with mitred corners: both edges are exact, so no pen is needed.</summary>
    /// <param name="path">Points of its middle line, two at least.</param>
    /// <param name="width">Breadth, in the unit of the points.</param>
    /// <param name="extend">How far it reaches past both ends; half the breadth makes square corners with what it joins.</param>
    public static Outline Path(IReadOnlyList<Point> path, double width, double extend = 0)
    {
        int last = path.Count - 1;
        var left = new Point[path.Count];
        var right = new Point[path.Count];
        for (int i = 0; i <= last; i++)
        {
            Point into = Way(Math.Max(0, i - 1)), outOf = Way(Math.Min(last - 1, i)), normals = into.Perpendicular + outOf.Perpendicular;
            // A mitre: the sum of both normals, stretched so that its share of each is one.
            Point side = normals * (2 / Math.Max(0.2, Point.Dot(normals, normals))) * (width / 2);
            Point at = path[i] + (i == 0 ? outOf * -extend : i == last ? into * extend : Point.Zero);
            (left[i], right[last - i]) = (at + side, at - side);
        }
        return Outline.Polygon([.. left, .. right]);

        Point Way(int i) => (path[i + 1] - path[i]).Unit;
    }

    /// <summary>Many outlines as one.</summary>
    public static Outline Joined(IEnumerable<Outline> parts) => new([.. parts.SelectMany(p => p.Contours)]);
}
