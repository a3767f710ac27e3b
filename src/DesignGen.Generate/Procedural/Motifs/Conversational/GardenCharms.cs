using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Things of the garden.</summary>
public static class GardenCharms
{
    /// <summary>A toadstool in grass.</summary>
    public static Charm Mushroom(Dice dice)
    {
        int spots = dice.Whole(3, 5), blades = dice.Whole(1, 3);
        double stalk = dice.Between(0.8, 1.2);
        return new CharmSketch()
            .Body(Pale, Joined([-0.26, 0.04, -0.2 * stalk, 0.44, -0.36 * stalk, 0.88], [-0.36 * stalk, 0.88, 0, 0.98, 0.36, 0.88], [0.36, 0.88, 0.22, 0.44, 0.26, 0.04], [0.26, 0.04, -0.26, 0.04]))
            .Detail(Second, 0.1, Joined([0.26, 0.06, 0.22, 0.44, 0.36, 0.88], [0.36, 0.88, 0.2, 0.94], [0.2, 0.94, 0.06, 0.44, 0.1, 0.06], [0.1, 0.06, 0.26, 0.06]))
            .Bodies(Leaf, new[] { Blade(-0.3, 0.94, -0.66, 0.46, 0.16, -0.14), Blade(0.3, 0.94, 0.62, 0.56, 0.18, 0.14), Blade(0.22, 0.95, 0.3, 0.5, 0.16, 0.1) }.Take(blades))
            .Body(Main, Joined([-0.96, 0.14, -0.88, -0.4, -0.5, -0.84, 0, -0.96, 0.5, -0.84, 0.88, -0.4, 0.96, 0.14], [0.96, 0.14, 0.5, 0.24, 0, 0.26, -0.5, 0.24, -0.96, 0.14]))
            .Detail(Deep, 0.12, Joined([0.5, -0.84, 0.88, -0.4, 0.96, 0.14], [0.96, 0.14, 0.5, 0.24, 0, 0.26, -0.5, 0.24, -0.96, 0.14], [-0.96, 0.14, -0.3, 0.12, 0.34, 0.02, 0.64, -0.34, 0.5, -0.84]))
            .Detail(Pale, 0.16, new([.. new[] { Oval(-0.1, -0.56, 0.2, 0.17, -8), Oval(0.4, -0.28, 0.19, 0.19), Oval(-0.58, -0.22, 0.15, 0.19, 30), Oval(-0.1, -0.06, 0.12, 0.1), Oval(0.76, -0.04, 0.08, 0.11, -20) }.Take(spots).SelectMany(o => o.Contours)]))
            .Face(-0.03, 0.5, 0.15)
            .Formed("mushroom", dice);
    }

    /// <summary>A bumblebee.</summary>
    public static Charm Bee(Dice dice)
    {
        double wing = dice.Between(0.85, 1.15), tilt = dice.Between(-12, 12);
        return new CharmSketch()
            .Body(Pale, Put(Smooth(0, 0, -0.34, -0.26, -0.44, -0.6, -0.22, -0.74, 0.04, -0.56, 0.14, -0.18), 0.02, -0.24, wing, tilt))
            .Body(Pale, Put(Smooth(0, 0, -0.04, -0.36, 0.12, -0.66, 0.38, -0.68, 0.46, -0.4, 0.28, -0.12), 0.12, -0.24, wing, tilt))
            .Body(Ink, Joined([-0.74, 0.1, -0.96, 0.16], [-0.96, 0.16, -0.74, 0.3], [-0.74, 0.3, -0.74, 0.1]))
            .Body(Main, Smooth(-0.82, 0.18, -0.68, -0.14, -0.3, -0.34, 0.14, -0.34, 0.44, -0.14, 0.5, 0.2, 0.36, 0.5, 0, 0.66, -0.42, 0.6, -0.72, 0.42))
            .Detail(Ink, 0.14, Joined([-0.54, -0.24, -0.5, 0.2, -0.58, 0.53], [-0.58, 0.53, -0.42, 0.6, -0.36, 0.62], [-0.36, 0.62, -0.28, 0.2, -0.34, -0.33], [-0.34, -0.33, -0.54, -0.24]))
            .Detail(Ink, 0.14, Joined([-0.12, -0.36, -0.06, 0.16, -0.12, 0.65], [-0.12, 0.65, 0.12, 0.63], [0.12, 0.63, 0.18, 0.16, 0.12, -0.34], [0.12, -0.34, -0.12, -0.36]))
            .Body(Ink, Smooth(0.62, -0.22, 0.88, -0.08, 0.94, 0.18, 0.8, 0.42, 0.54, 0.44, 0.38, 0.22, 0.4, -0.06))
            .Dots(Pale, 0.07, 0.72, 0.04)
            .Stalk(Ink, 0.06, 0.09, 0.66, -0.16, 0.72, -0.38, 0.88, -0.46).Stalk(Ink, 0.06, 0.09, 0.78, -0.12, 0.9, -0.24, 0.98, -0.22)
            .Formed("bee", dice);
    }

