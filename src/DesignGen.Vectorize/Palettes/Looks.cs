using System.Numerics;

namespace DesignGen.Vectorize.Palettes;

/// <summary>OKLab by sums, products and quotients alone, so that pictures come out the same on every machine: the roots of maths libraries differ in their last digits.</summary>
/// <remarks>Ottosson 2020, matrices of 2021-01-25, as Core has them. Floats are enough: a step of 8-bit code is about 0.002.</remarks>
internal static class Looks
{
    private static readonly float[] Light = MakeLight();

    /// <summary>How a screen colour looks.</summary>
    public static Vector3 Of(int r, int g, int b)
    {
        float lr = Light[r], lg = Light[g], lb = Light[b];
        float l = CubeRoot(0.4122214708f * lr + 0.5363325363f * lg + 0.0514459929f * lb);
        float m = CubeRoot(0.2119034982f * lr + 0.6806995451f * lg + 0.1073969566f * lb);
        float s = CubeRoot(0.0883024619f * lr + 0.2817188376f * lg + 0.6299787005f * lb);
        return new(
            0.2104542553f * l + 0.7936177850f * m - 0.0040720468f * s,
            1.9779984951f * l - 2.4285922050f * m + 0.4505937099f * s,
            0.0259040371f * l + 0.7827717662f * m - 0.8086757660f * s);
    }

    /// <summary>Squared distance of two looks; summed in one order everywhere.</summary>
    public static float Squared(Vector3 a, Vector3 b)
    {
        float l = a.X - b.X, green = a.Y - b.Y, blue = a.Z - b.Z;
        return l * l + green * green + blue * blue;
    }

    /// <summary>A look with its lightness evened out: OKLab makes much of differences near black, which are hardly seen beside anything lighter.</summary>
    /// <remarks>Ottosson 2021, the estimate of lightness that OKHSL is built on, all but CIE's; black and white stay.</remarks>
    public static Vector3 Even(Vector3 look)
    {
        const float dark = 0.206f, bend = 0.03f, scale = (1 + dark) / (1 + bend);
        float l = scale * look.X - dark;
        return look with { X = (l + MathF.Sqrt(l * l + 4 * bend * scale * look.X)) / 2 };
    }

    /// <summary>Cube root of 0 or more.</summary>
    internal static float CubeRoot(float x)
    {
        if (x <= 0)
            return 0;
        // A third of the exponent is a first guess within 6 %; each step of Newton squares the error.
        double of = x, root = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) / 3 + 0x2a5137a0);
        for (int i = 0; i < 3; i++)
            root -= (root * root * root - of) / (3 * root * root);
        return (float)root;
    }

    private static float[] MakeLight()
    {
        var light = new float[256];
        for (int code = 0; code < 256; code++)
        {
            double c = code / 255.0;
            light[code] = (float)(c <= 0.04045 ? c / 12.92 : Power((c + 0.055) / 1.055));
        }
        return light;
    }

    /// <summary>To the power 2.4: the square times the fifth root of the square.</summary>
    private static double Power(double x)
    {
        double square = x * x, root = 1;
        for (int i = 0; i < 40; i++)
            root -= (root * root * root * root * root - square) / (5 * root * root * root * root);
        return square * root;
    }
}
