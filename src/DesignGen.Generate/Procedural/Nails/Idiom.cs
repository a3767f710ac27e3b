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
    /// <summary>Ids of the concepts that it shows, any of which a recipe can choose it by; empty for tips, fades and plain coats.</summary>
    public string[] Motifs { get; } = Id switch
    {
        "french-crystal" => ["crystal"],
        "pearl-cuticle" => ["pearl"],
        "glitter-fade" => ["glitter"],
        "aura-star" => ["sparkle"],
        "heart-aura" or "hearts" or "big-heart" => ["heart"],
        "marble" or "marble-dark" => ["marble"],
        "foil" => ["foil"],
        "line-dot" => ["dot"],
        "blossom" => ["blossom", "cherry-blossom"],
        "rose" => ["rose"],
        "cosmos" => ["cosmos"],
        "porcelain" => ["peony"],
        "daisies" => ["daisy"],
        "leopard" => ["leopard-print"],
        "cow" => ["cow-print"],
        "tortoise" => ["tortoise-shell"],
        "checker" or "gingham" => ["check"],
        "bow" => ["bow"],
        "cherries" => ["cherry"],
        "night" => ["moon", "star"],
        "clouds" => ["auspicious-cloud"],
        "waves" => ["wave"],
        "flames" => ["flame"],
        "evil-eye" => ["evil-eye"],
        "blooming" => ["ink-blot"],
        _ => [],
    };

    /// <summary>Whether a recipe that chose kinds of motif allows it.</summary>
    /// <param name="chosen">The kinds; empty allows all.</param>
    public bool Fits(IReadOnlyCollection<string> chosen) => chosen.Count == 0 || Motifs.Length == 0 || Motifs.Any(chosen.Contains);
}
