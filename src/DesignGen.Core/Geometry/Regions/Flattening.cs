using System.Collections.Immutable;

namespace DesignGen.Core.Geometry.Regions;

/// <summary>Turns curves into points on the grid of regions, the same points whichever way round a curve is walked.</summary>
/// <remarks>
/// Neighbouring faces share their curves, one of them reversed. Each cubic is therefore reckoned from one of its two ends, chosen by
/// its coordinates, so that both neighbours get the very same points and no sliver opens between them.
/// </remarks>
public static class Flattening
{
    /// <summary>A run of steps as points, each a whole multiple of <see cref="Region.UnitMm"/>; neighbours differ.</summary>
    /// <param name="start">Where the run begins, mm.</param>
    /// <param name="segments">Its steps.</param>
    /// <param name="toleranceMm">Greatest distance between curve and line, above 0 mm: 0.005 suits a film, 0.002 is finer than any press.</param>
    /// <returns>The points from the start to the last end; a run without extent is one point.</returns>
    public static List<Point> Path(Point start, ImmutableArray<Segment> segments, double toleranceMm)
    {
        var points = new List<GridPoint>(segments.Length + 1);
        Append(points, start, segments, toleranceMm);
        var path = new List<Point>(points.Count);
        foreach (GridPoint p in points)
            path.Add(p.ToPoint());
        return path;
    }

    /// <summary>A contour as a closed ring; the end is not repeated.</summary>
    internal static GridPoint[] Ring(Contour contour, double toleranceMm)
    {
        var points = new List<GridPoint>(contour.Segments.Length + 1);
        Append(points, contour.Start, contour.Segments, toleranceMm);
        while (points.Count > 1 && points[^1] == points[0])
            points.RemoveAt(points.Count - 1);
        return [.. points];
    }

    private static void Append(List<GridPoint> points, Point start, ImmutableArray<Segment> segments, double toleranceMm)
    {
        toleranceMm = Math.Max(toleranceMm, Region.UnitMm);
        Put(points, start);
        Point from = start;
        foreach (Segment s in segments)
        {
            if (!s.IsLine)
            {
                bool forwards = Forwards(from, s);
                Point first = forwards ? from : s.End;
                Segment curve = forwards ? s : new(false, s.Control2, s.Control1, from);
                int steps = Contour.CubicSteps(first, curve, toleranceMm);
                for (int i = 1; i < steps; i++)
                    Put(points, Contour.PointOn(first, curve, (double)(forwards ? i : steps - i) / steps));
            }
            Put(points, s.End);
            from = s.End;
        }
    }

    private static bool Forwards(Point from, Segment s)
    {
        int order = Compare(from, s.End);
        return order != 0 ? order < 0 : Compare(s.Control1, s.Control2) <= 0;
    }

    private static int Compare(Point a, Point b) => a.X.CompareTo(b.X) is var x && x != 0 ? x : a.Y.CompareTo(b.Y);

    private static void Put(List<GridPoint> points, Point place)
    {
        GridPoint point = GridPoint.From(place);
        if (points.Count == 0 || points[^1] != point)
            points.Add(point);
    }
}
