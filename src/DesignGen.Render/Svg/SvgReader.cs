using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Strokes;

namespace DesignGen.Render.Svg;

/// <summary>What an SVG file draws.</summary>
/// <param name="Artwork">Its shapes, an ink for each colour.</param>
/// <param name="Metadata">What stands in its metadata, as XML; null for nothing.</param>
public sealed record SvgDrawing(Artwork Artwork, string? Metadata);

/// <summary>Reads drawings of flat colours from SVG files of others.</summary>
/// <remarks>
/// A safe part of SVG 1.1 that is drawn exactly, and nothing else: paths and basic shapes, groups, copies (<c>use</c> of what the file itself
/// holds), maps, flat fills by both rules, strokes without dashes. What it does not know, text, pictures, gradients, masks, see-through or style sheets, is refused with the line
/// it stands on, never drawn by halves. Nothing outside the file is opened; entities are not resolved; depth, copies and steps are limited.
/// Lengths without a unit are CSS pixels, 96 to the inch.
/// </remarks>
public sealed class SvgReader
{
    private const string Namespace = "http://www.w3.org/2000/svg", XLink = "http://www.w3.org/1999/xlink";
    private const double MmPerPixel = 25.4 / 96, MostMm = 5000;
    private const int MostCharacters = 64 << 20, MostDepth = 64, MostElements = 1_000_000, MostProblems = 20;

    private static readonly HashSet<string> Silent = ["title", "desc", "metadata", "defs", "symbol", "style"];

    // Properties that change what is drawn in ways that are not followed, with the values that change nothing.
    private static readonly Dictionary<string, string[]> Idle = new()
    {
        ["opacity"] = ["1", "100%"],
        ["mask"] = ["none"],
        ["clip-path"] = ["none"],
        ["filter"] = ["none"],
        ["mix-blend-mode"] = ["normal"],
        ["marker"] = ["none"],
        ["marker-start"] = ["none"],
        ["marker-mid"] = ["none"],
        ["marker-end"] = ["none"],
        ["paint-order"] = ["normal", "fill", "fill stroke", "fill stroke markers"],
        ["vector-effect"] = ["none"],
    };

    private readonly string _name;
    private readonly List<Problem> _problems = [];
    private readonly List<(Srgb Colour, Outline Outline, FillRule Rule)> _shapes = [];
    private readonly Dictionary<string, XElement> _named = new(StringComparer.Ordinal);

    private int _elements;

    private readonly SvgLimits? _limits;
    private readonly int _mostDepth, _mostElements;
    private long _steps;

    private SvgReader(string name, SvgLimits? limits) =>
        (_name, _limits, _mostDepth, _mostElements) = (name, limits, limits?.MostDepth ?? MostDepth, limits?.MostElements ?? MostElements);

    /// <summary>Reads a file.</summary>
    /// <param name="from">Its bytes; stays open.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="limits">What it may hold at most. With limits, scripts, addresses outside the file and document types are refused too, where they else would be passed over; null for drawings that are read once.</param>
    /// <exception cref="InputException">It is no SVG, or holds what is not read: every such place with its line, twenty at most.</exception>
    public static SvgDrawing Read(Stream from, string name, SvgLimits? limits = null)
    {
        try
        {
            using var xml = XmlReader.Create(from, new()
            {
                // Many programs write the old document type; it says nothing that is needed.
                DtdProcessing = limits is null ? DtdProcessing.Ignore : DtdProcessing.Prohibit,
                XmlResolver = null,
                MaxCharactersInDocument = limits?.MostCharacters ?? MostCharacters,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
            });
            return new SvgReader(name, limits).Document(XDocument.Load(xml, LoadOptions.SetLineInfo).Root!);
        }
        catch (XmlException e)
        {
            throw new InputException([new(name, e.LineNumber > 0 ? e.LineNumber : null, null, limits is null
                ? "The file is not well-formed XML, or larger than 64 million characters. Save it again as plain SVG."
                : $"The file is not well-formed XML, has a document type (DOCTYPE) or entities, or is larger than {limits.MostCharacters} characters. Save it again as plain SVG.")], e);
        }
    }

