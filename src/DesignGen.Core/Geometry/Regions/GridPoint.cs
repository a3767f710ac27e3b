namespace DesignGen.Core.Geometry.Regions;

/// <summary>A point of the grid that regions are reckoned on: whole multiples of <see cref="Region.UnitMm"/>, y down.</summary>
/// <param name="X">Units to the right, at most <see cref="Limit"/> either way.</param>
/// <param name="Y">Units down, at most <see cref="Limit"/> either way.</param>
internal readonly record struct GridPoint(int X, int Y)
{
    /// <summary>The farthest that a coordinate lies from the origin, 53.6 m: cross products of differences then fit 64 bits.</summary>
    public const int Limit = 1 << 29;

    /// <summary>The nearest grid point; what is beyond the limit, or no number at all, is brought within it.</summary>
    public static GridPoint From(Point mm) => Round(mm.X * (1 / Region.UnitMm), mm.Y * (1 / Region.UnitMm));

    /// <summary>The nearest grid point to a place in units.</summary>
    public static GridPoint Round(double x, double y) => new(Round(x), Round(y));

    /// <summary>Where the point is, mm.</summary>
    public Point ToPoint() => new(X * Region.UnitMm, Y * Region.UnitMm);

    /// <summary>Cross product of the steps to two points, exact; positive where b lies clockwise of a on the page.</summary>
    public long Cross(GridPoint a, GridPoint b) => (long)(a.X - X) * (b.Y - Y) - (long)(a.Y - Y) * (b.X - X);

    /// <summary>Twice the area of a ring, positive where it runs clockwise on the page.</summary>
    public static Int128 TwiceArea(ReadOnlySpan<GridPoint> ring)
    {
        Int128 sum = 0;
        for (int i = 2; i < ring.Length; i++)
            sum += ring[0].Cross(ring[i - 1], ring[i]);
        return sum;
    }

    // Floor of x + 1/2 leaves both directions alike: a shape moved by whole units is rounded the same way everywhere.
    private static int Round(double x) => double.IsNaN(x) ? 0 : (int)Math.Floor(Math.Clamp(x, -Limit, Limit) + 0.5);
}
