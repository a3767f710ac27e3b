using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Prints that are all letters: the words are the picture.</summary>
public static class TypeLayouts
{
    private static readonly string[] Places = ["NORTHGATE", "EAST HARBOR", "MILL CREEK", "RED BLUFF", "OLD TOWN", "WESTFIELD", "LAKE STREET", "UNION HALL", "PIER NINE", "SOUTH YARD"];

    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [Stacked, Box, KnockOut, SingleLine, Repeated, Tour, Waves, Bars];

    /// <summary>Words stacked into one block from edge to edge, between two bars.</summary>
    public static void Stacked(PrintPlan p)
    {
        (double w, double small, double rest) = Measures(p, 0.055);
        double bar = w * (p.Canvas.Whole("rules") == 2 ? 0.05 : 0.022), gap = w * 0.032, room = p.Page.Height * 0.965 - 2 * (bar + gap) - (rest > 0 ? rest + gap : 0);
        TextBlock head = p.Fill(p.Words.Main, w, Math.Min(room, w * 1.15), 4, p.Treatment);
        double full = head.Bounds.Height + 2 * (bar + gap) + (rest > 0 ? rest + gap : 0), top = p.Page.Centre.Y - full / 2;
        Point c = p.Page.Centre;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + full);
        double wide = head.Bounds.Width;
        void Bars(double y)
        {
            if (p.Canvas.Whole("rules") == 0)
            {
                p.Divider(c.X, y + bar / 2, wide, p.Second);
                return;
            }
            Banded(p, new(c.X - wide / 2, y, c.X + wide / 2, y + bar));
            double slit = Math.Max(p.Canvas.MinGap * 1.2, bar * 0.16);
            if (p.Canvas.Whole("rules") == 2 && bar > 4 * slit)
                p.Box.Bare.Fill(p.Canvas, Outline.Rectangle(new(c.X - wide / 2 - 1, y + bar * 0.62, c.X + wide / 2 + 1, y + bar * 0.62 + slit)));
        }
        Bars(top);
        double at = top + bar + gap;
        p.Write(head, new(c.X, at + head.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        at += head.Bounds.Height + gap;
        Bars(at);
        p.WriteRest(c.X, at + bar + gap, w, small, p.Box.Bare);
    }

    /// <summary>Letters left bare in a filled box, the further lines below it.</summary>
    public static void Box(PrintPlan p)
    {
        (double w, double small, double rest) = Measures(p, 0.06);
        Paint field = p.Second;
        Paint word = p.On(field, p.Box.Bare);
        double pad = w * 0.055;
        TextBlock head = p.Fill(p.Words.Main, w - 2 * pad, Math.Min(w * 0.62, p.Page.Height * 0.9 - rest - 2 * pad), 3);
        double high = head.Bounds.Height + 2 * pad, wide = head.Bounds.Width + 2 * pad, full = high + (rest > 0 ? w * 0.04 + rest : 0), top = p.Page.Centre.Y - full / 2;
        Point c = p.Page.Centre;
        p.Area = new(c.X - wide / 2, top, c.X + wide / 2, top + full);
        Rect box = new(c.X - wide / 2, top, c.X + wide / 2, top + high);
        double corner = p.Canvas["shift"] > 0.6 ? pad * p.Canvas["shift"] : 0;
        if (p.Canvas.Whole("rules") == 2 && p.Box.Inks.Length > 1)
        {
            // A second box in the other ink falls behind as a shadow.
            double drop = pad * 0.5;
            p.Ink.Fill(p.Canvas, Outline.RoundedRectangle(new(box.Left + drop, box.Top + drop, box.Right + drop, box.Bottom + drop), corner));
        }
        field.Fill(p.Canvas, Outline.RoundedRectangle(box, corner));
        double line = Math.Max(p.Canvas.MinGap * 1.3, pad * 0.12), inset = Math.Max(pad * 0.3, p.Canvas.MinGap);
        if (p.Canvas.Whole("rules") > 0)
            word.Fill(p.Canvas, Outline.RoundedRectangle(box.Grow(-inset), Math.Max(0, corner - inset)).With(Outline.RoundedRectangle(box.Grow(-inset - line), Math.Max(0, corner - inset - line)).Reverse()));
        p.Write(head, box.Centre, word, field);
        p.WriteRest(c.X, box.Bottom + w * 0.055, wide, small, p.Box.Bare);
    }

    /// <summary>A field of pattern from edge to edge, the words cut out of it.</summary>
    public static void KnockOut(PrintPlan p)
    {
        (double w, double small, double rest) = Measures(p, 0.055);
        double field = Math.Min(w * 1.12, p.Page.Height * 0.96 - (rest > 0 ? rest + w * 0.045 : 0)), full = field + (rest > 0 ? rest + w * 0.045 : 0), top = p.Page.Centre.Y - full / 2;
        Point c = p.Page.Centre;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + full);
        bool round = p.Canvas["shift"] > 0.66;
        Point hub = new(c.X, top + field / 2);
        double r = Math.Min(w, field) / 2;
        Outline shape = round ? Outline.Circle(hub, r) : Outline.Rectangle(new(c.X - w / 2, top, c.X + w / 2, top + field));
        Region window = Region.From(shape);
        TextBlock head = p.Fill(p.Words.Main, round ? r * 1.62 : w * 0.9, round ? r * 1.05 : field * 0.82, 4);
        Paint ink = p.Second, other = p.Box.Inks.Where(k => k != ink && k.From(ink) >= 0.2).DefaultIfEmpty(p.Box.Bare).MaxBy(k => Math.Min(k.From(ink), 0.5) + (k == p.Ink ? 0 : 0.05));
        ink.Fill(p.Canvas, shape);
        Paint word = p.On(ink, p.Box.Bare);

        // A pattern in the letters' own paint would be read along with them: it is finer, and stands further off.
        bool own = other == word;
        double pitch = Math.Max(w * 0.052, p.Canvas.MinGap * 6), thin = Math.Max(pitch * (own ? 0.16 : 0.3), p.Canvas.MinGap * 1.5);
        var bands = new List<Outline>();
        int kind = p.Canvas.Whole("rules");
        for (double y = top - pitch; y < top + field + pitch; y += pitch)
        {
            if (kind == 2)
            {
                int row = (int)Math.Round((y - top) / pitch);
                for (double x = c.X - w / 2 + (row % 2 == 0 ? 0 : pitch / 2); x < c.X + w / 2 + pitch; x += pitch)
                    bands.Add(Outline.Circle(new(x, y), pitch * (own ? 0.15 : 0.24)));
                continue;
            }
            double lift = kind == 1 ? pitch * 0.42 : 0;
            Point[] upper = [.. Enumerable.Range(0, 49).Select(i => new Point(c.X - w * 0.52 + w * 1.04 * i / 48, y + lift * Math.Sin(i * Math.PI / 4)))];
            bands.Add(Outline.Polygon([.. upper, .. upper.Reverse().Select(q => q + new Point(0, thin))]));
        }
        other.Fill(p.Canvas, Region.From(new Outline([.. bands.SelectMany(b => b.Contours)])).Intersect(window).ToOutline());

        // A solid rim of the field's ink keeps the letters' edges whole whatever runs behind them.
        Outline letters = new([.. head.Lines.SelectMany(l => l.MoveBy(hub.X, hub.Y).Shape.Contours)]);
        ink.Fill(p.Canvas, Region.From(LetterPaint.Grown(letters, Math.Max(w * (own ? 0.036 : 0.022), p.Canvas.MinLine * 3))).Intersect(window).ToOutline());
        p.Write(head, hub, word, ink);
        p.WriteRest(c.X, top + field + w * 0.045, w * 0.94, small, p.Box.Bare);
    }

