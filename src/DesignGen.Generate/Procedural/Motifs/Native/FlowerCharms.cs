using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Motifs.Conversational;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmSketch;
using static DesignGen.Generate.Procedural.Motifs.Conversational.CharmTone;

namespace DesignGen.Generate.Procedural.Motifs.Native;

/// <summary>Flowers that are known by their build: how many petals, how they lie, what stands in the middle.</summary>
internal static class FlowerCharms
{
    /// <summary>Five round petals and a tuft of stamens.</summary>
    public static Charm PlumBlossom(Dice dice)
    {
        double turn = dice.Between(-36, 36) - 90, width = dice.Between(0.46, 0.56);
        return Stamens(new CharmSketch().Rimmed(Main, Deep, Petals(new(width, 0.6, -0.2, 0.3), 5, 0, 0, 0.03, 0.9, turn))
            .Details(Deep, 0.1, Petals(new(0.2, 0.6, 0.9, 0.4), 5, 0, 0, 0.08, dice.Between(0.34, 0.5), turn)), dice, dice.Whole(2, 4) * 5, 0.36, 0.58)
            .Detail(Second, 0.16, Round(0, 0, 0.13)).Formed("plum-blossom", dice, 0.7);
    }

    /// <summary>Five notched petals, pale towards the rim.</summary>
    public static Charm CherryBlossom(Dice dice)
    {
        double turn = dice.Between(-36, 36) - 90;
        PetalForm petal = new(dice.Between(0.36, 0.44), 0.66, -0.1, 0.5, Notch: dice.Between(0.14, 0.24));
        return Stamens(new CharmSketch().Rimmed(Main, Deep, Petals(petal, 5, 0, 0, 0.04, 0.96, turn, 26))
            .Details(Glow, 0.12, Petals(new(0.24, 0.6, 0.5, 0.5), 5, 0, 0, 0.3, 0.5, turn))
            .Detail(Deep, 0.14, Star(0, 0, 5, dice.Between(0.3, 0.44), 0.14, 0.3, turn + 90)), dice, 10, 0.3, 0.46).Formed("cherry-blossom", dice, 0.7);
    }

    /// <summary>Rings of many narrow petals that stand closer towards the middle.</summary>
    public static Charm Chrysanthemum(Dice dice)
    {
        int outer = dice.Whole(15, 21);
        double turn = dice.Between(0, 360), slim = dice.Between(0.13, 0.17), tip = dice.Between(-0.1, 0.6);
        CharmSketch sketch = new();
        for (int ring = 0; ring < 4; ring++)
            sketch.Rimmed(ring % 2 == 0 ? Main : Pale, Deep, Petals(new(slim * (1 + 0.35 * ring), 0.72, tip, 0.6), outer - 3 * ring, 0, 0, 0.06, 0.98 - 0.215 * ring, turn + 11 * ring));
        return sketch.Rimmed(Second, Deep, Round(0, 0, 0.15)).Formed("chrysanthemum", dice, 0.7);
    }

    /// <summary>A lotus from the side: a bowl of pointed petals over its leaf.</summary>
    public static Charm Lotus(Dice dice)
    {
        double open = dice.Between(0.8, 1.15), width = dice.Between(0.24, 0.3);
        PetalForm petal = new(width, 0.52, 1, 0.25);
        CharmSketch sketch = new();
        sketch.Body(Leaf, Even(0, 0.5, 0.7, 0.44, 1.02, 0.62, 0.62, 0.86, 0, 0.9)).Detail(LeafDeep, 0.09, Even(0, 0.78, 0.5, 0.76, 0.86, 0.66, 0.62, 0.84, 0, 0.9));
        foreach (double a in new[] { 74.0, 48, 24, 0 })
        {
            foreach (int s in a == 0 ? new[] { 1 } : [-1, 1])
                sketch.Rimmed(Deep, Ink, Petal(petal, s * a * 0.002, 0.62, 1.5 - 0.004 * a, -90 + s * a * open)).Detail(Main, 0.1, Petal(petal with { Width = width * 0.78 }, s * a * 0.002, 0.6, 1.36 - 0.004 * a, -90 + s * a * open));
        }
        foreach (double a in new[] { 62.0, 33 })
        {
            foreach (int s in new[] { -1, 1 })
                sketch.Rimmed(Main, Deep, Petal(petal with { Width = width * 1.08 }, s * 0.06, 0.7, 1.16 - 0.005 * a, -90 + s * a * open * 1.12)).Vein(Deep, 0.03, 0.1, [.. Ray(s * 0.06, 0.7, -90 + s * a * open * 1.12, 0.2, 0.72)]);
        }
        return sketch.Rimmed(Pale, Deep, Petal(petal with { Width = width * 1.25 }, 0, 0.74, 0.96, -90)).Vein(Deep, 0.03, 0.1, [.. Ray(0, 0.74, -90, 0.15, 0.6)]).Vein(Deep, 0.03, 0.1, 0.06, 0.58, 0.1, 0.4, 0.08, 0.24).Vein(Deep, 0.03, 0.1, -0.06, 0.58, -0.1, 0.4, -0.08, 0.24)
            .Formed("lotus", dice, 0.5);
    }

