using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Motifs.Outdoor;

/// <summary>
/// A wave that curls over to the right: its body, streaks that run up into the lip, and foam along the crest.
/// </summary>
/// <remarks>Drawn in its own units first: 1.2 wide and 1 high with the foot of its back at the origin, y down.</remarks>
/// <param name="Body">The whole wave, for the non-zero rule.</param>
/// <param name="Streaks">Tapered lines in the body.</param>
/// <param name="Foam">Balls of foam along the crest and drops off the lip, for the non-zero rule.</param>
public sealed record Breaker(Outline Body, Outline Streaks, Outline Foam)
{
    private static readonly Contour Back = new(new(0, 0),
    [
        Segment.Curve(new(0.27, -0.02), new(0.42, -0.42), new(0.6, -0.8)),
        Segment.Curve(new(0.72, -1.06), new(1.02, -1.1), new(1.14, -0.82)),
        Segment.Curve(new(1.2, -0.66), new(1.16, -0.52), new(1.07, -0.47)),
    ]);

    private static readonly Contour Barrel = new(new(1.3, 0),
    [
        Segment.Curve(new(1.02, -0.01), new(0.84, -0.08), new(0.76, -0.24)),
        Segment.Curve(new(0.68, -0.42), new(0.72, -0.66), new(0.88, -0.7)),
        Segment.Curve(new(1.0, -0.73), new(1.09, -0.62), new(1.07, -0.47)),
    ]);

    /// <summary>Builds a wave at its place.</summary>
    /// <param name="place">From its own units to mm; a mirror makes it curl to the left.</param>
    /// <param name="streaks">How many streaks, 0 or more; fewer where they would be thinner than the press holds.</param>
    /// <param name="lineMm">Thinnest line, mm.</param>
    /// <param name="gapMm">Narrowest gap, mm.</param>
    public static Breaker Build(Affine place, int streaks, double lineMm, double gapMm)
    {
        double scale = place.Scaling;
        Contour down = Barrel.Reverse();
        var body = new Outline([new(Back.Start, [.. Back.Segments, .. down.Segments])]).Transform(place);

        // Streaks lie between the back and the barrel, each a fixed share of the way across; they meet at the tip of the lip.
        streaks = Math.Min(streaks, (int)(0.34 * scale / (lineMm * 1.6 + gapMm)));
        var lines = new List<Contour>();
        for (int i = 1; i <= streaks; i++)
        {
            double share = i / (streaks + 1.0);
            var points = new List<Point>();
            for (int k = 0; k <= 12; k++)
            {
                double t = 0.06 + k * 0.069;
                points.Add(place.Apply(Point.Lerp(Along(Back, t), Along(Barrel, t), share)));
            }
            double wide = Math.Max(lineMm * 1.3, 0.3 * scale / (streaks + 1) * 0.42);
            var pen = new StrokeStyle(new WidthProfile(new WidthKnot(0, lineMm), new WidthKnot(0.35, wide), new WidthKnot(1, lineMm)));
            lines.AddRange(Stroke.Outline(Centreline.Smooth(points.ToArray()), pen).Contours);
        }

        var foam = ImmutableArray.CreateBuilder<Contour>();
        for (int i = 0; i <= 9; i++)
        {
            // Balls of two sizes by turns sit on the crest from the shoulder to the lip.
            double t = 0.36 + i * 0.0665, r = (i % 2 == 0 ? 0.078 : 0.058) * (0.75 + 0.25 * Math.Sin(Math.PI * i / 9)) * scale;
            if (r >= lineMm)
                foam.Add(Outline.Circle(place.Apply(Along(Back, t)), r).Contours[0]);
        }
        foreach ((double x, double y, double r) in new[] { (1.2, -0.42, 0.036), (1.28, -0.56, 0.026), (1.0, -0.36, 0.03), (1.27, -0.28, 0.02), (1.1, -0.24, 0.022) })
        {
            if (r * scale >= lineMm)
                foam.Add(Outline.Circle(place.Apply(new Point(x, y)), r * scale).Contours[0]);
        }
        return new(body, new([.. lines]), new(foam.ToImmutable()));
    }

    // A place on one of the two curves, 0 at the foot and 1 at the tip of the lip.
    private static Point Along(Contour curve, double share)
    {
        double at = Math.Clamp(share, 0, 1) * curve.Segments.Length;
        int i = Math.Min((int)at, curve.Segments.Length - 1);
        return Contour.PointOn(i == 0 ? curve.Start : curve.Segments[i - 1].End, curve.Segments[i], at - i);
    }
}
