using DesignGen.Core.Chance;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Six die-cut stickers and a label of words, close together.</summary>
public static class StickerLayouts
{
    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [Heap, Sheet];

    /// <summary>One large sticker, five smaller ones round it partly below it, the label across the foot.</summary>
    public static void Heap(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.98, 0.16);
        double w = f.Width;
        Point c = new(f.X, f.Top + w * 0.49);
        Dice dice = p.Dice.Fork("heap");
        bool turned = dice.Chance(0.5);
        for (int i = 1; i < 6; i++)
        {
            double angle = -Math.PI / 2 + (i - 1) * 2 * Math.PI / 5 + dice.Between(-0.08, 0.08) + (turned ? Math.PI / 5 : 0);
            Point at = c + new Point(Math.Cos(angle) * w * 0.325, Math.Sin(angle) * w * 0.315);
            Sticker(p, i, TideLayouts.Centred(at, w * 0.335, w * 0.335), dice.Between(-0.3, 0.3));
        }
        Sticker(p, 0, TideLayouts.Centred(c, w * (0.44 + 0.05 * p.Canvas["size"]), w * (0.44 + 0.05 * p.Canvas["size"])), dice.Between(-0.08, 0.08));
        f.Write(p);
    }

    /// <summary>A sheet of six in two rows, the first one larger.</summary>
    public static void Sheet(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.92, 0.16);
        double w = f.Width, left = f.X - w / 2, top = f.Top;
        Dice dice = p.Dice.Fork("sheet");
        // Cells of the sheet: one of four ninths, five of one ninth each.
        bool right = dice.Chance(0.5);
        double u = w / 3, v = f.PictureMm / 3;
        (double X, double Y, double S)[] cells = [(right ? 1 : 0, 0, 2), (right ? 0 : 2, 0, 1), (right ? 0 : 2, 1, 1), (0, 2, 1), (1, 2, 1), (2, 2, 1)];
        for (int i = 0; i < 6; i++)
        {
            (double x, double y, double s) = cells[i];
            Rect cell = new(left + x * u, top + y * v, left + (x + s) * u, top + (y + s) * v);
            Sticker(p, i, cell.Grow(-u * (0.075 - 0.015 * p.Canvas["size"])), dice.Between(-0.2, 0.2) * (i == 0 ? 0.4 : 1));
        }
        f.Write(p);
    }

    // A sticker: shadow, rim, thing. Where fewer kinds were asked for than there are places, each comes again as another individual, and then by turns on a badge of another form and colour.
    private static void Sticker(PrintPlan p, int place, Rect room, double lean)
    {
        NativeMotif motif = p.Heroes[place % p.Heroes.Length];
        double rim = Math.Max(p.Canvas.MinGap * 1.5, Math.Min(p.Page.Width, p.Page.Height) * (0.009 + 0.009 * p.Canvas["rim"])), line = Math.Max(p.Canvas.MinLine * 1.6, rim * 0.22);
        Paint paper = p.Box.Bare.L > 0.72 || p.Box.Inks.Length == 1 ? p.Box.Bare : p.Box.Inks.Append(p.Box.Bare).MaxBy(k => k.L);
        bool edged = paper.Role is null || !p.Spare.IsEmpty;
        Paint edge = p.Spare.IsEmpty ? p.Ink : p.Spare[place % p.Spare.Length];
        Affine turn = Affine.Translate(Point.Zero - room.Centre).Then(Affine.Rotate(lean)).Then(Affine.Translate(room.Centre));
        int again = place / p.Heroes.Length;
        Paint[] fields = [.. p.Box.Inks.Where(k => k != paper && k.From(paper) >= 0.25)];
        Outline? badge = again % 2 == 1 && fields.Length > 0 ? Badge(room.Grow(-rim - line), again / 2).Transform(turn) : null;
        Paint field = badge is null ? paper : fields[(place + again) % fields.Length];
        HeroArt art = HeroArt.Draw(p.Box, motif, p.Dice.Fork("sticker", place), room.Grow(-rim - line - (badge is null ? 0 : room.Width * 0.08)), field, other: place % 2 == 1).Transform(turn);
        Region body = badge is null ? Region.From(art.Rim(rim)) : Region.From(badge).Grow(rim);
        double drop = rim * 0.55;
        if (edged)
        {
            p.Box.Bare.Fill(p.Canvas, body.Grow(line + Math.Max(p.Canvas.MinGap * 1.2, line)).ToOutline());
            edge.Fill(p.Canvas, Region.Union(body.Grow(line), Region.From(body.Grow(line).ToOutline().Transform(Affine.Translate(drop, drop)))).ToOutline());
        }
        else
        {
            p.Box.Bare.Fill(p.Canvas, body.Grow(Math.Max(p.Canvas.MinGap * 1.3, rim * 0.4)).ToOutline());
        }
        paper.Fill(p.Canvas, body.ToOutline());
        if (badge is not null)
            field.Fill(p.Canvas, badge);
        art.Fill(p.Canvas);
        p.Whole.Add(art.Silhouette.Bounds.Grow(-room.Width * 0.25));
    }

    // Badges by turns: a disc, a tile with round corners, a seal with a scalloped edge.
    private static Outline Badge(Rect room, int form)
    {
        double r = Math.Min(room.Width, room.Height) / 2;
        return (form % 3) switch
        {
            0 => Outline.Circle(room.Centre, r),
            1 => Outline.RoundedRectangle(TideLayouts.Centred(room.Centre, r * 1.76, r * 1.76), r * 0.36),
            _ => Outline.Smooth([.. Enumerable.Range(0, 24).Select(i => room.Centre + Point.Polar(r * (i % 2 == 0 ? 1 : 0.9), i * Math.PI / 12))]),
        };
    }
}
