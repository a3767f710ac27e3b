using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Inks;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Pdf;

/// <summary>The page of a job whose plates are made by a press's rules: the art's own plates, the white under them and the traps.</summary>
public static class PressPage
{
    /// <summary>The page.</summary>
    /// <param name="artwork">A placement, a nail sheet or one tile.</param>
    /// <param name="report">What its films came to, white and traps traced.</param>
    /// <remarks>
    /// Inks without a film are bare cloth here too. Under ramps the white has their tone, by the press's share, cut off where the traced white ends;
    /// traps among dots are on films alone, since the RIP sets the dots of this file.
    /// </remarks>
    public static PrintPage Of(Artwork artwork, SeparationReport report)
    {
        SeparationPlan plan = report.Plan;
        int[] kept = [.. Enumerable.Range(0, artwork.Inks.Length).Where(i => plan.Plates.Any(p => p.Source == i))];
        Artwork art = kept.Length == artwork.Inks.Length ? artwork : artwork with
        {
            Inks = [.. kept.Select(i => artwork.Inks[i])],
            Shapes = [.. artwork.Shapes.Select(s => s.Ink is int ink ? s with { Ink = Array.IndexOf(kept, ink) is var at and >= 0 ? at : null } : s)],
        };
        var page = new PrintPage(art);
        if (report.Outlines.IsEmpty)
            return page;
        var under = ImmutableArray.CreateBuilder<SpotLayer>();
        var over = ImmutableArray.CreateBuilder<SpotLayer>();
        for (int plate = 0; plate < plan.Plates.Length; plate++)
        {
            (PressPlate made, PlateOutline traced) = (plan.Plates[plate], report.Outlines[plate]);
            if (made.Source is not null)
            {
                if (!traced.Area.IsEmpty)
                    over.Add(new(made.Ink, []) { Traced = traced.Area });
                continue;
            }
            // The plate is named even where nothing needs it.
            under.Add(new(made.Ink, []) { Traced = traced.Area });
            if (!traced.Ramped.IsEmpty)
                under.Add(new(made.Ink, White(artwork, plan)) { Within = traced.Ramped, Tint = plan.Underbase!.RampShare });
        }
        return page with { Under = under.ToImmutable(), Over = over.ToImmutable() };
    }

    // The art as the white sees it: what wants white, and what takes it away.
    private static ImmutableArray<Shape> White(Artwork artwork, SeparationPlan plan) =>
        [.. artwork.Shapes.Select(s => s with { Ink = s.Ink is int ink && !plan.Bare.Contains(ink) && !plan.LeftOff.Contains(ink) ? 0 : null, CopyOf = null })];
}
