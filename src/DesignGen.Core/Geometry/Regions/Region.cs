using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DesignGen.Core.Geometry.Regions;

/// <summary>A band along a path, to one side of it.</summary>
/// <param name="Path">The path's corners, mm; best from <see cref="Flattening.Path"/>, so that it shares the corners of the faces beside it.</param>
/// <param name="WidthsMm">How far the band reaches to the left hand at each corner, mm, 0 or more; in between it changes evenly.</param>
/// <param name="BackMm">How far it also reaches to the right hand, mm, 0 or more: a little helps a union to close.</param>
/// <param name="Closed">Whether the last corner joins the first.</param>
/// <param name="RoundStart">Whether the start is rounded with its width, else cut straight across.</param>
/// <param name="RoundEnd">Whether the end is rounded with its width, else cut straight across.</param>
public sealed record Band(IReadOnlyList<Point> Path, IReadOnlyList<double> WidthsMm, double BackMm = 0, bool Closed = false, bool RoundStart = false, bool RoundEnd = false);

/// <summary>
/// A part of the page whose boundary is straight lines between points of a fine grid: it can be joined, cut, grown and choked without
/// loss, and never fails, whatever the outline that it comes from. It never changes; every operation gives a new one.
/// </summary>
/// <remarks>
/// The grid is <see cref="UnitMm"/>, a tenth of a micrometre; an operation may move a boundary by a unit or so where boundaries cross,
/// and never otherwise: edges that two regions share are kept to the last bit. See <see cref="Arrangement"/> for the way and the cost.
/// Safe to use from many threads at once; the same input gives the same rings on every machine.
/// </remarks>
public sealed class Region
{
    /// <summary>The grid's unit, mm.</summary>
    public const double UnitMm = 0.0001;

    /// <summary>The flattening that suits a film, mm: well under the spot of an imagesetter of 2540 dpi (0.01 mm).</summary>
    public const double FilmToleranceMm = 0.004;

    /// <summary>The flattening of arcs in grown regions, mm.</summary>
    public const double ArcToleranceMm = 0.001;

    private readonly GridPoint[][] _rings;

    private Region(GridPoint[][] rings) => _rings = rings;

    /// <summary>The region without any place.</summary>
    public static Region Empty { get; } = new([]);

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => _rings.Length == 0;

    /// <summary>How many rings bound it, holes included.</summary>
    public int RingCount => _rings.Length;

    /// <summary>How many corners its rings have.</summary>
    public int CornerCount
    {
        get
        {
            int count = 0;
            foreach (GridPoint[] ring in _rings)
                count += ring.Length;
            return count;
        }
    }

    /// <summary>Its area, mm².</summary>
    public double AreaMm2
    {
        get
        {
            Int128 twice = 0;
            foreach (GridPoint[] ring in _rings)
                twice += GridPoint.TwiceArea(ring);
            return (double)twice * (UnitMm * UnitMm / 2);
        }
    }

    /// <summary>The upright rectangle round it, mm.</summary>
    public Rect Bounds
    {
        get
        {
            Rect bounds = Rect.Empty;
            foreach (GridPoint[] ring in _rings)
            {
                foreach (GridPoint p in ring)
                    bounds = bounds.Including(p.ToPoint());
            }
            return bounds;
        }
    }

    internal GridPoint[][] Rings => _rings;

    /// <summary>What an outline fills.</summary>
    /// <param name="outline">The outline; its contours may cross, touch, lie on each other or have no extent.</param>
    /// <param name="rule">How overlapping contours decide what is inside.</param>
    /// <param name="toleranceMm">Greatest distance between curve and chord, above 0 mm.</param>
    public static Region From(Outline outline, FillRule rule = FillRule.NonZero, double toleranceMm = FilmToleranceMm)
    {
        var map = new Arrangement();
        foreach (Contour contour in outline.Contours)
            map.Add(Flattening.Ring(contour, toleranceMm));
        return new(map.Resolve(rule == FillRule.NonZero ? Inside.NonZero : Inside.Odd));
    }

    /// <summary>An upright rectangle.</summary>
    public static Region Rectangle(Rect rect) => From(Outline.Rectangle(rect));

