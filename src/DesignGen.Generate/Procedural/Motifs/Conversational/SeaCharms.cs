using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Things of the sea.</summary>
public static class SeaCharms
{
    /// <summary>A round fish with scales.</summary>
    public static Charm Fish(Dice dice)
    {
        double tail = dice.Between(0.8, 1.2), fin = dice.Between(-0.1, 0.1);
        bool striped = dice.Chance(0.4);
        return new CharmSketch()
            .Body(Second, Put(Joined([0, 0, -0.28, -0.2, -0.56, -0.52], [-0.56, -0.52, -0.44, -0.1, -0.44, 0.1, -0.56, 0.52], [-0.56, 0.52, -0.28, 0.2, 0, 0]), -0.42, 0, tail))
            .Body(Second, Joined([-0.2, -0.38, 0.1, -0.78 + fin, 0.46, -0.7 + fin], [0.46, -0.7 + fin, 0.36, -0.5, 0.5, -0.36], [0.5, -0.36, -0.2, -0.38]))
            .Body(Second, Joined([0, 0.4, -0.06, 0.7, -0.24, 0.78], [-0.24, 0.78, 0.2, 0.72, 0.32, 0.42], [0.32, 0.42, 0, 0.4]))
            .Body(Main, Joined([-0.58, 0, -0.3, -0.4, 0.2, -0.54, 0.68, -0.34, 0.96, 0.02], [0.96, 0.02, 0.68, 0.36, 0.2, 0.54, -0.3, 0.4, -0.58, 0]))
            .Detail(Deep, 0.12, Joined([-0.58, 0, -0.3, 0.14, 0.2, 0.26, 0.6, 0.18, 0.96, 0.02], [0.96, 0.02, 0.68, 0.36, 0.2, 0.54, -0.3, 0.4, -0.58, 0]))
            .Detail(Pale, 0.09, striped ? new([.. new[] { -0.3, -0.04, 0.2 }.SelectMany(x => Limb([0.05, 0.12, 0.05], x, -0.36 - 0.3 * x, x + 0.08, 0, x, 0.36 + 0.3 * x).Contours)]) : new([.. Points(0.2, -0.24, -0.08, -0.24, 0.06, 0, -0.22, 0, 0.2, 0.24, -0.08, 0.24).SelectMany(p => Sickle(p.X + 0.04, p.Y, 0.14, 180, 150, 0.1).Contours)]))
            .Line(Ink, 0.05, 0.2, 0.44, -0.36, 0.36, -0.12, 0.38, 0.12, 0.46, 0.32)
            .Dots(Pale, 0.13, 0.66, -0.1).Dots(Ink, 0.07, 0.67, -0.1)
            .Formed("fish", dice);
    }

    /// <summary>A scallop shell.</summary>
    public static Charm Shell(Dice dice)
    {
        int count = dice.Whole(5, 8);
        double spread = dice.Between(138, 164), tall = dice.Between(0.92, 1.05);
        Point At(double u, double r) => new Point(0, 0.7) + Point.Polar(r, (-90 + (u - 0.5) * spread) * Math.PI / 180);
        var edge = new List<double>();
        for (int i = 0; i <= count * 4; i++)
        {
            double u = i / (count * 4.0), r = 1.42 * tall * (1 + 0.05 * Math.Abs(Math.Sin(Math.PI * u * count))) * (1 - 0.3 * Math.Pow(Math.Abs(2 * u - 1), 3));
            edge.AddRange([At(u, r).X, At(u, r).Y]);
        }
        double[] rim = [.. edge];
        Outline[] ribs = [.. Enumerable.Range(0, count).Select(i =>
        {
            double u = (i + 0.5) / count, long_ = 1.22 * tall * (1 - 0.3 * Math.Pow(Math.Abs(2 * u - 1), 3));
            return Blade(At(u, 0.36).X, At(u, 0.36).Y, At(u, long_).X, At(u, long_).Y, 0.085);
        })];
        return new CharmSketch()
            .Body(Second, Joined([-0.42, 0.56, 0.42, 0.56], [0.42, 0.56, 0.34, 0.76, 0.3, 0.92], [0.3, 0.92, 0, 0.84, -0.3, 0.92], [-0.3, 0.92, -0.34, 0.76, -0.42, 0.56]))
            .Body(Main, Joined(rim, [rim[^2], rim[^1], 0.4, 0.56, 0.16, 0.82], [0.16, 0.82, 0, 0.88, -0.16, 0.82], [-0.16, 0.82, -0.4, 0.56, rim[0], rim[1]]))
            .Detail(Deep, 0.09, new([.. ribs.SelectMany(r => r.Contours)]))
            .Detail(Glow, 0.07, Sickle(0, 0.7, 1.3 * tall, -90, 90, 0.08))
            .Face(0, 0.2, 0.22)
            .Formed("shell", dice);
    }

