using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>One polygon of a tiling.</summary>
/// <param name="Kind">0 for the largest polygon of the tiling, then 1, 2.</param>
/// <param name="Centre">Its middle.</param>
/// <param name="Corners">Its corners, clockwise on the page.</param>
public sealed record TilePolygon(int Kind, Point Centre, ImmutableArray<Point> Corners)
{
    /// <summary>The polygon after a move.</summary>
    public TilePolygon Move(Point by) => new(Kind, Centre + by, [.. Corners.Select(c => c + by)]);
}

/// <summary>Edge-to-edge tilings by polygons with edges of length 1, and the rectangle by which each repeats.</summary>
/// <remarks>
/// All have mirror axes on the sides and through the middle of the rectangle, so a half rectangle fits a mirror cell. A centred
/// tiling also maps onto itself by a step of half the rectangle both ways, which suits half-drops and bricks. Names give the
/// polygons round a corner (Grünbaum and Shephard, Tilings and Patterns, 1987, section 2.1).
/// </remarks>
/// <param name="Width">Width of the rectangle, edges.</param>
/// <param name="Height">Height of the rectangle, edges.</param>
/// <param name="Centred">Whether the middle of the rectangle looks like its corner.</param>
/// <param name="Spacing">Distance between the middles of the largest polygons, edges.</param>
/// <param name="Polygons">The polygons whose middles lie in the rectangle, its left and top side included.</param>
public sealed record PolygonTiling(double Width, double Height, bool Centred, double Spacing, ImmutableArray<TilePolygon> Polygons)
{
    private static readonly double Root3 = Math.Sqrt(3);

    /// <summary>The tilings by number: 0 4.8.8, 1 3.12.12, 2 4.6.12, 3 3.4.6.4, 4 3.6.3.6, 5 decagons with bow ties.</summary>
    public static ImmutableArray<PolygonTiling> All { get; } = [Squares(), Dodecagons(), GreatRhombs(), SmallRhombs(), Trihexagons(), Decagons()];

    /// <summary>The tiling turned by a quarter.</summary>
    public PolygonTiling Turned => new(Height, Width, Centred, Spacing,
        [.. Polygons.Select(p => new TilePolygon(p.Kind, new(p.Centre.Y, p.Centre.X), [.. p.Corners.Select(c => new Point(c.Y, c.X)).Reverse()]))]);

    private static double Apothem(int sides) => 0.5 / Math.Tan(Math.PI / sides);

    // A regular polygon one of whose edges faces a direction.
    private static TilePolygon Regular(int kind, Point centre, int sides, double faceDegrees)
    {
        double radius = 0.5 / Math.Sin(Math.PI / sides), start = faceDegrees * Math.PI / 180 - Math.PI / sides;
        return new(kind, centre, [.. Enumerable.Range(0, sides).Select(k => centre + Point.Polar(radius, start + Math.Tau * k / sides))]);
    }

    private static PolygonTiling Squares()
    {
        double a = 1 + Math.Sqrt(2);
        return new(a, a, false, a, [Regular(0, new(0, 0), 8, 0), Regular(1, new(a / 2, a / 2), 4, 45)]);
    }

    // Hexagonal tilings: a large polygon on each lattice point, something on each lattice edge, something in each triangle.
    private static PolygonTiling Hexagonal(double spacing, Func<Point, TilePolygon> large, Func<Point, double, TilePolygon>? onEdge, Func<Point, bool, TilePolygon> inTriangle)
    {
        double h = spacing * Root3 / 2;
        var polygons = ImmutableArray.CreateBuilder<TilePolygon>();
        foreach (Point at in new[] { new Point(0, 0), new Point(spacing / 2, h) })
        {
            polygons.Add(large(at));
            if (onEdge is not null)
            {
                foreach (double degrees in new[] { 0.0, 60, 120 })
                    polygons.Add(onEdge(at + Point.Polar(spacing / 2, degrees * Math.PI / 180), degrees));
            }
            polygons.Add(inTriangle(at + new Point(spacing / 2, h / 3), true));
            polygons.Add(inTriangle(at + new Point(0, 2 * h / 3), false));
        }
        double width = spacing, height = 2 * h;
        // Middles are brought into the rectangle, its left and top side included.
        return new(width, height, true, spacing,
            [.. polygons.Select(p => p.Move(new(-width * Math.Floor(p.Centre.X / width + 1e-9), -height * Math.Floor(p.Centre.Y / height + 1e-9))))]);
    }

    private static PolygonTiling Dodecagons() => Hexagonal(2 * Apothem(12),
        p => Regular(0, p, 12, 0), null, (p, toDown) => Regular(1, p, 3, toDown ? 90 : -90));

    private static PolygonTiling GreatRhombs() => Hexagonal(2 * Apothem(12) + 1,
        p => Regular(0, p, 12, 0), (p, degrees) => Regular(2, p, 4, degrees), (p, toDown) => Regular(1, p, 6, toDown ? 90 : -90));

