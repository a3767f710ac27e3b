using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;
using DesignGen.Sheets.Reading;

namespace DesignGen.Server.Intake;

/// <summary>How the text of a cell becomes a value of a form.</summary>
internal enum ColumnKind
{
    /// <summary>One value on one line.</summary>
    Line,

    /// <summary>A number; a cell may hold it as one.</summary>
    Number,

    /// <summary>Several values, parted by commas, semicolons or line breaks.</summary>
    List,

    /// <summary>Several values, each a line of the cell, commas and all.</summary>
    Lines,

    /// <summary>Text whose line breaks count.</summary>
    Prose,
}

/// <summary>A column of a workbook of briefs.</summary>
/// <param name="Key">The key of the form that it fills in, as messages name it; a dot leads into a map.</param>
/// <param name="Headers">Its headers, English first, Chinese second, then others that are understood.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Width">Its width in the template, in digits; 0 where the template leaves it out.</param>
/// <param name="Meaning">What goes into it.</param>
internal sealed record BriefColumn(string Key, ImmutableArray<string> Headers, ColumnKind Kind, double Width, LocalName Meaning)
{
    /// <summary>The header that the template writes.</summary>
    public LocalName Header => new(Headers[0], Headers[1]);
}

/// <summary>The columns that workbooks of briefs may have: every key of a form that one cell can hold.</summary>
internal static class BriefColumns
{
    public static readonly string Title = BriefKeys.NameOf(BriefKeys.Title), Text = BriefKeys.NameOf(BriefKeys.Text), Product = BriefKeys.NameOf(BriefKeys.Product), Placement = BriefKeys.NameOf(BriefKeys.Placement),
        Garment = BriefKeys.NameOf(BriefKeys.Garment), Print = BriefKeys.NameOf(BriefKeys.Print), Count = BriefKeys.NameOf(BriefKeys.Count), Inks = BriefKeys.NameOf(BriefKeys.Inks), Language = BriefKeys.NameOf(BriefKeys.Language),
        Style = BriefKeys.NameOf(BriefKeys.Style), Reference = BriefKeys.NameOf(BriefKeys.Reference);

    // Longer texts are no mistyped headers, and comparing them takes long.
    private const int LongestHeader = 40;

