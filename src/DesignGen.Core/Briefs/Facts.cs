using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Briefs;

/// <summary>What a fact of a brief is about.</summary>
public enum FactSlot
{
    /// <summary>Id of a product.</summary>
    Product,

    /// <summary>Id of a placement.</summary>
    Placement,

    /// <summary>Colour of the garment: id of a lexicon colour, with what modifies it.</summary>
    Garment,

    /// <summary>Id of a print method.</summary>
    Method,

    /// <summary>What the garment is made of.</summary>
    Fabric,

    /// <summary>Print or tile size: <c>280x320</c> in mm, or one side alone.</summary>
    Size,

    /// <summary>How many designs are wanted.</summary>
    Count,

    /// <summary>Most inks of a design.</summary>
    Inks,

    /// <summary>Further colourways of each design.</summary>
    Colourways,

    /// <summary>A motif that is wanted: id of the lexicon.</summary>
    Motif,

    /// <summary>A motif that is banned, with all its kinds.</summary>
    NoMotif,

    /// <summary>A motif or colour that is let off from a ban: no animals except cats.</summary>
    Allowed,

    /// <summary>A colour that is wanted anywhere.</summary>
    Colour,

    /// <summary>Colour of the print's ground.</summary>
    Ground,

    /// <summary>Colour of outlines.</summary>
    Outline,

    /// <summary>A colour that is banned.</summary>
    NoColour,

    /// <summary>A colour, or a way of colouring, that the ground must not have.</summary>
    NoGround,

    /// <summary>A colour, or a way of colouring, that outlines must not have.</summary>
    NoOutline,

    /// <summary>A colour, or a way of colouring, that the garment must not have.</summary>
    NoGarment,

    /// <summary>The wanted colours are all that may be used.</summary>
    OnlyColours,

    /// <summary>A way of choosing colours.</summary>
    Scheme,

    /// <summary>A kind of pattern that is wanted.</summary>
    Family,

    /// <summary>A kind of pattern that is banned.</summary>
    NoFamily,

    /// <summary>A style or mood that is wanted.</summary>
    Style,

    /// <summary>A style, mood or way of colouring that is banned.</summary>
    NoStyle,

    /// <summary>Who wears it.</summary>
    Audience,

    /// <summary>Time of the year.</summary>
    Season,

    /// <summary>Where it is sold.</summary>
    Market,

    /// <summary>A feast or occasion.</summary>
    Holiday,

    /// <summary>Words to be set exactly as written.</summary>
    Slogan,

    /// <summary>A Pantone reference, verbatim.</summary>
    Pantone,

    /// <summary>How tiles step.</summary>
    Repeat,

    /// <summary>A garment size.</summary>
    GarmentSize,

    /// <summary>Pieces ordered of a garment size: <c>S=20</c>.</summary>
    Pieces,

    /// <summary>Shape of nails.</summary>
    NailShape,

    /// <summary>Length of nails.</summary>
    NailLength,

    /// <summary>A finish: matte, foil.</summary>
    Finish,

    /// <summary>What there should be less of, without a ban.</summary>
    Less,

    /// <summary>A number that is neither designs nor inks: pieces, prices, dates, ages. Kept so that a reader sees where it went.</summary>
    Order,
}

/// <summary>Where a fact comes from.</summary>
public enum FactSource
{
    /// <summary>The text says so.</summary>
    Text,

    /// <summary>It follows from another fact: a feast's motifs, a zodiac year's animal.</summary>
    Implied,

    /// <summary>A chat model read it in the text.</summary>
    Model,

    /// <summary>A chat model proposes it; the text does not say so.</summary>
    Suggestion,
}

/// <summary>A stretch of a brief's text.</summary>
/// <param name="Start">First UTF-16 code unit, from 0.</param>
/// <param name="Length">Code units.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first code unit after it.</summary>
    public int End => Start + Length;

    /// <summary>The words themselves.</summary>
    public string In(string text) => text.Substring(Start, Length);

    /// <summary>The least stretch that holds both.</summary>
    public TextSpan Through(TextSpan other)
    {
        int start = Math.Min(Start, other.Start);
        return new(start, Math.Max(End, other.End) - start);
    }
}

/// <summary>One thing understood from a brief.</summary>
/// <param name="Slot">What it is about.</param>
/// <param name="Value">What it says: an id, a number, or words verbatim.</param>
/// <param name="Name">The same for people.</param>
/// <param name="Span">The words it came from; null where it has none of its own.</param>
/// <param name="Confidence">0 to 1: 1 is written so, lower was guessed from a slip of spelling or from context.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Fact(FactSlot Slot, string Value, LocalName Name, TextSpan? Span, double Confidence, FactSource Source = FactSource.Text)
{
    /// <summary>The colour of colour slots; null for others.</summary>
    public Oklch? Colour { get; init; }

    /// <summary>Why it was read so, where that is not plain from the words: a slip of spelling, what implied it. Null for nothing.</summary>
    public LocalName? Note { get; init; }
}

/// <summary>Something about a brief that a person should settle.</summary>
/// <param name="Message">What, in the brief's language.</param>
/// <param name="Spans">The words concerned.</param>
public sealed record BriefDoubt(string Message, ImmutableArray<TextSpan> Spans);

/// <summary>All that was understood from a brief's text, and what was not.</summary>
/// <param name="Text">The text as it was given.</param>
/// <param name="Language">Its main language.</param>
/// <param name="Facts">In the order of the text; implied ones after what implies them.</param>
/// <param name="Contradictions">Facts that can't both hold.</param>
/// <param name="NotUnderstood">Content words that were not used, in the order of the text.</param>
/// <param name="Warnings">Other things worth a look.</param>
public sealed record BriefFacts(
    string Text, Language Language, ImmutableArray<Fact> Facts, ImmutableArray<BriefDoubt> Contradictions, ImmutableArray<TextSpan> NotUnderstood, ImmutableArray<BriefDoubt> Warnings)
{
    /// <summary>The facts of a slot; suggestions are none.</summary>
    public IEnumerable<Fact> Of(FactSlot slot) => Facts.Where(f => f.Slot == slot && f.Source != FactSource.Suggestion);

    /// <summary>What a chat model proposes beyond the text.</summary>
    public IEnumerable<Fact> Suggestions => Facts.Where(f => f.Source == FactSource.Suggestion);

    /// <summary>The same with suggestions taken up, as facts of the model's.</summary>
    /// <param name="chosen">Those to take; others stay suggestions.</param>
    public BriefFacts With(IReadOnlyCollection<Fact> chosen) => this with { Facts = [.. Facts.Select(f => f.Source == FactSource.Suggestion && chosen.Contains(f) ? f with { Source = FactSource.Model } : f)] };

    /// <summary>The surest fact of a slot, the first of equals; null for none.</summary>
    public Fact? First(FactSlot slot) => Of(slot).MaxBy(f => f.Confidence);
}
