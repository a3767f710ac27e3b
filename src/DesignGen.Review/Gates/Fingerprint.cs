using System.Collections.Immutable;
using System.Numerics;
using DesignGen.Core.Colour;
using DesignGen.Render.Raster;

namespace DesignGen.Review.Gates;

/// <summary>Numbers by which near-duplicates are known: which waves a picture is made of, and which colours.</summary>
/// <remarks>
/// The size of each wave does not change when a tile is shifted, so a repeat and its shifted twin have one fingerprint; hashes of
/// pixels, made for aligned photographs, would call them different. First the waves of a 64 × 64 lightness picture up to 12
/// cycles, then a histogram of 8 × 6 × 6 OKLab cells; each half adds up to 1.
/// </remarks>
internal static class Fingerprint
{
    private const int Side = 64, Cycles = 12;
    private const int LightnessCells = 8, ColourCells = 6;

    /// <summary>Places of the wave part.</summary>
    public const int WaveCount = (2 * Cycles + 1) * (Cycles + 1);

    public static ImmutableArray<float> Of(Picture picture)
    {
        var grid = new Complex[Side * Side];
        double[] colours = new double[LightnessCells * ColourCells * ColourCells];
        for (int y = 0; y < Side; y++)
        {
            for (int x = 0; x < Side; x++)
            {
                Oklab colour = Mean(picture, x, y).Oklab;
                grid[y * Side + x] = colour.L;
                colours[Cell(colour)] += 1.0 / (Side * Side);
            }
        }
        Transform(grid);
        double[] waves = new double[WaveCount];
        double sum = 0;
        for (int v = 0; v <= Cycles; v++)
        {
            for (int u = -Cycles; u <= Cycles; u++)
            {
                // The mean is brightness, not shape, and of two opposite waves one is enough.
                if (v == 0 && u <= 0)
                    continue;
                double size = grid[v * Side + (u + Side) % Side].Magnitude;
                waves[v * (2 * Cycles + 1) + u + Cycles] = size;
                sum += size;
            }
        }
        var result = ImmutableArray.CreateBuilder<float>(WaveCount + colours.Length);
        foreach (double wave in waves)
            result.Add((float)Math.Round(sum > 0 ? wave / sum : 0, 6));
        foreach (double share in colours)
            result.Add((float)Math.Round(share, 6));
        return result.MoveToImmutable();
    }

    private static Srgb Mean(Picture picture, int x, int y)
    {
        int left = x * picture.Width / Side, right = Math.Max(left + 1, (x + 1) * picture.Width / Side);
        int top = y * picture.Height / Side, bottom = Math.Max(top + 1, (y + 1) * picture.Height / Side);
        int r = 0, g = 0, b = 0, count = (right - left) * (bottom - top);
        for (int py = top; py < bottom; py++)
        {
            for (int px = left; px < right; px++)
            {
                ReadOnlySpan<byte> pixel = picture.At(px, py);
                r += pixel[0];
                g += pixel[1];
                b += pixel[2];
            }
        }
        return new((byte)(r / count), (byte)(g / count), (byte)(b / count));
    }

    private static int Cell(Oklab c)
    {
        int l = Math.Clamp((int)(c.L * LightnessCells), 0, LightnessCells - 1);
        int a = Math.Clamp((int)((c.A + 0.3) / 0.6 * ColourCells), 0, ColourCells - 1);
        int b = Math.Clamp((int)((c.B + 0.3) / 0.6 * ColourCells), 0, ColourCells - 1);
        return (l * ColourCells + a) * ColourCells + b;
    }

    private static void Transform(Complex[] grid)
    {
        var line = new Complex[Side];
        for (int y = 0; y < Side; y++)
            Fourier(grid.AsSpan(y * Side, Side));
        for (int x = 0; x < Side; x++)
        {
            for (int y = 0; y < Side; y++)
                line[y] = grid[y * Side + x];
            Fourier(line);
            for (int y = 0; y < Side; y++)
                grid[y * Side + x] = line[y];
        }
    }

    // Cooley and Tukey 1965, radix 2, in place.
    private static void Fourier(Span<Complex> data)
    {
        int n = data.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (data[i], data[j]) = (data[j], data[i]);
        }
        for (int length = 2; length <= n; length <<= 1)
        {
            Complex turn = Complex.FromPolarCoordinates(1, -2 * Math.PI / length);
            for (int start = 0; start < n; start += length)
            {
                Complex w = 1;
                for (int k = start; k < start + length / 2; k++)
                {
                    Complex even = data[k], odd = data[k + length / 2] * w;
                    data[k] = even + odd;
                    data[k + length / 2] = even - odd;
                    w *= turn;
                }
            }
        }
    }
}