    /// <summary>A butterfly from above.</summary>
    public static Charm Butterfly(Dice dice)
    {
        double lower = dice.Between(0.8, 1.12), spot = dice.Between(0.05, 0.11), feeler = dice.Between(0.2, 0.38);
        int dots = dice.Whole(1, 3);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
        {
            sketch.Body(Second, Smooth(0, 0.1, s * 0.42 * lower, 0.04, s * 0.72 * lower, 0.22, s * 0.74 * lower, 0.54 * lower, s * 0.6 * lower, 0.8 * lower, s * 0.4, 0.86 * lower, s * 0.24, 0.64 * lower, s * 0.06, 0.36))
                .Body(Main, Smooth(s * 0.02, -0.02, s * 0.12, -0.42, s * 0.44, -0.78, s * 0.82, -0.84, s * 0.98, -0.6, s * 0.92, -0.24, s * 0.68, 0.06, s * 0.3, 0.16))
                .Detail(Deep, 0.1, Joined([s * 0.44, -0.78, s * 0.82, -0.84, s * 0.98, -0.6, s * 0.92, -0.24, s * 0.68, 0.06], [s * 0.68, 0.06, s * 0.74, -0.3, s * 0.74, -0.56, s * 0.44, -0.78]))
                .Detail(Pale, 0.09, new([.. new[] { Oval(s * 0.44, -0.34, 0.12, 0.18, s * 35), Oval(s * 0.84, -0.56, 0.06, 0.08), Oval(s * 0.82, -0.3, 0.05, 0.07) }.Take(dots).SelectMany(o => o.Contours)]))
                .Dots(Ink, spot, s * 0.46 * lower, 0.5 * lower)
                .Stalk(Ink, 0.045, 0.07, 0, -0.34, s * 0.12, -0.62, s * feeler, -0.84);
        }
        return sketch.Body(Ink, Smooth(0, -0.46, 0.09, -0.34, 0.07, -0.1, 0.09, 0.16, 0, 0.62, -0.09, 0.16, -0.07, -0.1, -0.09, -0.34)).Formed("butterfly", dice, 0.7);
    }

    /// <summary>A snail.</summary>
    public static Charm Snail(Dice dice)
    {
        double turns = dice.Between(2.6, 3.8), shell = dice.Between(0.54, 0.64), horn = dice.Between(-0.1, 0.1);
        double[] coil = [.. Enumerable.Range(0, 19).SelectMany(i =>
        {
            Point p = new Point(-0.14, -0.04) + Point.Polar(0.05 + (shell - 0.2) * i / 18, Math.PI * (0.4 + turns * i / 18));
            return new[] { p.X, p.Y };
        })];
        return new CharmSketch()
            .Stalk(Second, 0.1, 0.08, 0.66, 0.12, 0.62, -0.2, 0.52 + horn, -0.42).Stalk(Second, 0.1, 0.08, 0.78, 0.1, 0.84, -0.18, 0.86, -0.44)
            .Body(Second, Round(0.52 + horn, -0.44, 0.09)).Body(Second, Round(0.87, -0.46, 0.09))
            .Body(Second, Joined([-0.98, 0.72, -0.6, 0.5, 0.1, 0.5, 0.44, 0.36, 0.52, 0.08, 0.72, -0.02, 0.94, 0.12, 0.94, 0.4, 0.7, 0.66, 0.3, 0.74], [0.3, 0.74, -0.3, 0.78, -0.98, 0.72]))
            .Body(Main, Round(-0.14, -0.02, shell))
            .Detail(Deep, 0.12, Sickle(-0.14, -0.02, shell, 60, 200, 0.16))
            .Line(Pale, 0.09, 0.2, coil)
            .Dots(Ink, 0.05, 0.8, 0.2)
            .Line(Ink, 0.045, 0.2, 0.88, 0.36, 0.82, 0.4, 0.74, 0.38)
            .Formed("snail", dice);
    }

