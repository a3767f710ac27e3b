using System.Collections.Immutable;
using System.Runtime.InteropServices;
using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Views;

/// <summary>Paints a map so that no screen shows a hairline between neighbours: each ink goes on a little under those painted after it.</summary>
/// <remarks>
/// A renderer mixes what two neighbours cover of a pixel, and lets a quarter of what lies beneath through where both only abut. So a lower ink goes
/// under a higher face: whole under that face's lowest neighbour, which therefore has no edge there at all, and by a strip under the others.
/// Where that reaches bare ground it stays back by the strip. The ink with most boundary, mostly the outlines, is painted first: then the boundaries to it
/// are drawn once, by the inks on top.
/// </remarks>
internal static class ProofLayers
{
    // How far a lower ink goes on under a neighbour, px. A strip of w leaves at most ((1 - w) / 2)² of a pixel free that both edges run through, (0.7 - w / 2)⁴ on the slant:
    // narrower than 0.7 that is a level of 8 bits or more, which the eye takes for a row of dots.
    private const double Strip = 0.9;

    // Faces of so many pixels may shrink to nothing, which is less than so much of a pixel.
    private const int SmallPixels = 4;
    private const double Vanished = 0.25;

    // Of a ring of less than so much of a pixel nobody can tell which way it turns.
    private const double Nothing = 1e-3;

    /// <summary>The outline of each ink, first painted first, and the inks in that order: the one of two orders that takes fewer steps to draw.</summary>
    /// <param name="fitted">The map, mm.</param>
    /// <param name="inks">How many inks there are.</param>
    /// <param name="pixelMm">Width of a pixel, mm.</param>
    /// <param name="gridMm">Coordinates are whole multiples of this, mm.</param>
    public static (int[] Order, Outline[] Layers) PaintShortest(FittedMap fitted, int inks, double pixelMm, double gridMm)
    {
        int[] order = Order(fitted.Map, inks, bare: false), other = Order(fitted.Map, inks, bare: true);
        Outline[] layers = Paint(fitted, order, pixelMm, gridMm);
        if (order.AsSpan().SequenceEqual(other))
            return (order, layers);
        Outline[] others = Paint(fitted, other, pixelMm, gridMm);
        return Steps(others) < Steps(layers) ? (other, others) : (order, layers);

        static int Steps(Outline[] drawn) => drawn.Sum(o => o.Contours.Sum(c => c.Segments.Length));
    }

    /// <summary>The inks, that with most boundary to others first, and where bare ground counts, to that as well: an outline round a whole drawing then lies beneath what it surrounds.</summary>
    public static int[] Order(PlanarMap map, int inks, bool bare)
    {
        var shared = new long[inks, inks];
        foreach (Chain chain in map.Chains)
        {
            if (chain.OnBorder || (chain.Left < 0 && chain.Right < 0))
                continue;
            if (chain.Left < 0 || chain.Right < 0)
            {
                int ink = map.LabelOf(Math.Max(chain.Left, chain.Right));
                shared[ink, ink] += bare ? chain.Length : 0;
                continue;
            }
            int a = map.Faces[chain.Left].Label, b = map.Faces[chain.Right].Label;
            shared[a, b] += chain.Length;
            shared[b, a] += chain.Length;
        }
        var left = new List<int>(Enumerable.Range(0, inks));
        var order = new List<int>(inks);
        while (left.Count > 0)
        {
            int best = left[0];
            long most = -1;
            foreach (int ink in left)
            {
                long sum = left.Sum(other => shared[ink, other]);
                if (sum > most)
                    (most, best) = (sum, ink);
            }
            left.Remove(best);
            order.Add(best);
        }
        return [.. order];
    }

