using System.Collections.Immutable;

namespace DesignGen.Core.Briefs;

/// <summary>How the running text of a brief was understood, and what the brief's form became by it.</summary>
/// <param name="Facts">What was understood.</param>
/// <param name="Form">The keys that the text filled in, with their values as a form has them, in the form's order.</param>
/// <param name="Notes">What could not be met as it was said, or was assumed, in the brief's language.</param>
public sealed record BriefReading(BriefFacts Facts, ImmutableArray<(string Key, string Value)> Form, ImmutableArray<BriefDoubt> Notes)
{
    /// <summary>The brief as a form alone: its own keys and those of the text, with title and language. Read without the text it gives the same brief.</summary>
    public ImmutableArray<(string Key, string Value)> Whole { get; init; } = [];

    /// <summary>The form alone in YAML.</summary>
    public string Written => string.Concat(Whole.Select(k => $"{k.Key}: {k.Value}\n"));
}
