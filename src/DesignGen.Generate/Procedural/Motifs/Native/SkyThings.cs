using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Stars, weather, and what flies without wings.</summary>
internal static class SkyThings
{
    /// <summary>A bolt of lightning.</summary>
    public static Charm Lightning(Dice dice)
    {
        double step = dice.Between(-0.1, 0.1);
        return new CharmSketch().Rimmed(Main, Deep, Angular(0.03, 0.24, -1, -0.56, 0.16 + step, -0.06, 0.16 + step, -0.3, 1, 0.6, -0.26 + step, 0.08, -0.26 + step, 0.52, -1)).Detail(Glow, 0.1, Angular(0.02, 0.22, -0.86, -0.3, 0.06 + step, -0.14, 0.06 + step, 0.32, -0.86)).Formed("lightning", dice);
    }

    /// <summary>A snowflake with six branched arms.</summary>
    public static Charm Snowflake(Dice dice)
    {
        double first = dice.Between(0.36, 0.5), second = dice.Between(0.62, 0.76), reach = dice.Between(0.18, 0.3), turn = dice.Between(0, 60);
        bool plate = dice.Chance(0.5);
        CharmSketch sketch = new();
        for (int i = 0; i < 6; i++)
        {
            double a = turn + 60 * i;
            sketch.Body(Main, Put(Limb([0.11, 0.11, 0.1], 0, 0, 0, -0.5, 0, -0.96), 0, 0, 1, a));
            foreach (int s in new[] { -1, 1 })
                sketch.Body(Main, Put(Limb([0.1, 0.09], 0, -first, s * reach * 1.1, -first - reach), 0, 0, 1, a)).Body(Main, Put(Limb([0.09, 0.08], 0, -second, s * reach * 0.7, -second - reach * 0.7), 0, 0, 1, a));
        }
        return (plate ? sketch.Body(Main, Put(Angular(0, [.. Enumerable.Range(0, 6).SelectMany(i => Point.Polar(0.3, i * Math.PI / 3) is var p ? new[] { p.X, p.Y } : [])]), 0, 0, 1, turn + 30)).Detail(Glow, 0.1, Put(Star(0, 0, 6, 0.2, 0.1, 0.1), 0, 0, 1, turn)) : sketch).Formed("snowflake", dice, 0.4);
    }

