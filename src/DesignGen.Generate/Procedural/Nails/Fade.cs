using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>Colour that dies away: as a ramp where the press prints ramps, else as an airbrush stipple of flat dots.</summary>
/// <remarks>
/// The stipple is a hexagonal grid. Up to half tone there are dots on the bare coat; above it there is solid ink with holes.
/// No dot is thinner than the press's line and no bridge narrower than its line or gap.
/// </remarks>
internal static class Fade
{
    // Stops of a smooth S: ink leaves neither end with a visible edge.
    private static readonly (double Offset, double Amount)[] s_smooth =
        [(0, 1), (0.12, 0.97), (0.28, 0.82), (0.42, 0.62), (0.5, 0.5), (0.58, 0.38), (0.72, 0.18), (0.88, 0.03), (1, 0)];

    /// <summary>Colour that fades along a line across the whole nail.</summary>
    /// <param name="nail">The nail.</param>
    /// <param name="role">Its colour.</param>
    /// <param name="from">Where it is full, mm; beyond it stays full.</param>
    /// <param name="to">Where it ends, mm.</param>
    /// <param name="strength">Ink at the full end, 0 to 1.</param>
    public static void Along(Nail nail, PaletteRole role, Point from, Point to, double strength = 1)
    {
        if (nail.Ramps)
        {
            nail.Fill(role, nail.Bleed, coverage: new LinearRamp(from, to, [.. s_smooth.Select(s => new RampStop(s.Offset, s.Amount * strength))]));
            return;
        }
        Point way = (to - from).Unit, middle = Point.Lerp(from, to, 0.5);
        double span = from.DistanceTo(to);
        Point across = way.Perpendicular * 100;
        Outline solid = Outline.Polygon(middle + across, middle - across, middle - across - way * 100, middle + across - way * 100);
        Stipple(nail, role, solid, p => Point.Dot(p - middle, way), span);
    }

    /// <summary>Colour that fades from a centre outwards.</summary>
    /// <param name="nail">The nail.</param>
    /// <param name="role">Its colour.</param>
    /// <param name="centre">Middle, mm.</param>
    /// <param name="radiusX">Where it ends along x, mm.</param>
    /// <param name="radiusY">Where it ends along y, mm.</param>
    /// <param name="core">Share of the radius that stays full, 0 to 1.</param>
    /// <param name="strength">Ink in the middle, 0 to 1.</param>
    public static void Around(Nail nail, PaletteRole role, Point centre, double radiusX, double radiusY, double core, double strength = 1)
    {
        if (nail.Ramps)
        {
            nail.Fill(role, Outline.Ellipse(centre, radiusX, radiusY), coverage: new RadialRamp(
                centre, radiusX, radiusY, [new(0, strength), .. s_smooth.Select(s => new RampStop(Math.Max(core, 0.001) + (1 - Math.Max(core, 0.001)) * s.Offset, s.Amount * strength))]));
            return;
        }
        double middle = (1 + core) / 2, mean = Math.Sqrt(radiusX * radiusY);
        Stipple(nail, role, Outline.Ellipse(centre, radiusX * middle, radiusY * middle),
            p => (new Point((p.X - centre.X) / radiusX, (p.Y - centre.Y) / radiusY).Length - middle) * mean, (1 - core) * mean);
    }

    // Distance is measured from the half-tone line, positive where ink fades out.
    private static void Stipple(Nail nail, PaletteRole role, Outline solid, Func<Point, double> distance, double span)
    {
        double thin = nail.MinLine, gap = nail.MinGap, pitch = Math.Max(0.72, 2 * (thin + gap));
        double cell = pitch * pitch * Math.Sqrt(3) / 2, most = (pitch - Math.Max(gap, thin)) / 2;
        var ink = new Pieces();
        ink.Add(solid);
        Rect field = nail.Field;
        int row = 0;
        for (double y = field.Top; y <= field.Bottom; y += pitch * Math.Sqrt(3) / 2, row++)
        {
            for (double x = field.Left + row % 2 * pitch / 2; x <= field.Right; x += pitch)
            {
                Point p = new(x, y);
                double d = distance(p), tone = 0.5 - d / span;
                if (tone is <= 0.02 or >= 0.98)
                    continue;
                double r = Math.Min(most, Math.Sqrt(Math.Min(tone, 1 - tone) * cell / Math.PI));
                if (tone < 0.5 && r >= thin / 2 && d >= r + gap)
                    ink.Add(Dot(p, r));
                else if (tone >= 0.5 && r >= gap / 2 && -d >= r + thin)
                    ink.Add(Dot(p, r));
            }
        }
        nail.Fill(role, ink.Outline, FillRule.EvenOdd);
    }

    // Hundreds of these on a nail: six sides with round flanks in three curves keep files small.
    private static Outline Dot(Point centre, double radius)
    {
        var pen = new OutlineBuilder().MoveTo(centre + new Point(radius, 0));
        for (int i = 1; i <= 3; i++)
        {
            double to = i * 2 * Math.PI / 3, from = to - 2 * Math.PI / 3, handle = radius * 4 / 3 * Math.Tan(Math.PI / 6);
            Point a = Point.Polar(1, from), b = Point.Polar(1, to);
            pen.CurveTo(pen.Pen + a.Perpendicular * handle, centre + b * radius - b.Perpendicular * handle, centre + b * radius);
        }
        return pen.Close().Build();
    }
}
