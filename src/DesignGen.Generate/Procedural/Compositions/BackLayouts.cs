using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Large prints for the back: arcs of words round a hero, a hero between two walls of letters, a hero over a list.</summary>
public static class BackLayouts
{
    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [Arcs, Walls, List];

    /// <summary>Words in an arc above the hero and, where there are more, in an arc below it.</summary>
    public static void Arcs(PrintPlan p)
    {
        Rect page = p.Page;
        double side = Math.Min(page.Width, page.Height) * 0.97, outer = side / 2;
        string below = p.Words.Rest.Length > 0 ? p.Words.Rest[0] : "";
        double tail = p.Words.Rest.Length > 1 ? side * 0.045 + p.RestHeight(side * 0.045, 1) : 0;
        if (side + tail > page.Height * 0.98)
            (side, outer) = (page.Height * 0.98 - tail, (page.Height * 0.98 - tail) / 2);
        // Without an arc below the print ends with the picture, and is centred so.
        Point c = new(page.Centre.X, page.Centre.Y - tail / 2 + (below.Length == 0 ? outer * 0.13 : 0));
        p.Area = new(c.X - outer, c.Y - outer, c.X + outer, c.Y + outer + tail);
        LetterTreatment dress = p.Treatment;
        double reach = LetterPaint.Reach(dress), cap = outer * 0.27 / (1 + reach), middle = outer - cap * (0.5 + reach);
        double over = p.WriteArc(p.Words.Main, p.Letters, c, middle, cap, 3.0, true, p.Ink, p.Box.Bare, dress), under = 0;
        double low = outer * 0.15, lowMiddle = outer - low / 2;
        if (below.Length > 0)
            under = p.WriteArc(below, p.Small, c, lowMiddle, low, 2.3, false, p.Second, p.Box.Bare);
        // Stars hang in the gaps between the two arcs.
        double free = Math.PI - (over + under) / 2;
        int trim = p.Canvas.Whole("trim");
        if (trim > 0 && free * middle > outer * 0.28)
        {
            double at = Math.PI / 2 - under / 2 - free / 2, star = Math.Min(outer * 0.075, free * middle * 0.2);
            foreach (double angle in new[] { at, Math.PI - at })
            {
                Point place = c + Point.Polar(middle, angle);
                if (trim == 1)
                    p.Star(p.Second, place, star);
                else
                    Ornaments.Spark(p, place, star * 1.25, p.Second);
            }
        }
        double inner = outer * 0.68;
        int backing = p.Canvas.Whole("backing");
        double size = 0.88 + 0.1 * p.Canvas["size"];
        Rect room = TideLayouts.Centred(new(c.X, c.Y + (below.Length == 0 ? outer * 0.08 : 0)), 2 * inner * size, 2 * inner * size);
        // What fills the corners of its room, as spread wings do, would reach into the words.
        double far = p.Hero(room, p.Box.Bare).Silhouette.ToOutline().Contours.SelectMany(k => k.Flatten(0.5)).Max(q => q.DistanceTo(c)), clear = middle - cap / 2 - p.Halo * 1.5;
        p.Stage(far > clear ? TideLayouts.Centred(room.Centre, room.Width * clear / far, room.Height * clear / far) : room, c, inner, backing, p.Halo * 1.2);
        if (tail > 0)
            p.WriteRest(c.X, c.Y + outer + side * 0.045, side * 0.7, side * 0.045, p.Box.Bare, 1);
    }

