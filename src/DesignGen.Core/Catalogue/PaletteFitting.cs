using System.Collections.Immutable;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Catalogue;

/// <summary>A colour that had to change for a palette's rules to hold.</summary>
/// <param name="Role">Whose colour.</param>
/// <param name="From">What it was.</param>
/// <param name="To">What it is.</param>
/// <param name="Because">Rules that it broke, against roles placed before it; empty where it only makes room for its halves.</param>
public sealed record PaletteMove(PaletteRole Role, Srgb From, Srgb To, ImmutableArray<PaletteRule> Because);

/// <summary>Makes seven colours hold the rules of palettes, moving each as little as it can.</summary>
/// <remarks>
/// Roles are placed one after the other, what covers most of the cloth first; a role that breaks a rule against those before it
/// goes to the nearest colour that breaks none, found on a grid around it: lightness in steps of 0.01, some chromas and hues near its
/// own. Nearest is by OKLab, with a turn of hue counted dear. Greedy, so that the sum of all moves is small but not the smallest.
/// Pure; a few milliseconds for each role moved.
/// </remarks>
public static class PaletteFitting
{
    private static readonly PaletteRole[] Order =
        [PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Light, PaletteRole.Support, PaletteRole.Accent];

    private static readonly double[] Turns = [0, 6, -6, 12, -12, 20, -20, 30, -30], AllTurns = [.. Enumerable.Range(0, 24).Select(i => i * 15.0)], AllChromas = [0, 0.02, 0.05, 0.1, 0.15];

    /// <summary>Lightness that a hero may have, so that a darker and a lighter half exist: about 0.13 to 0.93.</summary>
    public static Band HeroLightness { get; } = new(0.13, 0.93);

    /// <summary>Moves what must be moved.</summary>
    /// <param name="colours">A colour for every role.</param>
    /// <param name="keep">Roles whose colours stay exactly as they are; null for none. They must agree with each other.</param>
    /// <exception cref="ArgumentException">The kept colours allow no palette: a kept hero is too dark or too light to have two halves, or two kept colours break a rule.</exception>
    public static (ImmutableSortedDictionary<PaletteRole, Srgb> Colours, ImmutableArray<PaletteMove> Moves) Fit(
        IReadOnlyDictionary<PaletteRole, Srgb> colours, params ReadOnlySpan<PaletteRole> keep)
    {
        HashSet<PaletteRole> kept = [.. keep];
        var placed = new SortedDictionary<PaletteRole, Srgb>();
        var moves = ImmutableArray.CreateBuilder<PaletteMove>();
        foreach (PaletteRole role in Order.OrderBy(r => kept.Contains(r) ? 0 : 1))
        {
            Srgb colour = colours[role];
            PaletteRule[] rules = [.. PaletteRules.All.Where(r => (r.First == role && placed.ContainsKey(r.Second)) || (r.Second == role && placed.ContainsKey(r.First)))];
            (PaletteRule Rule, bool IsFirst, Oklab Other)[] set =
                [.. rules.Select(r => (r, r.First == role, placed[r.First == role ? r.Second : r.First].Oklab))];
            if (!Holds(role, colour.Oklab, set))
            {
                if (kept.Contains(role))
                    throw new ArgumentException($"{role} {colour} can't be kept: it is too dark, too light, or too near another kept colour.", nameof(keep));
                Srgb to = Nearest(role, colour, set, Turns, Chromas(colour.Oklab.Oklch.C)) ?? Nearest(role, colour, set, AllTurns, AllChromas)
                    ?? throw new ArgumentException($"No colour is left for {role} beside {string.Join(", ", placed.Select(p => $"{p.Key} {p.Value}"))}.", nameof(colours));
                moves.Add(new(role, colour, to, [.. set.Where(s => !Holds(s, colour.Oklab)).Select(s => s.Rule)]));
                colour = to;
            }
            placed[role] = colour;
        }
        return (placed.ToImmutableSortedDictionary(), moves.ToImmutable());
    }

