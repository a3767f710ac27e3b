using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Repeats;
using DesignGen.Sheets.Reading;

namespace DesignGen.Review.Workbook;

/// <summary>Columns of the review sheet: their headers when written, and the words that find them again when read.</summary>
internal static class ReviewColumns
{
    public const string Code = "code", Decision = "decision", Rating = "rating", Comment = "comment";

    /// <summary>Most inks that get a cell of their own.</summary>
    public const int MaxInks = 8;

    // Order on the sheet; the inks stand between the palette and the size.
    private static readonly ImmutableArray<(string Key, LocalName Header, double Width)> BeforeInks =
    [
        ("picture", new("Picture", "图样"), 17),
        (Code, new("Code", "编号"), 21),
        ("title", new("Title", "名称"), 22),
        (Decision, new("Decision", "审核"), 12),
        (Rating, new("Rating", "评分"), 8),
        (Comment, new("Comment", "意见"), 30),
        ("family", new("Family", "花型"), 15),
        ("palette", new("Palette", "配色"), 15),
    ];

    private static readonly ImmutableArray<(string Key, LocalName Header, double Width)> AfterInks =
    [
        ("size", new("Size, mm", "尺寸 mm"), 13),
        ("repeat", new("Repeat", "循环"), 10),
        ("score", new("Score", "系统分"), 8),
        ("warnings", new("To check in print", "印制提示"), 30),
    ];

    // Only where the team's taste is sure.
    private static readonly ImmutableArray<(string Key, LocalName Header, double Width)> OfTaste =
    [
        ("chance", new("Likely approved", "通过可能"), 10),
        ("reasons", new("For and against", "加分减分"), 26),
    ];

    // Only where image models made the pictures.
    private static readonly ImmutableArray<(string Key, LocalName Header, double Width)> OfPictures =
    [
        ("model", new("Model", "模型"), 14),
        ("prompt", new("Prompt", "提示词"), 44),
        ("seam", new("Seam score", "接缝分"), 8),
        ("cost", new("Cost", "费用"), 10),
    ];

    private static readonly Dictionary<string, string> Words = Synonyms();

    /// <summary>Columns from A on.</summary>
    /// <param name="inks">How many inks have a cell.</param>
    /// <param name="taste">Whether the chances of approval are told.</param>
    /// <param name="pictures">Whether image models made the pictures.</param>
    public static ImmutableArray<(string Key, LocalName Header, double Width)> All(int inks, bool taste, bool pictures) =>
    [
        .. BeforeInks,
        .. taste ? OfTaste : [],
        .. Enumerable.Range(1, inks).Select(i => Ink(i)),
        .. AfterInks,
        .. pictures ? OfPictures : [],
    ];

    /// <summary>Place of a column in front of the inks, from 1.</summary>
    public static int Place(string key)
    {
        for (int i = 0; i < BeforeInks.Length; i++)
        {
            if (BeforeInks[i].Key == key)
                return i + 1;
        }
        throw new ArgumentOutOfRangeException(nameof(key), key, "No such column.");
    }

    /// <summary>Key of a folded header word, or null.</summary>
    public static string? KeyOf(string folded) => Words.GetValueOrDefault(folded);

    /// <summary>Name of a repeat on sheets; a dash where there is none.</summary>
    public static LocalName Layout(Recipe recipe) =>
        recipe.Layout is RepeatLayout layout ? new Stepping(layout, recipe.DropParts).Name() : new("–", "–");

    private static (string Key, LocalName Header, double Width) Ink(int number)
    {
        string n = number.ToString(CultureInfo.InvariantCulture);
        return ("ink" + n, new("Ink " + n, "色 " + n), 10);
    }

    private static Dictionary<string, string> Synonyms()
    {
        Dictionary<string, string> words = [];
        foreach ((string key, LocalName header, _) in All(MaxInks, taste: true, pictures: true))
        {
            words[SheetTable.Fold(header.En)] = key;
            words[SheetTable.Fold(header.Zh)] = key;
        }
        Add(Code, "id", "variant", "variant code", "design code", "款号", "编码", "设计编号");
        Add(Decision, "decisions", "review", "review result", "verdict", "result", "审核结果", "审核结论", "评审", "决定", "结果");
        Add(Rating, "ratings", "stars", "打分", "星级");
        Add(Comment, "comments", "remark", "remarks", "note", "notes", "备注", "审核意见", "修改意见", "说明");
        return words;

        void Add(string key, params ReadOnlySpan<string> others)
        {
            foreach (string word in others)
                words[SheetTable.Fold(word)] = key;
        }
    }
}
