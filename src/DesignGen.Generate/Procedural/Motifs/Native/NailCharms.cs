using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Signs of few, bold parts, which hold at three millimetres.</summary>
internal static class NailCharms
{
    /// <summary>Two hearts, one over the other.</summary>
    public static Charm DoubleHeart(Dice dice)
    {
        double lean = dice.Between(4, 18), small = dice.Between(0.44, 0.6);
        return new CharmSketch().Body(Second, Put(Heart(0, 0, small), 0.5, -0.4, 1, lean)).Rimmed(Main, Deep, Put(Heart(0, 0, 0.68), -0.2, 0.2, 1, -lean)).Detail(Glow, 0.12, Sickle(-0.5, -0.06, 0.22, 215, 90, 0.12)).Formed("double-heart", dice);
    }

    /// <summary>A cut stone.</summary>
    public static Charm Gem(Dice dice)
    {
        double table = dice.Between(0.44, 0.62), girdle = dice.Between(-0.36, -0.2);
        return new CharmSketch().Rimmed(Main, Deep, Angular(0.01, -table, -0.8, table, -0.8, 0.98, girdle, 0, 0.98, -0.98, girdle)).Detail(Deep, 0.15, Outline.Polygon(new(0.98, girdle), new(0, 0.98), new(0.36, girdle))).Detail(Deep, 0.12, Outline.Polygon(new(-table, -0.8), new(-0.36, girdle), new(-0.98, girdle))).Detail(Pale, 0.12, Outline.Polygon(new(-0.36, girdle), new(0.36, girdle), new(0, 0.98))).Detail(Pale, 0.12, Outline.Polygon(new(table, -0.8), new(0.36, girdle), new(0, -0.8))).Formed("gem", dice, 0.5);
    }

    /// <summary>A four-pointed glint and its two small ones.</summary>
    public static Charm Glint(Dice dice)
    {
        double waist = dice.Between(0.24, 0.38), long2 = dice.Between(0.6, 0.86);
        int small = dice.Whole(0, 2);
        Outline Spark(double x, double y, double up, double side, double w) => Joined([x, y - up, x + w * 0.6, y - w * 0.6, x + side, y], [x + side, y, x + w * 0.6, y + w * 0.6, x, y + up], [x, y + up, x - w * 0.6, y + w * 0.6, x - side, y], [x - side, y, x - w * 0.6, y - w * 0.6, x, y - up]);
        return new CharmSketch().Body(Main, Spark(-0.1, 0, 1, long2, waist)).Bodies(Second, new[] { (0.66, -0.66), (0.6, 0.7) }.Take(small).Select(p => Spark(p.Item1, p.Item2, 0.36, 0.3, 0.13))).Formed("four-point-star", dice, 0.7);
    }

    /// <summary>An eye against the evil eye.</summary>
    public static Charm EvilEye(Dice dice)
    {
        int lashes = dice.Whole(0, 5);
        double high = dice.Between(0.46, 0.62);
        CharmSketch sketch = new CharmSketch().Bodies(Main, Enumerable.Range(0, lashes).Select(i => (lashes == 1 ? 0 : 1.2 * i / (lashes - 1.0) - 0.6, 0)).Select(p => Limb([0.12, 0.09], p.Item1, -high * 0.8 + 0.3 * Math.Abs(p.Item1), p.Item1 * 1.3, -high - 0.34 + 0.3 * Math.Abs(p.Item1))));
        return sketch.Rimmed(Glow, Main, Joined([-1, 0, -0.5, -high * 0.84, 0, -high, 0.5, -high * 0.84, 1, 0], [1, 0, 0.5, high * 0.84, 0, high, -0.5, high * 0.84, -1, 0]), 0.09).Detail(Main, 0.2, Round(0, 0, high * 0.84)).Detail(Second, 0.15, Round(0, 0, high * 0.56)).Detail(Ink, 0.12, Round(0, 0, high * 0.3)).Formed("evil-eye", dice, 0.5);
    }

