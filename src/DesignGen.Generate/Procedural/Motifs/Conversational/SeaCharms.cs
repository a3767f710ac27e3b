using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Things of the sea.</summary>
public static class SeaCharms
{
    /// <summary>A round fish with scales.</summary>
    public static Charm Fish(Dice dice) => new CharmSketch()
        .Body(Second, Joined([-0.42, 0, -0.7, -0.2, -0.98, -0.52], [-0.98, -0.52, -0.86, -0.1, -0.86, 0.1, -0.98, 0.52], [-0.98, 0.52, -0.7, 0.2, -0.42, 0]))
        .Body(Second, Joined([-0.2, -0.38, 0.1, -0.78, 0.46, -0.7], [0.46, -0.7, 0.36, -0.5, 0.5, -0.36], [0.5, -0.36, -0.2, -0.38]))
        .Body(Second, Joined([0, 0.4, -0.06, 0.7, -0.24, 0.78], [-0.24, 0.78, 0.2, 0.72, 0.32, 0.42], [0.32, 0.42, 0, 0.4]))
        .Body(Main, Joined([-0.58, 0, -0.3, -0.4, 0.2, -0.54, 0.68, -0.34, 0.96, 0.02], [0.96, 0.02, 0.68, 0.36, 0.2, 0.54, -0.3, 0.4, -0.58, 0]))
        .Detail(Deep, 0.12, Joined([-0.58, 0, -0.3, 0.14, 0.2, 0.26, 0.6, 0.18, 0.96, 0.02], [0.96, 0.02, 0.68, 0.36, 0.2, 0.54, -0.3, 0.4, -0.58, 0]))
        .Detail(Pale, 0.09, new([.. Points(0.2, -0.24, -0.08, -0.24, 0.06, 0, -0.22, 0, 0.2, 0.24, -0.08, 0.24).SelectMany(p => Sickle(p.X + 0.04, p.Y, 0.14, 180, 150, 0.1).Contours)]))
        .Line(Ink, 0.05, 0.2, 0.44, -0.36, 0.36, -0.12, 0.38, 0.12, 0.46, 0.32)
        .Dots(Pale, 0.13, 0.66, -0.1).Dots(Ink, 0.07, 0.67, -0.1)
        .Build("fish", dice.Chance(0.5));

    /// <summary>A scallop shell.</summary>
    public static Charm Shell(Dice dice)
    {
        const int Ribs = 7;
        Point At(double u, double r) => new Point(0, 0.7) + Point.Polar(r, (-90 + (u - 0.5) * 152) * Math.PI / 180);
        var edge = new List<double>();
        for (int i = 0; i <= Ribs * 4; i++)
        {
            double u = i / (Ribs * 4.0), r = 1.42 * (1 + 0.05 * Math.Abs(Math.Sin(Math.PI * u * Ribs))) * (1 - 0.3 * Math.Pow(Math.Abs(2 * u - 1), 3));
            edge.AddRange([At(u, r).X, At(u, r).Y]);
        }
        double[] rim = [.. edge];
        Outline[] ribs = [.. Enumerable.Range(0, Ribs).Select(i =>
        {
            double u = (i + 0.5) / Ribs, long_ = 1.22 * (1 - 0.3 * Math.Pow(Math.Abs(2 * u - 1), 3));
            return Blade(At(u, 0.36).X, At(u, 0.36).Y, At(u, long_).X, At(u, long_).Y, 0.085);
        })];
        return new CharmSketch()
            .Body(Second, Joined([-0.42, 0.56, 0.42, 0.56], [0.42, 0.56, 0.34, 0.76, 0.3, 0.92], [0.3, 0.92, 0, 0.84, -0.3, 0.92], [-0.3, 0.92, -0.34, 0.76, -0.42, 0.56]))
            .Body(Main, Joined(rim, [rim[^2], rim[^1], 0.4, 0.56, 0.16, 0.82], [0.16, 0.82, 0, 0.88, -0.16, 0.82], [-0.16, 0.82, -0.4, 0.56, rim[0], rim[1]]))
            .Detail(Deep, 0.09, new([.. ribs.SelectMany(r => r.Contours)]))
            .Detail(Glow, 0.07, Sickle(0, 0.7, 1.3, -90, 90, 0.08))
            .Face(0, 0.2, 0.22)
            .Build("shell", dice.Chance(0.5));
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
        double swing = 0.09 * dice.Sign();
        Point[] dots = [.. Enumerable.Range(0, 5).SelectMany(i => new[] { 0.3, 0.5, 0.68 }.Select((r, k) => Point.Polar(r, (-90 + 72 * i) * Math.PI / 180 + swing * r)))];
        return new CharmSketch()
            .Body(Main, Smooth(Arms(0.97, 0.44, swing)))
            .Detail(Deep, 0.1, new([.. Enumerable.Range(0, 5).SelectMany(i =>
            {
                double a = (-90 + 72 * i) * Math.PI / 180;
                Point foot = Point.Polar(0.1, a), tip = Point.Polar(0.86, a + swing + 0.02), aside = Point.Polar(0.42, a + 0.46);
                return Joined([foot.X, foot.Y, tip.X, tip.Y], [tip.X, tip.Y, aside.X, aside.Y, foot.X, foot.Y]).Contours;
            })]))
            .Detail(Pale, 0.1, new([.. dots.Select((p, i) => Outline.Circle(p, 0.072 - 0.014 * (i % 3))).Append(Round(0, 0, 0.085)).SelectMany(o => o.Contours)]))
            .Build("starfish", false);
    }

