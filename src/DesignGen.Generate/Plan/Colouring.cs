using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;
using DesignGen.Generate.Calibration;

namespace DesignGen.Generate.Plan;

/// <summary>Inks and who plays which role.</summary>
/// <param name="Inks">The inks in print order: the ground first, then light before dark.</param>
/// <param name="Roles">Place of each role's ink; a role that is missing is bare cloth.</param>
public sealed record ColouredRoles(ImmutableArray<Ink> Inks, ImmutableSortedDictionary<PaletteRole, int> Roles);

/// <summary>Gives the roles of a design their inks: within the ink limit, readable on the cloth, fixed colours as they are.</summary>
/// <remarks>
/// Distances and lightness are OKLab's. The thresholds (form stands off from bare cloth by 0.25 in lightness) are the trade
/// starting values that the gates use too; they are no standard.
/// </remarks>
public static class Colouring
{
    // Below this distance a printed ground can't be told from the cloth: the cloth then is the ground and an ink is saved.
    private const double SameAsCloth = 0.04;
    private const double FormOnCloth = 0.25;

    // Who gives way when two roles must share an ink: the later one.
    private static readonly PaletteRole[] Importance =
        [PaletteRole.Ground, PaletteRole.Hero, PaletteRole.Line, PaletteRole.Support, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Shade];

    /// <summary>Inks from a palette.</summary>
    /// <param name="palette">The palette.</param>
    /// <param name="cloth">Colour of the cloth.</param>
    /// <param name="maxInks">Most inks, 1 at least.</param>
    /// <param name="printsGround">Whether the design covers its page, so that its ground is printed unless the cloth has its colour.</param>
    /// <param name="keepColours">Whether colours stay as the palette has them although they hardly stand off from what they are printed on, as pale tips on pale nails may.</param>
    /// <param name="held">Roles whose colours were wished: they are not moved, and others give way where inks must be shared; null for none.</param>
    public static ColouredRoles FromPalette(Palette palette, Srgb cloth, int maxInks, bool printsGround, bool keepColours = false, IReadOnlySet<PaletteRole>? held = null)
    {
        var colours = new Dictionary<PaletteRole, Srgb>(palette.Colours);
        var names = new Dictionary<PaletteRole, string>(palette.Names);
        bool bareGround = IsGroundBare(palette, cloth, printsGround);
        if (bareGround)
        {
            if (!keepColours)
                MakeReadable(cloth, colours, names, held);
            colours[PaletteRole.Ground] = cloth;
        }
        return Merge(colours, names, bareGround, maxInks, held);
    }

    /// <summary>Whether the cloth serves as ground: the design does not cover its page, or the palette's ground looks like the cloth.</summary>
    public static bool IsGroundBare(Palette palette, Srgb cloth, bool printsGround) =>
        !printsGround || palette.Colours[PaletteRole.Ground].Oklab.DistanceTo(cloth.Oklab) < SameAsCloth;

    /// <summary>How well a palette suits a cloth, higher is better: its form-carrying colours stand off from the bare cloth.</summary>
    public static double SuitsCloth(Palette palette, Srgb cloth, bool printsGround)
    {
        Oklab bare = cloth.Oklab, ground = palette.Colours[PaletteRole.Ground].Oklab;
        // A printed ground hides the cloth; yet little ink beats much, so a ground near the cloth's colour is a small plus.
        if (printsGround)
            return -0.2 * Math.Abs(ground.L - bare.L);
        double worst = new[] { PaletteRole.Hero, PaletteRole.Support, PaletteRole.Line, PaletteRole.Accent }
            .Min(r => Math.Abs(palette.Colours[r].Oklab.L - bare.L));
        return worst - Math.Abs(ground.L - bare.L);
    }

    /// <summary>Inks that are exactly the brief's colours, each used, with roles given by what contrasts with what.</summary>
    /// <param name="colours">One to seven colours.</param>
    /// <param name="cloth">Colour of the cloth.</param>
    /// <param name="printsGround">As for a palette.</param>
    /// <param name="profile">What the family does with its roles: contrast counts where roles touch.</param>
    /// <param name="dice">Chooses among the best few castings.</param>
    public static ColouredRoles FromFixed(ImmutableArray<Srgb> colours, Srgb cloth, bool printsGround, FamilyProfile profile, Dice dice)
    {
        // A ground is printed only when there is a colour to spare for it; seven colours leave no role for bare cloth.
        bool bareGround = (!printsGround || colours.Length < 3) && colours.Length < Importance.Length;
        PaletteRole[] cast = [.. Importance.Where(r => r != PaletteRole.Ground || !bareGround).Take(colours.Length)];
        (double Score, Srgb[] Order)[] best = [.. Orders(colours).Select(o => (Score(cast, o, cloth, bareGround, profile), o)).OrderByDescending(c => c.Item1).Take(3)];
        Srgb[] chosen = best[dice.Whole(0, best.Length - 1)].Order;
        var roles = new Dictionary<PaletteRole, Srgb>();
        for (int i = 0; i < cast.Length; i++)
            roles[cast[i]] = chosen[i];
        if (bareGround)
            roles[PaletteRole.Ground] = cloth;
        FillOpenRoles(roles, colours, cloth);
        return Merge(roles, roles.ToDictionary(r => r.Key, r => r.Value.Hex), bareGround, colours.Length);
    }

