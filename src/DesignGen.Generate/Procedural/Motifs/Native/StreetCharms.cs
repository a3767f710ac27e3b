using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>What streetwear is made of: ink, vinyl, flames.</summary>
internal static class StreetCharms
{
    /// <summary>A skull from the front.</summary>
    public static Charm Skull(Dice dice)
    {
        double eyes = dice.Between(0.2, 0.26), jaw = dice.Between(0.3, 0.4);
        CharmSketch sketch = new CharmSketch().Rimmed(Glow, Ink, EvenCut([0, -0.98, 0.5, -0.9, 0.82, -0.46, 0.78, 0.04, 0.62, 0.3], [0.62, 0.3, 0.44, 0.42, jaw + 0.06, 0.5], [jaw + 0.06, 0.5, jaw + 0.04, 0.86, 0.2, 0.98, 0, 0.98]), 0.045)
            .Detail(Main, 0.12, Joined([0.82, -0.46, 0.78, 0.04, 0.62, 0.3], [0.62, 0.3, 0.44, 0.42, jaw + 0.06, 0.5], [jaw + 0.06, 0.5, jaw + 0.04, 0.86, 0.2, 0.98], [0.2, 0.98, 0.24, 0.5, 0.6, 0.0, 0.62, -0.5, 0.5, -0.9], [0.5, -0.9, 0.82, -0.46])).Details(Ink, 0.2, Both(Smooth(0.14, -0.16, 0.34, -0.34, 0.36 + eyes, -0.2, 0.34 + eyes, 0.1, 0.34, 0.2, 0.16, 0.1))).Detail(Ink, 0.1, EvenCut([0, 0.12, 0.1, 0.24, 0.13, 0.38], [0.13, 0.38, 0.06, 0.36, 0, 0.32])).Line(Ink, 0.05, 0.12, -0.34, 0.64, 0, 0.68, 0.34, 0.64);
        foreach (double x in new[] { -0.2, 0.0, 0.2 })
            sketch.Line(Ink, 0.045, 0.1, x, 0.52, x, 0.84);
        if (dice.Chance(0.4))
            sketch.Line(Ink, 0.045, 0.1, -0.2, -0.92, -0.1, -0.72, -0.22, -0.6, -0.12, -0.46);
        return sketch.Formed("skull", dice, 0.7);
    }

    /// <summary>A flame of three tongues.</summary>
    public static Charm Flame(Dice dice)
    {
        double left = dice.Between(-0.5, -0.16), right = dice.Between(-0.36, -0.06);
        Outline fire = Joined([0, 0.98, -0.5, 0.9, -0.74, 0.5, -0.68, 0.1, -0.62, left], [-0.62, left, -0.44, left + 0.14, -0.36, 0.1], [-0.36, 0.1, -0.28, -0.4, -0.1, -0.7, 0.1, -1.02], [0.1, -1.02, 0.12, -0.6, 0.36, -0.4, 0.4, 0.0], [0.4, 0.0, 0.48, -0.1, 0.56, right], [0.56, right, 0.78, 0.2, 0.76, 0.6, 0.5, 0.9, 0, 0.98]);
        return new CharmSketch().Rimmed(Main, Deep, fire).Detail(Second, 0.12, Put(fire, 0.0, 0.36, 0.6)).Detail(Pale, 0.1, Put(fire, 0.02, 0.62, 0.32)).Formed("flame", dice);
    }

    /// <summary>A snake in coils, its tongue out.</summary>
    public static Charm Snake(Dice dice)
    {
        double sway = dice.Between(0.36, 0.52);
        int marks = dice.Whole(9, 13);
        double[] spine = [0.1, -0.76, -sway, -0.62, -sway, -0.26, 0.1, -0.1, sway + 0.1, 0.14, sway * 0.6, 0.5, -0.2, 0.5, -0.62, 0.66, -0.34, 0.98, 0.3, 0.94, 0.74, 0.7];
        Point[] p = Points(spine);
        CharmSketch sketch = new CharmSketch().Stalk(Second, 0.05, 0.04, 0.36, -0.8, 0.56, -0.86, 0.72, -0.98).Stalk(Second, 0.04, 0.04, 0.56, -0.86, 0.74, -0.8).Rimmed(Main, Deep, Limb([0.2, 0.22, 0.26, 0.3, 0.3, 0.26, 0.22, 0.16, 0.04], spine));
        for (int i = 0; i < marks; i++)
        {
            double t = 0.9 + i * (p.Length - 2.2) / marks;
            int k = Math.Min((int)t, p.Length - 2);
            Point at = Point.Lerp(p[k], p[k + 1], t - k), along = (p[k + 1] - p[k]).Unit;
            sketch.Detail(Deep, 0.08, Put(Angular(0.1, -0.12, 0, 0, -0.09, 0.12, 0, 0, 0.09), at.X, at.Y, 1 - 0.3 * i / marks, along.Direction * 180 / Math.PI));
        }
        return sketch.Rimmed(Main, Deep, Smooth(0.0, -0.92, 0.26, -0.96, 0.46, -0.82, 0.44, -0.7, 0.2, -0.62, -0.04, -0.66)).Detail(Glow, 0.06, Round(0.24, -0.83, 0.06)).Detail(Ink, 0.05, Round(0.25, -0.83, 0.03)).Formed("snake", dice, 0.8);
    }

