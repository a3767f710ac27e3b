using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Covers any drawing of about unit size with a dozen discs, so that it can be packed.</summary>
/// <remarks>Greedy: the largest disc inside the silhouette, then the largest round a place not covered yet; holes count as filled. Cost: grid places times edge points, about half a millisecond.</remarks>
public static class DiscCover
{
    private const double Step = 0.09;

    /// <summary>Discs over some outlines.</summary>
    /// <param name="bodies">Outlines that make up the silhouette, in units of about 1.</param>
    /// <param name="most">Most discs.</param>
    public static ImmutableArray<Disc> Of(IReadOnlyList<Outline> bodies, int most = 14)
    {
        List<Point[]> rims = [.. bodies.Where(b => !b.IsEmpty).Select(b => b.Contours[0].Flatten(0.02).ToArray())];
        Rect bounds = bodies.Aggregate(Rect.Empty, (r, b) => r.Union(b.Bounds));
        var places = new List<(Point At, double Room)>();
        for (double y = bounds.Top + Step / 2; y < bounds.Bottom; y += Step)
        {
            for (double x = bounds.Left + Step / 2; x < bounds.Right; x += Step)
            {
                Point p = new(x, y);
                double room = double.NegativeInfinity;
                foreach (Point[] rim in rims)
                    room = Math.Max(room, Signed(rim, p));
                if (room > 0.02)
                    places.Add((p, room));
            }
        }
        var discs = ImmutableArray.CreateBuilder<Disc>();
        var open = places.OrderByDescending(p => p.Room).ToList();
        while (open.Count > 0 && discs.Count < most)
        {
            (Point at, double room) = open[0];
            var disc = new Disc(at, room + Step * 0.45);
            discs.Add(disc);
            open.RemoveAll(p => p.At.DistanceTo(disc.Centre) < disc.Radius);
        }
        return discs.Count > 0 ? discs.ToImmutable() : [new(Point.Zero, 1)];
    }

    // Distance to a rim, positive inside.
    private static double Signed(Point[] rim, Point p)
    {
        bool inside = false;
        double least = double.PositiveInfinity;
        for (int i = 0; i < rim.Length; i++)
        {
            Point a = rim[i], b = rim[(i + 1) % rim.Length], along = b - a;
            if (a.Y > p.Y != b.Y > p.Y && p.X < a.X + along.X * (p.Y - a.Y) / along.Y)
                inside = !inside;
            double length = Point.Dot(along, along), share = length > 0 ? Math.Clamp(Point.Dot(p - a, along) / length, 0, 1) : 0;
            least = Math.Min(least, p.DistanceTo(a + along * share));
        }
        return inside ? least : -least;
    }
}
