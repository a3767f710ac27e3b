using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Flowers;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Acanthus scroll: a stem that runs in waves, every bay filled by a spiral of leaves with a rosette in its eye.</summary>
public sealed class AcanthusScroll : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "acanthus-scroll", new("Acanthus scroll", "莨苕卷草纹"), ArtKind.AllOver,
        ["acanthus", "scroll", "rinceau", "arabesque", "baroque", "ornamental", "swirl", "leaf", "rosette", "classic", "elegant", "luxury", "royal", "renaissance", "gothic", "heritage", "autumn", "winter", "women", "men", "home", "europe", "all-over"],
        [
            new("scroll", "mm", 64, 140, 92, "larger scrolls"),
            new("run", "choice", 0, 3, 0, "waves; facing pairs; waves in bands that turn against each other; spirals all one way"),
            new("upright", "choice", 0, 1, 0, "bands that run across, or upwards"),
            new("turns", "share", 1.05, 1.7, 1.4, "spirals wound further"),
            new("leaf", "share", 0.6, 1.3, 1, "longer leaves"),
            new("lobes", "count", 3, 7, 5, "leaves of more and finer lobes"),
            new("curl", "share", -0.25, 0.5, 0.25, "lobes curled further towards their tips"),
            new("eye", "choice", 0, 4, 0, "a rosette, a peony, a palmette, a fruit, or a leaf in the eye"),
            new("tones", "choice", 0, 2, 2, "one flat tone, two tones, or many colours"),
            new("fillers", "share", 0, 1, 0.6, "more sprays and beads between the scrolls"),
        ],
        FamilyCard.AnyLayout, 1, 80, true, Structure: ["run", "scroll", "eye", "tones"])
    {
        Shows = [Shown.Surely("acanthus"), Shown.Surely("vine"), Shown.Perhaps("palmette"), .. Shown.ByValue("eye", 0, "rosette", "peony", "palmette"), Shown.Perhaps("pomegranate", "eye=3")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        int run = canvas.Whole("run"), tones = canvas.Whole("tones");
        double wish = canvas["scroll"];
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        MotifLattice grid = MotifLattice.Fit(canvas, wish * 0.95, wish, 0, canvas.Whole("upright") == 1, run == 3 || mirror ? 1 : 2);
        PaletteRole field = PaletteRole.Ground, body = canvas.Bold(field, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Line);
        PaletteRole Other(PaletteRole choice, PaletteRole on, PaletteRole fallBack) => canvas.Differ(choice, on) && canvas.Differ(choice, field) ? choice : fallBack;
        PaletteRole deep = tones == 0 ? body : Other(PaletteRole.Shade, body, Other(PaletteRole.Line, body, body));
        PaletteRole light = tones == 0 ? body : Other(PaletteRole.Light, body, Other(PaletteRole.Accent, body, body));
        PaletteRole spark = tones < 2 ? light : Other(PaletteRole.Accent, body, light), second = tones < 2 ? body : Other(PaletteRole.Support, body, body);
        var leaf = new FoliageTones(body, deep, field, tones == 0 ? field : light, body);
        var other = new FoliageTones(second, second == body ? deep : second, field, tones == 0 ? field : light, second);
        double bay = Math.Min(grid.LinePitch, grid.Step);

        // Sprays in the corners lie behind everything, then stems and leaves, then the eyes: the order of layers runs over all bays.
        for (int layer = 0; layer < 3; layer++)
        {
            for (int line = 0; line < grid.Lines; line++)
            {
                for (int place = 0; place < grid.PerLine; place++)
                {
                    if (layer == 0)
                    {
                        Corner(canvas, grid.At(line, place), bay, other, spark);
                        if (mirror && line == grid.Lines - 1)
                            Corner(canvas, grid.At(line + 1, place), bay, other, spark);
                        if (mirror && place == grid.PerLine - 1)
                            Corner(canvas, grid.At(line, place + 1), bay, other, spark);
                        continue;
                    }
                    var pen = new Foliage(canvas, Bay(grid, line, place, run));
                    if (layer == 1)
                        Scroll(canvas, pen, bay, grid.Step, grid.LinePitch * (run is 1 or 3 ? 1.14 : 1), leaf, other, spark);
                    else
                        Eye(canvas, pen, bay, light, spark, other, canvas.Dice.Fork("eye", line * 97 + place));
                }
            }
        }
    }

    // Every bay is the first one moved, turned over or mirrored, so that stems leave one where they enter the next.
    private static Affine Bay(MotifLattice grid, int line, int place, int run)
    {
        bool odd = place % 2 == 1, turned = run == 2 && line % 2 == 1 && grid.Lines % 2 == 0;
        Affine own = run switch
        {
            1 => Affine.Scale(odd ? -1 : 1, 1),
            3 => Affine.Identity,
            _ => Affine.Scale(turned ? -1 : 1, odd ? -1 : 1),
        };
        Point middle = grid.At(line, place + 0.5) + (grid.Upright ? new Point(grid.LinePitch / 2, 0) : new Point(0, grid.LinePitch / 2));
        // Bays that all open one way are wound fuller above than below: they sit lower in their band.
        if (run is 1 or 3)
            own = Affine.Translate(0, 0.1 * grid.LinePitch).Then(own);
        return own.Then(grid.Upright ? Affine.Rotate(-Math.PI / 2) : Affine.Identity).Then(Affine.Translate(middle));
    }

    private static void Scroll(DesignCanvas canvas, Foliage pen, double bay, double step, double pitch, FoliageTones leaf, FoliageTones other, PaletteRole spark)
    {
        double along = step / 2, high = pitch / 2 * 0.84, stem = bay * 0.042, reach = canvas["leaf"] * bay * 0.21;
        int lobes = canvas.Whole("lobes");
        double curl = canvas["curl"], turns = canvas["turns"];
        // The stem: half a wave over the bay's width. The spiral is its own first turn, wound in.
        Point Wave(double turn) => new(-along * Math.Cos(turn), -high * Math.Sin(turn));
        Point Spiral(double t)
        {
            double shrink = 1 - 0.68 * Math.Pow(t, 1.15);
            Point p = Wave(t * turns * Math.Tau);
            return new(p.X * shrink, p.Y * shrink);
        }
        Point[] Part(double from, double to) => [.. Enumerable.Range(0, 9).Select(i => Spiral(from + (to - from) * i / 8))];
        // Lobes stand on the outer side of the turn, which is on the left of the way; those on the right are short.
        void Leaf(Point[] line, double length, double inside, FoliageTones tones) => pen.Leaf(line, length * inside, lobes, curl, tones, 1 / inside);

        // From the inside out: each leaf covers the foot of the one before it.
        pen.Stem([.. Enumerable.Range(0, 41).Select(i => Spiral(i / 40.0))], stem, stem * 0.6, leaf);
        Leaf(Part(0.7, 0.97), reach * 0.6, 0.34, leaf);
        Leaf(Part(0.5, 0.76), reach * 0.74, 0.34, other);
        Leaf(Part(0.3, 0.56), reach * 0.88, 0.36, leaf);
        // The stem runs on to the next bay beneath a leaf that turns away from the spiral.
        pen.Stem([.. Enumerable.Range(0, 13).Select(i => Wave(Math.PI * (0.36 + 0.64 * i / 12)))], stem * 0.9, stem * 1.1, leaf);
        Leaf([.. Enumerable.Range(0, 9).Select(i => Wave(Math.PI * (0.42 + 0.55 * i / 8)) * (1 + 0.04 * Math.Sin(Math.PI * i / 8)))], reach * 0.85, 0.45, other);
        Leaf(Part(0.01, 0.36), reach, 0.42, leaf);
        // A cup where the stem enters covers the joint of two bays.
        pen.Palmette(Wave(0.03), -Math.PI / 2, bay * 0.15, 5, other, spark);
        pen.Tendril(Wave(0.3 * Math.PI) * 0.98, -Math.PI * 0.75, bay * 0.11, 1, leaf);
    }

    private static void Eye(DesignCanvas canvas, Foliage pen, double bay, PaletteRole light, PaletteRole spark, FoliageTones tones, Dice dice)
    {
        double radius = bay * 0.155;
        Point at = default;
        PaletteRole main = spark;
        Dress dress = Dress.For(canvas, main, tones.Blade, Finish.Tonal) with { Edge = PaletteRole.Ground };
        switch (canvas.Whole("eye"))
        {
            case 0:
                for (int ring = 0; ring < 2; ring++)
                {
                    int petals = ring == 0 ? 8 : 6;
                    for (int k = 0; k < petals; k++)
                        pen.Palmette(at, Math.Tau * (k + 0.5 * ring) / petals, radius * (ring == 0 ? 1.15 : 0.72), 1, tones with { Blade = ring == 0 ? main : light, Deep = ring == 0 ? main : light, Vein = main }, light);
                }
                pen.Beads([at], radius * 0.24, radius * 0.24, main);
                break;
            case 1:
                pen.Bloom(new Peony(dice), at, radius * 1.2, dice.Between(0, 6), dress);
                break;
            case 2:
                pen.Palmette(at + new Point(-radius * 0.5, radius * 0.3), -0.4, radius * 1.7, 7, tones with { Blade = main, Deep = main }, light);
                break;
            case 3:
                pen.Palmette(at + new Point(-radius * 0.6, radius * 0.4), -0.55, radius * 1.2, 5, tones, light);
                pen.Scales(at + new Point(-radius * 0.75, radius * 0.5), -0.55, radius * 1.8, 0.36, main, PaletteRole.Ground, light);
                break;
            default:
                pen.Leaf([new(-radius, radius * 0.5), new(-radius * 0.3, -radius * 0.1), new(radius * 0.4, -radius * 0.2), new(radius, radius * 0.2)], radius * 0.7, 4, canvas["curl"], tones with { Blade = main, Deep = tones.Deep == main ? main : tones.Deep });
                break;
        }
    }

    private static void Corner(DesignCanvas canvas, Point at, double bay, FoliageTones tones, PaletteRole spark)
    {
        double fillers = canvas["fillers"];
        if (fillers < 0.08)
            return;
        var pen = new Foliage(canvas, Affine.Translate(at));
        double size = bay * (0.14 + 0.14 * fillers);
        for (int k = 0; k < 4; k++)
        {
            double way = Math.PI / 4 + k * Math.PI / 2;
            pen.Leaf([.. Enumerable.Range(0, 4).Select(i => Point.Polar(size * (0.2 + 0.36 * i), way + 0.12 * i))], size * 0.5, 4, 0.25, tones);
        }
        pen.Beads([default], size * 0.24, size * 0.24, spark);
    }
}
