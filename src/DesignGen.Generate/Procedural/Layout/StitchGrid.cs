using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>The lines of classic stitched lattices, in units, and how they break into running stitches.</summary>
/// <remarks>Stitches are straight, as thread is; a curve becomes a run of chords. Each line carries a whole number of them, so that corners stay open.</remarks>
/// <param name="StitchMm">Wished length of a stitch, mm.</param>
/// <param name="GapMm">Wished gap between two, mm.</param>
/// <param name="ThreadMm">Breadth of the thread, mm.</param>
public sealed record StitchGrid(double StitchMm, double GapMm, double ThreadMm)
{
    /// <summary>How many lattices there are.</summary>
    public const int Kinds = 9;

    /// <summary>Names of the lattices, for a parameter's text.</summary>
    public const string Choices = "0 one-stitch steps, 1 hemp leaf, 2 seven treasures, 3 sea waves, 4 nested squares, 5 crosses, 6 rice grains, 7 tortoiseshell, 8 fishing net";

    /// <summary>Proportions of a lattice's unit: height over width.</summary>
    public static double Aspect(int kind) => kind switch { 1 => 1 / Math.Sqrt(3), 3 => 0.5, 7 => Math.Sqrt(3), 8 => 1.15, _ => 1 };

    /// <summary>Width of a lattice's unit for a wished measure of its figures, mm.</summary>
    public static double Width(int kind, double wished) => kind switch { 1 => wished * 1.5, 3 => wished * 1.4, 5 or 6 => wished * 0.62, 7 => wished * 0.8, _ => wished };

    /// <summary>The stitches of one unit.</summary>
    /// <param name="kind">1 to 8, as in <see cref="Choices"/>.</param>
    /// <param name="unit">Where it lies, mm.</param>
    public IEnumerable<(Point From, Point To)> Unit(int kind, Rect unit)
    {
        Point At(double x, double y) => new(unit.Left + x * unit.Width, unit.Top + y * unit.Height);
        foreach (Point[] line in Lines(kind))
        {
            foreach ((Point, Point) stitch in Along([.. line.Select(p => At(p.X, p.Y))]))
                yield return stitch;
        }
    }

    /// <summary>Stitches along a line of many points.</summary>
    public IEnumerable<(Point From, Point To)> Along(Point[] line)
    {
        double[] until = new double[line.Length];
        for (int i = 1; i < line.Length; i++)
            until[i] = until[i - 1] + line[i].DistanceTo(line[i - 1]);
        double length = until[^1];
        int count = Math.Max(1, (int)Math.Round(length / (StitchMm + GapMm)));
        double slot = length / count, half = (slot - GapMm) / 2;
        if (half < ThreadMm * 0.55)
            yield break;
        for (int i = 0; i < count; i++)
        {
            double middle = (i + 0.5) * slot;
            yield return (On(middle - half), On(middle + half));
        }

        Point On(double at)
        {
            int i = 1;
            while (i < line.Length - 1 && until[i] < at)
                i++;
            return Point.Lerp(line[i - 1], line[i], (at - until[i - 1]) / Math.Max(1e-9, until[i] - until[i - 1]));
        }
    }

    /// <summary>A stitch as thread: a bar with round ends.</summary>
    public Outline Thread(Point from, Point to)
    {
        Point along = (to - from).Unit, side = along.Perpendicular * (ThreadMm / 2), cap = along * (ThreadMm / 2);
        Point a = from + cap, b = to - cap, bulge = along * (ThreadMm * 2 / 3);
        return new OutlineBuilder().MoveTo(a - side).LineTo(b - side).CurveTo(b - side + bulge, b + side + bulge, b + side)
            .LineTo(a + side).CurveTo(a + side - bulge, a - side - bulge, a - side).Close().Build();
    }

    /// <summary>Bits of one-stitch embroidery for one direction: 1 shifts a line by a stitch.</summary>
    /// <param name="order">0 chance, 1 mirrored chance (flowers and squares), 2 Fibonacci's word, 3 runs (steps).</param>
    /// <param name="count">How many lines there are.</param>
    /// <param name="period">Lines after which the bits come again; it divides the count.</param>
    /// <param name="dice">Chance.</param>
    public static bool[] Bits(int order, int count, int period, Dice dice)
    {
        bool[] one = new bool[period];
        int run = Math.Max(2, Math.Min(period / 2, dice.Whole(4, 7)));
        for (int i = 0; i < period; i++)
        {
            int folded = Math.Min(i, period - 1 - i) % 12;
            one[i] = order switch
            {
                // The k-th letter of Fibonacci's word is 2 + floor(kφ) − floor((k+1)φ).
                2 => 2 + Math.Floor((folded + 1) * 1.6180339887498949) - Math.Floor((folded + 2) * 1.6180339887498949) == 1,
                3 => i / run % 2 == 0 ? i % 2 == 0 : i % 2 == 1,
                _ => dice.Chance(0.5),
            };
        }
        if (order == 1)
        {
            for (int i = 0; i < period; i++)
                one[i] = one[Math.Min(i, period - 1 - i) % Math.Max(2, Math.Min(9, period / 2))];
        }
        return [.. Enumerable.Range(0, count).Select(i => one[i % period])];
    }

