using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;

namespace DesignGen.Generate.Interpret;

/// <summary>What changes and parts are called where they are told to people.</summary>
internal static class RevisionWords
{
    /// <summary>A change of a trait.</summary>
    public static LocalName Name(RevisedTrait trait, double steps) => (trait, steps > 0) switch
    {
        (RevisedTrait.Size, true) => new("larger motifs", "花型放大"),
        (RevisedTrait.Size, false) => new("smaller motifs", "花型缩小"),
        (RevisedTrait.Density, true) => new("denser", "排列加密"),
        (RevisedTrait.Density, false) => new("more space between", "排列放疏"),
        (RevisedTrait.Busy, true) => new("busier", "更丰富"),
        (RevisedTrait.Busy, false) => new("less busy", "更简洁"),
        (RevisedTrait.Colours, true) => new("more colours", "颜色增多"),
        (RevisedTrait.Colours, false) => new("fewer colours", "颜色减少"),
        (RevisedTrait.Line, true) => new("thicker lines", "线条加粗"),
        (RevisedTrait.Line, false) => new("thinner lines", "线条变细"),
        (RevisedTrait.Lightness, true) => new("lighter", "变浅"),
        (RevisedTrait.Lightness, false) => new("darker", "加深"),
        (RevisedTrait.Softness, true) => new("softer", "变柔和"),
        _ => new("brighter", "更鲜艳"),
    };

    /// <summary>A part.</summary>
    public static LocalName Name(ColourPart part) => part switch
    {
        ColourPart.Ground => new("ground", "底色"),
        ColourPart.Outline => new("outline", "线条"),
        ColourPart.Motif => new("motifs", "花型"),
        _ => new("colours", "颜色"),
    };
}
