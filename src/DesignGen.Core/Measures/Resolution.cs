namespace DesignGen.Core.Measures;

/// <summary>Pixels per inch of a raster, the same across and down.</summary>
/// <param name="Dpi">Pixels per inch, above 0.</param>
public readonly record struct Resolution(double Dpi)
{
    /// <summary>Pixels in one millimetre.</summary>
    public double PixelsPerMillimetre => Dpi / Length.MillimetresPerInch;

    /// <summary>Pixels in one metre, as the PNG pHYs chunk counts them.</summary>
    public double PixelsPerMetre => Dpi / Length.MillimetresPerInch * 1000;

    /// <summary>The resolution with so many pixels in a millimetre.</summary>
    public static Resolution FromPixelsPerMillimetre(double pixels) => new(pixels * Length.MillimetresPerInch);

    /// <summary>The resolution with its unit, for messages.</summary>
    public override string ToString() => Dpi.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + " dpi";
}
