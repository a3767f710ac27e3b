using System.Collections.Immutable;
using System.Text;
using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Lettering;

/// <summary>Sets lines of an alphabet: straight, justified, stacked, in a box, in a column, on an arc.</summary>
public static partial class Typesetter
{
    /// <summary>Width of a line for a cap height of 1, from ink to ink.</summary>
    /// <param name="alphabet">The letters.</param>
    /// <param name="text">One line; characters that <see cref="Face.Missing"/> reports may not be in it.</param>
    /// <param name="tracking">Extra white between letters, cap heights.</param>
    public static double Measure(Alphabet alphabet, string text, double tracking = 0) =>
        Places(alphabet, text, tracking) is { Count: > 0 } places ? places[^1].X + places[^1].Glyph.Width : 0;

    /// <summary>A straight line: its ink begins at x 0, its base line is at y 0.</summary>
    /// <param name="alphabet">The letters.</param>
    /// <param name="text">One line.</param>
    /// <param name="capHeightMm">Height of a capital, mm.</param>
    /// <param name="tracking">Extra white between letters, cap heights.</param>
    public static SetLetters Line(Alphabet alphabet, string text, double capHeightMm, double tracking = 0)
    {
        var letters = ImmutableArray.CreateBuilder<PlacedLetter>();
        foreach ((Glyph glyph, double x) in Places(alphabet, text, tracking))
            letters.Add(new PlacedLetter(glyph.Shape, glyph.Spines).Transform(Affine.Translate(x, -1).Then(Affine.Scale(capHeightMm))));
        return new(letters.ToImmutable(), capHeightMm, alphabet.Stem(FontLetters.IsSquare(text)) * capHeightMm) { OfFont = alphabet.Face.Font is not null };
    }

    /// <summary>A straight line that fills a width: as high as it may be, and with wider spacing where that is not enough.</summary>
    /// <param name="alphabet">The letters.</param>
    /// <param name="text">One line.</param>
    /// <param name="widthMm">Width to fill, mm.</param>
    /// <param name="maxCapMm">Greatest height of a capital, mm.</param>
    /// <param name="maxTracking">Most extra white between letters, cap heights; a short line then stays narrower than the width.</param>
    public static SetLetters Fit(Alphabet alphabet, string text, double widthMm, double maxCapMm, double maxTracking = 0.35)
    {
        double natural = Measure(alphabet, text);
        if (natural <= 0)
            return new([], maxCapMm, 0);
        double cap = Math.Min(maxCapMm, widthMm / natural);
        double perTracking = Measure(alphabet, text, 1) - natural;
        double tracking = perTracking > 0 ? Math.Clamp((widthMm / cap - natural) / perTracking, 0, MostTracking(alphabet, text, maxTracking)) : 0;
        return Line(alphabet, text, cap, tracking);
    }

    /// <summary>How much extra white a line bears: a font's small letters fall apart sooner than capitals and Chinese signs do.</summary>
    /// <param name="alphabet">The letters.</param>
    /// <param name="text">One line.</param>
    /// <param name="wanted">What a line of capitals would be given, cap heights.</param>
    public static double MostTracking(Alphabet alphabet, string text, double wanted) =>
        alphabet.Face.Font is not null && text.Any(char.IsLower) ? Math.Min(wanted, 0.06) : wanted;

    /// <summary>Lines under each other, each filling the width; the first base line is at y 0 less the height of the lines below it, so that the last is at 0.</summary>
    /// <param name="alphabet">The letters.</param>
    /// <param name="lines">The lines, from the top.</param>
    /// <param name="widthMm">Width to fill, mm.</param>
    /// <param name="maxCapMm">Greatest height of a capital, mm.</param>
    /// <param name="gap">White between lines, as a share of the mean cap height of its neighbours.</param>
    public static ImmutableArray<SetLetters> Stack(Alphabet alphabet, IReadOnlyList<string> lines, double widthMm, double maxCapMm, double gap = 0.22)
    {
        List<SetLetters> set = [.. lines.Select(l => Fit(alphabet, l, widthMm, maxCapMm))];
        double y = 0;
        for (int i = set.Count - 1; i >= 0; i--)
        {
            SetLetters line = set[i];
            set[i] = line.MoveBy(-line.Bounds.Centre.X, y);
            if (i == 0)
                break;
            double white = gap * (line.CapHeightMm + set[i - 1].CapHeightMm) / 2;

            // Small letters of a font hang below the base line and rise above the cap line: the white is kept between what is nearest.
            if (alphabet.Face.Font is not null)
                white = Math.Max(white, Math.Max(0, set[i - 1].Bounds.Bottom) + Math.Max(0, -line.Bounds.Top - line.CapHeightMm) + white / 2);
            y -= line.CapHeightMm + white;
        }
        return [.. set];
    }

    /// <summary>The angle that a line takes on a circle, radians, when set by <see cref="OnArc"/>.</summary>
    public static double ArcAngle(SetLetters line, double baseRadiusMm, bool outwards) =>
        line.Bounds.Width / Middle(line, baseRadiusMm, outwards);

    /// <summary>The letters of a straight line placed and turned on a circle, each upright to it.</summary>
    /// <param name="line">A straight line as <see cref="Line"/> sets it.</param>
    /// <param name="centre">Centre of the circle, mm.</param>
    /// <param name="baseRadiusMm">Radius of the base line, mm.</param>
    /// <param name="middleAngle">Where the middle of the line lies, radians clockwise from the x axis; −π/2 is the top.</param>
    /// <param name="outwards">True: the tops point away from the centre (over the top); false: towards it (round the foot).</param>
    public static SetLetters OnArc(SetLetters line, Point centre, double baseRadiusMm, double middleAngle, bool outwards)
    {
        double radius = Middle(line, baseRadiusMm, outwards), middle = line.Bounds.Centre.X;
        PlacedLetter Place(PlacedLetter letter)
        {
            double x = letter.Shape.Bounds.Centre.X, turn = (x - middle) / radius;
            double angle = outwards ? middleAngle + turn : middleAngle - turn;
            Affine map = Affine.Translate(-x, 0).Then(Affine.Rotate(outwards ? angle + Math.PI / 2 : angle - Math.PI / 2))
                .Then(Affine.Translate(centre + Point.Polar(baseRadiusMm, angle)));
            return letter.Transform(map);
        }
        return line with { Letters = [.. line.Letters.Select(Place)] };
    }

    // Letters spread at their tops over an arch and crowd there round its foot, so the even spacing is kept near mid-height.
    private static double Middle(SetLetters line, double baseRadiusMm, bool outwards) =>
        baseRadiusMm + (outwards ? 0.35 : -0.5) * line.CapHeightMm;

    private static List<(Glyph Glyph, double X)> Places(Alphabet alphabet, string text, double tracking)
    {
        var places = new List<(Glyph, double)>();
        double x = 0;
        Glyph? last = null;
        bool blank = false, square = FontLetters.IsSquare(text);
        foreach (Rune sign in text.Trim().EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(sign))
            {
                // Two spaces in a row count once.
                blank = true;
                continue;
            }
            Glyph glyph = alphabet[sign, square];
            if (last is not null)
                x += blank ? alphabet.WordGap(last, glyph, square) + tracking * 1.6 : alphabet.Gap(last, glyph, square) + tracking;
            places.Add((glyph, x));
            x += glyph.Width;
            (last, blank) = (glyph, false);
        }
        return places;
    }
}
