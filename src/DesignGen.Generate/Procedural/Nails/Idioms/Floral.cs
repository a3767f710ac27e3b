using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Flowers at the size of a nail.</summary>
internal enum Bloom
{
    /// <summary>Five notched petals with stamens: cherry, plum.</summary>
    Blossom,

    /// <summary>Rings of round petals that close towards the middle: rose, camellia, peony.</summary>
    Rose,

    /// <summary>Eight petals with lined faces round a button: cosmos.</summary>
    Cosmos,
}

/// <summary>Colours of a flower.</summary>
/// <param name="Petal">Face of the petals.</param>
/// <param name="Deep">Their throat, veins and edges.</param>
/// <param name="Pale">Their lit rim.</param>
/// <param name="Heart">Stamens and button.</param>
/// <param name="Leaf">Leaves.</param>
/// <param name="Rib">Midribs of leaves.</param>
internal sealed record FlowerColours(PaletteRole Petal, PaletteRole Deep, PaletteRole Pale, PaletteRole Heart, PaletteRole Leaf, PaletteRole Rib);

/// <summary>Floral accents: one bloom that grows in from a side wall, a smaller one across from it, leaves and a trailing sprig.</summary>
internal static class Floral
{
    /// <summary>Colours that show on a nail's coat.</summary>
    public static FlowerColours Colours(Nail nail, bool light)
    {
        PaletteRole[] petals = light ? [PaletteRole.Light, PaletteRole.Hero, PaletteRole.Shade] : [PaletteRole.Hero, PaletteRole.Light, PaletteRole.Shade];
        // What can only just be told from the coat makes no flower; a step of lightness does.
        PaletteRole petal = petals.FirstOrDefault(r => nail.Differ(r, nail.CoatRole) && Math.Abs(nail.Lightness(r) - nail.Lightness(nail.CoatRole)) >= 0.14, nail.On(petals));
        PaletteRole deep = nail.Against(petal, light ? PaletteRole.Hero : PaletteRole.Shade, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Light, PaletteRole.Ground);
        PaletteRole pale = nail.Against(petal, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Shade);
        PaletteRole leaf = nail.On(PaletteRole.Support, PaletteRole.Shade, PaletteRole.Line);
        return new(petal, deep, pale, nail.Against(petal, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line), leaf, nail.Against(leaf, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Line));
    }

    /// <summary>The whole accent.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="bloom">Kind of flower.</param>
    /// <param name="colours">Colours.</param>
    /// <param name="size">1 as meant.</param>
    /// <param name="fullness">0 one bloom, to 1 a full arrangement.</param>
    public static void Spray(Nail nail, Bloom bloom, FlowerColours colours, double size, double fullness)
    {
        Dice place = nail.Placing.Fork("spray"), dice = nail.Dice.Fork("spray");
        int side = place.Sign();
        bool high = place.Chance(0.45);
        double radius = Math.Clamp(nail.Width * 0.44 * size, 1.6, nail.Width * 0.62);
        double y = high ? nail.Top + nail.Length * place.Between(0.34, 0.42) : nail.Bottom - nail.Length * place.Between(0.30, 0.40);
        // The middle sits inside the side wall, so that about six tenths of the bloom are on the nail.
        Point main = new(side * nail.HalfWidthAt(y) * dice.Between(0.60, 0.78), y + dice.Normal() * 0.2);
        double into = Math.Atan2(high ? 1 : -1, -side * 0.9);

        // A sprig runs from behind the bloom into the open part of the nail.
        Point tipOfSprig = new(-side * nail.Width * 0.16, high ? nail.Bottom - nail.Length * 0.16 : nail.Top + nail.Length * 0.20);
        if (fullness > 0.2)
            Sprig(nail, dice, main, tipOfSprig, side, radius, colours, fullness);
        foreach (double turn in (ReadOnlySpan<double>)[-0.72, 0.5, 1.35])
        {
            if (turn < 1 || fullness > 0.5)
                Leaf(nail, main + Point.Polar(radius * 0.55, into + turn * side), radius * dice.Between(0.85, 1.05), into + turn * side * 1.1, 0.50, colours);
        }
        Flower(nail, dice, bloom, main, radius, dice.Between(0, 2 * Math.PI), colours);

        if (fullness > 0.35)
        {
            double y2 = high ? nail.Bottom - nail.Length * place.Between(0.10, 0.16) : nail.Top + nail.Length * place.Between(0.10, 0.2);
            Point second = new(-side * Math.Max(nail.HalfWidthAt(y2), nail.Width * 0.2) * 0.92, y2);
            Leaf(nail, second, radius * 0.75, Math.Atan2(high ? -1 : 1, side * 0.5), 0.48, colours);
            Flower(nail, dice, bloom, second, radius * 0.62, dice.Between(0, 2 * Math.PI), colours);
        }
        Dust(nail, dice, main, radius, colours, fullness);
    }

