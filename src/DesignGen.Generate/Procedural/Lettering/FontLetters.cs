using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Fonts;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>A font's letters, measured as a <see cref="Face"/> and scaled to cap heights.</summary>
/// <remarks>
/// Lines of Chinese signs are scaled by those: the box that full signs fill becomes the cap height, so that they fill a band as capitals
/// do, and Latin letters among them keep their size and place beside them.
/// </remarks>
internal sealed class FontLetters
{
    // Signs that fill their square, by which the square is measured.
    private const string Full = "国永我高圆田口東日";

    private readonly IFont _font;
    private readonly double _cap, _squareTop, _squareFoot;

    public FontLetters(IFont font)
    {
        _font = font;
        double em = font.UnitsPerEm;

        // What the font says of itself may be wrong; an H can be measured.
        _cap = Ink('H') is { Height: > 0 } h ? -h.Top : Math.Clamp(font.CapHeight, 0.3 * em, 1.2 * em);
        Rect[] full = [.. Full.EnumerateRunes().Where(font.Has).Select(r => font.Shape(r).Bounds).Where(b => b.Height > 0.3 * em)];
        (_squareTop, _squareFoot) = full.Length > 0 ? (Median(full.Select(b => b.Top)), Median(full.Select(b => b.Bottom))) : (-0.85 * em, 0.09 * em);
        SquareStem = Thickness('十', 0.78, 0) is > 0 and var stroke ? stroke / (_squareFoot - _squareTop) : Stem;
    }

    /// <summary>Thickness of upright strokes, cap heights.</summary>
    public double Stem => new[] { Thickness('H', 0.27, 0), Thickness('I', 0.5, 0), Thickness('十', 0.78, 0) }.Where(t => t > 0).DefaultIfEmpty(0.15 * _cap).First() / _cap;

    /// <summary>Thickness of the upright stroke of a Chinese sign, as a share of its height.</summary>
    public double SquareStem { get; }

    /// <summary>The font as a face, with its own spacing.</summary>
    public Face Measure()
    {
        double stem = Math.Clamp(Stem, 0.01, 0.6), bar = Thickness('H', 0.5, 1);
        Rect h = Ink('H');
        double spacing = h.Width > 0 ? (_font.Advance(new('H')) - h.Width) / _cap : 0.15;
        return new(
            _font.Mark.Name, h.Width > 0 ? h.Width / _cap : 0.8, stem, bar > 0 ? Math.Clamp(bar / _cap / stem, 0.1, 1.5) : 0.8, CornerCut.Round, 1, 0.55, 0, 0, Math.Clamp(spacing, -0.3, 0.6))
        {
            Font = _font,
            Name = new(_font.Mark.Name, _font.Mark.Name),
        };
    }

    /// <summary>Whether a line is set as Chinese signs are.</summary>
    public static bool IsSquare(string text) => text.EnumerateRunes().Any(r => IsSquare(r) && Rune.IsLetter(r));

    /// <summary>Whether a sign fills a square of its own: Chinese, Japanese, Korean, and their marks.</summary>
    public static bool IsSquare(Rune sign) => sign.Value is (>= 0x2E80 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE10 and <= 0xFE1F) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x20000 and <= 0x323AF);

    /// <summary>A sign as the font has it, or by what it is also written as, where the font lacks it.</summary>
    public Rune Known(Rune sign) => _font.Has(sign) || !sign.IsBmp || Alphabet.Plain((char)sign.Value) is var plain && plain == sign.Value ? sign : new(plain);

    /// <summary>The signs of a text that are lacking, each once, in order.</summary>
    public ImmutableArray<string> Missing(string text) => [.. text.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r) && !_font.Has(Known(r))).Distinct().Select(r => r.ToString())];

    /// <summary>A letter in cap heights: x from its leftmost ink, y 0 at the cap line and 1 at the base line; in a line of Chinese signs from head to foot of their square.</summary>
    public Glyph Draw(Rune sign, bool square)
    {
        Outline shape = Clockwise(_font.Shape(sign));
        double scale = Scale(square), left = shape.IsEmpty ? 0 : shape.Contours.Min(c => c.Flatten(_cap * 0.002).Min(p => p.X)), right = shape.IsEmpty ? 0 : shape.Contours.Max(c => c.Flatten(_cap * 0.002).Max(p => p.X));
        Affine map = Affine.Translate(-left, square ? -_squareTop : _cap).Then(Affine.Scale(scale));
        return new(sign, shape.Transform(map), [], (right - left) * scale) { Before = left * scale, After = (_font.Advance(sign) - right) * scale };
    }

    /// <summary>Distance between the ink of two letters side by side, as the font sets them.</summary>
    public double Gap(Glyph left, Glyph right, bool square) => left.After + right.Before + _font.Kern(left.Sign, right.Sign) * Scale(square);

    /// <summary>Distance between the ink of two letters with a blank between them.</summary>
    public double WordGap(Glyph left, Glyph right, bool square)
    {
        double blank = _font.Has(new(' ')) ? _font.Advance(new(' ')) : 0.25 * _font.UnitsPerEm;
        return left.After + right.Before + blank * Scale(square);
    }

    private double Scale(bool square) => 1 / (square ? _squareFoot - _squareTop : _cap);

    private Rect Ink(char sign) => _font.Has(new(sign)) ? _font.Shape(new(sign)).Bounds : Rect.Empty;

    // Outer contours run clockwise on the page, as those of our own letters do; fonts of either make are turned to it.
    private static Outline Clockwise(Outline shape)
    {
        double area = 0;
        foreach (Contour contour in shape.Contours)
        {
            Point from = contour.Start;
            foreach (Segment s in contour.Segments)
            {
                area += s.IsLine ? Point.Cross(from, s.End) : Point.Cross(from, s.Control1) + Point.Cross(s.Control1, s.Control2) + Point.Cross(s.Control2, s.End);
                from = s.End;
            }
            area += Point.Cross(from, contour.Start);
        }
        return area < 0 ? shape.Reverse() : shape;
    }

    // Length of the first run of ink on a line through a letter: across it at a share of its height, or down it at a share of its width.
    private double Thickness(char sign, double share, int axis)
    {
        if (!_font.Has(new(sign)))
            return 0;
        Outline shape = _font.Shape(new(sign));
        Rect box = shape.Bounds;
        double at = axis == 0 ? box.Top + share * box.Height : box.Left + share * box.Width;
        var hits = new List<(double Where, int Winding)>();
        foreach (Contour contour in shape.Contours)
        {
            List<Point> run = contour.Flatten(_cap * 0.002);
            for (int i = 0; i < run.Count; i++)
            {
                Point p = run[i], q = run[(i + 1) % run.Count];
                (double a, double b, double u, double v) = axis == 0 ? (p.Y, q.Y, p.X, q.X) : (p.X, q.X, p.Y, q.Y);
                if (a <= at != b <= at)
                    hits.Add((u + (v - u) * (at - a) / (b - a), b > a ? 1 : -1));
            }
        }
        int inside = 0;
        double began = 0;
        foreach ((double where, int winding) in hits.OrderBy(h => h.Where))
        {
            if (inside == 0)
                began = where;
            inside += winding;
            if (inside == 0 && where - began > _cap * 0.004)
                return where - began;
        }
        return 0;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
