using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Bold idioms of the street: flames, the blue eye, liquid chrome, and a nail left half bare.</summary>
internal static class Street
{
    /// <summary>Hot-rod flames that lick from the cuticle to the tip, in up to two colours with a rim.</summary>
    public static void Flames(Nail nail, double size, double density, PaletteRole outer, PaletteRole inner, PaletteRole rim)
    {
        Dice place = nail.Placing.Fork("flames"), own = nail.Dice.Fork("flames");
        int tongues = Math.Clamp((int)Math.Round(nail.Width / 4.2 / size + density), 2, 4);
        double half = nail.Field.Width / 2 + 0.6, pitch = 2 * half / tongues, low = nail.Bottom - nail.Length * 0.20;
        var heights = new double[tongues];
        var leans = new double[tongues];
        for (int i = 0; i < tongues; i++)
        {
            heights[i] = nail.Length * (0.30 + 0.36 * place.Between(0.2, 1) * Math.Min(1.1, size)) + own.Between(0, nail.Length * 0.05);
            leans[i] = pitch * own.Between(0.18, 0.42) * (i % 2 == 0 ? 1 : -1);
        }
        double line = Math.Max(nail.MinLine, nail.Width * 0.028);
        nail.Fill(rim, Licks(-line, 1.0));
        nail.Fill(outer, Licks(0, 1.0));
        nail.Fill(inner, Licks(Math.Max(nail.MinLine * 2.4, pitch * 0.20), 0.70));

        // A tongue swings up to a point and back into a round hollow; inset pulls its flanks in and its hollows down.
        Outline Licks(double inset, double reach)
        {
            var pen = new OutlineBuilder().MoveTo(new(-half, nail.Field.Bottom + 1)).LineTo(new(-half, low + inset));
            for (int i = 0; i < tongues; i++)
            {
                double left = -half + i * pitch, right = left + pitch, h = heights[i] * reach - inset * 0.6;
                Point tip = new((left + right) / 2 + leans[i], low - h);
                double mouth = pitch * 0.13 + inset * 0.5, belly = tip.X - leans[i] * 1.5;
                pen.CurveTo(new(left + mouth, low + inset + pitch * 0.16), new(left + mouth, low - h * 0.18), new(left + mouth + pitch * 0.05, low - h * 0.30));
                pen.CurveTo(new(left + mouth + pitch * 0.10, low - h * 0.55), new(belly - pitch * 0.10, low - h * 0.62), tip);
                pen.CurveTo(new(belly + pitch * 0.34, low - h * 0.66), new(right - mouth - pitch * 0.02, low - h * 0.48), new(right - mouth, low - h * 0.22));
                pen.CurveTo(new(right - mouth + pitch * 0.02, low + inset * 0.5), new(right - mouth * 0.6, low + inset + pitch * 0.16), new(right, low + inset + pitch * 0.16));
            }
            return pen.LineTo(new(half, nail.Field.Bottom + 1)).Close().Build();
        }
    }

    /// <summary>A blue-eye bead, large and off the middle, with small beads about it.</summary>
    public static void Eye(Nail nail, double size, double density, PaletteRole rim, PaletteRole white, PaletteRole iris, PaletteRole pupil)
    {
        Dice place = nail.Placing.Fork("eye");
        Point at = new(nail.Width * place.Between(0.04, 0.12) * place.Sign(), nail.Top + nail.Length * place.Between(0.44, 0.56));
        double r = nail.Width * 0.31 * size;
        double[] small = [nail.Width * 0.075, nail.Width * 0.055];
        int dots = (int)Math.Round(2 + density * 6);
        int set = 0;
        foreach (Point p in Scatter.Places(nail.Dice.Fork("beads"), nail.Field.Grow(-nail.Width * 0.1), nail.Width * 0.24).Where(p => nail.Holds(p) && p.DistanceTo(at) > r + nail.Width * 0.16).Take(dots))
            nail.Fill(set % 2 == 0 ? rim : iris, Outline.Circle(p, Math.Max(nail.MinLine, small[set++ % 2])));
        Ring(rim, 1, 0, 0);
        Ring(white, 0.70, 0.03, 0);
        Ring(iris, 0.47, 0.05, 0);
        Ring(pupil, 0.24, 0.06, 0);
        nail.Fill(white, Outline.Circle(at + new Point(-r * 0.52, -r * 0.60), Math.Max(nail.MinLine * 0.7, r * 0.085)));

        // Glass drips: each ring sits a trifle lower than the last and is not quite round.
        void Ring(PaletteRole role, double share, double drop, double turn) =>
            nail.Fill(role, Outline.Ellipse(at + new Point(0, r * drop), r * share, r * share * 1.06));
    }

