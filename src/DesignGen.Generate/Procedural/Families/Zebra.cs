using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Zebra: bold stripes that swell, taper and fork along a flow, plain or with shadow stripes or a second tone.</summary>
public sealed class Zebra : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "zebra", new("Zebra", "斑马纹"), ArtKind.AllOver,
        ["zebra", "animal", "animal print", "stripe", "wild", "bold", "safari", "streetwear", "glam", "retro", "modern", "summer", "autumn", "women", "unisex", "nails", "all-over"],
        [
            new("stripe", "mm", 11, 36, 19, "wider stripes: from one to the next"),
            new("flow", "choice", 0, 4, 2, "stripes run level, upright, slanting, in arches, or in swirls"),
            new("weight", "share", 0.36, 0.64, 0.5, "more of the cloth is stripe"),
            new("forks", "share", 0, 1, 0.45, "more forks"),
            new("sway", "share", 0, 1, 0.5, "stripes bend further"),
            new("taper", "share", 0, 1, 0.4, "stripes swell and thin out more, and some end in points"),
            new("tone", "choice", 0, 4, 0, "plain; shadow stripes between; a core in the stripes; a rim round them; colours that change over the cloth"),
            new("colour", "choice", 0, 2, 0, "stripes in the line's ink, the hero's, or the ground's colour on a hero ground"),
        ],
        FamilyCard.AnyLayout, 1, 60, true, Structure: ["stripe", "flow", "tone", "colour"])
    {
        OnGround = [ShownWhen.Parse("colour=0,1")],
        Shows = [Shown.Surely("zebra-print")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        double size = canvas["stripe"], taper = canvas["taper"], weight = canvas["weight"];
        int flow = canvas.Whole("flow");
        PaletteRole back = PaletteRole.Ground, stripe = canvas.Whole("colour") switch
        {
            1 => canvas.Bold(back, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Line),
            _ => canvas.Bold(back, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Hero),
        };
        canvas.Ground();
        if (canvas.Whole("colour") == 2)
        {
            PaletteRole cover = canvas.Bold(back, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Line);
            if (canvas.Differ(cover, back))
            {
                canvas.Fill(cover, Outline.Rectangle(canvas.Cell.Grow(1)));
                (back, stripe) = (cover, back);
            }
        }

        var field = new StripeField(canvas, size, flow, canvas["forks"], canvas["sway"]);
        PeriodicField swell = PeriodicField.Noise(canvas, canvas.Dice.Fork("swell"), size * 2.6, 2.2, field.Along);
        double middle = Math.Cos(Math.PI * weight), depth = 0.06 + 0.55 * taper;
        double Level(Point p) => field.At(p) - middle - depth * 0.55 * (swell.Value(p) - 0.25 * taper);
        var grid = new FieldContours(canvas, Math.Clamp(size / 14, 0.75, 1.6), Level);
        double least = size * size * 0.06;

        int tone = canvas.Whole("tone");
        PaletteRole second = Second(canvas, back, stripe);
        bool toned = canvas.Differ(second, back) && canvas.Differ(second, stripe);
        if (tone == 1 && toned)
        {
            // Between two stripes runs a pale one of half their width.
            PeriodicField broken = PeriodicField.Noise(canvas, canvas.Dice.Fork("shadow"), size * 2.4, 2.4, field.Along);
            var shadow = new FieldContours(canvas, Math.Clamp(size / 14, 0.75, 1.6), p => -field.At(p) - 0.74 - 0.22 * weight - 0.3 * broken.Value(p));
            canvas.Fill(second, shadow.Above(0, least));
        }
        bool rimmed = tone == 3 && toned;
        if (rimmed)
            canvas.Fill(second, grid.Above(0, least));
        canvas.Fill(stripe, grid.Above(rimmed ? Math.Max(0.4, 6.5 * canvas.MinLine / size) : 0, least));
        if (tone == 2 && toned)
            canvas.Fill(second, grid.Above(Math.Max(0.62, 5.5 * canvas.MinLine / size), least * 0.5));
        if (tone == 4)
            Drift(canvas, back, stripe, size, Level, least);
    }

    // Stripes of a second colour on one side of a slow current; every stripe changes where the current does.
    private static void Drift(DesignCanvas canvas, PaletteRole back, PaletteRole stripe, double size, Func<Point, double> level, double least)
    {
        List<PaletteRole> others = canvas.Distinct(back, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Shade);
        others.RemoveAll(r => !canvas.Differ(r, stripe));
        int count = Math.Min(2, others.Count);
        for (int i = 0; i < count; i++)
        {
            PeriodicField current = PeriodicField.Noise(canvas, canvas.Dice.Fork("drift", i), size * 5);
            var part = new FieldContours(canvas, Math.Clamp(size / 14, 0.75, 1.6), p => Math.Min(level(p) + 0.04, 1.6 * (current.Value(p) - 0.35)));
            canvas.Fill(others[i], part.Above(0, least));
        }
    }

    private static PaletteRole Second(DesignCanvas canvas, PaletteRole back, PaletteRole stripe)
    {
        foreach (PaletteRole role in (ReadOnlySpan<PaletteRole>)[PaletteRole.Light, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Accent])
        {
            if (canvas.Differ(role, back) && canvas.Differ(role, stripe))
                return role;
        }
        return stripe;
    }
}
