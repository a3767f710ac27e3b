using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Outdoor;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Badges;

public static partial class BadgeLayouts
{
    /// <summary>A landscape that stands free on the cloth, the name in an arc above it.</summary>
    public static void Horizon(BadgePlan p)
    {
        Rect page = p.Canvas.Page;
        double w = Math.Min(page.Width, page.Height * 0.94), h = w * 1.0;
        Point c = page.Centre;
        double top = c.Y - h / 2, left = c.X - w / 2;
        p.Area = new(left, top, left + w, top + h);
        Rect box = new(left + w * 0.04, top + h * 0.16, left + w * 0.96, top + h * 0.8);

        // The name runs round the sun at an even distance.
        Point sun = new(box.Left + box.Width * (p.Form.Kind switch { SceneKind.Sea => 0.4, SceneKind.Desert => 0.62, _ => 0.5 }), box.Top + box.Height * 0.4);
        Point hub = new(c.X, sun.Y + h * 0.13);
        double cap = h * 0.125, radius = hub.Y - top - cap;

        // The ends of the arc stay within the page: letters lean out by up to their height.
        double reach = Math.Min(2.6, 2 * Math.Asin(Math.Min(1, (w / 2 - cap * 0.5) / (radius + cap))));
        SetLetters main = OnBand(p.Letters, p.Words.Main, cap, radius + cap / 2, reach, true, LetterPaint.Tracking(p.Treatment), out _);
        new Landscape(SceneWindow.Free(p.Canvas, box with { Top = box.Top + h * 0.05 }), p.Inks with { Sky = p.Box.Bare }, p.Form, p.Dice.Fork("scene")).Draw();
        p.Write(Typesetter.OnArc(main, hub, radius, -Math.PI / 2, true), p.Ink, p.Box.Bare, p.Treatment);

        // Ground lines taper off below; then the second line and the date.
        double y = box.Bottom + h * 0.015;
        for (int i = 0; i < 2; i++)
        {
            double half = w * (0.36 - 0.11 * i), thick = p.Hair(h * (0.012 - 0.003 * i));
            p.Second.Fill(p.Canvas, new OutlineBuilder().MoveTo(new(c.X - half, y)).QuadTo(new(c.X, y - thick), new(c.X + half, y)).QuadTo(new(c.X, y + thick), new(c.X - half, y)).Close().Build());
            y += h * 0.026;
        }
        if (p.Words.Second.Length > 0)
        {
            SetLetters second = Typesetter.Fit(p.Letters, p.Words.Second, w * 0.72, h * 0.06, 0.3).CentreOn(c.X, 0);
            p.Write(second.MoveBy(0, y + second.CapHeightMm + h * 0.005), p.Ink, p.Box.Bare);
            y += second.CapHeightMm + h * 0.03;
        }
        p.DateLine(p.Words.Date, new(c.X, y + h * 0.02), h * 0.03, w * 0.56);
    }

    /// <summary>Arched slab letters over a figure or a small landscape, as on athletic shirts.</summary>
    public static void Varsity(BadgePlan p)
    {
        Rect page = p.Canvas.Page;
        double w = page.Width * 0.98, h = Math.Min(page.Height, w * 0.95);
        w = Math.Min(w, h / 0.72);
        Point c = page.Centre;
        double top = c.Y - h / 2;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + h);
        LetterTreatment dress = p.Treatment == LetterTreatment.Plain ? LetterTreatment.Keyline : p.Treatment;

        // Only a line that is long against its height is arched in full; a short word would be bent out of shape.
        var arched = new Alphabet(p.Letters.Face with { Spacing = p.Letters.Face.Spacing + LetterPaint.Tracking(dress) });
        SetLetters main = Typesetter.Fit(arched, p.Words.Main, w * 0.94, h * 0.26, 0.12);
        double rise = Math.Min(w * 0.13, h * 0.15) * Math.Min(1, Math.Pow(main.Bounds.Width / (w * 0.85), 2));
        main = main.Arch(rise, rise).CentreOn(c.X, 0);
        main = main.MoveBy(0, top - main.Bounds.Top + LetterPaint.Reach(dress) * 1.05 * main.CapHeightMm);
        p.Write(main, p.Ink, p.Box.Bare, dress);
        double crown = main.Bounds.Width > w * 0.75 ? top + main.CapHeightMm + rise * 0.12 : main.Bounds.Bottom;

