using DesignGen.Core.Chance;
using DesignGen.Generate.Procedural.Motifs.Conversational;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>The shelves of the native motifs.</summary>
public enum MotifGroup
{
    /// <summary>Flowers.</summary>
    Flower,

    /// <summary>Leaves, branches and trees.</summary>
    Plant,

    /// <summary>Animals of land and air.</summary>
    Animal,

    /// <summary>The sea and what lives in it.</summary>
    Sea,

    /// <summary>Fruit, food and drink.</summary>
    Food,

    /// <summary>Chinese signs and things.</summary>
    Chinese,

    /// <summary>Sky and weather.</summary>
    Sky,

    /// <summary>Streetwear.</summary>
    Street,

    /// <summary>Holidays.</summary>
    Holiday,

    /// <summary>Small bold signs for nails.</summary>
    Nail,

    /// <summary>Drawings of packs; none of our own.</summary>
    Pack,
}

/// <summary>A motif that the engine draws itself, or a pack's drawing made over into one.</summary>
/// <param name="Id">Id of the concept in the lexicons, where its English and Chinese names are.</param>
/// <param name="Group">Its shelf.</param>
/// <param name="Grow">Makes an individual of its own form from chance.</param>
/// <param name="LeastMm">The smallest size across at which it is still known, mm.</param>
/// <param name="HueDegrees">The OKLCH hue by which people know it, as a lemon by its yellow; null for things of any colour.</param>
public sealed record NativeMotif(string Id, MotifGroup Group, Func<Dice, Motif> Grow, double LeastMm = 8, double? HueDegrees = null)
{
    /// <summary>Makes an individual to be printed in one ink; null where <see cref="Grow"/> serves for that too.</summary>
    public Func<Dice, Motif>? OneInk { get; init; }

    /// <summary>Whether pattern families draw a concept in many ways of their own, each in its style.</summary>
    public static bool HasPatterns(string motif) => motif is "lotus" or "plum-blossom" or "cherry-blossom" or "chrysanthemum" or "pomegranate" or "ruyi" or "auspicious-cloud";

    /// <summary>As a kind of charm.</summary>
    /// <remarks>Only for motifs that are drawn as charms.</remarks>
    public CharmKind AsCharm() => new(Id, d => (Charm)Grow(d), HueDegrees, LeastMm) { OneInk = OneInk is { } one ? d => (Charm)one(d) : null };
}
