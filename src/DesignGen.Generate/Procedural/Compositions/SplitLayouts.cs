using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Heroes that are cut: apart for the words, half on cloth and half on ink, into slices that have slipped.</summary>
public static class SplitLayouts
{
    // Of a disc with more than this share hidden only slivers are seen.
    private const double MostHidden = 0.58;

    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [Cut, Halves, Slices];

    /// <summary>The hero cut level through the middle and drawn apart; the words stand in the cut.</summary>
    public static void Cut(PrintPlan p)
    {
        if (p.HasSign)
        {
            Halves(p);
            return;
        }
        Rect page = p.Page;
        double w = Math.Min(page.Width * 0.95, page.Height * 0.95 / 1.16);
        TextBlock head = p.Fill(p.Words.Main, w * 0.98, w * 0.25, 2, p.Treatment);
        if (head.Bounds.Width < w * 0.3)
            head = p.Fill(p.Words.Main, w * 0.98, w * 0.3, 2, p.Treatment);
        double gap = Math.Max(w * 0.028, p.Canvas.MinGap * 2), open = head.Bounds.Height + 2 * gap, small = w * 0.05;
        double restHigh = p.RestHeight(small), rest = p.Words.Rest.IsEmpty ? 0 : w * 0.04 + restHigh;
        double tall = w * 1.16 - open - rest;
        Point c = new(page.Centre.X, page.Centre.Y - rest / 2);
        HeroArt hero = p.Hero(TideLayouts.Centred(c, w * 0.9, tall * (0.9 + 0.1 * p.Canvas["size"])), p.Box.Bare);
        Rect b = hero.Silhouette.Bounds;
        // The cut lies a little above the middle, where most heroes carry their faces below or above it whole.
        double cut = b.Top + b.Height * (0.44 + 0.12 * p.Canvas["shift"]), slip = w * 0.09 * (p.Canvas["slip"] - 0.5);
        double all = b.Height + open, top = c.Y - all / 2, up = top - b.Top, down = up + open;
        Rect field = new(page.Centre.X - w / 2, top - w * 0.01, page.Centre.X + w / 2, top + all + rest);
        p.Area = field;
        // A sun that the hero hides but for slivers is left out; a ring is meant to be crossed.
        double disc = Math.Min(w * 0.47, all * 0.47);
        int backing = p.Canvas.Whole("backing");
        if (backing != 3 && (b.Width > 1.8 * disc || hero.Silhouette.AreaMm2 > MostHidden * (Math.PI * disc * disc - 2 * disc * open)))
            backing = 0;
        if (backing > 0)
            Ornaments.Backing(p, backing, new(c.X, c.Y), disc, p.Behind);
        HeroArt upper = hero.Within(p.Strip(b.Left - 5, b.Top - 5, b.Right + 5, cut)).Transform(Affine.Translate(-slip, up));
        HeroArt lower = hero.Within(p.Strip(b.Left - 5, cut, b.Right + 5, b.Bottom + 5)).Transform(Affine.Translate(slip, down));
        double y = cut + up;
        if (backing > 0)
        {
            p.Box.Bare.Fill(p.Canvas, upper.Rim(p.Halo));
            p.Box.Bare.Fill(p.Canvas, lower.Rim(p.Halo));
        }
        p.Echo(upper, p.Halo, p.Box.Bare);
        p.Echo(lower, p.Halo, p.Box.Bare);
        upper.Fill(p.Canvas);
        lower.Fill(p.Canvas);
        p.Box.Bare.Fill(p.Canvas, Outline.Rectangle(new(page.Left, y, page.Right, y + open)));
        p.Write(head, new(page.Centre.X, y + open / 2), p.Ink, p.Box.Bare, p.Treatment);
        // Bars at both sides hold a short word in its place.
        double thick = p.Hair(w * 0.016), from = head.Bounds.Width / 2 + gap * 1.4, to = Math.Min(w * 0.47, b.Width / 2);
        if (to - from > w * 0.12)
        {
            foreach (int side in new[] { -1, 1 })
                p.Second.Fill(p.Canvas, Outline.Rectangle(new(Math.Min(page.Centre.X + side * from, page.Centre.X + side * to), y + (open - thick) / 2, Math.Max(page.Centre.X + side * from, page.Centre.X + side * to), y + (open + thick) / 2)));
        }
        p.WriteRest(page.Centre.X, field.Bottom - restHigh, w * 0.8, small, p.Box.Bare);
    }

