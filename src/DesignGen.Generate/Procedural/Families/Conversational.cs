using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Motifs.Conversational;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A conversational toss: themed sets of small figures, hero, second and filler tiers, no two of a kind side by side.</summary>
public sealed class Conversational : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "conversational", new("Conversational toss", "趣味散点"), ArtKind.AllOver,
        [
            "conversational", "novelty", "playful", "cute", "fruit", "strawberry", "cherry", "lemon", "pineapple", "fish", "shell", "whale", "anchor", "nautical", "sea", "sun", "moon", "star", "cloud", "rainbow",
            "mushroom", "bee", "butterfly", "snail", "garden", "cafe", "coffee", "cake", "heart", "bow", "lips", "love", "valentine", "summer", "spring", "kids", "women", "pyjama", "shirt", "all-over",
        ],
        [
            new("theme", "choice", 0, 5, 0, "fruit, sea, sky, garden, café, sweet"),
            new("motif-size", "mm", 18, 46, 30, "larger figures"),
            new("density", "share", 0, 1, 0.6, "closer figures and smaller gaps"),
            new("arrangement", "choice", 0, 1, 0, "tossed, or in offset rows"),
            new("finish", "choice", 0, 2, 0, "flat colours, a keyline round every part, or lines with the colours off register"),
            new("mix", "count", 1, 6, 5, "more kinds of figure"),
            new("colours", "count", 1, 5, 4, "more main colours"),
            new("tiers", "share", 0, 1, 0.55, "more difference between large and small figures"),
            new("fillers", "share", 0, 1, 0.6, "more small things in the gaps"),
            new("turn", "degrees", 0, 180, 32, "from upright to tossed all ways"),
        ],
        FamilyCard.AnyLayout, 2, 60, true, Structure: ["theme", "arrangement", "finish", "mix"], IsToss: true)
    {
        TakesPacks = true,
        KindsTogether = CharmToss.MostTogether,
        Shows = Charms.Shows(mixed: false),
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        canvas.Ground();
        double size = canvas["motif-size"];
        double gap = canvas.MinGap + 0.4 + size * 0.16 * Math.Pow(1 - canvas["density"], 1.4) * 1.6;
        new CharmToss(
            canvas.Whole("theme"), size, gap, canvas["tiers"], canvas.Whole("mix"), canvas.Whole("colours"), canvas["fillers"], canvas["turn"],
            canvas.Whole("arrangement") == 1, PaletteRole.Ground, new CharmLook { Finish = (CharmFinish)canvas.Whole("finish") }).Draw(canvas);
    }
}
