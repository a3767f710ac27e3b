using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using DesignGen.Core.Geometry;

namespace DesignGen.Vectorize.Fitting;

/// <summary>One end of a piece to fit: where it is, and which way the curve must leave it, if that is settled.</summary>
/// <param name="At">The end, px.</param>
/// <param name="Tangent">Unit step into the piece; null where the fit may choose.</param>
internal readonly record struct PieceEnd(Point At, Point? Tangent);

/// <summary>A fitted piece: a line or a cubic, and how far the points lie from it.</summary>
/// <param name="Segment">The piece; its start is the first end.</param>
/// <param name="Error">Worst of mean and greatest distance, each as a part of what is allowed: up to 1 is good.</param>
internal readonly record struct Piece(Segment Segment, double Error);

/// <summary>How close a fit must be.</summary>
/// <param name="Most">Greatest distance of any point, px.</param>
/// <param name="Mean">Root of the mean squared distance, px.</param>
internal readonly record struct Tolerance(double Most, double Mean);

/// <summary>Fits one cubic or line to points by least squares.</summary>
/// <remarks>
/// Schneider, "An algorithm for automatically fitting digitized curves" (Graphics Gems, 1990), with ends whose direction may be
/// free: the handle is then found in both coordinates. Points get their parameter by arc length and Newton steps.
/// Of long pieces at most <see cref="Sample"/> points are used to fit, and all to judge.
/// </remarks>
/// <param name="refinements">Newton steps for the parameters: 2 suit pieces to be merged, 4 a piece that turns much.</param>
internal sealed class PieceFitter(int refinements)
{
    private const int Sample = 18;

    // Points are worked on four at once, each by itself, so that nothing depends on it. Those that fill the last four up lie on the first end with parameter 0, where they are no distance from the curve.
    private const int Lanes = 4;

    private readonly double[] _x = new double[Sample + 2], _y = new double[Sample + 2], _u = new double[Sample + 2];

