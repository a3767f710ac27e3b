using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>The part of the cloth nearest to one seed.</summary>
/// <param name="Seed">Place of the seed in the list given.</param>
/// <param name="At">The seed, mm.</param>
/// <param name="Corners">Corners of the convex cell in order, mm; three at least.</param>
public sealed record VoronoiCell(int Seed, Point At, ImmutableArray<Point> Corners)
{
    /// <summary>The cell's area, mm².</summary>
    public double Area => Math.Abs(Enumerable.Range(0, Corners.Length).Sum(i => Point.Cross(Corners[i], Corners[(i + 1) % Corners.Length]))) / 2;

    /// <summary>The cell's centre of mass, mm.</summary>
    public Point Centroid
    {
        get
        {
            Point sum = Point.Zero;
            double weight = 0;
            for (int i = 0; i < Corners.Length; i++)
            {
                Point a = Corners[i] - At, b = Corners[(i + 1) % Corners.Length] - At;
                double cross = Point.Cross(a, b);
                sum += (a + b) * (cross / 3);
                weight += cross;
            }
            return Math.Abs(weight) < 1e-12 ? At : At + sum / weight;
        }
    }

    /// <summary>Distance from a place inside to the edge in a direction (radians), mm.</summary>
    public double Reach(Point from, double direction)
    {
        Point ray = Point.Polar(1, direction);
        double least = double.PositiveInfinity;
        for (int i = 0; i < Corners.Length; i++)
        {
            Point a = Corners[i] - from, edge = Corners[(i + 1) % Corners.Length] - Corners[i];
            double across = Point.Cross(ray, edge);
            if (Math.Abs(across) < 1e-12)
                continue;
            double t = Point.Cross(a, edge) / across, u = Point.Cross(a, ray) / across;
            if (t > 0 && u is >= -1e-9 and <= 1 + 1e-9)
                least = Math.Min(least, t);
        }
        return double.IsFinite(least) ? least : 0;
    }
}

/// <summary>Voronoi and power diagrams over all images of a repeat.</summary>
/// <remarks>
/// Each seed's cell is a box cut by the lines between it and the images of its neighbours, nearest first; cutting ends when
/// the next neighbour is too far to matter; on a single page cells end at its edge. About n·√n steps; 400 cells take a few milliseconds. Every seed's cell is given
/// once: its images belong to the canvas. In mirror repeats a cell next to an axis ends at the axis.
/// </remarks>
public static class TorusVoronoi
{
    /// <summary>The cells of seeds.</summary>
    /// <param name="torus">The rolled-up cloth.</param>
    /// <param name="seeds">Seeds in the cell, mm, two at least.</param>
    /// <param name="radii">Size of each seed, mm: the border moves away from the larger of two; empty for plain Voronoi cells.</param>
    /// <param name="stretch">How many times longer cells come out across than down; 1 for even cells.</param>
    /// <returns>A cell for every seed that has one; a small seed inside a larger one's reach has none.</returns>
    public static ImmutableArray<VoronoiCell> Cells(Torus torus, IReadOnlyList<Point> seeds, IReadOnlyList<double>? radii = null, double stretch = 1)
    {
        // Distances are measured on a cloth squeezed across and pulled down by the root of the stretch; cells are mapped back.
        double root = Math.Sqrt(stretch);
        Affine squeeze = Affine.Scale(1 / root, root), back = Affine.Scale(root, 1 / root);
        Rect cell = squeeze.Apply(torus.Cell);
        double spacing = Math.Sqrt(cell.Width * cell.Height / seeds.Count), largest = radii?.Max() ?? 0;
        return Within(torus, seeds, radii, squeeze, back, cell, spacing, largest, Math.Max(3.5 * spacing, 3.2 * largest));
    }

