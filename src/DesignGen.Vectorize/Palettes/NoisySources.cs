using System.Numerics;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Palettes;

/// <summary>Finds the colours of flat art that went through a lossy format, and takes the noise out of its areas.</summary>
/// <remarks>
/// Values of steady pixels gather round the colours of the art. The commonest of each heap is the colour, as most of an area keeps one value.
/// Small heaps beside a large one are its noise, and small ones that a mix of two others explains are edges. Pixels
/// that look much like a colour then get exactly its value, and the rest is labelled as edges of flat art are.
/// Measured on 18 drawings as JPEG of quality 50, 75 and 90: heaps of edges and ripples hold up to 250 of half a million pixels at quality 50, all of them
/// within 40 levels of a colour a hundred times as common; 80 at 75, 3 at 90.
/// </remarks>
internal static class NoisySources
{
    // What is so near to a colour is that colour: in OKLab, and in levels of 255, as OKLab makes much of differences near black.
    private const float Same = 0.03f, SameLevels = 18;

    // What is so near to a known colour is taken for it.
    private const float Like = 0.05f, LikeLevels = 22;

    // What is so near to a colour must have this part of its pixels, or it is noise.
    private const float BesideLevels = 44, BesideShare = 0.03f;

    // Parts of all steady pixels: rarer is no colour; a mix that is rarer than the second is an edge.
    private const double Least = 0.00018, Plain = 0.0006;

    // How far a mix may be off, levels of 255.
    private const float Off = 14;

    // Outlines: OKLab lightness that nothing else goes below, greatest channel of their pixels, part of the picture, and greatest channel of what is black.
    private const float DarkestOther = 0.4f;
    private const uint Dark = 72;
    private const double LeastDark = 0.002;
    private const long NearBlack = 56;

    /// <summary>How far values of one colour lie apart, levels of 255.</summary>
    public const int Noise = 10;

    /// <summary>The colours of a picture.</summary>
    public static Sources Find(SourcePixels pixels, CancellationToken cancel)
    {
        List<Heap> heaps = Gather(SteadyColours.Count(pixels, cancel), cancel);
        long all = 0;
        foreach (Heap heap in heaps)
            all += heap.Weight;
        double least = Math.Max(30, all * Least), plain = all * Plain;
        var kept = new List<Heap>();
        var values = new List<uint>();
        foreach (Heap heap in heaps)
        {
            if (kept.Count > 0 && (heap.Weight < least || kept.Count == Sources.Most || IsBeside(heap, kept) || (heap.Weight < plain && IsMix(heap.Value, values))))
                continue;
            kept.Add(heap);
            values.Add(heap.Value);
        }
        if (KeyLines(pixels, kept) is Heap key)
        {
            kept.Add(key);
            values.Add(key.Value);
        }
        var weights = new long[kept.Count];
        var members = new ColourTable();
        for (int s = 0; s < weights.Length; s++)
        {
            weights[s] = kept[s].Weight;
            members[values[s]] = s;
        }
        return new(PictureKind.NoisyFlat, [.. values], weights, members, Noise);
    }

