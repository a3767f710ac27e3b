using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A place of a <see cref="TwinGrid"/>.</summary>
/// <param name="At">Where it is, mm.</param>
/// <param name="X">Its column in half units from the cell's left edge.</param>
/// <param name="Y">Its row in half units from the cell's top edge; even where the column is.</param>
/// <param name="Of">The place whose colours it shares: its own index, or its mirror image's.</param>
/// <param name="OnAxis">Whether a mirror axis runs through it.</param>
public readonly record struct TwinPlace(Point At, int X, int Y, int Of, bool OnAxis);

/// <summary>A staggered lattice: the corners and the middles of equal upright units. Hexagons, triangles, circles and lozenges stand on it.</summary>
/// <remarks>
/// Under a mirror the corners lie on the axes. A lattice with both mirror symmetries then runs on; what crosses an axis is
/// trimmed, so <see cref="Drawn"/> holds one more ring of places around the cell, each with the colours of its image inside.
/// </remarks>
public sealed class TwinGrid
{
    private readonly bool _mirror;

    /// <summary>The lattice nearest to a wished unit.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="widthMm">Wished width of a unit, mm.</param>
    /// <param name="heightMm">Wished height of a unit, mm.</param>
    /// <param name="periodAcross">Units across after which the pattern is the same again.</param>
    /// <param name="periodDown">Units down after which it is the same again.</param>
    public TwinGrid(DesignCanvas canvas, double widthMm, double heightMm, int periodAcross = 1, int periodDown = 1)
    {
        Units = UnitGrid.Fit(canvas, widthMm, heightMm, periodAcross, periodDown);
        _mirror = canvas.Repeat?.Layout == RepeatLayout.Mirror;
        int over = _mirror ? 1 : 0, columns = 2 * Units.Columns, rows = 2 * Units.Rows;
        var index = new Dictionary<(int, int), int>();
        for (int y = 0; y < rows + over; y++)
        {
            for (int x = y % 2; x < columns + over; x += 2)
            {
                bool onAxis = _mirror && (x == 0 || y == 0 || x == columns || y == rows);
                index[(x, y)] = Places.Count;
                Places.Add(new(Units.At(x / 2.0, y / 2.0), x, y, Places.Count, onAxis));
            }
        }
        Drawn = Places;
        if (!_mirror)
            return;
        Drawn = [];
        for (int y = -2; y <= rows + 2; y++)
        {
            for (int x = -2; x <= columns + 2; x++)
            {
                if (((x + y) & 1) == 0)
                    Drawn.Add(new(Units.At(x / 2.0, y / 2.0), x, y, index[(Fold(x, columns), Fold(y, rows))], x == 0 || y == 0 || x == columns || y == rows));
            }
        }

        static int Fold(int at, int size) => at < 0 ? -at : at > size ? 2 * size - at : at;
    }

    /// <summary>The units.</summary>
    public UnitGrid Units { get; }

    /// <summary>The places of one cell, in rows.</summary>
    public List<TwinPlace> Places { get; } = [];

    /// <summary>The places to draw at: those of the cell, and under a mirror those around it too.</summary>
    public List<TwinPlace> Drawn { get; }

    /// <summary>A place by offsets in half units from another, mm.</summary>
    public Point Near(TwinPlace place, double dx, double dy) => new(place.At.X + dx * Units.Width / 2, place.At.Y + dy * Units.Height / 2);

    /// <summary>Distances between the places, for dealing colours.</summary>
    public EvenMix Mix(DesignCanvas canvas) => new([.. Places.Select(p => p.At)], canvas.Repeat);
}
