using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Chinese idioms: blue-and-white scrolls (青花), auspicious clouds (祥云), scale waves (海水).</summary>
internal static class Oriental
{
    /// <summary>A flower on a scrolling stem between two banded borders, drawn as on porcelain.</summary>
    public static void Porcelain(Nail nail, double size, double fullness, PaletteRole ink, PaletteRole wash, PaletteRole gold)
    {
        Dice place = nail.Placing.Fork("porcelain"), dice = nail.Dice.Fork("porcelain");
        int side = place.Sign();
        double line = Math.Max(nail.MinLine, nail.Width * 0.022);
        double r = nail.Width * 0.36 * size;
        Point bloom = new(side * nail.Width * 0.20, nail.Top + nail.Length * place.Between(0.46, 0.54));
        // One S-shaped stem, cuticle to tip, through the bloom; curls leave it on alternate sides.
        Point[] stem =
        [
            new(-side * nail.Width * 0.30, nail.Field.Bottom), new(-side * nail.Width * 0.26, nail.Bottom - nail.Length * 0.22), new(side * nail.Width * 0.06, nail.Bottom - nail.Length * 0.36),
            bloom, new(-side * nail.Width * 0.12, nail.Top + nail.Length * 0.34), new(-side * nail.Width * 0.18, nail.Top + nail.Length * 0.16), new(side * nail.Width * 0.10, nail.Field.Top),
        ];
        nail.Fill(ink, Brush.Stroke(stem, line * 1.3));
        List<Point> run = Brush.Through(stem, 8);
        int curls = 3 + (int)Math.Round(fullness * 4);
        for (int i = 0; i < curls; i++)
        {
            int at = 4 + (run.Count - 9) * i / Math.Max(1, curls - 1);
            double way = (run[at + 1] - run[at]).Direction;
            int hand = i % 2 == 0 ? 1 : -1;
            Curl(nail, run[at], way + hand * 0.7, nail.Width * dice.Between(0.20, 0.30), hand, line, ink);
            if (fullness > 0.3)
                Lancet(nail, run[at], way - hand * 0.85, nail.Width * dice.Between(0.20, 0.27), ink, wash);
        }
        FlowerColours colours = new(nail.Ramps ? nail.CoatRole : wash, ink, nail.CoatRole, gold, ink, nail.CoatRole);
        Lotus(nail, dice, bloom, r, ink, wash, gold);
        Lancet(nail, new(-side * nail.Width * 0.42, nail.Top + nail.Length * 0.60), side > 0 ? -0.5 : Math.PI + 0.5, nail.Width * 0.26, ink, wash);
        Floral.Flower(nail, dice, Bloom.Blossom, new(-side * nail.Width * 0.34, nail.Bottom - nail.Length * 0.13), r * 0.50, 0.3, colours);
    }

    /// <summary>A tip border as on a vase's shoulder: a painted rim, under it a row of hanging petals with a drop in each, and beads of gold between their points.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="depth">How far the painted rim reaches in the middle, as a share of the length.</param>
    /// <param name="ink">The one ink.</param>
    /// <param name="wash">Face of the petals.</param>
    /// <param name="gold">Beads and the fine line.</param>
    public static void Border(Nail nail, double depth, PaletteRole ink, PaletteRole wash, PaletteRole gold)
    {
        double half = nail.Width / 9.4, line = Math.Max(nail.MinLine, nail.Width * 0.020);
        Point[] Arc(double down) => [.. Enumerable.Range(0, 13).Select(i =>
        {
            double u = -1 + i / 6.0;
            return new Point(u * (nail.Field.Width / 2 + 0.3), nail.Top + depth * nail.Length + down + nail.Width * 0.24 * u * u);
        })];
        nail.Fill(ink, Brush.Beyond(Arc(0), nail.Field.Top - 1));
        nail.Fill(gold, Brush.Stroke(Arc(nail.MinGap * 1.4 + line * 0.5), line));
        double start = nail.MinGap * 2.8 + line * 1.5;
        nail.Fill(ink, Brush.Stroke(Arc(start), line));
        French.Along(nail, Arc(start), half * 2, (at, lean, rank) =>
        {
            Affine map = Affine.Scale(half).Then(Affine.Rotate(lean)).Then(Affine.Translate(at));
            nail.Fill(ink, Lappet(1, 1.9).Transform(map));
            double keep = 1 - line / half;
            nail.Fill(nail.CoatRole, Lappet(keep, 1.9 - 2.2 * line / half).Transform(map));
            Wash(nail, Lappet(keep * 0.98, 1.1).Transform(map), ink, wash);
            nail.Fill(ink, Micro.Drop.Transform(Affine.Scale(0.46, -0.50).Then(Affine.Translate(0, 0.62)).Then(map)));
            foreach (int side in (ReadOnlySpan<int>)[-1, 1])
                nail.Fill(gold, Outline.Circle(map.Apply(new Point(side, 1.55)), Math.Max(nail.MinLine * 0.6, half * 0.17)));
        }, nail.Width);
        // The foot of the vase: one line about the cuticle.
        nail.Fill(ink, Brush.Stroke(French.HalfMoon(nail, 0.11), line));
    }