    /// <summary>A pearl in an opened scallop: the bead pale, with a soft shade and a highlight.</summary>
    public static Charm Pearl(Dice dice)
    {
        int lobes = dice.Whole(5, 7);
        double bead = dice.Between(0.4, 0.5), open = dice.Between(120, 156), tall = dice.Between(1.05, 1.3), lip = dice.Between(0.5, 0.72), lit = dice.Between(200, 250);
        CharmSketch sketch = new CharmSketch().Rimmed(Main, Deep, Fan(0.5, tall, open));
        for (int i = 1; i < lobes; i++)
        {
            Point rib = Point.Polar(1, (-90 + open * ((double)i / lobes - 0.5)) * Math.PI / 180);
            sketch.Vein(Deep, 0.05, 0.1, rib.X * 0.3, 0.5 + rib.Y * 0.3, rib.X * 0.6, 0.5 + rib.Y * 0.6, rib.X * tall * 0.9, 0.5 + rib.Y * tall * 0.9);
        }
        // The lower valve lies open to the front; the bead rests on its hinge.
        return sketch.Rimmed(Main, Deep, Joined([-0.95, 0.42, -0.4, 0.3, 0.4, 0.3, 0.95, 0.42], [0.95, 0.42, 0.66, 0.42 + lip * 0.8, 0, 0.42 + lip, -0.66, 0.42 + lip * 0.8, -0.95, 0.42])).Vein(Deep, 0.05, 0.1, -0.24, 0.56, -0.34, 0.42 + lip * 0.76).Vein(Deep, 0.05, 0.1, 0.24, 0.56, 0.34, 0.42 + lip * 0.76)
            .Rimmed(Glow, Deep, Round(0, 0.12, bead)).Detail(Pale, 0.1, Sickle(0, 0.12, bead * 0.94, lit - 180, 170, bead * 0.42)).Detail(Pale, 0.06, Oval(-bead * 0.4, 0.12 - bead * 0.42, bead * 0.2, bead * 0.13, -40)).Formed("pearl", dice, 0.6);

        // Lobes of one valve round its hinge; those at the sides are shorter.
        Outline Fan(double hinge, double reach, double span)
        {
            Point At(double u, double r) => new Point(0, hinge) + Point.Polar(r * (1 - 0.22 * Math.Pow(Math.Abs(2 * u - 1), 3)), (-90 + span * (u - 0.5)) * Math.PI / 180);
            double[] Run(params Point[] p) => [.. p.SelectMany(q => new[] { q.X, q.Y })];
            var runs = new List<double[]> { Run(new(0, hinge + 0.1), At(0, reach * 0.86)) };
            for (int i = 0; i < lobes; i++)
                runs.Add(Run(At((double)i / lobes, reach * (i == 0 ? 0.86 : 0.9)), At((i + 0.25) / lobes, reach), At((i + 0.75) / lobes, reach), At((i + 1.0) / lobes, reach * (i == lobes - 1 ? 0.86 : 0.9))));
            runs.Add(Run(At(1, reach * 0.86), new(0, hinge + 0.1)));
            return Joined([.. runs]);
        }
    }

    /// <summary>A thorny heart.</summary>
    public static Charm ThornHeart(Dice dice)
    {
        double pen = dice.Between(0.16, 0.22);
        CharmSketch sketch = new();
        Outline heart = Heart(0, 0.04, 0.86);
        Point[] rim = [.. heart.Contours[0].Flatten(0.01)];
        double whole = 0;
        for (int i = 0; i < rim.Length; i++)
            whole += rim[i].DistanceTo(rim[(i + 1) % rim.Length]);
        int thorns = dice.Whole(9, 12);
        double next = 0.05, gone = 0;
        for (int i = 0; i < rim.Length; i++)
        {
            Point a = rim[i], b = rim[(i + 1) % rim.Length];
            double length = a.DistanceTo(b);
            while (length > 0 && next * whole <= gone + length && next < 1)
            {
                Point p = Point.Lerp(a, b, (next * whole - gone) / length);
                sketch.Body(Main, Petal(new(0.32, 0.2, 1, 0), p.X * 0.94, p.Y * 0.94, 0.26, new Point(p.X, p.Y - 0.1).Direction * 180 / Math.PI));
                next += 1.0 / thorns;
            }
            gone += length;
        }
        return sketch.Body(Main, new([.. heart.Contours, .. Put(heart, 0, 0.02, 1 - pen * 1.3).Reverse().Contours])).Formed("thorn-heart", dice, 0.5);
    }

