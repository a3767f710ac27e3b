using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>What a piece of a text is.</summary>
internal enum TokenKind
{
    /// <summary>A name of the lexicon.</summary>
    Phrase,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A comma, a full stop, a slash.</summary>
    Mark,

    /// <summary>A piece that grammar alone tells: a quoted slogan, a Pantone reference, an address.</summary>
    Hard,

    /// <summary>A word that no lexicon has, or a run of Chinese characters.</summary>
    Unknown,
}

/// <summary>What a piece is that grammar alone tells.</summary>
internal enum HardKind
{
    /// <summary>Quoted words.</summary>
    Quote,

    /// <summary>A Pantone reference.</summary>
    Pantone,

    /// <summary>A size with two sides.</summary>
    Size,

    /// <summary>Garment sizes.</summary>
    GarmentSizes,

    /// <summary>Pieces of one garment size: <c>S=20</c>.</summary>
    Pieces,

    /// <summary>An address, telephone number, price, date or order number.</summary>
    Order,
}

/// <summary>A piece of a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First character in the plain text.</param>
/// <param name="End">First character after it.</param>
internal sealed record Token(TokenKind Kind, int Start, int End)
{
    /// <summary>What a phrase may mean; empty for others.</summary>
    public IReadOnlyList<Meaning> Meanings { get; init; } = [];

    /// <summary>The number.</summary>
    public Numeral Number { get; init; }

    /// <summary>What a hard piece is.</summary>
    public HardKind Hard { get; init; }

    /// <summary>The piece in plain text.</summary>
    public string Text { get; init; } = "";

    /// <summary>The value of a hard piece; the mark itself of a mark.</summary>
    public string Value { get; init; } = "";

    /// <summary>The entry of a kind that the phrase may mean; null for none.</summary>
    public T? As<T>()
        where T : LexiconEntry
    {
        foreach (Meaning meaning in Meanings)
        {
            if (meaning.Entry is T entry)
                return entry;
        }
        return null;
    }

    /// <summary>Whether the phrase may mean a trade term of a slot.</summary>
    public TradeTerm? Term(string slot)
    {
        foreach (Meaning meaning in Meanings)
        {
            if (meaning.Entry is TradeTerm term && term.Slot == slot)
                return term;
        }
        return null;
    }

    /// <summary>Whether it is one of some marks.</summary>
    public bool IsMark(string marks) => Kind == TokenKind.Mark && marks.Contains(Value, StringComparison.Ordinal);

    /// <summary>Whether it says nothing by itself: words without a wish, and units.</summary>
    public bool IsPlain => Kind == TokenKind.Phrase && Meanings.All(m => m.Entry is PlainWords or UnitWord or NumberWord);

    /// <summary>Whether it is a plain word of a group.</summary>
    public bool IsPlainOf(string group) => As<PlainWords>() is { } words && words.Id.StartsWith(group, StringComparison.Ordinal);
}
