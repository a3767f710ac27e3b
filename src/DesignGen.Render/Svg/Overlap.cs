using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Svg;

/// <summary>Finds the shapes of an artwork that lie over one another.</summary>
/// <remarks>
/// Bounds first, by a grid of cells; then flattened edges, clipped to where the bounds meet: two shapes overlap where edges
/// cross, where a corner of one lies inside the other, by more than <see cref="Slack"/>, or where they have the same edges and lie on
/// the same side of them, as a coat and the glow over all of it. Shapes that only share an edge, as traced pictures do everywhere, do not overlap. Cost: pairs with meeting bounds times the product of their edges there.
/// </remarks>
internal sealed class Overlap
{
    /// <summary>Overlaps shallower than this are none, mm.</summary>
    private const double Slack = 0.003;

    private const double Tolerance = 0.02;

    // So many edges of a shape are asked whether what lies just inside them lies inside the other, too.
    private const int Asked = 8;

    private readonly IReadOnlyList<Shape> _shapes;
    private readonly List<Point>[]?[] _flat;
    private readonly List<int>[] _cells;
    private readonly Rect _all;
    private readonly int _side;

    /// <summary>Sorts shapes into cells of the page.</summary>
    public Overlap(IReadOnlyList<Shape> shapes)
    {
        _shapes = shapes;
        _flat = new List<Point>[shapes.Count][];
        _all = shapes.Aggregate(Rect.Empty, (r, s) => r.Union(s.Outline.Bounds));
        _side = Math.Clamp((int)Math.Sqrt(shapes.Count), 1, 128);
        _cells = [.. Enumerable.Range(0, _side * _side).Select(_ => new List<int>())];
        for (int shape = 0; shape < shapes.Count; shape++)
        {
            foreach (int cell in Cells(shapes[shape].Outline.Bounds))
                _cells[cell].Add(shape);
        }
    }

    /// <summary>Every pair of shapes that overlap, as (earlier, later) in painter's order, sorted.</summary>
    /// <param name="matters">Asked first, with (earlier, later): false skips the pair.</param>
    public List<(int Below, int Above)> Pairs(Func<int, int, bool> matters)
    {
        var pairs = new List<(int, int)>();
        for (int cell = 0; cell < _cells.Length; cell++)
        {
            List<int> here = _cells[cell];
            for (int i = 1; i < here.Count; i++)
            {
                Rect bounds = _shapes[here[i]].Outline.Bounds;
                for (int j = 0; j < i; j++)
                {
                    Rect other = _shapes[here[j]].Outline.Bounds;
                    // Each pair is looked at in the cell where the overlap of its bounds begins.
                    if (bounds.Overlaps(other) && Cell(Math.Max(bounds.Left, other.Left), Math.Max(bounds.Top, other.Top)) == cell
                        && matters(here[j], here[i]) && Meet(here[j], here[i]))
                        pairs.Add((here[j], here[i]));
                }
            }
        }
        pairs.Sort();
        return pairs;
    }

    /// <summary>Adds the shapes whose bounds meet a rectangle to a set.</summary>
    public void Near(Rect rect, SortedSet<int> into) => into.UnionWith(Cells(rect).SelectMany(c => _cells[c]).Where(s => _shapes[s].Outline.Bounds.Overlaps(rect)));

    private int Column(double x) => Math.Clamp((int)((x - _all.Left) / _all.Width * _side), 0, _side - 1);

    private int Cell(double x, double y) => Math.Clamp((int)((y - _all.Top) / _all.Height * _side), 0, _side - 1) * _side + Column(x);

    private IEnumerable<int> Cells(Rect rect)
    {
        if (rect.IsEmpty)
            yield break;
        int first = Column(rect.Left), last = Column(rect.Right);
        for (int row = Cell(rect.Left, rect.Top) - first; row <= Cell(rect.Left, rect.Bottom) - first; row += _side)
        {
            for (int column = first; column <= last; column++)
                yield return row + column;
        }
    }

    private bool Meet(int a, int b)
    {
        Rect window = Common(_shapes[a].Outline.Bounds, _shapes[b].Outline.Bounds);
        List<Point>[] first = Flat(a), second = Flat(b);
        return Reaches(first, second, _shapes[b].Rule, window) || Reaches(second, first, _shapes[a].Rule, window) || Cross(first, second, window)
            || Covers(first, _shapes[a].Rule, second, _shapes[b].Rule, window) || Covers(second, _shapes[b].Rule, first, _shapes[a].Rule, window);
    }

    /// <summary>Whether what lies just inside some edge of a shape lies inside another.</summary>
    private static bool Covers(List<Point>[] shape, FillRule own, List<Point>[] other, FillRule rule, Rect window)
    {
        List<(Point A, Point B)> edges = Edges(shape, window);
        for (int i = 0; i < edges.Count; i += Math.Max(1, edges.Count / Asked))
        {
            (Point a, Point b) = edges[i];
            Point middle = (a + b) * 0.5, aside = (b - a) * (2 * Slack / (b - a).Length);
            foreach (Point p in (ReadOnlySpan<Point>)[middle + new Point(-aside.Y, aside.X), middle + new Point(aside.Y, -aside.X)])
            {
                if (window.Contains(p) && Inside(p, shape, own) && Inside(p, other, rule))
                    return true;
            }
        }
        return false;
    }

    private static Rect Common(Rect a, Rect b) => new(Math.Max(a.Left, b.Left), Math.Max(a.Top, b.Top), Math.Min(a.Right, b.Right), Math.Min(a.Bottom, b.Bottom));

    private List<Point>[] Flat(int shape) => _flat[shape] ??= [.. _shapes[shape].Outline.Contours.Select(c => c.Flatten(Tolerance))];

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