    /// <summary>Fits colours round some that are given: those stay whatever rules they break, and what can't hold all rules beside them comes as near as it can.</summary>
    /// <param name="colours">A colour for every role.</param>
    /// <param name="keep">Roles whose colours stay exactly as they are.</param>
    /// <param name="rules">The rules.</param>
    /// <param name="allows">Whether a role may have a colour; not asked of kept ones.</param>
    /// <returns>Seven colours; where every colour is forbidden, that which was there.</returns>
    public static ImmutableSortedDictionary<PaletteRole, Srgb> FitRound(
        IReadOnlyDictionary<PaletteRole, Srgb> colours, IReadOnlySet<PaletteRole> keep, ImmutableArray<PaletteRule> rules, Func<PaletteRole, Srgb, bool> allows)
    {
        var placed = new SortedDictionary<PaletteRole, Srgb>();
        foreach (PaletteRole role in Order.OrderBy(r => keep.Contains(r) ? 0 : 1))
        {
            Srgb colour = colours[role];
            (PaletteRule Rule, bool IsFirst, Oklab Other)[] set = [.. rules.Where(r => (r.First == role && placed.ContainsKey(r.Second)) || (r.Second == role && placed.ContainsKey(r.First)))
                .Select(r => (r, r.First == role, placed[r.First == role ? r.Second : r.First].Oklab))];
            if (!keep.Contains(role) && !(Holds(role, colour.Oklab, set) && allows(role, colour)))
            {
                bool Free(Srgb c) => allows(role, c);
                // Beside white there is no lighter half, and a dark ground may leave no line for a light hero: then forms stand off less.
                (PaletteRule Rule, bool IsFirst, Oklab Other)[] apart = [.. set.Where(s => s.Rule.Gap == PaletteGap.Distance)];
                double[] chromas = Chromas(colour.Oklab.Oklch.C);
                colour = Nearest(role, colour, set, Turns, chromas, Free) ?? Nearest(role, colour, set, AllTurns, AllChromas, Free)
                    ?? Nearest(role, colour, apart, AllTurns, AllChromas, Free) ?? Nearest(colour, Free) ?? colour;
            }
            placed[role] = colour;
        }
        return placed.ToImmutableSortedDictionary();
    }

    /// <summary>The nearest colour of which something is true, on the same grid; null where it is true of none.</summary>
    public static Srgb? Nearest(Srgb colour, Func<Srgb, bool> allows) => Nearest(PaletteRole.Accent, colour, [], AllTurns, AllChromas, allows);

    private static double[] Chromas(double c) => [c, c * 0.75, c * 0.5, c * 0.25, c + 0.02, c + 0.04, c + 0.07];

    private static bool Holds((PaletteRule Rule, bool IsFirst, Oklab Other) s, Oklab colour) => s.IsFirst ? s.Rule.Holds(colour, s.Other) : s.Rule.Holds(s.Other, colour);

    private static bool Holds(PaletteRole role, Oklab colour, (PaletteRule Rule, bool IsFirst, Oklab Other)[] set)
    {
        if (role == PaletteRole.Hero && (colour.L < HeroLightness.Low || colour.L > HeroLightness.High))
            return false;
        foreach ((PaletteRule Rule, bool IsFirst, Oklab Other) s in set)
        {
            if (!Holds(s, colour))
                return false;
        }
        return true;
    }

    private static Srgb? Nearest(
        PaletteRole role, Srgb colour, (PaletteRule Rule, bool IsFirst, Oklab Other)[] set, double[] turns, double[] chromas, Func<Srgb, bool>? allows = null)
    {
        Oklab at = colour.Oklab;
        Oklch own = at.Oklch;
        Srgb? best = null;
        double least = double.PositiveInfinity;
        // From its own lightness outwards: a step further costs at least so much, which ends the search.
        for (int step = 0; step <= 100 && step * 0.01 < least; step++)
        {
            foreach (double lightness in step == 0 ? (ReadOnlySpan<double>)[own.L] : [own.L + step * 0.01, own.L - step * 0.01])
            {
                if (lightness is < 0 or > 1)
                    continue;
                foreach (double chroma in chromas)
                {
                    foreach (double turn in turns)
                    {
                        Srgb candidate = new Oklch(lightness, chroma, (own.H + turn + 360) % 360).Srgb;
                        Oklab there = candidate.Oklab;
                        double cost = there.DistanceTo(at) + own.C * Math.Min(turn, 360 - turn) * (turn < 0 ? -0.002 : 0.002);
                        if (cost < least && Holds(role, there, set) && (allows?.Invoke(candidate) ?? true))
                            (best, least) = (candidate, cost);
                    }
                }
            }
        }
        return best;
    }
}