    /// <summary>A ladybird from above.</summary>
    public static Charm Ladybird(Dice dice)
    {
        int spots = dice.Whole(2, 3);
        double dot = dice.Between(0.1, 0.15), feeler = dice.Between(0.26, 0.44);
        return new CharmSketch()
            .Stalk(Ink, 0.07, 0.1, -0.14, -0.7, -0.22, -0.86, -feeler, -0.94).Stalk(Ink, 0.07, 0.1, 0.14, -0.7, 0.22, -0.86, feeler, -0.94)
            .Stalk(Ink, 0.1, 0.08, -0.56, -0.1, -0.8, -0.2, -0.92, -0.34).Stalk(Ink, 0.1, 0.08, 0.56, -0.1, 0.8, -0.2, 0.92, -0.34)
            .Stalk(Ink, 0.1, 0.08, -0.6, 0.26, -0.86, 0.3, -0.96, 0.42).Stalk(Ink, 0.1, 0.08, 0.6, 0.26, 0.86, 0.3, 0.96, 0.42)
            .Body(Ink, Smooth(0, -0.84, 0.34, -0.7, 0.42, -0.4, 0, -0.24, -0.42, -0.4, -0.34, -0.7))
            .Dots(Pale, 0.075, -0.2, -0.58, 0.2, -0.58)
            .Body(Main, Smooth(0, -0.48, 0.44, -0.36, 0.7, 0.02, 0.66, 0.5, 0.36, 0.86, 0, 0.96, -0.36, 0.86, -0.66, 0.5, -0.7, 0.02, -0.44, -0.36))
            .Detail(Glow, 0.07, Sickle(0, 0.22, 0.58, 205, 50, 0.11))
            .Line(Ink, 0.07, 0.3, 0, -0.46, 0, 0.2, 0, 0.94)
            .Detail(Ink, 0.14, new([.. Points(-0.34, 0, 0.34, 0, -0.4, 0.42, 0.4, 0.42, -0.2, 0.7, 0.2, 0.7).Take(2 * spots).SelectMany((p, i) => Round(p.X, p.Y, dot - 0.01 * (i / 2)).Contours)]))
            .Formed("ladybird", dice, 0.7);
    }

    /// <summary>A tulip in a pot.</summary>
    public static Charm Pot(Dice dice)
    {
        double bloom = dice.Between(0.85, 1.1), left = dice.Between(-0.14, 0.1), right = dice.Between(-0.14, 0.1);
        int dots = dice.Whole(0, 3);
        return new CharmSketch()
            .Body(Leaf, Blade(-0.02, 0.34, -0.58, -0.42 + left, 0.2, -0.2)).Body(Leaf, Blade(0.02, 0.34, 0.58, -0.3 + right, 0.2, 0.2))
            .Stalk(Stem, 0.1, 0.09, 0, 0.36, 0.02, 0, 0, -0.4)
            .Body(Main, Put(Joined([-0.36, -0.68, -0.18, -0.54], [-0.18, -0.54, -0.1, -0.66, 0, -0.74], [0, -0.74, 0.1, -0.66, 0.18, -0.54], [0.18, -0.54, 0.36, -0.68], [0.36, -0.68, 0.42, -0.32, 0.28, -0.08, 0, 0, -0.28, -0.08, -0.42, -0.32, -0.36, -0.68]), 0, -0.24, bloom))
            .Detail(Deep, 0.1, Blade(0, -0.26, 0, -0.24 - 0.66 * bloom, 0.22))
            .Body(Second, Joined([-0.4, 0.42, 0.4, 0.42], [0.4, 0.42, 0.34, 0.7, 0.28, 0.96], [0.28, 0.96, 0, 0.98, -0.28, 0.96], [-0.28, 0.96, -0.34, 0.7, -0.4, 0.42]))
            .Body(Second, Smooth(-0.5, 0.34, -0.44, 0.26, 0.44, 0.26, 0.5, 0.34, 0.44, 0.46, -0.44, 0.46))
            .Details(Pale, 0.1, Points(-0.2, 0.62, 0, 0.7, 0.2, 0.62).Take(dots).Select(p => Round(p.X, p.Y, 0.07)))
            .Formed("flower-pot", dice, 0.7);
    }
}
