using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Animals on four legs, and small ones on more: whole where the pose tells them, as heads where the face does.</summary>
internal static class AnimalCharms
{
    /// <summary>A cat that sits, its tail in a hook.</summary>
    public static Charm Cat(Dice dice)
    {
        double tail = dice.Between(-0.3, 0.2);
        CharmSketch sketch = new CharmSketch().Body(Deep, Limb([0.18, 0.17, 0.15, 0.12], 0.3, 0.84, 0.78, 0.82, 0.86, 0.36, 0.7, 0.1, 0.9, tail))
            .Body(Main, Even(0, -0.3, 0.28, -0.2, 0.42, 0.2, 0.5, 0.62, 0.42, 0.96, 0, 0.99)).Detail(Glow, 0.1, Even(0, -0.16, 0.17, 0.02, 0.14, 0.34, 0, 0.46))
            .Line(Deep, 0.05, 0.1, -0.02, 0.62, 0, 0.95).Line(Deep, 0.05, 0.1, -0.3, 0.5, -0.2, 0.7, -0.24, 0.94).Line(Deep, 0.05, 0.1, 0.3, 0.5, 0.2, 0.7, 0.24, 0.94)
            .Rimmed(Main, Deep, EvenCut([0, -0.76, 0.14, -0.75], [0.14, -0.75, 0.28, -0.94, 0.44, -1.06], [0.44, -1.06, 0.52, -0.84, 0.5, -0.6], [0.5, -0.6, 0.54, -0.42, 0.4, -0.2, 0.16, -0.1, 0, -0.09]))
            .Details(Glow, 0.07, Both(Angular(0.2, 0.26, -0.78, 0.4, -0.92, 0.43, -0.7)));
        if (dice.Chance(0.6))
            sketch.Line(Deep, 0.06, 0.08, 0, -0.74, 0, -0.58).Line(Deep, 0.05, 0.08, 0.1, -0.74, 0.08, -0.62).Line(Deep, 0.05, 0.08, -0.1, -0.74, -0.08, -0.62);
        return sketch.Details(Second, 0.09, Both(Oval(0.2, -0.44, 0.09, 0.1))).Details(Ink, 0.05, Both(Oval(0.2, -0.44, 0.04, 0.09))).Detail(Ink, 0.06, Even(0, -0.32, 0.06, -0.33, 0, -0.26))
            .Line(Ink, 0.03, 0.08, 0, -0.26, -0.06, -0.2, -0.14, -0.22).Line(Ink, 0.03, 0.08, 0, -0.26, 0.06, -0.2, 0.14, -0.22).Vein(Ink, 0.025, 0.08, 0.3, -0.3, 0.66, -0.34).Vein(Ink, 0.025, 0.08, 0.3, -0.25, 0.66, -0.2).Vein(Ink, 0.025, 0.08, -0.3, -0.3, -0.66, -0.34).Vein(Ink, 0.025, 0.08, -0.3, -0.25, -0.66, -0.2)
            .Formed("cat", dice, 0.8);
    }

    /// <summary>A dog that sits, tongue out.</summary>
    public static Charm Dog(Dice dice)
    {
        double ears = dice.Between(-0.12, 0.12);
        CharmSketch sketch = new CharmSketch().Body(Main, Limb([0.15, 0.13, 0.08], 0.34, 0.8, 0.7, 0.66, 0.76, 0.3))
            .Body(Main, Even(0, -0.2, 0.28, -0.1, 0.38, 0.3, 0.5, 0.7, 0.46, 0.98, 0, 1.0)).Detail(Glow, 0.1, Even(0, 0.1, 0.18, 0.2, 0.16, 0.5, 0, 0.6)).Line(Deep, 0.05, 0.1, 0, 0.66, 0, 0.97).Line(Deep, 0.05, 0.1, -0.3, 0.58, -0.2, 0.76, -0.22, 0.96).Line(Deep, 0.05, 0.1, 0.3, 0.58, 0.2, 0.76, 0.22, 0.96)
            .Body(Second, Even(0, -0.04, 0.32, -0.14, 0.36, 0.0, 0, 0.14)).Dots(Glow, 0.07, 0, 0.14)
            .Rimmed(Main, Deep, Even(0, -0.94, 0.3, -0.88, 0.44, -0.6, 0.42, -0.3, 0.26, -0.06, 0, -0.02));
        if (dice.Chance(0.6))
            sketch.Detail(Deep, 0.1, Oval(0.2, -0.54, 0.17, 0.2));
        return sketch.Rimmed(Glow, Ink, Even(0, -0.5, 0.16, -0.42, 0.28, -0.24, 0.16, -0.06, 0, -0.04)).Rimmed(Deep, Ink, Both(Smooth(0.24, -0.9, 0.5, -0.86, 0.68 + ears, -0.5, 0.66 + ears, -0.16, 0.5, -0.14, 0.42, -0.44)))
            .Dots(Ink, 0.065, -0.2, -0.54, 0.2, -0.54).Detail(Ink, 0.1, Even(0, -0.38, 0.13, -0.38, 0.08, -0.26, 0, -0.22)).Line(Ink, 0.035, 0.08, 0, -0.24, 0, -0.16).Line(Ink, 0.035, 0.08, -0.14, -0.18, 0, -0.14, 0.14, -0.18)
            .Detail(Second, 0.08, Even(0, -0.14, 0.08, -0.14, 0.08, 0.0, 0, 0.05)).Formed("dog", dice, 0.8);
    }

