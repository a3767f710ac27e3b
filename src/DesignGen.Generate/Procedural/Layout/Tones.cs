using DesignGen.Core.Catalogue;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Choices between roles by how they look on this recipe's inks.</summary>
public static class Tones
{
    /// <summary>The role that stands out most on another, by distance in OKLab with lightness counted double.</summary>
    public static PaletteRole Clearest(this DesignCanvas canvas, PaletteRole on, params ReadOnlySpan<PaletteRole> choices)
    {
        PaletteRole best = choices[0];
        foreach (PaletteRole role in choices)
        {
            if (canvas.Contrast(role, on) > canvas.Contrast(best, on) + 1e-9)
                best = role;
        }
        return best;
    }

    /// <summary>The first of the roles that stands out well on another, or the one that stands out most.</summary>
    public static PaletteRole Bold(this DesignCanvas canvas, PaletteRole on, params ReadOnlySpan<PaletteRole> choices) => canvas.FirstApart(0.4, on, choices);

    /// <summary>The first of the roles that carries fine lines on another, or the one that stands out most.</summary>
    public static PaletteRole Firm(this DesignCanvas canvas, PaletteRole on, params ReadOnlySpan<PaletteRole> choices) => canvas.FirstApart(0.55, on, choices);

    private static PaletteRole FirstApart(this DesignCanvas canvas, double contrast, PaletteRole on, ReadOnlySpan<PaletteRole> choices)
    {
        foreach (PaletteRole role in choices)
        {
            if (canvas.Contrast(role, on) >= contrast)
                return role;
        }
        return canvas.Clearest(on, choices);
    }

    /// <summary>How far two roles are apart: distance in OKLab plus the difference in lightness once more.</summary>
    public static double Contrast(this DesignCanvas canvas, PaletteRole a, PaletteRole b)
    {
        var x = canvas.ColourOf(a).Oklab;
        var y = canvas.ColourOf(b).Oklab;
        return x.DistanceTo(y) + Math.Abs(x.L - y.L);
    }

    /// <summary>The roles of a list that can all be told apart from a role and from each other, in the order given.</summary>
    public static List<PaletteRole> Distinct(this DesignCanvas canvas, PaletteRole from, params ReadOnlySpan<PaletteRole> choices)
    {
        var kept = new List<PaletteRole>();
        foreach (PaletteRole role in choices)
        {
            if (canvas.Differ(role, from) && kept.TrueForAll(k => canvas.Differ(k, role)))
                kept.Add(role);
        }
        return kept;
    }

    /// <summary>Lightness of a role as printed, 0 black to 1 white.</summary>
    public static double Lightness(this DesignCanvas canvas, PaletteRole role) => canvas.ColourOf(role).Oklab.L;

    /// <summary>Least breadth of a detail in a role: a line's for ink, a gap's for bare cloth.</summary>
    public static double Finest(this DesignCanvas canvas, PaletteRole role) => canvas.InkOf(role) is null ? Math.Max(canvas.MinGap, canvas.MinLine) : canvas.MinLine;
}
