using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;
using DesignGen.Vectorize.CentreLines;

namespace DesignGen.Vectorize.Tests.CentreLines;

/// <summary>A line drawn on a page.</summary>
internal sealed record Pen(Contour Line, double Width, bool Closed = false, StrokeCap Cap = StrokeCap.Round);

/// <summary>Pages of lines, drawn with anti-aliasing; a pixel is a millimetre wide, so that results can be held against what was drawn.</summary>
internal static class LinePages
{
    /// <summary>Draws black lines on white.</summary>
    public static Picture Draw(int width, int height, params Pen[] pens) =>
        Draw(width, height, [.. pens.Select(p => (Srgb.Black, Stroke.Outline(p.Line, new StrokeStyle(p.Width) { StartCap = p.Cap, EndCap = p.Cap }, p.Closed)))]);

    /// <summary>Draws shapes on white.</summary>
    public static Picture Draw(int width, int height, params (Srgb Colour, Outline Outline)[] shapes)
    {
        Srgb[] colours = [.. shapes.Select(s => s.Colour).Distinct()];
        var art = new Artwork(Length.FromMillimetres(width), Length.FromMillimetres(height), null, [.. colours.Select(c => new Ink(c.Hex, c.Hex, c))],
            [.. shapes.Select(s => new Shape(Array.IndexOf(colours, s.Colour), s.Outline, FillRule.NonZero, Coverage.Solid))], []);
        return CompositeRenderer.Render(art, new Resolution(25.4), Srgb.White);
    }

    /// <summary>Traces a page so that a pixel is a millimetre again.</summary>
    public static CentreLineMap Trace(Picture page, int? inks = 2, CentreLineOptions? lines = null) =>
        CentreLineTracer.Trace(page, new VectorizeOptions { Inks = inks, Width = Length.FromMillimetres(page.Width) }, lines);

    /// <summary>Contours of areas that are not the paper.</summary>
    public static int Areas(CentreLineMap map) => map.Faces.Where((_, ink) => ink != map.Ground).Sum(f => f.Contours.Length);

    /// <summary>Mean and greatest distance of what was found from what was drawn, and the other way round, px.</summary>
    public static (double Mean, double Most) Miss(CentreLineMap map, params Pen[] pens)
    {
        List<List<Point>> found = [.. map.Strokes.Select(s => Dense(s.Path, s.Closed))], drawn = [.. pens.Select(p => Dense(p.Line, p.Closed))];
        double[] misses = [.. found.SelectMany(p => p).Select(p => Nearest(p, drawn)), .. drawn.SelectMany(p => p).Select(p => Nearest(p, found))];
        return (misses.Average(), misses.Max());
    }

    /// <summary>The page mirrored left to right.</summary>
    public static Picture Mirror(Picture page)
    {
        var pixels = new byte[page.Pixels.Length];
        for (int y = 0; y < page.Height; y++)
        {
            for (int x = 0; x < page.Width; x++)
                page.At(page.Width - 1 - x, y).CopyTo(pixels.AsSpan(y * page.Stride + x * page.Channels));
        }
        return page with { Pixels = pixels };
    }

    /// <summary>The page turned a quarter clockwise.</summary>
    public static Picture Turn(Picture page)
    {
        var pixels = new byte[page.Pixels.Length];
        for (int y = 0; y < page.Height; y++)
        {
            for (int x = 0; x < page.Width; x++)
                page.At(x, y).CopyTo(pixels.AsSpan((x * page.Height + page.Height - 1 - y) * page.Channels));
        }
        return page with { Width = page.Height, Height = page.Width, Pixels = pixels };
    }

    private static double Nearest(Point p, List<List<Point>> lines) => lines.Count == 0 ? double.MaxValue : lines.Min(l => Nearest(p, l));

    private static double Nearest(Point p, List<Point> line)
    {
        double least = double.MaxValue;
        for (int i = 1; i < line.Count; i++)
        {
            Point step = line[i] - line[i - 1];
            double square = Point.Dot(step, step), share = square > 0 ? Math.Clamp(Point.Dot(p - line[i - 1], step) / square, 0, 1) : 0;
            least = Math.Min(least, (line[i - 1] + step * share).DistanceTo(p));
        }
        return least;
    }

    private static List<Point> Dense(Contour line, bool closed)
    {
        List<Point> points = line.Flatten(0.005), dense = [];
        if (closed)
            points.Add(points[0]);
        for (int i = 1; i < points.Count; i++)
        {
            int parts = Math.Max(1, (int)points[i].DistanceTo(points[i - 1]));
            for (int k = 0; k < parts; k++)
                dense.Add(Point.Lerp(points[i - 1], points[i], (double)k / parts));
        }
        dense.Add(points[^1]);
        return dense;
    }
}
