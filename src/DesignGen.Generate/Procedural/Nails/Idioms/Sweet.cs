using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Sweet and retro idioms: hearts, daisies, checks, swirls, bows, cherries, stars.</summary>
internal static class Sweet
{
    // A cherry of radius 1: round, with a dimple where the stalk sits.
    private static Outline Berry { get; } = new OutlineBuilder().MoveTo(new(0, -0.78))
        .CurveTo(new(0.30, -1.06), new(1.02, -0.86), new(1.02, -0.06)).CurveTo(new(1.02, 0.58), new(0.54, 1.0), new(0, 1.0))
        .CurveTo(new(-0.54, 1.0), new(-1.02, 0.58), new(-1.02, -0.06)).CurveTo(new(-1.02, -0.86), new(-0.30, -1.06), new(0, -0.78)).Close().Build();

    /// <summary>Hearts strewn evenly, each with its own small lean.</summary>
    public static void Hearts(Nail nail, double size, double density, PaletteRole role, PaletteRole second)
    {
        Dice dice = nail.Dice.Fork("hearts");
        double radius = Math.Clamp(nail.Width * 0.10 * size, nail.MinLine * 3, 2.4);
        int n = 0;
        foreach (Point p in Scatter.Places(dice, nail.Field, radius * (4.0 - 1.2 * density)))
            nail.Fill(n++ % 4 == 3 ? second : role, Micro.Heart.Transform(Micro.At(p, radius * (n % 3 == 0 ? 0.72 : 1), dice.Normal() * 0.22)));
    }

    /// <summary>One large heart that leaves the nail at a side, with an echo line round it.</summary>
    public static void BigHeart(Nail nail, double size, PaletteRole role, PaletteRole line)
    {
        Dice place = nail.Placing.Fork("heart");
        int side = place.Sign();
        double y = nail.Top + nail.Length * place.Between(0.34, 0.5), r = nail.Width * 0.38 * size;
        Affine map = Micro.At(new(side * nail.HalfWidthAt(y) * 0.34, y), 1, side * 0.24);
        double echo = nail.MinLine * 2.2 + nail.MinGap;
        nail.Fill(line, Micro.Heart.Transform(Affine.Scale(r + echo).Then(map)).With(Micro.Heart.Reverse().Transform(Affine.Scale(r + echo - nail.MinLine * 1.4).Then(map))), FillRule.EvenOdd);
        nail.Fill(role, Micro.Heart.Transform(Affine.Scale(r).Then(map)));
        PaletteRole glint = nail.Against(role, PaletteRole.Light, PaletteRole.Ground);
        nail.Fill(glint, Brush.Stroke([map.Apply(new Point(-0.62 * r, -0.18 * r)), map.Apply(new Point(-0.62 * r, -0.48 * r)), map.Apply(new Point(-0.42 * r, -0.66 * r))],
            t => Math.Max(nail.MinLine, r * 0.13 * Math.Sin(Math.PI * (0.15 + 0.7 * t)))));
    }

    /// <summary>A few tiny hearts in the open.</summary>
    public static void LittleHearts(Nail nail, int count, double size, PaletteRole role)
    {
        Dice dice = nail.Dice.Fork("little hearts");
        foreach (Point p in Scatter.Places(dice, nail.Field.Grow(-nail.Width * 0.14), nail.Width * 0.32).Where(nail.Holds).Take(count))
            nail.Fill(role, Micro.Heart.Transform(Micro.At(p, Math.Max(nail.MinLine * 2.5, nail.Width * 0.055 * size), dice.Normal() * 0.25)));
    }

    /// <summary>Polka dots on a lattice of equal triangles; one in nine is of the second colour.</summary>
    public static void Polka(Nail nail, double size, double density, PaletteRole role, PaletteRole second)
    {
        double r = Math.Max(nail.MinLine, nail.Width * 0.062 * size), step = Math.Max(nail.Width * (0.30 - 0.08 * density) * size, 2 * r + nail.MinGap * 2);
        double lag = nail.Placing.Fork("polka").Between(0, step);
        var dots = new Pieces();
        var bright = new Pieces();
        int row = 0;
        for (double y = nail.Field.Top - lag; y < nail.Field.Bottom + r; y += step * 0.866, row++)
        {
            int column = 0;
            for (double x = -Math.Ceiling(nail.Field.Width / 2 / step) * step - (row % 2 == 0 ? 0 : step / 2); x < nail.Field.Right + step; x += step, column++)
                (row % 3 == 1 && column % 3 == row / 3 % 3 ? bright : dots).Add(Outline.Circle(new(x, y), r));
        }
        nail.Fill(role, dots.Outline);
        nail.Fill(second, bright.Outline);
    }

