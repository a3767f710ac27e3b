using System.Collections.Immutable;

namespace DesignGen.Core.Geometry;

/// <summary>Crops outlines to an upright rectangle, keeping their curves.</summary>
/// <remarks>
/// Each side of the rectangle cuts in turn (Sutherland and Hodgman 1974, with curves split where they cross the line). Where a
/// drawing leaves and comes back, the parts stay joined along the rectangle's edge; put that edge where nothing shows.
/// </remarks>
public static class Crop
{
    /// <summary>The part of an outline within a rectangle; the same outline where nothing sticks out.</summary>
    /// <param name="outline">What is cropped, mm.</param>
    /// <param name="window">The rectangle, mm.</param>
    public static Outline To(Outline outline, Rect window)
    {
        Rect b = outline.Bounds;
        if (outline.IsEmpty || !b.Overlaps(window))
            return Outline.Empty;
        Outline kept = outline;
        if (b.Left < window.Left)
            kept = Half(kept, p => p.X - window.Left);
        if (b.Right > window.Right)
            kept = Half(kept, p => window.Right - p.X);
        if (b.Top < window.Top)
            kept = Half(kept, p => p.Y - window.Top);
        if (b.Bottom > window.Bottom)
            kept = Half(kept, p => window.Bottom - p.Y);
        return kept;
    }

    /// <summary>The two parts of a step, cut at a share of its parameter.</summary>
    /// <param name="start">Where the step begins, mm.</param>
    /// <param name="s">The step.</param>
    /// <param name="share">Where, 0 its start to 1 its end.</param>
    public static (Segment Before, Segment After) Split(Point start, Segment s, double share)
    {
        if (s.IsLine)
            return (Segment.Line(Point.Lerp(start, s.End, share)), s);
        Point a = Point.Lerp(start, s.Control1, share), b = Point.Lerp(s.Control1, s.Control2, share), c = Point.Lerp(s.Control2, s.End, share);
        Point ab = Point.Lerp(a, b, share), bc = Point.Lerp(b, c, share);
        return (Segment.Curve(a, ab, Point.Lerp(ab, bc, share)), Segment.Curve(bc, c, s.End));
    }

    private static Outline Half(Outline outline, Func<Point, double> inside)
    {
        var contours = ImmutableArray.CreateBuilder<Contour>();
        foreach (Contour contour in outline.Contours)
        {
            // Points and handles hold a curve between them: most contours lie on one side altogether.
            (bool anyIn, bool anyOut) = Sides(contour, inside);
            if (!anyOut)
                contours.Add(contour);
            if (!anyOut || !anyIn)
                continue;
            var kept = ImmutableArray.CreateBuilder<Segment>();
            Point? start = null;
            Point from = contour.Start, pen = default;
            foreach (Segment whole in contour.Segments.Add(Segment.Line(contour.Start)))
            {
                foreach (Segment piece in Pieces(from, whole, inside))
                {
                    if (inside(Contour.PointOn(from, piece, 0.5)) >= 0)
                    {
                        start ??= pen = from;
                        if (pen != from)
                            kept.Add(Segment.Line(from));
                        kept.Add(piece);
                        pen = piece.End;
                    }
                    from = piece.End;
                }
            }
            if (start is Point first && kept.Count > 1)
                contours.Add(new(first, kept.ToImmutable()));
        }
        return new(contours.ToImmutable());
    }

    private static (bool AnyIn, bool AnyOut) Sides(Contour contour, Func<Point, double> inside)
    {
        bool anyIn = false, anyOut = false;
        Look(contour.Start);
        foreach (Segment s in contour.Segments)
        {
            Look(s.Control1);
            Look(s.Control2);
            Look(s.End);
        }
        return (anyIn, anyOut);

        void Look(Point p)
        {
            if (inside(p) >= 0)
                anyIn = true;
            else
                anyOut = true;
        }
    }

    // A step cut at every place where it crosses the line. A curve is looked at in 16 parts: an excursion shorter than
    // that is left in, which only lets it stick out by a hair.
    private static IEnumerable<Segment> Pieces(Point start, Segment s, Func<Point, double> inside)
    {
        int parts = s.IsLine ? 1 : 16;
        var cuts = new List<double>();
        for (int i = 0; i < parts; i++)
        {
            double low = (double)i / parts, high = (i + 1.0) / parts;
            double atLow = inside(Contour.PointOn(start, s, low)), atHigh = inside(Contour.PointOn(start, s, high));
            if (atLow < 0 == atHigh < 0)
                continue;
            for (int step = 0; step < 40; step++)
            {
                double middle = (low + high) / 2;
                if (inside(Contour.PointOn(start, s, middle)) < 0 == atLow < 0)
                    low = middle;
                else
                    high = middle;
            }
            cuts.Add(low);
        }
        double done = 0;
        Segment rest = s;
        foreach (double cut in cuts)
        {
            (Segment before, rest) = Split(start, rest, (cut - done) / (1 - done));
            yield return before;
            start = before.End;
            done = cut;
        }
        yield return rest;
    }
}
