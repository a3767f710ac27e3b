using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Png;

/// <summary>A picture as indices into a table of at most 256 colours: a quarter of the file for flat art, whose edges blend few inks.</summary>
/// <remarks>
/// Pictures of at most 256 colours come out as they are. Of others every flat keeps its exact colour; the blends between them share the rest of the table,
/// by median cut (Heckbert 1982) over the colours that are there and three rounds of moving each entry to the mean of what it stands for (Lloyd). No dithering.
/// Flat designs come out a third of a level off on average; smooth ramps over many hues may show steps. Pure.
/// </remarks>
/// <param name="Palette">The colours, 1 to 256.</param>
/// <param name="Indices">An index per pixel, row by row from the top left.</param>
public sealed record ColourTable(ImmutableArray<Srgb> Palette, byte[] Indices)
{
    private const int Most = 256, Rounds = 3;

    // A colour on more of the picture than this is a flat and no blend; so many of them at most.
    private const double FlatShare = 0.002;
    private const int MostFlats = 64;

    /// <summary>The table of a picture.</summary>
    /// <param name="picture">RGB without alpha.</param>
    /// <exception cref="ArgumentException">The picture has another number of channels.</exception>
    public static ColourTable Of(Picture picture)
    {
        if (picture.Channels != 3)
            throw new ArgumentException($"A table is made of RGB pictures, not of {picture.Channels} channels.", nameof(picture));
        byte[] pixels = picture.Pixels;
        var counts = new Dictionary<int, int>();
        for (int i = 0; i < pixels.Length; i += 3)
            counts[Key(pixels, i)] = counts.GetValueOrDefault(Key(pixels, i)) + 1;
        (int Colour, int Count)[] colours = [.. counts.Select(c => (c.Key, c.Value)).OrderByDescending(c => c.Value).ThenBy(c => c.Key)];
        List<int> table = [.. colours.Take(Most).Select(c => c.Colour)];
        if (colours.Length > Most)
        {
            int flats = Math.Min(MostFlats, colours.TakeWhile(c => c.Count >= FlatShare * pixels.Length / 3).Count());
            table = [.. table.Take(flats), .. Blends(colours[flats..], Most - flats)];
        }
        int[] nearest = Nearest(colours, table);
        Dictionary<int, byte> index = colours.Select((c, i) => (c.Colour, (byte)nearest[i])).ToDictionary(c => c.Colour, c => c.Item2);
        var indices = new byte[pixels.Length / 3];
        for (int i = 0; i < indices.Length; i++)
            indices[i] = index[Key(pixels, 3 * i)];
        return new([.. table.Select(c => new Srgb((byte)(c >> 16), (byte)(c >> 8), (byte)c))], indices);
    }

    private static int Key(byte[] pixels, int at) => pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2];

    private static int Part(int colour, int channel) => colour >> (16 - 8 * channel) & 255;

    private static List<int> Blends((int Colour, int Count)[] colours, int most)
    {
        List<(int Colour, int Count)[]> boxes = [colours];
        while (boxes.Count < most)
        {
            // The box whose colours differ most, weighed by how much of the picture has them, is cut at its middle pixel.
            int widest = -1, along = 0;
            double spread = 0;
            for (int i = 0; i < boxes.Count; i++)
            {
                for (int channel = 0; channel < 3 && boxes[i].Length > 1; channel++)
                {
                    double reach = (boxes[i].Max(c => Part(c.Colour, channel)) - boxes[i].Min(c => Part(c.Colour, channel))) * Math.Sqrt(boxes[i].Sum(c => (double)c.Count));
                    if (reach > spread)
                        (widest, along, spread) = (i, channel, reach);
                }
            }
            if (widest < 0)
                break;
            (int Colour, int Count)[] sorted = [.. boxes[widest].OrderBy(c => Part(c.Colour, along)).ThenBy(c => c.Colour)];
            double half = sorted.Sum(c => (double)c.Count) / 2, passed = sorted[0].Count;
            int cut = 1;
            while (cut < sorted.Length - 1 && passed < half)
                passed += sorted[cut++].Count;
            boxes[widest] = sorted[..cut];
            boxes.Add(sorted[cut..]);
        }
        List<int> means = [.. boxes.Select(Mean)];
        for (int round = 0; round < Rounds; round++)
        {
            int[] nearest = Nearest(colours, means);
            ILookup<int, (int Colour, int Count)> members = colours.Select((c, i) => (c, Entry: nearest[i])).ToLookup(c => c.Entry, c => c.c);
            means = [.. means.Select((mean, i) => members.Contains(i) ? Mean([.. members[i]]) : mean)];
        }
        return means;
    }

    private static int Mean((int Colour, int Count)[] colours)
    {
        double all = colours.Sum(c => (double)c.Count);
        int Channel(int channel) => (int)Math.Round(colours.Sum(c => (double)Part(c.Colour, channel) * c.Count) / all);
        return Channel(0) << 16 | Channel(1) << 8 | Channel(2);
    }

    // Of each colour the entry that is nearest, the first of equals.
    private static int[] Nearest((int Colour, int Count)[] colours, List<int> table)
    {
        (int R, int G, int B)[] entries = [.. table.Select(c => (Part(c, 0), Part(c, 1), Part(c, 2)))];
        var nearest = new int[colours.Length];
        for (int i = 0; i < colours.Length; i++)
        {
            (int r, int g, int b) = (Part(colours[i].Colour, 0), Part(colours[i].Colour, 1), Part(colours[i].Colour, 2));
            int least = int.MaxValue;
            for (int k = 0; k < entries.Length && least > 0; k++)
            {
                int dr = entries[k].R - r, dg = entries[k].G - g, db = entries[k].B - b, off = 2 * dr * dr + 4 * dg * dg + 3 * db * db;
                if (off < least)
                    (least, nearest[i]) = (off, k);
            }
        }
        return nearest;
    }
}
