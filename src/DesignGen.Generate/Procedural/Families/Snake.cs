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
            new("scale", "mm", 3.6, 9, 4.6, "larger scales"),
            new("blotch", "mm", 44, 150, 80, "larger markings"),
            new("slimness", "share", 0.7, 1.8, 1.2, "scales longer down the body"),
            new("form", "choice", 0, 2, 0, "scales 0 diamond with soft corners, 1 hexagonal, 2 drop-shaped"),
            new("gap", "share", 0.08, 0.26, 0.13, "wider gaps between scales"),
            new("ragged", "share", 0, 0.8, 0.25, "markings with rougher edges"),
            new("swap", "choice", 0, 2, 0, "0 dark markings, 1 light markings on dark, 2 markings in the support colour"),
        ],
        FamilyCard.AnyLayout, MinInks: 1, MinSizeMm: 60, PrintsGround: true, Structure: ["species", "blotch", "scale", "swap"])
    {
        OnGround = [ShownWhen.Parse("swap=0,2")],
        Shows = [Shown.Surely("snake-print"), Shown.Perhaps("diamond-shape", "species=2"), Shown.Perhaps("zigzag", "species=3")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        double wish = Math.Max(canvas["scale"], 3.6 * canvas.Finest(PaletteRole.Ground)), slim = Math.Sqrt(canvas["slimness"]);
        UnitGrid grid = UnitGrid.Fit(canvas, wish / slim, wish * slim);
        UnitGrid marks = UnitGrid.Fit(canvas, canvas["blotch"], canvas["blotch"]);
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
                if (tones[tone] != PaletteRole.Ground)
                    scales.Add(tones[tone], Scale(canvas, at, grid.Width, grid.Height, gap));
            }
        }
        scales.Draw();
    }

    // Tones from the skin to the heart of a marking: skin, pale rim, dark edge, filling, heart.
    private static PaletteRole[] Scheme(DesignCanvas canvas)
    {
        PaletteRole dark = canvas.Clearest(PaletteRole.Ground, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero);
        List<PaletteRole> inks = [.. canvas.Distinct(PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade).Where(r => canvas.Differ(r, dark))];
        List<PaletteRole> near = [.. inks.OrderBy(r => canvas.Contrast(r, PaletteRole.Ground))];
        PaletteRole pale = near.Count > 1 ? near[0] : PaletteRole.Ground;
        PaletteRole skin = inks.Count > 0 ? inks[0] : PaletteRole.Ground;
        if (skin == pale && near.Count > 1)
            skin = near[1];
        PaletteRole warm = inks.FirstOrDefault(r => r != skin && r != pale, skin), heart = warm == skin ? dark : pale;
        return canvas.Whole("swap") switch
        {
            1 => [dark, dark, pale == PaletteRole.Ground ? skin : pale, skin, warm],
            2 => [pale, pale, dark, warm, skin],
            _ => [skin, pale, dark, warm, heart],
        };
    }

    // 0 skin, 1 rim, 2 edge, 3 filling, 4 heart. Markings are measured in their own lattice, so they fit the repeat; distances are in scales.
    private static int Tone(DesignCanvas canvas, UnitGrid marks, Current current, UnitGrid grid, int column, int row, Point at)
    {
        double w = marks.Width, h = marks.Height, u = (at.X - marks.Cell.Left) / w, v = (at.Y - marks.Cell.Top) / h, scale = Math.Sqrt(grid.Width * grid.Height);
        double ragged = canvas["ragged"], flow = current.At(at) - 0.5, noise = Noise(column, row, grid);
        // The markings lean and swell with a slow current.
        double swell = 1 + 0.5 * ragged * flow, inside;
        int species = canvas.Whole("species");
        switch (species)
        {
            case 0:
                inside = Math.Max(Saddle(Fold(u), Fold(v), 0.36, 0.24, 2.8), Saddle(Fold(u + 0.5), Fold(v + 0.5), 0.36, 0.24, 2.8));
                inside = Math.Max(inside, Saddle(Fold(u + 0.5), Fold(v), 0.09, 0.12, 2));
                break;
            case 1:
                inside = Math.Max(Saddle(Fold(u), Fold(v), 0.3, 0.24, 2), Saddle(Fold(u + 0.5), Fold(v + 0.5), 0.22, 0.17, 2));
                break;
            case 2:
                inside = Math.Max(Saddle(Fold(u), Fold(v), 0.46, 0.46, 1), Saddle(Fold(u + 0.5), Fold(v + 0.5), 0.22, 0.22, 1));
                break;
            case 3:
                inside = (0.17 * swell - Math.Abs(Fold(u + 0.2 * (4 * Math.Abs(Fold(v)) - 1)))) * w * 0.8;
                inside = Math.Max(inside, Saddle(Fold(u + 0.5 + 0.2 * (4 * Math.Abs(Fold(v)) - 1)), Fold(2 * v) / 2, 0.08, 0.1, 2));
                break;
            case 4:
                double band = Math.Abs(Fold(v)) * h, broad = 0.2 * h;
                inside = broad - band;
                break;
            default:
                inside = (flow * 2.4 + 0.34 * Math.Cos(Math.Tau * u) * Math.Cos(Math.Tau * v) + 0.04) * 0.7 * Math.Min(w, h);
                break;
        }
        double depth = inside / scale + 0.8 * ragged * noise * (species == 4 ? 0.3 : 1);
        return depth < -1.1 ? 0 : depth < 0 ? 1 : depth < 1.2 ? 2 : depth < 3.4 ? 3 : 4;

        double Saddle(double x, double y, double a, double b, double power)
        {
            (double across, double down) = (a * w * swell, b * h * swell);
            double norm = Math.Pow(Math.Pow(Math.Abs(x * w / across), power) + Math.Pow(Math.Abs(y * h / down), power), 1 / power);
            return (1 - norm) * Math.Min(across, down) * (power < 1.5 ? 0.7 : 1);
        }
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
                double a = width / 2 - gap / 2;
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
