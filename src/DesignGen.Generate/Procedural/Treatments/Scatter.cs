using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Keeps round things apart from each other, across the edges of a repeat too.</summary>
/// <param name="canvas">Page and repeat.</param>
/// <param name="apartMm">Least room between two of them, mm.</param>
/// <param name="mostMm">Greatest radius of one, mm.</param>
internal sealed class Scatter(DesignCanvas canvas, double apartMm, double mostMm)
{
    private readonly Dictionary<(int, int), List<(Point At, double Radius)>> _cells = [];
    private readonly double _cell = 2 * mostMm + apartMm;

    /// <summary>Puts one where it has room.</summary>
    /// <param name="at">Its middle, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <returns>Whether there was room.</returns>
    public bool Put(Point at, double radius)
    {
        (int column, int row) = Cell(at);
        for (int dy = -1; dy <= 1; dy++)
        {
            for (int dx = -1; dx <= 1; dx++)
            {
                if (_cells.TryGetValue((column + dx, row + dy), out List<(Point At, double Radius)>? near) && near.Exists(n => n.At.DistanceTo(at) < n.Radius + radius + apartMm))
                    return false;
            }
        }
        Keep(at, radius);
        if (canvas.Repeat is not { } repeat)
            return true;
        foreach (Affine image in repeat.Images(new Rect(at.X, at.Y, at.X, at.Y).Grow(radius + apartMm), canvas.Cell.Grow(_cell)))
        {
            if (image != Affine.Identity)
                Keep(image.Apply(at), radius);
        }
        return true;
    }

    private void Keep(Point at, double radius)
    {
        if (!_cells.TryGetValue(Cell(at), out List<(Point, double)>? here))
            _cells[Cell(at)] = here = [];
        here.Add((at, radius));
    }

    private (int, int) Cell(Point p) => ((int)Math.Floor(p.X / _cell), (int)Math.Floor(p.Y / _cell));
}