    /// <summary>A dagger.</summary>
    public static Charm Dagger(Dice dice)
    {
        double guard = dice.Between(0.34, 0.5), curl = dice.Between(-0.06, 0.1);
        return new CharmSketch().Rimmed(Glow, Ink, EvenCut([0, -0.36, 0.17, -0.34], [0.17, -0.34, 0.13, 0.5, 0, 1.0])).Detail(Main, 0.08, Joined([0, -0.36, 0.17, -0.34], [0.17, -0.34, 0.13, 0.5, 0, 1.0], [0, 1.0, 0, -0.36])).Body(Ink, Limb([0.14, 0.18, 0.14], 0, -0.86, 0, -0.64, 0, -0.4)).Line(Second, 0.05, 0.1, -0.08, -0.74, 0.08, -0.68).Line(Second, 0.05, 0.1, -0.08, -0.6, 0.08, -0.54).Rimmed(Second, Deep, Limb([0.15, 0.12, 0.13, 0.12, 0.15], -guard, -0.34 + curl, -guard * 0.6, -0.42, 0, -0.4, guard * 0.6, -0.42, guard, -0.34 + curl)).Rimmed(Second, Deep, Round(0, -0.92, 0.13)).Dots(Deep, 0.06, 0, -0.92).Formed("dagger", dice, 0.5);
    }

    /// <summary>A rose run through by a dagger.</summary>
    public static Charm RoseTattoo(Dice dice)
    {
        double tilt = dice.Between(14, 36), turn = dice.Between(0, 60);
        Outline T(Outline o) => Put(o, 0, 0, 1, tilt);
        CharmSketch sketch = new CharmSketch().Rimmed(Glow, Ink, T(EvenCut([0, 0.3, 0.11, 0.3], [0.11, 0.3, 0.1, 0.86, 0, 1.2]))).Body(Ink, T(Limb([0.12, 0.14], 0, -1.12, 0, -0.8))).Rimmed(Second, Ink, T(Box(-0.3, -0.86, 0.3, -0.74, 0.05))).Rimmed(Second, Ink, T(Round(0, -1.16, 0.1))).Rimmed(Glow, Ink, T(Box(-0.1, -0.76, 0.1, -0.4))).Rimmed(Leaf, Ink, Petal(new(0.32, 0.5, 0.9, 0.2), 0.3, 0.2, 0.78, 8)).Rimmed(Leaf, Ink, Petal(new(0.32, 0.5, 0.9, 0.2), -0.3, 0.16, 0.78, 176)).Vein(LeafDeep, 0.04, 0.08, 0.4, 0.22, 0.7, 0.26, 0.94, 0.28).Vein(LeafDeep, 0.04, 0.08, -0.4, 0.18, -0.7, 0.22, -0.94, 0.24);
        sketch.Rimmed(Main, Ink, Petals(new(0.54, 0.6, -0.3, 0.2), 5, 0, 0, 0.06, 0.62, turn, 18)).Rimmed(Main, Ink, Petals(new(0.56, 0.6, -0.3, 0.2), 4, 0, -0.02, 0.03, 0.44, turn + 30, 18)).Rimmed(Deep, Ink, Round(0, -0.02, 0.24));
        return sketch.Rimmed(Main, Ink, Put(Sickle(0, 0, 0.2, 200, 220, 0.13), 0, -0.02, 1, turn)).Rimmed(Main, Ink, Put(Sickle(0, 0, 0.13, 20, 200, 0.1), 0.01, -0.02, 1, turn)).Formed("rose-tattoo", dice, 0.5);
    }