    /// <summary>One line across the chest between stripes that thin out.</summary>
    public static void SingleLine(PrintPlan p)
    {
        (double w, double small, double rest) = Measures(p, 0.06);
        TextBlock head = Tall(p.Fill(p.Words.Main, w, w * 0.42, 1, p.Treatment), 1.35);
        double unit = Math.Max(w * 0.024, p.Canvas.MinLine * 5), gap = Math.Max(w * 0.022, p.Canvas.MinGap * 2);
        double[] stripes = p.Canvas.Whole("rules") switch { 0 => [1.6], 1 => [1.4, 0.7], _ => [1.5, 1.0, 0.55] };
        double set = stripes.Sum() * unit + stripes.Length * gap, full = head.Bounds.Height + 2 * set + (rest > 0 ? rest + gap : 0), top = p.Page.Centre.Y - full / 2;
        Point c = p.Page.Centre;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + full);
        double wide = head.Bounds.Width;
        void Stripes(double from, int way)
        {
            double y = from;
            for (int i = 0; i < stripes.Length; i++)
            {
                double thick = stripes[i] * unit, edge = y + way * thick;
                Rect bar = new(c.X - wide / 2, Math.Min(y, edge), c.X + wide / 2, Math.Max(y, edge));
                if (i % 2 == 0)
                    Banded(p, bar);
                else
                    p.Ink.Fill(p.Canvas, Outline.Rectangle(bar));
                y = edge + way * gap;
            }
        }
        double line = top + set;
        Stripes(line - gap, -1);
        p.Write(head, new(c.X, line + head.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        Stripes(line + head.Bounds.Height + gap, 1);
        p.WriteRest(c.X, line + head.Bounds.Height + set + gap, w, small, p.Box.Bare);
    }

    /// <summary>One line again and again, outlined; the middle one is filled.</summary>
    public static void Repeated(PrintPlan p)
    {
        (double w, double small, double rest) = Measures(p, 0.06);
        int rows = p.Canvas.Whole("count") | 1;
        double room = p.Page.Height * 0.96 - (rest > 0 ? rest + w * 0.045 : 0);
        TextBlock one = p.Fill(p.Words.Main, w, Math.Min(room / rows * 0.86, w * 0.4), 1);
        rows = Math.Min(9, Math.Max(rows, (int)(Math.Min(room, w * 1.1) / (one.Bounds.Height * 1.16)) | 1));
        double pitch = one.Bounds.Height * 1.16, full = pitch * (rows - 1) + one.Bounds.Height;
        while (full > room)
        {
            rows -= 2;
            full = pitch * (rows - 1) + one.Bounds.Height;
        }
        double top = p.Page.Centre.Y - (full + (rest > 0 ? rest + w * 0.045 : 0)) / 2;
        Point c = p.Page.Centre;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + full);
        double line = p.Hair(one.CapMm * 0.035);
        SetLetters set = one.Lines[0];
        bool thin = set.StemMm < line * 2 + p.Canvas.MinGap * 1.8;
        Outline edge = thin ? set.Shape : Ornaments.Line(Region.From(set.Shape), line);
        for (int row = 0; row < rows; row++)
        {
            double y = top + one.Bounds.Height / 2 + row * pitch;
            int first = p.Canvas.Shapes.Count;
            if (row == rows / 2)
                p.Write(one, new(c.X, y), p.Ink, p.Box.Bare);
            else
                (p.Spare.IsEmpty || row % 2 == 0 ? p.Second.From(p.Box.Bare) >= 0.5 ? p.Second : p.Ink : p.Spare[row / 2 % p.Spare.Length]).Fill(p.Canvas, edge.Transform(Affine.Translate(c.X, y)));
            p.Canvas.MarkLetters(first);
        }
        p.Whole.Add(p.Area);
        p.WriteRest(c.X, top + full + w * 0.045, w, small, p.Box.Bare);
    }