    /// <summary>Everything that any of the regions holds.</summary>
    public static Region Union(params ReadOnlySpan<Region> regions)
    {
        var map = new Arrangement();
        foreach (Region region in regions)
            region.AddTo(map);
        return new(map.Resolve(Inside.Either));
    }

    /// <summary>Everything that any of the bands holds.</summary>
    /// <param name="bands">The bands; parts that lie over each other count once.</param>
    /// <param name="within">A region that trims them; null where nothing does.</param>
    /// <param name="arcToleranceMm">Greatest distance between arc and chord, above 0 mm.</param>
    public static Region Of(IEnumerable<Band> bands, Region? within = null, double arcToleranceMm = ArcToleranceMm)
    {
        var map = new Arrangement();
        double tolerance = Math.Max(arcToleranceMm, UnitMm / 4) / UnitMm;
        var line = new List<GridPoint>();
        foreach (Band band in bands)
        {
            var path = new List<GridPoint>(band.Path.Count);
            var widths = new List<double>(band.Path.Count);
            for (int i = 0; i < band.Path.Count; i++)
            {
                var p = GridPoint.From(band.Path[i]);
                if (path.Count > 0 && path[^1] == p)
                    continue;
                path.Add(p);
                widths.Add(band.WidthsMm[i] / UnitMm);
            }
            bool closed = band.Closed;
            if (closed && path.Count > 1 && path[0] == path[^1])
            {
                path.RemoveAt(path.Count - 1);
                widths.RemoveAt(widths.Count - 1);
            }
            closed &= path.Count > 2;
            if (path.Count < 2)
                continue;
            AddSide(path, widths);
            if (band.RoundStart && !closed)
                map.Add(RawOffset.Disc(path[0], widths[0], tolerance));
            if (band.RoundEnd && !closed)
                map.Add(RawOffset.Disc(path[^1], widths[^1], tolerance));
            if (band.BackMm > 0)
            {
                path.Reverse();
                for (int i = 0; i < widths.Count; i++)
                    widths[i] = band.BackMm / UnitMm;
                AddSide(path, widths);
            }

            void AddSide(List<GridPoint> along, List<double> reach)
            {
                line.Clear();
                ReadOnlySpan<GridPoint> corners = CollectionsMarshal.AsSpan(along);
                RawOffset.Side(corners, CollectionsMarshal.AsSpan(reach), closed, tolerance, line);
                if (closed)
                {
                    map.Add(CollectionsMarshal.AsSpan(line));
                    line.Clear();
                }
                for (int i = corners.Length - 1; i >= 0; i--)
                    line.Add(corners[i]);
                map.Add(CollectionsMarshal.AsSpan(line));
            }
        }
        within?.AddTo(map, second: true);
        return new(map.Resolve(within is null ? Inside.Either : Inside.Both));
    }

    /// <summary>What either holds.</summary>
    public Region Union(Region other) => Combine(other, Inside.Either);

    /// <summary>What both hold.</summary>
    public Region Intersect(Region other) => IsEmpty || other.IsEmpty ? Empty : Combine(other, Inside.Both);

    /// <summary>What this one holds and the other does not.</summary>
    public Region Subtract(Region other) => IsEmpty || other.IsEmpty ? this : Combine(other, Inside.FirstOnly);

    /// <summary>What one of the two holds and the other does not.</summary>
    public Region Xor(Region other) => Combine(other, Inside.OneOnly);

    /// <summary>Spread or choked: every place within a distance of the region, or every place that far inside it.</summary>
    /// <param name="mm">The distance in mm: above 0 spreads, with round corners; below 0 chokes. Exact but for the arcs' chords.</param>
    /// <param name="arcToleranceMm">Greatest distance between arc and chord, above 0 mm.</param>
    public Region Grow(double mm, double arcToleranceMm = ArcToleranceMm)
    {
        double units = Math.Abs(mm) / UnitMm, tolerance = Math.Max(arcToleranceMm, UnitMm / 4) / UnitMm;
        if (!(units >= 0.5) || IsEmpty)
            return this;
        var map = new Arrangement();
        foreach (GridPoint[] ring in _rings)
        {
            GridPoint[] turned = ring;
            if (mm < 0)
            {
                // What is left of a choked region is what the grown surroundings do not reach.
                turned = [.. ring];
                Array.Reverse(turned);
            }
            map.Add(RawOffset.Ring(turned, units, tolerance));
        }
        return new(map.Resolve(mm > 0 ? Inside.Either : Inside.Negative));
    }

