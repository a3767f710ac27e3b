using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.TechPacks;

/// <summary>Draws measures on drawings: a line with arrow heads and its length on a light plate, so that it is read on any cloth.</summary>
internal static class Dimensions
{
    private const double Arrow = 1.5, Half = 0.42, Thin = 0.2;

    /// <summary>A measure across.</summary>
    /// <param name="folio">The pages.</param>
    /// <param name="from">Left end, mm.</param>
    /// <param name="to">Right end.</param>
    /// <param name="y">Its height on the page.</param>
    /// <param name="text">The length.</param>
    public static void Across(Folio folio, double from, double to, double y, string text)
    {
        Line(folio, new(from, y), new(to, y));
        // Beside a line that is too short for it.
        double width = folio.Type.Width(text, Folio.Figure);
        Plate(folio, text, width + 3.5 * Arrow > to - from ? to + width / 2 + 1.5 : (from + to) / 2, y);
    }

    /// <summary>A measure down.</summary>
    /// <param name="folio">The pages.</param>
    /// <param name="x">Its place across.</param>
    /// <param name="from">Upper end, mm.</param>
    /// <param name="to">Lower end.</param>
    /// <param name="text">The length, set beside the line.</param>
    /// <param name="toLeft">Whether it stands left of the line.</param>
    public static void Down(Folio folio, double x, double from, double to, string text, bool toLeft = false)
    {
        Line(folio, new(x, from), new(x, to));
        double room = folio.Type.Width(text, Folio.Figure) / 2 + 1.6;
        Plate(folio, text, x + (toLeft ? -room : room), (from + to) / 2);
    }

    /// <summary>A line that leads from a drawing to a measure.</summary>
    public static void Lead(Folio folio, Point from, Point to) => folio.Draw(page => page.Line(from, to, new(0.12), Folio.Accent, 0.8, 0.6));

    /// <summary>A text on a light plate.</summary>
    public static void Plate(Folio folio, string text, double x, double y)
    {
        double width = folio.Type.Width(text, Folio.Figure) + 1.4, height = Folio.Figure.Em * 1.25;
        folio.Draw(page => page.Fill(Outline.RoundedRectangle(new(x - width / 2, y - height / 2, x + width / 2, y + height / 2), 0.5), Srgb.White, FillRule.NonZero, 0.9));
        folio.Text(text, x, y - Folio.Figure.Em * 0.63, Folio.Figure, Folio.Accent, Sheets.Writing.Across.Centre);
    }

    private static void Line(Folio folio, Point from, Point to)
    {
        Point along = to - from;
        if (along.Length < 0.3)
            return;
        Point unit = along.Unit, side = unit.Perpendicular;
        double head = Math.Min(Arrow, along.Length / 3);
        folio.Draw(page =>
        {
            page.Line(from, to, new(Thin), Folio.Accent);
            page.Fill(Outline.Polygon(from, from + unit * head + side * Half, from + unit * head - side * Half), Folio.Accent);
            page.Fill(Outline.Polygon(to, to - unit * head + side * Half, to - unit * head - side * Half), Folio.Accent);
        });
    }
}
