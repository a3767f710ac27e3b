using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Badges;

public static partial class BadgeLayouts
{
    /// <summary>A disc with the landscape, words on a band round it.</summary>
    public static void RoundEmblem(BadgePlan p)
    {
        Rect page = p.Canvas.Page;
        Point c = page.Centre;
        double r = Math.Min(page.Width, page.Height) / 2 * 0.985, inner = r * 0.665;
        p.Area = new(c.X - r, c.Y - r, c.X + r, c.Y + r);

        double rim = p.Hair(r * 0.022), thin = p.Hair(r * 0.008), gap = Math.Max(p.Canvas.MinGap * 1.2, r * 0.014);
        double bandOuter = Edge(p, c, r, rim, thin, gap), bandInner = inner + rim + gap;
        bool filled = p.Canvas["band"] > 0.5;
        Paint band = p.Box.Bare, word = p.Ink;
        if (filled)
        {
            band = p.Box.Clear([p.Box.Bare, p.Inks.Sky], PaletteRole.Shade, PaletteRole.Support, PaletteRole.Hero);
            word = p.Box.Strongest(band);
            p.Ring(band, c, (bandOuter + bandInner) / 2, bandOuter - bandInner);
        }

        SceneWindow window = SceneWindow.Round(p.Canvas, c, inner);
        new Landscape(window, p.Inks, p.Form with { Fore = 0.27 }, p.Dice.Fork("scene")).Draw();
        p.Ring(p.Ink, c, inner + rim / 2, rim);

        // Main words over the top, the second line round the foot; marks where the gaps between them are widest.
        double room = bandOuter - bandInner, middle = (bandOuter + bandInner) / 2;
        SetLetters main = OnBand(p.Letters, p.Words.Main, room * 0.62, middle, p.Words.Second.Length > 0 ? 3.35 : 4.4, true, LetterPaint.Tracking(p.Treatment), out double mainAngle);
        p.Write(Typesetter.OnArc(main, c, middle - main.CapHeightMm / 2, -Math.PI / 2, true), word, band, p.Treatment);
        double secondAngle = 0;
        if (p.Words.Second.Length > 0)
        {
            double size = Math.Min(room * 0.42, main.CapHeightMm * 0.72);
            (Alphabet small, double open) = p.Open(p.Small, p.Words.Second, middle * 1.9, size);
            SetLetters second = OnBand(small, p.Words.Second, size, middle, 1.9, false, Math.Max(0.12, open), out secondAngle);
            p.Write(Typesetter.OnArc(second, c, middle + second.CapHeightMm / 2, Math.PI / 2, false), filled ? word : p.Second, band);
        }
        double free = Math.PI - (mainAngle + secondAngle) / 2;
        if (p.Words.Second.Length == 0)
        {
            int marks = Math.Max(1, (int)((2 * Math.PI - mainAngle) * middle / (room * 1.1)) | 1);
            for (int i = 0; i < marks; i++)
                p.Star(filled ? word : p.Second, c + Point.Polar(middle, Math.PI / 2 + (i - marks / 2) * room * 0.85 / middle), room * (i == marks / 2 ? 0.24 : 0.15));
        }
        else if (free * middle > room * 0.7)
        {
            double at = Math.PI / 2 - secondAngle / 2 - free / 2;
            foreach (double angle in new[] { at, Math.PI - at })
                p.Star(filled ? word : p.Second, c + Point.Polar(middle, angle), Math.Min(room * 0.2, free * middle * 0.24));
        }

        // The date lies in the foreground, where the disc still leaves it room.
        if (p.Words.Date.Length > 0)
        {
            double y = c.Y + inner * 0.8, chord = 2 * Math.Sqrt(Math.Max(0, inner * inner - Math.Pow(y - c.Y + inner * 0.07, 2)));
            SetLetters date = p.SmallLine(p.Words.Date, chord * 0.66, inner * 0.125, 0.12).CentreOn(c.X, 0);
            p.Write(date.MoveBy(0, y + date.CapHeightMm / 2), p.Box.Clear(p.Inks.Fore, p.Inks.Snow.Role ?? PaletteRole.Light), p.Inks.Fore);
        }
    }

