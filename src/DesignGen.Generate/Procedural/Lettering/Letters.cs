using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>How each capital is put together. The left edge lies near x 0; the pen moves it there exactly.</summary>
internal static class Letters
{
    /// <summary>Draws a capital; false where there is no such letter.</summary>
    public static bool Draw(char letter, GlyphPen pen)
    {
        double w = pen.Face.Width, t = pen.T;
        switch (letter)
        {
            case 'A': A(pen, Math.Max(w * 1.12, 3.1 * t)); break;
            case 'B': B(pen, w * 0.99); break;
            case 'C': C(pen, w * 0.97); break;
            case 'D': D(pen, w); break;
            case 'E': E(pen, w * 0.84, true); break;
            case 'F': E(pen, w * 0.81, false); break;
            case 'G': G(pen, Math.Max(w, 2 * t + 0.15)); break;
            case 'H': H(pen, w); break;
            case 'I': I(pen); break;
            case 'J': J(pen, w * 0.84); break;
            case 'K': K(pen, w * 1.05); break;
            case 'L': L(pen, w * 0.8); break;
            case 'M': M(pen, Math.Max(w * 1.36, 4 * t)); break;
            case 'N': N(pen, w * 1.06); break;
            case 'O': O(pen, w * 1.01); break;
            case 'P': P(pen, w * 0.96); break;
            case 'Q': Q(pen, w * 1.01); break;
            case 'R': R(pen, w * 1.0); break;
            case 'S': S(pen, w * 0.95); break;
            case 'T': TeeShape(pen, w * 0.94); break;
            case 'U': U(pen, w); break;
            case 'V': V(pen, Math.Max(w * 1.1, 2.85 * t)); break;
            case 'W': W(pen, Math.Max(w * 0.93, 2.6 * t)); break;
            case 'X': X(pen, w * 1.08); break;
            case 'Y': Y(pen, Math.Max(w * 1.08, 2.75 * t)); break;
            case 'Z': Z(pen, w * 0.92); break;
            default: return false;
        }
        return true;
    }

    // How far a slanting stroke reaches across: so that its thickness square to itself is a stem's, a little less where strokes crowd.
    internal static double Across(double t, double run, double rise, double lighten = 0.97)
    {
        double slope = run / rise;
        return t * lighten * Math.Sqrt(1 + slope * slope);
    }

    private static void A(GlyphPen pen, double w)
    {
        double t = pen.T, apex = t * 1.0, run = (w - apex) / 2;
        double h = Across(t, run, 1, pen.Serif > 0 ? 0.88 : 0.96), centre = w / 2;

        // The inner edges run parallel to the outer ones and meet under the apex.
        double crotch = 1 - (centre - h) / run;
        pen.Poly((centre - apex / 2, 0), (centre + apex / 2, 0), (w, 1), (w - h, 1), (centre, crotch), (h, 1), (0, 1));
        double bar = pen.Serif > 0 ? 0.6 : 0.655, foot = bar + pen.B * 0.86;
        double LeftAt(double y) => run * (1 - y) + h * 0.5;
        pen.Sharp((LeftAt(bar), bar), (w - LeftAt(bar), bar), (w - LeftAt(foot), foot), (LeftAt(foot), foot));
        double reach = pen.InnerReach(w - 2 * h);
        pen.Slab(0, h, false, 0.9, reach);
        pen.Slab(w - h, w, false, reach, 0.9);
        pen.Slab(centre - apex / 2, centre + apex / 2, true, 0.35, 0.35);
        pen.Spine((h * 0.6, 0.92), (centre, 0.12), (w - h * 0.6, 0.92));
        pen.Spine((LeftAt((bar + foot) / 2), (bar + foot) / 2), (w - LeftAt((bar + foot) / 2), (bar + foot) / 2));
    }

    private static void B(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, middle = 0.485;
        pen.Stem(0);
        double upper = w * 0.955, upperBottom = middle + b / 2, lowerTop = middle - b / 2;
        (double ux, double uy) = pen.SideCorner(upper, upperBottom);
        (double lx, double ly) = pen.SideCorner(w, 1 - lowerTop);
        double r = upper - t / 2;
        pen.Ribbon(new(0, b / 2), new(r, b / 2, ux, uy), new(r, upperBottom - b / 2, ux, uy), new(0, upperBottom - b / 2));
        r = w - t / 2;
        pen.Ribbon(new(0, lowerTop + b / 2), new(r, lowerTop + b / 2, lx, ly), new(r, 1 - b / 2, lx, ly), new(0, 1 - b / 2));
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(0, t, false, 1, 0);
    }

