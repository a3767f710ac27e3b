using System.Numerics;
using System.Runtime.Intrinsics;
using DesignGen.Render.Raster;

namespace DesignGen.Vectorize.Intake;

/// <summary>The pixels to trace: red, green, blue and alpha with the colour multiplied by alpha, so that every edge, to bare ground too, is an even mix of two values.</summary>
internal sealed class SourcePixels
{
    private SourcePixels(int width, int height, uint[] values, bool clear)
    {
        (Width, Height, Values, HasClear) = (width, height, values, clear);
    }

    /// <summary>Pixels across.</summary>
    public int Width { get; }

    /// <summary>Pixels down.</summary>
    public int Height { get; }

    /// <summary>One value a pixel, rows from the top: red in the lowest byte, alpha in the highest; 0 is bare ground.</summary>
    public uint[] Values { get; }

    /// <summary>Whether any pixel is not fully opaque.</summary>
    public bool HasClear { get; }

    /// <summary>The value of an opaque colour.</summary>
    public static uint Pack(int r, int g, int b, int a = 255) => (uint)(r | g << 8 | b << 16 | a << 24);

    /// <summary>Takes a picture in.</summary>
    public static SourcePixels From(Picture picture)
    {
        int count = picture.Width * picture.Height;
        // All of it is written.
        uint[] values = GC.AllocateUninitializedArray<uint>(count);
        ReadOnlySpan<byte> p = picture.Pixels;
        bool clear = false;
        switch (picture.Channels)
        {
            case 1:
                for (int i = 0; i < count; i++)
                    values[i] = 0xff000000 | p[i] * 0x010101u;
                break;
            case 2:
                for (int i = 0; i < count; i++)
                {
                    uint a = p[2 * i + 1];
                    clear |= a != 255;
                    values[i] = a << 24 | Multiply(p[2 * i], a) * 0x010101u;
                }
                break;
            case 3:
                for (int i = 0; i < count; i++)
                    values[i] = 0xff000000 | p[3 * i] | (uint)p[3 * i + 1] << 8 | (uint)p[3 * i + 2] << 16;
                break;
            default:
                System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(p[..(count * 4)]).CopyTo(values);
                int lanes = Vector256<uint>.Count;
                int done = 0;
                for (; done + lanes <= count; done += lanes)
                {
                    Vector256<uint> some = Vector256.Create(values, done);
                    uint solid = Vector256.GreaterThanOrEqual(some, Vector256.Create(0xff000000)).ExtractMostSignificantBits();
                    if (solid == 0xff)
                        continue;
                    clear = true;
                    Vector256<uint> bare = Vector256.LessThan(some, Vector256.Create(0x01000000u));
                    Vector256.AndNot(some, bare).CopyTo(values, done);
                    for (uint part = ~(solid | bare.ExtractMostSignificantBits()) & 0xff; part != 0; part &= part - 1)
                        Multiply(ref values[done + BitOperations.TrailingZeroCount(part)]);
                }
                for (; done < count; done++)
                {
                    clear |= values[done] >> 24 != 255;
                    Multiply(ref values[done]);
                }
                break;
        }
        return new(picture.Width, picture.Height, values, clear);
    }

    private static void Multiply(ref uint value)
    {
        uint v = value, a = v >> 24;
        value = a == 0 ? 0 : a << 24 | Multiply(v & 255, a) | Multiply(v >> 8 & 255, a) << 8 | Multiply(v >> 16 & 255, a) << 16;
    }

    /// <summary>The pixels as a picture of red, green, blue and alpha.</summary>
    public Picture ToPicture()
    {
        var pixels = new byte[Values.Length * 4];
        for (int i = 0; i < Values.Length; i++)
        {
            (int r, int g, int b) = Straight(Values[i]);
            (pixels[4 * i], pixels[4 * i + 1], pixels[4 * i + 2], pixels[4 * i + 3]) = ((byte)r, (byte)g, (byte)b, (byte)(Values[i] >> 24));
        }
        return new(Width, Height, 4, pixels);
    }

    /// <summary>A picture of the same size with other values.</summary>
    public SourcePixels With(uint[] values) => new(Width, Height, values, HasClear);

    /// <summary>The colour that a value has where it is opaque; meaningless for bare ground.</summary>
    public static (int R, int G, int B) Straight(uint value)
    {
        int a = (int)(value >> 24);
        if (a is 255 or 0)
            return ((int)(value & 255), (int)(value >> 8 & 255), (int)(value >> 16 & 255));
        int half = a / 2;
        return (Math.Min(255, ((int)(value & 255) * 255 + half) / a), Math.Min(255, ((int)(value >> 8 & 255) * 255 + half) / a), Math.Min(255, ((int)(value >> 16 & 255) * 255 + half) / a));
    }

    /// <summary>The smaller picture that this one was enlarged from by repeating pixels, and by how much; itself and 1 where it was not.</summary>
    public (SourcePixels Pixels, int Factor) UndoEnlargement()
    {
        int common = Gcd(Width, Height);
        for (int factor = Math.Min(common, 64); factor > 1; factor--)
        {
            if (common % factor == 0 && Width / factor * (Height / factor) > 1 && IsEnlargedBy(factor))
                return (Reduce(factor), factor);
        }
        return (this, 1);

        static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
    }

    /// <summary>The picture with its first column and row again at the end.</summary>
    public SourcePixels WithFirstRepeated() => new(Width + 1, Height + 1, Labels.LabelMap.Repeat(Values, Width, Height), HasClear);

