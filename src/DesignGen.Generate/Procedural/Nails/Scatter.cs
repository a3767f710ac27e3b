using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>Loose but even places, and the cells round them.</summary>
internal static class Scatter
{
    /// <summary>Places no nearer to each other than a spacing, close to as many as fit (dart throwing).</summary>
    /// <param name="dice">Chance.</param>
    /// <param name="field">Where, mm.</param>
    /// <param name="spacing">Least distance, mm, above 0.</param>
    /// <param name="lead">A place in the field to begin with; null for none.</param>
    public static List<Point> Places(Dice dice, Rect field, double spacing, Point? lead = null)
    {
        // Squares of the grid are so small that each holds one place at most; only those nearby need a look.
        double square = spacing / Math.Sqrt(2);
        int columns = (int)(field.Width / square) + 1, rows = (int)(field.Height / square) + 1;
        var taken = new Point?[columns * rows];
        var places = new List<Point>();
        int darts = (int)Math.Ceiling(16 * field.Width * field.Height / (spacing * spacing));
        for (int i = 0; i < darts; i++)
        {
            Point p = i == 0 && lead is Point first ? first : new(dice.Between(field.Left, field.Right), dice.Between(field.Top, field.Bottom));
            int column = (int)((p.X - field.Left) / square), row = (int)((p.Y - field.Top) / square);
            if (!IsFree(p, column, row))
                continue;
            taken[row * columns + column] = p;
            places.Add(p);
        }
        return places;

        bool IsFree(Point p, int column, int row)
        {
            for (int y = Math.Max(0, row - 2); y <= Math.Min(rows - 1, row + 2); y++)
            {
                for (int x = Math.Max(0, column - 2); x <= Math.Min(columns - 1, column + 2); x++)
                {
                    if (taken[y * columns + x] is Point q && q.DistanceTo(p) < spacing)
                        return false;
                }
            }
            return true;
        }
    }

    /// <summary>The Voronoi cell of a place, drawn in by half a gap on every side; empty where nothing is left.</summary>
    /// <param name="places">All places, mm.</param>
    /// <param name="place">One of them.</param>
    /// <param name="reach">How far cells may reach at most, mm: places more than twice as far away are not looked at.</param>
    /// <param name="gap">Gap between cells, mm.</param>
    public static List<Point> Cell(IReadOnlyList<Point> places, Point place, double reach, double gap)
    {
        List<Point> cell = [place + new Point(-reach, -reach), place + new Point(reach, -reach), place + new Point(reach, reach), place + new Point(-reach, reach)];
        foreach (Point other in places)
        {
            double away = other.DistanceTo(place);
            if (away == 0 || away > 2 * reach * Math.Sqrt(2))
                continue;
            Point middle = Point.Lerp(place, other, 0.5), way = (other - place).Unit;
            cell = Keep(cell, p => -Point.Dot(p - middle, way) - gap / 2);
            if (cell.Count < 3)
                return [];
        }
        return cell;
    }

    /// <summary>A polygon with its corners turned into curves, a pebble: the quadratic B-spline of its corners.</summary>
    public static Outline Pebble(IReadOnlyList<Point> cell)
    {
        var pen = new OutlineBuilder().MoveTo(Point.Lerp(cell[^1], cell[0], 0.5));
        for (int i = 0; i < cell.Count; i++)
            pen.QuadTo(cell[i], Point.Lerp(cell[i], cell[(i + 1) % cell.Count], 0.5));
        return pen.Close().Build();
    }

    /// <summary>A round, uneven blot.</summary>
    /// <param name="dice">Chance.</param>
    /// <param name="centre">Its middle, mm.</param>
    /// <param name="radius">Its mean radius, mm.</param>
    /// <param name="wild">How uneven, 0 a circle to 1.</param>
    /// <param name="stretch">Length to width.</param>
    /// <param name="turn">Direction of the length, radians.</param>
    public static Outline Blot(Dice dice, Point centre, double radius, double wild, double stretch = 1, double turn = 0)
    {
        // Two slow waves round the circle: smooth lobes, never jags.
        double a = dice.Between(0, 2 * Math.PI), b = dice.Between(0, 2 * Math.PI), c = dice.Between(0, 2 * Math.PI);
        var points = new Point[14];
        Affine lie = Affine.Scale(radius * Math.Sqrt(stretch), radius / Math.Sqrt(stretch)).Then(Affine.Rotate(turn)).Then(Affine.Translate(centre));
        for (int i = 0; i < points.Length; i++)
        {
            double t = 2 * Math.PI * i / points.Length;
            double r = 1 + wild * (0.30 * Math.Sin(2 * t + a) + 0.20 * Math.Sin(3 * t + b) + 0.10 * Math.Sin(5 * t + c));
            points[i] = lie.Apply(Point.Polar(r, t));
        }
        return Outline.Smooth(points);
    }

    private static List<Point> Keep(List<Point> polygon, Func<Point, double> inside)
    {
        var kept = new List<Point>(polygon.Count + 1);
        for (int i = 0; i < polygon.Count; i++)
        {
            Point from = polygon[i], to = polygon[(i + 1) % polygon.Count];
            double a = inside(from), b = inside(to);
            if (a >= 0)
                kept.Add(from);
            if (a >= 0 != b >= 0)
                kept.Add(Point.Lerp(from, to, a / (a - b)));
        }
        return kept;
    }
}