    // On bare cloth a colour of the cloth's own lightness carries no form. A line that stands off too little takes the palette's
    // own ground (dark ink on black cloth becomes the palette's cream); hero, support and accent are moved in lightness. Light and
    // shade lie inside a motif and stay.
    private static void MakeReadable(Srgb cloth, Dictionary<PaletteRole, Srgb> colours, Dictionary<PaletteRole, string> names, IReadOnlySet<PaletteRole>? held)
    {
        Oklab bare = cloth.Oklab;
        Srgb paper = colours[PaletteRole.Ground];
        string paperName = names[PaletteRole.Ground];
        bool paperStandsOff = Math.Abs(paper.Oklab.L - bare.L) >= FormOnCloth;
        foreach (PaletteRole role in new[] { PaletteRole.Line, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Accent })
        {
            double needed = role == PaletteRole.Accent ? FormOnCloth * 0.6 : FormOnCloth;
            if (Math.Abs(colours[role].Oklab.L - bare.L) >= needed || held?.Contains(role) == true)
                continue;
            if (paperStandsOff && role == PaletteRole.Line)
            {
                (colours[role], names[role]) = (paper, paperName);
                continue;
            }
            bool lighter = bare.L < 0.55;
            Oklch moved = colours[role].Oklab.Oklch with { L = lighter ? bare.L + needed + 0.02 : bare.L - needed - 0.02 };
            colours[role] = moved.Srgb;
            names[role] = (lighter ? "Light " : "Deep ") + names[role].ToLowerInvariant();
        }
    }

    private static ColouredRoles Merge(Dictionary<PaletteRole, Srgb> colours, Dictionary<PaletteRole, string> names, bool bareGround, int maxInks, IReadOnlySet<PaletteRole>? held = null)
    {
        // Groups of roles that share an ink, each led by its most important role.
        var groups = new List<List<PaletteRole>>();
        foreach (PaletteRole role in Importance)
        {
            if (groups.Find(g => colours[g[0]] == colours[role]) is { } same)
                same.Insert(Leads(role) && !Leads(same[0]) ? 0 : same.Count, role);
            else
                groups.Add([role]);
        }
        while (groups.Count - (bareGround ? 1 : 0) > maxInks)
        {
            (int Keep, int Drop, double Cost) cheapest = (0, 0, double.PositiveInfinity);
            for (int i = 0; i < groups.Count; i++)
            {
                for (int j = i + 1; j < groups.Count; j++)
                {
                    // A wished colour must neither give way to another nor sink into a ground.
                    bool lost = (Leads(groups[i][0]) && Leads(groups[j][0])) || (groups[i].Contains(PaletteRole.Ground) && Leads(groups[j][0]));
                    double cost = MergeCost(groups[i], groups[j], colours) + (lost ? 10_000 : 0);
                    if (cost < cheapest.Cost)
                        cheapest = (i, j, cost);
                }
            }
            if (Leads(groups[cheapest.Drop][0]) && !Leads(groups[cheapest.Keep][0]))
                groups[cheapest.Keep].InsertRange(0, groups[cheapest.Drop]);
            else
                groups[cheapest.Keep].AddRange(groups[cheapest.Drop]);
            groups.RemoveAt(cheapest.Drop);
        }
        // Light before dark, the ground before all: the darker ink then hides the edge of the lighter one.
        List<List<PaletteRole>> printed = [.. groups.Where(g => !bareGround || !g.Contains(PaletteRole.Ground))
            .OrderBy(g => g.Contains(PaletteRole.Ground) ? 0 : 1).ThenByDescending(g => colours[g[0]].Oklab.L)];
        var inks = ImmutableArray.CreateBuilder<Ink>();
        var roles = ImmutableSortedDictionary.CreateBuilder<PaletteRole, int>();
        foreach (List<PaletteRole> group in printed)
        {
            foreach (PaletteRole role in group)
                roles[role] = inks.Count;
            Srgb colour = colours[group[0]];
            string name = names[group[0]];
            string id = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
            if (id.Length == 0 || inks.Any(k => k.Id == id))
                id = $"{id}-{colour.Hex[1..]}".Trim('-');
            inks.Add(new(id, name, colour));
        }
        return new(inks.ToImmutable(), roles.ToImmutable());

        bool Leads(PaletteRole role) => held?.Contains(role) == true;
    }

