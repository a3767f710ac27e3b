using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Where the waves of seigaiha stand, so that rows run on unbroken over every edge of the repeat.</summary>
/// <remarks>
/// Odd rows stand half a wave to the right. Steps are stretched by a few percent to fit the cell: rows come in fours under a
/// half-drop, waves in twos under a brick (in sixes and threes for a third), for then the shift maps the lattice onto itself. Under a mirror waves cannot
/// run on, for they have an up and a down: the lowest row is centred on the axis and becomes full circles with its image, and
/// the highest leaves diamonds with its image, which carry a bead.
/// </remarks>
public sealed class WaveGrid
{
    private readonly Rect _cell;
    private readonly bool _mirror;
    private readonly int _rows;

    /// <summary>A lattice near a wished size.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="sizeMm">Wished radius of a wave, mm.</param>
    /// <param name="stepShare">Wished step from row to row, as a share of the radius, at most 0.5.</param>
    public WaveGrid(DesignCanvas canvas, double sizeMm, double stepShare)
    {
        _cell = canvas.Cell;
        RepeatLayout? layout = canvas.Repeat?.Layout;
        _mirror = layout is RepeatLayout.Mirror or null;
        (int columnStep, int drop) = canvas.Repeat?.CellShift ?? (1, 1);
        int rowStep = 2 * drop;
        int columns = Math.Max(columnStep, (int)Math.Round(_cell.Width / (2 * sizeMm) / columnStep) * columnStep);
        Radius = _cell.Width / (2 * columns);
        double step = Radius * stepShare;
        if (_mirror)
        {
            // The top row's crest touches the upper axis; the lowest row's centres lie on the lower one.
            _rows = Math.Max(2, (int)Math.Ceiling((_cell.Height - Radius) / step) + 1);
            RowStep = (_cell.Height - Radius) / (_rows - 1);
        }
        else
        {
            // Rows are rounded up: a step above half the radius would bare the waves' centres.
            _rows = Math.Max(rowStep, (int)Math.Ceiling(_cell.Height / step / rowStep - 0.25) * rowStep);
            RowStep = _cell.Height / _rows;
        }
        for (int row = 0; row < _rows; row++)
        {
            double y = _mirror ? _cell.Top + Radius + row * RowStep : _cell.Top + row * RowStep;
            bool odd = row % 2 == 1;
            for (int column = 0; column < columns + (_mirror && !odd ? 1 : 0); column++)
            {
                double x = _cell.Left + (2 * column + (odd ? 1 : 0)) * Radius;
                bool onAxis = _mirror && (row == _rows - 1 || (!odd && (column == 0 || column == columns)));
                Places.Add((new(x, y), row, onAxis));
            }
        }
    }

    /// <summary>Half the spacing of waves in a row, mm.</summary>
    public double Radius { get; }

    /// <summary>Step from row to row, mm.</summary>
    public double RowStep { get; }

    /// <summary>Centres of the waves of the drawn cell with their row, from the top, and whether a mirror axis cuts them.</summary>
    public List<(Point At, int Row, bool OnAxis)> Places { get; } = [];

    /// <summary>What shows of a wave.</summary>
    /// <param name="place">Its place in <see cref="Places"/>.</param>
    /// <param name="rim">Breadth of the line between waves, mm.</param>
    public WaveScale Wave(int place, double rim)
    {
        (Point at, int row, _) = Places[place];
        int below = _mirror ? _rows - 1 - row : 2;
        return new(at, Radius, RowStep, rim, below >= 1, below >= 2);
    }

    /// <summary>Beads in the diamonds that the top row and its mirror image leave between them.</summary>
    public void Join(DesignCanvas canvas, double rim, PaletteRole bead, PaletteRole field)
    {
        foreach ((Point at, int row, _) in Places)
        {
            if (row != 0)
                continue;
            Point middle = new(at.X + Radius, _cell.Top);
            if (middle.X > _cell.Right + 1e-6)
                continue;
            // The diamond between four circles of radius R whose crests touch: its half height at the middle is R − the row's rise.
            double half = Radius * 0.42 - rim;
            if (half > canvas.MinLine * 2)
            {
                Outline Diamond(double r) => Outline.Polygon(middle + new Point(-r * 1.1, 0), middle + new Point(0, -r), middle + new Point(r * 1.1, 0), middle + new Point(0, r));
                canvas.Fill(field, Diamond(half));
                canvas.Fill(bead, Outline.Circle(middle, half * 0.42));
            }
        }
    }
}
