using System.Buffers.Binary;

namespace DesignGen.Produce.Pdf;

/// <summary>An ICC printer profile of a nominal four-colour press, computed here: what PDF/X-4 wants as a file's output intent.</summary>
/// <remarks>
/// PDF/X-4 asks for an embedded profile of the printer class, and no measured one may be shipped freely by us. Prints of spot inks use no process
/// colour, so nothing in the file goes through it: it states the space that plates are blended in. It is computed, not measured: Neugebauer's sum over the
/// sixteen overprints of four inks (near the solids of ISO 12647-2, paper type 1), tone value increase 16 % at half tone, every component
/// regulated separately; the way back by least squares, black made from lightness. ICC.1:2001-04: lut8Type, PCS Lab, one table for all intents.
/// </remarks>
internal static class PressProfile
{
    private const int Forward = 9, Back = 17;

    // Lab (D50) of the overprints without black, in the order of the bits cyan 1, magenta 2, yellow 4; nominal.
    private static readonly double[][] Solids = [[95, 0, -2], [55, -37, -50], [48, 74, -3], [24, 20, -46], [89, -5, 93], [50, -66, 28], [47, 68, 48], [23, 0, 0]];
    private static readonly double[] White = [0.9642, 1, 0.8249];
    private static readonly double[][] Primaries = MakePrimaries();
    private static readonly Lazy<byte[]> Made = new(Make);

    /// <summary>What the output condition is called.</summary>
    public const string Name = "DesignGen nominal CMYK";

    /// <summary>The profile, the same bytes always; made when first asked for.</summary>
    public static byte[] Bytes => Made.Value;

    private static byte[] Make()
    {
        var profile = new IccBuilder("prtr", "CMYK", "Lab ");
        profile.Text(Name + ", computed, not measured");
        double[] paper = Xyz(Solids[0]);
        profile.Tag("wtpt", IccBuilder.Xyz(paper[0], paper[1], paper[2]));
        byte[] forth = Table(4, 3, Forward, at => Code(Lab(Mix(at))));
        foreach (string tag in new[] { "A2B0", "A2B1", "A2B2" })
            profile.Tag(tag, forth);
        var far = new List<byte>();
        byte[] back = Table(3, 4, Back, at =>
        {
            double[] wanted = [at[0] * 100, at[1] * 255 - 128, at[2] * 255 - 128], inks = Inks(wanted), got = Lab(Mix(inks));
            far.Add((byte)Math.Clamp(Math.Round(Math.Sqrt(Square(wanted[0] - got[0]) + Square(wanted[1] - got[1]) + Square(wanted[2] - got[2])) - 4), 0, 255));
            return inks;
        });
        foreach (string tag in new[] { "B2A0", "B2A1", "B2A2" })
            profile.Tag(tag, back);
        int next = 0;
        profile.Tag("gamt", Table(3, 1, Back, _ => [far[next++] / 255.0]));
        return profile.ToBytes();
    }

    private static double Square(double x) => x * x;

    // Relative to paper, so that paper is white.
    private static double[][] MakePrimaries()
    {
        double[] paper = Xyz(Solids[0]);
        var primaries = new double[16][];
        for (int i = 0; i < 16; i++)
        {
            double[] lab = Solids[i % 8];
            // Black over a colour: nearly black, a little darker the darker the colour.
            double[] xyz = Xyz(i < 8 ? lab : [16 * (0.3 + 0.7 * lab[0] / 95), lab[1] * 0.05, lab[2] * 0.05]);
            primaries[i] = [.. xyz.Select((v, k) => v / paper[k] * White[k])];
        }
        return primaries;
    }

    private static double[] Mix(double[] inks)
    {
        var sum = new double[3];
        Span<double> area = stackalloc double[4];
        for (int i = 0; i < 4; i++)
            area[i] = inks[i] + 0.64 * inks[i] * (1 - inks[i]);
        for (int p = 0; p < 16; p++)
        {
            double share = 1;
            for (int i = 0; i < 4; i++)
                share *= (p >> i & 1) == 1 ? area[i] : 1 - area[i];
            for (int k = 0; k < 3; k++)
                sum[k] += share * Primaries[p][k];
        }
        return sum;
    }

    // The light is a straight function of each ink's area, so the best area of one ink, the others held, is found at once; a few rounds settle them.
    private static double[] Inks(double[] lab)
    {
        double[] wanted = Xyz(lab), inks = [0, 0, 0, Square(Math.Clamp((70 - lab[0]) / 70, 0, 1))];
        for (int round = 0; round < 24; round++)
        {
            for (int i = 0; i < 3; i++)
            {
                inks[i] = 0;
                double[] without = Mix(inks);
                inks[i] = 1;
                double[] full = Mix(inks);
                double along = 0, length = 0;
                for (int k = 0; k < 3; k++)
                {
                    double weight = 1 / Square(wanted[k] + 0.03), step = full[k] - without[k];
                    along += weight * step * (wanted[k] - without[k]);
                    length += weight * step * step;
                }
                double area = Math.Clamp(along / length, 0, 1);
                inks[i] = (1.64 - Math.Sqrt(1.64 * 1.64 - 4 * 0.64 * area)) / (2 * 0.64);
            }
        }
        return inks;
    }

    private static double[] Xyz(double[] lab)
    {
        double y = (lab[0] + 16) / 116;
        return [White[0] * Cube(y + lab[1] / 500), White[1] * Cube(y), White[2] * Cube(y - lab[2] / 200)];

        static double Cube(double f) => f > 6.0 / 29 ? f * f * f : (116 * f - 16) * 27 / 24389;
    }

    private static double[] Lab(double[] xyz)
    {
        double x = Root(xyz[0] / White[0]), y = Root(xyz[1] / White[1]), z = Root(xyz[2] / White[2]);
        return [116 * y - 16, 500 * (x - y), 200 * (y - z)];

        static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double[] Code(double[] lab) => [lab[0] / 100, (lab[1] + 128) / 255, (lab[2] + 128) / 255];

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
