using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>How each figure and mark is put together.</summary>
internal static class Figures
{
    /// <summary>The marks that are drawn, besides letters and figures.</summary>
    public const string Marks = "&.,'-!?:/#+";

    /// <summary>Draws a figure or mark; false where there is no such sign.</summary>
    public static bool Draw(char sign, GlyphPen pen)
    {
        double w = Math.Max(pen.Face.Width * 0.96, 2.55 * pen.T);
        switch (sign)
        {
            case '0': pen.Ring(0, -pen.Over, w, 1 + pen.Over); break;
            case '1': One(pen); break;
            case '2': Two(pen, w); break;
            case '3': Three(pen, w); break;
            case '4': Four(pen, w * 1.08); break;
            case '5': Five(pen, w); break;
            case '6': Six(pen, w, false); break;
            case '7': Seven(pen, w * 0.94); break;
            case '8': Eight(pen, w); break;
            case '9': Six(pen, w, true); break;
            case '&': Ampersand(pen, w * 1.22); break;
            case '.': Dot(pen, 0, 1 - pen.T); break;
            case ',': Comma(pen, 1 - pen.T); break;
            case '\'': Comma(pen, 0); break;
            case '-': pen.Poly((0, 0.5 - pen.B / 2), (w * 0.52, 0.5 - pen.B / 2), (w * 0.52, 0.5 + pen.B / 2), (0, 0.5 + pen.B / 2)); pen.Spine((pen.B / 2, 0.5), (w * 0.52 - pen.B / 2, 0.5)); break;
            case '!': Exclamation(pen); break;
            case '?': Question(pen, w * 0.9); break;
            case ':': Dot(pen, 0, 1 - pen.T); Dot(pen, 0, 0.36 - pen.T * 0.2); break;
            case '/': Slash(pen, w * 0.8); break;
            case '#': Hash(pen, w * 1.1); break;
            case '+': Plus(pen, w * 0.86); break;
            default: return false;
        }
        return true;
    }

    private static void One(GlyphPen pen)
    {
        double t = pen.T, flag = t * 0.72 + pen.Face.Width * 0.06, b = pen.B * 0.95;
        pen.Poly((flag + t * 0.2, 0), (flag + t, 0), (flag + t, 1), (flag, 1), (flag, 0.27), (0, 0.345), (0, 0.345 - b));
        pen.Slab(flag, flag + t, false, 1.2, 1.2);
        pen.Spine((t * 0.3, 0.26), (flag + t / 2, 0.14), (flag + t / 2, 0.9));
    }

    private static void Two(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over, turn = 0.36, cut = Math.Max(0.32, b + 0.11);
        (double rx, double ry) = pen.Corner(w, 0.58);
        double l = t / 2, r = w - t / 2, top = b / 2 - o;
        Node[] hook = [new(l, cut), new(l, top, rx, ry), new(r, top, rx, ry), new(r, turn)];
        (Point start, List<Segment> outer) = RibbonSides.Open(pen, hook, -1);
        (Point innerStart, List<Segment> inner) = RibbonSides.Open(pen, hook, 1);
        double h = Letters.Across(t, w * 0.62, 0.5, 0.78);

        // The stroke sweeps from the right side down to the foot: upright where it leaves the bowl, slanting where it lands.
        bool straight = pen.Face.Corners == CornerCut.Chamfer;
        List<Segment> steps = [.. outer];
        if (straight)
            steps.AddRange([Segment.Line(new(w, 0.47)), Segment.Line(new(h * 0.98, 1 - b))]);
        else
            steps.Add(Segment.Curve(new(w, 0.56), new(w * 0.6 + h * 0.3, 0.69), new(h * 0.98, 1 - b)));
        steps.AddRange([Segment.Line(new(w, 1 - b)), Segment.Line(new(w, 1)), Segment.Line(new(0, 1)), Segment.Line(new(0, 1 - b))]);
        if (straight)
            steps.AddRange([Segment.Line(new(w - t, 0.43)), Segment.Line(new(w - t, turn))]);
        else
            steps.Add(Segment.Curve(new(w * 0.28, 0.68), new(w - t, 0.54), new(w - t, turn)));
        steps.AddRange(new Contour(innerStart, [.. inner]).Reverse().Segments);
        pen.Solid(new(start, [.. steps]));
        (Point middle, List<Segment> spine) = RibbonSides.Open(pen, hook, 0);
        spine.AddRange([Segment.Line(new(w - t * 0.55, 0.46)), Segment.Line(new(h * 0.45, 1 - b * 0.5)), Segment.Line(new(w - b / 2, 1 - b / 2))]);
        pen.Spine(new Contour(middle, [.. spine]));
    }

