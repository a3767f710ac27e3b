using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Repeats;

/// <summary>What steppings are called, in briefs, in files and on sheets.</summary>
public static class SteppingNames
{
    private static readonly ImmutableArray<(Stepping Stepping, string Key, LocalName Name, LocalName Means, string[] Spellings)> Rows =
    [
        (new(RepeatLayout.Block), "block", new("Block", "平接"), new("straight rows and columns", "按行列平接"), ["平接", "straight", "toss", "toss on block", "散点"]),
        (new(RepeatLayout.HalfDrop), "half-drop", new("Half-drop", "跳接"), new("every second column lowered by half a tile", "二分之一错位，隔列下移半个循环"), ["跳接", "1/2接", "1/2 drop", "1/2-drop"]),
        (new(RepeatLayout.HalfDrop, 3), "third-drop", new("Third-drop", "三分之一跳接"), new("each next column lowered by a third of a tile", "逐列下移三分之一个循环"), ["1/3接", "1/3 drop", "1/3-drop", "三分之一跳接"]),
        (new(RepeatLayout.HalfDrop, 4), "quarter-drop", new("Quarter-drop", "四分之一跳接"), new("each next column lowered by a quarter of a tile", "逐列下移四分之一个循环"), ["1/4接", "1/4 drop", "1/4-drop", "四分之一跳接"]),
        (new(RepeatLayout.Brick), "brick", new("Brick", "砖形接"), new("every second row moved by half a tile", "隔行右移半个循环"), ["砖接", "砖形接", "1/2 brick", "half-brick"]),
        (new(RepeatLayout.Brick, 3), "third-brick", new("Third brick", "三分之一砖形接"), new("each next row moved by a third of a tile", "逐行右移三分之一个循环"), ["1/3 brick", "1/3-brick", "三分之一砖接"]),
        (new(RepeatLayout.Brick, 4), "quarter-brick", new("Quarter brick", "四分之一砖形接"), new("each next row moved by a quarter of a tile", "逐行右移四分之一个循环"), ["1/4 brick", "1/4-brick", "四分之一砖接"]),
        (new(RepeatLayout.Mirror), "mirror", new("Mirror", "镜像接"), new("steps as a block, the tile holds all four images", "循环内含四个镜像，按平接排列"), ["镜像", "镜像接"]),
        (new(RepeatLayout.Ogee), "ogee", new("Ogee", "葱形接"), new("onion-shaped compartments; steps as a block, the tile holds two", "葱形骨架，循环内含两格，按平接排列"), ["葱形", "葱形接", "尖瓣形"]),
        (new(RepeatLayout.Diamond), "diamond", new("Diamond", "菱形接"), new("diamond compartments; steps as a block, the tile holds two", "菱形骨架，循环内含两格，按平接排列"), ["菱形", "菱形接"]),
        (new(RepeatLayout.Border), "border", new("Border", "二方连续"), new("a band that steps across only", "仅左右连续的花边"), ["二方连续", "花边", "边花"]),
    ];

    /// <summary>Every stepping, the common ones first within a layout.</summary>
    public static ImmutableArray<Stepping> All { get; } = [.. Rows.Select(r => r.Stepping)];

    /// <summary>The keys that briefs use, in English.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Rows.Select(r => r.Key)];

    /// <summary>Key in briefs and files, for example <c>third-drop</c>.</summary>
    public static string Key(this Stepping stepping) => Row(stepping).Key;

    /// <summary>Name on sheets.</summary>
    public static LocalName Name(this Stepping stepping) => Row(stepping).Name;

    /// <summary>What the printer does, in a few words.</summary>
    public static LocalName Means(this Stepping stepping) => Row(stepping).Means;

    /// <summary>The stepping that a word means, in English or Chinese; null where it means none.</summary>
    public static Stepping? Find(string word)
    {
        string folded = Fold(word);
        foreach ((Stepping stepping, string key, LocalName name, _, string[] spellings) in Rows)
        {
            if (spellings.Append(key).Append(name.Zh).Append(name.En).Any(known => Fold(known) == folded))
                return stepping;
        }
        return null;
    }

    // Hyphens and spaces are as people like them: half-drop, half drop; letters may be as wide as Chinese ones.
    private static string Fold(string word) => string.Join(' ', word.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    // Layouts that take no notice of the parts have one row, whatever the parts.
    private static (Stepping Stepping, string Key, LocalName Name, LocalName Means, string[] Spellings) Row(Stepping stepping) =>
        Rows.First(r => r.Stepping == stepping || (r.Stepping.Layout == stepping.Layout && stepping.Layout is not (RepeatLayout.HalfDrop or RepeatLayout.Brick)));
}
