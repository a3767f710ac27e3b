using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Artworks;

/// <summary>Spreads a tile over a piece of cloth.</summary>
public static class Field
{
    /// <summary>The artwork that a window over the endless repeat shows: each image of each motif once, in painter's order.</summary>
    /// <param name="tile">An artwork with a repeat.</param>
    /// <param name="window">The part of the cloth, mm, in the tile's coordinates; its top left becomes the page's origin.</param>
    /// <exception cref="ArgumentException">The artwork has no repeat.</exception>
    public static Artwork Spread(Artwork tile, Rect window)
    {
        if (tile.Repeat is null)
            throw new ArgumentException("The artwork has no repeat to spread.", nameof(tile));
        Affine toPage = Affine.Translate(-window.Left, -window.Top);
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        foreach (Shape shape in tile.Shapes.Where(s => s.CopyOf is null))
        {
            foreach (Affine image in tile.Repeat.Images(shape.Outline.Bounds, window))
            {
                Affine map = image.Then(toPage);
                shapes.Add(shape with { Outline = shape.Outline.Transform(map), Coverage = shape.Coverage.Transform(map) });
            }
        }
        return new(Length.FromMillimetres(window.Width), Length.FromMillimetres(window.Height), null, tile.Inks, shapes.ToImmutable(), []);
    }
}
