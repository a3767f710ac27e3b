using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Index;

/// <summary>A picture as square dots of a few inks: every dot one ink or bare cloth, never two.</summary>
/// <remarks>
/// Error diffusion after Floyd and Steinberg (1976), row by row to and fro so that no drift shows. What an ink gives too much or too
/// little of light goes to the dots around, so an area keeps its mean colour wherever the inks and the cloth can mix it; the ink is chosen by
/// how near it looks (OKLab). What they can't mix is cut off at half the range, or errors would run on into other parts. The
/// picture is brought to the dots by the mean of the pixels under each, in linear light.
/// </remarks>
/// <param name="Inks">The inks in print order.</param>
/// <param name="Width">Dots across.</param>
/// <param name="Height">Dots down.</param>
/// <param name="Dots">Rows from the top: 0 is bare cloth, 1 the first ink, and so on.</param>
/// <param name="Resolution">Dots per inch.</param>
public sealed record IndexMap(ImmutableArray<Ink> Inks, int Width, int Height, byte[] Dots, Resolution Resolution)
{
    private const int MostDots = 100_000_000;

    /// <summary>The share of the page that each ink covers, 0 to 1.</summary>
    public ImmutableArray<double> Shares
    {
        get
        {
            var counts = new long[Inks.Length + 1];
            foreach (byte dot in Dots)
                counts[dot]++;
            return [.. counts.Skip(1).Select(c => (double)c / Dots.Length)];
        }
    }

    /// <summary>Makes the dots of a picture.</summary>
    /// <param name="picture">RGB or RGBA; where it is more than half clear there is bare cloth.</param>
    /// <param name="width">Width of the print; the height follows.</param>
    /// <param name="resolution">Dots per inch, 60 to 400: 150 to 200 suits textile meshes.</param>
    /// <param name="inks">The inks in print order, 1 to 12.</param>
    /// <param name="cloth">The garment's colour: bare cloth takes part as an ink does.</param>
    /// <param name="height">Height of the print; null lets it follow the width.</param>
    /// <exception cref="InputException">The resolution or the number of inks is outside its range, or there are too many dots.</exception>
    public static IndexMap Make(Picture picture, Length width, Resolution resolution, ImmutableArray<Ink> inks, Srgb cloth, Length? height = null)
    {
        int across = Math.Max(1, (int)Math.Round(width.ToPixels(resolution))), down = Math.Max(1, (int)Math.Round(height is { } high ? high.ToPixels(resolution) : (double)across * picture.Height / picture.Width));
        Check(resolution, inks.Length, (long)across * down);
        LinearRgb[] colours = [cloth.Linear, .. inks.Select(i => i.Colour.Linear)];
        Oklab[] seen = [.. colours.Select(c => c.Oklab)];
        var dots = new byte[across * down];
        var here = new (double R, double G, double B)[across + 2];
        var below = new (double R, double G, double B)[across + 2];
        for (int y = 0; y < down; y++)
        {
            int way = y % 2 == 0 ? 1 : -1;
            for (int i = 0; i < across; i++)
            {
                int x = way > 0 ? i : across - 1 - i;
                if (Mean(picture, x, y, across, down) is not { } light)
                    continue;
                (double r, double g, double b) = here[x + 1];
                var wanted = new LinearRgb(Math.Clamp(light.R + r, -0.5, 1.5), Math.Clamp(light.G + g, -0.5, 1.5), Math.Clamp(light.B + b, -0.5, 1.5));
                Oklab look = wanted.Oklab;
                int nearest = 0;
                for (int k = 1; k < seen.Length; k++)
                {
                    if (seen[k].DistanceTo(look) < seen[nearest].DistanceTo(look))
                        nearest = k;
                }
                dots[y * across + x] = (byte)nearest;
                (double er, double eg, double eb) = (wanted.R - colours[nearest].R, wanted.G - colours[nearest].G, wanted.B - colours[nearest].B);
                Give(here, x + 1 + way, 7 / 16.0);
                Give(below, x + 1 - way, 3 / 16.0);
                Give(below, x + 1, 5 / 16.0);
                Give(below, x + 1 + way, 1 / 16.0);

                void Give((double R, double G, double B)[] to, int at, double share) => to[at] = (to[at].R + er * share, to[at].G + eg * share, to[at].B + eb * share);
            }
            (here, below) = (below, here);
            below.AsSpan().Clear();
        }
        return new(inks, across, down, dots, resolution);
    }

    /// <summary>Looks whether so many dots can be made.</summary>
    /// <param name="resolution">Dots per inch.</param>
    /// <param name="inks">How many inks.</param>
    /// <param name="dots">How many dots.</param>
    /// <exception cref="InputException">One of them is outside its range.</exception>
    internal static void Check(Resolution resolution, int inks, long dots)
    {
        if (!(resolution.Dpi >= 60 && resolution.Dpi <= 400))
            throw new InputException("index", "dots", $"Dots of {resolution} can't be held. Use 60 to 400 dots per inch; 150 to 200 suits textile meshes.");
        if (inks is < 1 or > 12)
            throw new InputException("index", "inks", $"{inks} inks can't be separated. Use 1 to 12.");
        if (dots > MostDots)
            throw new InputException("index", "width", FormattableString.Invariant($"{dots} dots are too many. Make the print smaller or the dots larger."));
    }

    // The mean light of the pixels under a dot, each by its part; a dot smaller than a pixel takes the pixel it lies on.
    private static LinearRgb? Mean(Picture picture, int x, int y, int across, int down)
    {
        (int left, int right) = Span(x, across, picture.Width);
        (int top, int bottom) = Span(y, down, picture.Height);
        double r = 0, g = 0, b = 0, alpha = 0;
        for (int py = top; py < bottom; py++)
        {
            for (int px = left; px < right; px++)
            {
                ReadOnlySpan<byte> p = picture.At(px, py);
                double a = picture.Channels == 4 ? p[3] / 255.0 : 1;
                if (a == 0)
                    continue;
                (r, g, b, alpha) = (r + a * Light[p[0]], g + a * Light[p[1]], b + a * Light[p[2]], alpha + a);
            }
        }
        return alpha * 2 < (right - left) * (bottom - top) ? null : new LinearRgb(r / alpha, g / alpha, b / alpha);

        static (int From, int To) Span(int dot, int dots, int pixels)
        {
            int from = (int)((long)dot * pixels / dots), to = (int)((long)(dot + 1) * pixels / dots);
            return (from, Math.Max(to, from + 1));
        }
    }

    private static readonly double[] Light = [.. Enumerable.Range(0, 256).Select(v => new Srgb((byte)v, 0, 0).Linear.R)];
}