    /// <summary>A magnolia: a tall goblet of thick petals on a knotted twig without leaves, beside it a furry bud.</summary>
    public static Charm Magnolia(Dice dice)
    {
        double open = dice.Between(0.7, 1.25), bud = dice.Between(0.46, 0.6), side = dice.Between(0.4, 0.56);
        bool falls = dice.Chance(0.5);
        PetalForm petal = new(0.27, 0.58, 0.35, 0.3);
        CharmSketch sketch = new CharmSketch().Stalk(Ink, 0.17, 0.1, -0.5, 1.32, -0.34, 1.0, -0.1, 0.78, 0.0, 0.4).Stalk(Ink, 0.12, 0.07, -0.24, 0.92, 0.14, 0.92, side, 0.6)
            .Bodies(Ink, Round(-0.35, 1.02, 0.13), Round(-0.12, 0.78, 0.12), Round(0.12, 0.92, 0.09));
        // The bud's fur: a toothed edge, and hairs where they print.
        Point foot = new(side, 0.62);
        sketch.Rimmed(Leaf, LeafDeep, Petal(new(0.3, 0.42, 0.7, 0.2, Ruffle: 0.04, Waves: 9), foot.X, foot.Y, bud, -64, 40));
        foreach (double t in new[] { 0.25, 0.5, 0.75 })
        {
            Point at = foot + Point.Polar(bud * t, -64 * Math.PI / 180);
            sketch.Vein(LeafDeep, 0.04, 0.08, at.X - 0.06, at.Y - 0.02, at.X - 0.05, at.Y - 0.08, at.X - 0.03, at.Y - 0.14).Vein(LeafDeep, 0.04, 0.08, at.X + 0.05, at.Y, at.X + 0.07, at.Y - 0.06, at.X + 0.1, at.Y - 0.11);
        }
        foreach (double a in new[] { -20.0, 20, 0 })
            sketch.Rimmed(Main, Deep, Petal(petal, 0, 0.44, 1.46, -90 + a * open));
        if (falls)
            sketch.Rimmed(Pale, Deep, Petal(petal with { Width = 0.24, Bend = 0.3 }, -0.04, 0.42, 0.96, -90 - 62 * open));
        foreach (double a in new[] { -36.0, 36, -13, 13 })
            sketch.Rimmed(Pale, Deep, Petal(petal with { Width = 0.3 }, 0, 0.46, Math.Abs(a) > 20 ? 1.2 : 1.08, -90 + a * open)).Detail(Main, 0.1, Petal(new(0.16, 0.45, 0.9, 0.4), 0, 0.46, 0.66, -90 + a * open));
        return sketch.Rimmed(Leaf, LeafDeep, Even(0, 0.3, 0.14, 0.38, 0.12, 0.52, 0, 0.58)).Formed("magnolia", dice, 0.7);
    }

    /// <summary>Two rings of pointed rays round a broad dark disc.</summary>
    public static Charm Sunflower(Dice dice)
    {
        int rays = dice.Whole(12, 18);
        double turn = dice.Between(0, 360), disc = dice.Between(0.38, 0.5);
        return new CharmSketch().Rimmed(Deep, Deep, Petals(new(0.24, 0.55, 0.9, 0.5), rays, 0, 0, disc * 0.6, 1.02 - disc * 0.6, turn + 180.0 / rays))
            .Rimmed(Main, Deep, Petals(new(0.25, 0.55, 0.8, 0.5), rays, 0, 0, disc * 0.6, 0.96 - disc * 0.6, turn))
            .Body(Ink, Round(0, 0, disc)).Details(Second, 0.07, Enumerable.Range(0, 44).Select(i => Point.Polar(disc * 0.9 * Math.Sqrt((i + 0.5) / 44), i * 2.39996)).Select(p => Round(p.X, p.Y, 0.032 + 0.02 * p.Length)))
            .Formed("sunflower", dice, 0.7);
    }

