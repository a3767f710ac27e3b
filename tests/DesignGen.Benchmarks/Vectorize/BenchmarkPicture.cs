using System.Collections.Immutable;
using DesignGen.Benchmarks.Raster;
using DesignGen.Core.Artworks;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Measures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Benchmarks.Vectorize;

/// <summary>A picture to trace.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Pixels">RGBA; the made ones are all opaque.</param>
/// <param name="Colours">What it was made of, cloth included; a rival without a palette of its own is given these.</param>
internal sealed record BenchmarkPicture(string Name, Picture Pixels, ImmutableArray<Srgb> Colours)
{
    /// <summary>Flat art of two families at four sizes, up to the front of a shirt, and a textured picture at two.</summary>
    /// <param name="largest">Only those of so many megapixels or fewer.</param>
    /// <remarks>No larger textured one: vtracer takes over a minute for one of 4 megapixels.</remarks>
    public static IEnumerable<BenchmarkPicture> All(double largest)
    {
        foreach (string family in (string[])["botanical-toss", "leopard"])
        {
            Artwork artwork = BenchmarkArt.Family(family);
            foreach (double megapixels in Sizes(0.5, 1, 4, 14))
                yield return Flat(family, artwork, Side(megapixels));
        }
        foreach (double megapixels in Sizes(0.5, 1))
            yield return Textured(Side(megapixels));

        IEnumerable<double> Sizes(params double[] all) => all.Where(m => m <= largest);
    }

    /// <summary>A picture from a file; its six commonest colours are what a rival is given.</summary>
    public static BenchmarkPicture FromPng(string file)
    {
        Picture read = PngReader.Read(File.ReadAllBytes(file), file).ToPicture();
        byte[] pixels = new byte[read.Width * read.Height * 4];
        var clusters = new ColourClusters();
        for (int i = 0; i < read.Width * read.Height; i++)
        {
            ReadOnlySpan<byte> from = read.Pixels.AsSpan(i * read.Channels, read.Channels);
            Span<byte> to = pixels.AsSpan(i * 4, 4);
            (to[0], to[1], to[2]) = read.Channels < 3 ? (from[0], from[0], from[0]) : (from[0], from[1], from[2]);
            to[3] = read.Channels is 2 or 4 ? from[^1] : (byte)255;
            if (to[3] == 255)
                clusters.Add(new(to[0], to[1], to[2]));
        }
        return new(Path.GetFileNameWithoutExtension(file), new(read.Width, read.Height, 4, pixels), [.. clusters.Find(6).Select(c => c.Colour)]);
    }

    private static int Side(double megapixels) => (int)Math.Round(Math.Sqrt(megapixels * 1e6));

    private static BenchmarkPicture Flat(string family, Artwork artwork, int side)
    {
        Picture rgb = CompositeRenderer.Render(artwork, Resolution.FromPixelsPerMillimetre(side / artwork.Width.Millimetres), Srgb.White, new() { Threads = 1 });
        byte[] pixels = new byte[rgb.Width * rgb.Height * 4];
        for (int i = 0; i < rgb.Width * rgb.Height; i++)
        {
            rgb.Pixels.AsSpan(i * 3, 3).CopyTo(pixels.AsSpan(i * 4));
            pixels[i * 4 + 3] = 255;
        }
        return new(family, new(rgb.Width, rgb.Height, 4, pixels), [Srgb.White, .. artwork.Inks.Select(i => i.Colour)]);
    }

    // Smooth fields of four scales run through six colours and their brightness; soft balls lie on them, and grain on everything,
    // as in a photograph. The shapes keep their place at every size, the grain is one pixel wide.
    private static BenchmarkPicture Textured(int side)
    {
        ImmutableArray<Srgb> colours = [Srgb.Parse("#1d2b3a"), Srgb.Parse("#33624f"), Srgb.Parse("#a8483a"), Srgb.Parse("#d99a4e"), Srgb.Parse("#9fb7c4"), Srgb.Parse("#efe6d5")];
        var dice = new Dice(BenchmarkArt.Seed);
        Field hue = new(dice.Fork("hue")), light = new(dice.Fork("light"));
        Dice balls = dice.Fork("balls"), grain = dice.Fork("grain");
        (double X, double Y, double Radius, double Hue)[] placed = [.. Enumerable.Range(0, 24).Select(_ => (balls.Unit(), balls.Unit(), balls.Between(0.02, 0.12), balls.Unit()))];
        byte[] pixels = new byte[side * side * 4];
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                double u = (x + 0.5) / side, v = (y + 0.5) / side;
                double tone = hue.At(u, v), bright = 0.75 + 0.5 * light.At(u, v);
                foreach ((double cx, double cy, double radius, double own) in placed)
                {
                    double inside = 1 - Math.Sqrt((u - cx) * (u - cx) + (v - cy) * (v - cy)) / radius;
                    if (inside <= 0)
                        continue;
                    double cover = Math.Min(1, inside * radius * 300);
                    tone += (own - tone) * cover;
                    bright += (0.6 + 0.6 * Math.Sqrt(inside) - bright) * cover;
                }
                double place = Math.Clamp(tone, 0, 1) * (colours.Length - 1), noise = 2 * grain.Normal();
                int low = Math.Min((int)place, colours.Length - 2);
                double part = place - low;
                Srgb a = colours[low], b = colours[low + 1];
                Span<byte> pixel = pixels.AsSpan((y * side + x) * 4, 4);
                pixel[0] = Channel(a.R, b.R);
                pixel[1] = Channel(a.G, b.G);
                pixel[2] = Channel(a.B, b.B);
                pixel[3] = 255;

                byte Channel(byte from, byte to) => (byte)Math.Clamp((from + (to - from) * part) * bright + noise, 0, 255);
            }
        }
        return new("textured", new(side, side, 4, pixels), colours);
    }

    /// <summary>Noise over the unit square, 0 to 1: values on grids of 4, 8, 16 and 32 cells, each half as strong as the one before, joined smoothly.</summary>
    private sealed class Field
    {
        private readonly double[][] _grids;

        public Field(Dice dice)
        {
            _grids = [.. from power in Enumerable.Range(2, 4) let points = (1 << power) + 1 select Enumerable.Range(0, points * points).Select(_ => dice.Unit()).ToArray()];
        }

        public double At(double u, double v)
        {
            double sum = 0, strength = 8.0 / 15;
            for (int g = 0, cells = 4; g < _grids.Length; g++, cells *= 2, strength /= 2)
            {
                int x = (int)(u * cells), y = (int)(v * cells), at = y * (cells + 1) + x;
                double s = Smooth(u * cells - x), t = Smooth(v * cells - y);
                double[] grid = _grids[g];
                double top = grid[at] + (grid[at + 1] - grid[at]) * s;
                double bottom = grid[at + cells + 1] + (grid[at + cells + 2] - grid[at + cells + 1]) * s;
                sum += strength * (top + (bottom - top) * t);
            }
            // Sums of many values crowd about the middle.
            return Math.Clamp(0.5 + 1.8 * (sum - 0.5), 0, 1);
        }

        private static double Smooth(double t) => t * t * (3 - 2 * t);
    }
}
