using System.Collections.Immutable;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;

namespace DesignGen.Vectorize.Views;

/// <summary>How an ink behaves where it meets another; of two, the one named earlier here spreads under the one named later.</summary>
public enum TrapManner
{
    /// <summary>Always spreads: a pale or see-through ink whose overlap nobody sees.</summary>
    Spreads,

    /// <summary>The lighter of two spreads into the darker. The manner of spot inks unless another is stated.</summary>
    ByLightness,

    /// <summary>Keeps its edge however light it is, and the others go under it: opaque inks, whites and metals.</summary>
    Holds,

    /// <summary>Prints over everything, as black does: others go under it as far as the trap reaches, however thin it is.</summary>
    Overprints,

    /// <summary>Neither spreads nor is spread into: a varnish, an underbase.</summary>
    Apart,
}

/// <summary>How films are trapped.</summary>
/// <param name="Width">
/// How far a lighter ink goes under a darker one, 0 to 1.5 mm: 0 leaves the films knocked out exactly, 0.1 mm suits offset work and
/// nails, 0.2 to 0.35 mm a screen press.
/// </param>
/// <param name="Inks">Manners of inks by their ids, where they differ from that of their kind (<see cref="MannerOf"/>).</param>
/// <param name="WidthShare">The most of the darker shape's local width that a trap takes, 0.05 to 0.5.</param>
public sealed record TrapRules(Length Width, ImmutableDictionary<string, TrapManner>? Inks = null, double WidthShare = 0.4)
{
    /// <summary>Widest trap and choke that a press could want.</summary>
    public const double MostMm = 1.5;

    /// <summary>Films without traps.</summary>
    public static TrapRules None { get; } = new(Length.Zero);

    /// <summary>How an ink behaves: as stated, else by its kind: metals hold, varnish and underbase stay apart, the rest go by lightness.</summary>
    public TrapManner MannerOf(Ink ink) => Inks?.TryGetValue(ink.Id, out TrapManner stated) == true ? stated : ink.Kind switch
    {
        InkKind.Metallic => TrapManner.Holds,
        InkKind.Clear or InkKind.Underbase => TrapManner.Apart,
        _ => TrapManner.ByLightness,
    };

    /// <summary>Which of two neighbours spreads into the other.</summary>
    /// <returns>Their places in the list, or null where there is no trap between them. Alike inks: the one printed first goes under.</returns>
    public (int Spreads, int Into)? Decide(ImmutableArray<Ink> inks, int one, int two)
    {
        TrapManner a = MannerOf(inks[one]), b = MannerOf(inks[two]);
        if (a == TrapManner.Apart || b == TrapManner.Apart)
            return null;
        if (a != b)
            return a < b ? (one, two) : (two, one);
        double light = inks[one].Colour.Oklab.L - inks[two].Colour.Oklab.L;
        bool first = Math.Abs(light) > 1e-6 ? light > 0 : one < two;
        return first ? (one, two) : (two, one);
    }

    /// <summary>Refuses rules that no press can follow, all problems together.</summary>
    /// <exception cref="InputException">A value is out of its range, or an ink is not in the map.</exception>
    internal void Check(InkMap map)
    {
        var problems = new List<Problem>();
        if (!(Width.Millimetres >= 0 && Width.Millimetres <= MostMm))
            problems.Add(new("traps", null, "width", FormattableString.Invariant($"A trap of {Width} is outside 0 to {MostMm} mm. Use 0.1 to 0.35 mm for most presses.")));
        if (!(WidthShare >= 0.05 && WidthShare <= 0.5))
            problems.Add(new("traps", null, "widthShare", FormattableString.Invariant($"A share of {WidthShare} is outside 0.05 to 0.5. Use 0.4.")));
        foreach (string id in (Inks ?? []).Keys.Order(StringComparer.Ordinal))
        {
            if (!map.Inks.Any(i => i.Id == id))
                problems.Add(new("traps", null, "inks." + id, $"There is no ink {id} in the picture. Its inks are {string.Join(", ", map.Inks.Select(i => i.Id))}."));
        }
        if (problems.Count > 0)
            throw new InputException(problems);
    }
}
