using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Inks;

namespace DesignGen.Core.Designs;

/// <summary>How a colourway stands to the design's own colours.</summary>
public enum ColourwayKind
{
    /// <summary>Light stays light and dark stays dark: the same picture in other colours.</summary>
    Balanced,

    /// <summary>Values are turned round or the emphasis moves to another part: the same drawing, another picture.</summary>
    Unbalanced,
}

/// <summary>One set of ink substitutions for a design. It never moves a point, so all colourways share the design's films.</summary>
/// <param name="Id">Key within the recipe, kebab-case; the name of its folder in a pack.</param>
/// <param name="Name">Name on sheets.</param>
/// <param name="Kind">How it stands to the design's own colours.</param>
/// <param name="Inks">What replaces each of the recipe's inks, in the same order and number.</param>
public sealed record Colourway(string Id, LocalName Name, ColourwayKind Kind, ImmutableArray<Ink> Inks)
{
    /// <summary>The drawing in this colourway: inks alone differ.</summary>
    /// <param name="artwork">The design as drawn.</param>
    /// <param name="own">The recipe's own inks; the artwork has those of them that it uses, by id.</param>
    public Artwork On(Artwork artwork, ImmutableArray<Ink> own) => artwork with { Inks = InksOf(artwork.Inks, own) };

    /// <summary>What replaces the inks that a drawing uses.</summary>
    /// <param name="used">The inks of the drawing.</param>
    /// <param name="own">The recipe's own inks.</param>
    /// <exception cref="ArgumentException">A used ink is none of the recipe's, or the numbers of inks differ.</exception>
    public ImmutableArray<Ink> InksOf(ImmutableArray<Ink> used, ImmutableArray<Ink> own)
    {
        if (Inks.Length != own.Length)
            throw new ArgumentException($"Colourway {Id} has {Inks.Length} inks for {own.Length}.", nameof(own));
        return [.. used.Select(ink => own.Select((o, i) => (o.Id, Place: i)).Where(o => o.Id == ink.Id).Select(o => Inks[o.Place]).FirstOrDefault()
            ?? throw new ArgumentException($"Ink {ink.Id} is none of the recipe's.", nameof(used)))];
    }
}
