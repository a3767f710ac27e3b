using System.Collections.Immutable;

namespace DesignGen.Render.Strokes;

/// <summary>The width of a line at one place.</summary>
/// <param name="Share">Place along the line's length: 0 is its start, 1 its end.</param>
/// <param name="WidthMm">Width there, mm, 0 or more.</param>
public readonly record struct WidthKnot(double Share, double WidthMm);

/// <summary>How wide a line is along its length: smooth through its knots, and nowhere beyond the two beside it.</summary>
/// <remarks>Monotone cubic interpolation (Fritsch and Butland 1984, harmonic-mean slopes), so a taper never swells.</remarks>
public sealed class WidthProfile
{
    private readonly double[] _slopes;

    /// <summary>A profile through knots.</summary>
    /// <param name="knots">One or more, shares rising within 0 to 1; before the first and after the last the width stays.</param>
    /// <exception cref="ArgumentException">There is no knot, shares do not rise, or a width is below 0 or no number.</exception>
    public WidthProfile(params ReadOnlySpan<WidthKnot> knots)
    {
        if (knots.IsEmpty)
            throw new ArgumentException("A width profile needs a knot.", nameof(knots));
        for (int i = 0; i < knots.Length; i++)
        {
            if (!(knots[i].WidthMm >= 0) || !double.IsFinite(knots[i].WidthMm) || !(knots[i].Share is >= 0 and <= 1) || (i > 0 && !(knots[i].Share > knots[i - 1].Share)))
                throw new ArgumentException("Width knots need rising shares within 0 to 1 and widths of 0 mm or more.", nameof(knots));
        }
        Knots = [.. knots];
        _slopes = Slopes(Knots);
    }

    /// <summary>The knots.</summary>
    public ImmutableArray<WidthKnot> Knots { get; }

    /// <summary>One width everywhere.</summary>
    public static WidthProfile Constant(double widthMm) => new(new WidthKnot(0, widthMm));

    /// <summary>An even change from one width to another.</summary>
    public static WidthProfile Taper(double startMm, double endMm) => new(new(0, startMm), new(1, endMm));

    /// <summary>A brush stroke: it swells from one tip to its full width and thins out to the other.</summary>
    /// <param name="startMm">Width of the first tip, mm.</param>
    /// <param name="fullMm">Greatest width, mm.</param>
    /// <param name="endMm">Width of the last tip, mm.</param>
    /// <param name="at">Where the greatest width lies, above 0 and below 1.</param>
    public static WidthProfile Brush(double startMm, double fullMm, double endMm, double at = 0.4) => new(new(0, startMm), new(at, fullMm), new(1, endMm));

    /// <summary>Width at a share of the length, mm, and how fast it changes, mm per whole length.</summary>
    public (double Width, double Slope) At(double share)
    {
        if (Knots.Length == 1 || share < Knots[0].Share)
            return (Knots[0].WidthMm, 0);
        if (share > Knots[^1].Share)
            return (Knots[^1].WidthMm, 0);
        int i = 0;
        while (i < Knots.Length - 2 && share >= Knots[i + 1].Share)
            i++;
        // Cubic Hermite between knots i and i + 1.
        double span = Knots[i + 1].Share - Knots[i].Share, u = (share - Knots[i].Share) / span;
        double from = Knots[i].WidthMm, step = Knots[i + 1].WidthMm - from, m0 = _slopes[i] * span, m1 = _slopes[i + 1] * span;
        double b = 3 * step - 2 * m0 - m1, a = m0 + m1 - 2 * step;
        return (Math.Max(0, from + ((a * u + b) * u + m0) * u), ((3 * a * u + 2 * b) * u + m0) / span);
    }

    private static double[] Slopes(ImmutableArray<WidthKnot> knots)
    {
        int n = knots.Length;
        var slopes = new double[n];
        if (n == 1)
            return slopes;
        double Chord(int i) => (knots[i + 1].WidthMm - knots[i].WidthMm) / (knots[i + 1].Share - knots[i].Share);
        for (int i = 1; i < n - 1; i++)
        {
            double before = Chord(i - 1), after = Chord(i);
            if (before * after > 0)
            {
                double h0 = knots[i].Share - knots[i - 1].Share, h1 = knots[i + 1].Share - knots[i].Share;
                slopes[i] = 3 * (h0 + h1) / ((2 * h1 + h0) / before + (h1 + 2 * h0) / after);
            }
        }
        // At the ends: such that the second derivative vanishes there, held within the monotone range.
        slopes[0] = End(Chord(0), n > 2 ? slopes[1] : Chord(0));
        slopes[^1] = End(Chord(n - 2), n > 2 ? slopes[^2] : Chord(n - 2));
        return slopes;

        static double End(double chord, double inner)
        {
            double slope = (3 * chord - inner) / 2;
            return slope * chord <= 0 ? 0 : Math.Abs(slope) > 3 * Math.Abs(chord) ? 3 * chord : slope;
        }
    }
}
