using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Conversational;

/// <summary>Things of the sky.</summary>
public static class SkyCharms
{
    /// <summary>A sun with long and short rays.</summary>
    public static Charm Sun(Dice dice)
    {
        double disc = dice.Between(0.46, 0.56), shorter = dice.Between(0.74, 0.9);
        int rays = 2 * dice.Whole(5, 8);
        return new CharmSketch()
            .Body(Second, new([.. Enumerable.Range(0, rays).SelectMany(i =>
            {
                double a = 2 * Math.PI * i / rays, far = i % 2 == 0 ? 1 : shorter, wide = 2.2 / rays;
                Point t = Point.Polar(far, a), l = Point.Polar(disc + 0.05, a - wide * 0.5), r = Point.Polar(disc + 0.05, a + wide * 0.5);
                return i % 2 == 0 ? Joined([l.X, l.Y, t.X, t.Y], [t.X, t.Y, r.X, r.Y], [r.X, r.Y, l.X, l.Y]).Contours : Blade(r.X * 0.5 + l.X * 0.5, r.Y * 0.5 + l.Y * 0.5, t.X, t.Y, 0.3).Contours;
            })]))
            .Body(Main, Round(0, 0, disc))
            .Detail(Deep, 0.1, Sickle(0, 0, disc, 40, 190, 0.14))
            .Detail(Glow, 0.07, Sickle(0, 0, disc * 0.78, 215, 80, 0.1))
            .Face(0, -0.02, 0.24)
            .Formed("sun", dice, 0.6);
    }

    /// <summary>A crescent moon with a star.</summary>
    public static Charm Moon(Dice dice)
    {
        double star = dice.Between(0.28, 0.4), turn = dice.Between(-20, 30), craters = dice.Between(0.8, 1.3);
        return new CharmSketch()
            .Body(Main, Joined([0.3, -0.92, -0.36, -0.82, -0.82, -0.3, -0.82, 0.32, -0.4, 0.82, 0.28, 0.94, 0.78, 0.6], [0.78, 0.6, 0.3, 0.62, -0.12, 0.34, -0.28, -0.1, -0.12, -0.56, 0.3, -0.92]))
            .Detail(Deep, 0.1, Joined([0.78, 0.6, 0.3, 0.62, -0.12, 0.34, -0.28, -0.1, -0.12, -0.56, 0.3, -0.92], [0.3, -0.92, -0.22, -0.6, -0.42, -0.1, -0.28, 0.42, 0.2, 0.76, 0.78, 0.6]))
            .Detail(Glow, 0.1, new([.. Round(-0.6, -0.16, 0.085 * craters).Contours, .. Round(-0.56, 0.2, 0.055).Contours, .. Round(-0.34, 0.58, 0.085 / craters).Contours]))
            .Body(Second, Star(0.42, -0.12, 5, star, star * 0.5, 0.16, turn))
            .Formed("moon", dice);
    }

    /// <summary>A star with a light and a dark side to each point.</summary>
    public static Charm Star5(Dice dice)
    {
        double waist = dice.Between(0.46, 0.6), turn = dice.Between(-14, 14);
        bool faceted = dice.Chance(0.7);
        Outline[] facets = [.. Enumerable.Range(0, 5).Select(i =>
        {
            double a = (-90 + 72 * i) * Math.PI / 180;
            Point t = Point.Polar(0.84, a), v = Point.Polar(waist * 0.89, a + Math.PI / 5);
            return Joined([0, 0, t.X, t.Y], [t.X, t.Y, v.X, v.Y], [v.X, v.Y, 0, 0]);
        })];
        return new CharmSketch().Body(Main, Star(0, 0.04, 5, 1, waist, 0.16, turn))
            .Detail(Deep, 0.1, faceted ? new Outline([.. facets.SelectMany(f => f.Contours)]).Transform(Affine.Rotate(turn * Math.PI / 180).Then(Affine.Translate(0, 0.04))) : Star(0, 0.04, 5, 0.74, waist * 0.74, 0.2, turn).With(Star(0, 0.04, 5, 0.52, waist * 0.52, 0.2, turn).Reverse()))
            .Face(0, 0.06, 0.24).Formed("star", dice, 0.7);
    }

