using System.Collections.Immutable;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Native.MotifGroup;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Every motif that the engine draws itself, by shelf.</summary>
public static class NativeMotifs
{
    /// <summary>Those that come only where they are asked for, all of them charms.</summary>
    public static ImmutableArray<NativeMotif> OnRequest { get; } =
    [
        new("plum-blossom", Flower, FlowerCharms.PlumBlossom), new("cherry-blossom", Flower, FlowerCharms.CherryBlossom), new("chrysanthemum", Flower, FlowerCharms.Chrysanthemum, 12), new("lotus", Flower, FlowerCharms.Lotus, 10),
        new("magnolia", Flower, FlowerCharms.Magnolia, 10), new("sunflower", Flower, FlowerCharms.Sunflower, 9, 88), new("hibiscus", Flower, FlowerCharms.Hibiscus), new("camellia", Flower, FlowerCharms.Camellia, 10),
        new("hydrangea", Flower, FlowerCharms.Hydrangea, 12), new("iris", Flower, FlowerCharms.Iris, 10), new("moth-orchid", Flower, FlowerCharms.Orchid), new("lavender", Flower, FlowerCharms.Lavender, 10, 305),
        new("daffodil", Flower, FlowerCharms.Daffodil, 8, 95), new("lily-of-the-valley", Flower, FlowerCharms.LilyOfTheValley, 12), new("morning-glory", Flower, FlowerCharms.MorningGlory), new("plumeria", Flower, FlowerCharms.Plumeria),
        new("dandelion", Flower, FlowerCharms.Dandelion, 14), new("pansy", Flower, FlowerCharms.Pansy), new("wisteria", Flower, FlowerCharms.Wisteria, 12, 305), new("carnation", Flower, FlowerCharms.Carnation, 10),
        new("thistle", Flower, FlowerCharms.Thistle, 10), new("bird-of-paradise-flower", Flower, FlowerCharms.BirdOfParadise, 10, 55), new("calla-lily", Flower, FlowerCharms.Calla),
        new("maple-leaf", Plant, LeafCharms.Maple), new("ginkgo", Plant, LeafCharms.Ginkgo, 8, 95), new("oak-leaf", Plant, LeafCharms.Oak), new("monstera", Plant, LeafCharms.Monstera, 8, 145), new("palm-leaf", Plant, LeafCharms.Palm, 10, 145),
        new("banana-leaf", Plant, LeafCharms.Banana, 8, 145), new("bamboo", Plant, LeafCharms.Bamboo, 8, 145), new("pine-branch", Plant, LeafCharms.Pine, 12), new("holly", Plant, LeafCharms.Holly, 8, 25), new("four-leaf-clover", Plant, LeafCharms.Clover, 6, 145),
        new("ivy", Plant, LeafCharms.Ivy, 10, 145), new("saguaro", Plant, LeafCharms.Saguaro, 8, 145), new("palm-tree", Plant, LeafCharms.PalmTree, 10), new("willow", Plant, LeafCharms.Willow, 10, 145), new("lotus-leaf", Plant, LeafCharms.LotusLeaf, 9, 145),
        new("bonsai", Plant, LeafCharms.Bonsai, 10),
    ];
}
