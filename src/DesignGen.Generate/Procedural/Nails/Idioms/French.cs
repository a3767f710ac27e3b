using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Kinds of smile line: where a French tip ends.</summary>
internal enum Smile
{
    /// <summary>The plain arc.</summary>
    Classic,

    /// <summary>A deep arc with long wings down the sides.</summary>
    Deep,

    /// <summary>A V that points to the cuticle.</summary>
    DeepV,

    /// <summary>A slant with a swing, from one side to the other.</summary>
    Side,

    /// <summary>An arc and a fine second one below it.</summary>
    Double,

    /// <summary>A wavy line.</summary>
    Wave,

    /// <summary>An arc at the tip and a half-moon at the cuticle.</summary>
    Moon,

    /// <summary>A line straight across, as on a square nail.</summary>
    Straight,
}

/// <summary>French tips.</summary>
internal static class French
{
    /// <summary>Paints a tip and returns its smile line, left to right, for accents to follow.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="smile">Kind of line.</param>
    /// <param name="role">Colour of the tip.</param>
    /// <param name="depth">How far the tip reaches in the middle, as a share of the nail's length.</param>
    /// <param name="curve">How strongly the line bends, 0 flat to 1.</param>
    public static IReadOnlyList<Point> Tip(Nail nail, Smile smile, PaletteRole role, double depth, double curve)
    {
        IReadOnlyList<Point> line = Line(nail, smile, depth, curve);
        nail.Fill(role, Brush.Beyond(line, nail.Field.Top - 1));
        if (smile == Smile.Double)
            Edge(nail, [.. line.Select(p => p with { Y = p.Y + Math.Max(nail.MinGap * 2, nail.Length * 0.045) })], role, Math.Max(nail.MinLine, nail.Width * 0.03));
        if (smile == Smile.Moon)
            nail.Fill(role, Brush.Beyond(HalfMoon(nail, depth * 0.8), nail.Field.Bottom + 1));
        return line;
    }

    /// <summary>Paints a tip of even width that follows the free edge and runs out along the sides; returns its lower edge, left to right.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="role">Colour of the tip.</param>
    /// <param name="width">Its width, mm; micro tips have 0.8 to 1.2 mm.</param>
    public static IReadOnlyList<Point> Micro(Nail nail, PaletteRole role, double width)
    {
        // A straight free edge takes a straight tip with a faint smile, as wide at the walls as in the middle.
        if (nail.Shape.TipWidth > 0.8 && nail.Shape.TipRound < 0.8)
        {
            IReadOnlyList<Point> across = Across(nail.Field.Width / 2 + 0.3, u => nail.Top + width * (0.86 + 0.62 * Math.Pow(Math.Abs(u), 2.6)) + nail.Width * 0.03 * nail.Shape.TipRound * u * u, 17);
            nail.Fill(role, Brush.Beyond(across, nail.Field.Top - 1));
            return across;
        }
        // A pointed nail's edge is long: its line runs further down the sides than a square one's.
        double narrow = 1 - nail.Shape.TipWidth, low = nail.Top + nail.Width * (0.13 + 0.46 * narrow + 0.30 * nail.Shape.TipWidth * nail.Shape.TipRound + 0.40 * narrow * (1 - nail.Shape.TipRound));
        List<Point> edge = [.. nail.Cut.Contours[0].Flatten(0.01).Where(p => p.Y <= low)];
        if (edge[0].X > edge[^1].X)
            edge.Reverse();
        const int steps = 32;
        Point[] run = Evenly(edge, steps);
        var outer = new Point[steps + 1];
        var inner = new List<Point>(steps + 1);
        for (int i = 0; i <= steps; i++)
        {
            // From the left over the tip to the right: the nail lies to the right of the way.
            Point into = (run[Math.Min(i + 2, steps)] - run[Math.Max(i - 2, 0)]).Unit.Perpendicular;
            double t = (double)i / steps, keep = Math.Min(1, Math.Sqrt(Math.Min(t, 1 - t) * 4.5));
            outer[i] = run[i] - into * (nail.Field.Width - nail.Width);
            Point p = run[i] + into * (width * keep);
            // Where the tip is sharper than the line is wide, lines from both sides would cross; what lies nearer to the edge than the width is left out.
            if (run.Min(p.DistanceTo) >= width * keep * 0.97)
                inner.Add(p);
        }
        nail.Fill(role, Brush.Between(outer, inner));
        return inner;
    }

    /// <summary>A fine line along a smile.</summary>
    public static void Edge(Nail nail, IReadOnlyList<Point> line, PaletteRole role, double width) => nail.Fill(role, Brush.Stroke(line, width));

