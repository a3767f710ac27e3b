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
        // On a pointed nail the petals hang where there is room for five of them, and the tip above is painted.
        double shoulder = Enumerable.Range(0, 60).Select(i => i / 100.0).First(t => nail.HalfWidthAt(nail.Top + t * nail.Length) > nail.Width * 0.36);
        double deep = Math.Max(depth, shoulder * 0.92), bend = nail.Width * (0.24 - 0.10 * Math.Min(1, shoulder / 0.3));
        Point[] Arc(double down) => [.. Enumerable.Range(0, 13).Select(i =>
        {
            double u = -1 + i / 6.0;
            return new Point(u * (nail.Field.Width / 2 + 0.3), nail.Top + deep * nail.Length + down + bend * u * u);
        })];
        nail.Fill(ink, Brush.Beyond(Arc(0), nail.Field.Top - 1));
        // A rim with room bears a reserved line and a row of beads, a deep tip a reserved flower above them.
        double tall = deep * nail.Length;
        if (tall > line * 3 + nail.MinGap * 2 + nail.Width * 0.10)
        {
            nail.Fill(nail.CoatRole, Brush.Stroke(Arc(-nail.MinGap * 1.5 - line), line));
            double bead = Math.Max(nail.MinLine * 0.6, nail.Width * 0.022);
            French.Along(nail, Arc(-nail.MinGap * 3 - line * 1.5 - bead), bead * 5, (at, _, _) => nail.Fill(nail.CoatRole, Outline.Circle(at, bead)), 0);
            double room = tall - nail.MinGap * 4.5 - line * 2 - bead * 2, r = Math.Min(room * 0.36, nail.HalfWidthAt(nail.Top + room * 0.60) * 0.62);
            if (r > nail.MinLine * 5)
            {
                Point bloom = new(0, nail.Top + room * 0.62);
                for (int i = 0; i < 6; i++)
                    nail.Fill(nail.CoatRole, Micro.Petal(0.74).Transform(Micro.At(bloom + Point.Polar(r * 0.24, i * Math.PI / 3 - Math.PI / 2), r * 0.76, i * Math.PI / 3)));
                nail.Fill(gold, Outline.Circle(bloom, Math.Max(nail.MinLine * 0.7, r * 0.15)));
            }
        }
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

    /// <summary>Auspicious clouds: heads of three scrolls with streaming tails, on alternate sides as many as the nail has room for; small ones in the gaps.</summary>
    public static void Clouds(Nail nail, double size, double density, PaletteRole body, PaletteRole line)
    {
        Dice place = nail.Placing.Fork("clouds"), dice = nail.Dice.Fork("clouds");
        int side = place.Sign();
        double r = nail.Width * 0.225 * size;
        // Mist rises from the cuticle; a short nail has two clouds over it, an extra long one four or five.
        if (nail.Ramps)
            Fade.Along(nail, body, new(0, nail.Bottom + nail.Length * 0.06), new(0, nail.Bottom - nail.Length * 0.34), 0.55);
        int count = Math.Max(2, (int)Math.Round(nail.Length / (r * (3.7 - 0.9 * density))));
        double step = nail.Length * 0.92 / count;
        for (int i = 0; i < count; i++)
        {
            int to = i % 2 == 0 ? side : -side;
            double y = nail.Top + nail.Length * 0.08 + step * (i + 0.58) + dice.Between(-0.04, 0.04) * step, s = i % 2 == 0 ? 1 : 0.82;
            double x = to * Math.Min(nail.Width * 0.30, Math.Max(0, nail.HalfWidthAt(y) - r * 0.45));
            Cloud(nail, new(x, y), r * s, -to, body, line);
        }
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
        // The union first: lobes and tails in the line's ink, then the same a line thinner in the body's.
        double w = Math.Max(nail.MinLine, r * 0.13);
        (double X, double Y, double R)[] lobes = [(0.05, -0.42, 0.78), (-0.86, 0.10, 0.60), (0.92, 0.14, 0.56)];
        Point[] Stream(double drop, double reach, double lift) =>
            [.. ((Point[])[new(-way * 0.6, drop), new(way * 0.6, drop + 0.10), new(way * (0.5 + reach * 0.5), drop - lift), new(way * (0.3 + reach), drop + 0.06)]).Select(p => at + p * r)];
        foreach (double shrink in (ReadOnlySpan<double>)[0, w])
        {
            PaletteRole role = shrink > 0 ? body : line;
            foreach ((double x, double y, double lr) in lobes)
                nail.Fill(role, Outline.Circle(at + new Point(x, y) * r, r * lr - shrink));
            nail.Fill(role, Outline.Ellipse(at + new Point(0, 0.42) * r, r * 0.95 - shrink, r * 0.36 - shrink * 0.8));
            foreach ((double drop, double reach, double lift, double fat) in ((double, double, double, double)[])[(0.44, 2.7, 0.20, 0.80), (0.84, 1.7, 0.02, 0.52)])
            {
                double end = shrink > 0 ? nail.MinLine * 0.5 : nail.MinLine * 1.5;
                nail.Fill(role, Brush.Stroke(Stream(drop, reach, lift), t => Math.Max(end, r * fat * Math.Pow(1 - t, 0.62) - shrink * 2)));
            }
        }
        foreach ((double x, double y, double lr) in lobes)
        {
            Point c = at + new Point(x, y) * r;
            double coil = r * lr - w * 0.5 - nail.MinGap - nail.MinLine * 0.6;
            if (coil < nail.MinLine * 2.4)
                continue;
            int hand = x >= 0 ? 1 : -1;
            // A scroll of a turn and a third; its heart is a bead.
            nail.Fill(line, Brush.Stroke([.. Enumerable.Range(0, 12).Select(i => c + Point.Polar(coil * (1 - i / 15.5), 2.2 - hand * (i * 0.72 - (hand > 0 ? 0 : 1.3))))], t => nail.MinLine * (1.25 - 0.25 * t)));
            if (coil > nail.MinLine * 4.5)
                nail.Fill(line, Outline.Circle(c, nail.MinLine * 0.75));
        }
    }

    private static void Lotus(Nail nail, Dice dice, Point at, double r, PaletteRole ink, PaletteRole wash, PaletteRole gold)
    {
        // Three rings of full petals with a small point; each petal: line, a white margin, and wash that darkens to the foot.
        foreach ((double reach, int count, double lag) in ((double, int, double)[])[(1.0, 7, 0), (0.72, 6, 0.45), (0.43, 5, 0.1)])
        {
            for (int i = 0; i < count; i++)
            {
                double lie = lag + i * 2 * Math.PI / count + dice.Normal() * 0.03, size = r * reach;
                nail.Fill(ink, Full(1.02).Transform(Micro.At(at, size, lie)));
                double keep = size - nail.MinLine * 1.7;
                if (keep < nail.MinLine * 2)
                    continue;
                nail.Fill(nail.CoatRole, Full(1.02 - 1.3 * nail.MinLine / size).Transform(Micro.At(at, keep, lie)));
                Wash(nail, Full(0.78).Transform(Micro.At(at, keep * 0.86, lie)), ink, wash);
                if (size > nail.MinLine * 9)
                    nail.Fill(ink, Pointed(0.30).Transform(Micro.At(at, size * 0.66, lie)));
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

    // Broad in the shoulders, a small point in the middle of its edge.
    private static Outline Full(double width) => new OutlineBuilder().MoveTo(new(0, 0))
        .CurveTo(new(-0.26 * width, -0.12), new(-0.62 * width, -0.46), new(-0.50 * width, -0.76)).CurveTo(new(-0.42 * width, -0.94), new(-0.14 * width, -0.93), new(0, -1.03))
        .CurveTo(new(0.14 * width, -0.93), new(0.42 * width, -0.94), new(0.50 * width, -0.76)).CurveTo(new(0.62 * width, -0.46), new(0.26 * width, -0.12), new(0, 0)).Close().Build();

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
