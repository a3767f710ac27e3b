using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Soft idioms: colour that blooms in wet lacquer, and knitwear.</summary>
internal static class Soft
{
    /// <summary>Blooming (晕染): drops of two colours that ran in wet lacquer to rings with soft edges, washed out inside, a last drop in the heart.</summary>
    /// <remarks>Where the press prints ramps, films inside one another soften each drop in its own uneven shape; flat inks lay nested blobs.</remarks>
    /// <param name="nail">A coated nail.</param>
    /// <param name="size">Size of the drops, 1 as meant.</param>
    /// <param name="density">How many, 0 few to 1 many.</param>
    /// <param name="main">The colour that ran.</param>
    /// <param name="second">The colour of every third drop; melts into the first without mud.</param>
    /// <param name="pale">Colour of the run's rim where inks are flat.</param>
    /// <param name="deep">The last drop in the heart of the large ones.</param>
    public static void Bloom(Nail nail, double size, double density, PaletteRole main, PaletteRole second, PaletteRole pale, PaletteRole deep)
    {
        Dice place = nail.Placing.Fork("bloom"), own = nail.Dice.Fork("bloom");
        // Drops need room to run: a short nail has two or three, however many the set wants.
        int room = Math.Max(2, (int)Math.Round(nail.Length * 0.80 / (nail.Width * 0.31 * size))), count = Math.Min(room, 3 + (int)Math.Round(density * 3)), side = place.Sign();
        ReadOnlySpan<double> sizes = [1, 0.62, 0.84, 0.50, 0.74, 0.56];
        ReadOnlySpan<double> across = [0.20, -0.30, -0.16, 0.34, 0.06, -0.36];
        for (int i = 0; i < count; i++)
        {
            double r = nail.Width * 0.31 * size * sizes[i] * own.Between(0.92, 1.08), turn = own.Between(0, Math.PI);
            Point at = new(side * nail.Width * across[i], nail.Top + nail.Length * (0.14 + 0.78 * ((i + 0.5) / count)));
            PaletteRole colour = i % 3 == 1 ? second : main;
            Dice shape = own.Fork("drop", i);
            Outline Blob(double share) => Scatter.Blot(shape.Fork("run"), at, r * share, 0.42, 1.12, turn);
            if (nail.Ramps)
            {
                for (int film = 0; film < 6; film++)
                    nail.Film(colour, Blob(1.16 - film * 0.065), 0.16 + 0.055 * film);
                for (int film = 0; film < 4; film++)
                    nail.Film(nail.CoatRole, Blob(0.68 - film * 0.07), 0.30);
            }
            else
            {
                nail.Fill(pale, Blob(1.14));
                nail.Fill(colour, Blob(Math.Min(0.94, 1.14 - 2 * nail.MinLine / r)));
                nail.Fill(nail.CoatRole, Blob(0.62));
                nail.Fill(pale, Blob(Math.Min(0.50, 0.62 - nail.MinLine / r)));
            }
            double heart = r * 0.24;
            if (heart < nail.MinLine * 1.5)
                continue;
            PaletteRole drop = i % 3 == 1 ? main : deep;
            if (nail.Ramps)
                Fade.Around(nail, drop, at, heart * 1.35, heart * 1.35, 0.35, 0.92);
            else
                nail.Fill(drop, Scatter.Blot(shape.Fork("heart"), at, heart, 0.3));
        }
        // Splashes that fell beside the drops and stayed small.
        int splashes = 2 + (int)Math.Round(density * 4);
        foreach (Point p in Scatter.Places(own.Fork("splashes"), nail.Field.Grow(-nail.Width * 0.10), nail.Width * 0.30).Where(nail.Holds).Take(splashes))
            nail.Fill(main, Outline.Circle(p, Math.Max(nail.MinLine * 0.8, nail.Width * 0.022 * own.Between(0.8, 1.6))));
    }

