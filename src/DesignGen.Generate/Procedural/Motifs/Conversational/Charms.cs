using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs.Native;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>A kind of charm.</summary>
/// <param name="Motif">Id of the concept that it shows.</param>
/// <param name="Grow">Makes one of its own form.</param>
/// <param name="HueDegrees">The OKLCH hue by which people know it, as a lemon by its yellow; null for things of any colour.</param>
/// <param name="LeastMm">The smallest size across that it is set in, mm; 0 leaves it to the design.</param>
public sealed record CharmKind(string Motif, Func<Dice, Charm> Grow, double? HueDegrees = null, double LeastMm = 0)
{
    /// <summary>Makes one to be printed in one ink; null where <see cref="Grow"/> serves for that too.</summary>
    public Func<Dice, Charm>? OneInk { get; init; }
}

/// <summary>The charms by theme, and their colours.</summary>
public static class Charms
{
    /// <summary>Themes in the order of the families' parameter: fruit, sea, sky, garden, café, sweet.</summary>
    public static ImmutableArray<ImmutableArray<CharmKind>> Themes { get; } =
    [
        [new("strawberry", FruitCharms.Strawberry, 25), new("lemon", FruitCharms.Lemon, 100), new("cherry", FruitCharms.Cherries, 22), new("orange", FruitCharms.OrangeSlice, 58), new("pineapple", FruitCharms.Pineapple, 90), new("watermelon", FruitCharms.Watermelon, 20)],
        [new("whale", SeaCharms.Whale, 245), new("shell", SeaCharms.Shell), new("fish", SeaCharms.Fish), new("starfish", SeaCharms.Starfish), new("anchor", SeaCharms.Anchor), new("sailboat", SeaCharms.Boat), new("wave", SeaCharms.Wave, 240)],
        [new("rainbow", SkyCharms.Rainbow), new("sun", SkyCharms.Sun, 88), new("cloud", SkyCharms.Cloud), new("moon", SkyCharms.Moon, 92), new("star", SkyCharms.Star5), new("hot-air-balloon", SkyCharms.Balloon)],
        [new("mushroom", GardenCharms.Mushroom, 28), new("butterfly", GardenCharms.Butterfly), new("bee", GardenCharms.Bee, 92), new("snail", GardenCharms.Snail), new("ladybird", GardenCharms.Ladybird, 27), new("tulip", GardenCharms.Pot)],
        [new("coffee-cup", CafeCharms.Cup), new("doughnut", CafeCharms.Doughnut), new("croissant", CafeCharms.Croissant, 70), new("cupcake", CafeCharms.Cupcake), new("ice-cream", CafeCharms.IceCream)],
        [new("heart", SweetCharms.LoveHeart), new("bow", SweetCharms.Bow), new("lips", SweetCharms.Lips, 18), new("letter-envelope", SweetCharms.Envelope), new("lollipop", SweetCharms.Lollipop), new("candy", SweetCharms.Candy)],
    ];

    /// <summary>Small things for the gaps, by theme.</summary>
    public static ImmutableArray<ImmutableArray<CharmKind>> Small { get; } =
    [
        [new("leaf", LeafPair), new("water-drop", Drop), new("blossom", Blossom)], [new("bubble", Bubble), new("star", MiniStar), new("water-drop", Drop)],
        [new("star", MiniStar), new("sparkle", Spark), new("water-drop", Drop)], [new("blossom", Blossom), new("leaf", LeafPair), new("sparkle", Spark)],
        [new("coffee-bean", Bean), new("heart", MiniHeart), new("blossom", Blossom)], [new("heart", MiniHeart), new("sparkle", Spark), new("star", MiniStar)],
    ];

    /// <summary>Kinds that come only where they are asked for: every native motif that is drawn as a charm and is in no theme.</summary>
    public static ImmutableArray<CharmKind> OnRequest { get; } = [.. NativeMotifs.OnRequest.Select(m => m.AsCharm())];

    /// <summary>What families of charms show, by concept: kinds and fillers that a recipe can choose, each under its themes.</summary>
    /// <param name="mixed">Whether a further theme mixes all.</param>
    public static ImmutableArray<Shown> Shows(bool mixed)
    {
        string[] neutral = ["leaf", "water-drop", "bubble", "sparkle"];
        return
        [
            .. Themes.Zip(Small, (large, small) => large.AddRange(small)).SelectMany((kinds, theme) => kinds.Select(k => (k.Motif, Theme: theme))).GroupBy(k => k.Motif, k => k.Theme).Select(kind =>
            {
                string when = $"theme={string.Join(',', kind.Append(mixed ? Themes.Length : kind.First()).Distinct().Order())}";
                return (neutral.Contains(kind.Key) ? Shown.Filler(kind.Key, when) : Shown.Kind(kind.Key, when)) with { With = Parts(kind.Key) };
            }),
            .. OnRequest.Select(k => Shown.KindOnRequest(k.Motif) with { With = Parts(k.Motif) }),
        ];
    }

