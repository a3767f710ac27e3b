using System.Collections.Immutable;
using DesignGen.Core.Chance;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using DesignGen.Generate.Procedural.Motifs.Flowers;
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
        new("horse", Animal, BeastCharms.Horse, 12), new("rat", Animal, BeastCharms.Rat, 12), new("ox", Animal, BeastCharms.Ox, 9), new("goat", Animal, BeastCharms.Goat, 9), new("wolf", Animal, BeastCharms.Wolf, 9, 255), new("eagle", Animal, BirdCharms.Eagle, 12),
        new("crane", Animal, BirdCharms.Crane, 12), new("swallow", Animal, BirdCharms.Swallow), new("owl", Animal, BirdCharms.Owl), new("peacock", Animal, BirdCharms.Peacock, 12), new("flamingo", Animal, BirdCharms.Flamingo, 10, 10), new("penguin", Animal, BirdCharms.Penguin),
        new("duck", Animal, BirdCharms.Duck, 8, 92), new("chick", Animal, BirdCharms.Chick, 8, 92), new("rooster", Animal, BirdCharms.Rooster, 10), new("swan", Animal, BirdCharms.Swan), new("parrot", Animal, BirdCharms.Parrot, 9), new("phoenix", Animal, BirdCharms.Phoenix, 16), new("dragon", Animal, BirdCharms.Dragon, 20),
        new("koi", Sea, SeaLifeCharms.Koi, 9, 30), new("goldfish", Sea, SeaLifeCharms.Goldfish, 9, 45), new("clownfish", Sea, SeaLifeCharms.Clownfish, 8, 45), new("pufferfish", Sea, SeaLifeCharms.Puffer), new("octopus", Sea, SeaLifeCharms.Octopus), new("jellyfish", Sea, SeaLifeCharms.Jellyfish),
        new("crab", Sea, SeaLifeCharms.Crab, 8, 30), new("seahorse", Sea, SeaLifeCharms.Seahorse, 9), new("dolphin", Sea, SeaLifeCharms.Dolphin, 8, 240), new("shark", Sea, SeaLifeCharms.Shark, 8, 245), new("turtle", Sea, SeaLifeCharms.Turtle, 9, 145), new("coral", Sea, SeaLifeCharms.Coral, 8, 25),
        new("lighthouse", Sea, SeaLifeCharms.Lighthouse, 9), new("ship-wheel", Sea, SeaLifeCharms.ShipWheel), new("oyster", Sea, SeaLifeCharms.Oyster), new("lobster", Sea, SeaLifeCharms.Lobster, 10, 28),

        new("peach", Food, FoodCharms.Peach, 8, 25), new("pear", Food, FoodCharms.Pear, 8, 110), new("apple", Food, FoodCharms.Apple, 7, 25), new("banana", Food, FoodCharms.Banana, 8, 95), new("grape", Food, FoodCharms.Grapes, 8), new("pomegranate", Food, FoodCharms.Pomegranate, 9, 25),
        new("avocado", Food, FoodCharms.Avocado, 8, 130), new("persimmon", Food, FoodCharms.Persimmon, 8, 50), new("kiwi-fruit", Food, FoodCharms.Kiwi, 9, 130), new("chilli", Food, FoodCharms.Chilli, 8, 25), new("carrot", Food, FoodCharms.Carrot, 8, 55), new("pizza", Food, FoodCharms.Pizza, 9, 30),
        new("burger", Food, FoodCharms.Burger, 9, 70), new("sushi", Food, FoodCharms.Sushi, 8, 35), new("dumpling", Food, FoodCharms.Dumpling), new("milk-tea", Food, FoodCharms.MilkTea, 9), new("ramen", Food, FoodCharms.Noodles, 10), new("teapot", Food, FoodCharms.Teapot, 8), new("cake", Food, FoodCharms.Cake, 9),
        new("lantern", Chinese, ChineseCharms.Lantern, 9, 25), new("folding-fan", Chinese, ChineseCharms.FoldingFan, 10), new("round-fan", Chinese, ChineseCharms.RoundFan, 10), new("chinese-knot", Chinese, ChineseCharms.Knot, 10, 25), new("fu-character", Chinese, ChineseCharms.Fu, 12, 25), new("shou-character", Chinese, ChineseCharms.Shou, 12, 25),
        new("double-happiness", Chinese, ChineseCharms.DoubleHappiness, 10, 25), new("gold-ingot", Chinese, ChineseCharms.Ingot, 8, 90), new("copper-cash", Chinese, ChineseCharms.Cash, 8, 90), new("gourd", Chinese, ChineseCharms.Gourd, 8), new("blue-and-white", Chinese, ChineseCharms.Vase, 9, 255), new("firecracker", Chinese, ChineseCharms.Firecracker, 9, 25),
        new("red-envelope", Chinese, ChineseCharms.RedEnvelope, 9, 25), new("oil-paper-umbrella", Chinese, ChineseCharms.Umbrella, 9), new("lion-dance", Chinese, ChineseCharms.LionDance, 12, 25), new("pagoda", Chinese, ChineseCharms.Pagoda, 10), new("maneki-neko", Chinese, ChineseCharms.ManekiNeko, 10, 25), new("ruyi", Chinese, ChineseCharms.Ruyi, 9),
        new("longevity-lock", Chinese, ChineseCharms.Lock, 10), new("auspicious-cloud", Chinese, ChineseCharms.Cloud, 8), new("yin-yang", Chinese, ChineseCharms.YinYang, 6),
        new("lightning", Sky, SkyThings.Lightning, 5, 90), new("snowflake", Sky, SkyThings.Snowflake, 8), new("crescent-moon", Sky, SkyThings.Crescent, 7, 90), new("saturn", Sky, SkyThings.Saturn, 8), new("shooting-star", Sky, SkyThings.ShootingStar, 7, 90), new("rocket", Sky, SkyThings.Rocket, 8), new("rain-cloud", Sky, SkyThings.RainCloud, 7),
        new("tornado", Sky, SkyThings.Tornado, 8), new("ufo", Sky, SkyThings.Ufo, 8), new("earth-planet", Sky, SkyThings.Earth, 8, 245), new("snow-mountain", Sky, SkyThings.SnowMountain, 8),
        new("skull", Street, StreetCharms.Skull), new("flame", Street, StreetCharms.Flame, 6, 30), new("snake", Street, StreetCharms.Snake, 9, 140), new("dagger", Street, StreetCharms.Dagger), new("rose-tattoo", Street, StreetCharms.RoseTattoo, 12, 20), new("dice", Street, StreetCharms.Dices), new("eight-ball", Street, StreetCharms.EightBall, 6),
        new("crown", Street, StreetCharms.Crown, 7, 90), new("wing", Street, StreetCharms.Wings, 10), new("spider-web", Street, StreetCharms.Web, 12), new("smiley", Street, StreetCharms.Smiley, 5, 92), new("peace-sign", Street, StreetCharms.Peace, 5), new("sunglasses", Street, StreetCharms.Sunglasses), new("cassette", Street, StreetCharms.Cassette, 9),
        new("vinyl-record", Street, StreetCharms.Vinyl, 8), new("sneaker", Street, StreetCharms.Sneaker, 9), new("skateboard", Street, StreetCharms.Skateboard, 9), new("headphones", Street, StreetCharms.Headphones), new("microphone", Street, StreetCharms.Microphone, 9), new("boombox", Street, StreetCharms.Boombox, 9), new("game-controller", Street, StreetCharms.GamePad),
        new("cowboy-boot", Street, StreetCharms.Boot, 9, 60), new("cowboy-hat", Street, StreetCharms.Hat, 8, 60), new("horseshoe", Street, StreetCharms.Horseshoe), new("broken-heart", Street, StreetCharms.BrokenHeart, 6, 20), new("sacred-heart", Street, StreetCharms.SacredHeart, 11, 22), new("camera", Street, StreetCharms.Camera), new("bomb", Street, StreetCharms.Bomb, 7),
        new("christmas-tree", Holiday, HolidayCharms.Tree, 9), new("snowman", Holiday, HolidayCharms.Snowman, 9), new("santa-claus", Holiday, HolidayCharms.Santa, 9, 25), new("candy-cane", Holiday, HolidayCharms.Cane, 8, 25), new("gift", Holiday, HolidayCharms.Gift, 8), new("christmas-bauble", Holiday, HolidayCharms.Bauble, 8), new("christmas-stocking", Holiday, HolidayCharms.Stocking, 8, 25),
        new("gingerbread-man", Holiday, HolidayCharms.Gingerbread, 8, 60), new("christmas-bell", Holiday, HolidayCharms.Bell, 8, 90), new("jack-o-lantern", Holiday, HolidayCharms.Jack, 8, 55), new("ghost", Holiday, HolidayCharms.Ghost, 7), new("witch-hat", Holiday, HolidayCharms.WitchHat, 8), new("easter-egg", Holiday, HolidayCharms.EasterEgg, 8),
        new("heart-arrow", Holiday, HolidayCharms.HeartArrow, 7, 20), new("birthday-cake", Holiday, HolidayCharms.BirthdayCake, 9), new("balloon", Holiday, HolidayCharms.Balloons, 8), new("firework", Holiday, HolidayCharms.Firework, 7), new("star-and-crescent", Holiday, HolidayCharms.CrescentStar, 6), new("ramadan-lantern", Holiday, HolidayCharms.Fanous, 9),
        new("double-heart", Nail, NailCharms.DoubleHeart, 3, 20), new("gem", Nail, NailCharms.Gem, 4), new("four-point-star", Nail, NailCharms.Glint, 5), new("evil-eye", Nail, NailCharms.EvilEye, 4, 250), new("pearl", Nail, NailCharms.Pearl, 3), new("thorn-heart", Nail, NailCharms.ThornHeart, 5), new("winged-heart", Nail, NailCharms.WingedHeart, 5, 20),
        new("spade-suit", Nail, NailCharms.Spade, 3), new("club-suit", Nail, NailCharms.Club, 3), new("diamond-suit", Nail, NailCharms.DiamondSuit, 3), new("water-droplet-nail", Nail, NailCharms.GelDrop, 3), new("pearl-strand", Nail, NailCharms.PearlStrand, 6), new("musical-symbol", Nail, NailCharms.Notes, 4), new("gothic-cross", Nail, NailCharms.GothicCross, 5),
    ];

    private static readonly Lazy<ImmutableArray<NativeMotif>> Everything = new(() =>
    [
        .. OnRequest.Concat(Themed()).Concat(Botanical()).OrderBy(m => m.Group),
    ]);

    /// <summary>All of them, by shelf: those on request, the charms that have a theme, and the botanical families' plants.</summary>
    public static ImmutableArray<NativeMotif> All => Everything.Value;

    // A potted tulip is a charm too; on the shelf the flower stands for it.
    private static IEnumerable<NativeMotif> Themed() => Charms.Themes.SelectMany(t => t).Concat(Charms.Small.SelectMany(t => t)).DistinctBy(k => k.Motif).Where(k => k.Motif is not ("tulip" or "blossom"))
        .Select(k => new NativeMotif(k.Motif, Shelf(k.Motif), k.Grow, k.Motif == "sparkle" ? 5 : Charms.Small.Any(t => t.Any(s => s.Motif == k.Motif)) ? 3 : 8, k.HueDegrees));

    private static MotifGroup Shelf(string motif) => motif switch
    {
        "whale" or "shell" or "fish" or "starfish" or "anchor" or "sailboat" or "wave" or "bubble" => Sea,
        "rainbow" or "sun" or "cloud" or "moon" or "star" or "hot-air-balloon" or "water-drop" or "sparkle" => Sky,
        "butterfly" or "bee" or "snail" or "ladybird" => Animal,
        "leaf" => Plant,
        "heart" or "letter-envelope" => Holiday,
        "lips" => Street,
        "bow" => Nail,
        _ => Food,
    };

    private static IEnumerable<NativeMotif> Botanical()
    {
        IEnumerable<(string, MotifGroup, Func<Dice, Motif>)> plants =
        [
            .. Botanicals.HeroMotifs.Zip(Botanicals.Heroes, (id, grow) => (id, Flower, grow)), .. Botanicals.SecondaryMotifs.Zip(Botanicals.Secondary, (id, grow) => (id, Flower, grow)), ("forget-me-not", Flower, d => new ForgetMeNot(d)),
            .. Botanicals.SprigMotifs.Zip(Botanicals.Sprigs, (id, grow) => (id, Plant, grow)), .. Botanicals.TwigMotifs.Zip(Botanicals.Twigs, (id, grow) => (id, Plant, grow)),
        ];
        return plants.DistinctBy(p => p.Item1).Select(p => new NativeMotif(p.Item1, p.Item2, p.Item3, 9));
    }
}
