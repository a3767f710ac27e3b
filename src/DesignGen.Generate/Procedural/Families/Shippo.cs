using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Shippo: circles that overlap by a quarter, so that four petals meet at every joint; hollows carry small emblems.</summary>
public sealed class Shippo : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "shippo", new("Seven treasures", "七宝纹"), ArtKind.AllOver,
        ["shippo", "seven treasures", "circle", "petal", "interlocking", "coin", "japanese", "japan", "chinese", "asian", "traditional", "kimono", "yukata", "geometric", "elegant", "calm", "wedding", "new year", "spring", "women", "men", "unisex"],
        [
            new("circle-size", "mm", 14, 40, 23, "larger circles"),
            new("style", "choice", 0, 5, 0, "0 filled petals, 1 rings, 2 double rings, 3 nested petals, 4 coloured hollows, 5 halved petals"),
            new("centre", "choice", 0, 6, 1, "0 none, 1 flower, 2 lozenge, 3 dot and ring, 4 star, 5 nested hollow, 6 a mix of all"),
            new("centres", "share", 0, 1, 0.6, "more hollows carry something"),
            new("filled", "share", 0, 1, 0.75, "more petals or hollows filled"),
            new("drift", "share", 0, 1, 0.6, "fills drift over the cloth rather than mix evenly"),
            new("line", "share", 0.02, 0.09, 0.04, "wider lines and gaps, as a share of the circle's radius"),
            new("scheme", "choice", 0, 3, 1, ClothScheme.Choices),
            new("turn", "choice", 0, 1, 0, "0 slanting petals, 1 upright and level petals"),
            new("tones", "count", 1, 3, 2, "more tones among the fills"),
        ],
        FamilyCard.AnyLayout, MinInks: 2, MinSizeMm: 50, PrintsGround: true, Structure: ["style", "centre", "scheme", "circle-size"])
    {
        OnGround = [ShownWhen.Parse("scheme=0")],
        Shows =
        [
            Shown.Surely("circle"), Shown.Surely("coin"), Shown.Surely("blossom", "centre=1", "centres=0.2..1"), Shown.Perhaps("blossom", "centre=1,2,6", "centres=0.001..1"),
            Shown.Perhaps("plum-blossom", "centre=1,6", "centres=0.001..1"), Shown.Perhaps("diamond-shape", "centre=2,6", "centres=0.001..1"), Shown.Surely("star", "centre=4", "centres=0.2..1"),
            Shown.Perhaps("star", "centre=4,6", "centres=0.001..1"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        ClothScheme cloth = ClothScheme.For(canvas, canvas.Whole("scheme"));
        double size = canvas["circle-size"];
        int style = canvas.Whole("style");
        bool upright = canvas.Whole("turn") == 1;

        // Neighbours stand a root of two radii apart: straight beside each other, or aslant between touching circles.
        double unit = upright ? size / Math.Sqrt(2) : size;
        var grid = new TwinGrid(canvas, unit, unit);
        List<Knot> knots = Knots(grid, upright);
        EvenMix mix = new([.. knots.Where(k => k.Inside).Select(k => k.Centre)], canvas.Repeat);
        List<Point> places = [.. knots.Where(k => k.Inside).Select(k => k.Centre)];
        double radius = size / 2, line = Math.Max(canvas.Finest(cloth.Ink), canvas["line"] * radius);
        double gap = Math.Max(canvas.Finest(cloth.Field), canvas["line"] * radius * 1.4), filled = canvas["filled"], drift = canvas["drift"];
        List<PaletteRole> tones = cloth.Tones[..Math.Min(canvas.Whole("tones"), cloth.Tones.Count)];
        List<PaletteRole> fills = style is 0 or 3 or 5 ? [cloth.Ink, .. tones.Take(canvas.Whole("tones") - 1)] : tones;
        // A hollow in the petals' own ink would swallow them.
        if (style == 4 && !canvas.Differ(fills[0], cloth.Ink))
            filled = 0;
        int[] fill = Drift.Deal(canvas, mix, places, [1 - filled + 1e-6, .. fills.Select((_, i) => filled / (i + 1))], size * 1.1, drift, "fill");
        void Put(PaletteRole role, Outline outline) => canvas.Fill(role, AxisTrim.Trim(canvas, outline, 0.05));

        cloth.Dye(canvas);
        if (style == 4)
        {
            foreach (Knot knot in knots.Where(k => fill[k.Of] > 0))
                Put(fills[fill[knot.Of] - 1], knot.Hollow(0));
        }
        foreach (Knot knot in knots)
        {
            PaletteRole tone = fill[knot.Of] == 0 ? cloth.Field : fills[fill[knot.Of] - 1];
            for (int side = 0; side < 2; side++)
                Petal(canvas, cloth, style, knot, side, tone, line, gap, Put);
        }
        Centres(canvas, cloth, knots, mix, places, style == 4 ? i => fill[i] == 0 ? cloth.Field : fills[fill[i] - 1] : _ => cloth.Field, radius, line, gap);
    }

    // Every circle owns the petals to two of its neighbours.
    private static void Petal(DesignCanvas canvas, ClothScheme cloth, int style, Knot knot, int side, PaletteRole tone, double line, double gap, Action<PaletteRole, Outline> put)
    {
        bool empty = tone == cloth.Field;
        PaletteRole ink = empty ? cloth.Ink : tone;
        switch (style)
        {
            case 0 when !empty:
                put(ink, knot.Petal(side, gap / 2));
                break;
            case 3 when !empty:
                put(ink, knot.Petal(side, gap / 2));
                PaletteRole inner = canvas.Against(ink, cloth.Field, cloth.Ink), heart = canvas.Against(inner, cloth.Accent, ink);
                double step = Math.Max(canvas.Finest(inner), line) + gap * 0.5;
                put(inner, knot.Petal(side, gap / 2 + step));
                if (knot.Width - gap - 4 * step > canvas.MinLine)
                    put(heart, knot.Petal(side, gap / 2 + 2 * step));
                break;
            case 5 when !empty:
                put(ink, knot.Petal(side, gap / 2));
                PaletteRole half = canvas.Against(ink, PaletteRole.Light, PaletteRole.Support, cloth.Ink, cloth.Field);
                put(half, knot.HalfPetal(side, gap / 2));
                break;
            case 4:
                put(cloth.Ink, knot.PetalLine(side, -line / 2, line / 2));
                put(cloth.Ink, knot.Petal(side, Math.Max(gap * 0.9, canvas.MinGap) + line / 2));
                break;
            case 2:
                if (!empty)
                    put(tone, knot.Petal(side, gap + line));
                put(cloth.Ink, knot.PetalLine(side, -line / 2, line / 2));
                double inset = line / 2 + Math.Max(gap, canvas.MinGap);
                if (knot.Width - 2 * inset > 2 * line + canvas.MinGap)
                    put(cloth.Ink, knot.PetalLine(side, inset, inset + line * 0.8));
                break;
            default:
                // Rings; petals left open in other styles keep their line, so that the lattice never breaks.
                if (!empty)
                    put(tone, knot.Petal(side, 0));
                put(cloth.Ink, knot.PetalLine(side, -line / 2, line / 2));
                break;
        }
    }

    private static void Centres(DesignCanvas canvas, ClothScheme cloth, List<Knot> knots, EvenMix mix, List<Point> places, Func<int, PaletteRole> fieldOf, double radius, double line, double gap)
    {
        int choice = canvas.Whole("centre");
        double share = canvas["centres"];
        if (choice == 0 || share < 0.01)
            return;
        double[] quotas = [1 - share + 1e-6, .. Enumerable.Range(1, 5).Select(k => choice == 6 || choice == k ? share : 0)];
        if (choice == 6)
            quotas = [quotas[0], .. quotas[1..].Select(q => q / 5)];
        int[] kinds = mix.Deal(quotas, radius * 2.2, canvas.Dice.Fork("centres"));
        int[] bright = mix.Deal([0.62, 0.38], radius * 2.4, canvas.Dice.Fork("bright"));
        double room = radius * (Math.Sqrt(2) - 1) * 0.98;
        foreach (Knot knot in knots)
        {
            PaletteRole field = fieldOf(knot.Of), role = bright[knot.Of] == 1 && canvas.Contrast(cloth.Accent, field) >= 0.2
                ? cloth.Accent : canvas.Bold(field, cloth.Ink, cloth.Field, PaletteRole.Light);
            PaletteRole second = canvas.Clearest(role, field, cloth.Field, PaletteRole.Light);
            void Put(PaletteRole r, Outline o) => canvas.Fill(r, AxisTrim.Trim(canvas, o, 0.05));
            switch (kinds[knot.Of])
            {
                case 1:
                    new Crest(canvas, role, second, canvas.Against(role, PaletteRole.Light, PaletteRole.Accent, second))
                        .Draw(knot.Of % 3 == 0 && !knot.OnAxis ? 0 : 2, knot.Centre, room - gap * 0.6, 0, knot.OnAxis);
                    break;
                case 2:
                    new Crest(canvas, role, second, second).Draw(3, knot.Centre, room * 1.2, knot.Upright ? Math.PI / 4 : 0);
                    break;
                case 3:
                    Put(role, Outline.Circle(knot.Centre, room * 0.42));
                    double ring = Math.Max(canvas.Finest(role), line), inner = room * 0.42 + Math.Max(canvas.MinGap, gap);
                    if (inner + ring < room)
                        Put(role, Outline.Circle(knot.Centre, inner + ring).With(Outline.Circle(knot.Centre, inner).Reverse()));
                    break;
                case 4:
                    new Crest(canvas, role, second, second).Draw(5, knot.Centre, room * 1.15);
                    break;
                case 5:
                    double step = Math.Max(Math.Max(canvas.MinGap, gap) + line, radius * 0.13);
                    Put(role, knot.Hollow(step));
                    if (room - 2.2 * step > canvas.MinLine * 2)
                        Put(second, knot.Hollow(2 * step));
                    if (room - 3.2 * step > canvas.MinLine * 2)
                        Put(role, knot.Hollow(3 * step));
                    break;
            }
        }
    }

    private static List<Knot> Knots(TwinGrid grid, bool upright)
    {
        var knots = new List<Knot>();
        UnitGrid units = grid.Units;
        double scale = upright ? 1 : 0.5;
        if (!upright)
        {
            foreach (TwinPlace p in grid.Drawn)
                knots.Add(new(p.At, new Point(units.Width, units.Height) * 0.5, false, p.Of, p.OnAxis, grid.Places.Count > p.Of && grid.Places[p.Of].At == p.At));
            return knots;
        }

        // Upright petals: circles on the units' corners alone.
        Dictionary<int, int> index = [];
        foreach (TwinPlace p in grid.Places.Where(p => p.X % 2 == 0))
            index[p.Of] = index.Count;
        foreach (TwinPlace p in grid.Drawn.Where(p => p.X % 2 == 0))
            knots.Add(new(p.At, new Point(units.Width, units.Height) * scale, true, index[p.Of], p.OnAxis, grid.Places[p.Of].At == p.At));
        return knots;
    }

    /// <summary>One circle of the lattice.</summary>
    /// <param name="Centre">Its middle, mm.</param>
    /// <param name="Step">Step to its neighbour across and down, mm.</param>
    /// <param name="Upright">Whether neighbours stand straight beside it rather than aslant.</param>
    /// <param name="Of">The place whose colours it has.</param>
    /// <param name="OnAxis">Whether a mirror axis runs through it.</param>
    /// <param name="Inside">Whether it is a place of the cell itself.</param>
    private sealed record Knot(Point Centre, Point Step, bool Upright, int Of, bool OnAxis, bool Inside)
    {
        // Lengths of the unit lattice: neighbours one apart, circles of radius 1/√2.
        private const double Radius = 0.70710678118654757;

        // From the unit lattice, whose neighbours stand straight, to the page.
        private Affine Place => (Upright ? Affine.Scale(Step.X, Step.Y) : new Affine(Step.X, Step.Y, -Step.X, Step.Y, 0, 0)).Then(Affine.Translate(Centre));

        private double Unit => Place.Scaling;

        /// <summary>Breadth of a petal, mm.</summary>
        public double Width => (2 * Radius - 1) * Unit;

        /// <summary>The petal shared with the neighbour to the right (0) or below (1), moved in by a distance.</summary>
        public Outline Petal(int side, double insetMm) => Lens(insetMm / Unit).Transform(To(side));

        /// <summary>Half of it.</summary>
        public Outline HalfPetal(int side, double insetMm)
        {
            double r = Radius - insetMm / Unit, half = Math.Sqrt(Math.Max(0, r * r - 0.25));
            return new OutlineBuilder().MoveTo(new(0.5, -half)).ArcAround(Point.Zero, 2 * Math.Atan2(half, 0.5)).Close().Build().Transform(To(side));
        }

        /// <summary>A line along a petal's edge, between two distances inwards.</summary>
        public Outline PetalLine(int side, double fromMm, double toMm) => Lens(fromMm / Unit).With(Lens(toMm / Unit).Reverse()).Transform(To(side));

        /// <summary>The hollow between the circle's four petals, moved in by a distance.</summary>
        public Outline Hollow(double insetMm)
        {
            // Bounded by the four neighbours' circles, grown by the inset; its corners lie on the diagonals.
            double r = Radius + insetMm / Unit, corner = (1 - Math.Sqrt(Math.Max(0, 2 * r * r - 1))) / 2;
            if (corner <= 0.02)
                return Outline.Empty;
            var builder = new OutlineBuilder().MoveTo(new(-corner, -corner));
            foreach (Point neighbour in new Point[] { new(0, -1), new(1, 0), new(0, 1), new(-1, 0) })
                builder.ArcAround(neighbour, -2 * Math.Atan2(corner, 1 - corner));
            Outline hollow = builder.Close().Build();
            return hollow.Transform(Place);
        }

        private Affine To(int side) => side == 0 ? Place : Affine.Rotate(Math.PI / 2).Then(Place);

        private static Outline Lens(double inset)
        {
            double r = Radius - inset, half = Math.Sqrt(Math.Max(0, r * r - 0.25)), sweep = 2 * Math.Atan2(half, 0.5);
            return r <= 0.5 ? Outline.Empty
                : new OutlineBuilder().MoveTo(new(0.5, -half)).ArcAround(Point.Zero, sweep).ArcAround(new(1, 0), sweep).Close().Build();
        }
    }
}
