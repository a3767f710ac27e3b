using System.Buffers.Binary;

namespace DesignGen.Render.Icc;

/// <summary>A profile's tone curve: from a channel's value to its share of light, both 0 to 1 (ICC.1:2022, 10.6 and 10.18).</summary>
internal sealed class ToneCurve
{
    private readonly Func<double, double> _share;

    private ToneCurve(Func<double, double> share) => _share = share;

    /// <summary>The share of light, held within 0 to 1.</summary>
    /// <param name="value">0 to 1.</param>
    public double this[double value]
    {
        get
        {
            double share = _share(value);
            return share > 0 ? Math.Min(share, 1) : 0;
        }
    }

    /// <summary>Reads a curve of type <c>curv</c> or <c>para</c>; null where it is neither or is spoilt.</summary>
    /// <param name="tag">The tag's bytes.</param>
    public static ToneCurve? TryRead(ReadOnlySpan<byte> tag)
    {
        if (tag.Length < 12)
            return null;
        if (tag.StartsWith("para"u8))
            return Parametric(tag);
        uint count = BinaryPrimitives.ReadUInt32BigEndian(tag[8..]);
        if (!tag.StartsWith("curv"u8) || count > (tag.Length - 12) / 2)
            return null;
        if (count == 0)
            return new(x => x);
        if (count == 1)
        {
            double gamma = BinaryPrimitives.ReadUInt16BigEndian(tag[12..]) / 256.0;
            return new(x => Math.Pow(x, gamma));
        }
        var table = new double[count];
        for (int i = 0; i < table.Length; i++)
            table[i] = BinaryPrimitives.ReadUInt16BigEndian(tag[(12 + (2 * i))..]) / 65535.0;
        return new(x =>
        {
            double place = x * (table.Length - 1);
            int i = Math.Min((int)place, table.Length - 2);
            return table[i] + ((place - i) * (table[i + 1] - table[i]));
        });
    }

    private static ToneCurve? Parametric(ReadOnlySpan<byte> tag)
    {
        int kind = BinaryPrimitives.ReadUInt16BigEndian(tag[8..]);
        int needed = kind switch { 0 => 1, 1 => 3, 2 => 4, 3 => 5, 4 => 7, _ => int.MaxValue };
        if (needed > (tag.Length - 12) / 4)
            return null;
        var p = new double[7];
        for (int i = 0; i < needed; i++)
            p[i] = Fixed(tag[(12 + (4 * i))..]);
        (double g, double a, double b, double c, double d, double e, double f) = (p[0], p[1], p[2], p[3], p[4], p[5], p[6]);
        return kind switch
        {
            0 => new(x => Math.Pow(x, g)),
            1 => new(x => (a * x) + b >= 0 ? Math.Pow((a * x) + b, g) : 0),
            2 => new(x => (a * x) + b >= 0 ? Math.Pow((a * x) + b, g) + c : c),
            3 => new(x => x >= d ? Math.Pow((a * x) + b, g) : c * x),
            _ => new(x => x >= d ? Math.Pow((a * x) + b, g) + e : (c * x) + f),
        };
    }

    /// <summary>A number with 16 binary places, -32768 to 32768 (s15Fixed16Number).</summary>
    public static double Fixed(ReadOnlySpan<byte> from) => BinaryPrimitives.ReadInt32BigEndian(from) / 65536.0;
}
