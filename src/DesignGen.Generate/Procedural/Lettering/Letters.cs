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
            case 'A': A(pen, Math.Max(w * 1.12, 2.9 * t)); break;
            case 'B': B(pen, w * 0.99); break;
            case 'C': C(pen, w * 0.97); break;
            case 'D': D(pen, w); break;
            case 'E': E(pen, w * 0.84, true); break;
            case 'F': E(pen, w * 0.81, false); break;
            case 'G': G(pen, w); break;
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
            case 'V': V(pen, Math.Max(w * 1.1, 2.85 * t), 0); break;
            case 'W': W(pen, Math.Max(w * 0.86, 2.5 * t)); break;
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
        double h = Across(t, run, 1), centre = w / 2;

        // The inner edges run parallel to the outer ones and meet under the apex.
        double crotch = 1 - (centre - h) / run;
        pen.Poly((centre - apex / 2, 0), (centre + apex / 2, 0), (w, 1), (w - h, 1), (centre, crotch), (h, 1), (0, 1));
        double bar = 0.665, foot = bar + pen.B * 0.88;
        double LeftAt(double y) => run * (1 - y) + h * 0.5;
        pen.Poly((LeftAt(bar), bar), (w - LeftAt(bar), bar), (w - LeftAt(foot), foot), (LeftAt(foot), foot));
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
        (double ux, double uy) = pen.SideCorner(upper - t / 2, upperBottom);
        (double lx, double ly) = pen.SideCorner(w - t / 2, 1 - lowerTop);
        double r = upper - t / 2;
        pen.Ribbon(new(t * 0.3, b / 2), new(r, b / 2, ux, uy), new(r, upperBottom - b / 2, ux, uy), new(t * 0.3, upperBottom - b / 2));
        r = w - t / 2;
        pen.Ribbon(new(t * 0.3, lowerTop + b / 2), new(r, lowerTop + b / 2, lx, ly), new(r, 1 - b / 2, lx, ly), new(t * 0.3, 1 - b / 2));
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
        (double rx, double ry) = pen.SideCorner(w - t / 2, 1);
        double r = w - t / 2;
        pen.Ribbon(new(t * 0.3, b / 2), new(r, b / 2, rx, ry), new(r, 1 - b / 2, rx, ry), new(t * 0.3, 1 - b / 2));
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
        pen.Ribbon(
            new(r, Terminal(pen)), new(r, top, rx, ry), new(l, top, rx, ry), new(l, bottom, rx, ry), new(r, bottom, rx, ry), new(r, bar),
            new(Math.Max(w * 0.5, t + 0.07), bar));
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
        double low = 0.68, run = w - t;
        double arm = Across(t, run - t * 0.9, low, 0.93);
        double ArmLeft(double y) => w - arm - (y * (run - arm * 0.25) / low);
        pen.Poly((w - arm, 0), (w, 0), (ArmLeft(low) + arm, low), (t * 0.4, low + (ArmLeft(low) + arm - t * 0.4) * 0.0 + 0.02), (t * 0.4, low - 0.2), (ArmLeft(0.42), 0.42));
        double join = 0.43, x = ArmLeft(join) + arm * 0.5;
        double leg = Across(t, w - x - t / 2, 1 - join, 0.97);
        pen.Poly((x - leg * 0.46, join), (x + leg * 0.3, join - 0.02), (w + leg * 0.06, 1), (w + leg * 0.06 - leg, 1));
        double reach = pen.InnerReach(w - leg - t);
        pen.Slab(0, t, true, 1, reach);
        pen.Slab(0, t, false, 1, reach);
        pen.Slab(w - arm, w, true, reach, 0.7);
        pen.Slab(w - leg, w + leg * 0.06, false, reach, 0.7);
        pen.Spine((w - arm * 0.6, 0.09), (t / 2, low - 0.04));
        pen.Spine((x, join + 0.05), (w - leg * 0.5, 0.91));
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
        double t = pen.T * 0.97;
        pen.Stem(0);
        pen.Stem(w - pen.T);
        double foot = pen.Serif > 0 ? 0.78 : 0.86;
        double h = Across(t, w / 2, foot, 0.86), low = 0.16 * t;
        double run = w / 2 - low;
        double crotch = (w / 2 - h) / run * foot;
        pen.Poly((0, 0), (h, 0), (w / 2, crotch), (w - h, 0), (w, 0), (w / 2 + low, foot), (w / 2 - low, foot));
        double reach = pen.InnerReach(w - 2 * pen.T);
        pen.Slab(0, pen.T, true, 1, 0);
        pen.Slab(w - pen.T, w, true, 0, 1);
        pen.Slab(0, pen.T, false, 1, Math.Min(reach, 0.8));
        pen.Slab(w - pen.T, w, false, Math.Min(reach, 0.8), 1);
        pen.Spine((h * 0.55, 0.1), (w / 2, (crotch + foot) / 2), (w - h * 0.55, 0.1));
    }

    private static void N(GlyphPen pen, double w)
    {
        double t = pen.T;
        pen.Stem(0);
        pen.Stem(w - t);
        double h = Across(t, w - t, 1, 0.9);
        pen.Poly((0, 0), (h, 0), (w, 1), (w - h, 1));
        double reach = pen.InnerReach(w - 2 * t);
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(w - t, w, true, reach, 1);
        pen.Slab(0, t, false, 1, reach);
        pen.Spine((h * 0.5, 0.08), (w - h * 0.5, 0.92));
    }

    internal static void O(GlyphPen pen, double w) => pen.Ring(0, -pen.Over, w, 1 + pen.Over);

    private static void P(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, low = 0.575;
        pen.Stem(0);
        (double rx, double ry) = pen.SideCorner(w - t / 2, low);
        double r = w - t / 2;
        pen.Ribbon(new(t * 0.3, b / 2), new(r, b / 2, rx, ry), new(r, low - b / 2, rx, ry), new(t * 0.3, low - b / 2));
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(0, t, false);
    }

    private static void Q(GlyphPen pen, double w)
    {
        O(pen, w);
        double t = pen.T, x = w * 0.5;
        double h = Across(t, w * 0.45, 0.36, 0.8);
        pen.Poly((x, 0.7), (x + h * 0.85, 0.7), (w + t * 0.22, 1.06), (w + t * 0.22 - h, 1.06));
        pen.Spine((x + h * 0.5, 0.74), (w + t * 0.1 - h * 0.4, 1.0));
    }

    private static void R(GlyphPen pen, double w)
    {
        double t = pen.T, b = pen.B, low = 0.555;
        pen.Stem(0);
        double bowl = w * 0.97;
        (double rx, double ry) = pen.SideCorner(bowl - t / 2, low);
        double r = bowl - t / 2;
        pen.Ribbon(new(t * 0.3, b / 2), new(r, b / 2, rx, ry), new(r, low - b / 2, rx, ry), new(t * 0.3, low - b / 2));

        // The leg leaves the bowl near its right end, as steep as the letter is narrow.
        double foot = w + t * 0.06, start = Math.Max(t + 0.05, w * 0.42), top = low - b * 0.55;
        double leg = Across(t, foot - t - start, 1 - top, 1.0);
        pen.Poly((start, top), (start + leg, top), (foot, 1), (foot - leg, 1));
        double reach = pen.InnerReach(foot - leg - t);
        pen.Slab(0, t, true, 1, 0);
        pen.Slab(0, t, false, 1, reach);
        pen.Slab(foot - leg, foot, false, reach, 0.75);
        pen.Spine((start + leg / 2, low), (foot - leg * 0.55, 0.9));
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

    private static double V(GlyphPen pen, double w, double x, bool leftSerif = true, bool rightSerif = true)
    {
        double t = pen.T, foot = t * (pen.Serif > 0 ? 0.9 : 0.86), run = (w - foot) / 2;
        double h = Across(t, run, 1, 0.95), centre = w / 2;
        double crotch = (centre - h) / run;
        pen.Poly((x, 0), (x + h, 0), (x + centre, crotch), (x + w - h, 0), (x + w, 0), (x + centre + foot / 2, 1), (x + centre - foot / 2, 1));
        double reach = pen.InnerReach(w - 2 * h);
        pen.Slab(x, x + h, true, leftSerif ? 0.85 : 0, reach);
        pen.Slab(x + w - h, x + w, true, reach, rightSerif ? 0.85 : 0);
        pen.Spine((x + h * 0.6, 0.08), (x + centre, 0.9), (x + w - h * 0.6, 0.08));
        return h;
    }

    private static void W(GlyphPen pen, double w)
    {
        double h = V(pen, w, 0, true, false);
        V(pen, w, w - h, false, true);
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
