using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>The lattice of sayagata on a repeat: centres, the arms between them, and the double-Ts that the arms enclose.</summary>
/// <remarks>See <see cref="Families.Sayagata"/> for the construction.</remarks>
public sealed class KeyLattice
{
    private readonly Affine _map;
    private readonly List<Point> _centres = [];

    /// <summary>A lattice near a wished size.</summary>
    /// <param name="canvas">Cell and repeat.</param>
    /// <param name="pitchMm">Wished distance of parallel lines, mm.</param>
    /// <param name="stretch">Width of a lozenge over its height; the upright form takes no notice.</param>
    /// <param name="upright">Upright rather than on the diagonal.</param>
    public KeyLattice(DesignCanvas canvas, double pitchMm, double stretch, bool upright)
    {
        if (canvas.Repeat?.Layout == RepeatLayout.Mirror)
        {
            UnitGrid grid = UnitGrid.Fit(canvas, 3 * pitchMm, 3 * pitchMm);
            _map = new Affine(grid.Width / 3, 0, 0, grid.Height / 3, canvas.Cell.Left - grid.Width / 2, canvas.Cell.Top - grid.Height / 2);
            for (int b = -1; b <= grid.Rows + 2; b++)
            {
                for (int a = -1; a <= grid.Columns + 2; a++)
                {
                    if (((a + b) & 1) == 0)
                        _centres.Add(new(3 * a, 3 * b));
                }
            }
            for (int b = 0; b <= grid.Rows; b++)
            {
                for (int a = 0; a <= grid.Columns; a++)
                    Beams.Add((_map.Apply(new Point(3 * a + 1.5, 3 * b + 1.5)), ((a + b) & 1) == 1));
            }
        }
        else if (upright)
        {
            UnitGrid grid = UnitGrid.Fit(canvas, 6 * pitchMm, 6 * pitchMm);
            _map = new Affine(grid.Width / 6, 0, 0, grid.Height / 6, canvas.Cell.Left, canvas.Cell.Top);
            for (int b = 0; b < 2 * grid.Rows; b++)
            {
                for (int a = b % 2; a < 2 * grid.Columns; a += 2)
                    _centres.Add(new(3 * a, 3 * b));
            }
        }
        else
        {
            // For a square lozenge a unit is 3·√2 pitches wide.
            double height = pitchMm * 3 * Math.Sqrt(1 + stretch * stretch) / stretch;
            UnitGrid grid = UnitGrid.Fit(canvas, height * stretch, height);
            _map = new Affine(grid.Width / 6, grid.Height / 6, -grid.Width / 6, grid.Height / 6, canvas.Cell.Left, canvas.Cell.Top);
            for (int row = 0; row < grid.Rows; row++)
            {
                for (int column = 0; column < grid.Columns; column++)
                    _centres.Add(new(3 * (row + column), 3 * (row - column)));
            }
        }
        if (Beams.Count == 0)
        {
            foreach (Point c in _centres)
            {
                Beams.Add((_map.Apply(c + new Point(1.5, 1.5)), false));
                Beams.Add((_map.Apply(c + new Point(-1.5, 1.5)), true));
            }
        }
        Pitch = Math.Abs(_map.Determinant) / Math.Max(_map.Apply(new Point(1, 0)).DistanceTo(_map.Apply(Point.Zero)), _map.Apply(new Point(0, 1)).DistanceTo(_map.Apply(Point.Zero)));
    }

    /// <summary>Distance of parallel lines as fitted, mm.</summary>
    public double Pitch { get; }

    /// <summary>Middles of the double-Ts, mm, and whether each lies along the lattice's first direction.</summary>
    public List<(Point At, bool Level)> Beams { get; } = [];

    /// <summary>The arms of each centre, as one outline for each.</summary>
    /// <param name="widthMm">Breadth of a line, mm.</param>
    /// <param name="second">Only the strands that cross a centre in the second direction, or only those in the first; null for all.</param>
    public IEnumerable<Outline> Arms(double widthMm, bool? second)
    {
        double width = widthMm / Pitch;
        Point[] arm = [new(0, 0), new(1, 0), new(1, 3), new(0, 3)];
        foreach (Point centre in _centres)
        {
            var parts = new List<Outline>();
            for (int turn = 0; turn < 4; turn++)
            {
                if (second is bool only && only != (turn % 2 == 1))
                    continue;
                parts.Add(Polygons.Path([.. arm.Select(p => centre + Quarter(p, turn))], width, second is null ? width / 2 : 0.01));
            }
            yield return Polygons.Joined(parts).Transform(_map);
        }
    }

    /// <summary>Short bars over the centres.</summary>
    /// <param name="firstHand">Those of the first hand, or those of the other.</param>
    /// <param name="widthMm">Breadth, mm.</param>
    /// <param name="reachMm">Half length, mm.</param>
    /// <param name="level">Along the lattice's first direction.</param>
    public IEnumerable<Outline> Crossings(bool firstHand, double widthMm, double reachMm, bool level)
    {
        double width = widthMm / Pitch, reach = reachMm / Pitch;
        foreach (Point centre in _centres)
        {
            Point at = firstHand ? centre : centre + new Point(3, 0), way = level ? new Point(reach, 0) : new Point(0, reach);
            yield return Polygons.Bar(at - way, at + way, width).Transform(_map);
        }
    }

    /// <summary>Corners of a double-T, clockwise on the page.</summary>
    public Point[] Beam(Point at, bool level)
    {
        (double X, double Y)[] corners = [(-1.5, -2.5), (1.5, -2.5), (1.5, -1.5), (0.5, -1.5), (0.5, 1.5), (1.5, 1.5), (1.5, 2.5), (-1.5, 2.5), (-1.5, 1.5), (-0.5, 1.5), (-0.5, -1.5), (-1.5, -1.5)];
        Affine linear = _map with { E = 0, F = 0 };
        return [.. corners.Select(c => at + linear.Apply(Quarter(new(c.X, c.Y), level ? 1 : 0)))];
    }

    private static Point Quarter(Point p, int turns) => turns switch { 1 => new(-p.Y, p.X), 2 => -p, 3 => new(p.Y, -p.X), _ => p };
}
