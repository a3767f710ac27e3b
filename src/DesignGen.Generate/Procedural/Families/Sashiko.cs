using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Sashiko: running stitches of thick thread in old lattices, on one cloth or on the patches of a mended one.</summary>
public sealed class Sashiko : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "sashiko", new("Sashiko stitching", "刺子绣"), ArtKind.AllOver,
        ["sashiko", "stitch", "embroidery", "hitomezashi", "boro", "patchwork", "mending", "thread", "japanese", "japan", "asian", "traditional", "folk", "craft", "handmade", "indigo", "workwear", "denim", "geometric", "calm", "minimal", "winter", "autumn", "women", "men", "unisex"],
        [
            new("lattice", "choice", 0, 8, 1, StitchGrid.Choices),
            new("unit", "mm", 12, 34, 19, "larger figures"),
            new("stitch", "mm", 2, 5.5, 2.8, "longer stitches"),
            new("thread", "mm", 0.5, 1.3, 0.72, "thicker thread"),
            new("patches", "count", 2, 14, 3, "to 3 one cloth, above it more and smaller patches in a tile"),
            new("mixed", "share", 0, 1, 0.8, "more patches, or parts of the one cloth, in other lattices or threads"),
            new("tones", "count", 1, 3, 3, "more tones of cloth among the patches, or of thread on one cloth"),
            new("order", "choice", 0, 3, 1, "one-stitch steps: 0 by chance, 1 mirrored, 2 Fibonacci's word, 3 in runs"),
            new("scheme", "choice", 0, 3, 2, ClothScheme.Choices),
            new("drift", "share", 0, 1, 0.6, "coloured thread gathers in drifts rather than mix evenly"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 60, PrintsGround: true, Structure: ["lattice", "patches", "scheme", "order"])
    {
        OnGround = [ShownWhen.Parse("scheme=0")],
        Shows =
        [
            Shown.Surely("hemp-leaf", "lattice=1"), Shown.Perhaps("hemp-leaf", "mixed=0.001..1"), Shown.Surely("coin", "lattice=2"), Shown.Perhaps("coin", "mixed=0.001..1"),
            Shown.Surely("wave", "lattice=3"), Shown.Perhaps("wave", "mixed=0.001..1"), Shown.Surely("tortoise-shell", "lattice=7"), Shown.Perhaps("tortoise-shell", "mixed=0.001..1"),
            Shown.Perhaps("hexagon", "lattice=7"), Shown.Perhaps("hexagon", "mixed=0.001..1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        bool one = canvas.Whole("patches") <= 3;
        ClothScheme cloth = ClothScheme.For(canvas, canvas.Whole("scheme"));
        // Thread is fine: it needs more contrast than other figures, tone on tone too.
        cloth = cloth with { Ink = canvas.Firm(cloth.Field, cloth.Ink, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line) };
        double thread = Math.Max(canvas.Finest(cloth.Ink), canvas["thread"]), gap = Math.Max(canvas.MinGap * 1.05, canvas["stitch"] * 0.34);
        // One cloth has nothing but its thread to look at.
        if (one)
            thread = Math.Max(thread, Math.Min(thread * 1.4, 1.3));
        var stitches = new StitchGrid(canvas["stitch"], gap, thread);
        cloth.Dye(canvas);
        if (one)
            OneCloth(canvas, cloth, stitches);
        else
            Patches(canvas, cloth, stitches);
    }

    private static void OneCloth(DesignCanvas canvas, ClothScheme cloth, StitchGrid stitches)
    {
        int kind = canvas.Whole("lattice");
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        if (kind == 0)
        {
            Steps(canvas, cloth, stitches, mirror);
            return;
        }
        double width = StitchGrid.Width(kind, canvas["unit"]);
        UnitGrid grid = UnitGrid.Fit(canvas, width, width * StitchGrid.Aspect(kind));
        int ring = mirror ? 1 : 0;
        var units = new List<(int Column, int Row)>();
        for (int row = -ring; row < grid.Rows + ring; row++)
        {
            for (int column = -ring; column < grid.Columns + ring; column++)
                units.Add((column, row));
        }
        List<PaletteRole> threads = Threads(canvas, cloth);
        int[] colour = Dealt(canvas, [.. units.Select(u => grid.Unit(u.Column, u.Row).Centre)], threads.Count, width * 1.4);
        // A lattice whose unit hangs over its own box reaches the axes from outside; what lies beyond them is trimmed.
        for (int i = 0; i < units.Count; i++)
            Sew(canvas, threads[colour[i]], stitches, stitches.Unit(kind, grid.Unit(units[i].Column, units[i].Row)));
    }

    // One-stitch embroidery: a stitch, a gap, a stitch along every line, each line shifted or not.
    private static void Steps(DesignCanvas canvas, ClothScheme cloth, StitchGrid stitches, bool mirror)
    {
        double pitch = stitches.StitchMm + stitches.GapMm * 0.5;
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        UnitGrid grid = UnitGrid.Fit(canvas, pitch, pitch, 2, 2);
        int order = canvas.Whole("order");
        bool[] level = StitchGrid.Bits(order, grid.Rows, grid.Rows / down, canvas.Dice.Fork("level"));
        bool[] upright = StitchGrid.Bits(order, grid.Columns, grid.Columns / across, canvas.Dice.Fork("upright"));
        // Under a mirror the axes pass through the middles of stitches, so that runs stay unbroken.
        double shift = mirror ? -0.5 : 0, open = Math.Max(canvas.MinGap, stitches.GapMm) * 0.5;
        List<PaletteRole> threads = Threads(canvas, cloth);
        var blocks = new List<(int X, int Y)>();
        const int side = 4;
        for (int y = 0; y <= grid.Rows / side; y++)
        {
            for (int x = 0; x <= grid.Columns / side; x++)
                blocks.Add((x, y));
        }
        int[] colour = Dealt(canvas, [.. blocks.Select(b => grid.At((b.X + 0.5) * side, (b.Y + 0.5) * side))], threads.Count, pitch * side * 1.5);
        int extra = mirror ? 1 : 0;
        for (int b = 0; b < blocks.Count; b++)
        {
            var sewn = new List<(Point, Point)>();
            for (int j = blocks[b].Y * side; j < Math.Min(grid.Rows + extra, (blocks[b].Y + 1) * side); j++)
            {
                for (int i = blocks[b].X * side; i < Math.Min(grid.Columns + extra, (blocks[b].X + 1) * side); i++)
                {
                    // Lines lie half a pitch inside the cell's edge, so that none falls on a seam.
                    double off = mirror ? 0.5 : 0;
                    if ((i + (level[j % grid.Rows] ? 1 : 0)) % 2 == 0 && j < grid.Rows)
                        sewn.Add((grid.At(i + shift, j + off) + new Point(open, 0), grid.At(i + 1 + shift, j + off) - new Point(open, 0)));
                    if ((j + (upright[i % grid.Columns] ? 1 : 0)) % 2 == 0 && i < grid.Columns)
                        sewn.Add((grid.At(i + off, j + shift) + new Point(0, open), grid.At(i + off, j + 1 + shift) - new Point(0, open)));
                }
            }
            Sew(canvas, threads[colour[b]], stitches, sewn);
        }
    }

    private static List<PaletteRole> Threads(DesignCanvas canvas, ClothScheme cloth) =>
        [cloth.Ink, .. canvas.Distinct(cloth.Field, [cloth.Accent, .. cloth.Tones]).Where(t => canvas.Differ(t, cloth.Ink) && canvas.Contrast(t, cloth.Field) >= 0.5).Take(canvas.Whole("tones") - 1)];

    private static int[] Dealt(DesignCanvas canvas, List<Point> places, int threads, double reach)
    {
        double mixed = canvas["mixed"] * 0.5;
        if (threads < 2 || mixed < 0.01)
            return new int[places.Count];
        return Drift.Deal(canvas, new EvenMix(places, canvas.Repeat), places, [1 - mixed, .. Enumerable.Repeat(mixed / (threads - 1), threads - 1)], reach, canvas["drift"], "thread");
    }

    private static void Patches(DesignCanvas canvas, ClothScheme cloth, StitchGrid stitches)
    {
        List<Rect> patches = Cut(canvas);
        var mix = new EvenMix([.. patches.Select(p => p.Centre)], canvas.Repeat);
        double reach = Math.Sqrt(canvas.Cell.Width * canvas.Cell.Height / patches.Count) * 1.4, mixed = canvas["mixed"];
        int chosen = canvas.Whole("lattice");
        int[] kinds = mix.Deal([.. Enumerable.Range(0, StitchGrid.Kinds).Select(k => k == chosen ? 1.02 - mixed * 0.8 : mixed / 7)], reach, canvas.Dice.Fork("kinds"));
        List<PaletteRole> tones = [cloth.Field, .. cloth.Tones.Where(t => canvas.Contrast(t, cloth.Ink) >= 0.25).Concat(cloth.Tones).Distinct().Take(canvas.Whole("tones") - 1)];
        int[] tone = mix.Deal([.. tones.Select((_, i) => i == 0 ? 1.2 : 0.8)], reach, canvas.Dice.Fork("tones"));
        int[] bright = mix.Deal([0.84, 0.16], reach, canvas.Dice.Fork("bright"));
        for (int i = 0; i < patches.Count; i++)
        {
            Rect patch = patches[i];
            PaletteRole field = tones[tone[i]];
            if (field != cloth.Field)
                canvas.Fill(field, Outline.Rectangle(patch.Grow(0.06)));
        }
        for (int i = 0; i < patches.Count; i++)
        {
            PaletteRole field = tones[tone[i]];
            PaletteRole thread = canvas.Firm(field, bright[i] == 1 ? cloth.Accent : cloth.Ink, cloth.Ink, cloth.Field, PaletteRole.Light, PaletteRole.Ground);
            PaletteRole hem = canvas.Firm(field, bright[i] == 1 ? cloth.Ink : cloth.Accent, thread);
            Rect inside = patches[i].Grow(-Math.Max(1.5, stitches.ThreadMm * 1.8));
            Point[] corners = [new(inside.Left, inside.Top), new(inside.Right, inside.Top), new(inside.Right, inside.Bottom), new(inside.Left, inside.Bottom)];
            Sew(canvas, hem, stitches, Enumerable.Range(0, 4).SelectMany(k => stitches.Along([corners[k], corners[(k + 1) % 4]])));
            Quilt(canvas, thread, stitches, kinds[i], inside.Grow(-Math.Max(canvas.MinGap + stitches.ThreadMm, 1.7)), canvas.Dice.Fork("patch", i));
        }
    }

    // Whole units that fit the patch; stitches that would reach over its hem are left away.
    private static void Quilt(DesignCanvas canvas, PaletteRole thread, StitchGrid stitches, int kind, Rect field, Core.Chance.Dice dice)
    {
        double width = kind == 0 ? stitches.StitchMm + stitches.GapMm * 0.5 : StitchGrid.Width(kind, canvas["unit"]), height = width * StitchGrid.Aspect(kind);
        int columns = Math.Max(1, (int)Math.Round(field.Width / width)), rows = Math.Max(1, (int)Math.Round(field.Height / height));
        var grid = new UnitGrid(columns, rows, field);
        Rect within = field.Grow(stitches.ThreadMm * 0.5);
        int order = canvas.Whole("order");
        bool[] level = StitchGrid.Bits(order, rows + 1, rows + 1, dice.Fork("level")), upright = StitchGrid.Bits(order, columns + 1, columns + 1, dice.Fork("upright"));
        double open = Math.Max(canvas.MinGap, stitches.GapMm) * 0.5;
        for (int row = -1; row <= rows; row++)
        {
            var sewn = new List<(Point From, Point To)>();
            for (int column = -1; column <= columns; column++)
            {
                if (kind > 0)
                {
                    sewn.AddRange(stitches.Unit(kind, grid.Unit(column, row)));
                    continue;
                }
                if (row < 0 || column < 0)
                    continue;
                if ((column + (level[row] ? 1 : 0)) % 2 == 0)
                    sewn.Add((grid.At(column, row) + new Point(open, 0), grid.At(column + 1, row) - new Point(open, 0)));
                if ((row + (upright[column] ? 1 : 0)) % 2 == 0)
                    sewn.Add((grid.At(column, row) + new Point(0, open), grid.At(column, row + 1) - new Point(0, open)));
            }
            Sew(canvas, thread, stitches, sewn.Where(s => within.Contains(s.From) && within.Contains(s.To)));
        }
    }

    private static void Sew(DesignCanvas canvas, PaletteRole thread, StitchGrid stitches, IEnumerable<(Point From, Point To)> sewn)
    {
        foreach ((Point From, Point To)[] few in sewn.Chunk(24))
            canvas.Fill(thread, AxisTrim.Trim(canvas, Polygons.Joined(few.Select(s => stitches.Thread(s.From, s.To))), 0.05));
    }

    // Strips across the way the repeat shifts, each cut into patches that run over the other edge.
    private static List<Rect> Cut(DesignCanvas canvas)
    {
        Rect cell = canvas.Cell;
        Core.Chance.Dice dice = canvas.Dice.Fork("cut");
        bool rows = (canvas.Repeat?.CellShift.Across ?? 1) > 1, mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double area = cell.Width * cell.Height / (160.0 * 160), along = rows ? cell.Width : cell.Height, over = rows ? cell.Height : cell.Width;
        int count = Math.Max(2, (int)Math.Round(canvas.Whole("patches") * Math.Max(0.4, area)));
        int strips = Math.Max(1, (int)Math.Round(Math.Sqrt(count * over / along)));
        double[] breadths = Shares(dice, strips, over);
        var patches = new List<Rect>();
        double at = 0;
        for (int s = 0; s < strips; s++)
        {
            int parts = Math.Max(1, count / strips + (s < count % strips ? 1 : 0));
            double place = mirror ? 0 : dice.Between(0, along);
            foreach (double part in Shares(dice, parts, along))
            {
                patches.Add(rows ? Rect.FromSize(cell.Left + place, cell.Top + at, part, breadths[s]) : Rect.FromSize(cell.Left + at, cell.Top + place, breadths[s], part));
                place += part;
            }
            at += breadths[s];
        }
        return patches;
    }

    private static double[] Shares(Core.Chance.Dice dice, int count, double total)
    {
        double[] shares = [.. Enumerable.Range(0, count).Select(_ => dice.Between(0.65, 1.35))];
        double sum = shares.Sum();
        return [.. shares.Select(s => s * total / sum)];
    }
}
