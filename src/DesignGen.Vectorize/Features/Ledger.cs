using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;

namespace DesignGen.Vectorize.Features;

/// <summary>What was done to a feature that the press cannot hold.</summary>
public enum FeatureKind
{
    /// <summary>A stroke was made as wide as the thinnest line.</summary>
    Grown,

    /// <summary>A gap was made as wide as the narrowest gap.</summary>
    Opened,

    /// <summary>A gap, or a lighter ink squeezed between darker ones, was closed, or a darker ink grew over all of it.</summary>
    Bridged,

    /// <summary>A dot, or the tip of a short spike, was given to what lies around it.</summary>
    Dropped,

    /// <summary>A pinhole was closed.</summary>
    Filled,
}

/// <summary>One change to the art.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Ink">The ink whose feature it was, by its place in print order; null for bare ground.</param>
/// <param name="At">Where, mm: a pixel of the feature, near its middle where it is a stroke.</param>
/// <param name="Before">How wide it was, on average.</param>
/// <param name="After">How wide it is; 0 where it is gone.</param>
/// <param name="AreaMm2">How much of the page changed its ink by it.</param>
public sealed record FeatureAct(FeatureKind Kind, int? Ink, Point At, Length Before, Length After, double AreaMm2);

/// <summary>A place that the press cannot hold.</summary>
/// <param name="Ink">The ink of the thin line or small dot; null for a gap of bare ground or a pinhole.</param>
/// <param name="At">Where, mm.</param>
/// <param name="Width">How wide it is there at its widest.</param>
/// <param name="Extent">How long it is.</param>
/// <param name="AreaMm2">Area of the part that is too thin, or of the dot.</param>
/// <param name="IsIsland">Whether it is a dot or pinhole that is too small, not a line or gap that is too narrow.</param>
public sealed record FeaturePlace(int? Ink, Point At, Length Width, Length Extent, double AreaMm2, bool IsIsland);

/// <summary>All that a pass did.</summary>
/// <param name="Acts">The changes, in the order of the steps. What crosses a tile's border is listed once on either side, each with its own area.</param>
/// <param name="Unresolved">What is still too small: there was no room beside darker inks, or the art is too crowded for any rule.</param>
public sealed record FeatureLedger(ImmutableArray<FeatureAct> Acts, ImmutableArray<FeaturePlace> Unresolved)
{
    /// <summary>How many changes of a kind there were.</summary>
    public int Count(FeatureKind kind)
    {
        int count = 0;
        foreach (FeatureAct act in Acts)
            count += act.Kind == kind ? 1 : 0;
        return count;
    }

    /// <summary>How much of the page the changes of a kind took, mm².</summary>
    public double AreaMm2(FeatureKind kind)
    {
        double area = 0;
        foreach (FeatureAct act in Acts)
            area += act.Kind == kind ? act.AreaMm2 : 0;
        return area;
    }
}
