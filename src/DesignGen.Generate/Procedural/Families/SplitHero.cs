using DesignGen.Core.Catalogue;
using DesignGen.Generate.Procedural.Compositions;

namespace DesignGen.Generate.Procedural.Families;

/// <summary>A hero that is cut: apart for the words, half on cloth and half on ink, into slices that have slipped. Signs that are read are never taken apart.</summary>
public sealed class SplitHero : IPatternFamily
{
    private static readonly HeroCast Cast = HeroCast.Of("tiger", "skull", "rose-tattoo", "koi", "snake", "octopus", "butterfly", "sunflower", "cassette", "smiley", "eight-ball", "moth");

    /// <inheritdoc/>
    public FamilyCard Card { get; } = new(
        "split-hero", new("Split hero", "分割主图"), ArtKind.Placement,
        ["streetwear", "modern", "bold", "graphic", "edgy", "punk", "grunge", "y2k", "music", "hero", "slogan", "lettering", "men", "women", "unisex", "teen"],
        [
            new("layout", "choice", 0, 2, 0, "cut for the words, half and half, slipped slices"),
            new("backing", "choice", 0, 4, 0, "none, sun in slits, sun with rays, ring, halftone dots; a square or round field of halves"),
            new("shift", "share", 0, 1, 0.5, "a lower cut"),
            new("slip", "share", 0, 1, 0.6, "parts that have slipped further"),
            new("slices", "count", 3, 7, 5, "more slices"),
            new("size", "share", 0, 1, 0.6, "a larger hero"),
            .. PrintKnobs.Words(face: 1),
        ],
        [], MinInks: 1, MinSizeMm: 110, PrintsGround: false, UsesLettering: true, Structure: ["layout", "backing", "face", "treatment"])
    {
        TakesPacks = true,
        Shows = [.. Cast.Shows.Select(s => HeroCast.IsSign(s.Motif) ? s.At("layout=1") : s), Shown.Surely("letter"), Shown.Perhaps("number"), Shown.Perhaps("sun", "backing=1,2", "layout=0,2"), Shown.Perhaps("star", "layout=1")],
    };

    /// <inheritdoc/>
    public void Draw(DesignCanvas canvas) => new PrintPlan(canvas, Cast).Draw(SplitLayouts.All[canvas.Whole("layout")]);
}
