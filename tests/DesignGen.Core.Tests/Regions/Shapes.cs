using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Core.Tests.Regions;

/// <summary>Random outlines, and slow plain answers about them to hold regions against.</summary>
internal static class Shapes
{
    /// <summary>Contours through random points; on a coarse lattice, so that edges coincide, touch and cross in corners, or not.</summary>
    public static Outline Scribble(Dice dice, bool lattice)
    {
        Outline all = Outline.Empty;
        int contours = dice.Whole(1, 4);
        for (int c = 0; c < contours; c++)
        {
            var points = new Point[dice.Whole(3, 24)];
            for (int i = 0; i < points.Length; i++)
                points[i] = lattice ? new(dice.Whole(0, 6), dice.Whole(0, 6)) : new(dice.Between(0, 6), dice.Between(0, 6));
            all = all.With(Outline.Polygon(points));
        }
        return all;
    }

    /// <summary>A star with uneven rays.</summary>
    public static Outline Star(Dice dice, Point centre, double radius, int rays)
    {
        var points = new Point[2 * rays];
        for (int i = 0; i < points.Length; i++)
            points[i] = centre + Point.Polar(radius * (i % 2 == 0 ? dice.Between(0.6, 1) : dice.Between(0.15, 0.6)), Math.PI * i / rays);
        return Outline.Polygon(points);
    }

    /// <summary>A page in cells whose borders wander; each border is drawn once and shared by its neighbours, one of them the other way round.</summary>
    public static ImmutableArray<Outline> Tiling(Dice dice, int columns, int rows, double cell)
    {
        var nodes = new Point[columns + 1, rows + 1];
        var across = new Segment[columns, rows + 1];
        var down = new Segment[columns + 1, rows];
        for (int x = 0; x <= columns; x++)
        {
            for (int y = 0; y <= rows; y++)
            {
                bool rimX = x == 0 || x == columns, rimY = y == 0 || y == rows;
                nodes[x, y] = new((x + (rimX ? 0 : dice.Between(-0.2, 0.2))) * cell, (y + (rimY ? 0 : dice.Between(-0.2, 0.2))) * cell);
            }
        }
        for (int x = 0; x <= columns; x++)
        {
            for (int y = 0; y <= rows; y++)
            {
                if (x < columns)
                    across[x, y] = Wander(nodes[x, y], nodes[x + 1, y], y == 0 || y == rows);
                if (y < rows)
                    down[x, y] = Wander(nodes[x, y], nodes[x, y + 1], x == 0 || x == columns);
            }
        }
        var faces = ImmutableArray.CreateBuilder<Outline>();
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++)
            {
                faces.Add(new([new(nodes[x, y], [across[x, y], down[x + 1, y],
                    Back(across[x, y + 1], nodes[x, y + 1]), Back(down[x, y], nodes[x, y])])]));
            }
        }
        return faces.ToImmutable();

        Segment Wander(Point from, Point to, bool straight)
        {
            if (straight || dice.Chance(0.2))
                return Segment.Line(to);
            Point Off() => new(dice.Between(-0.15, 0.15) * cell, dice.Between(-0.15, 0.15) * cell);
            return Segment.Curve(Point.Lerp(from, to, 0.3) + Off(), Point.Lerp(from, to, 0.7) + Off(), to);
        }

        static Segment Back(Segment s, Point start) => s.IsLine ? Segment.Line(start) : Segment.Curve(s.Control2, s.Control1, start);
    }

    /// <summary>How often straight contours wind round a place.</summary>
    public static int Winding(Outline outline, Point place)
    {
        int winding = 0;
        foreach ((Point a, Point b) in Edges(outline))
        {
            if (a.Y > place.Y != b.Y > place.Y && place.X < a.X + (place.Y - a.Y) * (b.X - a.X) / (b.Y - a.Y))
                winding += b.Y > a.Y ? 1 : -1;
        }
        return winding;
    }

    /// <summary>How far the nearest edge lies.</summary>
    public static double ToEdge(Outline outline, Point place)
    {
        double best = double.PositiveInfinity;
        foreach ((Point a, Point b) in Edges(outline))
        {
            Point step = b - a;
            double share = Point.Dot(step, step) is var length && length > 0 ? Math.Clamp(Point.Dot(place - a, step) / length, 0, 1) : 0;
            best = Math.Min(best, place.DistanceTo(a + step * share));
        }
        return best;
    }

    /// <summary>All edges, the closing ones included.</summary>
    public static IEnumerable<(Point A, Point B)> Edges(Outline outline)
    {
        foreach (Contour contour in outline.Contours)
        {
            Point from = contour.Segments[^1].End;
            if (from != contour.Start)
                yield return (from, contour.Start);
            from = contour.Start;
            foreach (Segment s in contour.Segments)
            {
                yield return (from, s.End);
                from = s.End;
            }
        }
    }

    /// <summary>Fails unless every ring is simple and no two cross.</summary>
    /// <param name="region">The region.</param>
    /// <param name="areaMm2">How much area may change where its outline is read again.</param>
    public static void AssertSimple(Region region, double areaMm2 = 1e-9)
    {
        var edges = new List<(GridPoint A, GridPoint B)>();
        foreach (GridPoint[] ring in region.Rings)
        {
            Assert.Equal(ring.Length, ring.Distinct().Count());
            Assert.True(ring.Length >= 3);
            for (int i = 0; i < ring.Length; i++)
                edges.Add((ring[i], ring[(i + 1) % ring.Length]));
        }
        edges.Sort((p, q) => Math.Min(p.A.X, p.B.X).CompareTo(Math.Min(q.A.X, q.B.X)));
        for (int i = 0; i < edges.Count; i++)
        {
            (GridPoint a, GridPoint b) = edges[i];
            int right = Math.Max(a.X, b.X);
            for (int k = i + 1; k < edges.Count; k++)
            {
                (GridPoint c, GridPoint d) = edges[k];
                if (Math.Min(c.X, d.X) > right)
                    break;
                bool crosses = Math.Sign(a.Cross(b, c)) * Math.Sign(a.Cross(b, d)) < 0 && Math.Sign(c.Cross(d, a)) * Math.Sign(c.Cross(d, b)) < 0;
                Assert.False(crosses, $"{a} {b} crosses {c} {d}");
            }
        }
        // Simple rings, holes the other way round: both rules fill the same.
        Outline outline = region.ToOutline();
        Assert.Equal(region.AreaMm2, Region.From(outline, FillRule.EvenOdd).AreaMm2, areaMm2);
        Assert.Equal(region.AreaMm2, Region.From(outline, FillRule.NonZero).AreaMm2, areaMm2);
    }
}
