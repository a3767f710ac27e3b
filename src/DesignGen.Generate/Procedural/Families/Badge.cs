using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Badges;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A chest print in the manner of vintage badges: a landscape, a frame, and words in three sizes.</summary>
public sealed class Badge : IPatternFamily
{
    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "badge", new("Vintage badge", "复古徽章"), ArtKind.Placement,
        [
            "vintage", "retro", "badge", "emblem", "outdoor", "mountain", "forest", "pine", "sunset", "sun", "wave", "sea", "surf", "desert", "cactus", "moon", "star", "night",
            "varsity", "college", "sport", "camp", "travel", "slogan", "lettering", "streetwear", "men", "unisex", "autumn", "summer", "western",
        ],
        [
            new("layout", "choice", 0, 5, 0, "round emblem, shield, park poster, free horizon, varsity arch, banner with rays"),
            new("scene", "choice", 0, 3, 0, "mountains, sea, desert, night"),
            new("face", "choice", 0, 4, 0, "varsity slab, gothic, rounded, woodtype, extended"),
            new("weight", "share", 0.8, 1.15, 1, "heavier letters"),
            new("treatment", "choice", 0, 4, 0, "plain, outline, keyline, shadow, inline letters"),
            new("edge", "choice", 0, 3, 1, "single ring, thick and thin, beads, scallops"),
            new("band", "choice", 0, 1, 0, "a filled field behind the words"),
            new("peaks", "count", 1, 5, 3, "more peaks"),
            new("density", "share", 0, 1, 0.6, "closer trees, cacti, streaks and stars"),
            new("slits", "count", 0, 7, 4, "more slits in the sun"),
            new("rays", "count", 0, 36, 0, "more rays; none below 6"),
            new("wear", "share", 0, 0.03, 0, "more specks of wear"),
        ],
        [], MinInks: 2, MinSizeMm: 80, PrintsGround: false, UsesLettering: true, Structure: ["layout", "scene", "face", "treatment"])
    {
        Shows =
        [
            Shown.Surely("mountain", "scene=0,3", "layout=0,1,2,3,5"), Shown.Surely("pine-tree", "scene=0,3", "layout=0,1,2,3,5"), Shown.Surely("sun", "scene=0,1,2", "layout=0,1,2,3,5"),
            Shown.Surely("sunset", "scene=0,1,2", "layout=0,1,2,3,5", "slits=1..7"), Shown.Surely("wave", "scene=1", "layout=0,1,2,3,5"), Shown.Surely("desert", "scene=2", "layout=0,1,2,3,5"),
            Shown.Surely("cactus", "scene=2", "layout=0,1,2,3,5"), Shown.Surely("moon", "scene=3", "layout=0,1,2,3,5"), Shown.Surely("star", "scene=3", "layout=0,1,2,3,5"),
            Shown.Perhaps("mountain", "scene=0,2,3"), Shown.Perhaps("pine-tree", "scene=0,3"), Shown.Perhaps("sun", "scene=0,1,2"), Shown.Perhaps("sun", "layout=3"),
            Shown.Perhaps("sunset", "scene=0,1,2"), Shown.Perhaps("sunset", "layout=3"), Shown.Perhaps("wave", "scene=1"), Shown.Perhaps("desert", "scene=2"), Shown.Perhaps("cactus", "scene=2"),
            Shown.Perhaps("moon", "scene=3"), Shown.Perhaps("star"), Shown.Perhaps("number"), Shown.Surely("shield", "layout=1"), Shown.Surely("banner", "layout=5"),
            Shown.Perhaps("banner", "layout=1"), Shown.Surely("letter"),
        ],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas)
    {
        var plan = new BadgePlan(canvas);
        BadgeLayouts.All[canvas.Whole("layout")](plan);
        if (canvas["wear"] > 0)
            Wear.Apply(canvas, plan.Area, canvas["wear"], plan.Whole, canvas.Dice.Fork("wear"));
    }
}