    /// <summary>Makes what is joined to the border and looks like the border's plain ground bare.</summary>
    /// <param name="tolerance">Greatest difference from the ground's colour in any channel, 0 to 255, where it is one colour; a ground with noise has its own.</param>
    /// <returns>The pixels changed, and the part of all pixels that became bare.</returns>
    public (SourcePixels Pixels, double Share) WithoutBackground(int tolerance)
    {
        PlainGround ground = PlainGround.Find(this, tolerance);
        var values = (uint[])Values.Clone();
        long cleared = Clear(values, ground);
        if (ground.IsUneven)
        {
            // What was found says better what the ground is like within than the border does.
            ground = ground.Refined(this, values);
            Values.CopyTo(values, 0);
            cleared = Clear(values, ground);
        }
        Fringe();
        return (new(Width, Height, values, HasClear || cleared > 0), (double)cleared / values.Length);

        // Pixels beside the cleared ground are mixes of it and what lies behind them: their share of the latter becomes alpha.
        void Fringe()
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (values[i] == 0 || !Beside(i, 1))
                    continue;
                uint behind = ground.At(i);
                if (Behind(i, behind) is not uint ink)
                    continue;
                long dot = 0, whole = 0;
                for (int shift = 0; shift < 24; shift += 8)
                {
                    long to = (long)(ink >> shift & 255) - (behind >> shift & 255), of = (long)(Values[i] >> shift & 255) - (behind >> shift & 255);
                    dot += to * of;
                    whole += to * to;
                }
                if (whole == 0 || dot >= whole)
                    continue;
                uint a = (uint)Math.Clamp((dot * 255 + whole / 2) / whole, 0, 255);
                values[i] = a == 0 ? 0 : a << 24 | Multiply(ink & 255, a) | Multiply(ink >> 8 & 255, a) << 8 | Multiply(ink >> 16 & 255, a) << 16;
            }
        }

        bool Beside(int at, int reach)
        {
            int x = at % Width;
            return (x >= reach && Cleared(at - reach)) || (x < Width - reach && Cleared(at + reach))
                || (at >= Width * reach && Cleared(at - Width * reach)) || (at < Values.Length - Width * reach && Cleared(at + Width * reach));
        }

        bool Cleared(int at) => values[at] == 0 && Values[at] != 0;

        // The colour two pixels further in, away from the cleared ground, where all that is there has one colour.
        uint? Behind(int at, uint bare)
        {
            int x = at % Width, y = at / Width;
            uint? found = null;
            long farthest = -1;
            for (int dy = -2; dy <= 2; dy++)
            {
                for (int dx = -2; dx <= 2; dx++)
                {
                    int tx = x + dx, ty = y + dy;
                    if (tx < 0 || ty < 0 || tx >= Width || ty >= Height || (uint)(values[ty * Width + tx] >> 24) < 255)
                        continue;
                    uint value = Values[ty * Width + tx];
                    long d = 0;
                    for (int shift = 0; shift < 24; shift += 8)
                    {
                        long c = (long)(value >> shift & 255) - (bare >> shift & 255);
                        d += c * c;
                    }
                    if (d > farthest)
                        (farthest, found) = (d, value);
                }
            }
            return found;
        }
    }

    private static uint Multiply(uint c, uint a) => (c * a + 127) / 255;

    internal static bool Near(uint a, uint b, double tolerance)
    {
        for (int shift = 0; shift < 32; shift += 8)
        {
            if (Math.Abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > tolerance)
                return false;
        }
        return true;
    }

    // Clears the ground that is joined to the border, and says how many pixels it has.
    private long Clear(uint[] values, PlainGround ground)
    {
        var queue = new Queue<int>();
        long cleared = 0;
        for (int x = 0; x < Width; x++)
        {
            Visit(x);
            Visit((Height - 1) * Width + x);
        }
        for (int y = 0; y < Height; y++)
        {
            Visit(y * Width);
            Visit(y * Width + Width - 1);
        }
        while (queue.TryDequeue(out int at))
        {
            int x = at % Width;
            if (x > 0)
                Visit(at - 1);
            if (x < Width - 1)
                Visit(at + 1);
            if (at >= Width)
                Visit(at - Width);
            if (at < values.Length - Width)
                Visit(at + Width);
        }
        return cleared;

        void Visit(int at)
        {
            if (values[at] == 0 || !Near(values[at], ground.At(at), ground.Tolerance))
                return;
            values[at] = 0;
            cleared++;
            queue.Enqueue(at);
        }
    }

    private bool IsEnlargedBy(int factor)
    {
        for (int y = 0; y < Height; y++)
        {
            ReadOnlySpan<uint> row = Values.AsSpan(y * Width, Width);
            if (y % factor != 0)
            {
                if (!row.SequenceEqual(Values.AsSpan((y - 1) * Width, Width)))
                    return false;
                continue;
            }
            for (int x = 0; x < Width; x += factor)
            {
                if (row.Slice(x, factor).ContainsAnyExcept(row[x]))
                    return false;
            }
        }
        return true;
    }

    private SourcePixels Reduce(int factor)
    {
        int width = Width / factor, height = Height / factor;
        var values = new uint[width * height];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                values[y * width + x] = Values[y * factor * Width + x * factor];
        }
        return new(width, height, values, HasClear);
    }
}
