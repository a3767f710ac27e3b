using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Core.Measures;

namespace DesignGen.Vectorize.Views;

/// <summary>What the films of a picture turned out to be, measured on the films themselves.</summary>
/// <param name="Width">The trap that was asked for.</param>
/// <param name="Pairs">Every two inks that meet, in the order of the inks.</param>
/// <param name="Inks">Every ink's areas, in the order of the inks.</param>
/// <param name="UnionMm2">The area that has any ink, mm².</param>
public sealed record TrapReport(Length Width, ImmutableArray<TrapPair> Pairs, ImmutableArray<InkArea> Inks, double UnionMm2)
{
    /// <summary>Sum of the inks' knocked-out faces over the area that has any ink: 1 where no ink lies over another but in traps.</summary>
    public double Over => UnionMm2 > 0 ? Inks.Sum(i => i.FaceMm2) / UnionMm2 : 1;

    /// <summary>Sum of the films over the area that has any ink: 1 and what the traps add.</summary>
    public double OverWithTraps => UnionMm2 > 0 ? Inks.Sum(i => i.FilmMm2) / UnionMm2 : 1;

    /// <summary>Share of the boundary between trapped inks, but for limited places, where the trap has its width; 1 where there is none.</summary>
    public double Held
    {
        get
        {
            double due = 0, held = 0;
            foreach (TrapPair p in Pairs)
                (due, held) = (due + p.DueMm, held + p.HeldMm);
            return due > 0 ? held / due : 1;
        }
    }
}

/// <summary>The areas of one ink.</summary>
/// <param name="Ink">Its place in the map's list.</param>
/// <param name="FaceMm2">Its knocked-out faces, mm².</param>
/// <param name="FilmMm2">Its film: the faces and its traps, mm².</param>
public sealed record InkArea(int Ink, double FaceMm2, double FilmMm2);

/// <summary>The boundary between two inks.</summary>
/// <param name="Spreads">The ink that spreads, or the first of the two where neither does.</param>
/// <param name="Into">The ink that keeps its edge, or the second of the two.</param>
/// <param name="Trapped">Whether there is a trap.</param>
/// <param name="EdgeMm">Length of their common boundary, mm.</param>
/// <param name="DueMm">The part of it where a full trap is due, mm: not limited by the darker shape's width.</param>
/// <param name="HeldMm">The part of that where the trap reaches its width, or within <see cref="TrapCheck.ToleranceMm"/> of it, mm.</param>
/// <param name="LeastMm">The narrowest trap where a full one is due, mm; 0 where none is.</param>
/// <param name="Limited">
/// Where the darker shape is too narrow for the full trap, each stretch of boundary once, with one width of the trap at its either end.
/// </param>
public sealed record TrapPair(
    int Spreads, int Into, bool Trapped, double EdgeMm, double DueMm, double HeldMm, double LeastMm, ImmutableArray<LimitedTrap> Limited)
{
    /// <summary>The part of the boundary where the trap is limited, mm.</summary>
    public double LimitedMm => Limited.Sum(l => l.LengthMm);
}

/// <summary>A stretch of boundary where a trap is narrower than asked, since the darker shape is narrow there.</summary>
/// <param name="At">Its middle, mm.</param>
/// <param name="LengthMm">Its length, mm.</param>
/// <param name="LeastMm">The narrowest that the trap becomes, mm.</param>
/// <param name="LocalMm">The darker shape's least width along it, mm.</param>
public sealed record LimitedTrap(Point At, double LengthMm, double LeastMm, double LocalMm);

/// <summary>Measures traps on finished films.</summary>
public static class TrapCheck
{
    /// <summary>How much narrower than asked a trap may be and still count as held, mm.</summary>
    public const double ToleranceMm = 0.02;

    /// <summary>Measures the boundary between two inks.</summary>
    /// <param name="lines">All of it.</param>
    /// <param name="owns">Which places count: of a tile and its neighbours, those on its own page.</param>
    /// <param name="dark">The darker ink's faces.</param>
    /// <param name="uncovered">What the spreading ink's film leaves of them.</param>
    /// <param name="widthMm">The trap asked for.</param>
    /// <remarks>
    /// The width at a place of the boundary is how far one may go from it, square to it or 30 or 60 degrees to either hand, before one
    /// meets a place of the darker face that the film does not cover: as much misregister as opens no gap.
    /// </remarks>
    internal static TrapPair Measure(IReadOnlyList<TrapLine> lines, Func<Point, bool> owns, RegionProbe dark, Region uncovered, double widthMm)
    {
        var probe = new RegionProbe(uncovered);
        double edge = 0, due = 0, held = 0, least = double.PositiveInfinity;
        var limited = ImmutableArray.CreateBuilder<LimitedTrap>();
        foreach (TrapLine line in lines)
        {
            int n = line.Points.Count, steps = line.Closed ? n : n - 1;
            double[] away = line.ToLimited(widthMm);
            var stretch = new List<(int From, int To, double Mm)>();
            for (int i = 0; i < steps; i++)
            {
                int next = (i + 1) % n;
                if (!owns(Point.Lerp(line.Points[i], line.Points[next], 0.5)))
                {
                    Close(line, stretch, limited);
                    continue;
                }
                double length = line.Points[i].DistanceTo(line.Points[next]);
                edge += length;
                if (Math.Min(away[i], away[next]) < widthMm)
                {
                    stretch.Add((i, next, length));
                    continue;
                }
                Close(line, stretch, limited);
                double width = Width(line.Points[i], line.Points[next], dark, probe, widthMm);
                due += length;
                held += width >= widthMm - ToleranceMm ? length : 0;
                least = Math.Min(least, width);
            }
            Close(line, stretch, limited);
        }
        return new(lines[0].Spreads, lines[0].Into, true, edge, due, held, due > 0 ? least : 0, limited.ToImmutable());
    }

    /// <summary>The width in the middle of a step along the boundary.</summary>
    private static double Width(Point from, Point to, RegionProbe dark, RegionProbe uncovered, double widthMm)
    {
        const double half = 0.8660254037844386, passedMm = 0.001;
        Point at = Point.Lerp(from, to, 0.5), along = (to - from).Unit, inwards = -along.Perpendicular;
        double width = widthMm;
        foreach ((double a, double b) in (ReadOnlySpan<(double, double)>)[(0, 1), (0.5, half), (-0.5, half), (half, 0.5), (-half, 0.5)])
        {
            Point way = along * a + inwards * b;
            double free = uncovered.RayLength(at, way, 0, width);
            // Beyond the darker face is another's business, and so are the slivers along its edge that rounding leaves.
            if (free < width && !(dark.RayLength(at, way, passedMm, width) < free + passedMm))
                width = free;
        }
        return width;
    }

    /// <summary>Notes a limited stretch that has come to its end.</summary>
    private static void Close(TrapLine line, List<(int From, int To, double Mm)> stretch, ImmutableArray<LimitedTrap>.Builder limited)
    {
        if (stretch.Count == 0)
            return;
        double length = 0, least = double.PositiveInfinity, local = double.PositiveInfinity;
        foreach ((int from, int to, double mm) in stretch)
        {
            length += mm;
            least = Math.Min(least, Math.Min(line.Reach[from], line.Reach[to]));
            local = Math.Min(local, Math.Min(line.Local[from], line.Local[to]));
        }
        limited.Add(new(line.Points[stretch[stretch.Count / 2].From], length, least, local));
        stretch.Clear();
    }
}
