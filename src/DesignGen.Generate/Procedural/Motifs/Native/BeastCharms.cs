using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>The beasts of herd and pack: a horse at the gallop, a rat, and heads that are known by horns and fur.</summary>
internal static class BeastCharms
{
    /// <summary>A horse at the gallop, mane and tail in the wind.</summary>
    public static Charm Horse(Dice dice)
    {
        double reach = dice.Between(-0.1, 0.1), tail = dice.Between(-0.16, 0.14), kick = dice.Between(-0.08, 0.08);
        int locks = dice.Whole(4, 6);
        CharmSketch sketch = new CharmSketch()
            .Rimmed(Deep, Ink, Limb([0.22, 0.12, 0.07, 0.08], -0.3, 0.06, -0.52, 0.3, -0.66 - reach, 0.42, -0.44 - reach, 0.6)).Body(Ink, Angular(0.12, -0.5 - reach, 0.53, -0.36 - reach, 0.6, -0.42 - reach, 0.72, -0.58 - reach, 0.64))
            .Rimmed(Deep, Ink, Limb([0.32, 0.15, 0.08, 0.08], 0.36, 0.02, 0.3, 0.3, 0.5 + kick, 0.5, 0.34 + kick, 0.78)).Body(Ink, Angular(0.12, 0.26 + kick, 0.74, 0.42 + kick, 0.78, 0.4 + kick, 0.93, 0.2 + kick, 0.9));
        foreach ((double lift, double drop, double width) in new[] { (-0.2, 0.0, 0.2), (-0.06, 0.16, 0.22), (0.06, 0.34, 0.18) })
            sketch.Rimmed(Second, Ink, Limb([0.1, width, width * 0.8, 0.04], 0.54, -0.14, 0.76, lift + tail * 0.5 - 0.08, 0.96, lift + tail, 1.18 - drop * 0.3, drop + tail - 0.1));
        sketch.Rimmed(Main, Deep, Limb([0.36, 0.17, 0.08, 0.08], 0.42, -0.02, 0.56, 0.26, 0.84, 0.36 + kick, 0.98, 0.7 + kick)).Body(Ink, Angular(0.12, 0.94, 0.64 + kick, 1.05, 0.66 + kick, 1.14, 0.8 + kick, 0.94, 0.82 + kick))
            .Rimmed(Main, Deep, Limb([0.24, 0.13, 0.08, 0.08], -0.34, 0.02, -0.68, 0.1 + reach, -0.9, 0.22 + reach, -1.1, 0.44 + reach)).Body(Ink, Angular(0.12, -1.04, 0.38 + reach, -1.13, 0.37 + reach, -1.27, 0.5 + reach, -1.1, 0.53 + reach))
            .Body(Main, Joined([-0.66, -0.84, -0.5, -0.72, -0.36, -0.46, -0.16, -0.28, 0.12, -0.22, 0.4, -0.3, 0.6, -0.16, 0.62, 0.1, 0.4, 0.2, 0.2, 0.12, -0.04, 0.2, -0.3, 0.2, -0.48, 0.06, -0.52, -0.16, -0.62, -0.4, -0.72, -0.44],
                [-0.72, -0.44, -0.84, -0.42, -0.98, -0.32, -1.06, -0.32, -1.12, -0.42, -1.06, -0.54, -0.86, -0.76, -0.76, -0.86, -0.66, -0.84]))
            .Detail(Deep, 0.08, Smooth(0.58, 0.0, 0.54, 0.14, 0.36, 0.16, 0.2, 0.08, -0.06, 0.16, -0.3, 0.17, -0.42, 0.06, -0.2, 0.08, 0.1, 0.04, 0.34, 0.06))
            .Detail(Glow, 0.06, Smooth(-0.04, -0.18, 0.14, -0.17, 0.4, -0.24, 0.5, -0.16, 0.38, -0.17, 0.14, -0.11));
        for (int i = 0; i < locks; i++)
        {
            double t = (double)i / (locks - 1), x = -0.62 + 0.42 * t, y = -0.82 + 0.5 * t, out1 = 0.3 - 0.08 * t;
            sketch.Rimmed(Second, Ink, Limb([0.13, 0.17, 0.11, 0.03], x - 0.02, y + 0.06, x + out1 * 0.5, y - 0.1 + 0.04 * t, x + out1, y - 0.06 + tail * 0.3, x + out1 + 0.2, y + 0.02 + tail * 0.5));
        }
        sketch.Rimmed(Main, Deep, Petal(new(0.36, 0.4, 0.9, 0.4), -0.66, -0.8, 0.24, -76)).Rimmed(Second, Ink, Limb([0.06, 0.1, 0.03], -0.66, -0.86, -0.78, -0.76, -0.88, -0.66));
        if (dice.Chance(0.5))
            sketch.Detail(Glow, 0.05, Smooth(-0.84, -0.7, -0.98, -0.56, -1.05, -0.48, -0.96, -0.5, -0.82, -0.64));
        return sketch.Line(Deep, 0.04, 0.1, -0.7, -0.48, -0.66, -0.6, -0.7, -0.7).Dots(Ink, 0.048, -0.84, -0.64).Dots(Ink, 0.032, -1.04, -0.42).Formed("horse", dice, 0.55);
    }

