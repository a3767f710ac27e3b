using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Outdoor;

/// <summary>Suns, moons, rays and stars.</summary>
public static class Sun
{
    /// <summary>The part of a disc between two heights.</summary>
    /// <param name="centre">Centre of the disc, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="top">Upper height on the page, mm.</param>
    /// <param name="bottom">Lower height on the page, mm.</param>
    public static Outline Band(Point centre, double radius, double top, double bottom)
    {
        double a = Math.Asin(Math.Clamp((top - centre.Y) / radius, -1, 1)), b = Math.Asin(Math.Clamp((bottom - centre.Y) / radius, -1, 1));
        if (b - a < 1e-6)
            return Outline.Empty;
        var builder = new OutlineBuilder().MoveTo(centre + Point.Polar(radius, a)).ArcAround(centre, b - a);
        Point left = centre + Point.Polar(radius, Math.PI - b);
        if (left.DistanceTo(builder.Pen) > 1e-6)
            builder.LineTo(left);
        return builder.ArcAround(centre, b - a).Close().Build();
    }

    /// <summary>A disc cut by level slits that widen downwards; the bands that are left, from the top.</summary>
    /// <param name="centre">Centre, mm.</param>
    /// <param name="radius">Radius, mm.</param>
    /// <param name="slits">How many slits, 0 or more.</param>
    /// <param name="from">Where the first slit lies: -1 is the top of the disc, 1 its foot.</param>
    /// <param name="leastGapMm">Narrowest slit, mm.</param>
    public static List<Outline> Slit(Point centre, double radius, int slits, double from, double leastGapMm)
    {
        var bands = new List<Outline>();
        double top = centre.Y - radius, first = centre.Y + radius * from, pitch = (radius * (0.97 - from)) / Math.Max(1, slits);
        for (int i = 0; i < slits; i++)
        {
            double gap = Math.Max(leastGapMm, pitch * (0.16 + 0.4 * i / Math.Max(1, slits))), at = first + pitch * i;
            bands.Add(Band(centre, radius, top, at));
            top = at + gap;
        }
        if (top < centre.Y + radius - leastGapMm)
            bands.Add(Band(centre, radius, top, centre.Y + radius));
        return bands;
    }

    /// <summary>Straight rays from a centre: wedges between two radii, ray and gap equally wide at every distance.</summary>
    /// <param name="centre">Centre, mm.</param>
    /// <param name="inner">Where they begin, mm.</param>
    /// <param name="outer">Where they end, mm.</param>
    /// <param name="count">How many there are in a full turn.</param>
    /// <param name="from">First angle, radians.</param>
    /// <param name="to">Last angle, radians; a full turn more than the first for rays all round.</param>
    public static Outline Rays(Point centre, double inner, double outer, int count, double from, double to)
    {
        var parts = new List<Contour>();
        double step = 2 * Math.PI / count;
        int n = (int)Math.Round((to - from) / step);
        for (int i = 0; i < n; i++)
        {
            double a = from + step * (i + 0.25), b = a + step / 2;
            parts.Add(Outline.Polygon(centre + Point.Polar(inner, a), centre + Point.Polar(outer, a), centre + Point.Polar(outer, b), centre + Point.Polar(inner, b)).Contours[0]);
        }
        return new([.. parts]);
    }

    /// <summary>A star with straight sides, one point up.</summary>
    /// <param name="centre">Centre, mm.</param>
    /// <param name="radius">Radius of its points, mm.</param>
    /// <param name="points">How many points.</param>
    /// <param name="waist">Radius of its inner corners as a share of the radius; 0.382 is the five-pointed star of flags.</param>
    /// <param name="turn">Turn, radians.</param>
    public static Outline Star(Point centre, double radius, int points = 5, double waist = 0.382, double turn = 0) =>
        Outline.Polygon([.. Enumerable.Range(0, points * 2).Select(i => centre + Point.Polar(i % 2 == 0 ? radius : radius * waist, turn - Math.PI / 2 + i * Math.PI / points))]);

    /// <summary>A moon: a disc less a disc, as one closed curve.</summary>
    /// <param name="centre">Centre of the disc, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    public static Outline Crescent(Point centre, double radius)
    {
        // Two arcs through the same two horns: the outer of the disc itself, the inner of one 0.8 as large.
        double half = Math.PI * 0.37;
        Point a = centre + Point.Polar(radius, -half), b = centre + Point.Polar(radius, half);
        double inner = radius * 0.93, reach = Math.Sqrt(Math.Max(0, inner * inner - (b.Y - centre.Y) * (b.Y - centre.Y)));
        Point hub = new(a.X + reach, centre.Y);
        double sweep = 2 * Math.Atan2(b.Y - centre.Y, reach);
        return new OutlineBuilder().MoveTo(b).ArcAround(centre, 2 * Math.PI - 2 * half)
            .ArcAround(hub, -sweep).Close().Build();
    }
}
