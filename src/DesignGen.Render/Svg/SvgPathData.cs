using System.Collections.Immutable;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Svg;

/// <summary>Reads the data of SVG paths: all commands of SVG 1.1, chapter 8.3. Quadratic curves and arcs become cubics.</summary>
internal static class SvgPathData
{
    /// <summary>The runs of a path, each with whether it is closed; null where the data is not sound.</summary>
    public static List<(Contour Line, bool Closed)>? Read(string data)
    {
        var lines = new List<(Contour, bool)>();
        var steps = ImmutableArray.CreateBuilder<Segment>();
        Point start = default, pen = default, handle = default;
        char command = ' ', before = ' ';
        int at = 0;
        while (SvgNumbers.Skip(data, ref at))
        {
            if (char.IsAsciiLetter(data[at]))
                command = data[at++];
            else if (command is ' ' or 'Z' or 'z')
                return null;
            if (command is not ('M' or 'm') && before == ' ')
                return null;
            Point from = char.IsLower(command) ? pen : default;
            switch (char.ToUpperInvariant(command))
            {
                case 'M':
                    if (Points(1) is not [var to])
                        return null;
                    End(closed: false);
                    start = pen = to;
                    // Further pairs mean lineto.
                    (before, command) = ('M', command == 'm' ? 'l' : 'L');
                    continue;
                case 'Z':
                    End(closed: true);
                    pen = start;
                    break;
                case 'L':
                    if (Points(1) is not [var line])
                        return null;
                    Line(line);
                    break;
                case 'H' or 'V':
                    if (Numbers(1) is not [var n])
                        return null;
                    Line(char.ToUpperInvariant(command) == 'H' ? new(n + from.X, pen.Y) : new(pen.X, n + from.Y));
                    break;
                case 'C':
                    if (Points(3) is not [var c1, var c2, var end])
                        return null;
                    Curve(c1, c2, end);
                    break;
                case 'S':
                    if (Points(2) is not [var s2, var sEnd])
                        return null;
                    Curve(before is 'C' or 'S' ? pen + (pen - handle) : pen, s2, sEnd);
                    break;
                case 'Q':
                    if (Points(2) is not [var q, var qEnd])
                        return null;
                    Quad(q, qEnd);
                    break;
                case 'T':
                    if (Points(1) is not [var tEnd])
                        return null;
                    Quad(before is 'Q' or 'T' ? pen + (pen - handle) : pen, tEnd);
                    break;
                case 'A':
                    if (Numbers(3) is not [var rx, var ry, var turn] || Flag() is not { } large || Flag() is not { } sweep || Points(1) is not [var aEnd])
                        return null;
                    Arc(Math.Abs(rx), Math.Abs(ry), turn * Math.PI / 180, large, sweep, aEnd);
                    break;
                default:
                    return null;
            }
            before = char.ToUpperInvariant(command);

            Point[]? Points(int count) => Numbers(2 * count) is { } n ? [.. n.Chunk(2).Select(c => new Point(c[0] + from.X, c[1] + from.Y))] : null;
        }
        End(closed: false);
        return lines;

        double[]? Numbers(int count)
        {
            var numbers = new double[count];
            for (int i = 0; i < count; i++)
            {
                if (!SvgNumbers.Skip(data, ref at) || SvgNumbers.Next(data, ref at) is not { } number)
                    return null;
                numbers[i] = number;
            }
            return numbers;
        }

        // Flags of arcs may stand without anything between them.
        bool? Flag() => SvgNumbers.Skip(data, ref at) && data[at] is '0' or '1' ? data[at++] == '1' : null;

        void End(bool closed)
        {
            if (steps.Count > 0 || closed)
                lines.Add((new(start, steps.ToImmutable()), closed));
            steps.Clear();
        }

        void Line(Point to)
        {
            steps.Add(Segment.Line(to));
            pen = handle = to;
        }

        void Curve(Point c1, Point c2, Point to)
        {
            steps.Add(Segment.Curve(c1, c2, to));
            (pen, handle) = (to, c2);
        }

        void Quad(Point c, Point to)
        {
            steps.Add(Segment.Curve(pen + (c - pen) * (2.0 / 3), to + (c - to) * (2.0 / 3), to));
            (pen, handle) = (to, c);
        }

        // From ends to centre: SVG 1.1, appendix F.6.5 and F.6.6.
        void Arc(double rx, double ry, double turn, bool large, bool sweep, Point to)
        {
            if (to == pen)
                return;
            if (rx < 1e-12 || ry < 1e-12)
            {
                Line(to);
                return;
            }
            // In the ellipse's own directions, as a circle of radius 1.
            Affine round = Affine.Rotate(-turn).Then(Affine.Scale(1 / rx, 1 / ry));
            Point a = round.Apply(pen), b = round.Apply(to), half = (b - a) * 0.5;
            double reach = half.Length, grow = Math.Max(1, reach);
            (rx, ry) = (rx * grow, ry * grow);
            (a, b, half) = (a * (1 / grow), b * (1 / grow), half * (1 / grow));
            double away = Math.Sqrt(Math.Max(0, 1 - half.Length * half.Length));
            Point middle = a + half + half.Unit.Perpendicular * (large == sweep ? -away : away);
            double first = Math.Atan2(a.Y - middle.Y, a.X - middle.X), span = Math.Atan2(b.Y - middle.Y, b.X - middle.X) - first;
            if (sweep && span < 0)
                span += 2 * Math.PI;
            else if (!sweep && span > 0)
                span -= 2 * Math.PI;
            Affine home = Affine.Scale(rx, ry).Then(Affine.Rotate(turn));
            Outline arc = new OutlineBuilder().MoveTo(a).ArcAround(middle, span).Build();
            foreach (Segment s in arc.Contours.SelectMany(c => c.Segments))
                steps.Add(Segment.Curve(home.Apply(s.Control1), home.Apply(s.Control2), home.Apply(s.End)));
            steps[^1] = steps[^1] with { End = to };
            pen = handle = to;
        }
    }
}