    private static IEnumerable<Point[]> Lines(int kind)
    {
        switch (kind)
        {
            case 1:
                foreach (Point v in new Point[] { new(0, 0), new(0.5, 0.5) })
                {
                    Point[] around = [v + new Point(0, 1), v + new Point(-0.5, 0.5), v + new Point(-0.5, -0.5)];
                    foreach (Point n in around)
                        yield return [v, n];
                    for (int t = 0; t < 2; t++)
                    {
                        Point middle = (v + around[t] + around[t + 1]) / 3;
                        foreach (Point corner in new[] { v, around[t], around[t + 1] })
                            yield return [corner, middle];
                    }
                }
                break;
            case 2:
                foreach (Point c in new Point[] { new(0, 0), new(0.5, 0.5) })
                {
                    for (int q = 0; q < 4; q++)
                        yield return Arc(c, 0.5, q * Math.PI / 2, (q + 1) * Math.PI / 2, 1);
                }
                break;
            case 3:
                foreach (Point c in new Point[] { new(0, 1), new(0.5, 1.5) })
                {
                    foreach (double r in new[] { 0.5, 0.36, 0.22 })
                    {
                        double half = Visible(r);
                        yield return Arc(c, r, -Math.PI / 2 - half, -Math.PI / 2 + half, 2);
                    }
                }
                break;
            case 4:
                foreach (double half in new[] { 0.5, 0.34, 0.18 })
                {
                    Point[] square = [new(0.5 - half, 0.5 - half), new(0.5 + half, 0.5 - half), new(0.5 + half, 0.5 + half), new(0.5 - half, 0.5 + half)];
                    // Neighbours share the outermost square's sides.
                    for (int k = 0; k < (half == 0.5 ? 2 : 4); k++)
                        yield return half == 0.5 ? k == 0 ? [square[0], square[1]] : [square[0], square[3]] : [square[k], square[(k + 1) % 4]];
                }
                break;
            case 5:
                foreach (Point c in new Point[] { new(0.25, 0.25), new(0.75, 0.75) })
                {
                    yield return [c - new Point(0.24, 0), c + new Point(0.24, 0)];
                    yield return [c - new Point(0, 0.24), c + new Point(0, 0.24)];
                }
                break;
            case 6:
                for (int k = 0; k < 8; k++)
                    yield return [new Point(0.5, 0.5) + Point.Polar(0.1, k * Math.PI / 4), new Point(0.5, 0.5) + Point.Polar(k % 2 == 0 ? 0.4 : 0.52, k * Math.PI / 4)];
                break;
            case 7:
                foreach (Point c in new Point[] { new(0, 0), new(0.5, 0.5) })
                {
                    Point[] corners = [c + new Point(0, -1 / 3.0), c + new Point(0.5, -1 / 6.0), c + new Point(0.5, 1 / 6.0), c + new Point(0, 1 / 3.0)];
                    for (int k = 0; k < 3; k++)
                        yield return [corners[k], corners[k + 1]];
                    for (int k = 0; k < 6; k++)
                    {
                        Point a = Hexagon(c, k), b = Hexagon(c, k + 1);
                        yield return [Point.Lerp(c, a, 0.56), Point.Lerp(c, b, 0.56)];
                    }
                }
                break;
            default:
                // Fishing net: rows of sagging arcs that hang from each other.
                yield return Sag(new(0, 0), new(0.5, 0.5), -1);
                yield return Sag(new(0.5, 0.5), new(1, 0), -1);
                yield return Sag(new(0, 1), new(0.5, 0.5), 1);
                yield return Sag(new(0.5, 0.5), new(1, 1), 1);
                break;
        }

        static Point Hexagon(Point c, int k)
        {
            Point p = Point.Polar(1, k * Math.PI / 3 - Math.PI / 2);
            return c + new Point(p.X / Math.Sqrt(3), p.Y / 3);
        }
    }

    // An S between two knots, steep at one and level at the other.
    private static Point[] Sag(Point a, Point b, int side)
    {
        Point way = b - a, bow = new(-way.Y * 0.22 * side, way.X * 0.22 * side);
        return [.. Enumerable.Range(0, 13).Select(i => Point.Lerp(a, b, i / 12.0) + bow * Math.Sin(Math.Tau * i / 12.0))];
    }

    private static Point[] Arc(Point centre, double radius, double from, double to, double tall) =>
        [.. Enumerable.Range(0, 13).Select(i => Point.Polar(radius, from + (to - from) * i / 12.0)).Select(p => centre + new Point(p.X, p.Y * tall))];

    // Half the angle of a wave's ring that the waves in front leave free, from straight up; waves half a unit wide, rows a quarter apart.
    private static double Visible(double radius)
    {
        double half = 0.05;
        while (half < Math.PI / 2)
        {
            Point p = new(radius * Math.Sin(half), -radius * Math.Cos(half));
            if (p.DistanceTo(new(0.5, 0.25)) < 0.5 || p.DistanceTo(new(0, 0.5)) < 0.5)
                break;
            half += 0.02;
        }
        return half;
    }
}
