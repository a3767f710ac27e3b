using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>One large Chinese sign: of good fortune, or the single sign that is the first line of the brief's words, by its font.</summary>
public sealed class GrandCharacter : IPatternFamily
{
    private static readonly HeroCast Cast = HeroCast.Of("fu-character", "shou-character", "double-happiness");

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "grand-character", new("Grand character", "国潮大字"), ArtKind.Placement,
        ["chinese", "new-chinese", "guochao", "oriental", "traditional", "festive", "lunar-new-year", "wedding", "streetwear", "bold", "graphic", "lettering", "slogan", "men", "women", "unisex", "winter"],
        [
            new("layout", "choice", 0, 2, 0, "sun or ring with clouds, lozenge, disc in waves"),
            new("backing", "choice", 0, 4, 2, "other suns and rings, a second line round a lozenge"),
            new("trim", "choice", 0, 3, 1, "nothing, clouds or stars, sparks"),
            new("size", "share", 0, 1, 0.6, "a larger sign"),
            .. PrintKnobs.Words(face: 1),
        ],
        [], MinInks: 1, MinSizeMm: 70, PrintsGround: false, UsesLettering: true, Structure: ["layout", "backing", "trim", "face"])
    {
        SetsColumns = true,
        SetsSigns = true,
        Shows = [.. Cast.Own, Shown.Surely("letter"), Shown.Perhaps("number"), Shown.Perhaps("sun", "layout=0"), Shown.Perhaps("wave", "layout=2"), Shown.Perhaps("auspicious-cloud", "trim=1,3", "layout=0,2"), Shown.Perhaps("star", "layout=1", "trim=1")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast, withSign: true).Draw(CharacterLayouts.All[canvas.Whole("layout")]);
}