    // A hanging petal, its straight side up about the origin, its point below.
    private static Outline Lappet(double half, double drop) => new OutlineBuilder().MoveTo(new(-half, 0))
        .CurveTo(new(-half * 1.02, drop * 0.52), new(-half * 0.52, drop * 0.76), new(0, drop)).CurveTo(new(half * 0.52, drop * 0.76), new(half * 1.02, drop * 0.52), new(half, 0)).Close().Build();

    /// <summary>Auspicious clouds: heads of three scrolls with a trailing tail, in outline over a flat body.</summary>
    public static void Clouds(Nail nail, double size, double density, PaletteRole body, PaletteRole line)
    {
        Dice place = nail.Placing.Fork("clouds"), dice = nail.Dice.Fork("clouds");
        int side = place.Sign();
        double r = nail.Width * 0.17 * size;
        (double X, double Y, double S)[] heads = [(0.34, 0.30, 1.0), (-0.36, 0.52, 0.86), (0.30, 0.74, 0.92), (-0.30, 0.10, 0.7), (-0.28, 0.92, 0.8)];
        foreach ((double x, double y, double s) in heads[..(1 + (int)Math.Round(density * 4))])
            Cloud(nail, new(side * x * nail.Width, nail.Top + nail.Length * (y + dice.Between(-0.02, 0.02))), r * s, x > 0 == side > 0 ? -1 : 1, body, line);
    }

    /// <summary>Scale waves: rows of nested arcs that rise from the cuticle.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="size">1 gives five scales across two rows.</param>
    /// <param name="reach">How high they rise, as a share of the length.</param>
    /// <param name="ink">Rims.</param>
    /// <param name="fill">Bands between rims.</param>
    /// <param name="second">Bands of the marked scales.</param>
    public static void Waves(Nail nail, double size, double reach, PaletteRole ink, PaletteRole fill, PaletteRole second)
    {
        double r = Math.Max(nail.Width / 5.0 * size, nail.MinLine * 6), line = Math.Max(nail.MinLine, r / 9);
        int n = 0, row = 0;
        // Rows are laid from far to near, each hiding the lower half of the one before.
        for (double y = nail.Bottom - nail.Length * reach; y < nail.Field.Bottom + r; y += r / 2, row++)
        {
            double first = -2 * r * Math.Ceiling(nail.Field.Width / 2 / (2 * r)) + (row % 2 == 0 ? 0 : -r);
            for (double x = first; x < nail.Field.Right + r; x += 2 * r)
            {
                // Marked scales come at uneven steps, so that they never line up.
                bool marked = (n++ * 7 + row * 3) % 5 == 0;
                foreach ((double share, PaletteRole role) in new[] { (1.0, ink), (1 - line / r, fill), (0.68, ink), (0.68 - line / r, marked ? second : fill), (0.34, ink), (0.34 - line / r, marked ? fill : second) })
                    nail.Fill(role, Dome(new(x, y), r * share));
            }
        }
    }

    private static Outline Dome(Point at, double r) =>
        new OutlineBuilder().MoveTo(at + new Point(-r, 0)).ArcAround(at, Math.PI).LineTo(at + new Point(r, r)).LineTo(at + new Point(-r, r)).Close().Build();

