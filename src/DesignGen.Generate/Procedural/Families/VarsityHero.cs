using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>An athletic print with a mascot: letters in an arch, a large figure, stripes.</summary>
public sealed class VarsityHero : IPatternFamily
{
    private static readonly HeroCast Cast = HeroCast.Of("tiger", "bear", "shark", "owl", "lion", "rabbit", "deer", "skull", "lightning", "dog", "fox", "elephant");

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "varsity-hero", new("Varsity mascot", "校队吉祥物"), ArtKind.Placement,
        ["varsity", "college", "preppy", "sport", "athletic", "team", "retro", "vintage", "bold", "graphic", "hero", "slogan", "lettering", "men", "women", "unisex", "kids", "autumn"],
        [
            new("layout", "choice", 0, 2, 0, "arch over the mascot, large figure, stripes and roundel"),
            new("backing", "choice", 0, 4, 0, "none or ring, sun in slits, sun with rays, ring, halftone dots"),
            new("trim", "choice", 0, 2, 1, "nothing, stars, sparks at both sides"),
            new("size", "share", 0, 1, 0.6, "a larger mascot"),
            .. PrintKnobs.Words(face: 0, treatment: 2),
        ],
        [], MinInks: 1, MinSizeMm: 110, PrintsGround: false, UsesLettering: true, Structure: ["layout", "backing", "face", "treatment"])
    {
        TakesPacks = true,
        Shows = [.. Cast.Shows, Shown.Surely("letter"), Shown.Perhaps("number"), Shown.Perhaps("star", "trim=1"), Shown.Perhaps("sun", "backing=1,2"), Shown.Perhaps("stripe", "layout=2")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast, withNumber: canvas.Whole("layout") == 1).Draw(VarsityLayouts.All[canvas.Whole("layout")]);
}
