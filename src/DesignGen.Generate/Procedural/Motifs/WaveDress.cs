using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Motifs;

/// <summary>The colours of one wave.</summary>
/// <param name="Body">Its field.</param>
/// <param name="Detail">Fine drawing on the field.</param>
/// <param name="Second">A second tone on the field.</param>
/// <param name="Gold">Beads.</param>
public readonly record struct WaveColours(PaletteRole Body, PaletteRole Detail, PaletteRole Second, PaletteRole Gold);

/// <summary>The ways to fill a wave of seigaiha: rings, paired rings, bold bands, fan, dots, petals, lace, lozenges.</summary>
/// <remarks>Every style asks the press for its finest line and gap, and drops rings or rays until both hold.</remarks>
public sealed class WaveDress
{
    private readonly DesignCanvas _canvas;
    private readonly int _rings;
    private readonly double _line;

    /// <summary>Styles for a canvas.</summary>
    /// <param name="canvas">Where to draw.</param>
    /// <param name="rings">Rings of a plain wave.</param>
    /// <param name="lineMm">Breadth of fine lines, mm.</param>
    public WaveDress(DesignCanvas canvas, int rings, double lineMm) => (_canvas, _rings, _line) = (canvas, rings, lineMm);

    /// <summary>Draws a wave's field and filling.</summary>
    /// <param name="style">0 rings, 1 paired rings, 2 bold bands, 3 fan, 4 dots, 5 petals, 6 lace, 7 lozenges.</param>
    /// <param name="wave">What shows of the wave.</param>
    /// <param name="colours">Its colours.</param>
    /// <param name="gold">Whether a plain wave carries a golden half sun and beads.</param>
    public void Draw(int style, WaveScale wave, WaveColours colours, bool gold)
    {
        _canvas.Fill(colours.Body, wave.Band(0, wave.Outer));
        switch (style)
        {
            case 1: Paired(wave, colours); break;
            case 2: Bold(wave, colours); break;
            case 3: Fan(wave, colours); break;
            case 4: Dots(wave, colours); break;
            case 5: Petals(wave, colours); break;
            case 6: Lace(wave, colours); break;
            case 7: Lozenges(wave, colours); break;
            default: Rings(wave, colours); break;
        }
        if (gold && style is 0 or 1 or 2)
            Pearls(wave, colours);
    }

    /// <summary>Fills what shows of a wave with one colour, with a single line inside its edge.</summary>
    public void Plain(WaveScale wave, WaveColours colours)
    {
        _canvas.Fill(colours.Body, wave.Band(0, wave.Outer));
        double gap = Math.Max(Gap, wave.Outer * 0.07);
        _canvas.Fill(colours.Detail, wave.Band(wave.Outer - gap - Line(colours.Detail), wave.Outer - gap));
    }

    private double Gap => Math.Max(_canvas.MinGap, _line);

    private double Line(PaletteRole role) => Math.Max(_line, _canvas.Finest(role));

    // Radii from the wave's edge inwards, as many as fit.
    private (int Count, double Pitch) Pitch(WaveScale wave, int wish, double line)
    {
        double depth = wave.Outer * 0.9;
        int count = Math.Clamp((int)(depth / (line + Gap)), 1, wish);
        return (count, depth / (count + 0.4));
    }

    private void Rings(WaveScale wave, WaveColours c)
    {
        double line = Line(c.Detail);
        (int count, double pitch) = Pitch(wave, _rings, line);
        for (int i = 1; i <= count; i++)
        {
            double outer = wave.Outer - i * pitch + line * 0.5;
            _canvas.Fill(c.Detail, wave.Band(outer - line, outer));
        }
    }

    private void Paired(WaveScale wave, WaveColours c)
    {
        double line = Line(c.Detail), step = line + Gap;
        int pairs = Math.Clamp((int)(wave.Outer * 0.85 / (step * 2 + Gap * 1.6)), 1, Math.Max(1, (_rings + 1) / 2));
        double pitch = wave.Outer * 0.88 / (pairs + 0.15);
        for (int i = 0; i < pairs; i++)
        {
            double outer = wave.Outer - Math.Max(Gap, pitch * 0.22) - i * pitch;
            _canvas.Fill(c.Detail, wave.Band(outer - line, outer));
            _canvas.Fill(c.Detail, wave.Band(outer - line - step, outer - step));
        }
    }

