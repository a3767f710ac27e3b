using System.Collections.Immutable;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>What a nail does in its set.</summary>
internal enum NailRole
{
    /// <summary>Quiet: the coat, a French tip, a soft change of colour.</summary>
    Base,

    /// <summary>Busier, but small in scale or low in contrast.</summary>
    Pattern,

    /// <summary>The nail that the eye goes to (跳色).</summary>
    Accent,

    /// <summary>One nail of the ten that says more than any other.</summary>
    Statement,
}

/// <summary>A way of painting one nail.</summary>
/// <param name="Id">Key, for tests and for reading a plan.</param>
/// <param name="Heavy">Whether it is so strong that its neighbours must be quiet.</param>
/// <param name="Paint">Paints an uncoated nail.</param>
internal sealed record Idiom(string Id, bool Heavy, Action<Nail, Look> Paint)
{
    /// <summary>Kinds that lie so quietly on a nail that they go along with any other.</summary>
    public static ImmutableArray<string> QuietKinds { get; } =
    [
        "french-tip", "deep-french", "v-french", "side-french", "double-french", "wave-french", "straight-french", "micro-french", "ombre-nail", "baby-boomer", "aura-glow", "cat-eye-nail", "negative-space",
        "pearl", "dot", "metal-line", "foil", "glitter-fade",
    ];

    /// <summary>Ids of the concepts that it shows, any of which a recipe can choose it by; empty for plain coats.</summary>
    public string[] Motifs { get; } = Id switch
    {
        "french" => ["french-tip"],
        "french-deep" => ["deep-french"],
        "french-v" => ["v-french"],
        "french-side" => ["side-french"],
        "french-double" => ["double-french"],
        "french-wave" => ["wave-french"],
        "french-straight" => ["straight-french"],
        "french-micro" => ["micro-french"],
        "french-crystal" => ["crystal"],
        "pearl-cuticle" => ["pearl"],
        "ombre" => ["ombre-nail"],
        "baby-boomer" => ["baby-boomer"],
        "glitter-fade" => ["glitter-fade"],
        "aura" => ["aura-glow"],
        "aura-star" => ["sparkle"],
        "heart-aura" or "hearts" or "big-heart" => ["heart"],
        "cat-eye" => ["cat-eye-nail"],
        "chrome" => ["chrome-nail"],
        "marble" or "marble-dark" => ["marble"],
        "foil" => ["foil"],
        "line-dot" => ["metal-line"],
        "polka" => ["dot"],
        "negative-space" => ["negative-space"],
        "blossom" => ["blossom", "cherry-blossom"],
        "rose" => ["rose"],
        "cosmos" => ["cosmos"],
        "porcelain" => ["blue-and-white", "peony"],
        "border-tip" => ["blue-and-white"],
        "daisies" => ["daisy"],
        "leopard" => ["leopard-print"],
        "cow" => ["cow-print"],
        "tortoise" => ["tortoise-shell"],
        "checker" => ["checkerboard"],
        "gingham" => ["check"],
        "swirl" => ["spiral"],
        "bow" => ["bow"],
        "cherries" => ["cherry"],
        "night" => ["moon", "star"],
        "clouds" => ["auspicious-cloud"],
        "waves" => ["wave"],
        "flames" => ["flame"],
        "evil-eye" => ["evil-eye"],
        "blooming" => ["ink-blot"],
        "knit" => ["knit"],
        _ => [],
    };

    /// <summary>Ids of what is seen along with that; who rules it out does without the idiom.</summary>
    public string[] With { get; } = Id switch
    {
        "french-crystal" => ["french-tip"],
        "glitter-fade" => ["glitter"],
        "aura-star" => ["aura-glow"],
        "heart-aura" => ["aura-glow", "sparkle"],
        "night" => ["moon", "star"],
        "cherries" => ["heart"],
        "blossom" => ["blossom", "cherry-blossom"],
        _ => [],
    };

    /// <summary>Tags of palettes that it looks right in; empty for any.</summary>
    public string[] Wears { get; } = Id switch
    {
        "tortoise" => ["tortoise"],
        "leopard" => ["leopard"],
        "porcelain" or "border-tip" => ["porcelain"],
        "cat-eye" => ["cat-eye"],
        "knit" => ["knit"],
        "chrome" => ["chrome"],
        "cherries" => ["cherry"],
        "evil-eye" => ["blue"],
        _ => [],
    };

    /// <summary>Whether a recipe that chose kinds of motif allows it.</summary>
    /// <param name="chosen">The kinds; empty allows all.</param>
    public bool Fits(IReadOnlyCollection<string> chosen) => chosen.Count == 0 || Motifs.Length == 0 || (Motifs.Any(chosen.Contains) && With.Intersect(QuietKinds).All(chosen.Contains));
}
