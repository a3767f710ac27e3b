using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Tiger: broken stripes that taper to points, often paired round an open middle, over warm patches and pale belly bands.</summary>
public sealed class Tiger : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "tiger", new("Tiger", "虎纹"), ArtKind.AllOver,
        ["tiger", "animal", "animal print", "stripe", "wild", "bold", "safari", "streetwear", "punk", "lunar new year", "autumn", "winter", "men", "women", "unisex", "kids", "all-over"],
        [
            new("stripe", "mm", 12, 34, 20, "larger stripes, further apart"),
            new("flow", "choice", 0, 3, 0, "stripes run level, upright, slanting, or in arches"),
            new("weight", "share", 0.2, 0.42, 0.3, "fatter stripes"),
            new("breaks", "share", 0, 1, 0.55, "stripes broken into shorter ones"),
            new("pairs", "share", 0, 1, 0.5, "more stripes open into a pair round a middle"),
            new("sway", "share", 0, 1, 0.45, "stripes bend further"),
            new("second-tone", "choice", 0, 3, 2, "no second tone; a rim round the stripes; patches between them; patches and pale belly bands"),
            new("belly", "share", 0.15, 0.6, 0.35, "broader patches"),
            new("coat", "choice", 0, 1, 1, "the ground's colour, or a coat in the hero's"),
        ],
        FamilyCard.AnyLayout, 1, 60, true, Structure: ["stripe", "flow", "second-tone", "pairs"]);

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
        double step = Math.Clamp(size / 17, 0.7, 1.4), least = size * size * 0.035;
        var field = new StripeField(canvas, size, flow, 0.7, canvas["sway"]);
        PeriodicField cut = PeriodicField.Noise(canvas, canvas.Dice.Fork("cut"), size * 2.3, 1.5, field.Along);
        PeriodicField open = PeriodicField.Noise(canvas, canvas.Dice.Fork("open"), size * 2.5, 2, field.Along);
        PeriodicField coatTone = PeriodicField.Noise(canvas, canvas.Dice.Fork("coat"), size * 3.2, 1.8, field.Along);

        // The threshold rises along a stripe until nothing is left of it: a long taper to a point. Where a stripe opens into a pair it is fatter.
        double middle = Math.Cos(Math.PI * canvas["weight"]), torn = 0.3 + 0.75 * breaks;
        double Open(Point p) => pairs <= 0 ? -1 : open.Value(p) + 2.2 * pairs - 1.75;
        double Stripe(Point p) => field.At(p) - middle - torn * (cut.Value(p) - 0.25) * 0.7 + 0.36 * Math.Clamp(Open(p), 0, 1);
        var body = new FieldContours(canvas, step, Stripe);
        Patches(canvas, field, coatTone, back, stripe, tone, step, least);
        if (tone == 1 && Second(canvas, back, stripe) is PaletteRole rim)
            canvas.Fill(rim, body.Above(-Math.Max(0.4, 7 * canvas.MinLine / size), least));
        if (pairs <= 0)
        {
            canvas.Fill(stripe, body.Above(0, least));
            return;
        }
        // The core of an open stripe shows the coat, so that two thin ones run side by side and meet in points.
        double rimWide = Math.Max(0.46, 10 * canvas.MinLine / size);
        var pair = new FieldContours(canvas, step, p => Math.Min(Stripe(p), -Math.Min(Stripe(p) - rimWide, 0.8 * (Open(p) - 0.15))));
        canvas.Fill(stripe, pair.Above(0, least));
    }

    private static void Patches(DesignCanvas canvas, StripeField field, PeriodicField drift, PaletteRole back, PaletteRole stripe, int tone, double step, double least)
    {
        if (tone < 2 || Second(canvas, back, stripe) is not PaletteRole second)
            return;
        double reach = canvas["belly"];
        var patch = new FieldContours(canvas, step, p => 0.5 * drift.Value(p) - 0.55 * field.At(p) + 1.7 * (reach - 0.45));
        canvas.Fill(second, patch.Above(0, least * 2));
        if (tone == 3)
        {
            PaletteRole pale = new[] { PaletteRole.Light, PaletteRole.Ground, PaletteRole.Accent, PaletteRole.Support }
                .FirstOrDefault(r => canvas.Differ(r, second) && canvas.Differ(r, back) && canvas.Differ(r, stripe), second);
            canvas.Fill(pale, patch.Above(0.62, least * 2));
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
