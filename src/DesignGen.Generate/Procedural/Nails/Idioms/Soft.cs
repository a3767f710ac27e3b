using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Nails.Idioms;

/// <summary>Soft idioms: colour that blooms in wet lacquer, and knitwear.</summary>
internal static class Soft
{
    /// <summary>Blooming (晕染): drops of colour that ran in wet lacquer, veined from the middle outwards.</summary>
    /// <param name="nail">A coated nail.</param>
    /// <param name="size">Size of the drops, 1 as meant.</param>
    /// <param name="density">How many, 0 few to 1 many.</param>
    /// <param name="pale">Colour of the veins, and of the run where inks are flat; a ramp of the colour itself never turns to mud.</param>
    /// <param name="main">The colour that ran.</param>
    /// <param name="deep">What settled in the middle.</param>
    public static void Bloom(Nail nail, double size, double density, PaletteRole pale, PaletteRole main, PaletteRole deep)
    {
        Dice place = nail.Placing.Fork("bloom"), own = nail.Dice.Fork("bloom");
        double r = nail.Width * 0.30 * size;
        int count = 2 + (int)Math.Round(density * 2);
        int side = place.Sign();
        for (int i = 0; i < count; i++)
        {
            double t = (i + 0.5) / count;
            Point at = new(side * nail.Width * (i % 2 == 0 ? 0.20 : -0.24), nail.Top + nail.Length * (0.16 + 0.74 * t));
            double big = r * (i % 2 == 0 ? 1 : 0.66) * own.Between(0.9, 1.1);
            // The drop: a wide pale run, then the colour, then what settled in the middle.
            if (nail.Ramps)
                Fade.Around(nail, main, at, big * 1.55, big * 1.55, 0.30, 0.42);
            else
                nail.Fill(pale, Scatter.Blot(own.Fork("run", i), at, big * 1.22, 0.55));
            nail.Fill(main, Drop(own.Fork("drop", i), at, big, 9, 0.34));
            nail.Fill(pale, Veins(own.Fork("veins", i), at, big, 9));
            nail.Fill(deep, Drop(own.Fork("heart", i), at, Math.Max(nail.MinLine * 2, big * 0.30), 7, 0.22));
        }

        // Petals of run colour: lobes of uneven reach with shallow hollows.
        static Outline Drop(Dice dice, Point at, double radius, int lobes, double depth)
        {
            double turn = dice.Between(0, 2 * Math.PI);
            var points = new Point[lobes * 2];
            for (int i = 0; i < points.Length; i++)
            {
                double reach = i % 2 == 0 ? radius * dice.Between(0.86, 1.14) : radius * (1 - depth * dice.Between(0.6, 1.2));
                points[i] = at + Point.Polar(reach, turn + i * Math.PI / lobes + dice.Between(-0.08, 0.08));
            }
            return Outline.Smooth(points);
        }

        Outline Veins(Dice dice, Point at, double radius, int count)
        {
            var veins = new Pieces();
            double turn = dice.Between(0, 2 * Math.PI);
            for (int i = 0; i < count; i++)
            {
                double way = turn + i * 2 * Math.PI / count + dice.Between(-0.12, 0.12), from = radius * 0.40, to = radius * dice.Between(0.66, 0.86), bend = dice.Between(-0.16, 0.16);
                veins.Add(Brush.Stroke([at + Point.Polar(from, way), at + Point.Polar((from + to) / 2, way + bend), at + Point.Polar(to, way + bend * 1.4)], t => Math.Max(nail.MinLine, nail.Width * 0.026 * (1 - 0.4 * t))));
            }
            return veins.Outline;
        }
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