    /// <summary>The outline of each ink, in the order given.</summary>
    public static Outline[] Paint(FittedMap fitted, int[] order, double pixelMm, double gridMm)
    {
        PlanarMap map = fitted.Map;
        var rank = new int[order.Length];
        for (int r = 0; r < order.Length; r++)
            rank[order[r]] = r;
        int[] drawnAs = DrawnAs(fitted, pixelMm), rankOfFace = [.. drawnAs.Select(face => rank[map.Faces[face].Label])];
        int RankOf(int face) => rankOfFace[face];

        int[] under = Grounds(fitted, RankOf);
        bool opaque = map.Chains.All(c => c.OnBorder || (c.Left >= 0 && c.Right >= 0));
        var layers = new Outline[order.Length];
        var member = new bool[map.Faces.Length];
        var faces = new List<int>();
        for (int r = 0; r < order.Length; r++)
        {
            faces.Clear();
            Array.Clear(member);
            for (int face = 0; face < under.Length; face++)
            {
                int at = drawnAs[face];
                while (at >= 0 && RankOf(at) > r)
                    at = under[at];
                // Where no ground is bare the first ink covers the whole page.
                if (!(r == 0 && opaque) && (at < 0 || RankOf(at) != r))
                    continue;
                member[face] = true;
                faces.Add(face);
            }
            var contours = ImmutableArray.CreateBuilder<Contour>();
            var layer = new Layer(fitted, r, RankOf, pixelMm * Strip, gridMm);
            foreach (List<int> ring in fitted.Rings(f => member[f], faces))
            {
                if (layer.Draw(ring) is { Segments.Length: > 0 } contour && !IsInsideOut(fitted, ring, contour, pixelMm))
                    contours.Add(contour);
            }
            layers[r] = new(contours.ToImmutable());
        }
        return layers;
    }

    /// <summary>The face that each counts as: itself, but one that shrank to nothing when it was fitted the neighbour that it has most boundary with. Nobody sees it, and what lies beneath must not show round it.</summary>
    private static int[] DrawnAs(FittedMap fitted, double pixelMm)
    {
        PlanarMap map = fitted.Map;
        int[] drawn = [.. Enumerable.Range(0, map.Faces.Length)];
        for (int face = 0; face < drawn.Length; face++)
        {
            if (map.Faces[face].Pixels > SmallPixels || Area(fitted, face) > Vanished * pixelMm * pixelMm)
                continue;
            int longest = 0;
            foreach (int half in fitted.Of(face))
            {
                int other = half > 0 ? map.Chains[half - 1].Right : map.Chains[-half - 1].Left, length = map.Chains[Math.Abs(half) - 1].Length;
                if (other >= 0 && map.Faces[other].Pixels > SmallPixels && length > longest)
                    (longest, drawn[face]) = (length, other);
            }
        }
        return drawn;
    }

    private static double Area(FittedMap fitted, int face)
    {
        double twice = 0;
        foreach (int half in fitted.Of(face))
            twice += TwiceAlong(fitted, half);
        return Math.Abs(twice) / 2;
    }

    /// <summary>Whether a ring came out turned: a hole narrower than two strips that closed, or a tip that drew back altogether. Where it lies over more of its ink it would be a hole.</summary>
    private static bool IsInsideOut(FittedMap fitted, List<int> ring, Contour drawn, double pixelMm)
    {
        double was = 0;
        foreach (int half in ring)
            was += TwiceAlong(fitted, half);
        return Math.Abs(was) > Nothing * pixelMm * pixelMm && was * TwiceAlong(drawn.Start, drawn.Segments.AsSpan()) <= 0;
    }

    private static double TwiceAlong(FittedMap fitted, int half)
    {
        FittedChain curve = fitted.Walk(half);
        return TwiceAlong(curve.Start, curve.Segments);
    }

    // Twice the area between a curve and the corner that coordinates begin at, by six chords to a step.
    private static double TwiceAlong(Point from, ReadOnlySpan<Segment> segments)
    {
        double twice = 0;
        foreach (Segment s in segments)
        {
            int steps = s.IsLine ? 1 : 6;
            Point start = from;
            for (int i = 1; i <= steps; i++)
            {
                Point to = i == steps ? s.End : Contour.PointOn(start, s, (double)i / steps);
                twice += Point.Cross(from, to);
                from = to;
            }
        }
        return twice;
    }

