using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A grid of equal upright units that fills a canvas's cell and runs on over every edge of its repeat.</summary>
/// <remarks>
/// Units are stretched a little to fit. Their counts divide by the pattern's own period and by the repeat's shift, so that a
/// half-drop, a third of a brick or a diamond maps the pattern onto itself. In a mirror repeat the cell is a quarter tile and
/// its edges are axes: draw what is symmetric about the unit's edges, or trim with <see cref="AxisTrim"/>.
/// </remarks>
/// <param name="Columns">Units across the cell.</param>
/// <param name="Rows">Units down the cell.</param>
/// <param name="Cell">The cell, mm.</param>
public sealed record UnitGrid(int Columns, int Rows, Rect Cell)
{
    /// <summary>Width of a unit, mm.</summary>
    public double Width => Cell.Width / Columns;

    /// <summary>Height of a unit, mm.</summary>
    public double Height => Cell.Height / Rows;

    /// <summary>The grid nearest to a wished unit.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="widthMm">Wished width of a unit, mm.</param>
    /// <param name="heightMm">Wished height of a unit, mm.</param>
    /// <param name="periodAcross">Units across after which the pattern is the same again, 1 or more.</param>
    /// <param name="periodDown">Units down after which it is the same again.</param>
    public static UnitGrid Fit(DesignCanvas canvas, double widthMm, double heightMm, int periodAcross = 1, int periodDown = 1)
    {
        (int across, int down) = canvas.Repeat?.CellShift ?? (1, 1);
        return new(Near(canvas.Cell.Width / widthMm, across * periodAcross), Near(canvas.Cell.Height / heightMm, down * periodDown), canvas.Cell);

        static int Near(double wish, int step) => Math.Max(1, (int)Math.Round(wish / step)) * step;
    }

    /// <summary>The unit of a column and row, mm.</summary>
    public Rect Unit(int column, int row) => Rect.FromSize(Cell.Left + column * Width, Cell.Top + row * Height, Width, Height);

    /// <summary>A place in units, mm.</summary>
    public Point At(double column, double row) => new(Cell.Left + column * Width, Cell.Top + row * Height);
}
