using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>The feasts of the year.</summary>
internal static class HolidayCharms
{
    /// <summary>A decked Christmas tree.</summary>
    public static Charm Tree(Dice dice)
    {
        int tiers = dice.Whole(3, 4);
        CharmSketch sketch = new CharmSketch().Body(Ink, Box(-0.13, 0.7, 0.13, 1.0, 0.03));
        for (int i = tiers - 1; i >= 0; i--)
        {
            double top = -0.86 + 1.3 * i / tiers, bottom = -0.86 + 1.66 * (i + 1) / tiers, half = 0.34 + 0.5 * (i + 1) / tiers;
            sketch.Rimmed(Leaf, LeafDeep, EvenCut([0, top, half * 0.4, top + 0.2, half, bottom - 0.06], [half, bottom - 0.06, half * 0.7, bottom + 0.04, half * 0.4, bottom - 0.02, 0, bottom + 0.04]));
        }
        foreach ((double x, double y) in new[] { (-0.2, -0.2), (0.16, -0.04), (-0.36, 0.26), (0.04, 0.3), (0.42, 0.4), (-0.5, 0.62), (-0.1, 0.62), (0.34, 0.66) }.Take(dice.Whole(5, 8)))
            sketch.Detail(Main, 0.1, Round(x, y, 0.075));
        return sketch.Rimmed(Pale, Deep, Star(0, -0.92, 5, 0.24, 0.11, 0.08)).Formed("christmas-tree", dice, 0.6);
    }