    private SvgDrawing Document(XElement root)
    {
        if (root.Name != XName.Get("svg", Namespace))
            throw new InputException([new(_name, Line(root), root.Name.LocalName, "The file is no SVG drawing: its outermost element is not svg. Save it again as plain SVG.")]);
        foreach (XElement element in root.DescendantsAndSelf())
        {
            if (_limits is not null && _problems.Count < MostProblems)
                Confine(element);
            if ((string?)element.Attribute("id") is { Length: > 0 } id)
                _named.TryAdd(id, element);
            // Wherever it stands, it may change any shape.
            if (element.Name == XName.Get("style", Namespace) && !string.IsNullOrWhiteSpace(element.Value))
                Refuse(element, "style", "Style sheets are not read. Save with presentation attributes or inline styles.");
        }
        (Affine map, double width, double height) = Page(root);
        if (_problems.Count == 0)
        {
            Dictionary<string, string> styles = Styles(root);
            Watch(root, styles);
            Children(root, SvgPen.Default.With(styles, _name, Line(root), _problems), map, 0);
        }
        if (_problems.Count > 0)
            throw new InputException([.. _problems.Take(MostProblems)]);
        var inks = new List<Srgb>();
        var shapes = ImmutableArray.CreateBuilder<Shape>(_shapes.Count);
        foreach ((Srgb colour, Outline outline, FillRule rule) in _shapes)
        {
            int ink = inks.IndexOf(colour);
            if (ink < 0)
            {
                ink = inks.Count;
                inks.Add(colour);
            }
            shapes.Add(new(ink, outline, rule, Coverage.Solid));
        }
        string? metadata = string.Concat(root.Descendants(XName.Get("metadata", Namespace)).SelectMany(m => m.Nodes()).Select(n => n.ToString(SaveOptions.DisableFormatting)));
        return new(
            new(Length.FromMillimetres(width), Length.FromMillimetres(height), null, [.. inks.Select(c => new Ink(c.Hex[1..], c.Hex, c))], shapes.MoveToImmutable(), []),
            metadata.Length == 0 ? null : metadata);
    }

    // The page in mm, and the map from the drawing's units to it.
    private (Affine Map, double Width, double Height) Page(XElement root)
    {
        double? width = Measure(root, "width"), height = Measure(root, "height");
        double[] box = SvgNumbers.All((string?)root.Attribute("viewBox") ?? "");
        if (box.Length == 4 && box[2] > 0 && box[3] > 0)
        {
            (width, height) = (width ?? height * box[2] / box[3] ?? box[2] * MmPerPixel, height ?? width * box[3] / box[2] ?? box[3] * MmPerPixel);
        }
        else
        {
            if (root.Attribute("viewBox") is not null)
                Refuse(root, "viewBox", "Four numbers are needed, the last two above 0.");
            if (width is null || height is null)
                Refuse(root, "width", "The drawing says neither a viewBox nor a width and height, so its size is not known. Save it with its page size.");
            box = [0, 0, (width ?? 1) / MmPerPixel, (height ?? 1) / MmPerPixel];
        }
        if (width is not (> 0 and <= MostMm) || height is not (> 0 and <= MostMm))
        {
            Refuse(root, "width", string.Create(CultureInfo.InvariantCulture, $"The page is {width:0.###} × {height:0.###} mm. Use above 0 to {MostMm:0} mm."));
            return default;
        }
        string fit = (string?)root.Attribute("preserveAspectRatio") ?? "xMidYMid meet";
        double across = width.Value / box[2], down = height.Value / box[3], even = Math.Min(across, down);
        if (Math.Abs(across / down - 1) > 1e-3 && fit is not ("none" or "xMidYMid meet" or "xMidYMid"))
            Refuse(root, "preserveAspectRatio", $"'{fit}' is not read. Save the drawing with a viewBox of the page's shape.");
        (double x, double y) = fit == "none" ? (across, down) : (even, even);
        var map = new Affine(x, 0, 0, y, (width.Value - box[2] * x) / 2 - box[0] * x, (height.Value - box[3] * y) / 2 - box[1] * y);
        return (map, width.Value, height.Value);
    }

    private void Children(XElement parent, SvgPen pen, Affine map, int depth)
    {
        foreach (XElement element in parent.Elements())
            Element(element, pen, map, depth + 1);
    }