    private static void Cloud(Nail nail, Point at, double r, int way, PaletteRole body, PaletteRole line)
    {
        // The union first: lobes and tail in the line's ink, then the same a line thinner in the body's.
        double w = Math.Max(nail.MinLine, r * 0.12);
        (double X, double Y, double R)[] lobes = [(0, -0.35, 0.80), (-0.85, 0.15, 0.62), (0.85, 0.15, 0.62)];
        foreach (double shrink in (ReadOnlySpan<double>)[0, w])
        {
            PaletteRole role = shrink > 0 ? body : line;
            foreach ((double x, double y, double lr) in lobes)
                nail.Fill(role, Outline.Circle(at + new Point(x, y) * r, r * lr - shrink));
            Point[] tail = [at + new Point(0, 0.45) * r, at + new Point(way * 1.3 * r, 0.62 * r), at + new Point(way * 2.6 * r, 0.30 * r), at + new Point(way * 3.8 * r, 0.50 * r)];
            nail.Fill(role, Brush.Stroke(tail, t => Math.Max(nail.MinLine * (shrink > 0 ? 0.5 : 1.5), r * 0.62 * (1 - t) - shrink * 2)));
        }
        foreach ((double x, double y, double lr) in lobes)
        {
            Point c = at + new Point(x, y) * r;
            double coil = r * lr * 0.62;
            if (coil < nail.MinLine * 2.2)
                continue;
            int hand = x >= 0 ? 1 : -1;
            nail.Fill(line, Brush.Stroke([.. Enumerable.Range(0, 9).Select(i => c + Point.Polar(coil * (1 - i / 9.5), 1.9 - hand * i * 0.75))], nail.MinLine));
        }
    }

    private static void Lotus(Nail nail, Dice dice, Point at, double r, PaletteRole ink, PaletteRole wash, PaletteRole gold)
    {
        // Three rings of pointed petals; each petal: line, wash, and a lit foot in the coat's colour.
        foreach ((double reach, int count, double lag) in ((double, int, double)[])[(1.0, 8, 0), (0.74, 7, 0.4), (0.46, 5, 0.1)])
        {
            for (int i = 0; i < count; i++)
            {
                double lie = lag + i * 2 * Math.PI / count + dice.Normal() * 0.03, size = r * reach;
                nail.Fill(ink, Pointed(0.86).Transform(Micro.At(at, size, lie)));
                double keep = size - nail.MinLine * 1.7;
                if (keep < nail.MinLine * 2)
                    continue;
                Wash(nail, Pointed(0.86 - 1.1 * nail.MinLine / size).Transform(Micro.At(at, keep, lie)), ink, wash);
                if (size > nail.MinLine * 9)
                    nail.Fill(nail.CoatRole, Pointed(0.46).Transform(Micro.At(at, size * 0.74, lie)));
            }
        }
        nail.Fill(ink, Outline.Circle(at, r * 0.17 + nail.MinLine));
        nail.Fill(gold, Outline.Circle(at, r * 0.17));
    }

    // Thinned ink over the glaze, as the porcelain painter has only one blue; flat inks use a second, paler colour.
    private static void Wash(Nail nail, Outline area, PaletteRole ink, PaletteRole wash)
    {
        nail.Fill(nail.Ramps ? nail.CoatRole : wash, area);
        nail.Film(ink, area, 0.40);
    }

    private static Outline Pointed(double width) => new OutlineBuilder().MoveTo(new(0, 0))
        .CurveTo(new(-0.30 * width, -0.20), new(-0.78 * width, -0.62), new(-0.30 * width, -0.86)).CurveTo(new(-0.14 * width, -0.93), new(-0.04 * width, -0.96), new(0, -1.04))
        .CurveTo(new(0.04 * width, -0.96), new(0.14 * width, -0.93), new(0.30 * width, -0.86)).CurveTo(new(0.78 * width, -0.62), new(0.30 * width, -0.20), new(0, 0)).Close().Build();

    private static void Curl(Nail nail, Point from, double way, double length, int hand, double line, PaletteRole ink)
    {
        var run = new List<Point> { from };
        double step = length / 5, turn = way;
        for (int i = 0; i < 11; i++)
        {
            run.Add(run[^1] + Point.Polar(step, turn));
            turn += hand * (0.16 + 0.075 * i);
            step *= 0.90;
        }
        nail.Fill(ink, Brush.Stroke(run, t => Math.Max(nail.MinLine, line * (1.4 - 0.6 * t))));
        nail.Fill(ink, Outline.Circle(run[^1], line * 1.05));
    }

    private static void Lancet(Nail nail, Point root, double way, double length, PaletteRole ink, PaletteRole wash)
    {
        Affine map = Micro.At(root, length, way + Math.PI / 2);
        nail.Fill(ink, Micro.Leaf(0.46, 0.08).Transform(map));
        double slim = 0.46 - 2.4 * nail.MinLine / length;
        if (slim > 0.12)
            Wash(nail, Micro.Leaf(slim, 0.08).Transform(Affine.Scale(0.84).Then(Affine.Translate(0.01, -0.07)).Then(map)), ink, wash);
    }
}