    /// <summary>A starfish.</summary>
    public static Charm Starfish(Dice dice)
    {
        double[] Arms(double outer, double inner, double bend) => [.. Enumerable.Range(0, 5).SelectMany(i =>
        {
            double a = (-90 + 72 * i) * Math.PI / 180;
            Point b = Point.Polar(outer * 0.93, a - 0.12 + bend), t = Point.Polar(outer, a + bend), c = Point.Polar(outer * 0.93, a + 0.12 + bend), d = Point.Polar(inner, a + 0.63);
            return new[] { b.X, b.Y, t.X, t.Y, c.X, c.Y, d.X, d.Y };
        })];
        double swing = dice.Between(0.03, 0.13) * dice.Sign(), slim = dice.Between(0.36, 0.5);
        int spots = dice.Whole(1, 3);
        Point[] dots = [.. Enumerable.Range(0, 5).SelectMany(i => new[] { 0.3, 0.5, 0.68 }.Take(spots).Select((r, k) => Point.Polar(r, (-90 + 72 * i) * Math.PI / 180 + swing * r)))];
        return new CharmSketch()
            .Body(Main, Smooth(Arms(0.97, slim, swing)))
            .Detail(Deep, 0.1, new([.. Enumerable.Range(0, 5).SelectMany(i =>
            {
                double a = (-90 + 72 * i) * Math.PI / 180;
                Point foot = Point.Polar(0.1, a), tip = Point.Polar(0.86, a + swing + 0.02), aside = Point.Polar(0.42, a + 0.46);
                return Joined([foot.X, foot.Y, tip.X, tip.Y], [tip.X, tip.Y, aside.X, aside.Y, foot.X, foot.Y]).Contours;
            })]))
            .Detail(Pale, 0.1, new([.. dots.Select((p, i) => Outline.Circle(p, 0.072 - 0.014 * (i % spots))).Append(Round(0, 0, 0.085)).SelectMany(o => o.Contours)]))
            .Formed("starfish", dice, 0.8);
    }

