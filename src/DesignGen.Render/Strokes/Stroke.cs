using DesignGen.Core.Geometry;

namespace DesignGen.Render.Strokes;

/// <summary>Draws a line with a pen of some width: the result is an outline to fill by the non-zero rule.</summary>
/// <remarks>
/// Each edge is the centre line moved sideways by half the width, kept as few cubics: a cubic with the edge's own ends and
/// derivatives is tried (Hermite), compared with the true edge at seven places, and halved where it strays by more than the
/// tolerance. Where the line bends tighter than half its width, the inner edge runs backwards; that does no harm where the
/// line's own arms lie over it. Elsewhere the outline passes along the centre line, and what the pen sweeps beyond is added
/// in slices. Corners turn through the point on their inner side. Every part winds the same way round, so the non-zero rule
/// fills the union; but the outline may overlap itself, and then its signed area is not the area inked.
/// </remarks>
public static class Stroke
{
    // Below this turn (0.6°) two steps count as one smooth line.
    private const double Corner = 0.01;
    private const int MaxDepth = 8;

    /// <summary>The outline of a line of one width, with round ends and corners.</summary>
    /// <param name="line">The centre line; not joined to its start unless closed.</param>
    /// <param name="widthMm">Width, mm, 0 or more.</param>
    /// <param name="closed">Whether the last point joins the first.</param>
    public static Outline Outline(Contour line, double widthMm, bool closed = false) => Outline(line, new StrokeStyle(widthMm), closed);

    /// <summary>The outline of a line in a style.</summary>
    /// <param name="line">The centre line; not joined to its start unless closed.</param>
    /// <param name="style">Width, ends and corners.</param>
    /// <param name="closed">Whether the last point joins the first: by a straight step where they differ.</param>
    /// <returns>To fill non-zero. Empty for a line without length and butt ends, or without width.</returns>
    public static Outline Outline(Contour line, StrokeStyle style, bool closed = false)
    {
        List<StrokePiece> pieces = Pieces(line, style.Width, closed);
        if (pieces.Count == 0)
            return Dot(line.Start, style, closed);
        if (style.Width.Knots.All(k => k.WidthMm == 0))
            return Core.Geometry.Outline.Empty;
        var fans = new List<StrokeFan>();
        Outline plain = Draw(pieces, style, closed, _ => false, fans);
        HashSet<StrokeFan> bare = StrokeFan.Uncovered(plain, fans, style.ToleranceMm);
        if (bare.Count == 0)
            return plain;
        Outline arms = Draw(pieces, style, closed, bare.Contains, []);
        return new([.. arms.Contours, .. fans.Where(bare.Contains).SelectMany(fan => fan.Slices(style.ToleranceMm))]);
    }

    /// <summary>The outlines of several lines in one style, together.</summary>
    public static Outline Outline(IEnumerable<Contour> lines, StrokeStyle style, bool closed = false) =>
        new([.. lines.SelectMany(line => Outline(line, style, closed).Contours)]);

    /// <summary>Draws both edges, ends and corners.</summary>
    /// <param name="pieces">The steps of the line.</param>
    /// <param name="style">The pen.</param>
    /// <param name="closed">Whether the line closes.</param>
    /// <param name="leaveOut">Fans to pass by along the centre line instead of the edge.</param>
    /// <param name="fans">Receives the fans met.</param>
    private static Outline Draw(List<StrokePiece> pieces, StrokeStyle style, bool closed, Func<StrokeFan, bool> leaveOut, List<StrokeFan> fans)
    {
        var drawn = new OutlineBuilder().MoveTo(pieces[0].Edge(0, -1));
        for (int i = 0; i < pieces.Count; i++)
        {
            Side(drawn, pieces[i], -1, style, leaveOut, fans);
            if (i + 1 < pieces.Count || closed)
                Join(drawn, pieces[i], 1, pieces[(i + 1) % pieces.Count], 0, -1, style);
        }
        if (closed)
            drawn.MoveTo(pieces[^1].Edge(1, 1));
        else
            Cap(drawn, pieces[^1], 1, style.EndCap);
        for (int i = pieces.Count - 1; i >= 0; i--)
        {
            Side(drawn, pieces[i], 1, style, leaveOut, fans);
            if (i > 0 || closed)
                Join(drawn, pieces[i], 0, pieces[(i + pieces.Count - 1) % pieces.Count], 1, 1, style);
        }
        if (!closed)
            Cap(drawn, pieces[0], 0, style.StartCap);
        return drawn.Build();
    }

