using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Sweet nothings.</summary>
public static class SweetCharms
{
    /// <summary>A plump heart.</summary>
    public static Charm LoveHeart(Dice dice)
    {
        double light = dice.Between(0.28, 0.42), shade = dice.Between(0.3, 0.6);
        bool second = dice.Chance(0.4);
        return new CharmSketch()
            .Body(Main, Heart(0, 0.04, 0.95))
            .Detail(Deep, 0.12, Joined([0.9, -0.55, 0.97, -0.26, 0.78, 0.22, 0, 0.91], [0, 0.91, shade, 0.3, 0.5 + shade * 0.46, -0.06, 0.9, -0.55]))
            .Detail(Glow, 0.1, Sickle(-0.46, -0.3, light, 215, 96, light * 0.42))
            .Details(Glow, 0.1, second ? [Round(-0.2, -0.58, 0.07)] : []).Face(0, 0, 0.28)
            .Formed("heart", dice, 0.7);
    }

    /// <summary>A tied bow.</summary>
    public static Charm Bow(Dice dice)
    {
        double tail = dice.Between(0.8, 1.2), knot = dice.Between(0.85, 1.15), droop = dice.Between(-0.1, 0.12);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
            sketch.Body(Deep, Joined([s * 0.04, 0, s * 0.26, 0.4, s * 0.62 * tail, 0.84], [s * 0.62 * tail, 0.84, s * 0.38 * tail, 0.74, s * 0.26 * tail, 0.9], [s * 0.26 * tail, 0.9, s * 0.02, 0.44, -s * 0.1, 0.06], [-s * 0.1, 0.06, s * 0.04, 0]));
        foreach (int s in new[] { -1, 1 })
        {
            sketch.Body(Main, Joined([s * 0.08, -0.14, s * 0.42, -0.54, s * 0.86, -0.6 + droop, s * 0.98, -0.3 + droop, s * 0.94, 0.18 + droop, s * 0.74, 0.34 + droop, s * 0.4, 0.22, s * 0.08, 0.08], [s * 0.08, 0.08, s * 0.08, -0.14]))
                .Detail(Deep, 0.1, Joined([s * 0.14, -0.06, s * 0.5, -0.26, s * 0.74, -0.2], [s * 0.74, -0.2, s * 0.76, 0, s * 0.62, 0.1, s * 0.4, 0.04, s * 0.14, -0.06]))
                .Detail(Glow, 0.07, Joined([s * 0.34, -0.4, s * 0.62, -0.54, s * 0.84, -0.48], [s * 0.84, -0.48, s * 0.62, -0.42, s * 0.34, -0.4]));
        }
        return sketch.Body(Main, Put(Smooth(0, -0.24, 0.19, -0.2, 0.22, -0.02, 0.18, 0.18, 0, 0.22, -0.18, 0.18, -0.22, -0.02, -0.19, -0.2), 0, 0, knot)).Line(Deep, 0.05, 0.1, 0.06, -0.16, 0.03, 0, 0.07, 0.14).Formed("bow", dice, 0.6);
    }

    /// <summary>Lips.</summary>
    public static Charm Lips(Dice dice)
    {
        double full = dice.Between(0.86, 1.16), peak = dice.Between(0.44, 0.6), open = dice.Between(0.6, 1.7);
        return new CharmSketch()
            .Body(Main, Joined([-0.98, -0.02, -0.6, -0.36, -0.3, -peak, -0.12, 0.02 - peak, 0, 0.12 - peak], [0, 0.12 - peak, 0.12, 0.02 - peak, 0.3, -peak, 0.6, -0.36, 0.98, -0.02], [0.98, -0.02, 0.6, 0.38, 0.26, 0.58 * full, 0, 0.62 * full, -0.26, 0.58 * full, -0.6, 0.38, -0.98, -0.02]))
            .Detail(Deep, 0.1, Joined([0.98, -0.02, 0.6, 0.38, 0.26, 0.58 * full, 0, 0.62 * full, -0.26, 0.58 * full, -0.6, 0.38, -0.98, -0.02], [-0.98, -0.02, -0.5, 0.28, 0, 0.4, 0.5, 0.28, 0.98, -0.02]))
            .Detail(Pale, 0.09, Joined([-0.72, -0.02, -0.3, -0.12 * open, 0, -0.06 * open], [0, -0.06 * open, 0.3, -0.12 * open, 0.72, -0.02], [0.72, -0.02, 0.3, 0.06 * open, 0, 0.08 * open, -0.3, 0.06 * open, -0.72, -0.02]))
            .Detail(Glow, 0.08, Sickle(-0.3, 0.06, 0.24, 100, 90, 0.09)).Detail(Glow, 0.07, Sickle(0.3, -0.2, 0.16, 250, 80, 0.08))
            .Formed("lips", dice, 0.6);
    }