    /// <summary>Daisies, some cut by the side walls, of two sizes.</summary>
    public static void Daisies(Nail nail, double size, double density, PaletteRole petal, PaletteRole heart)
    {
        Dice dice = nail.Dice.Fork("daisies");
        double radius = Math.Clamp(nail.Width * 0.19 * size, nail.MinLine * 6, 4);
        List<Point> places = Scatter.Places(dice, nail.Field, radius * (2.9 - 0.8 * density), Lead(nail));
        for (int i = 0; i < places.Count; i++)
        {
            bool small = i % 3 == 2;
            Daisy(nail, places[i], small ? radius * 0.62 : radius, dice.Between(0, 1), petal, heart);
        }
    }

    // Where the first of a few large motifs lies, so that they do not all sit at the walls.
    private static Point Lead(Nail nail)
    {
        Dice place = nail.Placing.Fork("lead");
        return new(nail.Width * 0.18 * place.Between(-1, 1), nail.Length * place.Between(-0.16, 0.12));
    }

    /// <summary>One daisy; the number of petals follows its size.</summary>
    public static void Daisy(Nail nail, Point at, double radius, double turn, PaletteRole petal, PaletteRole heart)
    {
        int petals = radius > 2.4 ? 12 : radius > 1.3 ? 9 : 6;
        var all = new Pieces();
        // Petals stand apart by the press's gap at their widest place.
        double share = Math.Max(0.5, (2 * Math.PI * 0.72 * radius / petals - nail.MinGap) / radius) / 1.04;
        for (int i = 0; i < petals; i++)
            all.Add(Micro.Petal(share).Transform(Micro.At(at, radius, turn + i * 2 * Math.PI / petals)));
        nail.Fill(petal, all.Outline);
        nail.Fill(heart, Outline.Circle(at, Math.Max(nail.MinLine * 1.2, radius * 0.28)));
    }