    /// <summary>A pair of dice.</summary>
    public static Charm Dices(Dice dice)
    {
        double tilt = dice.Between(-26, -8);
        int first = dice.Whole(1, 6), second = dice.Whole(1, 6);
        CharmSketch sketch = new();
        Die(-0.4, 0.26, tilt, first, Main, Glow);
        Die(0.44, -0.3, -tilt, second, Glow, Ink);
        return sketch.Formed("dice", dice, 0.4);

        void Die(double x, double y, double a, int pips, CharmTone face, CharmTone pip)
        {
            sketch.Rimmed(face, Deep, Put(Box(-0.52, -0.52, 0.52, 0.52, 0.14), x, y, 1, a));
            (double X, double Y)[] at = pips switch { 1 => [(0, 0)], 2 => [(-1, -1), (1, 1)], 3 => [(-1, -1), (0, 0), (1, 1)], 4 => [(-1, -1), (1, -1), (-1, 1), (1, 1)], 5 => [(-1, -1), (1, -1), (0, 0), (-1, 1), (1, 1)], _ => [(-1, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (1, 1)] };
            sketch.Details(pip, 0.1, at.Select(p => Put(Round(p.X * 0.27, p.Y * 0.27, 0.105), x, y, 1, a)));
        }
    }

    /// <summary>The eight ball.</summary>
    public static Charm EightBall(Dice dice)
    {
        double x = dice.Between(-0.24, 0.24), y = dice.Between(-0.3, 0.06), lean = dice.Between(-0.3, 0.3), top = dice.Between(0.78, 0.94);
        Point[] eight = [.. Enumerable.Range(0, 21).Select(i => 2 * Math.PI * i / 20).Select(a => new Point(0.2 * Math.Sin(2 * a) * (Math.Cos(a) > 0 ? top : 1), -0.32 * Math.Cos(a)))];
        return new CharmSketch().Body(Ink, Round(0, 0, 1)).Detail(Glow, 0.2, Round(x, y, 0.56))
            .Line(Ink, 0.11, 1, [.. eight.Select(Affine.Rotate(lean).Then(Affine.Translate(x, y)).Apply).SelectMany(p => new[] { p.X, p.Y })])
            .Detail(Main, 0.08, Sickle(0, 0, 0.88, dice.Between(20, 80), dice.Between(60, 110), 0.12)).Detail(Glow, 0.1, Sickle(0, 0, 0.86, dice.Between(215, 250), 40, 0.1)).Formed("eight-ball", dice, 0.2, flips: false);
    }

    /// <summary>A crown.</summary>
    public static Charm Crown(Dice dice)
    {
        int points = dice.Whole(1, 2) * 2 + 1;
        double height = dice.Between(0.5, 0.8);
        var edge = new List<double> { -0.72, 0.5 };
        for (int i = 0; i < points; i++)
        {
            double x = -0.94 + 1.88 * i / (points - 1);
            edge.AddRange([x, -height + 0.16 * Math.Abs(x)]);
            if (i + 1 < points)
                edge.AddRange([-0.94 + 1.88 * (i + 0.5) / (points - 1), 0.0]);
        }
        edge.AddRange([0.72, 0.5]);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Deep, Angular(0.04, [.. edge]));
        for (int i = 0; i < points; i++)
        {
            double x = -0.94 + 1.88 * i / (points - 1);
            sketch.Rimmed(Second, Deep, Round(x, -height - 0.06 + 0.16 * Math.Abs(x), 0.13));
        }
        return sketch.Rimmed(Main, Deep, Box(-0.74, 0.4, 0.74, 0.66, 0.05)).Details(Second, 0.1, [Angular(0.1, -0.12, 0.53, 0, 0.43, 0.12, 0.53, 0, 0.63), Round(-0.44, 0.53, 0.07), Round(0.44, 0.53, 0.07)]).Detail(Glow, 0.07, Limb([0.03, 0.09, 0.03], -0.62, -0.06, -0.6, 0.1, -0.54, 0.28)).Formed("crown", dice, 0.6);
    }

    /// <summary>A feathered wing, or a pair with the room of a body between them.</summary>
    public static Charm Wings(Dice dice)
    {
        bool pair = dice.Chance(0.3);
        double spread = dice.Between(0.84, 1.16), rise = dice.Between(-14, 12), apart = pair ? dice.Between(0.26, 0.36) : 0, reach = pair ? 0.8 : 1.2;
        int flights = dice.Whole(6, 8), coverts = dice.Whole(4, 5);
        CharmSketch sketch = new();
        foreach (int s in pair ? new[] { -1, 1 } : [1])
        {
            Feathers(Main, flights, 78, -20, 0.6, 1, 0.15);
            Feathers(Pale, coverts, 50, -24, 0.42, 0.6, 0.22);
            sketch.Rimmed(Main, Deep, Limb([0.2, 0.2, 0.15, 0.06], s * apart, 0.42, s * apart, 0, s * (apart + reach * 0.24), -0.4, s * (apart + reach * 0.7), -0.5 + rise * 0.012));

            // From the lowest up: each lies over the one before.
            void Feathers(CharmTone tone, int count, double low, double high, double least, double most, double wide)
            {
                for (int i = 0; i < count; i++)
                {
                    double t = (double)i / (count - 1), turn = (low + (high - low) * t) * spread + rise;
                    sketch.Rimmed(tone, Deep, Petal(new(wide, 0.66, -0.1, 0.5, Bend: s * 0.1), s * apart, 0.36 - 0.62 * t, reach * (least + (most - least) * Math.Sqrt(t)), s > 0 ? turn : 180 - turn));
                }
            }
        }
        return sketch.Formed("wing", dice, 0.5);
    }

