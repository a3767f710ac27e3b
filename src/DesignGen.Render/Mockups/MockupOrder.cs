using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;

namespace DesignGen.Render.Mockups;

/// <summary>What a mock-up shows.</summary>
/// <param name="Artwork">The design: a placement print, a tile, or the sheet of a nail set.</param>
/// <param name="Product">The product that it is for.</param>
/// <param name="Placement">Where on it.</param>
/// <param name="Garment">Colour of the cloth, case or mug.</param>
/// <param name="Cast">Who wears it.</param>
public sealed record MockupOrder(Artwork Artwork, Product Product, Placement Placement, Srgb Garment, MockupCast Cast);

/// <summary>Who wears a design in a mock-up.</summary>
/// <param name="Skin">Tone of the skin.</param>
/// <param name="Body">Shape of the body.</param>
/// <param name="IsMirrored">Whether the folds lie the other way round.</param>
public sealed record MockupCast(SkinTone Skin, BodyShape Body, bool IsMirrored)
{
    /// <summary>Whose turn it is. People take turns, so that a set of mock-ups shows many of them and none is the usual one; all pairs of skin and body come before one comes again.</summary>
    /// <param name="book">The people; at least one skin and one body.</param>
    /// <param name="seed">Chance of the set: who is first.</param>
    /// <param name="place">Place in the set, from 0.</param>
    public static MockupCast Of(MockupBook book, ulong seed, int place)
    {
        ulong skins = (ulong)book.Skins.Length, bodies = (ulong)book.Bodies.Length, turn = seed % (skins * bodies) + (ulong)place;
        return new(book.Skins[(int)(turn % skins)], book.Bodies[(int)((turn + turn / skins) % bodies)], turn / 2 % 2 == 1);
    }
}
