using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Generate.Calibration;

namespace DesignGen.Generate.Plan;

/// <summary>Gives a palette's colours the roles in which they serve a pattern family best.</summary>
/// <remarks>
/// Colouring a pattern is not choosing a palette (Lin and others, Probabilistic Color-by-Numbers, 2013): what counts is which
/// colours lie side by side and how much of each there is. The family's profile tells both; some 200 castings are scored by
/// the contrast at its borders, the lightness of the ground, the order shade, hero, light, and how much vivid colour shows. The
/// palette's own casting starts with a bonus, so that a colourist's choice stays unless another serves clearly better.
/// </remarks>
public static class Casting
{
    private const int Tries = 200;

    // Colours closer than this at a border run into each other; an outline needs this much lightness from both sides.
    private const double Apart = 0.08, OutlineApart = 0.18, FormOnGround = 0.25;
    private const double Vivid = 0.14;

    private static readonly PaletteRole[] Roles = Enum.GetValues<PaletteRole>();

    /// <summary>The palette with its colours in one of the three best castings, the best as a rule.</summary>
    /// <param name="palette">A palette as its template has it.</param>
    /// <param name="profile">What the family does with its roles.</param>
    /// <param name="bareGround">The cloth's colour where it is the ground; null where the palette's own ground is printed.</param>
    /// <param name="dice">Chance: which castings are tried, and which of the best is taken.</param>
    public static Palette For(Palette palette, FamilyProfile profile, Srgb? bareGround, Dice dice)
    {
        int[] own = [.. Enumerable.Range(0, Roles.Length)];
        List<int[]> castings = [own];
        for (int a = 0; a < own.Length; a++)
        {
            for (int b = a + 1; b < own.Length; b++)
            {
                int[] swapped = [.. own];
                (swapped[a], swapped[b]) = (swapped[b], swapped[a]);
                castings.Add(swapped);
            }
        }
        Dice shuffle = dice.Fork("castings");
        while (castings.Count < Tries)
            castings.Add([.. shuffle.Shuffle(own)]);
        Oklab[] colours = [.. Roles.Select(r => palette.Colours[r].Oklab)];
        (double Score, int[] Cast)[] best = [.. castings.Where(c => bareGround is null || c[0] == 0).Select(c => (Score(c, colours, profile, bareGround), c)).OrderByDescending(c => c.Item1).Take(3)];
        // A second or third casting is welcome only where it is about as good.
        int among = best.Count(b => b.Score > best[0].Score - 0.05);
        int[] cast = best[Math.Min(among - 1, dice.Fork("choice").Unit() switch { < 0.6 => 0, < 0.85 => 1, _ => 2 })].Cast;
        return palette with
        {
            Colours = Roles.ToImmutableSortedDictionary(r => r, r => palette.Colours[Roles[cast[(int)r]]]),
            Names = Roles.ToImmutableSortedDictionary(r => r, r => palette.Names[Roles[cast[(int)r]]]),
        };
    }

    /// <summary>How well colours serve in roles, higher is better; about 0 to 1 for sound castings.</summary>
    /// <param name="cast">For each role the place of its colour.</param>
    /// <param name="colours">The colours, in the order of their own roles.</param>
    /// <param name="profile">What the family does with its roles.</param>
    /// <param name="bareGround">As for <see cref="For"/>.</param>
    internal static double Score(int[] cast, Oklab[] colours, FamilyProfile profile, Srgb? bareGround)
    {
        Oklab Of(PaletteRole role) => role == PaletteRole.Ground && bareGround is Srgb cloth ? cloth.Oklab : colours[cast[(int)role]];
        double score = 0, vivid = 0;
        for (int i = 0; i < Roles.Length; i++)
        {
            PaletteRole a = Roles[i];
            Oklab one = Of(a);
            double area = profile.Area(a);
            vivid += area * Math.Max(0, one.Oklch.C - Vivid) / Vivid;
            // The palette's own casting: by share of the page, and a little for every role.
            score += cast[i] == i ? 0.22 * area + 0.035 : 0;
            for (int j = i + 1; j < Roles.Length; j++)
            {
                PaletteRole b = Roles[j];
                Oklab other = Of(b);
                double touch = profile.Touches(a, b), distance = one.DistanceTo(other), light = Math.Abs(one.L - other.L);
                score += touch * (Math.Min(1, (distance + light) / 0.7) - (distance < Apart ? 2 : 0));
                if (b == PaletteRole.Line && light < OutlineApart)
                    score -= touch * 0.8;
            }
        }
        Oklab ground = Of(PaletteRole.Ground), hero = Of(PaletteRole.Hero);
        score -= 0.7 * Math.Abs(ground.L - (bareGround?.Oklab ?? colours[0]).L);
        score -= Math.Abs(hero.L - ground.L) < FormOnGround ? 0.6 : 0;
        score -= Math.Abs(Of(PaletteRole.Line).L - ground.L) < FormOnGround ? 0.5 : 0;
        score -= Of(PaletteRole.Shade).L > hero.L ? 0.3 : 0;
        score -= Of(PaletteRole.Light).L < hero.L ? 0.3 : 0;
        // A vivid colour over much of the page shouts; up to about a seventh of the page it sparkles.
        return score - 0.8 * Math.Max(0, vivid - 0.15);
    }
}
