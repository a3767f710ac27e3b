using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails;

/// <summary>Strokes of a liner brush, as outlines to fill.</summary>
internal static class Brush
{
    /// <summary>A smooth run of points through knots (Catmull-Rom, ends included).</summary>
    public static List<Point> Through(IReadOnlyList<Point> knots, int perSpan = 6)
    {
        var run = new List<Point>((knots.Count - 1) * perSpan + 1) { knots[0] };
        for (int i = 0; i + 1 < knots.Count; i++)
        {
            (Point c1, Point c2) = Handles(knots, i);
            for (int j = 1; j <= perSpan; j++)
                run.Add(Contour.PointOn(knots[i], Segment.Curve(c1, c2, knots[i + 1]), (double)j / perSpan));
        }
        return run;
    }

    /// <summary>A stroke along a smooth line through knots, with round ends.</summary>
    /// <param name="knots">Two or more places, mm.</param>
    /// <param name="width">Width at a share of the way, 0 to 1, mm.</param>
    public static Outline Stroke(IReadOnlyList<Point> knots, Func<double, double> width)
    {
        List<Point> run = knots.Count > 2 ? Through(knots, knots.Count > 8 ? 2 : 4) : [.. knots];
        int n = run.Count;
        var left = new List<Point>(n);
        var right = new List<Point>(n);
        for (int i = 0; i < n; i++)
        {
            Point side = (run[Math.Min(i + 1, n - 1)] - run[Math.Max(i - 1, 0)]).Unit.Perpendicular * (width((double)i / (n - 1)) / 2);
            left.Add(run[i] - side);
            right.Add(run[i] + side);
        }
        right.Reverse();
        // A half circle by one cubic: handles of 4/3 of the radius.
        Point end = (run[^1] - run[^2]).Unit * (left[^1].DistanceTo(right[0]) * (2.0 / 3));
        Point start = (run[0] - run[1]).Unit * (left[0].DistanceTo(right[^1]) * (2.0 / 3));
        var pen = new OutlineBuilder().MoveTo(left[0]);
        Along(pen, left);
        pen.CurveTo(left[^1] + end, right[0] + end, right[0]);
        Along(pen, right);
        pen.CurveTo(right[^1] + start, left[0] + start, left[0]);
        return pen.Close().Build();
    }

    /// <summary>A stroke of even width.</summary>
    public static Outline Stroke(IReadOnlyList<Point> knots, double width) => Stroke(knots, _ => width);

    /// <summary>What lies on one side of a smooth line that runs across: closed at a height beyond it.</summary>
    /// <param name="knots">The line, left to right, mm.</param>
    /// <param name="limit">Height of the far side, mm.</param>
    public static Outline Beyond(IReadOnlyList<Point> knots, double limit)
    {
        var pen = new OutlineBuilder().MoveTo(knots[0]);
        Along(pen, knots);
        return pen.LineTo(new(knots[^1].X, limit)).LineTo(new(knots[0].X, limit)).Close().Build();
    }

    /// <summary>The area between two smooth lines that run the same way.</summary>
    public static Outline Between(IReadOnlyList<Point> first, IReadOnlyList<Point> second)
    {
        var pen = new OutlineBuilder().MoveTo(first[0]);
        Along(pen, first);
        pen.LineTo(second[^1]);
        Along(pen, [.. second.Reverse()]);
        return pen.Close().Build();
    }

    /// <summary>Draws a smooth line through knots; the pen stands on the first.</summary>
    public static void Along(OutlineBuilder pen, IReadOnlyList<Point> knots)
    {
        for (int i = 0; i + 1 < knots.Count; i++)
        {
            (Point c1, Point c2) = Handles(knots, i);
            pen.CurveTo(c1, c2, knots[i + 1]);
        }
    }

    private static (Point, Point) Handles(IReadOnlyList<Point> knots, int i)
    {
        Point before = knots[Math.Max(i - 1, 0)], from = knots[i], to = knots[i + 1], after = knots[Math.Min(i + 2, knots.Count - 1)];
        return (from + (to - before) / 6, to - (after - from) / 6);
    }
}
