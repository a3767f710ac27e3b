using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Leaves, twigs and trees that are known by their outline.</summary>
internal static class LeafCharms
{
    /// <summary>A maple leaf of five lobes.</summary>
    public static Charm Maple(Dice dice)
    {
        double deep = dice.Between(0.3, 0.38);
        Outline leaf = EvenCut([0, -1, 0.12, -0.72], [0.12, -0.72, 0.26, -0.78], [0.26, -0.78, 0.2, -0.5, deep * 0.75, -0.26], [deep * 0.75, -0.26, 0.5, -0.52, 0.56, -0.44], [0.56, -0.44, 0.6, -0.56, 0.92, -0.56],
            [0.92, -0.56, 0.84, -0.38, 0.9, -0.22], [0.9, -0.22, 0.7, -0.08, 0.5, 0.08], [0.5, 0.08, 0.62, 0.16, 0.6, 0.26], [0.6, 0.26, 0.36, 0.28, 0.06, 0.42], [0.06, 0.42, 0, 0.42]);
        return new CharmSketch().Stalk(Deep, 0.06, 0.09, 0, 0.3, 0.03, 0.7, 0.1, 1).Body(Main, leaf).Detail(Deep, 0.2, Joined([0, -1, 0.12, -0.72], [0.12, -0.72, 0.26, -0.78], [0.26, -0.78, 0.2, -0.5, deep * 0.75, -0.26], [deep * 0.75, -0.26, 0.5, -0.52, 0.56, -0.44], [0.56, -0.44, 0.6, -0.56, 0.92, -0.56], [0.92, -0.56, 0.3, 0.1, 0, 0.4], [0, 0.4, 0, -1]))
            .Vein(Glow, 0.06, 0.1, 0, 0.36, 0, -0.2, 0, -0.82).Vein(Glow, 0.05, 0.1, 0, 0.3, 0.4, -0.14, 0.72, -0.44).Vein(Glow, 0.05, 0.1, 0, 0.3, -0.4, -0.14, -0.72, -0.44).Vein(Glow, 0.04, 0.1, 0, 0.34, 0.3, 0.2, 0.5, 0.22).Vein(Glow, 0.04, 0.1, 0, 0.34, -0.3, 0.2, -0.5, 0.22)
            .Formed("maple-leaf", dice);
    }

    /// <summary>A ginkgo fan.</summary>
    public static Charm Ginkgo(Dice dice)
    {
        double cleft = dice.Between(-0.5, -0.1), spread = dice.Between(0.86, 1.04);
        CharmSketch sketch = new CharmSketch().Stalk(Deep, 0.08, 0.1, 0, 0.3, 0.06, 0.7, -0.04, 1.04)
            .Body(Main, EvenCut([0, cleft, 0.08, -0.62, 0.2, -0.76], [0.2, -0.76, 0.5, -0.7, 0.8 * spread, -0.42, spread, -0.02], [spread, -0.02, 0.6, 0.14, 0.2, 0.26, 0.05, 0.46], [0.05, 0.46, 0, 0.48]))
            .Detail(Deep, 0.1, Joined([spread, -0.02, 0.6, 0.14, 0.2, 0.26, 0.05, 0.46], [0.05, 0.46, 0.34, 0.06, 0.8 * spread, -0.14, spread, -0.02]));
        foreach (double a in new[] { -58.0, -38, -18, 18, 38, 58 })
            sketch.Vein(Glow, 0.045, 0.1, 0.02 * Math.Sign(a), 0.34, Math.Sin(a * 0.0175) * 0.5, 0.34 - 0.5 * Math.Cos(a * 0.0175), Math.Sin(a * 0.0175) * 0.92, 0.34 - 0.92 * Math.Cos(a * 0.0175));
        return sketch.Formed("ginkgo", dice);
    }