    /// <summary>All columns, those of the template in its order first.</summary>
    public static ImmutableArray<BriefColumn> All { get; } =
    [
        Of(BriefKeys.Title, ColumnKind.Line, 24, "Name of the batch and of its folder. Rows that begin with 'example' are skipped.", "批次和文件夹的名称。以“示例”开头的行会被跳过。"),
        Of(BriefKeys.Text, ColumnKind.Prose, 56, "What is wanted, in plain words, English or Chinese. All other columns may then stay empty; where they say something, they hold.", "用中文或英文写明要什么。写了这一列，其他列都可留空；其他列若有填写，以其为准。"),
        Of(BriefKeys.Product, ColumnKind.Line, 16, "What is printed. Needed where there is no text.", "印在什么产品上。没有写需求文字时必填。"),
        Of(BriefKeys.Placement, ColumnKind.Line, 18, "Where on the product. Empty: its first place.", "印在产品的哪个位置。留空取第一个位置。"),
        Of(BriefKeys.Garment, ColumnKind.Line, 14, "The garment's colour: one in stock by name, or a value like #1f3a5f.", "衣服颜色：库存颜色的名称，或 #1f3a5f 这样的色值。"),
        Of(BriefKeys.Print, ColumnKind.Line, 18, "The print method. Empty: the product's first.", "印花工艺。留空取该产品的第一种。"),
        Of(BriefKeys.Size, ColumnKind.Line, 18, "Width x height with a unit: 280mm x 320mm. For all-over prints the size of the tile.", "宽 x 高，带单位：280mm x 320mm。满版为一个回位的尺寸。"),
        Of(BriefKeys.Count, ColumnKind.Number, 8, "How many variants, 1 to 2000. Empty: 24.", "要多少款，1 到 2000。留空为 24。"),
        Of(BriefKeys.Inks, ColumnKind.Number, 8, "Most inks of a variant, 1 to 12.", "每款最多几套色，1 到 12。"),
        Of(BriefKeys.Colours, ColumnKind.List, 20, "Colours used exactly, and all of them: #1f3a5f, #e4572e.", "必须原样全部使用的颜色：#1f3a5f, #e4572e。"),
        Of(BriefKeys.NameOf(BriefKeys.Wishes) + "." + BriefKeys.NameOf(BriefKeys.AnyPart), BriefKeys.Wishes, ColumnKind.List, 18, "Colours wished for, by name or value: navy, coral.", "希望用的颜色，写名称或色值：藏青、珊瑚色。"),
        Of(BriefKeys.Motifs, ColumnKind.List, 20, "What is to be seen: koi, waves.", "要画什么：锦鲤、海浪。"),
        Of(BriefKeys.NoMotifs, ColumnKind.List, 18, "What must not be seen: skull.", "不能出现的图案：骷髅。"),
        Of(BriefKeys.NativeMotifs, ColumnKind.Line, 12, "Whether motif packs are left out: yes or no. Empty: as the house has it.", "是否只用自带图案、不用图案包：是或否。留空按本店设置。"),
        Of(BriefKeys.NoColours, ColumnKind.List, 16, "Colours that must not be used: red.", "不能使用的颜色：红色。"),
        Of(BriefKeys.Families, ColumnKind.List, 20, "Pattern families; `designgen families` lists them.", "花型；用 `designgen families` 查看。"),
        Of(BriefKeys.Moods, ColumnKind.List, 16, "Words that families and palettes are tagged with: calm, summer.", "花型和配色的标签词：calm, summer。"),
        Of(BriefKeys.Exclude, ColumnKind.List, 16, "Families or tags not to use.", "不要的花型或标签。"),
        Of(BriefKeys.Repeat, ColumnKind.List, 14, "For all-over prints: block, half-drop, brick and others.", "满版的接版方式：平接、跳接、砖形接等。"),
        Of(BriefKeys.Lettering, ColumnKind.Lines, 18, "Words to be lettered, one line of the print to each line of the cell.", "要印的字，单元格内每行印成一行。"),
        Of(BriefKeys.Font, ColumnKind.Line, 16, "What the words are set in: a style such as varsity, a font's family, or its file in templates/fonts.", "文字用的字体：内置字体（如 varsity）、字体名称，或 templates/fonts 里的文件。"),
        Of(BriefKeys.Setting, ColumnKind.Line, 10, "How the words run: level, or vertical for columns from right to left. Empty: left to the designs.", "文字走向：横排，或竖排（从右到左成列）。留空由设计决定。"),
        Of(BriefKeys.Colourways, ColumnKind.Number, 11, "Further colourways of each design, 0 to 8.", "每款另做几套配色，0 到 8。"),
        Of(BriefKeys.Sizes, ColumnKind.List, 14, "Sizes of the product's chart: S, M, L. Empty: all.", "产品尺码表中的尺码：S, M, L。留空为全部。"),
        Of(BriefKeys.Quantities, ColumnKind.List, 18, "Pieces of each size: S 20, M 40. For a product without sizes one number.", "各尺码件数：S 20, M 40。无尺码的产品只写一个数。"),
        Of(BriefKeys.Style, ColumnKind.Line, 14, "The factory's style number.", "工厂款号。"),
        Of(BriefKeys.RequestedBy, ColumnKind.Line, 14, "Who asks.", "谁提交的。"),
        Of(BriefKeys.Seed, ColumnKind.Number, 8, "The same seed gives the same batch, 0 to 2147483647. Empty: 1.", "相同种子得到相同批次，0 到 2147483647。留空为 1。"),
        Of(BriefKeys.Notes, ColumnKind.Prose, 30, "For people; nothing is read from it.", "给人看的备注，不参与生成。"),
        Of(BriefKeys.Language, ColumnKind.Line, 10, "Language of the review sheet: en or zh. Empty: that of the headers.", "审核表的语言：en 或 zh。留空与表头相同。"),
        Of(BriefKeys.Palettes, ColumnKind.List, 0, "Palettes or harmonies of the shop.", "本店的色盘或配色法。"),
        Of(BriefKeys.NameOf(BriefKeys.Nails) + "." + BriefKeys.NameOf(BriefKeys.NailShape), "nail-shape|甲型", ColumnKind.Line, 0, "Shape of nails: almond.", "甲型：杏仁形。"),
        Of(BriefKeys.NameOf(BriefKeys.Nails) + "." + BriefKeys.NameOf(BriefKeys.NailLength), "nail-length|甲长", ColumnKind.Line, 0, "Length of nails: medium.", "指甲长度：中。"),
        Of(BriefKeys.NameOf(BriefKeys.Nails) + "." + BriefKeys.NameOf(BriefKeys.NailSize), "nail-size|甲码", ColumnKind.Line, 0, "Size set of nails: M.", "甲片尺码：M。"),
        Of(BriefKeys.Treatments, ColumnKind.List, 0, "Treatments in turn: halftone, distress, none.", "轮流使用的效果：半调网点、做旧磨损、无。"),
        Of(BriefKeys.Tries, ColumnKind.Number, 0, "Most tries for one variant, 1 to 20.", "每款最多尝试几次，1 到 20。"),
        Of(BriefKeys.FilmResolution, ColumnKind.Number, 0, "Resolution of films, 150 to 2400 dpi.", "菲林精度，150 到 2400 dpi。"),
        Of(BriefKeys.Press, ColumnKind.Line, 0, "The press that files are made ready for; empty: the print method's.", "按哪台印花机出版；留空为该工艺的默认机台。"),
        Of(BriefKeys.Engine, ColumnKind.Line, 0, "procedural, diffusion or remote.", "内置、本地模型或在线模型。"),
        Of(BriefKeys.Model, ColumnKind.Line, 0, "The image model.", "图像模型。"),
        Of(BriefKeys.Subject, ColumnKind.Line, 0, "What an image model is to draw.", "图像模型要画的内容。"),
        Of(BriefKeys.Avoid, ColumnKind.Line, 0, "What an image model is not to draw.", "图像模型不要画的内容。"),
        Of(BriefKeys.Use, ColumnKind.Line, 0, "picture or motif.", "整图或元素。"),
        Of(BriefKeys.Styles, ColumnKind.List, 0, "Styles of an image model's pictures.", "图像模型的画风。"),
        Of(BriefKeys.Reference, ColumnKind.Line, 0, "Picture to begin from, a file beside the workbook.", "参考图，放在工作簿旁边的文件。"),
        Of(BriefKeys.Strength, ColumnKind.Number, 0, "How far pictures may leave the reference, 0.05 to 1.", "可偏离参考图的程度，0.05 到 1。"),
    ];

    private static readonly Dictionary<string, BriefColumn> Words = All.SelectMany(c => c.Headers, (c, h) => (Word: SheetTable.Fold(h), Column: c)).ToDictionary(w => w.Word, w => w.Column, StringComparer.Ordinal);

    /// <summary>The column of a header, in either language, upper and lower case and dashes alike; null where none has it.</summary>
    public static BriefColumn? Find(string header) => Words.GetValueOrDefault(SheetTable.Fold(header));

    /// <summary>The known header nearest to a mistyped one, or null.</summary>
    public static string? Nearest(string header) => header.Length > LongestHeader ? null : Spelling.Nearest(header.Trim().ToLowerInvariant(), All.SelectMany(c => c.Headers));

    private static BriefColumn Of(string key, ColumnKind kind, double width, string en, string zh) => Of(BriefKeys.NameOf(key), key, kind, width, en, zh);

    private static BriefColumn Of(string key, string headers, ColumnKind kind, double width, string en, string zh) => new(key, [.. headers.Split('|')], kind, width, new(en, zh));
}
