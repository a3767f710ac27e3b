using DesignGen.Core.Colour;
using DesignGen.Render.Raster;

namespace DesignGen.Vectorize.Tests.Palettes;

/// <summary>Pictures of each kind, made by rule.</summary>
internal static class MadePictures
{
    public static readonly Srgb[] Inks = [Srgb.Parse("#ffffff"), Srgb.Parse("#c81e3c"), Srgb.Parse("#1e6ec8"), Srgb.Parse("#f0c81e"), Srgb.Parse("#141414")];

    /// <summary>Discs with smooth edges on white, ringed in black.</summary>
    public static Picture Drawing(int size = 160, int outline = 9)
    {
        return Make(size, (x, y) =>
        {
            (double r, double g, double b) = Of(Inks[0]);
            for (int disc = 0; disc < 3; disc++)
            {
                double away = Math.Sqrt(Square(x - size * (0.3 + 0.2 * disc)) + Square(y - size * (0.35 + 0.15 * disc)));
                foreach ((double radius, Srgb ink) in new[] { (size * 0.22, Inks[4]), (size * 0.22 - outline, Inks[disc + 1]) })
                {
                    double share = Math.Clamp(radius - away + 0.5, 0, 1);
                    (double ir, double ig, double ib) = Of(ink);
                    (r, g, b) = (r + (ir - r) * share, g + (ig - g) * share, b + (ib - b) * share);
                }
            }
            return (r, g, b);
        });
    }

    /// <summary>Shades that run into one another, with grain.</summary>
    public static Picture Photograph(int size = 160, bool grey = false)
    {
        uint chance = 12345;
        return Make(size, (x, y) =>
        {
            chance = chance * 1664525 + 1013904223;
            double grain = ((chance >> 16) % 13) - 6.0, u = (double)x / size, v = (double)y / size;
            double r = 40 + 190 * u + 20 * Wave(5 * v), g = 60 + 150 * v + 30 * Wave(3 * u + v), b = 200 - 160 * u * v + 25 * Wave(7 * (u - v));
            return grey ? (g + grain, g + grain, g + grain) : (r + grain, g + grain, b + grain);
        });
    }

    /// <summary>The same picture with a disc of one colour, its edge smooth, a third of the way from the left and the top.</summary>
    public static Picture Dotted(Picture picture, Srgb colour, double radius) => Make(picture.Width, (x, y) =>
    {
        ReadOnlySpan<byte> p = picture.At(x, y);
        double share = Math.Clamp(radius + 0.5 - Math.Sqrt(Square(x + 0.5 - picture.Width / 3.0) + Square(y + 0.5 - picture.Height / 3.0)), 0, 1);
        return (p[0] + (colour.R - p[0]) * share, p[1] + (colour.G - p[1]) * share, p[2] + (colour.B - p[2]) * share);
    });

    /// <summary>The same picture with a gradient across its upper quarter.</summary>
    public static Picture WithGradient(Picture picture) => Make(picture.Width, (x, y) =>
    {
        if (y < picture.Height / 4)
            return (x * 255.0 / picture.Width, 120, y * 1000.0 / picture.Height);
        ReadOnlySpan<byte> p = picture.At(x, y);
        return (p[0], p[1], p[2]);
    });

    /// <summary>What a format that keeps waves of eight by eight pixels in coarse steps makes of a picture.</summary>
    /// <param name="picture">The picture, sides multiples of 8.</param>
    /// <param name="step">Step of the flattest waves, levels; finer waves have coarser steps.</param>
    public static Picture Compressed(Picture picture, double step)
    {
        var pixels = (byte[])picture.Pixels.Clone();
        var cosines = new double[8, 8];
        for (int k = 0; k < 8; k++)
        {
            for (int i = 0; i < 8; i++)
                cosines[k, i] = Math.Cos((2 * i + 1) * k * Math.PI / 16) * (k == 0 ? Math.Sqrt(0.125) : 0.5);
        }
        for (int top = 0; top < picture.Height; top += 8)
        {
            for (int left = 0; left < picture.Width; left += 8)
            {
                for (int channel = 0; channel < 3; channel++)
                    Block(top, left, channel);
            }
        }
        return picture with { Pixels = pixels };

        void Block(int top, int left, int channel)
        {
            int At(int x, int y) => (top + y) * picture.Stride + (left + x) * 3 + channel;
            var waves = new double[8, 8];
            for (int v = 0; v < 8; v++)
            {
                for (int u = 0; u < 8; u++)
                {
                    double sum = 0;
                    for (int y = 0; y < 8; y++)
                    {
                        for (int x = 0; x < 8; x++)
                            sum += (picture.Pixels[At(x, y)] - 128) * cosines[u, x] * cosines[v, y];
                    }
                    double coarse = step * (1 + 0.5 * (u + v));
                    waves[u, v] = Math.Round(sum / coarse) * coarse;
                }
            }
            for (int y = 0; y < 8; y++)
            {
                for (int x = 0; x < 8; x++)
                {
                    double value = 128;
                    for (int v = 0; v < 8; v++)
                    {
                        for (int u = 0; u < 8; u++)
                            value += waves[u, v] * cosines[u, x] * cosines[v, y];
                    }
                    pixels[At(x, y)] = (byte)Math.Clamp(Math.Round(value), 0, 255);
                }
            }
        }
    }

    private static Picture Make(int size, Func<int, int, (double R, double G, double B)> colour)
    {
        var pixels = new byte[size * size * 3];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
            {
                (double r, double g, double b) = colour(x, y);
                int at = (y * size + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (Code(r), Code(g), Code(b));
            }
        }
        return new(size, size, 3, pixels);
    }

    private static byte Code(double level) => (byte)Math.Clamp(Math.Round(level), 0, 255);

    private static (double R, double G, double B) Of(Srgb colour) => (colour.R, colour.G, colour.B);

    private static double Square(double x) => x * x;

    private static double Wave(double turns) => Math.Sin(turns * 2 * Math.PI);
}
