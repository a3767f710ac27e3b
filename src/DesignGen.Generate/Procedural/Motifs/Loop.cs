using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>A closed smooth curve by the points it passes through: easy to bend, grow and cut before it becomes an outline.</summary>
/// <param name="Points">The points in order, clockwise on the page, three at least.</param>
public sealed record Loop(Point[] Points)
{
    /// <summary>The curve after a map of the plane.</summary>
    public Loop Map(Affine map) => new(Array.ConvertAll(Points, map.Apply));

    /// <summary>The curve moved outwards by a distance, or inwards where it is negative.</summary>
    /// <remarks>Each point moves along its own normal: right while the distance is well below the curve's tightest radius.</remarks>
    public Loop Grow(double by)
    {
        int n = Points.Length;
        // A mirrored loop runs the other way round, and its normals with it.
        double area = 0;
        for (int i = 0; i < n; i++)
            area += Point.Cross(Points[i], Points[(i + 1) % n]);
        double side = area >= 0 ? -by : by;
        var grown = new Point[n];
        for (int i = 0; i < n; i++)
        {
            Point before = (Points[i] - Points[(i + n - 1) % n]).Unit, after = (Points[(i + 1) % n] - Points[i]).Unit;
            Point along = before + after;
            // At a tip the two sides turn back on each other: move further, but no more than twice, so that the rim stays even.
            double miter = Math.Max(0.5, along.Length / 2);
            grown[i] = along.Length > 1e-9 ? Points[i] + along.Unit.Perpendicular * (side / miter) : Points[i];
        }
        return new(grown);
    }

    /// <summary>The curve as an outline.</summary>
    public Outline Outline => Outline.Smooth(Points);

    /// <summary>A circle of eight points.</summary>
    public static Loop Circle(Point centre, double radius, int points = 8)
    {
        var loop = new Point[points];
        for (int i = 0; i < points; i++)
            loop[i] = centre + Point.Polar(radius, 2 * Math.PI * i / points);
        return new(loop);
    }
}