    /// <summary>A rabbit that sits up; an ear may fold.</summary>
    public static Charm Rabbit(Dice dice)
    {
        bool folded = dice.Chance(0.4);
        double ears = dice.Between(6, 22);
        CharmSketch sketch = new CharmSketch().Rimmed(Glow, Ink, Round(0.46, 0.76, 0.16)).Body(Main, Even(0, -0.1, 0.3, 0.06, 0.46, 0.5, 0.4, 0.92, 0, 0.98)).Detail(Glow, 0.1, Even(0, 0.2, 0.2, 0.32, 0.22, 0.64, 0, 0.8));
        foreach (int s in new[] { -1, 1 })
        {
            sketch.Rimmed(Main, Deep, Petal(new(0.24, 0.6, 0, 0.4), s * 0.16, -0.5, 0.76, -90 + s * ears)).Detail(Glow, 0.07, Petal(new(0.16, 0.6, 0.3, 0.5), s * 0.165, -0.54, 0.6, -90 + s * ears));
            if (folded && s == 1)
                sketch.Rimmed(Deep, Deep, Petal(new(0.36, 0.5, 0.3, 0.3), 0.16 + 0.5 * Math.Sin(ears * 0.0175), -0.98, 0.4, 40));
        }
        return sketch.Rimmed(Main, Deep, Even(0, -0.66, 0.3, -0.6, 0.44, -0.34, 0.36, -0.08, 0, 0.0)).Bodies(Main, Both(Oval(0.24, 0.92, 0.22, 0.12))).Rimmed(Main, Deep, Both(Oval(0.13, 0.34, 0.1, 0.2, 14)))
            .Dots(Ink, 0.065, -0.18, -0.36, 0.18, -0.36).Detail(Second, 0.07, Even(0, -0.28, 0.08, -0.28, 0, -0.2)).Line(Ink, 0.03, 0.08, 0, -0.2, -0.05, -0.13, -0.11, -0.14).Line(Ink, 0.03, 0.08, 0, -0.2, 0.05, -0.13, 0.11, -0.14).Details(Second, 0.06, Both(Oval(0.29, -0.22, 0.07, 0.05)))
            .Formed("rabbit", dice, 0.8);
    }

    /// <summary>A bear's head.</summary>
    public static Charm Bear(Dice dice)
    {
        double ears = dice.Between(0.5, 0.64);
        return Muzzle(new CharmSketch().Rimmed(Main, Deep, Both(Round(ears, -0.62, 0.3))).Details(Glow, 0.1, Both(Round(ears, -0.6, 0.16))).Rimmed(Main, Deep, Even(0, -0.8, 0.5, -0.7, 0.84, -0.2, 0.86, 0.24, 0.56, 0.7, 0, 0.84))
            .Detail(Glow, 0.2, Oval(0, 0.34, 0.38, 0.32)), 0.24, 0.17).Dots(Ink, 0.095, -0.36, -0.06, 0.36, -0.06).Formed("bear", dice, 0.7);
    }

    /// <summary>A panda's head, perhaps with a sprig of bamboo.</summary>
    public static Charm Panda(Dice dice)
    {
        bool eats = dice.Chance(0.5);
        double tilt = dice.Between(20, 40);
        CharmSketch sketch = Muzzle(new CharmSketch().Bodies(Ink, Both(Round(0.62, -0.66, 0.3))).Rimmed(Glow, Ink, Even(0, -0.8, 0.52, -0.7, 0.9, -0.16, 0.92, 0.24, 0.58, 0.7, 0, 0.82), 0.05)
            .Details(Ink, 0.2, Both(Oval(0.36, -0.02, 0.2, 0.27, tilt))).Details(Glow, 0.08, Both(Round(0.34, -0.04, 0.085))), 0.3, 0.14).Details(Main, 0.08, Both(Oval(0.6, 0.38, 0.13, 0.09)));
        if (eats)
            sketch.Stalk(Leaf, 0.13, 0.11, -0.86, 0.94, -0.1, 0.6, 0.7, 0.36).Body(Leaf, Petal(new(0.22, 0.4, 1.1, 0.3), 0.6, 0.4, 0.56, -60)).Body(LeafDeep, Petal(new(0.22, 0.4, 1.1, 0.3), 0.6, 0.4, 0.6, 0));
        return sketch.Formed("panda", dice, 0.7);
    }

    /// <summary>A koala's head.</summary>
    public static Charm Koala(Dice dice)
    {
        double fluff = dice.Between(0.4, 0.48);
        CharmSketch sketch = new CharmSketch();
        foreach (int s in new[] { -1, 1 })
            sketch.Rimmed(Main, Deep, Put(Star(0, 0, dice.Whole(9, 11), fluff, fluff * 0.86, 0.4), s * 0.76, -0.34)).Detail(Glow, 0.1, Put(Star(0, 0, 9, fluff * 0.6, fluff * 0.5, 0.4), s * 0.78, -0.3));
        return sketch.Rimmed(Main, Deep, Even(0, -0.74, 0.46, -0.62, 0.72, -0.16, 0.72, 0.3, 0.44, 0.72, 0, 0.84)).Detail(Glow, 0.1, Even(0, 0.44, 0.34, 0.4, 0.3, 0.7, 0, 0.78)).Detail(Ink, 0.2, Even(0, -0.16, 0.17, -0.1, 0.2, 0.24, 0.12, 0.42, 0, 0.46)).Detail(Glow, 0.05, Oval(-0.06, 0, 0.05, 0.1))
            .Dots(Ink, 0.09, -0.36, -0.1, 0.36, -0.1).Line(Ink, 0.04, 0.1, -0.16, 0.56, 0, 0.62, 0.16, 0.56).Formed("koala", dice, 0.7);
    }

