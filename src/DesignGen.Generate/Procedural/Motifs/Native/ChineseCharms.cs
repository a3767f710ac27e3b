using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Signs of good fortune, and the things of the house and the feast.</summary>
internal static class ChineseCharms
{
    /// <summary>A red lantern with its tassel.</summary>
    public static Charm Lantern(Dice dice)
    {
        int ribs = dice.Whole(1, 3);
        double squat = dice.Between(0.42, 0.56);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.05, 0.05, 0, -1.1, 0, -0.8).Body(Main, Even(0, -squat - 0.2, 0.46, -squat - 0.16, 0.82, -0.3, 0.82, 0.1, 0.46, squat - 0.04, 0, squat)).Detail(Deep, 0.12, Joined([0.5, -squat - 0.12, 0.82, -0.3, 0.82, 0.1, 0.46, squat - 0.04], [0.46, squat - 0.04, 0.64, -0.1, 0.5, -squat - 0.12]));
        for (int i = 0; i < ribs; i++)
        {
            double x = ribs == 1 ? 0.0 : 0.56 * (i / (ribs - 1.0) - 0.5) * 1.2;
            sketch.Line(Second, 0.06, 0.14, x * 0.6, -squat - 0.12, x * 1.2, -0.1, x * 0.6, squat - 0.06);
        }
        sketch.Rimmed(Second, Deep, Box(-0.36, -squat - 0.34, 0.36, -squat - 0.16, 0.04)).Rimmed(Second, Deep, Box(-0.36, squat - 0.08, 0.36, squat + 0.08, 0.04));
        foreach (double x in new[] { -0.2, -0.1, 0.0, 0.1, 0.2 })
            sketch.Body(Math.Abs(x) is 0.1 ? Second : Main, Limb([0.07, 0.06, 0.04], x * 0.6, squat + 0.08, x, squat + 0.3, x * 1.15, squat + 0.56));
        return sketch.Formed("lantern", dice, 0.4);
    }

    /// <summary>A folding fan, painted.</summary>
    public static Charm FoldingFan(Dice dice)
    {
        int sticks = dice.Whole(7, 10), painted = dice.Whole(0, 2);
        double half = dice.Between(58, 74);
        double[] Arc(double r, bool back) => [.. Enumerable.Range(0, 13).Select(i => back ? 12 - i : i).SelectMany(i => Point.Polar(r, (-90 - half + 2 * half * i / 12) * Math.PI / 180) is var p ? new[] { p.X, 0.72 + p.Y } : [])];
        CharmSketch sketch = new();
        for (int i = 0; i <= sticks; i++)
        {
            Point p = Point.Polar(0.86, (-90 - half + 2 * half * i / sticks) * Math.PI / 180);
            sketch.Body(Ink, Limb([0.05, 0.085], 0, 0.72, p.X, 0.72 + p.Y));
        }
        double[] outer = Arc(1.5, false), inner = Arc(0.72, true);
        sketch.Rimmed(Main, Deep, Joined(outer, [outer[^2], outer[^1], inner[0], inner[1]], inner, [inner[^2], inner[^1], outer[0], outer[1]]));
        for (int i = 1; i < sticks; i++)
        {
            Point d = Point.Polar(1, (-90 - half + 2 * half * i / sticks) * Math.PI / 180);
            sketch.Line(Deep, 0.03, 0.1, d.X * 0.76, 0.72 + d.Y * 0.76, d.X * 1.46, 0.72 + d.Y * 1.46);
        }
        if (painted == 0)
            sketch.Details(Glow, 0.1, Petals(new(0.46, 0.6, 0, 0.3), 5, 0, -0.4, 0.02, 0.26)).Detail(Second, 0.08, Round(0, -0.4, 0.08));
        else if (painted == 1)
            sketch.Detail(Glow, 0.1, Round(0.3, -0.4, 0.16)).Details(Second, 0.08, [Joined([-0.7, -0.12, -0.4, -0.5, -0.1, -0.1], [-0.1, -0.1, -0.4, -0.04, -0.7, -0.12]), Joined([-0.3, -0.1, 0, -0.34, 0.3, -0.04], [0.3, -0.04, 0, 0, -0.3, -0.1])]);
        return sketch.Body(Second, Round(0, 0.72, 0.08)).Body(Second, Limb([0.05, 0.05], 0, 0.76, 0.06, 0.92)).Body(Second, Limb([0.1, 0.16, 0.12], 0.06, 0.9, 0.08, 1.06, 0.1, 1.24)).Formed("folding-fan", dice, 0.3);
    }

    /// <summary>A round silk fan with a flower and a tassel.</summary>
    public static Charm RoundFan(Dice dice)
    {
        double wide = dice.Between(0.66, 0.8), bloom = dice.Between(0.22, 0.3), tassel = dice.Between(0.8, 1.15);
        int petals = dice.Whole(5, 6);
        return new CharmSketch().Body(Ink, Limb([0.09, 0.09, 0.12], 0, 0.2, 0, 0.8, 0, 1.14)).Rimmed(Second, Deep, Oval(0, -0.26, wide, 0.72)).Detail(Pale, 0.2, Oval(0, -0.26, wide - 0.08, 0.64)).Stalk(Ink, 0.05, 0.03, -0.5, 0.06, -0.1, -0.1, 0.3, -0.5).Details(Main, 0.1, Petals(new(2.3 / petals, 0.6, 0, 0.3), petals, 0.02, -0.3, 0.02, bloom)).Detail(Second, 0.07, Round(0.02, -0.3, 0.07)).Details(Main, 0.1, Petals(new(0.46, 0.6, 0, 0.3), 5, 0.36, -0.54, 0.02, 0.15)).Details(Main, 0.1, [Round(-0.34, -0.06, 0.07)]).Details(Leaf, 0.08, [Petal(new(0.3, 0.5, 0.9, 0.3), -0.22, -0.02, 0.3, 40), Petal(new(0.3, 0.5, 0.9, 0.3), 0.2, -0.26, 0.26, 20)])
            .Body(Main, Limb([0.05, 0.05], 0, 1.06, 0.18, 0.96, 0.26, 1.1)).Body(Main, Limb([0.1, 0.15, 0.13], 0.27, 1.06, 0.28, 1.06 + 0.14 * tassel, 0.28, 1.06 + 0.34 * tassel)).Formed("round-fan", dice, 0.4);
    }

    /// <summary>The endless knot with its tassel.</summary>
    public static Charm Knot(Dice dice)
    {
        double cord = dice.Between(0.1, 0.13), tassel = dice.Between(0.4, 0.62);
        CharmSketch sketch = new CharmSketch().Stalk(Main, 0.08, 0.08, 0, -1.16, 0, -0.74).Body(Second, Round(0, -0.82, 0.08));
        // Loops at the corners, then the woven square, over and under.
        foreach ((double x, double y) in new[] { (-0.62, 0.0), (0.62, 0.0), (-0.31, -0.31), (0.31, -0.31), (-0.31, 0.31), (0.31, 0.31) })
            sketch.Body(Main, Ring(x, y, 0.22, 0.22 - cord));
        foreach (int k in new[] { -1, 0, 1 })
            sketch.Body(Main, Put(Box(-0.54, 0.3 * k - cord * 0.62, 0.54, 0.3 * k + cord * 0.62, 0.05), 0, 0, 1, 45));
        for (int i = -1; i <= 1; i++)
        {
            sketch.Rimmed(Main, Deep, Put(Box(0.3 * i - cord * 0.62, -0.54, 0.3 * i + cord * 0.62, 0.54, 0.05), 0, 0, 1, 45), 0.03);
            for (int k = -1; k <= 1; k++)
            {
                if ((i + k) % 2 != 0)
                    sketch.Rimmed(Main, Deep, Put(Box(0.3 * i - 0.13, 0.3 * k - cord * 0.62, 0.3 * i + 0.13, 0.3 * k + cord * 0.62, 0.0), 0, 0, 1, 45), 0.03);
            }
        }
        sketch.Rimmed(Second, Deep, Box(-0.13, 0.7, 0.13, 0.88, 0.05));
        foreach (double x in new[] { -0.12, -0.04, 0.04, 0.12 })
            sketch.Body(Main, Limb([0.07, 0.07, 0.06], x, 0.86, x * 1.3, 0.86 + tassel * 0.5, x * 1.7, 0.86 + tassel));
        return sketch.Formed("chinese-knot", dice, 0.5);
    }

    /// <summary>The character for luck, upright or turned over, in a lozenge or a round.</summary>
    public static Charm Fu(Dice dice)
    {
        int field = dice.Whole(0, 2);
        bool over = dice.Chance(0.4);
        double pen = dice.Between(0.08, 0.12), size = dice.Between(0.86, 1.12);
        Outline sign = Penned(pen, false, [-0.3, -0.5, -0.2, -0.4], [-0.46, -0.3, -0.1, -0.3, -0.46, 0.1], [-0.26, -0.12, -0.26, 0.5], [-0.22, 0.0, -0.08, 0.12], [0.0, -0.46, 0.5, -0.46], [0.08, -0.3, 0.42, -0.3, 0.42, -0.1, 0.08, -0.1, 0.08, -0.34], [0.02, 0.08, 0.48, 0.08, 0.48, 0.48, 0.02, 0.48, 0.02, 0.04], [0.02, 0.27, 0.48, 0.27], [0.25, 0.08, 0.25, 0.48]);
        CharmSketch sketch = field switch
        {
            0 => new CharmSketch().Body(Main, Round(0, 0, 0.98)).Detail(Second, 0.05, Ring(0, 0, 0.9, 0.9 - dice.Between(0.05, 0.1))),
            1 => new CharmSketch().Body(Main, Put(Star(0, 0, dice.Whole(4, 6) * 2, 1, 0.88, 0.4), 0, 0)),
            _ => new CharmSketch().Body(Main, Angular(0.03, 0, -1.02, 1.02, 0, 0, 1.02, -1.02, 0)).Detail(Second, 0.05, new([.. Outline.Polygon(new(0, -0.9), new(0.9, 0), new(0, 0.9), new(-0.9, 0)).Contours, .. Outline.Polygon(new(0, -0.82), new(0.82, 0), new(0, 0.82), new(-0.82, 0)).Reverse().Contours])),
        };
        return sketch.Detail(Second, pen, Put(sign, 0, 0, size * (field == 2 ? 0.74 : 0.94), over ? 180 : 0)).Formed("fu-character", dice, 0.5, flips: false);
    }

    /// <summary>The round form of the character for long life.</summary>
    public static Charm Shou(Dice dice)
    {
        double pen = dice.Between(0.08, 0.11), bar = dice.Between(0.42, 0.56), size = dice.Between(0.8, 1.0);
        int field = dice.Whole(0, 2);
        double H(double y) => Math.Sqrt(0.78 * 0.78 - y * y);
        Outline sign = Penned(pen, false, [0, -0.86, 0, 0.86], [-bar, -0.56, bar, -0.56], [-H(-0.36), -0.36, H(-0.36), -0.36], [-0.3, -0.16, 0.3, -0.16], [-0.3, 0.16, 0.3, 0.16], [-H(0.36), 0.36, H(0.36), 0.36], [-bar, 0.56, bar, 0.56], [-H(-0.36), -0.4, -0.72, -0.18, -0.3, -0.18], [H(-0.36), -0.4, 0.72, -0.18, 0.3, -0.18], [-H(0.36), 0.4, -0.72, 0.18, -0.3, 0.18], [H(0.36), 0.4, 0.72, 0.18, 0.3, 0.18], [-0.86, 0, 0.86, 0]);
        CharmSketch sketch = new();
        sketch = field switch
        {
            0 => sketch.Body(Main, Round(0, 0, 1)).Detail(Second, 0.06, Ring(0, 0, 0.96, 0.96 - dice.Between(0.05, 0.09))),
            1 => sketch.Body(Main, Star(0, 0, dice.Whole(7, 12), 1.12, 0.98, 0.4)),
            _ => sketch.Body(Second, Round(0, 0, 1)).Detail(Main, 0.2, Round(0, 0, dice.Between(0.88, 0.95))),
        };
        return sketch.Detail(Second, pen, Put(sign, 0, 0, 0.9 * size)).Formed("shou-character", dice, 0.5, flips: false);
    }

    /// <summary>Double happiness.</summary>
    public static Charm DoubleHappiness(Dice dice)
    {
        double pen = dice.Between(0.09, 0.13);
        bool framed = dice.Chance(0.5);
        double[][] One(double m) =>
        [
            [m * 0.5, -0.98, m * 0.5, -0.6], [m * 0.14, -0.82, m * 0.86, -0.82], [m * 0.2, -0.62, m * 0.8, -0.62], [m * 0.22, -0.42, m * 0.78, -0.42, m * 0.78, -0.12, m * 0.22, -0.12, m * 0.22, -0.47], [m * 0.36, -0.02, m * 0.4, 0.14], [m * 0.64, -0.02, m * 0.6, 0.14],
            [m * 0.24, 0.42, m * 0.8, 0.42, m * 0.8, 0.84, m * 0.24, 0.84, m * 0.24, 0.37],
        ];
        Outline sign = Penned(pen, false, [.. One(-1), .. One(1), [-0.98, 0.2, 0.98, 0.2]]);
        return framed
            ? new CharmSketch().Body(Main, Round(0, 0, 1)).Detail(Second, 0.06, Ring(0, 0, 0.94, 0.88)).Detail(Second, pen * 0.6, Put(sign, 0, 0.03, dice.Between(0.54, 0.66))).Formed("double-happiness", dice, 0.5, flips: false)
            : new CharmSketch().Bodies(Main, sign.Contours.Select(c => new Outline([c]))).Formed("double-happiness", dice, 0.6, flips: false);
    }

    /// <summary>A gold ingot.</summary>
    public static Charm Ingot(Dice dice)
    {
        double rise = dice.Between(-0.5, -0.3);
        return new CharmSketch().Body(Main, Joined([-1, -0.3, -0.6, -0.06, 0, 0.0, 0.6, -0.06, 1, -0.3], [1, -0.3, 0.9, 0.24, 0.6, 0.56, 0, 0.64, -0.6, 0.56, -0.9, 0.24, -1, -0.3])).Body(Deep, Oval(0, -0.1, 0.62, 0.2)).Rimmed(Main, Deep, EvenCut([0, rise - 0.12, 0.34, rise - 0.02, 0.52, -0.12], [0.52, -0.12, 0.3, 0.02, 0, 0.04])).Detail(Glow, 0.07, Sickle(-0.06, -0.06, 0.36, 230, 70, 0.1)).Detail(Deep, 0.1, Joined([1, -0.3, 0.9, 0.24, 0.6, 0.56, 0, 0.64], [0, 0.64, 0.56, 0.36, 1, -0.3])).Detail(Glow, 0.08, Limb([0.04, 0.11, 0.05], -0.8, 0.04, -0.66, 0.3, -0.4, 0.44)).Bodies(Second, Put(Star(0, 0, 4, 0.2, 0.06, 0.1), 0.74, -0.7), Put(Star(0, 0, 4, 0.13, 0.04, 0.1), -0.76, -0.66)).Formed("gold-ingot", dice, 0.8);
    }

    /// <summary>A coin with a square hole.</summary>
    public static Charm Cash(Dice dice)
    {
        double hole = dice.Between(0.16, 0.32), rim = dice.Between(0.05, 0.16), size = dice.Between(0.7, 1.1), turn = dice.Pick([0.0, 45.0]) + dice.Between(-14, 14);
        Outline Frame(double half) => Outline.Rectangle(new(-half, -half, half, half));
        CharmSketch sketch = new CharmSketch().Body(Main, new([.. Round(0, 0, 0.98).Contours, .. Put(Frame(hole), 0, 0, 1, turn).Reverse().Contours])).Detail(Deep, 0.06, Ring(0, 0, 0.92, 0.92 - rim)).Detail(Deep, 0.06, Put(new([.. Frame(hole + 0.12).Contours, .. Frame(hole + 0.06).Reverse().Contours]), 0, 0, 1, turn));
        foreach ((double x, double y) in new[] { (0.0, -0.6), (0.0, 0.6), (-0.6, 0.0), (0.6, 0.0) })
            sketch.Detail(Deep, 0.06, Put(Penned(0.07, false, [-0.13, -0.12, 0.13, -0.12], [0, -0.16, 0, 0.14], [-0.13, 0.02, 0.13, 0.02], [-0.12, 0.14, 0.12, 0.14]), x, y, size).Transform(Affine.Rotate(turn * Math.PI / 180)));
        return sketch.Formed("copper-cash", dice, 0.5, flips: false);
    }

    /// <summary>A calabash with its cord.</summary>
    public static Charm Gourd(Dice dice)
    {
        double top = dice.Between(0.32, 0.42);
        return new CharmSketch().Stalk(Stem, 0.11, 0.08, 0, -0.84, -0.03, -1.0, 0.1, -1.14).Body(Main, Even(0, -0.9, top * 0.8, -0.78, top + 0.04, -0.5, top * 0.7, -0.22, 0.24, -0.12, 0.6, 0.14, 0.7, 0.5, 0.46, 0.9, 0, 0.98)).Detail(Deep, 0.12, Joined([0.5, 0.02, 0.7, 0.5, 0.46, 0.9, 0, 0.98], [0, 0.98, 0.44, 0.66, 0.5, 0.02])).Detail(Glow, 0.08, Sickle(-0.06, 0.42, 0.46, 200, 70, 0.12)).Detail(Glow, 0.06, Sickle(-0.02, -0.54, 0.24, 210, 80, 0.09))
            .Body(Second, Limb([0.1, 0.1, 0.1], -0.26, -0.18, 0, -0.1, 0.26, -0.18)).Bodies(Second, Petal(new(0.4, 0.6, 0.1, 0.4), 0.1, -0.1, 0.34, 30), Petal(new(0.4, 0.6, 0.1, 0.4), 0.1, -0.1, 0.3, 100)).Rimmed(Leaf, LeafDeep, Petal(new(0.4, 0.5, 0.9, 0.3), 0.02, -0.9, 0.52, -20)).Formed("gourd", dice);
    }

    /// <summary>A blue-and-white vase.</summary>
    public static Charm Vase(Dice dice)
    {
        double neck = dice.Between(0.16, 0.26), shoulder = dice.Between(0.5, 0.66);
        Outline body = EvenCut([0, -0.98, neck + 0.14, -0.98], [neck + 0.14, -0.98, neck, -0.84, neck, -0.6, shoulder * 0.8, -0.34, shoulder, 0.0, 0.44, 0.54, 0.3, 0.84], [0.3, 0.84, 0.36, 0.98], [0.36, 0.98, 0, 0.98]);
        return new CharmSketch().Rimmed(Glow, Ink, body).Detail(Main, 0.07, EvenCut([0, -0.66, neck, -0.66], [neck, -0.66, neck + 0.02, -0.56], [neck + 0.02, -0.56, 0, -0.54])).Detail(Main, 0.07, EvenCut([0, 0.6, 0.4, 0.6], [0.4, 0.6, 0.34, 0.74], [0.34, 0.74, 0, 0.74])).Details(Main, 0.1, Petals(new(0.36, 0.55, 0.4, 0.4), 7, 0, 0.06, 0.06, 0.36)).Detail(Deep, 0.1, Round(0, 0.06, 0.12)).Details(Main, 0.07, [.. Both(Petal(new(0.3, 0.5, 0.9, 0.3), 0.3, 0.3, 0.24, -20)), .. Both(Petal(new(0.3, 0.5, 0.9, 0.3), 0.26, -0.2, 0.22, -20))]).Details(Main, 0.05, [Box(-neck - 0.1, -0.95, neck + 0.1, -0.89, 0.02)]).Formed("vase", dice, 0.4);
    }

    /// <summary>A string of firecrackers.</summary>
    public static Charm Firecracker(Dice dice)
    {
        int pairs = dice.Whole(4, 5);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.06, 0.05, 0, -1.1, 0.02, 0, 0, 0.7);
        for (int i = 0; i < pairs; i++)
        {
            double y = -0.84 + 1.5 * i / pairs;
            foreach (int s in new[] { -1, 1 })
            {
                Outline tube = Put(Box(-0.13, 0, 0.13, 0.5, 0.04), s * 0.06, y, 1, -s * 50);
                sketch.Rimmed(Main, Deep, tube).Detail(Second, 0.07, Put(Box(-0.13, 0.04, 0.13, 0.13), s * 0.06, y, 1, -s * 50)).Detail(Second, 0.07, Put(Box(-0.13, 0.37, 0.13, 0.46), s * 0.06, y, 1, -s * 50));
            }
        }
        return sketch.Body(Second, Star(0, 0.86, dice.Whole(8, 11), 0.34, 0.16, 0.05)).Detail(Main, 0.1, Star(0, 0.86, 8, 0.17, 0.09, 0.05)).Rimmed(Second, Deep, Angular(0.1, -0.17, -1.1, 0.17, -1.1, 0.17, -0.88, -0.17, -0.88)).Formed("firecracker", dice, 0.6);
    }

    /// <summary>A red envelope.</summary>
    public static Charm RedEnvelope(Dice dice)
    {
        bool coin = dice.Chance(0.5);
        double tilt = dice.Between(-14, 14);
        CharmSketch sketch = new CharmSketch().Body(Main, Put(Box(-0.66, -0.94, 0.66, 0.94, 0.08), 0, 0, 1, tilt)).Detail(Deep, 0.2, Put(Joined([-0.66, -0.86, -0.6, -0.94, 0.6, -0.94, 0.66, -0.86], [0.66, -0.86, 0.66, -0.5], [0.66, -0.5, 0.3, -0.26, 0, -0.2, -0.3, -0.26, -0.66, -0.5], [-0.66, -0.5, -0.66, -0.86]), 0, 0, 1, tilt)).Detail(Second, 0.2, Put(Round(0, -0.2, 0.24), 0, 0, 1, tilt));
        return (coin ? sketch.Detail(Main, 0.1, Put(Outline.Rectangle(new(-0.07, -0.27, 0.07, -0.13)), 0, 0, 1, tilt)) : sketch.Detail(Main, 0.1, Put(Heart(0, -0.2, 0.12), 0, 0, 1, tilt)))
            .Detail(Second, 0.06, Put(Penned(0.07, false, [-0.3, 0.26, 0.3, 0.26], [-0.2, 0.4, 0.2, 0.4], [-0.34, 0.56, 0.34, 0.56], [0, 0.18, 0, 0.76], [-0.24, 0.74, 0.24, 0.74]), 0, 0, 1, tilt)).Formed("red-envelope", dice, 0.4, flips: false);
    }

    /// <summary>An oil-paper umbrella.</summary>
    public static Charm Umbrella(Dice dice)
    {
        int panels = dice.Whole(5, 7);
        double tilt = dice.Between(-20, 20);
        CharmSketch sketch = new CharmSketch().Body(Ink, Put(Limb([0.07, 0.07, 0.1], 0, -0.7, 0, 0.6, 0, 1.0), 0, 0, 1, tilt));
        var rim = new List<double[]> { new[] { -1.0, 0.1, -0.6, -0.34, 0, -0.66, 0.6, -0.34, 1.0, 0.1 } };
        for (int i = 0; i < panels; i++)
        {
            double a = 1 - 2.0 * i / panels, b = 1 - 2.0 * (i + 1) / panels;
            rim.Add([a, 0.1, (a + b) / 2, 0.03, b, 0.1]);
        }
        sketch.Rimmed(Main, Deep, Put(Joined([.. rim]), 0, 0, 1, tilt));
        for (int i = 1; i < panels; i++)
        {
            double x = -1 + 2.0 * i / panels;
            sketch.Detail(Deep, 0.05, Put(Limb([0.03, 0.05], 0, -0.64, x * 0.6, -0.28, x, 0.08), 0, 0, 1, tilt));
        }
        foreach ((double x, double y, double r) in new[] { (-0.46, -0.1, 0.2), (0.24, -0.24, 0.24), (0.56, 0.0, 0.15) })
            sketch.Details(Glow, 0.09, Petals(new(0.46, 0.6, 0, 0.3), 5, 0, 0, 0.02, r, 30).Select(p => Put(Put(p, x, y), 0, 0, 1, tilt)));
        return sketch.Body(Ink, Put(Box(-0.05, -0.82, 0.05, -0.62, 0.03), 0, 0, 1, tilt)).Formed("oil-paper-umbrella", dice, 0.4);
    }

    /// <summary>A lion dancer's head.</summary>
    public static Charm LionDance(Dice dice)
    {
        double brow = dice.Between(-8, 12);
        CharmSketch sketch = new CharmSketch().Bodies(Second, Both(Petal(new(0.4, 0.5, 0.6, 0.2), 0.5, -0.5, 0.6, -40 + brow)));
        sketch.Rimmed(Glow, Ink, Petals(new(0.34, 0.6, 0.2, 0.3), 11, 0, 0.16, 0.5, 0.44, 90)).Rimmed(Main, Deep, Even(0, -0.82, 0.44, -0.76, 0.76, -0.4, 0.8, 0.14, 0.66, 0.46, 0, 0.56)).Detail(Second, 0.1, Even(0, -0.94, 0.1, -0.7, 0.07, -0.46, 0, -0.4)).Rimmed(Second, Deep, Round(0, -0.84, 0.15)).Details(Glow, 0.12, Both(Round(0.36, -0.2, 0.25))).Details(Second, 0.1, Both(Round(0.35, -0.19, 0.17))).Details(Ink, 0.09, Both(Round(0.34, -0.18, 0.1)))
            .Details(Glow, 0.1, Both(Limb([0.09, 0.19, 0.12], 0.1, -0.46, 0.38, -0.56, 0.68, -0.42))).Rimmed(Second, Deep, Even(0, -0.06, 0.14, -0.02, 0.26, 0.12, 0.12, 0.2, 0, 0.18));
        return sketch.Rimmed(Ink, Ink, EvenCut([0, 0.3, 0.6, 0.24], [0.6, 0.24, 0.5, 0.6, 0.3, 0.8, 0, 0.84])).Detail(Main, 0.1, Even(0, 0.54, 0.24, 0.56, 0.2, 0.74, 0, 0.79)).Details(Glow, 0.06, [Box(-0.42, 0.29, -0.24, 0.42, 0.02), Box(-0.2, 0.3, -0.02, 0.43, 0.02), Box(0.02, 0.3, 0.2, 0.43, 0.02), Box(0.24, 0.29, 0.42, 0.42, 0.02)]).Details(Second, 0.1, Both(Round(0.62, 0.14, 0.11))).Formed("lion-dance", dice, 0.5);
    }

    /// <summary>A pagoda of several roofs.</summary>
    public static Charm Pagoda(Dice dice)
    {
        int floors = dice.Whole(2, 6);
        CharmSketch sketch = new CharmSketch().Body(Ink, Box(-0.8, 0.9, 0.8, 1.0, 0.02)).Body(Ink, Box(-0.03, -1.16, 0.03, -0.9)).Body(Second, Round(0, -1.1, 0.06));
        for (int i = 0; i < floors; i++)
        {
            double step = 1.8 / floors, y = -0.9 + step * i, half = 0.34 + 0.4 * (i + 1) / floors;
            sketch.Body(Pale, Box(-half * 0.6, y + step * 0.3, half * 0.6, y + step * 1.02)).Detail(Deep, 0.1, EvenCut([0, y + step * 0.54, 0.09, y + step * 0.58], [0.09, y + step * 0.58, 0.09, y + step * 1.0], [0.09, y + step, 0, y + step])).Body(Main, EvenCut([0, y, half * 0.34, y + 0.02], [half * 0.34, y + 0.02, half * 0.7, y + step * 0.3, half + 0.1, y + step * 0.26], [half + 0.1, y + step * 0.26, half * 0.9, y + step * 0.44], [half * 0.9, y + step * 0.44, 0, y + step * 0.46])).Detail(Deep, 0.06, EvenCut([0, y + step * 0.36, half * 0.94, y + step * 0.37], [half * 0.94, y + step * 0.37, half * 0.9, y + step * 0.44], [half * 0.9, y + step * 0.44, 0, y + step * 0.46]));
        }
        return sketch.Formed("pagoda", dice, 0.8);
    }

    /// <summary>A beckoning cat.</summary>
    public static Charm ManekiNeko(Dice dice)
    {
        double wave = dice.Between(-0.1, 0.12);
        return new CharmSketch().Rimmed(Glow, Ink, Even(0, -0.1, 0.4, 0.0, 0.56, 0.4, 0.56, 0.86, 0.3, 1, 0, 1)).Rimmed(Glow, Ink, Limb([0.24, 0.24, 0.26], 0.42, 0.2, 0.72, -0.1, 0.68 + wave, -0.56)).Rimmed(Glow, Ink, EvenCut([0, -0.72, 0.2, -0.74], [0.2, -0.74, 0.34, -0.98, 0.46, -1.04], [0.46, -1.04, 0.58, -0.8, 0.58, -0.56], [0.58, -0.56, 0.6, -0.3, 0.4, -0.04, 0, 0.0])).Details(Main, 0.08, Both(Angular(0.15, 0.3, -0.76, 0.45, -0.92, 0.49, -0.68))).Line(Ink, 0.05, 0.1, -0.34, -0.44, -0.24, -0.5, -0.14, -0.44).Line(Ink, 0.05, 0.1, 0.14, -0.44, 0.24, -0.5, 0.34, -0.44).Detail(Main, 0.06, Even(0, -0.34, 0.06, -0.34, 0, -0.27)).Line(Ink, 0.035, 0.08, -0.14, -0.22, -0.06, -0.2, 0, -0.26, 0.06, -0.2, 0.14, -0.22)
            .Vein(Ink, 0.025, 0.08, 0.3, -0.3, 0.54, -0.34).Vein(Ink, 0.025, 0.08, 0.3, -0.24, 0.54, -0.2).Vein(Ink, 0.025, 0.08, -0.3, -0.3, -0.54, -0.34).Vein(Ink, 0.025, 0.08, -0.3, -0.24, -0.54, -0.2).Rimmed(Main, Deep, Even(0, 0.02, 0.4, -0.08, 0.42, 0.06, 0, 0.16)).Rimmed(Second, Deep, Round(0, 0.14, 0.1)).Rimmed(Second, Deep, Oval(0, 0.54, 0.24, 0.32)).Detail(Deep, 0.06, Penned(0.06, false, [-0.1, 0.4, 0.1, 0.4], [0, 0.34, 0, 0.72], [-0.12, 0.54, 0.12, 0.54], [-0.1, 0.7, 0.1, 0.7])).Bodies(Main, Both(Oval(0.3, 0.96, 0.2, 0.09))).Formed("maneki-neko", dice, 0.6);
    }

    /// <summary>A ruyi cloud head with its handle.</summary>
    public static Charm Ruyi(Dice dice)
    {
        double handle = dice.Between(0.2, 0.4);
        return new CharmSketch().Rimmed(Main, Deep, Limb([0.26, 0.22, 0.2, 0.24, 0.34], -0.42, -0.4, 0.1, -0.2, 0.16, 0.3, 0.4 + handle * 0.3, 0.6, 0.86, 0.56 + handle)).Rimmed(Main, Deep, Put(EvenCut([0, -0.62, 0.24, -0.6, 0.34, -0.36], [0.34, -0.36, 0.62, -0.36, 0.7, -0.02, 0.48, 0.22, 0.2, 0.1], [0.2, 0.1, 0.14, 0.34, 0, 0.36]), -0.48, -0.5, 0.9, -52)).Detail(Second, 0.08, Put(EvenCut([0, -0.42, 0.14, -0.4, 0.2, -0.2], [0.2, -0.2, 0.46, -0.2, 0.5, -0.02, 0.36, 0.06, 0.12, -0.02], [0.12, -0.02, 0.08, 0.16, 0, 0.18]), -0.48, -0.5, 0.9, -52)).Detail(Second, 0.08, Round(0.14, 0.02, 0.09)).Detail(Second, 0.08, Round(0.5, 0.56, 0.08)).Body(Second, Limb([0.05, 0.06, 0.05], 0.94, 0.62 + handle, 1.06, 0.8 + handle, 0.96, 1.0 + handle)).Formed("ruyi", dice, 0.4);
    }

    /// <summary>A longevity lock on its chain.</summary>
    public static Charm Lock(Dice dice)
    {
        int bells = dice.Whole(3, 5);
        CharmSketch sketch = new CharmSketch().Body(Second, Ring(0, -0.6, 0.5, 0.4));
        for (int i = 0; i < bells; i++)
        {
            double x = -0.5 + 1.0 * i / (bells - 1);
            sketch.Stalk(Deep, 0.05, 0.05, x, 0.3, x, 0.7 - 0.2 * Math.Abs(x)).Rimmed(Second, Deep, Round(x, 0.82 - 0.2 * Math.Abs(x), 0.13));
        }
        return sketch.Rimmed(Main, Deep, EvenCut([0, -0.34, 0.2, -0.4, 0.42, -0.36], [0.42, -0.36, 0.86, -0.44, 0.94, -0.02, 0.7, 0.16, 0.56, 0.16], [0.56, 0.16, 0.5, 0.46, 0.2, 0.44, 0, 0.56])).Detail(Second, 0.06, Penned(0.07, false, [-0.26, -0.16, 0.26, -0.16], [-0.18, 0.0, 0.18, 0.0], [-0.3, 0.14, 0.3, 0.14], [0, -0.24, 0, 0.34], [-0.16, 0.3, 0.16, 0.3])).Details(Second, 0.07, Both(Put(Sickle(0, 0, 0.16, 0, 230, 0.09), 0.68, -0.14))).Formed("longevity-lock", dice, 0.5);
    }

    /// <summary>An auspicious cloud of curls and a trailing tail.</summary>
    public static Charm Cloud(Dice dice)
    {
        double tail = dice.Between(-0.12, 0.12);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Deep, Joined([-1.1, 0.5 + tail, -0.7, 0.34, -0.56, 0.2], [-0.56, 0.2, -0.8, 0.1, -0.76, -0.24, -0.44, -0.3], [-0.44, -0.3, -0.44, -0.66, 0.04, -0.78, 0.2, -0.42], [0.2, -0.42, 0.46, -0.6, 0.8, -0.36, 0.66, -0.06], [0.66, -0.06, 0.94, 0.0, 0.96, 0.34, 0.66, 0.4], [0.66, 0.4, 0.3, 0.44, 0.1, 0.4], [0.1, 0.4, -0.4, 0.44, -1.1, 0.5 + tail]));
        foreach ((double x, double y, double r, double start, double s) in new[] { (-0.48, -0.02, 0.19, 90.0, 1.0), (-0.12, -0.4, 0.24, 100.0, 1.0), (0.44, -0.22, 0.2, 80.0, -1.0), (0.66, 0.18, 0.15, 60.0, -1.0) })
        {
            sketch.Coil(Glow, 0.07, x, y, r, start, s);
        }
        return sketch.Line(Glow, 0.05, 0.1, -0.76, 0.36, -0.2, 0.28, 0.4, 0.3).Formed("auspicious-cloud", dice, 0.9);
    }

    /// <summary>The two fish of yin and yang, as a sign.</summary>
    public static Charm YinYang(Dice dice)
    {
        double turn = dice.Between(0, 360);
        Outline half = new OutlineBuilder().MoveTo(new(0, -0.94)).ArcAround(new(0, 0), Math.PI).ArcAround(new(0, 0.47), -Math.PI).ArcAround(new(0, -0.47), Math.PI).Close().Build();
        return new CharmSketch().Body(Main, Round(0, 0, 1)).Detail(Glow, 0.2, Put(half, 0, 0, 1, turn)).Detail(Main, 0.1, Put(Round(0, -0.47, 0.14), 0, 0, 1, turn)).Detail(Glow, 0.1, Put(Round(0, 0.47, 0.14), 0, 0, 1, turn)).Formed("yin-yang", dice, 0.2, flips: false);
    }
}
