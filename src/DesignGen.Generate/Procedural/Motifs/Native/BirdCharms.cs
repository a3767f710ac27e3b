using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Birds, and the two great beasts of legend that fly.</summary>
internal static class BirdCharms
{
    /// <summary>A crane that stands on one leg.</summary>
    public static Charm Crane(Dice dice)
    {
        double step = dice.Between(-0.1, 0.2);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.05, 0.05, 0.1, 0.3, 0.12, 0.7, 0.08, 1.06).Stalk(Ink, 0.045, 0.045, 0.08, 1.06, -0.14, 1.08).Stalk(Ink, 0.05, 0.05, 0.24, 0.28, 0.4 + step, 0.6, 0.16, 0.74)
            .Bodies(Ink, Petal(new(0.2, 0.5, 0.9, 0.3), 0.3, -0.1, 0.72, 38), Petal(new(0.2, 0.5, 0.9, 0.3), 0.3, -0.04, 0.62, 58), Petal(new(0.2, 0.5, 0.9, 0.3), 0.3, -0.14, 0.7, 18))
            .Body(Ink, Limb([0.09, 0.11, 0.16], -0.5, -0.94, -0.26, -0.7, -0.44, -0.34)).Rimmed(Main, Deep, Joined([-0.5, -0.4, -0.34, -0.46, 0, -0.4, 0.4, -0.24, 0.74, 0.1], [0.74, 0.1, 0.4, 0.36, 0.06, 0.36, -0.26, 0.16, -0.46, -0.1, -0.5, -0.4]));
        foreach ((double x, double y, double a) in new[] { (-0.1, -0.16, 24.0), (-0.06, -0.02, 28.0), (0.02, 0.1, 30.0) })
            sketch.Line(Glow, 0.06, 0.1, x, y, x + 0.26, y + 0.08, x + 0.5, y + 0.5 * Math.Tan(a * 0.0175));
        return sketch.Rimmed(Main, Deep, Oval(-0.54, -0.96, 0.14, 0.11, -12)).Body(Second, Oval(-0.54, -1.05, 0.11, 0.06, -10)).Body(Ink, Joined([-0.64, -1.0, -0.9, -0.94, -1.14, -0.84], [-1.14, -0.84, -0.86, -0.86, -0.64, -0.9], [-0.64, -0.9, -0.64, -1.0])).Dots(Ink, 0.032, -0.57, -0.97).Formed("crane", dice, 0.7);
    }

    /// <summary>A swallow in flight, its tail forked.</summary>
    public static Charm Swallow(Dice dice)
    {
        double wing = dice.Between(-0.16, 0.16);
        return new CharmSketch().Body(Deep, Joined([-0.1, 0.06, 0.2, -0.4, 0.34, -0.7, 0.4 + wing, -1.1], [0.4 + wing, -1.1, 0.5, -0.6, 0.42, -0.1, 0.2, 0.2], [0.2, 0.2, -0.1, 0.06]))
            .Body(Main, Joined([0.1, 0.1, 0.5, 0.3, 0.8, 0.66, 1.02, 1.06], [1.02, 1.06, 0.7, 0.72, 0.52, 0.56], [0.52, 0.56, 0.56, 0.8, 0.7, 1.1], [0.7, 1.1, 0.3, 0.76, 0.04, 0.4], [0.04, 0.4, 0.1, 0.1]))
            .Body(Main, Smooth(-0.66, -0.2, -0.46, -0.32, -0.2, -0.2, 0.2, 0.06, 0.36, 0.32, 0.16, 0.46, -0.2, 0.34, -0.5, 0.1)).Body(Main, Joined([-0.64, -0.22, -0.8, -0.22, -0.9, -0.14], [-0.9, -0.14, -0.76, -0.08, -0.62, -0.04], [-0.62, -0.04, -0.64, -0.22]))
            .Detail(Glow, 0.1, Smooth(-0.44, 0.0, -0.2, 0.06, 0.14, 0.26, 0.16, 0.4, -0.16, 0.3, -0.42, 0.12)).Detail(Second, 0.1, Smooth(-0.62, -0.1, -0.5, -0.06, -0.38, 0.04, -0.42, 0.12, -0.56, 0.04))
            .Body(Main, Joined([-0.24, -0.14, -0.4, -0.5, -0.7 + wing, -0.84, -1.08, -1.06 - wing * 0.4], [-1.08, -1.06 - wing * 0.4, -0.5, -0.9, -0.04, -0.5, 0.1, -0.1], [0.1, -0.1, -0.24, -0.14])).Detail(Deep, 0.08, Joined([-0.98, -1.0 - wing * 0.4, -0.5, -0.86, -0.06, -0.48, 0.08, -0.12], [0.08, -0.12, -0.2, -0.48, -0.56, -0.78, -0.98, -1.0 - wing * 0.4]))
            .Dots(Glow, 0.045, -0.54, -0.18).Formed("swallow", dice, 0.6);
    }

    /// <summary>An eagle with its wings raised, its claws open.</summary>
    public static Charm Eagle(Dice dice)
    {
        double lift = dice.Between(-8, 10), spread = dice.Between(-6, 6);
        int tail = dice.Whole(2, 3);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
        {
            foreach ((double x, double y, double a, double l) in new[] { (0.24, 0.02, 34.0, 0.62), (0.3, -0.06, 16.0, 0.72), (0.38, -0.14, -2.0, 0.74), (0.46, -0.24, -20.0, 0.74), (0.54, -0.34, -38.0, 0.74), (0.58, -0.42, -56.0, 0.7) })
                sketch.Rimmed(Main, Ink, Petal(new(0.25, 0.6, 0.5, 0.4), s * x, y, l, s > 0 ? a - lift : 180 - a + lift));
            sketch.Rimmed(Deep, Ink, Joined([s * 0.08, -0.3, s * 0.3, -0.5, s * 0.56, -0.62 - lift * 0.006, s * 0.72, -0.6 - lift * 0.008], [s * 0.72, -0.6 - lift * 0.008, s * 0.74, -0.44, s * 0.66, -0.3], [s * 0.66, -0.3, s * 0.6, -0.16, s * 0.5, -0.12], [s * 0.5, -0.12, s * 0.44, 0.02, s * 0.34, 0.02], [s * 0.34, 0.02, s * 0.28, 0.16, s * 0.14, 0.14, s * 0.08, -0.3]))
                .Detail(Main, 0.06, Petal(new(0.3, 0.5, 0.5, 0.4), s * 0.3, -0.3, 0.22, s > 0 ? 30 : 150)).Detail(Main, 0.06, Petal(new(0.3, 0.5, 0.5, 0.4), s * 0.44, -0.42, 0.22, s > 0 ? 14 : 166));
        }
        for (int i = -tail; i <= tail; i++)
            sketch.Rimmed(Glow, Ink, Petal(new(0.22, 0.66, 0.5, 0.6), 0.04 * i, 0.44, 0.52 - 0.03 * Math.Abs(i), 90 - (13 + spread * 0.3) * i));
        foreach (int s in new[] { -1, 1 })
        {
            sketch.Rimmed(Main, Ink, Petal(new(0.5, 0.5, 0.6, 0.4), s * 0.12, 0.28, 0.4, s > 0 ? 58 : 122));
            foreach (double a in new[] { 20.0, 62, 104 })
                sketch.Body(Second, Limb([0.09, 0.08, 0.03], s * 0.3, 0.58, s * (0.3 + 0.1 * Math.Cos(a * 0.0175)), 0.58 + 0.1 * Math.Sin(a * 0.0175), s * (0.3 + 0.18 * Math.Cos((a + 14) * 0.0175)), 0.58 + 0.2 * Math.Sin((a + 14) * 0.0175)));
        }
        sketch.Rimmed(Main, Ink, Even(0, -0.46, 0.18, -0.3, 0.22, 0.06, 0.14, 0.4, 0, 0.56));
        for (int row = 0; row < 3; row++)
        {
            for (int c = 0; c < 2 + row % 2; c++)
                sketch.Detail(Deep, 0.06, Put(EvenCut([0, -0.07, 0.065, -0.07], [0.065, -0.07, 0.05, 0.03, 0, 0.08]), (c - (1 + row % 2) / 2.0) * 0.15, -0.08 + 0.17 * row));
        }
        return sketch.Rimmed(Glow, Ink, Joined([-0.2, -0.22, -0.22, -0.5, -0.16, -0.7, 0.0, -0.8, 0.16, -0.72, 0.2, -0.5], [0.2, -0.5, 0.26, -0.34], [0.26, -0.34, 0.14, -0.3], [0.14, -0.3, 0.12, -0.18], [0.12, -0.18, 0.02, -0.28], [0.02, -0.28, -0.06, -0.14], [-0.06, -0.14, -0.1, -0.26], [-0.1, -0.26, -0.2, -0.22]))
            .Rimmed(Second, Ink, Joined([-0.14, -0.68, -0.28, -0.72, -0.42, -0.62, -0.44, -0.44], [-0.44, -0.44, -0.34, -0.52, -0.18, -0.5], [-0.18, -0.5, -0.14, -0.68])).Line(Ink, 0.03, 0.08, -0.36, -0.54, -0.24, -0.56, -0.14, -0.54)
            .Detail(Ink, 0.05, Joined([-0.13, -0.62, -0.04, -0.68, 0.08, -0.66], [0.08, -0.66, 0.0, -0.58, -0.08, -0.56], [-0.08, -0.56, -0.13, -0.62])).Formed("eagle", dice, 0.6);
    }

    /// <summary>An owl on a branch.</summary>
    public static Charm Owl(Dice dice)
    {
        int rows = dice.Whole(2, 3);
        double tuft = dice.Between(-1.04, -0.9);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.14, 0.1, -0.9, 0.86, 0, 0.82, 0.9, 0.9).Bodies(Deep, Both(Box(-0.2, 0.6, 0.0, 1.06, 0.1)))
            .Body(Main, EvenCut([0, -0.78, 0.26, -0.82], [0.26, -0.82, 0.42, -0.94, 0.62, tuft], [0.62, tuft, 0.6, -0.7, 0.64, -0.4, 0.66, 0.2, 0.46, 0.7, 0, 0.86])).Detail(Glow, 0.1, Even(0, -0.04, 0.36, 0.06, 0.4, 0.4, 0.24, 0.72, 0, 0.78));
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < 3 - r % 2; c++)
                sketch.Detail(Main, 0.06, Put(EvenCut([0, -0.1, 0.1, -0.1], [0.1, -0.1, 0.08, 0.04, 0, 0.1]), (c - (2 - r % 2) / 2.0) * 0.22, 0.2 + 0.19 * r));
        }
        return sketch.Rimmed(Deep, Ink, Both(Smooth(0.54, -0.2, 0.72, 0.1, 0.66, 0.5, 0.44, 0.76, 0.42, 0.3))).Details(Glow, 0.1, Both(Round(0.28, -0.44, 0.27))).Details(Second, 0.09, Both(Round(0.27, -0.44, 0.19))).Details(Ink, 0.09, Both(Round(0.26, -0.44, 0.11))).Details(Glow, 0.04, Both(Round(0.22, -0.49, 0.035)))
            .Body(Second, Even(0, -0.34, 0.09, -0.3, 0, -0.06)).Bodies(Second, Both(Oval(0.18, 0.84, 0.13, 0.07))).Formed("owl", dice, 0.7);
    }

    /// <summary>A peacock with its fan spread.</summary>
    public static Charm Peacock(Dice dice)
    {
        int feathers = dice.Whole(9, 13);
        CharmSketch sketch = new();
        for (int i = 0; i < feathers; i++)
        {
            double a = -196 + 212.0 * i / (feathers - 1);
            Point eye = Point.Polar(0.8, a * Math.PI / 180) + new Point(0, 0.3);
            sketch.Rimmed(i % 2 == 0 ? Main : Deep, Ink, Petal(new(0.16, 0.82, -0.2, 0.8), 0, 0.3, 1.06, a)).Detail(Second, 0.08, Round(eye.X, eye.Y, 0.1)).Detail(Ink, 0.07, Round(eye.X, eye.Y, 0.055));
        }
        return sketch.Stalk(Second, 0.05, 0.05, -0.1, 0.7, -0.1, 1.02).Stalk(Second, 0.05, 0.05, 0.1, 0.7, 0.1, 1.02).Rimmed(Leaf, LeafDeep, EvenCut([0, -0.36, 0.13, -0.32, 0.14, -0.14, 0.1, 0.06, 0.26, 0.34, 0.24, 0.66, 0, 0.8])).Stalk(Leaf, 0.03, 0.06, 0, -0.3, 0, -0.56).Stalk(Leaf, 0.03, 0.06, 0, -0.3, 0.12, -0.52).Stalk(Leaf, 0.03, 0.06, 0, -0.3, -0.12, -0.52).Details(Glow, 0.05, Both(Round(0.06, -0.22, 0.04))).Body(Second, Even(0, -0.2, 0.06, -0.16, 0, -0.06)).Formed("peacock", dice, 0.5);
    }

    /// <summary>A flamingo on one leg.</summary>
    public static Charm Flamingo(Dice dice)
    {
        double neck = dice.Between(-0.1, 0.12);
        return new CharmSketch().Stalk(Deep, 0.06, 0.05, 0.16, 0.16, 0.18, 0.6, 0.14, 1.1).Stalk(Deep, 0.05, 0.05, 0.14, 1.1, -0.08, 1.12).Stalk(Deep, 0.06, 0.05, 0.3, 0.14, 0.48, 0.42, 0.18, 0.6)
            .Body(Main, Limb([0.13, 0.13, 0.14, 0.2], -0.56, -0.86, -0.3, -1.06, -0.1 + neck, -0.82, -0.36, -0.44, -0.4, -0.1, -0.1, 0.06)).Body(Main, Joined([-0.42, -0.1, -0.1, -0.26, 0.3, -0.26, 0.86, -0.02], [0.86, -0.02, 0.6, 0.22, 0.2, 0.32, -0.2, 0.24, -0.42, -0.1])).Detail(Deep, 0.1, Joined([-0.1, -0.1, 0.2, -0.18, 0.5, -0.12, 0.82, -0.02], [0.82, -0.02, 0.54, 0.16, 0.2, 0.2, -0.1, -0.1])).Vein(Pale, 0.04, 0.08, 0.1, -0.02, 0.3, 0.02, 0.56, 0.0).Vein(Pale, 0.04, 0.08, 0.16, 0.08, 0.3, 0.11, 0.46, 0.1)
            .Body(Main, Oval(-0.56, -0.84, 0.17, 0.14, -30)).Body(Pale, Joined([-0.68, -0.92, -0.88, -0.74, -0.86, -0.56], [-0.86, -0.56, -0.7, -0.62, -0.58, -0.74], [-0.58, -0.74, -0.68, -0.92])).Body(Ink, Joined([-0.87, -0.72, -0.92, -0.5, -0.82, -0.36], [-0.82, -0.36, -0.72, -0.5, -0.74, -0.61], [-0.74, -0.61, -0.87, -0.72])).Dots(Ink, 0.04, -0.56, -0.88).Formed("flamingo", dice, 0.7);
    }

    /// <summary>A penguin, perhaps with a scarf.</summary>
    public static Charm Penguin(Dice dice)
    {
        double flip = dice.Between(0, 0.2);
        CharmSketch sketch = new CharmSketch().Bodies(Second, Both(Oval(0.26, 0.96, 0.22, 0.1))).Bodies(Ink, Both(Smooth(0.46, -0.16, 0.76 + flip, 0.24, 0.72 + flip, 0.5, 0.5, 0.3))).Body(Ink, Even(0, -0.98, 0.36, -0.86, 0.48, -0.5, 0.54, 0.2, 0.5, 0.76, 0.26, 0.96, 0, 0.98))
            .Detail(Glow, 0.2, EvenCut([0, -0.6, 0.14, -0.74, 0.34, -0.66, 0.36, -0.4, 0.3, -0.3, 0.4, 0.1, 0.38, 0.64, 0.2, 0.88, 0, 0.9])).Dots(Ink, 0.07, -0.18, -0.54, 0.18, -0.54).Body(Second, Even(0, -0.46, 0.13, -0.42, 0, -0.28)).Details(Main, 0.08, Both(Oval(0.25, -0.4, 0.07, 0.05)));
        if (dice.Chance(0.5))
            sketch.Rimmed(Main, Deep, Box(0.1, -0.2, 0.3, 0.3, 0.05)).Rimmed(Main, Deep, Even(0, -0.24, 0.4, -0.3, 0.46, -0.16, 0, -0.06));
        return sketch.Formed("penguin", dice, 0.8);
    }

    /// <summary>A duckling with its wing up.</summary>
    public static Charm Duck(Dice dice)
    {
        double tail = dice.Between(-0.3, 0.2), wing = dice.Between(0.2, 0.44);
        return new CharmSketch().Body(Main, Joined([-0.3, -0.1, -0.1, 0.06, 0.3, 0.02, 0.66, -0.04, 0.96, tail - 0.14], [0.96, tail - 0.14, 0.96, 0.36, 0.7, 0.74, 0.1, 0.86, -0.4, 0.76, -0.62, 0.36, -0.52, 0.06, -0.3, -0.1])).Body(Main, Round(-0.3, -0.4, 0.42)).Detail(Deep, 0.12, Joined([0, 0.46 - wing, 0.3, 0.2, 0.74, 0.4 - wing], [0.74, 0.4 - wing, 0.66, 0.5, 0.36, 0.6, 0.06, 0.5, 0, 0.46 - wing])).Line(Pale, 0.05, 0.1, 0.2, 0.4, 0.4, 0.42, 0.56, 0.34)
            .Body(Second, Joined([-0.64, -0.5, -0.86, -0.46, -1.04, -0.34], [-1.04, -0.34, -0.9, -0.2, -0.62, -0.22], [-0.62, -0.22, -0.64, -0.5])).Line(Ink, 0.035, 0.08, -0.98, -0.34, -0.8, -0.34, -0.66, -0.36).Dots(Ink, 0.075, -0.4, -0.52).Dots(Glow, 0.03, -0.42, -0.55).Body(Main, Limb([0.05, 0.12, 0.04], -0.26, -0.78, -0.16, -0.92, -0.02, -0.88)).Formed("duck", dice);
    }

    /// <summary>A chick just out of the egg.</summary>
    public static Charm Chick(Dice dice)
    {
        int cracks = dice.Whole(5, 7);
        var rim = new List<double>();
        for (int i = 0; i <= 2 * cracks; i++)
            rim.AddRange([-0.74 + 1.48 * i / (2 * cracks), i % 2 == 0 ? 0.12 : 0.3]);
        return new CharmSketch().Body(Main, Smooth(-0.08, -0.9, 0.02, -1.04, 0.1, -0.9, 0.06, -0.76, -0.06, -0.76)).Body(Main, Round(0, -0.2, 0.62)).Bodies(Deep, Both(Petal(new(0.4, 0.6, 0.3, 0.4), 0.5, -0.06, 0.5, -24))).Dots(Ink, 0.075, -0.22, -0.3, 0.22, -0.3).Body(Second, Even(0, -0.24, 0.13, -0.16, 0, -0.04)).Details(Second, 0.08, Both(Oval(0.36, -0.14, 0.1, 0.06)))
            .Rimmed(Glow, Ink, Outline.Polygon([.. Points([.. rim]), .. Points([.. Enumerable.Range(0, 11).SelectMany(i => Point.Polar(1, i * Math.PI / 10) is var p ? new[] { p.X * 0.74, 0.2 + p.Y * 0.76 } : [])])])).Details(Main, 0.08, [Oval(-0.3, 0.6, 0.1, 0.12), Oval(0.2, 0.7, 0.12, 0.1), Oval(0.4, 0.44, 0.07, 0.09)]).Formed("chick", dice, 0.8);
    }

    /// <summary>A rooster with comb and sickle feathers.</summary>
    public static Charm Rooster(Dice dice)
    {
        CharmSketch sketch = new CharmSketch().Stalk(Second, 0.08, 0.07, -0.02, 0.5, -0.04, 1.0).Stalk(Second, 0.08, 0.07, 0.24, 0.5, 0.26, 1.0).Stalk(Second, 0.06, 0.05, -0.04, 0.98, -0.24, 1.04).Stalk(Second, 0.06, 0.05, 0.26, 0.98, 0.06, 1.04);
        int plumes = dice.Whole(4, 5);
        for (int i = 0; i < plumes; i++)
            sketch.Rimmed(i % 2 == 0 ? Ink : Leaf, Deep, Limb([0.1, 0.2, 0.16, 0.05], 0.4, 0.06, 0.56 + 0.04 * i, -0.5 + 0.16 * i, 0.86 + 0.03 * i, -0.66 + 0.24 * i, 1.06, -0.2 + 0.22 * i));
        return sketch.Body(Main, Joined([-0.46, -0.5, -0.2, -0.5, 0.06, -0.1, 0.56, -0.1], [0.56, -0.1, 0.6, 0.3, 0.3, 0.62, -0.1, 0.64, -0.44, 0.4, -0.56, 0, -0.46, -0.5])).Rimmed(Second, Deep, Joined([-0.46, -0.6, -0.22, -0.56, 0, -0.2], [0, -0.2, -0.1, -0.06, -0.1, 0.1], [-0.1, 0.1, -0.24, 0, -0.3, 0.16], [-0.3, 0.16, -0.42, 0.06, -0.52, 0.16], [-0.52, 0.16, -0.56, -0.2, -0.46, -0.6]))
            .Rimmed(Deep, Ink, Joined([-0.06, 0.1, 0.2, -0.02, 0.5, 0.14], [0.5, 0.14, 0.36, 0.24], [0.36, 0.24, 0.42, 0.34], [0.42, 0.34, 0.2, 0.4, 0, 0.34, -0.06, 0.1])).Body(Second, Round(-0.42, -0.62, 0.19)).Body(Main, Smooth(-0.56, -0.76, -0.6, -0.94, -0.48, -0.96, -0.44, -0.86, -0.38, -1.02, -0.28, -0.98, -0.28, -0.84, -0.18, -0.92, -0.14, -0.8, -0.26, -0.7, -0.4, -0.72))
            .Body(Ink, Angular(0.1, -0.58, -0.7, -0.8, -0.6, -0.58, -0.54)).Body(Main, Petal(new(0.4, 0.6, 0, 0.4), -0.52, -0.54, 0.26, 96)).Dots(Ink, 0.045, -0.46, -0.66).Formed("rooster", dice, 0.6);
    }

    /// <summary>A swan on the water.</summary>
    public static Charm Swan(Dice dice)
    {
        double wing = dice.Between(-0.5, -0.24);
        return new CharmSketch().Rimmed(Main, Deep, Limb([0.15, 0.16, 0.17, 0.3], -0.66, -0.72, -0.4, -0.94, -0.2, -0.7, -0.44, -0.3, -0.6, 0.1, -0.3, 0.4)).Rimmed(Main, Deep, Joined([-0.66, 0.2, -0.2, 0.1, 0.4, 0.1, 1.0, -0.1], [1.0, -0.1, 0.9, 0.5, 0.4, 0.76, -0.2, 0.76, -0.6, 0.56, -0.66, 0.2])).Rimmed(Main, Deep, Joined([-0.24, 0.3, -0.1, -0.1, 0.3, wing, 0.9, wing - 0.1], [0.9, wing - 0.1, 0.76, -0.1], [0.76, -0.1, 0.86, 0.0], [0.86, 0.0, 0.6, 0.24], [0.6, 0.24, 0.66, 0.34], [0.66, 0.34, 0.2, 0.56, -0.1, 0.5, -0.24, 0.3]))
            .Vein(Glow, 0.06, 0.1, 0.0, 0.24, 0.3, -0.1, 0.7, wing + 0.1).Vein(Glow, 0.06, 0.1, 0.06, 0.38, 0.3, 0.14, 0.6, 0.06).Body(Second, Joined([-0.74, -0.8, -0.96, -0.62, -0.96, -0.5], [-0.96, -0.5, -0.76, -0.56, -0.66, -0.64], [-0.66, -0.64, -0.74, -0.8])).Dots(Ink, 0.05, -0.62, -0.78).Body(Deep, Smooth(-0.9, 0.72, -0.6, 0.64, -0.3, 0.74, 0, 0.66, 0.3, 0.74, 0.6, 0.66, 1.0, 0.7, 0.7, 0.84, -0.6, 0.86)).Formed("swan", dice, 0.7);
    }

    /// <summary>A parrot on its perch.</summary>
    public static Charm Parrot(Dice dice)
    {
        double tail = dice.Between(0.1, 0.5);
        return new CharmSketch().Bodies(Deep, Petal(new(0.16, 0.5, 0.7, 0.5), 0.2, 0.3, 0.94, 90 - tail * 40), Petal(new(0.16, 0.5, 0.7, 0.5), 0.12, 0.3, 0.84, 96 - tail * 40)).Body(Second, Petal(new(0.13, 0.5, 0.7, 0.5), 0.24, 0.3, 0.8, 78 - tail * 40)).Stalk(Ink, 0.14, 0.14, -0.8, 0.56, 0, 0.5, 0.86, 0.56)
            .Body(Main, Smooth(-0.26, -1.0, 0.1, -0.98, 0.3, -0.66, 0.42, -0.1, 0.36, 0.4, 0.1, 0.56, -0.22, 0.36, -0.36, -0.1, -0.46, -0.6)).Rimmed(Leaf, LeafDeep, Joined([0.1, -0.5, 0.44, -0.3, 0.54, 0.2, 0.34, 0.7], [0.34, 0.7, 0.1, 0.4, 0, 0, 0.1, -0.5])).Detail(Second, 0.08, Joined([0.12, 0.04, 0.3, 0.12, 0.51, 0.06], [0.51, 0.06, 0.48, 0.26, 0.3, 0.3, 0.14, 0.22, 0.12, 0.04])).Detail(Glow, 0.1, Oval(-0.24, -0.72, 0.17, 0.15)).Dots(Ink, 0.06, -0.22, -0.75)
            .Body(Ink, Joined([-0.42, -0.8, -0.66, -0.74, -0.66, -0.46, -0.56, -0.36], [-0.56, -0.36, -0.5, -0.52, -0.38, -0.54], [-0.38, -0.54, -0.42, -0.8])).Bodies(Second, Oval(-0.08, 0.5, 0.09, 0.08), Oval(0.1, 0.52, 0.09, 0.08)).Formed("parrot", dice, 0.7);
    }

    /// <summary>A phoenix with three eyed tail feathers.</summary>
    public static Charm Phoenix(Dice dice)
    {
        double sweep = dice.Between(-0.14, 0.14);
        int plumes = dice.Whole(3, 4);
        CharmSketch sketch = new();
        for (int i = 0; i < plumes; i++)
        {
            double t = (double)i / (plumes - 1), x = 0.2 + 0.86 * t, y = 1.1 - 0.72 * t;
            double[] spine = [0.0, 0.1, 0.1 - 0.24 * (1 - t) + sweep * t, 0.46 - 0.1 * t, x * 0.72 - 0.14 + sweep, y * 0.8 + 0.02, x, y];
            double a = Math.Atan2(spine[^1] - spine[^3], spine[^2] - spine[^4]) * 180 / Math.PI;
            sketch.Rimmed(i % 2 == 0 ? Main : Second, Ink, Limb([0.16, 0.12, 0.1, 0.12], spine)).Rimmed(i % 2 == 0 ? Main : Second, Ink, Petal(new(0.46, 0.55, 0.7, 0.4), x, y, 0.46, a)).Detail(i % 2 == 0 ? Second : Main, 0.09, Petal(new(0.4, 0.55, 0.5, 0.4), x + 0.08 * Math.Cos(a * 0.0175), y + 0.08 * Math.Sin(a * 0.0175), 0.28, a));
        }
        foreach ((double a, double l) in new[] { (-160.0, 0.6), (-140.0, 0.8), (-120.0, 0.92), (-100.0, 0.86) })
            sketch.Rimmed(a is -160 or -120 ? Second : Main, Ink, Petal(new(0.14, 0.62, 0.5, 0.4), -0.16, -0.02, l * 0.9, a + 24));
        foreach ((double a, double l) in new[] { (-96.0, 0.9), (-74.0, 1.1), (-52.0, 1.16), (-32.0, 1.04), (-14.0, 0.82) })
            sketch.Rimmed(a is -96 or -52 or -14 ? Main : Second, Ink, Petal(new(0.13, 0.62, 0.5, 0.4), -0.1, 0.06, l, a + sweep * 30));
        foreach (double a in new[] { -136.0, -108, -80 })
            sketch.Stalk(Ink, 0.04, 0.04, -0.74, -0.44, -0.74 + 0.3 * Math.Cos(a * 0.0175), -0.44 + 0.3 * Math.Sin(a * 0.0175)).Rimmed(Second, Ink, Round(-0.74 + 0.34 * Math.Cos(a * 0.0175), -0.44 + 0.34 * Math.Sin(a * 0.0175), 0.07));
        return sketch.Rimmed(Main, Ink, Joined([-0.6, -0.48, -0.44, -0.3, -0.3, -0.14, 0.02, -0.04, 0.1, 0.16], [0.1, 0.16, -0.1, 0.34, -0.4, 0.26, -0.6, 0.02, -0.72, -0.24], [-0.72, -0.24, -0.88, -0.22, -1.06, -0.28], [-1.06, -0.28, -0.94, -0.42, -0.82, -0.5, -0.6, -0.48])).Detail(Second, 0.07, Joined([-1.04, -0.29, -0.94, -0.4, -0.86, -0.42], [-0.86, -0.42, -0.82, -0.32, -0.86, -0.24], [-0.86, -0.24, -1.04, -0.29])).Detail(Ink, 0.05, Round(-0.74, -0.39, 0.045))
            .Details(Second, 0.07, new[] { (-0.5, -0.06), (-0.36, 0.08), (-0.2, 0.16), (-0.3, -0.02) }.Select(p => Sickle(p.Item1, p.Item2, 0.12, 30, 160, 0.06))).Formed("phoenix", dice, 0.5);
    }

    /// <summary>A Chinese dragon that coils after its pearl.</summary>
    public static Charm Dragon(Dice dice)
    {
        double coil = dice.Between(-0.06, 0.06);
        double[] spine = [-0.2, -0.46, 0.3, -0.64, 0.72, -0.3, 0.4 + coil, 0.1, -0.2, 0.06, -0.66 + coil, 0.3, -0.5, 0.74, 0.1, 0.8, 0.6, 0.62, 0.94, 0.82];
        Point[] p = Points(spine);
        CharmSketch sketch = new();
        // A crest of fins on the outer side, drawn first so that only their tips show.
        for (int i = 0; i + 1 < p.Length; i++)
        {
            for (int k = 0; k < 3; k++)
            {
                Point at = Point.Lerp(p[i], p[i + 1], (k + 0.5) / 3), along = (p[i + 1] - p[i]).Unit, n = along.Perpendicular * (i is 0 or 1 or 2 or 8 ? 1 : i is 3 ? 0 : -1);
                if (i != 3)
                    sketch.Body(Second, Petal(new(0.34, 0.4, 0.8, 0.1), at.X - n.X * 0.02, at.Y - n.Y * 0.02, 0.3 - 0.014 * i, Math.Atan2(-n.Y, -n.X) * 180 / Math.PI + 20));
            }
        }
        foreach ((double x, double y, double a) in new[] { (0.62, 0.0, 20.0), (-0.6, 0.5, 160.0), (0.3, 0.8, 80.0), (-0.3, 0.1, 100.0) })
        {
            Point foot = new Point(x, y) + Point.Polar(0.36, a * Math.PI / 180);
            sketch.Body(Main, Limb([0.2, 0.12], x, y, foot.X, foot.Y));
            foreach (double claw in new[] { -50.0, 0, 50 })
                sketch.Body(Second, Petal(new(0.3, 0.3, 1, 0.3), foot.X, foot.Y, 0.19, a + claw));
        }
        sketch.Body(Second, Petal(new(0.3, 0.4, 0.9, 0.3), 0.86, 0.76, 0.36, -10)).Body(Main, Petal(new(0.3, 0.4, 0.9, 0.3), 0.86, 0.78, 0.36, 40)).Rimmed(Main, Deep, Limb([0.34, 0.33, 0.31, 0.28, 0.25, 0.21, 0.17, 0.12], spine));
        for (int i = 0; i < 17; i++)
        {
            double t = (i + 0.6) * (p.Length - 1) / 18.0;
            int a = Math.Min((int)t, p.Length - 2);
            Point at = Point.Lerp(p[a], p[a + 1], t - a), along = (p[a + 1] - p[a]).Unit;
            sketch.Detail(Deep, 0.07, Put(Sickle(0, 0, 0.12 - 0.004 * i, 180, 150, 0.06), at.X, at.Y, 1, along.Direction * 180 / Math.PI));
        }
        // The head: mane, horns, jaw, brow, whiskers.
        foreach (double a in new[] { -30.0, 0, 30, 60, 90 })
            sketch.Body(Second, Petal(new(0.24, 0.4, 0.9, 0.2), -0.42, -0.52, 0.5, a));
        return sketch.Rimmed(Glow, Ink, Limb([0.1, 0.08, 0.04], -0.5, -0.74, -0.3, -0.96, -0.02, -0.98)).Rimmed(Glow, Ink, Limb([0.1, 0.08, 0.04], -0.62, -0.78, -0.56, -1.02, -0.36, -1.14)).Stalk(Second, 0.06, 0.03, -0.98, -0.56, -1.16, -0.76, -1.06, -0.94).Stalk(Second, 0.06, 0.03, -0.9, -0.5, -1.2, -0.4, -1.22, -0.14)
            .Rimmed(Main, Deep, Joined([-0.24, -0.5, -0.34, -0.76, -0.6, -0.84, -0.76, -0.7], [-0.76, -0.7, -0.9, -0.76, -1.06, -0.66, -1.04, -0.52], [-1.04, -0.52, -0.86, -0.46, -0.66, -0.48], [-0.66, -0.48, -0.7, -0.36, -0.88, -0.3], [-0.88, -0.3, -0.76, -0.2, -0.5, -0.22, -0.24, -0.5])).Detail(Glow, 0.08, Round(-0.62, -0.66, 0.1)).Detail(Ink, 0.06, Round(-0.64, -0.65, 0.05)).Detail(Ink, 0.05, Limb([0.09, 0.06], -0.46, -0.74, -0.74, -0.76)).Dots(Ink, 0.035, -0.96, -0.62).Details(Glow, 0.05, [Angular(0, -0.96, -0.5, -0.88, -0.48, -0.91, -0.38), Angular(0, -0.8, -0.47, -0.72, -0.47, -0.76, -0.38)])
            .Formed("dragon", dice, 0.5);
    }
}
