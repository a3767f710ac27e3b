using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Repeats;

/// <summary>How tiles step over the cloth.</summary>
public enum RepeatLayout
{
    /// <summary>Straight rows and columns (平接).</summary>
    Block,

    /// <summary>Every second column lowered by half a tile height (跳接).</summary>
    HalfDrop,

    /// <summary>Every second row moved right by half a tile width.</summary>
    Brick,

    /// <summary>Every second tile mirrored, across and down. The stored tile holds all four images, so it also steps as a block.</summary>
    Mirror,
}

/// <summary>A tile's size and how it steps.</summary>
/// <param name="Layout">How tiles step.</param>
/// <param name="Width">Tile width, above 0: a whole even number of micrometres.</param>
/// <param name="Height">Tile height, above 0: a whole even number of micrometres.</param>
public sealed record Repeat(RepeatLayout Layout, Length Width, Length Height)
{
    /// <summary>The part of the tile that a family draws: a quarter of it for mirror repeats, else all of it, mm.</summary>
    public Rect Cell => Layout == RepeatLayout.Mirror
        ? new(0, 0, Width.Millimetres / 2, Height.Millimetres / 2)
        : new(0, 0, Width.Millimetres, Height.Millimetres);

    /// <summary>The smallest upright block that repeats by plain steps across and down, mm: two tiles wide for half-drop, two high for brick.</summary>
    public (double Width, double Height) Period => Layout switch
    {
        RepeatLayout.HalfDrop => (Width.Millimetres * 2, Height.Millimetres),
        RepeatLayout.Brick => (Width.Millimetres, Height.Millimetres * 2),
        _ => (Width.Millimetres, Height.Millimetres),
    };

    /// <summary>The maps from the drawn cell to each of its images within one <see cref="Period"/>; the first leaves it in place.</summary>
    public IReadOnlyList<Affine> Orbit
    {
        get
        {
            double w = Width.Millimetres, h = Height.Millimetres;
            return Layout switch
            {
                RepeatLayout.HalfDrop => [Affine.Identity, Affine.Translate(w, h / 2)],
                RepeatLayout.Brick => [Affine.Identity, Affine.Translate(w / 2, h)],
                RepeatLayout.Mirror => [Affine.Identity, new(-1, 0, 0, 1, w, 0), new(1, 0, 0, -1, 0, h), new(-1, 0, 0, -1, w, h)],
                _ => [Affine.Identity],
            };
        }
    }

    /// <summary>The place within one tile that a place on the endless cloth repeats.</summary>
    /// <param name="cloth">A place on the cloth, mm, in the tile's coordinates.</param>
    /// <returns>A place from 0 to below the tile's width and height.</returns>
    public Point ToTile(Point cloth)
    {
        double w = Width.Millimetres, h = Height.Millimetres;
        double column = Math.Floor(cloth.X / w), row = Math.Floor(cloth.Y / h);
        double x = cloth.X, y = cloth.Y;
        if (Layout == RepeatLayout.HalfDrop && column % 2 != 0)
            y -= h / 2;
        if (Layout == RepeatLayout.Brick && row % 2 != 0)
            x -= w / 2;
        return new(x - Math.Floor(x / w) * w, y - Math.Floor(y / h) * h);
    }

    /// <summary>Every image of a thing that may show in a window: the maps whose image of its bounds shares an area with the window.</summary>
    /// <param name="bounds">Bounds of the thing as drawn, mm.</param>
    /// <param name="window">The part of the cloth to fill, mm.</param>
    /// <returns>Maps in a fixed order; the plain one first where it is among them.</returns>
    public IEnumerable<Affine> Images(Rect bounds, Rect window)
    {
        if (bounds.IsEmpty)
            yield break;
        (double periodWidth, double periodHeight) = Period;
        if (bounds.Overlaps(window))
            yield return Affine.Identity;
        foreach (Affine image in Orbit)
        {
            Rect at = image.Apply(bounds);
            int firstColumn = (int)Math.Floor((window.Left - at.Right) / periodWidth), lastColumn = (int)Math.Ceiling((window.Right - at.Left) / periodWidth);
            int firstRow = (int)Math.Floor((window.Top - at.Bottom) / periodHeight), lastRow = (int)Math.Ceiling((window.Bottom - at.Top) / periodHeight);
            for (int row = firstRow; row <= lastRow; row++)
            {
                for (int column = firstColumn; column <= lastColumn; column++)
                {
                    Affine map = image.Then(Affine.Translate(column * periodWidth, row * periodHeight));
                    if (map != Affine.Identity && map.Apply(bounds).Overlaps(window))
                        yield return map;
                }
            }
        }
    }
}