    private void Bold(WaveScale wave, WaveColours c)
    {
        // Three broad bands, each a little narrower than the one outside it, the middle one lined with the fine colour.
        double line = Line(c.Detail), r = wave.Outer;
        double[] edges = [1, 0.8, 0.62, 0.45, 0.3, 0.16];
        for (int i = 1; i < edges.Length; i += 2)
        {
            double outer = r * edges[i], inner = i + 1 < edges.Length ? r * edges[i + 1] : 0;
            _canvas.Fill(c.Detail, wave.Band(inner - line * 0.5, outer + line * 0.5));
            _canvas.Fill(c.Second, wave.Band(inner + line * 0.5, outer - line * 0.5));
        }
    }

    private void Fan(WaveScale wave, WaveColours c)
    {
        double line = Line(c.Detail), r = wave.Outer, outer = r - Math.Max(Gap, r * 0.09), heart = Math.Max(wave.Inner, r * 0.22);
        _canvas.Fill(c.Detail, wave.Band(outer - line, outer));
        // Every second ray is long: short ones start where there is room between two long ones.
        double shortFrom = outer * 0.6, step = Math.Max(line + Gap, r * 0.06) / shortFrom;
        int side = (int)(1.3 / step);
        var all = ImmutableArray.CreateBuilder<Contour>();
        for (int k = -side; k <= side; k++)
        {
            double angle = k * step, from = Math.Max(Start(wave, angle), k % 2 == 0 ? Math.Max(shortFrom / 2, heart + Gap) : shortFrom);
            if (from > outer - r * 0.12)
                continue;
            double root = line / 2 / from, tip = line / 2 / outer;
            all.AddRange(Outline.Polygon(wave.At(from, angle - root), wave.At(outer - line * 0.4, angle - tip), wave.At(outer - line * 0.4, angle + tip), wave.At(from, angle + root)).Contours);
        }
        _canvas.Fill(c.Detail, new(all.ToImmutable()));
        if (_canvas.Differ(c.Second, c.Body))
            _canvas.Fill(c.Second, wave.Band(0, heart));
    }

    // The radius at which the wave begins to show in a direction.
    private static double Start(WaveScale wave, double angle)
    {
        double low = wave.Inner, high = wave.Outer;
        for (int i = 0; i < 24; i++)
        {
            double middle = (low + high) / 2;
            if (wave.HalfAngle(middle) < Math.Abs(angle))
                low = middle;
            else
                high = middle;
        }
        return high;
    }

    private void Dots(WaveScale wave, WaveColours c)
    {
        double r = wave.Outer, line = Line(c.Detail);
        double edge = r - Math.Max(Gap, r * 0.08);
        _canvas.Fill(c.Detail, wave.Band(edge - line, edge));
        double dot = Math.Max(r * 0.062, Math.Max(line, _canvas.MinLine) * 0.9), pitch = dot * 2 + Math.Max(Gap, r * 0.06);
        int row = 0;
        for (double radius = edge - line - Gap - dot; radius > Math.Max(wave.Inner, r * 0.2); radius -= pitch * 0.92, row++)
        {
            int count = Math.Max(3, (int)(radius * 2.6 / pitch));
            for (int k = -count; k <= count; k++)
            {
                double angle = (k + (row % 2) * 0.5) * pitch / radius;
                if (Math.Abs(angle) < wave.HalfAngle(radius) + dot / radius && Math.Abs(angle) < 1.7)
                    Small(wave, c.Detail, Outline.Circle(wave.At(radius, angle), dot), dot);
            }
        }
    }

    private void Petals(WaveScale wave, WaveColours c)
    {
        double r = wave.Outer, gap = Math.Max(Gap, r * 0.05), line = Line(c.Detail);
        double outer = r - gap;
        // Two rows of petals, the inner one set between the outer ones, about a half sun.
        foreach ((double from, double to, double shift, PaletteRole role) in new[] { (0.5, 1.0, 0.0, c.Detail), (0.2, 0.5, 0.5, c.Second) })
        {
            double tip = outer * to - (to < 1 ? gap : 0), root = outer * from;
            double width = Math.Max(r * 0.2, 2 * _canvas.Finest(role) + gap), step = width / tip;
            int count = (int)(1.5 / step) + 1;
            for (int k = -count; k <= count; k++)
            {
                double a = (k + shift) * step, half = step / 2 - gap * 0.5 / tip;
                if (Math.Abs(a) - half > wave.HalfAngle(tip))
                    continue;
                Outline petal = new OutlineBuilder().MoveTo(wave.At(root, a)).CurveTo(wave.At(root + (tip - root) * 0.35, a - half * 1.1), wave.At(tip * 0.93, a - half * 1.25), wave.At(tip * 0.975, a - half * 0.55))
                    .CurveTo(wave.At(tip, a - half * 0.25), wave.At(tip, a + half * 0.25), wave.At(tip * 0.975, a + half * 0.55))
                    .CurveTo(wave.At(tip * 0.93, a + half * 1.25), wave.At(root + (tip - root) * 0.35, a + half * 1.1), wave.At(root, a)).Close().Build();
                Small(wave, role, petal, line);
            }
        }
    }