    /// <summary>The face that goes on whole under each: a neighbour of the lowest ink, unless no neighbour is lower or the boundary to bare ground costs more to draw.</summary>
    private static int[] Grounds(FittedMap fitted, Func<int, int> rankOf)
    {
        PlanarMap map = fitted.Map;
        var under = new int[map.Faces.Length];
        for (int face = 0; face < under.Length; face++)
        {
            int lowest = rankOf(face);
            long bare = 0, shared = 0;
            under[face] = -1;
            foreach (int half in fitted.Of(face))
            {
                Chain chain = map.Chains[Math.Abs(half) - 1];
                int other = half > 0 ? chain.Right : chain.Left;
                if (other < 0)
                {
                    bare += chain.OnBorder ? 0 : Cost(half);
                    continue;
                }
                if (rankOf(other) < lowest)
                    (lowest, under[face], shared) = (rankOf(other), other, 0);
                if (rankOf(other) == lowest)
                    shared += Cost(half);
            }
            if (bare > shared)
                under[face] = -1;
        }
        return under;

        int Cost(int half) => fitted.Chains[Math.Abs(half) - 1].Segments.Length + 2;
    }

    /// <summary>Draws the rings of one ink.</summary>
    private sealed class Layer(FittedMap fitted, int own, Func<int, int> rankOf, double strip, double grid)
    {
        // Two ways run on into each other up to this turn, degrees.
        private const double RunsOn = 26;

        // Rise of the slope by which a boundary goes beneath a later ink from a node on: 26.6 degrees, which no eye takes for a corner.
        private const double Slope = 0.5;

        // How much of the strip a moved curve may lack or have too much, and how often it may be halved for that.
        private const double Uneven = 0.15;
        private const int Halvings = 2;

        // How far a boundary that a later ink hides may stray before it is moved, as a part of the strip.
        private const double Stray = 0.2;

        // Places looked at of each step of such a boundary.
        private const int Places = 5;

        private readonly PieceFitter _fitter = new(refinements: 2);
        private readonly List<double> _x = [], _y = [], _s = [];
        private readonly List<Segment> _segments = [];
        private Point _pen;

        /// <summary>A ring with those boundaries moved that a later ink covers, or that draw back from bare ground.</summary>
        public Contour? Draw(List<int> ring)
        {
            _segments.Clear();
            int n = ring.Count;
            if (fitted.Map.Chains[Math.Abs(ring[0]) - 1].IsLoop)
                return Loop(fitted.Walk(ring[0]), By(ring[0]));
            Join into = Meet(ring[n - 1], ring[0]);
            Point start = into.Second;
            _pen = start;
            for (int i = 0; i < n; i++)
            {
                FittedChain curve = fitted.Walk(ring[i]);
                Join next = Meet(ring[i], ring[(i + 1) % n]);
                if (curve.Segments.Length > 0)
                {
                    curve = Fit(curve, -next.FirstBy);
                    Move(into.SecondBy == 0 ? curve : Fit(curve.Reverse(), -into.SecondBy).Reverse(), By(ring[i]), next.First);
                }
                Line(next.Second);
                into = next;
            }
            return _segments.Count == 0 ? null : new(start, [.. _segments]);
        }

        /// <summary>How two boundaries of a ring meet at a node.</summary>
        /// <param name="First">Where the first ends.</param>
        /// <param name="Second">Where the second begins.</param>
        /// <param name="FirstBy">How much shorter the first is at its end before it is moved, mm; below 0 it is longer.</param>
        /// <param name="SecondBy">The same of the second at its begin.</param>
        private readonly record struct Join(Point First, Point Second, double FirstBy = 0, double SecondBy = 0);

        /// <summary>A boundary longer or shorter at its end.</summary>
        private static FittedChain Fit(FittedChain curve, double longer) =>
            longer == 0 ? curve : longer > 0 ? CurvePart.Longer(curve, longer) : CurvePart.Shorter(curve.Reverse(), -longer).Reverse();

