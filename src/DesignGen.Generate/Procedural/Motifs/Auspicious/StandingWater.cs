using DesignGen.Core.Geometry;

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
        foreach (int side in new[] { 1, -1 })
        {
            Affine mirror = side > 0 ? Affine.Identity : new(-1, 0, 0, 1, 2 * axis, 0);
            for (int i = count - 1; i >= 0; i--)
            {
                double u = (double)i / count, v = (i + 1.0) / count;
                Outline Stripe(double left, double right, double lift)
                {
                    Contour a = Edge(u, left), b = Edge(v, right).Reverse();
                    Point end = a.Segments[0].End - new Point(0, lift), start = b.Start - new Point(0, lift);
                    Segment fall = a.Segments[0] with { End = end }, rise = b.Segments[0];
                    return new Outline([new(a.Start, [fall, Segment.Line(start), rise])]).Transform(mirror);
                }
                pen.Couch(Stripe(i == 0 ? -0.5 : -o, o, 0));

                // The steps run dark to light and begin again; every second run has a warm stripe.
                int run = i % (pen.Flats.Length + 1);
                Painting.Paint paint = run < pen.Flats.Length ? pen.Flats[run] : pen.Red;
                pen.Window.Fill(paint, Stripe(i == 0 ? -0.5 : o, -o, pen.OutlineMm));
            }
        }
    }
}
