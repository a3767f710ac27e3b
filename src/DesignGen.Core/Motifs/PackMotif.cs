using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;

namespace DesignGen.Core.Motifs;

/// <summary>One flat shape of a pack's drawing.</summary>
/// <param name="Colour">Its colour in the drawing; designs map it to a role of their palette.</param>
/// <param name="Outline">Its outline, mm from the top left of the drawing's page, y down.</param>
/// <param name="Rule">How the outline is filled.</param>
public sealed record PackShape(Srgb Colour, Outline Outline, FillRule Rule);

/// <summary>A motif of a pack: its drawing as data, read and checked. Whoever draws with it re-styles it.</summary>
/// <param name="Mark">By what a recipe knows it again.</param>
/// <param name="Shapes">Its shapes, the lowest first; one at least.</param>
public sealed record PackMotif(MotifMark Mark, ImmutableArray<PackShape> Shapes)
{
    /// <summary>Another drawing of the same thing, made to be printed in one ink; empty where the pack has none.</summary>
    public ImmutableArray<PackShape> OneInk { get; init; } = [];

    /// <summary>Whether it may be seen facing the other way; letters and signs may not.</summary>
    public bool Flips { get; init; } = true;

    /// <summary>The smallest size across at which it is still known, mm.</summary>
    public double LeastMm { get; init; } = DefaultLeastMm;

    /// <summary>The smallest size where a pack says none, mm.</summary>
    public const double DefaultLeastMm = 9;
}

/// <summary>What is known of a motif of a pack before its drawing is read.</summary>
/// <param name="Id">Its id: that of a concept of the lexicon where it shows one, else its own.</param>
/// <param name="Pack">The pack.</param>
/// <param name="En">English names by which briefs find it.</param>
/// <param name="Zh">Chinese names by which briefs find it.</param>
/// <param name="Licence">The terms.</param>
/// <param name="Origin">Who drew it, or where it is from.</param>
public sealed record PackListing(string Id, string Pack, ImmutableArray<string> En, ImmutableArray<string> Zh, string Licence, string Origin)
{
    /// <summary>Further words by which a search finds it, too loose for briefs.</summary>
    public ImmutableArray<string> Keywords { get; init; } = [];

    /// <summary>Ids of what it is a kind of; a ban on these bans it.</summary>
    public ImmutableArray<string> Is { get; init; } = [];

    /// <summary>The emoji that stands for it; empty for none.</summary>
    public string Emoji { get; init; } = "";
}