    private void Element(XElement element, SvgPen outer, Affine outerMap, int depth)
    {
        string kind = element.Name.LocalName;
        // Elements of other namespaces are a program's own notes.
        if (_problems.Count >= MostProblems || element.Name.NamespaceName != Namespace || Silent.Contains(kind))
            return;
        if (depth > _mostDepth)
        {
            Refuse(element, kind, string.Create(CultureInfo.InvariantCulture, $"Groups and copies lie more than {_mostDepth} deep in each other. Ungroup the drawing."));
            return;
        }
        if (++_elements > _mostElements)
        {
            Refuse(element, kind, string.Create(CultureInfo.InvariantCulture, $"With its copies the drawing has more than {_mostElements} elements. {(_limits is null ? "Save it as a PNG." : "Simplify it.")}"));
            throw new InputException([.. _problems]);
        }
        Dictionary<string, string> styles = Styles(element);
        SvgPen pen = outer.With(styles, _name, Line(element), _problems);
        if (!pen.Shown)
            return;
        Watch(element, styles);
        Affine map = SvgNumbers.Map((string?)element.Attribute("transform") ?? "") is { } own ? own.Then(outerMap) : Bad(element, "transform", outerMap);
        switch (kind)
        {
            case "g" or "a":
                Children(element, pen, map, depth);
                break;
            case "switch":
                // The first that any program can draw; others are for the program that wrote the file.
                if (element.Elements().FirstOrDefault(e => e.Name.NamespaceName == Namespace && e.Attribute("requiredExtensions") is null && e.Attribute("systemLanguage") is null) is { } chosen)
                    Element(chosen, pen, map, depth + 1);
                break;
            case "svg":
                Refuse(element, kind, "A drawing within the drawing is not read. Ungroup it.");
                break;
            case "use":
                string target = ((string?)element.Attribute("href") ?? (string?)element.Attribute(XName.Get("href", XLink)) ?? "").Trim();
                if (!target.StartsWith('#') || !_named.TryGetValue(target[1..], out XElement? copied) || copied.Name.LocalName is "svg" or "symbol")
                    Refuse(element, kind, $"The copy points to '{target}', which is no shape or group of this file. Unlink copies before you save.");
                else
                    Element(copied, pen, Affine.Translate(Number(element, "x"), Number(element, "y")).Then(map), depth + 1);
                break;
            case "path" or "rect" or "circle" or "ellipse" or "line" or "polyline" or "polygon":
                Draw(element, kind, pen, map);
                break;
            default:
                Refuse(element, kind, kind switch
                {
                    "text" => "Text is not read, as fonts differ from machine to machine. Turn it into outlines.",
                    "image" => "Pictures within a drawing are not read. Save the whole drawing as a PNG, or trace the picture.",
                    _ => $"The element {kind} is not read. Flatten it to plain paths, or save the drawing as a PNG.",
                });
                break;
        }
    }

    // What could reach outside the file or act by itself, wherever it stands, drawn or not.
    private void Confine(XElement element)
    {
        if (element.Name.LocalName is "script" or "foreignObject" or "image" or "animate" or "set" or "iframe" or "handler")
            Refuse(element, element.Name.LocalName, $"The element {element.Name.LocalName} may not be in a motif. Remove it, and save as plain SVG.");
        foreach (XAttribute attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration))
        {
            string value = attribute.Value.Trim(), name = attribute.Name.LocalName;
            if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                Refuse(element, name, "Scripts may not be in a motif. Remove this attribute.");
            else if ((name is "href" or "src" && value.Length > 0 && !value.StartsWith('#')) || Outside(value))
                Refuse(element, name, $"'{(value.Length > 60 ? value[..60] + "…" : value)}' lies outside the drawing or holds data of another kind. Remove it; a motif is whole by itself.");
        }

