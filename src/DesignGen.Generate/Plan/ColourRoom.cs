using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

namespace DesignGen.Generate.Plan;

/// <summary>Whether what a brief rules out leaves colours enough for a print that can be read.</summary>
internal static class ColourRoom
{
    /// <summary>Least difference in lightness between what carries form and its ground, as palettes hold it.</summary>
    public const double Readable = 0.25;

    // Beside a ban a colour is kept so far from it, see ColourSteering; what has no more room than that has none.
    private const double Step = 0.02;

    /// <summary>What the bans leave no colour for; null where all is well.</summary>
    public static LocalName? Lacks(Brief brief)
    {
        if (brief.ColourBans.IsEmpty || !brief.Colours.IsEmpty)
            return null;
        (double Low, double High)? motif = Free(brief, PaletteRole.Hero), line = Free(brief, PaletteRole.Line);
        if (motif is null || line is null)
            return motif is null ? new("the motifs", "图案") : new("outlines", "线条");
        bool bansCloth = brief.ColourBans.Any(b => b.Part == ColourPart.Ground && b.Catches(brief.Garment.Colour));
        (double Low, double High)? ground = brief.Placement.Kind == ArtKind.Placement ? null : Free(brief, PaletteRole.Ground);
        double cloth = brief.Garment.Colour.Oklab.L;
        if (brief.Placement.Kind != ArtKind.Placement && bansCloth)
        {
            if (ground is null)
                return new("the ground", "底色");
        }
        else
        {
            ground = ground is { } printed ? (Math.Min(printed.Low, cloth), Math.Max(printed.High, cloth)) : (cloth, cloth);
        }
        return Reads(motif.Value, ground!.Value) && Reads(line.Value, ground.Value) ? null
            : new($"what is to be read on {(brief.Placement.Kind == ArtKind.Placement ? brief.Garment.Name.En : "its ground")}", $"能在{(brief.Placement.Kind == ArtKind.Placement ? brief.Garment.Name.Zh : "底色上")}看清的图案");
    }

    private static bool Reads((double Low, double High) form, (double Low, double High) ground) => Math.Max(form.High - ground.Low, ground.High - form.Low) >= Readable;

    // Least and most lightness that a role's ink may have; null where it may have none.
    private static (double Low, double High)? Free(Brief brief, PaletteRole role)
    {
        ColourBan[] bans = [.. brief.ColourBans.Where(b => b.Concerns(role))];
        double low = 2, high = -1;
        for (double lightness = 0.06; lightness <= 0.98; lightness += Step)
        {
            if (!Any(lightness))
                continue;
            low = Math.Min(low, lightness);
            high = Math.Max(high, lightness);
        }
        return high < 0 ? null : (low, high);

        bool Any(double lightness)
        {
            foreach (double chroma in (ReadOnlySpan<double>)[0, 0.02, 0.05, 0.1, 0.15])
            {
                for (int hue = 0; hue < 360; hue += 15)
                {
                    Srgb colour = new Oklch(lightness, chroma, hue).Srgb;
                    if (!bans.Any(b => b.Catches(colour, Step)))
                        return true;
                }
            }
            return false;
        }
    }
}
