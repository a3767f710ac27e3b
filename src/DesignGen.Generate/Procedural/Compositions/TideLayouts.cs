using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Painting;

namespace DesignGen.Generate.Procedural.Compositions;

/// <summary>Heroes in the manner of 国潮: before a sun with waves and clouds, in a moon gate, in a seal.</summary>
public static class TideLayouts
{
    /// <summary>The compositions, in the order of the parameter.</summary>
    public static IReadOnlyList<Action<PrintPlan>> All { get; } = [SunDisc, MoonGate, Seal];

    /// <summary>The hero before a sun; waves roll over its foot and clouds drift by, the words below.</summary>
    public static void SunDisc(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.9, 0.19);
        double r = f.Width * 0.43;
        Point hub = new(f.X, f.Top + f.Width * 0.46);
        Paint sun = p.Behind;
        int trim = p.Canvas.Whole("trim");
        bool clouds = trim is 1 or 3, waves = trim >= 2;
        double size = 0.9 + 0.12 * p.Canvas["size"];
        // Waves take the hero's feet, never the mouth of one that is all face.
        double high = waves ? 1.78 : 2;
        HeroArt hero = p.HeroBefore(Centred(new(hub.X, hub.Y - r * (waves ? 0.17 : 0.02)), 2 * r * size * (waves ? 0.98 : 1), high * r * size), p.Canvas.Whole("backing") == 3 ? 0 : r * (waves ? 1.08 : 1));
        hero = waves ? hero.Transform(Affine.Translate(0, hub.Y + r * 0.74 - hero.Silhouette.Bounds.Bottom)) : hero;
        if (p.Canvas.Whole("backing") == 3 || p.Shows(hero, hub, r))
            Ornaments.Backing(p, p.Canvas.Whole("backing"), hub, r, sun);
        p.Place(hero);
        if (clouds)
            Ornaments.Cloud(p, "cloud-high", new(hub.X - r * 0.86, hub.Y - r * 0.34), r * 0.5, false);
        if (waves)
        {
            Paint water = p.Box.Inks.Where(k => k != sun && k.From(p.Box.Bare) >= 0.3).DefaultIfEmpty(p.Ink).MaxBy(k => Math.Min(k.From(sun), 0.5) + (k.Role is PaletteRole.Support or PaletteRole.Line ? 0.2 : 0) - k.Warmth * 0.5);
            Ornaments.Waves(p, hub, r, hub.Y + r * 0.75, water, p.Box.Inks.Length > 2 ? p.Box.Clear([water], PaletteRole.Light) : p.Box.Bare);
        }
        if (clouds)
            Ornaments.Cloud(p, "cloud-low", new(hub.X + r * 0.82, hub.Y + r * 0.36), r * 0.58, true);
        f.Write(p);
    }

    /// <summary>The hero breaks out of a round gate; clouds lie on its foot.</summary>
    public static void MoonGate(PrintPlan p)
    {
        Frame f = Frame.Below(p, 0.98, 0.19);
        double r = f.Width * 0.45;
        Point hub = new(f.X, f.Top + f.Width * 0.53);
        Paint ring = p.Behind;
        double size = 0.9 + 0.12 * p.Canvas["size"];
        HeroArt hero = p.Hero(Centred(new(hub.X, hub.Y - r * 0.1), 1.66 * r * size, 2.02 * r * size), p.Box.Bare);
        if (p.Canvas.Whole("backing") is 0 or 2 && p.Box.Inks.Length > 2)
        {
            Paint field = p.Box.Inks.Where(k => k != ring && k.From(p.Box.Bare) >= 0.12).DefaultIfEmpty(p.Box.Bare).MinBy(k => k.From(p.Box.Bare));
            field.Fill(p.Canvas, Outline.Circle(hub, r * 0.8));
        }
        else if (p.Canvas.Whole("backing") is 1 or 4 && p.Shows(hero, hub, r * 0.76))
        {
            Ornaments.Backing(p, p.Canvas.Whole("backing"), hub, r * 0.76, p.Box.Inks.Length > 1 ? p.Box.Inks.Where(k => k != ring && k.From(p.Box.Bare) >= 0.2).DefaultIfEmpty(ring).First() : ring);
        }
        Ornaments.Backing(p, 3, hub, r, ring);
        p.Place(hero, p.Halo * 1.3);
        int trim = p.Canvas.Whole("trim");
        if (trim is 1 or 3)
        {
            Ornaments.Cloud(p, "cloud-left", new(hub.X - r * 0.66, hub.Y + r * 0.74), r * 0.72, false);
            Ornaments.Cloud(p, "cloud-right", new(hub.X + r * 0.7, hub.Y + r * 0.66), r * 0.6, true);
        }
        else
        {
            Ornaments.Pair(p, trim == 2 ? 2 : 1, new(hub.X, hub.Y + r * 0.72), r * 0.92, r * 0.09, p.Ink);
        }
        f.Write(p);
    }

    /// <summary>The hero cut into a filled seal with a key-pattern frame.</summary>
    public static void Seal(PrintPlan p)
    {
        Frame f = Frame.Below(p, 1.0, 0.19);
        double half = f.Width * 0.47;
        Point c = new(f.X, f.Top + f.Width * 0.5);
        Paint field = p.Behind;
        bool round = p.Canvas.Whole("backing") is 2 or 3;
        Rect box = Centred(c, 2 * half, 2 * half);
        field.Fill(p.Canvas, round ? Outline.Circle(c, half) : Outline.RoundedRectangle(box, half * (p.Canvas.Whole("backing") == 1 ? 0.02 : 0.12)));
        Paint line = p.On(field, p.Box.Inks.Length > 1 ? p.Second : p.Box.Bare);
        double thin = Math.Max(half * 0.018, 1.3 * Math.Max(p.Canvas.MinLine, line.Role is null ? p.Canvas.MinGap : 0)), inset = half * 0.08;
        if (round)
        {
            line.Fill(p.Canvas, Arcs.Ring(c, half - inset - thin, half - inset));
        }
        else
        {
            Rect inner = box.Grow(-inset);
            line.Fill(p.Canvas, Outline.Rectangle(inner).With(Outline.Rectangle(inner.Grow(-thin)).Reverse()));
            // Corners of the frame turn in on themselves, as a key pattern does.
            double key = half * 0.26, stroke = Math.Max(thin, half * 0.032);
            foreach ((int sx, int sy) in new[] { (-1, -1), (1, -1), (1, 1), (-1, 1) })
            {
                Point o = new(c.X + sx * (half - inset), c.Y + sy * (half - inset));
                Point At(double x, double y) => new(o.X - sx * x, o.Y - sy * y);
                void Bar(double x, double y, double w, double h) => line.Fill(p.Canvas, Outline.Polygon(At(x, y), At(x + w, y), At(x + w, y + h), At(x, y + h)));
                double a = stroke * 2.6;
                field.Fill(p.Canvas, Outline.Polygon(At(-thin, -thin), At(key + stroke, -thin), At(key + stroke, key + stroke), At(-thin, key + stroke)));
                Bar(0, 0, key, stroke);
                Bar(0, 0, stroke, key);
                Bar(0, key - stroke, key * 0.66, stroke);
                Bar(key - stroke, 0, stroke, key * 0.66);
                Bar(a, a, key - a - stroke * 1.9, stroke);
                Bar(a, a, stroke, key - a - stroke * 1.9);
            }
        }
        double size = (round ? 1.34 : 1.46) + 0.1 * p.Canvas["size"];
        HeroArt hero = p.Hero(Centred(c, half * size, half * size), field);
        p.Echo(hero, p.Halo, field);
        hero.Fill(p.Canvas);
        int trim = p.Canvas.Whole("trim");
        if (trim > 0 && !round)
            Ornaments.Pair(p, trim == 1 ? 1 : 2, c, half * 0.83, half * 0.05, line);
        else if (trim > 0)
            Ornaments.Pair(p, trim == 1 ? 1 : 2, new(c.X, c.Y), half * 0.79, half * 0.06, line);
        f.Write(p);
    }

    internal static Rect Centred(Point c, double width, double height) => new(c.X - width / 2, c.Y - height / 2, c.X + width / 2, c.Y + height / 2);
}

