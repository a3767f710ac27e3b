using System.Text;
using DesignGen.Core.Measures;

namespace DesignGen.Produce.TechPacks;

/// <summary>How a text is set: its size and weight.</summary>
/// <param name="Points">Height of the em, points.</param>
/// <param name="Bold">Whether it is bold.</param>
internal readonly record struct Setting(double Points, bool Bold = false)
{
    private const double LinesApart = 1.32;

    /// <summary>Height of the em, mm.</summary>
    public double Em => Points / 72 * Length.MillimetresPerInch;

    /// <summary>From base line to base line, mm.</summary>
    public double Leading => Em * LinesApart;

    /// <summary>From a line's top to its base line, mm.</summary>
    public double Rise => Em * 0.98;
}

/// <summary>Breaks texts into lines.</summary>
/// <param name="measure">Width of a text in ems, told whether it is bold.</param>
internal sealed class Typeset(Func<string, bool, double> measure)
{
    // Signs that do not begin a line, and such as do not end one.
    private const string NotFirst = "，。、；：！？）】》”’…·,.;:!?)]}%°/", NotLast = "（【《“‘([{";

    /// <summary>Width of a line, mm.</summary>
    public double Width(string text, Setting set) => measure(text, set.Bold) * set.Em;

    /// <summary>The lines of a text: between words and between Chinese characters, and inside a word only where it is wider than a line.</summary>
    /// <param name="text">The text; its own line breaks count.</param>
    /// <param name="width">Room, mm.</param>
    /// <param name="set">How it is set.</param>
    /// <param name="most">Most lines; where there are more the last ends in an ellipsis.</param>
    public List<string> Lines(string text, double width, Setting set, int most = int.MaxValue)
    {
        var lines = new List<string>();
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            // Two languages that do not fit on one line stand below each other.
            foreach (string part in Width(paragraph, set) > width ? paragraph.Split(Facts.Wording.Between) : [paragraph])
                Break(part.TrimEnd(), width, set, lines);
        }
        if (lines.Count <= most)
            return lines;
        string last = lines[most - 1].TrimEnd();
        while (last.Length > 0 && Width(last + "…", set) > width)
            last = last[..^(last.Length > 1 && char.IsLowSurrogate(last[^1]) ? 2 : 1)];
        return [.. lines.Take(most - 1), last + "…"];
    }

    private void Break(string text, double width, Setting set, List<string> lines)
    {
        string line = "";
        foreach (string piece in Pieces(text))
        {
            if (Width((line + piece).TrimEnd(), set) <= width)
            {
                line += piece;
                continue;
            }
            if (line.Length > 0)
                lines.Add(line.TrimEnd());
            line = piece.TrimStart();
            // A word that is wider than a line goes on in the next.
            while (Width(line.TrimEnd(), set) > width)
            {
                int count = Fitting(line, width, set);
                lines.Add(line[..count]);
                line = line[count..];
            }
        }
        lines.Add(line.TrimEnd());
    }

    private int Fitting(string word, double width, Setting set)
    {
        int count = 0;
        foreach (Rune rune in word.EnumerateRunes())
        {
            if (count > 0 && Width(word[..(count + rune.Utf16SequenceLength)], set) > width)
                break;
            count += rune.Utf16SequenceLength;
        }
        return count;
    }

    // Pieces that stay together: a word with the space after it, or a Chinese character with the signs that belong to it.
    private static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        Rune before = default;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (piece.Length > 0 && Breaks(before, rune))
            {
                yield return piece.ToString();
                piece.Clear();
            }
            piece.Append(rune.ToString());
            before = rune;
        }
        if (piece.Length > 0)
            yield return piece.ToString();
    }

    private static bool Breaks(Rune before, Rune next)
    {
        if (Rune.IsWhiteSpace(next))
            return false;
        if (Rune.IsWhiteSpace(before))
            return true;
        if (NotFirst.Contains(next.ToString(), StringComparison.Ordinal) || NotLast.Contains(before.ToString(), StringComparison.Ordinal))
            return false;
        return before.Value is '-' or '/' or '_' || before.Value >= 0x2E80 || next.Value >= 0x2E80;
    }
}