    /// <summary>A headline over a list of places and days, as on the back of a tour's shirt.</summary>
    public static void Tour(PrintPlan p)
    {
        double w = p.Page.Width * 0.95, gap = w * 0.04;
        List<(string Place, string Day)> rows = Listed(p);
        // Words without a list are stacked.
        if (rows.Count == 0)
        {
            Stacked(p);
            return;
        }
        double room = p.Page.Height * 0.96, row = Math.Max(p.LeastCap, Math.Min(w * 0.056, (room - w * 0.4 - 2 * gap) / rows.Count * 0.6));
        double list = rows.Count * row * 1.6;
        TextBlock head = p.Fill(p.Words.Main, w, Math.Min(w * 0.5, room - list - 3 * gap), 2, p.Treatment);
        double full = head.Bounds.Height + 2 * gap + list + w * 0.02, top = p.Page.Centre.Y - full / 2;
        Point c = p.Page.Centre;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + full);
        p.Write(head, new(c.X, top + head.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        double y = top + head.Bounds.Height + gap, bar = Math.Max(w * 0.02, p.Canvas.MinLine * 3);
        Banded(p, new(c.X - w / 2, y, c.X + w / 2, y + bar));
        y += bar + gap * 0.6;
        foreach ((string place, string day) in rows)
        {
            SetLetters left = p.SmallLine(place, day.Length > 0 ? w * 0.66 : w, row, day.Length > 0 ? 0.06 : 0.4);
            double foot = y + row * 1.3;
            p.Write(left.MoveBy(day.Length > 0 ? c.X - w / 2 - left.Bounds.Left : c.X - left.Bounds.Centre.X, foot), p.Ink, p.Box.Bare);
            if (day.Length > 0)
            {
                SetLetters right = p.SmallLine(day, w * 0.3, row, 0.06);
                p.Write(right.MoveBy(c.X + w / 2 - right.Bounds.Right, foot), p.Second, p.Box.Bare);
            }
            y += row * 1.6;
        }
    }

    /// <summary>Lines on one wave, with stripes that follow it below them, as prints of the seventies have.</summary>
    public static void Waves(PrintPlan p)
    {
        (double w, double small, double rest) = Measures(p, 0.055);
        double gap = w * 0.03, rise = w * (0.035 + 0.04 * p.Canvas["shift"]), stripe = Math.Max(w * 0.03, p.Canvas.MinLine * 4);
        int stripes = 2 + p.Canvas.Whole("rules");
        double band = stripes * (stripe + gap * 0.5), room = p.Page.Height * 0.965 - 2 * rise - gap - band - (rest > 0 ? rest + gap : 0);
        TextBlock head = p.Fill(p.Words.Main, w, Math.Min(room, w * 0.9), 3, p.Treatment);
        double wide = head.Bounds.Width, full = head.Bounds.Height + 2 * rise + gap + band + (rest > 0 ? rest + gap : 0), top = p.Page.Centre.Y - full / 2, left = p.Page.Centre.X - wide / 2;
        Point c = p.Page.Centre;
        p.Area = new(left, top, left + wide, top + full);
        foreach (SetLetters line in head.Lines)
        {
            // Lines of other widths lie on the same wave.
            Rect ink = line.Bounds;
            SetLetters set = line.Wave(rise, ink.Width / wide, (ink.Left + wide / 2) / wide).MoveBy(c.X, top + rise + head.Bounds.Height / 2);
            p.Write(set, p.Ink, p.Box.Bare, p.Treatment);
        }
        double y = top + rise + head.Bounds.Height + gap;
        Paint[] paints = [p.Second, .. p.Spare, .. p.Box.Inks.Where(k => k != p.Second && !p.Spare.Contains(k) && k.From(p.Box.Bare) >= 0.25)];
        for (int i = 0; i < stripes; i++)
        {
            double at = y + i * (stripe + gap * 0.5);
            Point[] upper = [.. Enumerable.Range(0, 97).Select(k => new Point(left + wide * k / 96, at - rise * Math.Sin(2 * Math.PI * k / 96)))];
            paints[i % paints.Length].Fill(p.Canvas, Outline.Polygon([.. upper, .. upper.Reverse().Select(q => q + new Point(0, stripe))]));
        }
        p.WriteRest(c.X, top + full - rest, w * 0.9, small, p.Box.Bare);
    }

    /// <summary>Words that fill a box to its edges, every other line bare in a filled bar; a single line in tiles, letter by letter.</summary>
    public static void Bars(PrintPlan p)
    {
        (double w, double small, double rest) = Measures(p, 0.055);
        double gap = Math.Max(w * 0.022, p.Canvas.MinGap * 2), pad = w * 0.035, room = Math.Min(w * 1.05, p.Page.Height * 0.965 - (rest > 0 ? rest + gap * 1.6 : 0));
        ImmutableArray<SetLetters> lines = Typesetter.InBox(p.Letters, [p.Words.Main], w - 2 * pad, room, 0.3);
        Paint[] fields = [p.Second, .. p.Spare, .. p.Box.Inks.Where(k => k != p.Second && !p.Spare.Contains(k) && k.From(p.Box.Bare) >= 0.3)];
        bool tiles = lines.Length == 1 && lines[0].Letters.Length is > 1 and <= 7;
        double across = tiles ? (w - gap * (lines[0].Letters.Length - 1)) / lines[0].Letters.Length : w;
        // Lines take the whole width, so a wide letter of a short line grows no taller than a third of the box.
        SetLetters[] set = [.. tiles ? lines[0].Letters.Select(l => Sized(lines[0] with { Letters = [l] }, across - 2 * pad * 0.6, across * 1.8)) : lines.Select(l => Sized(l, w - 2 * pad, Math.Max(l.Bounds.Height, w * 0.2)))];
        double[] heights = [.. set.Select(l => l.Bounds.Height + 2 * pad)];
        double block = tiles ? heights.Max() : heights.Sum() + gap * (heights.Length - 1), fit = Math.Min(1, room / block);
        double full = block * fit + (rest > 0 ? rest + gap * 1.6 : 0), top = p.Page.Centre.Y - full / 2;
        Point c = p.Page.Centre;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + full);
        double x = c.X - w * fit / 2, y = top;
        for (int i = 0; i < set.Length; i++)
        {
            double high = (tiles ? heights.Max() : heights[i]) * fit, wide = across * fit;
            bool filled = i % 2 == 0 || tiles;
            Paint field = filled ? fields[i / (tiles ? 1 : 2) % fields.Length] : p.Box.Bare;
            Rect bar = new(x, y, x + wide, y + high);
            if (filled)
                field.Fill(p.Canvas, Outline.RoundedRectangle(bar, p.Canvas["shift"] > 0.6 ? pad * 0.6 * fit : 0));
            SetLetters line = set[i].Transform(Affine.Scale(fit));
            Rect ink = line.Bounds;
            p.Write(line.MoveBy(bar.Centre.X - ink.Centre.X, bar.Centre.Y - ink.Centre.Y), filled ? p.On(field, p.Box.Bare) : p.Ink, field, filled ? LetterTreatment.Plain : p.Treatment is LetterTreatment.Inline ? p.Treatment : LetterTreatment.Plain);
            (x, y) = tiles ? (x + wide + gap * fit, y) : (x, y + high + gap * fit);
        }
        p.WriteRest(c.X, top + full - rest, w * 0.94, small, p.Box.Bare);

        // Drawn out to a height, and in to a width.
        static SetLetters Sized(SetLetters line, double wide, double high)
        {
            Rect ink = line.Bounds;
            double sx = wide / ink.Width, sy = Math.Min(high / ink.Height, sx * 1.9);
            sx = Math.Min(sx, sy * 1.35);
            return line.Transform(Affine.Scale(sx, sy)) with { CapHeightMm = line.CapHeightMm * sy, StemMm = line.StemMm * Math.Min(sx, sy) };
        }
    }

