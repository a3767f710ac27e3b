using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

/// <summary>What the dots of a halftone look like as they grow.</summary>
public enum DotShape
{
    /// <summary>Round dots that meet their four neighbours at once, at half tone.</summary>
    Round,

    /// <summary>Dots that meet their neighbours in two steps, so that mid-tones do not jump.</summary>
    Elliptical,

    /// <summary>Lines across the angle that grow in width: smooth along one direction, and easy to hold on coarse mesh.</summary>
    Line,
}

/// <summary>How a ramp becomes dots: ruling, angle, dot and the tones that the mesh holds.</summary>
/// <remarks>
/// Defaults for textiles: 35 to 45 lpi and 22.5° (holditbags.com screen printing specs; help.screenprinting.com on angles),
/// elliptical dots within 15 to 85 % (precisemedia.com, artwork).
/// </remarks>
/// <param name="RulingLpi">Rows of dots in an inch, 10 to 150.</param>
/// <param name="Angle">Turn of the rows, clockwise on the page.</param>
/// <param name="Dot">Shape of the dots.</param>
/// <param name="LowTone">Lightest tone that holds, 0 to 0.45: below half of it nothing is printed, from there on dots of this size.</param>
/// <param name="HighTone">Darkest tone that stays open, 0.55 to 1: past half way from it to full, all is printed, up to there holes of this size.</param>
public sealed record Halftone(double RulingLpi, Angle Angle, DotShape Dot, double LowTone, double HighTone)
{
    /// <summary>45 lpi, 22.5°, elliptical, 15 to 85 %.</summary>
    public static Halftone Default { get; } = new(45, Angle.FromDegrees(22.5), DotShape.Elliptical, 0.15, 0.85);

    /// <summary>Refuses a screen that films of a resolution can't carry.</summary>
    /// <param name="film">Resolution of the films.</param>
    /// <param name="place">What messages call the screen.</param>
    /// <exception cref="InputException">A value is outside its range.</exception>
    public void Check(Resolution film, string place)
    {
        double most = Math.Min(150, film.Dpi / 4);
        if (!(RulingLpi >= 10 && RulingLpi <= most))
            throw new InputException("films", place + ".ruling", string.Create(CultureInfo.InvariantCulture, $"A ruling of {RulingLpi:0.##} lpi does not suit films of {film}. Use 10 to {most:0.##} lpi, or films of a higher resolution."));
        if (!(LowTone >= 0 && LowTone <= 0.45 && HighTone >= 0.55 && HighTone <= 1))
            throw new InputException("films", place + ".tones", string.Create(CultureInfo.InvariantCulture, $"Tones from {LowTone:0.##} to {HighTone:0.##} can't be held. Begin at 0 to 0.45 and end at 0.55 to 1."));
    }
}
