using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>Standing water 立水: slanting stripes in steps of colour, mirrored about the axis.</summary>
public static class StandingWater
{
    /// <summary>Paints the stripes.</summary>
    /// <param name="pen">Paints and widths.</param>
    /// <param name="axis">Where the axis is, mm.</param>
    /// <param name="half">Half the width at the top, mm.</param>
    /// <param name="top">Upper edge on the page, mm.</param>
    /// <param name="bottom">Lower edge at the axis, mm.</param>
    /// <param name="sag">How far the lower edge rises at the ends, mm.</param>
    /// <param name="slant">How far stripes run outwards, as a share of the height.</param>
    /// <param name="stripe">Wanted width of a stripe, mm.</param>
    public static void Draw(Embroidery pen, double axis, double half, double top, double bottom, double sag, double slant, double stripe)
    {
        double high = bottom - top, least = pen.OutlineMm + pen.GapMm * 1.3;
        int count = Math.Max(3, (int)Math.Round(half / Math.Max(stripe, least)));
        double step = half / count, o = pen.OutlineMm / 2;

        // One edge of a stripe: upright at the top, it swings out and comes back upright, as water that falls and spreads.
        double foot = Math.Max(0, slant * high);
        Contour Edge(double u, double shift)
        {
            double x = u * half, spread = foot * (0.25 + 0.75 * u), b = bottom - sag * u * u;
            double x0 = axis + x + shift, x1 = axis + x + spread * (u > 0 ? 1 : 0) + shift;
            return new(new(x0, top), [Segment.Curve(new(x0 - spread * 0.18, top + high * 0.42), new(x1 + spread * 0.1, b - high * 0.42), new(x1, b))]);
        }
        Paint Colour(int i)
        {
            // The steps run dark to light and begin again, a warm stripe after each run.
            int run = i % (pen.Flats.Length + 1);
            return run < pen.Flats.Length ? pen.Flats[run] : pen.Red;
        }
        Outline Stripe(Contour a, Contour b, double lift)
        {
            Contour back = b.Reverse();
            Point up = new(0, -lift);
            return new([new(a.Start, [a.Segments[0] with { End = a.Segments[0].End + up }, Segment.Line(back.Start + up), back.Segments[0]])]);
        }
        Affine mirror = new(-1, 0, 0, 1, 2 * axis, 0);
        for (int i = count - 1; i >= 1; i--)
        {
            double u = (double)i / count, v = (i + 1.0) / count;
            foreach (Affine map in new[] { Affine.Identity, mirror })
            {
                pen.Couch(Stripe(Edge(u, -o), Edge(v, o), 0).Transform(map));
                pen.Window.Fill(Colour(i), Stripe(Edge(u, o), Edge(v, -o), pen.OutlineMm).Transform(map));
            }
        }

        // The middle stripe lies astride the axis.
        double first = 1.0 / count;
        pen.Couch(Stripe(Edge(first, o).Transform(mirror), Edge(first, o), 0));
        pen.Window.Fill(Colour(0), Stripe(Edge(first, -o).Transform(mirror), Edge(first, -o), pen.OutlineMm));
    }
}