    private static ImmutableArray<VoronoiCell> Within(
        Torus torus, IReadOnlyList<Point> seeds, IReadOnlyList<double>? radii, Affine squeeze, Affine back, Rect cell, double spacing, double largest, double reach)
    {
        var images = new List<(Point At, int Seed)>();
        for (int i = 0; i < seeds.Count; i++)
        {
            Rect spot = new(seeds[i].X, seeds[i].Y, seeds[i].X + 1e-9, seeds[i].Y + 1e-9);
            foreach (Affine image in torus.Repeat?.Images(spot, back.Apply(cell.Grow(reach))) ?? [Affine.Identity])
                images.Add((squeeze.Apply(image.Apply(seeds[i])), i));
        }
        var buckets = new Buckets(images, cell.Grow(reach), spacing);
        var cells = ImmutableArray.CreateBuilder<VoronoiCell>(seeds.Count);
        var near = new List<(double Distance, Point At, int Seed)>();
        for (int i = 0; i < seeds.Count; i++)
        {
            Point at = squeeze.Apply(seeds[i]);
            near.Clear();
            buckets.Near(at, reach, near);
            near.Sort((a, b) => a.Distance.CompareTo(b.Distance));
            double own = radii?[i] ?? 0;
            List<Point> corners = torus.Repeat is null ? [new(cell.Left, cell.Top), new(cell.Right, cell.Top), new(cell.Right, cell.Bottom), new(cell.Left, cell.Bottom)] :
            [
                at + new Point(-reach, -reach), at + new Point(reach, -reach), at + new Point(reach, reach), at + new Point(-reach, reach),
            ];
            foreach ((double distance, Point there, int seed) in near)
            {
                if (distance < 1e-7)
                    continue;
                double other = radii?[seed] ?? 0;
                // Where the powers of the two circles are equal: distance from the seed along the line to the other.
                double border = (distance * distance + own * own - other * other) / (2 * distance);
                if (border > corners.Max(c => c.DistanceTo(at)))
                {
                    if (radii is null)
                        break;
                    continue;
                }
                Point along = (there - at) / distance;
                corners = Cut(corners, at + along * border, along);
                if (corners.Count < 3)
                    break;
            }
            if (corners.Count < 3)
                continue;
            // In a wide void a neighbour beyond the reach may still cut the cell: then look further.
            double corner = corners.Max(c => c.DistanceTo(at)), needed = corner + Math.Sqrt(corner * corner + largest * largest);
            if (needed > reach && torus.Repeat is not null)
                return Within(torus, seeds, radii, squeeze, back, cell, spacing, largest, 1.5 * needed);
            cells.Add(new(i, seeds[i], [.. corners.Select(back.Apply)]));
        }
        return cells.ToImmutable();
    }

    /// <summary>Moves seeds towards the middles of their cells, which evens out their spacing (Lloyd 1982).</summary>
    /// <param name="torus">The rolled-up cloth.</param>
    /// <param name="seeds">Seeds in the cell, mm.</param>
    /// <param name="rounds">How often: 1 keeps much of the chance, 6 gives nearly even cells.</param>
    /// <param name="stretch">As for <see cref="Cells"/>.</param>
    public static Point[] Relax(Torus torus, IReadOnlyList<Point> seeds, int rounds, double stretch = 1)
    {
        Point[] places = [.. seeds];
        for (int i = 0; i < rounds; i++)
        {
            foreach (VoronoiCell cell in Cells(torus, places, stretch: stretch))
                places[cell.Seed] = torus.Fold(cell.Centroid);
        }
        return places;
    }

    // The part of a convex polygon on the near side of a line.
    private static List<Point> Cut(List<Point> corners, Point on, Point outwards)
    {
        var kept = new List<Point>(corners.Count + 1);
        for (int i = 0; i < corners.Count; i++)
        {
            Point a = corners[i], b = corners[(i + 1) % corners.Count];
            double da = Point.Dot(a - on, outwards), db = Point.Dot(b - on, outwards);
            if (da <= 0)
                kept.Add(a);
            if (da < 0 != db < 0 && da != 0 && db != 0)
                kept.Add(Point.Lerp(a, b, da / (da - db)));
        }
        return kept;
    }

    private sealed class Buckets
    {
        private readonly List<(Point At, int Seed)>[] _buckets;
        private readonly Rect _bounds;
        private readonly double _size;
        private readonly int _columns, _rows;

        public Buckets(List<(Point At, int Seed)> points, Rect bounds, double size)
        {
            (_bounds, _size) = (bounds, size);
            (_columns, _rows) = ((int)(bounds.Width / size) + 1, (int)(bounds.Height / size) + 1);
            _buckets = new List<(Point, int)>[_columns * _rows];
            foreach ((Point At, int Seed) point in points)
                (_buckets[Row(point.At.Y) * _columns + Column(point.At.X)] ??= []).Add(point);
        }

        public void Near(Point at, double reach, List<(double Distance, Point At, int Seed)> found)
        {
            for (int row = Row(at.Y - reach); row <= Row(at.Y + reach); row++)
            {
                for (int column = Column(at.X - reach); column <= Column(at.X + reach); column++)
                {
                    foreach ((Point there, int seed) in _buckets[row * _columns + column] ?? [])
                    {
                        double distance = there.DistanceTo(at);
                        if (distance <= reach)
                            found.Add((distance, there, seed));
                    }
                }
            }
        }

        private int Column(double x) => Math.Clamp((int)((x - _bounds.Left) / _size), 0, _columns - 1);

        private int Row(double y) => Math.Clamp((int)((y - _bounds.Top) / _size), 0, _rows - 1);
    }
}
