using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Glitter, foil, crystals and glints.</summary>
internal static class Sparkle
{
    /// <summary>Glitter that thins out from one end: hexagon flakes of three sizes, chunks where it is dense, dust to the last.</summary>
    /// <remarks>No flake is narrower than the press's line across its flats, and none lies nearer to another than its gap.</remarks>
    /// <param name="nail">A coated nail.</param>
    /// <param name="role">Its colour.</param>
    /// <param name="amount">How much, 0 to 1.</param>
    /// <param name="fromTip">From the tip; else from the cuticle.</param>
    /// <param name="reach">How far it goes, as a share of the length.</param>
    /// <param name="second">Colour of every fifth flake; null for one colour.</param>
    public static void Glitter(Nail nail, PaletteRole role, double amount, bool fromTip, double reach, PaletteRole? second = null)
    {
        Dice dice = nail.Dice.Fork("glitter");
        double thin = Math.Max(nail.MinLine, 0.2);
        var laid = new List<(Point At, double Radius)>();
        var flakes = new Pieces();
        var others = new Pieces();
        // Each size: radius to its corners, how far it goes, how fast it thins out.
        foreach ((double size, double far, double power, double share) in ((double, double, double, double)[])[(2.2, 0.75, 1.4, 0.85), (1.2, 0.92, 1.3, 1), (0.62, 1.05, 1.5, 1)])
        {
            double radius = thin * size;
            int before = laid.Count;
            foreach (Point p in Scatter.Places(dice.Fork("flakes", (int)(size * 100)), nail.Field, 2 * radius + nail.MinGap))
            {
                double way = (fromTip ? p.Y - nail.Top : nail.Bottom - p.Y) / (nail.Length * reach * far);
                double pick = dice.Unit(), turn = dice.Between(0, Math.PI);
                if (pick >= amount * share * Math.Pow(Math.Clamp(1 - way, 0, 1), power) || Crowded(p, radius, before))
                    continue;
                laid.Add((p, radius));
                (second is not null && laid.Count % 5 == 0 ? others : flakes).Add(Hexagon(p, radius, turn));
            }
        }
        nail.Fill(role, flakes.Outline);
        if (second is PaletteRole other)
            nail.Fill(other, others.Outline);

        // Flakes of one size keep apart by their spacing; only larger ones need a look.
        bool Crowded(Point p, double radius, int larger)
        {
            for (int i = 0; i < larger; i++)
            {
                if (laid[i].At.DistanceTo(p) < laid[i].Radius + radius + nail.MinGap)
                    return true;
            }
            return false;
        }
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

    /// <summary>Colour of a crystal's setting: the first of metal, deep and dark colours that shows on a tip and on the coat.</summary>
    public static PaletteRole Setting(Nail nail, PaletteRole tip) =>
        ((PaletteRole[])[PaletteRole.Accent, PaletteRole.Shade, PaletteRole.Line, PaletteRole.Light]).FirstOrDefault(r => nail.Differ(r, tip) && nail.Differ(r, nail.CoatRole), nail.Against(tip, PaletteRole.Accent, PaletteRole.Light, PaletteRole.Line));

    /// <summary>Crystals set along a line, largest in the middle, each with its setting and a glint.</summary>
    public static void Crystals(Nail nail, IReadOnlyList<Point> line, PaletteRole setting, PaletteRole stone, double size)
    {
        List<Point> run = Brush.Through(line, 16);
        int middle = Enumerable.Range(0, run.Count).MinBy(i => Math.Abs(run[i].X));
        // One stone sits in the middle, in the point of a V; from it both wings are set alike.
        Pearl(nail, run[middle], size, setting, stone);
        foreach (int way in (ReadOnlySpan<int>)[1, -1])
        {
            double last = size;
            Point at = run[middle];
            for (int i = middle + way; i >= 0 && i < run.Count; i += way)
            {
                double outward = Math.Abs(run[i].X) / Math.Max(nail.HalfWidthAt(run[i].Y), 0.01), radius = Math.Max(nail.MinLine * 1.4, size * (1 - 0.60 * Math.Min(1, outward)));
                if (outward > 1.02)
                    break;
                if (run[i].DistanceTo(at) < last + radius + nail.MinGap)
                    continue;
                Pearl(nail, run[i], radius, setting, stone);
                (last, at) = (radius, run[i]);
            }
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

    /// <summary>Pearls in a row along a line, the largest in the middle, each half lit and half in the shade that its setting throws.</summary>
    public static void Pearls(Nail nail, IReadOnlyList<Point> line, PaletteRole setting, PaletteRole pearl, double largest)
    {
        List<Point> run = Brush.Through(line, 12);
        int middle = Enumerable.Range(0, run.Count).MinBy(i => Math.Abs(run[i].X));
        Set(run[middle], largest);
        foreach (int way in (ReadOnlySpan<int>)[1, -1])
        {
            double last = largest, walked = 0;
            for (int i = middle; i + way >= 0 && i + way < run.Count && last > nail.MinLine * 1.2; i += way)
            {
                walked += run[i].DistanceTo(run[i + way]);
                double next = Math.Max(nail.MinLine * 1.1, last * 0.84);
                if (walked < last + next + nail.MinGap)
                    continue;
                if (Math.Abs(run[i + way].X) > nail.HalfWidthAt(run[i + way].Y))
                    break;
                Set(run[i + way], next);
                (last, walked) = (next, 0);
            }
        }

        void Set(Point at, double radius)
        {
            nail.Fill(setting, Outline.Circle(at, radius));
            if (radius < nail.MinLine * 2.2)
                return;
            nail.Fill(pearl, Outline.Circle(at, radius - nail.MinLine));
            if (nail.Ramps)
                nail.Fill(setting, Outline.Circle(at, radius - nail.MinLine), coverage: new RadialRamp(at + new Point(-radius * 0.3, -radius * 0.34), radius * 1.35, radius * 1.35, [new(0, 0), new(0.45, 0.05), new(1, 0.66)]));
            if (radius > nail.MinLine * 3.6)
                nail.Fill(nail.Against(setting, PaletteRole.Light, PaletteRole.Ground), Outline.Circle(at + new Point(-radius * 0.28, -radius * 0.30), Math.Max(nail.MinLine * 0.5, radius * 0.16)));
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
    /// <param name="nail">A coated nail.</param>
    /// <param name="role">Their colour.</param>
    /// <param name="count">How many.</param>
    /// <param name="size">Half their height, mm.</param>
    /// <param name="clear">How far they keep from the nail's middle, mm.</param>
    public static void Glints(Nail nail, PaletteRole role, int count, double size, double clear = 0)
    {
        Dice dice = nail.Dice.Fork("glints");
        var glints = new Pieces();
        List<Point> places = [.. Scatter.Places(dice, nail.Field.Grow(-nail.Width * 0.12), nail.Width * 0.34).Where(p => nail.Holds(p) && p.Length >= clear)];
        for (int i = 0; i < places.Count; i++)
        {
            if (i < count)
                glints.Add(Micro.Glint.Transform(Affine.Scale(0.74, 1).Then(Micro.At(places[i], size * dice.Between(0.7, 1.25)))));
            else if (i < count * 3)
                glints.Add(Outline.Circle(places[i], Math.Max(nail.MinLine * 0.6, size * 0.11)));
        }
        nail.Fill(role, glints.Outline);
    }

    /// <summary>One large four-pointed star on a glow, cut like a gem where ramps print, and small glints and dots about the glow's rim.</summary>
    public static void StarOnGlow(Nail nail, PaletteRole star, PaletteRole small, PaletteRole facet, double size, int companions)
    {
        Dice place = nail.Placing.Fork("star"), own = nail.Dice.Fork("star");
        Point at = new(nail.Width * 0.04 * place.Sign(), -nail.Length * place.Between(0, 0.05));
        Affine map = Affine.Scale(0.72, 1).Then(Micro.At(at, size, own.Normal() * 0.05));
        nail.Fill(star, Micro.Glint.Transform(map));
        // One side of every ray lies in shade.
        for (int ray = 0; ray < 4; ray++)
        {
            Point tip = Point.Polar(0.92, ray * Math.PI / 2), dip = Point.Polar(0.22, ray * Math.PI / 2 + Math.PI / 4);
            nail.Film(facet, Outline.Polygon(map.Apply(Point.Zero), map.Apply(tip), map.Apply((tip + dip) * 0.46), map.Apply(dip)), 0.30);
        }
        double turn = place.Between(0, 2 * Math.PI), rim = nail.Width * 0.40;
        for (int i = 0; i < companions; i++)
        {
            // Steps of the golden angle spread any number evenly.
            double way = turn + i * 2.39996;
            Point p = at + new Point(Math.Cos(way) * rim, Math.Sin(way) * rim * 1.25);
            if (i % 2 == 0)
                nail.Fill(small, Micro.Glint.Transform(Affine.Scale(0.72, 1).Then(Micro.At(p, Math.Max(nail.MinLine * 3, size * own.Between(0.30, 0.44))))));
            else
                nail.Fill(small, Outline.Circle(p, Math.Max(nail.MinLine * 0.7, size * 0.07)));
        }
    }

    private static Outline Hexagon(Point at, double radius, double turn)
    {
        Span<Point> corners = stackalloc Point[6];
        for (int i = 0; i < 6; i++)
            corners[i] = at + Point.Polar(radius, turn + i * Math.PI / 3);
        return Outline.Polygon(corners);
    }
}
