using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Athletic prints: an arch of slab letters over a mascot, a number with the mascot before it, stripes that a roundel interrupts.</summary>
public static class VarsityLayouts
{
    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [Arch, Number, Stripes];

    /// <summary>An arch of letters, the mascot tucked up under it, the second line level below.</summary>
    public static void Arch(PrintPlan p)
    {
        (Rect box, double low) = ArchHead(p, 1.1);
        double small = box.Width * 0.075, rest = p.RestHeight(small), room = box.Bottom - rest - box.Width * 0.04 - low;
        double size = 0.9 + 0.1 * p.Canvas["size"];
        Point c = new(box.Centre.X, low + room / 2);
        int backing = p.Canvas.Whole("backing");
        double reach = p.Stage(TideLayouts.Centred(c, box.Width * 0.78, room * size), c, room * 0.49, backing).Reach + box.Width * 0.1;
        if (reach < box.Width * 0.44)
            Ornaments.Pair(p, p.Canvas.Whole("trim"), new(c.X, c.Y + room * 0.1), reach, box.Width * 0.045, p.Second);
        p.WriteRest(box.Centre.X, box.Bottom - rest, box.Width * 0.84, small, p.Box.Bare);
    }

    /// <summary>An arch of letters over a large figure, the mascot before its foot.</summary>
    public static void Number(PrintPlan p)
    {
        if (p.Words.Number.Length == 0)
        {
            Arch(p);
            return;
        }
        (Rect box, double low) = ArchHead(p, 1.1);
        double small = box.Width * 0.07, rest = p.RestHeight(small), foot = box.Bottom - rest - box.Width * 0.05, room = foot - low;
        LetterTreatment dress = p.Treatment is LetterTreatment.Plain or LetterTreatment.Inline ? LetterTreatment.Keyline : p.Treatment;
        TextBlock number = p.Fill(p.Words.Number, box.Width * 0.86, room * 0.92, 1, dress);
        Point c = new(box.Centre.X, low + room * 0.46);
        p.Write(number, c, p.Second, p.Box.Bare, dress);
        double size = 0.52 + 0.1 * p.Canvas["size"];
        HeroArt hero = p.Hero(TideLayouts.Centred(new(c.X, foot - room * size / 2), box.Width * 0.6, room * size), p.Box.Bare);
        p.Place(hero, p.Halo * 1.2);
        double reach = number.Bounds.Width / 2 + box.Width * 0.08;
        if (reach < box.Width * 0.45)
            Ornaments.Pair(p, p.Canvas.Whole("trim"), c, reach, box.Width * 0.042, p.Ink);
        p.WriteRest(box.Centre.X, box.Bottom - rest, box.Width * 0.84, small, p.Box.Bare);
    }

    /// <summary>The mascot in a roundel that interrupts three stripes; words above and below.</summary>
    public static void Stripes(PrintPlan p)
    {
        Rect page = p.Page;
        double w = page.Width * 0.95, d = w * 0.56;
        TextBlock head;
        double small, full;
        while (true)
        {
            head = p.Fill(p.Words.Main, w * 0.98, w * 0.25, 1, p.Treatment);
            small = w * 0.07;
            full = head.Bounds.Height + w * 0.045 + d + (p.Words.Rest.IsEmpty ? 0 : w * 0.045 + p.RestHeight(small));
            if (full <= page.Height * 0.96)
                break;
            w *= 0.96;
            d = w * 0.56;
        }
        Point c = page.Centre;
        double top = c.Y - full / 2;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + full);
        p.Write(head, new(c.X, top + head.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        Point hub = new(c.X, top + head.Bounds.Height + w * 0.045 + d / 2);
        double bar = d * 0.13, open = Math.Max(d * 0.055, p.Canvas.MinGap * 2);
        Paint[] bars = [p.Ink, p.Second, p.Ink];
        for (int i = 0; i < 3; i++)
        {
            double y = hub.Y + (i - 1) * (bar + open), thick = i == 1 ? bar : bar * 0.8;
            bars[i].Fill(p.Canvas, Outline.Rectangle(new(c.X - w / 2, y - thick / 2, c.X + w / 2, y + thick / 2)));
        }
        double rim = Math.Max(p.Canvas.MinGap * 2, d * 0.035);
        p.Box.Bare.Fill(p.Canvas, Outline.Circle(hub, d / 2 + rim));
        int backing = p.Canvas.Whole("backing");
        Paint disc = p.Behind;
        if (backing == 0)
            p.Ring(disc, hub, d / 2 - d * 0.0175, d * 0.035);
        else
            Ornaments.Backing(p, backing, hub, d / 2, disc);
        p.Place(p.HeroBefore(TideLayouts.Centred(hub, d * (0.86 + 0.12 * p.Canvas["size"]), d * (0.82 + 0.12 * p.Canvas["size"])), backing is 0 or 3 ? 0 : d * 0.5));
        Ornaments.Pair(p, p.Canvas.Whole("trim"), new(hub.X, hub.Y + d * 0.37), w * 0.42, w * 0.034, p.Second);
        p.WriteRest(c.X, hub.Y + d / 2 + w * 0.045, w * 0.9, small, p.Box.Bare);
    }

    // The arch at the head of the print; where what stands under it may begin in the middle.
    private static (Rect Box, double Low) ArchHead(PrintPlan p, double aspect)
    {
        Rect page = p.Page;
        double w = Math.Min(page.Width * 0.96, page.Height * 0.96 / aspect), h = w * aspect;
        Point c = page.Centre;
        double top = c.Y - h / 2;
        p.Area = new(c.X - w / 2, top, c.X + w / 2, top + h);
        LetterTreatment dress = p.Treatment is LetterTreatment.Plain ? LetterTreatment.Keyline : p.Treatment;
        var letters = new Alphabet(p.Letters.Face with { Spacing = p.Letters.Face.Spacing + LetterPaint.Tracking(dress) });
        SetLetters main = Typesetter.Fit(letters, p.Words.Main, w * 0.94, h * 0.27, 0.2);
        // A short word would be bent out of shape; it rises less.
        double rise = w * 0.15 * Math.Min(1, Math.Pow(main.Bounds.Width / (w * 0.85), 2));
        main = main.Arch(rise, rise).CentreOn(c.X, 0);
        main = main.MoveBy(0, top - main.Bounds.Top + LetterPaint.Reach(dress) * 1.05 * main.CapHeightMm);
        p.Write(main, p.Ink, p.Box.Bare, dress);
        double low = main.Bounds.Width > w * 0.7 ? top + main.CapHeightMm * (1 + 2 * LetterPaint.Reach(dress)) + rise * 0.1 : main.Bounds.Bottom + LetterPaint.Reach(dress) * main.CapHeightMm;
        return (p.Area, low + w * 0.035);
    }
}
