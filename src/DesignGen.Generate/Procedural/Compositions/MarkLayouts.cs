using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Marks that hold at the left chest, 70 to 90 mm, and as well at any larger size: roundel, stack, lock-up, patch.</summary>
public static class MarkLayouts
{
    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [Roundel, Stack, LockUp, Patch];

    /// <summary>The hero in a ring of words.</summary>
    public static void Roundel(PrintPlan p)
    {
        Rect page = p.Page;
        double r = Math.Min(page.Width, page.Height) * 0.485;
        string foot = p.Words.Rest.Length > 0 ? p.Words.Rest[0] : "";
        double tail = p.Words.Rest.Length > 1 ? r * 0.1 + p.RestHeight(r * 0.11, 1) : 0;
        if (2 * r + tail > page.Height * 0.98)
            r = (page.Height * 0.98 - tail) / 2;
        Point c = new(page.Centre.X, page.Centre.Y - tail / 2);
        p.Area = new(c.X - r, c.Y - r, c.X + r, c.Y + r + tail);
        bool filled = p.Canvas["rim"] > 0.45;
        double inner = r * 0.66, line = p.Hair(r * 0.028), open = Math.Max(p.Canvas.MinGap * 1.3, r * 0.022);
        Paint band = filled ? p.Box.Inks.Length > 1 ? p.Field : p.Ink : p.Box.Bare, word = filled ? p.On(band, p.Box.Bare) : p.Ink;
        if (filled)
        {
            p.Ring(band, c, (r + inner) / 2, r - inner);
        }
        else
        {
            p.Ring(p.Ink, c, r - line / 2, line);
            p.Ring(p.Ink, c, inner + line / 2, line);
        }
        double room = r - inner - (filled ? 0 : 2 * line), middle = (r + inner) / 2, cap = room * 0.56;
        double over = p.WriteArc(p.Words.Main, p.Letters, c, middle, cap, foot.Length > 0 ? 3.3 : 4.6, true, word, band), under = 0;
        if (foot.Length > 0)
            under = p.WriteArc(foot, p.Small, c, middle, Math.Max(p.LeastCap, cap * 0.66), 2.2, false, word, band);
        double free = Math.PI - (over + under) / 2;
        if (free * middle > room * 0.8)
        {
            double at = Math.PI / 2 - under / 2 - free / 2;
            foreach (double angle in foot.Length > 0 ? new[] { at, Math.PI - at } : [Math.PI / 2])
                p.Star(word, c + Point.Polar(middle, angle), Math.Min(room * 0.2, free * middle * 0.22));
        }
        double disc = inner - open;
        int backing = p.Canvas.Whole("backing");
        if (backing > 0)
            Ornaments.Backing(p, backing, c, disc * 0.94, p.Box.Inks.Length > 1 && band != p.Second ? p.Second : p.Box.Inks.Where(k => k != band && k.From(p.Box.Bare) >= 0.25).DefaultIfEmpty(p.Ink).First());
        double size = 1.52 + 0.14 * p.Canvas["size"];
        p.Place(p.HeroBefore(TideLayouts.Centred(c, disc * size, disc * size), backing is 0 or 3 ? 0 : disc));
        if (tail > 0)
            p.WriteRest(c.X, c.Y + r + r * 0.1, r * 1.6, r * 0.11, p.Box.Bare, 1);
    }