    /// <summary>Lets a tip fade into another colour towards its edge. Flat inks lay a second, shorter tip instead.</summary>
    public static void Deepen(Nail nail, IReadOnlyList<Point> smile, PaletteRole role)
    {
        double low = smile.Min(p => p.Y), depth = low - nail.Top;
        Outline tip = Brush.Beyond(smile, nail.Field.Top - 1);
        if (nail.Ramps)
            nail.Fill(role, tip, coverage: new LinearRamp(new(0, nail.Top), new(0, low + depth * 0.6), [new(0, 1), new(0.35, 0.8), new(0.7, 0.25), new(1, 0)]));
        else
            nail.Fill(role, Brush.Beyond([.. smile.Select(p => p with { Y = p.Y - depth * 0.45 })], nail.Field.Top - 1));
    }

    /// <summary>Sets something at even steps along a smile, from its middle outwards.</summary>
    /// <param name="nail">The nail.</param>
    /// <param name="smile">The line.</param>
    /// <param name="pitch">Step along it, mm.</param>
    /// <param name="place">Gets the place, the line's lean in radians and the rank from the middle.</param>
    /// <param name="beyond">How far past the side walls it still sets something, mm.</param>
    public static void Along(Nail nail, IReadOnlyList<Point> smile, double pitch, Action<Point, double, int> place, double beyond = 0.4)
    {
        List<Point> run = Brush.Through(smile, 12);
        int middle = Enumerable.Range(0, run.Count).MinBy(i => Math.Abs(run[i].X));
        foreach (int way in (ReadOnlySpan<int>)[1, -1])
        {
            double walked = way > 0 ? pitch : 0;
            int rank = way > 0 ? 0 : 1;
            for (int i = middle; i > 0 && i < run.Count - 1; i += way)
            {
                if (walked >= pitch && Math.Abs(run[i].X) <= nail.HalfWidthAt(run[i].Y) + beyond)
                {
                    place(run[i], (run[i + 1] - run[i - 1]).Direction, rank++);
                    walked = 0;
                }
                walked += run[i].DistanceTo(run[i + way]);
            }
        }
    }

    /// <summary>The rim of a half-moon at the cuticle, left to right.</summary>
    public static IReadOnlyList<Point> HalfMoon(Nail nail, double depth)
    {
        double half = nail.Field.Width / 2 + 0.3, top = nail.Bottom - depth * nail.Length;
        return Across(half, u => top + nail.Width * 0.42 * u * u);
    }

    private static IReadOnlyList<Point> Line(Nail nail, Smile smile, double depth, double curve)
    {
        double half = nail.Field.Width / 2 + 0.3, edge = nail.Top + depth * nail.Length, w = nail.Width;
        return smile switch
        {
            Smile.Straight => Across(half, _ => edge + w * 0.12),
            Smile.Deep => Across(half, u => edge + w * (0.35 + 0.75 * curve) * Math.Pow(Math.Abs(u), 1.9)),
            Smile.DeepV => DeepV(half, edge + w * 0.15, w * (0.35 + 0.65 * curve)),
            Smile.Side => Across(half, u => edge + w * 0.12 + w * (0.20 + 0.45 * curve) * (u + 0.16 * Math.Sin(Math.PI * u))),
            Smile.Wave => Across(half, u => edge + w * 0.12 + w * (0.06 + 0.14 * curve) * Math.Sin(2.6 * u * Math.PI / 2 + 0.7) + w * 0.10 * u, 17),
            _ => Across(half, u => edge + w * (0.08 + 0.42 * curve) * u * u),
        };
    }

    // Two near-straight wings that meet in a crisp point: the double knots keep the smooth line from rounding it off.
    private static IReadOnlyList<Point> DeepV(double half, double edge, double drop)
    {
        Point low = new(0, edge + drop * 0.62), left = new(-half, edge - drop * 0.5), right = new(half, edge - drop * 0.5);
        Point bow = new(0, -drop * 0.06);
        return [left, Point.Lerp(left, low, 0.5) - bow, Point.Lerp(left, low, 0.96), low, Point.Lerp(low, right, 0.04), Point.Lerp(low, right, 0.5) - bow, right];
    }

    // Points at even steps along a run.
    private static Point[] Evenly(List<Point> run, int steps)
    {
        double whole = Enumerable.Range(1, run.Count - 1).Sum(i => run[i].DistanceTo(run[i - 1])), walked = 0;
        var even = new Point[steps + 1];
        (even[0], even[steps]) = (run[0], run[^1]);
        int at = 1;
        for (int i = 1; i < run.Count; i++)
        {
            double step = run[i].DistanceTo(run[i - 1]);
            for (; at < steps && walked + step >= whole * at / steps; at++)
                even[at] = Point.Lerp(run[i - 1], run[i], (whole * at / steps - walked) / step);
            walked += step;
        }
        return even;
    }

    private static IReadOnlyList<Point> Across(double half, Func<double, double> height, int count = 9)
    {
        var points = new Point[count];
        for (int i = 0; i < count; i++)
        {
            double u = -1 + 2.0 * i / (count - 1);
            points[i] = new(u * half, height(u));
        }
        return points;
    }
}
