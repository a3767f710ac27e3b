using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A hero in a landscape, in the manner of old park posters.</summary>
public sealed class ParkPrint : IPatternFamily
{
    private static readonly HeroCast Cast = HeroCast.Of("bear", "deer", "fox", "owl", "whale", "palm-tree", "crane", "rabbit", "squirrel", "frog", "hedgehog", "lighthouse");

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "park-print", new("Vintage park", "复古公园"), ArtKind.Placement,
        ["vintage", "retro", "outdoor", "camp", "travel", "nature", "mountain", "forest", "desert", "sea", "night", "poster", "hero", "slogan", "lettering", "men", "women", "unisex", "kids", "autumn", "summer"],
        [
            new("layout", "choice", 0, 2, 0, "arched poster, roundel, framed picture"),
            new("scene", "choice", 0, 3, 0, "mountains, sea, desert, night"),
            new("backing", "choice", 0, 2, 1, "plain sun, sun in slits, sun with rays"),
            new("size", "share", 0, 1, 0.6, "a larger hero"),
            new("face", "choice", 0, 5, 3, "varsity slab, gothic, rounded, woodtype, extended, stencil"),
            new("weight", "share", 0.8, 1.15, 1, "heavier letters"),
            new("treatment", "choice", 0, 4, 0, "plain, outline, keyline, shadow, inline letters"),
            new("wear", "share", 0, 0.03, 0, "more specks of wear"),
        ],
        [], MinInks: 2, MinSizeMm: 110, PrintsGround: false, UsesLettering: true, Structure: ["layout", "scene", "face", "treatment"])
    {
        TakesPacks = true,
        Shows =
        [
            .. Cast.Shows, Shown.Surely("letter"), Shown.Perhaps("number"), Shown.Perhaps("mountain", "scene=0,2,3"), Shown.Perhaps("pine-tree", "scene=0,3"), Shown.Perhaps("sun", "scene=0,1,2"), Shown.Perhaps("sunset", "scene=0,1,2"),
            Shown.Perhaps("wave", "scene=1"), Shown.Perhaps("desert", "scene=2"), Shown.Perhaps("cactus", "scene=2"), Shown.Perhaps("moon", "scene=3"), Shown.Perhaps("star", "scene=3"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast).Draw(ParkLayouts.All[canvas.Whole("layout")]);
}
