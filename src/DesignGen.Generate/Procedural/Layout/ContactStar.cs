using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>One strand of strapwork inside a polygon: from an edge, round one bend, to another edge.</summary>
/// <param name="From">Where it enters.</param>
/// <param name="Bend">Where it bends.</param>
/// <param name="To">Where it leaves.</param>
/// <param name="FromEdge">Inward direction of the edge it enters by, length 1.</param>
/// <param name="ToEdge">Inward direction of the edge it leaves by, length 1.</param>
/// <param name="Crossing">Where it crosses its neighbour near the edge it enters by.</param>
public readonly record struct Strand(Point From, Point Bend, Point To, Point FromEdge, Point ToEdge, Point Crossing);

/// <summary>One closed star inside a polygon.</summary>
/// <param name="Centre">Middle of its bends.</param>
/// <param name="Tips">Its points near the edges.</param>
/// <param name="Bends">Its bends; bend k lies between tip k and the next.</param>
public sealed record StarCell(Point Centre, ImmutableArray<Point> Tips, ImmutableArray<Point> Bends)
{
    /// <summary>The star as an outline.</summary>
    public Outline Outline => Outline.Polygon([.. Tips.SelectMany((tip, k) => new[] { tip, Bends[k] })]);

    /// <summary>Distance from the middle to the nearest bend.</summary>
    public double Room => Bends.Min(b => b.DistanceTo(Centre));
}

/// <summary>A star pattern inside a polygon, by polygons in contact.</summary>
/// <remarks>
/// E. H. Hankin 1925; Craig S. Kaplan, Islamic Star Patterns from Polygons in Contact, 2005: two rays leave each edge's middle
/// at the contact angle and end where they meet the nearest ray of another edge. With a two-point offset the rays start on
/// both sides of the middle and cross first. Pairs are taken shortest first, which also serves polygons that are not convex.
/// </remarks>
public sealed class ContactStar
{
    /// <summary>The pattern in a polygon.</summary>
    /// <param name="corners">Corners, clockwise on the page.</param>
    /// <param name="contactRadians">Angle between edge and ray.</param>
    /// <param name="offset">Distance of each starting point from the edge's middle; 0 or more.</param>
    public ContactStar(ImmutableArray<Point> corners, double contactRadians, double offset)
    {
        int n = corners.Length;
        (double sin, double cos) = Math.SinCos(contactRadians);
        Point[] forwardFrom = new Point[n], backFrom = new Point[n], forward = new Point[n], back = new Point[n], inward = new Point[n], tip = new Point[n];
        for (int k = 0; k < n; k++)
        {
            Point a = corners[k], b = corners[(k + 1) % n], along = (b - a).Unit, middle = (a + b) / 2;
            inward[k] = along.Perpendicular;
            forwardFrom[k] = middle - along * offset;
            backFrom[k] = middle + along * offset;
            forward[k] = along * cos + inward[k] * sin;
            back[k] = -along * cos + inward[k] * sin;
            tip[k] = middle + inward[k] * (offset * sin / cos);
        }
        var pairs = new List<(double Cost, int F, int B, Point At)>();
        for (int f = 0; f < n; f++)
        {
            for (int b = 0; b < n; b++)
            {
                double cross = Point.Cross(forward[f], back[b]);
                Point gap = backFrom[b] - forwardFrom[f];
                if (f != b && Math.Abs(cross) < 1e-9 && Math.Abs(Point.Cross(gap, forward[f])) < 1e-9 && Point.Dot(gap, forward[f]) > 0 && Point.Dot(forward[f], back[b]) < 0)
                    pairs.Add((gap.Length, f, b, forwardFrom[f] + gap / 2)); // two rays on one line, face to face
                if (f == b || Math.Abs(cross) < 1e-9)
                    continue;
                double t = Point.Cross(gap, back[b]) / cross, u = Point.Cross(gap, forward[f]) / cross;
                if (t > 1e-6 && u > 1e-6)
                    pairs.Add((t + u, f, b, forwardFrom[f] + forward[f] * t));
            }
        }
        int[] next = new int[n];
        Point[] bend = new Point[n];
        Array.Fill(next, -1);
        bool[] taken = new bool[n];
        foreach ((_, int f, int b, Point at) in pairs.OrderBy(p => Math.Round(p.Cost, 9)).ThenBy(p => (p.B - p.F + n) % n).ThenBy(p => p.F))
        {
            if (next[f] < 0 && !taken[b])
                (next[f], taken[b], bend[f]) = (b, true, at);
        }
        var strands = ImmutableArray.CreateBuilder<Strand>();
        var stars = ImmutableArray.CreateBuilder<StarCell>();
        bool[] seen = new bool[n];
        for (int start = 0; start < n; start++)
        {
            if (next[start] < 0)
                continue;
            strands.Add(new(forwardFrom[start], bend[start], backFrom[next[start]], inward[start], inward[next[start]], tip[start]));
            var tips = ImmutableArray.CreateBuilder<Point>();
            var bends = ImmutableArray.CreateBuilder<Point>();
            int k = start;
            while (k >= 0 && !seen[k])
            {
                seen[k] = true;
                tips.Add(tip[k]);
                bends.Add(bend[k]);
                k = next[k];
            }
            if (k == start && tips.Count >= 3)
                stars.Add(new(bends.Aggregate(Point.Zero, (s, p) => s + p) / bends.Count, tips.ToImmutable(), bends.ToImmutable()));
        }
        Strands = strands.ToImmutable();
        Stars = stars.ToImmutable();
        Lozenges = offset <= 0 ? [] : [.. Enumerable.Range(0, n).Select(k => Outline.Polygon(
            forwardFrom[k] - inward[k] * (offset * 0.06), forwardFrom[k], tip[k], backFrom[k], backFrom[k] - inward[k] * (offset * 0.06)))];
    }

    /// <summary>The strands of the polygon.</summary>
    public ImmutableArray<Strand> Strands { get; }

    /// <summary>The stars that the strands close.</summary>
    public ImmutableArray<StarCell> Stars { get; }

    /// <summary>Half lozenges on the edges, with a hair of overlap into the neighbour; none without an offset.</summary>
    public ImmutableArray<Outline> Lozenges { get; }
}
