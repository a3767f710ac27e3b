using System.Globalization;
using System.Text;
using DesignGen.Core.Briefs;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>
/// A brief's text in one spelling: compatibility forms folded (NFKC: full-width letters, ㎝, ①), lower case, simplified
/// characters, one kind of dash and blank; each character knows the stretch of the original that it stands for.
/// </summary>
/// <remarks>Never throws: lone surrogates and control characters become blanks. Linear in the text's length.</remarks>
internal sealed class PlainText
{
    private readonly int[] _starts, _ends;

    private PlainText(string original, string text, int[] starts, int[] ends, bool[]? mended)
    {
        (Original, Text, _starts, _ends) = (original, text, starts, ends);
        _mended = mended;
    }

    private readonly bool[]? _mended;

    /// <summary>The text as it was given.</summary>
    public string Original { get; }

    /// <summary>The text in one spelling.</summary>
    public string Text { get; }

    /// <summary>Where a stretch of <see cref="Text"/> stands in the original.</summary>
    public TextSpan Span(int start, int end)
    {
        if (start >= end)
            return new(start < _starts.Length ? _starts[start] : Original.Length, 0);
        return new(_starts[start], _ends[end - 1] - _starts[start]);
    }

    /// <summary>Whether a stretch holds a slip of spelling that was mended.</summary>
    public bool IsMended(int start, int end) => _mended is not null && Array.IndexOf(_mended, true, start, end - start) >= 0;

    /// <summary>The words as they were written.</summary>
    public string Written(int start, int end) => Span(start, end).In(Original);

    /// <summary>Brings a text into one spelling.</summary>
    public static PlainText Of(string original)
    {
        var text = new StringBuilder(original.Length);
        var starts = new List<int>(original.Length);
        var ends = new List<int>(original.Length);
        for (int i = 0; i < original.Length;)
        {
            int start = i;
            char c = original[i];
            if (c < 128)
            {
                i++;
                if (c == '\r')
                {
                    if (i < original.Length && original[i] == '\n')
                        continue;
                    c = '\n';
                }
                Add(c is '\n' ? '\n' : c < ' ' || c == 127 ? ' ' : char.ToLowerInvariant(c), start, i);
                continue;
            }
            if (Han.Is(c) && (i + 1 == original.Length || Han.Is(original[i + 1]) || original[i + 1] < 128))
            {
                i++;
                Add(Han.Simplified(c), start, i);
                continue;
            }
            i += char.IsHighSurrogate(c) && i + 1 < original.Length && char.IsLowSurrogate(original[i + 1]) ? 2 : 1;
            if (i - start == 1 && char.IsSurrogate(c))
            {
                Add(' ', start, i);
                continue;
            }
            // Marks belong to the character before them; a few are enough for any language.
            int most = Math.Min(original.Length, i + 6);
            while (i < most && CharUnicodeInfo.GetUnicodeCategory(original[i]) == UnicodeCategory.NonSpacingMark && original[i] is not (>= '\ufe00' and <= '\ufe0f'))
                i++;
            foreach (char folded in original[start..i].Normalize(NormalizationForm.FormKC))
            {
                if (Folded(folded) is char kept)
                    Add(kept, start, i);
            }
        }
        return new(original, text.ToString(), [.. starts], [.. ends], null);

        void Add(char c, int from, int to)
        {
            text.Append(c);
            starts.Add(from);
            ends.Add(to);
        }
    }

    /// <summary>The text with some stretches written otherwise: slips of spelling mended.</summary>
    /// <param name="mended">Stretches from first to last, none over another, with what they should read.</param>
    public PlainText With(IReadOnlyList<(int Start, int End, string Text)> mended)
    {
        if (mended.Count == 0)
            return this;
        var text = new StringBuilder(Text.Length + 16);
        var starts = new List<int>(Text.Length + 16);
        var ends = new List<int>(Text.Length + 16);
        var marks = new List<bool>(Text.Length + 16);
        int at = 0;
        foreach ((int start, int end, string words) in mended)
        {
            Copy(at, start);
            TextSpan span = Span(start, end);
            foreach (char c in words)
                Add(c, span.Start, span.End, true);
            at = end;
        }
        Copy(at, Text.Length);
        return new(Original, text.ToString(), [.. starts], [.. ends], [.. marks]);

        void Copy(int from, int to)
        {
            for (int i = from; i < to; i++)
                Add(Text[i], _starts[i], _ends[i], _mended?[i] ?? false);
        }

        void Add(char c, int from, int to, bool isMended)
        {
            text.Append(c);
            starts.Add(from);
            ends.Add(to);
            marks.Add(isMended);
        }
    }

    private static char? Folded(char c) => c switch
    {
        '\u2018' or '\u2019' or '\u02bc' or '`' or '\u00b4' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' => '-',
        '\u00d7' or '\u2715' or '\u2716' or '\u2717' => 'x',
        // Soft hyphens, joiners, direction marks, variation selectors and byte order marks say nothing.
        '\u00ad' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u2064') or (>= '\ufe00' and <= '\ufe0f') or '\ufeff' => null,
        '\u2028' or '\u2029' or '\u0085' => '\n',
        _ when char.IsWhiteSpace(c) || char.IsControl(c) => ' ',
        _ when Han.Is(c) => Han.Simplified(c),
        _ => char.ToLowerInvariant(c),
    };
}
