using System.Collections.Immutable;
using System.Text;

namespace DesignGen.Core.Houses;

/// <summary>The signs that the lettering of visible labels has. No font is needed for them, so there are few.</summary>
public static class LabelSigns
{
    /// <summary>Longest label, signs.</summary>
    public const int Most = 24;

    /// <summary>The Chinese signs: those of AI生成 and 人工智能生成, and 合 of 生成合成.</summary>
    public const string Han = "生成人工智能合";

    private const string Marks = "&.,'-!?:/#+ ";

    /// <summary>The signs of a text that the lettering lacks, each once, in order. Small letters are set as capitals.</summary>
    public static ImmutableArray<string> Missing(string text) =>
        [.. text.EnumerateRunes().Where(r => !Has(r)).Select(r => r.ToString()).Distinct()];

    private static bool Has(Rune sign) => sign.IsAscii
        ? Rune.IsLetterOrDigit(sign) || Marks.Contains((char)sign.Value, StringComparison.Ordinal)
        : sign.IsBmp && Han.Contains((char)sign.Value, StringComparison.Ordinal);
}
