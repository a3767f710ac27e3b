using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Marks;

/// <summary>Lays out what stands beside the art on every film: register marks, tile ticks and the label. Nothing reaches into the art.</summary>
/// <remarks>
/// Positions depend on the art's size only, so the marks of all films fall on each other. Marks: a centre line on each side,
/// a ringed cross off each corner; lines of at most 0.1 mm where the resolution allows (precisemedia.com, artwork).
/// </remarks>
internal static class FilmMarks
{
    private const double LineMm = 0.1, ArmMm = 3.5, RingMm = 2, ClearMm = 1, TickMm = 4, LargeDotMm = 0.26, SmallDotMm = 0.12;

    /// <summary>All marks of a film, from top to bottom.</summary>
    public static PixelBox[] For(FilmLayout film, IReadOnlyList<string> label)
    {
        var boxes = new List<PixelBox>();
        int line = Math.Max(1, (int)film.Pixels(LineMm)), clear = (int)Math.Ceiling(film.Pixels(ClearMm));
        int left = film.Margin, top = film.Margin, right = left + film.Grid.Width, bottom = top + film.Grid.Height;
        int half = Math.Min(film.Margin, Math.Min(film.Width - right, film.Height - bottom)) / 2, arm = Math.Min((int)film.Pixels(ArmMm), half - 1);
        foreach (int x in new[] { left - half, right + half })
        {
            foreach (int y in new[] { top - half, bottom + half })
                Cross(x, y, arm, (int)film.Pixels(RingMm), line, boxes);
        }
        (int centreX, int centreY) = ((left + right) / 2, (top + bottom) / 2);
        int from = half - arm, to = Math.Min(half + arm, film.Margin - clear);
        boxes.Add(Upright(centreX, from, to, line));
        boxes.Add(Upright(centreX, film.Height - to, film.Height - from, line));
        boxes.Add(Level(from, to, centreY, line));
        boxes.Add(Level(film.Width - to, film.Width - from, centreY, line));
        if (film.Repeat is not null)
            Ticks(left, top, right, bottom, clear, (int)film.Pixels(TickMm), line, boxes);
        Label(film, label, centreX + clear + line, right - clear, clear, boxes);
        return [.. boxes.Where(b => b.Right > b.Left && b.Bottom > b.Top).OrderBy(b => b.Top).ThenBy(b => b.Left)];
    }

    private static PixelBox Upright(int x, int top, int bottom, int line) => new(x - line / 2, top, x - line / 2 + line, bottom);

    private static PixelBox Level(int left, int right, int y, int line) => new(left, y - line / 2, right, y - line / 2 + line);

    private static void Cross(int x, int y, int arm, int ring, int line, List<PixelBox> boxes)
    {
        boxes.Add(Upright(x, y - arm, y + arm, line));
        boxes.Add(Level(x - arm, x + arm, y, line));
        for (int dy = -ring; dy < ring; dy++)
        {
            int outer = Half(ring, dy), inner = Half(ring - line, dy);
            if (outer <= 0)
                continue;
            boxes.Add(new(x - outer, y + dy, inner > 0 ? x - inner : x + outer, y + dy + 1));
            if (inner > 0)
                boxes.Add(new(x + inner, y + dy, x + outer, y + dy + 1));
        }

        static int Half(int radius, int dy) => (int)Math.Round(Math.Sqrt(Math.Max(0, (double)radius * radius - (dy + 0.5) * (dy + 0.5))));
    }

    // Two ticks at each corner, in line with the tile's edges: the first pixel inside the tile begins at the tick's inner side.
    private static void Ticks(int left, int top, int right, int bottom, int clear, int length, int line, List<PixelBox> boxes)
    {
        foreach (int x in new[] { left - line, right })
        {
            boxes.Add(new(x, top - clear - length, x + line, top - clear));
            boxes.Add(new(x, bottom + clear, x + line, bottom + clear + length));
        }
        foreach (int y in new[] { top - line, bottom })
        {
            boxes.Add(new(left - clear - length, y, left - clear, y + line));
            boxes.Add(new(right + clear, y, right + clear + length, y + line));
        }
    }

    // Above the art, right of the centre mark: the largest lettering in which all lines fit, wrapped at spaces.
    private static void Label(FilmLayout film, IReadOnlyList<string> label, int left, int right, int clear, List<PixelBox> boxes)
    {
        int large = Math.Max(1, (int)film.Pixels(LargeDotMm)), small = Math.Max(1, (int)film.Pixels(SmallDotMm));
        int dot = large + 1, fit = 0;
        List<string> lines;
        do
        {
            dot--;
            fit = (film.Margin - 2 * clear + 2 * dot) / ((PixelFont.Height + 2) * dot);
            lines = Wrap(label, Math.Max(1, (right - left + dot) / (PixelFont.Advance * dot)));
        }
        while (lines.Count > fit && dot > small);
        for (int i = 0; i < Math.Min(lines.Count, fit); i++)
        {
            int x = right - (lines[i].Length * PixelFont.Advance - 1) * dot, y = clear + i * (PixelFont.Height + 2) * dot;
            foreach ((int row, int from, int count) in PixelFont.Runs(lines[i]))
                boxes.Add(new(x + from * dot, y + row * dot, x + (from + count) * dot, y + (row + 1) * dot));
        }
    }

    private static List<string> Wrap(IReadOnlyList<string> label, int most)
    {
        var lines = new List<string>();
        foreach (string text in label)
        {
            string line = "";
            foreach (string word in text.Split(' ').SelectMany(w => w.Chunk(most).Select(c => new string(c))))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > most)
                {
                    lines.Add(line);
                    line = "";
                }
                line += (line.Length > 0 ? " " : "") + word;
            }
            lines.Add(line);
        }
        return lines;
    }
}
