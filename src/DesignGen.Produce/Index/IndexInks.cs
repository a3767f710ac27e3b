using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Index;

/// <summary>Chooses a few inks of a shelf that mix to a picture's colours as dots.</summary>
/// <remarks>
/// Dots of two inks side by side look like any colour on the line between them in linear light. So ink after ink is taken that brings
/// the picture's colours nearest, on the whole, to the lines between those taken and the cloth. Greedy: a swap afterwards might do
/// a little better. Cost: inks on the shelf times those taken squared times the picture's distinct colours, which are counted on a coarse grid.
/// </remarks>
public static class IndexInks
{
    private const int Levels = 12, MostColours = 600;

    /// <summary>The inks, lightest first, as they are printed.</summary>
    /// <param name="picture">RGB or RGBA; clear pixels do not count.</param>
    /// <param name="shelf">The inks to choose from; of two alike the first is taken.</param>
    /// <param name="cloth">The garment's colour, which costs no ink.</param>
    /// <param name="count">How many at most, 1 or more; fewer where more do not bring the colours nearer.</param>
    public static ImmutableArray<Ink> Choose(Picture picture, ImmutableArray<Ink> shelf, Srgb cloth, int count)
    {
        (LinearRgb Colour, double Weight)[] colours = Colours(picture);
        LinearRgb ground = cloth.Linear;
        var taken = new List<LinearRgb> { ground };
        var chosen = new List<Ink>();
        double[] far = [.. colours.Select(c => Seen(c.Colour, ground))];
        while (chosen.Count < count)
        {
            (Ink Ink, double[] Far, double Sum)? best = null;
            foreach (Ink ink in shelf.Where(i => !chosen.Contains(i)))
            {
                LinearRgb solid = ink.Colour.Linear;
                var next = new double[far.Length];
                double sum = 0;
                for (int i = 0; i < far.Length; i++)
                {
                    next[i] = far[i];
                    foreach (LinearRgb other in taken)
                        next[i] = Math.Min(next[i], Seen(colours[i].Colour, Nearest(colours[i].Colour, solid, other)));
                    sum += next[i] * next[i] * colours[i].Weight;
                }
                if (best is null || sum < best.Value.Sum - 1e-12)
                    best = (ink, next, sum);
            }
            double now = far.Select((f, i) => f * f * colours[i].Weight).Sum();
            if (best is not { } found || found.Sum >= now - 1e-9)
                break;
            chosen.Add(found.Ink);
            taken.Add(found.Ink.Colour.Linear);
            far = found.Far;
        }
        return [.. chosen.OrderByDescending(i => i.Colour.Oklab.L)];
    }

    private static double Seen(LinearRgb a, LinearRgb b) => a.Oklab.DistanceTo(b.Oklab);

    private static LinearRgb Nearest(LinearRgb to, LinearRgb a, LinearRgb b)
    {
        double r = b.R - a.R, g = b.G - a.G, l = b.B - a.B, length = r * r + g * g + l * l;
        double t = length > 0 ? Math.Clamp(((to.R - a.R) * r + (to.G - a.G) * g + (to.B - a.B) * l) / length, 0, 1) : 0;
        return new(a.R + r * t, a.G + g * t, a.B + l * t);
    }

    private static (LinearRgb Colour, double Weight)[] Colours(Picture picture)
    {
        var counts = new Dictionary<int, (long Count, long R, long G, long B)>();
        int pixels = picture.Width * picture.Height, step = Math.Max(1, pixels / 400_000);
        for (int i = 0; i < pixels; i += step)
        {
            ReadOnlySpan<byte> p = picture.At(i % picture.Width, i / picture.Width);
            if (picture.Channels == 4 && p[3] < 128)
                continue;
            int key = (p[0] * Levels / 256 * Levels + p[1] * Levels / 256) * Levels + p[2] * Levels / 256;
            (long count, long r, long g, long b) = counts.GetValueOrDefault(key);
            counts[key] = (count + 1, r + p[0], g + p[1], b + p[2]);
        }
        double all = counts.Values.Sum(c => c.Count);
        return [.. counts.OrderByDescending(c => c.Value.Count).ThenBy(c => c.Key).Take(MostColours)
            .Select(c => (new Srgb((byte)(c.Value.R / c.Value.Count), (byte)(c.Value.G / c.Value.Count), (byte)(c.Value.B / c.Value.Count)).Linear, c.Value.Count / all))];
    }
}
