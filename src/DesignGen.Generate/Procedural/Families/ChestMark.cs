using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A mark that holds at the left chest: the hero in a ring of words, over them, beside them, or with them in a patch.</summary>
public sealed class ChestMark : IPatternFamily
{
    private static readonly HeroCast Cast = HeroCast.Of("bear", "fox", "mushroom", "lightning", "koi", "smiley", "crab", "palm-tree", "cowboy-hat", "butterfly", "anchor", "owl");

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "chest-mark", new("Chest mark", "胸标"), ArtKind.Placement,
        ["minimal", "logo", "badge", "emblem", "workwear", "outdoor", "camp", "retro", "vintage", "cute", "playful", "hero", "slogan", "lettering", "men", "women", "unisex", "kids", "summer"],
        [
            new("layout", "choice", 0, 3, 0, "roundel, stack, lock-up beside the words, patch"),
            new("backing", "choice", 0, 4, 0, "none, sun in slits, sun with rays, ring, halftone dots"),
            new("trim", "choice", 0, 2, 1, "nothing, stars or a rule, sparks"),
            new("rim", "share", 0, 1, 0.7, "filled rings and patches in the stronger ink"),
            new("edge", "choice", 0, 3, 1, "patches with square, rounded, round, eased corners"),
            new("size", "share", 0, 1, 0.6, "a larger hero"),
            .. PrintKnobs.Words(face: 2),
        ],
        [], MinInks: 1, MinSizeMm: 60, PrintsGround: false, UsesLettering: true, Structure: ["layout", "rim", "face", "backing"])
    {
        TakesPacks = true,
        Shows = [.. Cast.Shows, Shown.Surely("letter"), Shown.Perhaps("number"), Shown.Perhaps("star"), Shown.Perhaps("sun", "backing=1,2", "layout=0,1")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast).Draw(MarkLayouts.All[canvas.Whole("layout")]);
}