    /// <summary>A jumper in one tone: a cable of two ropes that cross over one another up the middle, ribs of plain stitches beside it.</summary>
    /// <param name="nail">An uncoated nail.</param>
    /// <param name="size">Size of stitches, 1 as meant.</param>
    /// <param name="density">How fine the ribs are, 0 coarse to 1 fine.</param>
    /// <param name="wool">The yarn.</param>
    /// <param name="shadow">Shadows between stitches and under ropes, and the yarn's twist; a press with ramps prints a film of it.</param>
    public static void Knit(Nail nail, double size, double density, PaletteRole wool, PaletteRole shadow)
    {
        // So much film that shadows lie an eighth of the lightness scale under the yarn.
        double depth = Math.Clamp(0.125 / Math.Max(0.05, nail.Lightness(wool) - nail.Lightness(shadow)), 0.2, 1);
        nail.Coat(nail.Ramps ? wool : shadow);
        nail.Film(shadow, nail.Bleed, depth);
        double cable = Math.Clamp(nail.Width * 0.36 * size, 2.4, nail.Width * 0.46), rope = cable * 0.47, sway = cable * 0.265, period = cable * 2.35;
        double pitch = Math.Max(2 * (nail.MinLine + nail.MinGap) + nail.MinLine, nail.Width * (0.155 - 0.03 * density) * size), row = pitch * 0.78;
        double thread = Math.Max(nail.MinLine, (pitch / 2 - nail.MinGap) * 0.80), lag = nail.Placing.Fork("knit").Between(0, period);
        var plain = new Pieces();
        for (double x = cable / 2 + nail.MinGap * 1.5 + pitch * 0.5; x < nail.Field.Width / 2 + pitch; x += pitch)
        {
            foreach (int side in (ReadOnlySpan<int>)[-1, 1])
            {
                for (double y = nail.Field.Top - row; y < nail.Field.Bottom + row; y += row)
                {
                    foreach (int leg in (ReadOnlySpan<int>)[-1, 1])
                    {
                        // A stitch is two legs that meet below; each is a plump drop of yarn, and holds the next one's foot.
                        Point foot = new(side * x + leg * (thread * 0.40 + nail.MinGap * 0.5), y + row * 0.46), head = new(side * x + leg * (pitch / 2 - thread * 0.42), y - row * 0.40);
                        plain.Add(Brush.Stroke([foot, Point.Lerp(foot, head, 0.5) + new Point(leg * thread * 0.10, 0), head], t => thread * (0.62 + 0.50 * Math.Sin(Math.PI * (0.10 + 0.80 * t)))));
                    }
                }
            }
        }
        nail.Fill(wool, plain.Outline);

        // Both ropes first; then, at each crossing, the one that runs to the right is laid over the other with a shadow at its sides.
        double top = nail.Field.Top - period, bottom = nail.Field.Bottom + period;
        foreach (int strand in (ReadOnlySpan<int>)[-1, 1])
            nail.Fill(wool, Brush.Stroke(Rope(strand, top, bottom, 10), rope));
        double seam = Math.Max(nail.MinGap, rope * 0.13);
        for (int k = (int)Math.Floor((top - lag) / (period / 2)); lag + k * period / 2 < bottom; k++)
        {
            double y = lag + k * period / 2;
            int over = k % 2 == 0 ? 1 : -1;
            Shade(Brush.Stroke(Rope(over, y - period * 0.150, y + period * 0.150, 6), rope + 2 * seam));
            nail.Fill(wool, Brush.Stroke(Rope(over, y - period * 0.235, y + period * 0.235, 8), rope));
            Twist(over, y);
        }

        void Shade(Outline outline)
        {
            nail.Fill(nail.Ramps ? wool : shadow, outline);
            nail.Film(shadow, outline, depth);
        }

        Point At(int strand, double y) => new(strand * sway * Math.Sin(2 * Math.PI * (y - lag) / period), y);

        Point[] Rope(int strand, double from, double to, int perPeriod) =>
            [.. Enumerable.Range(0, (int)Math.Ceiling((to - from) / period * perPeriod) + 3).Select(i => from + (to - from) * i / ((int)Math.Ceiling((to - from) / period * perPeriod) + 2)).Select(y => At(strand, y))];

        // The yarn's own turn, in short strokes across the upper rope.
        void Twist(int strand, double y)
        {
            if (rope < nail.MinLine * 5)
                return;
            for (int i = -1; i <= 1; i++)
            {
                Point at = At(strand, y + i * period * 0.105), way = (At(strand, at.Y + 0.05) - At(strand, at.Y - 0.05)).Unit, aside = way.Perpendicular;
                Point bend = way * (rope * 0.22);
                Shade(Brush.Stroke([at - aside * (rope * 0.26) - bend, at, at + aside * (rope * 0.26) + bend], nail.MinLine));
            }
        }
    }
}
