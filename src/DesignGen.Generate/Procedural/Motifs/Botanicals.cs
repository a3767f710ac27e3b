using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Generate.Procedural.Motifs.Flowers;
using DesignGen.Generate.Procedural.Motifs.Greens;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>Every plant that families can set, by tier. Each call grows a new individual from the dice.</summary>
public static class Botanicals
{
    /// <summary>Large flowers from the front, in the order of the families' species parameters.</summary>
    public static ImmutableArray<Func<Dice, Motif>> Heroes { get; } =
        [d => new Peony(d), d => new Poppy(d), d => new Rose(d), d => new Anemone(d), d => new Dahlia(d), d => new Cosmos(d), d => new Lily(d)];

    /// <summary>Flowers of half the size: from the front, or from the side with a stem.</summary>
    public static ImmutableArray<Func<Dice, Motif>> Secondary { get; } =
        [d => new Daisy(d), d => new Blossom(d), d => new Tulip(d), d => new Cornflower(d), d => new Cosmos(d), d => new Anemone(d)];

    /// <summary>Ids of the concepts that <see cref="Heroes"/> show, in the same order.</summary>
    public static ImmutableArray<string> HeroMotifs { get; } = ["peony", "poppy", "rose", "anemone", "dahlia", "cosmos", "lily"];

    /// <summary>Ids of the concepts that <see cref="Secondary"/> show, in the same order.</summary>
    public static ImmutableArray<string> SecondaryMotifs { get; } = ["daisy", "blossom", "tulip", "cornflower", "cosmos", "anemone"];

    /// <summary>Single leaves.</summary>
    public static ImmutableArray<Func<Dice, Motif>> Leaves { get; } =
        [d => new Leaf(d, LeafEdge.Plain, 0.24), d => new Leaf(d, LeafEdge.Toothed, 0.26), d => new Leaf(d, LeafEdge.Lobed, 0.25), d => new Leaf(d, LeafEdge.Plain, 0.15)];

    /// <summary>Twigs with leaflets.</summary>
    public static ImmutableArray<Func<Dice, Motif>> Sprigs { get; } = [LeafSprig.Eucalyptus, LeafSprig.Olive, d => new Fern(d), LeafSprig.Boxwood];

    /// <summary>Ids of the concepts that <see cref="Sprigs"/> show, in the same order.</summary>
    public static ImmutableArray<string> SprigMotifs { get; } = ["eucalyptus", "olive-branch", "fern", "boxwood"];

    /// <summary>Ids of the concepts that <see cref="Twigs"/> show, in the same order.</summary>
    public static ImmutableArray<string> TwigMotifs { get; } = ["berry", "flower-bud", "bellflower", "grain"];

    /// <summary>Twigs with berries, buds, bells or grain: these carry a flower colour.</summary>
    public static ImmutableArray<Func<Dice, Motif>> Twigs { get; } = [Twig.Berries, Twig.Buds, Twig.Bells, Twig.Grain];

    /// <summary>Small things for narrow places.</summary>
    public static ImmutableArray<Func<Dice, Motif>> Fillers { get; } = [d => new TinyFlower(d), d => new BudStem(d), d => new LeafTuft(d), _ => new SeedTrio()];
}
