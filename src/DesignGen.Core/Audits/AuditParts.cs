using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace DesignGen.Core.Audits;

/// <summary>Which parts of which entries, as the subject of a <see cref="AuditKind.PersonErased"/> entry says it: <c>Who 3,5-9 Words 3</c>.</summary>
public static class AuditParts
{
    /// <summary>The text for some parts.</summary>
    public static string ToText(IEnumerable<(long Number, AuditPart Part)> parts)
    {
        var text = new StringBuilder();
        foreach (var group in parts.GroupBy(p => p.Part).OrderBy(g => g.Key))
        {
            text.Append(text.Length > 0 ? " " : "").Append(group.Key.ToString()).Append(' ');
            long[] numbers = [.. group.Select(p => p.Number).Distinct().Order()];
            for (int first = 0, last; first < numbers.Length; first = last + 1)
            {
                for (last = first; last + 1 < numbers.Length && numbers[last + 1] == numbers[last] + 1;)
                    last++;
                text.Append(CultureInfo.InvariantCulture, $"{(first > 0 ? "," : "")}{numbers[first]}");
                if (last > first)
                    text.Append(CultureInfo.InvariantCulture, $"-{numbers[last]}");
            }
        }
        return text.ToString();
    }

    /// <summary>Reads such a text; what it can't read is left out, so that nothing counts as taken out by mistake.</summary>
    public static IReadOnlyList<(AuditPart Part, long First, long Last)> Read(string text)
    {
        var read = ImmutableArray.CreateBuilder<(AuditPart, long, long)>();
        string[] words = text.Split(' ');
        for (int i = 0; i + 1 < words.Length; i += 2)
        {
            if (!Enum.TryParse(words[i], out AuditPart part))
                continue;
            foreach (string range in words[i + 1].Split(','))
            {
                string[] ends = range.Split('-');
                if (long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out long first) && long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out long last))
                    read.Add((part, first, last));
            }
        }
        return read.ToImmutable();
    }
}