    /// <summary>A snowman.</summary>
    public static Charm Snowman(Dice dice)
    {
        bool topper = dice.Chance(0.6);
        double arms = dice.Between(-0.2, 0.14);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.08, 0.06, -0.4, 0.06, -0.74, -0.04 + arms, -0.92, -0.24 + arms).Stalk(Ink, 0.08, 0.06, 0.4, 0.06, 0.74, -0.04 + arms, 0.92, -0.24 + arms).Rimmed(Glow, Ink, Round(0, 0.52, 0.54)).Rimmed(Glow, Ink, Round(0, -0.38, 0.4));
        sketch = topper ? sketch.Body(Ink, Box(-0.3, -1.14, 0.3, -0.66, 0.05)).Detail(Main, 0.09, Box(-0.3, -0.84, 0.3, -0.72)).Body(Ink, Box(-0.46, -0.72, 0.46, -0.62, 0.05)) : sketch.Rimmed(Main, Deep, EvenCut([0, -0.98, 0.3, -0.9, 0.4, -0.56], [0.4, -0.56, 0, -0.6])).Rimmed(Second, Deep, Box(-0.42, -0.64, 0.42, -0.5, 0.07)).Rimmed(Second, Deep, Round(0, -1.0, 0.13));
        return sketch.Dots(Ink, 0.055, -0.14, -0.42, 0.14, -0.42).Body(Second, Angular(0.1, -0.02, -0.36, 0.34, -0.26, 0, -0.24)).Line(Ink, 0.04, 0.1, -0.14, -0.18, 0, -0.13, 0.12, -0.18).Rimmed(Main, Deep, Even(0, -0.06, 0.36, -0.14, 0.38, 0.02, 0, 0.1)).Rimmed(Main, Deep, Box(0.12, 0.0, 0.3, 0.44, 0.05)).Dots(Ink, 0.06, -0.06, 0.3, -0.06, 0.52, -0.06, 0.74).Formed("snowman", dice, 0.6);
    }

    /// <summary>Father Christmas's face.</summary>
    public static Charm Santa(Dice dice)
    {
        double curl = dice.Between(0.6, 0.86);
        return new CharmSketch().Rimmed(Main, Deep, Joined([-0.62, -0.24, -0.5, -0.74, 0, -1.0, 0.5, -0.86, curl, -0.46], [curl, -0.46, 0.6, -0.5, 0.62, -0.24], [0.62, -0.24, -0.62, -0.24])).Rimmed(Glow, Ink, Round(curl + 0.06, -0.34, 0.17)).Body(Pale, Oval(0, 0.02, 0.56, 0.4)).Rimmed(Glow, Ink, Joined([-0.66, -0.02, -0.4, 0.2, 0, 0.14, 0.4, 0.2, 0.66, -0.02], [0.66, -0.02, 0.76, 0.4, 0.5, 0.84, 0, 1.06, -0.5, 0.84, -0.76, 0.4, -0.66, -0.02])).Rimmed(Glow, Ink, Both(Joined([0, 0.2, 0.24, 0.1, 0.44, 0.26], [0.44, 0.26, 0.3, 0.4, 0.1, 0.38, 0, 0.3], [0, 0.3, 0, 0.2]))).Dots(Ink, 0.065, -0.2, -0.02, 0.2, -0.02).Body(Main, Round(0, 0.12, 0.1)).Detail(Main, 0.07, Even(0, 0.42, 0.1, 0.42, 0, 0.52)).Rimmed(Glow, Ink, Box(-0.7, -0.36, 0.7, -0.12, 0.12)).Formed("santa-claus", dice, 0.5);
    }

    /// <summary>A candy cane.</summary>
    public static Charm Cane(Dice dice)
    {
        int stripes = dice.Whole(7, 10);
        bool bow = dice.Chance(0.6);
        double[] spine = [-0.3, 1.0, -0.24, 0.3, -0.2, -0.3, -0.1, -0.76, 0.24, -0.94, 0.56, -0.76, 0.58, -0.4];
        Point[] p = Points(spine);
        CharmSketch sketch = new CharmSketch().Rimmed(Glow, Ink, Limb([0.32, 0.32, 0.32, 0.32], spine));
        for (int i = 0; i < stripes; i++)
        {
            double t = (i + 0.5) * (p.Length - 1) / stripes;
            int k = Math.Min((int)t, p.Length - 2);
            Point at = Point.Lerp(p[k], p[k + 1], t - k);
            sketch.Detail(Main, 0.08, Put(Angular(0.08, -0.155, -0.12, 0.155, -0.02, 0.155, 0.1, -0.155, 0.0), at.X, at.Y, 1, (p[k + 1] - p[k]).Direction * 180 / Math.PI + 90));
        }
        return (bow ? sketch.Rimmed(Second, Ink, Petal(new(0.4, 0.62, -0.1, 0.4), -0.24, 0.2, 0.5, 190)).Rimmed(Second, Ink, Petal(new(0.4, 0.62, -0.1, 0.4), -0.22, 0.2, 0.5, -10)).Rimmed(Second, Ink, Round(-0.23, 0.2, 0.13)) : sketch).Formed("candy-cane", dice, 0.5);
    }

    /// <summary>A tied present.</summary>
    public static Charm Gift(Dice dice)
    {
        int paper = dice.Whole(0, 2);
        double tall = dice.Between(0, 0.2);
        CharmSketch sketch = new CharmSketch().Body(Main, Box(-0.8, -0.1 - tall, 0.8, 0.98, 0.05));
        sketch = paper switch
        {
            0 => sketch.Details(Glow, 0.1, new[] { (-0.5, 0.2), (0.5, 0.2), (-0.54, 0.66), (0.54, 0.66) }.Select(q => Round(q.Item1, q.Item2, 0.09))),
            1 => sketch.Details(Deep, 0.1, [Box(-0.66, 0.0, -0.52, 0.97), Box(-0.36, 0.0, -0.24, 0.97), Box(0.52, 0.0, 0.66, 0.97), Box(0.24, 0.0, 0.36, 0.97)]),
            _ => sketch.Details(Glow, 0.08, new[] { (-0.5, 0.24), (0.5, 0.3), (-0.46, 0.7), (0.52, 0.74) }.Select(q => Star(q.Item1, q.Item2, 5, 0.15, 0.07, 0.1))),
        };
        sketch.Detail(Second, 0.2, Box(-0.15, 0, 0.15, 0.97)).Rimmed(Main, Deep, Box(-0.92, -0.36 - tall, 0.92, -0.02 - tall, 0.06)).Detail(Second, 0.2, Box(-0.15, -0.35 - tall, 0.15, -0.03 - tall));
        foreach (int s in new[] { -1, 1 })
            sketch.Rimmed(Second, Deep, Joined([0, -0.36 - tall, s * 0.24, -0.72 - tall, s * 0.64, -0.82 - tall, s * 0.7, -0.56 - tall, s * 0.4, -0.38 - tall], [s * 0.4, -0.38 - tall, 0, -0.36 - tall])).Detail(Deep, 0.07, Joined([s * 0.1, -0.42 - tall, s * 0.34, -0.64 - tall, s * 0.54, -0.66 - tall], [s * 0.54, -0.66 - tall, s * 0.5, -0.5 - tall, s * 0.1, -0.42 - tall]));
        return sketch.Rimmed(Second, Deep, Round(0, -0.42 - tall, 0.13)).Formed("gift", dice, 0.4);
    }

    /// <summary>A glass bauble.</summary>
    public static Charm Bauble(Dice dice)
    {
        int band = dice.Whole(0, 2);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.05, 0.05, 0, -1.1, 0, -0.8).Body(Second, Box(-0.17, -0.82, 0.17, -0.6, 0.05)).Body(Main, Round(0, 0.14, 0.78));
        sketch = band switch
        {
            0 => sketch.Detail(Second, 0.1, Joined([-0.76, 0.0, -0.3, 0.12, 0.3, 0.12, 0.76, 0.0], [0.76, 0.0, 0.76, 0.3], [0.76, 0.3, 0.3, 0.42, -0.3, 0.42, -0.76, 0.3], [-0.76, 0.3, -0.76, 0.0])).Details(Main, 0.08, new[] { -0.5, -0.17, 0.17, 0.5 }.Select(x => Angular(0.1, x - 0.1, 0.24, x, 0.14, x + 0.1, 0.24, x, 0.34))),
            1 => sketch.Details(Second, 0.1, [Star(0, 0.16, 6, 0.46, 0.14, 0.06)]),
            _ => sketch.Details(Second, 0.1, [Limb([0.03, 0.11, 0.03], -0.66, -0.2, 0, -0.06, 0.66, -0.2), Limb([0.03, 0.11, 0.03], -0.72, 0.4, 0, 0.56, 0.72, 0.4)]).Details(Glow, 0.08, new[] { -0.4, 0.0, 0.4 }.Select(x => Round(x, 0.22, 0.09))),
        };
        return sketch.Detail(Glow, 0.08, Sickle(-0.04, 0.12, 0.62, 220, 50, 0.13)).Detail(Deep, 0.1, Sickle(0, 0.14, 0.78, 50, 110, 0.14)).Formed("christmas-bauble", dice, 0.4);
    }

    /// <summary>A Christmas stocking.</summary>
    public static Charm Stocking(Dice dice)
    {
        double toe = dice.Between(-0.9, -0.72);
        return new CharmSketch().Rimmed(Main, Deep, Joined([0.02, -0.6, 0.66, -0.6], [0.66, -0.6, 0.64, 0.0, 0.68, 0.4, 0.5, 0.78, 0.1, 0.86], [0.1, 0.86, -0.4, 0.96, toe, 0.86, toe - 0.04, 0.5], [toe - 0.04, 0.5, -0.5, 0.34, -0.1, 0.3, 0.04, -0.1, 0.02, -0.6])).Detail(Second, 0.12, Smooth(-0.44, 0.36, -0.4, 0.66, -0.5, 0.92, toe, 0.86, toe - 0.04, 0.52)).Detail(Second, 0.12, Smooth(0.68, 0.26, 0.46, 0.34, 0.36, 0.6, 0.44, 0.8, 0.66, 0.6)).Details(Glow, 0.08, [Put(Star(0, 0, 6, 0.17, 0.06, 0.1), 0.34, -0.2), Put(Star(0, 0, 6, 0.13, 0.05, 0.1), 0.2, 0.2)]).Rimmed(Glow, Ink, Box(-0.1, -0.92, 0.78, -0.52, 0.15)).Stalk(Deep, 0.07, 0.07, 0.7, -0.86, 0.84, -1.1, 0.66, -1.06).Formed("christmas-stocking", dice, 0.6);
    }

    /// <summary>A gingerbread man.</summary>
    public static Charm Gingerbread(Dice dice)
    {
        double arms = dice.Between(-0.14, 0.1);
        return new CharmSketch().Body(Main, EvenCut([0, -1, 0.3, -0.92, 0.36, -0.56, 0.24, -0.3], [0.24, -0.3, 0.5, -0.36, 0.84, -0.34 + arms, 0.88, -0.06 + arms, 0.6, 0.02, 0.3, 0.02], [0.3, 0.02, 0.3, 0.3, 0.56, 0.7, 0.48, 0.94, 0.24, 0.94, 0.06, 0.56, 0, 0.5])).Dots(Ink, 0.06, -0.13, -0.68, 0.13, -0.68).Line(Ink, 0.045, 0.1, -0.13, -0.52, 0, -0.46, 0.13, -0.52).Details(Second, 0.08, [Round(0, -0.12, 0.075), Round(0, 0.12, 0.075)]).Line(Glow, 0.06, 0.1, 0.68, -0.28 + arms, 0.62, -0.18 + arms, 0.7, -0.1 + arms, 0.64, 0.0 + arms * 0.5).Line(Glow, 0.06, 0.1, -0.68, -0.28 + arms, -0.62, -0.18 + arms, -0.7, -0.1 + arms, -0.64, 0.0 + arms * 0.5).Line(Glow, 0.06, 0.1, 0.24, 0.72, 0.34, 0.66, 0.42, 0.72, 0.5, 0.66).Line(Glow, 0.06, 0.1, -0.24, 0.72, -0.34, 0.66, -0.42, 0.72, -0.5, 0.66).Rimmed(Second, Deep, Both(Angular(0.1, 0.02, -0.29, 0.2, -0.4, 0.2, -0.18))).Formed("gingerbread-man", dice, 0.7);
    }

    /// <summary>A bell with its bow and holly.</summary>
    public static Charm Bell(Dice dice)
    {
        double swing = dice.Between(-0.16, 0.16);
        return new CharmSketch().Body(Deep, Round(swing, 0.78, 0.2)).Rimmed(Main, Deep, EvenCut([0, -0.76, 0.3, -0.66, 0.46, -0.2, 0.52, 0.2, 0.82, 0.6], [0.82, 0.6, 0.78, 0.72, 0, 0.72])).Detail(Deep, 0.1, EvenCut([0, 0.3, 0.58, 0.3], [0.58, 0.3, 0.66, 0.42], [0.66, 0.42, 0, 0.42])).Detail(Glow, 0.08, Limb([0.04, 0.12, 0.05], -0.26, -0.44, -0.34, -0.1, -0.4, 0.16)).Rimmed(Second, Deep, Petal(new(0.4, 0.62, -0.1, 0.4), -0.04, -0.78, 0.64, 196)).Rimmed(Second, Deep, Petal(new(0.4, 0.62, -0.1, 0.4), 0.04, -0.78, 0.64, -16)).Rimmed(Second, Deep, Round(0, -0.8, 0.15)).Formed("christmas-bell", dice, 0.6);
    }

    /// <summary>A jack-o'-lantern.</summary>
    public static Charm Jack(Dice dice)
    {
        int mood = dice.Whole(0, 1);
        double squat = dice.Between(0.72, 0.86);
        CharmSketch sketch = new CharmSketch().Body(Leaf, Limb([0.24, 0.19, 0.21], 0, -0.5, 0.03, -0.8, 0.16, -1.0)).Rimmed(Main, Deep, Both(Oval(0.56, 0.16, 0.42, squat * 0.9))).Rimmed(Main, Deep, Both(Oval(0.26, 0.16, 0.38, squat))).Rimmed(Main, Deep, Oval(0, 0.16, 0.26, squat));
        sketch = mood == 0 ? sketch.Details(Ink, 0.12, Both(Angular(0.06, 0.18, 0.06, 0.34, -0.26, 0.6, 0.08))) : sketch.Details(Ink, 0.12, Both(Angular(0.06, 0.14, -0.06, 0.6, -0.3, 0.52, 0.1, 0.22, 0.12)));
        return sketch.Detail(Ink, 0.08, Angular(0.06, 0, 0.1, 0.09, 0.24, -0.09, 0.24)).Detail(Ink, 0.12, Angular(0.03, -0.7, 0.34, -0.46, 0.42, -0.36, 0.54, -0.26, 0.46, 0.14, 0.48, 0.24, 0.58, 0.34, 0.46, 0.7, 0.34, 0.56, 0.66, 0.3, 0.8, 0.06, 0.82, -0.02, 0.7, -0.12, 0.82, -0.36, 0.78, -0.58, 0.62)).Formed("jack-o-lantern", dice, 0.5);
    }

    /// <summary>A small ghost.</summary>
    public static Charm Ghost(Dice dice)
    {
        int waves = dice.Whole(3, 4);
        double arms = dice.Between(-0.2, 0.2);
        var hem = new List<double[]> { new[] { -0.66, 0.8, -0.62, 0.2, -0.6, -0.4, -0.34, -0.86, 0, -0.98, 0.34, -0.86, 0.6, -0.4, 0.62, 0.2, 0.66, 0.8 } };
        for (int i = 0; i < waves; i++)
        {
            double a = 0.66 - 1.32 * i / waves, b = 0.66 - 1.32 * (i + 1) / waves;
            hem.Add([a, 0.8, (a * 3 + b) / 4, 0.98, (a + b) / 2, 0.86, b, 0.8]);
        }
        return new CharmSketch().Rimmed(Glow, Ink, Both(Petal(new(0.34, 0.6, 0, 0.4), 0.46, -0.06, 0.56, 10 + arms * 100))).Rimmed(Glow, Ink, Joined([.. hem])).Details(Ink, 0.1, Both(Oval(0.22, -0.44, 0.1, 0.15))).Detail(Ink, 0.1, Oval(0, -0.12, 0.11, 0.15)).Details(Main, 0.08, Both(Oval(0.42, -0.22, 0.11, 0.08))).Formed("ghost", dice, 0.9);
    }

    /// <summary>A witch's hat.</summary>
    public static Charm WitchHat(Dice dice)
    {
        double tip = dice.Between(0.1, 0.6);
        return new CharmSketch().Rimmed(Ink, Deep, Joined([-0.52, 0.5, -0.3, 0.0, -0.16, -0.5, 0.06, -0.86, tip, -1.02], [tip, -1.02, 0.3, -0.7, 0.34, -0.3, 0.4, 0.0, 0.54, 0.5], [0.54, 0.5, -0.52, 0.5])).Detail(Main, 0.15, Joined([-0.5, 0.46, -0.4, 0.18], [-0.4, 0.18, 0, 0.28, 0.46, 0.18], [0.46, 0.18, 0.53, 0.46], [0.53, 0.46, 0, 0.56, -0.5, 0.46])).Rimmed(Ink, Deep, Smooth(-1.06, 0.5, -0.6, 0.42, 0, 0.5, 0.6, 0.42, 1.06, 0.5, 0.7, 0.74, 0, 0.82, -0.7, 0.74)).Detail(Main, 0.15, Joined([-0.5, 0.44, -0.43, 0.2], [-0.43, 0.2, 0, 0.3, 0.46, 0.2], [0.46, 0.2, 0.53, 0.44], [0.53, 0.44, 0, 0.55, -0.5, 0.44])).Detail(Second, 0.07, new([.. Box(-0.15, 0.22, 0.15, 0.56, 0.03).Contours, .. Outline.Rectangle(new(-0.08, 0.3, 0.08, 0.48)).Reverse().Contours])).Formed("witch-hat", dice, 0.6);
    }

    /// <summary>A painted egg.</summary>
    public static Charm EasterEgg(Dice dice)
    {
        int dots = dice.Whole(4, 6), pattern = dice.Whole(0, 2);
        double W(double y) => y < 0.2 ? 0.7 * Math.Sqrt(1 - Math.Pow((y - 0.2) / 1.2, 2)) : 0.7 * Math.Sqrt(1 - Math.Pow((y - 0.2) / 0.8, 2));
        Outline Clip(double a, double b) => Outline.Polygon([.. Enumerable.Range(0, 9).Select(i => a + (b - a) * i / 8).Select(y => new Point(W(y) - 0.01, y)), .. Enumerable.Range(0, 9).Select(i => b + (a - b) * i / 8).Select(y => new Point(0.01 - W(y), y))]);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Deep, Even(0, -1, 0.36, -0.8, 0.62, -0.3, 0.7, 0.24, 0.54, 0.74, 0.2, 0.98, 0, 1)).Detail(Glow, 0.1, Clip(-0.3, 0.2));
        for (int i = 0; i < dots; i++)
        {
            double x = 0.54 * (2.0 * i / (dots - 1) - 1);
            sketch = pattern switch { 0 => sketch.Detail(Second, 0.1, Round(x, -0.05, 0.09)), 1 => sketch.Detail(Second, 0.08, Angular(0.05, x - 0.11, 0.1, x, -0.2, x + 0.11, 0.1)), _ => sketch.Detail(Second, 0.08, Put(Heart(0, 0, 0.11), x, -0.05)) };
        }
        return sketch.Line(Second, 0.08, 0.1, [.. Enumerable.Range(0, 9).SelectMany(i => new[] { -0.54 + 0.135 * i, i % 2 == 0 ? -0.5 : -0.42 })]).Line(Second, 0.08, 0.1, [.. Enumerable.Range(0, 9).SelectMany(i => new[] { -0.6 + 0.15 * i, i % 2 == 0 ? 0.44 : 0.54 })]).Formed("easter-egg", dice, 0.6);
    }

    /// <summary>A pierced heart.</summary>
    public static Charm HeartArrow(Dice dice)
    {
        double tilt = dice.Between(-34, -14);
        Outline T(Outline o) => Put(o, 0, 0, 1, tilt);
        return new CharmSketch().Body(Ink, T(Box(-1.16, -0.045, -0.3, 0.045))).Bodies(Second, T(Angular(0.08, -1.2, 0, -1.34, -0.17, -1.08, -0.17, -0.94, 0, -1.08, 0.17, -1.34, 0.17))).Rimmed(Main, Deep, Heart(0, 0.06, 0.82)).Detail(Deep, 0.1, Joined([0.78, -0.42, 0.84, -0.2, 0.66, 0.24, 0, 0.81], [0, 0.81, 0.44, 0.3, 0.66, -0.02, 0.78, -0.42])).Detail(Glow, 0.09, Sickle(-0.4, -0.22, 0.3, 215, 96, 0.13)).Body(Ink, T(Box(0.3, -0.045, 1.16, 0.045))).Body(Second, T(Angular(0.05, 1.34, 0, 1.02, -0.2, 1.1, 0, 1.02, 0.2))).Formed("heart-arrow", dice, 0.5);
    }

    /// <summary>A birthday cake with candles.</summary>
    public static Charm BirthdayCake(Dice dice)
    {
        int candles = dice.Whole(1, 5), tiers = dice.Whole(1, 2);
        CharmSketch sketch = new();
        double top = tiers == 1 ? -0.1 : -0.34, half = tiers == 1 ? 0.84 : 0.54;
        for (int i = 0; i < candles; i++)
        {
            double x = candles == 1 ? 0 : (half - 0.2) * (2.0 * i / (candles - 1) - 1);
            sketch.Body(Second, Box(x - 0.05, top - 0.42, x + 0.05, top + 0.1, 0.02)).Rimmed(Pale, Deep, Petal(new(0.42, 0.34, 1, 0), x, top - 0.42, 0.28, -90));
        }
        foreach ((double y, double w, double bottom) in tiers == 1 ? new[] { (-0.1, 0.84, 0.8) } : [(-0.34, 0.54, 0.24), (0.2, 0.88, 0.82)])
        {
            var drip = new List<double[]> { new[] { -w, y, w, y }, new[] { w, y, w, y + 0.2 } };
            for (int i = 0; i < 5; i++)
            {
                double a = w - 2 * w * i / 5, b = w - 2 * w * (i + 1) / 5;
                drip.Add([a, y + 0.16, (a + b) / 2, y + (i % 2 == 0 ? 0.36 : 0.26), b, y + 0.16]);
            }
            drip.Add([-w, y + 0.16, -w, y]);
            sketch.Body(Main, Box(-w, y, w, bottom, 0.06)).Rimmed(Glow, Ink, Joined([.. drip])).Details(Second, 0.07, Enumerable.Range(0, 5).Select(i => Round(-w * 0.76 + w * 1.52 * i / 4, bottom - 0.14, 0.06)));
        }
        return sketch.Body(Deep, Box(-1, 0.78, 1, 0.92, 0.06)).Formed("birthday-cake", dice, 0.4);
    }

    /// <summary>A bunch of balloons.</summary>
    public static Charm Balloons(Dice dice)
    {
        int count = dice.Whole(2, 4);
        CharmSketch sketch = new();
        (double X, double Y, CharmTone Tone)[] all = count == 2 ? [(-0.34, -0.3, Second), (0.36, -0.44, Main)] : count == 3 ? [(-0.52, -0.2, Second), (0.52, -0.24, Pale), (0, -0.5, Main)] : [(-0.3, -0.66, Pale), (0.42, -0.62, Second), (-0.6, -0.06, Main), (0.24, -0.06, Main)];
        foreach ((double x, double y, _) in all)
            sketch.Stalk(Ink, 0.035, 0.035, x, y + 0.4, x * 0.5, y + 0.8, 0, 1.1);
        foreach ((double x, double y, CharmTone tone) in all)
            sketch.Rimmed(tone, Deep, Put(EvenCut([0, -0.5, 0.3, -0.42, 0.44, -0.1, 0.3, 0.26, 0.06, 0.46], [0.06, 0.46, 0.1, 0.56], [0.1, 0.56, 0, 0.55]), x, y)).Detail(Glow, 0.08, Sickle(x - 0.04, y - 0.08, 0.3, 215, 70, 0.1));
        return sketch.Formed("balloon", dice, 0.6);
    }

    /// <summary>A burst of fireworks.</summary>
    public static Charm Firework(Dice dice)
    {
        int rays = dice.Whole(5, 7) * 2;
        double turn = dice.Between(0, 40);
        CharmSketch sketch = new();
        for (int i = 0; i < rays; i++)
        {
            double a = turn + 360.0 * i / rays, far = i % 2 == 0 ? 0.92 : 0.66;
            Point e = Point.Polar(far, a * Math.PI / 180);
            sketch.Body(i % 2 == 0 ? Main : Second, Petal(new(0.09, 0.75, 0.4, 0.8), 0.24 * e.X / far, 0.24 * e.Y / far, far - 0.3, a)).Body(i % 2 == 0 ? Main : Pale, Round(e.X, e.Y, i % 2 == 0 ? 0.07 : 0.06));
        }
        return sketch.Bodies(Second, Round(0, 0, 0.12)).Formed("firework", dice, 0.3);
    }

    /// <summary>A crescent and star.</summary>
    public static Charm CrescentStar(Dice dice)
    {
        double hollow = dice.Between(0.7, 0.8);
        return new CharmSketch().Rimmed(Main, Deep, Sickle(0, 0, 0.98, 180 + dice.Between(-16, 16), 300, 0.98 * (1 - hollow) + 0.24)).Rimmed(Second, Deep, Star(0.34, 0, 5, 0.42, 0.18, 0.04, dice.Between(-20, 20))).Formed("star-and-crescent", dice, 0.3);
    }

    /// <summary>A Ramadan lantern.</summary>
    public static Charm Fanous(Dice dice)
    {
        double waist = dice.Between(0.44, 0.58);
        return new CharmSketch().Body(Main, Ring(0, -1.0, 0.16, 0.09)).Rimmed(Main, Deep, EvenCut([0, -0.9, 0.1, -0.76, 0.36, -0.6, 0.46, -0.4], [0.46, -0.4, 0, -0.4])).Body(Deep, Box(-0.52, -0.44, 0.52, -0.34, 0.03)).Body(Main, Angular(0.02, -0.46, -0.36, 0.46, -0.36, waist + 0.1, 0.1, 0.4, 0.56, -0.4, 0.56, -waist - 0.1, 0.1)).Details(Second, 0.12, [EvenCut([0, -0.28, 0.13, -0.1, 0.15, 0.1], [0.15, 0.1, 0.12, 0.46], [0.12, 0.46, 0, 0.46]), .. Both(Joined([0.34, -0.24, 0.44, -0.06, 0.5, 0.1], [0.5, 0.1, 0.34, 0.44], [0.34, 0.44, 0.24, 0.44], [0.24, 0.44, 0.25, 0.1, 0.26, -0.1, 0.34, -0.24]))]).Detail(Pale, 0.08, Petal(new(0.4, 0.34, 1, 0), 0, 0.4, 0.34, -90)).Body(Deep, Box(-0.46, 0.52, 0.46, 0.64, 0.03)).Rimmed(Main, Deep, EvenCut([0, 0.62, 0.36, 0.64], [0.36, 0.64, 0.5, 0.9], [0.5, 0.9, 0, 0.92])).Formed("ramadan-lantern", dice, 0.9);
    }
}
