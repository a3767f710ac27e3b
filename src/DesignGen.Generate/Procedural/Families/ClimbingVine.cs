using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;
using DesignGen.Generate.Procedural.Motifs.Flowers;
using DesignGen.Generate.Procedural.Motifs.Greens;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Climbing vine: waving stems with great curled leaves and flowers over a quiet layer of small leaves, every gap filled.</summary>
public sealed class ClimbingVine : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "climbing-vine", new("Climbing vine", "缠枝花"), ArtKind.AllOver,
        ["vine", "trailing", "floral", "flower", "leaf", "botanical", "arts and crafts", "garden", "acanthus", "chintz", "romantic", "heritage", "vintage", "cottage", "lush", "elegant", "spring", "summer", "autumn", "women", "home", "dress", "all-over"],
        [
            new("scale", "mm", 44, 110, 70, "stems further apart, larger leaves and flowers"),
            new("flower", "choice", 0, 5, 0, "0 peony, 1 rose, 2 poppy, 3 anemone, 4 dahlia, 5 pomegranate"),
            new("wave", "share", 0.1, 0.3, 0.22, "stems that swing further"),
            new("leaf", "share", 0.6, 1.35, 1, "larger leaves"),
            new("lobes", "count", 3, 7, 5, "leaves of more and finer lobes"),
            new("curl", "share", -0.2, 0.5, 0.28, "lobes curled further towards their tips"),
            new("ground", "choice", 0, 3, 1, "plain, willow leaves, seeds, or small sprigs behind"),
            new("fillers", "share", 0, 1, 0.7, "more small flowers and buds in the gaps"),
            new("upright", "choice", 0, 1, 1, "stems trail across, or climb"),
        ],
        FamilyCard.AnyLayout, 2, 80, true, Structure: ["flower", "ground", "scale", "leaf"])
    {
        Shows =
        [
            Shown.Surely("vine"), Shown.Surely("leaf"), .. Shown.ByValue("flower", 0, "peony", "rose", "poppy", "anemone", "dahlia", "pomegranate"), Shown.Surely("willow", "ground=1"),
            Shown.Surely("sprig", "ground=3"), Shown.Perhaps("acanthus"), Shown.Perhaps("cosmos", "fillers=0.001..1"), Shown.Perhaps("flower-bud", "fillers=0.001..1"),
            Shown.Perhaps("olive-branch", "fillers=0.001..1"), Shown.Perhaps("forget-me-not", "fillers=0.001..1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        double wish = canvas["scale"];
        MotifLattice grid = MotifLattice.Fit(canvas, wish, wish * 1.75, 0, canvas.Whole("upright") == 1);
        PaletteRole field = PaletteRole.Ground, green = canvas.Bold(field, PaletteRole.Support, PaletteRole.Line, PaletteRole.Hero, PaletteRole.Shade);
        PaletteRole Other(PaletteRole choice, PaletteRole on, PaletteRole fallBack) => canvas.Differ(choice, on) && canvas.Differ(choice, field) ? choice : fallBack;
        PaletteRole petal = Other(PaletteRole.Hero, green, Other(PaletteRole.Accent, green, Other(PaletteRole.Shade, green, green)));
        PaletteRole deep = Other(PaletteRole.Line, green, Other(PaletteRole.Shade, green, green)), light = Other(PaletteRole.Light, green, field);
        PaletteRole small = Other(PaletteRole.Accent, petal, Other(PaletteRole.Light, petal, petal));
        var leaf = new FoliageTones(green, deep == petal ? green : deep, field, light, deep == green ? green : deep);
        // A second leaf in another tone gives depth where the palette has one to spare.
        PaletteRole tint = Other(PaletteRole.Shade, green, green);
        FoliageTones back = tint != petal && tint != deep && tint != green ? leaf with { Blade = tint, Deep = tint, Stem = tint } : leaf;

        Behind(canvas, field, [green, petal, deep]);
        var packing = new TorusPacking(new Torus(canvas.Repeat, canvas.Cell), wish * 0.3, 1, canvas.Cancel);
        double pitch = grid.LinePitch, step = grid.Step, unit = Math.Min(pitch, step * 0.6), swing = canvas["wave"] * pitch;
        bool mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        for (int layer = 0; layer < 3; layer++)
        {
            for (int line = 0; line < grid.Lines; line++)
            {
                for (int place = 0; place < grid.PerLine; place++)
                    Bay(canvas, Frame(grid, line, place), layer, step, pitch, unit, swing, Math.Abs(grid.Stagger - 0.5) < 0.2 ? 0.11 : 0.02, leaf, back, petal, light, small, packing, line * 61 + place);
            }
        }
        if (canvas["fillers"] > 0.02)
            Fill(canvas, packing, petal, small, green, unit, mirror);
    }

    // The bay's own axes: along the stem, and to its right.
    private static Affine Frame(MotifLattice grid, int line, int place)
    {
        Point foot = grid.At(line, place) + (grid.Upright ? new Point(grid.LinePitch / 2, grid.Step) : new Point(0, grid.LinePitch / 2));
        return grid.Upright ? Affine.Rotate(-Math.PI / 2).Then(Affine.Translate(foot)) : Affine.Translate(foot);
    }

    private static void Bay(
        DesignCanvas canvas, Affine frame, int layer, double step, double pitch, double unit, double swing, double draw,
        FoliageTones leaf, FoliageTones back, PaletteRole petal, PaletteRole light, PaletteRole small, TorusPacking packing, int number)
    {
        var pen = new Foliage(canvas, frame);
        int lobes = canvas.Whole("lobes");
        double curl = canvas["curl"], size = canvas["leaf"] * unit;
        Point Stem(double u) => new(u * step, -swing * Math.Sin(Math.Tau * u));
        Point Off(double u, double v) => new(u * step, v * pitch);
        double radius = unit * 0.235;
        for (int half = 0; half < 2; half++)
        {
            // The second half of the wave is the first one turned over.
            double s = half == 0 ? 1 : -1, from = 0.5 * half;
            Point bloom = Off(from + 0.27, s * (0.5 - canvas["wave"] - draw));
            Point[] branch = [Stem(from - 0.06), Off(from + 0.05, s * 0.1), Off(from + 0.13, s * 0.26), bloom];
            Point[] broad = [Stem(from + 0.2), Off(from + 0.3, s * -(canvas["wave"] + 0.14)), Off(from + 0.4, s * -(canvas["wave"] + 0.2)), Off(from + 0.49, s * -(canvas["wave"] + 0.1)), Off(from + 0.53, s * -(canvas["wave"] - 0.02))];
            Point[] slender = [Stem(from + 0.42), Off(from + 0.45, s * 0.14), Off(from + 0.42, s * 0.27), Off(from + 0.36, s * 0.33)];
            Point[] under = [Stem(from + 0.06), Off(from + 0.12, s * -0.2), Off(from + 0.1, s * -0.3), Off(from + 0.04, s * -0.36)];
            switch (layer)
            {
                case 0:
                    pen.Leaf(under, size * 0.2, lobes, curl, back);
                    pen.Leaf(slender, size * 0.19, lobes, curl, back);
                    Take(packing, frame, under, size * 0.17);
                    Take(packing, frame, slender, size * 0.16);
                    pen.Stem(branch, unit * 0.04, unit * 0.028, leaf);
                    Take(packing, frame, branch, unit * 0.03);
                    break;
                case 1:
                    if (half == 0)
                    {
                        Point[] whole = [.. Enumerable.Range(-1, 27).Select(i => Stem(i / 24.0))];
                        pen.Stem(whole, unit * 0.055, unit * 0.055, leaf);
                        Take(packing, frame, whole, unit * 0.04);
                    }
                    pen.Leaf(broad, size * 0.27, lobes + 1, curl, leaf, 0.85);
                    Take(packing, frame, broad, size * 0.23);
                    pen.Tendril(Stem(from + 0.33), s > 0 ? 0.6 : -0.6, unit * 0.14, (int)s, leaf);
                    break;
                default:
                    double way = Math.Atan2(bloom.Y - branch[2].Y, bloom.X - branch[2].X);
                    pen.Palmette(bloom - Point.Polar(radius * 0.55, way), way, radius * 1.75, 5, leaf, leaf.Blade);
                    Bloom(canvas, pen, bloom, radius, way, petal, light, small, leaf.Blade, canvas.Dice.Fork("bloom", number * 2 + half));
                    packing.Place([new Disc(Point.Zero, radius * 1.25)], Affine.Translate(bloom).Then(frame), 0);
                    break;
            }
        }
    }

    private static void Bloom(DesignCanvas canvas, Foliage pen, Point at, double radius, double way, PaletteRole petal, PaletteRole light, PaletteRole small, PaletteRole green, Dice dice)
    {
        Dress dress = Dress.For(canvas, petal, green, Finish.Tonal);
        switch (canvas.Whole("flower"))
        {
            case 0:
                pen.Bloom(new Peony(dice), at, radius * 1.12, way, dress);
                break;
            case 1:
                pen.Bloom(new Rose(dice), at, radius * 1.08, way, dress);
                break;
            case 2:
                pen.Bloom(new Poppy(dice), at, radius * 1.15, way, dress);
                break;
            case 3:
                pen.Bloom(new Anemone(dice), at, radius * 1.12, way, dress);
                break;
            case 4:
                pen.Bloom(new Dahlia(dice), at, radius * 1.1, way, dress);
                break;
            default:
                PaletteRole edge = canvas.Against(petal, PaletteRole.Ground, PaletteRole.Line);
                pen.Scales(at - Point.Polar(radius * 1.1, way), way, radius * 2.3, 0.42, petal, edge, small == petal ? light : small);
                break;
        }
    }

    // Small leaves in the quietest ink, lying with a slow current, under everything.
    private static void Behind(DesignCanvas canvas, PaletteRole field, PaletteRole[] used)
    {
        int kind = canvas.Whole("ground");
        List<PaletteRole> quiet = canvas.Distinct(field, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Line, PaletteRole.Hero);
        if (kind == 0 || quiet.Count == 0)
            return;
        PaletteRole role = quiet.OrderBy(r => canvas.Contrast(r, field) + (Array.IndexOf(used, r) >= 0 ? 0.25 : 0)).First();
        var torus = new Torus(canvas.Repeat, canvas.Cell);
        Rect cell = canvas.Cell;
        double size = Math.Clamp(canvas["scale"] * 0.095, 5, 9.5), spacing = size * (kind == 2 ? 0.72 : kind == 3 ? 1.15 : 0.8);
        Dice dice = canvas.Dice.Fork("behind");
        var at = new Point[Math.Max(4, (int)(cell.Width * cell.Height / (spacing * spacing)))];
        for (int i = 0; i < at.Length; i++)
            at[i] = new(dice.Between(cell.Left, cell.Right), dice.Between(cell.Top, cell.Bottom));
        at = TorusVoronoi.Relax(torus, at, 4, 1);
        PeriodicField current = PeriodicField.Noise(canvas, dice.Fork("current"), size * 8);
        var contours = ImmutableArray.CreateBuilder<Contour>();
        double line = canvas.Finest(role);
        foreach (Point p in at)
        {
            double way = -Math.PI / 2 + 0.8 * current.Value(p);
            Affine place = Affine.Scale(size * 0.98).Then(Affine.Rotate(way + dice.Between(-0.25, 0.25))).Then(Affine.Translate(p));
            switch (kind)
            {
                case 1:
                    contours.AddRange(new PetalForm(0.19, 0.45, 0.9, 0.8, Bend: dice.Between(-0.15, 0.15)).Loop(9).Map(Affine.Translate(-0.5, 0).Then(place)).Outline.Contours);
                    break;
                case 2:
                    contours.AddRange(Outline.Circle(p, Math.Max(line * 0.65, size * 0.13)).Contours);
                    break;
                default:
                    foreach (double turn in new[] { 0.7, 0, -0.7 })
                        contours.AddRange(new PetalForm(0.2, 0.55, 0.7, 0.6).Loop(9).Map(Affine.Scale(turn == 0 ? 0.9 : 0.68).Then(Affine.Rotate(turn)).Then(Affine.Translate(-0.45, 0)).Then(place)).Outline.Contours);
                    break;
            }
        }
        canvas.Fill(role, new Outline(contours.ToImmutable()));
    }

    private static void Fill(DesignCanvas canvas, TorusPacking packing, PaletteRole petal, PaletteRole small, PaletteRole green, double unit, bool mirror)
    {
        double gap = Math.Max(canvas.MinGap, 0.9), fillers = canvas["fillers"];
        Dress one = Dress.For(canvas, small, green, Finish.Tonal), two = Dress.For(canvas, petal, green, Finish.Tonal);
        var toss = new Toss(packing, canvas.Dice.Fork("fill"), mirror ? 1 : 2.2);
        toss.Fill(
        [
            new(d => new Cosmos(d), unit * 0.075, unit * 0.115, 1, one, unit * 0.3),
            new(d => new BudStem(d), unit * 0.09, unit * 0.15, 0.8, two, unit * 0.25),
            new(LeafSprig.Olive, unit * 0.1, unit * 0.19, 0.8, two, unit * 0.25),
        ], gap, (int)(90 * fillers));
        toss.Fill([new(d => new TinyFlower(d), Math.Max(1.3, unit * 0.032), unit * 0.055, 1, one, 2)], gap, (int)(160 * fillers));
        foreach (Tossed t in toss.Motifs)
            t.Motif.Draw(canvas, t.Place, t.Dress);
    }

    private static void Take(TorusPacking packing, Affine frame, Point[] line, double reach)
    {
        int n = Math.Max(4, line.Length);
        Disc[] discs = [.. Enumerable.Range(0, n + 1).Select(i => new Disc(Foliage.At(line, (double)i / n).At, reach * (0.55 + 0.45 * Math.Sin(Math.PI * i / n))))];
        packing.Place(discs, frame, 0);
    }
}
