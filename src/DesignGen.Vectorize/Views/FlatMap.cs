using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Measures;

namespace DesignGen.Vectorize.Views;

/// <summary>A boundary between two inks as straight lines.</summary>
/// <param name="Left">Ink on the left hand; null for bare ground.</param>
/// <param name="Right">Ink on the right hand; null for bare ground.</param>
/// <param name="Points">Its corners, mm.</param>
/// <param name="Closed">Whether the last joins the first; the first is not repeated.</param>
internal sealed record FlatEdge(int? Left, int? Right, List<Point> Points, bool Closed)
{
    /// <summary>The same walked the other way.</summary>
    public FlatEdge Reverse() => new(Right, Left, [.. Enumerable.Reverse(Points)], Closed);
}

/// <summary>An ink map in straight lines, from which films and underbase are made; a tile has its neighbours round it.</summary>
/// <remarks>
/// What a trap or a choke does at a place depends on what lies within some distance of it. On a tile that goes on across the border, into
/// the tile's next copy: so the copies are laid round it as far as that, boundaries are joined at the seams, and what comes out is cut
/// to the page. Since copies lie whole micrometres apart, opposite borders come out as the same points.
/// </remarks>
internal sealed class FlatMap
{
    private const double PerMm = 1 / Outline.SnapMm;

    private readonly bool _steps;

    private FlatMap(bool steps, Rect page, Rect window, ImmutableArray<Region> faces, ImmutableArray<FlatEdge> edges) =>
        (_steps, Page, Window, Faces, Edges) = (steps, page, window, faces, edges);

    /// <summary>The page, mm.</summary>
    public Rect Page { get; }

    /// <summary>How far faces and boundaries reach, mm: the page, and round a tile as far beyond it as was asked.</summary>
    public Rect Window { get; }

    /// <summary>Where each ink goes within the window.</summary>
    public ImmutableArray<Region> Faces { get; }

    /// <summary>The boundaries within the window; none runs along its border.</summary>
    public ImmutableArray<FlatEdge> Edges { get; }

    /// <summary>Makes it.</summary>
    /// <param name="map">The picture.</param>
    /// <param name="beyondMm">How far beyond a place it matters what is there, mm.</param>
    /// <param name="edges">Whether the boundaries are wanted.</param>
    public static FlatMap Of(InkMap map, double beyondMm, bool edges)
    {
        Rect page = new(0, 0, map.Width.Millimetres, map.Height.Millimetres);
        if (map.Repeat is null)
            return new(false, page, page, [.. map.Faces.AsParallel().AsOrdered().Select(FlatFaces.Of)], edges ? [.. map.Edges.Where(e => !e.Segments.IsEmpty).Select(FlatFaces.Of)] : []);
        Rect window = page.Grow(Math.Ceiling(beyondMm * PerMm) * Outline.SnapMm);
        Point[] steps = [.. Steps(page, window)];
        return new(true, page, window, [.. map.Faces.AsParallel().AsOrdered().Select(f => Around(f, steps, window))], edges ? [.. Around(map.Edges, steps, page, window)] : []);
    }

    /// <summary>What of a region lies on the page.</summary>
    public Region OnPage(Region region) => _steps ? region.Intersect(Region.Rectangle(Page)) : region;

    /// <summary>Whether a place is the page's own: of a tile's borders, left and top are.</summary>
    public bool Owns(Point place) => !_steps || (place.X >= Page.Left && place.X < Page.Right && place.Y >= Page.Top && place.Y < Page.Bottom);

    /// <summary>How far the copies lie away that meet the window, the tile itself first.</summary>
    private static IEnumerable<Point> Steps(Rect page, Rect window)
    {
        int across = (int)Math.Ceiling((window.Right - page.Right) / page.Width), down = (int)Math.Ceiling((window.Bottom - page.Bottom) / page.Height);
        yield return Point.Zero;
        for (int y = -down; y <= down; y++)
        {
            for (int x = -across; x <= across; x++)
            {
                if (x != 0 || y != 0)
                    yield return new(x * page.Width, y * page.Height);
            }
        }
    }

