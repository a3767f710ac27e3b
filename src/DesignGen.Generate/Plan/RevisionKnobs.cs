using System.Collections.Immutable;
using DesignGen.Core.Designs;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Plan;

/// <summary>Which knobs of the families change a trait, in one table.</summary>
/// <remarks>
/// Knobs are known by name, whatever the family; a minus turns one round. A trait has groups: the first of which a family has a knob is moved whole.
/// A knob that chooses among looks is never moved: its values have no order.
/// </remarks>
internal static class RevisionKnobs
{
    private static readonly string[] Sizes =
    [
        "motif-size", "hero-size", "blossom-size", "flower-size", "head-size", "circle-size", "cloud-size", "star-size", "scale-size", "spiral-size", "medallion-size", "cell-size", "leaf-size", "sett-size", "size",
        "motif", "unit", "scale", "tile", "square", "check", "cell", "pane", "patch", "chip", "shard", "blot", "blotch", "rosette", "roundel", "medallion", "scroll", "tooth", "diamond", "dot", "drop", "wave", "stripe", "width", "pitch",
    ];

    private static readonly string[] Small =
    [
        "fillers", "confetti", "dots", "detail", "hairlines", "tendrils", "berries", "sprays", "ornament", "accents", "accent", "wear", "glitter", "glints", "figured", "filled", "centres", "over-check", "motifs", "mix", "islands",
        "spots", "split", "forks", "layers", "levels", "peeries", "beads", "veins", "stones", "grit", "waves", "gold", "tinted", "tint", "coloured", "mixed", "leaves", "nosegay", "small", "crests", "nesting", "detailed", "rings", "lines",
        "blooms", "blossoms", "flowers", "clouds", "bands", "rays", "petals", "ragged", "wildness", "peaks", "slits", "stripes", "patches", "two-point", "drift", "broken", "breaks", "colours", "tones",
    ];

    private static readonly string[] Close = ["density", "cover", "-spacing", "-gap", "-air", "-ground", "-shrink", "-row-step", "-grout", "fullness", "reach", "-plain", "-opening", "-open"];

    private static readonly ImmutableSortedDictionary<RevisedTrait, string[][]> Groups = new Dictionary<RevisedTrait, string[][]>
    {
        [RevisedTrait.Size] = [Sizes, ["head", "sway", "rhythm", "swell", "repeat", "thread", "bands", "-stripes", "-rows", "-rings", "-rays", "-levels"]],
        // Where a family knows no room between, smaller units are closer ones.
        [RevisedTrait.Density] = [Close, [.. Sizes.Select(s => "-" + s)], ["rhythm", "-swell", "rows", "rings", "rays", "stripes"]],
        [RevisedTrait.Busy] = [Small, Close],
        [RevisedTrait.Colours] = [["colours", "tones", "inks", "mix"]],
        [RevisedTrait.Line] = [["line", "outline", "stem", "thread", "weight", "stroke", "thickness", "iron", "edge", "rim", "bundle", "stitch", "belly", "balance"]],
    }.ToImmutableSortedDictionary();

    // Small things that hang on a knob of their own.
    private static readonly Dictionary<string, string[]> Things = new(StringComparer.Ordinal)
    {
        ["dot"] = ["dots", "confetti", "beads", "spots"],
        ["bead"] = ["beads", "gold"],
        ["pearl"] = ["fillers", "beads"],
        ["leaf"] = ["leaves"],
        ["berry"] = ["berries"],
        ["tendril"] = ["tendrils"],
        ["glitter"] = ["glitter"],
        ["ray"] = ["rays"],
    };

    // What families call the size of one motif; a rose is a flower.
    private static readonly Dictionary<string, string[]> OwnSizes = new(StringComparer.Ordinal)
    {
        ["leaf"] = ["leaf-size"],
        ["flower"] = ["flower-size", "blossom-size", "hero-size", "accent-size"],
        ["star"] = ["star-size"],
        ["cloud"] = ["cloud-size"],
        ["circle"] = ["circle-size"],
        ["spiral"] = ["spiral-size"],
        ["wave"] = ["wave"],
        ["dot"] = ["dot"],
        ["stripe"] = ["stripe"],
        ["check"] = ["sett-size", "check", "square"],
    };

    /// <summary>The knobs of a family on which the size of one motif hangs and nothing else; empty where it has none.</summary>
    /// <param name="card">The family.</param>
    /// <param name="wider">Ids of the motif and all that it is a kind of.</param>
    public static ImmutableArray<(FamilyParameter Knob, int Way)> OfSize(FamilyCard card, ImmutableArray<string> wider) =>
        [.. wider.SelectMany(m => OwnSizes.GetValueOrDefault(m) ?? []).SelectMany(name => card.Parameters.Where(p => p.Unit != "choice" && p.Name == name)).Distinct().Select(p => (p, 1))];

    /// <summary>The knobs of a family that change a trait, each with whether it goes the other way.</summary>
    public static ImmutableArray<(FamilyParameter Knob, int Way)> Of(FamilyCard card, RevisedTrait trait)
    {
        foreach (string[] group in Groups.GetValueOrDefault(trait) ?? [])
        {
            ImmutableArray<(FamilyParameter, int)> found = [.. group.SelectMany(name => card.Parameters.Where(p => p.Unit != "choice" && p.Name == name.TrimStart('-')).Select(p => (p, name[0] == '-' ? -1 : 1)))];
            if (!found.IsEmpty)
                return found;
        }
        return [];
    }

    /// <summary>The knobs of a family on which a small thing hangs: at their least there is none of it.</summary>
    public static IEnumerable<FamilyParameter> OfThing(FamilyCard card, string motif) =>
        Things.TryGetValue(motif, out string[]? names) ? card.Parameters.Where(p => p.Unit != "choice" && names.Contains(p.Name)) : [];

    /// <summary>A knob's value after so many steps: sizes in mm by a factor, others by a part of their range, never past an end.</summary>
    public static double Moved(FamilyParameter knob, double value, double steps)
    {
        double span = knob.High - knob.Low;
        double moved = knob.Unit switch
        {
            "mm" => value * Math.Pow(1.4, steps),
            "count" => value + Math.Sign(steps) * Math.Max(1, Math.Round(Math.Abs(steps) * 0.25 * span)),
            _ => value + steps * 0.32 * span,
        };
        return Math.Clamp(knob.IsWhole ? Math.Round(moved) : Math.Round(moved, 3), knob.Low, knob.High);
    }
}
