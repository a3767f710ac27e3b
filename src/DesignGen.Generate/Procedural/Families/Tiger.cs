using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Tiger: broken stripes that taper to points, often paired round an open middle, over warm patches and pale belly bands.</summary>
public sealed class Tiger : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "tiger", new("Tiger", "虎纹"), ArtKind.AllOver,
        ["tiger", "animal", "animal print", "stripe", "wild", "bold", "safari", "streetwear", "punk", "lunar new year", "autumn", "winter", "men", "women", "unisex", "kids", "all-over"],
        [
            new("stripe", "mm", 9, 26, 14, "larger stripes, further apart"),
            new("flow", "choice", 0, 3, 0, "stripes run level, upright, slanting, or in arches"),
            new("weight", "share", 0.28, 0.7, 0.46, "fatter stripes"),
            new("breaks", "share", 0, 1, 0.5, "stripes broken into shorter ones"),
            new("pairs", "share", 0, 1, 0.5, "more stripes open into a pair round a middle"),
            new("sway", "share", 0, 1, 0.45, "stripes bend further"),
            new("second-tone", "choice", 0, 3, 2, "no second tone; a rim round the stripes; patches between them; patches and pale belly bands"),
            new("belly", "share", 0.15, 0.6, 0.35, "broader patches"),
            new("coat", "choice", 0, 1, 1, "the ground's colour, or a coat in the hero's"),
        ],
        FamilyCard.AnyLayout, 1, 60, true, Structure: ["stripe", "flow", "second-tone", "pairs"])
    {
        OnGround = [ShownWhen.Parse("coat=0")],
        Shows = [Shown.Surely("tiger-print")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        double size = canvas["stripe"], breaks = canvas["breaks"], pairs = canvas["pairs"];
        int flow = canvas.Whole("flow"), tone = canvas.Whole("second-tone");
        PaletteRole back = PaletteRole.Ground, stripe = canvas.Bold(back, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Hero);
        canvas.Ground();
        if (canvas.Whole("coat") == 1)
        {
            PaletteRole coat = canvas.Contrast(PaletteRole.Hero, stripe) >= 0.32 ? PaletteRole.Hero : canvas.Clearest(stripe, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Support);
            if (canvas.Differ(coat, back) && canvas.Differ(coat, stripe))
            {
                canvas.Fill(coat, Outline.Rectangle(canvas.Cell.Grow(1)));
                back = coat;
            }
        }
        Patches(canvas, back, stripe, flow, tone, size);
        List<StripeStroke> strokes = Strokes(canvas, size, flow, breaks, pairs);
        if (tone == 1 && Second(canvas, back, stripe) is PaletteRole rim)
        {
            double grow = Math.Max(canvas.MinGap, size * 0.085);
            foreach (StripeStroke stroke in strokes)
                canvas.Fill(rim, stroke.Outline(grow, canvas.MinLine));
        }
        foreach (StripeStroke stroke in strokes)
            canvas.Fill(stripe, stroke.Outline(0, canvas.MinLine));
    }

    // Strokes on a brick of long bays along the flow, each a little off its place, turned with a slow current.
    private static List<StripeStroke> Strokes(DesignCanvas canvas, double size, int flow, double breaks, double pairs)
    {
        bool upright = flow == 1, mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        double length = size * (6 - 2.4 * breaks) * (flow == 2 ? 0.85 : 1), weight = canvas["weight"], sway = canvas["sway"];
        UnitGrid grid = upright ? UnitGrid.Fit(canvas, 2 * size, length) : UnitGrid.Fit(canvas, length, 2 * size);
        (double bay, double row) = upright ? (grid.Height, grid.Width / 2) : (grid.Width, grid.Height / 2);
        PeriodicField bend = PeriodicField.Noise(canvas, canvas.Dice.Fork("bend"), Math.Max(size * 5, 0.5 * Math.Min(canvas.Cell.Width, canvas.Cell.Height)));
        double slant = flow == 2 ? canvas.Dice.Fork("slant").Sign() * 0.3 : 0;
        double Heading(Point p)
        {
            double turn = slant + 0.55 * sway * bend.Value(p);
            if (flow == 3)
                turn += 0.55 * Math.Sin(Math.Tau * (p.X - canvas.Cell.Left) / canvas.Cell.Width);
            return upright ? Math.PI / 2 + turn : turn;
        }
        var strokes = new List<StripeStroke>();
        for (int column = 0; column < grid.Columns; column++)
        {
            for (int line = 0; line < grid.Rows; line++)
            {
                for (int half = 0; half < 2; half++)
                {
                    int number = (column * grid.Rows + line) * 2 + half;
                    Dice dice = canvas.Dice.Fork("stroke", number);
                    double x = column + 0.25 + 0.5 * half, y = line + 0.25 + 0.5 * half;
                    Point along = upright ? new(0, 1) : new(1, 0);
                    Point at = grid.At(x, y) + along * (bay * 0.16 * dice.Between(-1, 1)) + along.Perpendicular * (row * 0.14 * dice.Between(-1, 1));
                    double reach = bay * dice.Between(0.78, 1.12), wide = row * weight * dice.Between(0.75, 1.2);
                    int kind = dice.Chance(pairs * 0.6) ? 2 : dice.Chance(0.42) ? 1 : 0;
                    strokes.AddRange(StripeStroke.Family(kind, at, reach, wide, row, mirror ? p => Heading(p) * 0.8 : Heading, dice));
                }
            }
        }
        return strokes;
    }

    private static void Patches(DesignCanvas canvas, PaletteRole back, PaletteRole stripe, int flow, int tone, double size)
    {
        if (tone < 2 || Second(canvas, back, stripe) is not PaletteRole second)
            return;
        double reach = canvas["belly"], along = flow == 1 ? Math.PI / 2 : 0;
        PeriodicField broad = PeriodicField.Noise(canvas, canvas.Dice.Fork("coat"), size * 4.6, 1.5, along);
        PeriodicField locks = PeriodicField.Noise(canvas, canvas.Dice.Fork("locks"), size * 1.5, 3.2, along);
        var patch = new FieldContours(canvas, Math.Clamp(size / 11, 0.8, 1.5), p => broad.Value(p) + 0.5 * locks.Value(p));
        canvas.Fill(second, patch.Above(patch.Quantile(1 - reach), size * size * 0.2));
        if (tone == 3)
        {
            PaletteRole pale = new[] { PaletteRole.Light, PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Support }
                .FirstOrDefault(r => canvas.Differ(r, second) && canvas.Differ(r, back) && canvas.Differ(r, stripe), second);
            canvas.Fill(pale, patch.Above(patch.Quantile(1 - 0.45 * reach), size * size * 0.2));
        }
    }

    private static PaletteRole? Second(DesignCanvas canvas, PaletteRole back, PaletteRole stripe)
    {
        foreach (PaletteRole role in (ReadOnlySpan<PaletteRole>)[PaletteRole.Light, PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Hero])
        {
            if (canvas.Differ(role, back) && canvas.Differ(role, stripe))
                return role;
        }
        return null;
    }
}
