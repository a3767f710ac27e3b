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
/// Painter's order mixes inks, so the groups are painted in the order that turns the fewest overlaps upside down. Where a
/// group painted earlier, or a knock-out, should cover a shape, masks cut the covering shapes out, so that each group is
/// that ink's plate; there the covering ink goes on 0.1 mm under what it cuts, as a printer's trap does, so that no ground shows
/// through where viewers blend the edge pixels of both, and a see-through ramp lies there on solid ink of its own, of
/// which the group above lets the right amount through. What is left: where several see-through ramps lie over one
/// another in an order that the groups turn round, lower ones show too much; and so do, in edge pixels only, the inks of
/// a stack that one shape cuts. Ramps are gradients of opacity. Numbers are exact to the micrometre. An outline that comes
/// again moved, turned, mirrored or grown is written once, among the definitions, and placed by <c>use</c>, within 2.5 µm of where it
/// belongs. Groups are Inkscape layers too. The same artwork gives the same bytes on every machine.
/// </remarks>
public sealed class SvgWriter
{
    private const string Svg = "http://www.w3.org/2000/svg", XLink = "http://www.w3.org/1999/xlink", Inkscape = "http://www.inkscape.org/namespaces/inkscape", Own = "urn:designgen:artwork";

    // How far an ink goes on under the edge of what it cuts, mm: a pixel at 250 dpi.
    private const double TrapMm = 0.1;

    private readonly Artwork _artwork;
    private readonly SvgOptions _options;
    private readonly XmlWriter _xml;
    private readonly InkLayers[] _groups;
    private readonly Dictionary<string, string> _gradients = [];
    private readonly HashSet<int> _named;
    private readonly Twins? _twins;

    private SvgWriter(XmlWriter xml, Artwork artwork, SvgOptions options)
    {
        (_xml, _artwork, _options) = (xml, artwork, options);
        _groups = InkLayers.Plan(artwork, TrapMm);
        _twins = options.ShareCopies ? new(artwork) : null;
        // What other elements point to needs an id: in masks and traps solid shapes only, as ramps bring their own fill.
        _named = [.. _groups.SelectMany(g => g.Layers.SelectMany(l => l.Cuts).Concat(g.Near).Concat(g.Trapped)).Where(Solid)];
        for (int i = 0; i < artwork.Shapes.Length; i++)
        {
            if (TwinOf(i) is null && Shift(i) is not null)
                _named.Add(artwork.Shapes[i].CopyOf!.Value);
        }
    }

