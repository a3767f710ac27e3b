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
        int count = 3 + (int)Math.Round(density * 3), side = place.Sign();
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

    /// <summary>A cable-knit jumper: a plait up the middle, plain stitches beside it and bars of colour.</summary>
    public static void Knit(Nail nail, double size, double density, PaletteRole wool, PaletteRole bar)
    {
        double pitch = Math.Max(2 * (nail.MinLine + nail.MinGap), nail.Width / (8.0 + 2 * density) / size * 1.15), row = pitch * 0.80;
        double thread = Math.Max(nail.MinLine, (pitch / 2 - nail.MinGap) * 0.72), plait = pitch * 1.55;
        var plain = new Pieces();
        var coloured = new Pieces();
        int first = nail.Placing.Fork("knit").Between(2, 5) > 3.5 ? 3 : 4, n = 0;
        for (double y = nail.Field.Top - row; y < nail.Field.Bottom + row; y += row, n++)
        {
            bool barred = n % 9 == first || n % 9 == first + 2;
            for (double x = plait + pitch * 0.75; x < nail.Field.Width / 2 + pitch; x += pitch)
            {
                foreach (int side in (ReadOnlySpan<int>)[-1, 1])
                {
                    foreach (int leg in (ReadOnlySpan<int>)[-1, 1])
                    {
                        // A stitch is two legs that meet below; each is a plump drop of yarn.
                        Point foot = new(side * x + leg * (thread * 0.5 + nail.MinGap * 0.3), y + row * 0.42), head = new(side * x + leg * pitch * 0.40, y - row * 0.42);
                        (barred ? coloured : plain).Add(Brush.Stroke([foot, Point.Lerp(foot, head, 0.5) + new Point(leg * thread * 0.12, 0), head], t => thread * (0.72 + 0.42 * Math.Sin(Math.PI * t))));
                    }
                }
            }
        }
        // The plait: strands that cross over one another by turns.
        double turn = plait * 1.15;
        for (double y = nail.Field.Top - turn; y < nail.Field.Bottom + turn; y += turn)
        {
            foreach (int side in (ReadOnlySpan<int>)[-1, 1])
            {
                double top = y + (side > 0 ? turn / 2 : 0);
                Point[] strand = [new(side * plait * 0.62, top), new(side * plait * 0.50, top + turn * 0.42), new(-side * plait * 0.02, top + turn * 0.78), new(-side * plait * 0.16, top + turn * 0.86)];
                plain.Add(Brush.Stroke(strand, t => Math.Max(nail.MinLine, (plait * 0.46 - nail.MinGap * 0.4) * Math.Sin(Math.PI * (0.14 + 0.72 * t)))));
            }
        }
        nail.Fill(wool, plain.Outline);
        nail.Fill(bar, coloured.Outline);
    }
}
