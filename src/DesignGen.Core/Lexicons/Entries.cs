using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Lexicons;

/// <summary>Something that customers call by several names.</summary>
/// <param name="Id">Key, kebab-case, unique within its kind.</param>
/// <param name="En">Its English names, lower case, singular; the first is used on sheets.</param>
/// <param name="Zh">Its names in Simplified Chinese; the first is used on sheets.</param>
public abstract record LexiconEntry(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh)
{
    /// <summary>Its name on sheets; a language without a name takes the other's.</summary>
    public LocalName Name => new(En.IsEmpty ? Zh.IsEmpty ? Id : Zh[0] : En[0], Zh.IsEmpty ? En.IsEmpty ? Id : En[0] : Zh[0]);

    /// <summary>All its names.</summary>
    public IEnumerable<string> Names => En.Concat(Zh);
}

/// <summary>A colour with the value that the house means by it.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
/// <param name="Family">The plain colour that it is a kind of, id of another colour; plain colours are their own.</param>
/// <param name="Colour">Its value, within sRGB.</param>
public sealed record ColourTerm(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, string Family, Oklch Colour) : LexiconEntry(Id, En, Zh);

/// <summary>A word for colours that are no single colour: neon, pastel, 深色.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
public abstract record ColouringWord(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh) : LexiconEntry(Id, En, Zh)
{
    /// <summary>The stretches of colour that it means, which a ban on it rules out; empty where it means no certain ones.</summary>
    public ImmutableArray<ColourRange> Covers { get; init; } = [];

    /// <summary>Id of the word that covers the same; null for none. <see cref="Covers"/> of finished lexicons has that word's stretches.</summary>
    public string? CoversAs { get; init; }
}

/// <summary>A word that changes the colour that follows it: light, dusty, 荧光.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
/// <param name="Lightness">Added to OKLCH lightness, -1 to 1.</param>
/// <param name="Chroma">Factor of OKLCH chroma, 0 to 4.</param>
/// <param name="HueDegrees">Added to the hue, -180 to 180.</param>
/// <param name="Tags">Tags of palettes that the word steers to where it names no colour (莫兰迪色系); may be empty.</param>
public sealed record ColourModifier(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, double Lightness, double Chroma, double HueDegrees, ImmutableArray<string> Tags) : ColouringWord(Id, En, Zh)
{
    /// <summary>The colour that is meant by this word and a colour's name.</summary>
    public Oklch On(Oklch colour)
    {
        // Near white or black there is less room, so that a light beige stays a beige and not white.
        double room = Math.Clamp((Lightness > 0 ? 1 - colour.L : colour.L) / (Lightness > 0 ? 0.4 : 0.6), 0, 1.25);
        double lightness = Math.Clamp(colour.L + Lightness * room, 0.08, 0.985);
        var changed = new Oklch(lightness, colour.C * Chroma, (colour.H + HueDegrees + 360) % 360);
        return changed.Srgb.Oklab.Oklch;
    }
}

/// <summary>A way of choosing colours: earth tones, 撞色.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
/// <param name="Tags">Tags of palettes and harmonies that it steers to.</param>
/// <param name="Palettes">Ids of palettes or harmonies that it means.</param>
public sealed record ColourScheme(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, ImmutableArray<string> Tags, ImmutableArray<string> Palettes) : ColouringWord(Id, En, Zh);

/// <summary>Something that a print may show.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
/// <param name="Is">Ids of what it is a kind of; a ban on these bans it.</param>
/// <param name="Like">Ids of what looks nearest, best first, for engines that can't draw it.</param>
/// <param name="Emoji">The emoji that means it; empty for none.</param>
public sealed record MotifConcept(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, ImmutableArray<string> Is, ImmutableArray<string> Like, string Emoji) : LexiconEntry(Id, En, Zh)
{
    /// <summary>Names of one character that mean it only where they stand alone, in a list or under a ban: 马 within 马上 is no horse.</summary>
    public ImmutableArray<string> Solo { get; init; } = [];

    /// <summary>Tags of pattern families that a ban on it leaves out as a whole, since all they do looks like it: floral ones where flowers are banned.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}

/// <summary>What a word says about a print as a whole.</summary>
public enum WordKind
{
    /// <summary>A manner: retro, 国潮.</summary>
    Style,

    /// <summary>A feeling: playful, 高级.</summary>
    Mood,

    /// <summary>A time of the year.</summary>
    Season,

    /// <summary>Who wears it.</summary>
    Audience,

