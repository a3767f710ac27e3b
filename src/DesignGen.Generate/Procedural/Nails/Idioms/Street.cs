using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Bold idioms of the street: flames, the blue eye, liquid chrome, and a nail left half bare.</summary>
internal static class Street
{
    /// <summary>Hot-rod flames that flow from the cuticle to the tip: tongues bent to an S over round hollows, in up to two colours with a rim, and sparks that tore off.</summary>
    public static void Flames(Nail nail, double size, double density, PaletteRole outer, PaletteRole inner, PaletteRole rim)
    {
        Dice place = nail.Placing.Fork("flames"), own = nail.Dice.Fork("flames");
        int tongues = Math.Clamp((int)Math.Round(nail.Width / 3.9 / size + density * 0.8), 3, 5);
        double half = nail.Field.Width / 2 + 0.6, pitch = 2 * half / tongues, low = nail.Bottom - nail.Length * 0.17;
        bool first = place.Chance(0.5);
        int lean = place.Sign();
        var hollows = new Point[tongues + 1];
        for (int i = 0; i <= tongues; i++)
            hollows[i] = new(-half + i * pitch, low + nail.Length * own.Between(-0.035, 0.045));
        var tips = new Point[tongues];
        var ways = new Point[tongues];
        for (int i = 0; i < tongues; i++)
        {
            // Tall and short by turns, all blown the same way; a tongue leans out and its point comes back, so that it flows.
            bool tall = i % 2 == 0 == first;
            double height = nail.Length * (tall ? place.Between(0.58, 0.72) : place.Between(0.32, 0.46)) * (0.72 + 0.28 * size) * own.Between(0.94, 1.04);
            double aside = pitch * own.Between(0.34, 0.52) * lean * (tall ? 1 : 0.7);
            tips[i] = new(-half + (i + 0.5) * pitch + aside, low - height);
            ways[i] = new Point(-Math.Sign(aside) * own.Between(0.30, 0.48), -1).Unit;
        }
        double line = Math.Max(nail.MinLine, nail.Width * 0.026), inset = Math.Max(nail.MinLine * 2.4, pitch * 0.17);
        nail.Fill(rim, Licks(1, -line, line * 3, 0.20 - line / pitch));
        nail.Fill(outer, Licks(1, 0, 0, 0.20));
        nail.Fill(inner, Licks(0.68, inset, 0, 0.29));
        if (density > 0.45 && nail.Differ(rim, inner))
            nail.Fill(rim, Licks(0.40, inset * 2.2, 0, 0.37));
        for (int i = 0; i < tongues; i++)
        {
            double r = pitch * 0.15 * size;
            if (i % 2 == 0 != first || r < nail.MinLine * 2)
                continue;
            Point at = tips[i] + ways[i] * (r * 3.4);
            double turn = ways[i].Direction + Math.PI / 2 + 0.3 * lean;
            nail.Fill(rim, Micro.Drop.Transform(Micro.At(at, r + line * 1.6, turn)));
            nail.Fill(outer, Micro.Drop.Transform(Micro.At(at, r, turn)));
        }

        // Out of a round hollow, up a flank, into a point and down again. A smaller share of the height, deeper and wider hollows draw a flame inside the flame.
        Outline Licks(double reach, double down, double longer, double hollow)
        {
            double wide = pitch * hollow, thin = pitch * 0.10;
            Point Hollow(int i) => hollows[i] + new Point(0, down);
            var pen = new OutlineBuilder().MoveTo(new(-half, nail.Field.Bottom + 1)).LineTo(Hollow(0));
            for (int i = 0; i < tongues; i++)
            {
                Point left = Hollow(i), right = Hollow(i + 1), foot = Point.Lerp(left, right, 0.5), tip = Point.Lerp(foot, tips[i], reach) + ways[i] * longer;
                double height = foot.Y - tip.Y, belly = (foot.X - tip.X) * 0.10;
                Point up = left + new Point(wide + belly, -height * 0.18), below = right + new Point(belly - wide, -height * 0.18);
                Point back = tip - ways[i] * (height * 0.40), rise = new(belly * 0.9, -height * 0.26), fall = new(-belly * 0.4, height * 0.10);
                pen.CurveTo(left + new Point(wide * 0.95, 0), up + fall, up).CurveTo(up + rise, back - new Point(thin, 0), tip);
                pen.CurveTo(back + new Point(thin, 0), below + rise, below).CurveTo(below + fall, right - new Point(wide * 0.95, 0), right);
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

    /// <summary>Mirror chrome: hard-edged reflections that run along the nail and follow its form, bright beside dark, between two dark walls.</summary>
    /// <remarks>Where the press prints ramps, thin films of the same inks stand between the hard bands; flat inks do without.</remarks>
    public static void Chrome(Nail nail, double size, double density, PaletteRole bright, PaletteRole dark)
    {
        Dice place = nail.Placing.Fork("chrome"), own = nail.Dice.Fork("chrome");
        int lamp = place.Sign();
        double phase = place.Between(0, 2 * Math.PI), sway = nail.Width * 0.06 * own.Between(0.8, 1.2) * size;
        // Reflections end where the tip is too narrow to keep them apart.
        double from = Enumerable.Range(1, 40).Select(i => nail.Top + nail.Length * i / 80).First(y => nail.HalfWidthAt(y) > nail.Width * 0.24), to = nail.Bottom - nail.Length * 0.06;

        Wall(dark, 1, 0.76, 1);
        Wall(dark, 1, 0.54, 0.42);
        Wall(dark, -1, 0.86, 1);
        Wall(dark, -1, 0.70, 0.42);
        Reflex(bright, -0.28, 0.34, 0, 1, 0.5);
        // The lamp: a bright bar with the window's cross piece, and the dark edge that makes it a mirror.
        double bar = own.Between(0.52, 0.60);
        Reflex(bright, -0.36, 0.155, 0.02, bar);
        Reflex(bright, -0.36, 0.155, bar + 0.05, 0.95);
        Reflex(dark, -0.03, 0.075, 0.05, 0.97);
        Reflex(bright, 0.16, 0.05, 0.10, 0.86);
        int more = (int)Math.Round(density * 3);
        if (more > 0)
            Reflex(bright, 0.64, 0.034, 0.22, 0.80);
        if (more > 1)
            Reflex(dark, 0.33, 0.036, 0.16, 0.66);
        if (more > 2)
            Reflex(bright, -0.76, 0.03, 0.30, 0.74);

        double X(double u, double y)
        {
            double t = (y - nail.Top) / nail.Length;
            return lamp * (u * Math.Max(nail.HalfWidthAt(Math.Clamp(y, nail.Top + nail.Length * 0.02, nail.Bottom - nail.Length * 0.02)), nail.Width * 0.10) + sway * Math.Sin(2 * Math.PI * 0.85 * t + phase) * (1 - u * u));
        }

        void Reflex(PaletteRole role, double u, double wide, double start, double end, double amount = 1)
        {
            Point[] run = [.. Enumerable.Range(0, 9).Select(k => from + (to - from) * (start + (end - start) * k / 8)).Select(y => new Point(X(u, y), y))];
            Outline band = Brush.Stroke(run, t =>
            {
                double y = from + (to - from) * (start + (end - start) * t), form = nail.HalfWidthAt(y) * 2 / nail.Width;
                return Math.Max(nail.MinLine, nail.Width * wide * (0.7 + 0.3 * size) * form * Math.Pow(Math.Sin(Math.PI * (0.03 + 0.94 * t)), 0.5));
            });
            Lay(role, band, amount);
        }

        void Wall(PaletteRole role, int side, double u, double amount)
        {
            Point[] edge = [.. Enumerable.Range(0, 15).Select(k => nail.Field.Top - 1 + (nail.Field.Height + 2) * k / 14).Select(y => new Point(X(side * u, y), y))];
            Point[] far = [.. edge.Select(p => new Point(lamp * side * (nail.Field.Width + 1), p.Y))];
            Lay(role, Brush.Between(edge, far), amount);
        }

        void Lay(PaletteRole role, Outline outline, double amount)
        {
            if (amount >= 1)
                nail.Fill(role, outline);
            else
                nail.Film(role, outline, amount);
        }
    }

    /// <summary>Colour with the bare nail left in it, in one of four cuts: an S down the nail, a moon at the cuticle, a slanted band, a tip with a ribbon under it; fine lines follow the shores.</summary>
    /// <remarks>The nail is not coated: what shows is the tip or film itself.</remarks>
    public static void Bare(Nail nail, double size, double density, double line, PaletteRole main, PaletteRole fine)
    {
        Dice place = nail.Placing.Fork("bare");
        int side = place.Sign(), cut = place.Whole(0, 3);
        double half = nail.Field.Width / 2 + 0.6, gap = nail.MinGap * 1.5 + line, w = nail.Width, dot = Math.Max(nail.MinLine * 0.8, w * 0.026);
        switch (cut)
        {
            case 0:
                // Colour takes one side in a deep S; the other stays bare, and the line follows the shore.
                Point[] shore = [.. Enumerable.Range(0, 15).Select(i => i / 14.0).Select(t => new Point(side * w * (0.10 + 0.27 * size * Math.Sin(2 * Math.PI * (0.10 + 0.86 * t))), nail.Field.Top - 1 + (nail.Field.Height + 2) * t))];
                nail.Fill(main, Brush.Between(shore, [.. shore.Select(p => new Point(-side * half, p.Y))]));
                nail.Fill(fine, Brush.Stroke([.. shore.Select(p => p + new Point(side * gap, 0))], line));
                if (density > 0.5)
                    nail.Fill(fine, Brush.Stroke([.. shore.Select(p => p + new Point(side * (gap * 2 + line * 1.5), 0))], line));
                break;
            case 1:
                // A bare moon rises high; its rim is doubled and carries a bead.
                double high = 0.26 + 0.08 * size;
                IReadOnlyList<Point> moon = Moon(high);
                nail.Fill(main, Brush.Beyond(moon, nail.Field.Top - 1));
                nail.Fill(fine, Brush.Stroke([.. moon.Select(p => p + new Point(0, gap))], line));
                if (density > 0.5)
                    nail.Fill(fine, Brush.Stroke([.. moon.Select(p => p + new Point(0, gap * 2 + line))], line));
                nail.Fill(fine, Outline.Circle(new(0, nail.Bottom - high * nail.Length + gap * (density > 0.5 ? 3 : 2) + line + dot * 1.6), dot * 1.6));
                break;
            case 2:
                // Two fields with a slanted band of bare nail between them, a line along each shore.
                double middle = nail.Top + nail.Length * (0.46 + 0.06 * (size - 1)), lean = w * 0.30 * side, breadth = w * (0.15 + 0.05 * size);
                Point[] upper = Slant(middle - breadth), lower = Slant(middle + breadth);
                nail.Fill(main, Brush.Beyond(upper, nail.Field.Top - 1));
                nail.Fill(main, Brush.Beyond(lower, nail.Field.Bottom + 1));
                nail.Fill(fine, Brush.Stroke([.. upper.Select(p => p + new Point(0, gap))], line));
                nail.Fill(fine, Brush.Stroke([.. lower.Select(p => p - new Point(0, gap))], line));
                for (int i = -1; i <= 1 && density > 0.35; i++)
                    nail.Fill(fine, Outline.Circle(new(i * w * 0.17, middle + lean * i * 0.34), dot * (i == 0 ? 1.25 : 1)));
                break;

                Point[] Slant(double at) => [.. Enumerable.Range(0, 11).Select(i => -1 + i / 5.0).Select(u => new Point(u * half, at + lean * u + w * 0.05 * Math.Sin(Math.PI * u)))];
            default:
                // A slanted tip and a slim ribbon that swings across below it, the bare nail between and under them.
                double edge = nail.Top + nail.Length * (0.20 + 0.06 * size), drop = w * (0.34 + 0.06 * size);
                Point[] Swing(double at, double bend) => [.. Enumerable.Range(0, 13).Select(i => -1 + i / 6.0).Select(u => new Point(u * half, at + side * w * (0.20 * u + bend * Math.Sin(Math.PI * u * 0.9))))];
                nail.Fill(main, Brush.Beyond(Swing(edge, 0.10), nail.Field.Top - 1));
                nail.Fill(fine, Brush.Stroke([.. Swing(edge, 0.10).Select(p => p + new Point(0, gap))], line));
                nail.Fill(main, Brush.Stroke(Swing(edge + drop, 0.12), t => w * (0.06 + 0.07 * Math.Sin(Math.PI * t))));
                if (density > 0.4)
                    nail.Fill(fine, Brush.Stroke([.. Swing(edge + drop, 0.12).Select(p => p + new Point(0, w * 0.075 + gap))], line));
                nail.Fill(fine, Outline.Circle(new(-side * w * 0.16, edge + drop * 1.62), dot * 1.4));
                break;
        }

        IReadOnlyList<Point> Moon(double depth) => [.. Enumerable.Range(0, 13).Select(i => -1 + i / 6.0).Select(u => new Point(u * half, nail.Bottom - depth * nail.Length + w * 0.52 * u * u))];
    }
}