    private static void C(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over;
        (double rx, double ry) = pen.Corner(w, 1 + 2 * o);
        double l = t / 2, r = w - t / 2, top = b / 2 - o, bottom = 1 + o - b / 2;
        pen.Ribbon(new(r, Terminal(pen)), new(r, top, rx, ry), new(l, top, rx, ry), new(l, bottom, rx, ry), new(r, bottom, rx, ry), new(r, 1 - Terminal(pen)));
    }

    // Height at which the open ends of C, G, S and the figures are cut.
    internal static double Terminal(GlyphPen pen) => Math.Max(0.335, pen.B + 0.13);

    private static void D(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B;
        pen.Stem(0);
        (double rx, double ry) = pen.SideCorner(w, 1);
        double r = w - t / 2;
        pen.Ribbon(new(0, b / 2), new(r, b / 2, rx, ry), new(r, 1 - b / 2, rx, ry), new(0, 1 - b / 2));
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(0, t, false, 1, 0);
    }

    private static void E(GlyphPen pen, double w, bool foot)
    {
        double b = pen.B, middle = 0.485 - b / 2;
        if (pen.Serif > 0)
            w += pen.Serif * 0.25;
        pen.Stem(0);
        pen.Bar(0, w, 0);
        pen.Bar(0, w * (foot ? 0.86 : 0.88), middle);
        ArmSerif(pen, w, 0, true);
        if (foot)
        {
            pen.Bar(0, w * 1.03, 1 - b);
            ArmSerif(pen, w * 1.03, 1, false);
        }
        pen.Slab(0, pen.T, true, 1, 0);
        pen.Slab(0, pen.T, false, 1, foot ? 0 : 1);
    }

    // The upright serif at the end of an arm: as thick as a serif, it hangs from the arm towards the middle of the letter.
    private static void ArmSerif(GlyphPen pen, double right, double y, bool down)
    {
        if (pen.Serif <= 0)
            return;
        double reach = pen.B + pen.Serif * 1.15, thick = pen.T * 0.62;
        pen.Poly((right - thick, y), (right, y), (right, down ? y + reach : y - reach), (right - thick, down ? y + reach : y - reach));
    }

    private static void G(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over;
        (double rx, double ry) = pen.Corner(w, 1 + 2 * o);
        double l = t / 2, r = w - t / 2, top = b / 2 - o, bottom = 1 + o - b / 2, bar = 0.5 + b / 2;
        Node[] bowl = [new(r, Terminal(pen)), new(r, top, rx, ry), new(l, top, rx, ry), new(l, bottom, rx, ry), new(r, bottom, rx, ry)];

        // Without its bar a narrow G would read as a C, so the bowl is made wide enough for one.
        pen.Ribbon([.. bowl, new(r, bar), new(t + Math.Max(0.06, (w - 2 * t) * 0.42), bar)]);
    }

    private static void H(GlyphPen pen, double w)
    {
        double t = pen.T, reach = pen.InnerReach(w - 2 * t);
        pen.Stem(0);
        pen.Stem(w - t);
        pen.Bar(0, w, 0.49 - pen.B / 2);
        foreach (bool top in new[] { true, false })
        {
            pen.Slab(0, t, top, 1, reach);
            pen.Slab(w - t, w, top, reach, 1);
        }
    }

    private static void I(GlyphPen pen)
    {
        pen.Stem(0);
        pen.Slab(0, pen.T, true);
        pen.Slab(0, pen.T, false);
    }

    private static void J(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over;
        (double rx, double ry) = pen.Corner(w, 1);
        double l = t / 2, r = w - t / 2, bottom = 1 + o - b / 2;
        pen.Ribbon(new(r, 0), new(r, bottom, rx, ry), new(l, bottom, rx, ry), new(l, 0.64));
        pen.Slab(w - t, w, true);
    }