    /// <summary>Values that lie close together, the commonest of them first; heaps with most pixels first.</summary>
    private static List<Heap> Gather(ColourTable steady, CancellationToken cancel)
    {
        // Bins of four levels before heaps: there are fewer of them.
        var numbers = new ColourTable();
        var bins = new List<(long Weight, uint Value, int Count)>();
        foreach ((uint value, int count) in steady.Sorted())
        {
            if (value >> 24 < 255)
                continue;
            ref int number = ref numbers[value & 0xfcfcfc];
            if (number == 0)
            {
                bins.Add((0, value, 0));
                number = bins.Count;
            }
            (long weight, uint commonest, int most) = bins[number - 1];
            bins[number - 1] = count > most ? (weight + count, value, count) : (weight + count, commonest, most);
        }
        bins.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Value.CompareTo(b.Value));
        var heaps = new List<Heap>();
        int looked = 0;
        foreach ((long weight, uint value, _) in bins)
        {
            if ((looked++ & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            Vector3 look = LookOf(value), levels = Levels(value);
            int nearest = -1;
            float closest = 1;
            for (int h = 0; h < heaps.Count; h++)
            {
                // How near, as a part of what is allowed.
                float near = Math.Min(Looks.Squared(look, heaps[h].Look) / (Same * Same), Looks.Squared(levels, heaps[h].Levels) / (SameLevels * SameLevels));
                if (near < closest)
                    (closest, nearest) = (near, h);
            }
            if (nearest >= 0)
                heaps[nearest] = heaps[nearest] with { Weight = heaps[nearest].Weight + weight };
            else if (heaps.Count < 4096)
                heaps.Add(new(value, weight, look, levels));
        }
        heaps.Sort((a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Value.CompareTo(b.Value));
        return heaps;
    }

    /// <summary>The ink of dark outlines too thin to have a steady pixel, where nothing else is dark; null for none.</summary>
    /// <remarks>Other thin inks cannot be told from the noise. Black on paler colours can: nothing there mixes to it.</remarks>
    private static Heap? KeyLines(SourcePixels pixels, List<Heap> kept)
    {
        foreach (Heap heap in kept)
        {
            if (heap.Look.X < DarkestOther)
                return null;
        }
        var dark = new ColourTable();
        long all = 0;
        foreach (uint value in pixels.Values)
        {
            if (value >> 24 < 255 || (value & 255) > Dark || (value >> 8 & 255) > Dark || (value >> 16 & 255) > Dark)
                continue;
            dark[value & 0xfffcfcfc]++;
            all++;
        }
        if (all < Math.Max(64, pixels.Values.Length * LeastDark))
            return null;
        // The darker half, as the rest has some of the ground in it.
        List<(uint Value, int Number)> values = dark.Sorted();
        values.Sort((a, b) => (Brightness(a.Value), a.Value).CompareTo((Brightness(b.Value), b.Value)));
        long r = 0, g = 0, b = 0, n = 0;
        foreach ((uint value, int number) in values)
        {
            (r, g, b, n) = (r + (value & 255) * number, g + (value >> 8 & 255) * number, b + (value >> 16 & 255) * number, n + number);
            if (n * 2 >= all)
                break;
        }
        uint mean = SourcePixels.Pack((int)(r / n), (int)(g / n), (int)(b / n));
        uint ink = Math.Max(r, Math.Max(g, b)) / n <= NearBlack ? SourcePixels.Pack(0, 0, 0) : mean;
        return new(ink, all, LookOf(ink), Levels(ink));
    }

    private static uint Brightness(uint value) => (value & 255) * 3 + (value >> 8 & 255) * 6 + (value >> 16 & 255);

    private static bool IsBeside(Heap heap, List<Heap> kept)
    {
        foreach (Heap other in kept)
        {
            if (heap.Weight < other.Weight * BesideShare && Looks.Squared(heap.Levels, other.Levels) < BesideLevels * BesideLevels)
                return true;
        }
        return false;
    }

    private static Vector3 LookOf(uint value) => Looks.Of((int)(value & 255), (int)(value >> 8 & 255), (int)(value >> 16 & 255));

    private static Vector3 Levels(uint value) => new(value & 255, value >> 8 & 255, value >> 16 & 255);

    /// <summary>Values that lie close together.</summary>
    /// <param name="Value">The commonest.</param>
    /// <param name="Weight">Pixels of all.</param>
    /// <param name="Look">How that value looks.</param>
    /// <param name="Levels">Its red, green and blue.</param>
    private readonly record struct Heap(uint Value, long Weight, Vector3 Look, Vector3 Levels);

    /// <summary>The picture with the values of the sources wherever it looks much like one of them.</summary>
    public static SourcePixels Clean(SourcePixels pixels, Sources sources, CancellationToken cancel)
    {
        // One number for each colour of 64 levels: the source it is taken for, 0 while it is not known, 1 for none.
        var known = new byte[1 << 18];
        var looks = new Vector3[sources.Values.Length];
        var levels = new Vector3[looks.Length];
        for (int s = 0; s < looks.Length; s++)
            (looks[s], levels[s]) = (LookOf(sources.Values[s]), Levels(sources.Values[s]));
        uint[] from = pixels.Values, to = new uint[from.Length];
        for (int i = 0; i < from.Length; i++)
        {
            if ((i & 0xffff) == 0)
                cancel.ThrowIfCancellationRequested();
            uint value = from[i];
            if (value >> 24 < 255)
            {
                to[i] = value;
                continue;
            }
            int key = (int)((value >> 2 & 63) << 12 | (value >> 10 & 63) << 6 | value >> 18 & 63);
            if (known[key] == 0)
            {
                int r = (key >> 12) * 4 + 2, g = (key >> 6 & 63) * 4 + 2, b = (key & 63) * 4 + 2;
                Vector3 look = Looks.Of(r, g, b), level = new(r, g, b);
                (float closest, int nearest) = (1, -1);
                for (int s = 0; s < looks.Length; s++)
                {
                    float near = Math.Min(Looks.Squared(look, looks[s]) / (Like * Like), Looks.Squared(level, levels[s]) / (LikeLevels * LikeLevels));
                    if (near < closest)
                        (closest, nearest) = (near, s);
                }
                known[key] = (byte)(nearest + 2);
            }
            to[i] = known[key] == 1 ? value : sources.Values[known[key] - 2];
        }
        return pixels.With(to);
    }

    private static bool IsMix(uint value, List<uint> values)
    {
        for (int a = 0; a < values.Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                if (Mix.Residual(value, values[a], values[b], out float share) < Off && share is > 0.01f and < 0.99f)
                    return true;
            }
        }
        return false;
    }
}
