using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Snakeskin: a lattice of small scales over which saddles, bands or diamonds lie as values, scale by scale.</summary>
public sealed class Snake : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "snake", new("Snakeskin", "蛇纹"), ArtKind.AllOver,
        ["snake", "snakeskin", "python", "reptile", "animal", "animal print", "wild", "glam", "edgy", "rock", "streetwear", "luxury", "texture", "autumn", "winter", "women", "men", "nails", "all-over"],
        [
            new("species", "choice", 0, 5, 0, "0 python saddles, 1 boa ovals, 2 rattlesnake diamonds, 3 viper zigzag, 4 coral bands, 5 marbled"),
            new("scale", "mm", 3, 10, 4.6, "larger scales"),
            new("blotch", "mm", 24, 110, 52, "larger markings"),
            new("slimness", "share", 0.7, 1.9, 1.25, "scales longer down the body"),
            new("form", "choice", 0, 2, 0, "scales 0 diamond with soft corners, 1 hexagonal, 2 drop-shaped"),
            new("gap", "share", 0.1, 0.32, 0.18, "wider gaps between scales"),
            new("ragged", "share", 0, 1, 0.4, "markings with rougher edges"),
            new("swap", "choice", 0, 2, 0, "0 dark markings, 1 light markings on dark, 2 markings in the support colour"),
        ],
        FamilyCard.AnyLayout, MinInks: 1, MinSizeMm: 60, PrintsGround: true, Structure: ["species", "blotch", "scale", "swap"]);

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        double wish = Math.Max(canvas["scale"], 3.6 * canvas.Finest(PaletteRole.Ground)), slim = Math.Sqrt(canvas["slimness"]);
        UnitGrid grid = UnitGrid.Fit(canvas, wish / slim, wish * slim);
        UnitGrid marks = UnitGrid.Fit(canvas, canvas["blotch"], canvas["blotch"] * (canvas.Whole("species") is 2 ? 1.2 : 1), 1, 2);
        PaletteRole[] tones = Scheme(canvas);
        var current = new Current(canvas);
        double gap = Math.Max(1.1 * canvas.Finest(PaletteRole.Ground), canvas["gap"] * Math.Min(grid.Width, grid.Height));
        var scales = new Gathering(canvas);
        bool mirror = canvas.Repeat?.Layout == Core.Repeats.RepeatLayout.Mirror;
        int last = mirror ? 1 : 0;
        for (int row = 0; row < 2 * grid.Rows + last; row++)
        {
            for (int column = 0; column < grid.Columns + last; column++)
            {
                // Every second row sits in the gaps of the one above.
                double across = column + (row & 1) * 0.5;
                Point at = grid.At(across, row / 2.0);
                if (mirror && at.X > grid.Cell.Right + 0.01)
                    continue;
                int tone = Tone(canvas, marks, current, grid, column, row, at);
                scales.Add(tones[Math.Clamp(tone, 0, tones.Length - 1)], Scale(canvas, at, grid.Width, grid.Height, gap));
            }
        }
        scales.Draw();
    }

    // Tones from the skin to the heart of a marking: skin, pale rim, dark edge, filling.
    private static PaletteRole[] Scheme(DesignCanvas canvas)
    {
        PaletteRole dark = canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero);
        List<PaletteRole> inks = [.. canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Light, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Line).Where(r => canvas.Differ(r, dark)).OrderByDescending(r => canvas.Contrast(r, dark))];
        PaletteRole pale = inks.Count > 0 ? inks[0] : dark, middle = inks.Count > 1 ? inks[inks.Count / 2] : pale;
        PaletteRole warm = new[] { PaletteRole.Support, PaletteRole.Accent, PaletteRole.Hero }.FirstOrDefault(r => canvas.Differ(r, dark) && canvas.Differ(r, pale) && canvas.Differ(r, PaletteRole.Ground), middle);
        return canvas.Whole("swap") switch
        {
            1 => [dark, middle, pale, warm],
            2 => [pale, middle, dark, warm],
            _ => [pale, pale, dark, middle],
        };
    }

    // 0 skin, 1 rim, 2 edge, 3 filling. Markings are measured in their own lattice, 0 to 1 over each, so they fit the repeat.
    private static int Tone(DesignCanvas canvas, UnitGrid marks, Current current, UnitGrid grid, int column, int row, Point at)
    {
        double u = (at.X - marks.Cell.Left) / marks.Width, v = (at.Y - marks.Cell.Top) / marks.Height;
        double noise = Noise(column, row, grid) * canvas["ragged"];
        double cx = Math.Cos(Math.Tau * u), cy = Math.Cos(Math.Tau * v), field;
        switch (canvas.Whole("species"))
        {
            case 0:
                // Saddles: squarish blotches in quincunx with narrow links between.
                double lobe = Math.Cos(Math.PI * u) * Math.Cos(Math.PI * v);
                double square = 1 - Math.Pow(Math.Pow(Math.Abs(Fold(u)), 3) + Math.Pow(Math.Abs(Fold(v)), 3), 1 / 3.0) * 2.5;
                double shifted = 1 - Math.Pow(Math.Pow(Math.Abs(Fold(u + 0.5)), 3) + Math.Pow(Math.Abs(Fold(v + 0.5)), 3), 1 / 3.0) * 2.5;
                field = Math.Max(square, shifted) + 0.1 * cx * cy + 0.12 * Math.Abs(lobe) - 0.1;
                break;
            case 1:
                field = Math.Max(Oval(Fold(u), Fold(v)), Oval(Fold(u + 0.5), Fold(v + 0.5)));
                break;
            case 2:
                field = 1 - 2.2 * (Math.Abs(Fold(u)) + Math.Abs(Fold(v)));
                field = Math.Max(field, 0.62 - 2.2 * (Math.Abs(Fold(u + 0.5)) + Math.Abs(Fold(v + 0.5))));
                break;
            case 3:
                double zigzag = 0.22 * (4 * Math.Abs(Fold(v)) - 1);
                field = 0.62 - 3.2 * Math.Abs(Fold(u + zigzag));
                break;
            case 4:
                double band = Math.Abs(Fold(v + 0.04 * cx));
                field = band < 0.13 ? 0.9 : band < 0.24 ? 0.3 : band < 0.3 ? 0.05 : -0.4;
                break;
            default:
                field = 1.9 * (current.At(at) - 0.48) + 0.5 * cx * cy + 0.25 * Math.Cos(Math.Tau * (u + 2 * v));
                break;
        }
        field += 0.24 * noise;
        return field < -0.06 ? 0 : field < 0.1 ? 1 : field < 0.42 ? 2 : 3;

        static double Oval(double x, double y) => 0.95 - Math.Sqrt(7.5 * x * x + 12 * y * y);
    }

    // Distance to the nearest whole number, with its sign.
    private static double Fold(double x) => x - Math.Round(x);

    // The same for every image of a scale: fixed by its place in the lattice.
    private static double Noise(int column, int row, UnitGrid grid)
    {
        ulong h = (ulong)((column % grid.Columns + 1) * 7919 + (row % (2 * grid.Rows) + 1) * 104729) * 0x9E3779B97F4A7C15;
        h ^= h >> 31;
        h *= 0xBF58476D1CE4E5B9;
        return (h >> 40) / (double)(1 << 23) - 1;
    }

    private static Outline Scale(DesignCanvas canvas, Point at, double width, double height, double gap)
    {
        // The lattice's own diamond has half sides of a half unit; the gap is taken off across its edges.
        double edge = Math.Sqrt(width * width + height * height), w = width / 2 - gap / 2 * edge / height, h = height / 2 - gap / 2 * edge / width;
        Point P(double x, double y) => at + new Point(x * w, y * h);
        switch (canvas.Whole("form"))
        {
            case 1:
                // A hexagon in the same lattice: top and bottom tips cut, sides upright.
                double a = width / 2 - gap / 2, b = height / 4 - gap * 0.28, c = height / 4 + gap * 0.02;
                return Outline.Polygon(
                    at + new Point(0, -height / 3 + gap * 0.55), at + new Point(a, -height / 6 + gap * 0.2), at + new Point(a, height / 6 - gap * 0.2),
                    at + new Point(0, height / 3 - gap * 0.55), at + new Point(-a, height / 6 - gap * 0.2), at + new Point(-a, -height / 6 + gap * 0.2));
            case 2:
                return new OutlineBuilder().MoveTo(P(0, -0.98)).CurveTo(P(0.35, -0.55), P(0.8, -0.4), P(0.84, -0.02)).CurveTo(P(0.84, 0.35), P(0.4, 0.72), P(0, 0.82))
                    .CurveTo(P(-0.4, 0.72), P(-0.84, 0.35), P(-0.84, -0.02)).CurveTo(P(-0.8, -0.4), P(-0.35, -0.55), P(0, -0.98)).Build();
            default:
                const double k = 0.16;
                return new OutlineBuilder().MoveTo(P(k, -1 + k)).LineTo(P(1 - k, -k)).QuadTo(P(1, 0), P(1 - k, k)).LineTo(P(k, 1 - k)).QuadTo(P(0, 1), P(-k, 1 - k))
                    .LineTo(P(-1 + k, k)).QuadTo(P(-1, 0), P(-1 + k, -k)).LineTo(P(-k, -1 + k)).QuadTo(P(0, -1), P(k, -1 + k)).Build();
        }
    }
}
