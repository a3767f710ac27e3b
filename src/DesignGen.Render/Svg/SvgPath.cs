using System.Globalization;
using System.Text;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Svg;

/// <summary>Outlines and numbers as SVG writes them: relative steps in millimetres, exact to the micrometre, and to a micrometre for a handle that may be left out.</summary>
internal static class SvgPath
{
    /// <summary>A number of millimetres with at most three decimals and no zero that is not needed.</summary>
    public static string Number(double millimetres)
    {
        var text = new StringBuilder();
        Append(text, Micrometres(millimetres));
        return text.ToString();
    }

    /// <summary>A factor of a map, with at most six decimals.</summary>
    public static string Factor(double factor)
    {
        string text = (Math.Round(factor, 6) + 0.0).ToString("0.######", CultureInfo.InvariantCulture);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text.StartsWith("-0.", StringComparison.Ordinal) ? "-" + text[2..] : text;
    }

    /// <summary>The path data of an outline. Points are rounded before steps are taken, so that rounding never adds up.</summary>
    public static string Data(Outline outline)
    {
        var text = new StringBuilder();
        long x = 0, y = 0, handleX = 0, handleY = 0;
        char mode = ' ';
        foreach (Contour contour in outline.Contours)
        {
            (long startX, long startY) = Micrometres(contour.Start);
            Step('m', [startX - x, startY - y]);
            (x, y) = (startX, startY);
            // After a moveto, further pairs mean lineto.
            mode = 'l';
            for (int i = 0; i < contour.Segments.Length; i++)
            {
                Segment s = contour.Segments[i];
                (long endX, long endY) = Micrometres(s.End);
                if (!s.IsLine)
                {
                    (long c1X, long c1Y) = Micrometres(s.Control1);
                    (long c2X, long c2Y) = Micrometres(s.Control2);
                    // Where a curve goes smoothly on, its first handle mirrors the last one of the curve before.
                    if (mode is 'c' or 's' && Math.Abs(c1X - 2 * x + handleX) <= 1 && Math.Abs(c1Y - 2 * y + handleY) <= 1)
                        Step('s', [c2X - x, c2Y - y, endX - x, endY - y]);
                    else
                        Step('c', [c1X - x, c1Y - y, c2X - x, c2Y - y, endX - x, endY - y]);
                    (handleX, handleY) = (c2X, c2Y);
                }
                else if (i == contour.Segments.Length - 1 && (endX, endY) == (startX, startY))
                {
                    // The closing stroke draws it.
                }
                else if (endY == y && endX != x)
                {
                    Step('h', [endX - x]);
                }
                else if (endX == x && endY != y)
                {
                    Step('v', [endY - y]);
                }
                else if (endX != x)
                {
                    Step('l', [endX - x, endY - y]);
                }
                (x, y) = (endX, endY);
            }
            text.Append('z');
            mode = 'z';
            (x, y) = (startX, startY);
        }
        return text.ToString();

        void Step(char command, ReadOnlySpan<long> numbers)
        {
            if (mode != command)
                text.Append(command);
            mode = command;
            foreach (long number in numbers)
                Append(text, number);
        }
    }

    private static (long X, long Y) Micrometres(Point p) => (Micrometres(p.X), Micrometres(p.Y));

    private static long Micrometres(double millimetres) => (long)Math.Round(millimetres * 1000);

    /// <summary>Adds micrometres as millimetres, with a space only where two numbers would run together.</summary>
    private static void Append(StringBuilder text, long micrometres)
    {
        long whole = Math.Abs(micrometres) / 1000, rest = Math.Abs(micrometres) % 1000;
        if (micrometres < 0)
            text.Append('-');
        else if (text.Length > 0 && (char.IsAsciiDigit(text[^1]) || text[^1] == '.') && !(whole == 0 && rest > 0 && HasPoint(text)))
            text.Append(' ');
        if (whole > 0 || rest == 0)
            text.Append(whole);
        if (rest == 0)
            return;
        text.Append('.').Append((char)('0' + rest / 100));
        if (rest % 100 > 0)
            text.Append((char)('0' + rest / 10 % 10));
        if (rest % 10 > 0)
            text.Append((char)('0' + rest % 10));
    }

    /// <summary>Whether the number at the end has a decimal point, so that another point begins a new number.</summary>
    private static bool HasPoint(StringBuilder text)
    {
        for (int i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == '.')
                return true;
            if (!char.IsAsciiDigit(text[i]))
                return false;
        }
        return false;
    }
}
