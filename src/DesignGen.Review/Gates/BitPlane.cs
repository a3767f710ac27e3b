using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace DesignGen.Review.Gates;

/// <summary>A black and white picture, 64 pixels to a word: growing and shrinking it costs a few operations per word.</summary>
/// <remarks>Row-major from the top left; bit i of a word is pixel 64·word + i. Bits past the width are kept clear.</remarks>
internal sealed class BitPlane : IDisposable
{
    private readonly ulong _lastMask;
    private readonly int _length;
    private ulong[] _words;

    /// <summary>A clear plane. Its words are borrowed: dispose it to give them back, for many planes of one size come and go.</summary>
    public BitPlane(int width, int height)
    {
        Width = width;
        Height = height;
        Stride = (width + 63) / 64;
        _length = Stride * height;
        _words = ArrayPool<ulong>.Shared.Rent(_length);
        Words.Clear();
        _lastMask = (width & 63) == 0 ? ulong.MaxValue : (1UL << (width & 63)) - 1;
    }

    public int Width { get; }

    public int Height { get; }

    private int Stride { get; }

    private Span<ulong> Words => _words.AsSpan(0, _length);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_words.Length > 0)
            ArrayPool<ulong>.Shared.Return(_words);
        _words = [];
    }

    /// <summary>Set pixels.</summary>
    public long Count()
    {
        long count = 0;
        foreach (ulong word in Words)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>Takes a row of coverage, 0 to 65535: pixels of 32768 and more, those with the top bit, are set.</summary>
    public void SetRow(int y, ReadOnlySpan<ushort> coverage)
    {
        Span<ulong> words = Words.Slice(y * Stride, Stride);
        int x = 0;
        for (; x + 64 <= coverage.Length; x += 64)
        {
            ulong word = 0;
            for (int part = 0; part < 4; part++)
                word |= (ulong)Vector256.Create(coverage.Slice(x + part * 16, 16)).ExtractMostSignificantBits() << (part * 16);
            words[x >> 6] = word;
        }
        for (; x < coverage.Length; x++)
        {
            if (coverage[x] >= 32768)
                words[x >> 6] |= 1UL << (x & 63);
        }
    }

    /// <summary>Adds the set pixels of another plane of the same size.</summary>
    public void Or(BitPlane other)
    {
        Span<ulong> mine = Words, theirs = other.Words;
        for (int i = 0; i < mine.Length; i++)
            mine[i] |= theirs[i];
    }

    /// <summary>Turns every pixel of this plane round.</summary>
    public void Invert()
    {
        for (int y = 0; y < Height; y++)
        {
            Span<ulong> row = Words.Slice(y * Stride, Stride);
            for (int i = 0; i < row.Length; i++)
                row[i] = ~row[i];
            row[^1] &= _lastMask;
        }
    }

    /// <summary>Pixels lost when a disc is rolled inside the plane's parts: what is narrower than the disc goes.</summary>
    /// <param name="diameter">Disc diameter in pixels, 2 or more; the page's edge counts as filled.</param>
    public long LostByOpening(int diameter)
    {
        (int Dy, int From, int To)[] disc = Disc(diameter);
        // Shrinking the picture is growing what is not in it.
        using var outside = new BitPlane(Width, Height);
        outside.Or(this);
        outside.Invert();
        using BitPlane shrunk = outside.Grow([.. disc.Select(r => (-r.Dy, -r.To, -r.From))]);
        shrunk.Invert();
        using BitPlane open = shrunk.Grow(disc);
        return Count() - open.Count();
    }

    // Sets every pixel under the disc laid on every set pixel. Each disc row is a run, made by doubling shifts.
    private BitPlane Grow((int Dy, int From, int To)[] disc)
    {
        var result = new BitPlane(Width, Height);
        foreach (var rows in disc.GroupBy(r => (r.From, r.To)))
        {
            using BitPlane run = GrowAlong(rows.Key.From, rows.Key.To);
            foreach ((int dy, _, _) in rows)
            {
                int first = Math.Max(0, dy), last = Math.Min(Height, Height + dy);
                Span<ulong> into = result.Words[(first * Stride)..(last * Stride)];
                ReadOnlySpan<ulong> from = run.Words.Slice((first - dy) * Stride, into.Length);
                for (int i = 0; i < into.Length; i++)
                    into[i] |= from[i];
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
            using BitPlane moved = run.Shift(step);
            run.Or(moved);
            length += step;
        }
        return run;
    }

    // Moves the picture right (left where negative) by less than a word; what leaves is lost, what enters is clear.
    private BitPlane Shift(int by)
    {
        var result = new BitPlane(Width, Height);
        int bits = Math.Abs(by);
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<ulong> from = Words.Slice(y * Stride, Stride);
            Span<ulong> into = result.Words.Slice(y * Stride, Stride);
            ulong carried = 0;
            if (by == 0)
            {
                from.CopyTo(into);
            }
            else if (by > 0)
            {
                for (int i = 0; i < into.Length; i++)
                {
                    into[i] = from[i] << bits | carried;
                    carried = from[i] >> (64 - bits);
                }
            }
            else
            {
                for (int i = into.Length - 1; i >= 0; i--)
                {
                    into[i] = from[i] >> bits | carried;
                    carried = from[i] << (64 - bits);
                }
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
