using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DesignGen.Produce.Separations;

/// <summary>Rows of one bit a pixel that can be spread, choked and combined: the left pixel of a 64-bit word is its highest bit.</summary>
/// <remarks>
/// A disc is laid down row by row: each row of the plane is widened step by step, and what it has become at the half width of the disc
/// so far above or below is joined with that row. So a disc of r pixels costs about 3 r operations a word, 64 pixels at a time, whatever
/// is drawn. Blank rows cost nothing. Places outside the plane are blank. Not thread-safe.
/// </remarks>
internal sealed class BitPlane
{
    // Blank words on either side of a row, so that a vector may reach over its ends.
    private const int Guard = 4;
    private readonly ulong[] _bits;
    private readonly int _stride;

    public BitPlane(int words, int rows)
    {
        (Words, Rows, _stride) = (words, rows, words + 2 * Guard);
        _bits = new ulong[_stride * rows];
    }

    /// <summary>Words in a row.</summary>
    public int Words { get; }

    /// <summary>Rows.</summary>
    public int Rows { get; }

    public Span<ulong> Row(int row) => _bits.AsSpan(row * _stride + Guard, Words);

    public void Clear() => _bits.AsSpan().Clear();

    public bool IsBlank => !_bits.AsSpan().ContainsAnyExcept(0UL);

    public bool this[int x, int y] => (Row(y)[x >> 6] >> (63 - (x & 63)) & 1) != 0;

    /// <summary>Takes the rows of another plane.</summary>
    /// <param name="other">A plane of as many words a row.</param>
    /// <param name="from">Its row that becomes the first here.</param>
    public void CopyFrom(BitPlane other, int from = 0) => other._bits.AsSpan(from * _stride, _bits.Length).CopyTo(_bits);

    /// <summary>Joins the rows of another plane of as many words a row.</summary>
    public void Or(BitPlane other, int from) => Combine(other, (a, b) => a | b, (a, b) => a | b, from);

    /// <summary>Drops the first rows and moves the others up; those at the end become blank.</summary>
    public void Scroll(int rows)
    {
        int gone = rows * _stride;
        _bits.AsSpan(gone).CopyTo(_bits);
        _bits.AsSpan(_bits.Length - gone).Clear();
    }

    public void And(BitPlane other) => Combine(other, (a, b) => a & b, (a, b) => a & b);

    public void Or(BitPlane other) => Combine(other, (a, b) => a | b, (a, b) => a | b);

    public void AndNot(BitPlane other) => Combine(other, (a, b) => a & ~b, (a, b) => Vector256.AndNot(a, b));

    /// <summary>Every pixel whose middle lies within a distance of what a plane holds.</summary>
    /// <param name="from">The plane; another than this.</param>
    /// <param name="pixels">The distance; 0 gives the plane.</param>
    public void Spread(BitPlane from, double pixels)
    {
        Clear();
        // From an edge to the middle of the pixel beside it is half a pixel.
        double radius = pixels + 0.5;
        int reach = (int)radius;
        var wide = new ulong[_stride];
        var next = new ulong[_stride];
        for (int row = 0; row < Rows; row++)
        {
            ReadOnlySpan<ulong> source = from.Row(row);
            if (!source.ContainsAnyExcept(0UL))
                continue;
            wide.AsSpan().Clear();
            source.CopyTo(wide.AsSpan(Guard));
            int width = 0;
            for (int away = reach; away >= 0; away--)
            {
                Widen(ref wide, ref next, ref width, Half(radius, away));
                if (row - away >= 0)
                    Join(wide, row - away, either: true);
                if (away > 0 && row + away < Rows)
                    Join(wide, row + away, either: true);
            }
        }
    }

    /// <summary>Every pixel whose middle lies so deep in what a plane holds.</summary>
    /// <param name="from">The plane; another than this.</param>
    /// <param name="pixels">The depth; 0 gives the plane.</param>
    public void Choke(BitPlane from, double pixels)
    {
        CopyFrom(from);
        double radius = pixels + 0.5;
        int reach = (int)radius;
        var wide = new ulong[_stride];
        var next = new ulong[_stride];
        for (int row = -reach; row < Rows + reach; row++)
        {
            bool outside = row < 0 || row >= Rows;
            if (outside || !from.Row(row).ContainsAnyExcept(0UL))
            {
                // A blank row chokes every row in reach away altogether.
                for (int near = Math.Max(0, row - reach); near <= Math.Min(Rows - 1, row + reach); near++)
                    Row(near).Clear();
                continue;
            }
            // What is not held spreads; its guards are not held either.
            wide.AsSpan().Fill(~0UL);
            ReadOnlySpan<ulong> source = from.Row(row);
            for (int i = 0; i < source.Length; i++)
                wide[Guard + i] = ~source[i];
            int width = 0;
            for (int away = reach; away >= 0; away--)
            {
                Widen(ref wide, ref next, ref width, Half(radius, away));
                if (row - away >= 0)
                    Join(wide, row - away, either: false);
                if (away > 0 && row + away < Rows)
                    Join(wide, row + away, either: false);
            }
        }
    }