    private static List<StrokePiece> Pieces(Contour line, WidthProfile width, bool closed)
    {
        var pieces = new List<StrokePiece>();
        Point from = line.Start;
        foreach (Segment step in line.Segments)
        {
            Add(step);
            from = step.End;
        }
        if (closed && from != line.Start)
            Add(Segment.Line(line.Start));
        double total = pieces.Sum(p => p.Length), before = 0;
        foreach (StrokePiece piece in pieces)
        {
            piece.Place(before, total);
            before += piece.Length;
        }
        return pieces;

        void Add(Segment step)
        {
            if (!step.IsLine && Cusp(from, step) is double at)
            {
                // At a cusp the pen turns round: two pieces, whose handles there fall on the point itself.
                (Segment head, Segment tail) = Split(from, step, at);
                Point start = from;
                Step(Segment.Curve(head.Control1, head.End, head.End));
                from = head.End;
                Step(Segment.Curve(head.End, tail.Control2, tail.End));
                from = start;
                return;
            }
            Step(step);
        }

        void Step(Segment step)
        {
            var piece = new StrokePiece(from, step, width);
            if (piece.Length > 1e-9)
                pieces.Add(piece);
        }
    }

    /// <summary>Where a curve all but stops to turn round; null where it does not.</summary>
    private static double? Cusp(Point start, Segment s)
    {
        Point c = s.Control1 - start, m = s.Control2 - s.Control1, e = s.End - s.Control2;
        double size = Math.Max(c.Length, Math.Max(m.Length, e.Length)), least = double.MaxValue, at = 0;
        double Speed(double t) => (c * ((1 - t) * (1 - t)) + m * (2 * t * (1 - t)) + e * (t * t)).Length;
        for (int i = 1; i < 64; i++)
        {
            if (Speed(i / 64.0) is double speed && speed < least)
                (least, at) = (speed, i / 64.0);
        }
        for (double step = 1 / 128.0; step > 1e-9; step /= 2)
        {
            foreach (double t in (ReadOnlySpan<double>)[at - step, at + step])
            {
                if (Speed(t) is double speed && speed < least)
                    (least, at) = (speed, t);
            }
        }
        return at is > 0.01 and < 0.99 && least < size * 1e-3 ? at : null;
    }

    private static (Segment Head, Segment Tail) Split(Point start, Segment s, double t)
    {
        Point a = Point.Lerp(start, s.Control1, t), b = Point.Lerp(s.Control1, s.Control2, t), c = Point.Lerp(s.Control2, s.End, t);
        Point ab = Point.Lerp(a, b, t), bc = Point.Lerp(b, c, t), middle = Point.Lerp(ab, bc, t);
        return (Segment.Curve(a, ab, middle), Segment.Curve(bc, c, s.End));
    }

    private static Outline Dot(Point at, StrokeStyle style, bool closed)
    {
        double half = style.Width.At(0).Width / 2;
        if (half == 0)
            return Core.Geometry.Outline.Empty;
        if (closed ? style.Join == StrokeJoin.Round : style.StartCap == StrokeCap.Round || style.EndCap == StrokeCap.Round)
            return Core.Geometry.Outline.Circle(at, half);
        return !closed && (style.StartCap == StrokeCap.Square || style.EndCap == StrokeCap.Square)
            ? Core.Geometry.Outline.Rectangle(new(at.X - half, at.Y - half, at.X + half, at.Y + half))
            : Core.Geometry.Outline.Empty;
    }

    /// <summary>Draws one edge of a piece: side −1 in the direction of travel, side +1 against it. The pen stands at its beginning.</summary>
    private static void Side(OutlineBuilder drawn, StrokePiece piece, int side, StrokeStyle style, Func<StrokeFan, bool> leaveOut, List<StrokeFan> fans)
    {
        List<double> stops = [0, .. piece.Knots(), .. Folds(piece, side), 1];
        stops.Sort();
        if (side > 0)
            stops.Reverse();
        for (int i = 0; i + 1 < stops.Count; i++)
        {
            double from = stops[i], to = stops[i + 1];
            if (Math.Abs(to - from) < 1e-7)
                continue;
            if (piece.Advance((from + to) / 2, side) < 0)
            {
                var fan = new StrokeFan(piece, Math.Min(from, to), Math.Max(from, to), side);
                fans.Add(fan);
                if (leaveOut(fan))
                {
                    drawn.LineTo(piece.At(from));
                    Fit(drawn, piece, from, to, 0, style.ToleranceMm, 0);
                    drawn.LineTo(piece.Edge(to, side));
                    continue;
                }
            }
            Fit(drawn, piece, from, to, side, style.ToleranceMm, 0);
        }
    }

