using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Fruit, dishes and drinks.</summary>
internal static class FoodCharms
{
    /// <summary>A peach with its cleft and two leaves.</summary>
    public static Charm Peach(Dice dice)
    {
        double cleft = dice.Between(0.0, 0.2);
        return new CharmSketch().Body(Main, EvenCut([0, -0.62, 0.3, -0.72, 0.74, -0.5, 0.86, 0.04, 0.6, 0.56, 0.2, 0.78, 0, 0.98])).Detail(Deep, 0.12, Joined([0, 0.98, 0.2, 0.78, 0.6, 0.56, 0.86, 0.04, 0.74, -0.5], [0.74, -0.5, 0.66, 0.1, 0.4, 0.5, 0, 0.98])).Line(Deep, 0.06, 0.15, 0, -0.6, -0.16 - cleft, -0.1, -0.1 - cleft * 0.6, 0.4, 0, 0.86).Detail(Glow, 0.08, Sickle(-0.34, -0.14, 0.36, 215, 80, 0.11))
            .Stalk(Ink, 0.1, 0.08, 0, -0.58, 0.03, -0.9).Rimmed(Leaf, LeafDeep, Petal(new(0.3, 0.45, 1, 0.3), 0.02, -0.66, 0.76, -28)).Rimmed(Leaf, LeafDeep, Petal(new(0.3, 0.45, 1, 0.3), -0.02, -0.64, 0.64, 206)).Vein(LeafDeep, 0.04, 0.08, 0.1, -0.7, 0.36, -0.82, 0.56, -0.92).Face(0, 0.1, 0.26).Formed("peach", dice);
    }

    /// <summary>A pear.</summary>
    public static Charm Pear(Dice dice)
    {
        double neck = dice.Between(0.22, 0.34);
        return new CharmSketch().Stalk(Ink, 0.1, 0.08, 0, -0.8, 0.08, -1.12).Body(Main, Even(0, -0.92, neck * 0.7, -0.84, neck + 0.04, -0.46, 0.54, 0.06, 0.7, 0.5, 0.44, 0.92, 0, 0.96)).Detail(Deep, 0.12, Joined([neck + 0.02, -0.5, 0.54, 0.06, 0.7, 0.5, 0.44, 0.92, 0, 0.96], [0, 0.96, 0.4, 0.6, 0.36, 0.1, neck + 0.02, -0.5])).Detail(Glow, 0.08, Limb([0.05, 0.13, 0.06], -neck, -0.4, -0.42, 0.1, -0.46, 0.46)).Rimmed(Leaf, LeafDeep, Petal(new(0.3, 0.45, 1, 0.3), 0.04, -0.92, 0.62, -24)).Face(0, 0.4, 0.24).Formed("pear", dice);
    }