    private static void Three(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over, middle = 0.485, cut = Math.Max(0.3, b + 0.1), upper = w * 0.965;
        double l = t / 2, top = b / 2 - o, bottom = 1 + o - b / 2;
        (double ux, double uy) = pen.Corner(upper, middle + b / 2);
        (double lx, double ly) = pen.Corner(w, 1 - middle + b / 2);
        double r = upper - t / 2, inner = w * 0.36;
        pen.Ribbon(new(l + w * 0.02, cut), new(l + w * 0.02, top, ux, uy), new(r, top, ux, uy), new(r, middle, ux, uy), new(inner, middle));
        r = w - t / 2;
        pen.Ribbon(new(inner, middle), new(r, middle, lx, ly), new(r, bottom, lx, ly), new(l, bottom, lx, ly), new(l, 1 - cut));
    }

    private static void Four(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, x = w - t - Math.Max(0.06, t * 0.35), bar = 0.8 - b;
        double h = Letters.Across(t, x, bar, 0.86), top = x + t - h, apex = (top + h - x) * bar / top;
        pen.Poly((top, 0), (x + t, 0), (x + t, bar), (w, bar), (w, bar + b), (x + t, bar + b), (x + t, 1), (x, 1), (x, bar + b), (0, bar + b), (0, bar));
        pen.Hole((x, apex), (x, bar), (h, bar));
        pen.Slab(x, x + t, false, 0.9, 0.9);
        pen.Spine((x + t / 2, 0.9), (x + t / 2, 0.1), (h * 0.55, bar + b / 2), (w - b / 2, bar + b / 2));
    }

    private static void Five(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over, top = 0.375, cut = Math.Max(0.3, b + 0.1);
        double l = t / 2, r = w - t / 2, bottom = 1 + o - b / 2, inset = w * 0.05;
        (double rx, double ry) = pen.Corner(w, 1 - top);
        double join = top + b / 2;
        pen.Ribbon(new(w * 0.97, b / 2), new(l + inset, b / 2), new(l + inset, join + b / 2));
        pen.Ribbon(new(inset, join), new(r, join, rx, ry), new(r, bottom, rx, ry), new(l, bottom, rx, ry), new(l, 1 - cut));
    }

    private static void Six(GlyphPen pen, double w, bool turned)
    {
        double t = pen.T, b = pen.B, o = pen.Over, cut = Math.Max(0.3, b + 0.11), top = 0.4;
        (double rx, double ry) = pen.Corner(w, 1 + 2 * o);
        (double bx, double by) = pen.Corner(w, 1 - top + o);
        double l = t / 2, r = w - t / 2, head = b / 2 - o, bottom = 1 + o - b / 2, join = top + b / 2;
        Node At(double x, double y, double radiusX = 0, double radiusY = 0) => turned ? new(w - x, 1 - y, radiusX, radiusY) : new(x, y, radiusX, radiusY);
        pen.Ribbon(
            At(r - w * 0.01, cut), At(r - w * 0.01, head, rx, ry), At(l, head, rx, ry), At(l, bottom, bx, by), At(r, bottom, bx, by),
            At(r, join, bx, by), At(l, join));
    }

    private static void Seven(GlyphPen pen, double w)
    {
        double b = pen.B, foot = w * 0.2, h = Letters.Across(pen.T, w * 0.45, 0.8, 1);
        pen.Poly((0, 0), (w, 0), (w, b), (foot + h, 1), (foot, 1), (w - h * 1.03, b), (0, b));
        if (pen.Serif > 0)
            pen.Poly((0, 0), (pen.T * 0.6, 0), (pen.T * 0.6, b + pen.Serif), (0, b + pen.Serif));
        pen.Spine((b / 2, b / 2), (w - h * 0.55, b / 2), (foot + h * 0.52, 0.92));
    }

    private static void Eight(GlyphPen pen, double w)
    {
        double b = pen.B, o = pen.Over, middle = 0.48, less = w * 0.03;
        pen.Ring(less, -o, w - less, middle + b / 2);
        pen.Ring(0, middle - b / 2, w, 1 + o);
    }

