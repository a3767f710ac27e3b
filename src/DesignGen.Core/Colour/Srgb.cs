using System.Globalization;

namespace DesignGen.Core.Colour;

/// <summary>A colour as screens and files carry it: IEC 61966-2-1 sRGB, 8 bits a channel.</summary>
/// <param name="R">Red, 0 to 255.</param>
/// <param name="G">Green, 0 to 255.</param>
/// <param name="B">Blue, 0 to 255.</param>
public readonly record struct Srgb(byte R, byte G, byte B)
{
    // What every code is worth in light: fitting palettes converts millions of colours.
    private static readonly double[] Light = [.. Enumerable.Range(0, 256).Select(code => Decode(code / 255.0))];

    /// <summary>Paper white.</summary>
    public static Srgb White => new(255, 255, 255);

    /// <summary>Black.</summary>
    public static Srgb Black => default;

    /// <summary>The colour as <c>#rrggbb</c>, lower case.</summary>
    public string Hex => $"#{R:x2}{G:x2}{B:x2}";

    /// <summary>The colour in light, not in codes.</summary>
    public LinearRgb Linear => new(Light[R], Light[G], Light[B]);

    /// <summary>The colour in OKLab.</summary>
    public Oklab Oklab => Linear.Oklab;

    /// <summary>The colour in CIE L*a*b*, D65 white.</summary>
    public CieLab CieLab => Linear.CieLab;

    /// <summary>Reads <c>#rrggbb</c> or <c>#rgb</c>; the hash may be missing.</summary>
    public static bool TryParse(string text, out Srgb colour)
    {
        colour = default;
        string hex = text.Trim().TrimStart('#');
        if (hex.Length == 3)
            hex = string.Concat(hex.Select(c => new string(c, 2)));
        if (hex.Length != 6 || !uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint value))
            return false;
        colour = new((byte)(value >> 16), (byte)(value >> 8), (byte)value);
        return true;
    }

    /// <summary>The colour of a hex code known to be right.</summary>
    /// <exception cref="FormatException">It is not one.</exception>
    public static Srgb Parse(string text) => TryParse(text, out Srgb colour) ? colour : throw new FormatException($"'{text}' is not a colour like #1f3a5f.");

    /// <summary>WCAG 2 contrast ratio with another colour, 1 to 21.</summary>
    public double ContrastWith(Srgb other)
    {
        double a = Linear.Luminance + 0.05, b = other.Linear.Luminance + 0.05;
        return a > b ? a / b : b / a;
    }

    /// <inheritdoc/>
    public override string ToString() => Hex;

    // IEC 61966-2-1:1999, section 5.2.
    internal static double Decode(double code) => code <= 0.04045 ? code / 12.92 : Math.Pow((code + 0.055) / 1.055, 2.4);

    internal static double Encode(double light) => light <= 0.0031308 ? light * 12.92 : 1.055 * Math.Pow(light, 1 / 2.4) - 0.055;
}

/// <summary>A colour as amounts of light of the sRGB primaries, 0 to 1 inside the gamut.</summary>
/// <param name="R">Red light.</param>
/// <param name="G">Green light.</param>
/// <param name="B">Blue light.</param>
public readonly record struct LinearRgb(double R, double G, double B)
{
    /// <summary>Relative luminance Y, 0 to 1.</summary>
    public double Luminance => 0.2126390058715104 * R + 0.7151686787677559 * G + 0.07219231536073371 * B;

    /// <summary>Whether a screen can show it.</summary>
    public bool InGamut => R is >= -1e-6 and <= 1 + 1e-6 && G is >= -1e-6 and <= 1 + 1e-6 && B is >= -1e-6 and <= 1 + 1e-6;

    /// <summary>The nearest 8-bit code; channels outside the gamut are clipped.</summary>
    public Srgb Srgb => new(ToCode(R), ToCode(G), ToCode(B));

    /// <summary>The colour in OKLab (Ottosson 2020, matrices of 2021-01-25).</summary>
    public Oklab Oklab
    {
        get
        {
            double l = Math.Cbrt(0.4122214708 * R + 0.5363325363 * G + 0.0514459929 * B);
            double m = Math.Cbrt(0.2119034982 * R + 0.6806995451 * G + 0.1073969566 * B);
            double s = Math.Cbrt(0.0883024619 * R + 0.2817188376 * G + 0.6299787005 * B);
            return new(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
        }
    }

    /// <summary>The colour in CIE L*a*b* (CIE 15:2004), white D65 at 2°.</summary>
    public CieLab CieLab
    {
        get
        {
            double x = 0.41239079926595934 * R + 0.357584339383878 * G + 0.1804807884018343 * B;
            double z = 0.01933081871559182 * R + 0.11919477979462598 * G + 0.9505321522496607 * B;
            double fx = Curve(x / 0.9504559270516716), fy = Curve(Luminance), fz = Curve(z / 1.0890577507598784);
            return new(116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz));

            static double Curve(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        }
    }

    private static byte ToCode(double light) => (byte)Math.Round(Math.Clamp(Srgb.Encode(Math.Clamp(light, 0, 1)), 0, 1) * 255);

    /// <summary>The amounts of light, for messages and tests.</summary>
    /// <remarks>Written out here because the words that a record makes for itself would call each other without end.</remarks>
    public override string ToString() => FormattableString.Invariant($"linear({R:0.####} {G:0.####} {B:0.####})");
}