        private Join Meet(int arriving, int leaving)
        {
            double a = By(arriving), b = By(leaving);
            FittedChain first = fitted.Walk(arriving), second = fitted.Walk(leaving);
            Point node = second.Start;
            if ((a == 0 && b == 0) || first.Segments.Length == 0 || second.Segments.Length == 0)
                return new(node, node);
            Point along = Arrives(first), on = Leaves(second);
            if (a == b)
            {
                (Point before, Point after) = Corner(node, along, on, a);
                return new(before, after);
            }
            if (a != 0 && b != 0)
                return Crosswise(arriving, leaving, node, along, on, a);
            // One boundary stays, the other goes beneath a later face: all between that and the next boundary on its side is hidden.
            bool atEnd = a != 0;
            FittedChain moved = atEnd ? first.Reverse() : second;
            Point way = atEnd ? -along : on, side = Normal(atEnd ? along : on) * Math.Sign(atEnd ? a : b), still = atEnd ? -on : along;
            double hidden = Hidden(atEnd ? arriving : leaving, atEnd, (atEnd ? a : b) > 0, way, side), stays = Angle(still, way, side);
            bool mayGrow = !fitted.Map.Chains[Math.Abs(atEnd ? leaving : arriving) - 1].OnBorder;
            if (mayGrow && stays is > 20 and < 160 && stays < hidden + 2)
            {
                // The boundary that stays goes on beneath it as it came.
                double by = strip / Math.Sin(stays * Math.PI / 180);
                Point end = Round(CurvePart.Longer(atEnd ? second.Reverse() : first, by).Segments[^1].End);
                return atEnd ? new(end, end, 0, -by) : new(end, end, -by, 0);
            }
            if (Math.Abs(stays - hidden) <= RunsOn)
            {
                // It runs on along the far boundary of the face.
                double rise = Math.Max(0.5, Math.Sin(hidden * Math.PI / 180)), turn = hidden * Math.PI / 180;
                Point end = Round(node + (way * Math.Cos(turn) + side * Math.Sin(turn)) * (strip / rise));
                return atEnd ? new(end, node) : new(node, end);
            }
            // The other goes beneath the face by a slope, no steeper than half the room that there is.
            double run = strip / Math.Clamp(Math.Tan(Math.Min(hidden, 120) / 2 * Math.PI / 180), Slope / 4, Slope);
            FittedChain rest = CurvePart.Shorter(moved, run);
            // Where the boundary itself bends that way, the slope must be short, or the boundary would lie beyond it.
            while (rest.Start != moved.Start && Point.Dot(Beneath(rest) - node, side) < strip * Uneven && run > strip)
            {
                run /= 2;
                rest = CurvePart.Shorter(moved, run);
            }
            Point from = rest.Start == moved.Start ? node : rest.Start;
            Point beneath = from == node ? Round(node + side * strip) : Round(Beneath(rest));
            double by2 = from == node ? 0 : run;
            return atEnd ? new(beneath, node, by2, 0) : new(node, beneath, 0, by2);

            Point Beneath(FittedChain rest) => rest.Start + Normal(Leaves(rest)) * (Point.Dot(Normal(Leaves(rest)), side) > 0 ? strip : -strip);
        }

        /// <summary>One boundary goes beneath a later face on the right, the other draws back to the left: between them the ring crosses the first, hidden on both sides.</summary>
        private Join Crosswise(int arriving, int leaving, Point node, Point along, Point on, double a)
        {
            bool atEnd = a > 0;
            Point way = atEnd ? -along : on, side = Normal(atEnd ? along : on), back = atEnd ? on : -along;
            double half = Hidden(atEnd ? arriving : leaving, atEnd, right: true, way, side) / 2 * Math.PI / 180;
            half = Math.Clamp(half, 0.25, 1.4);
            Point inner = Round(node - Normal(atEnd ? on : along) * strip);
            Point outer = Round(node + (way * Math.Cos(half) + side * Math.Sin(half)) * (strip / Math.Sin(half)));
            // Where the bare edge runs straight on, both are on one line.
            if (Point.Dot((inner - outer).Unit, back) > 0.85)
                inner = outer;
            return atEnd ? new(outer, inner) : new(inner, outer);
        }

        /// <summary>The angle from a boundary to the next one at a node, on one hand, degrees: 360 where there is none.</summary>
        private double Hidden(int half, bool atEnd, bool right, Point way, Point side)
        {
            int far = atEnd ? fitted.TurnAtEnd(half, right) : fitted.TurnAtBegin(half, right);
            return far == 0 ? 360 : Angle(Leaves(fitted.Walk(far)), way, side);
        }

        /// <summary>How far a direction is turned from a way towards its side, 0 to 360 degrees.</summary>
        private static double Angle(Point direction, Point way, Point side)
        {
            double angle = Math.Atan2(Point.Dot(direction, side), Point.Dot(direction, way)) * 180 / Math.PI;
            return angle < 0 ? angle + 360 : angle;
        }

