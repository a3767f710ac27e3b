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
            new("scene", "choice", 0, 4, 0, "mountains, sea, desert, night, hills"),
            new("backing", "choice", 0, 2, 1, "plain sun, sun in slits, sun with rays"),
            new("size", "share", 0, 1, 0.6, "a larger hero"),
            .. PrintKnobs.Words(face: 3),
        ],
        [], MinInks: 2, MinSizeMm: 110, PrintsGround: false, UsesLettering: true, Structure: ["layout", "scene", "face", "treatment"])
    {
        TakesPacks = true,
        Shows =
        [
            .. Cast.Shows.Select(s => s.At(HeroScenes.When(s.Motif))), Shown.Surely("letter"), Shown.Perhaps("number"), Shown.Perhaps("mountain", "scene=0,2,3"), Shown.Perhaps("pine-tree", "scene=0,3"), Shown.Perhaps("sun", "scene=0,1,2,4"), Shown.Perhaps("sunset", "scene=0,1,2,4"),
            Shown.Perhaps("wave", "scene=1"), Shown.Perhaps("desert", "scene=2"), Shown.Perhaps("cactus", "scene=2"), Shown.Perhaps("moon", "scene=3"), Shown.Perhaps("star", "scene=3"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast).Draw(ParkLayouts.All[canvas.Whole("layout")]);
}
