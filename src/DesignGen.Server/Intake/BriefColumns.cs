using System.Collections.Immutable;
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
    public const string Title = "title", Text = "text", Product = "product", Placement = "placement", Garment = "garment", Print = "print", Count = "count", Inks = "inks", Language = "language", Style = "style",
        Reference = "reference";

    // Longer texts are no mistyped headers, and comparing them takes long.
    private const int LongestHeader = 40;

    /// <summary>All columns, those of the template in its order first.</summary>
    public static ImmutableArray<BriefColumn> All { get; } =
    [
        Of(Title, "title|标题|名称", ColumnKind.Line, 24, "Name of the batch and of its folder. Rows that begin with 'example' are skipped.", "批次和文件夹的名称。以“示例”开头的行会被跳过。"),
        Of(Text, "text|需求|描述|文本", ColumnKind.Prose, 56, "What is wanted, in plain words, English or Chinese. All other columns may then stay empty; where they say something, they hold.", "用中文或英文写明要什么。写了这一列，其他列都可留空；其他列若有填写，以其为准。"),
        Of(Product, "product|产品", ColumnKind.Line, 16, "What is printed. Needed where there is no text.", "印在什么产品上。没有写需求文字时必填。"),
        Of(Placement, "placement|位置", ColumnKind.Line, 18, "Where on the product. Empty: its first place.", "印在产品的哪个位置。留空取第一个位置。"),
        Of(Garment, "garment|衣服颜色|底色", ColumnKind.Line, 14, "The garment's colour: one in stock by name, or a value like #1f3a5f.", "衣服颜色：库存颜色的名称，或 #1f3a5f 这样的色值。"),
        Of(Print, "print|工艺|印花工艺", ColumnKind.Line, 18, "The print method. Empty: the product's first.", "印花工艺。留空取该产品的第一种。"),
        Of("size", "size|尺寸|回位", ColumnKind.Line, 18, "Width x height with a unit: 280mm x 320mm. For all-over prints the size of the tile.", "宽 x 高，带单位：280mm x 320mm。满版为一个回位的尺寸。"),
        Of(Count, "count|款数|数量", ColumnKind.Number, 8, "How many variants, 1 to 2000. Empty: 24.", "要多少款，1 到 2000。留空为 24。"),
        Of(Inks, "inks|套色|颜色数", ColumnKind.Number, 8, "Most inks of a variant, 1 to 12.", "每款最多几套色，1 到 12。"),
        Of("colours", "colours|颜色|colors", ColumnKind.List, 20, "Colours used exactly, and all of them: #1f3a5f, #e4572e.", "必须原样全部使用的颜色：#1f3a5f, #e4572e。"),
        Of("colour-wishes.any", "colour-wishes|用色|color-wishes", ColumnKind.List, 18, "Colours wished for, by name or value: navy, coral.", "希望用的颜色，写名称或色值：藏青、珊瑚色。"),
        Of("motifs", "motifs|图案|元素图案", ColumnKind.List, 20, "What is to be seen: koi, waves.", "要画什么：锦鲤、海浪。"),
        Of("no-motifs", "no-motifs|不要图案|禁用图案", ColumnKind.List, 18, "What must not be seen: skull.", "不能出现的图案：骷髅。"),
        Of("no-colours", "no-colours|不要颜色|no-colors|禁用颜色", ColumnKind.List, 16, "Colours that must not be used: red.", "不能使用的颜色：红色。"),
        Of("families", "families|花型", ColumnKind.List, 20, "Pattern families; `designgen families` lists them.", "花型；用 `designgen families` 查看。"),
        Of("moods", "moods|风格", ColumnKind.List, 16, "Words that families and palettes are tagged with: calm, summer.", "花型和配色的标签词：calm, summer。"),
        Of("exclude", "exclude|不要", ColumnKind.List, 16, "Families or tags not to use.", "不要的花型或标签。"),
        Of("repeat", "repeat|接版", ColumnKind.List, 14, "For all-over prints: block, half-drop, brick and others.", "满版的接版方式：平接、跳接、砖形接等。"),
        Of("lettering", "lettering|文字", ColumnKind.Lines, 18, "Words to be lettered, one line of the print to each line of the cell.", "要印的字，单元格内每行印成一行。"),
        Of("colourways", "colourways|配色方案|colorways|配色数", ColumnKind.Number, 11, "Further colourways of each design, 0 to 8.", "每款另做几套配色，0 到 8。"),
        Of("sizes", "sizes|尺码", ColumnKind.List, 14, "Sizes of the product's chart: S, M, L. Empty: all.", "产品尺码表中的尺码：S, M, L。留空为全部。"),
        Of(Style, "style|款号", ColumnKind.Line, 14, "The factory's style number.", "工厂款号。"),
        Of("requested-by", "requested-by|提交人", ColumnKind.Line, 14, "Who asks.", "谁提交的。"),
        Of("seed", "seed|种子", ColumnKind.Number, 8, "The same seed gives the same batch, 0 to 2147483647. Empty: 1.", "相同种子得到相同批次，0 到 2147483647。留空为 1。"),
        Of("notes", "notes|备注", ColumnKind.Prose, 30, "For people; nothing is read from it.", "给人看的备注，不参与生成。"),
        Of(Language, "language|语言", ColumnKind.Line, 10, "Language of the review sheet: en or zh. Empty: that of the headers.", "审核表的语言：en 或 zh。留空与表头相同。"),
        Of("palettes", "palettes|色盘|配色", ColumnKind.List, 0, "Palettes or harmonies of the shop.", "本店的色盘或配色法。"),
        Of("nails.shape", "nail-shape|甲型", ColumnKind.Line, 0, "Shape of nails: almond.", "甲型：杏仁形。"),
        Of("nails.length", "nail-length|甲长", ColumnKind.Line, 0, "Length of nails: medium.", "指甲长度：中。"),
        Of("nails.size", "nail-size|甲码", ColumnKind.Line, 0, "Size set of nails: M.", "甲片尺码：M。"),
        Of("tries", "tries|尝试次数", ColumnKind.Number, 0, "Most tries for one variant, 1 to 20.", "每款最多尝试几次，1 到 20。"),
        Of("film-dpi", "film-dpi|菲林精度", ColumnKind.Number, 0, "Resolution of films, 150 to 2400 dpi.", "菲林精度，150 到 2400 dpi。"),
        Of("engine", "engine|引擎|生成方式", ColumnKind.Line, 0, "procedural, diffusion or remote.", "内置、本地模型或在线模型。"),
        Of("model", "model|模型", ColumnKind.Line, 0, "The image model.", "图像模型。"),
        Of("subject", "subject|主题|画面", ColumnKind.Line, 0, "What an image model is to draw.", "图像模型要画的内容。"),
        Of("avoid", "avoid|避免", ColumnKind.Line, 0, "What an image model is not to draw.", "图像模型不要画的内容。"),
        Of("use", "use|用法", ColumnKind.Line, 0, "picture or motif.", "整图或元素。"),
        Of("styles", "styles|画风", ColumnKind.List, 0, "Styles of an image model's pictures.", "图像模型的画风。"),
        Of(Reference, "reference|参考图", ColumnKind.Line, 0, "Picture to begin from, a file beside the workbook.", "参考图，放在工作簿旁边的文件。"),
        Of("strength", "strength|参考强度", ColumnKind.Number, 0, "How far pictures may leave the reference, 0.05 to 1.", "可偏离参考图的程度，0.05 到 1。"),
    ];

    private static readonly Dictionary<string, BriefColumn> Words = All.SelectMany(c => c.Headers, (c, h) => (Word: SheetTable.Fold(h), Column: c)).ToDictionary(w => w.Word, w => w.Column, StringComparer.Ordinal);

    /// <summary>The column of a header, in either language, upper and lower case and dashes alike; null where none has it.</summary>
    public static BriefColumn? Find(string header) => Words.GetValueOrDefault(SheetTable.Fold(header));

    /// <summary>The known header nearest to a mistyped one, or null.</summary>
    public static string? Nearest(string header) => header.Length > LongestHeader ? null : Spelling.Nearest(header.Trim().ToLowerInvariant(), All.SelectMany(c => c.Headers));

    private static BriefColumn Of(string key, string headers, ColumnKind kind, double width, string en, string zh) => new(key, [.. headers.Split('|')], kind, width, new(en, zh));
}