    // A few charms have others as parts.
    internal static ImmutableArray<string> Parts(string motif) => motif switch
    {
        "moon" => ["star"],
        "rainbow" => ["cloud"],
        "letter-envelope" => ["heart"],
        "cupcake" or "cake" => ["cherry"],
        "heart-arrow" or "double-heart" or "broken-heart" or "thorn-heart" or "winged-heart" or "sacred-heart" => ["heart"],
        "star-and-crescent" => ["crescent-moon", "star"],
        "shooting-star" or "christmas-tree" or "crescent-moon" or "cowboy-boot" => ["star"],
        "rose-tattoo" => ["rose", "dagger"],
        "snow-mountain" => ["mountain", "sun"],
        "firecracker" or "bomb" => ["explosion"],
        "oyster" => ["pearl"],
        "rain-cloud" => ["cloud"],
        _ => [],
    };

    /// <summary>The colours of a charm on a canvas: shadow, highlight and details all told from what they lie on.</summary>
    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="main">Its main colour.</param>
    /// <param name="on">What it lies on.</param>
    public static Dress Dress(DesignCanvas canvas, PaletteRole main, PaletteRole on)
    {
        PaletteRole[] all = [PaletteRole.Hero, PaletteRole.Accent, PaletteRole.Support, PaletteRole.Light, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Ground];
        double bright = canvas.Lightness(main);
        double Far(PaletteRole a, PaletteRole b) => Motifs.Dress.Distance(canvas, a, b);
        PaletteRole Choose(double least, PaletteRole otherwise, IEnumerable<PaletteRole> wishes, params PaletteRole[] from) =>
            wishes.Where(r => from.All(f => Far(r, f) >= least)).Append(otherwise).First();
        // Highlights may be holes down to the ground; whatever makes up a silhouette may not.
        PaletteRole glow = all.Where(r => canvas.Lightness(r) > bright + 0.06 && Far(r, main) >= 0.08).OrderByDescending(canvas.Lightness).ThenBy(r => r).Append(main).First();
        PaletteRole pale = all.Where(r => Far(r, main) >= 0.12 && Far(r, on) >= 0.1).OrderByDescending(r => canvas.Lightness(r)).ThenBy(r => r).Append(main).First();
        PaletteRole second = Choose(0.12, pale, [PaletteRole.Accent, PaletteRole.Hero, PaletteRole.Support, PaletteRole.Light, PaletteRole.Line], main, on, pale);
        PaletteRole deep = main switch
        {
            PaletteRole.Hero => Choose(0.06, PaletteRole.Line, [PaletteRole.Shade], main, on),
            PaletteRole.Light => Choose(0.08, PaletteRole.Line, [PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Support], main, on),
            PaletteRole.Accent => Choose(0.08, PaletteRole.Line, [PaletteRole.Hero, PaletteRole.Shade, PaletteRole.Support], main, on),
            _ => Choose(0.08, main, [PaletteRole.Line, PaletteRole.Shade], main, on),
        };
        if (canvas.Lightness(deep) > bright && glow != main)
            deep = all.Where(r => r != on && canvas.Lightness(r) < bright - 0.05 && Far(r, on) >= 0.1).OrderByDescending(canvas.Lightness).ThenBy(r => r).Append(main).First();
        PaletteRole leaf = Choose(0.12, Choose(0.1, PaletteRole.Line, [PaletteRole.Support, PaletteRole.Line, PaletteRole.Shade], on), [PaletteRole.Support, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero], main, on);
        PaletteRole leafDeep = Choose(0.1, leaf, [PaletteRole.Line, PaletteRole.Shade], leaf, on);
        PaletteRole ink = all.Where(r => Far(r, on) >= 0.1 || r == PaletteRole.Ground).MaxBy(r => Math.Min(Math.Min(Math.Abs(canvas.Lightness(r) - bright), Math.Abs(canvas.Lightness(r) - canvas.Lightness(pale))), 0.4) - 0.1 * canvas.Lightness(r));
        PaletteRole edge = canvas.Clearest(on, PaletteRole.Line, PaletteRole.Shade, PaletteRole.Hero);
        if (Far(edge, main) < 0.1)
            edge = Choose(0.1, edge, all, main, on);
        return new(main, deep, glow, second, pale, ink, edge, leaf, leafDeep, leafDeep, edge, leaf);
    }

