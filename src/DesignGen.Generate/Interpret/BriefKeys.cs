namespace DesignGen.Generate.Interpret;

/// <summary>The keys of briefs, each with its other spellings; messages use the first.</summary>
internal static class BriefKeys
{
    public const string Text = "text|描述|需求|文本";
    public const string Title = "title|标题|名称";
    public const string Language = "language|语言";
    public const string Product = "product|产品";
    public const string Placement = "placement|位置";
    public const string Garment = "garment|底色|衣服颜色";
    public const string Print = "print|印花工艺|工艺";
    public const string Size = "size|尺寸|回位";
    public const string Count = "count|款数|数量";
    public const string Inks = "inks|套色|颜色数";
    public const string Colours = "colours|colors|颜色";
    public const string Wishes = "colour-wishes|color-wishes|用色";
    public const string NoColours = "no-colours|no-colors|不要颜色|禁用颜色";
    public const string Palettes = "palettes|色盘|配色";
    public const string Families = "families|花型";
    public const string Motifs = "motifs|图案|元素图案";
    public const string Exclude = "exclude|不要";
    public const string NoMotifs = "no-motifs|不要图案|禁用图案";
    public const string Moods = "moods|风格";
    public const string Repeat = "repeat|接版";
    public const string Lettering = "lettering|文字";
    public const string Nails = "nails|美甲";
    public const string Colourways = "colourways|colorways|配色数|配色方案";
    public const string Sizes = "sizes|尺码";
    public const string Notes = "notes|备注";
    public const string Model = "model|模型";
    public const string Engine = "engine|引擎|生成方式";
    public const string Subject = "subject|主题|画面";
    public const string Avoid = "avoid|避免";

    private static readonly string[][] All = [.. new[]
    {
        Text, Title, Language, Product, Placement, Garment, Print, Size, Count, Inks, Colours, Wishes, NoColours, Palettes, Families, Motifs, NoMotifs, Exclude, Moods, Repeat,
        Lettering, Nails, Colourways, Sizes, Notes, Engine, Model, Subject, Avoid,
    }.Select(k => k.Split('|'))];

    /// <summary>The parts of a design that colours may be for, each with its other spellings.</summary>
    public const string AnyPart = "any|任意", GroundPart = "ground|底", OutlinePart = "outline|线", MotifPart = "motif|花";

    /// <summary>A spelling of a part as messages have it; null for none.</summary>
    public static string? PartOf(string spelling) => new[] { AnyPart, GroundPart, OutlinePart, MotifPart }.Select(p => p.Split('|')).FirstOrDefault(p => p.Contains(spelling))?[0];

    /// <summary>Whether two spellings are of one key.</summary>
    public static bool Same(string a, string b) => a == b || All.Any(k => k.Contains(a) && k.Contains(b));
}
