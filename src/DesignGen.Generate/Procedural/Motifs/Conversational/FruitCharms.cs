using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Fruit.</summary>
public static class FruitCharms
{
    /// <summary>A strawberry with seeds and a leafy cap.</summary>
    public static Charm Strawberry(Dice dice)
    {
        int rows = dice.Whole(3, 5);
        double cap = dice.Between(0.8, 1.1), seed = dice.Between(0.85, 1.15);
        return new CharmSketch()
            .Body(Main, Smooth(0, 0.98, -0.36, 0.72, -0.68, 0.2, -0.74, -0.28, -0.42, -0.6, 0, -0.56, 0.42, -0.6, 0.74, -0.28, 0.68, 0.2, 0.36, 0.72))
            .Detail(Deep, 0.2, Joined([0.42, -0.6, 0.74, -0.28, 0.68, 0.2, 0.36, 0.72, 0, 0.98], [0, 0.98, 0.3, 0.55, 0.46, 0.1, 0.5, -0.3, 0.42, -0.6]))
            .Detail(Pale, 0.09, new([.. Enumerable.Range(0, rows).SelectMany(r => Enumerable.Range(0, 4).Select(i => (X: (i - 1.5 + 0.5 * (r % 2)) * 0.34, Y: -0.2 + 0.9 * r / rows))).Where(p => Math.Abs(p.X) < 0.6 - 0.42 * Math.Max(0, p.Y)).SelectMany(p => Oval(p.X, p.Y, 0.048 * seed, 0.085 * seed, -p.X * 25).Contours)]))
            .Stalk(Stem, 0.1, 0.13, 0, -0.55, 0.03, -0.8, 0.12, -0.98)
            .Body(Leaf, new([.. Points(-0.62, -0.5, -0.4, -0.14, 0, -0.02, 0.4, -0.14, 0.62, -0.5).Select(p => Blade(0, -0.66, p.X * cap, -0.66 + (p.Y + 0.66) * cap, 0.26)).Append(Oval(0, -0.6, 0.26, 0.13)).SelectMany(o => o.Contours)]))
            .Face(-0.08, 0.16, 0.3)
            .Formed("strawberry", dice);
    }

    /// <summary>Two cherries on one stalk.</summary>
    public static Charm Cherries(Dice dice)
    {
        double size = dice.Between(0.9, 1.06), apart = dice.Between(-0.05, 0.1), turn = dice.Between(-16, 16);
        return new CharmSketch()
            .Stalk(Stem, 0.1, 0.07, 0.12, -0.9, -0.2, -0.45, -0.42, 0.12)
            .Stalk(Stem, 0.1, 0.07, 0.12, -0.9, 0.36, -0.5, 0.46, 0.02)
            .Body(Leaf, Put(Blade(0, 0, -0.96, 0.22, 0.3, 0.12), 0.1, -0.84, size, turn))
            .Detail(LeafDeep, 0.12, Put(Joined([0, 0, -0.4, 0.12, -0.96, 0.22], [-0.96, 0.22, -0.65, 0.42, -0.3, 0.34, 0, 0]), 0.1, -0.84, size, turn))
            .Body(Main, Put(Smooth(0.03, -0.36, -0.25, -0.44, -0.45, -0.18, -0.41, 0.18, -0.11, 0.44, 0.23, 0.36, 0.45, 0.06, 0.37, -0.32, 0.19, -0.44), -0.49 - apart, 0.48, size))
            .Detail(Deep, 0.1, Sickle(-0.49 - apart, 0.48, 0.43 * size, 40, 170, 0.17))
            .Detail(Glow, 0.08, Sickle(-0.49 - apart, 0.48, 0.3 * size, 215, 70, 0.1))
            .Body(Main, Smooth(0.44, 0.04, 0.2, -0.04, 0.02, 0.2, 0.06, 0.54, 0.34, 0.8, 0.68, 0.74, 0.9, 0.44, 0.84, 0.08, 0.62, -0.04))
            .Detail(Deep, 0.1, Sickle(0.46, 0.38, 0.42, 40, 170, 0.17))
            .Detail(Glow, 0.08, Sickle(0.46, 0.38, 0.29, 215, 70, 0.1))
            .Face(-0.5, 0.44, 0.19)
            .Formed("cherries", dice);
    }

