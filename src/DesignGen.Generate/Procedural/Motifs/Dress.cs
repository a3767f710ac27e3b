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
/// <param name="Glow">Light rims on the petals; the main role itself where nothing lighter is at hand.</param>
/// <param name="Eye">The flower's centre.</param>
/// <param name="Pollen">Dots on the centre.</param>
/// <param name="Ink">Fine lines on the petals.</param>
/// <param name="Edge">What parts petals from each other and from what lies below.</param>
/// <param name="Leaf">Leaf blades.</param>
/// <param name="LeafDeep">A leaf's other half; the leaf's own role where nothing suits.</param>
/// <param name="Vein">Lines on leaves.</param>
/// <param name="LeafEdge">What parts leaves from each other and from what lies below.</param>
/// <param name="Stem">Stems on the ground.</param>
public sealed record Dress(
    PaletteRole Main, PaletteRole Deep, PaletteRole Glow, PaletteRole Eye, PaletteRole Pollen, PaletteRole Ink, PaletteRole Edge,
    PaletteRole Leaf, PaletteRole LeafDeep, PaletteRole Vein, PaletteRole LeafEdge, PaletteRole Stem)
{
    // Nearer than this in OKLab, two touching areas run together; fine lines need a step in lightness too.
    private const double Apart = 0.13, LineStep = 0.17;

    /// <summary>Dresses a motif for a canvas: every detail is given a role that can be told from what it lies on, whatever inks are shared.</summary>
    /// <param name="canvas">Where it will be drawn.</param>
    /// <param name="main">Role of the petals.</param>
    /// <param name="leaf">Role of the leaves.</param>
    /// <param name="finish">How parts are kept apart.</param>
    public static Dress For(DesignCanvas canvas, PaletteRole main, PaletteRole leaf, Finish finish)
    {
        PaletteRole[] deeper = main switch
        {
            PaletteRole.Light => [PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line],
            PaletteRole.Accent => [PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground],
            PaletteRole.Shade => [PaletteRole.Line, PaletteRole.Ground, PaletteRole.Hero],
            PaletteRole.Support => [PaletteRole.Line, PaletteRole.Ground, PaletteRole.Shade],
            PaletteRole.Line => [PaletteRole.Ground, PaletteRole.Support],
            _ => [PaletteRole.Shade, PaletteRole.Ground, PaletteRole.Line],
        };
        PaletteRole eye = Clear(canvas, main, main == PaletteRole.Accent
            ? [PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground]
            : [PaletteRole.Accent, PaletteRole.Line, PaletteRole.Ground]);
        // A pale flower on a pale ground has no shape of its own: only a keyline gives it one.
        bool faint = Distance(canvas, main, PaletteRole.Ground) < Apart;
        PaletteRole edge = (faint ? Finish.Keyline : finish) switch
        {
            Finish.PaperCut => PaletteRole.Ground,
            Finish.Keyline => Clear(canvas, main, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero, PaletteRole.Ground),
            _ => Clear(canvas, main, deeper),
        };
        PaletteRole leafDeep = Darker(canvas, leaf);
        PaletteRole leafEdge = finish switch
        {
            Finish.PaperCut => PaletteRole.Ground,
            Finish.Keyline => Clear(canvas, leaf, PaletteRole.Line, PaletteRole.Ground),
            _ => leafDeep != leaf ? leafDeep : PaletteRole.Ground,
        };
        return new(
            main, Clear(canvas, main, deeper), Lighter(canvas, main), eye,
            Legible(canvas, eye, eye, PaletteRole.Line, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Ground),
            Legible(canvas, main, main, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Ground),
            edge, leaf, leafDeep,
            Legible(canvas, leaf, leafDeep, PaletteRole.Light, PaletteRole.Line, PaletteRole.Ground), leafEdge,
            Clear(canvas, PaletteRole.Ground, leaf, PaletteRole.Line, PaletteRole.Support, PaletteRole.Hero));
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

    // The first role for fine lines over both of two areas; where none is legible, the one with the largest step in lightness.
    private static PaletteRole Legible(DesignCanvas canvas, PaletteRole on, PaletteRole alsoOn, params ReadOnlySpan<PaletteRole> choices)
    {
        PaletteRole best = choices[0];
        double most = -1;
        foreach (PaletteRole role in choices)
        {
            double step = Math.Min(Step(role, on), Step(role, alsoOn));
            if (step >= LineStep)
                return role;
            if (step > most)
                (best, most) = (role, step);
        }
        return best;

        double Step(PaletteRole a, PaletteRole b) => Math.Abs(canvas.ColourOf(a).Oklab.L - canvas.ColourOf(b).Oklab.L);
    }

    // A light rim must be lighter, and must not be the ground itself: that would eat into the silhouette.
    private static PaletteRole Lighter(DesignCanvas canvas, PaletteRole main)
    {
        foreach (PaletteRole role in (ReadOnlySpan<PaletteRole>)[main == PaletteRole.Shade ? PaletteRole.Hero : PaletteRole.Light, PaletteRole.Light, PaletteRole.Accent])
        {
            if (Distance(canvas, role, main) >= Apart * 0.75 && Distance(canvas, role, PaletteRole.Ground) >= Apart * 0.75
                && canvas.ColourOf(role).Oklab.L > canvas.ColourOf(main).Oklab.L + 0.04)
                return role;
        }
        return main;
    }

    // The leaf's shadow half: the line's ink where it is darker than the leaf and not the ground's own; else the leaf stays whole.
    private static PaletteRole Darker(DesignCanvas canvas, PaletteRole leaf) =>
        canvas.ColourOf(PaletteRole.Line).Oklab.L < canvas.ColourOf(leaf).Oklab.L - 0.1 && Distance(canvas, PaletteRole.Line, PaletteRole.Ground) >= Apart
            ? PaletteRole.Line
            : leaf;
}