    // The outer edge of a round badge; returns the radius where the band of words begins.
    private static double Edge(BadgePlan p, Point c, double r, double rim, double thin, double gap)
    {
        switch (p.Edge)
        {
            case 1:
                p.Ring(p.Ink, c, r - rim * 0.8, rim * 1.6);
                p.Ring(p.Second, c, r - rim * 1.6 - gap - thin / 2, thin);
                return r - rim * 1.6 - gap * 2 - thin;
            case 2:
                double bead = Math.Max(r * 0.013, p.Canvas.MinLine * 0.8), path = r - bead - thin * 2 - gap * 0.6;
                p.Ring(p.Ink, c, r - thin / 2, thin);
                int beads = (int)(2 * Math.PI * path / (bead * 2 + Math.Max(p.Canvas.MinGap, bead * 0.9)));
                for (int i = 0; i < beads; i++)
                    p.Second.Fill(p.Canvas, Outline.Circle(c + Point.Polar(path, 2 * Math.PI * i / beads), bead));
                p.Ring(p.Ink, c, path - bead - gap * 0.6 - thin / 2, thin);
                return path - bead - gap * 1.6 - thin;
            case 3:
                int lobes = 40;
                double deep = r * 0.028;
                var b = new OutlineBuilder().MoveTo(c + Point.Polar(r - deep, 0));
                for (int i = 0; i < lobes; i++)
                {
                    double a = 2 * Math.PI * i / lobes, e = 2 * Math.PI * (i + 1) / lobes;
                    b.CurveTo(c + Point.Polar(r + deep * 0.15, a + (e - a) * 0.12), c + Point.Polar(r + deep * 0.15, e - (e - a) * 0.12), c + Point.Polar(r - deep, e));
                }
                p.Ink.Fill(p.Canvas, b.Close().Build().With(Outline.Circle(c, r - deep - rim * 1.2).Reverse()));
                p.Ring(p.Second, c, r - deep - rim * 1.2 - gap - thin / 2, thin);
                return r - deep - rim * 1.2 - gap * 2 - thin;
            default:
                p.Ring(p.Ink, c, r - rim / 2, rim);
                return r - rim - gap;
        }
    }

    /// <summary>A shield with the name across its head and a banner over its foot.</summary>
    public static void Crest(BadgePlan p)
    {
        Rect page = p.Canvas.Page;
        double w = Math.Min(page.Width * 0.97, page.Height * 0.88), h = Math.Min(page.Height, w * 1.16);
        Point c = page.Centre;
        Outline Shield(double inset)
        {
            double l = c.X - w * 0.46 + inset, r = c.X + w * 0.46 - inset, t = c.Y - h / 2 + inset, b = c.Y + h / 2 - inset * 1.25, mid = c.Y + h * 0.1;
            return new OutlineBuilder().MoveTo(new(l, t + h * 0.05)).CurveTo(new(l + w * 0.2, t + h * 0.005), new(c.X - w * 0.1, t), new(c.X, t))
                .CurveTo(new(c.X + w * 0.1, t), new(r - w * 0.2, t + h * 0.005), new(r, t + h * 0.05)).LineTo(new(r, mid))
                .CurveTo(new(r, mid + h * 0.2), new(c.X + w * 0.16, b - h * 0.07), new(c.X, b))
                .CurveTo(new(c.X - w * 0.16, b - h * 0.07), new(l, mid + h * 0.2), new(l, mid)).Close().Build();
        }
        p.Area = new(c.X - w / 2, c.Y - h / 2, c.X + w / 2, c.Y + h / 2);
        double rim = p.Hair(w * 0.016), thin = p.Hair(w * 0.006), gap = Math.Max(p.Canvas.MinGap * 1.2, w * 0.012);
        double inset = rim + gap;
        p.Frame(p.Ink, Shield(rim / 2), rim);
        if (p.Edge is 1 or 3)
        {
            p.Frame(p.Second, Shield(inset + thin / 2), thin);
            inset += thin + gap;
        }

        // Head: a field of its own with the name; below it the landscape.
        double headFoot = c.Y - h * 0.5 + h * 0.3;
        Outline field = Shield(inset);
        SceneWindow shield = SceneWindow.Of(p.Canvas, field);
        Paint head = p.Canvas["band"] > 0.5
            ? p.Box.Clear([p.Box.Bare, p.Inks.Sky], PaletteRole.Shade, PaletteRole.Hero, PaletteRole.Support)
            : p.Ink;
        Rect all = new(page.Left - 10, page.Top - 10, page.Right + 10, page.Bottom + 10);
        shield.Fill(head, Outline.Rectangle(all with { Bottom = headFoot }));
        SceneWindow scene = SceneWindow.Of(p.Canvas, Layout.ConvexClip.Clip(field, [new(all.Left, headFoot + gap), new(all.Right, headFoot + gap), new(all.Right, all.Bottom), new(all.Left, all.Bottom)]));
        Rect box = scene.Box;
        // Without a date the banner hangs lower, so that the tip of the shield is not bare.
        double drop = p.Words.Date.Length > 0 ? 0 : h * 0.055, bannerY = c.Y + h * 0.225 + drop, cloth = h * 0.115, ground = bannerY + cloth * 0.2, tall = ground - box.Top, wide = Math.Min(box.Width, tall * 1.35);
        new Landscape(scene with { Box = new(c.X - wide / 2, box.Top, c.X + wide / 2, ground) }, p.Inks, p.Form with { Fore = 0.16 }, p.Dice.Fork("scene")).Draw();
        scene.Fill(p.Inks.Fore, Outline.Rectangle(all with { Top = ground - 0.5 }));
        double top = c.Y - h / 2 + inset + h * 0.035, roomHead = headFoot - top;
        SetLetters main = Typesetter.Fit(p.Letters, p.Words.Main, w * 0.8 - inset * 2, roomHead * 0.62, 0.25);
        main = main.CentreOn(c.X, 0);
        double rise = roomHead * 0.06;
        main = main.Arch(rise, 0).MoveBy(0, top + roomHead / 2 + main.CapHeightMm / 2 + rise * 0.3);
        p.Write(main, p.Box.Inks.Append(p.Box.Bare).MaxBy(k => k.From(head)), head, p.Treatment);

        // The banner hangs over the foot of the landscape and past the sides of the shield.
        if (p.Words.Second.Length > 0)
            Ribbon(p, p.Words.Second, new(c.X, bannerY), w * 0.74, cloth, w * 0.115, cloth * 0.42);
        else
            p.Star(p.Box.Clear(p.Inks.Fore, PaletteRole.Accent, PaletteRole.Light), new(c.X, c.Y + h * 0.25 + drop), h * 0.075);
        double tip = c.Y + h * 0.362;
        if (p.Words.Date.Length > 0)
        {
            SetLetters date = p.SmallLine(p.Words.Date, w * 0.26, h * 0.045, 0.1).CentreOn(c.X, 0);
            p.Write(date.MoveBy(0, tip + date.CapHeightMm / 2), p.Box.Clear(p.Inks.Fore, p.Inks.Snow.Role ?? PaletteRole.Light), p.Inks.Fore);
        }
    }

