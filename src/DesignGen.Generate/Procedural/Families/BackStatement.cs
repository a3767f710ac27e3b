using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A large print for the back: words in arcs round a hero, walls of letters above and below it, a list under it.</summary>
public sealed class BackStatement : IPatternFamily
{
    private static readonly HeroCast Cast = HeroCast.Of("skull", "tiger", "snake", "dragon", "rose-tattoo", "octopus", "moth", "flame", "sacred-heart", "crane", "shark", "eight-ball");

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "back-statement", new("Oversize back", "大后背图"), ArtKind.Placement,
        ["streetwear", "oversize", "back", "bold", "graphic", "skate", "surf", "biker", "rock", "music", "tour", "vintage", "retro", "hero", "slogan", "lettering", "men", "women", "unisex", "teen"],
        [
            new("layout", "choice", 0, 2, 0, "arcs of words, walls of letters, list"),
            new("backing", "choice", 0, 4, 0, "none, sun in slits, sun with rays, ring, halftone dots"),
            new("trim", "choice", 0, 2, 1, "nothing, stars, sparks at both sides"),
            new("size", "share", 0, 1, 0.6, "a larger hero"),
            .. PrintKnobs.Words(face: 1),
        ],
        [], MinInks: 1, MinSizeMm: 150, PrintsGround: false, UsesLettering: true, Structure: ["layout", "backing", "face", "treatment"])
    {
        TakesPacks = true,
        Shows = [.. Cast.Shows, Shown.Surely("letter"), Shown.Perhaps("number"), Shown.Perhaps("star", "trim=1"), Shown.Perhaps("sun", "backing=1,2")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast).Draw(BackLayouts.All[canvas.Whole("layout")]);
}
