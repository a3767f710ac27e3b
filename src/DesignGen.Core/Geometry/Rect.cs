namespace DesignGen.Core.Geometry;

/// <summary>An upright rectangle in millimetres; y points down.</summary>
/// <param name="Left">Least x.</param>
/// <param name="Top">Least y.</param>
/// <param name="Right">Greatest x.</param>
/// <param name="Bottom">Greatest y.</param>
public readonly record struct Rect(double Left, double Top, double Right, double Bottom)
{
    /// <summary>The rectangle that holds nothing; a union with it changes nothing.</summary>
    public static Rect Empty => new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    /// <summary>Extent across, never below 0.</summary>
    public double Width => Math.Max(0, Right - Left);

    /// <summary>Extent down, never below 0.</summary>
    public double Height => Math.Max(0, Bottom - Top);

    /// <summary>The middle.</summary>
    public Point Centre => new((Left + Right) / 2, (Top + Bottom) / 2);

    /// <summary>Whether nothing is inside.</summary>
    public bool IsEmpty => Right < Left || Bottom < Top;

    /// <summary>A rectangle from its top left corner and its size.</summary>
    public static Rect FromSize(double left, double top, double width, double height) => new(left, top, left + width, top + height);

    /// <summary>Whether the two share any point; touching edges count.</summary>
    public bool Meets(Rect other) => Left <= other.Right && other.Left <= Right && Top <= other.Bottom && other.Top <= Bottom;

    /// <summary>Whether the two share an area; touching edges do not count.</summary>
    public bool Overlaps(Rect other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether a point is inside or on the edge.</summary>
    public bool Contains(Point point) => point.X >= Left && point.X <= Right && point.Y >= Top && point.Y <= Bottom;

    /// <summary>The smallest rectangle that holds both.</summary>
    public Rect Union(Rect other) => new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The smallest rectangle that holds this one and a point.</summary>
    public Rect Including(Point point) => Union(new(point.X, point.Y, point.X, point.Y));

    /// <summary>Grown on every side; a negative amount shrinks.</summary>
    public Rect Grow(double by) => new(Left - by, Top - by, Right + by, Bottom + by);

    /// <summary>The part of it that lies in another; empty or turned inside out where they do not overlap.</summary>
    public Rect Within(Rect other) => new(Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));
}