    /// <summary>Half the width of a disc's row, pixels, not counting the middle one.</summary>
    private static int Half(double radius, int away) => (int)Math.Sqrt(Math.Max(0, radius * radius - (double)away * away));

    // A row that is held so far to both sides is shifted by no more than its own width at a time, so that no hole is left.
    private void Widen(ref ulong[] wide, ref ulong[] next, ref int width, int to)
    {
        while (width < to)
        {
            int step = Math.Min(Math.Min(to - width, 2 * width + 1), 63);
            ref ulong from = ref MemoryMarshal.GetArrayDataReference(wide), into = ref MemoryMarshal.GetArrayDataReference(next);
            int end = _stride - 1, i = 1;
            for (; i <= end - 4; i += 4)
            {
                Vector256<ulong> here = Vector256.LoadUnsafe(ref from, (nuint)i), before = Vector256.LoadUnsafe(ref from, (nuint)(i - 1)), after = Vector256.LoadUnsafe(ref from, (nuint)(i + 1));
                (here | Vector256.ShiftRightLogical(here, step) | Vector256.ShiftLeft(before, 64 - step) | Vector256.ShiftLeft(here, step) | Vector256.ShiftRightLogical(after, 64 - step)).StoreUnsafe(ref into, (nuint)i);
            }
            for (; i < end; i++)
                next[i] = wide[i] | (wide[i] >> step) | (wide[i - 1] << (64 - step)) | (wide[i] << step) | (wide[i + 1] >> (64 - step));
            (next[0], next[end]) = (wide[0], wide[end]);
            (wide, next) = (next, wide);
            width += step;
        }
    }

    private void Join(ulong[] with, int row, bool either)
    {
        ref ulong from = ref with[Guard];
        ref ulong into = ref _bits[row * _stride + Guard];
        int i = 0;
        for (; i <= Words - 4; i += 4)
        {
            Vector256<ulong> a = Vector256.LoadUnsafe(ref into, (nuint)i), b = Vector256.LoadUnsafe(ref from, (nuint)i);
            (either ? a | b : Vector256.AndNot(a, b)).StoreUnsafe(ref into, (nuint)i);
        }
        for (; i < Words; i++)
        {
            ref ulong word = ref Unsafe.Add(ref into, i);
            word = either ? word | Unsafe.Add(ref from, i) : word & ~Unsafe.Add(ref from, i);
        }
    }

    private void Combine(BitPlane other, Func<ulong, ulong, ulong> one, Func<Vector256<ulong>, Vector256<ulong>, Vector256<ulong>> four, int row = 0)
    {
        ref ulong into = ref MemoryMarshal.GetArrayDataReference(_bits), from = ref other._bits[row * _stride];
        int i = 0;
        for (; i <= _bits.Length - 4; i += 4)
            four(Vector256.LoadUnsafe(ref into, (nuint)i), Vector256.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref into, (nuint)i);
        for (; i < _bits.Length; i++)
            _bits[i] = one(_bits[i], other._bits[row * _stride + i]);
    }

    /// <summary>A plane with its pinholes filled: blank pixels between two held ones, across, down or aslant.</summary>
    /// <param name="from">The plane; another than this.</param>
    public void Fill(BitPlane from)
    {
        CopyFrom(from);
        for (int row = 0; row < Rows; row++)
        {
            int at = row * _stride + Guard, above = row > 0 ? at - _stride : at, below = row < Rows - 1 ? at + _stride : at;
            ReadOnlySpan<ulong> bits = from._bits;
            for (int i = 0; i < Words; i++)
            {
                if (bits[at + i] == ~0UL)
                    continue;
                ulong holes = (Left(bits, at + i) & Right(bits, at + i)) | (bits[above + i] & bits[below + i])
                    | (Left(bits, above + i) & Right(bits, below + i)) | (Right(bits, above + i) & Left(bits, below + i));
                _bits[at + i] |= holes;
            }
        }

        static ulong Left(ReadOnlySpan<ulong> bits, int i) => (bits[i] >> 1) | (bits[i - 1] << 63);
        static ulong Right(ReadOnlySpan<ulong> bits, int i) => (bits[i] << 1) | (bits[i + 1] >> 63);
    }
}