    /// <summary>Five broad frilled petals, a dark throat and the long column.</summary>
    public static Charm Hibiscus(Dice dice)
    {
        double turn = dice.Between(-36, 36) - 90, lean = dice.Between(-75, -15);
        PetalForm petal = new(dice.Between(0.46, 0.54), 0.66, -0.3, 0.5, Ruffle: 0.035, Waves: dice.Whole(5, 7));
        CharmSketch sketch = new CharmSketch().Bodies(Leaf, Petal(new(0.32, 0.45, 0.8, 0.3), 0, 0, 1.06, turn + 36), Petal(new(0.32, 0.45, 0.8, 0.3), 0, 0, 1.04, turn + 180)).Rimmed(Main, Deep, Petals(petal, 5, 0, 0, 0.02, 0.94, turn, 34));
        for (int i = 0; i < 5; i++)
        {
            foreach (double side in new[] { -15.0, 0, 15 })
                sketch.Vein(Deep, 0.03, 0.08, [.. Ray(0, 0, turn + 72 * i + side, 0.3, 0.72 - Math.Abs(side) * 0.008)]);
        }
        Point end = Point.Polar(0.78, lean * Math.PI / 180);
        return sketch.Detail(Deep, 0.14, Star(0, 0, 5, 0.42, 0.2, 0.25, turn + 90)).Stalk(Second, 0.13, 0.08, 0, 0, end.X * 0.5, end.Y * 0.52, end.X, end.Y)
            .Details(Second, 0.09, Enumerable.Range(0, 9).Select(i => end * (0.62 + 0.045 * i) + end.Unit.Perpendicular * (0.1 * (i % 3 - 1))).Select(p => Round(p.X, p.Y, 0.05)))
            .Formed("hibiscus", dice, 0.7);
    }

    /// <summary>A formal double camellia with two glossy leaves.</summary>
    public static Charm Camellia(Dice dice)
    {
        double turn = dice.Between(0, 360), leaves = dice.Between(15, 60);
        CharmSketch sketch = new CharmSketch().Bodies(Leaf, Petal(new(0.28, 0.5, 1.1, 0.3), 0.3, 0.3, 0.86, leaves), Petal(new(0.28, 0.5, 1.1, 0.3), -0.3, 0.3, 0.86, 180 - leaves))
            .Vein(LeafDeep, 0.04, 0.1, [.. Ray(0, 0, leaves + 3, 0.7, 1.06)]).Vein(LeafDeep, 0.04, 0.1, [.. Ray(0, 0, 177 - leaves, 0.7, 1.06)]);
        int outer = dice.Whole(6, 8);
        for (int ring = 0; ring < 4; ring++)
            sketch.Rimmed(ring % 2 == 0 ? Main : Pale, Deep, Petals(new(0.5, 0.62, -0.3, 0.3), outer - ring, 0, 0, 0.02, 0.86 - 0.19 * ring, turn + 31 * ring, 18));
        return sketch.Rimmed(Second, Deep, Round(0, 0, 0.13)).Formed("camellia", dice, 0.6);
    }