    private static void K(GlyphPen pen, double w)
    {
        double t = pen.T;
        pen.Stem(0);

        // The arm runs from the top right into the stem; the leg leaves the arm's lower edge.
        double low = 0.7, run = w - t, arm = Across(t, run * 0.82, low, 0.93), slope = (run - arm * 0.3) / low;
        double Left(double y) => w - arm - y * slope;
        double meetUpper = (w - arm - t) / slope, meetLower = (w - t) / slope;
        pen.Poly((w - arm, 0), (w, 0), (t - 0.02 * t, meetLower + 0.02 * t / slope), (t * 0.5, meetLower - 0.02), (t * 0.5, meetUpper), (t, meetUpper));
        double foot = w + t * 0.1, join = 0.44, x = Left(join) + arm * 0.55;
        double leg = Across(t, foot - t - x, 1 - join, 0.97);
        pen.Poly((x - leg * 0.42, join + 0.02), (x + leg * 0.42, join), (foot, 1), (foot - leg, 1));
        double reach = pen.InnerReach(w - leg - t);
        pen.Slab(0, t, true, 1, reach);
        pen.Slab(0, t, false, 1, reach);
        pen.Slab(w - arm, w, true, reach, 0.7);
        pen.Slab(foot - leg, foot, false, reach, 0.7);
        pen.Spine((w - arm * 0.6, 0.09), (t / 2, (meetUpper + meetLower) / 2));
        pen.Spine((x, join + 0.05), (foot - leg * 0.56, 0.91));
    }

    private static void L(GlyphPen pen, double w)
    {
        if (pen.Serif > 0)
            w += pen.Serif * 0.35;
        pen.Stem(0);
        pen.Bar(0, w, 1 - pen.B);
        ArmSerif(pen, w, 1, false);
        pen.Slab(0, pen.T, true);
        pen.Slab(0, pen.T, false, 1, 0);
    }

    private static void M(GlyphPen pen, double w)
    {
        double t = pen.T, foot = pen.Serif > 0 ? 0.78 : 0.88, low = 0.17 * t;
        double h = Math.Max(t, Across(t, w / 2, foot, 0.88)), run = w / 2 - low;
        double crotch = (w / 2 - h) / run * foot, branch = t * foot / run;
        pen.Poly(
            (0, 0), (h, 0), (w / 2, crotch), (w - h, 0), (w, 0), (w, 1), (w - t, 1), (w - t, branch), (w / 2 + low, foot), (w / 2 - low, foot),
            (t, branch), (t, 1), (0, 1));
        double reach = Math.Min(pen.InnerReach(w - 2 * t), 0.8);
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(w - t, w, true, 0, 1);
        pen.Slab(0, t, false, 1, reach);
        pen.Slab(w - t, w, false, reach, 1);
        pen.Spine((t / 2, 0.9), (t / 2, 0.12), (w / 2, (crotch + foot) / 2), (w - t / 2, 0.12), (w - t / 2, 0.9));
    }

    private static void N(GlyphPen pen, double w)
    {
        double t = pen.T, h = Math.Max(t, Across(t, w - t, 1, 0.9)), run = w - h;
        double right = (w - t - h) / run, left = t / run;
        pen.Poly((0, 0), (h, 0), (w - t, right), (w - t, 0), (w, 0), (w, 1), (w - h, 1), (t, left), (t, 1), (0, 1));
        double reach = pen.InnerReach(w - 2 * t);
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(w - t, w, true, reach, 1);
        pen.Slab(0, t, false, 1, reach);
        pen.Spine((t / 2, 0.9), (t / 2, 0.12), (w - t / 2, 0.88), (w - t / 2, 0.1));
    }

    internal static void O(GlyphPen pen, double w) => pen.Ring(0, -pen.Over, w, 1 + pen.Over);

    private static void P(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, low = 0.575;
        pen.Stem(0);
        (double rx, double ry) = pen.SideCorner(w, low);
        double r = w - t / 2;
        pen.Ribbon(new(0, b / 2), new(r, b / 2, rx, ry), new(r, low - b / 2, rx, ry), new(0, low - b / 2));
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(0, t, false);
    }

