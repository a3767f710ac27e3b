using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Outdoor;

/// <summary>Rolling water: a band whose upper edge has sharp crests and round troughs, as deep water has.</summary>
public static class Swell
{
    /// <summary>A band of water.</summary>
    /// <param name="left">Left end, mm.</param>
    /// <param name="right">Right end, mm.</param>
    /// <param name="top">Height of the crests on the page, mm.</param>
    /// <param name="bottom">Foot of the band, mm.</param>
    /// <param name="length">From crest to crest, mm.</param>
    /// <param name="height">From trough to crest, mm.</param>
    /// <param name="phase">Shift of the crests, a share of the length.</param>
    public static Outline Band(double left, double right, double top, double bottom, double length, double height, double phase)
    {
        double x = left - length * (1 + phase - Math.Floor(phase));
        var b = new OutlineBuilder().MoveTo(new(x, bottom)).LineTo(new(x, top));
        while (x < right)
        {
            // Crests lean a little with the wind: the front is steeper than the back.
            b.CurveTo(new(x + length * 0.1, top + height * 0.95), new(x + length * 0.3, top + height), new(x + length * 0.45, top + height));
            b.CurveTo(new(x + length * 0.66, top + height), new(x + length * 0.88, top + height * 0.6), new(x + length, top));
            x += length;
        }
        return b.LineTo(new(x, bottom)).Close().Build();
    }
}