    /// <summary>A letter sealed with a heart.</summary>
    public static Charm Envelope(Dice dice)
    {
        double flap = dice.Between(-0.1, 0.12), seal = dice.Between(0.24, 0.34);
        return new CharmSketch()
            .Body(Pale, Joined([-0.86, -0.62, 0.86, -0.62], [0.86, -0.62, 0.95, -0.58, 0.96, -0.5], [0.96, -0.5, 0.96, 0.52], [0.96, 0.52, 0.94, 0.62, 0.86, 0.64], [0.86, 0.64, -0.86, 0.64], [-0.86, 0.64, -0.94, 0.62, -0.96, 0.52], [-0.96, 0.52, -0.96, -0.5], [-0.96, -0.5, -0.95, -0.58, -0.86, -0.62]))
            .Line(Second, 0.06, 0.2, -0.9, 0.58, -0.24, 0.06).Line(Second, 0.06, 0.2, 0.9, 0.58, 0.24, 0.06)
            .Body(Second, Joined([-0.92, -0.62, 0.92, -0.62], [0.92, -0.62, 0.12, 0.08 + flap], [0.12, 0.08 + flap, 0, 0.14 + flap, -0.12, 0.08 + flap], [-0.12, 0.08 + flap, -0.92, -0.62]))
            .Body(Main, Heart(0, 0.12 + flap, seal)).Detail(Glow, 0.06, Sickle(-0.13, 0.02 + flap, 0.11, 215, 80, 0.06))
            .Formed("envelope", dice, 0.5);
    }

    /// <summary>A swirled lollipop with a ribbon.</summary>
    public static Charm Lollipop(Dice dice)
    {
        double turns = dice.Between(3.2, 5), start = dice.Between(0, 2), wing = dice.Between(0.8, 1.15);
        double[] coil = [.. Enumerable.Range(0, 22).SelectMany(i =>
        {
            Point p = new Point(0, -0.4) + Point.Polar(0.03 + 0.43 * i / 21, Math.PI * (start + turns * i / 21));
            return new[] { p.X, p.Y };
        })];
        return new CharmSketch()
            .Stalk(Second, 0.12, 0.12, 0, 0.1, 0, 0.5, 0, 0.98)
            .Body(Main, Round(0, -0.4, 0.58)).Line(Pale, 0.11, 0.22, coil).Detail(Glow, 0.06, Sickle(0, -0.4, 0.5, 225, 70, 0.08))
            .Body(Deep, Put(Joined([0, 0, -0.2, -0.16, -0.4, -0.14], [-0.4, -0.14, -0.46, 0.04, -0.38, 0.18], [-0.38, 0.18, -0.16, 0.14, 0, 0]), 0, 0.3, wing))
            .Body(Deep, Put(Joined([0, 0, 0.2, -0.16, 0.4, -0.14], [0.4, -0.14, 0.46, 0.04, 0.38, 0.18], [0.38, 0.18, 0.16, 0.14, 0, 0]), 0, 0.3, wing))
            .Body(Deep, Round(0, 0.3, 0.1))
            .Formed("lollipop", dice, 0.7);
    }

    /// <summary>A wrapped candy.</summary>
    public static Charm Candy(Dice dice)
    {
        double turn = dice.Between(-30, 30), ball = dice.Between(0.5, 0.58), wing = dice.Between(0.88, 1.06);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
        {
            sketch.Body(Second, Put(Joined([s * 0.4, 0, s * 0.68, -0.18, s * 0.9, -0.44], [s * 0.9, -0.44, s * 0.86, -0.2], [s * 0.86, -0.2, s * 0.98, -0.14], [s * 0.98, -0.14, s * 0.9, 0.02], [s * 0.9, 0.02, s * 0.98, 0.16], [s * 0.98, 0.16, s * 0.86, 0.22], [s * 0.86, 0.22, s * 0.9, 0.44], [s * 0.9, 0.44, s * 0.68, 0.18, s * 0.4, 0]), 0, 0, wing));
        }
        return sketch.Body(Main, Round(0, 0, ball))
            .Detail(Pale, 0.12, Put(Joined([-0.3, -0.42, 0, -0.1, 0.1, 0.51], [0.1, 0.51, -0.12, 0.5], [-0.12, 0.5, -0.2, 0, -0.44, -0.28], [-0.44, -0.28, -0.3, -0.42]), 0, 0, ball / 0.52, turn))
            .Detail(Pale, 0.12, Put(Joined([0.06, -0.51, 0.26, -0.2, 0.42, 0.3], [0.42, 0.3, 0.28, 0.43], [0.28, 0.43, 0.1, -0.14, -0.14, -0.5], [-0.14, -0.5, 0.06, -0.51]), 0, 0, ball / 0.52, turn))
            .Detail(Deep, 0.08, Sickle(0, 0, ball, 30, 150, 0.1))
            .Formed("candy", dice, 0.7);
    }
}