        // The second step: a large figure, or the landscape in a disc, tucked up under the arch.
        bool closed = p.Words.Date.Length > 0 || p.Words.Second.Length > 0;
        double lower = top + h - h * (closed ? 0.17 : 0.03), tall = lower - crown - h * 0.05;
        if (p.Words.Number.Length > 0)
        {
            double cap = Math.Min(tall * 0.86, w * 0.4);
            SetLetters number = Typesetter.Fit(p.Letters, p.Words.Number, w * 0.5, cap, 0.1).CentreOn(c.X, 0);
            double baseLine = crown + h * 0.035 + (tall + number.CapHeightMm) / 2;
            p.Write(number.MoveBy(0, baseLine), p.Second, p.Box.Bare, dress);
            double side = number.Bounds.Width / 2 + LetterPaint.Reach(dress) * number.CapHeightMm + h * 0.075;
            foreach (int s in new[] { -1, 1 })
            {
                p.Star(p.Ink, new(c.X + s * side, baseLine - number.CapHeightMm * 0.36), h * 0.045);
                if (side + h * 0.16 < w / 2)
                    p.Star(p.Second, new(c.X + s * (side + h * 0.095), baseLine - number.CapHeightMm * 0.36 + h * 0.03), h * 0.028);
            }
        }
        else
        {
            double radius = Math.Min(tall / 2, w * (closed ? 0.26 : 0.34));
            Point hub = new(c.X, crown + h * 0.03 + tall / 2);
            new Landscape(SceneWindow.Round(p.Canvas, hub, radius), p.Inks, p.Form, p.Dice.Fork("scene")).Draw();
            p.Ring(p.Ink, hub, radius, p.Hair(radius * 0.05));
        }
        double floor = top + h;
        if (p.Words.Date.Length > 0)
        {
            p.DateLine(p.Words.Date, new(c.X, floor - h * 0.022), h * 0.036, w * 0.52);
            floor -= h * 0.075;
        }
        if (p.Words.Second.Length > 0)
        {
            SetLetters second = Typesetter.Fit(p.Letters, p.Words.Second, w * 0.8, h * 0.078, 0.16).CentreOn(c.X, 0);
            p.Write(second.MoveBy(0, floor), p.Ink, p.Box.Bare);
        }
    }

    /// <summary>Rays and a half disc with the landscape over a wide banner.</summary>
    public static void RibbonBurst(BadgePlan p)
    {
        Rect page = p.Canvas.Page;
        double w = page.Width * 0.98, h = Math.Min(page.Height, w * 0.86);
        w = Math.Min(w, h / 0.74);
        Point c = page.Centre;
        double top = c.Y - h / 2;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + h);
        Point hub = new(c.X, top + h * 0.52);
        double radius = Math.Min(h * 0.37, w * 0.3), outer = Math.Min(h * 0.52, w * 0.47);

        // Rays of two lengths by turns round the upper half.
        int count = p.Form.Rays >= 6 ? p.Form.Rays : 0;
        double rim = p.Hair(radius * 0.035), space = Math.Max(p.Canvas.MinGap * 1.4, radius * 0.05);
        if (count > 0)
        {
            int most = (int)(Math.PI * (radius + rim + space) / (1.2 * Math.Max(p.Canvas.MinGap, p.Canvas.MinLine) * 2));
            int half = Math.Min(count, most);
            for (int i = 0; i < half; i++)
            {
                double step = Math.PI / half, a = Math.PI + step * (i + 0.5), wide = step * 0.27, reach = i % 2 == 0 ? outer : radius + rim + space + (outer - radius - rim - space) * 0.66;
                double inner = radius + rim + space;
                p.Second.Fill(p.Canvas, Outline.Polygon(hub + Point.Polar(inner, a - wide), hub + Point.Polar(reach, a - wide), hub + Point.Polar(reach, a + wide), hub + Point.Polar(inner, a + wide)));
            }
        }
        SceneWindow dome = SceneWindow.Of(p.Canvas, Sun.Band(hub, radius, hub.Y - radius, hub.Y + radius * 0.42));
        new Landscape(dome with { Box = new(hub.X - radius, hub.Y - radius, hub.X + radius, hub.Y + radius * 0.72) }, p.Inks, p.Form with { Rays = 0 }, p.Dice.Fork("scene")).Draw();
        p.Frame(p.Ink, Sun.Band(hub, radius + rim / 2, hub.Y - radius - rim, hub.Y + radius * 0.42), rim);
        double cloth = h * 0.2;
        Ribbon(p, p.Words.Main, new(c.X, hub.Y + radius * 0.42), w * 0.78, cloth, w * 0.105, h * 0.035);
        double y = hub.Y + radius * 0.42 + cloth * 0.5 + h * 0.06;
        if (p.Words.Second.Length > 0)
        {
            SetLetters second = p.SmallLine(p.Words.Second, w * 0.6, h * 0.075, 0.3).CentreOn(c.X, 0);
            p.Write(second.MoveBy(0, y + second.CapHeightMm), p.Ink, p.Box.Bare);
            y += second.CapHeightMm + h * 0.045;
        }
        p.DateLine(p.Words.Date, new(c.X, y + h * 0.02), h * 0.036, w * 0.5);
    }
}