    private static void Q(GlyphPen pen, double w)
    {
        O(pen, w);

        // A stout tail across the lower right of the bowl, cut square to its own direction.
        double t = pen.T, thick = t * 0.86;
        Point from = new(w * 0.62, 0.8), to = new(w + t * 0.12, 1.07), across = (to - from).Unit.Perpendicular * (thick / 2);
        (double, double) P(Point p) => (p.X, p.Y);
        pen.Poly(P(from - across), P(to - across), P(to + across), P(from + across));
        pen.Spine(P(Point.Lerp(from, to, 0.2)), P(Point.Lerp(from, to, 0.8)));
    }

    private static void R(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, low = 0.555;
        pen.Stem(0);
        double bowl = w * 0.97;
        (double rx, double ry) = pen.SideCorner(bowl, low);
        double r = bowl - t / 2;
        pen.Ribbon(new(0, b / 2), new(r, b / 2, rx, ry), new(r, low - b / 2, rx, ry), new(0, low - b / 2));

        // The leg leaves the bowl where its lower corner begins to turn, so that bowl and leg share one edge.
        double top = low - b * 0.6, turn = Math.Clamp(1 - b * 0.6 / Math.Max(ry, 0.01), 0, 1);
        double edge = pen.Face.Corners == CornerCut.Chamfer ? bowl - Math.Max(0, rx - b * 0.6) : bowl - rx * (1 - Math.Pow(1 - Math.Pow(turn, 2.35), 1 / 2.35));
        double foot = w + t * 0.08, leg = Across(t, Math.Max(0, foot - edge), 1 - top, 1.0);
        double start = Math.Max(edge - leg, t * 0.9);
        double knee = 0.85, share = (knee - top) / (1 - top);
        pen.Sharp((start, top), (edge, top), (edge + (foot - edge) * share, knee), (start + (foot - leg - start) * share, knee));
        share = 0.3;
        pen.Poly(
            (start + (foot - leg - start) * share, top + (1 - top) * share), (edge + (foot - edge) * share, top + (1 - top) * share), (foot, 1), (foot - leg, 1));
        double reach = pen.InnerReach(foot - leg - t);
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(0, t, false, 1, reach);
        pen.Slab(foot - leg, foot, false, reach, 0.75);
        pen.Spine(((start + edge) / 2, low), (foot - leg * 0.55, 0.9));
    }

    internal static void S(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over, middle = 0.488;
        double cut = Math.Max(0.30, b + 0.1), inset = w * 0.018;
        (double ux, double uy) = pen.Corner(w, middle + b / 2 + o);
        (double lx, double ly) = pen.Corner(w, 1 - middle + b / 2 + o);
        double l = t / 2, r = w - t / 2, top = b / 2 - o, bottom = 1 + o - b / 2;
        pen.Ribbon(
            new(r - inset, cut), new(r - inset, top, ux, uy), new(l + inset, top, ux, uy), new(l + inset, middle, ux, uy),
            new(r, middle, lx, ly), new(r, bottom, lx, ly), new(l, bottom, lx, ly), new(l, 1 - cut));
    }

    private static void TeeShape(GlyphPen pen, double w)
    {
        double t = pen.T;
        if (pen.Serif > 0)
            w += pen.Serif;
        pen.Bar(0, w, 0);
        pen.Stem(w / 2 - t / 2);
        if (pen.Serif > 0)
        {
            double thick = t * 0.6, reach = pen.B + pen.Serif * 1.3;
            pen.Poly((0, 0), (thick, 0), (thick, reach), (0, reach));
            pen.Poly((w - thick, 0), (w, 0), (w, reach), (w - thick, reach));
        }
        pen.Slab(w / 2 - t / 2, w / 2 + t / 2, false);
    }

    private static void U(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, o = pen.Over;
        (double rx, double ry) = pen.Corner(w, 1);
        double l = t / 2, r = w - t / 2, bottom = 1 + o - b / 2, reach = pen.InnerReach(w - 2 * t);
        pen.Ribbon(new(l, 0), new(l, bottom, rx, ry), new(r, bottom, rx, ry), new(r, 0));
        pen.Slab(0, t, true, 1, reach);
        pen.Slab(w - t, w, true, reach, 1);
    }