    /// <summary>A crescent with a sleeping face.</summary>
    public static Charm Crescent(Dice dice)
    {
        double thick = dice.Between(0.5, 0.72);
        int stars = dice.Whole(1, 3);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Deep, Joined([0.4, -0.92, -0.1, -0.98, -0.7, -0.66, -0.96, 0, -0.7, 0.66, -0.1, 0.98, 0.4, 0.92], [0.4, 0.92, -0.1, 0.62, -0.96 + thick, 0.24, -0.96 + thick + 0.14, 0.06], [-0.96 + thick + 0.14, 0.06, -0.96 + thick, -0.1], [-0.96 + thick, -0.1, -0.96 + thick + 0.02, -0.4, 0.0, -0.76, 0.4, -0.92])).Detail(Deep, 0.06, Sickle(-0.62, -0.1, 0.14, 90, 150, 0.06)).Line(Deep, 0.05, 0.1, -0.5, 0.36, -0.42, 0.4, -0.34, 0.34).Details(Second, 0.08, [Oval(-0.6, 0.2, 0.1, 0.08)]);
        foreach ((double x, double y, double r) in new[] { (0.5, -0.1, 0.26), (0.2, -0.46, 0.15), (0.36, 0.42, 0.18) }.Take(stars))
            sketch.Rimmed(Second, Deep, Star(x, y, 5, r, r * 0.5, 0.14));
        return sketch.Formed("crescent-moon", dice, 0.7);
    }

    /// <summary>A ringed planet.</summary>
    public static Charm Saturn(Dice dice)
    {
        double tilt = dice.Between(-30, -8), band = dice.Between(0.12, 0.2);
        Outline Half(double sign) => Put(Joined([-1.08, 0, -0.7, sign * 0.26, 0, sign * 0.36, 0.7, sign * 0.26, 1.08, 0], [1.08, 0, 0.84, 0], [0.84, 0, 0.56, sign * 0.15, 0, sign * 0.21, -0.56, sign * 0.15, -0.84, 0], [-0.84, 0, -1.08, 0]), 0, 0, 1, tilt);
        return new CharmSketch().Rimmed(Second, Deep, Half(-1)).Rimmed(Main, Deep, Round(0, 0, 0.62)).Details(Deep, 0.1, [Put(Limb([0.03, band, 0.03], -0.52, -0.28, 0, -0.22, 0.52, -0.28), 0, 0, 1, tilt)]).Detail(Glow, 0.08, Sickle(-0.04, -0.04, 0.48, 225, 70, 0.11)).Rimmed(Second, Deep, Half(1)).Bodies(Second, Put(Star(0, 0, 4, 0.16, 0.05, 0.1), 0.8, -0.72), Put(Star(0, 0, 4, 0.12, 0.04, 0.1), -0.84, 0.64)).Formed("saturn", dice, 0.6);
    }

    /// <summary>A shooting star.</summary>
    public static Charm ShootingStar(Dice dice)
    {
        double bend = dice.Between(-0.16, 0.16);
        int tails = dice.Whole(2, 3);
        CharmSketch sketch = new();
        foreach (double off in tails == 2 ? new[] { -0.16, 0.18 } : [-0.24, 0.0, 0.24])
            sketch.Body(off == 0 ? Pale : Second, Limb([0.2, 0.13, 0.03], 0.36 + off * 0.7, -0.36 + off * 0.7, -0.2 + off * 0.7 + bend * 0.5, 0.16 + off * 0.7, -0.86 + off + bend - 0.1 * Math.Abs(off), 0.86 + off * 0.6 - bend));
        return sketch.Rimmed(Main, Deep, Star(0.44, -0.44, 5, 0.58, 0.29, 0.16, dice.Between(0, 30))).Detail(Glow, 0.09, Sickle(0.42, -0.42, 0.3, 220, 70, 0.09)).Formed("shooting-star", dice, 0.6);
    }

    /// <summary>A rocket.</summary>
    public static Charm Rocket(Dice dice)
    {
        double flame = dice.Between(0.9, 1.2), fins = dice.Between(0.5, 0.7);
        return new CharmSketch().Body(Second, EvenCut([0, 0.5, 0.24, 0.5], [0.24, 0.5, 0.28, 0.7, 0.16, 0.8, 0, flame])).Detail(Pale, 0.08, EvenCut([0, 0.5, 0.12, 0.5], [0.12, 0.5, 0.14, 0.64, 0, flame - 0.2])).Rimmed(Deep, Ink, Both(Joined([0.3, 0.04, fins, 0.3, fins, 0.76], [fins, 0.76, 0.4, 0.56, 0.2, 0.5], [0.2, 0.5, 0.3, 0.04]))).Rimmed(Glow, Ink, EvenCut([0, -1.06, 0.22, -0.84, 0.4, -0.34, 0.36, 0.16, 0.24, 0.56], [0.24, 0.56, 0, 0.56])).Detail(Main, 0.2, EvenCut([0, -1.06, 0.22, -0.84, 0.36, -0.54], [0.36, -0.54, 0, -0.48])).Detail(Main, 0.1, EvenCut([0, 0.4, 0.3, 0.4], [0.3, 0.4, 0.24, 0.56], [0.24, 0.56, 0, 0.56])).Detail(Deep, 0.1, Round(0, -0.16, 0.2)).Detail(Second, 0.09, Round(0, -0.16, 0.13)).Formed("rocket", dice, 0.7);
    }

    /// <summary>A cloud with rain.</summary>
    public static Charm RainCloud(Dice dice)
    {
        int drops = dice.Whole(3, 5);
        CharmSketch sketch = new CharmSketch().Bodies(Second, Enumerable.Range(0, drops).Select(i => Put(Petal(new(0.36, 0.32, 1.1, 0), 0, 0.2, 0.46, -76), -0.6 + 1.2 * i / (drops - 1), 0.6 + 0.3 * (i % 2), 0.8)));
        return sketch.Rimmed(Main, Deep, Joined([-0.6, 0.2, -1.0, 0.16, -0.98, -0.3, -0.62, -0.3], [-0.62, -0.3, -0.6, -0.72, -0.1, -0.9, 0.2, -0.54], [0.2, -0.54, 0.5, -0.72, 0.84, -0.46, 0.72, -0.2], [0.72, -0.2, 1.0, -0.16, 1.02, 0.2, 0.66, 0.2], [0.66, 0.2, 0, 0.22, -0.6, 0.2])).Detail(Glow, 0.09, Sickle(-0.22, -0.36, 0.3, 225, 90, 0.11)).Face(0, -0.14, 0.26).Formed("rain-cloud", dice);
    }

    /// <summary>A twister.</summary>
    public static Charm Tornado(Dice dice)
    {
        double sway = dice.Between(0.1, 0.26);
        CharmSketch sketch = new();
        for (int i = 0; i < 6; i++)
        {
            double w = 0.96 * Math.Pow(1 - i / 6.5, 1.1) + 0.06, y = -0.86 + 0.34 * i, x = sway * Math.Sin(i * 1.1);
            sketch.Rimmed(i % 2 == 0 ? Main : Pale, Deep, Oval(x, y, w, 0.2 - 0.014 * i, -4));
        }
        return sketch.Formed("tornado", dice, 0.8);
    }

    /// <summary>A flying saucer with its beam.</summary>
    public static Charm Ufo(Dice dice)
    {
        int lamps = dice.Whole(3, 5);
        double beam = dice.Between(0.46, 0.66);
        CharmSketch sketch = new CharmSketch().Body(Second, Angular(0.04, -0.3, 0.1, 0.3, 0.1, beam, 1, -beam, 1)).Rimmed(Pale, Deep, EvenCut([0, -0.8, 0.36, -0.7, 0.46, -0.24], [0.46, -0.24, 0, -0.1])).Detail(Glow, 0.07, Sickle(-0.02, -0.36, 0.32, 220, 70, 0.09)).Rimmed(Main, Deep, Even(0, -0.32, 0.6, -0.24, 1.0, 0.02, 0.6, 0.24, 0, 0.3));
        for (int i = 0; i < lamps; i++)
            sketch.Detail(Glow, 0.1, Round(-0.66 + 1.32 * i / (lamps - 1), 0.02 + 0.08 * (1 - Math.Abs(2.0 * i / (lamps - 1) - 1)), 0.09));
        return sketch.Formed("ufo", dice, 0.6);
    }

    /// <summary>The earth.</summary>
    public static Charm Earth(Dice dice)
    {
        double turn = dice.Between(-20, 20);
        return new CharmSketch().Rimmed(Main, Deep, Round(0, 0, 0.98)).Details(Second, 0.2, new[] { Smooth(-0.8, -0.5, -0.5, -0.82, -0.1, -0.8, -0.06, -0.56, -0.3, -0.4, -0.24, -0.14, -0.5, -0.1, -0.62, -0.3), Smooth(-0.3, 0.04, 0.02, 0.08, 0.14, 0.3, -0.04, 0.6, -0.16, 0.86, -0.28, 0.5, -0.4, 0.24), Smooth(0.3, -0.6, 0.6, -0.66, 0.86, -0.36, 0.8, 0.1, 0.6, 0.5, 0.44, 0.3, 0.3, 0.0, 0.2, -0.3) }.Select(o => Put(o, 0, 0, 1, turn))).Detail(Glow, 0.07, Sickle(0, 0, 0.82, 225, 60, 0.1)).Formed("earth-planet", dice, 0.4);
    }

    /// <summary>Snowy peaks before a round sun.</summary>
    public static Charm SnowMountain(Dice dice)
    {
        double left = dice.Between(-0.5, -0.2), peak = dice.Between(-0.9, -0.7);
        return new CharmSketch().Body(Second, Round(0.44, -0.5, 0.36)).Body(Deep, Angular(0.03, left - 0.1, -0.3, 0.3, 0.8, -1.0, 0.8)).Rimmed(Main, Deep, Angular(0.03, 0.16, peak, 1.0, 0.8, -0.7, 0.8)).Detail(Deep, 0.15, Angular(0, 0.16, peak, 1.0, 0.8, 0.3, 0.8, 0.2, 0.2, 0.34, -0.1)).Detail(Glow, 0.1, Angular(0.04, 0.16, peak, 0.48, peak + 0.62, 0.34, peak + 0.54, 0.24, peak + 0.7, 0.1, peak + 0.54, -0.04, peak + 0.72, -0.18, peak + 0.6)).Formed("snow-mountain", dice, 0.6);
    }
}
