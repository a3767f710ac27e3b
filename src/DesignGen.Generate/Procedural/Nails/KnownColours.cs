using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>The colours by which some looks are known, found among a palette's roles: cobalt on white, amber and brown, the red of cherries.</summary>
/// <remarks>Bounds in OKLCH, by eye over sets in every palette for nails.</remarks>
internal static class KnownColours
{
    // Honey and the patches in it, as acetate shell has them.
    private static readonly Oklch s_amber = new(0.72, 0.13, 72), s_brown = new(0.45, 0.10, 55);

    /// <summary>Whether an idiom is what it is called in a canvas's colours; most are in any.</summary>
    public static bool Carry(Idiom idiom, DesignCanvas canvas)
    {
        return idiom.Id switch
        {
            "tortoise" => Shell(Of) is { } shell && (canvas.Ramps || shell.Brown is not null),
            "porcelain" or "border-tip" or "evil-eye" => Blue(Of) is not null,
            "cherries" => Red(Of) is not null,
            _ => true,
        };

        Oklab Of(PaletteRole role) => canvas.ColourOf(role).Oklab;
    }

    /// <summary>The strongest blue that can be painted on the palest coat; null where a palette has none or no pale coat.</summary>
    public static PaletteRole? Blue(Func<PaletteRole, Oklab> colourOf)
    {
        if (Math.Max(colourOf(PaletteRole.Ground).L, colourOf(PaletteRole.Light).L) < 0.88)
            return null;
        return Strongest(colourOf, c => c is { C: >= 0.075, L: <= 0.62, H: >= 235 and <= 285 });
    }

    /// <summary>The blue of a thinned ink between a blue and the palest coat; null where a palette has none.</summary>
    public static PaletteRole? PaleBlue(Func<PaletteRole, Oklab> colourOf, PaletteRole blue)
    {
        double strong = colourOf(blue).L;
        return Strongest(colourOf, c => c is { C: >= 0.03, L: <= 0.90, H: >= 210 and <= 290 } && c.L >= strong + 0.14);
    }

    /// <summary>The red of a ripe fruit, the hero where that is one; null where a palette has none.</summary>
    public static PaletteRole? Red(Func<PaletteRole, Oklab> colourOf)
    {
        return IsRed(colourOf(PaletteRole.Hero).Oklch) ? PaletteRole.Hero : Strongest(colourOf, IsRed);

        static bool IsRed(Oklch c) => c is { C: >= 0.11, L: >= 0.30 and <= 0.72, H: <= 36 or >= 345 };
    }

    /// <summary>Amber, the brown in it and the darkest of a shell; null where a palette has no amber or its darkest is pale, blue or green.</summary>
    /// <returns>The brown is null where films of the darkest over amber must make it.</returns>
    public static (PaletteRole Honey, PaletteRole? Brown, PaletteRole Dark)? Shell(Func<PaletteRole, Oklab> colourOf)
    {
        PaletteRole[] all = Enum.GetValues<PaletteRole>();
        PaletteRole dark = all.MinBy(r => colourOf(r).L), honey = all.MinBy(r => colourOf(r).DistanceTo(s_amber.Oklab));
        Oklch deep = colourOf(dark).Oklch;
        // Amber under a cool black is khaki.
        if (colourOf(honey).DistanceTo(s_amber.Oklab) >= 0.10 || deep.L > 0.40 || (deep.C >= 0.012 && deep.H is > 110 and < 350))
            return null;
        PaletteRole[] browns = [.. all.Where(r => r != honey && r != dark && colourOf(r).Oklch.H is > 20 and < 95 && colourOf(r).DistanceTo(s_brown.Oklab) < 0.13).OrderBy(r => colourOf(r).DistanceTo(s_brown.Oklab))];
        return (honey, browns.Length > 0 ? browns[0] : null, dark);
    }

    private static PaletteRole? Strongest(Func<PaletteRole, Oklab> colourOf, Func<Oklch, bool> fits)
    {
        PaletteRole[] fitting = [.. Enum.GetValues<PaletteRole>().Where(r => fits(colourOf(r).Oklch))];
        return fitting.Length > 0 ? fitting.MaxBy(r => colourOf(r).Oklch.C) : null;
    }
}
