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

        new("cat", Animal, AnimalCharms.Cat), new("dog", Animal, AnimalCharms.Dog), new("rabbit", Animal, AnimalCharms.Rabbit), new("bear", Animal, AnimalCharms.Bear), new("panda", Animal, AnimalCharms.Panda), new("koala", Animal, AnimalCharms.Koala),
        new("fox", Animal, AnimalCharms.Fox, 8, 45), new("tiger", Animal, AnimalCharms.Tiger, 10, 65), new("lion", Animal, AnimalCharms.Lion, 10, 75), new("pig", Animal, AnimalCharms.Pig), new("monkey", Animal, AnimalCharms.Monkey), new("mouse", Animal, AnimalCharms.Mouse),
        new("frog", Animal, AnimalCharms.Frog, 8, 140), new("elephant", Animal, AnimalCharms.Elephant), new("deer", Animal, AnimalCharms.Deer, 9), new("squirrel", Animal, AnimalCharms.Squirrel, 9), new("hedgehog", Animal, AnimalCharms.Hedgehog, 9), new("sheep", Animal, AnimalCharms.Sheep),
        new("unicorn", Animal, AnimalCharms.Unicorn, 10), new("brachiosaurus", Animal, AnimalCharms.Dinosaur), new("bat", Animal, AnimalCharms.Bat, 6), new("dragonfly", Animal, AnimalCharms.Dragonfly), new("moth", Animal, AnimalCharms.Moth), new("spider", Animal, AnimalCharms.Spider),
        new("crane", Animal, BirdCharms.Crane, 12), new("swallow", Animal, BirdCharms.Swallow), new("owl", Animal, BirdCharms.Owl), new("peacock", Animal, BirdCharms.Peacock, 12), new("flamingo", Animal, BirdCharms.Flamingo, 10, 10), new("penguin", Animal, BirdCharms.Penguin),
        new("duck", Animal, BirdCharms.Duck, 8, 92), new("chick", Animal, BirdCharms.Chick, 8, 92), new("rooster", Animal, BirdCharms.Rooster, 10), new("swan", Animal, BirdCharms.Swan), new("parrot", Animal, BirdCharms.Parrot, 9), new("phoenix", Animal, BirdCharms.Phoenix, 16), new("dragon", Animal, BirdCharms.Dragon, 20),
        new("koi", Sea, SeaLifeCharms.Koi, 9, 30), new("goldfish", Sea, SeaLifeCharms.Goldfish, 9, 45), new("clownfish", Sea, SeaLifeCharms.Clownfish, 8, 45), new("pufferfish", Sea, SeaLifeCharms.Puffer), new("octopus", Sea, SeaLifeCharms.Octopus), new("jellyfish", Sea, SeaLifeCharms.Jellyfish),
        new("crab", Sea, SeaLifeCharms.Crab, 8, 30), new("seahorse", Sea, SeaLifeCharms.Seahorse, 9), new("dolphin", Sea, SeaLifeCharms.Dolphin, 8, 240), new("shark", Sea, SeaLifeCharms.Shark, 8, 245), new("turtle", Sea, SeaLifeCharms.Turtle, 9, 145), new("coral", Sea, SeaLifeCharms.Coral, 8, 25),
        new("lighthouse", Sea, SeaLifeCharms.Lighthouse, 9), new("ship-wheel", Sea, SeaLifeCharms.ShipWheel), new("oyster", Sea, SeaLifeCharms.Oyster), new("lobster", Sea, SeaLifeCharms.Lobster, 10, 28),
    ];
}
