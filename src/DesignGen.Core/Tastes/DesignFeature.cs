using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Lexicons;

namespace DesignGen.Core.Tastes;

/// <summary>One thing that a reviewer may like or dislike about a design.</summary>
/// <param name="Key">What it is, stored in tastes: its kind, a colon, and which of that kind, for example <c>ground:dark</c>. Never rename one.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Value">How much of it the design has, above 0 to 1.</param>
public readonly record struct DesignFeature(string Key, LocalName Name, double Value = 1)
{
    /// <summary>The kind: what stands before the colon.</summary>
    public string Kind => Key[..Key.IndexOf(':', StringComparison.Ordinal)];

    /// <summary>Whether it is measured on the drawing, so that no plan knows it.</summary>
    public bool IsDrawn => Key.StartsWith(DesignFeatures.Drawn + ":", StringComparison.Ordinal);
}

/// <summary>What is known of a design before it is drawn and its order does not say: it comes from its pattern family.</summary>
/// <param name="Patterns">The kinds of pattern that its family makes: floral, check.</param>
/// <param name="Shows">What is surely seen in it.</param>
/// <param name="Areas">Share of the page of each role, 0 to 1, in the order of <see cref="PaletteRole"/>.</param>
/// <param name="ScaleMm">Size of its largest part, mm; null where nobody knows.</param>
public sealed record DesignSubject(ImmutableArray<FamilyWord> Patterns, ImmutableArray<MotifConcept> Shows, ImmutableArray<double> Areas, double? ScaleMm)
{
    /// <summary>For designs that no built-in family draws: all roles alike, nothing else known.</summary>
    public static DesignSubject Unknown { get; } = new([], [], [.. Enum.GetValues<PaletteRole>().Select(_ => 1.0 / Enum.GetValues<PaletteRole>().Length)], null);
}
