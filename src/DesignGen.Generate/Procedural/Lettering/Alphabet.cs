using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>One letter of a face, in cap heights: x from its leftmost ink, y 0 at the cap line and 1 at the base line.</summary>
/// <param name="Sign">Which letter it is.</param>
/// <param name="Shape">Its parts, which may overlap: fill by the non-zero rule.</param>
/// <param name="Spines">Open middle lines of its strokes, for inline lettering.</param>
/// <param name="Width">Width of its ink.</param>
public sealed record Glyph(Rune Sign, Outline Shape, ImmutableArray<Contour> Spines, double Width)
{
    /// <summary>White that a font gives the letter before its ink, and after it.</summary>
    internal double Before { get; init; }

    internal double After { get; init; }

    /// <summary>White space at the left of the ink at even heights, measured from x 0; see <see cref="Alphabet"/>.</summary>
    internal double[] LeftEdge { get; init; } = [];

    /// <summary>White space at the right of the ink at even heights, measured from the right of the ink.</summary>
    internal double[] RightEdge { get; init; } = [];
}

/// <summary>
/// The letters of a <see cref="Face"/>. Without a font they are a display alphabet of our own, built from the measures of the face: capitals, figures and the marks
/// <c>&amp; . , ' - ! ? : / # + " ( ) ° = % $ ; * @</c>, and capitals with the accents of western languages; small letters are set as capitals.
/// With a font they are its own, small letters and all.
/// </summary>
/// <remarks>
/// Our letters are spaced by eye, that is by the white between them: the gap between two letters is sampled at 25 heights, deep
/// bays count only up to a limit, and the pair is moved until the mean reaches the face's spacing. So AV, LT and RA close up
/// without a table of pairs, in every face. A font's letters keep its widths and kerning. Not thread-safe; make one per design.
/// </remarks>
public sealed class Alphabet(Face face)
{
    private const int Samples = 25;
    private readonly Dictionary<char, Glyph> _glyphs = [];
    private readonly Dictionary<(Rune, bool), Glyph> _drawn = [];
    private readonly FontLetters? _font = face.Font is null ? null : new(face.Font);

    // What a caller has added to the font's own spacing.
    private readonly double _extra = face.Font is null ? 0 : face.Spacing - Face.Of(face.Font).Spacing;

    /// <summary>The measures that the letters are built from, or what a font measures.</summary>
    public Face Face { get; } = face;

    /// <summary>Width of the space between words, cap heights.</summary>
    public double Space => Math.Max(0.28, Face.Width * 0.5) + Face.Spacing * 0.7;

    /// <summary>What the built-in alphabet has, as messages name it.</summary>
    public const string Signs = "A to Z with and without accents, 0 to 9 and & . , ' - ! ? : / # + \" ( ) ° = % $ ; * @";

    /// <summary>Most lines that a print sets.</summary>
    public const int MostLines = 4;

    /// <summary>Most characters of a line.</summary>
    public const int MostLetters = 24;