/// <summary>A picture with the words below it, or in columns at its right, centred on the page as a whole.</summary>
/// <param name="X">The picture's axis, mm.</param>
/// <param name="Top">Where the picture begins, mm.</param>
/// <param name="Width">Width of the picture, mm; of words below it, too.</param>
/// <param name="PictureMm">Height of the picture, mm.</param>
/// <param name="Head">The main words, where they stand below.</param>
public sealed record Frame(double X, double Top, double Width, double PictureMm, TextBlock Head)
{
    // Sides of a sign in the first column and in the further ones, and the white beside a column, shares of the print's width.
    private const double Large = 0.17, Little = 0.062, Beside = 0.03;

    /// <summary>Columns of words in place, where the recipe has such.</summary>
    public ImmutableArray<SetLetters> Columns { get; init; } = [];

    /// <summary>Plans a picture over words.</summary>
    /// <param name="p">The print.</param>
    /// <param name="picture">Height of the picture, shares of the print's width.</param>
    /// <param name="head">Height that the main words may take, shares of the width.</param>
    /// <param name="lines">Most lines of the main words.</param>
    public static Frame Below(PrintPlan p, double picture, double head, int lines = 2)
    {
        Rect page = p.Page;
        double w = page.Width * 0.95;
        if (p.Canvas.Columns && p.Words.Main.Length > 0)
            return AtTheRight(p, picture);
        Frame frame = Of(w);
        // Small letters keep their least height, so the width is found in a few steps.
        for (int i = 0; i < 4 && frame.Height(p) > page.Height * 0.96; i++)
            frame = Of(w *= Math.Max(0.6, page.Height * 0.955 / frame.Height(p)));
        double full = frame.Height(p), top = page.Centre.Y - full / 2;
        p.Area = new(page.Centre.X - w / 2, top, page.Centre.X + w / 2, top + full);
        return frame with { Top = top };

        Frame Of(double width) => new(page.Centre.X, 0, width, picture * width, p.Fill(p.Words.Main, width * 0.96, head * width, lines, p.Treatment));
    }

