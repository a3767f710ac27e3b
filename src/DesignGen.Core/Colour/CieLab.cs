namespace DesignGen.Core.Colour;

/// <summary>A colour in CIE 1976 L*a*b*: the language of ink and cloth measurements.</summary>
/// <param name="L">Lightness, 0 to 100.</param>
/// <param name="A">Green (below 0) to red.</param>
/// <param name="B">Blue (below 0) to yellow.</param>
public readonly record struct CieLab(double L, double A, double B)
{
    /// <summary>CIEDE2000 colour difference, kL = kC = kH = 1: about 1 is just seen side by side.</summary>
    /// <remarks>
    /// Formula and the order of its steps: Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005,
    /// equations 2 to 22; checked against the paper's 34 pairs.
    /// </remarks>
    public double DifferenceTo(CieLab other)
    {
        const double degrees = 180 / Math.PI;
        double chroma1 = Math.Sqrt(A * A + B * B), chroma2 = Math.Sqrt(other.A * other.A + other.B * other.B);
        double meanChroma7 = Math.Pow((chroma1 + chroma2) / 2, 7);
        const double twentyFive7 = 6103515625; // 25^7
        double g = 0.5 * (1 - Math.Sqrt(meanChroma7 / (meanChroma7 + twentyFive7)));
        double a1 = (1 + g) * A, a2 = (1 + g) * other.A;
        double c1 = Math.Sqrt(a1 * a1 + B * B), c2 = Math.Sqrt(a2 * a2 + other.B * other.B);
        double h1 = Hue(a1, B), h2 = Hue(a2, other.B);

        double deltaL = other.L - L, deltaC = c2 - c1;
        double turn = h2 - h1;
        if (c1 * c2 == 0)
            turn = 0;
        else if (turn > 180)
            turn -= 360;
        else if (turn < -180)
            turn += 360;
        double deltaH = 2 * Math.Sqrt(c1 * c2) * Math.Sin(turn / 2 / degrees);

        double meanL = (L + other.L) / 2, meanC = (c1 + c2) / 2;
        double meanH = h1 + h2;
        if (c1 * c2 != 0)
        {
            meanH = Math.Abs(h1 - h2) <= 180 ? meanH / 2
                : meanH < 360 ? (meanH + 360) / 2
                : (meanH - 360) / 2;
        }
        double t = 1 - 0.17 * Cos(meanH - 30) + 0.24 * Cos(2 * meanH) + 0.32 * Cos(3 * meanH + 6) - 0.20 * Cos(4 * meanH - 63);
        double rotation = 30 * Math.Exp(-Math.Pow((meanH - 275) / 25, 2));
        double meanC7 = Math.Pow(meanC, 7);
        double rc = 2 * Math.Sqrt(meanC7 / (meanC7 + twentyFive7));
        double lift = (meanL - 50) * (meanL - 50);
        double sl = 1 + 0.015 * lift / Math.Sqrt(20 + lift), sc = 1 + 0.045 * meanC, sh = 1 + 0.015 * meanC * t;
        double rt = -Math.Sin(2 * rotation / degrees) * rc;
        double l = deltaL / sl, c = deltaC / sc, h = deltaH / sh;
        return Math.Sqrt(l * l + c * c + h * h + rt * c * h);

        static double Hue(double a, double b) => a == 0 && b == 0 ? 0 : (Math.Atan2(b, a) * degrees + 360) % 360;
        static double Cos(double angle) => Math.Cos(angle / degrees);
    }
}
