namespace DesignGen.Core.Colour;

/// <summary>A colour by how it looks (Ottosson 2020): equal steps look about equally large.</summary>
/// <param name="L">Lightness, 0 black to 1 white.</param>
/// <param name="A">Green (below 0) to red.</param>
/// <param name="B">Blue (below 0) to yellow.</param>
public readonly record struct Oklab(double L, double A, double B)
{
    /// <summary>The same colour by lightness, chroma and hue.</summary>
    public Oklch Oklch => new(L, Math.Sqrt(A * A + B * B), (Math.Atan2(B, A) * (180 / Math.PI) + 360) % 360);

    /// <summary>The colour as light; channels may lie outside 0 to 1.</summary>
    public LinearRgb Linear
    {
        get
        {
            double l = Cube(L + 0.3963377774 * A + 0.2158037573 * B);
            double m = Cube(L - 0.1055613458 * A - 0.0638541728 * B);
            double s = Cube(L - 0.0894841775 * A - 1.2914855480 * B);
            return new(
                4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);

            static double Cube(double x) => x * x * x;
        }
    }

    /// <summary>Distance to another colour; about 0.02 is just seen.</summary>
    public double DistanceTo(Oklab other)
    {
        double l = L - other.L, a = A - other.A, b = B - other.B;
        return Math.Sqrt(l * l + a * a + b * b);
    }

    /// <summary>The colour as CSS writes it.</summary>
    /// <remarks>Written out here because the words that a record makes for itself would call each other without end.</remarks>
    public override string ToString() => FormattableString.Invariant($"oklab({L:0.####} {A:0.####} {B:0.####})");
}

/// <summary>OKLab by lightness, chroma and hue: the way designers talk.</summary>
/// <param name="L">Lightness, 0 to 1.</param>
/// <param name="C">Chroma: 0 grey, about 0.1 muted, 0.2 vivid.</param>
/// <param name="H">Hue in degrees, 0 to 360: 29 red, 110 yellow, 142 green, 264 blue.</param>
public readonly record struct Oklch(double L, double C, double H)
{
    /// <summary>The same colour in OKLab.</summary>
    public Oklab Oklab => new(L, C * Math.Cos(H * (Math.PI / 180)), C * Math.Sin(H * (Math.PI / 180)));

    /// <summary>The nearest screen colour of the same lightness and hue: chroma is lowered until the gamut holds it.</summary>
    public Srgb Srgb
    {
        get
        {
            double lightness = Math.Clamp(L, 0, 1), cos = Math.Cos(H * (Math.PI / 180)), sin = Math.Sin(H * (Math.PI / 180));
            LinearRgb At(double chroma) => new Oklab(lightness, chroma * cos, chroma * sin).Linear;
            LinearRgb whole = At(C);
            if (whole.InGamut)
                return whole.Srgb;
            double low = 0, high = C;
            for (int i = 0; i < 24; i++)
            {
                double middle = (low + high) / 2;
                if (At(middle).InGamut)
                    low = middle;
                else
                    high = middle;
            }
            return At(low).Srgb;
        }
    }

    /// <summary>The colour as CSS writes it.</summary>
    /// <remarks>Written out here because the words that a record makes for itself would call each other without end.</remarks>
    public override string ToString() => FormattableString.Invariant($"oklch({L:0.####} {C:0.####} {H:0.##})");
}
