using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>A flat lobed leaf, as of oak or maple: foot at (−1, 0), tip near (1, 0).</summary>
public sealed class LobedBlade
{
    private readonly List<(Point Foot, Point Tip)> _veins = [];

    /// <summary>A blade of its own form.</summary>
    /// <param name="dice">Chance of its small differences.</param>
    /// <param name="width">Its breadth as a share of its length.</param>
    /// <param name="depth">Depth of the bays: 0 none, 1 nearly to the midrib.</param>
    public LobedBlade(Dice dice, double width, double depth)
    {
        int lobes = dice.Whole(3, 4);
        double bend = dice.Between(-0.14, 0.14);
        Point At(double x, double y) => new(x, y + bend * (x + 1) * (1 - x));
        var right = new List<Point>();
        var left = new List<Point>();
        foreach (int side in new[] { 1, -1 })
        {
            List<Point> edge = side > 0 ? right : left;
            edge.Add(At(-1, side * 0.05));
            for (int i = 0; i < lobes; i++)
            {
                double foot = -0.72 + 1.3 * i / lobes + 0.05 * dice.Between(-1, 1), share = (i + 0.6) / lobes;
                double reach = width * Math.Sin(Math.PI * Math.Pow(share, 0.8) * 0.86 + 0.3) * dice.Between(0.9, 1.08), bay = reach * (1 - 0.72 * depth);
                edge.Add(At(foot, side * bay * 0.8));
                edge.Add(At(foot + 0.16, side * reach * 0.92));
                edge.Add(At(foot + 0.3, side * reach));
                edge.Add(At(foot + 0.36, side * reach * 0.78));
                _veins.Add((At(foot - 0.02, 0), At(foot + 0.24, side * reach * 0.72)));
            }
            edge.Add(At(0.72, side * width * 0.24));
        }
        Rib = [At(-1, 0), At(-0.4, 0), At(0.2, 0), At(0.75, 0)];
        left.Reverse();
        Outline = Outline.Smooth([.. right, At(1, 0), .. left]);
    }

    /// <summary>The blade.</summary>
    public Outline Outline { get; }

    private Point[] Rib { get; }

    /// <summary>Midrib and side veins; the midrib alone where side veins would stand too close.</summary>
    /// <param name="line">Breadth of the lines.</param>
    /// <param name="gap">Least gap between them.</param>
    public Outline Veins(double line, double gap)
    {
        Outline veins = Ribbon.Along(Rib, line * 1.5, line);
        if (1.3 / (_veins.Count / 2) < line + gap)
            return veins;
        foreach ((Point foot, Point tip) in _veins)
            veins = veins.With(Ribbon.Bow(foot, tip, 0.06 * Math.Sign(foot.Y - tip.Y), line, line));
        return veins;
    }
}
