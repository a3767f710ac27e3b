using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Kinds of smile line: where a French tip ends.</summary>
internal enum Smile
{
    /// <summary>The plain arc.</summary>
    Classic,

    /// <summary>A deep arc with long wings down the sides.</summary>
    Deep,

    /// <summary>A V that points to the cuticle.</summary>
    DeepV,

    /// <summary>A slant with a swing, from one side to the other.</summary>
    Side,

    /// <summary>An arc and a fine second one below it.</summary>
    Double,

    /// <summary>A wavy line.</summary>
    Wave,

    /// <summary>An arc at the tip and a half-moon at the cuticle.</summary>
    Moon,
}

/// <summary>French tips.</summary>
internal static class French
{
    /// <summary>Paints a tip and returns its smile line, left to right, for accents to follow.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="smile">Kind of line.</param>
    /// <param name="role">Colour of the tip.</param>
    /// <param name="depth">How far the tip reaches in the middle, as a share of the nail's length.</param>
    /// <param name="curve">How strongly the line bends, 0 flat to 1.</param>
    public static IReadOnlyList<Point> Tip(Nail nail, Smile smile, PaletteRole role, double depth, double curve)
    {
        IReadOnlyList<Point> line = Line(nail, smile, depth, curve);
        nail.Fill(role, Brush.Beyond(line, nail.Field.Top - 1));
        if (smile == Smile.Double)
            Edge(nail, [.. line.Select(p => p with { Y = p.Y + Math.Max(nail.MinGap * 2, nail.Length * 0.045) })], role, Math.Max(nail.MinLine, nail.Width * 0.03));
        if (smile == Smile.Moon)
            nail.Fill(role, Brush.Beyond(HalfMoon(nail, depth * 0.8), nail.Field.Bottom + 1));
        return line;
    }

    /// <summary>A fine line along a smile.</summary>
    public static void Edge(Nail nail, IReadOnlyList<Point> line, PaletteRole role, double width) => nail.Fill(role, Brush.Stroke(line, width));

    /// <summary>The rim of a half-moon at the cuticle, left to right.</summary>
    public static IReadOnlyList<Point> HalfMoon(Nail nail, double depth)
    {
        double half = nail.Field.Width / 2 + 0.3, top = nail.Bottom - depth * nail.Length;
        return Across(half, u => top + nail.Width * 0.42 * u * u);
    }

    private static IReadOnlyList<Point> Line(Nail nail, Smile smile, double depth, double curve)
    {
        double half = nail.Field.Width / 2 + 0.3, edge = nail.Top + depth * nail.Length, w = nail.Width;
        return smile switch
        {
            Smile.Deep => Across(half, u => edge + w * (0.35 + 0.75 * curve) * Math.Pow(Math.Abs(u), 1.9)),
            Smile.DeepV => DeepV(half, edge + w * 0.15, w * (0.35 + 0.65 * curve)),
            Smile.Side => Across(half, u => edge + w * 0.12 + w * (0.20 + 0.45 * curve) * (u + 0.16 * Math.Sin(Math.PI * u))),
            Smile.Wave => Across(half, u => edge + w * 0.12 + w * (0.06 + 0.14 * curve) * Math.Sin(2.6 * u * Math.PI / 2 + 0.7) + w * 0.10 * u, 17),
            _ => Across(half, u => edge + w * (0.08 + 0.42 * curve) * u * u),
        };
    }

    // Two near-straight wings that meet in a crisp point: the double knots keep the smooth line from rounding it off.
    private static IReadOnlyList<Point> DeepV(double half, double edge, double drop)
    {
        Point low = new(0, edge + drop * 0.62), left = new(-half, edge - drop * 0.5), right = new(half, edge - drop * 0.5);
        Point bow = new(0, -drop * 0.06);
        return [left, Point.Lerp(left, low, 0.5) - bow, Point.Lerp(left, low, 0.96), low, Point.Lerp(low, right, 0.04), Point.Lerp(low, right, 0.5) - bow, right];
    }

    private static IReadOnlyList<Point> Across(double half, Func<double, double> height, int count = 9)
    {
        var points = new Point[count];
        for (int i = 0; i < count; i++)
        {
            double u = -1 + 2.0 * i / (count - 1);
            points[i] = new(u * half, height(u));
        }
        return points;
    }
}
