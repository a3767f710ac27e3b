using System.Globalization;

namespace DesignGen.Core.Measures;

/// <summary>A distance on cloth, film or nail, kept in millimetres.</summary>
/// <param name="Millimetres">The distance in millimetres; may be negative for offsets.</param>
public readonly record struct Length(double Millimetres) : IComparable<Length>
{
    /// <summary>Millimetres in one inch, exact by definition (international inch, 1959).</summary>
    public const double MillimetresPerInch = 25.4;

    /// <summary>No distance.</summary>
    public static Length Zero => default;

    /// <summary>A distance of so many millimetres.</summary>
    public static Length FromMillimetres(double millimetres) => new(millimetres);

    /// <summary>A distance of so many pixels at a resolution.</summary>
    public static Length FromPixels(double pixels, Resolution resolution) =>
        new(pixels * MillimetresPerInch / resolution.Dpi);

    /// <summary>How many pixels the distance spans at a resolution; not rounded.</summary>
    public double ToPixels(Resolution resolution) => Millimetres / MillimetresPerInch * resolution.Dpi;

    /// <summary>Reads a number with its unit: <c>280mm</c>, <c>28 cm</c>, <c>11in</c>, <c>11"</c>, <c>28厘米</c>, <c>280毫米</c>.</summary>
    /// <param name="text">What the user wrote; a bare number has no unit and is refused.</param>
    /// <param name="length">The distance, or zero where it can't be read.</param>
    public static bool TryParse(string text, out Length length)
    {
        length = default;
        string trimmed = text.Trim();
        int unitAt = 0;
        while (unitAt < trimmed.Length && (char.IsAsciiDigit(trimmed[unitAt]) || trimmed[unitAt] is '.' or '-' or '+'))
            unitAt++;
        if (!double.TryParse(trimmed.AsSpan(0, unitAt), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            return false;
        double? perUnit = trimmed[unitAt..].Trim().ToLowerInvariant() switch
        {
            "mm" or "毫米" => 1,
            "cm" or "厘米" or "公分" => 10,
            "m" or "米" => 1000,
            "in" or "inch" or "inches" or "\"" or "英寸" => MillimetresPerInch,
            "pt" => MillimetresPerInch / 72,
            _ => null,
        };
        if (perUnit is null || !double.IsFinite(value))
            return false;
        length = new(value * perUnit.Value);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Length other) => Millimetres.CompareTo(other.Millimetres);

    /// <summary>The distance with its unit, for messages and sheets: at most two decimals, no trailing zeros.</summary>
    public override string ToString() => Millimetres.ToString("0.##", CultureInfo.InvariantCulture) + " mm";

#pragma warning disable CS1591 // operators mean what arithmetic says
    public static Length operator +(Length a, Length b) => new(a.Millimetres + b.Millimetres);
    public static Length operator -(Length a, Length b) => new(a.Millimetres - b.Millimetres);
    public static Length operator *(Length a, double by) => new(a.Millimetres * by);
    public static Length operator /(Length a, double by) => new(a.Millimetres / by);
    public static double operator /(Length a, Length b) => a.Millimetres / b.Millimetres;
    public static bool operator <(Length a, Length b) => a.Millimetres < b.Millimetres;
    public static bool operator >(Length a, Length b) => a.Millimetres > b.Millimetres;
    public static bool operator <=(Length a, Length b) => a.Millimetres <= b.Millimetres;
    public static bool operator >=(Length a, Length b) => a.Millimetres >= b.Millimetres;
#pragma warning restore CS1591
}
