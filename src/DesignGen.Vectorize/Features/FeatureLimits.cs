using DesignGen.Core.Catalogue;
using DesignGen.Core.Measures;

namespace DesignGen.Vectorize.Features;

/// <summary>The smallest things that a press holds.</summary>
/// <param name="MinLine">Thinnest line of an ink, above 0. Metallic inks get twice as much (see <see cref="DesignGen.Core.Inks.InkKind.Metallic"/>).</param>
/// <param name="MinGap">Narrowest gap that stays open, above 0: of bare ground, or of a lighter ink inside one darker ink.</param>
/// <param name="MinAreaMm2">Smallest dot or pinhole, mm², 0 or more.</param>
public sealed record FeatureLimits(Length MinLine, Length MinGap, double MinAreaMm2)
{
    /// <summary>Limits whose smallest dot is half the disc of the thinnest line: larger dots are grown to that disc, smaller ones are dropped.</summary>
    /// <param name="minLine">Thinnest line.</param>
    /// <param name="minGap">Narrowest gap.</param>
    public FeatureLimits(Length minLine, Length minGap)
        : this(minLine, minGap, Math.PI / 8 * minLine.Millimetres * minLine.Millimetres)
    {
    }

    /// <summary>The limits of a way of printing, as its template states them.</summary>
    /// <remarks>Templates state no dot; see the constructor of two lengths.</remarks>
    public static FeatureLimits Of(PrintMethod method) => new(method.MinLine, method.MinGap);
}
