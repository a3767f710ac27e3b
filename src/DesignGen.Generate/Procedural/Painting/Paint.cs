using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Painting;

/// <summary>Something to fill with: a role's ink, or bare cloth.</summary>
/// <param name="Role">The role; null is bare cloth.</param>
/// <param name="Colour">How it looks.</param>
public readonly record struct Paint(PaletteRole? Role, Srgb Colour)
{
    /// <summary>The colour in OKLab, worked out once: paints are compared often.</summary>
    public Oklab Lab { get; } = Colour.Oklab;

    /// <summary>OKLab lightness, 0 to 1.</summary>
    public double L => Lab.L;

    /// <summary>How warm it looks: 0 for greys and cool hues, up to 1 for a full red, orange, pink or yellow. Water is never so.</summary>
    public double Warmth => Lab.Oklch is { H: <= 110 or >= 330 } c ? Math.Clamp((c.C - 0.05) / 0.07, 0, 1) : 0;

    /// <summary>How clearly two paints part: OKLab distance, lightness counted double.</summary>
    public double From(Paint other) => Lab.DistanceTo(other.Lab) + Math.Abs(L - other.L);

    /// <summary>Fills an outline on a canvas.</summary>
    public void Fill(DesignCanvas canvas, Outline outline, FillRule rule = FillRule.NonZero)
    {
        if (Role is PaletteRole role)
            canvas.Fill(role, outline, rule);
        else
            canvas.KnockOut(outline, rule);
    }
}