    /// <summary>A rat from the side: a long snout low to the ground, an arched back, and a bare ringed tail as long as itself.</summary>
    public static Charm Rat(Dice dice)
    {
        double arch = dice.Between(-0.06, 0.06), lift = dice.Between(-0.14, 0.10), ear = dice.Between(0.15, 0.19);
        int rings = dice.Whole(5, 8);
        double[] tail = [0.62, 0.50, 0.96, 0.56, 1.20, 0.34, 1.10, -0.06 + lift, 1.12, -0.48 + lift, 1.40, -0.72 + lift];
        CharmSketch sketch = new CharmSketch().Rimmed(Glow, Ink, Limb([0.17, 0.15, 0.12, 0.09, 0.06, 0.03], tail));
        for (int i = 1; i <= rings; i++)
        {
            // Between the tail's bends its rings stand across it.
            double t = 0.35 + 3.4 * i / (rings + 1);
            int k = Math.Min((int)t, 4);
            Point a = new(tail[2 * k], tail[2 * k + 1]), b = new(tail[2 * k + 2], tail[2 * k + 3]), at = Point.Lerp(a, b, t - k), across = (b - a).Unit.Perpendicular * (0.085 - 0.014 * t);
            sketch.Vein(Ink, 0.025, 0.08, at.X - across.X, at.Y - across.Y, at.X + across.X, at.Y + across.Y);
        }
        return sketch.Rimmed(Deep, Ink, Limb([0.13, 0.09, 0.05], -0.34, 0.40, -0.52, 0.56, -0.70, 0.62)).Rimmed(Glow, Ink, Oval(-0.74, 0.62, 0.11, 0.05, -8))
            .Rimmed(Deep, Ink, Round(-0.62, -0.16, ear)).Rimmed(Main, Ink, Joined([-1.30, 0.34, -1.10, 0.10, -0.84, -0.06, -0.56, -0.14, -0.30, -0.28, 0.04, -0.42 - arch, 0.42, -0.36 - arch, 0.70, -0.08, 0.78, 0.28, 0.70, 0.56, 0.40, 0.64],
                [0.40, 0.64, 0.0, 0.60, -0.30, 0.56, -0.52, 0.46, -0.84, 0.46, -1.14, 0.46], [-1.14, 0.46, -1.30, 0.44, -1.30, 0.34]))
            .Detail(Glow, 0.1, Joined([-1.16, 0.40, -0.90, 0.36, -0.56, 0.38, -0.30, 0.46, 0.02, 0.52], [0.02, 0.52, -0.30, 0.54, -0.52, 0.44, -0.84, 0.43, -1.16, 0.40]))
            .Rimmed(Main, Ink, Round(-0.44, -0.20, ear * 1.15)).Detail(Glow, 0.1, Round(-0.44, -0.19, ear * 0.70))
            .Line(Deep, 0.05, 0.12, 0.14, 0.48, 0.16, 0.18, 0.40, 0.02, 0.62, 0.10).Rimmed(Glow, Ink, Oval(0.34, 0.64, 0.24, 0.07, 4)).Rimmed(Main, Ink, Limb([0.12, 0.09, 0.06], -0.20, 0.42, -0.34, 0.58, -0.46, 0.66)).Rimmed(Glow, Ink, Oval(-0.50, 0.67, 0.12, 0.05, -6))
            .Dots(Ink, 0.062, -0.84, 0.10).Dots(Glow, 0.022, -0.86, 0.08).Body(Ink, Oval(-1.29, 0.36, 0.075, 0.07)).Detail(Glow, 0.05, Box(-1.19, 0.45, -1.09, 0.56, 0.02))
            .Vein(Ink, 0.025, 0.08, -1.12, 0.30, -0.96, 0.14, -0.94, -0.02).Vein(Ink, 0.025, 0.08, -1.08, 0.34, -0.86, 0.24, -0.70, 0.26).Vein(Ink, 0.025, 0.08, -1.10, 0.37, -0.94, 0.46, -0.84, 0.60).Formed("rat", dice, 0.6);
    }