    /// <summary>Liquid metal: swinging reflections of a bright sky and a dark horizon.</summary>
    public static void Chrome(Nail nail, double size, double density, PaletteRole bright, PaletteRole dark)
    {
        Dice place = nail.Placing.Fork("chrome"), own = nail.Dice.Fork("chrome");
        double half = nail.Field.Width / 2 + 0.6, phase = place.Between(0, 2 * Math.PI), swing = nail.Width * 0.10 * size;
        double horizon = nail.Top + nail.Length * place.Between(0.40, 0.52);
        Fade.Along(nail, bright, new(0, nail.Field.Top), new(0, horizon - nail.Length * 0.10), 0.9);
        // The horizon: a dark band, sharp above and swinging, that thins to both sides.
        nail.Fill(dark, Band(horizon, nail.Length * 0.12));
        nail.Fill(bright, Band(horizon + nail.Length * 0.15, Math.Max(nail.MinLine * 1.5, nail.Length * 0.035)));
        int more = 1 + (int)Math.Round(density * 2);
        for (int i = 0; i < more; i++)
        {
            double y = horizon + nail.Length * (0.26 + 0.12 * i);
            nail.Fill(i % 2 == 0 ? dark : bright, Band(y, Math.Max(nail.MinLine * 1.3, nail.Length * (0.045 - 0.010 * i))));
        }
        // The lamp's gleam down one side wall.
        double x = -nail.Width * 0.27;
        nail.Fill(bright, Brush.Stroke([new(x, nail.Top + nail.Length * 0.20), new(x - nail.Width * 0.03, nail.Top + nail.Length * 0.34), new(x, nail.Top + nail.Length * 0.46 - swing)],
            t => Math.Max(nail.MinLine, nail.Width * 0.075 * Math.Sin(Math.PI * (0.1 + 0.8 * t)))));

        Outline Band(double y, double thick)
        {
            double shift = own.Between(-0.3, 0.3);
            Point[] upper = Run(u => y + Wave(u, shift)), lower = Run(u => y + Wave(u, shift + 0.35) + Math.Max(nail.MinLine, thick * (1 - 0.45 * u * u)));
            return Brush.Between(upper, lower);
        }

        double Wave(double u, double shift) => swing * Math.Sin(2.4 * u + phase + shift) + nail.Width * 0.09 * u * u;

        Point[] Run(Func<double, double> height) => [.. Enumerable.Range(0, 11).Select(i => -1 + i / 5.0).Select(u => new Point(u * half, height(u)))];
    }

    /// <summary>Colour at the tip and at one side with the bare nail between them, each edge followed by a fine line.</summary>
    /// <remarks>The nail is not coated: what shows is the tip or film itself.</remarks>
    public static void Bare(Nail nail, double size, double density, double line, PaletteRole main, PaletteRole fine)
    {
        Dice place = nail.Placing.Fork("bare");
        int side = place.Sign();
        double half = nail.Field.Width / 2 + 0.6, edge = nail.Top + nail.Length * (0.22 + 0.10 * size);
        Point[] slant = [.. Enumerable.Range(0, 9).Select(i => -1 + i / 4.0).Select(u => new Point(u * half, edge + side * nail.Width * (0.34 * u + 0.07 * Math.Sin(Math.PI * u))))];
        nail.Fill(main, Brush.Beyond(slant, nail.Field.Top - 1));
        double gap = nail.MinGap * 1.6 + line * 1.5;
        nail.Fill(fine, Brush.Stroke([.. slant.Select(p => p + new Point(0, gap))], line));
        IReadOnlyList<Point> moon = French.HalfMoon(nail, 0.13 + 0.09 * density);
        nail.Fill(main, Brush.Beyond(moon, nail.Field.Bottom + 1));
        nail.Fill(fine, Brush.Stroke([.. moon.Select(p => p - new Point(0, gap))], line));
    }
}
