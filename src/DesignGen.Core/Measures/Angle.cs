namespace DesignGen.Core.Measures;

/// <summary>A turn; positive is clockwise on the page, because y points down.</summary>
/// <param name="Degrees">The turn in degrees, any size.</param>
public readonly record struct Angle(double Degrees)
{
    /// <summary>The turn in radians.</summary>
    public double Radians => Degrees * (Math.PI / 180);

    /// <summary>A turn of so many degrees.</summary>
    public static Angle FromDegrees(double degrees) => new(degrees);

    /// <summary>A turn of so many radians.</summary>
    public static Angle FromRadians(double radians) => new(radians * (180 / Math.PI));

    /// <summary>The turn with its unit, for messages.</summary>
    public override string ToString() => Degrees.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + "°";
}
