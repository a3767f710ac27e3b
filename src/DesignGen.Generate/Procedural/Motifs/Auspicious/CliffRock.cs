using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>The rock in the sea 江崖: peaks that stand in front of each other, each in steps of colour from the edge inwards.</summary>
public static class CliffRock
{
    /// <summary>Paints the rock, strictly symmetric.</summary>
    /// <param name="pen">Paints and widths.</param>
    /// <param name="foot">Middle of its foot, mm.</param>
    /// <param name="height">Height of the middle peak, mm.</param>
    /// <param name="pairs">Pairs of side peaks, 1 to 3.</param>
    /// <param name="bands">Bands wanted in each peak.</param>
    public static void Draw(Embroidery pen, Point foot, double height, int pairs, int bands)
    {
        // The highest stands behind; each pair further out is lower and in front.
        Peak(pen, foot, height, height * 0.3, bands, true);
        for (int i = 1; i <= pairs; i++)
        {
            double tall = height * Math.Pow(0.64, i), half = height * 0.22 * Math.Pow(0.84, i - 1), out1 = height * (0.12 + 0.15 * i);
            foreach (int side in new[] { -1, 1 })
                Peak(pen, foot + new Point(side * out1, 0), tall, half, bands, false);
        }
    }

    private static void Peak(Embroidery pen, Point foot, double height, double half, int bands, bool warm)
    {
        int fit = pen.Fit(half * 0.9, bands + 1);
        double pitch = half / (fit + 0.25), o = pen.OutlineMm;
        for (int i = 0; i < fit; i++)
        {
            // Steeper sides need more height than breadth for the same thickness of a band.
            double inset = i * pitch, rise = height / half * 1.12;
            pen.Couch(Shape(foot, half - inset, height - inset * rise));
            pen.Window.Fill(warm && i == fit - 1 && fit > 1 ? pen.Red : pen.Band(fit - 1 - i, fit), Shape(foot, half - inset - o, height - (inset + o * 0.9) * rise));
        }
    }

    private static Outline Shape(Point foot, double half, double height)
    {
        if (half <= 0 || height <= 0)
            return Outline.Empty;
        // Slightly hollow flanks over a full foot, as stone that the sea has cut; a rounded tip.
        double x = foot.X, y = foot.Y, tip = half * 0.07;
        return new OutlineBuilder().MoveTo(new(x - half, y + half * 0.5)).LineTo(new(x - half, y - height * 0.06))
            .CurveTo(new(x - half * 0.86, y - height * 0.4), new(x - half * 0.3, y - height * 0.66), new(x - tip, y - height * 0.985))
            .QuadTo(new(x, y - height * 1.01), new(x + tip, y - height * 0.985))
            .CurveTo(new(x + half * 0.3, y - height * 0.66), new(x + half * 0.86, y - height * 0.4), new(x + half, y - height * 0.06))
            .LineTo(new(x + half, y + half * 0.5)).Close().Build();
    }
}
