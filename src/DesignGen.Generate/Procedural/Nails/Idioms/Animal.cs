using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Leopard, cow and tortoiseshell at the size of a nail.</summary>
internal static class Animal
{
    /// <summary>Rosettes: warm cells, each held by two to four fat crescents; small spots between.</summary>
    public static void Leopard(Nail nail, double size, PaletteRole ring, PaletteRole heart)
    {
        Dice dice = nail.Dice.Fork("leopard");
        double spacing = Math.Clamp(nail.Width * 0.20 * size, 1.6, 4.5);
        Rect field = nail.Field.Grow(spacing);
        List<Point> places = Scatter.Places(dice, field, spacing);
        foreach (Point place in places)
        {
            List<Point> cell = Scatter.Cell(places, place, spacing * 1.2, Math.Max(nail.MinGap * 1.4, spacing * 0.16));
            if (cell.Count < 4)
                continue;
            Point middle = Mean(cell);
            if (dice.Chance(0.16))
            {
                nail.Fill(ring, Scatter.Pebble(Scaled(cell, middle, 0.5)));
                continue;
            }
            List<Point> edge = Scatter.Pebble(cell).Contours[0].Flatten(0.02);
            nail.Fill(heart, Scatter.Pebble(Scaled(cell, middle, 0.80)));
            Crescents(nail, dice, middle, edge, ring);
        }
    }

    /// <summary>A few large smooth blots.</summary>
    public static void Cow(Nail nail, double size, PaletteRole role)
    {
        Dice dice = nail.Dice.Fork("cow");
        double spacing = nail.Width * 0.40 * size;
        foreach (Point p in Scatter.Places(dice, nail.Field.Grow(spacing * 0.2), spacing))
            nail.Fill(role, Scatter.Blot(dice, p, spacing * dice.Between(0.22, 0.40), 0.75, dice.Between(1, 1.7), dice.Between(0, Math.PI)));
    }

    /// <summary>Three layers of amber blots, the darkest last.</summary>
    public static void Tortoise(Nail nail, double size, PaletteRole warm, PaletteRole brown, PaletteRole dark)
    {
        Dice dice = nail.Dice.Fork("tortoise");
        foreach ((PaletteRole role, double part, double amount) in new[] { (warm, 0.36, 0.75), (brown, 0.27, 0.8), (dark, 0.17, 1.0) })
        {
            double spacing = nail.Width * 0.36 * size;
            foreach (Point p in Scatter.Places(dice, nail.Field.Grow(spacing * 0.3), spacing))
            {
                double turn = 0.9 + dice.Normal() * 0.35, stretch = dice.Between(1.1, 1.9), r = nail.Width * part * size * dice.Between(0.55, 1.0);
                if (!nail.Ramps)
                {
                    nail.Fill(role, Scatter.Blot(dice, p, r, 0.6, stretch, turn));
                    continue;
                }
                // Two films, the wider one thin: the edge looks sunk into the resin.
                Dice shape = dice.Fork("blot", (int)(p.X * 1000));
                nail.Film(role, Scatter.Blot(shape.Fork("a"), p, r * 1.25, 0.6, stretch, turn), amount * 0.35);
                nail.Film(role, Scatter.Blot(shape.Fork("a"), p, r, 0.6, stretch, turn), amount * 0.75);
            }
        }
    }

    private static void Crescents(Nail nail, Dice dice, Point middle, List<Point> edge, PaletteRole role)
    {
        int count = dice.Whole(2, 3);
        double start = dice.Between(0, 2 * Math.PI), step = 2 * Math.PI / count, mean = edge.Average(p => p.DistanceTo(middle));
        if (mean < nail.MinLine * 2)
            return;
        for (int i = 0; i < count; i++)
        {
            double from = start + i * step + step * dice.Between(0.02, 0.10), sweep = step * dice.Between(0.66, 0.86), fat = dice.Between(0.34, 0.50);
            const int n = 9;
            var outer = new List<Point>();
            var inner = new List<Point>();
            for (int j = 0; j <= n; j++)
            {
                double t = (double)j / n, angle = from + sweep * t, r = Reach(middle, edge, angle);
                double thick = Math.Max(nail.MinLine, r * fat * Math.Pow(Math.Sin(Math.PI * (0.08 + 0.84 * t)), 0.75));
                outer.Add(middle + Point.Polar(r, angle));
                inner.Add(middle + Point.Polar(r - thick, angle));
            }
            inner.Reverse();
            nail.Fill(role, Outline.Smooth([.. outer, .. inner]));
        }
    }

    private static double Reach(Point middle, List<Point> edge, double angle)
    {
        Point ray = Point.Polar(1, angle);
        for (int i = 0; i < edge.Count; i++)
        {
            Point a = edge[i] - middle, b = edge[(i + 1) % edge.Count] - middle;
            double ca = Point.Cross(ray, a), cb = Point.Cross(ray, b);
            if (ca <= 0 != cb <= 0)
            {
                Point hit = Point.Lerp(a, b, ca / (ca - cb));
                if (Point.Dot(hit, ray) > 0)
                    return hit.Length;
            }
        }
        return edge.Average(p => p.DistanceTo(middle));
    }

    private static Point Mean(List<Point> cell) => cell.Aggregate(Point.Zero, (sum, p) => sum + p) / cell.Count;

    private static List<Point> Scaled(List<Point> cell, Point about, double by) => [.. cell.Select(p => about + (p - about) * by)];
}