    /// <summary>An apple, whole or with a bite.</summary>
    public static Charm Apple(Dice dice)
    {
        bool bitten = dice.Chance(0.4);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.1, 0.09, 0, -0.46, 0.08, -0.96).Body(Main, EvenCut([0, -0.5, 0.24, -0.66, 0.66, -0.6, 0.88, -0.16, 0.74, 0.44, 0.4, 0.9, 0.14, 0.9, 0, 0.82])).Detail(Deep, 0.12, Joined([0.66, -0.6, 0.88, -0.16, 0.74, 0.44, 0.4, 0.9, 0.14, 0.9, 0, 0.82], [0, 0.82, 0.4, 0.6, 0.62, 0, 0.66, -0.6])).Detail(Glow, 0.08, Sickle(-0.4, -0.08, 0.34, 215, 80, 0.11)).Rimmed(Leaf, LeafDeep, Petal(new(0.34, 0.45, 1, 0.3), 0.06, -0.66, 0.64, -26)).Vein(LeafDeep, 0.04, 0.08, 0.14, -0.7, 0.36, -0.8, 0.54, -0.9);
        if (bitten)
            sketch.Details(Pale, 0.12, [Smooth(0.9, -0.3, 0.62, -0.3, 0.52, -0.12, 0.56, 0.02, 0.46, 0.16, 0.6, 0.32, 0.84, 0.28)]);
        return sketch.Face(-0.1, 0.14, 0.26).Formed("apple", dice, 0.8);
    }

    /// <summary>A hand of bananas.</summary>
    public static Charm Banana(Dice dice)
    {
        int fingers = dice.Whole(2, 3);
        CharmSketch sketch = new();
        for (int i = fingers - 1; i >= 0; i--)
        {
            double a = 0.3 * i;
            Outline finger = Limb([0.12, 0.34, 0.4, 0.36, 0.16], 0.3, -0.84, 0.52 - 0.1 * a, -0.3, 0.36 - 0.4 * a, 0.3, -0.2 - 0.5 * a, 0.66 - 0.3 * a, -0.82 - 0.1 * a, 0.6 - 0.6 * a);
            sketch.Rimmed(Main, Deep, finger).Detail(Deep, 0.08, Limb([0.03, 0.07, 0.06, 0.03], 0.4, -0.6, 0.4 - 0.1 * a, -0.2, 0.24 - 0.4 * a, 0.24, -0.24 - 0.5 * a, 0.54 - 0.3 * a)).Body(Ink, Oval(-0.86 - 0.1 * a, 0.6 - 0.6 * a, 0.09, 0.1));
        }
        return sketch.Body(Deep, Limb([0.26, 0.2, 0.16], 0.36, -0.7, 0.28, -0.9, 0.3, -1.1)).Formed("banana", dice);
    }

    /// <summary>A bunch of grapes.</summary>
    public static Charm Grapes(Dice dice)
    {
        int rows = dice.Whole(4, 5);
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.1, 0.08, 0, -0.5, 0.06, -1.1).Rimmed(Leaf, LeafDeep, Put(EvenCut([0, -0.6, 0.16, -0.3], [0.16, -0.3, 0.5, -0.4, 0.56, -0.1], [0.56, -0.1, 0.4, 0.02, 0.44, 0.2], [0.44, 0.2, 0.2, 0.16, 0, 0.3]), 0.5, -0.84, 0.76, 60));
        for (int r = 0; r < rows; r++)
        {
            int n = Math.Max(1, rows - r);
            for (int c = 0; c < n; c++)
            {
                double x = (c - (n - 1) / 2.0) * 0.4, y = -0.5 + 0.34 * r;
                sketch.Rimmed((r + c) % 3 == 1 ? Pale : Main, Deep, Round(x, y, 0.23)).Detail(Glow, 0.06, Round(x - 0.07, y - 0.08, 0.055));
            }
        }
        return sketch.Formed("grape", dice, 0.8);
    }

    /// <summary>A split pomegranate.</summary>
    public static Charm Pomegranate(Dice dice)
    {
        double split = dice.Between(0.28, 0.42);
        CharmSketch sketch = new CharmSketch().Body(Main, EvenCut([0, -0.74, 0.16, -0.76], [0.16, -0.76, 0.3, -1.06], [0.3, -1.06, 0.34, -0.74], [0.34, -0.74, 0.76, -0.46, 0.9, 0.08, 0.7, 0.62, 0.3, 0.9, 0, 0.94])).Body(Main, EvenCut([0, -0.96, 0.1, -0.7], [0.1, -0.7, 0, -0.6])).Detail(Deep, 0.12, Joined([0.6, -0.6, 0.9, 0.08, 0.7, 0.62, 0.3, 0.9, 0, 0.94], [0, 0.94, 0.5, 0.56, 0.68, 0.1, 0.6, -0.6]));
        sketch.Detail(Pale, 0.2, Smooth(-0.2, -0.54, 0.1, -0.4, split, 0, 0.3, 0.4, 0.02, 0.7, -0.24, 0.36, -split, -0.04));
        foreach ((double x, double y) in new[] { (-0.14, -0.3), (0.08, -0.26), (-0.2, -0.06), (0.02, -0.02), (0.22, 0.02), (-0.12, 0.18), (0.12, 0.22), (0, 0.44) })
            sketch.Detail(Deep, 0.1, Petal(new(0.4, 0.6, 0.3, 0.4), x, y + 0.08, 0.2, -90 + x * 60));
        return sketch.Rimmed(Leaf, LeafDeep, Petal(new(0.26, 0.45, 1, 0.3), 0.5, 0.5, 0.7, 24)).Rimmed(Leaf, LeafDeep, Petal(new(0.26, 0.45, 1, 0.3), 0.4, 0.7, 0.6, 62)).Formed("pomegranate", dice, 0.8);
    }

    /// <summary>Half an avocado with its stone.</summary>
    public static Charm Avocado(Dice dice)
    {
        double stone = dice.Between(0.24, 0.34);
        return new CharmSketch().Body(Deep, Even(0, -1, 0.28, -0.9, 0.46, -0.36, 0.68, 0.2, 0.64, 0.68, 0.32, 0.96, 0, 1)).Detail(Main, 0.1, Even(0, -0.91, 0.22, -0.82, 0.38, -0.32, 0.59, 0.22, 0.55, 0.64, 0.27, 0.87, 0, 0.91)).Detail(Glow, 0.1, Even(0, -0.7, 0.16, -0.62, 0.28, -0.2, 0.46, 0.26, 0.42, 0.58, 0.2, 0.74, 0, 0.77)).Detail(Second, 0.2, Round(0, 0.32, stone)).Detail(Pale, 0.07, Sickle(-0.03, 0.3, stone * 0.7, 215, 80, 0.09)).Face(0, 0.32, 0.13).Formed("avocado", dice);
    }

    /// <summary>A persimmon with its calyx.</summary>
    public static Charm Persimmon(Dice dice)
    {
        double squat = dice.Between(0.56, 0.74);
        CharmSketch sketch = new CharmSketch().Body(Main, Even(0, -0.4, 0.4, -0.48, 0.86, -0.3, 0.98, 0.1, 0.76, squat, 0.3, squat + 0.14, 0, squat + 0.1)).Detail(Deep, 0.12, Joined([0.9, -0.2, 0.98, 0.1, 0.76, squat, 0.3, squat + 0.14, 0, squat + 0.1], [0, squat + 0.1, 0.6, squat - 0.1, 0.9, -0.2])).Detail(Glow, 0.08, Sickle(-0.44, 0.04, 0.34, 215, 80, 0.11)).Stalk(Stem, 0.12, 0.1, 0, -0.4, 0.04, -0.8);
        foreach (double a in new[] { -20.0, 200, 60, 120 })
            sketch.Rimmed(Leaf, LeafDeep, Petal(new(0.4, 0.55, 0.6, 0.2), 0, -0.42, a is 60 or 120 ? 0.44 : 0.54, a));
        return sketch.Body(LeafDeep, Oval(0, -0.42, 0.13, 0.09)).Face(0, 0.24, 0.26).Formed("persimmon", dice, 0.8);
    }

    /// <summary>Kiwi fruit, cut across.</summary>
    public static Charm Kiwi(Dice dice)
    {
        int seeds = dice.Whole(12, 18);
        double turn = dice.Between(0, 30);
        return new CharmSketch().Body(Second, Round(0, 0, 0.98)).Detail(Main, 0.1, Round(0, 0, 0.87)).Details(Deep, 0.06, Petals(new(0.1, 0.5, 0.9, 0.9), seeds, 0, 0, 0.3, 0.46, turn)).Detail(Glow, 0.1, Oval(0, 0, 0.28, 0.24, turn)).Details(Ink, 0.07, Enumerable.Range(0, seeds).Select(i => Put(Oval(0, -0.46, 0.04, 0.075), 0, 0, 1, turn + 360.0 * (i + 0.5) / seeds))).Formed("kiwi-fruit", dice);
    }

    /// <summary>A chilli.</summary>
    public static Charm Chilli(Dice dice)
    {
        double hook = dice.Between(-0.2, 0.3);
        return new CharmSketch().Body(Main, Limb([0.5, 0.46, 0.34, 0.2, 0.04], 0.5, -0.56, 0.42, -0.1, 0.14, 0.36, -0.34, 0.66, -0.92, 0.6 - hook)).Detail(Glow, 0.07, Limb([0.04, 0.1, 0.08, 0.03], 0.4, -0.4, 0.3, -0.06, 0.06, 0.28, -0.3, 0.5)).Rimmed(Leaf, LeafDeep, Smooth(0.24, -0.56, 0.4, -0.74, 0.6, -0.78, 0.78, -0.6, 0.8, -0.44, 0.66, -0.5, 0.54, -0.42, 0.42, -0.5, 0.28, -0.44)).Stalk(Leaf, 0.14, 0.11, 0.56, -0.68, 0.6, -0.9, 0.8, -1.04).Formed("chilli", dice);
    }

    /// <summary>A carrot.</summary>
    public static Charm Carrot(Dice dice)
    {
        int fronds = dice.Whole(3, 5);
        CharmSketch sketch = new();
        for (int i = 0; i < fronds; i++)
            sketch.Rimmed(i % 2 == 0 ? Leaf : LeafDeep, Ink, Petal(new(0.17, 0.6, 0.4, 0.6), 0, -0.36, 0.8 - 0.1 * Math.Abs(i - (fronds - 1) / 2.0), -90 + 100.0 / fronds * (i - (fronds - 1) / 2.0)));
        return sketch.Body(Main, Even(0, -0.44, 0.26, -0.46, 0.38, -0.26, 0.28, 0.24, 0.1, 0.84, 0, 1)).Line(Deep, 0.06, 0.1, -0.32, -0.16, -0.12, -0.12).Line(Deep, 0.06, 0.1, 0.3, 0.06, 0.1, 0.1).Line(Deep, 0.06, 0.1, -0.24, 0.3, -0.08, 0.32).Line(Deep, 0.05, 0.1, 0.17, 0.5, 0.05, 0.52).Face(0, -0.08, 0.16).Formed("carrot", dice);
    }

    /// <summary>A slice of pizza.</summary>
    public static Charm Pizza(Dice dice)
    {
        int drip = dice.Whole(0, 2);
        CharmSketch sketch = new CharmSketch().Body(Second, Angular(0.06, -0.74, -0.6, 0.74, -0.6, 0, 1)).Bodies(Second, Enumerable.Range(0, drip).Select(i => Limb([0.18, 0.14], -0.3 + 0.5 * i, 0.0 + 0.2 * i, -0.3 + 0.5 * i, 0.44)));
        return sketch.Body(Deep, Smooth(-0.92, -0.66, -0.8, -0.86, -0.4, -0.94, 0, -0.97, 0.4, -0.94, 0.8, -0.86, 0.92, -0.66, 0.78, -0.5, 0.4, -0.6, 0, -0.62, -0.4, -0.6, -0.78, -0.5)).Details(Main, 0.15, [Round(-0.26, -0.3, 0.19), Round(0.3, -0.24, 0.19), Round(0, 0.2, 0.18)]).Details(Deep, 0.05, [Round(-0.3, -0.34, 0.04), Round(0.34, -0.2, 0.04), Round(0.02, 0.24, 0.04)]).Details(Leaf, 0.08, [Petal(new(0.3, 0.5, 0.8, 0.4), -0.06, -0.06, 0.24, -40), Petal(new(0.3, 0.5, 0.8, 0.4), 0.14, 0.4, 0.2, -120), Petal(new(0.3, 0.5, 0.8, 0.4), 0.04, -0.46, 0.2, 10)]).Formed("pizza", dice, 0.7);
    }

    /// <summary>A hamburger.</summary>
    public static Charm Burger(Dice dice)
    {
        int seeds = dice.Whole(4, 7);
        double tall = dice.Between(0, 0.14);
        return new CharmSketch().Body(Main, EvenCut([0, 0.5, 0.84, 0.5], [0.84, 0.5, 0.86, 0.72, 0.66, 0.88, 0, 0.9])).Body(Ink, Box(-0.92, 0.3, 0.92, 0.56, 0.13)).Body(Second, Angular(0.1, -0.88, 0.2, 0.88, 0.2, 0.5, 0.5, 0.2, 0.24, -0.2, 0.46, -0.5, 0.24)).Body(Leaf, Smooth(-0.98, 0.1, -0.7, 0.0, 0, 0, 0.7, 0, 0.98, 0.1, 0.8, 0.26, 0.6, 0.14, 0.4, 0.28, 0.2, 0.14, 0, 0.28, -0.2, 0.14, -0.4, 0.28, -0.6, 0.14, -0.8, 0.26))
            .Body(Main, EvenCut([0, -0.76 - tall, 0.5, -0.68 - tall, 0.86, -0.36, 0.92, 0.04], [0.92, 0.04, 0, 0.04])).Detail(Deep, 0.1, EvenCut([0, -0.12, 0.9, -0.12], [0.9, -0.12, 0.92, 0.04], [0.92, 0.04, 0, 0.04])).Details(Glow, 0.06, Points(-0.4, -0.4, -0.1, -0.56, 0.24, -0.5, 0.5, -0.32, 0.04, -0.3, -0.6, -0.22, 0.3, -0.22).Take(seeds).Select((p, i) => Oval(p.X, p.Y, 0.07, 0.045, i * 40 - 60))).Face(0, -0.2, 0.26).Formed("burger", dice, 0.7);
    }

    /// <summary>A piece of nigiri.</summary>
    public static Charm Sushi(Dice dice)
    {
        double bow = dice.Between(0.0, 0.16);
        CharmSketch sketch = new CharmSketch().Rimmed(Glow, Ink, Smooth(-0.86, 0.3, -0.6, 0.02, 0, -0.06, 0.6, 0.02, 0.88, 0.3, 0.8, 0.6, 0.4, 0.68, -0.4, 0.68, -0.82, 0.6)).Rimmed(Main, Deep, Smooth(-1, 0.24, -0.9, -0.16, -0.4, -0.4 - bow, 0.3, -0.42 - bow, 0.84, -0.2, 1, 0.2, 0.8, 0.28, 0.4, 0.12 - bow, -0.4, 0.14 - bow, -0.8, 0.32));
        foreach (double x in new[] { -0.6, -0.3, 0.0, 0.3, 0.6 })
            sketch.Line(Glow, 0.06, 0.1, x - 0.08, -0.26 + Math.Abs(x) * 0.2 - bow, x + 0.04, -0.1 - bow * 0.8, x, 0.08 - bow);
        if (dice.Chance(0.5))
            sketch.Rimmed(Ink, Ink, Joined([-0.16, -0.44 - bow, 0.16, -0.44 - bow], [0.16, -0.44 - bow, 0.22, 0.1, 0.18, 0.7], [0.18, 0.7, -0.18, 0.7], [-0.18, 0.7, -0.22, 0.1, -0.16, -0.44 - bow]));
        return sketch.Details(Deep, 0.05, [Oval(-0.56, 0.46, 0.05, 0.03), Oval(0.5, 0.5, 0.05, 0.03), Oval(-0.34, 0.56, 0.05, 0.03), Oval(0.66, 0.38, 0.05, 0.03)]).Face(0, 0.4, 0.14).Formed("sushi", dice, 0.7);
    }

    /// <summary>A dumpling: a half-moon of dough, its pressed edge laid in thin folds.</summary>
    public static Charm Dumpling(Dice dice)
    {
        int pleats = dice.Whole(7, 11);
        double high = dice.Between(0.62, 0.82), belly = dice.Between(0.3, 0.46), frill = dice.Between(0.16, 0.24), sweep = dice.Between(-0.16, 0.16);
        // The pressed edge runs as an arch from tip to tip.
        Point At(double u, double r) => new(-Math.Cos(Math.PI * u) * (0.98 - r * 0.6), 0.16 - (high - r) * Math.Pow(Math.Sin(Math.PI * u), 0.8));
        double[] Run(params Point[] p) => [.. p.SelectMany(q => new[] { q.X, q.Y })];
        var runs = new List<double[]>();
        for (int i = 0; i < pleats; i++)
            runs.Add(Run(At((double)i / pleats, 0), At((i + 0.5) / pleats, -0.05), At((i + 1.0) / pleats, 0)));
        runs.Add([0.98, 0.16, 0.86, 0.16 + belly * 0.75, 0.4, 0.16 + belly, 0, 0.18 + belly, -0.4, 0.16 + belly, -0.86, 0.16 + belly * 0.75, -0.98, 0.16]);
        CharmSketch sketch = new CharmSketch().Rimmed(Glow, Ink, Joined([.. runs]), 0.045)
            .Line(Pale, 0.05, 0.16, Run([.. Enumerable.Range(0, 13).Select(i => At(0.08 + 0.84 * i / 12, frill))]));
        for (int i = 1; i < pleats; i++)
        {
            double u = (double)i / pleats;
            sketch.Line(Pale, 0.045, 0.14, Run(At(u, 0.03), At(u, frill), At(u + sweep * 0.2, frill + 0.1), At(u + sweep * 0.5, frill + 0.26)));
        }
        sketch.Detail(Pale, 0.1, Joined([0.9, 0.26, 0.7, 0.1 + belly * 0.8, 0.36, 0.12 + belly, 0, 0.14 + belly, -0.36, 0.12 + belly], [-0.36, 0.12 + belly, 0, 0.06 + belly, 0.4, 0.02 + belly, 0.9, 0.26]));
        return (dice.Chance(0.4) ? sketch.Dots(Ink, 0.055, -0.2, 0.2, 0.2, 0.2).Line(Ink, 0.045, 0.1, -0.09, 0.26, 0, 0.31, 0.09, 0.26) : sketch).Formed("dumpling", dice, 0.7);
    }

    /// <summary>A cup of bubble tea.</summary>
    public static Charm MilkTea(Dice dice)
    {
        double level = dice.Between(-0.36, -0.1), straw = dice.Between(0.06, 0.26);
        CharmSketch sketch = new CharmSketch().Body(Second, Limb([0.15, 0.15], 0.0, 0.1, straw, -1.1)).Rimmed(Pale, Deep, Angular(0.08, -0.56, -0.5, 0.56, -0.5, 0.42, 1, -0.42, 1)).Detail(Main, 0.2, Outline.Polygon(new(-0.5 - level * 0.02, level), new(0.5 + level * 0.02, level), new(0.36, 0.94), new(-0.36, 0.94)));
        foreach ((double x, double y) in new[] { (-0.24, 0.8), (-0.02, 0.84), (0.2, 0.8), (-0.14, 0.62), (0.1, 0.64), (0.28, 0.6), (-0.3, 0.54), (0, 0.44) })
            sketch.Detail(Ink, 0.1, Round(x, y, 0.095));
        return sketch.Rimmed(Glow, Ink, EvenCut([0, -0.84, 0.36, -0.8, 0.56, -0.58], [0.56, -0.58, 0, -0.58])).Rimmed(Second, Deep, Box(-0.64, -0.62, 0.64, -0.46, 0.07)).Face(0, 0.14, 0.18).Formed("milk-tea", dice, 0.5);
    }

    /// <summary>A steaming bowl of noodles.</summary>
    public static Charm Noodles(Dice dice)
    {
        double steam = dice.Between(-0.1, 0.1);
        CharmSketch sketch = new CharmSketch().Body(Ink, Limb([0.07, 0.08], -0.2, -0.04, 0.8, -0.96)).Body(Ink, Limb([0.07, 0.08], -0.04, -0.04, 0.96, -0.84)).Rimmed(Second, Deep, Even(0, -0.26, 0.5, -0.22, 0.84, 0.0, 0.6, 0.14, 0, 0.16));
        foreach (double x in new[] { -0.5, -0.2, 0.1, 0.4 })
            sketch.Line(Deep, 0.05, 0.1, x - 0.1, 0.04, x, -0.12, x + 0.16, -0.14, x + 0.22, 0.04);
        sketch.Rimmed(Glow, Ink, Oval(-0.44, -0.1, 0.2, 0.14)).Detail(Second, 0.1, Oval(-0.44, -0.1, 0.1, 0.08)).Rimmed(Leaf, LeafDeep, Petal(new(0.3, 0.5, 0.6, 0.4), 0.02, 0, 0.36, -70));
        foreach (double x in new[] { -0.46, -0.16 })
            sketch.Body(Pale, Limb([0.04, 0.09, 0.07, 0.03], x, -0.44, x + 0.1 + steam, -0.6, x - 0.06, -0.78, x + 0.04, -0.98));
        return sketch.Body(Main, EvenCut([0, 0.06, 0.94, 0.06], [0.94, 0.06, 0.86, 0.46, 0.56, 0.74, 0.36, 0.84], [0.36, 0.84, 0.36, 0.96], [0.36, 0.96, 0, 0.96])).Detail(Glow, 0.08, EvenCut([0, 0.2, 0.88, 0.2], [0.88, 0.2, 0.86, 0.29], [0.86, 0.29, 0, 0.29])).Detail(Deep, 0.1, Joined([0.9, 0.3, 0.8, 0.52, 0.5, 0.78], [0.5, 0.78, 0.2, 0.84], [0.2, 0.84, 0.6, 0.6, 0.9, 0.3])).Formed("noodles", dice, 0.6);
    }

    /// <summary>A teapot.</summary>
    public static Charm Teapot(Dice dice)
    {
        double spout = dice.Between(-0.5, -0.24);
        return new CharmSketch().Body(Main, Joined([-0.5, 0.3, -0.8, 0.1, -0.84, -0.2, -1.06, spout], [-1.06, spout, -0.88, spout - 0.06], [-0.88, spout - 0.06, -0.66, -0.2, -0.5, -0.1], [-0.5, -0.1, -0.5, 0.3])).Body(Main, Joined([0.5, -0.3, 0.86, -0.5, 1.06, -0.16, 0.9, 0.3, 0.5, 0.42], [0.5, 0.42, 0.52, 0.26], [0.52, 0.26, 0.78, 0.16, 0.88, -0.14, 0.76, -0.32, 0.54, -0.14], [0.54, -0.14, 0.5, -0.3]))
            .Body(Main, Even(0, -0.46, 0.4, -0.44, 0.66, -0.1, 0.62, 0.4, 0.36, 0.68, 0, 0.7)).Body(Deep, Box(-0.36, 0.66, 0.36, 0.78, 0.05)).Rimmed(Main, Deep, EvenCut([0, -0.72, 0.26, -0.66, 0.42, -0.46], [0.42, -0.46, 0, -0.44])).Body(Second, Round(0, -0.8, 0.12)).Detail(Deep, 0.1, Joined([0.5, -0.3, 0.66, 0.1, 0.5, 0.56, 0.2, 0.7], [0.2, 0.7, 0.46, 0.3, 0.5, -0.3])).Details(Glow, 0.1, Petals(new(0.44, 0.6, 0, 0.3), 5, -0.1, 0.12, 0.02, 0.24)).Detail(Second, 0.09, Round(-0.1, 0.12, 0.08)).Formed("teapot", dice, 0.7);
    }

    /// <summary>A slice of layer cake.</summary>
    public static Charm Cake(Dice dice)
    {
        int layers = dice.Whole(2, 3);
        CharmSketch sketch = new CharmSketch().Body(Pale, Angular(0.03, -0.86, -0.16, 0.9, -0.16, 0.9, 0.8, -0.86, 0.8));
        for (int i = 0; i < layers; i++)
            sketch.Detail(Main, 0.1, Box(-0.84, 0.0 + 0.78 * i / layers, 0.88, 0.0 + 0.78 * (i + 0.56) / layers, 0.03));
        return sketch.Rimmed(Second, Deep, Joined([-0.9, -0.14, -0.2, -0.44, 0.92, -0.5], [0.92, -0.5, 0.92, 0.06], [0.92, 0.06, 0.84, 0.2, 0.74, 0.04, 0.6, 0.0, 0.52, 0.22, 0.4, 0.02, 0.2, 0.0, 0.1, 0.14, 0.0, 0.0, -0.3, 0.0, -0.4, 0.16, -0.5, 0.0, -0.9, 0.0], [-0.9, 0, -0.9, -0.14])).Rimmed(Main, Deep, Round(0.46, -0.66, 0.22)).Detail(Glow, 0.06, Round(0.39, -0.73, 0.055)).Stalk(Stem, 0.06, 0.05, 0.48, -0.84, 0.6, -1.06).Formed("cake", dice);
    }
}
