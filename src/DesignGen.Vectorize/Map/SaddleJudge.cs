using System.Numerics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Map;

/// <summary>Decides saddles, where two inks lie crosswise in four pixels: the ink that covers more of the four runs through.</summary>
/// <remarks>Where both cover about the same, that which is rarer in the 8 by 8 pixels around runs through: it is the line, the other the ground (after Kopf and Lischinski, "Depixelizing pixel art", 2011).</remarks>
internal sealed class SaddleJudge(SourcePixels pixels, LabelMap inks, LabelMap sources, Sources palette)
{
    // Shares of the four pixels this near to a half do not decide: a stroke of one pixel that runs across covers less than half of them.
    private const float Close = 0.22f;

    private readonly Vector4[] _values = palette.ByLabel();

    /// <summary>Whether the upper left pixel of a corner is joined with the lower right one.</summary>
    public bool Joins(int x, int y)
    {
        int width = inks.Width, a = (y - 1) * width + x - 1, b = a + 1, c = a + width, d = c + 1;
        Vector4 falling = (_values[sources.Labels[a]] + _values[sources.Labels[d]]) / 2, rising = (_values[sources.Labels[b]] + _values[sources.Labels[c]]) / 2;
        Vector4 mean = (Mix.Unpack(pixels.Values[a]) + Mix.Unpack(pixels.Values[b]) + Mix.Unpack(pixels.Values[c]) + Mix.Unpack(pixels.Values[d])) / 4;
        Mix.Residual(mean, falling, rising, out float share);
        if (Math.Abs(share - 0.5f) > Close)
            return share > 0.5f;
        return RarerJoins(inks, x, y);
    }

    /// <summary>The same where only labels tell: whether the ink of the upper left pixel is the rarer one near a corner.</summary>
    public static bool RarerJoins(LabelMap inks, int x, int y)
    {
        int width = inks.Width, a = (y - 1) * width + x - 1, b = a + 1;
        int more = 0;
        byte one = inks.Labels[a], other = inks.Labels[b];
        for (int ny = Math.Max(0, y - 4); ny < Math.Min(inks.Height, y + 4); ny++)
        {
            for (int nx = Math.Max(0, x - 4); nx < Math.Min(width, x + 4); nx++)
            {
                byte label = inks.Labels[ny * width + nx];
                more += label == one ? 1 : label == other ? -1 : 0;
            }
        }
        return more < 0 || (more == 0 && one < other);
    }
}