    /// <summary>Fits points i+1 to j-1 of a run between two ends.</summary>
    public Piece Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s, int i, int j, PieceEnd from, PieceEnd to, Tolerance tolerance, bool lines = true)
    {
        if (lines && Agrees(from, to) && LineError(x, y, i, j, from.At, to.At, tolerance) is var error && error <= 1)
            return new(Segment.Line(to.At), error);
        return Curve(x, y, s, i, j, from, to, tolerance);
    }

    /// <summary>Whether a straight line leaves both ends in the directions that are settled, within three degrees.</summary>
    private static bool Agrees(PieceEnd from, PieceEnd to)
    {
        Point along = (to.At - from.At).Unit;
        const double cos = 0.9986;
        return (from.Tangent is not Point a || Point.Dot(a, along) >= cos) && (to.Tangent is not Point b || -Point.Dot(b, along) >= cos);
    }

    private static double LineError(ReadOnlySpan<double> x, ReadOnlySpan<double> y, int i, int j, Point from, Point to, Tolerance tolerance)
    {
        Point along = to - from;
        double length = along.Length;
        if (length < 1e-9)
            return double.MaxValue;
        double nx = -along.Y / length, ny = along.X / length, most = 0;
        ReadOnlySpan<double> xs = x[(i + 1)..j], ys = y[(i + 1)..j];
        Vector256<double> sums = default, limit = Vector256.Create(tolerance.Most);
        int k = 0;
        for (; k + Lanes <= xs.Length; k += Lanes)
        {
            Vector256<double> d = Vector256.Abs((Vector256.Create(xs[k..]) - Vector256.Create(from.X)) * nx + (Vector256.Create(ys[k..]) - Vector256.Create(from.Y)) * ny);
            if (Vector256.GreaterThanAny(d, limit))
                return double.MaxValue;
            most = Math.Max(most, Math.Max(Math.Max(d[0], d[1]), Math.Max(d[2], d[3])));
            sums += d * d;
        }
        double sum = Sum(sums);
        for (; k < xs.Length; k++)
        {
            double d = Math.Abs((xs[k] - from.X) * nx + (ys[k] - from.Y) * ny);
            most = Math.Max(most, d);
            sum += d * d;
        }
        return Math.Max(most / tolerance.Most, Math.Sqrt(sum / Math.Max(1, j - i - 1)) / tolerance.Mean);
    }

    private Piece Curve(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> s, int i, int j, PieceEnd from, PieceEnd to, Tolerance tolerance)
    {
        int points = j - i - 1, n = Math.Min(points, Sample);
        double chord = (to.At - from.At).Length;
        double length = Math.Max(s[j] - s[i], 1e-9);
        if (n == points)
        {
            x.Slice(i + 1, n).CopyTo(_x);
            y.Slice(i + 1, n).CopyTo(_y);
            s.Slice(i + 1, n).CopyTo(_u);
        }
        else
        {
            for (int k = 0; k < n; k++)
            {
                int at = i + 1 + (int)((k + 0.5) * points / n);
                (_x[k], _y[k], _u[k]) = (x[at], y[at], s[at]);
            }
        }
        Vector256<double> least = Vector256.Create(0.001), greatest = Vector256.Create(0.999);
        for (int k = 0; k < n; k += Lanes)
            Vector256.Min(Vector256.Max((Vector256.LoadUnsafe(ref _u[0], (nuint)k) - Vector256.Create(s[i])) / length, least), greatest).StoreUnsafe(ref _u[0], (nuint)k);
        int filled = (n + Lanes - 1) / Lanes * Lanes;
        for (int k = n; k < filled; k++)
            (_x[k], _y[k], _u[k]) = (from.At.X, from.At.Y, 0);
        Point one = default, two = default;
        for (int round = 0; round <= refinements; round++)
        {
            if (!Solve(n, from, to, chord, length, out one, out two))
                break;
            if (round < refinements)
                Refine(n, from.At, one, two, to.At);
        }
        (double most, double sum) = Distances(n, from.At, one, two, to.At);
        double error = Math.Max(Math.Sqrt(most) / tolerance.Most, Math.Sqrt(sum / Math.Max(1, n)) / tolerance.Mean);
        return new(Segment.Curve(one, two, to.At), error);
    }

    private bool Solve(int n, PieceEnd from, PieceEnd to, double chord, double length, out Point one, out Point two)
    {
        Point p0 = from.At, p3 = to.At;
        double third = length / 3;
        Point plain1 = from.Tangent is Point a ? p0 + a * third : p0 + (p3 - p0) / 3, plain2 = to.Tangent is Point b ? p3 + b * third : p3 + (p0 - p3) / 3;
        (one, two) = (plain1, plain2);
        if (n < 2)
            return false;
        // Of each point, the weights of the two handles, and where they would have to be by it alone.
        Vector256<double> oneOne = default, oneTwo = default, twoTwo = default, xOne = default, yOne = default, xTwo = default, yTwo = default;
        for (int k = 0; k < n; k += Lanes)
        {
            Basis(k, out Vector256<double> b0, out Vector256<double> b1, out Vector256<double> b2, out Vector256<double> b3);
            Vector256<double> leftX = Vector256.LoadUnsafe(ref _x[0], (nuint)k) - p0.X * (b0 + b1) - p3.X * (b2 + b3);
            Vector256<double> leftY = Vector256.LoadUnsafe(ref _y[0], (nuint)k) - p0.Y * (b0 + b1) - p3.Y * (b2 + b3);
            oneOne += b1 * b1;
            oneTwo += b1 * b2;
            twoTwo += b2 * b2;
            xOne += b1 * leftX;
            yOne += b1 * leftY;
            xTwo += b2 * leftX;
            yTwo += b2 * leftY;
        }
        double m11 = Sum(oneOne), m12 = Sum(oneTwo), m22 = Sum(twoTwo), rx1 = Sum(xOne), ry1 = Sum(yOne), rx2 = Sum(xTwo), ry2 = Sum(yTwo);
        // Handles as steps from the ends. A light pull towards the plain handles keeps ill-posed fits tame.
        Point h1 = plain1 - p0, h2 = plain2 - p3;
        double pull = 1e-3 * n;
        if (from.Tangent is Point t1 && to.Tangent is Point t2)
        {
            double c11 = m11, c12 = m12 * Point.Dot(t1, t2), c22 = m22;
            double r1 = rx1 * t1.X + ry1 * t1.Y, r2 = rx2 * t2.X + ry2 * t2.Y;
            double det = c11 * c22 - c12 * c12;
            double alpha = third, beta = third;
            if (det > 1e-12 * c11 * c22 && det > 1e-12)
                (alpha, beta) = ((r1 * c22 - r2 * c12) / det, (c11 * r2 - c12 * r1) / det);
            double least = chord * 0.01, longest = length * 1.2;
            if (alpha < least || beta < least || alpha > longest || beta > longest)
            {
                // One handle held in bounds, the other fitted to it.
                alpha = Math.Clamp(alpha, least, longest);
                beta = Math.Clamp((r2 - c12 * alpha) / Math.Max(c22, 1e-12), least, longest);
                alpha = Math.Clamp((r1 - c12 * beta) / Math.Max(c11, 1e-12), least, longest);
            }
            (one, two) = (p0 + t1 * alpha, p3 + t2 * beta);
            return true;
        }
        if (from.Tangent is null && to.Tangent is null)
        {
            double c11 = m11 + pull, c22 = m22 + pull, det = c11 * c22 - m12 * m12;
            double gx1 = rx1 + pull * h1.X, gy1 = ry1 + pull * h1.Y, gx2 = rx2 + pull * h2.X, gy2 = ry2 + pull * h2.Y;
            one = p0 + new Point((gx1 * c22 - gx2 * m12) / det, (gy1 * c22 - gy2 * m12) / det);
            two = p3 + new Point((c11 * gx2 - m12 * gx1) / det, (c11 * gy2 - m12 * gy1) / det);
            (one, two) = (Bounded(p0, one, length), Bounded(p3, two, length));
            return true;
        }
        // One end settled: an amount along it, and a free step at the other end.
        bool first = from.Tangent is not null;
        Point t = first ? from.Tangent!.Value : to.Tangent!.Value;
        double mf = (first ? m22 : m11) + pull, mt = first ? m11 : m22;
        Point free = first ? h2 : h1;
        double fx = (first ? rx2 : rx1) + pull * free.X, fy = (first ? ry2 : ry1) + pull * free.Y;
        double rt = first ? rx1 * t.X + ry1 * t.Y : rx2 * t.X + ry2 * t.Y;
        double d = mt - m12 * m12 / mf;
        double amount = d > 1e-12 ? (rt - m12 * (fx * t.X + fy * t.Y) / mf) / d : third;
        amount = Math.Clamp(amount, chord * 0.01, length * 1.2);
        var other = new Point((fx - m12 * amount * t.X) / mf, (fy - m12 * amount * t.Y) / mf);
        if (first)
            (one, two) = (p0 + t * amount, Bounded(p3, p3 + other, length));
        else
            (one, two) = (Bounded(p0, p0 + other, length), p3 + t * amount);
        return true;
    }

    private static Point Bounded(Point end, Point handle, double length)
    {
        Point step = handle - end;
        double most = length * 1.0, is_ = step.Length;
        return is_ > most ? end + step * (most / is_) : handle;
    }

    /// <summary>How much of each of a cubic's four points is in its places at the parameters from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Basis(int k, out Vector256<double> b0, out Vector256<double> b1, out Vector256<double> b2, out Vector256<double> b3)
    {
        Vector256<double> u = Vector256.LoadUnsafe(ref _u[0], (nuint)k), v = Vector256<double>.One - u, u3 = 3 * u;
        (b0, b1, b2, b3) = (v * v * v, u3 * v * v, u3 * u * v, u * u * u);
    }

    /// <summary>Moves the parameter of each point towards the place of the curve that is nearest to it, by a step of Newton.</summary>
    private void Refine(int n, Point p0, Point p1, Point p2, Point p3)
    {
        Point d1 = p1 - p0, d2 = p2 - p1, d3 = p3 - p2, e1 = p2 - p1 * 2 + p0, e2 = p3 - p2 * 2 + p1;
        for (int k = 0; k < n; k += Lanes)
        {
            Vector256<double> u = Vector256.LoadUnsafe(ref _u[0], (nuint)k), v = Vector256<double>.One - u, vv = v * v, uv = 2 * u * v, uu = u * u;
            Basis(k, out Vector256<double> b0, out Vector256<double> b1, out Vector256<double> b2, out Vector256<double> b3);
            Vector256<double> qx = b0 * p0.X + b1 * p1.X + b2 * p2.X + b3 * p3.X - Vector256.LoadUnsafe(ref _x[0], (nuint)k);
            Vector256<double> qy = b0 * p0.Y + b1 * p1.Y + b2 * p2.Y + b3 * p3.Y - Vector256.LoadUnsafe(ref _y[0], (nuint)k);
            Vector256<double> ax = 3 * (vv * d1.X + uv * d2.X + uu * d3.X), ay = 3 * (vv * d1.Y + uv * d2.Y + uu * d3.Y);
            Vector256<double> bx = 6 * (v * e1.X + u * e2.X), by = 6 * (v * e1.Y + u * e2.Y);
            Vector256<double> slope = ax * ax + ay * ay + qx * bx + qy * by;
            Vector256<double> moved = Vector256.Min(Vector256.Max(u - (qx * ax + qy * ay) / slope, Vector256<double>.Zero), Vector256<double>.One);
            Vector256.ConditionalSelect(Vector256.GreaterThan(slope, Vector256.Create(1e-9)), moved, u).StoreUnsafe(ref _u[0], (nuint)k);
        }
    }

    /// <summary>The greatest squared distance of a point from its place on the curve, and the sum of all.</summary>
    private (double Most, double Sum) Distances(int n, Point p0, Point p1, Point p2, Point p3)
    {
        Vector256<double> most = default, sum = default;
        for (int k = 0; k < n; k += Lanes)
        {
            Basis(k, out Vector256<double> b0, out Vector256<double> b1, out Vector256<double> b2, out Vector256<double> b3);
            Vector256<double> qx = b0 * p0.X + b1 * p1.X + b2 * p2.X + b3 * p3.X - Vector256.LoadUnsafe(ref _x[0], (nuint)k);
            Vector256<double> qy = b0 * p0.Y + b1 * p1.Y + b2 * p2.Y + b3 * p3.Y - Vector256.LoadUnsafe(ref _y[0], (nuint)k);
            Vector256<double> squared = qx * qx + qy * qy;
            most = Vector256.Max(most, squared);
            sum += squared;
        }
        return (Math.Max(Math.Max(most[0], most[1]), Math.Max(most[2], most[3])), Sum(sum));
    }

    /// <summary>The sum of four numbers, in the same order on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sum(Vector256<double> four)
    {
        Vector128<double> two = four.GetLower() + four.GetUpper();
        return two[0] + two[1];
    }
}
