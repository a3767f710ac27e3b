using System.Text;
using DesignGen.Core.Geometry;
using DesignGen.Render.Strokes;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>Marks that slogans need beside those of <see cref="Figures"/>, and the accents of capitals.</summary>
internal static class Marks
{
    /// <summary>The marks that are drawn here.</summary>
    public const string All = "\"()\u00B0=%$;*@";

    // Combining marks: grave, acute, circumflex, tilde, diaeresis, ring, caron, cedilla.
    private const string Accents = "\u0300\u0301\u0302\u0303\u0308\u030A\u030C\u0327";

    /// <summary>Draws a mark; false where there is no such sign.</summary>
    public static bool Draw(char sign, GlyphPen pen)
    {
        double t = pen.T, b = pen.B, w = Math.Max(pen.Face.Width * 0.96, 2.55 * t), fine = Math.Max(t * 0.5, 0.07);
        switch (sign)
        {
            case '"':
                foreach (double x in new[] { 0, t * 1.45 })
                    pen.Poly((x, 0), (x + t * 0.9, 0), (x + t * 0.72, 0.36), (x + t * 0.18, 0.36));
                break;
            case '(' or ')':
                double bow = 0.1 + t * 0.5, side = sign == '(' ? 1 : -1;
                pen.Lines([Centreline.Curve(new(side * bow, -0.06), new(-side * bow * 0.35, 0.26), new(-side * bow * 0.35, 0.74), new(side * bow, 1.06))], t * 0.85, closed: false);
                break;
            case '\u00B0': pen.Ring(0, 0, 2 * t + 0.14, 2 * b + 0.14); break;
            case '=':
                foreach (double y in new[] { 0.5 - b * 1.15, 0.5 + b * 1.15 })
                    pen.Poly((0, y - b / 2), (w * 0.66, y - b / 2), (w * 0.66, y + b / 2), (0, y + b / 2));
                break;
            case '%':
                double r = Math.Max(0.15, fine + 0.07), right = Math.Max(w * 1.3, 4 * r + fine + 0.2);
                pen.Lines([.. Outline.Ellipse(new(r, 0.24), r, 0.22).Contours, .. Outline.Ellipse(new(right - r, 0.76), r, 0.22).Contours], fine, closed: true);
                pen.Poly((right * 0.5 + 0.22, 0), (right * 0.5 + 0.22 + fine * 1.1, 0), (right * 0.5 - 0.22, 1), (right * 0.5 - 0.22 - fine * 1.1, 1));
                break;
            case '$':
                Letters.Draw('S', pen);
                double half = w * 0.95 / 2;
                pen.Sharp((half - fine / 2, -0.11), (half + fine / 2, -0.11), (half + fine / 2, b * 0.6), (half - fine / 2, b * 0.6));
                pen.Sharp((half - fine / 2, 1 - b * 0.6), (half + fine / 2, 1 - b * 0.6), (half + fine / 2, 1.11), (half - fine / 2, 1.11));
                break;
            case ';':
                Figures.Draw(',', pen);
                pen.Poly((0, 0.36 - t * 0.2), (t, 0.36 - t * 0.2), (t, 0.36 + t * 0.8), (0, 0.36 + t * 0.8));
                break;
            case '*':
                for (int i = 0; i < 3; i++)
                {
                    Point along = Point.Polar(0.21, Math.PI / 6 + i * Math.PI / 3 + Math.PI / 3), across = along.Perpendicular.Unit * (fine / 2), c = new(0.21, 0.21);
                    Point p1 = c - along - across, p2 = c + along - across, p3 = c + along + across, p4 = c - along + across;
                    pen.Sharp((p1.X, p1.Y), (p2.X, p2.Y), (p3.X, p3.Y), (p4.X, p4.Y));
                }
                break;
            case '@':
                // One line runs from the foot round the sign and ends beside the ring within.
                double a = Math.Max(0.5, w * 0.72), inner = Math.Max(0.17, fine + 0.075);
                Point[] run = [.. Enumerable.Range(0, 15).Select(i => 0.85 + i * (2 * Math.PI - 0.85) / 14).Select(angle => new Point(a + a * Math.Cos(angle), 0.5 + 0.52 * Math.Sin(angle)))];
                pen.Lines([Centreline.Smooth([.. run, new(2 * a - 0.02, 0.62), new(a + inner + (a - inner) * 0.5, 0.72), new(a + inner, 0.62)])], fine, closed: false);
                pen.Lines([.. Outline.Ellipse(new(a, 0.5), inner, 0.2).Contours], fine, closed: true);
                pen.Sharp((a + inner - fine / 2, 0.28), (a + inner + fine / 2, 0.28), (a + inner + fine / 2, 0.66), (a + inner - fine / 2, 0.66));
                break;
            default: return false;
        }
        return true;
    }

    /// <summary>The capital and the accent that a letter is made of; null for other signs.</summary>
    public static (char Letter, char Accent)? Parts(char sign) =>
        sign >= '\u00C0' && sign.ToString().Normalize(NormalizationForm.FormD) is [>= 'A' and <= 'Z' and var letter, var accent] && Accents.Contains(accent, StringComparison.Ordinal) ? (letter, accent) : null;

    /// <summary>A capital with its accent: above the cap line, or below the base line.</summary>
    /// <param name="letter">The capital without it.</param>
    /// <param name="accent">The combining mark.</param>
    /// <param name="face">The letters' measures.</param>
    public static Outline Accented(Glyph letter, char accent, Face face)
    {
        var pen = new GlyphPen(face);
        double t = Math.Max(face.Stem * 0.62, 0.07), foot = -0.075, top = foot - 0.17, wide = t * 1.9;
        switch (accent)
        {
            case '\u0300': pen.Poly((0, top), (t * 1.15, top), (wide, foot), (wide - t * 0.75, foot)); break;
            case '\u0301': pen.Poly((wide - t * 1.15, top), (wide, top), (t * 0.75, foot), (0, foot)); break;
            case '\u0302' or '\u030C':
                (double edge, double point) = accent == '\u0302' ? (foot, top) : (top, foot);
                double back = accent == '\u0302' ? t * 0.85 : -t * 0.85;
                pen.Poly((0, edge), (wide * 0.62, point), (wide * 1.24, edge), (wide * 1.24 - t * 0.85, edge), (wide * 0.62, point + back), (t * 0.85, edge));
                break;
            case '\u0303': pen.Lines([Centreline.Smooth(new(0, foot - 0.03), new(0.09, top + 0.05), new(0.21, foot - 0.06), new(0.3, top + 0.02))], t * 0.8, closed: false); break;
            case '\u0308':
                foreach (double x in new[] { 0, t * 1.75 })
                    pen.Poly((x, foot - t), (x + t, foot - t), (x + t, foot), (x, foot));
                break;
            case '\u030A': pen.Lines([.. Outline.Circle(new(0, foot - 0.09), 0.09).Contours], Math.Min(t * 0.8, 0.09), closed: true); break;
            default: pen.Poly((t * 0.3, 1 - face.Stem * 0.3), (t * 1.2, 1 - face.Stem * 0.3), (t * 1.35, 1.08), (t * 0.5, 1.2), (0, 1.15)); break;
        }
        (Outline mark, _) = pen.Finish();
        return letter.Shape.With(mark.Transform(Affine.Translate(letter.Width / 2 - mark.Bounds.Centre.X, 0)));
    }
}
