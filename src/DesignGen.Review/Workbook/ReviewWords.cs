using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Reviews;

namespace DesignGen.Review.Workbook;

/// <summary>How decisions and ratings are written on sheets, and everything that people write instead.</summary>
internal static class ReviewWords
{
    /// <summary>The decisions that a reviewer can take, in the order of the drop-down.</summary>
    public static IReadOnlyList<Decision> Choices { get; } = [Decision.Approve, Decision.Decline, Decision.Revise];

    /// <summary>What may stand in a decision cell, for messages.</summary>
    public static LocalName AllowedDecisions { get; } =
        new("Approve, Decline or Revise (also yes or no, 通过, 驳回, 修改)", "通过、驳回或修改（也可写 是、否、approve、decline、revise）");

    private static readonly FrozenDictionary<string, Decision> Spoken = Dictionary(
        (Decision.Approve, "approve approved accept accepted ok okay pass passed yes y true 1 keep 通过 批准 同意 可以 采用 是 好 √ ✓ ✔ wahr ja vrai oui verdadero sí vero sì verdadeiro sim истина да"),
        (Decision.Decline, "decline declined reject rejected refuse refused no n false 0 驳回 拒绝 否 不 不通过 不同意 不要 不采用 淘汰 × ✗ ✘ falsch nein faux non falso não ложь нет"),
        (Decision.Revise, "revise revised revision change rework 修改 改 需修改 待修改 要修改 返工 调整"));

    /// <summary>A decision's word; empty for none.</summary>
    public static LocalName Word(Decision decision) => decision switch
    {
        Decision.Approve => new("Approve", "通过"),
        Decision.Decline => new("Decline", "驳回"),
        Decision.Revise => new("Revise", "修改"),
        _ => new("", ""),
    };

    /// <summary>A decision's word in a sentence.</summary>
    public static LocalName Say(Decision decision) => decision == Decision.None ? new("undecided", "未审核") : Word(decision);

    /// <summary>Reads a decision: any language above, any case, full-width forms, with quotes and full stops round it. Empty is none.</summary>
    public static bool TryDecision(string text, out Decision decision)
    {
        decision = Decision.None;
        string word = Plain(text).TrimEnd('.', '!', '。');
        return word.Length == 0 || Spoken.TryGetValue(word, out decision);
    }

    /// <summary>Reads a rating of 1 to 5 whole stars: <c>4</c>, <c>4.0</c>, <c>4,0</c>, <c>４</c>, <c>4/5</c>, <c>4分</c>, <c>★★★★☆</c>. Empty is 0, none.</summary>
    public static bool TryRating(string text, out int rating)
    {
        rating = 0;
        string word = Plain(text);
        if (word.Length == 0)
            return true;
        if (word.All(c => c is '★' or '☆' or '⭐' or '\uFE0F'))
        {
            rating = word.Count(c => c is '★' or '⭐');
            return rating is >= 1 and <= 5;
        }
        foreach (string ending in (ReadOnlySpan<string>)["/5", "分", "星", "颗星", "stars", "star"])
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                word = word[..^ending.Length].TrimEnd();
        }
        if (!double.TryParse(word.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double stars) || stars is not (1 or 2 or 3 or 4 or 5))
            return false;
        rating = (int)stars;
        return true;
    }

    /// <summary>A comment as it is kept: line ends are <c>\n</c>, no space round it, and without the quote that guards text from becoming a formula.</summary>
    public static string Comment(string text)
    {
        string plain = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (plain.Length > 1 && plain[0] == '\'' && plain[1] is '=' or '+' or '-' or '@' or '\t' or '\n')
            plain = plain[1..];
        return plain.Trim();
    }

    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Trim().Trim('\'', '"', '‘', '’', '“', '”').Trim().ToLowerInvariant();

    private static FrozenDictionary<string, Decision> Dictionary(params ReadOnlySpan<(Decision Decision, string Words)> lists)
    {
        Dictionary<string, Decision> all = [];
        foreach ((Decision decision, string words) in lists)
        {
            foreach (string word in words.Split(' '))
                all.Add(Plain(word), decision);
        }
        return all.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
