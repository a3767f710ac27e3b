using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Svg;

/// <summary>Finds the shapes of an artwork that lie over one another.</summary>
/// <remarks>
/// Bounds first, by a grid of cells; then flattened edges, clipped to where the bounds meet: two shapes overlap where edges
/// cross, or where a corner of one lies inside the other, by more than <see cref="Slack"/>. Shapes that only share an edge,
/// as traced pictures do everywhere, do not overlap. Cost: pairs with meeting bounds times the product of their edges there.
/// </remarks>
internal sealed class Overlap(IReadOnlyList<Shape> shapes)
{
    /// <summary>Overlaps shallower than this are none, mm.</summary>
    private const double Slack = 0.003;

    private const double Tolerance = 0.02;

    private readonly List<Point>[]?[] _flat = new List<Point>[shapes.Count][];

    /// <summary>Every pair of shapes that overlap, as (earlier, later) in painter's order, sorted.</summary>
    /// <param name="matters">Asked first, with (earlier, later): false skips the pair.</param>
    public List<(int Below, int Above)> Pairs(Func<int, int, bool> matters)
    {
        var pairs = new List<(int, int)>();
        Rect all = shapes.Aggregate(Rect.Empty, (r, s) => r.Union(s.Outline.Bounds));
        int side = Math.Clamp((int)Math.Sqrt(shapes.Count), 1, 128);
        var cells = new List<int>[side * side];
        int Column(double x) => Math.Clamp((int)((x - all.Left) / all.Width * side), 0, side - 1);
        int Row(double y) => Math.Clamp((int)((y - all.Top) / all.Height * side), 0, side - 1);
        for (int above = 0; above < shapes.Count; above++)
        {
            Rect bounds = shapes[above].Outline.Bounds;
            if (shapes[above].Outline.IsEmpty)
                continue;
            for (int row = Row(bounds.Top); row <= Row(bounds.Bottom); row++)
            {
                for (int column = Column(bounds.Left); column <= Column(bounds.Right); column++)
                {
                    List<int> cell = cells[row * side + column] ??= [];
                    foreach (int below in cell)
                    {
                        Rect other = shapes[below].Outline.Bounds;
                        // Each pair is looked at in the cell where the overlap of its bounds begins.
                        if (bounds.Overlaps(other) && Column(Math.Max(bounds.Left, other.Left)) == column && Row(Math.Max(bounds.Top, other.Top)) == row
                            && matters(below, above) && Meet(below, above))
                            pairs.Add((below, above));
                    }
                    cell.Add(above);
                }
            }
        }
        pairs.Sort();
        return pairs;
    }

    private bool Meet(int a, int b)
    {
        Rect window = Common(shapes[a].Outline.Bounds, shapes[b].Outline.Bounds);
        List<Point>[] first = Flat(a), second = Flat(b);
        return Reaches(first, second, shapes[b].Rule, window) || Reaches(second, first, shapes[a].Rule, window) || Cross(first, second, window);
    }

    private static Rect Common(Rect a, Rect b) => new(Math.Max(a.Left, b.Left), Math.Max(a.Top, b.Top), Math.Min(a.Right, b.Right), Math.Min(a.Bottom, b.Bottom));

    private List<Point>[] Flat(int shape) => _flat[shape] ??= [.. shapes[shape].Outline.Contours.Select(c => c.Flatten(Tolerance))];

    /// <summary>Whether a corner of one outline lies well inside another.</summary>
    private static bool Reaches(List<Point>[] corners, List<Point>[] other, FillRule rule, Rect window)
    {
        foreach (List<Point> contour in corners)
        {
            foreach (Point p in contour)
            {
                if (window.Contains(p) && Inside(p, other, rule) && Inside(p + new Point(Slack, 0), other, rule) && Inside(p - new Point(Slack, 0), other, rule)
                    && Inside(p + new Point(0, Slack), other, rule) && Inside(p - new Point(0, Slack), other, rule))
                    return true;
            }
        }
        return false;
    }

    private static bool Inside(Point p, List<Point>[] contours, FillRule rule)
    {
        int winding = 0;
        foreach (List<Point> contour in contours)
        {
            Point a = contour[^1];
            foreach (Point b in contour)
            {
                if (a.Y <= p.Y != b.Y <= p.Y && a.X + (p.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X) > p.X)
                    winding += a.Y <= p.Y ? 1 : -1;
                a = b;
            }
        }
        return rule == FillRule.NonZero ? winding != 0 : (winding & 1) != 0;
    }

    /// <summary>Whether two edges cross so that their ends lie well to either side.</summary>
    private static bool Cross(List<Point>[] first, List<Point>[] second, Rect window)
    {
        List<(Point A, Point B)> edges = Edges(second, window);
        foreach ((Point a, Point b) in Edges(first, window))
        {
            foreach ((Point c, Point d) in edges)
            {
                if (Math.Max(a.X, b.X) < Math.Min(c.X, d.X) || Math.Max(c.X, d.X) < Math.Min(a.X, b.X) || Math.Max(a.Y, b.Y) < Math.Min(c.Y, d.Y) || Math.Max(c.Y, d.Y) < Math.Min(a.Y, b.Y))
                    continue;
                if (Parted(a, b, c, d) && Parted(c, d, a, b))
                    return true;
            }
        }
        return false;

        // Whether c and d lie on different sides of the line through a and b, each by more than the slack.
        static bool Parted(Point a, Point b, Point c, Point d)
        {
            Point along = b - a;
            double slack = Slack * along.Length, sideC = Point.Cross(along, c - a), sideD = Point.Cross(along, d - a);
            return (sideC > slack && sideD < -slack) || (sideC < -slack && sideD > slack);
        }
    }

    private static List<(Point A, Point B)> Edges(List<Point>[] contours, Rect window)
    {
        var edges = new List<(Point, Point)>();
        foreach (List<Point> contour in contours)
        {
            Point a = contour[^1];
            foreach (Point b in contour)
            {
                if (Math.Max(a.X, b.X) >= window.Left && Math.Min(a.X, b.X) <= window.Right && Math.Max(a.Y, b.Y) >= window.Top && Math.Min(a.Y, b.Y) <= window.Bottom && a != b)
                    edges.Add((a, b));
                a = b;
            }
        }
        return edges;
    }
}
