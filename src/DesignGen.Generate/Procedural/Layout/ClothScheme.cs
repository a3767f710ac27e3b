using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>How a dyed cloth is coloured: what lies below, what draws on it, and the tones that fill.</summary>
/// <param name="Field">The cloth's own colour.</param>
/// <param name="Ink">Lines and main figures on it.</param>
/// <param name="Tones">Fills, all told apart from the field and from each other, one at least; the quieter first.</param>
/// <param name="Accent">The rare bright thing.</param>
public sealed record ClothScheme(PaletteRole Field, PaletteRole Ink, List<PaletteRole> Tones, PaletteRole Accent)
{
    /// <summary>Names of the schemes, for a parameter's text.</summary>
    public const string Choices = "0 ink on the ground, 1 ground on the main colour, 2 ground on the deepest colour, 3 tone on tone";

    /// <summary>A scheme on a canvas's inks.</summary>
    /// <param name="canvas">Roles and inks.</param>
    /// <param name="choice">As in <see cref="Choices"/>.</param>
    public static ClothScheme For(DesignCanvas canvas, int choice)
    {
        const PaletteRole ground = PaletteRole.Ground;
        PaletteRole field = choice switch
        {
            1 => canvas.Firm(ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line),
            2 => canvas.Clearest(ground, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Hero),
            3 => canvas.Against(ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line),
            _ => ground,
        };
        PaletteRole ink = choice switch
        {
            1 or 2 => canvas.Firm(field, ground, PaletteRole.Light),
            3 => Tonal(canvas, field),
            _ => canvas.Firm(ground, PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line),
        };
        // Few inks may leave no figure on this field; ink on the ground then reads best.
        if (choice != 0 && canvas.Contrast(ink, field) < 0.27)
            return For(canvas, 0);
        List<PaletteRole> tones = canvas.Distinct(field, PaletteRole.Hero, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Support, PaletteRole.Line, ground);
        // Fills must stand off the cloth and leave the lines upon them legible; where the inks allow none, the ink itself fills.
        List<PaletteRole> apart = [.. tones.Where(t => canvas.Contrast(t, field) >= 0.22 && canvas.Contrast(t, ink) >= 0.22)];
        if (apart.Count == 0)
            apart = [.. tones.Where(t => canvas.Differ(t, ink))];
        tones = apart.Count > 0 ? apart : [ink];
        PaletteRole accent = canvas.Contrast(PaletteRole.Accent, field) >= 0.3 && canvas.Differ(PaletteRole.Accent, ink)
            ? PaletteRole.Accent
            : canvas.Clearest(field, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, ink);
        return new(field, ink, tones, accent);
    }

    /// <summary>Covers the cloth with the field.</summary>
    public void Dye(DesignCanvas canvas)
    {
        canvas.Ground();
        if (Field != PaletteRole.Ground)
            canvas.Fill(Field, Outline.Rectangle(canvas.Cell.Grow(1)));
    }

    // The nearest tone that still reads: a quiet figure, as woven into the cloth.
    private static PaletteRole Tonal(DesignCanvas canvas, PaletteRole field)
    {
        PaletteRole[] near = [.. new[] { PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground }
            .Where(r => canvas.Contrast(r, field) >= 0.28).OrderBy(r => canvas.Contrast(r, field))];
        return near.Length > 0 ? near[0] : canvas.Clearest(field, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Line);
    }
}
