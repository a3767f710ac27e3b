using System.Collections.Immutable;

namespace DesignGen.Core.Geometry;

/// <summary>How overlapping contours of one outline decide what is inside.</summary>
public enum FillRule
{
    /// <summary>Inside where the contours wind round a point a number of times other than zero.</summary>
    NonZero,

    /// <summary>Inside where an odd number of contours surround a point, so that a contour inside another cuts a hole.</summary>
    EvenOdd,
}

/// <summary>One step of a contour: a straight line, or a cubic Bézier curve with two handles.</summary>
/// <param name="IsLine">A straight line to <paramref name="End"/>; the handles are then not used.</param>
/// <param name="Control1">The handle next to the start, mm.</param>
/// <param name="Control2">The handle next to the end, mm.</param>
/// <param name="End">Where the step ends, mm.</param>
public readonly record struct Segment(bool IsLine, Point Control1, Point Control2, Point End)
{
    /// <summary>A straight step.</summary>
    public static Segment Line(Point end) => new(true, end, end, end);

    /// <summary>A curved step.</summary>
    public static Segment Curve(Point control1, Point control2, Point end) => new(false, control1, control2, end);
}

/// <summary>A closed run of lines and curves; the last point joins the first by a straight line where they differ.</summary>
/// <param name="Start">Where it begins, mm.</param>
/// <param name="Segments">Its steps in order.</param>
public sealed record Contour(Point Start, ImmutableArray<Segment> Segments)
{
    /// <summary>The contour after a map of the plane.</summary>
    public Contour Transform(Affine map)
    {
        var segments = ImmutableArray.CreateBuilder<Segment>(Segments.Length);
        foreach (Segment s in Segments)
            segments.Add(new(s.IsLine, map.Apply(s.Control1), map.Apply(s.Control2), map.Apply(s.End)));
        return new(map.Apply(Start), segments.MoveToImmutable());
    }

    /// <summary>The contour with its direction turned round.</summary>
    public Contour Reverse()
    {
        var segments = ImmutableArray.CreateBuilder<Segment>(Segments.Length);
        for (int i = Segments.Length - 1; i >= 0; i--)
            segments.Add(new(Segments[i].IsLine, Segments[i].Control2, Segments[i].Control1, i > 0 ? Segments[i - 1].End : Start));
        return new(Segments.Length > 0 ? Segments[^1].End : Start, segments.MoveToImmutable());
    }

    /// <summary>The contour as points joined by straight lines, none further from the curve than the tolerance.</summary>
    /// <param name="toleranceMm">Greatest distance between curve and line, above 0: 0.05 suits a preview, 0.005 a film.</param>
    public List<Point> Flatten(double toleranceMm)
    {
        var points = new List<Point>(Segments.Length + 1) { Start };
        Point from = Start;
        foreach (Segment s in Segments)
        {
            if (s.IsLine)
            {
                points.Add(s.End);
            }
            else
            {
                int steps = CubicSteps(from, s, toleranceMm);
                for (int i = 1; i <= steps; i++)
                    points.Add(PointOn(from, s, (double)i / steps));
            }
            from = s.End;
        }
        return points;
    }

    /// <summary>A point of a curved step; 0 is its start, 1 its end.</summary>
    public static Point PointOn(Point start, Segment s, double share)
    {
        if (s.IsLine)
            return Point.Lerp(start, s.End, share);
        if (share >= 1)
            return s.End;
        double u = 1 - share;
        return start * (u * u * u) + s.Control1 * (3 * u * u * share) + s.Control2 * (3 * u * share * share) + s.End * (share * share * share);
    }

    /// <summary>How many equal steps of the parameter keep a cubic within a tolerance of its chords.</summary>
    /// <remarks>Wang's bound: n = sqrt(6/8 · max second difference / tolerance). Source: Goldman, Pyramid Algorithms, 2003.</remarks>
    public static int CubicSteps(Point start, Segment s, double tolerance)
    {
        double bend = Math.Max((start - s.Control1 * 2 + s.Control2).Length, (s.Control1 - s.Control2 * 2 + s.End).Length);
        return Math.Clamp((int)Math.Ceiling(Math.Sqrt(0.75 * bend / tolerance)), 1, 512);
    }
}

/// <summary>A closed drawing: one or more contours, in millimetres. It never changes; every operation gives a new one.</summary>
public sealed class Outline
{
    /// <summary>Coordinates of finished artwork are whole multiples of this: one micrometre.</summary>
    public const double SnapMm = 0.001;

