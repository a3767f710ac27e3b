using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;

namespace DesignGen.Produce.Separations;

/// <summary>What a plate is for.</summary>
public enum PlateRole
{
    /// <summary>The white under colours; printed first.</summary>
    Underbase,

    /// <summary>A colour of the art.</summary>
    Colour,

    /// <summary>The art's own white over the underbase; printed last.</summary>
    Highlight,
}

/// <summary>One plate of a job.</summary>
/// <param name="Ink">What it is printed with.</param>
/// <param name="Source">The ink's place in the artwork's list; null for the underbase, which the art does not have.</param>
/// <param name="Role">What it is for.</param>
public sealed record PressPlate(Ink Ink, int? Source, PlateRole Role);

/// <summary>Which plates a job has, in print order, and what each may do to the others.</summary>
/// <param name="Plates">The plates in print order.</param>
/// <param name="Trap">How far a lighter ink goes under a darker neighbour; 0 for butt register.</param>
/// <param name="Underbase">How the white is made; null where there is none.</param>
/// <param name="Bare">Places of inks in the artwork that have no white under them.</param>
/// <param name="InBase">Places of white inks that the underbase prints in their stead.</param>
/// <param name="LeftOff">Places of inks that are not printed: the cloth has their colour.</param>
public sealed record SeparationPlan(
    ImmutableArray<PressPlate> Plates, Length Trap, UnderbaseRule? Underbase, ImmutableArray<int> Bare, ImmutableArray<int> InBase, ImmutableArray<int> LeftOff)
{
    // White enough to be the base itself: OKLab.
    private const double WhiteLightness = 0.96, WhiteChroma = 0.03;

    /// <summary>Every ink its plate, butt to butt, no white.</summary>
    public static SeparationPlan Plain(Artwork artwork) => new([.. artwork.Inks.Select((ink, i) => new PressPlate(ink, i, PlateRole.Colour))], Length.Zero, null, [], [], []);

    /// <summary>The plates of a design on a press.</summary>
    /// <param name="artwork">The art.</param>
    /// <param name="press">The press; null for a plain job.</param>
    /// <param name="garment">What it is printed on.</param>
    /// <param name="colourways">The inks of each further colourway, in the art's order: all share the films, so a plate goes or stays for all of them.</param>
    public static SeparationPlan For(Artwork artwork, Press? press, Garment garment, IReadOnlyList<ImmutableArray<Ink>>? colourways = null)
    {
        if (press is null)
            return Plain(artwork);
        ImmutableArray<Ink>[] ways = [artwork.Inks, .. colourways ?? []];
        bool All(int ink, Func<Ink, bool> holds) => ways.All(w => holds(w[ink]));
        CieLab cloth = garment.Colour.CieLab;
        UnderbaseRule? rule = press.Underbase is { } under && (under.Cloth == UnderbaseCloth.Always || garment.IsDark) ? under : null;
        List<int> leftOff = [], bare = [], inBase = [];
        var plates = new List<PressPlate>();
        PressPlate? highlight = null;
        if (rule is not null)
            plates.Add(new(rule.Ink with { Id = Free(rule.Ink.Id, artwork.Inks) }, null, PlateRole.Underbase));
        for (int i = 0; i < artwork.Inks.Length; i++)
        {
            Ink ink = artwork.Inks[i];
            if (press.KnockOutDeltaE is double nearest && ink.Kind == InkKind.Spot && All(i, k => k.Colour.CieLab.DifferenceTo(cloth) < nearest))
            {
                leftOff.Add(i);
                continue;
            }
            bool white = rule is not null && ink.Kind == InkKind.Spot && All(i, k => k.Colour.Oklab is { L: >= WhiteLightness } lab && lab.Oklch.C < WhiteChroma);
            if (white && rule!.White == WhiteInk.Base)
            {
                inBase.Add(i);
                continue;
            }
            if (rule is not null && (ink.Kind is InkKind.Clear or InkKind.Underbase || All(i, k => k.Colour.Oklab.L <= rule.BareLightness)))
                bare.Add(i);
            var plate = new PressPlate(ink, i, white ? PlateRole.Highlight : PlateRole.Colour);
            // The first white goes over all; another one, should there be one, stays where the art has it.
            if (white && highlight is null)
                highlight = plate;
            else
                plates.Add(plate with { Role = PlateRole.Colour });
        }
        if (highlight is not null)
            plates.Add(highlight);
        // Art in the cloth's own colour alone is printed after all: a job without plates is none.
        if (plates.All(p => p.Source is null) && inBase.Count == 0)
            return Plain(artwork);
        // With nothing that wants white there is none.
        if (rule is not null && inBase.Count == 0 && plates.All(p => p.Source is not int s || bare.Contains(s)))
            (rule, plates) = (null, [.. plates.Where(p => p.Role != PlateRole.Underbase)]);
        return new([.. plates], press.Trap, rule, rule is null ? [] : [.. bare], [.. inBase], [.. leftOff]);
    }

    /// <summary>The places in the artwork of the inks that a plate's ink goes under: darker ones, and metals whatever their lightness.</summary>
    /// <param name="plate">Its place in <see cref="Plates"/>.</param>
    /// <remarks>
    /// Varnish and underbase neither spread nor are spread under. The highlight white does neither too: it is printed last, over the
    /// base that fills any gap. Of two alike the one printed first goes under.
    /// </remarks>
    public ImmutableArray<int> Under(int plate)
    {
        PressPlate own = Plates[plate];
        if (Trap.Millimetres <= 0 || own.Source is null || own.Role == PlateRole.Highlight || own.Ink.Kind != InkKind.Spot)
            return [];
        double lightness = own.Ink.Colour.Oklab.L;
        return [.. Plates.Select((other, at) => (other, at)).Where(p => p.at != plate && p.other.Source is not null && p.other.Role != PlateRole.Highlight && (p.other.Ink.Kind == InkKind.Metallic
            || (p.other.Ink.Kind == InkKind.Spot && (Math.Abs(p.other.Ink.Colour.Oklab.L - lightness) > 1e-6 ? p.other.Ink.Colour.Oklab.L < lightness : p.at > plate)))).Select(p => p.other.Source!.Value)];
    }

    /// <summary>Whether a plate may hold more or less than its ink's own places.</summary>
    internal bool IsPlain => Underbase is null && (Trap.Millimetres <= 0 || !Enumerable.Range(0, Plates.Length).Any(p => !Under(p).IsEmpty));

    /// <summary>An ink's id, lengthened until none of the art's has it.</summary>
    internal static string Free(string id, ImmutableArray<Ink> inks)
    {
        while (inks.Any(i => i.Id == id))
            id += "-base";
        return id;
    }
}