    /// <summary>A fox's head.</summary>
    public static Charm Fox(Dice dice)
    {
        double ear = dice.Between(-1.06, -0.9), cheek = dice.Between(0.9, 1.02);
        return new CharmSketch().Body(Main, EvenCut([0, -0.5, 0.3, -0.56], [0.3, -0.56, 0.5, -0.9, 0.72, ear], [0.72, ear, 0.82, -0.6, 0.78, -0.2], [0.78, -0.2, 0.86, 0, cheek, 0.16], [cheek, 0.16, 0.6, 0.4, 0.24, 0.82, 0, 0.92]))
            .Details(Ink, 0.09, Both(Joined([0.66, ear + 0.16, 0.72, -0.66, 0.7, -0.36], [0.7, -0.36, 0.52, -0.46, 0.44, -0.56], [0.44, -0.56, 0.54, -0.8, 0.66, ear + 0.16])))
            .Detail(Glow, 0.15, EvenCut([0, 0.72, 0.12, 0.4, 0.28, 0.12, 0.6, 0.06, cheek - 0.02, 0.16], [cheek - 0.02, 0.16, 0.6, 0.4, 0.24, 0.82, 0, 0.91]))
            .Details(Ink, 0.1, Both(Oval(0.34, -0.02, 0.085, 0.1))).Detail(Ink, 0.1, Even(0, 0.74, 0.13, 0.76, 0.08, 0.9, 0, 0.94)).Detail(Deep, 0.08, EvenCut([0, -0.1, 0.06, -0.3, 0.16, -0.52], [0.16, -0.52, 0, -0.5])).Formed("fox", dice, 0.8);
    }