    /// <summary>A heart of spun chrome, all bulges.</summary>
    public static Charm WingedHeart(Dice dice)
    {
        double lift = dice.Between(-26, 10);
        CharmSketch sketch = new();
        foreach (int s in new[] { -1, 1 })
        {
            foreach ((double a, double l) in new[] { (30.0, 0.56), (4.0, 0.7), (-22.0, 0.76) })
                sketch.Rimmed(Second, Deep, Petal(new(0.24, 0.64, 0, 0.4), s * 0.3, 0, l, s > 0 ? a + lift : 180 - a - lift));
        }
        return sketch.Rimmed(Main, Deep, Heart(0, 0.06, 0.56)).Detail(Glow, 0.12, Sickle(-0.26, -0.12, 0.2, 215, 90, 0.11)).Formed("winged-heart", dice, 0.5);
    }

    /// <summary>A spade of the cards.</summary>
    public static Charm Spade(Dice dice) => Foot(new CharmSketch(), dice).Body(Main, Put(Heart(0, 0, 0.8), 0, -0.2, 1, 180)).Detail(Glow, 0.12, Sickle(-0.36, -0.04, 0.3, 170, 80, 0.13)).Formed("spade-suit", dice, 0.9);

    /// <summary>A club of the cards.</summary>
    public static Charm Club(Dice dice)
    {
        double r = dice.Between(0.38, 0.44);
        return Foot(new CharmSketch(), dice).Bodies(Main, Round(0, -0.5, r), Round(-0.46, 0.14, r), Round(0.46, 0.14, r), Round(0, -0.04, 0.26)).Detail(Glow, 0.12, Sickle(0, -0.5, r * 0.74, 220, 80, 0.12)).Formed("club-suit", dice, 0.9);
    }

    /// <summary>A diamond of the cards: a large pip with straight sides, or the ace with its pip in the middle and two in the corners.</summary>
    public static Charm DiamondSuit(Dice dice)
    {
        double wide = dice.Between(0.56, 0.86), lit = dice.Between(0.3, 0.7);
        int light = dice.Whole(0, 2);
        Outline Pip(double x, double y, double half) => Outline.Polygon(new(x, y - half), new(x + half * wide, y), new(x, y + half), new(x - half * wide, y));
        if (!dice.Chance(0.45))
        {
            CharmSketch pip = new CharmSketch().Rimmed(Main, Deep, Pip(0, 0, 1));
            pip = light switch
            {
                0 => pip.Detail(Deep, 0.14, Outline.Polygon(new(0, -1), new(wide, 0), new(0, 1), new(lit * 0.3, 0))),
                1 => pip.Detail(Glow, 0.12, Outline.Polygon(new(-0.06, -0.74), new(-0.06, -0.74 + lit * 0.4), new(-wide * 0.55, 0), new(-wide * 0.78, 0))),
                _ => pip.Detail(Glow, 0.14, Pip(0, 0, 0.72)).Detail(Main, 0.2, Pip(0, 0, 0.3 + lit * 0.3)),
            };
            return pip.Formed("diamond-suit", dice, 0.2);
        }
        double half = dice.Between(0.6, 0.76), pips = dice.Between(0.34, 0.56);
        return new CharmSketch().Rimmed(Glow, Ink, Box(-half, -1, half, 1, dice.Between(0.08, 0.2)), 0.06).Detail(Main, 0.3, Pip(0, 0, pips)).Detail(Main, 0.1, new([.. Pip(-half + 0.22, -0.72, 0.17).Contours, .. Pip(half - 0.22, 0.72, 0.17).Contours])).Formed("diamond-suit", dice, 0.4);
    }