    /// <summary>One bloom.</summary>
    public static void Flower(Nail nail, Dice dice, Bloom bloom, Point at, double radius, double turn, FlowerColours colours)
    {
        switch (bloom)
        {
            case Bloom.Blossom:
                Blossom(nail, dice, at, radius, turn, colours);
                break;
            case Bloom.Rose:
                Rose(nail, dice, at, radius, turn, colours);
                break;
            default:
                Cosmos(nail, dice, at, radius, turn, colours);
                break;
        }
    }

    /// <summary>A leaf in two tones with a midrib; below 2 mm a plain one.</summary>
    public static void Leaf(Nail nail, Point root, double length, double direction, double width, FlowerColours colours)
    {
        Affine map = Micro.At(root, length, direction + Math.PI / 2);
        nail.Fill(colours.Leaf, Micro.Leaf(width, 0.06).Transform(map));
        if (length < 1.7)
            return;
        Point rib1 = map.Apply(new Point(0, -0.06)), rib2 = map.Apply(new Point(0.045, -0.5)), rib3 = map.Apply(new Point(0.03, -0.84));
        if (nail.Ramps)
        {
            Outline half = new OutlineBuilder().MoveTo(new(0, 0)).CurveTo(new(0.05, -0.3), new(0.07, -0.7), new(0.024, -1))
                .CurveTo(new(width * 0.55 + 0.06, -0.72), new(width * 0.75 + 0.06, -0.22), new(0, 0)).Close().Build();
            nail.Film(PaletteRole.Line, half.Transform(map), 0.22);
        }
        nail.Fill(colours.Rib, Brush.Stroke([rib1, rib2, rib3], nail.MinLine));
        if (length < 3.4)
            return;
        foreach (double t in (ReadOnlySpan<double>)[0.3, 0.5, 0.68])
        {
            foreach (int s in (ReadOnlySpan<int>)[-1, 1])
                nail.Fill(colours.Rib, Brush.Stroke([map.Apply(new Point(0.04, -t)), map.Apply(new Point(0.04 + s * width * 0.30 * (1 - t * 0.5), -t - 0.14))], nail.MinLine));
        }
    }

