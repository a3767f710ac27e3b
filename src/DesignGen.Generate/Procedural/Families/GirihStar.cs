using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Islamic star patterns by polygons in contact on six tilings, with bands, interlacing and rosettes.</summary>
public sealed class GirihStar : IPatternFamily
{
    private const double Reserve = 1.15;

    // Edges shorter than this leave no room for bands and what they enclose, mm.
    private const double LeastEdgeMm = 14;

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "girih-star", new("Girih star", "伊斯兰星纹"), ArtKind.AllOver,
        ["girih", "star", "islamic", "moroccan", "arabesque", "geometric", "tile", "mosaic", "zellige", "ramadan", "eid", "middle east", "elegant", "luxury", "boho", "women", "men", "unisex", "home"],
        [
            new("tiling", "choice", 0, 5, 0, "0 4.8.8, 1 3.12.12, 2 4.6.12, 3 3.4.6.4, 4 3.6.3.6, 5 decagons"),
            new("star-size", "mm", 34, 96, 56, "larger stars"),
            new("contact", "degrees", 48, 74, 62, "sharper stars"),
            new("two-point", "share", 0, 0.3, 0, "lozenges on the edges grow"),
            new("band", "share", 0.04, 0.14, 0.08, "broader bands"),
            new("band-style", "choice", 0, 3, 1, "0 plain, 1 lined, 2 interlaced, 3 double line"),
            new("infill", "choice", 0, 3, 1, "0 a floret upon a star, 1 a floret, 2 nested stars, 3 kites in the stars"),
            new("scheme", "choice", 0, 3, 0, "0 coloured ground, 1 coloured stars, 2 dark ground, 3 lines only"),
            new("beads", "choice", 0, 2, 1, "0 nothing, 1 a bead, 2 a floret on each corner of the tiling"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["tiling", "contact", "scheme", "infill"])
    {
        OnGround = [ShownWhen.Parse("scheme=3")],
        Shows = [Shown.Surely("star"), Shown.Perhaps("hexagon"), Shown.Perhaps("rosette", "infill=0,1"), Shown.Perhaps("rosette", "beads=2"), Shown.Perhaps("diamond-shape")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        PolygonTiling tiling = PolygonTiling.All[canvas.Whole("tiling")];
        (List<TilePolygon> polygons, double sx, double sy) = tiling.Fit(canvas.Cell, canvas.Repeat, Math.Max(canvas["star-size"], LeastEdgeMm * tiling.Spacing));
        Affine toPage = Affine.Scale(sx, sy).Then(Affine.Translate(canvas.Cell.Left, canvas.Cell.Top));
        double unit = Math.Sqrt(sx * sy);
        // Interlacing has a hand: a mirror would turn every over into an under along its axes, so bands are lined there.
        int bandStyle = canvas.Repeat?.Layout is RepeatLayout.Mirror && canvas.Whole("band-style") == 2 ? 1 : canvas.Whole("band-style");
        var look = new Look(canvas, canvas.Whole("scheme"), bandStyle);

        // Breadths in mm: a lined band needs two lines and an open middle; lozenges must stay clear of the band.
        // The reserve pays for the squeeze that fits the tiling to its cell.
        double minLine = canvas.MinLine * Reserve, minGap = Math.Max(canvas.MinLine, canvas.MinGap) * Reserve;
        double line = Math.Max(canvas.Finest(look.BandEdge) * Reserve, unit * 0.03), core = Math.Max(minGap, unit * canvas["band"] * 1.3);
        double full = look.BandStyle == 0 ? Math.Max(canvas.Finest(look.BandEdge) * Reserve, unit * canvas["band"] * 1.2) : core + 2 * line;
        double contact = canvas["contact"] * Math.PI / 180, offset = canvas["two-point"];
        // Lozenges must leave every strand a straight run before its bend, and be larger than the band that frames them.
        List<ImmutableArray<Point>> shapes = [.. polygons.GroupBy(p => p.Corners.Length).Select(g => g.First().Corners)];
        while (offset > 0.01 && !shapes.TrueForAll(c => new ContactStar(c, contact, offset).Strands.All(s => s.Crossing.DistanceTo(s.From) < 0.72 * s.Bend.DistanceTo(s.From))))
            offset *= 0.85;
        if (offset * unit * Math.Sin(contact) < full / 2 + minLine * 0.9)
            offset = 0;

        canvas.Ground();
        if (canvas.InkOf(look.Face) != canvas.InkOf(PaletteRole.Ground))
            canvas.Fill(look.Face, Outline.Rectangle(canvas.Cell.Grow(0.3)));

        List<(TilePolygon Polygon, ContactStar Star)> stars = [.. polygons.Select(p => (p, new ContactStar(p.Corners, contact, offset)))];
        foreach ((TilePolygon polygon, ContactStar star) in stars)
        {
            foreach (StarCell cell in star.Stars)
            {
                // Where bands leave a sliver of a small star, they fill it whole.
                bool open = star.Strands.Min(s => Math.Min(Distance(cell.Centre, s.From, s.Bend), Distance(cell.Centre, s.Bend, s.To))) * unit > full / 2 + minLine * 0.8;
                canvas.Fill(open ? look.Star(polygon.Kind) : look.BandEdge, cell.Outline.Transform(toPage));
            }
            foreach (Outline lozenge in star.Lozenges)
                canvas.Fill(look.Lozenge, lozenge.Transform(toPage));
        }
        if (canvas.Whole("beads") > 0)
            Corners(canvas, look, stars, toPage, unit, full);

        // All outer bands first, then all cores: bands that meet become one net.
        List<Strapwork> straps = [.. stars.SelectMany(s => s.Star.Strands).Select(s => new Strapwork(s, 0.08 / unit))];
        foreach (Strapwork strap in straps)
            canvas.Fill(look.BandEdge, strap.Band(full / unit).Transform(toPage));
        if (look.BandStyle > 0)
        {
            foreach (Strapwork strap in straps)
                canvas.Fill(look.BandCore, strap.Band(core / unit).Transform(toPage));
        }
        if (look.BandStyle == 2)
        {
            foreach (Strapwork strap in straps)
            {
                canvas.Fill(look.BandEdge, strap.Bridge(full / unit, full / unit, 0).Transform(toPage));
                canvas.Fill(look.BandCore, strap.Bridge(core / unit, full / unit, line * 0.5 / unit).Transform(toPage));
            }
        }
        if (look.BandStyle == 3 && core > 2 * minGap + minLine)
        {
            foreach (Strapwork strap in straps)
                canvas.Fill(look.BandEdge, strap.Band(Math.Max(minLine, core * 0.26) / unit).Transform(toPage));
        }
        foreach ((TilePolygon polygon, ContactStar star) in stars)
        {
            foreach (StarCell cell in star.Stars)
                Fill(canvas, look, polygon.Kind, OnPage(cell, toPage), full, (role, outline) => canvas.Fill(role, outline));
        }
    }

    private static StarCell OnPage(StarCell cell, Affine toPage) => new(
        toPage.Apply(cell.Centre), [.. cell.Tips.Select(toPage.Apply)], [.. cell.Bends.Select(toPage.Apply)]);

    private static void Fill(DesignCanvas canvas, Look look, int kind, StarCell cell, double full, Action<PaletteRole, Outline> put)
    {
        double gap = Math.Max(canvas.MinGap, full * 0.3), room = cell.Room - full / 2 - gap;
        double least = Math.Max(canvas.MinLine, canvas.MinGap) / 2;
        PaletteRole on = look.Star(kind);
        if (room < canvas.MinLine * 3)
            return;
        var rosette = new Rosette(cell, room, put);
        (PaletteRole first, PaletteRole second, PaletteRole eye) = look.On(on);
        // Small stars carry a small thing, or the eye would have no rest.
        if (cell.Tips.Length < 6 && kind > 0)
        {
            if (canvas.Whole("infill") == 1 && room > least * 6)
                rosette.Floret(first, first, second, least);
            else if (canvas.Whole("infill") > 0 && room > least * 4)
                rosette.Nested(first, second, second, least * 2);
            return;
        }
        switch (canvas.Whole("infill"))
        {
            case 0:
                rosette.Nested(first, second, second, least * 2);
                new Rosette(cell, room * 0.5, put).Floret(canvas.Differ(eye, second) ? eye : first, second, first, least);
                break;
            case 1: rosette.Floret(first, second, eye, least); break;
            case 2: rosette.Nested(first, second, eye, least * 2); break;
            case 3: rosette.Kites(first, second, eye, gap, least * 2); break;
        }
    }

    // A bead or a floret on each corner of the tiling, in the middle of the face round it.
    private static void Corners(DesignCanvas canvas, Look look, List<(TilePolygon Polygon, ContactStar Star)> stars, Affine toPage, double unit, double full)
    {
        var room = new SortedDictionary<(long X, long Y), (Point At, Point Along, double Room, int Meeting)>();
        foreach ((TilePolygon polygon, ContactStar star) in stars)
        {
            for (int k = 0; k < polygon.Corners.Length; k++)
            {
                Point corner = polygon.Corners[k], along = (polygon.Corners[(k + 1) % polygon.Corners.Length] - corner).Unit;
                double free = star.Strands.Min(s => Math.Min(Distance(corner, s.From, s.Bend), Distance(corner, s.Bend, s.To)));
                var key = ((long)Math.Round(corner.X * 1000), (long)Math.Round(corner.Y * 1000));
                room[key] = room.TryGetValue(key, out var before) ? (before.At, before.Along, Math.Min(before.Room, free), before.Meeting + 1) : (corner, along, free, 1);
            }
        }
        Rect cell = canvas.Cell;
        bool closed = canvas.Repeat?.Layout is null or RepeatLayout.Mirror;
        double over = closed ? 1e-4 : -1e-4;
        // The faces inside the cell tell how many polygons meet; at the cell's edge some are missing.
        int meeting = room.Values.Max(r => r.Meeting);
        double free0 = room.Values.Where(r => r.Meeting == meeting).Select(r => r.Room).DefaultIfEmpty(room.Values.Min(r => r.Room)).Min();
        double space = free0 * unit - full / 2 - canvas.MinGap;
        if (space < canvas.MinLine)
            return;
        foreach ((Point at, Point along, _, _) in room.Values)
        {
            // A corner over the edge comes back as an image of one inside.
            Point corner = toPage.Apply(at);
            if (corner.X < cell.Left - 1e-4 || corner.Y < cell.Top - 1e-4 || corner.X > cell.Right + over || corner.Y > cell.Bottom + over)
                continue;
            // Corners of bow ties lie too close together for florets.
            if (canvas.Whole("beads") == 1 || canvas.Whole("tiling") == 5 || space < canvas.MinLine * 8)
            {
                canvas.Fill(look.Bead, Outline.Circle(corner, Math.Max(canvas.MinLine, Math.Min(space * 0.55, full * 0.7))));
                continue;
            }
            Point[] tips = [.. Enumerable.Range(0, meeting).Select(k => corner + Affine.Rotate(Math.Tau * k / meeting).Apply(along) * space)];
            (PaletteRole first, PaletteRole second, PaletteRole eye) = look.On(look.Face);
            new Rosette(new(corner, [.. tips], [.. tips]), space * 1.05, (role, outline) => canvas.Fill(role, outline)).Floret(look.Bead, look.Bead == first ? second : first, eye, Math.Max(canvas.MinLine, canvas.MinGap) / 2);
        }
    }

    private static double Distance(Point p, Point a, Point b)
    {
        Point ab = b - a;
        double t = Math.Clamp(Point.Dot(p - a, ab) / Point.Dot(ab, ab), 0, 1);
        return p.DistanceTo(a + ab * t);
    }

    /// <summary>Which role paints what.</summary>
    private sealed class Look
    {
        private readonly DesignCanvas _canvas;
        private readonly ImmutableArray<PaletteRole> _stars;

        public Look(DesignCanvas canvas, int scheme, int bandStyle)
        {
            _canvas = canvas;
            BandStyle = bandStyle;
            PaletteRole dark = canvas.Lightness(PaletteRole.Line) < canvas.Lightness(PaletteRole.Shade) ? PaletteRole.Line : PaletteRole.Shade;
            Face = scheme switch
            {
                0 => canvas.Against(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Support),
                2 => canvas.Against(PaletteRole.Ground, dark, PaletteRole.Shade, PaletteRole.Hero),
                _ => PaletteRole.Ground,
            };
            List<PaletteRole> distinct = canvas.Distinct(Face, scheme switch
            {
                0 => [PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Support],
                2 => [PaletteRole.Hero, PaletteRole.Light, PaletteRole.Accent, PaletteRole.Ground],
                _ => [PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light],
            });
            if (distinct.Count == 0)
                distinct.Add(PaletteRole.Line);
            _stars = scheme == 3 ? [PaletteRole.Ground] : [.. distinct];
            BandEdge = scheme == 3
                ? canvas.Clearest(Face, PaletteRole.Hero, PaletteRole.Line, PaletteRole.Shade)
                : Clear(Face, _stars[0], PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Support);
            BandCore = canvas.Clearest(BandEdge, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Accent);
            // A bead of the band's own colour, or of the brightest that is not.
            Bead = canvas.Bold(Face, scheme == 3 ? PaletteRole.Support : PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Ground);
            Lozenge = canvas.Bold(Face, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Hero, BandCore);
        }

        public int BandStyle { get; }

        public PaletteRole Face { get; }

        public PaletteRole BandEdge { get; }

        public PaletteRole BandCore { get; }

        public PaletteRole Bead { get; }

        public PaletteRole Lozenge { get; }

        public PaletteRole Star(int kind) => _stars[Math.Min(kind, _stars.Length - 1)];

        public (PaletteRole First, PaletteRole Second, PaletteRole Eye) On(PaletteRole field)
        {
            List<PaletteRole> seen = _canvas.Distinct(field, PaletteRole.Hero, PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light);
            if (seen.Count == 0)
                return (BandEdge, BandEdge, BandEdge);
            // Not the faces' colour where there is a choice: the floret should not look like a hole.
            PaletteRole first = _canvas.Bold(field, [.. seen.Where(r => _canvas.InkOf(r) != _canvas.InkOf(Face)), .. seen]);
            PaletteRole second = _canvas.Bold(first, [.. seen.Where(r => r != first), field]);
            PaletteRole eye = _canvas.Bold(first, [.. seen.Where(r => r != first && r != second), second, field]);
            return (first, second, eye);
        }

        private PaletteRole Clear(PaletteRole a, PaletteRole b, params ReadOnlySpan<PaletteRole> choices)
        {
            PaletteRole best = choices[0];
            double most = -1;
            foreach (PaletteRole role in choices)
            {
                double least = Math.Min(_canvas.Contrast(role, a), _canvas.Contrast(role, b));
                if (least > most + 1e-9)
                    (best, most) = (role, least);
            }
            return best;
        }
    }
}