    /// <summary>A whale with a spout.</summary>
    public static Charm Whale(Dice dice)
    {
        int lines = dice.Whole(2, 4);
        double spout = dice.Between(0.97, 1.12);
        return new CharmSketch()
            .Body(Second, Joined([0.34, -0.34, 0.36, -0.6, 0.2, -0.82 * spout], [0.2, -0.82 * spout, 0.06, -0.86 * spout, 0.02, -0.74, 0.12, -0.68], [0.12, -0.68, 0.22, -0.7, 0.26, -0.5, 0.26, -0.34], [0.26, -0.34, 0.34, -0.34]))
            .Body(Second, Joined([0.26, -0.34, 0.28, -0.66, 0.44, -0.86 * spout], [0.44, -0.86 * spout, 0.6, -0.88 * spout, 0.62, -0.74, 0.52, -0.7], [0.52, -0.7, 0.4, -0.7, 0.36, -0.5, 0.36, -0.34], [0.36, -0.34, 0.26, -0.34]))
            .Body(Main, Joined([-0.7, -0.42, -0.78, -0.64, -0.98, -0.72], [-0.98, -0.72, -0.98, -0.4, -0.8, -0.26, -0.72, 0.08, -0.5, 0.52, -0.1, 0.74, 0.44, 0.68, 0.82, 0.42, 0.94, 0.08], [0.94, 0.08, 0.8, -0.24, 0.4, -0.4, 0, -0.3, -0.26, -0.06, -0.48, 0.02, -0.6, -0.14, -0.58, -0.28, -0.4, -0.42, -0.36, -0.68], [-0.36, -0.68, -0.56, -0.68, -0.7, -0.42]))
            .Detail(Pale, 0.12, Joined([0.94, 0.1, 0.5, 0.22, 0.1, 0.42, -0.36, 0.62], [-0.36, 0.62, -0.1, 0.74, 0.44, 0.68, 0.82, 0.42, 0.94, 0.1]))
            .Lines(Deep, 0.05, 0.1, Enumerable.Range(0, lines).Select(i => 0.66 - 0.6 * i / lines).Select(x => new[] { x, 0.22 + (0.66 - x) * 0.34, x - 0.08, 0.44 + (0.66 - x) * 0.14, x - 0.18, 0.62 }))
            .Body(Deep, Joined([0.02, 0.3, -0.12, 0.56, -0.34, 0.62], [-0.34, 0.62, -0.36, 0.38, -0.14, 0.2], [-0.14, 0.2, 0.02, 0.3]))
            .Dots(Ink, 0.075, 0.52, -0.04).Line(Ink, 0.05, 0.2, 0.76, 0.1, 0.66, 0.16, 0.58, 0.14)
            .Formed("whale", dice);
    }

    /// <summary>An anchor with a rope.</summary>
    public static Charm Anchor(Dice dice)
    {
        double ring = dice.Between(0.19, 0.25), bar = dice.Between(0.4, 0.56);
        bool roped = dice.Chance(0.7);
        CharmSketch sketch = new CharmSketch()
            .Body(Main, Ring(0, -0.76, ring, ring - 0.12))
            .Body(Main, Joined([-0.1, -0.58, 0.1, -0.58], [0.1, -0.58, 0.115, 0.62], [0.115, 0.62, 0.4, 0.5, 0.56, 0.2], [0.56, 0.2, 0.4, 0.24], [0.4, 0.24, 0.66, -0.1], [0.66, -0.1, 0.82, 0.32], [0.82, 0.32, 0.7, 0.24], [0.7, 0.24, 0.5, 0.7, 0, 0.98], [0, 0.98, -0.5, 0.7, -0.7, 0.24], [-0.7, 0.24, -0.82, 0.32], [-0.82, 0.32, -0.66, -0.1], [-0.66, -0.1, -0.4, 0.24], [-0.4, 0.24, -0.56, 0.2], [-0.56, 0.2, -0.4, 0.5, -0.115, 0.62], [-0.115, 0.62, -0.1, -0.58]))
            .Body(Main, Smooth(-bar - 0.08, -0.42, -bar, -0.5, bar, -0.5, bar + 0.08, -0.42, bar, -0.34, -bar, -0.34));
        return (roped ? sketch.Stalk(Second, 0.1, 0.1, 0.06, -0.66, 0.5, -0.62, 0.34, -0.2, -0.2, -0.02, -0.22, 0.24, 0.28, 0.28, 0.3, 0.56) : sketch).Formed("anchor", dice, 0.6);
    }

