using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Things of the café.</summary>
public static class CafeCharms
{
    /// <summary>A cup on a saucer, with steam.</summary>
    public static Charm Cup(Dice dice)
    {
        double ear = dice.Between(0.26, 0.36), steam = dice.Between(-0.1, 0.1), sign = dice.Between(0.15, 0.25);
        bool heart = dice.Chance(0.6);
        return new CharmSketch()
            .Stalk(Second, 0.09, 0.06, -0.22, -0.46, -0.32, -0.62, -0.16, -0.76, -0.26 + steam, -0.96).Stalk(Second, 0.09, 0.06, 0.14, -0.46, 0.04, -0.62, 0.2, -0.76, 0.1 + steam, -0.96 - steam)
            .Body(Deep, Ring(0.62, 0.08, ear, ear - 0.15))
            .Body(Second, Joined([-0.92, 0.7, -0.6, 0.88, 0, 0.94, 0.6, 0.88, 0.92, 0.7], [0.92, 0.7, 0, 0.76, -0.92, 0.7]))
            .Body(Main, Joined([-0.72, -0.32, 0.64, -0.32], [0.64, -0.32, 0.66, 0.1, 0.5, 0.5, 0.26, 0.76], [0.26, 0.76, -0.04, 0.8, -0.34, 0.76], [-0.34, 0.76, -0.58, 0.5, -0.74, 0.1, -0.72, -0.32]))
            .Detail(Deep, 0.12, Joined([0.64, -0.2, 0.66, 0.1, 0.5, 0.5, 0.26, 0.76], [0.26, 0.76, 0.06, 0.79], [0.06, 0.79, 0.36, 0.44, 0.46, 0.1, 0.44, -0.2], [0.44, -0.2, 0.64, -0.2]))
            .Body(Pale, Oval(-0.04, -0.32, 0.68, 0.15)).Detail(Ink, 0.12, Oval(-0.04, -0.31, 0.56, 0.09))
            .Detail(Pale, 0.16, heart ? Heart(-0.14, 0.2, sign) : Star(-0.14, 0.2, 5, sign, sign * 0.5, 0.16))
            .Formed("cup", dice, 0.6);
    }

    /// <summary>A croissant.</summary>
    public static Charm Croissant(Dice dice)
    {
        double curl = dice.Between(0.8, 1), fat = dice.Between(0.96, 1.14);
        CharmSketch sketch = new();
        // From the horns to the middle: each roll lies over the one before.
        double[] turns = [66, 44, 22, 0];
        foreach (double turn in turns)
        {
            foreach (int s in turn == 0 ? new[] { 1 } : [-1, 1])
            {
                double a = (-90 + s * turn * curl) * Math.PI / 180, big = 0.5 - 0.0038 * turn, wide = fat * (0.35 - 0.0028 * turn);
                Point c = new Point(0, 0.72) + Point.Polar(0.86, a);
                Outline roll = Outline.Ellipse(Point.Zero, big, wide).Transform(Affine.Rotate(a).Then(Affine.Translate(c)));
                sketch.Body(turn is 0 or 44 ? Main : Deep, roll)
                    .Detail(Glow, 0.06, Outline.Ellipse(Point.Zero, big * 0.55, wide * 0.17).Transform(Affine.Translate(big * 0.16, -s * wide * 0.3).Then(Affine.Rotate(a)).Then(Affine.Translate(c))));
            }
        }
        return sketch.Formed("croissant", dice);
    }

    /// <summary>A glazed ring doughnut with sprinkles.</summary>
    public static Charm Doughnut(Dice dice)
    {
        double hole = dice.Between(0.22, 0.32);
        int drips = dice.Whole(6, 10);
        double[] Drip(double radius, double depth, int waves, double phase) => [.. Enumerable.Range(0, waves * 2).SelectMany(i =>
        {
            Point p = Point.Polar(radius + depth * (i % 2 == 0 ? 1 : -0.6) * (1 + 0.3 * Math.Sin(i * 2.4)), phase + Math.PI * i / waves);
            return new[] { p.X, p.Y };
        })];
        Dice own = dice.Fork("sprinkles");
        Outline[] sprinkles = [.. Enumerable.Range(0, 10 + drips).Select(i =>
        {
            double a = i * 2.399963, r = 0.46 + 0.22 * ((i * 0.618) % 1);
            Point at = Point.Polar(r, a + 0.1 * own.Unit()), step = Point.Polar(0.075, own.Between(0, Math.PI));
            return Ribbon.Along([at - step, at + step], 0.075, 0.075);
        })];
        return new CharmSketch()
            .Body(Second, Ring(0, 0, 0.96, hole))
            .Detail(Main, 0.1, Smooth(Drip(0.8, 0.06, drips, own.Between(0, 1))).With(Round(0, 0, hole + 0.06).Reverse()))
            .Detail(Deep, 0.1, Sickle(0, 0, 0.46, 215, 150, 0.1))
            .Detail(Glow, 0.07, Sickle(0, 0, 0.74, 225, 60, 0.1))
            .Detail(Pale, 0.075, new([.. sprinkles.Where((_, i) => i % 2 == 0).SelectMany(s => s.Contours)]))
            .Detail(Ink, 0.075, new([.. sprinkles.Where((_, i) => i % 2 == 1).SelectMany(s => s.Contours)]))
            .Formed("doughnut", dice, 0.7);
    }

