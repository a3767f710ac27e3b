using DesignGen.Core.Catalogue;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>The colours of flat geometry, in the order in which a design reaches for them.</summary>
public static class Deck
{
    /// <summary>Roles that can all be told from a role and from each other, the boldest first.</summary>
    /// <param name="canvas">Inks and cloth.</param>
    /// <param name="most">Most roles to give, 1 or more; fewer come where inks are shared.</param>
    /// <param name="on">What they lie on.</param>
    public static List<PaletteRole> Colours(this DesignCanvas canvas, int most, PaletteRole on = PaletteRole.Ground)
    {
        List<PaletteRole> kept = canvas.Distinct(
            on, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground);
        if (kept.Count == 0)
            kept.Add(PaletteRole.Line);
        // A design in few colours is carried by its first: that one must stand well off what it lies on.
        PaletteRole lead = kept.Find(r => canvas.Contrast(r, on) >= 0.3) is var bold && kept.Contains(bold) && canvas.Contrast(bold, on) >= 0.3
            ? bold
            : canvas.Clearest(on, [.. kept]);
        kept.Remove(lead);
        kept.Insert(0, lead);
        return kept[..Math.Min(most, kept.Count)];
    }

    /// <summary>As <see cref="Colours"/>, sorted from the darkest to the lightest.</summary>
    public static List<PaletteRole> Scale(this DesignCanvas canvas, int most, PaletteRole on = PaletteRole.Ground) =>
        [.. canvas.Colours(most, on).OrderBy(canvas.Lightness)];
}
