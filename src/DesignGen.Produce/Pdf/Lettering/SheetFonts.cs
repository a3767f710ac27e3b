using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Render.Fonts;

namespace DesignGen.Produce.Pdf.Lettering;

/// <summary>The fonts that documents for people are set in: Helvetica, which readers have, and for Chinese a font of this machine.</summary>
/// <remarks>
/// The Chinese font is looked for when it is first asked for, and a part of it is embedded in each document; so a font whose maker forbids that
/// is passed over. Safe to share between threads.
/// </remarks>
public sealed class SheetFonts
{
    // Upright faces of one weight for text, the usual ones of Linux, Windows and macOS; after them any font that has the characters.
    private static readonly ImmutableArray<string> Preferred =
    [
        "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "HarmonyOS Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB", "Heiti SC",
        "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback", "SimHei", "DengXian", "STHeiti", "Noto Serif CJK SC", "SimSun",
    ];

    // What a font must draw to be one for simplified Chinese.
    private const string Sample = "印花工艺单尺码数量油墨网版菲林颜色成本检查签字，。（）：";

    private readonly Lazy<FontFile?> _chinese;

    /// <summary>Fonts found by a search.</summary>
    /// <param name="search">Where to look for a Chinese font; null for nowhere.</param>
    public SheetFonts(FontSearch? search) => _chinese = new(() => search is null ? null : Find(search));

    /// <summary>Those of this machine.</summary>
    public static SheetFonts OnThisMachine { get; } = new(FontSearch.OnThisMachine());

    /// <summary>Helvetica alone.</summary>
    public static SheetFonts None { get; } = new(null);

    /// <summary>Whether there is a font for Chinese.</summary>
    public bool HasChinese => _chinese.Value is not null;

    /// <summary>The Chinese font's name and the terms that it states; null where there is none.</summary>
    public (string Name, string Licence)? ChineseFont => _chinese.Value is { } font ? (font.Names.Full, font.Names.Licence.Length > 0 ? font.Names.Licence : font.Names.Copyright) : null;

    /// <summary>The Chinese font; reading of its glyphs takes a lock on it.</summary>
    internal FontFile? Chinese => _chinese.Value;

    private static FontFile? Find(FontSearch search)
    {
        IEnumerable<FontListing> faces = Preferred.Select(search.Named).OfType<FontListing>().Concat(search.All.Where(f => f.Han).OrderBy(f => Math.Abs(f.Weight - 400)).ThenBy(f => f.Path, StringComparer.Ordinal).ThenBy(f => f.Face));
        foreach (FontListing face in faces)
        {
            try
            {
                FontFile font = FontSearch.Read(face);
                if (font.Embedding != FontEmbedding.Restricted && !font.WholeOnly && font.Missing(Sample).IsEmpty && !font.Shape(new Rune('印')).IsEmpty)
                    return font;
            }
            catch (Exception e) when (e is InputException or UnavailableException)
            {
                // A damaged font is passed over like one that lacks the characters.
            }
        }
        return null;
    }
}
