using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Repeats;

/// <summary>How tiles step over the cloth.</summary>
public enum RepeatLayout
{
    /// <summary>Straight rows and columns (平接). Motifs tossed over its edges make the trade's "toss on block".</summary>
    Block,

    /// <summary>Each next column lowered by a fraction of a tile height, a half as a rule (跳接).</summary>
    HalfDrop,

    /// <summary>Each next row moved right by a fraction of a tile width, a half as a rule.</summary>
    Brick,

    /// <summary>Every second tile mirrored, across and down. The stored tile holds all four images, so it also steps as a block.</summary>
    Mirror,

    /// <summary>Onion-shaped compartments, each in the gaps between four others. The stored tile holds two, so it also steps as a block.</summary>
    Ogee,

    /// <summary>Diamond compartments, placed as for <see cref="Ogee"/>.</summary>
    Diamond,

    /// <summary>A band that steps across only (二方连续), for hems, ribbons and edges.</summary>
    Border,
}

/// <summary>A layout with the fraction by which it drops.</summary>
/// <param name="Layout">How tiles step.</param>
/// <param name="DropParts">2, 3 or 4: half-drops lower each next column by one of so many parts of a tile, bricks move each next row so; others take no notice.</param>
public readonly record struct Stepping(RepeatLayout Layout, int DropParts = 2);

/// <summary>A tile's size and how it steps.</summary>
/// <param name="Layout">How tiles step.</param>
/// <param name="Width">Tile width, above 0: a whole number of micrometres that divides by <see cref="Parts"/>.</param>
/// <param name="Height">Tile height, above 0: as the width.</param>
/// <param name="DropParts">As for <see cref="Stepping"/>.</param>
public sealed record Repeat(RepeatLayout Layout, Length Width, Length Height, int DropParts = 2)
{
    /// <summary>The layout with its fraction.</summary>
    public Stepping Stepping => new(Layout, DropParts);

    /// <summary>The part of the tile that a family draws: a quarter of it for mirror repeats, the upper half for ogees and diamonds, else all of it, mm.</summary>
    public Rect Cell => Layout switch
    {
        RepeatLayout.Mirror => new(0, 0, Width.Millimetres / 2, Height.Millimetres / 2),
        RepeatLayout.Ogee or RepeatLayout.Diamond => new(0, 0, Width.Millimetres, Height.Millimetres / 2),
        _ => new(0, 0, Width.Millimetres, Height.Millimetres),
    };

    /// <summary>Into how many equal parts the tile's sides divide, so that every step ends on one of them.</summary>
    public (int Across, int Down) Parts => Layout switch
    {
        RepeatLayout.HalfDrop => (1, DropParts),
        RepeatLayout.Brick => (DropParts, 1),
        RepeatLayout.Mirror or RepeatLayout.Ogee or RepeatLayout.Diamond => (2, 2),
        _ => (1, 1),
    };

    /// <summary>How stored tiles shift: each next row of tiles moves right by a tile width over Across, each next column down by a tile height over Down; 1 is no shift.</summary>
    public (int Across, int Down) TileShift => Layout switch
    {
        RepeatLayout.HalfDrop => (1, DropParts),
        RepeatLayout.Brick => (DropParts, 1),
        _ => (1, 1),
    };

    /// <summary>How drawn cells shift, as <see cref="TileShift"/> for tiles: what a lattice must divide by to run on. Mirrors do not shift.</summary>
    public (int Across, int Down) CellShift => Layout is RepeatLayout.Ogee or RepeatLayout.Diamond ? (2, 1) : TileShift;

    /// <summary>The smallest upright block that repeats by plain steps across and down, mm. A border has no step down: its height is the page's.</summary>
    public (double Width, double Height) Period => (Width.Millimetres * TileShift.Down, Height.Millimetres * TileShift.Across);

    /// <summary>The maps from the drawn cell to each of its images within one <see cref="Period"/>; the first leaves it in place.</summary>
    public IReadOnlyList<Affine> Orbit
    {
        get
        {
            double w = Width.Millimetres, h = Height.Millimetres;
            return Layout switch
            {
                RepeatLayout.HalfDrop => [.. Enumerable.Range(0, DropParts).Select(k => Affine.Translate(k * w, k * h / DropParts))],
                RepeatLayout.Brick => [.. Enumerable.Range(0, DropParts).Select(k => Affine.Translate(k * w / DropParts, k * h))],
                RepeatLayout.Mirror => [Affine.Identity, new(-1, 0, 0, 1, w, 0), new(1, 0, 0, -1, 0, h), new(-1, 0, 0, -1, w, h)],
                RepeatLayout.Ogee or RepeatLayout.Diamond => [Affine.Identity, Affine.Translate(w / 2, h / 2)],
                _ => [Affine.Identity],
            };
        }
    }

    /// <summary>The place within one tile that a place on the endless cloth repeats.</summary>
    /// <param name="cloth">A place on the cloth, mm, in the tile's coordinates.</param>
    /// <returns>A place from 0 to below the tile's width and height; a border leaves the height as it is.</returns>
    public Point ToTile(Point cloth)
    {
        double w = Width.Millimetres, h = Height.Millimetres;
        double column = Math.Floor(cloth.X / w), row = Math.Floor(cloth.Y / h);
        (int across, int down) = TileShift;
        double x = cloth.X - Wrap(row, across) * w / across, y = cloth.Y - Wrap(column, down) * h / down;
        return new(Wrap(x, w), Layout == RepeatLayout.Border ? y : Wrap(y, h));

        static double Wrap(double value, double size) => value - Math.Floor(value / size) * size;
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
            int firstRow = 0, lastRow = 0;
            if (Layout != RepeatLayout.Border)
                (firstRow, lastRow) = ((int)Math.Floor((window.Top - at.Bottom) / periodHeight), (int)Math.Ceiling((window.Bottom - at.Top) / periodHeight));
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
