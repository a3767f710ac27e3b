using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Outdoor;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>Rows of scale waves 平水: rings that overlap like fish scales, the nearer row over the one behind.</summary>
public static class WaveScales
{
    /// <summary>One scale, as rings within rings.</summary>
    /// <param name="pen">Paints and widths.</param>
    /// <param name="centre">Its middle, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="bands">Bands wanted.</param>
    /// <param name="warm">Whether its heart takes the warm paint.</param>
    public static void Scale(Embroidery pen, Point centre, double radius, int bands, bool warm)
    {
        int fit = pen.Fit(radius * 0.86, bands);
        double pitch = radius / (fit + 0.35);
        for (int i = 0; i < fit; i++)
        {
            double r = radius - i * pitch;
            pen.Couch(Outline.Circle(centre, r));
            pen.Window.Fill(warm && i == fit - 1 ? pen.Red : pen.Band(fit - 1 - i, fit), Outline.Circle(centre, r - pen.OutlineMm));
        }
    }

    /// <summary>The upper part of a scale, for a wave that stands by itself: cut level a little below its middle.</summary>
    /// <param name="pen">Paints and widths.</param>
    /// <param name="centre">Its middle, mm.</param>
    /// <param name="radius">Its radius, mm.</param>
    /// <param name="bands">Bands wanted.</param>
    /// <param name="warm">Whether its heart takes the warm paint.</param>
    /// <param name="turn">Turn about its middle, radians.</param>
    public static void Dome(Embroidery pen, Point centre, double radius, int bands, bool warm, double turn)
    {
        int fit = pen.Fit(radius * 0.86, bands);
        double pitch = radius / (fit + 0.35), foot = radius * 0.12;
        Affine map = Affine.Translate(-centre).Then(Affine.Rotate(turn)).Then(Affine.Translate(centre));
        for (int i = 0; i < fit; i++)
        {
            double r = radius - i * pitch;
            pen.Couch(Sun.Band(centre, r, centre.Y - r, centre.Y + foot).Transform(map));
            pen.Window.Fill(
                warm && i == fit - 1 ? pen.Red : pen.Band(fit - 1 - i, fit),
                Sun.Band(centre, r - pen.OutlineMm, centre.Y - r, centre.Y + foot - pen.OutlineMm).Transform(map));
        }
    }
}
