using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Glitter, foil, crystals and glints.</summary>
internal static class Sparkle
{
    /// <summary>Glitter that thins out from one end.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="role">Its colour.</param>
    /// <param name="amount">How much, 0 to 1.</param>
    /// <param name="fromTip">From the tip; else from the cuticle.</param>
    /// <param name="reach">How far it goes, as a share of the length.</param>
    public static void Glitter(Nail nail, PaletteRole role, double amount, bool fromTip, double reach)
    {
        Dice dice = nail.Dice.Fork("glitter");
        var flakes = new Pieces();
        double thin = Math.Max(nail.MinLine, 0.2);
        foreach (Point p in Scatter.Places(dice, nail.Field, thin * 1.25 + nail.MinGap))
        {
            double way = (fromTip ? p.Y - nail.Top : nail.Bottom - p.Y) / (nail.Length * reach);
            double keep = amount * Math.Pow(Math.Clamp(1 - way, 0, 1), 1.6);
            double turn = dice.Between(0, Math.PI), pick = dice.Unit();
            // Fine dust everywhere; in every dozen one hexagon flake where there is room beside it.
            double size = thin * (dice.Chance(0.3) ? 0.68 : 0.5);
            if (pick < keep)
                flakes.Add(Hexagon(p, size, turn));
        }
        foreach (Point p in Scatter.Places(dice.Fork("flakes"), nail.Field, 1.5))
        {
            double way = (fromTip ? p.Y - nail.Top : nail.Bottom - p.Y) / (nail.Length * reach * 1.1);
            if (dice.Unit() < amount * Math.Clamp(1 - way, 0, 1))
                flakes.Add(Hexagon(p, thin * dice.Between(1.1, 1.7), dice.Between(0, Math.PI)));
        }
        nail.Fill(role, flakes.Outline);
    }

    /// <summary>Torn leaf metal: shards in loose drifts.</summary>
    public static void Foil(Nail nail, PaletteRole role, double amount, double size)
    {
        Dice dice = nail.Dice.Fork("foil");
        Rect field = nail.Field.Grow(0.5);
        // Cells round places that are uneven on purpose: leaf metal tears into shards of all sizes.
        List<Point> places = [.. Scatter.Places(dice, field, 0.5 * size).Where(_ => dice.Chance(0.42))];
        (Point At, Point Way)[] drifts =
            [.. Enumerable.Range(0, 2).Select(_ => (new Point(dice.Between(field.Left, field.Right), dice.Between(field.Top, field.Bottom)), Point.Polar(1, dice.Between(0.4, 1.3))))];
        var leaf = new Pieces();
        foreach (Point place in places)
        {
            double near = drifts.Min(d => Away(place - d.At, d.Way)) / (nail.Width * 0.21);
            if (dice.Unit() >= amount * (Math.Exp(-near * near) * 1.15 + 0.03))
                continue;
            List<Point> shard = Scatter.Cell(places, place, 0.9 * size, nail.MinGap);
            if (shard.Count >= 3)
                leaf.Add(Outline.Polygon([.. shard]));
        }
        nail.Fill(role, leaf.Outline);

        // Drifts are long: distance along them counts a third.
        static double Away(Point step, Point way) => new Point(Point.Dot(step, way) / 3, Point.Cross(step, way)).Length;
    }

    /// <summary>Crystals set along a line, largest in the middle, each with its setting and a glint.</summary>
    public static void Crystals(Nail nail, IReadOnlyList<Point> line, PaletteRole setting, PaletteRole stone, double size)
    {
        List<Point> run = Brush.Through(line, 12);
        double done = -1e9, walked = 0;
        for (int i = 1; i < run.Count; i++)
        {
            walked += run[i].DistanceTo(run[i - 1]);
            double middle = 1 - Math.Abs(run[i].X) / (nail.Width * 0.5);
            double radius = Math.Max(nail.MinLine * 1.4, size * (0.40 + 0.60 * Math.Max(0, middle)));
            if (middle < 0.06 || walked - done < radius * 2.15 + nail.MinGap)
                continue;
            Pearl(nail, run[i], radius, setting, stone);
            done = walked;
        }
    }

    /// <summary>One pearl or stone: a setting, a body, and a glint where there is room.</summary>
    public static void Pearl(Nail nail, Point at, double radius, PaletteRole setting, PaletteRole stone)
    {
        nail.Fill(setting, Outline.Circle(at, radius));
        if (radius >= nail.MinLine * 2.1)
        {
            nail.Fill(stone, Outline.Circle(at, radius - nail.MinLine));
            if (radius >= nail.MinLine * 3.4)
                nail.Fill(setting, Outline.Ellipse(at + new Point(-radius * 0.22, -radius * 0.26), nail.MinLine * 0.62, nail.MinLine * 0.62));
        }
    }

    /// <summary>A few dots of two sizes, well apart.</summary>
    public static void Dots(Nail nail, PaletteRole role, int count, double spread)
    {
        Dice dice = nail.Dice.Fork("dots");
        int n = 0;
        foreach (Point p in Scatter.Places(dice, nail.Field.Grow(-nail.Width * 0.10), spread * 0.55).Where(nail.Holds).Take(count))
            nail.Fill(role, Outline.Circle(p, nail.MinLine * (n++ % 3 == 0 ? 1.2 : 0.7)));
    }

    /// <summary>Four-pointed glints and dust round them.</summary>
    public static void Glints(Nail nail, PaletteRole role, int count, double size)
    {
        Dice dice = nail.Dice.Fork("glints");
        var glints = new Pieces();
        List<Point> places = [.. Scatter.Places(dice, nail.Field.Grow(-nail.Width * 0.12), nail.Width * 0.34).Where(nail.Holds)];
        for (int i = 0; i < places.Count; i++)
        {
            if (i < count)
                glints.Add(Micro.Glint.Transform(Affine.Scale(0.74, 1).Then(Micro.At(places[i], size * dice.Between(0.7, 1.25)))));
            else if (i < count * 3)
                glints.Add(Outline.Circle(places[i], Math.Max(nail.MinLine * 0.6, size * 0.11)));
        }
        nail.Fill(role, glints.Outline);
    }

    private static Outline Hexagon(Point at, double radius, double turn)
    {
        Span<Point> corners = stackalloc Point[6];
        for (int i = 0; i < 6; i++)
            corners[i] = at + Point.Polar(radius, turn + i * Math.PI / 3);
        return Outline.Polygon(corners);
    }
}