    /// <summary>A small sailing boat.</summary>
    public static Charm Boat(Dice dice)
    {
        double jib = dice.Between(0.7, 1.05), mast = dice.Between(0.84, 1), band = dice.Between(-0.3, 0.04);
        return new CharmSketch()
            .Stalk(Ink, 0.07, 0.07, 0.02, 0.44, 0.02, -0.2, 0.02, -0.96 * mast - 0.04)
            .Body(Main, Joined([0.1, -0.86, 0.5, -0.4, 0.8, 0.28], [0.8, 0.28, 0.44, 0.34, 0.1, 0.3], [0.1, 0.3, 0.1, -0.86]))
            .Detail(Deep, 0.14, Joined([0.1, band - 0.04, 0.35 + band * 0.2, band - 0.02, 0.64 + band * 0.5, band - 0.06], [0.64 + band * 0.5, band - 0.06, 0.7 + band * 0.5, band + 0.1], [0.7 + band * 0.5, band + 0.1, 0.4 + band * 0.2, band + 0.14, 0.1, band + 0.12], [0.1, band + 0.12, 0.1, band - 0.04]))
            .Body(Second, Put(Joined([0, -1, -0.04, -0.5, 0, 0], [0, 0, -0.34, 0.06, -0.6, -0.02], [-0.6, -0.02, -0.24, -0.5, 0, -1]), -0.06, 0.3, jib))
            .Body(Deep, Joined([-0.92, 0.42, 0, 0.5, 0.96, 0.42], [0.96, 0.42, 0.74, 0.8, 0.5, 0.9], [0.5, 0.9, 0, 0.94, -0.48, 0.9], [-0.48, 0.9, -0.78, 0.72, -0.92, 0.42]))
            .Detail(Pale, 0.09, Joined([-0.74, 0.6, 0, 0.68, 0.78, 0.6], [0.78, 0.6, 0.72, 0.7], [0.72, 0.7, 0, 0.78, -0.68, 0.7], [-0.68, 0.7, -0.74, 0.6]))
            .Formed("boat", dice, 0.6);
    }

    /// <summary>A curling wave: its streaks follow the curl from the foot to the lip.</summary>
    public static Charm Wave(Dice dice)
    {
        int drops = dice.Whole(1, 3);
        double crest = dice.Between(-0.06, 0.06), hang = dice.Between(-0.06, 0.1), streaks = dice.Between(0.9, 1.15);
        CharmSketch sketch = new CharmSketch()
            .Body(Main, Joined([-0.98, 0.7, -0.7, 0.1, -0.26, -0.5 + crest, 0.3, -0.68 + crest, 0.74, -0.42, 0.86, 0.02], [0.86, 0.02, 0.66, -0.14, 0.4, -0.12, 0.3, 0.1, 0.44, 0.4, 0.98, 0.7], [0.98, 0.7, 0, 0.76, -0.98, 0.7]))
            .Detail(Deep, 0.1, Joined([-0.66, 0.66, -0.44, 0.12, -0.12, -0.26, 0.24, -0.38], [0.24, -0.38, 0.56, -0.36, 0.72, -0.16], [0.72, -0.16, 0.5, -0.24, 0.3, -0.16, 0.18, 0.1, 0.28, 0.42, 0.6, 0.66], [0.6, 0.66, -0.66, 0.66]))
            .Detail(Main, 0.1, Limb([0.06, 0.12, 0.1, 0.05], -0.36, 0.6, -0.22, 0.2 * streaks, 0.02, -0.08, 0.3, -0.22)).Detail(Main, 0.08, Limb([0.06, 0.1, 0.08, 0.05], -0.08, 0.62, -0.02, 0.34 * streaks, 0.06, 0.12, 0.2, -0.02)).Detail(Glow, 0.07, Limb([0.04, 0.08, 0.06, 0.04], -0.74, 0.5, -0.56, 0.1 * streaks, -0.3, -0.24, -0.06, -0.36))
            .Body(Pale, Smooth(-0.3, -0.52 + crest, -0.16, -0.74 + crest, 0.08, -0.7 + crest, 0.22, -0.86 + crest, 0.46, -0.74, 0.66, -0.74, 0.74, -0.52, 0.92, -0.4, 0.9, -0.16, 0.98, 0.06 + hang, 0.82, 0.14 + hang, 0.74, -0.06, 0.62, -0.24, 0.5, -0.34, 0.28, -0.42, 0, -0.4));
        foreach ((double x, double y, double r) in new[] { (0.6, 0.24, 0.08), (0.8, 0.36, 0.06), (0.72, 0.5, 0.05) }.Take(drops))
            sketch.Body(Pale, Round(x, y + hang, r));
        return sketch.Formed("wave", dice);
    }
}