    /// <summary>A drop of gel, with its light.</summary>
    public static Charm GelDrop(Dice dice)
    {
        double tip = dice.Between(-0.3, 0.3);
        return new CharmSketch().Rimmed(Main, Deep, Joined([tip, -1, 0.2, -0.5, 0.6, 0.0, 0.66, 0.46, 0.4, 0.84, 0, 0.96, -0.4, 0.84, -0.66, 0.46, -0.6, 0.0, -0.16, -0.5, tip, -1])).Detail(Glow, 0.14, Sickle(0, 0.36, 0.44, 200, 80, 0.2)).Detail(Glow, 0.1, Round(0.26, 0.6, 0.1)).Formed("water-droplet-nail", dice);
    }

    /// <summary>A string of pearls in a swag.</summary>
    public static Charm PearlStrand(Dice dice)
    {
        int beads = dice.Whole(7, 9);
        double sag = dice.Between(0.4, 0.7);
        CharmSketch sketch = new();
        for (int i = 0; i < beads; i++)
        {
            double u = 2.0 * i / (beads - 1) - 1, r = 0.16 - 0.05 * Math.Abs(u);
            sketch.Rimmed(Main, Deep, Round(u, -sag * u * u, r)).Detail(Glow, 0.09, Round(u - r * 0.3, -sag * u * u - r * 0.3, r * 0.3));
        }
        return sketch.Rimmed(Second, Deep, Put(Heart(0, 0, 0.2), 0, 0.36)).Formed("pearl-strand", dice, 0.6);
    }

    /// <summary>Two notes on a beam.</summary>
    public static Charm Notes(Dice dice)
    {
        double rise = dice.Between(0.04, 0.26);
        bool single = dice.Chance(0.4);
        return single
            ? new CharmSketch().Body(Main, Box(0.12, -0.96, 0.28, 0.6)).Body(Main, Oval(-0.08, 0.6, 0.38, 0.29, -18)).Body(Main, Joined([0.14, -0.96, 0.3, -0.6, 0.7, -0.44, 0.6, 0.1], [0.6, 0.1, 0.56, -0.26, 0.14, -0.4], [0.14, -0.4, 0.14, -0.96])).Formed("musical-symbol", dice)
            : new CharmSketch().Bodies(Main, Box(-0.5, -0.6, -0.35, 0.66), Box(0.65, -0.6 - rise, 0.8, 0.5 - rise * 0.4), Oval(-0.64, 0.66, 0.3, 0.23, -16), Oval(0.5, 0.52 - rise * 0.4, 0.3, 0.23, -16), Angular(0, -0.5, -0.66, 0.8, -0.66 - rise, 0.8, -0.34 - rise, -0.5, -0.34)).Formed("musical-symbol", dice);
    }

    /// <summary>A cross with hollow arms, as on chrome jewellery.</summary>
    public static Charm GothicCross(Dice dice)
    {
        double arm = dice.Between(0.56, 0.7), flare = dice.Between(0.2, 0.3);
        Outline One(double reach) => EvenCut([0, -reach - 0.1, 0.1, -reach], [0.1, -reach, flare, -reach - 0.06], [flare, -reach - 0.06, 0.13, -reach * 0.5, 0.1, 0], [0.1, 0, 0, 0.06]);
        return new CharmSketch().Bodies(Main, One(0.66), Put(One(arm), 0, 0, 1, 90), Put(One(arm), 0, 0, 1, -90), Put(One(1.0), 0, 0, 1, 180)).Body(Main, Round(0, 0, 0.24)).Detail(Second, 0.12, Angular(0.05, 0, -0.17, 0.17, 0, 0, 0.17, -0.17, 0)).Formed("gothic-cross", dice, 0.4);
    }

    private static CharmSketch Foot(CharmSketch sketch, Dice dice)
    {
        double wide = dice.Between(0.24, 0.4);
        return sketch.Body(Main, EvenCut([0, 0.1, 0.07, 0.1], [0.07, 0.1, 0.1, 0.7, wide, 0.96], [wide, 0.96, 0, 0.96]));
    }
}
