using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Cracked glaze: strong crackle and hairlines on celadon, the gold thread and iron wire of Ge ware, and gold-mended bowls.</summary>
/// <remarks>
/// Glaze cracks in order of age: a young crack runs from an old one to another and meets both nearly square. Old cracks are the
/// edges of a Voronoi diagram, young ones split its cells again and again; all of them bow.
/// </remarks>
public sealed class CrackedGlaze : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "cracked-glaze", new("Cracked glaze", "开片"), ArtKind.AllOver,
        ["cracked", "crackle", "glaze", "celadon", "ge ware", "porcelain", "ceramic", "kintsugi", "gold", "chinese", "china", "japanese", "oriental", "song", "zen", "calm", "elegant", "texture", "abstract", "women", "men", "unisex", "all-over"],
        [
            new("style", "choice", 0, 3, 1, "0 celadon crackle, 1 gold thread and iron wire, 2 gold-mended shards, 3 crackle in tones"),
            new("shard", "mm", 14, 46, 28, "larger shards"),
            new("hairlines", "share", 0, 1, 0.6, "more hairlines in every shard"),
            new("iron", "mm", 0.5, 2.2, 1, "broader strong cracks"),
            new("bow", "share", 0, 1, 0.5, "cracks bow more"),
            new("stretch", "share", 0.5, 1.9, 1, "shards longer across the cloth"),
            new("tint", "share", 0, 1, 0.35, "more shards in another tone"),
            new("beads", "choice", 0, 2, 1, "where strong cracks meet: 0 plain, 1 the glaze pools, 2 drops of gold beside them"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["style", "shard", "tint", "stretch"])
    {
        Shows = [Shown.Surely("crackle")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        Rect cell = canvas.Cell;
        int style = canvas.Whole("style");
        double size = canvas["shard"] * (style == 2 ? 1.35 : 1), stretch = canvas["stretch"], bow = canvas["bow"];
        var torus = new Torus(canvas.Repeat, cell);
        Dice dice = canvas.Dice.Fork("seeds");
        int count = Math.Max(4, (int)Math.Round(cell.Width * cell.Height / (size * size)));
        var seeds = new Point[count];
        for (int i = 0; i < count; i++)
            seeds[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        seeds = TorusVoronoi.Relax(torus, seeds, 2, stretch);
        var cells = TorusVoronoi.Cells(torus, seeds, stretch: stretch);

        PaletteRole iron = style == 2 ? Gold(canvas) : canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero);
        PaletteRole thread = style switch
        {
            1 => Dress.Clear(canvas, PaletteRole.Ground, Gold(canvas), PaletteRole.Support, PaletteRole.Hero, PaletteRole.Line),
            2 => canvas.Bold(PaletteRole.Ground, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Hero),
            _ => Dress.Clear(canvas, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line),
        };
        List<PaletteRole> tints = canvas.Distinct(PaletteRole.Ground, PaletteRole.Light, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Shade);
        tints.RemoveAll(t => !canvas.Differ(t, thread) || !canvas.Differ(t, iron));
        int[] tint = Tinted(canvas, cells, style == 3 ? Math.Max(0.7, canvas["tint"]) : canvas["tint"], tints.Count, size);
        // Colour first, then hairlines, then the strong net over all ends.
        for (int i = 0; i < cells.Length; i++)
        {
            if (tint[i] > 0)
                canvas.Fill(tints[tint[i] - 1], Bowed(torus, cells[i], bow));
        }
        var layers = new InkLayers(canvas);
        for (int i = 0; i < cells.Length; i++)
        {
            var own = canvas.Dice.Fork("hair", cells[i].Seed);
            double target = size * size * Math.Pow(0.5, 0.5 + 4.6 * canvas["hairlines"]) * (style == 2 ? 1.6 : 1);
            if (canvas["hairlines"] > 0.02)
                Split(canvas, layers, thread, [.. cells[i].Corners], Math.Max(target, 16), bow, own, 0);
        }
        layers.Print();
        Net(canvas, torus, cells, iron, bow, style);
    }

    private static PaletteRole Gold(DesignCanvas canvas)
    {
        // The warmest of the bright roles: gold where the palette has any.
        PaletteRole best = PaletteRole.Accent;
        foreach (PaletteRole role in new[] { PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Hero })
        {
            if (canvas.Differ(role, PaletteRole.Ground) && (!canvas.Differ(best, PaletteRole.Ground) || canvas.ColourOf(role).Oklab.B > canvas.ColourOf(best).Oklab.B + 0.03))
                best = role;
        }
        return canvas.Differ(best, PaletteRole.Ground) ? best : canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Hero);
    }

    private static int[] Tinted(DesignCanvas canvas, IReadOnlyList<VoronoiCell> cells, double share, int tints, double size)
    {
        if (tints == 0 || share < 0.02)
            return new int[cells.Count];
        return new EvenMix([.. cells.Select(c => c.Centroid)], canvas.Repeat)
            .Deal([1.02 - share, .. Enumerable.Range(0, tints).Select(i => share / (i + 1.0))], size * 1.3, canvas.Dice.Fork("tint"));
    }

    // Both cells beside an edge must bow it alike: the swing is a whole-number hash of its middle on the cloth.
    private static double Swing(Torus torus, Point a, Point b)
    {
        Point middle = torus.Fold(Point.Lerp(a, b, 0.5)), way = b - a;
        double turn = Math.Sin(0.37 * Math.Round(middle.X * 4) + 0.91 * Math.Round(middle.Y * 4)) * 43758.5453;
        double share = turn - Math.Floor(turn);
        if (OnAxis(torus, a, b))
            return 0;
        return (share - 0.5) * 0.56 * (way.X + way.Y * 1e-3 >= 0 ? 1 : -1);
    }

    // Under a mirror cells end at the axes: an edge there is no crack, it only parts a shard from its own image.
    private static bool OnAxis(Torus torus, Point a, Point b)
    {
        if (torus.Repeat?.Layout != RepeatLayout.Mirror)
            return false;
        Rect c = torus.Cell;
        bool Both(double u, double v, double axis) => Math.Abs(u - axis) < 1e-3 && Math.Abs(v - axis) < 1e-3;
        return Both(a.X, b.X, c.Left) || Both(a.X, b.X, c.Right) || Both(a.Y, b.Y, c.Top) || Both(a.Y, b.Y, c.Bottom);
    }

    private static Outline Bowed(Torus torus, VoronoiCell cell, double bow)
    {
        int n = cell.Corners.Length;
        Rect c = torus.Cell;
        bool mirror = torus.Repeat?.Layout == RepeatLayout.Mirror;
        // A hair over a mirror axis, so that a shard and its image fuse.
        Point Over(Point p) => !mirror ? p : new(Past(p.X, c.Left, c.Right), Past(p.Y, c.Top, c.Bottom));
        static double Past(double at, double low, double high) => at < low + 1e-3 ? low - AxisTrim.OverlapMm : at > high - 1e-3 ? high + AxisTrim.OverlapMm : at;
        var pen = new OutlineBuilder().MoveTo(Over(cell.Corners[0]));
        for (int i = 0; i < n; i++)
        {
            Point a = cell.Corners[i], b = cell.Corners[(i + 1) % n];
            if (OnAxis(torus, a, b))
                pen.LineTo(Over(b));
            else
                pen.QuadTo(Point.Lerp(a, b, 0.5) + (b - a).Perpendicular * (2 * bow * Swing(torus, a, b)), Over(b));
        }
        return pen.Build();
    }

    private static void Net(DesignCanvas canvas, Torus torus, IReadOnlyList<VoronoiCell> cells, PaletteRole iron, double bow, int style)
    {
        double strong = Math.Max(canvas["iron"] * (style == 2 ? 1.4 : 1), canvas.Finest(iron) * 1.2), least = canvas.Finest(iron) * 1.1;
        int beads = canvas.Whole("beads");
        PaletteRole drop = style == 2 ? iron : Gold(canvas);
        var seen = new HashSet<(long, long)>();
        var layers = new InkLayers(canvas);
        foreach (VoronoiCell cell in cells)
        {
            int n = cell.Corners.Length;
            for (int i = 0; i < n; i++)
            {
                Point a = cell.Corners[i], b = cell.Corners[(i + 1) % n];
                Point middle = torus.Fold(Point.Lerp(a, b, 0.5));
                if (OnAxis(torus, a, b))
                    continue;
                if (!seen.Add(((long)Math.Round(middle.X * 20), (long)Math.Round(middle.Y * 20))))
                    continue;
                // Long cracks opened first and are the broadest; every crack is slimmer in the middle than where it meets others.
                double length = a.DistanceTo(b), broad = Math.Clamp(strong * (0.5 + 0.9 * length / canvas["shard"]), least, strong * 1.5);
                Point[] spine = Ribbon.BowPoints(a, b, bow * Swing(torus, a, b), 6);
                canvas.Fill(iron, Stroke(spine, broad, Math.Max(least, broad * 0.62)));
                if (beads == 2 && length > 14 * strong)
                {
                    // Three drops, ever smaller, as the brush ran dry.
                    Point aside = (b - a).Unit.Perpendicular;
                    for (int k = 0; k < 3; k++)
                    {
                        double r = Math.Max(1.1 * canvas.MinLine, strong * (0.95 - 0.25 * k));
                        layers.Add(drop, Outline.Circle(spine[2 + k] + aside * (broad + r + canvas.MinGap), r));
                    }
                }
            }
            if (beads > 0)
            {
                foreach (Point p in cell.Corners)
                {
                    Point folded = torus.Fold(p);
                    if (seen.Add((-1 - (long)Math.Round(folded.X * 20), -1 - (long)Math.Round(folded.Y * 20))))
                        canvas.Fill(iron, Outline.Circle(p, strong * (style == 2 ? 1.5 : 1.25)));
                }
            }
        }
        layers.Print();
    }

    // Broad at both ends, slim in the middle.
    private static Outline Stroke(Point[] spine, double ends, double middle)
    {
        int n = spine.Length;
        var loop = new Point[2 * n];
        for (int i = 0; i < n; i++)
        {
            Point along = (spine[Math.Min(i + 1, n - 1)] - spine[Math.Max(i - 1, 0)]).Unit;
            double t = 2.0 * i / (n - 1) - 1, half = (middle + (ends - middle) * t * t * t * t) / 2;
            loop[i] = spine[i] + along.Perpendicular * half;
            loop[2 * n - 1 - i] = spine[i] - along.Perpendicular * half;
        }
        return Outline.Smooth(loop);
    }

    // Splits a shard by a bowed hairline across its longer way, again and again; some cracks die on the way.
    private static void Split(DesignCanvas canvas, InkLayers layers, PaletteRole thread, List<Point> shard, double target, double bow, Dice dice, int depth)
    {
        double area = 0;
        for (int i = 0; i < shard.Count; i++)
            area += Point.Cross(shard[i], shard[(i + 1) % shard.Count]) / 2;
        area = Math.Abs(area);
        if (depth > 7 || area < target * dice.Between(0.9, 1.9))
            return;
        Point middle = new(shard.Average(p => p.X), shard.Average(p => p.Y));
        Point far = shard.MaxBy(p => p.DistanceTo(middle));
        Point axis = Point.Polar(1, (far - middle).Direction + dice.Between(-0.4, 0.4)), through = middle + axis * (Math.Sqrt(area) * dice.Between(-0.14, 0.14));
        var one = AxisTrim.Keep(shard, p => Point.Dot(p - through, axis));
        var two = AxisTrim.Keep(shard, p => -Point.Dot(p - through, axis));
        List<Point> ends = [.. one.Where(p => Math.Abs(Point.Dot(p - through, axis)) < 1e-6)];
        if (ends.Count < 2 || one.Count < 3 || two.Count < 3)
            return;
        (Point a, Point b) = (ends[0], ends[^1]);
        double fine = canvas.Finest(thread), width = Math.Max(fine * 1.05, 0.42 * canvas["iron"] * Math.Pow(0.85, depth));
        bool dies = depth > 1 && dice.Chance(0.22);
        Point stop = dies ? Point.Lerp(a, b, dice.Between(0.45, 0.75)) : b;
        layers.Add(thread, Ribbon.Bow(a, stop, bow * dice.Between(-0.09, 0.09), width, Math.Max(fine * 1.02, width * (dies ? 0.6 : 0.9))));
        if (dies)
            return;
        Split(canvas, layers, thread, one, target, bow, dice, depth + 1);
        Split(canvas, layers, thread, two, target, bow, dice, depth + 1);
    }
}
