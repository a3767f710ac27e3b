using System.Buffers.Binary;

namespace DesignGen.Produce.Pdf;

/// <summary>An ICC printer profile of four inks that are the complements of sRGB, computed here: what PDF/X-4 wants as a file's output intent.</summary>
/// <remarks>
/// PDF/X-4 asks for an embedded profile of the printer class. The plates are spot inks, no process colour is used, and no measured press is meant; but
/// viewers show a PDF/X file through its intent (poppler does, and Acrobat's overprint preview). So the intent is the four-colour
/// space in which every sRGB colour has a place: cyan is 1 − red, magenta 1 − green, yellow 1 − blue, black darkens all three. The inks then look
/// as everywhere else. ICC.1:2001-04: lut8Type, PCS Lab, one table for all intents.
/// </remarks>
internal static class PressProfile
{
    private const int Forward = 11, Back = 33, Reach = 17;

    // sRGB's primaries adapted to D50 by Bradford, as in SrgbProfile, and the way back.
    private static readonly double[] ToXyz = [0.436066, 0.385147, 0.143066, 0.222488, 0.716873, 0.060608, 0.013916, 0.097076, 0.714096];
    private static readonly double[] FromXyz = [3.1341072, -1.6173904, -0.4906306, -0.9787842, 1.9162784, 0.0334534, 0.0719822, -0.2289847, 1.4053854];
    private static readonly double[] White = [0.9642, 1, 0.8249];
    private static readonly Lazy<byte[]> Made = new(Make);

    /// <summary>What the output condition is called.</summary>
    public const string Name = "DesignGen CMYK of sRGB";

    /// <summary>The profile, the same bytes always; made when first asked for.</summary>
    public static byte[] Bytes => Made.Value;

    private static byte[] Make()
    {
        var profile = new IccBuilder("prtr", "CMYK", "Lab ");
        profile.Text(Name + ", computed");
        profile.Tag("wtpt", IccBuilder.Xyz(White[0], White[1], White[2]));
        byte[] forth = Table(4, 3, Forward, cmyk => Lab([.. cmyk.Take(3).Select(ink => (1 - ink) * (1 - cmyk[3]))]));
        byte[] back = Table(3, 4, Back, lab => [.. Codes(lab).Select(code => 1 - Math.Clamp(code, 0, 1)), 0]);
        byte[] reach = Table(3, 1, Reach, lab => [Codes(lab).All(code => code is >= -0.01 and <= 1.01) ? 0 : 1]);
        foreach (string intent in new[] { "0", "1", "2" })
        {
            profile.Tag("A2B" + intent, forth);
            profile.Tag("B2A" + intent, back);
        }
        profile.Tag("gamt", reach);
        return profile.ToBytes();
    }

    // From sRGB codes to Lab as lut8Type has it, each 0 to 1.
    private static double[] Lab(double[] codes)
    {
        double[] light = [.. codes.Select(SrgbProfile.Decode)], f = [Root(0), Root(1), Root(2)];
        return [(116 * f[1] - 16) / 100, (500 * (f[0] - f[1]) + 128) / 255, (200 * (f[1] - f[2]) + 128) / 255];

        double Root(int row)
        {
            double t = (ToXyz[3 * row] * light[0] + ToXyz[3 * row + 1] * light[1] + ToXyz[3 * row + 2] * light[2]) / White[row];
            return t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        }
    }

    // The way back; codes outside 0 to 1 have no place in sRGB.
    private static double[] Codes(double[] lab)
    {
        double y = (lab[0] * 100 + 16) / 116;
        double[] xyz = [White[0] * Cube(y + (lab[1] * 255 - 128) / 500), White[1] * Cube(y), White[2] * Cube(y - (lab[2] * 255 - 128) / 200)];
        return [.. Enumerable.Range(0, 3).Select(row => SrgbProfile.Encode(FromXyz[3 * row] * xyz[0] + FromXyz[3 * row + 1] * xyz[1] + FromXyz[3 * row + 2] * xyz[2]))];

        static double Cube(double f) => f > 6.0 / 29 ? f * f * f : (116 * f - 16) * 27 / 24389;
    }

    // lut8Type: no matrix, straight tables before and after, the first input turning slowest.
    private static byte[] Table(int inputs, int outputs, int grid, Func<double[], double[]> at)
    {
        int nodes = (int)Math.Pow(grid, inputs);
        var tag = new byte[48 + 256 * inputs + nodes * outputs + 256 * outputs];
        "mft1"u8.CopyTo(tag);
        (tag[8], tag[9], tag[10]) = ((byte)inputs, (byte)outputs, (byte)grid);
        for (int i = 0; i < 3; i++)
            BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(12 + 16 * i), 65536);
        int place = 48;
        Straight(inputs);
        for (int node = 0; node < nodes; node++)
        {
            var values = new double[inputs];
            for (int i = inputs - 1, rest = node; i >= 0; i--, rest /= grid)
                values[i] = rest % grid / (grid - 1.0);
            foreach (double value in at(values))
                tag[place++] = (byte)Math.Round(Math.Clamp(value, 0, 1) * 255);
        }
        Straight(outputs);
        return tag;

        void Straight(int tables)
        {
            for (int i = 0; i < tables * 256; i++)
                tag[place++] = (byte)i;
        }
    }
}