    private static Region Around(Outline face, Point[] steps, Rect window)
    {
        Outline flat = FlatFaces.Straight(face);
        var all = ImmutableArray.CreateBuilder<Contour>();
        foreach (Contour contour in flat.Contours)
        {
            Rect bounds = new Outline([contour]).Bounds;
            foreach (Point step in steps)
            {
                if (window.Meets(Affine.Translate(step).Apply(bounds)))
                    all.Add(contour.Transform(Affine.Translate(step)));
            }
        }
        return Region.From(new(all.ToImmutable())).Intersect(Region.Rectangle(window));
    }

    private static IEnumerable<FlatEdge> Around(ImmutableArray<InkEdge> edges, Point[] steps, Rect page, Rect window)
    {
        var whole = new List<FlatEdge>();
        var broken = new List<FlatEdge>();
        foreach (InkEdge edge in edges)
        {
            if (edge.Segments.IsEmpty)
                continue;
            FlatEdge flat = FlatFaces.Of(edge);
            // One way round for each two inks, so that a boundary goes on across a seam from end to begin.
            if ((flat.Left ?? -1) > (flat.Right ?? -1))
                flat = flat.Reverse();
            foreach (Point step in steps)
            {
                foreach (FlatEdge part in Within(flat, step, window))
                    (part.Closed ? whole : broken).Add(part);
            }
        }
        whole.AddRange(Join(broken, page));
        return whole;
    }

    /// <summary>The stretches of a boundary's copy that come into the window.</summary>
    private static IEnumerable<FlatEdge> Within(FlatEdge edge, Point step, Rect window)
    {
        List<Point> p = [.. edge.Points.Select(q => OnGrid(q + step))];
        int lines = edge.Closed ? p.Count : p.Count - 1;
        bool[] meets = [.. Enumerable.Range(0, lines).Select(i => window.Meets(Rect.Empty.Including(p[i]).Including(p[(i + 1) % p.Count])))];
        if (!meets.Contains(false))
        {
            yield return edge with { Points = p };
            yield break;
        }
        // A closed one is walked from a line outside.
        int begin = edge.Closed ? Array.IndexOf(meets, false) : 0;
        List<Point> run = [];
        for (int k = 0; k < lines; k++)
        {
            int i = (begin + k) % lines;
            if (meets[i])
            {
                if (run.Count == 0)
                    run.Add(p[i]);
                run.Add(p[(i + 1) % p.Count]);
            }
            if (run.Count > 0 && (!meets[i] || k == lines - 1))
            {
                yield return new(edge.Left, edge.Right, run, false);
                run = [];
            }
        }
    }

    /// <summary>Joins stretches of boundary that meet on a seam.</summary>
    private static IEnumerable<FlatEdge> Join(List<FlatEdge> parts, Rect page)
    {
        var begins = new Dictionary<(int?, int?, Point), int>();
        for (int i = 0; i < parts.Count; i++)
        {
            if (OnSeam(parts[i].Points[0], page))
                begins.TryAdd((parts[i].Left, parts[i].Right, parts[i].Points[0]), i);
        }
        var next = new int?[parts.Count];
        var follows = new bool[parts.Count];
        for (int i = 0; i < parts.Count; i++)
        {
            if (begins.Remove((parts[i].Left, parts[i].Right, parts[i].Points[^1]), out int after))
                (next[i], follows[after]) = (after, true);
        }
        var done = new bool[parts.Count];
        // First those that nothing leads to; what is left then goes round.
        foreach (int first in Enumerable.Range(0, parts.Count).OrderBy(i => follows[i]))
        {
            if (done[first])
                continue;
            List<Point> points = [parts[first].Points[0]];
            int? at = first;
            for (; at is int i && !done[i]; at = next[i])
            {
                points.AddRange(parts[i].Points.Skip(1));
                done[i] = true;
            }
            bool closed = at == first && points.Count > 3;
            if (closed)
                points.RemoveAt(points.Count - 1);
            yield return new(parts[first].Left, parts[first].Right, points, closed);
        }
    }

    private static bool OnSeam(Point p, Rect page) =>
        Math.Round(p.X * PerMm) % Math.Round(page.Width * PerMm) == 0 || Math.Round(p.Y * PerMm) % Math.Round(page.Height * PerMm) == 0;

    private static Point OnGrid(Point p) => new(Math.Round(p.X * PerMm) * Outline.SnapMm, Math.Round(p.Y * PerMm) * Outline.SnapMm);
}