    /// <summary>Choked, then spread by as much: what is thinner than twice the distance goes, corners become round.</summary>
    /// <param name="mm">The distance, mm, 0 or more.</param>
    public Region Open(double mm) => Grow(-mm).Grow(mm);

    /// <summary>Spread, then choked by as much: gaps narrower than twice the distance close, hollow corners become round.</summary>
    /// <param name="mm">The distance, mm, 0 or more.</param>
    public Region Close(double mm) => Grow(mm).Grow(-mm);

    /// <summary>The region without holes smaller than an area, and without separate pieces smaller than another.</summary>
    /// <param name="holeMm2">Holes of less than this are filled, mm².</param>
    /// <param name="pieceMm2">Pieces of less than this, holes not counted off, are dropped, mm².</param>
    public Region Without(double holeMm2, double pieceMm2)
    {
        var kept = new List<GridPoint[]>(_rings.Length);
        bool dropped = false;
        foreach (GridPoint[] ring in _rings)
        {
            double area = (double)GridPoint.TwiceArea(ring) * (UnitMm * UnitMm / 2);
            bool keep = area > 0 ? area >= pieceMm2 : -area >= holeMm2;
            dropped |= !keep;
            if (keep)
                kept.Add(ring);
        }
        if (!dropped)
            return this;
        // What lay inside a filled hole, or was a hole of a dropped piece, is settled by counting anew.
        var map = new Arrangement();
        foreach (GridPoint[] ring in kept)
            map.Add(ring);
        return new(map.Resolve(Inside.Either));
    }

    /// <summary>Only those separate pieces of which some boundary lies within a distance of another region's boundary.</summary>
    /// <param name="other">The other region.</param>
    /// <param name="withinMm">The distance, mm: a few units tell what shares an edge from what does not. Places are looked at every 0.02 mm.</param>
    public Region Touching(RegionProbe other, double withinMm)
    {
        var kept = new List<GridPoint[]>(_rings.Length);
        foreach (List<GridPoint[]> piece in Grouped())
        {
            if (piece.Exists(Touches))
                kept.AddRange(piece);
        }
        return kept.Count == _rings.Length ? this : new([.. kept]);

        bool Touches(GridPoint[] ring)
        {
            const double stepMm = 0.02;
            Point a = ring[^1].ToPoint();
            foreach (GridPoint corner in ring)
            {
                Point b = corner.ToPoint();
                int steps = (int)Math.Ceiling(a.DistanceTo(b) / stepMm);
                for (int i = 0; i < steps; i++)
                {
                    if (other.DistanceTo(Point.Lerp(a, b, (i + 0.5) / steps), withinMm) <= withinMm)
                        return true;
                }
                a = b;
            }
            return false;
        }
    }

    /// <summary>The separate pieces, each with its holes, in the order of their leftmost corners. Pieces that touch at a corner are two.</summary>
    public ImmutableArray<Region> Pieces() => [.. Grouped().Select(rings => new Region([.. rings]))];

