using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Map;

/// <summary>How places in a picture become places on the page, which are whole multiples of a step.</summary>
/// <param name="Columns">Width of the page, px.</param>
/// <param name="Rows">Height of the page, px.</param>
/// <param name="WidthMm">Width of the page, mm.</param>
/// <param name="HeightMm">Height of the page, mm.</param>
/// <param name="Shift">How far the page begins within the picture, px: the half pixel that a tile is cut at.</param>
internal sealed record PageGrid(int Columns, int Rows, double WidthMm, double HeightMm, double Shift)
{
    // Coordinates are rounded to a power of ten of a millimetre that is no more than this part of a pixel.
    private const double Finest = 0.04;

    /// <summary>The page of a traced picture.</summary>
    public static PageGrid Of(LabelMap labels, VectorizeOptions options)
    {
        int cut = options.Tile ? 1 : 0, columns = labels.Width - cut, rows = labels.Height - cut;
        double width = Math.Round(options.Width.Millimetres, 3);
        return new(columns, rows, width, Math.Max(0.001, Math.Round(width * rows / columns, 3)), options.Tile ? 0.5 : 0);
    }

    /// <summary>How many of these pixels one of the traced picture has along a side.</summary>
    public int Fineness { get; private init; } = 1;

    /// <summary>The same page in finer pixels; places on it have the same step.</summary>
    /// <param name="times">How many there are for one of these along a side, 1 or more.</param>
    public PageGrid Finer(int times) => this with { Columns = Columns * times, Rows = Rows * times, Fineness = Fineness * times };

    /// <summary>Width of a pixel of the traced picture, mm.</summary>
    public double PixelMm => WidthMm / Columns * Fineness;

    /// <summary>The step, mm.</summary>
    public double StepMm { get; } = StepFor(WidthMm / Columns);

    /// <summary>The place on the page of a place in the picture.</summary>
    public Point OnPage(Point p) => new(Snap(p.X - Shift, Columns, WidthMm), Snap(p.Y - Shift, Rows, HeightMm));

    /// <summary>The place in the picture, px, that a place comes to lie on when it is put on the page.</summary>
    public Point Rounded(Point p)
    {
        Point at = OnPage(p);
        return new(at.X * Columns / WidthMm + Shift, at.Y * Rows / HeightMm + Shift);
    }

    // The far border need not be a multiple of the step. Nothing is held back to the page: handles of curves that swing out towards its border lie off it, and curves that leave it cross the border.
    private double Snap(double at, double all, double mm) => Math.Abs(at - all) < 1e-6 ? mm : Math.Round(at * mm / all / StepMm) * StepMm;

    private static double StepFor(double pixelMm)
    {
        double step = Outline.SnapMm;
        while (step * 10 <= Finest * pixelMm)
            step *= 10;
        return step;
    }
}