    /// <summary>Words in columns from right to left: the first line large, the further ones small at its left, a rule or a frame beside them.</summary>
    public static void Columns(PrintPlan p)
    {
        Rect page = p.Page;
        double high = page.Height * 0.9, gap = page.Width * 0.035;
        // A long line is broken into columns of one length, so that its signs stay large.
        Rune[] signs = [.. p.Words.Main.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r))];
        int columns = signs.All(FontLetters.IsSquare) ? Across(signs.Length, page.Width * 0.8, high) : 1, each = (signs.Length + columns - 1) / columns;
        string[] words = p.Words.Main.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] broken = columns > 1 ? [.. signs.Chunk(each).Select(part => string.Concat(part))] : words.Length is > 1 and <= 3 ? words : [p.Words.Main];
        ImmutableArray<SetLetters> large = Typesetter.Columns(p.Letters, broken, high, page.Width * (broken.Length == 1 ? 0.5 : 0.8 / broken.Length), 0.16);
        double side = large.Max(c => c.CapHeightMm) * 0.3;
        SetLetters[] further = [.. p.Words.Rest.Select(line => Typesetter.Columns(p.Small, [line], high * 0.8, Math.Max(side, p.LeastCap * 1.25))[0])];
        Rect main = large.Aggregate(Rect.Empty, (all, c) => all.Union(c.Bounds));
        int rules = p.Canvas.Whole("rules");
        double line = p.Hair(page.Width * 0.006), pad = rules == 2 ? gap + line : 0, beside = further.Sum(c => c.Bounds.Width + gap) + (rules > 0 && further.Length > 0 ? line + gap : 0);
        double wide = main.Width + beside + 2 * pad, fit = Math.Min(1, Math.Min(page.Width * 0.96 / wide, page.Height * 0.96 / (main.Height + 2 * pad)));
        Point c = page.Centre;
        double right = c.X + (wide / 2 - pad) * fit, top = c.Y - main.Height * fit / 2;
        p.Area = TideLayouts.Centred(c, wide * fit, (main.Height + 2 * pad) * fit);
        Affine place = Affine.Translate(-main.Right, -main.Top).Then(Affine.Scale(fit)).Then(Affine.Translate(right, top));
        foreach (SetLetters column in large)
            p.Write(column.Transform(place), p.Ink, p.Box.Bare, p.Treatment);
        double x = right - (main.Width + gap) * fit;
        if (rules > 0 && further.Length > 0)
        {
            p.Second.Fill(p.Canvas, Outline.Rectangle(new(x - line, top, x, top + main.Height * fit)));
            x -= line + gap * fit;
        }
        foreach ((int i, SetLetters small) in further.Index())
        {
            SetLetters column = small.Transform(Affine.Scale(fit));
            Rect ink = column.Bounds;
            // They end with the foot of the large ones, as a signature does.
            p.Write(column.MoveBy(x - ink.Right, top + main.Height * fit - ink.Bottom), i < p.Spare.Length ? p.Spare[i] : p.On(p.Box.Bare, p.Second), p.Box.Bare);
            x -= ink.Width + gap * fit;
        }
        if (rules == 2)
            p.Frame(p.Second, Outline.Rectangle(p.Area.Grow(-line / 2)), line);
    }

    // Columns in which signs come out largest; one more must be worth it.
    private static int Across(int signs, double wide, double high)
    {
        const double Pitch = 1.16, Leading = 1.08, Worth = 1.12;
        double Side(int columns) => Math.Min(high / (Math.Ceiling(signs / (double)columns) * Leading), wide / (columns * Pitch));
        int best = 1;
        for (int columns = 2; columns <= Math.Min(3, signs); columns++)
            best = Side(columns) > Side(best) * Worth ? columns : best;
        return best;
    }

    // The brief's further lines are the list; without any words of its own, places and days of ours.
    private static List<(string Place, string Day)> Listed(PrintPlan p)
    {
        if (p.Canvas.Lettering.Any(l => l.Trim().Length > 0))
            return [.. p.Words.Rest.Select(l => (l, ""))];
        Dice dice = p.Dice.Fork("list");
        int day = dice.Whole(1, 9), month = dice.Whole(3, 9);
        List<(string, string)> rows = [];
        foreach (string place in dice.Shuffle(Places).Take(p.Canvas.Whole("count") + 2))
        {
            rows.Add((place, string.Create(CultureInfo.InvariantCulture, $"{month:00}.{day:00}")));
            day += dice.Whole(2, 5);
            if (day > 28)
                (day, month) = (day - 27, month % 12 + 1);
        }
        return rows;
    }

    // A bar in the second ink; spare inks take equal shares of its length.
    private static void Banded(PrintPlan p, Rect bar)
    {
        ImmutableArray<Paint> paints = [p.Second, .. p.Spare];
        double each = bar.Width / paints.Length;
        for (int i = 0; i < paints.Length; i++)
            paints[i].Fill(p.Canvas, Outline.Rectangle(new(bar.Left + i * each, bar.Top, bar.Left + (i + 1) * each, bar.Bottom)));
    }

    // Letters drawn out upwards, as headlines of one line often are.
    private static TextBlock Tall(TextBlock block, double by) => new([.. block.Lines.Select(l => l.Transform(Affine.Scale(1, by)) with { CapHeightMm = l.CapHeightMm, StemMm = l.StemMm })],
        new(block.Bounds.Left, block.Bounds.Top * by, block.Bounds.Right, block.Bounds.Bottom * by));

    // Width of the print, cap height of the small lines, and the height that these take.
    private static (double Width, double SmallMm, double UnderMm) Measures(PrintPlan p, double small)
    {
        // On a page much wider than high, such as a mug's wall, what is measured by the width alone would run over its height.
        double w = Math.Min(p.Page.Width * 0.96, p.Page.Height * 1.75);
        return (w, w * small, p.RestHeight(w * small));
    }
}