    private static Charm LeafPair(Dice dice)
    {
        double left = dice.Between(-14, 14), right = dice.Between(-14, 14), wide = dice.Between(0.22, 0.3), size = dice.Between(0.8, 1.1);
        return new CharmSketch().Body(Leaf, Put(Blade(0, 0, -0.86, -1.2, wide, -0.14), 0, 0.7, size, left)).Body(Leaf, Put(Blade(0, 0, 0.8, -1.36, wide, 0.14), 0, 0.7, 1, right)).Stalk(Leaf, 0.16, 0.14, 0, 0.6, 0.02, 0.98).Formed("leaves", dice);
    }

    private static Charm Drop(Dice dice)
    {
        double tip = dice.Between(-0.24, 0.24), belly = dice.Between(0.52, 0.7), light = dice.Between(120, 200);
        return new CharmSketch().Body(Main, Joined([tip, -1, belly * 0.83, -0.1, belly, 0.36, belly * 0.67, 0.76, 0, 0.92, -belly * 0.67, 0.76, -belly, 0.36, -belly * 0.83, -0.1, tip, -1])).Detail(Glow, 0.14, Sickle(0, 0.34, belly * 0.6, light, 90, 0.2)).Formed("drop", dice);
    }

    private static Charm Blossom(Dice dice)
    {
        double turn = dice.Between(0, 2 * Math.PI), petal = dice.Between(0.4, 0.48), eye = dice.Between(0.22, 0.32);
        return new CharmSketch().Body(Main, new([.. Enumerable.Range(0, 5).SelectMany(i => Oval(0.5 * Math.Cos(i * 1.2566 + turn), 0.5 * Math.Sin(i * 1.2566 + turn), petal, petal * 0.92).Contours)])).Detail(Second, 0.4, Round(0, 0, eye)).Formed("blossom", dice);
    }

    private static Charm Bubble(Dice dice)
    {
        double small = dice.Between(0.22, 0.38), up = dice.Between(0.4, 1.1), wall = dice.Between(0.26, 0.36);
        Point at = new Point(-0.24, 0.2) + Point.Polar(0.8 + small, -up);
        CharmSketch sketch = new CharmSketch().Body(Main, Ring(-0.24, 0.2, 0.68, 0.68 - wall)).Body(Main, Round(at.X, at.Y, small));
        return (dice.Chance(0.4) ? sketch.Body(Main, Round(at.X - 0.7, at.Y - 0.2, 0.18)) : sketch).Formed("bubbles", dice);
    }

    private static Charm MiniStar(Dice dice)
    {
        double waist = dice.Between(0.44, 0.58), turn = dice.Between(-18, 18);
        return new CharmSketch().Body(Main, Star(0, 0, 5, 1, waist, dice.Between(0.1, 0.26), turn)).Formed("little-star", dice, 0.8);
    }

    private static Charm Spark(Dice dice)
    {
        double side = dice.Between(0.56, 0.9), waist = dice.Between(0.14, 0.24);
        return new CharmSketch().Body(Main, Joined([0, -1, waist, -waist, side, 0], [side, 0, waist, waist, 0, 1], [0, 1, -waist, waist, -side, 0], [-side, 0, -waist, -waist, 0, -1])).Formed("spark", dice, 0.8);
    }

    private static Charm MiniHeart(Dice dice)
    {
        double light = dice.Between(0.26, 0.38), turn = dice.Between(-16, 16);
        return new CharmSketch().Body(Main, Put(Heart(0, 0, 0.95), 0, 0, 1, turn)).Detail(Glow, 0.14, Put(Sickle(-0.44, -0.34, light, 215, 90, 0.2), 0, 0, 1, turn)).Formed("little-heart", dice, 0.8);
    }

    private static Charm Bean(Dice dice)
    {
        double slim = dice.Between(0.56, 0.72), turn = dice.Between(-24, 24), sweep = dice.Between(0.7, 1.2);
        return new CharmSketch().Body(Main, Oval(0, 0, slim, 0.95, turn)).Detail(Pale, 0.14, Put(Joined([0.1, -0.76, -0.24 * sweep, -0.2, 0.16 * sweep, 0.2, -0.06, 0.78], [-0.06, 0.78, 0.34 * sweep, 0.24, -0.04, -0.2, 0.1, -0.76]), 0, 0, 1, turn)).Formed("coffee-bean", dice);
    }
}
