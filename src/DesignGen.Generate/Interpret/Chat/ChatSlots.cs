using System.Collections.Frozen;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Chat;

/// <summary>A slot as chat models are told of it.</summary>
/// <param name="Key">What it is called in answers.</param>
/// <param name="Slot">The slot.</param>
/// <param name="Means">What belongs there, for the prompt.</param>
internal sealed record ChatSlot(string Key, FactSlot Slot, LocalName Means);

/// <summary>The slots that a chat model may fill, and the words that it may fill them with.</summary>
/// <remarks>All of a brief's but <see cref="FactSlot.Order"/>: which numbers are an order's is judged by grammar.</remarks>
internal static class ChatSlots
{
    /// <summary>What suggestions may be about.</summary>
    public static readonly FrozenDictionary<string, FactSlot> Ideas = new Dictionary<string, FactSlot> { ["motif"] = FactSlot.Motif, ["colour"] = FactSlot.Colour, ["palette"] = FactSlot.Scheme }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every slot, in the order of the prompt.</summary>
    public static readonly IReadOnlyList<ChatSlot> All =
    [
        new("product", FactSlot.Product, new("what is printed on", "印在什么产品上")),
        new("placement", FactSlot.Placement, new("where the print sits", "印花位置")),
        new("garment", FactSlot.Garment, new("colour of the garment, not of the print", "衣服的颜色，不是印花的颜色")),
        new("method", FactSlot.Method, new("print method", "印刷工艺")),
        new("fabric", FactSlot.Fabric, new("what the garment is made of", "面料")),
        new("size", FactSlot.Size, new("width x height of the print or tile in mm, 280x320, or one side", "印花或单元的宽x高，毫米，如280x320，或单边")),
        new("count", FactSlot.Count, new("how many designs are wanted; never pieces, dates or prices", "要多少款设计；不是件数、日期、价格")),
        new("inks", FactSlot.Inks, new("the most inks or print colours", "最多几套色")),
        new("colourways", FactSlot.Colourways, new("further colourways of each design", "每款另出几个配色")),
        new("motif", FactSlot.Motif, new("a thing to draw, one each, singular", "要画的东西，一次一个")),
        new("no-motif", FactSlot.NoMotif, new("a thing that must not be drawn", "不能出现的东西")),
        new("colour", FactSlot.Colour, new("a colour of the print", "印花的颜色")),
        new("ground", FactSlot.Ground, new("colour of the print's ground", "印花底色")),
        new("outline", FactSlot.Outline, new("colour of outlines", "描边颜色")),
        new("no-colour", FactSlot.NoColour, new("a colour that must not be used", "不能用的颜色")),
        new("no-ground", FactSlot.NoGround, new("a colour that the ground must not have", "底色不能用的颜色")),
        new("no-outline", FactSlot.NoOutline, new("a colour that outlines must not have", "线条不能用的颜色")),
        new("no-garment", FactSlot.NoGarment, new("a colour that the garment must not have", "衣服不能用的颜色")),
        new("only-colours", FactSlot.OnlyColours, new("yes, where the colours named are all that may be used", "只能用所列颜色时写 yes")),
        new("scheme", FactSlot.Scheme, new("a way of choosing colours", "色彩搭配方式")),
        new("family", FactSlot.Family, new("a kind of pattern", "花型")),
        new("no-family", FactSlot.NoFamily, new("a kind of pattern that is banned", "不要的花型")),
        new("style", FactSlot.Style, new("a style or mood", "风格或氛围")),
        new("no-style", FactSlot.NoStyle, new("a style, mood or way of colouring that is banned", "不要的风格、氛围或配色方式")),
        new("audience", FactSlot.Audience, new("who wears it", "穿的人")),
        new("season", FactSlot.Season, new("time of the year", "季节")),
        new("market", FactSlot.Market, new("where it is sold", "销售地区")),
        new("holiday", FactSlot.Holiday, new("a feast or occasion", "节日或场合")),
        new("slogan", FactSlot.Slogan, new("words to be printed, exactly as written", "要印的文字，一字不差")),
        new("pantone", FactSlot.Pantone, new("a Pantone reference as written", "潘通色号，照原文")),
        new("repeat", FactSlot.Repeat, new("how tiles step", "接版方式")),
        new("garment-size", FactSlot.GarmentSize, new("one garment size as written", "一个衣服尺码，照原文")),
        new("pieces", FactSlot.Pieces, new("pieces ordered of one garment size: S=20", "一个尺码的订购件数，如S=20")),
        new("nail-shape", FactSlot.NailShape, new("shape of nails", "甲型")),
        new("nail-length", FactSlot.NailLength, new("length of nails", "甲长")),
        new("finish", FactSlot.Finish, new("a finish: matte, foil", "表面效果：哑光、烫金")),
        new("less", FactSlot.Less, new("what there should be less of, without a ban", "要少一点、但不禁止的")),
    ];

    /// <summary>The same by what they are called.</summary>
    public static readonly FrozenDictionary<string, FactSlot> ByKey = All.ToFrozenDictionary(s => s.Key, s => s.Slot, StringComparer.Ordinal);

    /// <summary>What the trade's lexicon calls a slot; null where it has none of its own.</summary>
    public static string? TradeSlot(FactSlot slot) => slot switch
    {
        FactSlot.Product => "product",
        FactSlot.Placement => "placement",
        FactSlot.Method => "method",
        FactSlot.Fabric => "fabric",
        FactSlot.Finish => "finish",
        FactSlot.NailShape => "nail-shape",
        FactSlot.NailLength => "nail-length",
        FactSlot.Repeat => "repeat",
        _ => null,
    };

    /// <summary>The words that a slot knows, for the prompt; empty where there are too many to tell (motifs, colours) or it takes none.</summary>
    public static IEnumerable<string> Words(FactSlot slot, Lexicon lexicon, Language language) => slot switch
    {
        FactSlot.Scheme => lexicon.Schemes.Values.Select(s => s.Name.In(language)),
        FactSlot.Family => lexicon.Families.Values.Select(f => f.Name.In(language)),
        FactSlot.Style => Kinds(lexicon, language, WordKind.Style, WordKind.Mood),
        FactSlot.Audience => Kinds(lexicon, language, WordKind.Audience),
        FactSlot.Season => Kinds(lexicon, language, WordKind.Season),
        FactSlot.Market => Kinds(lexicon, language, WordKind.Market),
        FactSlot.Holiday => lexicon.Holidays.Values.Select(h => h.Name.In(language)),
        _ when TradeSlot(slot) is { } trade => lexicon.Terms.Values.Where(t => t.Slot == trade).Select(t => t.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        _ => [],
    };

    private static IEnumerable<string> Kinds(Lexicon lexicon, Language language, params WordKind[] kinds) => lexicon.Words.Values.Where(w => kinds.Contains(w.Kind)).Select(w => w.Name.In(language));
}
