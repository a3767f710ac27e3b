using System.Globalization;
using System.Text;
using System.Xml;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>Writes centre lines as SVG 1.1: open strokes with round ends, in millimetres, one named group for each ink.</summary>
/// <remarks>
/// For plotters, engravers and embroidery. A stroke whose width changes is written with its mean width, as SVG has one width for a path; the
/// artwork view has the true one. Strokes of one width share a group. Numbers are exact to the micrometre. The same map gives the same bytes on every machine.
/// </remarks>
public static class CentreLineSvg
{
    private const string Svg = "http://www.w3.org/2000/svg", Inkscape = "http://www.inkscape.org/namespaces/inkscape";

    /// <summary>Writes a file in UTF-8.</summary>
    /// <param name="to">Where to write; it stays open.</param>
    /// <param name="map">The strokes.</param>
    /// <param name="areas">Whether areas that are no strokes are written too, filled, the paper excepted. Default: false, for a pen can only follow lines.</param>
    /// <param name="metadata">Well-formed XML to carry in the file's metadata; null for none.</param>
    public static void Write(Stream to, CentreLineMap map, bool areas = false, string? metadata = null)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "", NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(to, settings);
        string width = Number(map.Width.Millimetres), height = Number(map.Height.Millimetres);
        xml.WriteStartDocument();
        xml.WriteStartElement("svg", Svg);
        xml.WriteAttributeString("xmlns", "inkscape", null, Inkscape);
        xml.WriteAttributeString("version", "1.1");
        xml.WriteAttributeString("width", width + "mm");
        xml.WriteAttributeString("height", height + "mm");
        xml.WriteAttributeString("viewBox", $"0 0 {width} {height}");
        if (metadata is not null)
        {
            xml.WriteStartElement("metadata", Svg);
            using var reader = XmlReader.Create(new StringReader(metadata), new() { ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit });
            xml.WriteNode(reader, defattr: false);
            xml.WriteEndElement();
        }
        int[] order = [.. map.Layers.Select(l => l.Ink).Concat(Enumerable.Range(0, map.Inks.Length)).Distinct()];
        foreach (int ink in order)
        {
            CentreLineStroke[] strokes = [.. map.Strokes.Where(s => s.Ink == ink)];
            Outline faces = areas && ink != map.Ground ? map.Faces[ink] : Outline.Empty;
            if (strokes.Length > 0 || !faces.IsEmpty)
                Group(xml, ink, map.Inks[ink], strokes, faces);
        }
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    /// <summary>The file as text.</summary>
    /// <param name="map">The strokes.</param>
    /// <param name="areas">Whether areas that are no strokes are written too.</param>
    public static string ToText(CentreLineMap map, bool areas = false)
    {
        var to = new MemoryStream();
        Write(to, map, areas);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    private static void Group(XmlWriter xml, int place, Ink ink, CentreLineStroke[] strokes, Outline faces)
    {
        xml.WriteStartElement("g", Svg);
        xml.WriteAttributeString("id", string.Create(CultureInfo.InvariantCulture, $"ink-{place + 1}"));
        xml.WriteAttributeString("data-ink", ink.Name);
        xml.WriteAttributeString("inkscape", "groupmode", Inkscape, "layer");
        xml.WriteAttributeString("inkscape", "label", Inkscape, ink.Name);
        xml.WriteAttributeString("fill", "none");
        xml.WriteAttributeString("stroke", ink.Colour.Hex);
        xml.WriteAttributeString("stroke-linecap", "round");
        xml.WriteAttributeString("stroke-linejoin", "round");
        xml.WriteElementString("title", Svg, ink.Name);
        if (!faces.IsEmpty)
        {
            xml.WriteStartElement("path", Svg);
            xml.WriteAttributeString("fill", ink.Colour.Hex);
            xml.WriteAttributeString("stroke", "none");
            xml.WriteAttributeString("d", string.Concat(faces.Contours.Select(c => Path(c, true))));
            xml.WriteEndElement();
        }
        foreach (CentreLineStroke stroke in strokes)
        {
            xml.WriteStartElement("path", Svg);
            xml.WriteAttributeString("stroke-width", Number(stroke.WidthMm));
            xml.WriteAttributeString("d", Path(stroke.Path, stroke.Closed));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    /// <summary>Path data in steps from point to point; points are rounded first, so that rounding never adds up.</summary>
    private static string Path(Contour line, bool closed)
    {
        var text = new StringBuilder("M");
        (long x, long y) = Micrometres(line.Start);
        (long startX, long startY) = (x, y);
        Pair(text, x, y);
        for (int i = 0; i < line.Segments.Length; i++)
        {
            Segment s = line.Segments[i];
            (long ex, long ey) = Micrometres(s.End);
            if (s.IsLine && closed && i == line.Segments.Length - 1 && (ex, ey) == (startX, startY))
                break;
            text.Append(s.IsLine ? 'l' : 'c');
            if (!s.IsLine)
            {
                (long ax, long ay) = Micrometres(s.Control1);
                (long bx, long by) = Micrometres(s.Control2);
                Pair(text, ax - x, ay - y);
                Pair(text.Append(' '), bx - x, by - y);
                text.Append(' ');
            }
            Pair(text, ex - x, ey - y);
            (x, y) = (ex, ey);
        }
        if (closed)
            text.Append('z');
        return text.ToString();
    }

    private static void Pair(StringBuilder text, long x, long y) => text.Append(Number(x / 1000.0)).Append(y < 0 ? "" : " ").Append(Number(y / 1000.0));

    private static (long X, long Y) Micrometres(Point p) => ((long)Math.Round(p.X * 1000), (long)Math.Round(p.Y * 1000));

    private static string Number(double mm)
    {
        string text = (Math.Round(mm, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text.StartsWith("-0.", StringComparison.Ordinal) ? "-" + text[2..] : text;
    }
}
