using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>Sends outlines through maps that bend the plane.</summary>
/// <remarks>
/// A step is cut into pieces no longer than asked, and each piece becomes the cubic through the places of its ends and of
/// its two thirds. For smooth maps the error falls with the fourth power of the piece's length.
/// </remarks>
public static class Bending
{
    /// <summary>An outline after a map.</summary>
    /// <param name="outline">What to bend, mm.</param>
    /// <param name="map">The map; smooth at the scale of a step.</param>
    /// <param name="stepMm">Longest piece, mm, above 0: a tenth of the map's smallest radius suits films.</param>
    public static Outline Bend(Outline outline, Func<Point, Point> map, double stepMm) =>
        new([.. outline.Contours.Select(c => Bend(c, map, stepMm))]);

    /// <summary>A contour, closed or open, after a map.</summary>
    public static Contour Bend(Contour contour, Func<Point, Point> map, double stepMm)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>();
        Point from = contour.Start;
        foreach (Segment s in contour.Segments)
        {
            int pieces = Math.Clamp((int)Math.Ceiling(from.DistanceTo(s.End) / stepMm), 1, 64);
            for (int i = 0; i < pieces; i++)
            {
                Point At(double share) => map(Contour.PointOn(from, s, (i + share) / pieces));
                Point a = At(0), b = At(1.0 / 3), c = At(2.0 / 3), d = At(1);
                Point chord = (d - a).Unit;
                bool straight = s.IsLine && Math.Abs(Point.Cross(chord, b - a)) < 0.002 && Math.Abs(Point.Cross(chord, c - a)) < 0.002;
                segments.Add(straight
                    ? Segment.Line(d)
                    : Segment.Curve((a * -5 + b * 18 - c * 9 + d * 2) / 6, (a * 2 - b * 9 + c * 18 - d * 5) / 6, d));
            }
            from = s.End;
        }
        return new(map(contour.Start), segments.ToImmutable());
    }
}
