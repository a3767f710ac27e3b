using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Flowers;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Damask: a mirrored motif of acanthus, palmette and fruit in staggered rows, with or without an ogee net round it.</summary>
public sealed class Damask : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "damask", new("Damask", "大马士革纹"), ArtKind.AllOver,
        ["damask", "acanthus", "ogee", "ornamental", "baroque", "brocade", "medallion", "pomegranate", "classic", "elegant", "luxury", "victorian", "royal", "gothic", "heritage", "bridal", "christmas", "autumn", "winter", "women", "home", "europe", "all-over"],
        [
            new("motif", "mm", 48, 130, 82, "larger motifs"),
            new("slender", "share", 1.1, 2, 1.6, "motifs taller against their width"),
            new("net", "choice", 0, 3, 1, "no net; an ogee of leaves; an ogee ribbon; filled ogees"),
            new("heart", "choice", 0, 3, 0, "a pomegranate, an artichoke, a palmette, or a peony in the middle"),
            new("crown", "choice", 0, 2, 0, "crowned by a palmette, a coronet, or a leaf"),
            new("lobes", "count", 3, 7, 5, "leaves of more and finer lobes"),
            new("curl", "share", -0.2, 0.45, 0.22, "lobes curled further towards their tips"),
            new("tones", "choice", 0, 2, 2, "one flat tone, two tones, or many colours"),
            new("seconds", "choice", 0, 1, 1, "every second row plainer than the first"),
        ],
        FamilyCard.AnyLayout, 1, 80, true, Structure: ["net", "heart", "motif", "tones"])
    {
        Shows =
        [
            Shown.Surely("acanthus"), Shown.Surely("palmette"), Shown.Surely("pomegranate", "heart=0"), Shown.Perhaps("pomegranate", "heart=1,3"), Shown.Surely("artichoke", "heart=1"),
            Shown.Perhaps("artichoke", "heart=0"), Shown.Surely("peony", "heart=3"), Shown.Perhaps("peony", "heart=2"), Shown.Surely("crown", "crown=1"), Shown.Perhaps("medallion"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double wish = canvas["motif"], slender = canvas["slender"];
        UnitGrid grid = Grid(canvas, wish, slender);
        int net = canvas.Whole("net"), tones = canvas.Whole("tones");
        PaletteRole field = PaletteRole.Ground, body = canvas.Bold(field, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Line);
        PaletteRole Other(PaletteRole wish, PaletteRole on, PaletteRole fallBack) => canvas.Differ(wish, on) && canvas.Differ(wish, field) ? wish : fallBack;
        PaletteRole deep = tones == 0 ? body : Other(PaletteRole.Shade, body, Other(PaletteRole.Line, body, body));
        PaletteRole light = tones == 0 ? body : Other(PaletteRole.Light, body, Other(PaletteRole.Accent, body, body));
        PaletteRole spark = tones < 2 ? light : Other(PaletteRole.Accent, body, light);
        PaletteRole second = tones < 2 ? body : Other(PaletteRole.Support, body, body);
        var main = new FoliageTones(body, deep, field, tones == 0 ? field : light, body);
        var minor = new FoliageTones(second, second == body ? deep : second, field, tones == 0 ? field : light, second);
        // A net needs rows that stagger by exactly half; where the repeat asks for finer steps than the motif has room, it goes without.
        if (!mirror && (net == 0 || grid.Width < 44 || Math.Abs(Math.Log(grid.Height / grid.Width / slender)) > 0.5))
        {
            Free(canvas, wish, slender, main, minor, light, spark);
            return;
        }
        (double wide, double high) = (grid.Width, grid.Height);

        // In a mirror repeat the motifs on the last axes belong to the cell as well.
        int over = mirror ? 1 : 0;
        for (int column = 0; column < grid.Columns + over; column++)
        {
            for (int row = 0; row < grid.Rows + over; row++)
            {
                if (net == 3)
                    canvas.Fill(Fill(canvas, body), Ogee(grid.At(column, row), wide, high));
                if (net > 0)
                    Net(canvas, grid.At(column, row), wide, high, net, net == 3 ? main : minor, spark);
            }
        }
        for (int half = 0; half < 2; half++)
        {
            for (int column = 0; column < grid.Columns + (half == 0 ? over : 0); column++)
            {
                for (int row = 0; row < grid.Rows + (half == 0 ? over : 0); row++)
                {
                    bool plain = half == 1 && canvas.Whole("seconds") == 1;
                    PaletteRole under = net == 3 && half == 0 ? Fill(canvas, body) : field;
                    Motif(canvas, grid.At(column + 0.5 * half, row + 0.5 * half), wide, high, (plain ? minor : main) with { Edge = under }, light, spark, net, plain);
                }
            }
        }
    }

    // Motifs without a net stand on sliding lines, staggered as near to half-way as the repeat allows.
    private static void Free(DesignCanvas canvas, double wish, double slender, FoliageTones main, FoliageTones minor, PaletteRole light, PaletteRole spark)
    {
        bool columns = canvas.Repeat?.CellShift.Across is null or 1;
        MotifLattice lattice = columns
            ? MotifLattice.Fit(canvas, wish / 2, wish * slender, 0.5, true)
            : MotifLattice.Fit(canvas, wish * slender / 2, wish, 0.5, false);
        (double wide, double high) = columns ? (2 * lattice.LinePitch, lattice.Step) : (lattice.Step, 2 * lattice.LinePitch);
        (wide, high) = (Math.Min(wide, high / 1.05), Math.Min(high, wide * 2.1));
        for (int half = 0; half < 2; half++)
        {
            for (int line = 0; line < lattice.Lines; line++)
            {
                bool second = lattice.Lines % 2 == 0 && line % 2 == 1;
                for (int place = 0; place < lattice.PerLine; place++)
                {
                    if (second == (half == 1))
                        Motif(canvas, lattice.At(line, place), wide, high, second && canvas.Whole("seconds") == 1 ? minor : main, light, spark, 0, second && canvas.Whole("seconds") == 1);
                }
            }
        }
    }

    private static void Motif(DesignCanvas canvas, Point at, double wide, double high, FoliageTones tones, PaletteRole light, PaletteRole spark, int net, bool plain)
    {
        foreach (int side in new[] { 1, -1 })
            Side(canvas, new Foliage(canvas, Affine.Scale(side, 1).Then(Affine.Translate(at))), wide, high, tones, spark, net, plain);
        Middle(canvas, new Foliage(canvas, Affine.Translate(at)), wide, high, tones, light, spark, plain);
    }

    // Counts that keep the wished proportion even at the cost of some size: a squat ogee looks worse than a large one.
    private static UnitGrid Grid(DesignCanvas canvas, double wide, double slender)
    {
        UnitGrid best = UnitGrid.Fit(canvas, wide, wide * slender);
        double least = double.PositiveInfinity;
        foreach (double share in (ReadOnlySpan<double>)[1, 1.2, 0.84, 1.45, 0.7, 1.8])
        {
            foreach (double stretch in (ReadOnlySpan<double>)[1, 1.3, 0.77])
            {
                UnitGrid grid = UnitGrid.Fit(canvas, wide * share, wide * share * slender * stretch);
                double off = (grid.Width < wide ? 1.6 : 1) * Math.Abs(Math.Log(grid.Width / wide)) + 1.3 * Math.Abs(Math.Log(grid.Height / grid.Width / slender));
                if (off < least - 1e-9)
                    (least, best) = (off, grid);
            }
        }
        return best;
    }

    private static PaletteRole Fill(DesignCanvas canvas, PaletteRole body)
    {
        foreach (PaletteRole role in (ReadOnlySpan<PaletteRole>)[PaletteRole.Light, PaletteRole.Shade, PaletteRole.Support])
        {
            if (canvas.Differ(role, PaletteRole.Ground) && canvas.Contrast(role, body) > 0.2)
                return role;
        }
        return PaletteRole.Ground;
    }

    // What stands on both sides of the axis, from the back to the front: lower scroll, upper leaf, embracing leaf, base.
    private static void Side(DesignCanvas canvas, Foliage pen, double w, double h, FoliageTones tones, PaletteRole spark, int net, bool plain)
    {
        double room = net == 0 ? 1.14 : 0.9, x = w * room, y = h * (net == 0 ? 1.06 : 0.92), curl = canvas["curl"];
        int lobes = canvas.Whole("lobes");
        Point P(double a, double b) => new(a * x, b * y);
        if (net == 0 || !plain)
        {
            pen.Leaf([P(0.03, 0.25), P(0.14, 0.3), P(0.25, 0.25), P(0.32, 0.14), P(0.3, 0.05), P(0.24, 0.04)], w * 0.125, lobes, curl, tones, 0.7);
            pen.Leaf([P(0.03, -0.15), P(0.13, -0.2), P(0.22, -0.26), P(0.25, -0.34), P(0.2, -0.38)], w * 0.105, lobes, curl, tones, 0.75);
        }
        pen.Tendril(P(0.05, 0.17), 0.5, w * 0.13, -1, tones);
        pen.Leaf([P(0.02, 0.2), P(0.13, 0.16), P(0.21, 0.05), P(0.21, -0.07), P(0.13, -0.14)], w * 0.12, lobes + 1, curl, tones, 0.62);
        pen.Leaf([P(0, 0.42), P(0.07, 0.38), P(0.15, 0.37), P(0.19, 0.42)], w * 0.085, Math.Max(3, lobes - 2), curl, tones, 0.8);
        if (net == 0)
            pen.Leaf([P(0.02, 0.3), P(0.08, 0.41), P(0.2, 0.44), P(0.29, 0.39), P(0.3, 0.32)], w * 0.085, lobes, curl, tones, 0.8);
        pen.Beads([P(0.285, -0.04), P(0.3, -0.085), P(0.295, -0.125), P(0.275, -0.155)], w * 0.02, w * 0.011, spark);
    }

    private static void Middle(DesignCanvas canvas, Foliage pen, double w, double h, FoliageTones tones, PaletteRole light, PaletteRole spark, bool plain)
    {
        double y = h * 0.92;
        const double Up = -Math.PI / 2;
        // Crown.
        switch (canvas.Whole("crown"))
        {
            case 0:
                pen.Palmette(new(0, -0.24 * y), Up, h * 0.2, 7, tones, light);
                break;
            case 1:
                foreach (int k in new[] { -2, 2, -1, 1, 0 })
                    pen.Scales(new(k * w * 0.055, -0.27 * y - (2 - Math.Abs(k)) * h * 0.008), Up + k * 0.28, h * (0.16 - 0.02 * Math.Abs(k)), 0.2, k % 2 == 0 ? tones.Blade : spark, tones.Edge, k % 2 == 0 ? light : tones.Blade);
                break;
            default:
                pen.Leaf([new(0, -0.22 * y), new(0, -0.31 * y), new(0, -0.4 * y), new(0, -0.47 * y)], w * 0.13, canvas.Whole("lobes"), canvas["curl"], tones);
                break;
        }
        // Base: a pendant below and a cup above it.
        pen.Scales(new(0, 0.33 * y), -Up, h * 0.13, 0.24, spark, tones.Edge, light == spark ? tones.Blade : light);
        pen.Palmette(new(0, 0.36 * y), Up, h * 0.15, 5, tones, light);
        // Heart.
        int heart = (canvas.Whole("heart") + (plain ? 1 : 0)) % 4;
        PaletteRole fruit = spark != tones.Blade ? spark : tones.Blade;
        switch (heart)
        {
            case 0:
                pen.Palmette(new(0, -0.06 * y), Up, h * 0.15, 5, tones, light);
                pen.Scales(new(0, 0.2 * y), Up, h * 0.34, 0.36, tones.Blade, tones.Edge, fruit);
                break;
            case 1:
                pen.Scales(new(0, 0.2 * y), Up, h * 0.37, 0.3, fruit, tones.Edge, fruit == tones.Blade ? light : tones.Blade);
                break;
            case 2:
                pen.Palmette(new(0, 0.16 * y), Up, h * 0.3, 9, tones, fruit);
                pen.Scales(new(0, 0.2 * y), Up, h * 0.15, 0.3, fruit, tones.Edge, light);
                break;
            default:
                Dress dress = Dress.For(canvas, fruit, tones.Blade, Finish.Tonal) with { Edge = tones.Edge };
                pen.Palmette(new(0, 0), Up, h * 0.19, 7, tones, light);
                pen.Bloom(new Peony(canvas.Dice.Fork("peony")), new(0, 0.04 * y), w * 0.19, Up, dress);
                break;
        }
    }

    // The ogee round a place: two waves that meet above and below.
    private static Outline Ogee(Point at, double w, double h)
    {
        Point[] right = [.. Enumerable.Range(0, 17).Select(i => at + new Point(w / 4 * (1 + Math.Cos(Math.Tau * (i / 16.0 - 0.5))), h * (i / 16.0 - 0.5)))];
        var builder = new OutlineBuilder().MoveTo(right[0]);
        void Run(Point[] p)
        {
            for (int i = 0; i + 1 < p.Length; i++)
            {
                Point a = i > 0 ? p[i - 1] : p[0], d = p[Math.Min(i + 2, p.Length - 1)];
                builder.CurveTo(p[i] + (p[i + 1] - a) / 6, p[i + 1] - (d - p[i]) / 6, p[i + 1]);
            }
        }
        Run(right);
        Run([.. right.Reverse().Select(p => new Point(2 * at.X - p.X, p.Y))]);
        return builder.Close().Build();
    }

    private static void Net(DesignCanvas canvas, Point at, double w, double h, int net, FoliageTones tones, PaletteRole spark)
    {
        foreach (int side in new[] { 1, -1 })
        {
            var pen = new Foliage(canvas, Affine.Scale(side, 1).Then(Affine.Translate(at)));
            Point On(double t) => new(w / 4 * (1 + Math.Cos(Math.Tau * t)), h * t);
            Point[] Part(double from, double to) => [.. Enumerable.Range(0, 9).Select(i => On(from + (to - from) * i / 8))];
            if (net == 1)
            {
                // Leaves climb from each joint to the next.
                pen.Leaf(Part(0.46, 0.22), w * 0.07, 5, 0.2, tones);
                pen.Leaf(Part(0.25, 0.03), w * 0.07, 5, 0.2, tones);
                pen.Leaf(Part(-0.04, -0.28), w * 0.07, 5, 0.2, tones);
                pen.Leaf(Part(-0.25, -0.47), w * 0.07, 5, 0.2, tones);
            }
            else
            {
                double band = Math.Max(w * 0.03, 3 * canvas.MinLine);
                pen.Stem([.. Enumerable.Range(0, 25).Select(i => On(-0.5 + i / 24.0))], band, band, tones);
            }
        }
        var middle = new Foliage(canvas, Affine.Translate(at));
        foreach (Point joint in new[] { new Point(w / 2, 0), new Point(0, h / 2) })
        {
            foreach (double way in new[] { 0, Math.PI / 2, Math.PI, -Math.PI / 2 })
                middle.Palmette(joint, way, w * 0.085, 3, tones, tones.Blade);
            middle.Beads([joint], w * 0.028, w * 0.028, spark);
        }
    }
}