    /// <summary>A round head of four-petalled florets on two broad leaves.</summary>
    public static Charm Hydrangea(Dice dice)
    {
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.1, 0.1, 0, 0.3, 0, 1.06);
        foreach (int s in new[] { -1, 1 })
            sketch.Body(Leaf, Petal(new(0.34, 0.5, 1, 0.3), s * 0.1, 0.52, 0.98, s > 0 ? 24 : 156)).Vein(LeafDeep, 0.05, 0.1, s * 0.3, 0.62, s * 0.6, 0.74, s * 0.9, 0.86);
        sketch.Body(Deep, Oval(0, -0.1, 0.82, 0.74));
        Dice own = dice.Fork("florets");
        foreach (Point p in Enumerable.Range(0, 26).Select(i => Point.Polar(0.8 * Math.Sqrt((25.5 - i) / 26), i * 2.39996)))
            sketch.Bodies(own.Chance(0.4) ? Pale : Main, Petals(new(0.52, 0.55, -0.1, 0.2), 4, p.X, p.Y * 0.9 - 0.12, 0, 0.22, own.Between(0, 90))).Dots(Second, 0.045, p.X, p.Y * 0.9 - 0.12);
        return sketch.Formed("hydrangea", dice, 0.6);
    }

    /// <summary>An iris: standards upright, falls hanging with a bright beard.</summary>
    public static Charm Iris(Dice dice)
    {
        double fall = dice.Between(24, 48), up = dice.Between(14, 26);
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.1, 0.12, 0, 0.1, 0.02, 1.1).Body(Leaf, Blade(0.04, 1.1, 0.5, 0.02, 0.12, -0.1)).Body(Leaf, Blade(-0.04, 1.1, -0.44, 0.3, 0.12, 0.1));
        foreach (int s in new[] { -1, 1 })
            sketch.Rimmed(Main, Deep, Petal(new(0.36, 0.66, -0.1, 0.7, Ruffle: 0.03, Waves: 5), 0, 0.06, 0.96, s > 0 ? fall : 180 - fall, 24)).Detail(Second, 0.08, Petal(new(0.13, 0.5, 0.8, 0.4), 0, 0.07, 0.5, s > 0 ? fall : 180 - fall));
        foreach (int s in new[] { -1, 1 })
            sketch.Rimmed(Pale, Deep, Petal(new(0.34, 0.62, 0, 0.7, Ruffle: 0.03, Waves: 5), 0, 0.02, 1.04, -90 + s * up, 24));
        return sketch.Rimmed(Main, Deep, Petal(new(0.32, 0.62, -0.1, 0.6), 0, 0.04, 0.78, 90)).Detail(Second, 0.08, Petal(new(0.16, 0.5, 0.8, 0.4), 0, 0.04, 0.46, 90)).Rimmed(Main, Deep, Petal(new(0.26, 0.6, 0, 0.7), 0, 0.06, 0.78, -90))
            .Formed("iris", dice, 0.7);
    }

    /// <summary>A moth orchid from the front.</summary>
    public static Charm Orchid(Dice dice)
    {
        double wide = dice.Between(0.46, 0.56);
        return new CharmSketch().Rimmed(Main, Deep, Petal(new(0.34, 0.58, 0.2, 0.4), 0, 0, 0.96, -90)).Rimmed(Main, Deep, Petal(new(0.32, 0.58, 0.3, 0.4), 0, 0, 0.96, 52)).Rimmed(Main, Deep, Petal(new(0.32, 0.58, 0.3, 0.4), 0, 0, 0.96, 128))
            .Rimmed(Pale, Deep, Petal(new(wide, 0.6, -0.3, 0.35), 0.02, 0, 1, -14, 18)).Rimmed(Pale, Deep, Petal(new(wide, 0.6, -0.3, 0.35), -0.02, 0, 1, 194, 18))
            .Vein(Main, 0.04, 0.1, 0.2, -0.06, 0.5, -0.2, 0.78, -0.34).Vein(Main, 0.04, 0.1, 0.2, -0.02, 0.55, -0.06, 0.84, -0.1).Vein(Main, 0.04, 0.1, -0.2, -0.06, -0.5, -0.2, -0.78, -0.34).Vein(Main, 0.04, 0.1, -0.2, -0.02, -0.55, -0.06, -0.84, -0.1)
            .Rimmed(Deep, Ink, Even(0, 0.02, 0.2, 0.06, 0.34, 0.3, 0.16, 0.34, 0.2, 0.56, 0.06, 0.62, 0, 0.56)).Detail(Second, 0.1, Even(0, -0.04, 0.12, 0.02, 0.1, 0.2, 0, 0.26)).Dots(Ink, 0.03, -0.05, 0.36, 0.05, 0.36)
            .Formed("moth-orchid", dice, 0.7);
    }

    /// <summary>Spikes of lavender.</summary>
    public static Charm Lavender(Dice dice)
    {
        int spikes = dice.Whole(1, 3), whorls = dice.Whole(5, 8);
        CharmSketch sketch = new();
        for (int k = 0; k < spikes; k++)
        {
            double off = k - (spikes - 1) / 2.0, tilt = off * 20 + dice.Between(-5, 5), size = 1 - 0.12 * Math.Abs(off);
            Affine place = Affine.Scale(size).Then(Affine.Rotate(tilt * Math.PI / 180)).Then(Affine.Translate(0, 1));
            Outline Set(Outline o) => o.Transform(place);
            sketch.Body(Stem, Set(Limb([0.07, 0.06, 0.04], 0, 0, 0.03, -0.8, 0, -1.9)));
            if (k == 0)
                sketch.Body(Leaf, Set(Blade(0, -0.2, -0.42, -0.8, 0.09, 0.06))).Body(Leaf, Set(Blade(0, -0.1, 0.4, -0.66, 0.09, -0.06)));
            for (int w = 0; w < whorls; w++)
            {
                double y = -0.82 - w * 1.06 / whorls, reach = 0.3 - 0.16 * w / whorls;
                foreach (int s in new[] { -1, 1 })
                    sketch.Rimmed(w % 2 == 0 ? Main : Pale, Deep, Set(Petal(new(0.36, 0.6, 0.2, 0.5), 0, y, reach, -90 + s * 56)));
                sketch.Rimmed(Main, Deep, Set(Petal(new(0.4, 0.6, 0.2, 0.5), 0, y, reach, -90)));
            }
        }
        return sketch.Formed("lavender", dice, 0.8);
    }

    /// <summary>A daffodil: six petals and the trumpet.</summary>
    public static Charm Daffodil(Dice dice)
    {
        double turn = dice.Between(-30, 30) - 90;
        return new CharmSketch().Rimmed(Pale, Deep, Petals(new(0.32, 0.5, 0.7, 0.4), 3, 0, 0, 0, 1, turn + 60)).Rimmed(Main, Deep, Petals(new(0.32, 0.5, 0.7, 0.4), 3, 0, 0, 0, 1, turn))
            .Rimmed(Second, Deep, Star(0, 0, dice.Whole(9, 12), 0.46, 0.39, 0.38)).Detail(Deep, 0.1, Round(0, 0, dice.Between(0.2, 0.28))).Details(Second, 0.07, Petals(new(0.2, 0.7, 0, 0.5), 3, 0, 0, 0, 0.2, turn))
            .Formed("daffodil", dice, 0.7);
    }

    /// <summary>An arched stem of hanging bells between two broad leaves.</summary>
    public static Charm LilyOfTheValley(Dice dice)
    {
        int bells = dice.Whole(4, 5);
        CharmSketch sketch = new CharmSketch().Rimmed(Leaf, LeafDeep, Blade(-0.1, 1.1, -0.72, -0.66, 0.24, 0.12)).Vein(LeafDeep, 0.05, 0.1, -0.12, 1, -0.5, 0.2, -0.68, -0.5).Rimmed(Leaf, LeafDeep, Blade(-0.04, 1.1, -0.1, -0.2, 0.24, -0.08)).Vein(LeafDeep, 0.05, 0.1, -0.02, 1, 0.02, 0.5, -0.04, 0)
            .Stalk(Stem, 0.08, 0.05, 0, 1.1, 0.16, 0.3, 0.0, -0.5, 0.24, -0.94, 0.8, -0.9, 1.2, -0.5);
        for (int i = 0; i < bells; i++)
        {
            double t = (double)i / (bells - 1), x = 0.14 + 1.06 * t, y = -0.84 + 0.4 * Math.Pow(t - 0.3, 2) * 2, size = 0.6 - 0.2 * t, drop = 0.1 + 0.14 * (i % 2);
            sketch.Stalk(Stem, 0.05, 0.04, x, y, x + 0.02, y + drop + 0.06)
                .Rimmed(Pale, Deep, Put(EvenCut([0, -0.5, 0.4, -0.32, 0.42, 0.1, 0.58, 0.4], [0.58, 0.4, 0.34, 0.32, 0.2, 0.48], [0.2, 0.48, 0, 0.36]), x + 0.02, y + drop + size * 0.5, size)).Detail(Main, 0.05, Put(Oval(0.2, 0.02, 0.1, 0.26), x + 0.02, y + drop + size * 0.5, size));
        }
        return sketch.Formed("lily-of-the-valley", dice, 0.6);
    }

    /// <summary>A morning glory: a round funnel with a pale star, a heart-shaped leaf and a tendril.</summary>
    public static Charm MorningGlory(Dice dice)
    {
        double turn = dice.Between(0, 72);
        return new CharmSketch().Body(Leaf, Put(Heart(0, 0, 0.5), 0.6, 0.56, 1, dice.Between(-50, -15))).Stalk(Stem, 0.07, 0.05, 0.1, 0.6, -0.3, 0.98, -0.66, 0.9, -0.8, 0.66, -0.62, 0.56, -0.56, 0.72)
            .Rimmed(Main, Deep, Put(Star(0, 0, 5, 0.86, 0.77, 0.45), -0.04, -0.1, 1, turn)).Detail(Glow, 0.1, Put(Star(0, 0, 5, 0.8, 0.2, 0.12), -0.04, -0.1, 1, turn)).Detail(Pale, 0.1, Round(-0.04, -0.1, dice.Between(0.2, 0.28))).Detail(Second, 0.08, Round(-0.04, -0.1, 0.09))
            .Formed("morning-glory", dice, 0.7);
    }

    /// <summary>Five petals that overlap as in a pinwheel, bright in the middle.</summary>
    public static Charm Plumeria(Dice dice)
    {
        double turn = dice.Between(0, 72);
        PetalForm petal = new(dice.Between(0.34, 0.42), 0.62, -0.1, 0.7, Bend: 0.16);
        return new CharmSketch().Rimmed(Main, Deep, Petals(petal, 5, 0, 0, 0, 0.98, turn, 18)).Details(Glow, 0.1, Petals(petal with { Width = 0.2 }, 5, 0, 0, 0.34, 0.52, turn + 3)).Details(Second, 0.1, Petals(petal with { Width = 0.26, Tip = 0.9 }, 5, 0, 0, 0, dice.Between(0.44, 0.6), turn))
            .Formed("plumeria", dice, 0.7);
    }

    /// <summary>A dandelion clock; some of its seeds fly.</summary>
    public static Charm Dandelion(Dice dice)
    {
        int seeds = dice.Whole(14, 20), flying = dice.Whole(1, 3);
        double bare = dice.Between(0, 360);
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.08, 0.08, 0, -0.2, 0.05, 0.4, -0.03, 1.08);
        for (int i = 0; i < seeds; i++)
        {
            double a = 360.0 * i / seeds;
            if (Math.Abs((a - bare + 540) % 360 - 180) < 14 * flying && flying > 1)
                continue;
            Seed(0, -0.3, a, 0.16, 0.68);
            if (i % 2 == 0)
                Seed(0, -0.3, a + 180.0 / seeds, 0.14, 0.44);
        }
        for (int k = 0; k < flying; k++)
            Seed(0.5 + 0.24 * k, -0.66 + 0.5 * k, -62 + 14 * k, 0, 0.34);
        return sketch.Body(Deep, Round(0, -0.3, 0.15)).Formed("dandelion", dice, 0.8);

        void Seed(double x, double y, double degrees, double from, double to)
        {
            double[] ray = Ray(x, y, degrees, from, to);
            sketch.Stalk(Main, 0.035, 0.035, ray);
            foreach (double fan in new[] { -50.0, 0, 50 })
                sketch.Stalk(Main, 0.035, 0.05, Ray(ray[^2], ray[^1], degrees + fan, 0, 0.13));
        }
    }

    /// <summary>A pansy with its dark face.</summary>
    public static Charm Pansy(Dice dice)
    {
        double up = dice.Between(24, 34);
        PetalForm broad = new(0.52, 0.6, -0.4, 0.3);
        CharmSketch sketch = new CharmSketch().Rimmed(Deep, Ink, Petal(broad, 0.04, 0.06, 1.02, -90 + up, 18)).Rimmed(Deep, Ink, Petal(broad, -0.04, 0.06, 1.02, -90 - up, 18));
        foreach (int s in new[] { 1, -1 })
            sketch.Rimmed(Main, Deep, Petal(broad, 0, 0, 0.84, s > 0 ? 10 : 170, 18)).Detail(Ink, 0.08, Petal(new(0.34, 0.7, -0.2, 0.5), 0, 0, dice.Between(0.4, 0.5), s > 0 ? 12 : 168));
        return sketch.Rimmed(Main, Deep, Even(0, -0.1, 0.3, 0.08, 0.7, 0.44, 0.52, 0.84, 0.16, 0.9, 0, 0.82)).Detail(Ink, 0.08, Even(0, 0, 0.16, 0.16, 0.26, 0.46, 0.08, 0.4, 0, 0.5)).Detail(Second, 0.08, Even(0, -0.08, 0.09, 0.02, 0.06, 0.14, 0, 0.18)).Formed("pansy", dice, 0.7);
    }

    /// <summary>A hanging cluster of wisteria.</summary>
    public static Charm Wisteria(Dice dice)
    {
        int rows = dice.Whole(6, 8);
        double bow = dice.Between(-0.2, 0.2);
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.09, 0.09, -1.0, -0.96, -0.4, -1.08, 0.3, -0.98, 1.0, -1.1);
        foreach ((double x, double y, double a) in new[] { (-0.5, -1.0, 110.0), (-0.7, -1.0, 150.0), (-0.4, -1.0, 80.0), (0.5, -1.0, 70.0), (0.7, -1.0, 30.0), (0.36, -1.0, 100.0) })
            sketch.Rimmed(Leaf, LeafDeep, Petal(new(0.22, 0.5, 0.9, 0.4), x, y, 0.62, a));
        sketch.Stalk(Stem, 0.06, 0.04, 0, -1, bow * 0.4, 0, bow, 0.9);
        for (int r = 0; r < rows; r++)
        {
            double t = (double)r / rows, y = -0.74 + 1.66 * t, half = 0.42 * Math.Sqrt(Math.Sin(Math.PI * Math.Min(1, 0.2 + 0.85 * t))) * (1 - 0.5 * t), mid = bow * t * t;
            foreach (int s in new[] { -1, 1 })
                sketch.Rimmed(Main, Deep, Petal(new(0.44, 0.62, -0.2, 0.5), mid, y, half + 0.1, s > 0 ? 34 : 146));
            sketch.Rimmed(Pale, Deep, Petal(new(0.46, 0.62, -0.2, 0.5), mid, y - 0.02, (half + 0.1) * 0.86, 90)).Detail(Main, 0.07, Petal(new(0.3, 0.6, 0.2, 0.5), mid, y, (half + 0.1) * 0.4, 90));
        }
        return sketch.Rimmed(Main, Deep, Petal(new(0.36, 0.5, 0.4, 0.4), bow, 0.9, 0.26, 90)).Formed("wisteria", dice, 0.8);
    }

    /// <summary>A carnation: a fan of fringed petals over its cup.</summary>
    public static Charm Carnation(Dice dice)
    {
        int waves = dice.Whole(4, 6);
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.09, 0.1, 0, 0.4, 0.03, 1.1).Body(Leaf, Blade(0.02, 0.9, 0.5, 0.5, 0.12, 0.14)).Body(Leaf, Blade(0.02, 1, -0.46, 0.62, 0.12, -0.14));
        for (int row = 0; row < 3; row++)
        {
            double[] at = row == 0 ? [-74, -38, 0, 38, 74] : row == 1 ? [-52, -17, 17, 52] : [-28, 0, 28];
            foreach (double a in at.OrderByDescending(Math.Abs))
                sketch.Rimmed(row % 2 == 0 ? Main : Pale, Deep, Petal(new(0.36, 0.74, -0.6, 0.9, Ruffle: 0.06, Waves: waves), 0, 0.3, 1.08 - 0.22 * row, -90 + a, 38));
        }
        return sketch.Rimmed(Leaf, LeafDeep, EvenCut([0, 0.06, 0.1, 0.14, 0.2, 0.06], [0.2, 0.06, 0.19, 0.4, 0.06, 0.56, 0, 0.58])).Formed("carnation", dice, 0.7);
    }

    /// <summary>A thistle: a scaly ball with a tuft.</summary>
    public static Charm Thistle(Dice dice)
    {
        int tuft = dice.Whole(9, 13);
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.1, 0.1, 0, 0.5, 0.02, 1.1);
        foreach (int s in new[] { -1, 1 })
            sketch.Body(Leaf, Joined([0, 1.06, s * 0.2, 0.76, s * 0.34, 0.82], [s * 0.34, 0.82, s * 0.36, 0.6, s * 0.56, 0.66], [s * 0.56, 0.66, s * 0.62, 0.44, s * 0.86, 0.4], [s * 0.86, 0.4, s * 0.72, 0.64, s * 0.76, 0.74], [s * 0.76, 0.74, s * 0.5, 0.84, s * 0.48, 0.96], [s * 0.48, 0.96, s * 0.2, 1, 0, 1.06]));
        for (int i = 0; i < tuft; i++)
        {
            double a = -90 + 92 * ((i * 2.0 / (tuft - 1)) - 1) * 0.62;
            sketch.Rimmed(i % 2 == 0 ? Main : Pale, Deep, Petal(new(0.1, 0.75, 0.7, 0.9), 0, 0.02, 0.98 - 0.0015 * Math.Abs(a + 90) * Math.Abs(a + 90) * 0.05, a));
        }
        sketch.Body(Leaf, Even(0, -0.2, 0.36, -0.14, 0.47, 0.14, 0.34, 0.46, 0, 0.58));
        foreach ((double x, double y) in new[] { (-0.22, 0.02), (0.0, 0.0), (0.22, 0.02), (-0.3, 0.2), (-0.1, 0.2), (0.1, 0.2), (0.3, 0.2), (-0.2, 0.38), (0.0, 0.4), (0.2, 0.38) })
            sketch.Detail(LeafDeep, 0.07, Petal(new(0.34, 0.4, 0.9, 0.3), x, y + 0.06, 0.19, -90 + x * 50));
        return sketch.Formed("thistle", dice, 0.7);
    }

    /// <summary>A bird-of-paradise flower: crest of orange, blue tongue and the beak.</summary>
    public static Charm BirdOfParadise(Dice dice)
    {
        double fan = dice.Between(0.85, 1.15);
        CharmSketch sketch = new CharmSketch().Stalk(Stem, 0.12, 0.13, -0.5, 0.26, -0.56, 0.6, -0.52, 1.16);
        foreach (double a in new[] { -128.0, -98, -68, -40 })
            sketch.Rimmed(a is -98 or -40 ? Pale : Main, Deep, Petal(new(0.17, 0.46, 1, 0.4), -0.3, 0.14, 1.12, -76 + (a + 84) * fan));
        return sketch.Rimmed(Second, Deep, Petal(new(0.15, 0.5, 1.1, 0.3), -0.26, 0.16, 1.04, -26 * fan))
            .Rimmed(Leaf, LeafDeep, Joined([-0.74, 0.34, -0.6, 0.06, -0.3, 0.04, 0.3, 0.08, 1.06, -0.04], [1.06, -0.04, 0.5, 0.26, 0, 0.42, -0.5, 0.5, -0.74, 0.34])).Detail(Deep, 0.06, Joined([-0.5, 0.1, 0.1, 0.1, 0.86, 0.02], [0.86, 0.02, 0.3, 0.2, -0.3, 0.22, -0.5, 0.1]))
            .Formed("bird-of-paradise-flower", dice, 0.6);
    }

    /// <summary>A calla: one rolled sheath round its spadix.</summary>
    public static Charm Calla(Dice dice)
    {
        double tip = dice.Between(-0.2, 0.3), wrap = dice.Between(0.1, 0.3);
        return new CharmSketch().Stalk(Stem, 0.16, 0.13, 0, 0.4, 0.04, 0.8, -0.04, 1.3).Body(Leaf, Blade(-0.02, 1.26, 0.66, 0.3, 0.22, -0.12)).Vein(LeafDeep, 0.05, 0.1, 0.04, 1.14, 0.36, 0.74, 0.58, 0.42)
            .Rimmed(Pale, Deep, Joined([tip, -1.12, 0.36, -0.86, 0.72, -0.5, 0.62, -0.06, 0.3, 0.34, 0.06, 0.66], [0.06, 0.66, -0.06, 0.66], [-0.06, 0.66, -0.34, 0.3, -0.66, -0.1, -0.72, -0.54, -0.3, -0.84, tip, -1.12]))
            .Detail(Deep, 0.1, Smooth(0, -0.5, 0.2, -0.3, 0.14, 0.2, 0, 0.3, -0.14, 0.2, -0.2, -0.3)).Body(Second, Limb([0.16, 0.19, 0.13], 0, 0.2, 0.02, -0.3, 0.05, -0.66))
            .Rimmed(Main, Deep, Joined([-0.68, -0.24, -0.5, wrap - 0.16, -0.1, wrap, 0.3, wrap - 0.1, 0.63, -0.2], [0.63, -0.2, 0.52, 0.06, 0.3, 0.34, 0.06, 0.66], [0.06, 0.66, -0.06, 0.66], [-0.06, 0.66, -0.34, 0.3, -0.6, 0, -0.68, -0.24]))
            .Formed("calla-lily", dice, 0.8);
    }

    private static double[] Ray(double x, double y, double degrees, double from, double to)
    {
        Point d = Point.Polar(1, degrees * Math.PI / 180);
        return [x + d.X * from, y + d.Y * from, x + d.X * (from + to) / 2, y + d.Y * (from + to) / 2, x + d.X * to, y + d.Y * to];
    }

    private static CharmSketch Stamens(CharmSketch sketch, Dice dice, int count, double from, double to)
    {
        double turn = dice.Between(0, 360);
        for (int i = 0; i < count; i++)
        {
            double reach = i % 2 == 0 ? to : (from + to) / 2;
            sketch.Vein(Second, 0.035, 0.08, Ray(0, 0, turn + 360.0 * i / count, 0.05, reach));
        }
        return sketch.Details(Second, 0.07, Enumerable.Range(0, count).Select(i => Point.Polar(i % 2 == 0 ? to : (from + to) / 2, (turn + 360.0 * i / count) * Math.PI / 180)).Select(p => Round(p.X, p.Y, 0.048)));
    }
}