        static bool Outside(string value)
        {
            int at = value.IndexOf("url(", StringComparison.OrdinalIgnoreCase);
            return at >= 0 && !value[(at + 4)..].TrimStart().TrimStart('"', '\'').StartsWith('#');
        }
    }

    private void Watch(XElement element, Dictionary<string, string> styles)
    {
        foreach ((string property, string value) in styles)
        {
            if (Idle.TryGetValue(property, out string[]? idle) && !idle.Contains(value, StringComparer.OrdinalIgnoreCase) && !(property == "opacity" && SvgNumbers.All(value) is [>= 1]))
                RefuseStyle(element, property, value);
        }
    }

    private void RefuseStyle(XElement element, string property, string value) =>
        Refuse(element, property, $"'{property}: {value}' is not read. Flatten it to plain paths, or save the drawing as a PNG.");

    private void Draw(XElement element, string kind, SvgPen pen, Affine map)
    {
        List<(Contour Line, bool Closed)>? lines = Lines(element, kind);
        if (lines is null)
            return;
        bool filled = pen.Fill is not null && kind != "line", drawn = pen.Stroke is not null && pen.Width > 0;
        foreach ((string property, string value) in pen.Odd.Where(o => o.Property == "fill-opacity" ? filled : drawn))
            RefuseStyle(element, property, value);
        _steps += lines.Sum(l => (long)l.Line.Segments.Length);
        if (_steps > _limits?.MostSteps)
        {
            Refuse(element, kind, string.Create(CultureInfo.InvariantCulture, $"Its paths have more than {_limits.MostSteps} lines and curves so far. Simplify it."));
            throw new InputException([.. _problems.Take(MostProblems)]);
        }
        if (pen.Fill is { } fill && kind != "line")
            Add(fill, new([.. lines.Where(l => l.Line.Segments.Length > 0).Select(l => l.Line)]), pen.Rule);
        if (pen.Stroke is not { } colour || pen.Width <= 0)
            return;
        var style = new StrokeStyle(pen.Width) { StartCap = pen.Cap, EndCap = pen.Cap, Join = pen.Join, MiterLimit = pen.MiterLimit, ToleranceMm = 0.01 / Math.Max(1e-6, map.Scaling) };
        Add(colour, new([.. lines.SelectMany(l => Stroke.Outline(l.Line, style, l.Closed).Contours)]), FillRule.NonZero);

        void Add(Srgb ink, Outline outline, FillRule rule)
        {
            Outline placed = outline.Transform(map);
            if (!placed.Contours.All(c => IsFinite(c.Start) && c.Segments.All(s => IsFinite(s.End) && IsFinite(s.Control1) && IsFinite(s.Control2))))
                Refuse(element, kind, "Its coordinates are beyond what can be drawn. Correct them.");
            else if (!placed.IsEmpty)
                _shapes.Add((ink, placed, rule));
        }

        static bool IsFinite(Point p) => Math.Abs(p.X) < 1e6 && Math.Abs(p.Y) < 1e6;
    }

    private List<(Contour Line, bool Closed)>? Lines(XElement element, string kind)
    {
        switch (kind)
        {
            case "path":
                List<(Contour Line, bool Closed)>? read = SvgPathData.Read((string?)element.Attribute("d") ?? "");
                if (read is null)
                    Refuse(element, "d", "The path's data is not sound. Save the drawing again.");
                return read;
            case "rect":
                (double x, double y, double w, double h) = (Number(element, "x"), Number(element, "y"), Number(element, "width"), Number(element, "height"));
                double? rx = Measure(element, "rx") / MmPerPixel, ry = Measure(element, "ry") / MmPerPixel;
                (double cornerX, double cornerY) = (Math.Clamp(rx ?? ry ?? 0, 0, Math.Max(0, w / 2)), Math.Clamp(ry ?? rx ?? 0, 0, Math.Max(0, h / 2)));
                return w <= 0 || h <= 0 ? [] : Closed(cornerX > 0 && cornerY > 0
                    ? Outline.RoundedRectangle(Rect.FromSize(0, 0, w / cornerX, h / cornerY), 1).Transform(new(cornerX, 0, 0, cornerY, x, y))
                    : Outline.Rectangle(Rect.FromSize(x, y, w, h)));
            case "circle" or "ellipse":
                bool even = kind == "circle";
                double across = Number(element, even ? "r" : "rx"), down = Number(element, even ? "r" : "ry");
                return across <= 0 || down <= 0 ? [] : Closed(Outline.Ellipse(new(Number(element, "cx"), Number(element, "cy")), across, down));
            case "line":
                return [(Centreline.Lines(new(Number(element, "x1"), Number(element, "y1")), new(Number(element, "x2"), Number(element, "y2"))), false)];
            default:
                double[] numbers = SvgNumbers.All((string?)element.Attribute("points") ?? "");
                Point[] points = [.. numbers.Chunk(2).Where(c => c.Length == 2).Select(c => new Point(c[0], c[1]))];
                return points.Length < 2 ? [] : [(Centreline.Lines(points), kind == "polygon")];
        }

        static List<(Contour, bool)> Closed(Outline outline) => [.. outline.Contours.Select(c => (c, true))];
    }

    // Presentation attributes, over which the style attribute goes.
    private static Dictionary<string, string> Styles(XElement element)
    {
        var styles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XAttribute attribute in element.Attributes().Where(a => a.Name.NamespaceName.Length == 0 && (SvgPen.Properties.Contains(a.Name.LocalName) || Idle.ContainsKey(a.Name.LocalName))))
            styles[attribute.Name.LocalName] = attribute.Value.Trim();
        foreach (string declaration in ((string?)element.Attribute("style") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                styles[declaration[..colon].Trim().ToLowerInvariant()] = declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim();
        }
        return styles;
    }

    private double Number(XElement element, string attribute) => Measure(element, attribute) / MmPerPixel ?? 0;

    /// <summary>A length in mm; null where it is missing, a share of the page, or wrong, which is noted.</summary>
    private double? Measure(XElement element, string attribute)
    {
        string? text = ((string?)element.Attribute(attribute))?.Trim();
        if (text is null or "" or "auto" || (text.EndsWith('%') && element.Parent is null))
            return null;
        if (SvgNumbers.Length(text) is { } pixels)
            return pixels * MmPerPixel;
        Refuse(element, attribute, $"'{text}' is no length that is read. Use a number, with px, mm, cm, in, pt or pc where wanted.");
        return null;
    }

    private Affine Bad(XElement element, string attribute, Affine instead)
    {
        Refuse(element, attribute, $"'{(string?)element.Attribute(attribute)}' is no map of the plane. Save the drawing again.");
        return instead;
    }

    private void Refuse(XElement element, string place, string message) => _problems.Add(new(_name, Line(element), place, message));

    private static int? Line(XElement element)
    {
        IXmlLineInfo info = element;
        return info.HasLineInfo() ? info.LineNumber : null;
    }
}