    /// <summary>A round cloud with raindrops.</summary>
    public static Charm Cloud(Dice dice)
    {
        int drops = dice.Chance(0.6) ? dice.Whole(2, 4) : 0;
        double left = dice.Between(-0.08, 0.08), top = dice.Between(-0.08, 0.08);
        CharmSketch sketch = new();
        for (int i = 0; i < drops; i++)
        {
            double x = 1.3 * (i - (drops - 1) / 2.0) / drops, y = i % 2 == 0 ? 0.6 : 0.74;
            sketch.Body(Second, Joined([x + 0.05, y - 0.2, x + 0.13, y + 0.04, x, y + 0.18, x - 0.13, y + 0.02, x + 0.05, y - 0.2]));
        }
        return sketch
            .Body(Main, Smooth(-0.6, 0.36, -0.92, 0.24, -0.96, -0.08, -0.7, -0.26, -0.6, -0.56 - left, -0.26, -0.74 + top, 0.06, -0.6 + top, 0.34, -0.62 + left, 0.56, -0.42, 0.6, -0.22, 0.88, -0.16, 0.98, 0.12, 0.76, 0.34, 0.4, 0.38, 0, 0.38))
            .Detail(Deep, 0.1, Joined([-0.95, 0.06, -0.7, 0.18, -0.44, 0.06], [-0.44, 0.06, -0.2, 0.22, 0.1, 0.08], [0.1, 0.08, 0.4, 0.24, 0.66, 0.06], [0.66, 0.06, 0.84, 0.14, 0.98, 0.08], [0.98, 0.08, 0.76, 0.34, 0.4, 0.38, 0, 0.38, -0.6, 0.36, -0.88, 0.24, -0.95, 0.06]))
            .Detail(Glow, 0.08, Sickle(-0.28, -0.36, 0.28, 235, 90, 0.1))
            .Face(0, -0.16, 0.26)
            .Formed("cloud", dice);
    }

    /// <summary>A rainbow between two clouds.</summary>
    public static Charm Rainbow(Dice dice)
    {
        double height = dice.Between(0.8, 1.1), puff = dice.Between(0.84, 1.12);
        int bands = dice.Whole(2, 3);
        Outline Bow(double outer, double inner) => new OutlineBuilder().MoveTo(new(-outer, 0.44)).ArcAround(new(0, 0.44), Math.PI).LineTo(new(inner, 0.44)).ArcAround(new(0, 0.44), -Math.PI).Close().Build().Transform(Affine.Translate(0, -0.44).Then(Affine.Scale(1, height)).Then(Affine.Translate(0, 0.44)));
        Outline puffs = Smooth(-0.36, 0.5, -0.34, 0.28, -0.12, 0.24, 0.02, 0.08, 0.24, 0.2, 0.38, 0.36, 0.32, 0.58, 0, 0.62, -0.26, 0.6);
        return new CharmSketch()
            .Body(Main, Bow(0.94, 0.34)).Detail(Second, 0.13, Bow(bands == 3 ? 0.79 : 0.74, 0.34)).Detail(Deep, 0.13, Bow(bands == 3 ? 0.64 : 0.54, 0.34)).Details(Leaf, 0.13, bands == 3 ? [Bow(0.49, 0.34)] : [])
            .Body(Pale, Put(puffs, -0.62, 0.06, puff)).Body(Pale, Put(puffs, 0.62, 0.06, puff, 0, true))
            .Formed("rainbow", dice, 0.6);
    }

    /// <summary>A hot-air balloon.</summary>
    public static Charm Balloon(Dice dice)
    {
        double basket = dice.Between(0.16, 0.24), gore = dice.Between(0.8, 1.25), rise = dice.Between(0.62, 0.76);
        return new CharmSketch()
            .Stalk(Ink, 0.05, 0.05, -0.3, 0.26, -basket * 0.8, rise + 0.04).Stalk(Ink, 0.05, 0.05, 0.3, 0.26, basket * 0.8, rise + 0.04)
            .Body(Main, Smooth(0, -0.98, 0.44, -0.86, 0.7, -0.46, 0.62, -0.06, 0.34, 0.32, 0, 0.38, -0.34, 0.32, -0.62, -0.06, -0.7, -0.46, -0.44, -0.86))
            .Detail(Second, 0.12, Joined([0, -0.98, 0.24 * gore, -0.5, 0.22 * gore, 0, 0.1, 0.37], [0.1, 0.37, -0.1, 0.37], [-0.1, 0.37, -0.22 * gore, 0, -0.24 * gore, -0.5, 0, -0.98]))
            .Detail(Deep, 0.12, Joined([0.06, -0.98, 0.54, -0.5, 0.46, -0.04, 0.24, 0.35], [0.24, 0.35, 0.4, 0.26, 0.62, -0.06, 0.7, -0.46, 0.44, -0.86, 0.06, -0.98]))
            .Detail(Glow, 0.07, Joined([-0.24, -0.8, -0.5, -0.4, -0.4, 0], [-0.4, 0, -0.62, -0.42, -0.24, -0.8]))
            .Body(Deep, Joined([-basket, rise, basket, rise], [basket, rise, basket * 0.9, rise + 0.18, basket * 0.6, rise + 0.28], [basket * 0.6, rise + 0.28, -basket * 0.6, rise + 0.28], [-basket * 0.6, rise + 0.28, -basket * 0.9, rise + 0.18, -basket, rise]))
            .Formed("balloon", dice, 0.6);
    }
}
