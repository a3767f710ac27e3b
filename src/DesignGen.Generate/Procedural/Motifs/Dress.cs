using DesignGen.Core.Catalogue;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>How the parts of a motif are kept apart.</summary>
public enum Finish
{
    /// <summary>A rim in the deeper tone of each part.</summary>
    Tonal,

    /// <summary>A keyline in one ink round every part.</summary>
    Keyline,

    /// <summary>A gap in the ground's colour, as if cut from paper.</summary>
    PaperCut,
}

/// <summary>Which palette role each part of a motif takes.</summary>
/// <param name="Main">Petals, fruit.</param>
/// <param name="Deep">Shadows and flames on the petals.</param>
/// <param name="Glow">Light rims on the petals.</param>
/// <param name="Eye">The flower's centre.</param>
/// <param name="Pollen">Dots on the centre.</param>
/// <param name="Ink">Fine lines on the petals.</param>
/// <param name="Leaf">Leaf blades.</param>
/// <param name="LeafDeep">The leaf's other half.</param>
/// <param name="Vein">Lines on leaves.</param>
/// <param name="Stem">Stems on the ground.</param>
/// <param name="Edge">What parts the petals and leaves from each other.</param>
/// <param name="Finish">How it parts them.</param>
public sealed record Dress(
    PaletteRole Main, PaletteRole Deep, PaletteRole Glow, PaletteRole Eye, PaletteRole Pollen, PaletteRole Ink,
    PaletteRole Leaf, PaletteRole LeafDeep, PaletteRole Vein, PaletteRole Stem, PaletteRole Edge, Finish Finish)
{
    /// <summary>Colours nearer than this in OKLab do not part two touching areas.</summary>
    private const double Apart = 0.13;

    /// <summary>Dresses a motif for a canvas: every detail is given a role that can be told from what it lies on, whatever inks are shared.</summary>
    /// <param name="canvas">Where it will be drawn.</param>
    /// <param name="main">Role of the petals.</param>
    /// <param name="leaf">Role of the leaves.</param>
    /// <param name="finish">How parts are kept apart.</param>
    public static Dress For(DesignCanvas canvas, PaletteRole main, PaletteRole leaf, Finish finish)
    {
        (PaletteRole[] deeper, PaletteRole[] lighter) = main switch
        {
            PaletteRole.Light => (new[] { PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line }, new[] { PaletteRole.Light }), // nothing lighter: ground-coloured rims would eat the silhouette
            PaletteRole.Accent => (new[] { PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground }, new[] { PaletteRole.Light, PaletteRole.Ground }),
            PaletteRole.Shade => (new[] { PaletteRole.Line, PaletteRole.Ground, PaletteRole.Hero }, new[] { PaletteRole.Hero, PaletteRole.Light, PaletteRole.Ground }),
            PaletteRole.Support => (new[] { PaletteRole.Line, PaletteRole.Ground, PaletteRole.Shade }, new[] { PaletteRole.Light, PaletteRole.Accent, PaletteRole.Ground }),
            PaletteRole.Line => (new[] { PaletteRole.Ground, PaletteRole.Support }, new[] { PaletteRole.Light, PaletteRole.Support, PaletteRole.Ground }),
            _ => (new[] { PaletteRole.Shade, PaletteRole.Ground, PaletteRole.Line }, new[] { PaletteRole.Light, PaletteRole.Accent, PaletteRole.Ground }),
        };
        PaletteRole eye = Clear(canvas, main, main == PaletteRole.Accent
            ? [PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground]
            : [PaletteRole.Accent, PaletteRole.Line, PaletteRole.Ground]);
        PaletteRole edge = finish switch
        {
            Finish.PaperCut => Clear(canvas, main, PaletteRole.Ground, PaletteRole.Line),
            Finish.Keyline => Clear(canvas, main, PaletteRole.Line, PaletteRole.Ground, PaletteRole.Shade),
            _ => Clear(canvas, main, deeper),
        };
        // A pale flower on a pale ground has no shape of its own: only a keyline gives it one.
        if (Distance(canvas, main, PaletteRole.Ground) < Apart)
            (edge, finish) = (Clear(canvas, main, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero), Finish.Keyline);
        return new(
            main, Clear(canvas, main, deeper), Clear(canvas, main, lighter), eye,
            Clear(canvas, eye, PaletteRole.Line, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Ground),
            Clear(canvas, main, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground),
            leaf, leaf == PaletteRole.Line ? PaletteRole.Line : Darker(canvas, leaf),
            Clear(canvas, leaf, PaletteRole.Ground, PaletteRole.Light, PaletteRole.Line),
            Clear(canvas, PaletteRole.Ground, leaf, PaletteRole.Line, PaletteRole.Support, PaletteRole.Hero),
            edge, finish);
    }

    /// <summary>The first of the roles that stands out from what it is drawn on; where none does, the one that differs most.</summary>
    public static PaletteRole Clear(DesignCanvas canvas, PaletteRole on, params ReadOnlySpan<PaletteRole> choices)
    {
        PaletteRole best = choices[0];
        foreach (PaletteRole role in choices)
        {
            if (Distance(canvas, role, on) >= Apart)
                return role;
            if (Distance(canvas, role, on) > Distance(canvas, best, on))
                best = role;
        }
        return best;
    }

    /// <summary>How far apart two roles look, in OKLab.</summary>
    public static double Distance(DesignCanvas canvas, PaletteRole a, PaletteRole b) =>
        canvas.ColourOf(a).Oklab.DistanceTo(canvas.ColourOf(b).Oklab);

    // The leaf's shadow half: the line's ink where it is darker than the leaf and not the ground's own; else the leaf stays whole.
    private static PaletteRole Darker(DesignCanvas canvas, PaletteRole leaf) =>
        canvas.ColourOf(PaletteRole.Line).Oklab.L < canvas.ColourOf(leaf).Oklab.L - 0.1 && Distance(canvas, PaletteRole.Line, PaletteRole.Ground) >= Apart
            ? PaletteRole.Line
            : leaf;
}