    /// <summary>An ox's head with its horns, perhaps with a ring in its nose.</summary>
    public static Charm Ox(Dice dice)
    {
        double span = dice.Between(0.92, 1.06), tip = dice.Between(-1.0, -0.78);
        CharmSketch sketch = new CharmSketch().Rimmed(Glow, Ink, Both(Limb([0.24, 0.24, 0.17, 0.05], 0.3, -0.5, 0.68, -0.5, span, -0.66, span - 0.06, tip)))
            .Details(Deep, 0.08, Both(Limb([0.16, 0.12, 0.03], span - 0.03, -0.7, span - 0.01, -0.82, span - 0.06, tip)))
            .Rimmed(Main, Deep, Both(Petal(new(0.42, 0.5, 0.6, 0.3), 0.42, -0.26, 0.56, 14))).Details(Deep, 0.08, Both(Petal(new(0.26, 0.5, 0.6, 0.3), 0.54, -0.22, 0.36, 14)))
            .Rimmed(Main, Deep, Even(0, -0.7, 0.34, -0.62, 0.5, -0.34, 0.46, 0, 0.36, 0.3, 0.36, 0.6, 0, 0.8))
            .Detail(Deep, 0.12, EvenCut([0, -0.2, 0.1, -0.06, 0.13, 0.24], [0.13, 0.24, 0.06, 0.36, 0, 0.38])).Rimmed(Glow, Ink, Even(0, 0.3, 0.28, 0.34, 0.46, 0.58, 0.34, 0.86, 0, 0.94))
            .Details(Ink, 0.09, Both(Oval(0.18, 0.58, 0.075, 0.11, -24))).Line(Ink, 0.045, 0.1, -0.2, 0.78, 0, 0.83, 0.2, 0.78);
        foreach ((double x, double y, double a, double l) in new[] { (-0.16, -0.62, 118.0, 0.34), (0.16, -0.62, 62.0, 0.34), (0, -0.7, 90.0, 0.46) })
            sketch.Rimmed(Deep, Ink, Petal(new(0.5, 0.4, 1, 0.1), x, y - 0.04, l, a));
        if (dice.Chance(0.5))
            sketch.Body(Second, Ring(0, 0.86, 0.17, 0.09));
        return sketch.Details(Glow, 0.07, Both(Oval(0.28, -0.16, 0.11, 0.1, 12))).Details(Ink, 0.08, Both(Round(0.27, -0.15, 0.07))).Line(Ink, 0.06, 0.1, 0.14, -0.22, 0.28, -0.3, 0.42, -0.26).Line(Ink, 0.06, 0.1, -0.14, -0.22, -0.28, -0.3, -0.42, -0.26)
            .Formed("ox", dice, 0.6);
    }

