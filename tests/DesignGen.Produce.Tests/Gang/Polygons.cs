using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Tests.Gang;

/// <summary>How far polygons are apart, straight from the definition.</summary>
internal static class Polygons
{
    /// <summary>The least distance between two polygons; below 0 where one holds a corner of the other or their edges cross.</summary>
    public static double Distance(Point[] a, Point[] b)
    {
        if (a.Any(p => Holds(b, p)) || b.Any(p => Holds(a, p)))
            return -1;
        double least = double.PositiveInfinity;
        for (int i = 0; i < a.Length; i++)
        {
            (Point p, Point q) = (a[i], a[(i + 1) % a.Length]);
            for (int j = 0; j < b.Length; j++)
            {
                (Point r, Point s) = (b[j], b[(j + 1) % b.Length]);
                if (Cross(p, q, r, s))
                    return -1;
                least = Math.Min(least, Math.Min(Math.Min(ToEdge(p, r, s), ToEdge(q, r, s)), Math.Min(ToEdge(r, p, q), ToEdge(s, p, q))));
            }
        }
        return least;
    }

    private static bool Holds(Point[] polygon, Point at)
    {
        bool inside = false;
        for (int i = 0; i < polygon.Length; i++)
        {
            (Point p, Point q) = (polygon[i], polygon[(i + 1) % polygon.Length]);
            if (p.Y <= at.Y != q.Y <= at.Y && Point.Cross(q - p, at - p) > 1e-6 != q.Y < p.Y && ToEdge(at, p, q) > 1e-6)
                inside = !inside;
        }
        return inside && Enumerable.Range(0, polygon.Length).Min(i => ToEdge(at, polygon[i], polygon[(i + 1) % polygon.Length])) > 1e-5;
    }

    private static bool Cross(Point p, Point q, Point r, Point s)
    {
        double a = Point.Cross(q - p, r - p), b = Point.Cross(q - p, s - p), c = Point.Cross(s - r, p - r), d = Point.Cross(s - r, q - r);
        const double hair = 1e-4;
        return ((a > hair && b < -hair) || (a < -hair && b > hair)) && ((c > hair && d < -hair) || (c < -hair && d > hair));
    }

    private static double ToEdge(Point at, Point from, Point to)
    {
        double length = Point.Dot(to - from, to - from), share = length > 0 ? Math.Clamp(Point.Dot(at - from, to - from) / length, 0, 1) : 0;
        return at.DistanceTo(from + (to - from) * share);
    }
}
