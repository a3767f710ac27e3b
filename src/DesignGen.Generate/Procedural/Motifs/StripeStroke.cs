using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>One brush stroke of a tiger's coat: a bowed line that swells and runs out to points.</summary>
public sealed class StripeStroke
{
    private readonly Point[] _spine;
    private readonly double[] _half;

    private StripeStroke(Point[] spine, double[] half) => (_spine, _half) = (spine, half);

    /// <summary>A stroke and what belongs to it.</summary>
    /// <param name="kind">0 a single stroke, 1 one with a fork, 2 a pair that meets at one end.</param>
    /// <param name="at">Middle, mm.</param>
    /// <param name="length">Length, mm.</param>
    /// <param name="width">Greatest width, mm.</param>
    /// <param name="row">Distance to the next row of strokes, mm.</param>
    /// <param name="heading">Direction of the coat at a place, radians.</param>
    /// <param name="dice">Chance of its form.</param>
    public static IEnumerable<StripeStroke> Family(int kind, Point at, double length, double width, double row, Func<Point, double> heading, Dice dice)
    {
        int side = dice.Sign();
        double bow = dice.Between(-0.25, 0.25), peak = dice.Between(0.36, 0.64), lump = dice.Between(0.05, 0.16), phase = dice.Between(0, Math.Tau);
        Point[] spine = Spine(at, length, heading, bow, side);
        if (kind == 2)
        {
            // Two thinner strokes leave one point, part, and draw near again.
            foreach (int hand in new[] { 1, -1 })
            {
                double apart = row * 0.27, share = hand == side ? 1 : dice.Between(0.72, 0.95);
                int n = spine.Length;
                Point[] own = [.. Enumerable.Range(0, n).Select(i =>
                {
                    double t = (double)i / (n - 1);
                    return spine[i] + Along(spine, i).Perpendicular * (hand * apart * Math.Sin(Math.PI * Math.Pow(t, 0.72) * 0.86));
                }).Take((int)(n * share))];
                yield return new(own, Widths(own.Length, width * 0.62, 0.42, lump, phase + hand));
            }
            yield break;
        }
        yield return new(spine, Widths(spine.Length, width, peak, lump, phase));
        if (kind == 1)
        {
            int from = (int)(spine.Length * dice.Between(0.4, 0.55));
            double turn = side * dice.Between(0.4, 0.6), step = length / (spine.Length - 1) * 0.8;
            var branch = new List<Point> { spine[from - 2], spine[from] };
            Point p = spine[from];
            for (int i = 0; i < 6; i++)
            {
                turn *= 0.72;
                p += Point.Polar(step, heading(p) + turn);
                branch.Add(p);
            }
            yield return new([.. branch], Widths(branch.Count, width * 0.72, 0.34, 0, 0));
        }
    }

    /// <summary>The stroke's shape.</summary>
    /// <param name="grow">How much wider than itself, mm.</param>
    /// <param name="least">Width of its tips, mm.</param>
    public Outline Outline(double grow, double least)
    {
        int n = _spine.Length;
        var left = new Point[n];
        var right = new Point[n];
        for (int i = 0; i < n; i++)
        {
            Point off = Along(_spine, i).Perpendicular * (Math.Max(_half[i], i == 0 || i == n - 1 ? least * 0.3 : least * 0.55) + grow);
            left[i] = _spine[i] + off;
            right[i] = _spine[i] - off;
        }
        Point head = _spine[^1] + Along(_spine, n - 1) * (least + grow), tail = _spine[0] - Along(_spine, 0) * (least + grow);
        return DesignGen.Core.Geometry.Outline.Smooth([tail, .. left, head, .. right.Reverse()]);
    }

    private static Point Along(Point[] spine, int i) => (spine[Math.Min(i + 1, spine.Length - 1)] - spine[Math.Max(i - 1, 0)]).Unit;

    private static double[] Widths(int n, double width, double peak, double lump, double phase) =>
    [
        .. Enumerable.Range(0, n).Select(i =>
        {
            double t = (double)i / (n - 1), swell = Math.Pow(Math.Sin(Math.PI * Math.Pow(t, Math.Log(0.5) / Math.Log(peak))), 0.85);
            return width / 2 * swell * (1 + lump * Math.Sin(9 * t + phase));
        }),
    ];

    // Steps from the middle to both ends along the coat.
    private static Point[] Spine(Point at, double length, Func<Point, double> heading, double bow, int side)
    {
        const int Half = 6;
        double step = length / (2 * Half);
        var spine = new Point[2 * Half + 1];
        spine[Half] = at;
        for (int i = 1; i <= Half; i++)
        {
            Point a = spine[Half + i - 1], b = spine[Half - i + 1];
            spine[Half + i] = a + Point.Polar(step, heading(a) + bow * i / Half);
            spine[Half - i] = b - Point.Polar(step, heading(b) - bow * i / Half);
        }
        if (side < 0)
            Array.Reverse(spine);
        return spine;
    }
}