    /// <summary>A goat's head with swept horns and a beard.</summary>
    public static Charm Goat(Dice dice)
    {
        double sweep = dice.Between(0.62, 0.86);
        int rings = dice.Whole(3, 4);
        CharmSketch sketch = new CharmSketch();
        foreach (int s in new[] { -1, 1 })
        {
            sketch.Rimmed(Second, Ink, Limb([0.24, 0.24, 0.18, 0.12, 0.04], s * 0.15, -0.5, s * 0.26, -0.9, s * sweep, -1.06, s * (sweep + 0.22), -0.8, s * (sweep + 0.2), -0.5));
            for (int i = 0; i < rings; i++)
            {
                double t = i / 4.0, x = 0.18 + 0.12 * t + 0.26 * t * t, y = -0.62 - 0.4 * t + 0.06 * t * t;
                sketch.Line(Ink, 0.04, 0.1, s * (x - 0.1 + 0.04 * t), y + 0.01 - 0.1 * t, s * x, y - 0.05, s * (x + 0.1 - 0.02 * t), y + 0.02 + 0.12 * t);
            }
            sketch.Rimmed(Main, Deep, Petal(new(0.3, 0.5, 0.7, 0.3), s * 0.26, -0.3, 0.66, s > 0 ? 22 : 158)).Detail(Glow, 0.08, Petal(new(0.17, 0.5, 0.7, 0.3), s * 0.38, -0.25, 0.44, s > 0 ? 22 : 158));
        }
        foreach ((double x, double a, double l) in new[] { (-0.12, 100.0, 0.4), (0.12, 80.0, 0.4), (0, 90.0, 0.54) })
            sketch.Rimmed(Glow, Ink, Petal(new(0.46, 0.4, 1, 0.1), x, 0.6, l, a));
        return sketch.Rimmed(Main, Deep, Even(0, -0.62, 0.28, -0.54, 0.38, -0.26, 0.28, 0.14, 0.24, 0.5, 0.17, 0.72, 0, 0.78)).Detail(Glow, 0.08, EvenCut([0, -0.4, 0.08, -0.3, 0.09, 0.1, 0.17, 0.36], [0.17, 0.36, 0.22, 0.5, 0.14, 0.68, 0, 0.74]))
            .Rimmed(Deep, Ink, [Petal(new(0.5, 0.4, 1, 0.1), -0.1, -0.66, 0.32, 110), Petal(new(0.5, 0.4, 1, 0.1), 0.1, -0.66, 0.32, 70), Petal(new(0.5, 0.4, 1, 0.1), 0, -0.7, 0.4, 90)])
            .Details(Second, 0.08, Both(Oval(0.23, -0.14, 0.1, 0.085, 14))).Details(Ink, 0.06, Both(Box(0.16, -0.165, 0.3, -0.105, 0.03))).Detail(Ink, 0.09, EvenCut([0, 0.46, 0.13, 0.42], [0.13, 0.42, 0.1, 0.54, 0, 0.6])).Line(Ink, 0.04, 0.1, 0, 0.58, 0, 0.66).Line(Ink, 0.04, 0.1, -0.11, 0.64, 0, 0.68, 0.11, 0.64)
            .Formed("goat", dice, 0.7);
    }