    /// <summary>A whale with a spout.</summary>
    public static Charm Whale(Dice dice) => new CharmSketch()
        .Body(Second, Joined([0.34, -0.34, 0.36, -0.6, 0.2, -0.82], [0.2, -0.82, 0.06, -0.86, 0.02, -0.74, 0.12, -0.68], [0.12, -0.68, 0.22, -0.7, 0.26, -0.5, 0.26, -0.34], [0.26, -0.34, 0.34, -0.34]))
        .Body(Second, Joined([0.26, -0.34, 0.28, -0.66, 0.44, -0.86], [0.44, -0.86, 0.6, -0.88, 0.62, -0.74, 0.52, -0.7], [0.52, -0.7, 0.4, -0.7, 0.36, -0.5, 0.36, -0.34], [0.36, -0.34, 0.26, -0.34]))
        .Body(Main, Joined([-0.7, -0.42, -0.78, -0.64, -0.98, -0.72], [-0.98, -0.72, -0.98, -0.4, -0.8, -0.26, -0.72, 0.08, -0.5, 0.52, -0.1, 0.74, 0.44, 0.68, 0.82, 0.42, 0.94, 0.08], [0.94, 0.08, 0.8, -0.24, 0.4, -0.4, 0, -0.3, -0.26, -0.06, -0.48, 0.02, -0.6, -0.14, -0.58, -0.28, -0.4, -0.42, -0.36, -0.68], [-0.36, -0.68, -0.56, -0.68, -0.7, -0.42]))
        .Detail(Pale, 0.12, Joined([0.94, 0.1, 0.5, 0.22, 0.1, 0.42, -0.36, 0.62], [-0.36, 0.62, -0.1, 0.74, 0.44, 0.68, 0.82, 0.42, 0.94, 0.1]))
        .Line(Deep, 0.05, 0.1, 0.64, 0.24, 0.58, 0.44, 0.46, 0.62).Line(Deep, 0.05, 0.1, 0.38, 0.33, 0.3, 0.5, 0.2, 0.66).Line(Deep, 0.05, 0.1, 0.12, 0.46, 0.06, 0.56, 0, 0.66)
        .Body(Deep, Joined([0.02, 0.3, -0.12, 0.56, -0.34, 0.62], [-0.34, 0.62, -0.36, 0.38, -0.14, 0.2], [-0.14, 0.2, 0.02, 0.3]))
        .Dots(Ink, 0.075, 0.52, -0.04).Line(Ink, 0.05, 0.2, 0.76, 0.1, 0.66, 0.16, 0.58, 0.14)
        .Build("whale", dice.Chance(0.5));

