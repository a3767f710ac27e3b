using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>Colour that dies away: as a ramp where the press prints ramps, else as an airbrush stipple of flat dots.</summary>
/// <remarks>
/// The stipple stands in rows that follow the change. Up to half tone there are dots on the bare coat; above it there is
/// solid ink with holes; the row at half tone scallops the solid's edge. No dot is thinner than the press's line, no hole and
/// no bridge narrower than its line or gap.
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
        // Clockwise on the page, as the dots are, so that a dot on its edge adds to it.
        Outline Solid(double d) => Outline.Polygon(middle - across + way * d, middle + across + way * d, middle + across - way * 100, middle - across - way * 100);
        Point aside = way.Perpendicular;
        Stipple(nail, role, Solid, span, (row, d, pitch) => Enumerable.Range(-60, 121).Select(i => middle + way * d + aside * ((i + row % 2 * 0.5) * pitch)));
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
        Stipple(nail, role, d => Outline.Ellipse(centre, radiusX * (middle + d / mean), radiusY * (middle + d / mean)), (1 - core) * mean, (row, d, pitch) =>
        {
            double share = middle + d / mean;
            // Evenly spaced by angle; the count suits the ellipse's narrow side, where dots come closest.
            int count = (int)(2 * Math.PI * Math.Min(radiusX, radiusY) * Math.Max(0, share) / pitch);
            return Enumerable.Range(0, count).Select(i => (i + row % 2 * 0.5) * 2 * Math.PI / count)
                .Select(t => centre + new Point(Math.Cos(t) * radiusX * share, Math.Sin(t) * radiusY * share));
        });
    }

    /// <summary>Colour that fades outwards in a shape's own form, for presses that print no ramps.</summary>
    /// <param name="nail">The nail.</param>
    /// <param name="role">Its colour.</param>
    /// <param name="shape">One contour of radius 1 about the origin.</param>
    /// <param name="centre">Where it lies, mm.</param>
    /// <param name="radius">Where the colour ends, mm.</param>
    /// <param name="core">Share of the radius that stays full, 0 to 1.</param>
    public static void Shaped(Nail nail, PaletteRole role, Outline shape, Point centre, double radius, double core)
    {
        double middle = (1 + core) / 2;
        List<Point> edge = shape.Contours[0].Flatten(0.01);
        double round = Enumerable.Range(0, edge.Count).Sum(i => edge[i].DistanceTo(edge[(i + 1) % edge.Count]));
        var laid = new List<Point>();
        Stipple(nail, role, d => shape.Transform(Affine.Scale(radius * middle + d).Then(Affine.Translate(centre))), (1 - core) * radius, (row, d, pitch) =>
        {
            double scale = radius * middle + d;
            int count = Math.Max(1, (int)(round * scale / pitch));
            // Where the form is hollow rows draw together: a dot that comes too near to another is left out.
            List<Point> dots = [.. Walk((row % 2) * 0.5, count).Select(p => centre + p * scale).Where(p => laid.All(q => q.DistanceTo(p) >= pitch * 0.88))];
            laid.AddRange(dots);
            return dots;
        });

        IEnumerable<Point> Walk(double lag, int count)
        {
            double walked = 0, next = lag * round / count;
            for (int i = 0; i < edge.Count; i++)
            {
                Point a = edge[i], b = edge[(i + 1) % edge.Count];
                double step = a.DistanceTo(b);
                for (; next < walked + step && next < round * (1 + (lag - 0.25) / count); next += round / count)
                    yield return Point.Lerp(a, b, (next - walked) / step);
                walked += step;
            }
        }
    }

    // Rows are numbered from the half-tone line; their distance from it is positive where ink fades out.
    private static void Stipple(Nail nail, PaletteRole role, Func<double, Outline> solid, double span, Func<int, double, double, IEnumerable<Point>> row)
    {
        double thin = nail.MinLine, gap = nail.MinGap, pitch = Math.Max(0.86, 2 * (thin + gap)), step = pitch * 0.9;
        double cell = pitch * step, most = (pitch - Math.Max(gap, thin)) / 2;
        var ink = new Pieces();
        // The solid ends a line's width after the first row of holes: the dots at half tone then hang on its edge.
        ink.Add(solid(-step + most + thin));
        int rows = (int)(span / 2 / step);
        for (int i = -rows; i <= rows; i++)
        {
            double d = i * step, tone = 0.5 - d / span;
            double r = Math.Min(most, Math.Sqrt(Math.Min(tone, 1 - tone) * cell / Math.PI));
            if (r < (i < 0 ? gap : thin) / 2)
                continue;
            foreach (Point p in row(Math.Abs(i), d, pitch).Where(p => nail.Field.Contains(p)))
            {
                Outline dot = Dot(p, r);
                ink.Add(i < 0 ? dot.Reverse() : dot);
            }
        }
        nail.Fill(role, ink.Outline);
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
