using DesignGen.Core.Briefs;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>Chooses what a phrase means where the lexicon has it in several places, by what stands beside it.</summary>
/// <param name="tokens">The pieces of the text.</param>
/// <param name="nails">Whether the brief is about nails.</param>
internal sealed class Sense(IReadOnlyList<Token> tokens, bool nails)
{
    /// <summary>What the phrase at a place means; null where it is no phrase or says nothing.</summary>
    public LexiconEntry? At(int i)
    {
        if (i < 0 || i >= tokens.Count || tokens[i].Kind != TokenKind.Phrase)
            return null;
        Token token = tokens[i];
        if (token.Meanings.Count == 1)
            return token.Meanings[0].Entry is TradeTerm { Slot: "nail-shape" or "nail-length" } && !nails ? null : token.Meanings[0].Entry;
        if (token.As<UnitWord>() is { } unit && IsCounted(i))
            return unit;
        if (token.As<GrammarCue>() is { } cue)
            return cue;
        ColourTerm? colour = token.As<ColourTerm>();
        MotifConcept? motif = token.As<MotifConcept>();
        // What is said of nails alone, as knit or negative space, means something else elsewhere.
        FamilyWord? family = token.As<FamilyWord>() is { } pattern && (nails || !pattern.IsOfNails) ? pattern : null;
        // Of nails these are looks, not colours: cat eye, chrome, 猫眼.
        if (nails && (family ?? (LexiconEntry?)token.Term("finish")) is { } look && !(i + 1 < tokens.Count && tokens[i + 1].Term("part") is not null) && !ColoursNext(i))
            return look;
        if (token.As<ColourModifier>() is { } modifier && (colour is null || IsColourAt(i + 1)))
        {
            if (ColoursNext(i) || (token.As<StyleWord>() is null && token.As<ColourScheme>() is null && colour is null && motif is null && family is null && token.As<TradeTerm>() is null))
                return modifier;
        }
        if (nails && (token.Term("nail-shape") ?? token.Term("nail-length")) is { } nail)
            return nail;
        if (token.As<Holiday>() is { } holiday)
            return holiday;
        if (token.As<ZodiacYear>() is { } zodiac)
            return zodiac;
        if (token.As<StyleWord>() is { } manner && i + 1 < tokens.Count && tokens[i + 1].Kind == TokenKind.Phrase && Manner.Contains(tokens[i + 1].Text))
            return manner;
        if (colour is not null && (motif is not null || token.As<StyleWord>() is not null || family is not null || token.As<TradeTerm>() is not null || token.As<ColourScheme>() is not null))
        {
            if (IsMeantAsColour(i, colour))
                return colour;
            if (motif is null && family is null && token.As<StyleWord>() is null)
                return colour;
        }
        TradeTerm? term = null;
        foreach (Meaning meaning in token.Meanings)
        {
            if (meaning.Entry is TradeTerm { Slot: not ("nail-shape" or "nail-length") } found)
                term ??= found;
        }
        if (term is not null && motif is null && family is null)
            return term;
        if (term is { Slot: "product" or "placement" or "method" or "part" or "inks" } || (term is { Slot: "repeat" } && IsNearRepeat(i)))
            return term;
        // What can be shown is a motif, unless it is a coat or a figure of geometry that the pattern is named after.
        if (family is not null && motif is not null && !motif.Id.EndsWith("-print", StringComparison.Ordinal) && motif.Is.Contains("auspicious"))
            return motif;
        if (family is not null)
            return family;
        // What is a manner and a thing, like disco or 西部, is a manner; several of it are things.
        if (motif is not null && token.As<StyleWord>() is { } style && !token.Meanings.Any(m => m.IsPlural))
            return style;
        if (motif is not null)
            return motif;
        return token.As<ColourScheme>() ?? (LexiconEntry?)token.As<StyleWord>() ?? term ?? colour ?? token.As<NumberWord>() ?? (LexiconEntry?)token.As<ColourModifier>() ?? token.Meanings[0].Entry;
    }

    private bool IsCounted(int i) =>
        (i > 0 && (tokens[i - 1].Kind == TokenKind.Number || tokens[i - 1].As<NumberWord>() is not null)) || (i > 1 && tokens[i - 1].IsPlain && tokens[i - 2].Kind == TokenKind.Number)
        || (i > 0 && tokens[i - 1].As<GrammarCue>() is { Kind: CueKind.Limit });

    private static readonly HashSet<string> Manner = new(StringComparer.Ordinal) { "style", "styles", "look", "vibe", "vibes", "feel", "风格", "风" };

    private bool IsNearRepeat(int i)
    {
        for (int j = Math.Max(0, i - 3); j < Math.Min(tokens.Count, i + 4); j++)
        {
            if (j != i && (tokens[j].Term("repeat") is not null || tokens[j].Text is "repeat" or "repeats" or "tile" or "接版" or "回位" or "循环" or "layout" or "连续"))
                return true;
        }
        return false;
    }

    private bool IsColourAt(int i) => i < tokens.Count && tokens[i].As<ColourTerm>() is not null;

    // Light navy, 浅 灰 蓝: modifiers may follow one another.
    private bool ColoursNext(int i)
    {
        for (int j = i + 1; j < tokens.Count && j < i + 4; j++)
        {
            if (tokens[j].As<ColourTerm>() is not null)
                return true;
            if (tokens[j].As<ColourModifier>() is null && !tokens[j].IsMark("-"))
                return false;
        }
        return false;
    }

    private bool IsMeantAsColour(int i, ColourTerm colour)
    {
        Token token = tokens[i];
        if (token.Meanings.Any(m => m.IsPlural && m.Entry is MotifConcept))
            return false;
        int next = i + 1 < tokens.Count ? i + 1 : -1;
        if (i > 0 && tokens[i - 1].As<ColourModifier>() is not null && tokens[i - 1].As<MotifConcept>() is null)
            return true;
        // Ground: sand; garment is lavender.
        int label = i - 1;
        while (label >= 0 && label >= i - 2 && (tokens[label].IsMark(":：=") || tokens[label].IsPlainOf("be") || tokens[label].IsPlainOf("colour")))
            label--;
        if (label >= 0 && label < i && (tokens[label].Term("part") is not null || (label < i - 1 && tokens[label].IsPlainOf("colour"))))
            return true;
        if (next >= 0 && (tokens[next].Term("part") is not null || tokens[next].Term("product") is not null || tokens[next].IsPlainOf("colour")))
            return true;
        if (colour.Id == colour.Family && colour.Names.Any(n => n.Length > 1))
            return true;
        // In a list of colours; natural, green is a mood and a colour.
        if (token.As<StyleWord>() is { Kind: WordKind.Mood })
            return false;
        foreach (int step in (ReadOnlySpan<int>)[1, -1])
        {
            int j = i + step;
            while (j >= 0 && j < tokens.Count && (tokens[j].IsMark(",，、/+&") || tokens[j].IsPlainOf("join")) && Math.Abs(j - i) < 3)
                j += step;
            if (j >= 0 && j < tokens.Count && j != i && Math.Abs(j - i) > 1 && tokens[j].As<ColourTerm>() is { } other && (tokens[j].As<MotifConcept>() is null || other.Id == other.Family))
                return true;
        }
        return false;
    }
}