    /// <summary>An oak leaf, with an acorn as often as not.</summary>
    public static Charm Oak(Dice dice)
    {
        double lobe = dice.Between(0.5, 0.62);
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.06, 0.09, 0, 0.6, 0, 1.06);
        if (dice.Chance(0.5))
            sketch.Stalk(Stem, 0.06, 0.06, 0, 0.9, 0.3, 0.72, 0.46, 0.74).Body(Second, Oval(0.56, 0.96, 0.17, 0.22, -14)).Body(Deep, Put(Even(0, -0.16, 0.22, -0.06, 0.24, 0.1, 0, 0.1), 0.53, 0.8, 1, -14));
        return sketch.Body(Main, EvenCut([0, -1, 0.24, -0.94, 0.26, -0.74, 0.16, -0.66], [0.16, -0.66, 0.44, -0.72, 0.54, -0.5, 0.3, -0.32], [0.3, -0.32, lobe, -0.36, lobe + 0.08, -0.06, 0.3, 0.1], [0.3, 0.1, 0.5, 0.12, 0.5, 0.38, 0.16, 0.44], [0.16, 0.44, 0.08, 0.6, 0, 0.74]))
            .Detail(Deep, 0.15, Joined([0, -1, 0.24, -0.94, 0.26, -0.74, 0.16, -0.66], [0.16, -0.66, 0.44, -0.72, 0.54, -0.5, 0.3, -0.32], [0.3, -0.32, lobe, -0.36, lobe + 0.08, -0.06, 0.3, 0.1], [0.3, 0.1, 0.5, 0.12, 0.5, 0.38, 0.16, 0.44], [0.16, 0.44, 0.08, 0.6, 0, 0.74], [0, 0.74, 0, -1]))
            .Vein(Glow, 0.06, 0.1, 0, 0.7, 0, 0, 0, -0.84).Vein(Glow, 0.04, 0.08, 0, 0.3, 0.2, 0.2, 0.36, 0.2).Vein(Glow, 0.04, 0.08, 0, 0.3, -0.2, 0.2, -0.36, 0.2).Vein(Glow, 0.04, 0.08, 0, 0, 0.24, -0.12, 0.44, -0.16).Vein(Glow, 0.04, 0.08, 0, 0, -0.24, -0.12, -0.44, -0.16)
            .Formed("oak-leaf", dice);
    }

    /// <summary>A monstera leaf with its slits.</summary>
    public static Charm Monstera(Dice dice)
    {
        int slits = dice.Whole(3, 5);
        double wide = dice.Between(0.78, 0.92);
        CharmSketch sketch = new CharmSketch().Stalk(Main, 0.08, 0.1, 0, -0.5, 0.06, 0.2, 0.02, -0.7, 0.2, -1.0);
        var side = new List<double[]> { new[] { 0, -0.5, 0.24, -0.78, 0.58, -0.72, wide, -0.36 } };
        double y = -0.36;
        for (int i = 0; i < slits; i++)
        {
            double x = wide * Math.Sqrt(Math.Max(0.05, 1 - Math.Pow((y + 0.25) / 1.25, 2))), next = y + 1.1 / slits * 0.9, nx = wide * Math.Sqrt(Math.Max(0.05, 1 - Math.Pow((next + 0.25) / 1.25, 2)));
            side.Add([side[^1][^2], side[^1][^1], 0.26 + 0.02 * i, y - 0.02]);
            side.Add([0.26 + 0.02 * i, y - 0.02, x * 0.8, y + 0.14, x * 0.98, y + 0.2 - 0.03 * i]);
            side.Add([x * 0.98, y + 0.2 - 0.03 * i, (x + nx) / 2 * 1.02, (y + next) / 2 + 0.12, nx * 0.94, next + 0.02]);
            y = next;
        }
        side.Add([side[^1][^2], side[^1][^1], 0.22, 0.9, 0, 1.02]);
        sketch.Body(Main, EvenCut([.. side])).Detail(Deep, 0.15, Joined([.. side, [0, 1.02, 0, -0.5]])).Vein(Glow, 0.06, 0.1, 0, -0.46, 0, 0.3, 0, 0.9);
        foreach (double at in new[] { -0.3, 0.0, 0.3 })
            sketch.Vein(Glow, 0.045, 0.1, 0, at, 0.3, at + 0.1, 0.56, at + 0.24).Vein(Glow, 0.045, 0.1, 0, at, -0.3, at + 0.1, -0.56, at + 0.24);
        return sketch.Formed("monstera", dice);
    }

    /// <summary>A feathered palm leaf.</summary>
    public static Charm Palm(Dice dice)
    {
        int pairs = dice.Whole(8, 12);
        double bow = dice.Between(0.12, 0.3), angle = dice.Between(40, 56);
        CharmSketch sketch = new();
        for (int i = 0; i < pairs; i++)
        {
            double t = (double)i / (pairs - 1), y = 0.62 - 1.4 * t, x = bow * (1 - (2 * t - 1) * (2 * t - 1)), reach = 0.36 + 0.42 * Math.Sin(Math.PI * (0.15 + 0.75 * t));
            foreach (int s in new[] { -1, 1 })
                sketch.Body(s > 0 ? Main : Deep, Petal(new(0.12, 0.4, 1.1, 0.4, Bend: s * 0.14), x, y, reach, -90 + s * (angle + 22 - 34 * t)));
        }
        return sketch.Body(Main, Petal(new(0.14, 0.4, 1, 0.4), 0, -0.74, 0.4, -90)).Stalk(Main, 0.09, 0.04, 0, 1.05, bow * 0.6, 0.5, bow, 0, bow * 0.5, -0.5, 0, -0.86).Formed("palm-leaf", dice);
    }

    /// <summary>A banana leaf, torn between its ribs.</summary>
    public static Charm Banana(Dice dice)
    {
        int tears = dice.Whole(3, 5);
        var side = new List<double[]> { new[] { 0, -1, 0.22, -0.86, 0.34, -0.6 } };
        for (int i = 0; i < tears; i++)
        {
            double y = -0.6 + 1.2 * i / tears, next = y + 1.2 / tears, x = 0.34 + 0.1 * Math.Sin(Math.PI * (i + 0.5) / tears);
            side.Add([side[^1][^2], side[^1][^1], 0.2, y + 0.03]);
            side.Add([0.2, y + 0.03, x + 0.02, y + 0.05]);
            side.Add([x + 0.02, y + 0.05, x + 0.06, (y + next) / 2, x, next - 0.01]);
        }
        side.Add([side[^1][^2], side[^1][^1], 0.24, 0.78, 0, 0.86]);
        CharmSketch sketch = new CharmSketch().Stalk(Main, 0.08, 0.12, 0, 0.6, 0.02, 1.1).Body(Main, EvenCut([.. side])).Detail(Deep, 0.15, Joined([.. side, [0, 0.86, 0, -1]])).Vein(Glow, 0.08, 0.1, 0, 0.84, 0, 0, 0, -0.9);
        foreach (double at in new[] { -0.6, -0.35, -0.1, 0.15, 0.4, 0.65 })
            sketch.Vein(Glow, 0.035, 0.08, 0, at, 0.16, at - 0.08, 0.32, at - 0.1).Vein(Glow, 0.035, 0.08, 0, at, -0.16, at - 0.08, -0.32, at - 0.1);
        return sketch.Formed("banana-leaf", dice);
    }

    /// <summary>Jointed bamboo canes with leaves.</summary>
    public static Charm Bamboo(Dice dice)
    {
        int canes = dice.Whole(1, 2), joints = dice.Whole(3, 5);
        CharmSketch sketch = new();
        for (int k = 0; k < canes; k++)
        {
            double x = canes == 1 ? 0 : -0.24 + 0.46 * k, top = k == 0 ? -1 : -0.7, step = (1 - top) / joints, half = k == 0 ? 0.13 : 0.1;
            for (int j = 0; j < joints; j++)
                sketch.Body(k == 0 ? Main : Deep, Smooth(x - half, top + step * j + 0.03, x, top + step * j + 0.05, x + half, top + step * j + 0.03, x + half * 0.82, top + step * (j + 0.5), x + half, top + step * (j + 1) - 0.03, x, top + step * (j + 1) - 0.01, x - half, top + step * (j + 1) - 0.03, x - half * 0.82, top + step * (j + 0.5)))
                    .Detail(Glow, 0.05, Box(x - half * 0.6, top + step * j + 0.12, x - half * 0.2, top + step * (j + 1) - 0.1, 0.03));
            double y = top + step * (1 + k);
            foreach ((double a, double l) in new[] { (20.0, 0.66), (48.0, 0.6), (-8.0, 0.5) })
                sketch.Body(a > 40 ? Deep : Main, Petal(new(0.15, 0.36, 1.2, 0.3), x + half, y, l, k == 0 ? a : a - 30));
            foreach ((double a, double l) in new[] { (160.0, 0.6), (130.0, 0.52) })
                sketch.Body(a < 140 ? Deep : Main, Petal(new(0.15, 0.36, 1.2, 0.3), x - half, y + step, l, a));
        }
        return sketch.Formed("bamboo", dice, 0.8);
    }

    /// <summary>A pine twig in the Chinese way: fans of needles.</summary>
    public static Charm Pine(Dice dice)
    {
        int needles = dice.Whole(11, 15);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.17, 0.08, -1, 0.7, -0.4, 0.56, 0.1, 0.3, 0.8, 0.2).Stalk(Ink, 0.1, 0.06, -0.3, 0.5, -0.3, 0.1, -0.1, -0.2);
        foreach ((double x, double y, double r) in new[] { (-0.5, 0.36, 0.5), (0.62, 0.16, 0.52), (-0.06, -0.24, 0.62) })
        {
            for (int i = 0; i < needles; i++)
                sketch.Body(i % 2 == 0 ? Leaf : LeafDeep, Petal(new(0.055, 0.5, 0.8, 0.6), x, y + 0.06, r, -180 + 180.0 * i / (needles - 1) + dice.Between(-2, 2)));
            sketch.Body(Ink, Oval(x, y + 0.06, 0.1, 0.07));
        }
        if (dice.Chance(0.6))
            sketch.Body(Main, Oval(0.2, 0.52, 0.17, 0.24, 20)).Line(Deep, 0.04, 0.08, 0.08, 0.42, 0.2, 0.5, 0.32, 0.5).Line(Deep, 0.04, 0.08, 0.08, 0.56, 0.2, 0.62, 0.3, 0.6);
        return sketch.Formed("pine-branch", dice, 0.7);
    }

    /// <summary>Holly: spined leaves and red berries.</summary>
    public static Charm Holly(Dice dice)
    {
        double spread = dice.Between(24, 42);
        CharmSketch sketch = new();
        Outline leaf = EvenCut([0, -1.08, 0.06, -0.86, 0.26, -0.84], [0.26, -0.84, 0.18, -0.6, 0.38, -0.52], [0.38, -0.52, 0.24, -0.32, 0.32, -0.18], [0.32, -0.18, 0.16, -0.12, 0, 0.04]);
        foreach (int s in new[] { -1, 1 })
            sketch.Rimmed(Leaf, LeafDeep, Put(leaf, 0, 0.3, 1.1, s * (90 - spread))).Vein(LeafDeep, 0.05, 0.1, s * 0.1, 0.27, s * 0.5, 0.3 - 0.5 * Math.Tan(spread * 0.0175), s * 0.86, 0.3 - 0.86 * Math.Tan(spread * 0.0175));
        if (dice.Chance(0.5))
            sketch.Rimmed(Leaf, LeafDeep, Put(leaf, 0, 0.2, 1.0, 0)).Vein(LeafDeep, 0.05, 0.1, 0, 0.1, 0, -0.3, 0, -0.7);
        foreach ((double x, double y) in new[] { (-0.2, 0.32), (0.2, 0.32), (0.0, 0.6) })
            sketch.Rimmed(Main, Deep, Round(x, y, 0.23)).Detail(Glow, 0.07, Round(x - 0.08, y - 0.08, 0.06));
        return sketch.Formed("holly", dice, 0.7);
    }

    /// <summary>A four-leaf clover.</summary>
    public static Charm Clover(Dice dice)
    {
        double turn = dice.Between(-25, 25);
        CharmSketch sketch = new CharmSketch().Stalk(Main, 0.08, 0.11, 0, 0, 0.12, 0.5, 0.02, 1.12);
        for (int i = 0; i < 4; i++)
        {
            double a = turn + 45 + 90 * i;
            Point p = Point.Polar(0.52, a * Math.PI / 180);
            sketch.Rimmed(Main, Deep, Put(Heart(0, 0, 0.5), p.X, p.Y, 1, a + 90)).Detail(Glow, 0.06, Put(Joined([-0.3, -0.26, 0, 0.1, 0.3, -0.26], [0.3, -0.26, 0, 0.24, -0.3, -0.26]), p.X, p.Y, 0.9, a + 90));
        }
        return sketch.Formed("four-leaf-clover", dice, 0.8);
    }

    /// <summary>A trail of ivy.</summary>
    public static Charm Ivy(Dice dice)
    {
        int leaves = dice.Whole(3, 4);
        double sway = dice.Between(0.14, 0.3);
        CharmSketch sketch = new CharmSketch().Stalk(Main, 0.08, 0.05, 0, 1.05, sway, 0.55, -sway, 0, sway, -0.5, 0, -0.9);
        Outline leaf = EvenCut([0, -0.6, 0.14, -0.3, 0.2, -0.26], [0.2, -0.26, 0.4, -0.32, 0.6, -0.24], [0.6, -0.24, 0.42, -0.06, 0.4, 0.04], [0.4, 0.04, 0.5, 0.2, 0.4, 0.34], [0.4, 0.34, 0.2, 0.3, 0, 0.2]);
        for (int i = 0; i < leaves; i++)
        {
            double t = (i + 0.3) / leaves, y = 1 - 1.75 * t, s = i % 2 == 0 ? 1 : -1, size = 0.74 - 0.26 * t;
            sketch.Stalk(Main, 0.05, 0.04, 0, y, s * 0.2, y - 0.06).Rimmed(i % 3 == 1 ? Deep : Main, Deep, Put(leaf, s * (0.3 + 0.12 * size), y - 0.1, size, s * 62)).Vein(Glow, 0.04, 0.08, s * 0.22, y - 0.06, s * (0.4 + 0.2 * size), y - 0.16);
        }
        return sketch.Rimmed(Main, Deep, Put(leaf, 0, -0.94, 0.44, 0)).Formed("ivy", dice, 0.7);
    }

    /// <summary>A saguaro with its arms up.</summary>
    public static Charm Saguaro(Dice dice)
    {
        double left = dice.Between(-0.3, 0.1), right = dice.Between(-0.5, -0.1);
        CharmSketch sketch = new CharmSketch().Body(Main, Limb([0.22, 0.24, 0.22], -0.1, left + 0.42, -0.5, left + 0.4, -0.6, left + 0.2, -0.6, left - 0.2)).Body(Main, Limb([0.22, 0.24, 0.22], 0.1, right + 0.56, 0.5, right + 0.54, 0.6, right + 0.3, 0.6, right - 0.06))
            .Body(Main, Limb([0.38, 0.42, 0.4, 0.34], 0, 1, 0, 0.3, 0, -0.3, 0, -0.86)).Detail(Deep, 0.08, Limb([0.1, 0.11, 0.09], 0.12, 0.96, 0.12, 0, 0.11, -0.8)).Line(Glow, 0.05, 0.1, -0.1, 0.9, -0.1, 0, -0.09, -0.8);
        if (dice.Chance(0.6))
            sketch.Rimmed(Second, Ink, Petals(new(0.4, 0.6, 0.2, 0.3), 5, 0, -1.04, 0, 0.24)).Rimmed(Second, Ink, Petals(new(0.4, 0.6, 0.2, 0.3), 5, 0.6, right - 0.2, 0, 0.17));
        return sketch.Body(Deep, Even(0, 0.92, 0.5, 0.94, 0.66, 1.06, 0, 1.1)).Formed("saguaro", dice, 0.5);
    }

    /// <summary>A palm tree.</summary>
    public static Charm PalmTree(Dice dice)
    {
        int fronds = dice.Whole(7, 9);
        double lean = dice.Between(0.1, 0.4);
        CharmSketch sketch = new CharmSketch().Body(Deep, Even(0, 0.96, 0.5, 0.98, 0.7, 1.1, 0, 1.14)).Body(Second, Limb([0.26, 0.16, 0.14], -lean, 1.06, -lean * 0.2, 0.5, 0, -0.24));
        foreach (double t in new[] { 0.2, 0.4, 0.6, 0.8 })
            sketch.Line(Ink, 0.04, 0.12, -lean * Math.Pow(1 - t, 1.6) - 0.09, 1.02 - 1.24 * t, -lean * Math.Pow(1 - t, 1.6) + 0.09, 0.98 - 1.24 * t);
        for (int i = 0; i < fronds; i++)
        {
            double a = -204 + 228.0 * i / (fronds - 1), s = a < -90 ? -1 : 1;
            sketch.Rimmed(i % 2 == 0 ? Leaf : LeafDeep, Ink, Petal(new(0.15, 0.42, 1.1, 0.3, Bend: s * 0.3), 0, -0.28, 0.86, a + (a < -90 ? 14 : -14)));
        }
        return sketch.Bodies(Deep, Round(-0.1, -0.2, 0.1), Round(0.1, -0.18, 0.1)).Formed("palm-tree", dice, 0.6);
    }

    /// <summary>A hanging willow twig.</summary>
    public static Charm Willow(Dice dice)
    {
        int leaves = dice.Whole(7, 10);
        double sway = dice.Between(0.2, 0.45);
        CharmSketch sketch = new CharmSketch().Stalk(Main, 0.08, 0.04, -0.1, -1, sway, -0.4, sway * 0.4, 0.3, -0.1, 0.8);
        for (int i = 0; i < leaves; i++)
        {
            double t = (i + 0.5) / leaves, y = -0.9 + 1.6 * t, x = sway * Math.Sin(Math.PI * Math.Min(1, t + 0.14)) * 0.9 - 0.1 * t, s = i % 2 == 0 ? 1 : -1;
            sketch.Body(i % 2 == 0 ? Main : Deep, Petal(new(0.13, 0.4, 1.2, 0.4), x, y, 0.58 - 0.14 * t, 90 - s * 44));
        }
        return sketch.Body(Main, Petal(new(0.13, 0.4, 1.2, 0.4), -0.1, 0.76, 0.34, 96)).Formed("willow", dice, 0.9);
    }

    /// <summary>A lotus leaf seen from above, on its stalk, with drops.</summary>
    public static Charm LotusLeaf(Dice dice)
    {
        int ribs = dice.Whole(9, 13);
        double gap = dice.Between(0, 40);
        CharmSketch sketch = new CharmSketch().Stalk(Main, 0.09, 0.1, 0, 0, 0.16, 0.6, 0.04, 1.2)
            .Rimmed(Main, Deep, Smooth([.. Enumerable.Range(0, 18).SelectMany(i => Point.Polar(0.94 + 0.05 * Math.Cos(i * Math.PI * 7 / 9), i * Math.PI / 9) is var p ? new[] { p.X, p.Y * 0.8 } : [])]));
        for (int i = 0; i < ribs; i++)
        {
            Point p = Point.Polar(0.82, (gap + 360.0 * i / ribs) * Math.PI / 180);
            sketch.Vein(Deep, 0.05, 0.1, p.X * 0.1, p.Y * 0.08, p.X * 0.55, p.Y * 0.45, p.X, p.Y * 0.8);
        }
        return sketch.Detail(Glow, 0.1, Oval(0, 0, 0.12, 0.09)).Details(Glow, 0.08, [Round(0.4, -0.2, 0.09), Round(0.56, -0.06, 0.06), Round(-0.34, 0.3, 0.07)]).Formed("lotus-leaf", dice, 0.7);
    }

    /// <summary>A bonsai in its tray.</summary>
    public static Charm Bonsai(Dice dice)
    {
        double sway = dice.Between(0.16, 0.34);
        CharmSketch sketch = new CharmSketch().Body(Second, Limb([0.26, 0.17, 0.13, 0.08], 0.02, 0.66, sway, 0.3, -sway, -0.1, 0.1, -0.6)).Body(Second, Limb([0.1, 0.07], sway * 0.5, 0.2, 0.56, 0.02)).Body(Second, Limb([0.09, 0.06], -sway * 0.7, 0, -0.6, -0.2));
        foreach ((double x, double y, double w) in new[] { (0.6, -0.02, 0.4), (-0.58, -0.24, 0.42), (0.1, -0.66, 0.5) })
            sketch.Body(LeafDeep, Put(Smooth(-1, 0.2, -0.7, -0.2, -0.4, -0.3, 0, -0.55, 0.4, -0.34, 0.74, -0.2, 1, 0.2, 0.5, 0.34, 0, 0.26, -0.5, 0.34), x, y, w)).Detail(Leaf, 0.1, Put(Smooth(-0.8, 0.06, -0.6, -0.2, -0.3, -0.26, 0, -0.48, 0.36, -0.28, 0.6, -0.16, 0.8, 0.06, 0.3, 0.1, -0.3, 0.12), x, y, w));
        return sketch.Body(Main, EvenCut([0, 0.66, 0.62, 0.66], [0.62, 0.66, 0.5, 0.98], [0.5, 0.98, 0, 0.98])).Body(Main, Box(-0.7, 0.62, 0.7, 0.74, 0.04)).Bodies(Deep, Box(-0.42, 0.96, -0.22, 1.06, 0.02), Box(0.22, 0.96, 0.42, 1.06, 0.02)).Formed("bonsai", dice, 0.5);
    }
}
