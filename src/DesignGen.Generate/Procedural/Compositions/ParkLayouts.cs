using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Badges;
using DesignGen.Generate.Procedural.Motifs.Outdoor;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Heroes in a landscape, in the manner of old park posters: arched window, roundel, framed picture with a caption.</summary>
public static class ParkLayouts
{
    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [Poster, Roundel, Framed];

    /// <summary>A window with an arched head; the hero stands before it.</summary>
    public static void Poster(PrintPlan p)
    {
        Frame f = Frame.Below(p, 1.04, 0.2);
        double w = f.Width * 0.84, k = 0.5523, rise = w / 2;
        Rect box = new(f.X - w / 2, f.Top, f.X + w / 2, f.Top + f.PictureMm);
        Outline Panel(double inset)
        {
            double l = box.Left + inset, r = box.Right - inset, t = box.Top + inset, b = box.Bottom - inset, half = (r - l) / 2, up = rise - inset;
            return new OutlineBuilder().MoveTo(new(l, t + up)).CurveTo(new(l, t + up * (1 - k)), new(f.X - half * k, t), new(f.X, t))
                .CurveTo(new(f.X + half * k, t), new(r, t + up * (1 - k)), new(r, t + up)).LineTo(new(r, b)).LineTo(new(l, b)).Close().Build();
        }
        double line = p.Hair(w * 0.014);
        p.Frame(p.Ink, Panel(line / 2), line);
        Scene(p, SceneWindow.Of(p.Canvas, Panel(line + Math.Max(p.Canvas.MinGap * 1.3, w * 0.012))), new(f.X, box.Bottom - box.Height * 0.36), w * 0.98, box.Height * 0.68, box.Bottom + box.Height * 0.02);
        f.Write(p);
    }

    /// <summary>A round picture in a ring, the hero over its rim.</summary>
    public static void Roundel(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.94, 0.2);
        double r = f.Width * 0.44;
        Point c = new(f.X, f.Top + f.Width * 0.47);
        double line = p.Hair(r * 0.04);
        p.Ring(p.Ink, c, r - line / 2, line);
        Scene(p, SceneWindow.Round(p.Canvas, c, r - line - Math.Max(p.Canvas.MinGap * 1.3, r * 0.025)), new(c.X, c.Y + r * 0.24), r * 1.5, r * 1.42, c.Y + r * 1.0);
        f.Write(p);
    }

    /// <summary>A framed picture over its caption.</summary>
    public static void Framed(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.86, 0.17, 1);
        double w = f.Width * 0.96;
        Rect box = new(f.X - w / 2, f.Top, f.X + w / 2, f.Top + f.PictureMm);
        double line = p.Hair(w * 0.012), open = Math.Max(p.Canvas.MinGap * 1.3, w * 0.012);
        p.Frame(p.Ink, Outline.Rectangle(box.Grow(-line / 2)), line);
        Scene(p, SceneWindow.Of(p.Canvas, Outline.Rectangle(box.Grow(-line - open))), new(f.X, box.Bottom - box.Height * 0.4), w * 0.72, box.Height * 0.74, box.Bottom - line - open);
        f.Write(p);
    }

    private static void Scene(PrintPlan p, SceneWindow window, Point middle, double width, double height, double floor)
    {
        var kind = (SceneKind)p.Canvas.Whole("scene");
        SceneInks inks = SceneInks.Choose(p.Box, kind == SceneKind.Night, kind == SceneKind.Sea);
        new Landscape(window, inks, new(kind, 2, 0.35, p.Canvas.Whole("backing") == 1 ? 5 : 0, p.Canvas.Whole("backing") == 2 ? 20 : 0, 0.2, Breakers: false), p.Dice.Fork("scene")).Draw();
        double size = 0.88 + 0.12 * p.Canvas["size"];
        Rect room = TideLayouts.Centred(middle, width * size, height * size);
        HeroArt hero = p.Hero(room, p.Box.Bare);
        // Hills are low: a flower as large as the window would hide them.
        double most = window.Box.Width * window.Box.Height * 0.26;
        if (kind == SceneKind.Hills && hero.Silhouette.AreaMm2 > most && Math.Sqrt(most / hero.Silhouette.AreaMm2) is var share)
            hero = p.Hero(TideLayouts.Centred(middle, room.Width * share, room.Height * share), p.Box.Bare);
        // It stands on the floor of the picture, whatever its height.
        p.Place(hero.Transform(Affine.Translate(0, floor - hero.Silhouette.Bounds.Bottom)), p.Halo * 1.1);
    }
}
