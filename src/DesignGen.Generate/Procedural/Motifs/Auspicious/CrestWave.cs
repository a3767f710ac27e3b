using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Painting;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Motifs.Auspicious;

/// <summary>A wave that rises and rolls over, in graded bands between its back and its hollow, with balls of foam and flying drops.</summary>
/// <remarks>Own units: the foot of its back at the origin, about 1.1 wide and 1 high, curling to the right, y down.</remarks>
public static class CrestWave
{
    private static readonly Contour Back = new(new(-0.05, 0.25),
    [
        Segment.Curve(new(0.12, 0.0), new(0.16, -0.36), new(0.36, -0.66)),
        Segment.Curve(new(0.54, -0.93), new(0.9, -1.0), new(1.04, -0.74)),
        Segment.Curve(new(1.13, -0.55), new(1.02, -0.36), new(0.86, -0.4)),
    ]);

    private static readonly Contour Hollow = new(new(0.95, 0.25),
    [
        Segment.Curve(new(0.72, 0.1), new(0.6, -0.08), new(0.58, -0.28)),
        Segment.Curve(new(0.56, -0.5), new(0.68, -0.64), new(0.82, -0.6)),
        Segment.Curve(new(0.92, -0.57), new(0.93, -0.46), new(0.86, -0.4)),
    ]);

    /// <summary>Paints the wave.</summary>
    /// <param name="pen">Paints and widths.</param>
    /// <param name="place">From its own units to mm; a mirror makes it curl to the left.</param>
    /// <param name="bands">Bands wanted.</param>
    public static void Draw(Embroidery pen, Affine place, int bands)
    {
        double scale = place.Scaling, o = pen.OutlineMm;
        int fit = Math.Max(2, pen.Fit(0.42 * scale, bands + 1));
        var body = new Outline([new(Back.Start, [.. Back.Segments, .. Hollow.Reverse().Segments])]).Transform(place);
        pen.Couch(body.With(Stroke.Outline(body.Contours, new StrokeStyle(o * 2) { ToleranceMm = 0.02 }, closed: true)));
        for (int i = 0; i < fit; i++)
        {
            Paint paint = pen.Band(fit - 1 - i, fit);
            pen.Window.Fill(paint, Between((double)i / fit, 1, place));
        }
        for (int i = 1; i < fit; i++)
            pen.Thread(Line((double)i / fit, place));

        // Foam: all rims first, then all fillings, so that the balls join into one scalloped edge.
        var balls = new List<(Point At, double R)>();
        for (int i = 0; i <= 8; i++)
        {
            double t = 0.34 + i * 0.073, r = (i % 2 == 0 ? 0.105 : 0.08) * (0.72 + 0.28 * Math.Sin(Math.PI * i / 8));
            balls.Add((place.Apply(Along(Back, t)), r * scale));
        }
        foreach ((Point at, double r) in balls)
            pen.Couch(Outline.Circle(at, r + o * 0.5));
        Paint foam = pen.Flats[^1];
        foreach ((Point at, double r) in balls)
        {
            if (r - o * 0.5 > pen.GapMm * 0.5)
                pen.Window.Fill(foam, Outline.Circle(at, r - o * 0.5));
        }
        for (int i = 0; i < balls.Count; i += 2)
        {
            (Point at, double r) = balls[i];
            double room = r - o * 0.5 - pen.GapMm * 0.55;
            if (room > o * 1.2)
            {
                bool mirrored = place.Determinant < 0;
                pen.Spiral(Affine.Identity, at, room, mirrored ? 0 : Math.PI, !mirrored, 1.1);
            }
        }
        foreach ((double x, double y, double r) in new[] { (1.16, -0.92, 0.05), (1.0, -1.14, 0.042), (1.24, -0.7, 0.034), (0.78, -1.18, 0.032), (0.5, -1.04, 0.04), (1.2, -0.46, 0.028) })
        {
            double radius = r * scale;
            if (radius < o * 0.7)
                continue;
            Point at = place.Apply(new Point(x, y));
            pen.Couch(Outline.Circle(at, radius));
            if (radius - o > pen.GapMm * 0.5)
                pen.Window.Fill(foam, Outline.Circle(at, radius - o));
        }
    }

    // The part of the body between two shares of the way from the back to the hollow.
    private static Outline Between(double from, double to, Affine place)
    {
        Contour a = Line(from, place), b = Line(to, place).Reverse();
        return new([new(a.Start, [.. a.Segments, Segment.Line(b.Start), .. b.Segments])]);
    }

    private static Contour Line(double share, Affine place)
    {
        // Both edges have three steps, so a line between them mixes their handles.
        Point Mix(Point a, Point b) => place.Apply(Point.Lerp(a, b, share));
        return new(Mix(Back.Start, Hollow.Start),
            [.. Back.Segments.Zip(Hollow.Segments, (s, t) => Segment.Curve(Mix(s.Control1, t.Control1), Mix(s.Control2, t.Control2), Mix(s.End, t.End)))]);
    }

    private static Point Along(Contour curve, double share)
    {
        double at = Math.Clamp(share, 0, 1) * curve.Segments.Length;
        int i = Math.Min((int)at, curve.Segments.Length - 1);
        return Contour.PointOn(i == 0 ? curve.Start : curve.Segments[i - 1].End, curve.Segments[i], at - i);
    }
}
