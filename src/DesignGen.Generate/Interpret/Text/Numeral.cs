using System.Globalization;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>A number in a text: digits, English or Chinese number words; of a range the upper end.</summary>
/// <param name="End">First character after it.</param>
/// <param name="Value">The number, or the upper end of a range.</param>
/// <param name="Low">The lower end of a range, else the number.</param>
/// <param name="IsDigits">Whether it is written in digits.</param>
internal readonly record struct Numeral(int End, double Value, double Low, bool IsDigits)
{
    private const string HanDigits = "零一二三四五六七八九";

    private static readonly Dictionary<string, int> Words = new(StringComparer.Ordinal)
    {
        ["one"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
        ["eleven"] = 11,
        ["twelve"] = 12,
        ["thirteen"] = 13,
        ["fourteen"] = 14,
        ["fifteen"] = 15,
        ["sixteen"] = 16,
        ["seventeen"] = 17,
        ["eighteen"] = 18,
        ["nineteen"] = 19,
        ["twenty"] = 20,
        ["thirty"] = 30,
        ["forty"] = 40,
        ["fifty"] = 50,
        ["sixty"] = 60,
        ["seventy"] = 70,
        ["eighty"] = 80,
        ["ninety"] = 90,
    };

    /// <summary>The number that begins at a place; null for none.</summary>
    /// <param name="text">Text in one spelling.</param>
    /// <param name="start">The place.</param>
    public static Numeral? At(string text, int start)
    {
        if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || (text[start - 1] == '.' && start > 1 && char.IsAsciiDigit(text[start - 2]))) && char.IsAsciiDigit(text[start]))
            return null;
        if (One(text, start) is not { } first)
            return null;
        // A range: 20-30, 2 to 3, 三到五.
        int i = first.End;
        while (i < text.Length && text[i] == ' ' && i < first.End + 2)
            i++;
        int join = i < text.Length && text[i] is '-' or '~' or '至' or '到' or '～' ? 1 : string.CompareOrdinal(text, i, "to ", 0, 3) == 0 || string.CompareOrdinal(text, i, "or ", 0, 3) == 0 ? 2 : 0;
        if (join == 0)
            return first;
        i += join;
        while (i < text.Length && text[i] == ' ')
            i++;
        return i < text.Length && One(text, i) is { } second && second.Value > first.Value && second.IsDigits == first.IsDigits && second.Value < 100000
            ? second with { Low = first.Value }
            : first;
    }

    private static Numeral? One(string text, int start)
    {
        char c = text[start];
        if (char.IsAsciiDigit(c))
            return Digits(text, start);
        if (c is '半' or '几')
            return null;
        if (HanDigits.Contains(c, StringComparison.Ordinal) || c is '两' or '俩' or '十' or '百' or '〇')
            return Chinese(text, start);
        return PhraseTable.IsLetter(c) && (start == 0 || !PhraseTable.IsLetter(text[start - 1])) ? English(text, start) : null;
    }

    private static Numeral Digits(string text, int start)
    {
        int i = start;
        double value = 0;
        while (i < text.Length && i - start < 16)
        {
            if (char.IsAsciiDigit(text[i]))
                value = value * 10 + (text[i++] - '0');
            else if (text[i] == ',' && i + 3 < text.Length && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3]) && (i + 4 == text.Length || !char.IsAsciiDigit(text[i + 4])))
                i++;
            else
                break;
        }
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        if (i + 1 < text.Length && text[i] == '.' && char.IsAsciiDigit(text[i + 1]))
        {
            double part = 0.1;
            for (i++; i < text.Length && char.IsAsciiDigit(text[i]); i++, part /= 10)
                value += part * (text[i] - '0');
            value = Math.Round(value, 6);
        }
        if (i < text.Length && (text[i] == '万' || (text[i] is 'k' or 'w' && (i + 1 == text.Length || !PhraseTable.IsLetter(text[i + 1])))))
            value *= text[i++] == 'k' ? 1000 : 10000;
        return new(i, value, value, true);
    }

    private static Numeral? English(string text, int start)
    {
        int end = Word(text, start);
        string word = text[start..end];
        if (!Words.TryGetValue(word, out int value))
            return null;
        if (value >= 20 && end < text.Length && text[end] is ' ' or '-' && end + 1 < text.Length)
        {
            int next = Word(text, end + 1);
            if (Words.TryGetValue(text[(end + 1)..next], out int unit) && unit < 10)
                (value, end) = (value + unit, next);
        }
        if (end + 8 <= text.Length && string.CompareOrdinal(text, end, " hundred", 0, 8) == 0)
            (value, end) = (value * 100, end + 8);
        return new(end, value, value, false);
    }

    private static int Word(string text, int start)
    {
        int i = start;
        while (i < text.Length && PhraseTable.IsLetter(text[i]) && i - start < 12)
            i++;
        return i;
    }

    // 五, 十五, 两百三, 一千二百, 五六 (5 to 6), 三五 (3 to 5), 二〇二六; 十来, 二十多 and 几十 are about so many.
    private static Numeral? Chinese(string text, int start)
    {
        int i = start, total = 0, digit = -1, lastUnit = 1;
        bool units = false;
        List<int> plain = [];
        for (; i < text.Length && i - start < 10; i++)
        {
            char c = text[i] is '两' or '俩' ? '二' : text[i] == '〇' ? '零' : text[i];
            int d = HanDigits.IndexOf(c, StringComparison.Ordinal);
            if (d >= 0)
            {
                if (digit > 0 && units)
                    break;
                plain.Add(d);
                digit = d;
                continue;
            }
            int unit = c switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 10000, _ => 0 };
            if (unit == 0)
                break;
            if (plain.Count > 1)
                break;
            units = true;
            total += (digit <= 0 ? (unit == 10 && total == 0 ? 1 : digit < 0 ? 1 : 0) : digit) * unit;
            lastUnit = unit;
            digit = -1;
            plain.Clear();
        }
        if (i == start)
            return null;
        double low;
        double value;
        if (units)
        {
            // 两百三 is 230; 一百零三 is 103.
            bool zero = plain.Count > 1 && plain[0] == 0;
            value = total + (digit > 0 ? digit * (lastUnit >= 100 && !zero ? lastUnit / 10 : 1) : 0);
            low = value;
        }
        else if (plain.Count == 2 && plain[0] > 0 && (plain[1] == plain[0] + 1 || plain is [3, 5]))
        {
            (low, value) = (plain[0], plain[1]);
        }
        else
        {
            value = 0;
            foreach (int d in plain)
                value = value * 10 + d;
            low = value;
        }
        if (i < text.Length && text[i] is '来' or '多' or '几')
            i++;
        return new(i, value, low, false);
    }

    /// <summary>The number in digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