    /// <summary>Two walls of letters, the hero between them and a little over both.</summary>
    public static void Walls(PrintPlan p)
    {
        Rect page = p.Page;
        ImmutableArray<string> words = [.. p.Words.Main.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        // A single word is the upper wall; the next line of the words then is the lower one.
        int half = Enumerable.Range(1, Math.Max(1, words.Length - 1)).MinBy(n => Math.Abs(string.Join(' ', words.Take(n)).Length - string.Join(' ', words.Skip(n)).Length));
        string upper = words.Length > 1 ? string.Join(' ', words[..half]) : p.Words.Main, lower = words.Length > 1 ? string.Join(' ', words[half..]) : p.Words.Rest.FirstOrDefault() ?? "";
        int skip = words.Length > 1 ? 0 : 1;
        double w = page.Width * 0.96, small, full, gap, picture;
        TextBlock top, bottom;
        while (true)
        {
            top = p.Fill(upper, w, w * 0.34, 1, p.Treatment);
            bottom = lower.Length > 0 ? p.Fill(lower, w, w * 0.34, 1, p.Treatment) : new([], new(0, 0, 0, 0));
            (small, gap, picture) = (w * 0.042, w * 0.04, w * 0.6);
            full = top.Bounds.Height + bottom.Bounds.Height + picture + (p.Words.Rest.Length > skip ? gap + p.RestHeight(small, skip) : 0);
            if (full <= page.Height * 0.965)
                break;
            w *= 0.97;
        }
        Point c = page.Centre;
        double y = c.Y - full / 2, mid = y + top.Bounds.Height + picture / 2;
        p.Area = new(c.X - w / 2, y, c.X + w / 2, y + full);
        p.Write(top, new(c.X, y + top.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        if (lower.Length > 0)
            p.Write(bottom, new(c.X, mid + picture / 2 + bottom.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        int backing = p.Canvas.Whole("backing");
        // The hero and its rim may hide a sliver of the feet of the upper letters, and hardly any of the heads of the lower ones: a T without its bar is an I.
        double rim = p.Halo * 1.3, up = top.CapMm * 0.14 - rim, down = lower.Length > 0 ? bottom.CapMm * 0.03 - rim : 0;
        double high = (picture + up + down) * (0.92 + 0.08 * p.Canvas["size"]);
        double wide = p.Stage(TideLayouts.Centred(new(c.X, mid + (down - up) / 2), w * 0.9, high), new(c.X, mid), picture * 0.47, backing, rim).Reach, side = w / 2 - wide;
        if (side > w * 0.12)
            Ornaments.Pair(p, p.Canvas.Whole("trim"), new(c.X, mid), wide + side / 2, w * 0.045, p.Second);
        p.WriteRest(c.X, mid + picture / 2 + bottom.Bounds.Height + gap, w * 0.86, small, p.Box.Bare, skip);
    }

    /// <summary>The hero over the main words and, between rules, the further lines as a list.</summary>
    public static void List(PrintPlan p)
    {
        Rect page = p.Page;
        double w = page.Width * 0.94, picture, gap, row, full;
        TextBlock head;
        int rows = p.Words.Rest.Length;
        while (true)
        {
            head = p.Fill(p.Words.Main, w, w * 0.24, 2, p.Treatment);
            (picture, gap, row) = (w * 0.62, w * 0.04, Math.Max(w * 0.05, p.LeastCap));
            full = picture + gap + head.Bounds.Height + (rows > 0 ? gap * 1.2 + rows * row * 1.75 + gap * 0.6 : gap);
            if (full <= page.Height * 0.965)
                break;
            w *= 0.97;
        }
        Point c = page.Centre;
        double y = c.Y - full / 2;
        p.Area = new(c.X - w / 2, y, c.X + w / 2, y + full);
        Point hub = new(c.X, y + picture / 2);
        int backing = p.Canvas.Whole("backing");
        double side = w / 2 - p.Stage(TideLayouts.Centred(hub, w * 0.86, picture * (0.92 + 0.06 * p.Canvas["size"])), hub, picture * 0.48, backing).Reach;
        if (side > w * 0.12)
            Ornaments.Pair(p, p.Canvas.Whole("trim"), new(c.X, hub.Y + picture * 0.1), w / 2 - side / 2, w * 0.035, p.Second);
        y += picture + gap;
        p.Write(head, new(c.X, y + head.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        y += head.Bounds.Height + gap * 0.6;
        double thick = p.Hair(w * 0.008);
        void Rule(double at) => p.Second.Fill(p.Canvas, Outline.Rectangle(new(c.X - w / 2, at, c.X + w / 2, at + thick)));
        if (rows == 0)
        {
            Rule(y);
            return;
        }
        foreach (string text in p.Words.Rest)
        {
            Rule(y);
            SetLetters line = p.SmallLine(text, w * 0.96, row, 0.6).CentreOn(c.X, 0);
            p.Write(line.MoveBy(0, y + thick / 2 + row * 0.875 + line.CapHeightMm / 2), p.Ink, p.Box.Bare);
            y += row * 1.75;
        }
        Rule(y);
    }
}
