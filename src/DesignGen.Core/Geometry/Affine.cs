namespace DesignGen.Core.Geometry;

/// <summary>A map of the plane that keeps straight lines straight: x' = A x + C y + E, y' = B x + D y + F.</summary>
/// <remarks>The letters are those of SVG's <c>matrix(a b c d e f)</c>.</remarks>
/// <param name="A">x from x.</param>
/// <param name="B">y from x.</param>
/// <param name="C">x from y.</param>
/// <param name="D">y from y.</param>
/// <param name="E">Step in x, mm.</param>
/// <param name="F">Step in y, mm.</param>
public readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    /// <summary>The map that moves nothing.</summary>
    public static Affine Identity => new(1, 0, 0, 1, 0, 0);

    /// <summary>How much areas grow; negative when the map mirrors.</summary>
    public double Determinant => A * D - B * C;

    /// <summary>How much lengths grow on average: the root of the area's growth.</summary>
    public double Scaling => Math.Sqrt(Math.Abs(Determinant));

    /// <summary>A move.</summary>
    public static Affine Translate(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>A move.</summary>
    public static Affine Translate(Point by) => Translate(by.X, by.Y);

    /// <summary>A growth about the origin, the same in both directions.</summary>
    public static Affine Scale(double by) => new(by, 0, 0, by, 0, 0);

    /// <summary>A growth about the origin; a negative factor mirrors.</summary>
    public static Affine Scale(double x, double y) => new(x, 0, 0, y, 0, 0);

    /// <summary>A turn about the origin in radians, clockwise on the page.</summary>
    public static Affine Rotate(double radians)
    {
        (double sin, double cos) = Math.SinCos(radians);
        return new(cos, sin, -sin, cos, 0, 0);
    }

    /// <summary>This map first, then another.</summary>
    public Affine Then(Affine next) => new(
        next.A * A + next.C * B, next.B * A + next.D * B,
        next.A * C + next.C * D, next.B * C + next.D * D,
        next.A * E + next.C * F + next.E, next.B * E + next.D * F + next.F);

    /// <summary>Where a point goes.</summary>
    public Point Apply(Point point) => new(A * point.X + C * point.Y + E, B * point.X + D * point.Y + F);

    /// <summary>The upright rectangle around where a rectangle goes.</summary>
    public Rect Apply(Rect rect) => Rect.Empty
        .Including(Apply(new Point(rect.Left, rect.Top))).Including(Apply(new Point(rect.Right, rect.Top)))
        .Including(Apply(new Point(rect.Left, rect.Bottom))).Including(Apply(new Point(rect.Right, rect.Bottom)));
}
