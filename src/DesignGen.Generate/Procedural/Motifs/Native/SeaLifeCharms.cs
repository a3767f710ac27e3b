using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>What swims, and what stands by the sea.</summary>
internal static class SeaLifeCharms
{
    /// <summary>A koi from above, bent as it turns, with patches.</summary>
    public static Charm Koi(Dice dice)
    {
        double turn = dice.Between(0.2, 0.44);
        int pattern = dice.Whole(0, 3);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Deep, Joined([0.02, -0.36, 0.5, -0.44, 0.84, -0.16], [0.84, -0.16, 0.6, 0.06, 0.1, -0.04], [0.1, -0.04, 0.02, -0.36])).Rimmed(Main, Deep, Joined([-0.34, -0.3, -0.8, -0.3, -1.0, 0.02], [-1.0, 0.02, -0.7, 0.12, -0.3, -0.02], [-0.3, -0.02, -0.34, -0.3]))
            .Rimmed(Main, Deep, Joined([0.14, 0.3, 0.42, 0.28, 0.56, 0.44], [0.56, 0.44, 0.36, 0.5, 0.12, 0.44], [0.12, 0.44, 0.14, 0.3])).Rimmed(Main, Deep, Joined([-0.04, 0.8, -turn, 1.0, -0.62 - turn, 1.26], [-0.62 - turn, 1.26, -0.3 - turn, 1.3], [-0.3 - turn, 1.3, -0.2 - turn, 1.56], [-0.2 - turn, 1.56, 0.02, 1.3, 0.12, 0.9], [0.12, 0.9, -0.04, 0.8]));
        Outline body = Limb([0.36, 0.74, 0.76, 0.54, 0.28, 0.14], -0.2, -0.84, -0.16, -0.5, 0.0, -0.04, 0.12, 0.42, 0.04, 0.86);
        sketch.Rimmed(Main, Deep, body);
        Outline[] patches = pattern switch
        {
            0 => [Smooth(-0.2, -0.98, 0.04, -0.86, 0.02, -0.64, -0.18, -0.6, -0.36, -0.7, -0.36, -0.9), Smooth(-0.3, -0.36, -0.04, -0.46, 0.2, -0.3, 0.2, -0.04, 0, 0.1, -0.2, -0.04), Smooth(0.02, 0.34, 0.24, 0.3, 0.24, 0.54, 0.08, 0.66, -0.02, 0.5)],
            1 => [Smooth(-0.2, -0.92, -0.06, -0.82, -0.06, -0.68, -0.2, -0.62, -0.34, -0.68, -0.34, -0.82)],
            2 => [Smooth(-0.4, -0.66, -0.1, -0.56, 0.1, -0.3, 0.0, 0.1, 0.2, 0.4, 0.06, 0.6, -0.1, 0.3, -0.24, 0, -0.2, -0.3, -0.42, -0.5)],
            _ => [Smooth(-0.1, -0.9, 0.06, -0.7, 0.14, -0.4, 0.02, -0.42, -0.12, -0.6), Smooth(-0.3, -0.2, -0.1, -0.1, 0.1, 0.16, 0.16, 0.3, -0.06, 0.2, -0.22, 0.0), Smooth(0.0, 0.6, 0.18, 0.54, 0.16, 0.74, 0.04, 0.8)],
        };
        sketch.Details(Glow, 0.2, patches);
        if (dice.Chance(0.4))
            sketch.Details(Ink, 0.1, [Smooth(-0.02, -0.2, 0.1, -0.16, 0.06, -0.04, -0.06, -0.08), Smooth(0.04, 0.2, 0.14, 0.24, 0.1, 0.32, 0.02, 0.28), Smooth(-0.34, -0.56, -0.24, -0.54, -0.26, -0.46, -0.36, -0.48)]);
        return sketch.Vein(Deep, 0.03, 0.08, 0.2, -0.26, 0.46, -0.26, 0.72, -0.18).Vein(Deep, 0.03, 0.08, 0.2, -0.16, 0.4, -0.12, 0.6, -0.06).Vein(Deep, 0.03, 0.08, -0.46, -0.2, -0.66, -0.16, -0.86, -0.02).Vein(Deep, 0.03, 0.08, 0.0, 0.94, -0.1 - turn * 0.6, 1.14, -0.4 - turn, 1.24).Vein(Deep, 0.03, 0.08, 0.06, 0.96, 0.0, 1.2, -0.16 - turn * 0.8, 1.42)
            .Dots(Ink, 0.05, -0.36, -0.76, -0.04, -0.8).Stalk(Deep, 0.045, 0.03, -0.3, -0.94, -0.44, -1.0, -0.5, -1.12).Stalk(Deep, 0.045, 0.03, -0.14, -0.96, -0.02, -1.04, 0.02, -1.16)
            .Detail(Deep, 0.07, Joined([-0.02, -0.24, 0.08, -0.1, 0.16, 0.1, 0.14, 0.34], [0.14, 0.34, 0.04, 0.2, -0.02, -0.24])).Formed("koi", dice, 0.7);
    }

    /// <summary>A goldfish with a veil of a tail.</summary>
    public static Charm Goldfish(Dice dice)
    {
        double veil = dice.Between(-0.12, 0.16);
        CharmSketch sketch = new CharmSketch().Rimmed(Second, Deep, Joined([0.3, 0.0, 0.6, -0.5, 1.1, -0.66 - veil], [1.1, -0.66 - veil, 0.96, -0.36, 1.06, -0.1], [1.06, -0.1, 0.9, 0.1, 1.1, 0.4], [1.1, 0.4, 0.94, 0.5, 0.98, 0.86 + veil], [0.98, 0.86 + veil, 0.6, 0.6, 0.3, 0.2], [0.3, 0.2, 0.3, 0])).Rimmed(Second, Deep, Joined([-0.4, -0.38, -0.1, -0.86, 0.3, -0.84], [0.3, -0.84, 0.24, -0.6, 0.3, -0.24], [0.3, -0.24, -0.4, -0.38]))
            .Rimmed(Second, Deep, Joined([-0.2, 0.4, -0.1, 0.76, 0.2, 0.88], [0.2, 0.88, 0.2, 0.6, 0.1, 0.4], [0.1, 0.4, -0.2, 0.4])).Rimmed(Main, Deep, Smooth(-0.92, 0.04, -0.7, -0.32, -0.2, -0.48, 0.24, -0.26, 0.44, 0.1, 0.2, 0.36, -0.24, 0.5, -0.7, 0.4));
        foreach ((double x, double y) in new[] { (-0.24, -0.18), (-0.24, 0.1), (-0.04, -0.04), (-0.04, 0.24), (0.14, 0.1), (0.12, -0.16) })
            sketch.Detail(Deep, 0.07, Sickle(x, y, 0.13, 0, 150, 0.05));
        foreach ((double x, double y) in new[] { (0.9, -0.4), (0.94, 0.06), (0.86, 0.5) })
            sketch.Vein(Deep, 0.035, 0.08, 0.42, 0.08 + y * 0.1, 0.62, y * 0.5 + 0.06, x, y);
        return sketch.Rimmed(Second, Deep, Joined([-0.36, 0.12, -0.1, 0.3, -0.06, 0.5], [-0.06, 0.5, -0.3, 0.46, -0.46, 0.3], [-0.46, 0.3, -0.36, 0.12])).Rimmed(Glow, Ink, Round(-0.66, -0.06, 0.16)).Detail(Ink, 0.09, Round(-0.68, -0.06, 0.085)).Line(Deep, 0.05, 0.1, -0.46, -0.26, -0.38, 0.02, -0.46, 0.3).Line(Ink, 0.04, 0.08, -0.9, 0.1, -0.8, 0.16, -0.72, 0.15).Bodies(Pale, dice.Chance(0.5) ? [Round(-1.0, -0.34, 0.08), Round(-0.9, -0.6, 0.12)] : []).Formed("goldfish", dice, 0.7);
    }

    /// <summary>A clownfish with its three bands.</summary>
    public static Charm Clownfish(Dice dice)
    {
        double fin = dice.Between(-0.08, 0.1);
        return new CharmSketch().Rimmed(Main, Ink, Joined([0.5, -0.06, 0.8, -0.36, 1.04, -0.32 + fin], [1.04, -0.32 + fin, 1.0, 0, 1.04, 0.32 - fin], [1.04, 0.32 - fin, 0.8, 0.36, 0.5, 0.06], [0.5, 0.06, 0.5, -0.06])).Rimmed(Main, Ink, Joined([-0.5, -0.36, -0.2, -0.7, 0.1, -0.56 + fin, 0.4, -0.58, 0.5, -0.3], [0.5, -0.3, -0.5, -0.36])).Rimmed(Main, Ink, Joined([-0.2, 0.46, -0.1, 0.72, 0.16, 0.7], [0.16, 0.7, 0.2, 0.44], [0.2, 0.44, -0.2, 0.46]))
            .Rimmed(Main, Ink, Smooth(-0.96, 0.04, -0.7, -0.34, -0.16, -0.52, 0.36, -0.34, 0.62, 0, 0.36, 0.34, -0.16, 0.52, -0.7, 0.4)).Detail(Ink, 0.1, Joined([-0.56, -0.44, -0.34, 0, -0.56, 0.47], [-0.56, 0.47, -0.24, 0.53], [-0.24, 0.53, -0.02, 0, -0.24, -0.53], [-0.24, -0.53, -0.56, -0.44])).Detail(Glow, 0.12, Joined([-0.48, -0.45, -0.27, 0, -0.48, 0.48], [-0.48, 0.48, -0.31, 0.51], [-0.31, 0.51, -0.1, 0, -0.31, -0.51], [-0.31, -0.51, -0.48, -0.45]))
            .Detail(Ink, 0.1, Joined([0.08, -0.48, 0.22, 0, 0.08, 0.48], [0.08, 0.48, 0.34, 0.38], [0.34, 0.38, 0.46, 0, 0.34, -0.38], [0.34, -0.38, 0.08, -0.48])).Detail(Glow, 0.1, Joined([0.15, -0.45, 0.29, 0, 0.15, 0.45], [0.15, 0.45, 0.28, 0.4], [0.28, 0.4, 0.4, 0, 0.28, -0.4], [0.28, -0.4, 0.15, -0.45])).Detail(Glow, 0.1, Round(-0.7, -0.08, 0.12)).Detail(Ink, 0.07, Round(-0.71, -0.08, 0.07)).Line(Ink, 0.045, 0.1, -0.92, 0.14, -0.8, 0.2, -0.7, 0.18)
            .Rimmed(Main, Ink, Petal(new(0.4, 0.6, 0.1, 0.4), 0.02, 0.1, 0.34, 40)).Formed("clownfish", dice, 0.8);
    }

    /// <summary>A pufferfish, all spines.</summary>
    public static Charm Puffer(Dice dice)
    {
        int spines = dice.Whole(13, 18);
        return new CharmSketch().Rimmed(Second, Deep, Joined([0.6, 0, 0.9, -0.24, 1.06, -0.2], [1.06, -0.2, 1.02, 0, 1.06, 0.24], [1.06, 0.24, 0.86, 0.2, 0.6, 0.14], [0.6, 0.14, 0.6, 0])).Body(Main, Star(0, 0, spines, 0.94, 0.7, 0.06, 10)).Body(Main, Round(0, 0, 0.72)).Detail(Glow, 0.2, Joined([-0.7, 0.14, -0.3, 0.26, 0.3, 0.24, 0.68, 0.14], [0.68, 0.14, 0.5, 0.54, 0, 0.7, -0.5, 0.52, -0.7, 0.14])).Details(Deep, 0.08, [Round(0.1, -0.46, 0.1), Round(0.36, -0.26, 0.08), Round(-0.1, -0.2, 0.07), Round(0.3, 0.0, 0.06)]).Details(Deep, 0.05, [Round(-0.2, 0.44, 0.04), Round(0.1, 0.5, 0.04), Round(0.3, 0.36, 0.04), Round(-0.02, 0.34, 0.04)])
            .Detail(Glow, 0.1, Round(-0.36, -0.2, 0.17)).Detail(Ink, 0.1, Round(-0.38, -0.19, 0.1)).Rimmed(Deep, Ink, Oval(-0.66, 0.16, 0.09, 0.07)).Rimmed(Second, Deep, Petal(new(0.42, 0.6, 0, 0.4), 0.1, 0.06, 0.36, 30)).Formed("pufferfish", dice, 0.8);
    }

    /// <summary>An octopus with curling arms.</summary>
    public static Charm Octopus(Dice dice)
    {
        double curl = dice.Between(0.06, 0.24);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
        {
            sketch.Rimmed(Deep, Ink, Limb([0.28, 0.22, 0.16, 0.07], s * 0.34, 0.06, s * 0.8, 0.1, s * 0.98, -0.2, s * 0.8, -0.36 - curl)).Rimmed(Main, Deep, Limb([0.3, 0.24, 0.18, 0.08], s * 0.34, 0.2, s * 0.7, 0.44, s * 1.0, 0.36, s * 0.98, 0.1 - curl * 0.3)).Rimmed(Main, Deep, Limb([0.3, 0.24, 0.17, 0.08], s * 0.26, 0.3, s * 0.5, 0.72, s * 0.8, 0.84, s * (0.96 - curl * 0.3), 0.66)).Rimmed(Main, Deep, Limb([0.3, 0.24, 0.17, 0.08], s * 0.1, 0.34, s * 0.16, 0.76, s * 0.36, 0.96, s * (0.56 - curl * 0.4), 0.98));
            foreach ((double x, double y) in new[] { (0.6, 0.46), (0.78, 0.5), (0.94, 0.4), (0.44, 0.7), (0.6, 0.86), (0.76, 0.88), (0.16, 0.8), (0.28, 0.96) })
                sketch.Detail(Glow, 0.06, Round(s * x, y, 0.05));
        }
        return sketch.Body(Main, Even(0, -0.98, 0.36, -0.88, 0.56, -0.5, 0.46, -0.06, 0.44, 0.3, 0, 0.46)).Details(Deep, 0.08, [Oval(-0.2, -0.7, 0.1, 0.08, -30), Round(0.06, -0.82, 0.06), Round(0.26, -0.66, 0.07)]).Details(Glow, 0.1, Both(Oval(0.22, -0.12, 0.14, 0.16))).Details(Ink, 0.08, Both(Oval(0.2, -0.1, 0.075, 0.09))).Line(Ink, 0.045, 0.1, -0.12, 0.14, 0, 0.2, 0.12, 0.14).Formed("octopus", dice, 0.7);
    }

    /// <summary>A jellyfish.</summary>
    public static Charm Jellyfish(Dice dice)
    {
        int arms = dice.Whole(4, 6), scallops = dice.Whole(4, 6);
        double sway = dice.Between(0.08, 0.2);
        CharmSketch sketch = new();
        for (int i = 0; i < arms; i++)
        {
            double x = -0.46 + 0.92 * i / (arms - 1), s = i % 2 == 0 ? 1 : -1;
            sketch.Body(i % 2 == 0 ? Second : Deep, Limb(i % 2 == 0 ? [0.14, 0.17, 0.12, 0.05] : [0.07, 0.06, 0.04], x, -0.2, x + s * sway, 0.1, x - s * sway, 0.46, x + s * sway, 0.76, x * 1.1, i % 2 == 0 ? 0.94 : 1.1));
        }
        var hem = new List<double[]> { new[] { -0.76, -0.1, -0.7, -0.6, -0.36, -0.94, 0, -1.02, 0.36, -0.94, 0.7, -0.6, 0.76, -0.1 } };
        for (int i = 0; i < scallops; i++)
        {
            double x = 0.76 - 1.52 * i / scallops, next = 0.76 - 1.52 * (i + 1) / scallops;
            hem.Add([x, -0.1, (x + next) / 2, 0.03, next, -0.1]);
        }
        return sketch.Rimmed(Main, Deep, Joined([.. hem])).Detail(Glow, 0.08, Sickle(-0.06, -0.24, 0.56, 215, 62, 0.13)).Details(Deep, 0.08, [Oval(0.36, -0.46, 0.08, 0.1), Oval(0.2, -0.68, 0.06, 0.07)]).Dots(Ink, 0.055, -0.2, -0.3, 0.16, -0.3).Line(Ink, 0.04, 0.1, -0.1, -0.2, -0.02, -0.15, 0.06, -0.2).Formed("jellyfish", dice, 0.9);
    }

    /// <summary>A crab with raised claws.</summary>
    public static Charm Crab(Dice dice)
    {
        double claws = dice.Between(-0.1, 0.14);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
        {
            foreach ((double y, double kx, double ky, double fx, double fy) in new[] { (0.24, 0.86, 0.16, 1.02, 0.46), (0.36, 0.8, 0.4, 0.92, 0.7), (0.46, 0.66, 0.6, 0.7, 0.88) })
                sketch.Stalk(Deep, 0.13, 0.07, s * 0.4, y, s * kx, ky, s * fx, fy);
            sketch.Body(Main, Limb([0.18, 0.15], s * 0.5, 0.1, s * 0.86, -0.04, s * 0.82, -0.36 + claws)).Rimmed(Main, Deep, Joined([s * 0.74, -0.3 + claws, s * 0.5, -0.56 + claws, s * 0.6, -0.94 + claws], [s * 0.6, -0.94 + claws, s * 0.64, -0.76 + claws, s * 0.76, -0.66 + claws], [s * 0.76, -0.66 + claws, s * 0.86, -0.8 + claws, s * 0.86, -0.98 + claws], [s * 0.86, -0.98 + claws, s * 1.08, -0.74 + claws, s * 1.04, -0.46 + claws, s * 0.9, -0.28 + claws], [s * 0.9, -0.28 + claws, s * 0.74, -0.3 + claws]))
                .Stalk(Main, 0.08, 0.08, s * 0.2, -0.1, s * 0.22, -0.36).Rimmed(Glow, Ink, Round(s * 0.22, -0.4, 0.13)).Dots(Ink, 0.06, s * 0.21, -0.4);
        }
        return sketch.Rimmed(Main, Deep, Even(0, -0.2, 0.46, -0.14, 0.72, 0.16, 0.56, 0.5, 0.2, 0.62, 0, 0.63)).Detail(Glow, 0.1, Even(0, 0.36, 0.3, 0.34, 0.4, 0.46, 0.16, 0.56, 0, 0.57)).Details(Deep, 0.07, [Round(-0.3, 0.06, 0.07), Round(0.3, 0.06, 0.07), Round(0, -0.02, 0.06)]).Line(Ink, 0.045, 0.1, -0.13, 0.22, 0, 0.28, 0.13, 0.22).Formed("crab", dice, 0.7);
    }

    /// <summary>A seahorse.</summary>
    public static Charm Seahorse(Dice dice)
    {
        double curl = dice.Between(-0.08, 0.08);
        CharmSketch sketch = new();
        foreach ((double x, double y, double a) in new[] { (0.32, -0.62, -10.0), (0.4, -0.36, 0.0), (0.42, -0.06, 10.0), (0.38, 0.24, 24.0), (0.06, -1.0, -70.0), (0.22, -0.9, -40.0) })
            sketch.Body(Second, Petal(new(0.5, 0.4, 0.7, 0.1), x - 0.1, y, 0.28, a));
        sketch.Rimmed(Second, Deep, Joined([0.3, -0.1, 0.66, -0.2, 0.8, -0.06], [0.8, -0.06, 0.66, 0.06], [0.66, 0.06, 0.74, 0.22], [0.74, 0.22, 0.5, 0.26, 0.3, 0.2], [0.3, 0.2, 0.3, -0.1]));
        sketch.Rimmed(Main, Deep, Limb([0.34, 0.34, 0.5, 0.5, 0.3, 0.17, 0.12, 0.07], 0.04, -0.82, 0.22, -0.5, 0.14, -0.06, 0.12, 0.3, 0.1, 0.62, -0.12, 0.92, -0.42, 0.86 + curl, -0.4, 0.62, -0.22, 0.66)).Rimmed(Main, Deep, Joined([0.2, -0.9, -0.1, -1.02, -0.3, -0.86], [-0.3, -0.86, -0.5, -0.74, -0.72, -0.7], [-0.72, -0.7, -0.72, -0.56], [-0.72, -0.56, -0.4, -0.56, -0.14, -0.54, 0.1, -0.6], [0.1, -0.6, 0.2, -0.9]));
        foreach ((double x, double y, double w) in new[] { (0.16, -0.24, 0.2), (0.12, -0.06, 0.22), (0.11, 0.12, 0.22), (0.1, 0.3, 0.2), (0.1, 0.46, 0.15), (0.08, 0.6, 0.11) })
            sketch.Line(Deep, 0.05, 0.1, x - w, y, x - w * 0.4, y + 0.05, x + w * 0.4, y + 0.02);
        return sketch.Detail(Glow, 0.09, Round(-0.12, -0.8, 0.1)).Detail(Ink, 0.06, Round(-0.13, -0.8, 0.055)).Formed("seahorse", dice, 0.7);
    }

    /// <summary>A dolphin that leaps.</summary>
    public static Charm Dolphin(Dice dice)
    {
        double leap = dice.Between(-0.1, 0.1);
        return new CharmSketch().Body(Deep, Joined([0.06, -0.56, 0.2, -0.86, 0.5, -0.94], [0.5, -0.94, 0.4, -0.7, 0.44, -0.44], [0.44, -0.44, 0.06, -0.56])).Body(Deep, Joined([0.74, 0.3, 0.7, 0.62, 0.44, 0.84 + leap], [0.44, 0.84 + leap, 0.62, 0.86, 0.8, 0.74], [0.8, 0.74, 0.94, 0.84, 1.1, 0.8], [1.1, 0.8, 1.0, 0.5, 0.88, 0.28], [0.88, 0.28, 0.74, 0.3]))
            .Body(Main, Joined([-1.06, -0.02, -0.84, -0.08, -0.76, -0.2], [-0.76, -0.2, -0.6, -0.5, -0.2, -0.66, 0.3, -0.58, 0.74, -0.2, 0.9, 0.4], [0.9, 0.4, 0.76, 0.42], [0.76, 0.42, 0.56, 0.1, 0.2, 0.0, -0.2, 0.1, -0.56, 0.16, -0.8, 0.1, -1.06, 0.08], [-1.06, 0.08, -1.06, -0.02])).Detail(Glow, 0.1, Joined([-1.0, 0.06, -0.66, 0.02, -0.3, -0.1, 0.2, -0.16, 0.6, 0.12], [0.6, 0.12, 0.2, 0.0, -0.2, 0.09, -0.56, 0.15, -0.8, 0.1, -1.0, 0.06]))
            .Body(Deep, Joined([-0.36, 0.02, -0.3, 0.3, -0.1, 0.5], [-0.1, 0.5, -0.04, 0.2, -0.12, -0.02], [-0.12, -0.02, -0.36, 0.02])).Dots(Ink, 0.055, -0.62, -0.14).Line(Ink, 0.035, 0.08, -1.0, 0.02, -0.8, 0.0, -0.7, -0.04).Bodies(Pale, Round(-0.3, 0.8, 0.09), Round(0.0, 0.9, 0.06), Round(-0.56, 0.92, 0.06)).Formed("dolphin", dice, 0.7);
    }

    /// <summary>A shark with its teeth.</summary>
    public static Charm Shark(Dice dice)
    {
        double tail = dice.Between(-0.1, 0.1);
        CharmSketch sketch = new CharmSketch().Body(Main, Joined([-0.06, -0.36, 0.1, -0.8, 0.3, -0.92], [0.3, -0.92, 0.3, -0.6, 0.42, -0.3], [0.42, -0.3, -0.06, -0.36])).Body(Main, Joined([0.7, -0.06, 0.9, -0.5, 1.14, -0.74 + tail], [1.14, -0.74 + tail, 1.02, -0.3, 1.0, 0], [1.0, 0, 1.04, 0.3, 1.12, 0.5 + tail], [1.12, 0.5 + tail, 0.9, 0.3, 0.7, 0.14], [0.7, 0.14, 0.7, -0.06]))
            .Body(Main, Joined([-1.1, 0.02, -0.8, -0.3, -0.2, -0.44, 0.4, -0.32, 0.86, -0.06], [0.86, -0.06, 0.86, 0.12], [0.86, 0.12, 0.4, 0.3, -0.1, 0.44, -0.6, 0.4, -0.84, 0.3], [-0.84, 0.3, -0.8, 0.16, -1.1, 0.02])).Detail(Glow, 0.15, Joined([-0.8, 0.16, -0.4, 0.1, 0, 0.16, 0.5, 0.16, 0.84, 0.1], [0.84, 0.1, 0.4, 0.29, -0.1, 0.43, -0.6, 0.39, -0.84, 0.3], [-0.84, 0.3, -0.8, 0.16]))
            .Body(Deep, Joined([-0.26, 0.24, -0.2, 0.6, 0.06, 0.84], [0.06, 0.84, 0.1, 0.5, 0.06, 0.26], [0.06, 0.26, -0.26, 0.24])).Line(Deep, 0.05, 0.1, -0.34, -0.12, -0.38, 0.04, -0.34, 0.2).Line(Deep, 0.05, 0.1, -0.22, -0.12, -0.26, 0.04, -0.22, 0.2).Dots(Ink, 0.06, -0.7, -0.08);
        for (int i = 0; i < 4; i++)
            sketch.Detail(Ink, 0.06, Angular(0, -0.82 + 0.1 * i, 0.16 - 0.012 * i, -0.73 + 0.1 * i, 0.15 - 0.012 * i, -0.78 + 0.1 * i, 0.26 - 0.012 * i));
        return sketch.Formed("shark", dice, 0.7);
    }

    /// <summary>A sea turtle from above.</summary>
    public static Charm Turtle(Dice dice)
    {
        double stroke = dice.Between(-16, 16);
        CharmSketch sketch = new CharmSketch();
        foreach (int s in new[] { -1, 1 })
            sketch.Rimmed(Second, Deep, Petal(new(0.2, 0.6, 0.4, 0.4, Bend: s * 0.24), s * 0.4, -0.38, 0.86, s > 0 ? 4 + stroke : 176 - stroke)).Rimmed(Second, Deep, Petal(new(0.3, 0.6, 0.3, 0.4), s * 0.3, 0.6, 0.5, s > 0 ? 52 - stroke : 128 + stroke));
        sketch.Rimmed(Second, Deep, Even(0, -1.06, 0.17, -1.0, 0.21, -0.8, 0.14, -0.56, 0, -0.5)).Dots(Ink, 0.05, -0.12, -0.88, 0.12, -0.88).Body(Second, Angular(0.2, -0.08, 0.7, 0.08, 0.7, 0, 1.0)).Rimmed(Main, Deep, Even(0, -0.66, 0.42, -0.54, 0.62, -0.1, 0.5, 0.46, 0.2, 0.76, 0, 0.82));
        Outline plate = Angular(0.12, 0, -0.22, 0.19, -0.11, 0.19, 0.11, 0, 0.22, -0.19, 0.11, -0.19, -0.11);
        foreach ((double x, double y, double k) in new[] { (0.0, -0.3, 1.0), (0.0, 0.12, 1.0), (0.0, 0.5, 0.74), (-0.38, -0.1, 0.84), (0.38, -0.1, 0.84), (-0.34, 0.3, 0.72), (0.34, 0.3, 0.72) })
            sketch.Detail(Deep, 0.09, Put(plate, x, y, k));
        return sketch.Formed("turtle", dice, 0.7);
    }

    /// <summary>A branch of coral.</summary>
    public static Charm Coral(Dice dice)
    {
        CharmSketch sketch = new();
        Dice own = dice.Fork("branches");
        Branch(0, 1, -90, 0.62, 0.26, 0);
        return sketch.Formed("coral", dice, 0.8);

        void Branch(double x, double y, double a, double length, double thick, int level)
        {
            Point end = new Point(x, y) + Point.Polar(length, (a + own.Between(-8, 8)) * Math.PI / 180);
            sketch.Body(Main, Limb([thick, thick * 0.8, thick * 0.82], x, y, (x + end.X) / 2 + own.Between(-0.04, 0.04), (y + end.Y) / 2, end.X, end.Y));
            if (level < 2)
            {
                Branch(end.X, end.Y, a - own.Between(24, 46), length * 0.74, thick * 0.74, level + 1);
                Branch(end.X, end.Y, a + own.Between(24, 46), length * 0.74, thick * 0.74, level + 1);
                Branch((x + end.X * 1.2) / 2.2, (y + end.Y * 1.2) / 2.2, a + own.Sign() * own.Between(50, 70), length * 0.56, thick * 0.62, level + 1);
            }
            else
            {
                sketch.Detail(Glow, 0.06, Round(end.X, end.Y, thick * 0.28));
            }
            if (level < 2)
                sketch.Details(Deep, 0.06, [Round(x + (end.X - x) * 0.4, y + (end.Y - y) * 0.4, thick * 0.17), Round(x + (end.X - x) * 0.72, y + (end.Y - y) * 0.72, thick * 0.14)]);
        }
    }

    /// <summary>A lighthouse on its rock.</summary>
    public static Charm Lighthouse(Dice dice)
    {
        int bands = dice.Whole(2, 3);
        CharmSketch sketch = new CharmSketch().Body(Ink, Smooth(-0.76, 0.98, -0.6, 0.76, -0.3, 0.7, 0.1, 0.66, 0.5, 0.74, 0.8, 0.98)).Rimmed(Glow, Ink, Angular(0.02, -0.2, -0.42, 0.2, -0.42, 0.34, 0.76, -0.34, 0.76));
        for (int i = 0; i < bands; i++)
        {
            double a = -0.42 + 1.18 * (2 * i + 0.5) / (2 * bands), b = -0.42 + 1.18 * (2 * i + 1.5) / (2 * bands), wa = 0.2 + 0.14 * (a + 0.42) / 1.18, wb = 0.2 + 0.14 * (b + 0.42) / 1.18;
            sketch.Body(Main, Outline.Polygon(new(-wa, a), new(wa, a), new(wb, b), new(-wb, b)));
        }
        foreach (int s in dice.Chance(0.6) ? new[] { -1, 1 } : [])
            sketch.Body(Second, Angular(0.06, s * 0.26, -0.64, s * 0.92, -0.88, s * 0.92, -0.44));
        return sketch.Detail(Deep, 0.1, Outline.Polygon(new(0.06, -0.42), new(0.2, -0.42), new(0.34, 0.76), new(0.14, 0.76))).Body(Ink, Box(-0.3, -0.5, 0.3, -0.4, 0.03)).Body(Second, Box(-0.16, -0.8, 0.16, -0.48)).Line(Ink, 0.045, 0.1, 0, -0.8, 0, -0.5).Body(Main, EvenCut([0, -1.06, 0.12, -0.96, 0.24, -0.78], [0.24, -0.78, 0, -0.78])).Detail(Ink, 0.1, EvenCut([0, 0.48, 0.1, 0.5, 0.1, 0.76], [0.1, 0.76, 0, 0.76])).Formed("lighthouse", dice, 0.4);
    }

    /// <summary>A ship's wheel.</summary>
    public static Charm ShipWheel(Dice dice)
    {
        int spokes = dice.Whole(3, 5) * 2;
        double rim = dice.Between(0.1, 0.15), turn = dice.Between(0, 45);
        CharmSketch sketch = new();
        for (int i = 0; i < spokes; i++)
            sketch.Body(Main, Put(Limb([0.09, 0.09, 0.07, 0.13, 0.07], 0, 0, 0, -0.4, 0, -0.7, 0, -0.84, 0, -1.0), 0, 0, 1, turn + 360.0 * i / spokes));
        return sketch.Body(Main, Ring(0, 0, 0.68, 0.68 - 2 * rim)).Detail(Deep, 0.06, Ring(0, 0, 0.68 - rim * 0.6, 0.68 - rim * 1.4)).Body(Second, Round(0, 0, 0.2)).Detail(Deep, 0.07, Round(0, 0, 0.09)).Formed("ship-wheel", dice, 0.2);
    }

    /// <summary>An open shell with its pearl.</summary>
    public static Charm Oyster(Dice dice)
    {
        double open = dice.Between(0.8, 1);
        CharmSketch sketch = new CharmSketch();
        var lip = new List<double[]> { new[] { 0.0, 0.2, -0.4, 0.1, -0.8, -0.16 } };
        for (int i = 0; i < 5; i++)
        {
            double a = (-170 + 32 * i) * Math.PI / 180, b = (-170 + 32 * (i + 1)) * Math.PI / 180, m = (a + b) / 2;
            lip.Add([0.82 * Math.Cos(a), 0.02 + 0.92 * open * Math.Sin(a), 0.95 * Math.Cos(m), 0.02 + 1.04 * open * Math.Sin(m), 0.82 * Math.Cos(b), 0.02 + 0.92 * open * Math.Sin(b)]);
        }
        lip[0] = [0, 0.24, -0.5, 0.14, lip[1][0], lip[1][1]];
        lip.Add([lip[^1][^2], lip[^1][^1], 0.5, 0.14, 0, 0.24]);
        sketch.Rimmed(Main, Deep, Joined([.. lip])).Details(Glow, 0.1, [Put(Joined([.. lip]), 0, 0.02, 0.76)]);
        foreach (double a in new[] { -135.0, -112, -90, -68, -45 })
            sketch.Vein(Main, 0.04, 0.08, 0.1 * Math.Cos(a * 0.0175), 0.04, 0.4 * Math.Cos(a * 0.0175), 0.1 + 0.44 * Math.Sin(a * 0.0175), 0.64 * Math.Cos(a * 0.0175), 0.08 + 0.7 * open * Math.Sin(a * 0.0175));
        return sketch.Rimmed(Main, Deep, Joined([-0.92, 0.2, -0.5, 0.3, 0, 0.34, 0.5, 0.3, 0.92, 0.2], [0.92, 0.2, 0.72, 0.6, 0.3, 0.84, 0, 0.88, -0.3, 0.84, -0.72, 0.6, -0.92, 0.2])).Line(Deep, 0.05, 0.1, -0.3, 0.44, -0.16, 0.62, 0, 0.8).Line(Deep, 0.05, 0.1, 0.3, 0.44, 0.16, 0.62, 0, 0.8).Line(Deep, 0.05, 0.1, 0, 0.44, 0, 0.8).Rimmed(Second, Deep, Round(0, 0.14, 0.22)).Detail(Glow, 0.06, Round(-0.07, 0.07, 0.06)).Formed("oyster", dice, 0.6);
    }

    /// <summary>A lobster from above.</summary>
    public static Charm Lobster(Dice dice)
    {
        double claws = dice.Between(-0.12, 0.12);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
        {
            foreach ((double y, double fy) in new[] { (-0.12, -0.06), (0.0, 0.16), (0.12, 0.36) })
                sketch.Stalk(Deep, 0.08, 0.05, s * 0.14, y, s * 0.5, y - 0.04, s * 0.64, fy);
            sketch.Stalk(Deep, 0.05, 0.03, s * 0.1, -0.5, s * 0.16, -0.8, s * 0.06, -1.1).Body(Main, Limb([0.13, 0.12], s * 0.16, -0.3, s * 0.5, -0.34, s * 0.58, -0.6 + claws)).Rimmed(Main, Deep, Joined([s * 0.5, -0.56 + claws, s * 0.36, -0.84 + claws, s * 0.52, -1.16 + claws], [s * 0.52, -1.16 + claws, s * 0.54, -0.96 + claws, s * 0.64, -0.86 + claws], [s * 0.64, -0.86 + claws, s * 0.72, -1.0 + claws, s * 0.7, -1.1 + claws], [s * 0.7, -1.1 + claws, s * 0.86, -0.8 + claws, s * 0.68, -0.54 + claws], [s * 0.68, -0.54 + claws, s * 0.5, -0.56 + claws]));
            sketch.Rimmed(Main, Deep, Petal(new(0.34, 0.6, 0.1, 0.3), s * 0.04, 0.8, 0.4, s > 0 ? 48 : 132));
        }
        sketch.Rimmed(Main, Deep, Petal(new(0.4, 0.6, 0.1, 0.3), 0, 0.8, 0.36, 90));
        for (int i = 4; i >= 0; i--)
            sketch.Rimmed(i % 2 == 0 ? Main : Second, Deep, Even(0, 0.1 + 0.16 * i, 0.26 - 0.03 * i, 0.14 + 0.16 * i, 0.25 - 0.03 * i, 0.26 + 0.16 * i, 0, 0.3 + 0.16 * i));
        return sketch.Rimmed(Main, Deep, Even(0, -0.6, 0.16, -0.46, 0.26, -0.1, 0.22, 0.2, 0, 0.26)).Line(Deep, 0.045, 0.1, 0, -0.2, 0, 0.2).Dots(Ink, 0.05, -0.12, -0.46, 0.12, -0.46).Formed("lobster", dice, 0.7);
    }
}
