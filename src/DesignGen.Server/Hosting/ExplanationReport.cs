using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;

namespace DesignGen.Server.Hosting;

/// <summary>How a brief's text was understood, in the form that every face shows: the command line's JSON, the HTTP API and the plugin alike.</summary>
/// <param name="Text">The text as it was read; places count its characters from 0.</param>
/// <param name="Language">Its language.</param>
/// <param name="Facts">What was understood.</param>
/// <param name="Contradictions">What contradicts itself.</param>
/// <param name="NotUnderstood">Words that no lexicon knows.</param>
/// <param name="Notes">What was assumed or let go of.</param>
/// <param name="Form">The form that the text fills in: keys and values of a brief.</param>
public sealed record ExplanationReport(
    string Text, Language Language, ImmutableArray<ExplainedFact> Facts, ImmutableArray<ExplainedDoubt> Contradictions, ImmutableArray<ExplainedWords> NotUnderstood,
    ImmutableArray<ExplainedDoubt> Notes, ImmutableArray<ExplainedKey> Form)
{
    /// <summary>The report of a reading.</summary>
    public static ExplanationReport Of(BriefReading reading) => new(
        reading.Facts.Text,
        reading.Facts.Language,
        [.. reading.Facts.Facts.Select(f => new ExplainedFact(
            f.Slot, f.Value, f.Name, f.Span is { } span ? span.In(reading.Facts.Text) : null, f.Span?.Start, f.Span?.Length, f.Confidence, f.Source, f.Colour?.Srgb.Hex, f.Note))],
        [.. reading.Facts.Contradictions.Select(Doubt)],
        [.. reading.Facts.NotUnderstood.Select(s => new ExplainedWords(s.In(reading.Facts.Text), s.Start, s.Length))],
        [.. reading.Notes.Concat(reading.Facts.Warnings).Select(Doubt)],
        [.. reading.Form.Select(f => new ExplainedKey(f.Key, f.Value))]);

    private static ExplainedDoubt Doubt(BriefDoubt doubt) => new(doubt.Message, [.. doubt.Spans.Select(s => new ExplainedPlace(s.Start, s.Length))]);
}

/// <summary>One fact that a text states.</summary>
/// <param name="Slot">What it is about.</param>
/// <param name="Value">Its value as briefs write it.</param>
/// <param name="Name">Its value in words.</param>
/// <param name="Words">The words that say it; null where none do.</param>
/// <param name="Start">Where they begin.</param>
/// <param name="Length">How long they are.</param>
/// <param name="Confidence">How sure the reading is, 0 to 1.</param>
/// <param name="Source">Who found it.</param>
/// <param name="Colour">The colour that it names, as a hex code.</param>
/// <param name="Note">What a person should know of it.</param>
public sealed record ExplainedFact(
    FactSlot Slot, string Value, LocalName Name, string? Words, int? Start, int? Length, double Confidence, FactSource Source, string? Colour, LocalName? Note);

/// <summary>Something that a person should look at.</summary>
/// <param name="Message">What, in the text's language.</param>
/// <param name="Places">The words that it is about.</param>
public sealed record ExplainedDoubt(string Message, ImmutableArray<ExplainedPlace> Places);

/// <summary>A place in the text.</summary>
/// <param name="Start">Its first character, from 0.</param>
/// <param name="Length">Its length in characters.</param>
public sealed record ExplainedPlace(int Start, int Length);

/// <summary>Words of the text.</summary>
/// <param name="Words">The words.</param>
/// <param name="Start">Where they begin, from 0.</param>
/// <param name="Length">How long they are.</param>
public sealed record ExplainedWords(string Words, int Start, int Length);

/// <summary>One line of the form.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value.</param>
public sealed record ExplainedKey(string Key, string Value);
