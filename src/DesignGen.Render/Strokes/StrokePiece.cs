using DesignGen.Core.Geometry;

namespace DesignGen.Render.Strokes;

/// <summary>One step of a centre line, with the width of the pen along it.</summary>
internal sealed class StrokePiece
{
    // Handles that fall on their end leave no direction at the very end; it is then taken this far inside.
    private const double Inside = 1e-4;
    private const int Spans = 8;

    private readonly Point _p0, _c, _b, _a;
    private readonly double[] _lengths = new double[Spans + 1];
    private readonly WidthProfile _profile;
    private double _before, _total = 1;

    public StrokePiece(Point start, Segment step, WidthProfile profile)
    {
        Point p1 = step.IsLine ? Point.Lerp(start, step.End, 1.0 / 3) : step.Control1, p2 = step.IsLine ? Point.Lerp(start, step.End, 2.0 / 3) : step.Control2;
        (_p0, _profile, IsLine, End) = (start, profile, step.IsLine, step.End);
        _c = (p1 - start) * 3;
        _b = (start - p1 * 2 + p2) * 3;
        _a = step.End - start - _c - _b;
        for (int i = 0; i < Spans; i++)
            _lengths[i + 1] = _lengths[i] + Gauss((double)i / Spans, (double)(i + 1) / Spans);
    }

    public bool IsLine { get; }

    public Point End { get; }

    /// <summary>Length of the piece, mm.</summary>
    public double Length => _lengths[Spans];

    /// <summary>Tells the piece where on the whole line it lies.</summary>
    public void Place(double before, double total) => (_before, _total) = (before, total);

    public Point At(double t) => t >= 1 ? End : _p0 + (_c + (_b + _a * t) * t) * t;

    /// <summary>Direction of travel, length 1.</summary>
    public Point Tangent(double t) => Derivative(t).Unit;

    /// <summary>Half the pen's width, mm, and its change with t.</summary>
    public (double Half, double Slope) Half(double t)
    {
        (double width, double slope) = _profile.At(_total > 0 ? (_before + LengthTo(t)) / _total : 0);
        return (width / 2, _total > 0 ? slope / 2 * Derivative(t).Length / _total : 0);
    }

    /// <summary>The edge of the stroke: beside the centre line by half the width; side +1 is clockwise of travel on the page, −1 the other.</summary>
    public Point Edge(double t, int side) => At(t) + Tangent(t).Perpendicular * (side * Half(t).Half);

    /// <summary>How the edge moves with t.</summary>
    public Point EdgeDerivative(double t, int side)
    {
        double at = Math.Clamp(t, Inside, 1 - Inside);
        Point first = Derivative(at), second = _b * 2 + _a * (6 * at), tangent = first.Unit;
        double speed = first.Length;
        (double half, double slope) = Half(at);
        // The normal turns by curvature · speed; it moves the edge along the tangent.
        double turn = speed > 0 ? Point.Cross(first, second) / (speed * speed) : 0;
        return tangent * (speed - side * half * turn) + tangent.Perpendicular * (side * slope);
    }

    /// <summary>How much the edge goes forward with the pen: below 0 where the line bends so tightly that the edge runs back.</summary>
    public double Advance(double t, int side) => Point.Dot(EdgeDerivative(t, side), Tangent(t));

    /// <summary>Shares of the piece where a knot of the width lies.</summary>
    public IEnumerable<double> Knots()
    {
        foreach (WidthKnot knot in _profile.Knots)
        {
            double length = knot.Share * _total - _before;
            if (length <= Length * 1e-6 || length >= Length * (1 - 1e-6))
                continue;
            double low = 0, high = 1;
            for (int i = 0; i < 40; i++)
            {
                double middle = (low + high) / 2;
                if (LengthTo(middle) < length)
                    low = middle;
                else
                    high = middle;
            }
            yield return (low + high) / 2;
        }
    }

    private Point Derivative(double t)
    {
        Point d = _c + (_b * 2 + _a * (3 * t)) * t;
        if (Point.Dot(d, d) > 1e-18)
            return d;
        t = t < 0.5 ? t + Inside : t - Inside;
        return _c + (_b * 2 + _a * (3 * t)) * t;
    }

    private double LengthTo(double t)
    {
        int span = Math.Clamp((int)(t * Spans), 0, Spans - 1);
        return _lengths[span] + Gauss((double)span / Spans, t);
    }

    // Gauss-Legendre with four points.
    private double Gauss(double from, double to)
    {
        double middle = (from + to) / 2, half = (to - from) / 2;
        double inner = Speed(middle - half * 0.3399810435848563) + Speed(middle + half * 0.3399810435848563);
        double outer = Speed(middle - half * 0.8611363115940526) + Speed(middle + half * 0.8611363115940526);
        return half * (inner * 0.6521451548625461 + outer * 0.3478548451374538);
    }

    private double Speed(double t) => (_c + (_b * 2 + _a * (3 * t)) * t).Length;
}