    private static void Blossom(Nail nail, Dice dice, Point at, double radius, double turn, FlowerColours c)
    {
        for (int i = 0; i < 5; i++)
        {
            double lie = turn + i * 2 * Math.PI / 5 + dice.Normal() * 0.05, r = radius * dice.Between(0.94, 1.05);
            Affine map = Micro.At(at, r, lie);
            Outline petal = Micro.NotchedPetal(1.06, 0.12);
            // A rim in the deep tone keeps neighbours apart; its width is the press's line.
            nail.Fill(c.Deep, petal.Transform(Micro.At(at, r + nail.MinLine, lie)));
            nail.Fill(c.Petal, Micro.NotchedPetal(1.06 - 1.7 * nail.MinLine / r, 0.12).Transform(map));
            if (nail.Ramps)
                nail.Fill(c.Deep, petal.Transform(Micro.At(at, r * 0.98, lie)), coverage: new RadialRamp(at, r, r, [new(0, 0.85), new(0.22, 0.6), new(0.62, 0.12), new(1, 0)]));
            else
                nail.Fill(c.Deep, Micro.Petal(0.5).Transform(Micro.At(at, r * 0.52, lie)));
            if (radius > 2.3)
            {
                foreach (double s in (ReadOnlySpan<double>)[-0.34, 0, 0.34])
                    nail.Fill(c.Deep, Brush.Stroke([map.Apply(new Point(s * 0.18, -0.2)), map.Apply(new Point(s * 0.62, -0.46)), map.Apply(new Point(s * 0.78, -0.72 + Math.Abs(s) * 0.2))], nail.MinLine));
            }
        }
        double pin = Math.Max(nail.MinLine * 0.75, radius * 0.062);
        int stamens = radius > 1.7 ? 9 : 5;
        for (int i = 0; i < stamens; i++)
        {
            double lie = turn + (i + dice.Between(-0.2, 0.2)) * 2 * Math.PI / stamens, reach = radius * dice.Between(0.30, 0.44);
            if (radius > 1.7)
                nail.Fill(c.Pale, Brush.Stroke([at, at + Point.Polar(reach, lie)], nail.MinLine));
            nail.Fill(c.Heart, Outline.Circle(at + Point.Polar(reach, lie), pin));
        }
        nail.Fill(c.Heart, Outline.Circle(at, Math.Max(pin * 1.3, radius * 0.11)));
    }

    private static void Rose(Nail nail, Dice dice, Point at, double radius, double turn, FlowerColours c)
    {
        // Rings from outside in; each petal is a round lobe that the next ring covers half.
        (double Out, double Lobe, int Count)[] rings = radius > 2.2
            ? [(0.62, 0.50, 7), (0.42, 0.42, 5), (0.24, 0.30, 4)]
            : [(0.56, 0.52, 5), (0.26, 0.36, 3)];
        for (int ring = 0; ring < rings.Length; ring++)
        {
            (double away, double lobe, int count) = rings[ring];
            for (int i = 0; i < count; i++)
            {
                double lie = turn + ring * 0.55 + i * 2 * Math.PI / count + dice.Normal() * 0.05;
                Point middle = at + Point.Polar(radius * away, lie);
                double r = radius * lobe * dice.Between(0.95, 1.05);
                nail.Fill(c.Deep, Outline.Smooth([.. Lobe(middle, r + nail.MinLine * 0.5, lie)]));
                nail.Fill(c.Petal, Outline.Smooth([.. Lobe(middle, r - nail.MinLine * 0.5, lie)]));
                if (nail.Ramps)
                    nail.Fill(c.Deep, Outline.Smooth([.. Lobe(middle, r - nail.MinLine * 0.5, lie)]), coverage: new RadialRamp(
                        at, radius, radius, [new(0, 0.95), new(Math.Max(0.05, away - 0.30), 0.75), new(Math.Min(0.97, away + 0.16), 0.10), new(1, 0)]));
                if (r > 1.0)
                    nail.Fill(c.Pale, Brush.Stroke(Arc(at, radius * away, middle, r - nail.MinLine * 1.9, lie), t => Math.Max(nail.MinLine, nail.MinLine * 1.7 * Math.Sin(Math.PI * t))));
            }
        }
        // The bud: two commas that hold each other.
        nail.Fill(c.Deep, Outline.Circle(at, radius * 0.26));
        if (radius * 0.26 < nail.MinLine * 3)
            return;
        nail.Fill(c.Petal, Outline.Circle(at, radius * 0.26 - nail.MinLine));
        double coil = radius * 0.26 - nail.MinLine * 1.4;
        Point[] spiral = [.. Enumerable.Range(0, 9).Select(i => at + Point.Polar(coil * (1 - i / 10.5), turn + i * 0.85))];
        nail.Fill(c.Deep, Brush.Stroke(spiral, nail.MinLine));

        static IEnumerable<Point> Lobe(Point middle, double r, double lie)
        {
            for (int i = 0; i < 10; i++)
            {
                double t = i * 2 * Math.PI / 10;
                // Broad across, with a slight dip at the rim: a petal seen from above, not a coin.
                double bulge = 1 + 0.10 * Math.Cos(2 * t + Math.PI) - 0.05 * Math.Exp(-Math.Pow((t > Math.PI ? t - 2 * Math.PI : t) * 3, 2));
                yield return middle + Point.Polar(r * bulge, lie + t);
            }
        }

        static Point[] Arc(Point at, double away, Point middle, double r, double lie) =>
            [.. Enumerable.Range(0, 5).Select(i => middle + Point.Polar(r, lie + (i - 2) * 0.36))];
    }