    private static void Ampersand(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over, bowl = w * 0.8, upper = bowl * 0.86, middle = 0.455;
        double left = (bowl - upper) * 0.4;
        pen.Ring(left, -o, left + upper, middle + b / 2);
        (double rx, double ry) = pen.Corner(bowl, 1 - middle + b / 2 + o);
        double l = t / 2, r = bowl - t / 2, bottom = 1 + o - b / 2;

        // The lower bowl is open at the right: its end rises beside the leg, which comes from the waist and crosses it.
        pen.Ribbon(new(bowl * 0.5, middle), new(l, middle, rx, ry), new(l, bottom, rx, ry), new(r, bottom, rx, ry), new(r, 0.62), new(w * 0.98, 0.62));
        double start = bowl * 0.3, h = Letters.Across(t, w - start - t, 1 - middle, 0.86);
        pen.Poly((start, middle), (start + h, middle), (w * 1.02, 1), (w * 1.02 - h, 1));
        pen.Spine((start + h * 0.5, middle + b / 2), (w * 1.02 - h * 0.55, 0.92));
    }

    // The dot of a face: round where strokes end round, else square.
    private static void Dot(GlyphPen pen, double left, double top)
    {
        double t = pen.T;
        if (pen.Face.Soften > 0.05)
            pen.Solid(Outline.Circle(new(left + t / 2, top + t / 2), t * 0.53).Contours[0]);
        else
            pen.Poly((left, top), (left + t, top), (left + t, top + t), (left, top + t));
        pen.Spine((left + t * 0.4, top + t / 2), (left + t * 0.6, top + t / 2));
    }

    private static void Comma(GlyphPen pen, double top)
    {
        double t = pen.T;
        pen.Poly((0, top), (t, top), (t, top + t * 0.9), (t * 0.45, top + t * 1.65), (0, top + t * 1.65), (t * 0.34, top + t), (0, top + t));
        pen.Spine((t / 2, top + t * 0.4), (t * 0.55, top + t * 0.9));
    }

    private static void Exclamation(GlyphPen pen)
    {
        double t = pen.T, end = 1 - t - Math.Max(0.08, t * 0.45);
        pen.Poly((0, 0), (t, 0), (t * 0.86, end), (t * 0.14, end));
        pen.Spine((t / 2, t / 2), (t / 2, end - t / 2));
        Dot(pen, 0, 1 - t);
    }

    private static void Question(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over, gap = Math.Max(0.08, t * 0.45), end = 1 - t - gap, bend = Math.Min(0.5, end - b * 0.5 - 0.06);
        (double rx, double ry) = pen.Corner(w, bend + b / 2);
        double l = t / 2, r = w - t / 2, top = b / 2 - o, x = w * 0.5;
        double small = pen.Face.Corners == CornerCut.Chamfer ? rx * 0.8 : Math.Min(rx * 0.5, 0.12);
        pen.Ribbon(new(l, Math.Max(0.3, b + 0.11)), new(l, top, rx, ry), new(r, top, rx, ry), new(r, bend, rx, ry), new(x, bend, small, small), new(x, end));
        Dot(pen, x - t / 2, 1 - t);
    }

    private static void Slash(GlyphPen pen, double w)
    {
        double h = Letters.Across(pen.T * 0.85, w - pen.T, 1.12, 1);
        pen.Poly((w - h, -0.06), (w, -0.06), (h, 1.06), (0, 1.06));
        pen.Spine((w - h / 2, 0.05), (h / 2, 0.95));
    }

    private static void Hash(GlyphPen pen, double w)
    {
        double stroke = Math.Min(pen.T * 0.72, w * 0.2), slant = 0.05, a = w * 0.22, c = w - a - stroke;
        foreach (double x in new[] { a, c })
            pen.Poly((x + slant, 0), (x + slant + stroke, 0), (x - slant + stroke, 1), (x - slant, 1));
        foreach (double y in new[] { 0.33, 0.67 })
        {
            pen.Poly((0, y - stroke / 2), (w, y - stroke / 2), (w, y + stroke / 2), (0, y + stroke / 2));
            pen.Spine((stroke / 2, y), (w - stroke / 2, y));
        }
    }

    private static void Plus(GlyphPen pen, double w)
    {
        double b = pen.B, x = w / 2, y = 0.52, half = w / 2;
        pen.Poly((x - b / 2, y - half), (x + b / 2, y - half), (x + b / 2, y + half), (x - b / 2, y + half));
        pen.Poly((0, y - b / 2), (w, y - b / 2), (w, y + b / 2), (0, y + b / 2));
        pen.Spine((x, y - half + b / 2), (x, y + half - b / 2));
        pen.Spine((b / 2, y), (w - b / 2, y));
    }
}