    /// <summary>One half of the hero on bare cloth, the other on a filled field.</summary>
    public static void Halves(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.98, 0.2);
        double w = f.Width * 0.96, h = f.PictureMm;
        Point c = new(f.X, f.Top + h / 2);
        Rect box = TideLayouts.Centred(c, w, h);
        Paint field = p.Behind;
        int backing = p.Canvas.Whole("backing");
        Region right = p.Strip(c.X, box.Top - 1, box.Right + 1, box.Bottom + 1), left = p.Strip(box.Left - 1, box.Top - 1, c.X, box.Bottom + 1);
        double r = Math.Min(w, h) / 2;
        Outline whole = backing is 0 or 3 ? Outline.Rectangle(TideLayouts.Centred(c, w * 0.94, h)) : Outline.Circle(c, r);
        field.Fill(p.Canvas, Region.From(whole).Intersect(right).ToOutline());
        double line = Math.Max(p.Canvas.MinLine * 2, w * 0.012);
        field.Fill(p.Canvas, Ornaments.Line(Region.From(whole), line));
        Rect room = TideLayouts.Centred(c, w * (0.76 + 0.1 * p.Canvas["size"]), h * (0.76 + 0.1 * p.Canvas["size"]));
        bool written = p.HasSign && p.Heroes[0].Id != "yin-yang";
        HeroArt Sign(Paint paint, Paint on) => HeroArt.Sign(p.Box, p.Heroes[0], p.Dice.Fork("individual"), TideLayouts.Centred(c, room.Width * 0.8, room.Height * 0.8), paint, on);
        double aside = written ? c.X - Seam(Sign(field, p.Box.Bare)) : 0;
        HeroArt One(Paint paint, Paint on) => written ? Sign(paint, on).Transform(Affine.Translate(aside, 0)) : p.Hero(room, on);
        // A sign changes places with its ground at the axis, and so stays one sign.
        One(field, p.Box.Bare).Within(left).Fill(p.Canvas);
        One(p.Box.Bare, field).Within(right).Fill(p.Canvas);
        double slip = h * 0.06 * (p.Canvas["slip"] - 0.5);
        if (Math.Abs(slip) > p.Canvas.MinGap)
            Ornaments.Pair(p, 1, new(c.X, box.Bottom - h * 0.08), w * 0.38, w * 0.03, p.On(field, p.Ink));
        f.Write(p);
    }

    // Where an upright line near the middle of a sign crosses least of it: between its two halves, as a rule.
    private static double Seam(HeroArt sign)
    {
        var strokes = Region.Union([.. sign.Parts.Select(part => Region.From(part.Shape, part.Rule))]);
        Rect b = strokes.Bounds;
        double width = b.Width * 0.012;
        double Crossed(double x) => strokes.Intersect(Region.Rectangle(new(x - width / 2, b.Top - 1, x + width / 2, b.Bottom + 1))).AreaMm2;
        return Enumerable.Range(-10, 21).Select(i => b.Centre.X + i * width).MinBy(x => (Crossed(x), Math.Abs(x - b.Centre.X)));
    }

    /// <summary>The hero in level slices that have slipped to both sides, as a picture that is badly received.</summary>
    public static void Slices(PrintPlan p)
    {
        if (p.HasSign)
        {
            Halves(p);
            return;
        }
        Frame f = Frame.Below(p, 1.0, 0.2);
        double w = f.Width, h = f.PictureMm;
        Point c = new(f.X, f.Top + h / 2);
        int count = p.Canvas.Whole("slices");
        int backing = p.Canvas.Whole("backing");
        HeroArt hero = p.HeroBefore(TideLayouts.Centred(c, w * 0.82, h * (0.88 + 0.08 * p.Canvas["size"])), backing is 0 or 3 ? 0 : Math.Min(w, h) * 0.47);
        Rect b = hero.Silhouette.Bounds;
        if (backing != 3 && !p.Shows(hero, c, Math.Min(w, h) * 0.47))
            backing = 0;
        if (backing > 0)
        {
            Ornaments.Backing(p, backing, c, Math.Min(w, h) * 0.47, p.Behind);
        }
        p.Echo(hero, p.Halo, p.Box.Bare);
        double gap = Math.Max(p.Canvas.MinGap * 1.6, b.Height * 0.014), each = (b.Height - gap * (count - 1)) / count;
        var slices = new List<HeroArt>();
        for (int i = 0; i < count; i++)
        {
            double y = b.Top + i * (each + gap), amount = (i % 2 == 0 ? 1 : -1) * w * (0.012 + 0.05 * p.Canvas["slip"]) * (1 - 0.5 * Math.Abs(i - (count - 1) / 2.0) / count);
            HeroArt slice = hero.Within(p.Strip(b.Left - 5, y, b.Right + 5, y + each)).Transform(Affine.Translate(amount, 0));
            if (!slice.Parts.IsEmpty)
                slices.Add(slice);
        }
        // Each slice brings its own rim along; rims of neighbours meet in the gap between them.
        foreach (HeroArt slice in backing > 0 || !p.Spare.IsEmpty ? slices : [])
            p.Box.Bare.Fill(p.Canvas, slice.Rim(Math.Max(p.Halo, gap * 0.55)));
        foreach (HeroArt slice in slices)
            slice.Fill(p.Canvas);
        p.Whole.Add(b);
        f.Write(p);
    }
}
