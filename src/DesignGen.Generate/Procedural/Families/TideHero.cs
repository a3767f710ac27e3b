using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A hero in the manner of 国潮: before a sun with waves and clouds, in a moon gate, in a seal.</summary>
public sealed class TideHero : IPatternFamily
{
    private static readonly HeroCast Cast = HeroCast.Of("tiger", "koi", "crane", "dragon", "lion-dance", "phoenix", "panda", "lotus", "peony", "lion", "rooster", "goldfish");

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "tide-hero", new("National-tide hero", "国潮主图"), ArtKind.Placement,
        ["chinese", "new-chinese", "guochao", "oriental", "traditional", "streetwear", "bold", "graphic", "festive", "lunar-new-year", "japanese", "hero", "slogan", "lettering", "men", "women", "unisex", "winter", "spring"],
        [
            new("layout", "choice", 0, 2, 0, "sun with waves and clouds, moon gate, seal"),
            new("backing", "choice", 0, 4, 1, "disc, sun in slits, sun with rays, ring, halftone dots"),
            new("trim", "choice", 0, 3, 3, "nothing, clouds, waves, clouds and waves; marks beside a seal"),
            new("size", "share", 0, 1, 0.6, "a larger hero"),
            .. PrintKnobs.Words(face: 1),
        ],
        [], MinInks: 1, MinSizeMm: 110, PrintsGround: false, UsesLettering: true, Structure: ["layout", "backing", "trim", "face"])
    {
        SetsColumns = true,
        TakesPacks = true,
        Shows =
        [
            .. Cast.Shows, Shown.Surely("letter"), Shown.Perhaps("sun", "layout=0,1"), Shown.Perhaps("wave", "trim=2,3", "layout=0"), Shown.Perhaps("auspicious-cloud", "trim=1,3", "layout=0,1"), Shown.Perhaps("star", "layout=1,2"),
            Shown.Perhaps("greek-key", "layout=2"), Shown.Perhaps("number"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast).Draw(TideLayouts.All[canvas.Whole("layout")]);
}