    /// <summary>An outline of given contours.</summary>
    public Outline(ImmutableArray<Contour> contours)
    {
        Contours = contours;
        Rect bounds = Rect.Empty;
        foreach (Contour contour in contours)
        {
            bounds = bounds.Including(contour.Start);
            foreach (Segment s in contour.Segments)
            {
                bounds = bounds.Including(s.End);
                if (!s.IsLine)
                    bounds = bounds.Including(s.Control1).Including(s.Control2);
            }
        }
        Bounds = bounds;
    }

    /// <summary>An outline with nothing in it.</summary>
    public static Outline Empty { get; } = new([]);

    /// <summary>The contours in drawing order.</summary>
    public ImmutableArray<Contour> Contours { get; }

    /// <summary>A rectangle that holds the outline: that of its points and handles, so it may be a little large round curves.</summary>
    public Rect Bounds { get; }

    /// <summary>Whether there is nothing to fill.</summary>
    public bool IsEmpty => Contours.IsEmpty;

    /// <summary>The outline after a map of the plane.</summary>
    public Outline Transform(Affine map)
    {
        var contours = ImmutableArray.CreateBuilder<Contour>(Contours.Length);
        foreach (Contour c in Contours)
            contours.Add(c.Transform(map));
        return new(contours.MoveToImmutable());
    }

    /// <summary>The contours of both, in this order.</summary>
    public Outline With(Outline other) => new(Contours.AddRange(other.Contours));

    /// <summary>The outline with every contour's direction turned round.</summary>
    public Outline Reverse() => new([.. Contours.Select(c => c.Reverse())]);

    /// <summary>The outline with every coordinate rounded to the micrometre grid of finished artwork.</summary>
    public Outline Snap()
    {
        static Point Round(Point p) => new(Math.Round(p.X / SnapMm) * SnapMm, Math.Round(p.Y / SnapMm) * SnapMm);
        var contours = ImmutableArray.CreateBuilder<Contour>(Contours.Length);
        foreach (Contour c in Contours)
        {
            var segments = ImmutableArray.CreateBuilder<Segment>(c.Segments.Length);
            foreach (Segment s in c.Segments)
                segments.Add(new(s.IsLine, Round(s.Control1), Round(s.Control2), Round(s.End)));
            contours.Add(new(Round(c.Start), segments.MoveToImmutable()));
        }
        return new(contours.MoveToImmutable());
    }

    /// <summary>The area inside by the sum of the contours' signed areas, mm²: right for contours that do not overlap.</summary>
    /// <param name="toleranceMm">Flattening tolerance, mm.</param>
    public double Area(double toleranceMm = 0.01)
    {
        double twice = 0;
        foreach (Contour contour in Contours)
        {
            List<Point> points = contour.Flatten(toleranceMm);
            for (int i = 0; i < points.Count; i++)
                twice += Point.Cross(points[i], points[(i + 1) % points.Count]);
        }
        return Math.Abs(twice) / 2;
    }

    /// <summary>A closed polygon through points.</summary>
    public static Outline Polygon(params ReadOnlySpan<Point> points)
    {
        var builder = new OutlineBuilder().MoveTo(points[0]);
        foreach (Point p in points[1..])
            builder.LineTo(p);
        return builder.Close().Build();
    }

    /// <summary>An upright rectangle, clockwise on the page.</summary>
    public static Outline Rectangle(Rect r) => Polygon(new(r.Left, r.Top), new(r.Right, r.Top), new(r.Right, r.Bottom), new(r.Left, r.Bottom));

    /// <summary>An upright rectangle with round corners, clockwise on the page.</summary>
    /// <param name="r">The rectangle, mm.</param>
    /// <param name="corner">Radius of the corners, mm: 0 leaves them square, half the shorter side is the most that is taken.</param>
    public static Outline RoundedRectangle(Rect r, double corner)
    {
        double c = Math.Min(corner, Math.Min(r.Width, r.Height) / 2);
        if (c <= 0)
            return Rectangle(r);
        const double quarter = Math.PI / 2;
        return new OutlineBuilder().MoveTo(new(r.Left + c, r.Top))
            .LineTo(new(r.Right - c, r.Top)).ArcAround(new(r.Right - c, r.Top + c), quarter)
            .LineTo(new(r.Right, r.Bottom - c)).ArcAround(new(r.Right - c, r.Bottom - c), quarter)
            .LineTo(new(r.Left + c, r.Bottom)).ArcAround(new(r.Left + c, r.Bottom - c), quarter)
            .LineTo(new(r.Left, r.Top + c)).ArcAround(new(r.Left + c, r.Top + c), quarter).Close().Build();
    }

