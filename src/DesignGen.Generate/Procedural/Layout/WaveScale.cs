using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>The part of one wave that shows: a disc less the three discs that lie in front of it.</summary>
/// <remarks>
/// Waves on a torus have no first and no last row, so painter's order cannot cover one by the next: each is cut to what is
/// seen. Polar coordinates about the wave's centre describe the part well: at every radius it is one arc about the vertical.
/// The discs in front are the right and left neighbour of the next row and the wave two rows on.
/// </remarks>
public sealed class WaveScale
{
    private readonly double _front, _side, _sideAngle, _rowStep, _across;
    private readonly bool _hasBelow;

    /// <summary>A wave of a lattice.</summary>
    /// <param name="centre">Centre of its circle, mm.</param>
    /// <param name="radius">Half the spacing of waves in a row, mm.</param>
    /// <param name="rowStep">Step from row to row, mm; at most half the radius.</param>
    /// <param name="rim">Breadth of the line between waves, mm.</param>
    /// <param name="hasSides">Whether the next row is there.</param>
    /// <param name="hasBelow">Whether the row after it is there.</param>
    public WaveScale(Point centre, double radius, double rowStep, double rim, bool hasSides = true, bool hasBelow = true)
    {
        Centre = centre;
        Outer = radius - rim / 2;
        _front = radius + rim / 2;
        _across = radius;
        _rowStep = rowStep;
        _side = Math.Sqrt(radius * radius + rowStep * rowStep);
        _sideAngle = Math.Atan2(rowStep, radius);
        HasSides = hasSides;
        _hasBelow = hasBelow;
        Inner = hasBelow ? Math.Max(0, _front - 2 * rowStep) : 0;
    }

    /// <summary>Centre of the circle, mm.</summary>
    public Point Centre { get; }

    /// <summary>Radius of the wave's own edge, mm.</summary>
    public double Outer { get; }

    /// <summary>Radius at which the wave first shows above those in front, mm.</summary>
    public double Inner { get; }

    /// <summary>Whether the next row is there; without it the wave ends at the level of its centre.</summary>
    public bool HasSides { get; }

    /// <summary>How far to each side of the vertical the wave shows at a radius, radians.</summary>
    public double HalfAngle(double radius)
    {
        if (radius <= Inner + 1e-9)
            return 0;
        double half = Math.PI / 2;
        if (HasSides)
        {
            double k = (radius * radius + _side * _side - _front * _front) / (2 * radius * _side);
            half = k >= 1 ? Math.PI : _sideAngle + Math.Asin(Math.Max(-1, k));
        }
        if (_hasBelow)
        {
            double m = (_front * _front - 4 * _rowStep * _rowStep - radius * radius) / (4 * radius * _rowStep);
            half = Math.Min(half, Math.Acos(Math.Clamp(m, -1, 1)));
        }
        return Math.Max(0, half);
    }

    /// <summary>The place at a radius and an angle from the vertical, positive to the right.</summary>
    public Point At(double radius, double angle) => new(Centre.X + radius * Math.Sin(angle), Centre.Y - radius * Math.Cos(angle));

    /// <summary>What shows between two radii.</summary>
    public Outline Band(double inner, double outer)
    {
        inner = Math.Max(inner, Inner);
        outer = Math.Min(outer, Outer);
        if (outer - inner < 1e-6)
            return Outline.Empty;
        double wide = HalfAngle(outer), narrow = HalfAngle(inner);
        var builder = new OutlineBuilder().MoveTo(At(outer, -wide)).ArcAround(Centre, 2 * wide);
        Side(builder, outer, inner, 1);
        if (narrow > 1e-4)
            builder.ArcAround(Centre, -2 * narrow);
        Side(builder, inner, outer, -1);
        return builder.Close().Build();
    }

    /// <summary>The part of a small outline that shows; curves are flattened.</summary>
    /// <remarks>Where a disc in front bites, the bite's edge is its chord: right to within the rim for outlines up to a third of the wave.</remarks>
    public Outline Clip(Outline outline)
    {
        List<(Point Centre, double Radius)> front = [];
        if (HasSides)
        {
            front.Add((Centre + new Point(_across, _rowStep), _front));
            front.Add((Centre + new Point(-_across, _rowStep), _front));
        }
        if (_hasBelow)
            front.Add((Centre + new Point(0, 2 * _rowStep), _front));
        var kept = ImmutableArray.CreateBuilder<Contour>();
        foreach (Contour contour in outline.Contours)
        {
            List<Point> points = contour.Flatten(0.02);
            bool whole = points.TrueForAll(p => front.TrueForAll(f => p.DistanceTo(f.Centre) >= f.Radius) && (HasSides || p.Y <= Centre.Y));
            if (whole)
            {
                kept.Add(contour);
                continue;
            }
            foreach ((Point centre, double radius) in front)
                points = Outside(points, centre, radius);
            if (!HasSides)
                points = AxisTrim.Keep(points, p => Centre.Y + AxisTrim.OverlapMm - p.Y);
            if (points.Count >= 3)
                kept.AddRange(Outline.Polygon([.. points]).Contours);
        }
        return new(kept.ToImmutable());
    }

    private static List<Point> Outside(List<Point> polygon, Point centre, double radius)
    {
        var kept = new List<Point>(polygon.Count + 4);
        for (int i = 0; i < polygon.Count; i++)
        {
            Point a = polygon[i], b = polygon[(i + 1) % polygon.Count];
            bool outA = a.DistanceTo(centre) >= radius, outB = b.DistanceTo(centre) >= radius;
            if (outA)
                kept.Add(a);
            if (outA == outB)
                continue;
            // Where the edge meets the circle: |a + t(b − a) − c|² = r².
            Point d = b - a, f = a - centre;
            double qa = Point.Dot(d, d), qb = 2 * Point.Dot(f, d), qc = Point.Dot(f, f) - radius * radius;
            double root = Math.Sqrt(Math.Max(0, qb * qb - 4 * qa * qc));
            double t = outA ? (-qb - root) / (2 * qa) : (-qb + root) / (2 * qa);
            kept.Add(Point.Lerp(a, b, Math.Clamp(t, 0, 1)));
        }
        return kept;
    }

    // The edge against the discs in front, from one radius to another; short chords of the true curve.
    private void Side(OutlineBuilder builder, double from, double to, int sign)
    {
        int steps = Math.Max(2, (int)Math.Ceiling(Math.Abs(to - from) / Math.Max(0.5, Outer / 14)));
        for (int i = 1; i <= steps; i++)
        {
            double radius = from + (to - from) * i / steps;
            builder.LineTo(At(radius, sign * HalfAngle(radius)));
        }
    }
}
