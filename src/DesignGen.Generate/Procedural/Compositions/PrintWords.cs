using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Chance;
using DesignGen.Core.Errors;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Native;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>The words of a composition, exactly as the brief wrote them; where it wrote none, plain words that suit the motif.</summary>
/// <param name="Main">The largest line.</param>
/// <param name="Rest">The further lines, each smaller than the one before; may be empty.</param>
/// <param name="Number">A short figure for athletic layouts; empty where there is none.</param>
public sealed record PrintWords(string Main, ImmutableArray<string> Rest, string Number)
{
    private static readonly string[] Names =
    [
        "cat", "dog", "rabbit", "bear", "panda", "koala", "fox", "tiger", "lion", "frog", "elephant", "deer", "hedgehog", "unicorn", "bat", "dragonfly", "moth", "spider", "crane", "swallow", "owl", "peacock", "flamingo", "penguin", "duck", "rooster", "swan",
        "parrot", "phoenix", "dragon", "koi", "goldfish", "octopus", "jellyfish", "crab", "seahorse", "dolphin", "shark", "turtle", "coral", "lobster", "whale", "butterfly", "bee", "peach", "pear", "apple", "banana", "avocado", "persimmon", "chilli", "carrot",
        "pizza", "burger", "sushi", "dumpling", "ramen", "lemon", "cherry", "orange", "pineapple", "watermelon", "mushroom", "coffee", "lightning", "snowflake", "saturn", "rocket", "skull", "flame", "snake", "dagger", "crown", "smiley", "sunflower", "lotus",
        "chrysanthemum", "magnolia", "hibiscus", "camellia", "iris", "lavender", "daffodil", "dandelion", "thistle", "peony", "poppy", "rose", "dahlia", "tulip", "ginkgo", "bamboo", "monstera", "bonsai", "ghost", "rainbow", "wave", "anchor", "lighthouse",
    ];

    private static readonly string[] Years = ["EST.", "SINCE"];

    /// <summary>The words of a print.</summary>
    /// <param name="canvas">The canvas, with the brief's lines.</param>
    /// <param name="motif">What the print shows; null for prints that are all letters.</param>
    /// <param name="withNumber">Whether the layout has a place for a figure: a line of one or two digits then goes there.</param>
    /// <exception cref="InputException">The words have characters that the alphabet lacks.</exception>
    public static PrintWords For(DesignCanvas canvas, NativeMotif? motif, bool withNumber)
    {
        (IReadOnlyList<string> lines, string number) = BriefLines.Of(canvas, withNumber);
        if (lines.Count > 0)
            return new(lines[0], [.. lines.Skip(1)], number);
        Dice dice = canvas.Dice.Fork("words");
        int year = dice.Whole(1962, 1999);
        (string[] main, string[] second) = motif is null ? Phrases(null) : Signs(motif.Id) ?? Phrases(motif.Id is "dragon" or "phoenix" ? MotifGroup.Chinese : motif.Group);
        bool named = motif is not null && Names.Contains(motif.Id) && dice.Chance(0.6);
        string head = named ? motif!.Id.ToUpperInvariant() : dice.Pick(main);
        string under = named ? dice.Pick(main) : dice.Pick(second);
        return new(head, [under, string.Create(CultureInfo.InvariantCulture, $"{dice.Pick(Years)} {year}")], withNumber ? string.Create(CultureInfo.InvariantCulture, $"{year % 100}") : "");
    }

    // A sign that is read says what it says.
    private static (string[] Main, string[] Second)? Signs(string motif) => motif switch
    {
        "fu-character" => (["GOOD FORTUNE", "LUCKY DAYS", "MAY LUCK ARRIVE"], ["EVERY WISH", "YEAR AFTER YEAR", "PEACE AND PLENTY"]),
        "shou-character" => (["LONG LIFE", "TEN THOUSAND YEARS", "MANY RETURNS"], ["HEALTH AND JOY", "YEAR AFTER YEAR", "EVERY WISH"]),
        "double-happiness" => (["DOUBLE JOY", "HAPPY TOGETHER", "ALWAYS TWO"], ["HAND IN HAND", "YEAR AFTER YEAR", "EVERY WISH"]),
        _ => null,
    };

    private static (string[] Main, string[] Second) Phrases(MotifGroup? group) => group switch
    {
        MotifGroup.Animal => (["STAY WILD", "RUN FREE", "WILD HEART", "KEEP ROAMING", "ROAM ON"], ["FIELD NOTES", "ROAM FAR", "QUIET TRAILS", "WILDLIFE CLUB"]),
        MotifGroup.Sea => (["HIGH TIDE", "DEEP WATER", "SALT & SUN", "OPEN WATER", "SLOW TIDE"], ["COASTAL CLUB", "LOW TIDE, HIGH SPIRITS", "SEA AIR", "HARBOR SIDE"]),
        MotifGroup.Flower or MotifGroup.Plant => (["KEEP GROWING", "IN FULL BLOOM", "WILD GARDEN", "GROW SLOWLY", "SUNDAY GARDEN"], ["GARDEN CLUB", "ROOTS AND LEAVES", "MORNING LIGHT", "GREEN THUMBS"]),
        MotifGroup.Food => (["GOOD TASTE", "FRESH TODAY", "SECOND HELPING", "SWEET DAYS", "EAT WELL"], ["KITCHEN CLUB", "SERVED DAILY", "OPEN LATE", "MADE FRESH"]),
        MotifGroup.Chinese => (["GOOD FORTUNE", "LUCKY DAYS", "TEN THOUSAND JOYS", "LONG LIFE", "EAST WIND"], ["PEACE AND PLENTY", "MAY LUCK ARRIVE", "YEAR AFTER YEAR", "EVERY WISH"]),
        MotifGroup.Sky => (["LOOK UP", "CLEAR SKIES", "NIGHT SHIFT", "FAR OUT", "WEATHER THE STORM"], ["SKY WATCHERS", "AFTER DARK", "LIGHT YEARS AWAY", "WIDE OPEN"]),
        MotifGroup.Holiday => (["GOOD TIMES", "HAPPY DAYS", "MERRY & BRIGHT", "BEST WISHES"], ["TOGETHER AGAIN", "JOY ALL ROUND", "ONE FINE EVENING", "CELEBRATE"]),
        MotifGroup.Nail => (["SHINE ON", "ALL HEART", "SMALL WONDERS", "LUCKY CHARM"], ["ALWAYS BRIGHT", "ONE OF A KIND", "BE KIND", "GLOW"]),
        _ => (["NO BAD DAYS", "AFTER HOURS", "STAY LOUD", "LATE NIGHTS", "OUT OF OFFICE", "MAKE SOME NOISE", "EASY DOES IT"], ["CITY SERVICE", "ALL NIGHT LONG", "SIDE STREET CLUB", "WEEKEND ONLY"]),
    };
}