    /// <summary>A cupcake with a cherry.</summary>
    public static Charm Cupcake(Dice dice)
    {
        int sprinkles = dice.Whole(4, 8), folds = dice.Whole(3, 5);
        double top = dice.Between(0.15, 0.2), swell = dice.Between(-0.06, 0.06);
        return new CharmSketch()
            .Body(Second, Joined([-0.62, 0.16, 0.62, 0.16], [0.62, 0.16, 0.5, 0.6, 0.42, 0.96], [0.42, 0.96, 0, 1, -0.42, 0.96], [-0.42, 0.96, -0.5, 0.6, -0.62, 0.16]))
            .Detail(Deep, 0.1, new([.. Enumerable.Range(0, folds).Select(i => 0.9 * i / (folds - 1) - 0.45).SelectMany(x => Joined([x - 0.06, 0.2, x + 0.06, 0.2], [x + 0.06, 0.2, x * 0.74 + 0.045, 0.94], [x * 0.74 + 0.045, 0.94, x * 0.74 - 0.045, 0.94], [x * 0.74 - 0.045, 0.94, x - 0.06, 0.2]).Contours)]))
            .Body(Main, Smooth(-0.84, 0.1, -0.74, -0.14, -0.58, -0.22, -0.56 - swell, -0.4, -0.38, -0.48, -0.32 - swell, -0.62, 0, -0.74, 0.32 + swell, -0.62, 0.38, -0.48, 0.56 + swell, -0.4, 0.58, -0.22, 0.74, -0.14, 0.84, 0.1, 0.66, 0.28, 0.36, 0.22, 0, 0.3, -0.36, 0.22, -0.66, 0.28))
            .Detail(Glow, 0.08, Joined([-0.56, -0.08, 0, 0.06, 0.6, -0.1], [0.6, -0.1, 0, -0.06, -0.56, -0.08]))
            .Detail(Glow, 0.08, Joined([-0.36, -0.36, 0, -0.24, 0.4, -0.38], [0.4, -0.38, 0, -0.34, -0.36, -0.36]))
            .Detail(Pale, 0.09, new([.. Points(-0.4, -0.2, 0.1, -0.44, 0.38, -0.2, -0.1, -0.13, 0.62, 0.06, -0.6, 0.06, 0.16, 0.12, -0.18, -0.52).Take(sprinkles).SelectMany(p => Round(p.X, p.Y, 0.055).Contours)]))
            .Body(Second, Round(0, -0.8, top)).Detail(Pale, 0.06, Sickle(0, -0.8, 0.13, 225, 80, 0.07))
            .Formed("cupcake", dice, 0.7);
    }

    /// <summary>Two scoops of ice cream in a cone.</summary>
    public static Charm IceCream(Dice dice)
    {
        int chips = dice.Whole(2, 5);
        double cone = dice.Between(0.88, 1.1), drip = dice.Between(-0.06, 0.08);
        return new CharmSketch()
            .Body(Second, Joined([-0.42, 0.1, 0.42, 0.1], [0.42, 0.1, 0.06, 0.96 * cone], [0.06, 0.96 * cone, 0, cone, -0.06, 0.96 * cone], [-0.06, 0.96 * cone, -0.42, 0.1]))
            .Line(Deep, 0.05, 0.14, -0.3, 0.34, 0.1, 0.66).Line(Deep, 0.05, 0.14, -0.1, 0.18, 0.2, 0.44).Line(Deep, 0.05, 0.14, 0.3, 0.34, -0.1, 0.66).Line(Deep, 0.05, 0.14, 0.1, 0.18, -0.2, 0.44)
            .Body(Pale, Smooth(0, -0.98, 0.34, -0.88, 0.46, -0.58, 0.4, -0.36, 0, -0.3, -0.4, -0.36, -0.46, -0.58, -0.34, -0.88))
            .Body(Main, Smooth(0, -0.48, 0.36, -0.4, 0.54, -0.12, 0.5, 0.14, 0.36, 0.24 + drip, 0.2, 0.14, 0, 0.26 - drip, -0.2, 0.14, -0.36, 0.24 + drip, -0.5, 0.14, -0.54, -0.12, -0.36, -0.4))
            .Detail(Deep, 0.1, Sickle(0, -0.02, 0.48, 10, 110, 0.14, 0.9)).Detail(Glow, 0.08, Sickle(0, -0.04, 0.36, 220, 66, 0.1))
            .Details(Main, 0.088, Points(-0.14, -0.7, 0.14, -0.78, 0.2, -0.56, -0.02, -0.56, -0.26, -0.5).Take(chips).Select(p => Round(p.X, p.Y, 0.055)))
            .Face(0, -0.08, 0.2)
            .Formed("ice-cream", dice, 0.7);
    }
}