    /// <summary>A wolf's head, its fur in points.</summary>
    public static Charm Wolf(Dice dice)
    {
        double ear = dice.Between(-1.1, -1.0), fur = dice.Between(0, 0.1);
        // The ruff behind the head is what parts it from a fox.
        CharmSketch sketch = new CharmSketch().Rimmed(Deep, Ink, EvenCut([0, -0.4, 0.5, -0.5], [0.5, -0.5, 0.8, -0.36, 1.04 + fur, -0.22], [1.04 + fur, -0.22, 0.94, -0.1], [0.94, -0.1, 1.04, 0.02, 1.14 + fur, 0.2], [1.14 + fur, 0.2, 0.98, 0.2], [0.98, 0.2, 1.0, 0.38, 1.06 + fur, 0.54], [1.06 + fur, 0.54, 0.88, 0.48], [0.88, 0.48, 0.84, 0.66, 0.84, 0.84], [0.84, 0.84, 0.62, 0.7], [0.62, 0.7, 0.5, 0.86, 0.4, 1.04], [0.4, 1.04, 0, 0.9]))
            .Rimmed(Main, Ink, EvenCut([0, -0.6, 0.24, -0.62], [0.24, -0.62, 0.4, -0.86, 0.6, ear], [0.6, ear, 0.7, -0.7, 0.68, -0.34], [0.68, -0.34, 0.78, -0.14, 0.92 + fur, -0.02], [0.92 + fur, -0.02, 0.8, 0.04], [0.8, 0.04, 0.86, 0.16, 0.94 + fur, 0.28], [0.94 + fur, 0.28, 0.74, 0.3],
                [0.74, 0.3, 0.74, 0.42, 0.78, 0.54], [0.78, 0.54, 0.52, 0.52], [0.52, 0.52, 0.34, 0.84, 0, 1.0]))
            .Details(Deep, 0.09, Both(Joined([0.57, ear + 0.18, 0.6, -0.7, 0.58, -0.46], [0.58, -0.46, 0.42, -0.54, 0.34, -0.62], [0.34, -0.62, 0.44, -0.8, 0.57, ear + 0.18])))
            .Detail(Glow, 0.1, EvenCut([0, 0.62, 0.16, 0.5, 0.2, 0.2, 0.4, 0.04, 0.66, -0.1, 0.84 + fur, 0.0], [0.84 + fur, 0.0, 0.7, 0.02, 0.72, 0.1, 0.82 + fur, 0.24], [0.82 + fur, 0.24, 0.66, 0.24], [0.66, 0.24, 0.64, 0.36, 0.68, 0.48], [0.68, 0.48, 0.48, 0.46], [0.48, 0.46, 0.3, 0.8, 0, 0.97]))
            .Detail(Deep, 0.1, EvenCut([0, -0.58, 0.13, -0.52], [0.13, -0.52, 0.1, -0.24, 0.14, 0.1], [0.14, 0.1, 0.16, 0.4, 0.1, 0.56, 0, 0.58]))
            .Details(Deep, 0.08, Both(Joined([0.2, -0.16, 0.36, -0.36, 0.6, -0.34], [0.6, -0.34, 0.44, -0.24, 0.2, -0.16])));
        if (dice.Chance(0.5))
            sketch.Details(Glow, 0.05, Both(Petal(new(0.3, 0.4, 1, 0.2), 0.05, -0.54, 0.3, 84)));
        return sketch.Details(Second, 0.07, Both(Joined([0.18, 0.06, 0.3, -0.08, 0.48, -0.1], [0.48, -0.1, 0.42, 0.04, 0.18, 0.06]))).Details(Ink, 0.06, Both(Round(0.34, -0.03, 0.05))).Detail(Ink, 0.1, EvenCut([0, 0.46, 0.16, 0.48], [0.16, 0.48, 0.12, 0.64, 0, 0.7]))
            .Line(Ink, 0.045, 0.1, 0, 0.68, 0, 0.78).Line(Ink, 0.045, 0.1, 0, 0.78, 0.1, 0.82, 0.22, 0.74).Line(Ink, 0.045, 0.1, 0, 0.78, -0.1, 0.82, -0.22, 0.74).Formed("wolf", dice, 0.7);
    }
}
