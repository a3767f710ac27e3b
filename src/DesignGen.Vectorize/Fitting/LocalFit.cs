using DesignGen.Core.Geometry;

namespace DesignGen.Vectorize.Fitting;

/// <summary>A short stretch of points as a parabola of the way along them: where it passes a place, and which way it goes there.</summary>
internal static class LocalFit
{
    /// <summary>Fits points i to j, both counted, and evaluates at a way along them.</summary>
    /// <param name="x">Points from the left, px.</param>
    /// <param name="y">Points from the top, px.</param>
    /// <param name="s">Way along the points, px.</param>
    /// <param name="i">First point.</param>
    /// <param name="j">Last point.</param>
    /// <param name="at">Where to evaluate, px along the points.</param>
    /// <param name="bent">Whether it may bend: false fits a line.</param>
    /// <param name="position">Where the fit is there.</param>
    /// <param name="tangent">Unit step along it there.</param>
    /// <returns>Whether there were points enough: two.</returns>
    public static bool At(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s, int i, int j, double at, bool bent, out Point position, out Point tangent)
    {
        int n = j - i + 1;
        (position, tangent) = (default, default);
        if (n < 2)
            return false;
        double s1 = 0, s2 = 0, s3 = 0, s4 = 0, x0 = 0, x1 = 0, x2 = 0, y0 = 0, y1 = 0, y2 = 0;
        for (int k = i; k <= j; k++)
        {
            double t = s[k] - at, tt = t * t;
            s1 += t;
            s2 += tt;
            s3 += tt * t;
            s4 += tt * tt;
            x0 += x[k];
            x1 += x[k] * t;
            x2 += x[k] * tt;
            y0 += y[k];
            y1 += y[k] * t;
            y2 += y[k] * tt;
        }
        if (bent && n >= 4)
        {
            double a = n, m00 = s2 * s4 - s3 * s3, m01 = s2 * s3 - s1 * s4, m02 = s1 * s3 - s2 * s2;
            double m11 = a * s4 - s2 * s2, m12 = s1 * s2 - a * s3;
            double det = a * m00 + s1 * m01 + s2 * m02;
            if (Math.Abs(det) > 1e-9)
            {
                position = new((m00 * x0 + m01 * x1 + m02 * x2) / det, (m00 * y0 + m01 * y1 + m02 * y2) / det);
                tangent = new Point((m01 * x0 + m11 * x1 + m12 * x2) / det, (m01 * y0 + m11 * y1 + m12 * y2) / det).Unit;
                return tangent != Point.Zero;
            }
        }
        double d = n * s2 - s1 * s1;
        if (d <= 1e-12)
            return false;
        position = new((s2 * x0 - s1 * x1) / d, (s2 * y0 - s1 * y1) / d);
        tangent = new Point((n * x1 - s1 * x0) / d, (n * y1 - s1 * y0) / d).Unit;
        return tangent != Point.Zero;
    }

    /// <summary>Where two lines cross; null where they are all but parallel.</summary>
    public static Point? Cross(Point a, Point alongA, Point b, Point alongB)
    {
        double cross = Point.Cross(alongA, alongB);
        if (Math.Abs(cross) < 0.08)
            return null;
        return a + alongA * (Point.Cross(b - a, alongB) / cross);
    }
}