    private static PolygonTiling SmallRhombs() => Hexagonal(2 * Apothem(6) + 1,
        p => Regular(0, p, 6, 0), (p, degrees) => Regular(1, p, 4, degrees), (p, toDown) => Regular(2, p, 3, toDown ? -90 : 90));

    private static PolygonTiling Trihexagons() => Hexagonal(2,
        p => Regular(0, p, 6, 30), null, (p, toDown) => Regular(1, p, 3, toDown ? 90 : -90));

    private static PolygonTiling Decagons()
    {
        // Decagons share edges with four neighbours, at ±36°; what is left between four of them is a bow tie of six edges.
        double step = 2 * Apothem(10), x = step * Math.Cos(Math.PI / 5), y = step * Math.Sin(Math.PI / 5);
        double half = x - Apothem(10), waist = y - 0.5 / Math.Sin(Math.PI / 10);
        TilePolygon Bow(Point c) => new(1, c,
            [c + new Point(-half, -0.5), c + new Point(0, -waist), c + new Point(half, -0.5), c + new Point(half, 0.5), c + new Point(0, waist), c + new Point(-half, 0.5)]);
        return new(2 * x, 2 * y, true, step, [Regular(0, new(0, 0), 10, 0), Regular(0, new(x, y), 10, 0), Bow(new(x, 0)), Bow(new(0, y))]);
    }

    /// <summary>Fits the tiling to a cell and its repeat.</summary>
    /// <param name="cell">The cell to fill, mm.</param>
    /// <param name="repeat">How tiles step; null for a page, which is treated as a mirror cell.</param>
    /// <param name="spacingMm">Wished distance between the largest polygons, mm.</param>
    /// <returns>Polygons with middles in the cell in edge units from its corner, and the millimetres of a unit across and down.</returns>
    public (List<TilePolygon> Polygons, double ScaleX, double ScaleY) Fit(Rect cell, Repeat? repeat, double spacingMm)
    {
        (PolygonTiling Tiling, double X, double Y, double Cost) best = (this, 1, 1, double.PositiveInfinity);
        foreach (PolygonTiling tiling in new[] { this, Turned })
        {
            foreach ((double across, double down) in tiling.Counts(repeat))
            {
                double sx = cell.Width / (across * tiling.Width), sy = cell.Height / (down * tiling.Height);
                // A squeeze of a few percent is not seen, one of 10 % is: its cost grows with the square, 8 % as much as a quarter of an octave of size.
                // Stars of half the wished size look worse than ones of double.
                double squeeze = Math.Log(sx / sy) / 0.08, size = Math.Log(Math.Sqrt(sx * sy) * Spacing / spacingMm);
                double cost = squeeze * squeeze * 0.5 + (size < 0 ? -3 * size : 1.5 * size);
                if (cost < best.Cost - 1e-9)
                    best = (tiling, sx, sy, cost);
            }
        }
        bool closed = repeat is null or { Layout: RepeatLayout.Mirror };
        double width = cell.Width / best.X, height = cell.Height / best.Y, over = closed ? 1e-6 : -1e-6;
        var polygons = new List<TilePolygon>();
        for (int j = 0; j <= (int)Math.Ceiling(height / best.Tiling.Height); j++)
        {
            for (int i = 0; i <= (int)Math.Ceiling(width / best.Tiling.Width); i++)
            {
                foreach (TilePolygon p in best.Tiling.Polygons)
                {
                    TilePolygon at = p.Move(new(i * best.Tiling.Width, j * best.Tiling.Height));
                    if (at.Centre.X > -1e-6 && at.Centre.Y > -1e-6 && at.Centre.X < width + over && at.Centre.Y < height + over)
                        polygons.Add(at);
                }
            }
        }
        return (polygons, best.X, best.Y);
    }

    // Rectangles across and down that a repeat allows.
    private IEnumerable<(double Across, double Down)> Counts(Repeat? repeat)
    {
        const int most = 16;
        bool free = repeat is null or { Layout: RepeatLayout.Mirror };
        (int shiftAcross, int shiftDown) = repeat?.CellShift ?? (1, 1);
        for (int a = 1; a <= 2 * most; a++)
        {
            for (int b = 1; b <= 2 * most; b++)
            {
                // a and b count half rectangles.
                // A shift by a half maps a centred tiling onto itself by half rectangles too.
                bool fits = free || (shiftAcross, shiftDown) switch
                {
                    (1, 1) => a % 2 == 0 && b % 2 == 0,
                    (1, 2) => b % 2 == 0 && (b % 4 == 0 ? a % 2 == 0 : Centred && a % 2 == 1),
                    (2, 1) => a % 2 == 0 && (a % 4 == 0 ? b % 2 == 0 : Centred && b % 2 == 1),
                    _ => a % (2 * shiftAcross) == 0 && b % (2 * shiftDown) == 0,
                };
                if (fits)
                    yield return (a / 2.0, b / 2.0);
            }
        }
    }
}
