using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Designs;

/// <summary>A trait that a reviewer may want more or less of. The names are stored: never rename one.</summary>
public enum RevisedTrait
{
    /// <summary>How large motifs or units are.</summary>
    Size,

    /// <summary>How close they lie.</summary>
    Density,

    /// <summary>How much goes on: fillers, fine detail, mixtures.</summary>
    Busy,

    /// <summary>How many colours there are.</summary>
    Colours,

    /// <summary>How thick lines are.</summary>
    Line,

    /// <summary>How light colours are.</summary>
    Lightness,

    /// <summary>How muted colours are.</summary>
    Softness,
}

/// <summary>Which colours a change is of: all that a basic colour's name covers, or what looks like one colour.</summary>
/// <param name="Name">As it was called.</param>
/// <param name="Family">The basic colour; null where one colour is meant.</param>
/// <param name="Colour">The colour.</param>
public sealed record NamedColour(LocalName Name, ColourFamily? Family, Srgb Colour);

/// <summary>A change of some inks.</summary>
/// <param name="Part">The part whose ink changes; <see cref="ColourPart.Any"/> for whatever part.</param>
/// <param name="From">The colours that change; null for all of the part.</param>
/// <param name="To">What they become; null where they are moved, or only must go.</param>
public sealed record ColourChange(ColourPart Part, NamedColour? From, NamedColour? To)
{
    /// <summary>Steps lighter; negative for darker.</summary>
    public double Lighter { get; init; }

    /// <summary>Steps softer; negative for brighter.</summary>
    public double Softer { get; init; }

    /// <summary>Steps more of the page in <see cref="From"/>; negative for less.</summary>
    public double More { get; init; }
}

/// <summary>A change in size of one motif.</summary>
/// <param name="Id">The motif's id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Steps">Steps larger; negative for smaller.</param>
/// <param name="Kinds">Ids of all that is a kind of it, itself among them.</param>
/// <param name="Wider">Ids of all that it is a kind of, itself among them.</param>
public sealed record MotifSize(string Id, LocalName Name, double Steps, ImmutableArray<string> Kinds, ImmutableArray<string> Wider);

/// <summary>What a reviewer wants changed in a design, as it was understood from a comment.</summary>
public sealed record Revision
{
    /// <summary>Traits by how many steps they change.</summary>
    public ImmutableSortedDictionary<RevisedTrait, double> Steps { get; init; } = ImmutableSortedDictionary<RevisedTrait, double>.Empty;

    /// <summary>Motifs that change in size by themselves.</summary>
    public ImmutableArray<MotifSize> Sizes { get; init; } = [];

    /// <summary>Changes of colour, in the order in which they are made.</summary>
    public ImmutableArray<ColourChange> Colours { get; init; } = [];

    /// <summary>What is to be seen besides.</summary>
    public ImmutableArray<MotifWish> Motifs { get; init; } = [];

    /// <summary>What must go: ids of things that families show.</summary>
    public ImmutableArray<string> NoMotifs { get; init; } = [];

    /// <summary>Key of the repeat wanted; null leaves it.</summary>
    public string? Repeat { get; init; }

    /// <summary>Most inks; null leaves them.</summary>
    public int? MaxInks { get; init; }

    /// <summary>Whether it changes nothing.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => Steps.IsEmpty && Sizes.IsEmpty && Colours.IsEmpty && Motifs.IsEmpty && NoMotifs.IsEmpty && Repeat is null && MaxInks is null;
}