    private static void Cosmos(Nail nail, Dice dice, Point at, double radius, double turn, FlowerColours c)
    {
        int petals = radius > 1.5 ? 8 : 6;
        for (int i = 0; i < petals; i++)
        {
            // Every second petal first: the others then lie on top of both neighbours.
            int k = i * 2 % petals + (i * 2 >= petals ? 1 : 0);
            double lie = turn + k * 2 * Math.PI / petals + dice.Normal() * 0.04, r = radius * dice.Between(0.93, 1.04);
            Affine map = Micro.At(at, r, lie);
            nail.Fill(c.Deep, Micro.NotchedPetal(0.66, 0.06).Transform(Micro.At(at, r + nail.MinLine * 0.9, lie)));
            nail.Fill(c.Petal, Micro.NotchedPetal(0.66 - 1.9 * nail.MinLine / r, 0.06).Transform(map));
            if (nail.Ramps)
                nail.Fill(c.Deep, Micro.NotchedPetal(0.66 - 1.9 * nail.MinLine / r, 0.06).Transform(map), coverage: new RadialRamp(at, r, r, [new(0, 0.8), new(0.3, 0.4), new(0.7, 0), new(1, 0)]));
            if (r > 1.5)
                nail.Fill(c.Deep, Brush.Stroke([map.Apply(new Point(0, -0.24)), map.Apply(new Point(0, -0.66))], nail.MinLine));
        }
        double button = Math.Max(radius * 0.2, nail.MinLine * 1.4);
        nail.Fill(c.Deep, Outline.Circle(at, button + nail.MinLine));
        nail.Fill(c.Heart, Outline.Circle(at, button));
    }

    private static void Sprig(Nail nail, Dice dice, Point from, Point to, int side, double radius, FlowerColours c, double fullness)
    {
        Point bow = Point.Lerp(from, to, 0.5) + new Point(-side * nail.Width * 0.10, 0);
        List<Point> stem = Brush.Through([from, bow, to], 10);
        nail.Fill(c.Leaf, Brush.Stroke([from, bow, to], t => nail.MinLine * (1.5 - 0.5 * t)));
        for (int i = 7; i < stem.Count; i += fullness > 0.6 ? 3 : 4)
        {
            double along = (stem[i] - stem[i - 1]).Direction, size = radius * (0.42 - 0.010 * i) * dice.Between(0.9, 1.1);
            int hand = i / 3 % 2 == 0 ? 1 : -1;
            if (size > nail.MinLine * 2.5)
                Leaf(nail, stem[i], size * 1.25, along + hand * 0.75, 0.5, c);
        }
        double bud = Math.Max(nail.MinLine * 1.5, radius * 0.15);
        nail.Fill(c.Petal, Micro.Drop.Transform(Micro.At(to, bud * 1.4, (stem[^1] - stem[^2]).Direction + Math.PI / 2)));
    }

    // Threes of dots in the open, the last touch of a brush.
    private static void Dust(Nail nail, Dice dice, Point main, double radius, FlowerColours c, double fullness)
    {
        PaletteRole role = nail.On(PaletteRole.Accent, c.Petal);
        double r = Math.Max(nail.MinLine * 0.7, 0.17);
        int groups = 1 + (int)Math.Round(fullness * 2);
        foreach (Point p in Scatter.Places(dice, nail.Field.Grow(-nail.Width * 0.16), nail.Width * 0.42).Where(p => nail.Holds(p) && p.DistanceTo(main) > radius * 1.5).Take(groups))
        {
            for (int i = 0; i < 3; i++)
                nail.Fill(role, Outline.Circle(p + Point.Polar(0.42 + r, i * 2.1 + p.X), r * (1.2 - 0.2 * i)));
        }
    }
}