        /// <summary>How far a boundary moves to its right hand, mm.</summary>
        private double By(int half)
        {
            if (fitted.Map.Chains[Math.Abs(half) - 1].OnBorder)
                return 0;
            int other = fitted.RightOf(half);
            if (other < 0)
                return rankOf(fitted.LeftOf(half)) == own ? 0 : -strip;
            return rankOf(other) > own ? strip : 0;
        }

        private void Line(Point to)
        {
            if (to == _pen)
                return;
            _segments.Add(Segment.Line(to));
            _pen = to;
        }

        /// <summary>A boundary that nobody sees, in as few steps as follow it nearly enough.</summary>
        private FittedChain Fewer(FittedChain curve)
        {
            int n = curve.Segments.Length;
            if (n == 1)
                return curve;
            var tolerance = new Tolerance(strip * Stray, strip * Stray);
            var fewer = new List<Segment>(n);
            Point start = curve.Start;
            for (int i = 0; i < n; i++)
            {
                Segment drawn = curve.Segments[i];
                int last = i;
                Begin(start);
                Add(start, drawn);
                Point into = Direction(drawn, start, atEnd: false);
                for (Point joint = drawn.End; last + 1 < n; last++)
                {
                    Segment next = curve.Segments[last + 1];
                    Add(joint, next);
                    var piece = _fitter.Fit(CollectionsMarshal.AsSpan(_x), CollectionsMarshal.AsSpan(_y), CollectionsMarshal.AsSpan(_s), 0, _x.Count - 1,
                        new(start, into), new(next.End, -Direction(next, joint, atEnd: true)), tolerance);
                    if (piece.Error > 1)
                        break;
                    (drawn, joint) = (piece.Segment, next.End);
                }
                fewer.Add(drawn);
                (start, i) = (drawn.End, last);
            }
            return curve with { Segments = [.. fewer] };

            void Begin(Point p)
            {
                _x.Clear();
                _y.Clear();
                _s.Clear();
                _x.Add(p.X);
                _y.Add(p.Y);
                _s.Add(0);
            }

            void Add(Point from, Segment s)
            {
                for (int k = 1; k <= Places; k++)
                {
                    Point p = Contour.PointOn(from, s, (double)k / Places);
                    _s.Add(_s[^1] + p.DistanceTo(new(_x[^1], _y[^1])));
                    _x.Add(p.X);
                    _y.Add(p.Y);
                }
            }
        }

        private void Move(FittedChain curve, double by, Point last)
        {
            if (by != 0)
                curve = Fewer(curve);
            int n = curve.Segments.Length;
            Point from = curve.Start;
            for (int i = 0; i < n; i++)
            {
                Segment s = curve.Segments[i];
                (Point end, Point next) = i == n - 1 ? (last, last) : by == 0 ? (s.End, s.End) : Side(curve, i, i + 1, by);
                if (s.IsLine)
                    Line(end);
                else
                    Curve(from, s, by, end, Halvings);
                Line(next);
                from = s.End;
            }
        }

        /// <summary>A curve at a distance: through where its middle moves to, and in halves where it would still be off.</summary>
        private void Curve(Point from, Segment s, double by, Point end, int halvings)
        {
            // Handles grow with the chord, as those of a bend do that is drawn farther out.
            double chord = from.DistanceTo(s.End), grown = chord < 1e-9 ? 1 : Math.Clamp(_pen.DistanceTo(end) / chord, 0.5, 2);
            Point one = (s.Control1 - from) * grown, two = (s.Control2 - s.End) * grown;
            if (by != 0)
            {
                Point missing = (Moved(0.5) - Contour.PointOn(_pen, Segment.Curve(_pen + one, end + two, end), 0.5)) * (8.0 / 3);
                double cross = Point.Cross(one, two);
                if (Math.Abs(cross) > 0.1 * one.Length * two.Length)
                {
                    double longer = Point.Cross(missing, two) / cross, other = Point.Cross(one, missing) / cross;
                    if (longer is > -0.5 and < 1 && other is > -0.5 and < 1)
                        (one, two) = (one * (1 + longer), two * (1 + other));
                }
                var moved = Segment.Curve(_pen + one, end + two, end);
                if (halvings > 0 && chord > 4 * strip && (Off(moved, 0.25, strip * Uneven) || Off(moved, 0.5, strip * Uneven) || Off(moved, 0.75, strip * Uneven)))
                {
                    (_, Segment half) = CurvePart.Of(from, s, 0, 0.5);
                    (Point middle, Segment rest) = CurvePart.Of(from, s, 0.5, 1);
                    Point at = Round(Moved(0.5));
                    Curve(from, half, by, at, halvings - 1);
                    Curve(middle, rest, by, end, halvings - 1);
                    return;
                }
                // A bend tighter than the strip is wide, moved, runs backwards, which lines do and a curve does not.
                if (Point.Dot(end - _pen, s.End - from) <= 0 || Off(moved, 0.25, strip / 2) || Off(moved, 0.5, strip / 2) || Off(moved, 0.75, strip / 2))
                {
                    foreach (double at in chord < 2 * strip ? (ReadOnlySpan<double>)[0.5] : [0.25, 0.5, 0.75])
                        Line(Round(Moved(at)));
                    Line(end);
                    return;
                }
            }
            _segments.Add(Segment.Curve(Round(_pen + one), Round(end + two), end));
            _pen = end;

            Point Across(double at) => Normal(CurvePart.Of(from, s, at, 1) is var rest ? Direction(rest.Step, rest.Start, atEnd: false) : default);
            Point Moved(double at) => Contour.PointOn(from, s, at) + Across(at) * by;
            bool Off(Segment moved, double at, double most) => Math.Abs(Point.Dot(Contour.PointOn(_pen, moved, at) - Moved(at), Across(at))) > most;
        }

