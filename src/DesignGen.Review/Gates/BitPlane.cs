using System.Numerics;
using System.Runtime.Intrinsics;

namespace DesignGen.Review.Gates;

/// <summary>A black and white picture, 64 pixels to a word: growing and shrinking it costs a few operations per word.</summary>
/// <remarks>Row-major from the top left; bit i of a word is pixel 64·word + i. Bits past the width are kept clear.</remarks>
internal sealed class BitPlane
{
    private readonly ulong[] _words;
    private readonly ulong _lastMask;

    public BitPlane(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = (width + 63) / 64;
        _words = new ulong[Stride * height];
        _lastMask = (width & 63) == 0 ? ulong.MaxValue : (1UL << (width & 63)) - 1;
    }

    public int Width { get; }

    public int Height { get; }

    private int Stride { get; }

    public bool this[int x, int y] => (_words[y * Stride + (x >> 6)] >> (x & 63) & 1) != 0;

    /// <summary>Set pixels.</summary>
    public long Count()
    {
        long count = 0;
        foreach (ulong word in _words)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>Takes a row of coverage: pixels of 128 and more, those with the top bit, are set.</summary>
    public void SetRow(int y, ReadOnlySpan<byte> coverage)
    {
        Span<ulong> words = _words.AsSpan(y * Stride, Stride);
        int x = 0;
        for (; x + 64 <= coverage.Length; x += 64)
        {
            ulong low = Vector256.Create(coverage.Slice(x, 32)).ExtractMostSignificantBits();
            ulong high = Vector256.Create(coverage.Slice(x + 32, 32)).ExtractMostSignificantBits();
            words[x >> 6] = low | high << 32;
        }
        for (; x < coverage.Length; x++)
        {
            if (coverage[x] >= 128)
                words[x >> 6] |= 1UL << (x & 63);
        }
    }

    /// <summary>Adds the set pixels of another plane of the same size.</summary>
    public void Or(BitPlane other)
    {
        for (int i = 0; i < _words.Length; i++)
            _words[i] |= other._words[i];
    }

    /// <summary>Clears the set pixels of another plane of the same size.</summary>
    public void Minus(BitPlane other)
    {
        for (int i = 0; i < _words.Length; i++)
            _words[i] &= ~other._words[i];
    }

    /// <summary>Turns every pixel round.</summary>
    public BitPlane Not()
    {
        var result = new BitPlane(Width, Height);
        for (int y = 0; y < Height; y++)
        {
            for (int i = 0; i < Stride; i++)
                result._words[y * Stride + i] = ~_words[y * Stride + i] & (i == Stride - 1 ? _lastMask : ulong.MaxValue);
        }
        return result;
    }

    /// <summary>What is left of the plane's parts when a disc is rolled inside them: parts narrower than the disc vanish.</summary>
    /// <param name="diameter">Disc diameter in pixels, 2 or more; the page's edge counts as filled.</param>
    public BitPlane Open(int diameter)
    {
        (int Dy, int From, int To)[] disc = Disc(diameter);
        // Shrinking the picture is growing what is not in it.
        BitPlane shrunk = Not().Grow([.. disc.Select(r => (-r.Dy, -r.To, -r.From))]).Not();
        return shrunk.Grow(disc);
    }

    // Sets every pixel under the disc laid on every set pixel. Each disc row is a run, made by doubling shifts.
    private BitPlane Grow((int Dy, int From, int To)[] disc)
    {
        var result = new BitPlane(Width, Height);
        foreach (var rows in disc.GroupBy(r => (r.From, r.To)))
        {
            BitPlane run = GrowAlong(rows.Key.From, rows.Key.To);
            foreach ((int dy, _, _) in rows)
            {
                int first = Math.Max(0, dy), last = Math.Min(Height, Height + dy);
                for (int i = first * Stride; i < last * Stride; i++)
                    result._words[i] |= run._words[i - dy * Stride];
            }
        }
        return result;
    }

    private BitPlane GrowAlong(int from, int to)
    {
        BitPlane run = Shift(from);
        int length = 1;
        while (length < to - from + 1)
        {
            int step = Math.Min(length, to - from + 1 - length);
            run.Or(run.Shift(step));
            length += step;
        }
        return run;
    }

    // Moves the picture right (left where negative); what leaves is lost, what enters is clear.
    private BitPlane Shift(int by)
    {
        var result = new BitPlane(Width, Height);
        int words = Math.Abs(by) >> 6, bits = Math.Abs(by) & 63;
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<ulong> from = _words.AsSpan(y * Stride, Stride);
            Span<ulong> into = result._words.AsSpan(y * Stride, Stride);
            for (int i = 0; i < Stride; i++)
            {
                int source = by >= 0 ? i - words : i + words;
                ulong near = source >= 0 && source < Stride ? from[source] : 0;
                int next = by >= 0 ? source - 1 : source + 1;
                ulong far = bits > 0 && next >= 0 && next < Stride ? from[next] : 0;
                into[i] = bits == 0 ? near : by >= 0 ? near << bits | far >> (64 - bits) : near >> bits | far << (64 - bits);
            }
            into[^1] &= _lastMask;
        }
        return result;
    }

    // The rows of a disc of a diameter in whole pixels, its middle pixel (or the one after it) at 0.
    private static (int Dy, int From, int To)[] Disc(int diameter)
    {
        // A quarter pixel over the outermost centres: 3 is a plus, 4 a square without its corners.
        double middle = (diameter - 1) / 2.0, radius = middle + 0.25;
        int origin = diameter / 2;
        var rows = new List<(int, int, int)>();
        for (int row = 0; row < diameter; row++)
        {
            double dy = row - middle;
            int half = (int)Math.Floor(Math.Sqrt(Math.Max(0, radius * radius - dy * dy)) + middle + 1e-9);
            int to = Math.Min(half, diameter - 1), first = diameter - 1 - to;
            rows.Add((row - origin, first - origin, to - origin));
        }
        return [.. rows];
    }
}
