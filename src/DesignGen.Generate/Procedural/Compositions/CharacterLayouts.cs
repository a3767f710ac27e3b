using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>One large Chinese sign of good fortune: before a sun with clouds, in a lozenge, in a seal.</summary>
public static class CharacterLayouts
{
    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [Sun, Lozenge, Waves];

    /// <summary>The sign before rays or a ring, clouds at both sides.</summary>
    public static void Sun(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.94, 0.13);
        double r = f.Width * 0.45;
        Point hub = new(f.X, f.Top + f.Width * 0.47);
        double size = 1.16 + 0.14 * p.Canvas["size"];
        // On a filled sun the sign is cut out of it or laid on in the ink that shows best; in a ring it stands on cloth.
        Paint on = p.Canvas.Whole("backing") is 0 or 3 ? p.Box.Bare : p.Behind;
        int backing = p.Canvas.Whole("backing") switch { 0 or 3 => 3, 2 => 2, 4 => 0, _ => 1 };
        // Slits and rays would run into a sign that is a hole itself.
        if (p.On(on, on).Role is null && on.Role is not null)
            (backing, size) = backing == 1 ? (0, size) : (backing, Math.Min(size, 1.08));
        Ornaments.Backing(p, backing, hub, r, p.Behind);
        Put(p, TideLayouts.Centred(hub, r * size, r * size), on);
        if (p.Canvas.Whole("trim") is 1 or 3)
        {
            Ornaments.Cloud(p, "cloud-left", new(hub.X - r * 0.72, hub.Y + r * 0.6), r * 0.66, false);
            Ornaments.Cloud(p, "cloud-right", new(hub.X + r * 0.74, hub.Y + r * 0.5), r * 0.58, true);
        }
        f.Write(p);
    }

    /// <summary>The sign in a lozenge of paper with framed edges, as hung on doors at the new year.</summary>
    public static void Lozenge(PrintPlan p)
    {
        Frame f = Frame.Below(p, 1.0, 0.13);
        double r = f.Width * 0.49;
        Point c = new(f.X, f.Top + f.Width * 0.5);
        Paint field = p.Behind, line = p.On(field, p.Ink);
        Outline Diamond(double radius) => Outline.Polygon(c + new Point(0, -radius), c + new Point(radius, 0), c + new Point(0, radius), c + new Point(-radius, 0));
        field.Fill(p.Canvas, Diamond(r));
        double thin = Math.Max(p.Canvas.MinGap * 1.2, r * 0.018);
        line.Fill(p.Canvas, Diamond(r * 0.93).With(Diamond(r * 0.93 - thin * 1.4).Reverse()));
        if (p.Canvas.Whole("backing") > 1)
            line.Fill(p.Canvas, Diamond(r * 0.86).With(Diamond(r * 0.86 - thin * 0.9).Reverse()));
        double size = 0.86 + 0.1 * p.Canvas["size"];
        Put(p, TideLayouts.Centred(c, r * size, r * size), field);
        int trim = p.Canvas.Whole("trim");
        if (trim > 0)
        {
            foreach (int side in new[] { -1, 1 })
            {
                Point at = new(c.X + side * r * 0.66, c.Y);
                if (trim == 1)
                    p.Star(line, at, r * 0.06);
                else
                    Ornaments.Spark(p, at, r * 0.08, line);
                Ornaments.Spark(p, new(c.X, c.Y + side * r * 0.68), r * 0.07, line);
            }
        }
        f.Write(p);
    }

    /// <summary>The sign on a disc that stands in waves.</summary>
    public static void Waves(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.92, 0.13);
        double r = f.Width * 0.45;
        Point hub = new(f.X, f.Top + f.Width * 0.46);
        Paint disc = p.Behind;
        disc.Fill(p.Canvas, Outline.Circle(hub, r));
        Paint line = p.On(disc, p.Box.Bare);
        double thin = Math.Max(p.Canvas.MinGap * 1.2, r * 0.02);
        line.Fill(p.Canvas, Arcs.Ring(hub, r * 0.93 - thin, r * 0.93));
        double size = 1.02 + 0.14 * p.Canvas["size"];
        Put(p, TideLayouts.Centred(new(hub.X, hub.Y - r * 0.14), r * size, r * size), disc);
        Paint water = p.Box.Inks.Where(k => k != disc && k.From(p.Box.Bare) >= 0.25).DefaultIfEmpty(disc).MinBy(k => k.Warmth);
        Ornaments.Waves(p, hub, r, hub.Y + r * 0.72, water, p.Box.Bare);
        if (p.Canvas.Whole("trim") is 1 or 3)
        {
            Ornaments.Cloud(p, "cloud-left", new(hub.X - r * 0.8, hub.Y - r * 0.5), r * 0.5, false);
            Ornaments.Cloud(p, "cloud-right", new(hub.X + r * 0.82, hub.Y - r * 0.1), r * 0.46, true);
        }
        f.Write(p);
    }

    private static void Put(PrintPlan p, Rect room, Paint on)
    {
        HeroArt sign = p.Sign is { } text ? HeroArt.Sign(Typesetter.Line(p.Letters, text, 1), room, p.On(on, on), on) : HeroArt.Sign(p.Box, p.Heroes[0], p.Dice.Fork("individual"), room, p.On(on, on), on);
        p.Echo(sign, p.Halo, on);
        sign.Fill(p.Canvas);
    }
}
