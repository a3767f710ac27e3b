using DesignGen.Core.Artworks;
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

    /// <summary>Tortoiseshell: honey that deepens to one side, patches of brown sunk into it, each with a darker heart, and freckles between them.</summary>
    /// <param name="nail">A nail coated with the palest colour.</param>
    /// <param name="size">Size of the patches, 1 as meant.</param>
    /// <param name="honey">The resin.</param>
    /// <param name="brown">The patches.</param>
    /// <param name="dark">Their hearts.</param>
    /// <param name="strength">Ink of the films of brown, 1 as meant; less where a near-black stands in for brown.</param>
    public static void Tortoise(Nail nail, double size, PaletteRole honey, PaletteRole brown, PaletteRole dark, double strength)
    {
        Dice dice = nail.Dice.Fork("tortoise"), place = nail.Placing.Fork("tortoise");
        int side = place.Sign();
        if (nail.Ramps)
        {
            Point down = new Point(side * 0.55, 0.84) * (nail.Length * 0.62);
            nail.Fill(honey, nail.Bleed, coverage: new LinearRamp(-down, down, [new(0, 0.42), new(0.5, 0.66), new(1, 0.88)]));
        }
        else
        {
            nail.Fill(honey, nail.Bleed);
        }
        // Wide stains first, then patches that run into one another here and there, all leaning one way as the shell grew.
        double spacing = nail.Width * 0.56 * size;
        if (nail.Ramps)
        {
            foreach (Point p in Scatter.Places(dice.Fork("stains"), nail.Field.Grow(spacing * 0.3), spacing * 1.2))
            {
                Dice shape = dice.Fork("stain", (int)(p.X * 1000));
                double turn = Lean();
                for (int i = 0; i < 7; i++)
                    nail.Film(brown, Scatter.Blot(shape.Fork("edge"), p, spacing * (0.70 - i * 0.055), 0.6, 1.7, turn), 0.042 * strength);
            }
        }
        // One patch lies well on the nail, so that none is all honey; the others keep their distance from it.
        int n = dice.Whole(0, 2);
        Point lead = new(side * nail.Width * place.Between(0.08, 0.26), nail.Length * place.Between(-0.20, 0.16));
        foreach (Point p in Scatter.Places(dice, nail.Field.Grow(spacing * 0.25), spacing, lead))
        {
            double r = (nail.Ramps ? 1 : 1.12) * spacing * (n++ % 3) switch { 0 => 0.58, 1 => 0.44, _ => 0.30 } * dice.Between(0.9, 1.12), turn = Lean(), stretch = dice.Between(1.3, 2.1);
            Dice shape = dice.Fork("patch", n);
            Outline Patch(double share, double aside) => Scatter.Blot(shape.Fork("edge"), p + Point.Polar(r * aside, turn), r * share, 0.86, stretch, turn);
            if (!nail.Ramps)
            {
                nail.Fill(brown, Patch(1, 0));
                if (r > nail.MinLine * 4 && brown != dark)
                    nail.Fill(dark, Patch(0.66, 0.16));
                continue;
            }
            // Films inside one another: the edge of a patch is never quite sharp in the resin, and its heart is nearly as large as itself.
            for (int i = 0; i < 8; i++)
                nail.Film(brown, Patch(1.14 - i * 0.028, 0), (0.10 + 0.035 * i) * strength);
            for (int i = 0; i < 8; i++)
                nail.Film(dark, Patch(0.93 - i * 0.036, 0.08), 0.08 + 0.045 * i);
        }
        // Freckles where the shell is clear.
        foreach (Point p in Scatter.Places(dice.Fork("freckles"), nail.Field, nail.Width * 0.34).Where(_ => dice.Chance(0.3)))
            nail.Fill(brown, Scatter.Blot(dice, p, Math.Max(nail.MinLine * 0.9, nail.Width * 0.024), 0.3, 1.4, side * 0.85));

        double Lean() => side * (0.85 + dice.Normal() * 0.20);
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