    /// <summary>A spider's web in a corner.</summary>
    public static Charm Web(Dice dice)
    {
        int spokes = dice.Whole(7, 9), rings = dice.Whole(3, 4);
        double thread = 0.05, sag = dice.Between(0.76, 0.86);
        CharmSketch sketch = new();
        for (int i = 0; i < spokes; i++)
        {
            Point p = Point.Polar(1, 2 * Math.PI * i / spokes - Math.PI / 2);
            sketch.Body(Main, Limb([thread, thread], 0, 0, p.X, p.Y));
            for (int r = 1; r <= rings; r++)
            {
                double k = 0.9 * r / rings;
                Point a = Point.Polar(k, 2 * Math.PI * i / spokes - Math.PI / 2), b = Point.Polar(k * sag, 2 * Math.PI * (i + 0.5) / spokes - Math.PI / 2), c = Point.Polar(k, 2 * Math.PI * (i + 1) / spokes - Math.PI / 2);
                sketch.Body(Main, Limb([thread, thread], a.X, a.Y, b.X, b.Y, c.X, c.Y));
            }
        }
        return sketch.Formed("spider-web", dice, 0.6);
    }

    /// <summary>A smiling face.</summary>
    public static Charm Smiley(Dice dice)
    {
        double grin = dice.Between(0.3, 0.5), eyes = dice.Between(0.15, 0.24);
        bool drips = dice.Chance(0.4);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Ink, Round(0, 0, 0.92), 0.05);
        if (drips)
            sketch.Bodies(Main, Limb([0.2, 0.16, 0.17], -0.4, 0.7, -0.4, 0.98, -0.4, 1.16), Limb([0.2, 0.15, 0.16], 0.2, 0.8, 0.2, 1.04, 0.2, 1.3), Limb([0.16, 0.13, 0.13], 0.56, 0.6, 0.56, 0.84, 0.56, 0.98));
        return sketch.Details(Ink, 0.2, Both(Oval(0.3, -0.26, 0.11, eyes))).Line(Ink, 0.1, 1, -0.56, 0.14, -0.3, 0.14 + grin * 0.8, 0, 0.14 + grin, 0.3, 0.14 + grin * 0.8, 0.56, 0.14).Formed("smiley", dice, 0.5);
    }

    /// <summary>The peace sign.</summary>
    public static Charm Peace(Dice dice)
    {
        double pen = dice.Between(0.15, 0.2), fork = dice.Between(40, 50);
        Point leg = Point.Polar(0.86, (90 + fork) * Math.PI / 180);
        return new CharmSketch().Body(Main, Ring(0, 0, 0.98, 0.98 - pen)).Body(Main, Box(-pen / 2, -0.9, pen / 2, 0.9)).Bodies(Main, Both(Limb([pen, pen], 0, 0, leg.X, leg.Y))).Formed("peace-sign", dice, 0.4, flips: false);
    }

    /// <summary>A pair of sunglasses.</summary>
    public static Charm Sunglasses(Dice dice)
    {
        double cat = dice.Between(-0.16, 0.1);
        return new CharmSketch().Body(Main, Limb([0.1, 0.1, 0.1], -0.16, -0.2, 0, -0.26, 0.16, -0.2)).Rimmed(Main, Deep, Both(Smooth(0.12, -0.26, 0.5, -0.36, 1.0, -0.4 + cat, 0.96, 0.06, 0.7, 0.36, 0.36, 0.32, 0.12, 0.04))).Details(Ink, 0.1, Both(Smooth(0.22, -0.18, 0.54, -0.26, 0.88, -0.27 + cat * 0.6, 0.86, 0.02, 0.66, 0.25, 0.4, 0.22, 0.22, 0.0))).Details(Glow, 0.06, [Angular(0.1, 0.38, 0.06, 0.56, -0.2, 0.66, -0.2, 0.46, 0.14), Angular(0.1, -0.7, 0.06, -0.52, -0.2, -0.42, -0.2, -0.62, 0.14)]).Formed("sunglasses", dice, 0.5);
    }

    /// <summary>A cassette.</summary>
    public static Charm Cassette(Dice dice)
    {
        double label = dice.Between(-0.36, -0.2), reel = dice.Between(0.12, 0.17);
        return new CharmSketch().Rimmed(Main, Deep, Box(-1, -0.64, 1, 0.64, 0.1)).Detail(Glow, 0.2, Box(-0.82, -0.5, 0.82, 0.26, 0.07)).Detail(Second, 0.1, Box(-0.82, label - 0.1, 0.82, label + 0.02)).Detail(Ink, 0.2, Box(-0.5, -0.16, 0.5, 0.18, 0.17)).Details(Glow, 0.06, Both(Star(0.32, 0.01, 6, reel, reel * 0.7, 0.2))).Details(Ink, 0.06, Both(Round(0.32, 0.01, reel * 0.42))).Detail(Deep, 0.1, Angular(0.05, -0.56, 0.64, -0.46, 0.38, 0.46, 0.38, 0.56, 0.64)).Dots(Glow, 0.045, -0.3, 0.53, 0.3, 0.53).Line(Main, 0.045, 0.08, -0.66, -0.4, 0.4, -0.4).Formed("cassette", dice, 0.7);
    }

    /// <summary>A vinyl record, half out of its sleeve.</summary>
    public static Charm Vinyl(Dice dice)
    {
        double label = dice.Between(0.26, 0.48), shine = dice.Between(0, 90);
        bool sleeve = dice.Chance(0.4);
        CharmSketch sketch = new CharmSketch().Body(Ink, Round(0, 0, 0.98));
        foreach (double r in new[] { 0.84, 0.7, 0.56 })
            sketch.Detail(Deep, 0.045, new([.. Sickle(0, 0, r, shine, 84, 0.05).Contours, .. Sickle(0, 0, r, shine + 180, 84, 0.05).Contours]));
        sketch.Detail(Main, 0.1, Round(0, 0, label)).Detail(Second, 0.06, Round(0, 0, label * 0.6)).Detail(Ink, 0.06, Round(0, 0, 0.075));
        if (sleeve)
            sketch.Rimmed(Main, Deep, Box(-1.5, -1, -0.1, 1, 0.04)).Detail(Second, 0.2, Star(-0.8, 0, 5, 0.44, 0.22, 0.1));
        return sketch.Formed("vinyl-record", dice, 0.5);
    }

    /// <summary>A high-top sneaker.</summary>
    public static Charm Sneaker(Dice dice)
    {
        int eyelets = dice.Whole(3, 4);
        double top = dice.Between(-0.86, -0.6);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Deep, Joined([0.3, top, 0.86, top + 0.04], [0.86, top + 0.04, 0.84, -0.1, 0.96, 0.4], [0.96, 0.4, 0, 0.44, -0.98, 0.4], [-0.98, 0.4, -0.94, 0.1, -0.6, 0.0, -0.2, -0.14], [-0.2, -0.14, 0.1, -0.4, 0.3, top])).Detail(Deep, 0.1, Joined([0.62, top + 0.02, 0.86, top + 0.04], [0.86, top + 0.04, 0.84, -0.1, 0.96, 0.4], [0.96, 0.4, 0.6, 0.42], [0.6, 0.42, 0.56, -0.1, 0.62, top + 0.02])).Rimmed(Glow, Ink, Smooth(-1.02, 0.34, -0.9, 0.06, -0.64, 0.02, -0.44, 0.2, -0.44, 0.4, -0.9, 0.44)).Rimmed(Glow, Ink, Box(-1.04, 0.36, 1.02, 0.64, 0.12)).Line(Second, 0.06, 0.1, -0.96, 0.5, 0.94, 0.5);
        for (int i = 0; i < eyelets; i++)
        {
            double t = (double)i / (eyelets - 1), x = -0.16 + 0.46 * t, y = -0.04 + (top + 0.22) * t;
            sketch.Body(Glow, Limb([0.07, 0.07], x - 0.16, y - 0.08, x + 0.14, y + 0.06)).Dots(Glow, 0.045, x + 0.2, y + 0.09);
        }
        return sketch.Detail(Second, 0.12, Star(0.58, -0.2, 5, 0.2, 0.09, 0.05)).Formed("sneaker", dice, 0.4);
    }

    /// <summary>A skateboard, seen from below.</summary>
    public static Charm Skateboard(Dice dice)
    {
        double tilt = dice.Between(24, 56);
        int mark = dice.Whole(0, 2);
        Outline T(Outline o) => Put(o, 0, 0, 1, tilt);
        CharmSketch sketch = new CharmSketch();
        foreach (double y in new[] { -0.56, 0.56 })
        {
            foreach (int s in new[] { -1, 1 })
                sketch.Rimmed(Second, Ink, T(Box(s * 0.34 - 0.09, y - 0.12, s * 0.34 + 0.09, y + 0.12, 0.07)));
        }
        sketch.Rimmed(Main, Deep, T(Box(-0.3, -1, 0.3, 1, 0.3))).Detail(Deep, 0.1, T(Box(0.1, -0.9, 0.22, 0.9, 0.06)));
        foreach (double y in new[] { -0.56, 0.56 })
            sketch.Rimmed(Glow, Ink, T(Box(-0.28, y - 0.06, 0.28, y + 0.06, 0.04))).Details(Ink, 0.05, [T(Round(-0.1, y, 0.035)), T(Round(0.1, y, 0.035))]);
        return (mark switch
        {
            0 => sketch.Detail(Second, 0.12, T(Star(0, 0, 5, 0.24, 0.11, 0.05))),
            1 => sketch.Detail(Second, 0.1, T(Angular(0, 0.06, -0.36, -0.2, 0.06, -0.02, 0.06, -0.1, 0.36, 0.18, -0.06, 0.02, -0.06))),
            _ => sketch.Detail(Second, 0.12, T(Heart(0, 0, 0.24))),
        }).Formed("skateboard", dice, 0.2);
    }

    /// <summary>Headphones.</summary>
    public static Charm Headphones(Dice dice)
    {
        double pads = dice.Between(0.34, 0.46);
        return new CharmSketch().Body(Ink, Limb([0.13, 0.15, 0.18, 0.15, 0.13], -0.82, 0.3, -0.78, -0.44, 0, -0.94, 0.78, -0.44, 0.82, 0.3)).Detail(Glow, 0.06, Limb([0.03, 0.06, 0.03], -0.5, -0.74, 0, -0.96, 0.5, -0.74)).Rimmed(Main, Deep, Both(Box(0.6, 0.3 - pads, 1.0, 0.3 + pads, 0.19))).Rimmed(Second, Deep, Both(Box(0.42, 0.3 - pads * 0.84, 0.66, 0.3 + pads * 0.84, 0.1))).Details(Glow, 0.07, [Box(-0.92, 0.2 - pads * 0.4, -0.84, 0.3 + pads * 0.3, 0.04), Box(0.84, 0.2 - pads * 0.4, 0.92, 0.3 + pads * 0.3, 0.04)]).Formed("headphones", dice, 0.4);
    }

    /// <summary>A microphone.</summary>
    public static Charm Microphone(Dice dice)
    {
        double tilt = dice.Between(16, 48);
        Outline T(Outline o) => Put(o, 0, 0, 1, tilt);
        CharmSketch sketch = new CharmSketch().Body(Ink, T(Limb([0.42, 0.34, 0.26], 0, -0.2, 0, 0.4, 0, 0.96))).Detail(Main, 0.06, T(Box(-0.05, -0.02, 0.05, 0.2, 0.05))).Rimmed(Second, Deep, T(Box(-0.32, -0.28, 0.32, -0.12, 0.05))).Rimmed(Main, Deep, T(Round(0, -0.62, 0.44)));
        foreach (double k in new[] { -0.22, 0.0, 0.22 })
            sketch.Line(Deep, 0.045, 0.12, [.. new[] { (-0.36, k), (0.0, k * 1.3), (0.36, k) }.Select(p => Affine.Rotate(tilt * Math.PI / 180).Apply(new Point(p.Item1, p.Item2 - 0.62))).SelectMany(p => new[] { p.X, p.Y })]).Line(Deep, 0.045, 0.12, [.. new[] { (k, -0.36), (k * 1.3, 0.0), (k, 0.36) }.Select(p => Affine.Rotate(tilt * Math.PI / 180).Apply(new Point(p.Item1, p.Item2 - 0.62))).SelectMany(p => new[] { p.X, p.Y })]);
        return sketch.Formed("microphone", dice, 0.4);
    }

    /// <summary>A boombox.</summary>
    public static Charm Boombox(Dice dice)
    {
        double cone = dice.Between(0.26, 0.34);
        return new CharmSketch().Body(Ink, new([.. Box(-0.6, -0.8, 0.6, -0.3, 0.1).Contours, .. Outline.RoundedRectangle(new(-0.48, -0.68, 0.48, -0.2), 0.05).Reverse().Contours])).Rimmed(Main, Deep, Box(-1.1, -0.46, 1.1, 0.66, 0.1)).Details(Ink, 0.2, Both(Round(0.68, 0.18, cone))).Details(Second, 0.1, Both(Round(0.68, 0.18, cone * 0.66))).Details(Ink, 0.1, Both(Round(0.68, 0.18, cone * 0.28))).Detail(Glow, 0.1, Box(-0.28, 0.0, 0.28, 0.36, 0.04)).Details(Ink, 0.07, Both(Round(0.13, 0.18, 0.08))).Detail(Deep, 0.1, Box(-0.9, -0.36, 0.9, -0.2, 0.04)).Details(Second, 0.06, Enumerable.Range(0, dice.Whole(3, 5)).Select(i => Box(-0.26 + 0.12 * i, 0.44, -0.18 + 0.12 * i, 0.54, 0.02))).Formed("boombox", dice, 0.9);
    }

    /// <summary>A game pad.</summary>
    public static Charm GamePad(Dice dice)
    {
        double grip = dice.Between(0.5, 0.76);
        return new CharmSketch().Rimmed(Main, Deep, Even(0, -0.42, 0.4, -0.44, 0.74, -0.44, 0.98, 0.0, 1.0, grip, 0.78, grip + 0.06, 0.5, 0.26, 0, 0.24)).Detail(Glow, 0.08, new([.. Box(-0.66, -0.16, -0.3, -0.04, 0.02).Contours, .. Box(-0.54, -0.28, -0.42, 0.08, 0.02).Contours])).Details(Second, 0.08, [Round(0.48, -0.26, 0.08), Round(0.48, 0.06, 0.08)]).Details(Glow, 0.08, [Round(0.32, -0.1, 0.08), Round(0.64, -0.1, 0.08)]).Details(Ink, 0.05, [Box(-0.14, -0.12, -0.03, -0.06, 0.03), Box(0.03, -0.12, 0.14, -0.06, 0.03)]).Formed("game-controller", dice, 0.4);
    }

    /// <summary>A cowboy boot.</summary>
    public static Charm Boot(Dice dice)
    {
        double tall = dice.Between(-1.0, -0.8);
        return new CharmSketch().Rimmed(Main, Deep, Joined([-0.3, tall + 0.06, -0.06, tall + 0.24, 0.14, tall + 0.26, 0.36, tall + 0.24, 0.56, tall], [0.56, tall, 0.56, -0.2, 0.5, 0.3, 0.6, 0.6], [0.6, 0.6, 0.2, 0.62], [0.2, 0.62, 0.0, 0.56, -0.2, 0.74, -0.9, 0.78], [-0.9, 0.78, -1.04, 0.6, -0.7, 0.42, -0.36, 0.3, -0.26, 0.0], [-0.26, 0.0, -0.34, -0.4, -0.3, tall + 0.06])).Rimmed(Ink, Ink, Joined([-1.0, 0.74, -0.2, 0.7, 0.0, 0.54, 0.22, 0.6], [0.22, 0.6, 0.62, 0.58], [0.62, 0.58, 0.6, 0.96], [0.6, 0.96, 0.26, 0.96], [0.26, 0.96, 0.2, 0.74], [0.2, 0.74, 0.0, 0.68, -0.2, 0.84, -0.96, 0.86], [-0.96, 0.86, -1.0, 0.74])).Detail(Second, 0.1, Star(0.14, -0.24, 5, 0.22, 0.1, 0.05)).Line(Glow, 0.05, 0.1, -0.2, -0.5, -0.02, -0.6, 0.14, -0.52, 0.3, -0.6, 0.46, -0.5).Line(Glow, 0.05, 0.1, -0.72, 0.52, -0.5, 0.58, -0.3, 0.5).Detail(Deep, 0.1, Joined([0.44, tall + 0.1, 0.56, tall], [0.56, tall, 0.56, -0.2, 0.5, 0.3, 0.58, 0.56], [0.58, 0.56, 0.42, 0.56], [0.42, 0.56, 0.38, 0, 0.44, tall + 0.1])).Formed("cowboy-boot", dice, 0.5);
    }

    /// <summary>A cowboy hat.</summary>
    public static Charm Hat(Dice dice)
    {
        double brim = dice.Between(-0.1, 0.1);
        return new CharmSketch().Rimmed(Main, Deep, Joined([-0.56, 0.3, -0.5, -0.2, -0.36, -0.62, -0.12, -0.62], [-0.12, -0.62, 0, -0.5, 0.12, -0.62], [0.12, -0.62, 0.36, -0.62, 0.5, -0.2, 0.56, 0.3], [0.56, 0.3, -0.56, 0.3])).Detail(Second, 0.1, Joined([-0.57, 0.3, -0.54, 0.1], [-0.54, 0.1, 0, 0.2, 0.54, 0.1], [0.54, 0.1, 0.57, 0.3], [0.57, 0.3, -0.57, 0.3])).Rimmed(Main, Deep, Joined([-1.06, 0.06 + brim, -0.8, 0.3, -0.4, 0.3, 0, 0.34, 0.4, 0.3, 0.8, 0.3, 1.06, 0.06 + brim], [1.06, 0.06 + brim, 0.96, 0.46, 0.5, 0.64, 0, 0.68, -0.5, 0.64, -0.96, 0.46, -1.06, 0.06 + brim])).Detail(Deep, 0.08, Joined([0.1, -0.6, 0.3, -0.4, 0.36, 0.1], [0.36, 0.1, 0.54, 0.08], [0.54, 0.08, 0.48, -0.24, 0.34, -0.6, 0.1, -0.6])).Formed("cowboy-hat", dice);
    }

    /// <summary>A horseshoe.</summary>
    public static Charm Horseshoe(Dice dice)
    {
        double open = dice.Between(28, 44);
        double[] Arc(double r) => [.. Enumerable.Range(0, 11).SelectMany(i => Point.Polar(r, (-90 - 180 + open + (360 - 2 * open) * i / 10) * Math.PI / 180) is var p ? new[] { p.X, p.Y * 1.1 } : [])];
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Deep, Limb([0.26, 0.34, 0.38, 0.34, 0.26], Arc(0.76))).Line(Deep, 0.06, 0.1, Arc(0.76));
        return sketch.Details(Glow, 0.06, Enumerable.Range(0, 8).Select(i => Point.Polar(0.76, (-90 - 180 + open + (360 - 2 * open) * (i + 0.6) / 8.2) * Math.PI / 180)).Select(p => Round(p.X, p.Y * 1.1, 0.055))).Formed("horseshoe", dice, 0.4);
    }

    /// <summary>A broken heart.</summary>
    public static Charm BrokenHeart(Dice dice)
    {
        double gap = dice.Between(0.05, 0.12);
        Outline left = Joined([-gap, 0.96, -0.5, 0.6, -1.0, 0.2, -1.0, -0.36, -0.7, -0.8, -0.3, -0.78, -gap, -0.46], [-gap, -0.46, 0.14 - gap, -0.2], [0.14 - gap, -0.2, -0.1 - gap, 0.06], [-0.1 - gap, 0.06, 0.12 - gap, 0.34], [0.12 - gap, 0.34, -gap, 0.96]);
        Outline right = Joined([gap, 0.96, 0.5, 0.6, 1.0, 0.2, 1.0, -0.36, 0.7, -0.8, 0.3, -0.78, gap, -0.46], [gap, -0.46, 0.14 + gap, -0.2], [0.14 + gap, -0.2, -0.1 + gap, 0.06], [-0.1 + gap, 0.06, 0.12 + gap, 0.34], [0.12 + gap, 0.34, gap, 0.96]);
        double lean = dice.Between(2, 9);
        return new CharmSketch().Rimmed(Main, Deep, Put(left, -0.04, 0, 1, -lean)).Rimmed(Main, Deep, Put(right, 0.04, 0, 1, lean)).Detail(Glow, 0.09, Put(Sickle(-0.5, -0.34, 0.32, 215, 90, 0.12), -0.04, 0, 1, -lean)).Formed("broken-heart", dice, 0.6);
    }

    /// <summary>A burning sacred heart.</summary>
    public static Charm SacredHeart(Dice dice)
    {
        int rays = dice.Whole(11, 15);
        CharmSketch sketch = new CharmSketch().Bodies(Second, Enumerable.Range(0, rays).Select(i => Petal(new(i % 2 == 0 ? 0.07 : 0.06, 0.4, 0.9, 0.2), 0, 0.14, i % 2 == 0 ? 1.06 : 0.88, 360.0 * i / rays - 90))).Rimmed(Second, Ink, Joined([-0.3, -0.3, -0.4, -0.7, -0.16, -0.8], [-0.16, -0.8, -0.1, -0.7, -0.06, -0.62], [-0.06, -0.62, 0.0, -0.9, 0.1, -1.06], [0.1, -1.06, 0.3, -0.8, 0.36, -0.5, 0.26, -0.3], [0.26, -0.3, -0.3, -0.3])).Rimmed(Main, Ink, Heart(0, 0.2, 0.68)).Detail(Glow, 0.08, Sickle(-0.3, -0.02, 0.26, 215, 90, 0.1));
        return sketch.Rimmed(Leaf, Ink, Limb([0.07, 0.1, 0.1, 0.07], -0.62, 0.06, -0.2, 0.24, 0.2, 0.08, 0.6, 0.24)).Bodies(Leaf, Petal(new(0.3, 0.3, 1, 0.2), -0.3, 0.2, 0.2, -60), Petal(new(0.3, 0.3, 1, 0.2), 0.06, 0.16, 0.2, 80), Petal(new(0.3, 0.3, 1, 0.2), 0.36, 0.14, 0.2, -50)).Formed("sacred-heart", dice, 0.5);
    }

    /// <summary>A camera.</summary>
    public static Charm Camera(Dice dice)
    {
        double lens = dice.Between(0.36, 0.46);
        return new CharmSketch().Body(Ink, Box(-0.7, -0.66, -0.36, -0.4, 0.05)).Rimmed(Main, Deep, Angular(0.1, -0.34, -0.46, -0.2, -0.76, 0.3, -0.76, 0.44, -0.46)).Rimmed(Main, Deep, Box(-1, -0.5, 1, 0.66, 0.13)).Detail(Deep, 0.1, Box(-0.99, -0.2, 0.99, 0.36)).Rimmed(Glow, Ink, Round(0.04, 0.1, lens)).Detail(Ink, 0.2, Round(0.04, 0.1, lens * 0.76)).Detail(Second, 0.1, Round(0.04, 0.1, lens * 0.42)).Detail(Glow, 0.06, Round(-0.06, 0.0, 0.075)).Detail(Second, 0.09, Box(0.62, -0.4, 0.86, -0.28, 0.03)).Formed("camera", dice, 0.4);
    }

    /// <summary>A round bomb with its fuse lit.</summary>
    public static Charm Bomb(Dice dice)
    {
        double fuse = dice.Between(-0.1, 0.2);
        return new CharmSketch().Body(Second, Limb([0.08, 0.08, 0.07], 0.42, -0.5, 0.56, -0.8, 0.8 + fuse, -0.78)).Body(Main, Star(0.86 + fuse, -0.8, dice.Whole(7, 9), 0.32, 0.14, 0.05)).Detail(Second, 0.08, Round(0.86 + fuse, -0.8, 0.1)).Body(Ink, Round(-0.1, 0.2, 0.76)).Body(Ink, Put(Box(-0.22, -0.14, 0.22, 0.14, 0.04), 0.38, -0.4, 1, 42)).Detail(Glow, 0.1, Sickle(-0.12, 0.18, 0.56, 215, 80, 0.14)).Formed("bomb", dice, 0.4);
    }
}