    /// <summary>A lemon with a leaf.</summary>
    public static Charm Lemon(Dice dice)
    {
        double leaf = dice.Between(0.85, 1.15), turn = dice.Between(-22, 14);
        bool pair = dice.Chance(0.35);
        return new CharmSketch()
            .Stalk(Stem, 0.08, 0.1, 0, -0.7, -0.04, -0.84, -0.12, -0.98)
            .Bodies(Leaf, (pair ? [Put(Blade(0, 0, -0.7, -0.2, 0.24, -0.14), -0.02, -0.8, leaf, -turn)] : Array.Empty<Outline>()).Append(Put(Blade(0, 0, 0.8, -0.18, 0.26, 0.14), -0.02, -0.8, leaf, turn)))
            .Detail(LeafDeep, 0.1, Put(Joined([0, 0, 0.38, -0.02, 0.8, -0.18], [0.8, -0.18, 0.52, 0.12, 0.26, 0.14, 0, 0]), -0.02, -0.8, leaf, turn))
            .Body(Main, Smooth(0, -0.78, 0.16, -0.7, 0.5, -0.46, 0.68, 0.06, 0.5, 0.56, 0.2, 0.8, 0.1, 0.94, -0.02, 1, -0.13, 0.93, -0.22, 0.8, -0.52, 0.54, -0.68, 0.04, -0.5, -0.46, -0.16, -0.7))
            .Detail(Deep, 0.12, Joined([0.5, -0.46, 0.68, 0.06, 0.5, 0.56, 0.2, 0.8, 0.1, 0.94, -0.02, 1], [-0.02, 1, 0.02, 0.78, 0.32, 0.5, 0.48, 0.06, 0.5, -0.46]))
            .Detail(Glow, 0.09, Sickle(-0.02, 0.05, 0.52, 205, 62, 0.13, 1.1))
            .Dots(Deep, 0.042, -0.1, -0.36, 0.16, -0.2, -0.2, 0.52, 0.06, 0.6, 0.24, 0.34, -0.34, 0.34)
            .Face(-0.06, 0.1, 0.28)
            .Formed("lemon", dice);
    }

    /// <summary>A round slice of an orange.</summary>
    public static Charm OrangeSlice(Dice dice)
    {
        double core = dice.Between(0.12, 0.2), turn = dice.Between(0, Math.PI);
        int cuts = dice.Whole(7, 10);
        CharmSketch sketch = new CharmSketch().Body(Main, Round(0, 0, 0.94)).Detail(Pale, 0.09, Round(0, 0, 0.82));
        double half = Math.PI / cuts;
        Outline[] wedges = [.. Enumerable.Range(0, cuts).Select(i =>
        {
            double a = 2 * half * i;
            Point At(double r, double t) => Point.Polar(r, turn + a + half * t);
            return Outline.Smooth(At(core, 0), At(0.36, -0.66), At(0.6, -0.79), At(0.71, -0.66), At(0.745, 0), At(0.71, 0.66), At(0.6, 0.79), At(0.36, 0.66));
        })];
        return sketch.Detail(Main, 0.1, new([.. wedges.SelectMany(w => w.Contours)]))
            .Detail(Glow, 0.075, new([.. Enumerable.Range(0, cuts).SelectMany(i => Blade(Math.Cos(turn + 2 * half * i + 0.1) * 0.36, Math.Sin(turn + 2 * half * i + 0.1) * 0.36, Math.Cos(turn + 2 * half * i + 0.12) * 0.64, Math.Sin(turn + 2 * half * i + 0.12) * 0.64, 0.17).Contours)]))
            .Formed("orange-slice", dice, 0.6);
    }

