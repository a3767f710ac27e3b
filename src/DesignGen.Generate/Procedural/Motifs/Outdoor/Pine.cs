using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs.Outdoor;

/// <summary>Layered fir trees and rows of them.</summary>
public static class Pine
{
    /// <summary>One tree: skirts of drooping branches, wider towards the foot.</summary>
    /// <param name="foot">Middle of its foot, mm.</param>
    /// <param name="height">Height, mm.</param>
    /// <param name="width">Width of its lowest branches, mm.</param>
    /// <param name="leastMm">Smallest detail, mm.</param>
    /// <param name="dice">Chance.</param>
    public static Outline Tree(Point foot, double height, double width, double leastMm, Dice dice)
    {
        int skirts = Math.Clamp((int)(height / Math.Max(leastMm * 4.5, height / 7)), 3, 7);
        double trunk = Math.Max(leastMm * 1.5, width * 0.11), crown = height * 0.93, top = foot.Y - height;
        var right = new List<(Point Tip, Point Neck)>();
        var left = new List<(Point Tip, Point Neck)>();
        for (int i = 0; i < skirts; i++)
        {
            double f = (i + 1.0) / skirts, y = top + crown * Math.Pow(f, 1.08), reach = width / 2 * Math.Pow(f, 0.86);
            right.Add(Skirt(1, y, reach));
            left.Add(Skirt(-1, y, reach));
        }
        (Point, Point) Skirt(int side, double y, double reach)
        {
            double jitter = dice.Between(0.92, 1.06), drop = height / skirts * dice.Between(-0.08, 0.08);
            return (new(foot.X + side * reach * jitter, y + drop), new(foot.X + side * reach * 0.42, y - height / skirts * 0.1));
        }
        var b = new OutlineBuilder().MoveTo(new(foot.X, top));
        Point from = b.Pen;
        for (int i = 0; i < skirts; i++)
        {
            // A branch runs down along the stem and swings out to its tip; below it the edge comes back in.
            (Point tip, Point neck) = right[i];
            b.QuadTo(new(from.X + (tip.X - from.X) * 0.28, from.Y + (tip.Y - from.Y) * 0.72), tip);
            from = i + 1 < skirts ? neck : new(foot.X + trunk / 2, top + crown * 0.975);
            b.QuadTo(new(Point.Lerp(tip, from, 0.5).X, tip.Y + height * 0.008), from);
        }
        b.LineTo(new(foot.X + trunk / 2, foot.Y)).LineTo(new(foot.X - trunk / 2, foot.Y)).LineTo(new(foot.X - trunk / 2, top + crown * 0.975));
        for (int i = skirts - 1; i >= 0; i--)
        {
            Point tip = left[i].Tip, to = i > 0 ? left[i - 1].Neck : new(foot.X, top);
            b.QuadTo(new(Point.Lerp(b.Pen, tip, 0.5).X, tip.Y + height * 0.008), tip);
            b.QuadTo(new(to.X + (tip.X - to.X) * 0.28, to.Y + (tip.Y - to.Y) * 0.72), to);
        }
        return b.Close().Build();
    }

    /// <summary>A row of trees in one ink, high at its ends and lower in the middle, or the other way round.</summary>
    /// <param name="left">Where the row begins, mm.</param>
    /// <param name="right">Where it ends, mm.</param>
    /// <param name="ground">Height of the ground at a place across, mm.</param>
    /// <param name="height">Height of a tree at a place across, mm.</param>
    /// <param name="density">0 sparse to 1 close.</param>
    /// <param name="leastMm">Smallest detail, mm.</param>
    /// <param name="dice">Chance.</param>
    public static List<Outline> Row(
        double left, double right, Func<double, double> ground, Func<double, double> height, double density, double leastMm, Dice dice)
    {
        var trees = new List<Outline>();
        double x = left;
        while (x < right)
        {
            double tall = height(x) * dice.Between(0.74, 1.16), wide = tall * dice.Between(0.42, 0.5);
            if (tall > leastMm * 9)
                trees.Add(Tree(new(x, ground(x) + tall * 0.03), tall, wide, leastMm, dice));
            x += Math.Max(leastMm * 3, tall * (0.62 - 0.36 * density) * dice.Between(0.8, 1.2));
        }
        return trees;
    }
}
