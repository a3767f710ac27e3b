using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>Tie-dye and shibori in flat inks: stepped tones whose edges bleed along the folds.</summary>
public sealed class TieDye : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "tie-dye", new("Tie-dye", "扎染"), ArtKind.AllOver,
        ["tie-dye", "shibori", "batik", "hippie", "boho", "festival", "70s", "retro", "surf", "beach", "japanese", "indigo", "handmade", "artisan", "summer", "women", "men", "kids", "unisex", "all-over"],
        [
            new("fold", "choice", 0, 6, 0, "0 spiral, 1 bullseye, 2 pleats, 3 crumple, 4 itajime blocks, 5 arashi rain, 6 kumo spiders"),
            new("size", "mm", 50, 150, 88, "larger spirals, rings and folds"),
            new("bands", "share", 0.5, 2, 1, "more bands of dye across each fold"),
            new("arms", "count", 2, 7, 3, "more arms of a spiral, more rays of a spider"),
            new("tones", "count", 2, 5, 4, "more tones from bare cloth to full dye"),
            new("bleed", "share", 0, 1, 0.5, "edges that run further into each other"),
            new("depth", "share", 0.3, 0.7, 0.5, "more of the cloth is dyed"),
            new("rainbow", "choice", 0, 1, 1, "tones from pale to deep, or one colour after another"),
            new("resist", "share", 0, 1, 0.4, "more undyed streaks along the folds"),
        ],
        FamilyCard.AnyLayout, 1, 80, true, Structure: ["fold", "size", "rainbow", "arms"])
    {
        Shows = [Shown.Surely("tie-dye"), Shown.Perhaps("circle", "fold=1"), Shown.Perhaps("spiral", "fold=0")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        List<PaletteRole> roles = canvas.Distinct(PaletteRole.Ground, PaletteRole.Light, PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Shade, PaletteRole.Line);
        if (roles.Count == 0)
            roles.Add(PaletteRole.Hero);
        bool rainbow = canvas.Whole("rainbow") == 1 && roles.Count >= 3;
        if (!rainbow)
            roles = [.. roles.OrderBy(r => canvas.Contrast(r, PaletteRole.Ground))];
        int tones = canvas.Whole("tones");
        // Fewer tones keep the strongest one.
        if (roles.Count > tones)
            roles = rainbow ? roles[..tones] : [.. Enumerable.Range(0, tones).Select(i => roles[tones == 1 ? ^1 : i * (roles.Count - 1) / (tones - 1)])];

        var folds = new DyeFolds(canvas, canvas.Whole("fold"), canvas["size"], canvas["bands"], canvas.Whole("arms"), canvas["bleed"]);
        double depth = canvas["depth"];
        int count = roles.Count;
        const double Step = 0.95, Least = 3.5;
        if (rainbow && folds.Turns)
        {
            // One colour after another round the fold; each laps over the one before, so that no cloth shows between them.
            for (int i = 0; i < count; i++)
            {
                double from = (1 - depth) * 0.55, wide = (1 - from) / count, middle = from + (i + 0.5) * wide, half = wide / 2 + 0.02;
                int layer = i;
                var band = new FieldContours(canvas, Step, p => Math.Cos(Math.Tau * (folds.Phase(p, layer) - middle)) - Math.Cos(Math.Tau * half));
                canvas.Fill(roles[i], band.Above(0, Least));
            }
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                double level = (i + 1 - 0.5 * depth) / (count + 0.4) * (1.5 - depth);
                int layer = i;
                var tone = new FieldContours(canvas, Step, p => folds.Strength(p, layer));
                canvas.Fill(roles[i], tone.Above(Math.Clamp(level, 0.06, 0.94), Least));
            }
        }
        double resist = canvas["resist"];
        if (resist > 0.02)
        {
            var streaks = new FieldContours(canvas, Step, p => folds.Resist(p) - 2.35 + 1.15 * resist);
            canvas.Fill(PaletteRole.Ground, streaks.Above(0, 2));
        }
    }
}
