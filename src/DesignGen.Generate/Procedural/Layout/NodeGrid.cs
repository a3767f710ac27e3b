using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>The crossings of a grid that runs on over every edge of a repeat: for units that are centred on a place.</summary>
/// <remarks>
/// Under a mirror the first and last crossings lie on the axes, so a rhythm of units comes back on itself instead of doubling
/// the unit next to the axis; trim units that lie across an axis with <see cref="AxisTrim"/>.
/// </remarks>
public sealed class NodeGrid
{
    private readonly bool _mirror;
    private readonly int _across, _down;

    /// <summary>The grid nearest to a wished unit.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="widthMm">Wished distance across, mm.</param>
    /// <param name="heightMm">Wished distance down, mm.</param>
    /// <param name="periodAcross">Steps across after which the pattern is the same again, 1 or more.</param>
    /// <param name="periodDown">Steps down after which it is the same again.</param>
    public NodeGrid(DesignCanvas canvas, double widthMm, double heightMm, int periodAcross = 1, int periodDown = 1)
    {
        Units = EvenGrid.Fit(canvas, widthMm, heightMm, periodAcross, periodDown);
        _mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        (_across, _down) = canvas.Repeat?.CellShift ?? (1, 1);
    }

    /// <summary>The units between the crossings.</summary>
    public UnitGrid Units { get; }

    /// <summary>Distance across, mm.</summary>
    public double Width => Units.Width;

    /// <summary>Distance down, mm.</summary>
    public double Height => Units.Height;

    /// <summary>Every crossing of the drawn cell once, row by row; under a mirror those on the axes are among them.</summary>
    public IEnumerable<(int Column, int Row)> Nodes
    {
        get
        {
            int more = _mirror ? 1 : 0;
            for (int row = 0; row < Units.Rows + more; row++)
            {
                for (int column = 0; column < Units.Columns + more; column++)
                    yield return (column, row);
            }
        }
    }

    /// <summary>A place in steps, mm.</summary>
    public Point At(double column, double row) => Units.At(column, row);

    /// <summary>Whether a crossing lies on a mirror axis.</summary>
    public bool OnAxis(int column, int row) => _mirror && (column % Units.Columns == 0 || row % Units.Rows == 0);

    /// <summary>The crossing of the drawn cell that shows the same as one anywhere on the cloth.</summary>
    public (int Column, int Row) Fold(int column, int row)
    {
        int columns = Units.Columns, rows = Units.Rows;
        if (_mirror)
            return (Reflect(column, columns), Reflect(row, rows));
        int overRows = FloorDiv(row, rows), overColumns = FloorDiv(column, columns);
        return (Wrap(column - Wrap(overRows, _across) * (columns / _across), columns), Wrap(row - Wrap(overColumns, _down) * (rows / _down), rows));

        static int Wrap(int value, int size) => ((value % size) + size) % size;
        static int FloorDiv(int value, int size) => (value - Wrap(value, size)) / size;
        static int Reflect(int value, int size) => Wrap(value, 2 * size) is var v && v > size ? 2 * size - v : v;
    }
}