    private static void V(GlyphPen pen, double w)
    {
        double t = pen.T, foot = t * (pen.Serif > 0 ? 0.9 : 0.86), run = (w - foot) / 2;
        double h = Across(t, run, 1, 0.95), centre = w / 2, crotch = (centre - h) / run;
        pen.Poly((0, 0), (h, 0), (centre, crotch), (w - h, 0), (w, 0), (centre + foot / 2, 1), (centre - foot / 2, 1));
        double reach = pen.InnerReach(w - 2 * h);
        pen.Slab(0, h, true, 0.85, reach);
        pen.Slab(w - h, w, true, reach, 0.85);
        pen.Spine((h * 0.6, 0.08), (centre, 0.9), (w - h * 0.6, 0.08));
    }

    private static void W(GlyphPen pen, double w)
    {
        // Two Vs that share the middle apex: their inner arms cross there.
        double t = pen.T, foot = t * 0.8, run = (w - foot) / 2;
        double h = Across(t, run, 1, 0.88), a = w / 2, step = w - h, c = a + step, all = w + step, crotch = (a - h) / run;
        pen.Poly(
            (0, 0), (h, 0), (a, crotch), (step, 0), (w, 0), (c, crotch), (all - h, 0), (all, 0), (c + foot / 2, 1), (c - foot / 2, 1),
            (w - h / 2, h / 2 / run), (a + foot / 2, 1), (a - foot / 2, 1));
        double reach = pen.InnerReach(w - 2 * h) * 0.8;
        pen.Slab(0, h, true, 0.85, reach);
        pen.Slab(all - h, all, true, reach, 0.85);
        pen.Spine((h * 0.6, 0.08), (a, 0.9), (w - h / 2, 0.1), (c, 0.9), (all - h * 0.6, 0.08));
    }

    private static void X(GlyphPen pen, double w)
    {
        double t = pen.T, h = Across(t, w - t, 1, 0.95);
        pen.Poly((0, 0), (h, 0), (w, 1), (w - h, 1));
        pen.Poly((w - h, 0), (w, 0), (h, 1), (0, 1));
        double reach = pen.InnerReach(w - 2 * h);
        foreach (bool top in new[] { true, false })
        {
            pen.Slab(0, h, top, 0.8, reach);
            pen.Slab(w - h, w, top, reach, 0.8);
        }
        pen.Spine((h * 0.58, 0.08), (w - h * 0.58, 0.92));
        pen.Spine((w - h * 0.58, 0.08), (h * 0.58, 0.92));
    }

    private static void Y(GlyphPen pen, double w)
    {
        double t = pen.T, centre = w / 2, fork = 0.6, run = centre - t / 2;
        double h = Across(t, run, fork, 0.93);
        double crotch = (centre - h) * fork / run;
        pen.Poly(
            (0, 0), (h, 0), (centre, crotch), (w - h, 0), (w, 0), (centre + t / 2, fork), (centre + t / 2, 1), (centre - t / 2, 1), (centre - t / 2, fork));
        double reach = pen.InnerReach(w - 2 * h);
        pen.Slab(0, h, true, 0.8, reach);
        pen.Slab(w - h, w, true, reach, 0.8);
        pen.Slab(centre - t / 2, centre + t / 2, false);
        pen.Spine((h * 0.6, 0.07), (centre, fork), (w - h * 0.6, 0.07));
        pen.Spine((centre, fork), (centre, 0.9));
    }

    private static void Z(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, h = Across(t, w - t, 1 - 2 * b, 0.86);
        h = Math.Min(h, w * 0.62);
        pen.Poly((0, 0), (w, 0), (w, b), (h, 1 - b), (w, 1 - b), (w, 1), (0, 1), (0, 1 - b), (w - h, b), (0, b));
        if (pen.Serif > 0)
        {
            double thick = t * 0.6, reach = b + pen.Serif * 1.0;
            pen.Poly((0, 0), (thick, 0), (thick, reach), (0, reach));
            pen.Poly((w - thick, 1 - reach), (w, 1 - reach), (w, 1), (w - thick, 1));
        }
        pen.Spine((b * 0.5, b / 2), (w - h * 0.5, b / 2), (h * 0.5, 1 - b / 2), (w - b * 0.5, 1 - b / 2));
    }
}