        private Contour? Loop(FittedChain curve, double by)
        {
            if (curve.Segments.Length == 0)
                return null;
            (Point end, Point start) = by == 0 ? (curve.Start, curve.Start) : Side(curve, curve.Segments.Length - 1, 0, by);
            _pen = start;
            Move(curve, by, end);
            Line(start);
            return _segments.Count == 0 ? null : new(start, [.. _segments]);
        }

        private Point Round(Point p) => new(Math.Round(p.X / grid) * grid, Math.Round(p.Y / grid) * grid);

        /// <summary>Where a step ends and where the next begins when both move.</summary>
        private (Point Before, Point After) Side(FittedChain curve, int before, int after, double by)
        {
            Point joint = curve.Segments[before].End;
            Point start = before == 0 ? curve.Start : curve.Segments[before - 1].End;
            Point arriving = Direction(curve.Segments[before], start, atEnd: true), leaving = Direction(curve.Segments[after], joint, atEnd: false);
            return Corner(joint, arriving, leaving, by);
        }

        /// <summary>The corner of a moved boundary: one place, or two where it turns so sharply that both ways would meet too far off.</summary>
        private (Point Before, Point After) Corner(Point joint, Point arriving, Point leaving, double by)
        {
            Point before = Normal(arriving) * by, after = Normal(leaving) * by, both = before + after;
            double square = Point.Dot(both, both) / (by * by);
            if (square >= 1)
                return (Round(joint + both * (2 / square)), Round(joint + both * (2 / square)));
            bool inside = Point.Cross(arriving, leaving) * by > 0;
            if (inside && by < 0)
            {
                // Drawn back from bare ground on both sides of a tip, nothing may come out at its end.
                Point back = Round(joint + (leaving - arriving).Unit * (2 * strip));
                return (back, back);
            }
            // On the outside of the turn both ways go on a little, on the inside they just cross.
            double on = inside ? 0 : strip / 2;
            return (Round(joint + before + arriving * on), Round(joint + after - leaving * on));
        }

        private static Point Arrives(FittedChain curve) =>
            curve.Segments.Length == 0 ? Point.Zero : Direction(curve.Segments[^1], curve.Segments.Length > 1 ? curve.Segments[^2].End : curve.Start, atEnd: true);

        private static Point Leaves(FittedChain curve) => curve.Segments.Length == 0 ? Point.Zero : Direction(curve.Segments[0], curve.Start, atEnd: false);

        private static Point Direction(Segment s, Point start, bool atEnd)
        {
            Point step = s.IsLine ? s.End - start : atEnd ? s.End - s.Control2 : s.Control1 - start;
            return step.Length > 1e-6 ? step.Unit : (s.End - start).Unit;
        }

        /// <summary>A unit step to the right hand.</summary>
        private static Point Normal(Point along)
        {
            Point unit = along.Unit;
            return new(-unit.Y, unit.X);
        }
    }
}