    /// <summary>The hero over its words.</summary>
    public static void Stack(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.66, 0.2, 1);
        Point c = new(f.X, f.Top + f.PictureMm / 2);
        int backing = p.Canvas.Whole("backing");
        double reach = p.Stage(TideLayouts.Centred(c, f.Width * 0.84, f.PictureMm * (0.92 + 0.08 * p.Canvas["size"])), c, f.PictureMm * 0.48, backing).Reach;
        double side = f.Width / 2 - reach;
        if (side > f.Width * 0.13)
            Ornaments.Pair(p, p.Canvas.Whole("trim"), c, reach + side / 2, f.Width * 0.05, p.Second);
        f.Write(p);
    }

    /// <summary>The hero at the left, the words in a block beside it, a rule between.</summary>
    public static void LockUp(PrintPlan p)
    {
        Rect page = p.Page;
        double w = page.Width * 0.97, h = Math.Min(page.Height * 0.96, w * 0.5), gap = w * 0.035;
        double size = 0.36 + 0.05 * p.Canvas["size"];
        HeroArt hero = p.Hero(TideLayouts.Centred(page.Centre, w * size, h), p.Box.Bare);
        double heroW = hero.Silhouette.Bounds.Width, thick = p.Hair(w * 0.01), text = w - heroW - 2 * gap - thick, small = Math.Max(h * 0.1, p.LeastCap);
        double rest = p.RestHeight(small), between = p.Words.Rest.IsEmpty ? 0 : h * 0.08;
        TextBlock head = p.Fill(p.Words.Main, text, h * 0.92 - rest - between, 3, p.Treatment);
        double high = head.Bounds.Height + between + rest, wide = Math.Max(head.Bounds.Width, p.Words.Rest.IsEmpty ? 0 : text * 0.6), all = heroW + 2 * gap + thick + wide;
        double left = page.Centre.X - all / 2, at = left + heroW + gap;
        h = Math.Max(hero.Silhouette.Bounds.Height, high);
        p.Area = TideLayouts.Centred(page.Centre, all, h);
        p.Place(hero.Transform(Affine.Translate(left - hero.Silhouette.Bounds.Left, 0)));
        int trim = p.Canvas.Whole("trim");
        if (trim > 0)
            p.Second.Fill(p.Canvas, Outline.Rectangle(new(at, page.Centre.Y - h * 0.46, at + thick, page.Centre.Y + h * 0.46)));
        double x = at + thick + gap + wide / 2, y = page.Centre.Y - high / 2;
        p.Write(head, new(x, y + head.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        p.WriteRest(x, y + head.Bounds.Height + between, wide, small, p.Box.Bare);
    }

    /// <summary>A filled patch with hero and words cut into it.</summary>
    public static void Patch(PrintPlan p)
    {
        Rect page = p.Page;
        double w = Math.Min(page.Width * 0.97, page.Height * 0.97 / 1.04);
        Paint field = p.Box.Inks.Length > 1 && p.Canvas["rim"] < 0.6 ? p.Field : p.Ink;
        Paint word = p.On(field, p.Box.Bare);
        double small = Math.Max(w * 0.05, p.LeastCap), rest = p.RestHeight(small), inner = w * 0.84;
        TextBlock head = p.Fill(p.Words.Main, inner, w * 0.17, 2);
        double picture = w * 0.54, pad = w * 0.075, gap = w * 0.035;
        double h = pad * 2 + picture + gap + head.Bounds.Height + (p.Words.Rest.IsEmpty ? 0 : gap + rest);
        if (h > page.Height * 0.97)
        {
            picture -= h - page.Height * 0.97;
            h = page.Height * 0.97;
        }
        Rect box = TideLayouts.Centred(page.Centre, w, h);
        p.Area = box;
        int shape = p.Canvas.Whole("edge");
        double corner = shape switch { 0 => 0, 1 => w * 0.08, 2 => w * 0.2, _ => w * 0.04 };
        field.Fill(p.Canvas, Outline.RoundedRectangle(box, corner));
        double open = Math.Max(p.Canvas.MinGap * 1.3, w * 0.014), inset = w * 0.03;
        if (p.Canvas.Whole("trim") > 0)
            word.Fill(p.Canvas, Outline.RoundedRectangle(box.Grow(-inset), Math.Max(0, corner - inset)).With(Outline.RoundedRectangle(box.Grow(-inset - open), Math.Max(0, corner - inset - open)).Reverse()));
        Point c = page.Centre;
        double y = box.Top + pad;
        HeroArt hero = p.Hero(TideLayouts.Centred(new(c.X, y + picture / 2), w * 0.76, picture * (0.92 + 0.08 * p.Canvas["size"])), field);
        p.Echo(hero, p.Halo, field);
        hero.Fill(p.Canvas);
        y += picture + gap;
        p.Write(head, new(c.X, y + head.Bounds.Height / 2), word, field);
        p.WriteRest(c.X, y + head.Bounds.Height + gap, inner, small, field);
    }
}
