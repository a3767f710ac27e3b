using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Painting;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>
/// How court embroidery is coloured: one outline ink like couched gold thread round every part, and flat steps of colour,
/// light outside and dark inside (退晕), within.
/// </summary>
/// <param name="Window">Where to paint.</param>
/// <param name="Gold">The outline.</param>
/// <param name="Flats">The steps, from dark to light; one at least.</param>
/// <param name="Red">The warm note: the sun and a few stripes.</param>
/// <param name="OutlineMm">Width of the outline, mm.</param>
/// <param name="GapMm">Narrowest flat between two outlines, mm.</param>
public sealed record Embroidery(SceneWindow Window, Paint Gold, ImmutableArray<Paint> Flats, Paint Red, double OutlineMm, double GapMm)
{
    /// <summary>Shares out the paints of a canvas.</summary>
    /// <param name="window">Where to paint.</param>
    /// <param name="box">The paints.</param>
    /// <param name="ground">What the picture lies on.</param>
    /// <param name="outlineMm">Wanted width of the outline, mm; never below the press's limit.</param>
    public static Embroidery Choose(SceneWindow window, PaintBox box, Paint ground, double outlineMm)
    {
        DesignCanvas canvas = window.Canvas;
        List<Paint> inks = [.. box.Inks.Where(p => p.From(ground) >= 0.1)];
        if (inks.Count == 0)
            inks = [.. box.Inks];

        // The outline must show on the ground and on every flat, so the ink furthest from all others serves; gold by preference.
        Paint gold = inks.MaxBy(p => Wish(p) + Math.Min(p.From(ground), 0.5) + inks.Where(o => o != p).Select(o => Math.Min(p.From(o), 0.45)).DefaultIfEmpty(0).Average());
        List<Paint> rest = [.. inks.Where(p => p != gold && p.From(gold) >= 0.12)];
        if (rest.Count == 0)
            rest = [.. inks.Where(p => p != gold)];
        if (rest.Count == 0)
            rest = [ground];
        static double Warm(Paint p)
        {
            Oklch c = p.Lab.Oklch;
            return c.C * (0.6 + Math.Cos((c.H - 28) * Math.PI / 180));
        }
        Paint red = rest.MaxBy(Warm);
        List<Paint> flats = rest.Count > 2 ? [.. rest.Where(p => p != red)] : rest;

        // A single flat is stepped with the ground, so that bands can still be told apart.
        if (flats.Count == 1 && flats[0] != ground)
            flats.Add(ground);
        return new(window, gold, [.. flats.OrderBy(p => p.L)], red, Math.Max(outlineMm, canvas.MinLine), Math.Max(canvas.MinGap, canvas.MinLine));

        static double Wish(Paint p) => p.Role switch { PaletteRole.Accent => 0.4, PaletteRole.Line => 0.12, PaletteRole.Light => 0.08, _ => 0 };
    }

    /// <summary>One of the steps.</summary>
    /// <param name="step">0 is the first band from the outside: the lightest.</param>
    /// <param name="of">How many bands there are.</param>
    public Paint Band(int step, int of)
    {
        if (of <= 1)
            return Flats[^1];
        double at = (double)step / (of - 1) * (Math.Min(of, Flats.Length) - 1);
        int place = (int)Math.Round(at);
        return Flats.Length >= of ? Flats[^(1 + place)] : Flats[^(1 + step % Flats.Length)];
    }

    /// <summary>How many bands fit into a breadth, at most as many as wanted.</summary>
    public int Fit(double breadthMm, int wanted) => Math.Clamp((int)(breadthMm / (OutlineMm + GapMm * 1.35)), 1, wanted);

    /// <summary>Fills in the outline's ink.</summary>
    public void Couch(Outline outline) => Window.Fill(Gold, outline);

    /// <summary>A line of the outline's ink, as wide as the outline, thinning to its end.</summary>
    public void Thread(Contour line, double share = 1, bool taper = true)
    {
        double wide = Math.Max(OutlineMm * share, Window.Canvas.MinLine);
        Couch(Stroke.Outline(line, new StrokeStyle(taper ? WidthProfile.Taper(wide, Math.Max(wide * 0.55, Window.Canvas.MinLine)) : WidthProfile.Constant(wide)) { ToleranceMm = 0.02 }));
    }

    /// <summary>A spiral that winds inwards as far as the press keeps its turns apart.</summary>
    /// <param name="place">From the spiral's own plane to the page.</param>
    /// <param name="centre">Its eye, in its own plane, mm.</param>
    /// <param name="radius">Where it begins, mm.</param>
    /// <param name="from">Direction of its beginning, radians.</param>
    /// <param name="clockwise">Which way it winds inwards.</param>
    /// <param name="turns">Turns wanted.</param>
    public void Spiral(Affine place, Point centre, double radius, double from, bool clockwise, double turns)
    {
        double pitch = OutlineMm + GapMm * 1.1, most = (radius - OutlineMm * 0.5) / pitch;
        turns = Math.Min(turns, most);
        if (turns < 0.6)
        {
            if (radius * 0.5 >= OutlineMm * 0.6)
                Couch(Outline.Circle(centre, Math.Max(OutlineMm * 0.6, radius * 0.36)).Transform(place));
            return;
        }
        int steps = (int)Math.Ceiling(turns * 14);
        double inner = Math.Max(0, radius - turns * Math.Max(pitch, radius / (turns + 0.35)));
        var points = new Point[steps + 1];
        for (int i = 0; i <= steps; i++)
        {
            double f = (double)i / steps, r = radius + (inner - radius) * Math.Pow(f, 0.92), a = from + (clockwise ? 1 : -1) * f * turns * 2 * Math.PI;
            points[i] = place.Apply(centre + Point.Polar(r, a));
        }
        Thread(Centreline.Smooth(points));
        Couch(Outline.Circle(points[^1], OutlineMm * 0.85));
    }
}