    /// <summary>Writes the words below the picture, or beside it.</summary>
    public void Write(PrintPlan p)
    {
        foreach ((int i, SetLetters column) in Columns.Index())
            p.Write(column, i == 0 ? p.Ink : p.On(p.Box.Bare, p.Second), p.Box.Bare, i == 0 && !(column.AreFine && p.Treatment == LetterTreatment.Shadow) ? p.Treatment : LetterTreatment.Plain);
        if (!Columns.IsEmpty)
            return;
        double y = Top + PictureMm + Gap;
        p.Write(Head, new(X, y + Head.Bounds.Height / 2), p.Ink, p.Box.Bare, p.Treatment);
        p.WriteRest(X, y + Head.Bounds.Height + Gap * 0.75, Width * 0.8, Small, p.Box.Bare);
    }

    // The first column at the right, the further ones small between it and the picture; none longer than the print is high.
    private static Frame AtTheRight(PrintPlan p, double picture)
    {
        Rect page = p.Page;
        double w = page.Width * 0.95, gap = w * Beside, most = page.Height * 0.92, reach = LetterPaint.Reach(p.Treatment);
        SetLetters first = Typesetter.Columns(p.Letters, [p.Words.Main], most, w * Large)[0];
        SetLetters[] further = [.. p.Words.Rest.Select(line => Typesetter.Columns(p.Small, [line], most, Math.Max(w * Little, p.LeastCap * 1.25))[0])];
        double beside = first.Bounds.Width * (1 + reach) + gap + further.Sum(c => c.Bounds.Width + gap), wide = w - beside;
        if (picture * wide > most)
            wide = most / picture;
        double full = Math.Max(picture * wide, new[] { first }.Concat(further).Max(c => c.Bounds.Height)), all = wide + beside, top = page.Centre.Y - full / 2, left = page.Centre.X - all / 2;
        p.Area = new(left, top, left + all, top + full);
        double x = left + all - first.Bounds.Width * reach / 2;
        var columns = ImmutableArray.CreateBuilder<SetLetters>();
        foreach (SetLetters column in further.Prepend(first))
        {
            Rect ink = column.Bounds;
            // The first column is centred beside the picture, the small ones end with its foot, as a signature does.
            columns.Add(column.MoveBy(x - ink.Right, (columns.Count == 0 ? page.Centre.Y - ink.Height / 2 : top + full - ink.Height) - ink.Top));
            x -= ink.Width + gap;
        }
        return new(left + wide / 2, top + (full - picture * wide) / 2, wide, picture * wide, new([], new(0, 0, 0, 0))) { Columns = columns.ToImmutable() };
    }

    private double Gap => Width * 0.045;

    private double Small => Width * 0.042;

    private double Height(PrintPlan p) => PictureMm + (p.Words.Main.Length > 0 ? Gap : 0) + Head.Bounds.Height + (p.Words.Rest.IsEmpty ? 0 : Gap * 0.75 + p.RestHeight(Small));
}
