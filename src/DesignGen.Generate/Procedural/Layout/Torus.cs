using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>The cloth rolled up: places and distances as they count when a cell repeats in any layout, or once on a single page.</summary>
public sealed class Torus
{
    private readonly Affine[] _near;

    /// <summary>A torus for a repeat.</summary>
    /// <param name="repeat">How the cell repeats; null for a single page.</param>
    /// <param name="cell">The part that is drawn, mm, its top left corner at the origin.</param>
    public Torus(Repeat? repeat, Rect cell)
    {
        (Repeat, Cell) = (repeat, cell);
        Rect around = new(cell.Left - cell.Width / 2, cell.Top - cell.Height / 2, cell.Right + cell.Width / 2, cell.Bottom + cell.Height / 2);
        _near = repeat is null ? [Affine.Identity] : [.. repeat.Images(cell, around)];
    }

    /// <summary>How the cell repeats; null for a single page.</summary>
    public Repeat? Repeat { get; }

    /// <summary>The part that is drawn, mm.</summary>
    public Rect Cell { get; }

    /// <summary>The place in the cell that shows the same as a place anywhere on the cloth.</summary>
    public Point Fold(Point at)
    {
        if (Repeat is null)
            return at;
        double w = Cell.Width, h = Cell.Height, x = at.X, y = at.Y;
        if (Repeat.Layout == RepeatLayout.Mirror)
        {
            (x, y) = (Wrap(x, 2 * w), Wrap(y, 2 * h));
            return new(x > w ? 2 * w - x : x, y > h ? 2 * h - y : y);
        }
        (int across, int down) = Repeat.CellShift;
        return new(Wrap(x - Wrap(Math.Floor(y / h), across) * w / across, w), Wrap(y - Wrap(Math.Floor(x / w), down) * h / down, h));

        static double Wrap(double value, double size) => value - Math.Floor(value / size) * size;
    }

    /// <summary>Distance from a place in the cell to the nearest image of another place in it, mm; right up to half the cell's size.</summary>
    public double Distance(Point from, Point to)
    {
        double least = double.PositiveInfinity;
        foreach (Affine image in _near)
            least = Math.Min(least, from.DistanceTo(image.Apply(to)));
        return least;
    }

    /// <summary>Distance from a place in the cell to its own nearest other image, mm; infinite without a repeat.</summary>
    public double SelfDistance(Point at)
    {
        double least = double.PositiveInfinity;
        foreach (Affine image in _near)
        {
            if (image != Affine.Identity)
                least = Math.Min(least, at.DistanceTo(image.Apply(at)));
        }
        return least;
    }
}