    /// <summary>A tiger's head, perhaps with the sign of the king on its brow.</summary>
    public static Charm Tiger(Dice dice)
    {
        bool king = dice.Chance(0.5);
        double stripe = dice.Between(0.09, 0.13);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Ink, Both(Round(0.6, -0.64, 0.28))).Details(Ink, 0.1, Both(Round(0.6, -0.64, 0.15)))
            .Rimmed(Main, Ink, EvenCut([0, -0.82, 0.46, -0.74, 0.8, -0.3, 0.84, 0.06], [0.84, 0.06, 1.0, 0.24], [1.0, 0.24, 0.8, 0.32], [0.8, 0.32, 0.88, 0.52], [0.88, 0.52, 0.64, 0.56, 0.36, 0.8, 0, 0.88]))
            .Details(Glow, 0.12, Both(Oval(0.36, -0.1, 0.22, 0.2))).Detail(Glow, 0.2, Even(0, 0.16, 0.22, 0.18, 0.44, 0.4, 0.36, 0.68, 0, 0.82));
        foreach (int s in new[] { -1, 1 })
        {
            foreach ((double x, double y, double a, double l) in new[] { (0.84, -0.02, 186.0, 0.3), (0.84, 0.2, 186.0, 0.36), (0.72, 0.44, 196.0, 0.3), (0.66, -0.36, 160.0, 0.3) })
                sketch.Detail(Ink, 0.1, Petal(new(stripe * 1.6, 0.3, 1, 0.2), s * x, y, l, s > 0 ? a : 180 - a));
        }
        if (king)
            sketch.Detail(Ink, 0.08, Box(-0.2, -0.72, 0.2, -0.63, 0.03)).Detail(Ink, 0.08, Box(-0.17, -0.55, 0.17, -0.46, 0.03)).Detail(Ink, 0.08, Box(-0.22, -0.38, 0.22, -0.29, 0.03)).Detail(Ink, 0.08, Box(-0.045, -0.72, 0.045, -0.3));
        else
            sketch.Details(Ink, 0.09, [Petal(new(0.2, 0.3, 1, 0.2), 0, -0.78, 0.44, 90), .. Both(Petal(new(0.2, 0.3, 1, 0.2), 0.24, -0.74, 0.34, 100))]);
        return sketch.Details(Second, 0.1, Both(Oval(0.34, -0.06, 0.12, 0.1, 10))).Details(Ink, 0.07, Both(Round(0.33, -0.05, 0.065))).Detail(Deep, 0.12, Even(0, 0.2, 0.18, 0.2, 0.1, 0.36, 0, 0.42)).Line(Ink, 0.05, 0.1, 0, 0.4, 0, 0.52).Line(Ink, 0.05, 0.1, 0, 0.52, 0.12, 0.6, 0.26, 0.54).Line(Ink, 0.05, 0.1, 0, 0.52, -0.12, 0.6, -0.26, 0.54)
            .Dots(Ink, 0.03, 0.2, 0.42, 0.28, 0.46, -0.2, 0.42, -0.28, 0.46).Formed("tiger", dice, 0.6);
    }

    /// <summary>A lion's head in its mane.</summary>
    public static Charm Lion(Dice dice)
    {
        int locks = dice.Whole(12, 17);
        double turn = dice.Between(0, 30);
        return Muzzle(new CharmSketch().Rimmed(Deep, Ink, Petals(new(0.36, 0.6, 0.5, 0.3), locks, 0, 0, 0.4, 0.62, turn)).Body(Deep, Round(0, 0, 0.72)).Bodies(Main, Both(Round(0.48, -0.46, 0.2))).Details(Glow, 0.08, Both(Round(0.48, -0.46, 0.1)))
            .Body(Main, Even(0, -0.6, 0.36, -0.5, 0.56, -0.1, 0.48, 0.3, 0.26, 0.58, 0, 0.64)).Detail(Glow, 0.2, Even(0, 0.12, 0.28, 0.2, 0.3, 0.44, 0, 0.6)), 0.14, 0.15).Details(Ink, 0.1, Both(Oval(0.25, -0.12, 0.075, 0.09))).Line(Deep, 0.05, 0.1, -0.36, -0.28, -0.16, -0.28).Line(Deep, 0.05, 0.1, 0.36, -0.28, 0.16, -0.28)
            .Formed("lion", dice, 0.6);
    }

    /// <summary>A pig's head.</summary>
    public static Charm Pig(Dice dice)
    {
        double ear = dice.Between(-10, 22);
        return new CharmSketch().Rimmed(Deep, Deep, Both(Petal(new(0.44, 0.45, 0.6, 0.1), 0.46, -0.5, 0.56, -62 + ear))).Rimmed(Main, Deep, Even(0, -0.76, 0.54, -0.66, 0.88, -0.12, 0.86, 0.34, 0.5, 0.74, 0, 0.84)).Rimmed(Glow, Ink, Oval(0, 0.2, 0.42, 0.31)).Details(Deep, 0.1, Both(Oval(0.15, 0.2, 0.075, 0.13)))
            .Dots(Ink, 0.09, -0.42, -0.16, 0.42, -0.16).Line(Ink, 0.05, 0.1, -0.2, 0.6, 0, 0.67, 0.2, 0.6).Details(Second, 0.08, Both(Oval(0.64, 0.2, 0.13, 0.09))).Formed("pig", dice, 0.8);
    }

    /// <summary>A monkey's head.</summary>
    public static Charm Monkey(Dice dice)
    {
        double ear = dice.Between(0.26, 0.34);
        return new CharmSketch().Rimmed(Main, Deep, Both(Round(0.78, -0.06, ear))).Details(Glow, 0.1, Both(Round(0.78, -0.06, ear * 0.55))).Rimmed(Main, Deep, Even(0, -0.86, 0.44, -0.78, 0.72, -0.32, 0.7, 0.24, 0.42, 0.7, 0, 0.84))
            .Detail(Glow, 0.2, Even(0, -0.36, 0.26, -0.52, 0.54, -0.3, 0.44, 0.02, 0.56, 0.3, 0.36, 0.62, 0, 0.74)).Dots(Ink, 0.09, -0.24, -0.18, 0.24, -0.18).Details(Ink, 0.04, Both(Oval(0.06, 0.12, 0.035, 0.045))).Line(Ink, 0.05, 0.1, -0.26, 0.36, 0, 0.48, 0.26, 0.36).Body(Main, Even(0, -1.02, 0.1, -0.96, 0.14, -0.8, 0, -0.74)).Formed("monkey", dice, 0.8);
    }

    /// <summary>A mouse with large ears.</summary>
    public static Charm Mouse(Dice dice)
    {
        double ear = dice.Between(0.36, 0.44);
        return new CharmSketch().Body(Deep, Limb([0.1, 0.09, 0.06], 0.3, 0.84, 0.76, 0.9, 0.9, 0.56, 0.74, 0.4)).Body(Main, Even(0, 0.1, 0.3, 0.2, 0.46, 0.6, 0.36, 0.94, 0, 0.98)).Detail(Glow, 0.1, Even(0, 0.4, 0.2, 0.5, 0.2, 0.76, 0, 0.86)).Rimmed(Main, Deep, Both(Round(0.5, -0.56, ear))).Details(Glow, 0.1, Both(Round(0.5, -0.54, ear * 0.62)))
            .Rimmed(Main, Deep, Even(0, -0.62, 0.34, -0.5, 0.48, -0.14, 0.3, 0.18, 0, 0.32)).Dots(Ink, 0.075, -0.2, -0.14, 0.2, -0.14).Detail(Ink, 0.1, Round(0, 0.17, 0.085)).Vein(Ink, 0.025, 0.08, 0.14, 0.14, 0.5, 0.06).Vein(Ink, 0.025, 0.08, 0.14, 0.18, 0.5, 0.24).Vein(Ink, 0.025, 0.08, -0.14, 0.14, -0.5, 0.06).Vein(Ink, 0.025, 0.08, -0.14, 0.18, -0.5, 0.24)
            .Bodies(Deep, Both(Oval(0.2, 0.94, 0.17, 0.09))).Formed("mouse", dice, 0.8);
    }

    /// <summary>A frog that squats and smiles.</summary>
    public static Charm Frog(Dice dice)
    {
        double legs = dice.Between(0, 0.12);
        return new CharmSketch().Rimmed(Main, Deep, Both(Oval(0.62 + legs, 0.5, 0.34, 0.36, 24))).Bodies(Main, Both(Smooth(0.5, 0.74, 0.8 + legs, 0.8, 1.02, 0.92, 0.74, 0.98, 0.4, 0.94))).Body(Main, Even(0, -0.2, 0.5, 0, 0.56, 0.5, 0.4, 0.9, 0, 0.96)).Detail(Glow, 0.1, Even(0, 0.24, 0.32, 0.3, 0.32, 0.7, 0, 0.86))
            .Bodies(Main, Both(Round(0.44, -0.64, 0.28))).Body(Main, Even(0, -0.56, 0.5, -0.56, 0.82, -0.2, 0.66, 0.14, 0, 0.26)).Details(Glow, 0.1, Both(Round(0.44, -0.66, 0.2))).Details(Ink, 0.09, Both(Round(0.43, -0.64, 0.11))).Line(Ink, 0.06, 0.12, -0.56, -0.12, -0.2, 0.06, 0.2, 0.06, 0.56, -0.12)
            .Details(Second, 0.08, Both(Oval(0.56, -0.2, 0.1, 0.07))).Rimmed(Main, Deep, Both(Smooth(0.24, 0.5, 0.36, 0.72, 0.4, 0.92, 0.2, 0.98, 0.14, 0.9))).Formed("frog", dice, 0.8);
    }

    /// <summary>An elephant with its trunk raised.</summary>
    public static Charm Elephant(Dice dice)
    {
        double trunk = dice.Between(-0.86, -0.5);
        CharmSketch sketch = new CharmSketch().Stalk(Main, 0.06, 0.05, 0.82, -0.1, 0.96, 0.1, 0.94, 0.36).Bodies(Deep, Box(-0.22, 0.4, 0.02, 0.92, 0.06), Box(0.28, 0.4, 0.54, 0.92, 0.06))
            .Body(Main, Smooth(-0.5, -0.3, -0.2, -0.56, 0.3, -0.6, 0.72, -0.4, 0.88, 0.02, 0.86, 0.4, 0.5, 0.56, -0.2, 0.54, -0.46, 0.3)).Bodies(Main, Box(-0.46, 0.3, -0.18, 0.96, 0.07), Box(0.58, 0.2, 0.86, 0.96, 0.07)).Details(Glow, 0.07, [Box(-0.44, 0.87, -0.2, 0.94, 0.03), Box(0.6, 0.87, 0.84, 0.94, 0.03)])
            .Body(Main, Limb([0.34, 0.24, 0.19, 0.15], -0.56, -0.16, -0.84, 0.1, -1.0, -0.2, -0.9, trunk)).Rimmed(Main, Deep, Smooth(-0.74, -0.46, -0.4, -0.64, -0.14, -0.44, -0.18, 0.02, -0.5, 0.16, -0.76, -0.02)).Rimmed(Glow, Ink, Joined([-0.62, 0.06, -0.66, 0.26, -0.86, 0.36], [-0.86, 0.36, -0.58, 0.36, -0.46, 0.1], [-0.46, 0.1, -0.62, 0.06]));
        if (dice.Chance(0.5))
            sketch.Detail(Second, 0.1, Smooth(0.1, -0.58, 0.5, -0.52, 0.6, -0.06, 0.5, 0.06, 0.12, 0.04, 0.04, -0.1)).Details(Glow, 0.08, [Round(0.32, -0.24, 0.1)]);
        return sketch.Rimmed(Deep, Ink, Smooth(-0.3, -0.44, 0.0, -0.5, 0.14, -0.2, 0.02, 0.14, -0.16, 0.16, -0.34, -0.06)).Dots(Ink, 0.06, -0.56, -0.28).Formed("elephant", dice, 0.6);
    }

    /// <summary>A deer's head with its antlers.</summary>
    public static Charm Deer(Dice dice)
    {
        int tines = dice.Whole(2, 3);
        double spread = dice.Between(0.56, 0.74);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
        {
            sketch.Body(Second, Limb([0.14, 0.12, 0.07], s * 0.16, -0.2, s * spread * 0.8, -0.5, s * spread, -1.0));
            for (int t = 0; t < tines; t++)
                sketch.Body(Second, Limb([0.1, 0.06], s * spread * (0.62 + 0.17 * t), -0.4 - 0.18 * t, s * spread * (0.62 + 0.17 * t) + s * (t % 2 == 0 ? -0.16 : 0.24), -0.66 - 0.2 * t));
            sketch.Rimmed(Main, Deep, Petal(new(0.3, 0.5, 0.9, 0.4), s * 0.24, -0.02, 0.6, s > 0 ? -16 : 196)).Detail(Glow, 0.08, Petal(new(0.18, 0.5, 0.9, 0.4), s * 0.32, -0.05, 0.44, s > 0 ? -16 : 196));
        }
        sketch.Rimmed(Main, Deep, Even(0, -0.26, 0.28, -0.2, 0.38, 0.1, 0.26, 0.5, 0.2, 0.84, 0, 0.96)).Detail(Glow, 0.1, Even(0, 0.48, 0.13, 0.52, 0.18, 0.8, 0, 0.93)).Details(Glow, 0.07, Both(Oval(0.2, 0.12, 0.12, 0.13))).Dots(Ink, 0.075, -0.21, 0.13, 0.21, 0.13).Detail(Ink, 0.12, Even(0, 0.72, 0.12, 0.72, 0.07, 0.84, 0, 0.87));
        if (dice.Chance(0.5))
            sketch.Details(Glow, 0.06, [Round(0, -0.1, 0.04), .. Both(Round(0.11, -0.03, 0.035)), .. Both(Round(0.06, 0.1, 0.03))]);
        return sketch.Formed("deer", dice, 0.7);
    }

    /// <summary>A squirrel with a nut, its tail in a plume.</summary>
    public static Charm Squirrel(Dice dice)
    {
        double curl = dice.Between(0.84, 1.02);
        return new CharmSketch().Rimmed(Deep, Deep, Smooth(0.1, 0.86, 0.5, 0.74, 0.5, 0.3, 0.34, -0.1, 0.36, -0.66, 0.7, -0.98, curl, -0.76, 1.02, -0.4, 0.86, -0.3, 0.8, -0.46, 0.7, -0.4, 0.86, 0.1, 0.9, 0.6, 0.6, 0.98)).Detail(Main, 0.1, Limb([0.1, 0.16, 0.12, 0.05], 0.5, 0.84, 0.7, 0.4, 0.54, -0.1, 0.6, -0.6, 0.84, -0.66))
            .Body(Main, Smooth(-0.1, -0.16, 0.26, -0.02, 0.44, 0.44, 0.36, 0.88, -0.1, 0.96, -0.46, 0.94, -0.4, 0.8, -0.26, 0.5, -0.34, 0.1)).Detail(Glow, 0.1, Smooth(-0.28, 0, -0.1, 0.1, -0.08, 0.5, -0.26, 0.76, -0.3, 0.4)).Rimmed(Main, Deep, Smooth(-0.04, 0.46, 0.24, 0.4, 0.36, 0.7, 0.26, 0.94, -0.1, 0.96))
            .Body(Main, Joined([-0.2, -0.5, -0.14, -0.76, -0.02, -0.86], [-0.02, -0.86, 0.06, -0.6, 0.02, -0.44], [0.02, -0.44, -0.2, -0.5])).Body(Main, Smooth(-0.1, -0.56, 0.14, -0.4, 0.14, -0.12, -0.14, 0.06, -0.44, 0, -0.62, -0.16, -0.56, -0.3, -0.36, -0.5)).Dots(Ink, 0.065, -0.26, -0.26).Dots(Ink, 0.05, -0.58, -0.2)
            .Body(Second, Oval(-0.5, 0.3, 0.15, 0.19, -12)).Body(Ink, Put(Even(0, -0.14, 0.18, -0.06, 0.19, 0.06, 0, 0.08), -0.53, 0.16, 1, -12)).Rimmed(Main, Deep, Limb([0.16, 0.14, 0.12], -0.12, 0.16, -0.3, 0.3, -0.42, 0.3)).Formed("squirrel", dice, 0.6);
    }

    /// <summary>A hedgehog, with an apple or a leaf on its spines.</summary>
    public static Charm Hedgehog(Dice dice)
    {
        int spines = dice.Whole(11, 15), burden = dice.Whole(0, 2);
        CharmSketch sketch = new CharmSketch().Bodies(Deep, Oval(-0.4, 0.56, 0.13, 0.1), Oval(0.3, 0.56, 0.13, 0.1));
        var zig = new List<double>();
        for (int i = 0; i <= 2 * spines; i++)
        {
            Point p = Point.Polar(i % 2 == 0 ? 0.72 : 0.96, (-212 + 240.0 * i / (2 * spines)) * Math.PI / 180);
            zig.AddRange([p.X + 0.14, p.Y * 0.86 + 0.16]);
        }
        sketch.Body(Pale, Smooth(-0.46, -0.14, -0.9, 0.26, -1.04, 0.4, -0.9, 0.5, -0.4, 0.56, 0.6, 0.56, 0.7, 0.3, 0.2, 0)).Body(Main, Angular(0.12, [.. zig]));
        foreach ((double x, double y) in new[] { (-0.1, -0.1), (0.2, -0.26), (0.5, -0.1), (0.1, 0.16), (0.42, 0.2), (0.7, 0.2), (-0.22, 0.2), (0.24, 0.42) })
            sketch.Detail(Deep, 0.07, Petal(new(0.2, 0.3, 1, 0.2), x - 0.02, y + 0.06, 0.26, -90 + 90 * (x - 0.14)));
        sketch.Body(Ink, Round(-1.03, 0.38, 0.09)).Dots(Ink, 0.065, -0.66, 0.24).Line(Ink, 0.04, 0.08, -0.8, 0.46, -0.7, 0.47, -0.62, 0.42).Detail(Main, 0.08, Oval(-0.5, 0.08, 0.1, 0.12));
        if (burden == 1)
            sketch.Rimmed(Second, Deep, Round(0.24, -0.78, 0.2)).Body(Leaf, Petal(new(0.3, 0.5, 0.9, 0.3), 0.24, -0.94, 0.24, -50));
        else if (burden == 2)
            sketch.Rimmed(Leaf, LeafDeep, Petal(new(0.34, 0.5, 0.9, 0.3), 0, -0.6, 0.5, -30));
        return sketch.Formed("hedgehog", dice, 0.7);
    }

    /// <summary>A woolly sheep.</summary>
    public static Charm Sheep(Dice dice)
    {
        int curls = dice.Whole(10, 14);
        return new CharmSketch().Bodies(Ink, Box(-0.3, 0.4, -0.14, 0.96, 0.05), Box(0.02, 0.4, 0.18, 0.96, 0.05), Box(0.44, 0.4, 0.6, 0.96, 0.05)).Rimmed(Glow, Ink, Put(Star(0, 0, curls, 0.84, 0.72, 0.46), 0.14, 0.06)).Detail(Main, 0.06, Sickle(0.1, -0.1, 0.3, 60, 120, 0.07)).Detail(Main, 0.06, Sickle(0.5, 0.2, 0.22, 60, 120, 0.07)).Detail(Main, 0.06, Sickle(0.5, -0.3, 0.2, 60, 120, 0.07))
            .Rimmed(Ink, Deep, Petal(new(0.4, 0.5, 0.5, 0.3), -0.5, -0.2, 0.42, 188)).Rimmed(Ink, Glow, Even(0, -0.4, 0.22, -0.3, 0.26, 0, 0.16, 0.3, 0, 0.36).Transform(Affine.Translate(-0.6, 0.02))).Rimmed(Ink, Glow, Petal(new(0.4, 0.5, 0.5, 0.3), -0.46, -0.2, 0.36, 20)).Rimmed(Glow, Ink, Put(Star(0, 0, 7, 0.28, 0.22, 0.46), -0.58, -0.42)).Dots(Glow, 0.055, -0.68, -0.06, -0.52, -0.06)
            .Formed("sheep", dice, 0.7);
    }

    /// <summary>A unicorn's head with a flowing mane.</summary>
    public static Charm Unicorn(Dice dice)
    {
        double horn = dice.Between(-1.2, -1.0);
        CharmSketch sketch = new CharmSketch().Body(Second, Joined([-0.3, -0.62, -0.42, -0.9, -0.56, horn], [-0.56, horn, -0.24, -0.9, -0.12, -0.68], [-0.12, -0.68, -0.3, -0.62])).Line(Deep, 0.04, 0.08, -0.42, -0.8, -0.24, -0.84).Line(Deep, 0.04, 0.08, -0.48, -0.95, -0.36, -0.98);
        foreach ((double x, double y, double bend, CharmTone tone) in new[] { (0.5, 0.9, 0.5, Deep), (0.56, 0.5, 0.44, Second), (0.4, 0.1, 0.4, Deep), (0.24, -0.24, 0.3, Second) })
            sketch.Rimmed(tone, Ink, Limb([0.24, 0.3, 0.22, 0.06], 0, -0.62, 0.36, y * 0.3 - 0.4, x, y * 0.6 - 0.1, x + bend, y));
        return sketch.Rimmed(Pale, Ink, Joined([-0.2, -0.66, 0.1, -0.62, 0.36, -0.3, 0.44, 0.2, 0.5, 0.94], [0.5, 0.94, 0, 0.98, -0.3, 0.9], [-0.3, 0.9, -0.1, 0.5, -0.12, 0.2], [-0.12, 0.2, -0.36, 0.28, -0.5, 0.44, -0.76, 0.46, -0.86, 0.26, -0.76, 0.06, -0.56, -0.2, -0.44, -0.5, -0.2, -0.66]))
            .Rimmed(Pale, Ink, Joined([-0.1, -0.56, -0.1, -0.8, 0.02, -0.94], [0.02, -0.94, 0.14, -0.76, 0.12, -0.54], [0.12, -0.54, -0.1, -0.56])).Detail(Main, 0.06, Joined([-0.04, -0.62, -0.02, -0.76, 0.03, -0.84], [0.03, -0.84, 0.08, -0.7, 0.06, -0.6], [0.06, -0.6, -0.04, -0.62])).Rimmed(Second, Ink, Smooth(-0.06, -0.7, 0.1, -0.5, -0.02, -0.2, -0.22, -0.1, -0.16, -0.36, -0.3, -0.5))
            .Detail(Ink, 0.06, Sickle(-0.3, -0.12, 0.13, 80, 170, 0.07)).Dots(Ink, 0.04, -0.72, 0.22).Line(Ink, 0.035, 0.08, -0.7, 0.36, -0.6, 0.34, -0.54, 0.28).Detail(Main, 0.08, Oval(-0.3, 0.14, 0.11, 0.08)).Formed("unicorn", dice, 0.6);
    }

    /// <summary>A long-necked dinosaur.</summary>
    public static Charm Dinosaur(Dice dice)
    {
        int plates = dice.Whole(0, 1) * 5, spots = dice.Whole(3, 5);
        CharmSketch sketch = new CharmSketch().Bodies(Deep, Box(-0.06, 0.4, 0.16, 0.88, 0.08), Box(0.36, 0.4, 0.56, 0.88, 0.08));
        for (int i = 0; i < plates; i++)
            sketch.Body(Second, Petal(new(0.4, 0.4, 0.8, 0.1), -0.06 + 0.17 * i, -0.02 + 0.04 * Math.Abs(i - 1.5), 0.26, -96 + 12 * i));
        sketch.Body(Main, Limb([0.26, 0.26, 0.4, 0.6, 0.62, 0.34, 0.12, 0.04], -0.62, -0.76, -0.5, -0.4, -0.36, 0.06, 0, 0.26, 0.34, 0.28, 0.66, 0.34, 0.94, 0.5, 1.14, 0.44)).Body(Main, Smooth(-0.44, -0.72, -0.5, -0.96, -0.76, -0.98, -1.0, -0.82, -1.04, -0.68, -0.86, -0.58, -0.6, -0.58))
            .Bodies(Main, Box(-0.26, 0.3, -0.02, 0.96, 0.09), Box(0.16, 0.3, 0.42, 0.96, 0.09)).Detail(Glow, 0.1, Smooth(-0.3, 0.34, 0, 0.44, 0.36, 0.44, 0.3, 0.56, 0, 0.58, -0.2, 0.5));
        foreach (Point p in Points(-0.1, 0.14, 0.14, 0.08, 0.4, 0.14, 0.2, 0.28, -0.34, -0.2).Take(spots))
            sketch.Detail(Deep, 0.1, Round(p.X, p.Y, 0.07));
        return sketch.Dots(Ink, 0.05, -0.74, -0.82).Line(Ink, 0.035, 0.08, -0.96, -0.7, -0.84, -0.66, -0.74, -0.7).Details(Glow, 0.05, [Box(-0.23, 0.88, -0.05, 0.94, 0.03), Box(0.2, 0.88, 0.38, 0.94, 0.03)]).Formed("brachiosaurus", dice, 0.7);
    }

    /// <summary>A bat with its wings spread.</summary>
    public static Charm Bat(Dice dice)
    {
        double lift = dice.Between(-0.5, -0.16);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
            sketch.Body(Main, Joined([s * 0.1, -0.16, s * 0.34, -0.3, s * 0.6, lift], [s * 0.6, lift, s * 0.86, lift + 0.14, s * 1.06, 0.3], [s * 1.06, 0.3, s * 0.86, 0.16, s * 0.74, 0.34], [s * 0.74, 0.34, s * 0.56, 0.2, s * 0.42, 0.44], [s * 0.42, 0.44, s * 0.28, 0.3, s * 0.1, 0.36], [s * 0.1, 0.36, s * 0.1, -0.16]))
                .Vein(Deep, 0.05, 0.1, s * 0.6, lift + 0.04, s * 0.72, 0, s * 0.74, 0.28).Vein(Deep, 0.05, 0.1, s * 0.58, lift + 0.04, s * 0.46, 0, s * 0.42, 0.36);
        return sketch.Rimmed(Main, Deep, EvenCut([0, -0.32, 0.08, -0.34], [0.08, -0.34, 0.14, -0.5, 0.22, -0.56], [0.22, -0.56, 0.26, -0.3, 0.26, -0.1], [0.26, -0.1, 0.24, 0.3, 0.1, 0.5, 0, 0.54])).Details(Glow, 0.07, Both(Round(0.11, -0.14, 0.065))).Details(Glow, 0.05, Both(Angular(0, 0.03, 0, 0.1, 0, 0.065, 0.09))).Formed("bat", dice, 0.7);
    }

    /// <summary>A dragonfly.</summary>
    public static Charm Dragonfly(Dice dice)
    {
        double up = dice.Between(8, 26), down = dice.Between(4, 22);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
            sketch.Rimmed(Glow, Ink, Petal(new(0.15, 0.66, -0.1, 0.5), s * 0.05, -0.36, 1.02, s > 0 ? -up : 180 + up)).Rimmed(Glow, Ink, Petal(new(0.17, 0.66, -0.1, 0.5), s * 0.05, -0.26, 0.92, s > 0 ? down : 180 - down)).Vein(Deep, 0.03, 0.08, s * 0.1, -0.38, s * 0.9, -0.38 - 0.86 * Math.Tan(up * 0.0175)).Vein(Deep, 0.03, 0.08, s * 0.1, -0.26, s * 0.8, -0.26 + 0.74 * Math.Tan(down * 0.0175));
        sketch.Body(Main, Limb([0.13, 0.11, 0.1, 0.13], 0, -0.2, 0.02, 0.3, -0.02, 0.7, 0, 1.0)).Body(Main, Even(0, -0.58, 0.13, -0.5, 0.15, -0.3, 0.08, -0.12, 0, -0.08)).Bodies(Deep, Both(Round(0.12, -0.66, 0.13)));
        foreach (double y in new[] { 0.16, 0.36, 0.56, 0.76 })
            sketch.Line(Deep, 0.045, 0.1, -0.06, y, 0.06, y);
        return sketch.Formed("dragonfly", dice, 0.9);
    }

    /// <summary>A moth with eyed wings.</summary>
    public static Charm Moth(Dice dice)
    {
        double droop = dice.Between(0.1, 0.34);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
            sketch.Rimmed(Deep, Ink, Smooth(s * 0.04, 0, s * 0.4, 0.1, s * 0.66, 0.4, s * 0.5, 0.8, s * 0.26, 0.86, s * 0.06, 0.4)).Detail(Glow, 0.08, Round(s * 0.38, 0.46, 0.13)).Detail(Ink, 0.07, Round(s * 0.38, 0.46, 0.065))
                .Rimmed(Main, Ink, Joined([0, -0.3, s * 0.3, -0.52, s * 0.7, -0.7, s * 1.04, -0.66], [s * 1.04, -0.66, s * 1.0, -0.2, s * 0.86, droop], [s * 0.86, droop, s * 0.5, 0.1, s * 0.04, 0.16], [s * 0.04, 0.16, 0, -0.3])).Detail(Glow, 0.08, Round(s * 0.62, -0.26, 0.15)).Detail(Ink, 0.07, Round(s * 0.62, -0.26, 0.075)).Detail(Second, 0.06, Joined([s * 0.98, -0.56, s * 0.94, -0.2, s * 0.82, droop - 0.06], [s * 0.82, droop - 0.06, s * 0.84, -0.2, s * 0.86, -0.5, s * 0.98, -0.56]))
                .Body(Second, Petal(new(0.2, 0.5, 0.8, 0.4), s * 0.05, -0.46, 0.5, s > 0 ? -54 : 234));
        return sketch.Rimmed(Second, Ink, Even(0, -0.56, 0.15, -0.4, 0.16, -0.1, 0.12, 0.3, 0, 0.7)).Line(Ink, 0.05, 0.1, -0.09, 0.1, 0.09, 0.1).Line(Ink, 0.05, 0.1, -0.08, 0.3, 0.08, 0.3).Line(Ink, 0.05, 0.1, -0.12, -0.12, 0.12, -0.12).Formed("moth", dice, 0.8);
    }

    /// <summary>A spider on its thread.</summary>
    public static Charm Spider(Dice dice)
    {
        double knees = dice.Between(-0.1, 0.14);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.04, 0.04, 0, -1.3, 0, -0.3);
        foreach (int s in new[] { -1, 1 })
        {
            foreach ((double y, double kx, double ky, double fx, double fy) in new[] { (-0.18, 0.5, -0.66, 0.7, -0.96), (-0.1, 0.66, -0.36, 0.98, -0.3), (0, 0.66, 0.1, 0.98, 0.36), (0.08, 0.5, 0.5, 0.62, 0.96) })
                sketch.Stalk(Main, 0.1, 0.06, s * 0.1, y, s * (kx + knees), ky, s * fx, fy);
        }
        return sketch.Body(Main, Even(0, -0.02, 0.28, 0.1, 0.36, 0.44, 0.2, 0.76, 0, 0.82)).Body(Main, Round(0, -0.14, 0.22)).Detail(Second, 0.1, Even(0, 0.2, 0.14, 0.28, 0.04, 0.4, 0.13, 0.58, 0, 0.56)).Dots(Glow, 0.05, -0.08, -0.2, 0.08, -0.2).Formed("spider", dice, 0.7);
    }

    private static CharmSketch Muzzle(CharmSketch sketch, double y, double half) => sketch.Detail(Ink, half * 0.9, Even(0, y - half * 0.5, half, y - half * 0.45, half * 0.6, y + half * 0.5, 0, y + half * 0.7)).Line(Ink, 0.045, 0.1, 0, y + half * 0.6, 0, y + half * 1.3)
        .Line(Ink, 0.045, 0.1, 0, y + half * 1.3, half * 0.6, y + half * 1.75, half * 1.3, y + half * 1.5).Line(Ink, 0.045, 0.1, 0, y + half * 1.3, -half * 0.6, y + half * 1.75, -half * 1.3, y + half * 1.5);
}
