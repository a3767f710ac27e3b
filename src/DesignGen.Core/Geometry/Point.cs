namespace DesignGen.Core.Geometry;

/// <summary>A place or a step on the page, in millimetres from the top left; y points down.</summary>
/// <param name="X">Millimetres to the right.</param>
/// <param name="Y">Millimetres down.</param>
public readonly record struct Point(double X, double Y)
{
    /// <summary>The origin.</summary>
    public static Point Zero => default;

    /// <summary>Distance from the origin.</summary>
    public double Length => Math.Sqrt(X * X + Y * Y);

    /// <summary>Direction from the origin in radians, clockwise from the x axis.</summary>
    public double Direction => Math.Atan2(Y, X);

    /// <summary>The same direction with length 1; zero stays zero.</summary>
    public Point Unit => Length is var length && length > 0 ? new(X / length, Y / length) : this;

    /// <summary>Turned a quarter clockwise on the page.</summary>
    public Point Perpendicular => new(-Y, X);

    /// <summary>A point at a distance in a direction (radians) from the origin.</summary>
    public static Point Polar(double radius, double radians) => new(radius * Math.Cos(radians), radius * Math.Sin(radians));

    /// <summary>The point a share of the way from a to b; 0 is a, 1 is b.</summary>
    public static Point Lerp(Point a, Point b, double share) => new(a.X + (b.X - a.X) * share, a.Y + (b.Y - a.Y) * share);

    /// <summary>Dot product.</summary>
    public static double Dot(Point a, Point b) => a.X * b.X + a.Y * b.Y;

    /// <summary>Cross product; positive when b lies clockwise of a on the page.</summary>
    public static double Cross(Point a, Point b) => a.X * b.Y - a.Y * b.X;

    /// <summary>Distance to another point.</summary>
    public double DistanceTo(Point other) => (this - other).Length;

#pragma warning disable CS1591 // operators mean what arithmetic says
    public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y + b.Y);
    public static Point operator -(Point a, Point b) => new(a.X - b.X, a.Y - b.Y);
    public static Point operator -(Point a) => new(-a.X, -a.Y);
    public static Point operator *(Point a, double by) => new(a.X * by, a.Y * by);
    public static Point operator /(Point a, double by) => new(a.X / by, a.Y / by);
#pragma warning restore CS1591

    /// <summary>The point in millimetres, for messages and tests.</summary>
    /// <remarks>Written out here because the words that a record makes for itself would call each other without end.</remarks>
    public override string ToString() => FormattableString.Invariant($"({X:0.###}, {Y:0.###})");
}
