using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Designs;

/// <summary>The order for one try at one variant: what the planner hands to a generator.</summary>
/// <param name="Index">Place of the variant in its batch, from 0.</param>
/// <param name="Try">Which try this is, from 1.</param>
/// <param name="Title">What the variant is called on sheets, in the brief's language.</param>
/// <param name="FamilyName">Name of its family.</param>
/// <param name="PaletteName">Name of its palette.</param>
/// <param name="MaxInks">Most inks allowed.</param>
/// <param name="IsToss">Whether loose motifs are scattered, so that their spacing is judged.</param>
/// <param name="Band">Usual limits of its family; null where nobody has measured them.</param>
/// <param name="Traits">What sets it apart by construction: family, repeat and structure, for comparing designs.</param>
/// <param name="Recipe">How to draw it.</param>
/// <param name="Reasons">Why the planner chose so, one short phrase each, in the brief's language.</param>
public sealed record DesignSpec(
    int Index, int Try, string Title, LocalName FamilyName, LocalName PaletteName, int MaxInks, bool IsToss, FamilyBand? Band, ImmutableArray<string> Traits, Recipe Recipe, ImmutableArray<string> Reasons)
{
    /// <summary>Whether the house's taste chose it among others; false also where a plan that follows a taste left the place open.</summary>
    [LeftOutWhenEmpty]
    public bool IsByTaste { get; init; }
}

/// <summary>A design that a generator made and no gate has seen yet.</summary>
/// <param name="Spec">The order it answers.</param>
/// <param name="Artwork">What was drawn.</param>
public sealed record Candidate(DesignSpec Spec, Artwork Artwork);

/// <summary>An engine that draws designs.</summary>
public interface IDesignGenerator
{
    /// <summary>Name of the engine, as recipes carry it.</summary>
    string Engine { get; }

    /// <summary>Draws one design. The same recipe gives the same artwork; several calls may run at once.</summary>
    /// <param name="recipe">How.</param>
    /// <param name="batch">Code of the batch that it is drawn for, which costs are counted under; empty outside batches.</param>
    /// <param name="cancel">Stops the work soon.</param>
    /// <exception cref="Errors.InputException">The recipe asks for something this engine does not have.</exception>
    /// <exception cref="Errors.UnavailableException">Something that the engine needs can't be used just now.</exception>
    Task<Artwork> DrawAsync(Recipe recipe, string batch, CancellationToken cancel);
}
