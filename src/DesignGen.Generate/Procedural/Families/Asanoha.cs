using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Asanoha: six-leaved hemp stars on a triangle lattice, as lines, folded facets, cut leaves, hexagons or a shading of triangles.</summary>
public sealed class Asanoha : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "asanoha", new("Hemp leaf", "麻叶纹"), ArtKind.AllOver,
        ["asanoha", "hemp leaf", "star", "leaf", "triangle", "japanese", "japan", "asian", "traditional", "yukata", "kimono", "geometric", "indigo", "calm", "elegant", "minimal", "summer", "new year", "women", "men", "kids", "unisex"],
        [
            new("leaf-size", "mm", 10, 32, 15, "longer leaves"),
            new("style", "choice", 0, 5, 0, "0 lines with filled stars, 1 folded facets, 2 double lines, 3 coloured hexagons, 4 cut leaves, 5 triangles that swell and shrink"),
            new("line", "share", 0.03, 0.11, 0.05, "bolder lines, as a share of the leaf"),
            new("filled", "share", 0, 1, 0.35, "more stars or facets filled"),
            new("drift", "share", 0, 1, 0.5, "filled parts gather in drifts rather than mix evenly"),
            new("scheme", "choice", 0, 3, 1, ClothScheme.Choices),
            new("turn", "choice", 0, 1, 0, "0 upright leaves, 1 lying leaves"),
            new("tones", "count", 1, 3, 2, "more tones in the filled parts"),
            new("accents", "count", 0, 10, 4, "more emblems in a tile"),
            new("emblem", "choice", 0, 4, 1, "0 bright star, 1 plum, 2 cherry, 3 chrysanthemum, 4 flower lozenge"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["style", "scheme", "leaf-size", "drift"])
    {
        OnGround = [ShownWhen.Parse("scheme=0")],
        Shows =
        [
            Shown.Surely("hemp-leaf"), Shown.Perhaps("leaf", "style=4"), Shown.Perhaps("star", "style=0"), Shown.Surely("star", "emblem=0", "accents=1..10"),
            Shown.Surely("plum-blossom", "emblem=1", "accents=1..10"), Shown.Surely("cherry-blossom", "emblem=2", "accents=1..10"), Shown.Surely("chrysanthemum", "emblem=3", "accents=1..10"),
            Shown.Perhaps("blossom", "emblem=4", "accents=1..10"), Shown.Perhaps("hexagon", "style=3"), Shown.Surely("triangle", "style=5"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        ClothScheme cloth = ClothScheme.For(canvas, canvas.Whole("scheme"));
        double leaf = canvas["leaf-size"], wide = leaf * Math.Sqrt(3);
        bool lying = canvas.Whole("turn") == 1;
        int style = canvas.Whole("style");
        var grid = new TwinGrid(canvas, lying ? leaf : wide, lying ? wide : leaf);
        double size = Math.Sqrt(grid.Units.Width * grid.Units.Height / Math.Sqrt(3));
        double line = Math.Max(canvas.Finest(cloth.Ink), canvas["line"] * size);
        List<Star> stars = [.. grid.Drawn.Select(p => new Star(grid, p, lying))];
        EvenMix mix = grid.Mix(canvas);
        List<Point> places = [.. grid.Places.Select(p => p.At)];
        List<PaletteRole> tones = cloth.Tones[..Math.Min(canvas.Whole("tones"), cloth.Tones.Count)];
        double filled = canvas["filled"], drift = canvas["drift"];
        List<int> inner = [.. grid.Places.Where(p => !p.OnAxis).Select(p => p.Of)];
        List<int> accents = mix.Spread(canvas.Whole("accents"), inner, canvas.Dice.Fork("accents"));
        int[] Dealt(double most) => Drift.Deal(canvas, mix, places, [1 - filled * most + 1e-6, .. tones.Select(_ => filled * most / tones.Count)], size * 1.3, drift, "fill");
        void Put(PaletteRole role, IEnumerable<Outline> parts) => canvas.Fill(role, AxisTrim.Trim(canvas, Polygons.Joined(parts), 0.05));

        cloth.Dye(canvas);
        switch (style)
        {
            case 1:
                Facets(canvas, cloth, stars, Dealt(1), tones, Put);
                break;
            case 3:
                int[] hexagons = Dealt(1);
                foreach (Star star in stars.Where(s => hexagons[s.Place.Of] > 0))
                    Put(tones[hexagons[star.Place.Of] - 1], [Outline.Polygon([.. star.Middles])]);
                break;
            case 4:
                CutLeaves(canvas, cloth, stars, Dealt(0.9), tones, line, Put);
                break;
            case 5:
                Swelling(canvas, cloth, stars, line, filled, drift, Put);
                break;
            default:
                int[] picked = Dealt(0.6);
                foreach (Star star in stars.Where(s => picked[s.Place.Of] > 0))
                {
                    PaletteRole tone = tones[picked[star.Place.Of] - 1];
                    PaletteRole second = tones[picked[star.Place.Of] % tones.Count];
                    Put(tone, Enumerable.Range(0, 6).Select(star.Leaf));
                    if (second != tone)
                        Put(second, Enumerable.Range(0, 6).Select(k => star.Half(k, true)));
                }
                break;
        }
        if (style == 0 && canvas.Whole("emblem") == 0)
            BrightStars(canvas, cloth, stars, accents, Put);
        if (style < 4)
        {
            foreach (Star star in stars)
                Put(cloth.Ink, star.Lines(line));
            double core = line * 1.1 + canvas.Finest(cloth.Field);
            if (style == 2)
            {
                // A gap along the middle of every line, cut after all lines so that the joints stay open.
                foreach (Star star in stars)
                    Put(cloth.Ink, star.Lines(core + 2 * Math.Max(canvas.Finest(cloth.Ink), line * 0.7)));
                foreach (Star star in stars)
                    Put(cloth.Field, star.Lines(core));
            }
        }
        if (style != 0 && canvas.Whole("emblem") == 0)
            BrightStars(canvas, cloth, stars, accents, Put, inset: line * 0.8);
        if (canvas.Whole("emblem") > 0)
            Emblems(canvas, cloth, stars, accents, size, line, Put);
    }

    // Three tones by the way each small triangle faces: the cloth seems folded.
    private static void Facets(DesignCanvas canvas, ClothScheme cloth, List<Star> stars, int[] filled, List<PaletteRole> tones, Action<PaletteRole, IEnumerable<Outline>> put)
    {
        List<PaletteRole> faces = [.. tones.OrderBy(canvas.Lightness)];
        faces.Add(faces.Count < 2 ? cloth.Ink : cloth.Field);
        for (int face = 0; face < Math.Min(3, faces.Count); face++)
        {
            if (faces[face] == cloth.Field)
                continue;
            foreach (Star star in stars.Where(s => filled[s.Place.Of] > 0))
                put(faces[face], star.Facets().Where(f => f.Face % faces.Count == face).Select(f => Outline.Polygon([.. f.Corners])));
        }
    }

    // Every leaf for itself, parted by the cloth; each star's leaves in one tone, one half lighter.
    private static void CutLeaves(DesignCanvas canvas, ClothScheme cloth, List<Star> stars, int[] dealt, List<PaletteRole> tones, double line, Action<PaletteRole, IEnumerable<Outline>> put)
    {
        double inset = Math.Max(canvas.Finest(cloth.Field) / 2, line * 0.55);
        foreach (Star star in stars)
        {
            PaletteRole role = dealt[star.Place.Of] == 0 ? cloth.Ink : tones[dealt[star.Place.Of] - 1];
            put(role, Enumerable.Range(0, 6).SelectMany(k => new[] { star.HalfLeaf(k, false), star.HalfLeaf(k, true) })
                .Select(c => Polygons.Inset(c, inset)).Select(c => Outline.Polygon(c)));
        }
    }

    // Small triangles that grow and shrink with the current: bold cloth fades into fine lines.
    private static void Swelling(DesignCanvas canvas, ClothScheme cloth, List<Star> stars, double line, double filled, double drift, Action<PaletteRole, IEnumerable<Outline>> put)
    {
        var current = new Current(canvas);
        foreach (Star star in stars)
        {
            var parts = new List<Outline>();
            foreach ((_, Point[] corners) in star.Facets())
            {
                double room = Polygons.Room(corners), least = canvas.Finest(cloth.Field) / 2, most = room - canvas.Finest(cloth.Ink) * 0.8;
                Point middle = (corners[0] + corners[1] + corners[2]) / 3;
                double size = Math.Clamp(0.25 + 0.6 * filled + (current.At(new Torus(canvas.Repeat, canvas.Cell).Fold(middle)) - 0.5) * 3 * (0.25 + drift), 0.22, 1);
                double inset = Math.Max(Math.Max(least, line * 0.35), room * (1 - size));
                if (inset < most)
                    parts.Add(Outline.Polygon(Polygons.Inset(corners, inset)));
            }
            put(cloth.Ink, parts);
        }
    }

    private static void BrightStars(DesignCanvas canvas, ClothScheme cloth, List<Star> stars, List<int> accents, Action<PaletteRole, IEnumerable<Outline>> put, double inset = 0)
    {
        PaletteRole second = canvas.Against(cloth.Accent, PaletteRole.Light, PaletteRole.Support, cloth.Ink);
        foreach (Star star in stars.Where(s => accents.Contains(s.Place.Of)))
        {
            put(cloth.Accent, Enumerable.Range(0, 6).Select(k => Outline.Polygon(Polygons.Inset(star.HalfLeaf(k, false), inset))));
            put(inset > 0 ? cloth.Accent : second, Enumerable.Range(0, 6).Select(k => Outline.Polygon(Polygons.Inset(star.HalfLeaf(k, true), inset))));
        }
    }

    // A hexagon cleared for an emblem, with the lattice's own line round it.
    private static void Emblems(DesignCanvas canvas, ClothScheme cloth, List<Star> stars, List<int> accents, double size, double line, Action<PaletteRole, IEnumerable<Outline>> put)
    {
        PaletteRole vein = canvas.Clearest(cloth.Accent, cloth.Field, PaletteRole.Ground, PaletteRole.Line);
        var crest = new Crest(canvas, cloth.Accent, vein, canvas.Against(cloth.Accent, PaletteRole.Light, PaletteRole.Support, vein));
        int kind = canvas.Whole("emblem") - 1;
        foreach (Star star in stars.Where(s => accents.Contains(s.Place.Of)))
        {
            put(cloth.Ink, [Outline.Polygon(Polygons.Inset(star.Middles, -line / 2))]);
            put(cloth.Field, [Outline.Polygon(Polygons.Inset(star.Middles, line / 2))]);
            crest.Draw(kind, star.Place.At, size * 0.5 - line / 2 - Math.Max(canvas.MinGap, size * 0.05), 0, star.Place.OnAxis);
        }
    }

    /// <summary>A lattice corner with its six neighbours and the middles of the triangles between them.</summary>
    private sealed class Star
    {
        private static readonly (int X, int Y)[] Lying = [(2, 0), (1, 1), (-1, 1), (-2, 0), (-1, -1), (1, -1)];
        private static readonly (int X, int Y)[] Upright = [(0, 2), (-1, 1), (-1, -1), (0, -2), (1, -1), (1, 1)];
        private readonly Point[] _around;

        public Star(TwinGrid grid, TwinPlace place, bool lying)
        {
            Place = place;
            _around = [.. (lying ? Lying : Upright).Select(d => grid.Near(place, d.X, d.Y))];
            Middles = [.. Enumerable.Range(0, 6).Select(k => (place.At + _around[k] + _around[(k + 1) % 6]) / 3)];
        }

        public TwinPlace Place { get; }

        public Point[] Middles { get; }

        public Outline Leaf(int k) => Outline.Polygon(Place.At, Middles[(k + 5) % 6], _around[k], Middles[k]);

        public Point[] HalfLeaf(int k, bool second) => second ? [Place.At, _around[k], Middles[k]] : [Place.At, Middles[(k + 5) % 6], _around[k]];

        public Outline Half(int k, bool second) => Outline.Polygon([.. HalfLeaf(k, second)]);

        // The two triangles that belong to this corner, each in three.
        public IEnumerable<(int Face, Point[] Corners)> Facets()
        {
            for (int t = 0; t < 2; t++)
            {
                Point[] corners = [Place.At, _around[t], _around[t + 1]];
                for (int k = 0; k < 3; k++)
                    yield return (t == 0 ? k : (4 - k) % 3, [corners[k], corners[(k + 1) % 3], Middles[t]]);
            }
        }

        public IEnumerable<Outline> Lines(double width)
        {
            for (int k = 0; k < 3; k++)
                yield return Polygons.Bar(Place.At, _around[k], width, width * 0.2);
            for (int t = 0; t < 2; t++)
            {
                foreach (Point corner in new[] { Place.At, _around[t], _around[t + 1] })
                    yield return Polygons.Bar(Middles[t], corner, width, width * 0.25);
            }
        }
    }
}
