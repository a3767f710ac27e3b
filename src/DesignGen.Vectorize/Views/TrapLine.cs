using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Vectorize.Views;

/// <summary>A boundary between two inks with how far the lighter may reach across it at each of its points.</summary>
/// <remarks>
/// The local width of the darker shape is the distance across it, within 15 degrees of square, to the nearest edge that faces this
/// one within 60 degrees: so square corners count as wide and sharp tips as narrow. The page's border is no edge. Where the width jumps,
/// the reach changes by no more than the way along the line, so that the band's rim stays smooth.
/// </remarks>
internal sealed class TrapLine
{
    private const double Cone = 0.268, Facing = 0.5, Slope = 1;

    private TrapLine(int spreads, int into, bool closed) => (Spreads, Into, Closed) = (spreads, into, closed);

    /// <summary>The ink that spreads.</summary>
    public int Spreads { get; }

    /// <summary>The ink that it goes under, on the left hand of the line.</summary>
    public int Into { get; }

    /// <summary>Whether the last point joins the first.</summary>
    public bool Closed { get; }

    /// <summary>The points, mm, no further apart than <see cref="StepMm"/>.</summary>
    public List<Point> Points { get; } = [];

    /// <summary>How far the trap reaches at each point, mm.</summary>
    public List<double> Reach { get; } = [];

    /// <summary>The darker shape's width at each point, mm; infinity where it can't matter.</summary>
    public List<double> Local { get; } = [];

    private readonly List<bool> _corner = [];

    /// <summary>The way between two points that are looked at, mm.</summary>
    public static double StepMm(double widthMm) => Math.Clamp(widthMm / 2, 0.02, 0.1);

    /// <summary>Finds how far a trap may reach along a boundary.</summary>
    /// <param name="edge">The boundary; both its sides are inks.</param>
    /// <param name="spreads">The ink that spreads, one of the two.</param>
    /// <param name="dark">A probe of the other ink's faces; null where their width does not matter.</param>
    /// <param name="widthMm">The trap's full width, mm, above 0.</param>
    /// <param name="share">The most of the local width that it takes.</param>
    public static TrapLine Measure(FlatEdge edge, int spreads, RegionProbe? dark, double widthMm, double share)
    {
        if (edge.Right != spreads)
            edge = edge.Reverse();
        (List<Point> path, bool closed) = (edge.Points, edge.Closed);
        var line = new TrapLine(spreads, edge.Left!.Value, closed);
        double step = StepMm(widthMm), look = widthMm / share;
        int steps = closed ? path.Count : path.Count - 1;
        for (int i = 0; i < steps; i++)
        {
            Point a = path[i], b = path[(i + 1) % path.Count], inwards = -(b - a).Unit.Perpendicular;
            int parts = Math.Max(1, (int)Math.Ceiling(a.DistanceTo(b) / step));
            // A corner counts for both the lines that meet in it.
            double atStart = Width(a);
            if (i > 0)
                line.Local[^1] = Math.Min(line.Local[^1], atStart);
            else
                line.Put(a, atStart, true);
            for (int k = 1; k < parts; k++)
            {
                Point p = Point.Lerp(a, b, (double)k / parts);
                line.Put(p, Width(p), false);
            }
            if (!closed || i < steps - 1)
                line.Put(b, Width(b), true);
            else
                line.Local[0] = Math.Min(line.Local[0], Width(b));

            double Width(Point p) => dark?.WidthAt(p, inwards, look, Cone, Facing) ?? double.PositiveInfinity;
        }
        line.Limit(widthMm, share);
        return line;
    }

    /// <summary>How far along the line the nearest place is where the reach is limited, at each point, mm; infinity where there is none.</summary>
    public double[] ToLimited(double widthMm)
    {
        double[] away = [.. Reach.Select(r => r < widthMm - 1e-6 ? 0 : double.PositiveInfinity)];
        Pass((i, from) => away[i] = Math.Min(away[i], away[from] + Points[i].DistanceTo(Points[from])));
        return away;
    }

    /// <summary>The band that the trap covers before the darker ink's faces trim it.</summary>
    public Band Band(double widthMm)
    {
        List<Point> path = [];
        List<double> reach = [];
        int n = Points.Count;
        for (int i = 0; i < n; i++)
        {
            // Points on a straight stretch of full width say nothing.
            bool wide = Reach[i] >= widthMm && Reach[(i + 1) % n] >= widthMm && Reach[(i + n - 1) % n] >= widthMm;
            if (wide && !_corner[i])
                continue;
            path.Add(Points[i]);
            reach.Add(Reach[i]);
        }
        // A little to the back lets the union with the lighter face close; the darker face trims it off.
        return new(path, reach, BackMm: 10 * Region.UnitMm, Closed, RoundStart: true, RoundEnd: true);
    }

    private void Put(Point p, double local, bool corner)
    {
        Points.Add(p);
        Local.Add(local);
        _corner.Add(corner);
    }

    private void Limit(double widthMm, double share)
    {
        bool limited = false;
        foreach (double local in Local)
        {
            Reach.Add(Math.Min(widthMm, share * local));
            limited |= Reach[^1] < widthMm;
        }
        if (!limited)
            return;
        Pass((i, from) => Reach[i] = Math.Min(Reach[i], Reach[from] + Slope * Points[i].DistanceTo(Points[from])));
    }

    /// <summary>Hands what a point knows to the next, all along the line and back.</summary>
    private void Pass(Action<int, int> step)
    {
        // Twice round where the line is closed, since its first point follows the last.
        int n = Points.Count, way = Closed ? 2 * n : n;
        for (int k = 1; k < way; k++)
            step(k % n, (k - 1) % n);
        for (int k = way - 2; k >= 0; k--)
            step(k % n, (k + 1) % n);
    }
}