    /// <summary>Where an edge turns between running forwards and backwards.</summary>
    private static IEnumerable<double> Folds(StrokePiece piece, int side)
    {
        const int looks = 24;
        if (piece.IsLine)
            yield break;
        bool back = piece.Advance(0, side) < 0;
        for (int i = 1; i <= looks; i++)
        {
            bool next = piece.Advance((double)i / looks, side) < 0;
            if (next == back)
                continue;
            double low = (i - 1.0) / looks, high = (double)i / looks;
            for (int k = 0; k < 30; k++)
            {
                double middle = (low + high) / 2;
                if (piece.Advance(middle, side) < 0 == back)
                    low = middle;
                else
                    high = middle;
            }
            yield return (low + high) / 2;
            back = next;
        }
    }

    /// <summary>Draws an edge, or for side 0 the centre line, between two shares of a piece as cubics.</summary>
    private static void Fit(OutlineBuilder drawn, StrokePiece piece, double from, double to, int side, double tolerance, int depth)
    {
        Point end = piece.Edge(to, side);
        if (piece.IsLine && (side == 0 || (piece.Half(from).Slope == 0 && piece.Half(to).Slope == 0 && piece.Half(from).Half == piece.Half(to).Half)))
        {
            drawn.LineTo(end);
            return;
        }
        Point start = piece.Edge(from, side);
        double third = (to - from) / 3;
        var cubic = Segment.Curve(start + piece.EdgeDerivative(from, side) * third, end - piece.EdgeDerivative(to, side) * third, end);
        if (depth < MaxDepth && !Close(cubic))
        {
            double middle = (from + to) / 2;
            Fit(drawn, piece, from, middle, side, tolerance, depth + 1);
            Fit(drawn, piece, middle, to, side, tolerance, depth + 1);
            return;
        }
        drawn.CurveTo(cubic.Control1, cubic.Control2, cubic.End);

        bool Close(Segment cubic)
        {
            for (int i = 1; i < 8; i++)
            {
                double share = i / 8.0, t = from + (to - from) * share;
                Point miss = Contour.PointOn(start, cubic, share) - piece.Edge(t, side), along = piece.EdgeDerivative(t, side);
                // What counts is how far apart the curves lie, not where on them the parameter is.
                double speed = along.Length;
                double apart = speed > 1e-9 ? Math.Abs(Point.Cross(along, miss)) / speed : miss.Length;
                if (apart > tolerance || miss.Length > tolerance * 20)
                    return false;
            }
            return true;
        }
    }

    /// <summary>Draws one side of a corner, from a piece's edge to the next one's.</summary>
    private static void Join(OutlineBuilder drawn, StrokePiece piece, double at, StrokePiece next, double nextAt, int side, StrokeStyle style)
    {
        Point corner = piece.At(at), to = next.Edge(nextAt, side);
        // On side +1 the outline travels against the line.
        Point arriving = piece.Tangent(at) * -side, leaving = next.Tangent(nextAt) * -side;
        double turn = Math.Atan2(Point.Cross(arriving, leaving), Point.Dot(arriving, leaving)), half = piece.Half(at).Half;
        if (Math.Abs(turn) < Corner)
        {
            LineTo(drawn, to);
            return;
        }
        // The outline runs clockwise with the ink on its right: it turns outside where the turn is clockwise too.
        if (turn < 0)
        {
            drawn.LineTo(corner).LineTo(to);
            return;
        }
        double miter = 1 / Math.Cos(turn / 2);
        if (style.Join == StrokeJoin.Round)
            drawn.ArcAround(corner, turn);
        else if (style.Join == StrokeJoin.Miter && miter > 0 && miter <= style.MiterLimit)
            drawn.LineTo(corner + ((drawn.Pen - corner) + (to - corner)).Unit * (half * miter));
        LineTo(drawn, to);
    }

    // Arcs end where they should but for rounding; that is no step to draw.
    private static void LineTo(OutlineBuilder drawn, Point to)
    {
        if (drawn.Pen.DistanceTo(to) > 1e-9)
            drawn.LineTo(to);
    }

    /// <summary>Draws the end of an open line, from the edge where the pen stands to the other.</summary>
    private static void Cap(OutlineBuilder drawn, StrokePiece piece, double at, StrokeCap cap)
    {
        int side = at > 0.5 ? -1 : 1;
        Point end = piece.At(at), ahead = piece.Tangent(at) * -side, other = piece.Edge(at, -side);
        double half = piece.Half(at).Half;
        if (half > 0 && cap == StrokeCap.Round)
            drawn.ArcAround(end, Math.PI);
        else if (half > 0 && cap == StrokeCap.Square)
            drawn.LineTo(drawn.Pen + ahead * half).LineTo(other + ahead * half);
        if (at > 0.5)
            LineTo(drawn, other);
    }
}
