using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;
using DesignGen.Core.Geometry;

namespace DesignGen.Produce.Gang.Writing;

/// <summary>Writes cut lines: one path of straight lines for each piece, in cut order, in millimetres.</summary>
internal static class CutSvg
{
    /// <summary>Writes a sheet's cut lines.</summary>
    /// <param name="to">Where they go; stays open.</param>
    /// <param name="widthMm">Width of the sheet, mm.</param>
    /// <param name="lengthMm">Its length, mm.</param>
    /// <param name="pieces">Each piece with its cut line, mm, in cut order.</param>
    /// <param name="rdf">What the file says of the art's making, as an RDF element; null for nothing.</param>
    public static void Write(Stream to, double widthMm, double lengthMm, IEnumerable<(GangPlace Place, ImmutableArray<Point> Line)> pieces, string? rdf)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{widthMm:0.###}mm\" height=\"{lengthMm:0.###}mm\" viewBox=\"0 0 {widthMm:0.###} {lengthMm:0.###}\">"));
        if (rdf is not null)
            text.WriteLine($"<metadata>{rdf}</metadata>");
        text.WriteLine("<g id=\"CutContour\" fill=\"none\" stroke=\"#ff00ff\" stroke-width=\"0.088\">");
        foreach ((GangPlace place, ImmutableArray<Point> line) in pieces)
        {
            text.Write($"<path id=\"{place.Id}\" d=\"M");
            text.Write(string.Join('L', line.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.###} {p.Y:0.###}"))));
            text.WriteLine($"Z\"><title>{SecurityElement.Escape(place.Name)} {place.Copy.ToString(CultureInfo.InvariantCulture)}</title></path>");
        }
        text.WriteLine("</g>");
        text.WriteLine("</svg>");
    }
}
