using System.Globalization;
using System.Text;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;

namespace DesignGen.Benchmarks.Raster;

/// <summary>An artwork as the plainest SVG: one path a shape in painter's order, so that a rival draws just what we draw.</summary>
/// <remarks>Artworks with knock-outs have no such file.</remarks>
internal static class PlainSvg
{
    public static string Write(Artwork artwork, Srgb garment)
    {
        var svg = new StringBuilder();
        string width = Number(artwork.Width.Millimetres), height = Number(artwork.Height.Millimetres);
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width} {height}\">");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{width}\" height=\"{height}\" fill=\"{garment.Hex}\"/>");
        int ramps = 0;
        foreach (Shape shape in artwork.Shapes)
        {
            string colour = artwork.Inks[shape.Ink ?? throw new ArgumentException("A knock-out has no plain SVG.", nameof(artwork))].Colour.Hex, fill = colour;
            if (shape.Coverage is not SolidCoverage)
            {
                fill = $"url(#r{++ramps})";
                svg.Append(Gradient($"r{ramps}", shape.Coverage, colour));
            }
            svg.Append(CultureInfo.InvariantCulture, $"<path fill=\"{fill}\"{(shape.Rule == FillRule.EvenOdd ? " fill-rule=\"evenodd\"" : "")} d=\"");
            foreach (Contour contour in shape.Outline.Contours)
            {
                svg.Append('M').Append(Pair(contour.Start));
                foreach (Segment s in contour.Segments)
                    svg.Append(s.IsLine ? "L" + Pair(s.End) : $"C{Pair(s.Control1)} {Pair(s.Control2)} {Pair(s.End)}");
                svg.Append('Z');
            }
            svg.Append("\"/>");
        }
        return svg.Append("</svg>").ToString();
    }

    private static string Gradient(string id, Coverage coverage, string colour)
    {
        string Stops(IEnumerable<RampStop> stops) => string.Concat(stops.Select(s => $"<stop offset=\"{Number(s.Offset)}\" stop-color=\"{colour}\" stop-opacity=\"{Number(s.Amount)}\"/>"));
        if (coverage is LinearRamp l)
            return $"<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{Number(l.From.X)}\" y1=\"{Number(l.From.Y)}\" x2=\"{Number(l.To.X)}\" y2=\"{Number(l.To.Y)}\">{Stops(l.Stops)}</linearGradient>";
        var r = (RadialRamp)coverage;
        return $"<radialGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" cx=\"0\" cy=\"0\" r=\"1\" gradientTransform=\"translate({Pair(r.Centre)}) scale({Number(r.RadiusX)} {Number(r.RadiusY)})\">{Stops(r.Stops)}</radialGradient>";
    }

    private static string Pair(Point p) => $"{Number(p.X)} {Number(p.Y)}";

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
