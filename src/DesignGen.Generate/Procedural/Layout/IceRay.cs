using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>A crack: a straight line between two places.</summary>
/// <param name="From">One end, mm.</param>
/// <param name="To">The other end, mm.</param>
/// <param name="Depth">0 for the edges of the first panes, then one more with every division.</param>
public readonly record struct Crack(Point From, Point To, int Depth);

/// <summary>Ice-ray lattices 冰裂纹: panes divided again and again by a straight line from side to side.</summary>
/// <remarks>
/// Stiny, Ice-ray: a note on the generation of Chinese lattice designs, Environment and Planning B 4, 1977: a convex polygon is
/// divided into two of about equal area by a line between two of its sides, until panes are small enough. A line ends on the
/// side of a neighbour without crossing it, so a set of first panes that fits the repeat keeps fitting.
/// </remarks>
public static class IceRay
{
    /// <summary>Divides a pane.</summary>
    /// <param name="pane">Corners of a convex polygon, mm.</param>
    /// <param name="area">Panes larger than this are divided, mm².</param>
    /// <param name="wildness">0 divides near the middles of sides, 1 much more unevenly.</param>
    /// <param name="dice">Chance.</param>
    /// <param name="panes">Receives the last panes.</param>
    /// <param name="cracks">Receives the dividing lines.</param>
    public static void Divide(IReadOnlyList<Point> pane, double area, double wildness, Dice dice, List<Point[]> panes, List<Crack> cracks) =>
        Divide(pane, area, wildness, dice, panes, cracks, 1);

    private static void Divide(IReadOnlyList<Point> pane, double area, double wildness, Dice dice, List<Point[]> panes, List<Crack> cracks, int depth)
    {
        if (Area(pane) < area * (1 + wildness * dice.Between(-0.4, 0.5)) || depth > 9)
        {
            panes.Add([.. pane]);
            return;
        }
        (double Score, int I, int J, Point A, Point B) best = (double.NegativeInfinity, 0, 0, default, default);
        int n = pane.Count;
        for (int round = 0; round < 26; round++)
        {
            int i = dice.Whole(0, n - 1), j = (i + dice.Whole(1, n - 1)) % n;
            double spread = 0.1 + 0.2 * wildness;
            Point a = Point.Lerp(pane[i], pane[(i + 1) % n], 0.5 + dice.Between(-spread, spread)), b = Point.Lerp(pane[j], pane[(j + 1) % n], 0.5 + dice.Between(-spread, spread));
            (List<Point> one, List<Point> two) = Halves(pane, i, j, a, b);
            double first = Area(one), second = Area(two), balance = Math.Min(first, second) / (first + second);
            // Round panes without slivers, and halves of about equal area.
            double score = Math.Min(Roundness(one), Roundness(two)) + 0.9 * Math.Min(balance, 0.42 - 0.1 * wildness) + dice.Between(0, 0.1 + 0.14 * wildness);
            if (score > best.Score)
                best = (score, i, j, a, b);
        }
        (List<Point> left, List<Point> right) = Halves(pane, best.I, best.J, best.A, best.B);
        cracks.Add(new(best.A, best.B, depth));
        Divide(left, area, wildness, dice, panes, cracks, depth + 1);
        Divide(right, area, wildness, dice, panes, cracks, depth + 1);
    }

    /// <summary>Area of a polygon, mm².</summary>
    public static double Area(IReadOnlyList<Point> pane)
    {
        double twice = 0;
        for (int i = 0; i < pane.Count; i++)
            twice += Point.Cross(pane[i], pane[(i + 1) % pane.Count]);
        return Math.Abs(twice) / 2;
    }

    // 1 for a circle, less for long or sharp polygons.
    private static double Roundness(List<Point> pane)
    {
        double around = 0;
        for (int i = 0; i < pane.Count; i++)
            around += pane[i].DistanceTo(pane[(i + 1) % pane.Count]);
        return 4 * Math.PI * Area(pane) / (around * around);
    }

    private static (List<Point> One, List<Point> Two) Halves(IReadOnlyList<Point> pane, int i, int j, Point a, Point b)
    {
        int n = pane.Count;
        List<Point> one = [a], two = [b];
        for (int k = (i + 1) % n; k != (j + 1) % n; k = (k + 1) % n)
            one.Add(pane[k]);
        one.Add(b);
        for (int k = (j + 1) % n; k != (i + 1) % n; k = (k + 1) % n)
            two.Add(pane[k]);
        two.Add(a);
        return (one, two);
    }
}