    /// <summary>A window with an arched top over stacked words, as on park posters.</summary>
    public static void Poster(BadgePlan p)
    {
        Rect page = p.Canvas.Page;
        double w = Math.Min(page.Width * 0.94, page.Height * 0.76), h = Math.Min(page.Height, w * 1.3);
        Point c = page.Centre;
        double top = c.Y - h / 2, left = c.X - w / 2;
        p.Area = new(left, top, left + w, top + h);

        // One line where it comes out large enough; else two of like length.
        bool oneLine = w / Typesetter.Measure(p.Letters, p.Words.Main) >= h * 0.115;
        List<string> lines = oneLine ? [p.Words.Main] : Lines(p.Words.Main);
        double dateCap = h * 0.034, dateRoom = h * 0.085;
        double textMax = h * (lines.Count > 1 ? 0.34 : 0.2);
        var stack = Typesetter.Stack(p.Letters, lines, w, lines.Count > 1 ? h * 0.165 : h * 0.2, 0.26);
        double textHeight = -stack[0].Bounds.Top;
        double shrink = Math.Min(1, textMax / textHeight);
        textHeight *= shrink;
        double gap = h * 0.035, panelFoot = top + h - dateRoom - textHeight - gap;

        Outline Panel(double inset)
        {
            double l = left + inset, r = left + w - inset, t = top + inset, b = panelFoot - inset, half = (r - l) / 2, rise = Math.Min(half, (b - t) * 0.62), k = 0.5523;
            return new OutlineBuilder().MoveTo(new(l, t + rise)).CurveTo(new(l, t + rise * (1 - k)), new(c.X - half * k, t), new(c.X, t))
                .CurveTo(new(c.X + half * k, t), new(r, t + rise * (1 - k)), new(r, t + rise)).LineTo(new(r, b)).LineTo(new(l, b)).Close().Build();
        }
        double rim = p.Hair(w * 0.014), thin = p.Hair(w * 0.006), space = Math.Max(p.Canvas.MinGap * 1.2, w * 0.012), inset = 0;
        if (p.Edge > 0)
        {
            p.Frame(p.Ink, Panel(rim / 2), rim);
            inset = rim + space;
        }
        if (p.Edge > 1)
        {
            p.Frame(p.Second, Panel(inset + thin / 2), thin);
            inset += thin + space;
        }
        SceneWindow window = SceneWindow.Of(p.Canvas, Panel(inset));
        new Landscape(window, p.Inks, p.Form with { Fore = 0.18 }, p.Dice.Fork("scene")).Draw();
        if (p.Inks.Sky.Role is null && p.Edge == 0)
            p.Frame(p.Ink, Panel(inset + rim / 2), rim);
        Affine place = Affine.Scale(shrink).Then(Affine.Translate(c.X, panelFoot + gap + textHeight));
        foreach (SetLetters line in stack)
            p.Write(line.Transform(place), p.Ink, p.Box.Bare, p.Treatment);
        string foot = p.Words.Second.Length > 0 && p.Words.Date.Length > 0 ? p.Words.Second + " - " + p.Words.Date : p.Words.Second + p.Words.Date;
        p.DateLine(foot, new(c.X, top + h - dateCap * 0.8), dateCap, w);
    }
}
