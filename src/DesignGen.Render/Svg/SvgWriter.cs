using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Repeats;

namespace DesignGen.Render.Svg;

/// <summary>Writes an artwork as SVG 1.1: a page in millimetres with one named group for each ink.</summary>
/// <remarks>
/// Painter's order mixes inks, so the groups are painted in the order that turns the fewest overlaps upside down, and a
/// shape that a group painted earlier should cover carries a mask that cuts the covering shapes out; so do shapes under
/// a knock-out. Under a solid shape so cut, the covering ink goes on 0.1 mm beyond its edge, as a printer's trap does, so
/// that no ground shows through where viewers blend the edge pixels of both; and a see-through ramp lies there on solid
/// ink of its own, which the mask above it lets through in the right amount. What is left: where several see-through ramps
/// lie over one another in an order that the groups turn round, lower ones show too much; and so do, in edge pixels only,
/// the inks of a stack that a knock-out cuts. Ramps are gradients of opacity. Numbers are exact to the micrometre. Groups are
/// Inkscape layers too. The same artwork gives the same bytes on every machine.
/// </remarks>
public sealed class SvgWriter
{
    private const string Svg = "http://www.w3.org/2000/svg", XLink = "http://www.w3.org/1999/xlink", Inkscape = "http://www.inkscape.org/namespaces/inkscape", Own = "urn:designgen:artwork";

    // How far a cover's ink goes on under the edge of what it cuts, mm: a pixel at 250 dpi.
    private const double TrapMm = 0.1;

    private readonly Artwork _artwork;
    private readonly SvgOptions _options;
    private readonly XmlWriter _xml;
    private readonly InkOrder _order;
    private readonly Dictionary<string, string> _gradients = [];
    private readonly HashSet<int> _named;
    private readonly List<int>[] _under;

    private SvgWriter(XmlWriter xml, Artwork artwork, SvgOptions options)
    {
        (_xml, _artwork, _options) = (xml, artwork, options);
        _order = InkOrder.Plan(artwork);
        _under = Under();
        _named = [.. _order.Covers.SelectMany(c => c).Where(s => artwork.Shapes[s].Ink is not null && artwork.Shapes[s].Coverage is SolidCoverage)];
        for (int i = 0; i < artwork.Shapes.Length; i++)
        {
            if (Shift(i) is not null)
                _named.Add(artwork.Shapes[i].CopyOf!.Value);
        }
        _named.UnionWith(_under.SelectMany(u => u).Where(s => Shift(s) is null));
    }

