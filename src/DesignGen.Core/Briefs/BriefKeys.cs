using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Briefs;

/// <summary>The keys of briefs, each with its other spellings behind bars: English first, as messages have it, Chinese second, as workbooks have it, then whatever else is understood.</summary>
public static class BriefKeys
{
#pragma warning disable CS1591 // Each is what it is called; docs/formats/brief.md says what goes into it.
    public const string Text = "text|需求|描述|文本";
    public const string Title = "title|标题|名称";
    public const string Language = "language|语言";
    public const string Product = "product|产品";
    public const string Placement = "placement|位置";
    public const string Garment = "garment|衣服颜色|底色";
    public const string Print = "print|工艺|印花工艺";
    public const string Size = "size|尺寸|回位";
    public const string Count = "count|款数|数量";
    public const string Seed = "seed|种子";
    public const string Inks = "inks|套色|颜色数";
    public const string Colours = "colours|颜色|colors";
    public const string Wishes = "colour-wishes|用色|color-wishes";
    public const string NoColours = "no-colours|不要颜色|no-colors|禁用颜色";
    public const string Palettes = "palettes|色盘|配色";
    public const string Families = "families|花型";
    public const string Motifs = "motifs|图案|元素图案";
    public const string NoMotifs = "no-motifs|不要图案|禁用图案";
    public const string NativeMotifs = "native-motifs|只用自带图案";
    public const string Exclude = "exclude|不要";
    public const string Moods = "moods|风格";
    public const string Repeat = "repeat|接版";
    public const string Treatments = "treatments|效果|treatment|印花效果";
    public const string Lettering = "lettering|文字";
    public const string Font = "font|字体|typeface";
    public const string Setting = "setting|排字|文字走向";
    public const string Nails = "nails|美甲";
    public const string Colourways = "colourways|配色方案|colorways|配色数";
    public const string Tries = "tries|尝试次数";
    public const string Sizes = "sizes|尺码";
    public const string Quantities = "quantities|各码件数|尺码数量|件数";
    public const string Style = "style|款号";
    public const string RequestedBy = "requested-by|提交人";
    public const string FilmResolution = "film-dpi|菲林精度";
    public const string Press = "press|印花机|机台";
    public const string Notes = "notes|备注";
    public const string Engine = "engine|引擎|生成方式";
    public const string Model = "model|模型";
    public const string Subject = "subject|主题|画面";
    public const string Avoid = "avoid|避免";
    public const string Use = "use|用法";
    public const string Styles = "styles|画风";
    public const string Reference = "reference|参考图";
    public const string Strength = "strength|参考强度";

    // Of the map under nails.
    public const string NailShape = "shape|甲型", NailLength = "length|长度", NailSize = "size|尺码";

    // Of the maps under colour-wishes and no-colours: the parts of a design that colours are for, and whether there may be others.
    public const string AnyPart = "any|任意", GroundPart = "ground|底", OutlinePart = "outline|线", MotifPart = "motif|花", Only = "only|仅此";
#pragma warning restore CS1591

    private static readonly string[][] All = [.. new[]
    {
        Text, Title, Language, Product, Placement, Garment, Print, Size, Count, Seed, Inks, Colours, Wishes, NoColours, Palettes, Families, Motifs, NoMotifs, NativeMotifs, Exclude, Moods, Repeat, Treatments, Lettering, Font, Setting, Nails,
        Colourways, Tries, Sizes, Quantities, Style, RequestedBy, FilmResolution, Press, Notes, Engine, Model, Subject, Avoid, Use, Styles, Reference, Strength,
    }.Select(k => k.Split('|'))];

    /// <summary>What messages call a key.</summary>
    /// <param name="key">One of the keys above, with its spellings.</param>
    public static string NameOf(string key) => key.Split('|')[0];

    /// <summary>The names of all keys, as messages and as workbooks have them.</summary>
    public static IEnumerable<LocalName> Names => All.Select(k => new LocalName(k[0], k[1]));

    /// <summary>Whether two spellings are of one key.</summary>
    public static bool Same(string a, string b) => a == b || All.Any(k => k.Contains(a) && k.Contains(b));

    /// <summary>A spelling of a part as messages have it; null for none.</summary>
    public static string? PartOf(string spelling) => new[] { AnyPart, GroundPart, OutlinePart, MotifPart }.Select(p => p.Split('|')).FirstOrDefault(p => p.Contains(spelling))?[0];
}