    /// <summary>Where it is sold.</summary>
    Market,
}

/// <summary>A style, mood, season, audience or market.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
/// <param name="Kind">What it says.</param>
/// <param name="Tags">Tags of families, palettes and harmonies that it steers to.</param>
public sealed record StyleWord(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, WordKind Kind, ImmutableArray<string> Tags) : ColouringWord(Id, En, Zh)
{
    /// <summary>Tags to steer to where less of it is wanted: not too busy asks for calm ones.</summary>
    public ImmutableArray<string> Less { get; init; } = [];
}

/// <summary>A kind of pattern.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
/// <param name="Families">Ids of the pattern families that make it.</param>
public sealed record FamilyWord(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, ImmutableArray<string> Families) : LexiconEntry(Id, En, Zh)
{
    /// <summary>Ids of the motifs that it is on nails; empty where it is none there, or goes by the name of one.</summary>
    public ImmutableArray<string> Nails { get; init; } = [];

    /// <summary>Whether it is said of nails alone; elsewhere it has no sense.</summary>
    public bool IsOfNails => Families.Length > 0 && Families.All(f => f.StartsWith("nail-", StringComparison.Ordinal));
}

/// <summary>A word of the trade that fills one slot of a brief.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
/// <param name="Slot">Which slot: product, placement, method, fabric, garment-part, finish, nail-shape, nail-length, repeat, goods, inks, part or other.</param>
/// <param name="Value">What is filled in: an id of the shop's where it has such a thing.</param>
public sealed record TradeTerm(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, string Slot, string Value) : LexiconEntry(Id, En, Zh)
{
    /// <summary>Ids of the motifs that a finish is on nails; empty where none is drawn for it.</summary>
    public ImmutableArray<string> Nails { get; init; } = [];
}

/// <summary>A feast or occasion with what belongs to it.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names.</param>
/// <param name="Zh">Chinese names.</param>
/// <param name="Tags">Tags of families and palettes.</param>
/// <param name="Motifs">Ids of motifs that belong to it.</param>
/// <param name="Colours">Ids of colours that belong to it.</param>
/// <param name="TabooMotifs">Ids of motifs that give offence.</param>
/// <param name="TabooColours">Ids of colours that must not rule.</param>
public sealed record Holiday(
    string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, ImmutableArray<string> Tags, ImmutableArray<string> Motifs, ImmutableArray<string> Colours, ImmutableArray<string> TabooMotifs, ImmutableArray<string> TabooColours) : LexiconEntry(Id, En, Zh)
{
    /// <summary>How its days are found; empty for occasions without one, like weddings.</summary>
    public ImmutableArray<FeastDay> When { get; init; } = [];
}

/// <summary>An animal of the Chinese zodiac, in the order of years: 2020 is the rat's.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English names of its year.</param>
/// <param name="Zh">Chinese names of its year.</param>
/// <param name="Motif">Id of its motif.</param>
public sealed record ZodiacYear(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, string Motif) : LexiconEntry(Id, En, Zh);

/// <summary>What a grammar word does to the words about it.</summary>
public enum CueKind
{
    /// <summary>Bans what follows: no, 不要.</summary>
    Ban,

    /// <summary>Wants less of what follows, without banning it: not too, 不要太.</summary>
    Soft,

    /// <summary>Makes a number the most that is allowed: at most, 不超过.</summary>
    Limit,

    /// <summary>Negates twice, and so wants: not without, 不能没有.</summary>
    Double,

    /// <summary>Looks like a ban and is none: not only, 不但.</summary>
    NotOnly,

    /// <summary>Puts one thing in place of another: instead of, 而不是.</summary>
    Instead,

    /// <summary>Takes something out of a ban: except, 除了.</summary>
    Except,

    /// <summary>Wants nothing beside: only, 仅.</summary>
    Only,

    /// <summary>Ends what a cue before it covers: but, 但.</summary>
    End,
}

/// <summary>A grammar word.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English forms.</param>
/// <param name="Zh">Chinese forms.</param>
/// <param name="Kind">What it does.</param>
public sealed record GrammarCue(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, CueKind Kind) : LexiconEntry(Id, En, Zh);

/// <summary>A word that says what a number counts or measures.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English forms.</param>
/// <param name="Zh">Chinese forms.</param>
/// <param name="Counts">What: <c>designs</c>, <c>inks</c>, <c>colourways</c>, <c>length</c>, or something that is neither a count of designs nor a limit of inks.</param>
/// <param name="Millimetres">Millimetres of one unit of length; 0 for others.</param>
public sealed record UnitWord(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, string Counts, double Millimetres) : LexiconEntry(Id, En, Zh);

/// <summary>A word that is a number: a dozen, 一打.</summary>
/// <param name="Id">Key.</param>
/// <param name="En">English forms.</param>
/// <param name="Zh">Chinese forms.</param>
/// <param name="Value">Which.</param>
public sealed record NumberWord(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh, int Value) : LexiconEntry(Id, En, Zh);

/// <summary>Words without a wish in them: please, 我们.</summary>
/// <param name="Id">Key of the group.</param>
/// <param name="En">English words.</param>
/// <param name="Zh">Chinese words.</param>
public sealed record PlainWords(string Id, ImmutableArray<string> En, ImmutableArray<string> Zh) : LexiconEntry(Id, En, Zh);