    /// <summary>An anchor with a rope.</summary>
    public static Charm Anchor(Dice dice) => new CharmSketch()
        .Body(Main, Ring(0, -0.76, 0.23, 0.11))
        .Body(Main, Joined([-0.1, -0.58, 0.1, -0.58], [0.1, -0.58, 0.115, 0.62], [0.115, 0.62, 0.4, 0.5, 0.56, 0.2], [0.56, 0.2, 0.4, 0.24], [0.4, 0.24, 0.66, -0.1], [0.66, -0.1, 0.82, 0.32], [0.82, 0.32, 0.7, 0.24], [0.7, 0.24, 0.5, 0.7, 0, 0.98], [0, 0.98, -0.5, 0.7, -0.7, 0.24], [-0.7, 0.24, -0.82, 0.32], [-0.82, 0.32, -0.66, -0.1], [-0.66, -0.1, -0.4, 0.24], [-0.4, 0.24, -0.56, 0.2], [-0.56, 0.2, -0.4, 0.5, -0.115, 0.62], [-0.115, 0.62, -0.1, -0.58]))
        .Body(Main, Smooth(-0.5, -0.42, -0.42, -0.5, 0.42, -0.5, 0.5, -0.42, 0.42, -0.34, -0.42, -0.34))
        .Stalk(Second, 0.1, 0.1, 0.06, -0.66, 0.5, -0.62, 0.34, -0.2, -0.2, -0.02, -0.22, 0.24, 0.28, 0.28, 0.3, 0.56)
        .Build("anchor", dice.Chance(0.5));

    /// <summary>A small sailing boat.</summary>
    public static Charm Boat(Dice dice) => new CharmSketch()
        .Stalk(Ink, 0.07, 0.07, 0.02, 0.44, 0.02, -0.2, 0.02, -0.96)
        .Body(Main, Joined([0.1, -0.86, 0.5, -0.4, 0.8, 0.28], [0.8, 0.28, 0.44, 0.34, 0.1, 0.3], [0.1, 0.3, 0.1, -0.86]))
        .Detail(Deep, 0.14, Joined([0.1, -0.04, 0.35, -0.02, 0.655, -0.06], [0.655, -0.06, 0.73, 0.1], [0.73, 0.1, 0.4, 0.14, 0.1, 0.12], [0.1, 0.12, 0.1, -0.04]))
        .Body(Second, Joined([-0.06, -0.7, -0.1, -0.2, -0.06, 0.3], [-0.06, 0.3, -0.4, 0.36, -0.66, 0.28], [-0.66, 0.28, -0.3, -0.2, -0.06, -0.7]))
        .Body(Deep, Joined([-0.92, 0.42, 0, 0.5, 0.96, 0.42], [0.96, 0.42, 0.74, 0.8, 0.5, 0.9], [0.5, 0.9, 0, 0.94, -0.48, 0.9], [-0.48, 0.9, -0.78, 0.72, -0.92, 0.42]))
        .Detail(Pale, 0.09, Joined([-0.74, 0.6, 0, 0.68, 0.78, 0.6], [0.78, 0.6, 0.72, 0.7], [0.72, 0.7, 0, 0.78, -0.68, 0.7], [-0.68, 0.7, -0.74, 0.6]))
        .Build("boat", dice.Chance(0.5));

    /// <summary>A curling wave.</summary>
    public static Charm Wave(Dice dice) => new CharmSketch()
        .Body(Main, Joined([-0.98, 0.7, -0.7, 0.1, -0.26, -0.5, 0.3, -0.68, 0.74, -0.42, 0.86, 0.02], [0.86, 0.02, 0.66, -0.14, 0.4, -0.12, 0.3, 0.1, 0.44, 0.4, 0.98, 0.7], [0.98, 0.7, 0, 0.76, -0.98, 0.7]))
        .Detail(Deep, 0.1, Joined([-0.56, 0.62, -0.34, 0.1, -0.06, -0.24, 0.2, -0.36], [0.2, -0.36, 0, -0.04, 0.04, 0.3, 0.24, 0.62], [0.24, 0.62, -0.56, 0.62]))
        .Detail(Glow, 0.09, Joined([-0.3, 0.56, -0.18, 0.18, 0, -0.06], [0, -0.06, -0.04, 0.22, 0.06, 0.56], [0.06, 0.56, -0.3, 0.56]))
        .Body(Pale, Smooth(-0.3, -0.52, -0.16, -0.74, 0.08, -0.7, 0.22, -0.86, 0.46, -0.74, 0.66, -0.74, 0.74, -0.52, 0.92, -0.4, 0.9, -0.16, 0.98, 0.06, 0.82, 0.14, 0.74, -0.06, 0.62, -0.24, 0.5, -0.34, 0.28, -0.42, 0, -0.4))
        .Body(Pale, Round(0.6, 0.24, 0.08)).Body(Pale, Round(0.8, 0.36, 0.06))
        .Build("wave", dice.Chance(0.5));
}