    /// <summary>A circle of four cubic arcs, clockwise on the page.</summary>
    public static Outline Circle(Point centre, double radius) => Ellipse(centre, radius, radius);

    /// <summary>An upright ellipse of four cubic arcs, clockwise on the page; its radius errs by at most 0.03 %.</summary>
    public static Outline Ellipse(Point centre, double radiusX, double radiusY)
    {
        // The handle length that makes a quarter's middle lie on the circle: 4/3 (sqrt 2 - 1).
        const double k = 0.5522847498307936;
        Point At(double x, double y) => new(centre.X + x * radiusX, centre.Y + y * radiusY);
        return new OutlineBuilder().MoveTo(At(1, 0))
            .CurveTo(At(1, k), At(k, 1), At(0, 1)).CurveTo(At(-k, 1), At(-1, k), At(-1, 0))
            .CurveTo(At(-1, -k), At(-k, -1), At(0, -1)).CurveTo(At(k, -1), At(1, -k), At(1, 0)).Close().Build();
    }

    /// <summary>A closed smooth curve through points (centripetal tension 0.5 Catmull-Rom), three at least.</summary>
    public static Outline Smooth(params ReadOnlySpan<Point> points)
    {
        int n = points.Length;
        var builder = new OutlineBuilder().MoveTo(points[0]);
        for (int i = 0; i < n; i++)
        {
            Point before = points[(i + n - 1) % n], from = points[i], to = points[(i + 1) % n], after = points[(i + 2) % n];
            builder.CurveTo(from + (to - before) / 6, to - (after - from) / 6, to);
        }
        return builder.Close().Build();
    }
}

/// <summary>Draws an outline step by step.</summary>
public sealed class OutlineBuilder
{
    private readonly ImmutableArray<Contour>.Builder _contours = ImmutableArray.CreateBuilder<Contour>();
    private readonly ImmutableArray<Segment>.Builder _segments = ImmutableArray.CreateBuilder<Segment>();
    private Point _start;

    /// <summary>Where the pen is, mm.</summary>
    public Point Pen { get; private set; }

    /// <summary>Closes the contour under way, if any, and begins another.</summary>
    public OutlineBuilder MoveTo(Point to)
    {
        Close();
        _start = Pen = to;
        return this;
    }

    /// <summary>A straight line.</summary>
    public OutlineBuilder LineTo(Point to)
    {
        _segments.Add(Segment.Line(to));
        Pen = to;
        return this;
    }

    /// <summary>A cubic curve.</summary>
    public OutlineBuilder CurveTo(Point control1, Point control2, Point to)
    {
        _segments.Add(Segment.Curve(control1, control2, to));
        Pen = to;
        return this;
    }

    /// <summary>A quadratic curve, kept as the cubic that equals it.</summary>
    public OutlineBuilder QuadTo(Point control, Point to) =>
        CurveTo(Pen + (control - Pen) * (2.0 / 3), to + (control - to) * (2.0 / 3), to);

    /// <summary>A circular arc from the pen's place round a centre through an angle; positive turns clockwise on the page.</summary>
    /// <param name="centre">Centre of the circle, mm; the pen is on the circle.</param>
    /// <param name="sweepRadians">How far to turn, radians, any size.</param>
    public OutlineBuilder ArcAround(Point centre, double sweepRadians)
    {
        int pieces = Math.Max(1, (int)Math.Ceiling(Math.Abs(sweepRadians) / (Math.PI / 2) - 1e-9));
        double step = sweepRadians / pieces, handle = 4.0 / 3 * Math.Tan(step / 4);
        for (int i = 0; i < pieces; i++)
        {
            Point from = Pen - centre;
            Point to = Affine.Rotate(step).Apply(from);
            CurveTo(Pen + from.Perpendicular * handle, centre + to - to.Perpendicular * handle, centre + to);
        }
        return this;
    }

    /// <summary>Ends the contour under way; a contour without steps is dropped.</summary>
    public OutlineBuilder Close()
    {
        if (_segments.Count > 0)
            _contours.Add(new(_start, _segments.ToImmutable()));
        _segments.Clear();
        Pen = _start;
        return this;
    }

    /// <summary>The finished outline.</summary>
    public Outline Build()
    {
        Close();
        return new(_contours.ToImmutable());
    }
}
