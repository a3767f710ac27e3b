using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Treatments;

/// <summary>Strokes of a gouge or a brush's bristle.</summary>
internal static class Cuts
{
    /// <summary>A stroke along a spine, full in the middle and tapered to both ends, which stay round.</summary>
    /// <param name="spine">Points along its middle, three at least, mm.</param>
    /// <param name="widthMm">Width in the middle, mm.</param>
    /// <param name="endShare">Width at the ends as a share of it.</param>
    public static Outline Lens(ReadOnlySpan<Point> spine, double widthMm, double endShare = 0.45)
    {
        int n = spine.Length;
        var left = new Point[n];
        var right = new Point[n];
        for (int i = 0; i < n; i++)
        {
            Point way = (spine[Math.Min(n - 1, i + 1)] - spine[Math.Max(0, i - 1)]).Unit;
            double t = (double)i / (n - 1), half = widthMm / 2 * (endShare + (1 - endShare) * Math.Sin(Math.PI * t));
            left[i] = spine[i] + way.Perpendicular * half;
            right[n - 1 - i] = spine[i] - way.Perpendicular * half;
        }
        return Outline.Smooth([.. left, .. right]);
    }
}