    /// <summary>Writes a file in UTF-8.</summary>
    /// <param name="to">Where to write; it stays open.</param>
    /// <param name="artwork">The artwork.</param>
    /// <param name="options">Title, cloth and metadata; null for none of them.</param>
    /// <exception cref="XmlException">The metadata is not well-formed XML.</exception>
    public static void Write(Stream to, Artwork artwork, SvgOptions? options = null)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = " ", NewLineChars = "\n", CloseOutput = false };
        using var xml = XmlWriter.Create(to, settings);
        new SvgWriter(xml, artwork, options ?? SvgOptions.Default).Document();
    }

    /// <summary>The file as text.</summary>
    /// <param name="artwork">The artwork.</param>
    /// <param name="options">Title, cloth and metadata; null for none of them.</param>
    /// <exception cref="XmlException">The metadata is not well-formed XML.</exception>
    public static string ToText(Artwork artwork, SvgOptions? options = null)
    {
        var to = new MemoryStream();
        Write(to, artwork, options);
        return Encoding.UTF8.GetString(to.ToArray());
    }

    private void Document()
    {
        string width = SvgPath.Number(_artwork.Width.Millimetres), height = SvgPath.Number(_artwork.Height.Millimetres);
        _xml.WriteStartDocument();
        _xml.WriteStartElement("svg", Svg);
        _xml.WriteAttributeString("xmlns", "xlink", null, XLink);
        _xml.WriteAttributeString("xmlns", "inkscape", null, Inkscape);
        Attribute("version", "1.1");
        Attribute("width", width + "mm");
        Attribute("height", height + "mm");
        Attribute("viewBox", $"0 0 {width} {height}");
        if (_options.Title is string title)
            _xml.WriteElementString("title", Svg, Clean(title));
        Metadata();
        Definitions();
        if (_options.Garment is Srgb garment)
        {
            Start("g", ("id", "garment"));
            Start("rect", ("width", width), ("height", height), ("fill", garment.Hex));
            End(2);
        }
        foreach (int ink in _order.Groups)
            Group(ink);
        CutLines();
        _xml.WriteEndDocument();
    }

    private void Metadata()
    {
        if (_artwork.Repeat is null && _options.Metadata is null)
            return;
        Start("metadata");
        if (_artwork.Repeat is Repeat repeat)
        {
            _xml.WriteStartElement("designgen", "repeat", Own);
            Attribute("layout", repeat.Layout switch { RepeatLayout.HalfDrop => "half-drop", RepeatLayout.Brick => "brick", RepeatLayout.Mirror => "mirror", _ => "block" });
            Attribute("widthMm", SvgPath.Number(repeat.Width.Millimetres));
            Attribute("heightMm", SvgPath.Number(repeat.Height.Millimetres));
            _xml.WriteEndElement();
        }
        if (_options.Metadata is string metadata)
        {
            using var reader = XmlReader.Create(new StringReader(metadata), new() { ConformanceLevel = ConformanceLevel.Fragment, DtdProcessing = DtdProcessing.Prohibit });
            _xml.WriteNode(reader, defattr: false);
        }
        _xml.WriteEndElement();
    }

    /// <summary>Gradients and masks, before they are used.</summary>
    private void Definitions()
    {
        bool any = _artwork.Shapes.Any(s => s.Coverage is not SolidCoverage) || _order.Covers.Any(c => c.Length > 0);
        if (!any)
            return;
        Start("defs");
        foreach (Shape shape in _artwork.Shapes)
        {
            if (shape.Ink is int ink)
                Gradient(shape.Coverage, _artwork.Inks[ink].Colour);
        }
        foreach (int shape in _order.Covers.SelectMany(c => c))
            Gradient(_artwork.Shapes[shape].Coverage, Srgb.Black);
        for (int i = 0; i < _order.Covers.Length; i++)
        {
            if (_order.Covers[i].Length > 0)
                Mask(Id("cut", i), _artwork.Shapes[i].Outline.Bounds, _order.Covers[i]);
        }
        foreach (int below in _under.SelectMany(u => u).Distinct().Order())
            Clip(below);
        for (int above = 0; above < _under.Length; above++)
        {
            foreach (int below in _under[above])
            {
                if (Others(below, above) is { Length: > 0 } others)
                    Mask(Trap(below, above), _artwork.Shapes[above].Outline.Bounds, others);
            }
        }
        End();
    }

    private void Gradient(Coverage coverage, Srgb colour)
    {
        if (coverage is SolidCoverage || !_gradients.TryAdd(Key(coverage, colour), Id("ramp", _gradients.Count)))
            return;
        string id = _gradients[Key(coverage, colour)];
        ImmutableArray<RampStop> stops;
        if (coverage is LinearRamp linear)
        {
            Start("linearGradient", ("id", id), ("gradientUnits", "userSpaceOnUse"),
                ("x1", SvgPath.Number(linear.From.X)), ("y1", SvgPath.Number(linear.From.Y)), ("x2", SvgPath.Number(linear.To.X)), ("y2", SvgPath.Number(linear.To.Y)));
            stops = linear.Stops;
        }
        else
        {
            var radial = (RadialRamp)coverage;
            string x = SvgPath.Number(radial.Centre.X), y = SvgPath.Number(radial.Centre.Y);
            Start("radialGradient", ("id", id), ("gradientUnits", "userSpaceOnUse"));
            if (radial.RadiusX == radial.RadiusY)
            {
                Attribute("cx", x);
                Attribute("cy", y);
                Attribute("r", SvgPath.Number(radial.RadiusX));
            }
            else
            {
                Attribute("cx", "0");
                Attribute("cy", "0");
                Attribute("r", "1");
                Attribute("gradientTransform", $"translate({x} {y}) scale({SvgPath.Number(radial.RadiusX)} {SvgPath.Number(radial.RadiusY)})");
            }
            stops = radial.Stops;
        }
        foreach (RampStop stop in stops)
        {
            Start("stop", ("offset", Share(stop.Offset)), ("stop-color", colour.Hex), ("stop-opacity", Share(stop.Amount)));
            End();
        }
        End();
    }

    private static string Key(Coverage coverage, Srgb colour) => coverage switch
    {
        LinearRamp l => $"{colour.Hex} {SvgPath.Number(l.From.X)} {SvgPath.Number(l.From.Y)} {SvgPath.Number(l.To.X)} {SvgPath.Number(l.To.Y)} {Key(l.Stops)}",
        RadialRamp r => $"{colour.Hex} o {SvgPath.Number(r.Centre.X)} {SvgPath.Number(r.Centre.Y)} {SvgPath.Number(r.RadiusX)} {SvgPath.Number(r.RadiusY)} {Key(r.Stops)}",
        _ => "",
    };

    private static string Key(ImmutableArray<RampStop> stops) => string.Join(' ', stops.Select(s => $"{Share(s.Offset)}:{Share(s.Amount)}"));

    /// <summary>A mask over a shape: white, with the shapes that cover it in black.</summary>
    private void Mask(string id, Rect of, IEnumerable<int> covers)
    {
        Rect bounds = of.Grow(1);
        string x = SvgPath.Number(bounds.Left), y = SvgPath.Number(bounds.Top), width = SvgPath.Number(bounds.Width), height = SvgPath.Number(bounds.Height);
        Start("mask", ("id", id), ("maskUnits", "userSpaceOnUse"), ("x", x), ("y", y), ("width", width), ("height", height));
        Start("rect", ("x", x), ("y", y), ("width", width), ("height", height), ("fill", "#fff"));
        End();
        foreach (int cover in covers)
        {
            Shape above = _artwork.Shapes[cover];
            if (_named.Contains(cover) && above.Coverage is SolidCoverage)
            {
                // The shape stands in its group without a fill of its own: here it is black.
                Use(cover);
                continue;
            }
            Start("path");
            if (above.Coverage is not SolidCoverage)
                Attribute("fill", $"url(#{_gradients[Key(above.Coverage, Srgb.Black)]})");
            Outline(above);
            End();
        }
        End();
    }

    /// <summary>The inside of a solid shape, to hold a trap.</summary>
    private void Clip(int shape)
    {
        Start("clipPath", ("id", Id("in", shape)));
        if (Shift(shape) is null)
        {
            Use(shape);
        }
        else
        {
            // A clip may not point to what itself points elsewhere.
            Start("path");
            Outline(_artwork.Shapes[shape], clip: true);
            End();
        }
        End();
    }

    /// <summary>For each shape, the solid shapes below it that are painted later, and so need it to go on under their edges.</summary>
    private List<int>[] Under()
    {
        var under = new List<int>[_artwork.Shapes.Length];
        for (int i = 0; i < under.Length; i++)
            under[i] = [];
        for (int below = 0; below < under.Length; below++)
        {
            foreach (int above in _order.Covers[below])
            {
                if (_artwork.Shapes[above].Ink is not null && _artwork.Shapes[below].Coverage is SolidCoverage)
                    under[above].Add(below);
            }
        }
        return under;
    }

    /// <summary>The other covers of a shape near one of its covers: a trap must not reach under them.</summary>
    private int[] Others(int below, int above)
    {
        Rect near = _artwork.Shapes[above].Outline.Bounds.Grow(TrapMm);
        return [.. _order.Covers[below].Where(c => c != above && _artwork.Shapes[c].Outline.Bounds.Overlaps(near))];
    }

    private static string Trap(int below, int above) => string.Create(CultureInfo.InvariantCulture, $"trap{above}-{below}");

    /// <summary>Lays a shape's ink solid under the edges of the shapes below it that are painted after it.</summary>
    private void Traps(int above, Ink ink)
    {
        foreach (int below in _under[above])
        {
            bool cut = Others(below, above).Length > 0;
            Start("g", ("clip-path", $"url(#{Id("in", below)})"));
            if (cut)
                Start("g", ("mask", $"url(#{Trap(below, above)})"));
            if (_artwork.Shapes[above].Coverage is SolidCoverage)
            {
                Use(above, close: false);
            }
            else
            {
                Start("path");
                Outline(_artwork.Shapes[above]);
            }
            Attribute("stroke", ink.Colour.Hex);
            Attribute("stroke-width", SvgPath.Number(TrapMm * 2));
            Attribute("stroke-linejoin", "round");
            End(cut ? 3 : 2);
        }
    }

    private void Use(int shape, bool close = true)
    {
        Start("use");
        _xml.WriteAttributeString("xlink", "href", XLink, "#" + Id("s", shape));
        if (close)
            End();
    }

    private void Group(int number)
    {
        Ink ink = _artwork.Inks[number];
        Start("g", ("id", string.Create(CultureInfo.InvariantCulture, $"ink-{number + 1}-{Slug(ink.Id)}")), ("data-ink", ink.Name),
            ("data-kind", ink.Kind.ToString().ToLowerInvariant()), ("data-print-order", (number + 1).ToString(CultureInfo.InvariantCulture)));
        _xml.WriteAttributeString("inkscape", "groupmode", Inkscape, "layer");
        _xml.WriteAttributeString("inkscape", "label", Inkscape, Clean(ink.Name));
        Attribute("fill", ink.Colour.Hex);
        _xml.WriteElementString("title", Svg, Clean(ink.Name));
        for (int i = 0; i < _artwork.Shapes.Length; i++)
        {
            Shape shape = _artwork.Shapes[i];
            if (shape.Ink != number || shape.Outline.IsEmpty)
                continue;
            Traps(i, ink);
            // The mask stands on a wrapper, so that the shape itself can serve in other masks uncut.
            bool cut = _order.Covers[i].Length > 0;
            if (cut)
                Start("g", ("mask", $"url(#{Id("cut", i)})"));
            if (Shift(i) is Point shift)
            {
                Start("use");
                if (_named.Contains(i))
                    Attribute("id", Id("s", i));
                _xml.WriteAttributeString("xlink", "href", XLink, "#" + Id("s", shape.CopyOf!.Value));
                Attribute("x", SvgPath.Number(shift.X));
                Attribute("y", SvgPath.Number(shift.Y));
            }
            else
            {
                Start("path");
                if (_named.Contains(i))
                    Attribute("id", Id("s", i));
                if (shape.Coverage is not SolidCoverage)
                    Attribute("fill", $"url(#{_gradients[Key(shape.Coverage, ink.Colour)]})");
                Outline(shape, clip: _named.Contains(i));
            }
            End(cut ? 2 : 1);
        }
        End();
    }

    private void CutLines()
    {
        if (_artwork.CutLines.IsEmpty)
            return;
        Start("g", ("id", "cut-lines"));
        _xml.WriteAttributeString("inkscape", "groupmode", Inkscape, "layer");
        _xml.WriteAttributeString("inkscape", "label", Inkscape, "Cut lines");
        Attribute("fill", "none");
        Attribute("stroke-width", "0.1");
        foreach (CutLine line in _artwork.CutLines)
        {
            Start("path", ("data-cut", line.Kind == CutKind.Kiss ? "kiss" : "through"), ("stroke", line.Kind == CutKind.Kiss ? "#ff00ff" : "#00a0ff"), ("d", SvgPath.Data(line.Outline)));
            _xml.WriteElementString("title", Svg, Clean(line.Label));
            End();
        }
        End();
    }

    private void Outline(Shape shape, bool clip = false)
    {
        if (shape.Rule == FillRule.EvenOdd)
        {
            Attribute("fill-rule", "evenodd");
            if (clip)
                Attribute("clip-rule", "evenodd");
        }
        Attribute("d", SvgPath.Data(shape.Outline));
    }

    /// <summary>How far a copy lies from its original, where the file may point to it: both whole moves of one outline.</summary>
    private Point? Shift(int copy)
    {
        Shape shape = _artwork.Shapes[copy];
        if (!_options.ShareCopies || shape.CopyOf is not int at || at == copy || shape.Ink is null || _artwork.Shapes[at] is not { CopyOf: null } original || original.Ink != shape.Ink || original.Outline.IsEmpty)
            return null;
        var shift = new Point(shape.Outline.Bounds.Left - original.Outline.Bounds.Left, shape.Outline.Bounds.Top - original.Outline.Bounds.Top);
        if (original.Rule != shape.Rule || original.Outline.Contours.Length != shape.Outline.Contours.Length || Key(original.Coverage.Transform(Affine.Translate(shift)), Srgb.Black) != Key(shape.Coverage, Srgb.Black))
            return null;
        for (int c = 0; c < shape.Outline.Contours.Length; c++)
        {
            Contour from = original.Outline.Contours[c], to = shape.Outline.Contours[c];
            if (from.Segments.Length != to.Segments.Length || !Same(from.Start, to.Start))
                return null;
            for (int i = 0; i < from.Segments.Length; i++)
            {
                if (from.Segments[i].IsLine != to.Segments[i].IsLine || !Same(from.Segments[i].Control1, to.Segments[i].Control1) || !Same(from.Segments[i].Control2, to.Segments[i].Control2) || !Same(from.Segments[i].End, to.Segments[i].End))
                    return null;
            }
        }
        return shift;

        bool Same(Point from, Point to) => (from + shift).DistanceTo(to) < Core.Geometry.Outline.SnapMm / 4;
    }

    private static string Share(double share) => Math.Round(Math.Clamp(share, 0, 1), 4).ToString("0.####", CultureInfo.InvariantCulture);

    private static string Id(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}");

    private static string Slug(string id) => new([.. id.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-')]);

    // XML has no place for most control characters and for halves of surrogate pairs.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                clean.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]))
                clean.Append(text[i]);
        }
        return clean.ToString();
    }

    private void Start(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(element, Svg);
        foreach ((string name, string value) in attributes)
            Attribute(name, value);
    }

    private void Attribute(string name, string value) => _xml.WriteAttributeString(name, Clean(value));

    private void End(int levels = 1)
    {
        for (int i = 0; i < levels; i++)
            _xml.WriteEndElement();
    }
}