    private static double MergeCost(List<PaletteRole> a, List<PaletteRole> b, Dictionary<PaletteRole, Srgb> colours)
    {
        double apart = colours[a[0]].Oklab.DistanceTo(colours[b[0]].Oklab);
        // The hero must never sink into the ground, nor the line; a light detail may, as a hole in its motif.
        if (a.Contains(PaletteRole.Ground))
            return (b.Contains(PaletteRole.Hero) || b.Contains(PaletteRole.Line) ? 1000 : 0.35) + apart * 2;
        bool lineWithHero = (a.Contains(PaletteRole.Hero) && b.Contains(PaletteRole.Line)) || (a.Contains(PaletteRole.Line) && b.Contains(PaletteRole.Hero));
        bool accent = a.Contains(PaletteRole.Accent) || b.Contains(PaletteRole.Accent);
        return apart + (lineWithHero ? 0.15 : 0) + (accent ? 0.05 : 0);
    }

    private static double Score(PaletteRole[] cast, Srgb[] order, Srgb cloth, bool bareGround, FamilyProfile profile)
    {
        Oklab? Of(PaletteRole role)
        {
            if (role == PaletteRole.Ground && bareGround)
                return cloth.Oklab;
            int at = Array.IndexOf(cast, role);
            return at >= 0 ? order[at].Oklab : null;
        }
        Oklab ground = Of(PaletteRole.Ground)!.Value, hero = Of(PaletteRole.Hero)!.Value;
        double score = Math.Min(Math.Abs(ground.L - hero.L), 0.4) * 3 - ground.Oklch.C + hero.Oklch.C;
        if (Of(PaletteRole.Line) is { } line)
            score += Math.Min(Math.Abs(line.L - ground.L), 0.4) * 2 + Math.Min(Math.Abs(line.L - hero.L), 0.3) - line.Oklch.C;
        if (Of(PaletteRole.Support) is { } support)
            score += Math.Min(support.DistanceTo(ground), 0.3) + Math.Min(support.DistanceTo(hero), 0.25);
        if (Of(PaletteRole.Accent) is { } accent)
            score += accent.Oklch.C * 2 + Math.Min(accent.DistanceTo(ground), 0.3);
        if (Of(PaletteRole.Light) is { } light)
            score += light.L > hero.L ? 0.3 : -0.2;
        if (Of(PaletteRole.Shade) is { } shade)
            score += shade.L < hero.L ? 0.3 : -0.2;
        for (int i = 0; i < cast.Length; i++)
        {
            for (int j = i + 1; j < cast.Length; j++)
                score += 1.5 * profile.Touches(cast[i], cast[j]) * Math.Min(0.5, order[i].Oklab.DistanceTo(order[j].Oklab));
        }
        return score;
    }

    private static void FillOpenRoles(Dictionary<PaletteRole, Srgb> roles, ImmutableArray<Srgb> colours, Srgb cloth)
    {
        Oklab hero = roles[PaletteRole.Hero].Oklab, ground = roles[PaletteRole.Ground].Oklab;
        Srgb Nearest(double lightness) => colours.Append(cloth).MinBy(c => Math.Abs(c.Oklab.L - lightness) + 0.3 * c.Oklab.DistanceTo(hero));
        foreach (PaletteRole role in Importance.Where(r => !roles.ContainsKey(r)).ToArray())
        {
            roles[role] = role switch
            {
                PaletteRole.Light => Nearest(hero.L + 0.2),
                PaletteRole.Shade => Nearest(hero.L - 0.2),
                // Whatever stands off best from the ground, so that it is seen at all.
                _ => colours.MaxBy(c => c.Oklab.DistanceTo(ground) + 0.2 * c.Oklab.DistanceTo(hero)),
            };
        }
    }

    private static IEnumerable<Srgb[]> Orders(ImmutableArray<Srgb> colours)
    {
        if (colours.Length == 1)
            return [[colours[0]]];
        return colours.SelectMany(first => Orders(colours.Remove(first)).Select(rest => (Srgb[])[first, .. rest]));
    }
}