    /// <summary>A checkerboard with a slow wave in it.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="size">1 gives six squares across.</param>
    /// <param name="wave">How far the rows sway, 0 to 1.</param>
    /// <param name="role">Colour of every second square.</param>
    public static void Checker(Nail nail, double size, double wave, PaletteRole role)
    {
        double step = Math.Max(nail.Width / 6 * size, nail.MinGap * 3);
        Rect field = nail.Field.Grow(step * 2);
        int columns = (int)Math.Ceiling(field.Width / step), rows = (int)Math.Ceiling(field.Height / step);
        double lag = nail.Placing.Fork("checker").Between(0, 6);
        Point At(double i, double j)
        {
            double x = field.Left + i * step, y = field.Top + j * step;
            return new(x + wave * step * 0.9 * Math.Sin(y / nail.Length * 5 + lag), y + wave * step * 0.7 * Math.Sin(x / nail.Width * 4 + lag * 2));
        }
        var squares = new Pieces();
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++)
            {
                if ((i + j) % 2 == 0)
                    squares.Add(Outline.Polygon(At(i, j), At(i + 0.5, j), At(i + 1, j), At(i + 1, j + 0.5), At(i + 1, j + 1), At(i + 0.5, j + 1), At(i, j + 1), At(i, j + 0.5)));
            }
        }
        nail.Fill(role, squares.Outline);
    }

    /// <summary>Gingham: stripes both ways, darker where they cross.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="size">1 gives seven stripes and gaps across.</param>
    /// <param name="mid">Colour of the stripes where flat inks must show them; ramps print a film of the full colour instead.</param>
    /// <param name="full">Colour of the crossings.</param>
    public static void Gingham(Nail nail, double size, PaletteRole mid, PaletteRole full)
    {
        double step = Math.Max(nail.Width / 7 * size, nail.MinGap * 3);
        Rect field = nail.Field.Grow(step);
        var down = new Pieces();
        var across = new Pieces();
        var crossings = new Pieces();
        double firstX = -Math.Ceiling(-field.Left / (2 * step)) * 2 * step - step / 2;
        for (double x = firstX; x < field.Right; x += 2 * step)
        {
            down.Add(Outline.Rectangle(new(x, field.Top, x + step, field.Bottom)));
            for (double y = field.Top; y < field.Bottom; y += 2 * step)
                crossings.Add(Outline.Rectangle(new(x, y, x + step, y + step)));
        }
        for (double y = field.Top; y < field.Bottom; y += 2 * step)
            across.Add(Outline.Rectangle(new(field.Left, y, field.Right, y + step)));
        if (nail.Ramps)
        {
            nail.Film(full, down.Outline, 0.42);
            nail.Film(full, across.Outline, 0.42);
        }
        else
        {
            nail.Fill(mid, down.Outline);
            nail.Fill(mid, across.Outline);
        }
        nail.Fill(full, crossings.Outline);
    }

    /// <summary>Retro swirls: ribbons that sweep from wall to wall in an S, fat where they run along the nail and slim where they cross it, with a fine echo on either side.</summary>
    public static void Swirl(Nail nail, double size, IReadOnlyList<PaletteRole> colours)
    {
        Dice place = nail.Placing.Fork("swirl"), dice = nail.Dice.Fork("swirl");
        double lag = place.Between(0, 2 * Math.PI), turns = place.Between(0.85, 1.10), sway = nail.Width * place.Between(0.32, 0.40);
        double wide = nail.Width * 0.19 * size / Math.Sqrt(colours.Count / 3.0), left = -wide * colours.Count / 2 + dice.Normal() * nail.Width * 0.03;
        for (int i = 0; i < colours.Count; i++)
        {
            // Each ribbon runs on under the next, so that no coat shows between them; the last keeps its own edge.
            nail.Fill(colours[i], Brush.Between(Side(i), Side(i + (i + 1 < colours.Count ? 1.3 : 1))));
        }
        double away = (nail.MinGap * 2.2 + nail.MinLine) / wide + 0.22;
        nail.Fill(colours[0], Brush.Stroke(Side(-away), Math.Max(nail.MinLine * 1.4, nail.Width * 0.030)));
        nail.Fill(colours[^1], Brush.Stroke(Side(colours.Count + away), Math.Max(nail.MinLine * 1.4, nail.Width * 0.030)));

        Point[] Side(double rank) => [.. Enumerable.Range(0, 25).Select(k =>
        {
            double t = k / 24.0, wave = 2 * Math.PI * turns * t + lag;
            // The flow swells at its bends and leans a little more with each ribbon.
            double breath = 0.86 - 0.34 * Math.Cos(2 * wave);
            double middle = colours.Count / 2.0;
            return new Point(left + middle * wide + (rank - middle) * wide * breath + sway * Math.Sin(wave + rank * 0.10), nail.Field.Top - 1 + (nail.Field.Height + 2) * t);
        })];
    }

    /// <summary>A satin bow with folds, tails and a knot.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="at">Its knot, mm.</param>
    /// <param name="size">From the knot to the end of a loop, mm.</param>
    /// <param name="turn">Lean, radians.</param>
    /// <param name="satin">The ribbon.</param>
    /// <param name="fold">Its folds and rims.</param>
    /// <param name="hanging">How far two ribbons hang down from the knot, mm; 0 leaves it at the short tails.</param>
    public static void Bow(Nail nail, Point at, double size, double turn, PaletteRole satin, PaletteRole fold, double hanging = 0)
    {
        Affine map = Micro.At(at, size, turn);
        foreach (int s in hanging > size * 1.3 ? (int[])[-1, 1] : [])
            Streamer(nail, at, size, hanging * (s > 0 ? 1 : 0.84), s, satin, fold);
        foreach (int s in (ReadOnlySpan<int>)[-1, 1])
        {
            Affine half = Affine.Scale(s, 1).Then(map);
            if (hanging <= size * 1.3)
            {
                Part(new OutlineBuilder().MoveTo(new(0.04, 0.02)).CurveTo(new(0.22, 0.30), new(0.30, 0.72), new(0.58, 1.16)).LineTo(new(0.72, 0.90)).LineTo(new(0.92, 0.98))
                    .CurveTo(new(0.66, 0.62), new(0.44, 0.22), new(0.14, -0.06)).Close().Build());
            }
            Part(new OutlineBuilder().MoveTo(new(0.05, 0)).CurveTo(new(0.30, -0.52), new(0.72, -0.68), new(0.96, -0.50)).CurveTo(new(1.12, -0.36), new(1.10, 0.18), new(0.96, 0.36))
                .CurveTo(new(0.74, 0.52), new(0.30, 0.34), new(0.05, 0)).Close().Build());
            if (size > nail.MinLine * 7)
            {
                nail.Fill(fold, Brush.Stroke([half.Apply(new Point(0.20, -0.06)), half.Apply(new Point(0.44, -0.20)), half.Apply(new Point(0.70, -0.28))], t => Math.Max(nail.MinLine, size * 0.075 * (1 - t))));
                nail.Fill(fold, Brush.Stroke([half.Apply(new Point(0.20, 0.08)), half.Apply(new Point(0.42, 0.14)), half.Apply(new Point(0.62, 0.13))], t => Math.Max(nail.MinLine, size * 0.06 * (1 - t))));
            }

            void Part(Outline part)
            {
                Outline laid = part.Transform(half);
                nail.Fill(fold, Rim(nail, laid));
                nail.Fill(satin, laid);
            }
        }
        double knot = Math.Max(size * 0.17, nail.MinLine * 1.6);
        nail.Fill(fold, Outline.Ellipse(at, knot + nail.MinLine * 0.8, knot * 1.1 + nail.MinLine * 0.8));
        nail.Fill(satin, Outline.Ellipse(at, knot - nail.MinLine * 0.2, knot * 1.1 - nail.MinLine * 0.2));
    }

    // A line of even width along an edge, half of which shows from under what is laid over it.
    private static Outline Rim(Nail nail, Outline part) => Stroke.Outline(part.Contours, new StrokeStyle(nail.MinLine * 2.3) { Join = StrokeJoin.Round, ToleranceMm = 0.01 }, closed: true);

    // A ribbon that falls in one slow wave to a swallowtail, with a rim of the fold's colour.
    private static void Streamer(Nail nail, Point at, double size, double length, int side, PaletteRole satin, PaletteRole fold)
    {
        double wide = Math.Max(size * 0.44, nail.MinLine * 4);
        Outline ribbon = Ribbon(wide);
        nail.Fill(fold, Rim(nail, ribbon));
        nail.Fill(satin, ribbon);
        nail.Fill(fold, Brush.Stroke([.. Enumerable.Range(0, 7).Select(i => Middle(0.06 + 0.34 * i / 6))], t => Math.Max(nail.MinLine, wide * 0.14 * (1 - t))));

        // Away from the other ribbon, back a little, and out again.
        Point Middle(double t) => at + new Point(side * size * (0.06 + 0.62 * Math.Pow(Math.Max(0, t), 0.8) - 0.16 * Math.Sin(2 * Math.PI * t * t)), length * t);

        Outline Ribbon(double across)
        {
            var left = new List<Point>();
            var right = new List<Point>();
            for (int i = 0; i <= 12; i++)
            {
                double t = i / 12.0;
                Point aside = (Middle(t + 0.01) - Middle(t - 0.01)).Unit.Perpendicular * (across / 2 * (0.34 + 0.66 * Math.Min(1, t * 1.5)));
                left.Add(Middle(t) - aside);
                right.Add(Middle(t) + aside);
            }
            right.Reverse();
            Point notch = Point.Lerp(left[^1], right[0], 0.5) - (Middle(1) - Middle(0.98)).Unit * (across * 0.42);
            var pen = new OutlineBuilder().MoveTo(left[0]);
            Brush.Along(pen, left);
            pen.LineTo(notch).LineTo(right[0]);
            Brush.Along(pen, right);
            return pen.Close().Build();
        }
    }

    /// <summary>Pairs of cherries on bent stalks: each fruit round with a shaded side and a shine, a veined leaf where the stalks meet; a small heart between here and there.</summary>
    public static void Cherries(Nail nail, double size, double density, PaletteRole fruit, PaletteRole shade, PaletteRole stalk, PaletteRole glint)
    {
        Dice dice = nail.Dice.Fork("cherries");
        double r = Math.Clamp(nail.Width * 0.125 * size, nail.MinLine * 3.5, 2.4);
        PaletteRole rib = nail.Against(stalk, PaletteRole.Light, PaletteRole.Ground, PaletteRole.Line);
        int n = 0;
        foreach (Point p in Scatter.Places(dice, nail.Field, r * (5.2 - 1.0 * density), Lead(nail)))
        {
            double lean = dice.Normal() * 0.18;
            if (n++ % 4 == 3)
            {
                nail.Fill(fruit, Micro.Heart.Transform(Micro.At(p, r * 0.55, lean)));
                continue;
            }
            // Every second pair is turned over, so that they do not march in step.
            Affine map = Affine.Scale(n % 2 == 0 ? 1 : -1, 1).Then(Micro.At(p, r, lean));
            Point top = new(0.30, -2.15), one = new(-0.98, 0.50), two = new(1.02, 0.86);
            double thin = Math.Max(nail.MinLine, r * 0.13);
            nail.Fill(stalk, Brush.Stroke([map.Apply(top), map.Apply(new Point(-0.52, -1.42)), map.Apply(one + new Point(0.02, -0.55))], thin));
            nail.Fill(stalk, Brush.Stroke([map.Apply(top), map.Apply(new Point(0.86, -1.12)), map.Apply(two + new Point(0, -0.55))], thin));
            nail.Fill(stalk, Brush.Stroke([map.Apply(top + new Point(-0.16, -0.06)), map.Apply(top + new Point(0.20, 0.02))], thin * 1.7));
            Affine blade = Affine.Scale(1.75).Then(Affine.Rotate(1.20)).Then(Affine.Translate(top)).Then(map);
            nail.Fill(stalk, Micro.Leaf(0.50, 0.10).Transform(blade));
            if (r > nail.MinLine * 4.5)
                nail.Fill(rib, Brush.Stroke([blade.Apply(new Point(0.02, -0.16)), blade.Apply(new Point(0.07, -0.48)), blade.Apply(new Point(0.05, -0.78))], nail.MinLine));
            foreach (Point c in (ReadOnlySpan<Point>)[one, two])
            {
                Affine at = Affine.Translate(c).Then(map);
                nail.Fill(shade, Berry.Transform(at));
                // The lit side is drawn up and to the left, so that a sickle of shade stays below.
                double lit = r > nail.MinLine * 5 ? 0.84 : 1;
                nail.Fill(fruit, Berry.Transform(Affine.Scale(lit).Then(Affine.Translate(-(1 - lit) * 0.72, -(1 - lit) * 0.62)).Then(at)));
                Point shine = at.Apply(new Point(-0.12, -0.05));
                nail.Fill(glint, Brush.Stroke([shine + new Point(-r * 0.46, r * 0.16), shine + new Point(-r * 0.45, -r * 0.16), shine + new Point(-r * 0.22, -r * 0.40)],
                    t => Math.Max(nail.MinLine, r * 0.22 * Math.Sin(Math.PI * (0.2 + 0.6 * t)))));
            }
        }
    }

    /// <summary>A crescent moon that leans in from a side, stars and dust.</summary>
    public static void Night(Nail nail, double size, double density, PaletteRole moon, PaletteRole star)
    {
        Dice place = nail.Placing.Fork("night"), dice = nail.Dice.Fork("night");
        int side = place.Sign();
        double r = nail.Width * 0.30 * size, y = nail.Top + nail.Length * place.Between(0.34, 0.5);
        Point at = new(side * nail.Width * 0.14, y);
        Outline crescent = Crescent(at, r, side);
        nail.Fill(moon, crescent);
        var stars = new Pieces();
        int n = 0;
        foreach (Point p in Scatter.Places(dice, nail.Field, nail.Width * (0.29 - 0.11 * density)))
        {
            if (p.DistanceTo(at) < r * 1.35)
                continue;
            n++;
            stars.Add(n % 4 == 1 ? Micro.Glint.Transform(Affine.Scale(0.74, 1).Then(Micro.At(p, nail.Width * 0.13 * size)))
                : n % 4 == 3 ? Micro.FiveStar.Transform(Micro.At(p, Math.Max(nail.MinLine * 2.2, nail.Width * 0.055 * size), dice.Normal() * 0.2))
                : Outline.Circle(p, Math.Max(nail.MinLine * 0.55, nail.Width * 0.012)));
        }
        nail.Fill(star, stars.Outline);
    }

    // The lit part between a disc and a smaller one set off to the right; mirrored for the other side.
    private static Outline Crescent(Point at, double r, int side)
    {
        Point horn = Point.Polar(r, -0.9), hollow = new(r * 0.62, 0);
        double inside = 2 * (Math.PI - Math.Abs((horn - hollow).Direction));
        return new OutlineBuilder().MoveTo(horn).ArcAround(Point.Zero, -(2 * Math.PI - 1.8)).ArcAround(hollow, inside).Close().Build()
            .Transform(Affine.Scale(side, 1).Then(Affine.Rotate(-0.35 * side)).Then(Affine.Translate(at)));
    }
}