    /// <summary>A pineapple with a crown.</summary>
    public static Charm Pineapple(Dice dice)
    {
        double tall = dice.Between(0.8, 1.15), fan = dice.Between(0.8, 1.15);
        var eyes = new List<Outline>();
        for (int row = 0; row < 6; row++)
        {
            for (int i = -2; i <= 2; i++)
            {
                double x = (i + (row % 2) * 0.5) * 0.27, y = -0.18 + row * 0.2;
                if (Math.Pow(x / 0.44, 2) + Math.Pow((y - 0.34) / 0.57, 2) < 1)
                    eyes.Add(Joined([x, y - 0.085, x + 0.085, y], [x + 0.085, y, x, y + 0.085], [x, y + 0.085, x - 0.085, y], [x - 0.085, y, x, y - 0.085]));
            }
        }
        CharmSketch sketch = new();
        (double X, double Y, double W)[] crown = [(-0.56, -0.62, 0.17), (0.56, -0.62, 0.17), (-0.4, -0.84, 0.16), (0.4, -0.84, 0.16), (-0.15, -0.98, 0.15), (0.17, -0.98, 0.15)];
        foreach ((double x, double y, double w) in crown)
            sketch.Body(Leaf, Blade(x * 0.12, -0.12, x * fan, -0.12 + (y + 0.12) * tall, w, x > 0 ? 0.14 : -0.14));
        sketch.Body(LeafDeep, Blade(0, -0.12, 0, -0.12 - 0.64 * tall, 0.2));
        return sketch.Body(Main, Smooth(0, -0.26, 0.34, -0.18, 0.54, 0.14, 0.54, 0.54, 0.36, 0.86, 0, 0.98, -0.36, 0.86, -0.54, 0.54, -0.54, 0.14, -0.34, -0.18))
            .Detail(Glow, 0.1, Sickle(0, 0.36, 0.5, 180, 90, 0.16, 1.16))
            .Detail(Deep, 0.1, new([.. eyes.SelectMany(e => e.Contours)]))
            .Formed("pineapple", dice);
    }

    /// <summary>A wedge of watermelon.</summary>
    public static Charm Watermelon(Dice dice)
    {
        int seeds = dice.Whole(4, 9);
        double depth = dice.Between(0.84, 1.12);
        return new CharmSketch()
            .Body(Leaf, Joined([-0.98, -0.3, -0.8, 0.24, -0.4, 0.6 * depth, 0, 0.7 * depth, 0.4, 0.6 * depth, 0.8, 0.24, 0.98, -0.3], [0.98, -0.3, 0.5, -0.46, 0, -0.5, -0.5, -0.46, -0.98, -0.3]))
            .Detail(Pale, 0.1, Joined([-0.84, -0.34, -0.68, 0.14, -0.34, 0.44, 0, 0.53, 0.34, 0.44, 0.68, 0.14, 0.84, -0.34], [0.84, -0.34, 0.4, -0.48, 0, -0.5, -0.4, -0.48, -0.84, -0.34]))
            .Detail(Main, 0.1, Joined([-0.74, -0.37, -0.6, 0.08, -0.3, 0.34, 0, 0.42, 0.3, 0.34, 0.6, 0.08, 0.74, -0.37], [0.74, -0.37, 0.4, -0.48, 0, -0.5, -0.4, -0.48, -0.74, -0.37]))
            .Detail(Ink, 0.1, new([.. Points(0, -0.04, -0.48, -0.22, 0.48, -0.22, -0.12, 0.22, 0.16, -0.3, -0.16, -0.3, 0.3, 0.02, -0.3, 0.02, 0.14, 0.22).Take(seeds).SelectMany(p => Blade(p.X, p.Y - 0.09, p.X - p.X * 0.1, p.Y + 0.08, 0.32).Contours)]))
            .Formed("watermelon", dice);
    }
}