    /// <summary>The rings by piece, the outer one first.</summary>
    private List<List<GridPoint[]>> Grouped()
    {
        var pieces = new List<List<GridPoint[]>>();
        var areas = new List<Int128>();
        var holes = new List<GridPoint[]>();
        foreach (GridPoint[] ring in _rings)
        {
            Int128 area = GridPoint.TwiceArea(ring);
            if (area <= 0)
            {
                holes.Add(ring);
                continue;
            }
            pieces.Add([ring]);
            areas.Add(area);
        }
        var boxes = new (int Right, int Top, int Bottom)[pieces.Count];
        for (int i = 0; i < boxes.Length; i++)
        {
            (int right, int top, int bottom) = (int.MinValue, int.MaxValue, int.MinValue);
            foreach (GridPoint p in pieces[i][0])
                (right, top, bottom) = (Math.Max(right, p.X), Math.Min(top, p.Y), Math.Max(bottom, p.Y));
            boxes[i] = (right, top, bottom);
        }
        foreach (GridPoint[] hole in holes)
        {
            // Rings start at their leftmost corner and come in its order; a hole's edge never lies on the outer ring's.
            int home = -1;
            for (int i = 0; i < boxes.Length && pieces[i][0][0].X <= hole[0].X; i++)
            {
                if (boxes[i].Right > hole[0].X && boxes[i].Top <= hole[0].Y && boxes[i].Bottom >= hole[0].Y &&
                    (home < 0 || areas[i] < areas[home]) && Surrounds(pieces[i][0], hole))
                    home = i;
            }
            if (home >= 0)
                pieces[home].Add(hole);
        }
        return pieces;
    }

    /// <summary>Whether a place is inside; of places on the boundary itself, some are.</summary>
    /// <remarks>Walks all corners; for many questions use <see cref="RegionProbe"/>.</remarks>
    public bool Contains(Point place)
    {
        double x = place.X / UnitMm, y = place.Y / UnitMm;
        bool inside = false;
        foreach (GridPoint[] ring in _rings)
        {
            GridPoint a = ring[^1];
            foreach (GridPoint b in ring)
            {
                if (a.Y > y != b.Y > y && x < a.X + (y - a.Y) * (b.X - (double)a.X) / (b.Y - (double)a.Y))
                    inside = !inside;
                a = b;
            }
        }
        return inside;
    }

    /// <summary>The boundary as an outline: rings clockwise on the page round the inside and anticlockwise round holes.</summary>
    /// <remarks>No two rings cross and none crosses itself, so the non-zero and the even-odd rule fill the same.</remarks>
    public Outline ToOutline()
    {
        var contours = ImmutableArray.CreateBuilder<Contour>(_rings.Length);
        foreach (GridPoint[] ring in _rings)
        {
            var segments = ImmutableArray.CreateBuilder<Segment>(ring.Length);
            for (int i = 1; i <= ring.Length; i++)
                segments.Add(Segment.Line(ring[i % ring.Length].ToPoint()));
            contours.Add(new(ring[0].ToPoint(), segments.MoveToImmutable()));
        }
        return new(contours.MoveToImmutable());
    }

    /// <summary>The region with fewer corners: each ring is drawn through some of its own corners.</summary>
    /// <param name="toleranceMm">Farthest that a left-out corner may lie from the new line, mm (Douglas and Peucker 1973).</param>
    public Region Simplify(double toleranceMm)
    {
        var map = new Arrangement();
        foreach (GridPoint[] ring in _rings)
            map.Add(Thinning.Thin(ring, toleranceMm / UnitMm));
        return new(map.Resolve(Inside.Either));
    }

    private Region Combine(Region other, Inside inside)
    {
        var map = new Arrangement();
        AddTo(map);
        other.AddTo(map, second: true);
        return new(map.Resolve(inside));
    }

    private void AddTo(Arrangement map, bool second = false)
    {
        foreach (GridPoint[] ring in _rings)
            map.Add(ring, second);
    }

    /// <summary>Whether a ring holds another that does not cross it: by the middle of one of its edges, in half units, exactly.</summary>
    private static bool Surrounds(GridPoint[] outer, GridPoint[] inner)
    {
        long x = (long)inner[0].X + inner[1].X, y = (long)inner[0].Y + inner[1].Y;
        bool inside = false;
        GridPoint a = outer[^1];
        foreach (GridPoint b in outer)
        {
            if (2L * a.Y > y != 2L * b.Y > y)
            {
                Int128 side = (Int128)(2L * b.X - 2L * a.X) * (y - 2L * a.Y) - (Int128)(2L * b.Y - 2L * a.Y) * (x - 2L * a.X);
                if (side > 0 == b.Y > a.Y)
                    inside = !inside;
            }
            a = b;
        }
        return inside;
    }
}