    /// <summary>The characters of a text that the alphabet does not have, each once, in order; empty when it can be set.</summary>
    /// <param name="text">One or more lines.</param>
    public static ImmutableArray<string> Missing(string text)
    {
        var missing = ImmutableArray.CreateBuilder<string>();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool known = rune.IsBmp && Has(Fold((char)rune.Value));
            if (!known && !missing.Contains(rune.ToString()))
                missing.Add(rune.ToString());
        }
        return missing.ToImmutable();
    }

    /// <summary>A letter.</summary>
    /// <param name="sign">A character that <see cref="Missing"/> does not report; not a space.</param>
    public Glyph this[char sign]
    {
        get
        {
            if (_font is not null)
                return this[new Rune(sign), false];
            char folded = Fold(sign);
            if (_glyphs.TryGetValue(folded, out Glyph? known))
                return known;
            if (Marks.Parts(folded) is (char letter, char accent))
                return _glyphs[folded] = Measure(this[letter] with { Sign = new(folded), Shape = Marks.Accented(this[letter], accent, Face) });
            var pen = new GlyphPen(Face);
            if (!Letters.Draw(folded, pen) && !Figures.Draw(folded, pen) && !Marks.Draw(folded, pen))
                throw new ArgumentException($"The alphabet has no letter '{sign}'.", nameof(sign));
            (Outline shape, ImmutableArray<Contour> spines) = pen.Finish();
            if (Face.Bridge > 0)
                (shape, spines) = Bridges.Cut(folded, shape, spines, Face.Bridge);
            return _glyphs[folded] = Measure(new(new(folded), shape, spines, 0));
        }
    }

    /// <summary>Distance between the ink of two letters side by side, cap heights.</summary>
    public double Gap(char left, char right) => Gap(this[left], this[right], false);

    /// <summary>A letter for a line, which is <see cref="FontLetters.IsSquare(string)"/> or is not.</summary>
    internal Glyph this[Rune sign, bool square]
    {
        get
        {
            if (_font is null)
                return this[(char)sign.Value];
            Rune known = _font.Known(sign);
            return _drawn.TryGetValue((known, square), out Glyph? drawn) ? drawn : _drawn[(known, square)] = _font.Draw(known, square);
        }
    }

    /// <summary>Thickness of upright strokes of a line, cap heights.</summary>
    internal double Stem(bool square) => square && _font is not null ? _font.SquareStem : Face.Stem;

    /// <summary>Distance between the ink of two letters with a blank between them, cap heights.</summary>
    internal double WordGap(Glyph left, Glyph right, bool square) => _font is null ? Space : _font.WordGap(left, right, square) + 2 * _extra;

    /// <summary>Distance between the ink of two letters side by side, cap heights.</summary>
    internal double Gap(Glyph a, Glyph b, bool square)
    {
        if (_font is not null)
            return _font.Gap(a, b, square) + _extra;

        // Bays count less the deeper they are; the closest place keeps a floor, so that slabs and points never touch.
        double floor = Face.Spacing * 0.5, deep = Face.Spacing * 2.1;
        bool marks = !IsLetterOrDigit(a) || !IsLetterOrDigit(b);
        double low = marks ? floor * 0.7 : -0.4 * Math.Min(a.Width, b.Width), high = Face.Spacing * 1.6;
        for (int i = 0; i < 24; i++)
        {
            double gap = (low + high) / 2, mean = 0, least = double.MaxValue;
            for (int k = 0; k < Samples; k++)
            {
                double white = gap + a.RightEdge[k] + b.LeftEdge[k];
                mean += Math.Min(white, deep) / Samples;
                least = Math.Min(least, white);
            }
            if (mean < Face.Spacing * 1.25 || least < floor)
                low = gap;
            else
                high = gap;
        }
        return high;
    }

    private static bool IsLetterOrDigit(Glyph glyph) => glyph.Sign.IsAscii && char.IsAsciiLetterOrDigit((char)glyph.Sign.Value);

    /// <summary>Another way of writing a sign, which fonts without it have: plain quotes and dashes, narrow forms of wide ones. Case stays.</summary>
    internal static char Plain(char sign) => sign is >= '\uFF01' and <= '\uFF5E' ? (char)(sign - 0xFEE0) : char.IsLetter(sign) ? sign : Fold(sign);

    internal static char Fold(char sign) => sign switch
    {
        '\u2018' or '\u2019' or '\u02BC' or '`' => '\'',
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => '-',
        '\u00A0' or '\u3000' or '\t' => ' ',
        >= 'a' and <= 'z' => (char)(sign - 32),

        // Full-width forms, as Chinese keyboards give them.
        '\u201C' or '\u201D' => '"',
        '\u00D7' or '\u00F7' => sign,
        >= '\u00C0' and <= '\u017F' => char.ToUpperInvariant(sign),
        >= '\uFF01' and <= '\uFF5E' => Fold((char)(sign - 0xFEE0)),
        _ => sign,
    };

    private static bool Has(char sign) => sign is ' ' or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || Figures.Marks.Contains(sign, StringComparison.Ordinal) || Marks.All.Contains(sign, StringComparison.Ordinal) || Marks.Parts(sign) is not null;

    private static Glyph Measure(Glyph glyph)
    {
        double[] left = new double[Samples], right = new double[Samples];
        Array.Fill(left, double.PositiveInfinity);
        Array.Fill(right, double.PositiveInfinity);
        List<List<Point>> runs = [.. glyph.Shape.Contours.Select(c => c.Flatten(0.003))];
        double width = runs.Max(r => r.Max(p => p.X));
        const double Step = 1.0 / (Samples - 1);
        foreach (List<Point> run in runs)
        {
            for (int i = 0; i < run.Count; i++)
            {
                Point p = run[i], q = run[(i + 1) % run.Count];
                if (p.Y > q.Y)
                    (p, q) = (q, p);
                int first = Math.Clamp((int)Math.Floor(p.Y / Step), 0, Samples - 1), last = Math.Clamp((int)Math.Ceiling(q.Y / Step), 0, Samples - 1);
                for (int k = first; k <= last; k++)
                {
                    double share = q.Y - p.Y > 1e-12 ? Math.Clamp((k * Step - p.Y) / (q.Y - p.Y), 0, 1) : 0;
                    double x = p.X + (q.X - p.X) * share;
                    left[k] = Math.Min(left[k], x);
                    right[k] = Math.Min(right[k], width - x);
                }
            }
        }

        // Ink is felt above and below itself too, less with distance: so a full stop does not slide under a T.
        double[] Felt(double[] edge) =>
            [.. Enumerable.Range(0, Samples).Select(k => Enumerable.Range(0, Samples).Min(j => edge[j] + Math.Abs(k - j) * Step * 0.9))];
        return glyph with { Width = width, LeftEdge = Felt(left), RightEdge = Felt(right) };
    }
}