    private void Lace(WaveScale wave, WaveColours c)
    {
        double r = wave.Outer, line = Line(c.Detail);
        double bump = Math.Max(r * 0.15, line * 2 + Gap * 1.2);
        double edge = r - Math.Max(Gap, r * 0.06);
        int row = 0;
        for (double radius = edge - bump * 0.9; radius > Math.Max(wave.Inner, bump); radius -= bump * 1.5, row++)
        {
            int count = Math.Max(2, (int)(radius * 3 / (2 * bump)));
            double step = 2 * bump / radius;
            _canvas.Fill(c.Detail, wave.Band(radius - line, radius));
            for (int k = -count; k <= count; k++)
            {
                double a = (k + row % 2 * 0.5) * step;
                if (Math.Abs(a) - step / 2 > wave.HalfAngle(radius))
                    continue;
                Small(wave, c.Detail, Arch(wave, radius - line * 0.5, a, bump * 0.9), line);
                double inner = bump * 0.9 - line * 1.15;
                if (inner > _canvas.MinGap * 0.5)
                    Small(wave, row % 2 == 0 ? c.Second : c.Body, Arch(wave, radius, a, inner), line);
            }
        }
    }

    private static Outline Arch(WaveScale wave, double radius, double angle, double half)
    {
        double side = half / radius;
        return new OutlineBuilder().MoveTo(wave.At(radius, angle - side))
            .CurveTo(wave.At(radius + half * 0.75, angle - side), wave.At(radius + half, angle - side * 0.5), wave.At(radius + half, angle))
            .CurveTo(wave.At(radius + half, angle + side * 0.5), wave.At(radius + half * 0.75, angle + side), wave.At(radius, angle + side)).Close().Build();
    }

    private void Lozenges(WaveScale wave, WaveColours c)
    {
        double r = wave.Outer, line = Line(c.Detail), high = Math.Max(r * 0.24, 2.5 * _canvas.Finest(c.Second)), gap = Math.Max(Gap, r * 0.04);
        double top = r - gap;
        PaletteRole role = _canvas.Differ(c.Second, c.Body) ? c.Second : c.Detail;
        for (int row = 0; row < 3; row++)
        {
            _canvas.Fill(c.Detail, wave.Band(top - line, top));
            double middle = top - line - gap - high / 2, half = high * 0.31 / middle, step = half * 2 + gap / middle;
            if (middle - high / 2 < Math.Max(wave.Inner, r * 0.16))
                break;
            int count = (int)(1.5 / step) + 1;
            for (int k = -count; k <= count; k++)
            {
                double a = (k + row % 2 * 0.5) * step;
                if (Math.Abs(a) - half < wave.HalfAngle(middle))
                    Small(wave, role, Outline.Polygon(wave.At(middle - high / 2, a), wave.At(middle, a - half), wave.At(middle + high / 2, a), wave.At(middle, a + half)), line);
            }
            top = middle - high / 2 - gap;
        }
    }

    // A gold half sun at the foot, and three beads above it.
    private void Pearls(WaveScale wave, WaveColours c)
    {
        double r = wave.Outer, sun = Math.Max(wave.Inner + r * 0.16, r * 0.24), bead = Math.Max(r * 0.06, _canvas.MinLine);
        _canvas.Fill(c.Body, wave.Band(0, sun + Gap));
        _canvas.Fill(c.Gold, wave.Band(0, sun));
        if (!_canvas.Differ(c.Gold, c.Body))
            return;
        double ring = Math.Max(sun + Gap * 1.5 + bead * 2, r * 0.44);
        foreach (double a in new[] { -0.42, 0, 0.42 })
        {
            if (Math.Abs(a) + (bead + Gap) / ring < wave.HalfAngle(ring))
            {
                _canvas.Fill(c.Body, Outline.Circle(wave.At(ring, a), bead + Gap * 0.8));
                _canvas.Fill(c.Gold, Outline.Circle(wave.At(ring, a), bead));
            }
        }
    }

    private void Small(WaveScale wave, PaletteRole role, Outline outline, double least)
    {
        Outline seen = wave.Clip(outline);
        // A crumb that the waves in front leave over would not print.
        if (!seen.IsEmpty && seen.Area(0.05) > least * least * 0.8)
            _canvas.Fill(role, seen);
    }
}
