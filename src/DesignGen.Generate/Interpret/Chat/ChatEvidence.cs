using System.Globalization;
using DesignGen.Core.Briefs;
using DesignGen.Core.Lexicons;
using DesignGen.Generate.Interpret.Text;

namespace DesignGen.Generate.Interpret.Chat;

/// <summary>Holds a chat model's claims against the text: its quotes must stand there, and its numbers and verbatim words in its quotes.</summary>
internal sealed class ChatEvidence(string text, Lexicon lexicon)
{
    // The fewest words that say a thing; who quotes more than this quotes past the thing.
    private const int MostQuote = 80;

    private const int MostDesigns = 2000, MostInks = 24, MostColourways = 12, MostPieces = 1_000_000;

    private static readonly string[] GarmentSizes = ["XXS", "XS", "S", "M", "L", "XL", "XXL", "2XL", "3XL", "4XL", "5XL", "6XL"];

    private readonly PhraseTable _table = PhraseTable.Of(lexicon);

    /// <summary>Where a quote stands; null where it does not. Of several places the one that the model names, else the first; never within a word.</summary>
    /// <param name="quote">The quote.</param>
    /// <param name="start">Where it is said to begin.</param>
    public TextSpan? Find(string quote, int? start)
    {
        if (quote.Length is 0 or > MostQuote || !quote.Any(char.IsLetterOrDigit) && !quote.Any(char.IsSurrogate))
            return null;
        TextSpan? first = null;
        for (int at = text.IndexOf(quote, StringComparison.Ordinal); at >= 0; at = at + 1 < text.Length ? text.IndexOf(quote, at + 1, StringComparison.Ordinal) : -1)
        {
            if (!Parted(at) || !Parted(at + quote.Length))
                continue;
            if (at == start || start is null)
                return new(at, quote.Length);
            first ??= new(at, quote.Length);
            if (at > start)
                break;
        }
        return first;
    }

    /// <summary>The value of a slot that takes numbers or words as they stand, in the form that facts have it; null where the quote does not bear it out.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="value">The value claimed.</param>
    /// <param name="quote">The quote.</param>
    public string? Verbatim(FactSlot slot, string value, string quote) => slot switch
    {
        FactSlot.Count => Whole(value, MostDesigns, quote),
        FactSlot.Inks => Whole(value, MostInks, quote),
        FactSlot.Colourways => Whole(value, MostColourways, quote),
        FactSlot.Size => Size(value, quote),
        FactSlot.Slogan => quote.Contains(value, StringComparison.Ordinal) ? value : null,
        FactSlot.Pantone => value.Any(char.IsAsciiDigit) && Bare(quote).Contains(Bare(value), StringComparison.Ordinal) ? value : null,
        FactSlot.GarmentSize => GarmentSize(value, quote),
        FactSlot.Pieces => Pieces(value, quote),
        FactSlot.OnlyColours => value.ToLowerInvariant() is "yes" or "true" ? "yes" : null,
        _ => null,
    };

    private bool Parted(int at) => at == 0 || at == text.Length || !(PhraseTable.IsLetter(text[at - 1]) && PhraseTable.IsLetter(text[at])) && !(char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at]));

    private string? Whole(string value, int most, string quote) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most && Numbers(quote).Any(n => n == number) ? number.ToString(CultureInfo.InvariantCulture) : null;

    // Sides of a print from 15 mm to 5 m, as the built-in interpreter takes them.
    private string? Size(string value, string quote)
    {
        double[] units = [1, 10, 25.4, 1000];
        double[] numbers = [.. Numbers(quote)];
        var sides = new List<string>();
        foreach (string side in value.Replace("mm", "", StringComparison.OrdinalIgnoreCase).Split(['x', 'X', '×', '*'], StringSplitOptions.TrimEntries))
        {
            if (!double.TryParse(side, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double mm) || mm is not (>= 15 and <= 5000) || !numbers.Any(n => units.Any(u => Math.Abs(n * u - mm) < 0.1)))
                return null;
            sides.Add(Grammar.Side(mm));
        }
        return sides.Count is 1 or 2 ? string.Join('x', sides) : null;
    }

    private static string? GarmentSize(string value, string quote)
    {
        string size = value.ToUpperInvariant();
        int at = Array.IndexOf(GarmentSizes, size);
        if (at < 0 || !PlainText.Of(quote).Text.Split([' ', ',', '，', '、', '/', '-', '~', '码'], StringSplitOptions.RemoveEmptyEntries).Contains(size.ToLowerInvariant()))
            return null;
        return size == "XXL" ? "2XL" : size;
    }

    private string? Pieces(string value, string quote) =>
        value.Split('=') is [var size, var number] && Whole(number, MostPieces, quote) is { } whole && quote.Contains(size, StringComparison.OrdinalIgnoreCase) && GarmentSize(size, size) is { } named ? $"{named}={whole}" : null;

    // Every number of some words: digits, number words of both languages, a dozen, two dozen.
    private IEnumerable<double> Numbers(string quote)
    {
        string plain = PlainText.Of(quote).Text;
        var found = new List<(int End, List<Meaning> Meanings)>();
        double before = 0;
        int beforeEnd = -1;
        for (int i = 0; i < plain.Length; i++)
        {
            if (Numeral.At(plain, i) is { } number)
            {
                yield return number.Value;
                (before, beforeEnd) = (number.Value, number.End);
            }
            _table.Find(plain, i, found);
            foreach ((int end, List<Meaning> meanings) in found)
            {
                if (meanings.Select(m => m.Entry).OfType<NumberWord>().FirstOrDefault() is not { } word)
                    continue;
                yield return word.Value;
                if (beforeEnd >= 0 && i >= beforeEnd && plain.AsSpan(beforeEnd, i - beforeEnd).IsWhiteSpace())
                    yield return before * word.Value;
            }
        }
    }

    private static string Bare(string words) => string.Concat(PlainText.Of(words).Text.Where(char.IsLetterOrDigit));
}