    /// <summary>Writes a file in UTF-8.</summary>
    /// <param name="to">Where to write; it stays open.</param>
    /// <param name="artwork">The artwork.</param>
    /// <param name="options">Title, cloth and metadata; null for none of them.</param>
    /// <exception cref="XmlException">The metadata is not well-formed XML.</exception>
    public static void Write(Stream to, Artwork artwork, SvgOptions? options = null)
    {
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, IndentChars = "", NewLineChars = "\n", CloseOutput = false };
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
        foreach (InkLayers group in _groups)
            Group(group);
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
            Attribute("layout", repeat.Stepping.Key());
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
        if (_artwork.Shapes.All(s => s.Coverage is SolidCoverage) && _groups.All(g => g.Layers.Count == 1) && _twins is null or { Firsts.Count: 0 })
            return;
        Start("defs");
        foreach (int first in _twins?.Firsts ?? [])
        {
            Start("path", ("id", Id("p", first)));
            Outline(_artwork.Shapes[first]);
            End();
        }
        foreach (Shape shape in _artwork.Shapes)
        {
            if (shape.Ink is int ink)
                Gradient(shape.Coverage, _artwork.Inks[ink].Colour);
        }
        var after = new HashSet<int>(Enumerable.Range(0, _artwork.Inks.Length));
        foreach (InkLayers group in _groups)
        {
            after.Remove(group.Ink);
            for (int i = 0; i < group.Layers.Count - 1; i++)
                Mask(Cut(group.Ink, i), Srgb.White, group.Layers[i].Cuts, _ => Srgb.Black);
            if (group.Trapped.Count > 0)
                Mask(Id("trap", group.Ink + 1), Srgb.Black, group.Near, s => _artwork.Shapes[s].Ink is int ink && after.Contains(ink) ? Srgb.White : Srgb.Black);
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

    /// <summary>A mask over the page: what is white shows.</summary>
    private void Mask(string id, Srgb ground, IReadOnlyList<int> shapes, Func<int, Srgb> colour)
    {
        foreach (int shape in shapes)
            Gradient(_artwork.Shapes[shape].Coverage, colour(shape));
        Rect page = _artwork.Page.Grow(1);
        string x = SvgPath.Number(page.Left), y = SvgPath.Number(page.Top), width = SvgPath.Number(page.Width), height = SvgPath.Number(page.Height);
        Start("mask", ("id", id), ("maskUnits", "userSpaceOnUse"), ("x", x), ("y", y), ("width", width), ("height", height));
        if (ground != Srgb.Black)
        {
            Start("rect", ("x", x), ("y", y), ("width", width), ("height", height), ("fill", ground.Hex));
            End();
        }
        // White shapes come in runs: each run is one group.
        bool white = false;
        foreach (int shape in shapes)
        {
            if (_artwork.Shapes[shape].Outline.IsEmpty)
                continue;
            Srgb fill = colour(shape);
            if (white != (fill == Srgb.White))
            {
                white = !white;
                if (white)
                    Start("g", ("fill", "#fff"));
                else
                    End();
            }
            Trace(shape);
            if (!Solid(shape))
                Attribute("fill", $"url(#{_gradients[Key(_artwork.Shapes[shape].Coverage, fill)]})");
            End();
        }
        End(white ? 2 : 1);
    }

    /// <summary>Begins an element with a shape's outline for another purpose: it points to the shape in its group, or repeats the path.</summary>
    private void Trace(int shape)
    {
        // A shape in its group has no fill of its own unless it is a ramp; a knock-out stands in no group.
        if (Solid(shape) && _artwork.Shapes[shape].Ink is not null)
        {
            Start("use");
            _xml.WriteAttributeString("xlink", "href", XLink, "#" + Id("s", shape));
            return;
        }
        if (Solid(shape) && TwinOf(shape) is Twin twin)
        {
            Start("use");
            Place(twin);
            return;
        }
        Start("path");
        Outline(_artwork.Shapes[shape]);
    }

    private Twin? TwinOf(int shape) => _twins?.Of(shape);

    /// <summary>Points to the outline that a shape shares with its twins, and says where it lies.</summary>
    private void Place(Twin twin)
    {
        _xml.WriteAttributeString("xlink", "href", XLink, "#" + Id("p", twin.First));
        if (Twins.Shift(twin.Place) is Point by)
            Step(by);
        else
            Attribute("transform", $"matrix({SvgPath.Factor(twin.Place.A)} {SvgPath.Factor(twin.Place.B)} {SvgPath.Factor(twin.Place.C)} {SvgPath.Factor(twin.Place.D)} {SvgPath.Number(twin.Place.E)} {SvgPath.Number(twin.Place.F)})");
    }

    private void Step(Point by)
    {
        if (by == Point.Zero)
            return;
        Attribute("x", SvgPath.Number(by.X));
        Attribute("y", SvgPath.Number(by.Y));
    }

    private bool Solid(int shape) => _artwork.Shapes[shape].Coverage is SolidCoverage;

    private void Group(InkLayers group)
    {
        Ink ink = _artwork.Inks[group.Ink];
        string number = (group.Ink + 1).ToString(CultureInfo.InvariantCulture);
        Start("g", ("id", $"ink-{number}-{Slug(ink.Id)}"), ("data-ink", ink.Name), ("data-kind", ink.Kind.ToString().ToLowerInvariant()), ("data-print-order", number));
        _xml.WriteAttributeString("inkscape", "groupmode", Inkscape, "layer");
        _xml.WriteAttributeString("inkscape", "label", Inkscape, Clean(ink.Name));
        Attribute("fill", ink.Colour.Hex);
        _xml.WriteElementString("title", Svg, Clean(ink.Name));
        Traps(group, ink);
        for (int i = group.Layers.Count - 2; i >= 0; i--)
            Start("g", ("mask", $"url(#{Cut(group.Ink, i)})"));
        for (int i = 0; i < group.Layers.Count; i++)
        {
            foreach (int shape in group.Layers[i].Shapes)
                Fill(shape, ink);
            if (i < group.Layers.Count - 1)
                End();
        }
        End();
    }

    /// <summary>Lays an ink solid, a little fat, under those parts of groups painted later that its shapes cut.</summary>
    private void Traps(InkLayers group, Ink ink)
    {
        if (group.Trapped.Count == 0)
            return;
        Start("g", ("mask", $"url(#{Id("trap", group.Ink + 1)})"), ("stroke", ink.Colour.Hex), ("stroke-width", SvgPath.Number(TrapMm * 2)), ("stroke-linejoin", "round"));
        foreach (int shape in group.Trapped)
        {
            Trace(shape);
            End();
        }
        End();
    }

    private void Fill(int number, Ink ink)
    {
        Shape shape = _artwork.Shapes[number];
        if (shape.Outline.IsEmpty)
            return;
        Twin? twin = TwinOf(number);
        Point? shift = twin is null ? Shift(number) : null;
        Start(twin is null && shift is null ? "path" : "use");
        if (_named.Contains(number))
            Attribute("id", Id("s", number));
        if (twin is Twin placed)
        {
            Place(placed);
        }
        else if (shift is Point by)
        {
            _xml.WriteAttributeString("xlink", "href", XLink, "#" + Id("s", shape.CopyOf!.Value));
            Step(by);
        }
        else
        {
            if (!Solid(number))
                Attribute("fill", $"url(#{_gradients[Key(shape.Coverage, ink.Colour)]})");
            Outline(shape);
        }
        End();
    }

    private void CutLines()
    {
        if (_options.CutLayers is CutLayers layers)
        {
            CutLayer(layers.Kiss, _artwork.CutLines.Where(l => l.Kind == CutKind.Kiss), "#ff00ff");
            CutLayer(layers.Through, _artwork.CutLines.Where(l => l.Kind == CutKind.Through), "#00a0ff");
            CutLayer(layers.Guide, layers.Guides, "#808080");
            return;
        }
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

    // A hairline of 0.25 pt without fill, as die lines are asked for (print.app, cut and contour lines; myhelphub.co.uk, labels on a roll).
    private void CutLayer(string name, IEnumerable<CutLine> lines, string stroke)
    {
        CutLine[] all = [.. lines];
        if (all.Length == 0)
            return;
        Start("g", ("id", Clean(name)));
        _xml.WriteAttributeString("inkscape", "groupmode", Inkscape, "layer");
        _xml.WriteAttributeString("inkscape", "label", Inkscape, Clean(name));
        Attribute("fill", "none");
        Attribute("stroke", stroke);
        Attribute("stroke-width", ".088");
        foreach (CutLine line in all)
        {
            Start("path", ("d", SvgPath.Data(line.Outline)));
            _xml.WriteElementString("title", Svg, Clean(line.Label));
            End();
        }
        End();
    }

    private void Outline(Shape shape)
    {
        if (shape.Rule == FillRule.EvenOdd)
            Attribute("fill-rule", "evenodd");
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

    private static string Cut(int ink, int layer) => string.Create(CultureInfo.InvariantCulture, $"cut{ink + 1}-{layer + 1}");

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
