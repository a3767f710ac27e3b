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

/// <summary>Reads drawings from SVG files: our own, and those of others as far as they are made of flat colours, gradients and masks.</summary>
/// <remarks>
/// A safe part of SVG 1.1 that is drawn exactly, and nothing else: paths and basic shapes, groups, copies (<c>use</c> of what the file itself
/// holds), maps, flat fills by both rules, strokes without dashes; and, where no limits are given, fills by gradient (<see cref="SvgGradient"/>), see-through fills and strokes, and masks over the page.
/// What it does not know, text, pictures, patterns, see-through groups or style sheets, is refused with the line
/// it stands on, never drawn by halves. Nothing outside the file is opened; entities are not resolved; depth, copies and steps are limited.
/// Lengths without a unit are CSS pixels, 96 to the inch. The cut lines of our own files are for the cutter and are not drawn.
/// A mask that hides places of a white ground is read as shapes that knock these places out of what it masks.
/// </remarks>
public sealed class SvgReader
{
    private const string Namespace = "http://www.w3.org/2000/svg", XLink = "http://www.w3.org/1999/xlink";
    private const double MmPerPixel = 25.4 / 96, MostMm = 5000;
    private const int MostCharacters = 64 << 20, MostDepth = 512, MostElements = 1_000_000, MostProblems = 20;

    private static readonly HashSet<string> Silent = ["title", "desc", "metadata", "defs", "symbol", "style", "mask", "linearGradient", "radialGradient", "pattern", "clipPath", "filter", "marker"];

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
    private readonly Dictionary<string, XElement> _named = new(StringComparer.Ordinal);

    private List<Part> _parts = [];
    private Rect _page;
    private bool _masking;
    private int _elements;

    private readonly SvgLimits? _limits;
    private readonly int _mostDepth, _mostElements;
    private long _steps;

    // A filled outline; no colour takes away what the part has there.
    private readonly record struct Filled(Srgb? Colour, Outline Outline, FillRule Rule, Coverage Coverage);

    // Shapes that are laid down as one, and those of the mask that they are seen through.
    private sealed record Part(List<Filled> Shapes, List<Filled>? Mask = null);

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
        _page = new(0, 0, width, height);
        if (_problems.Count == 0)
        {
            Dictionary<string, string> styles = Styles(root);
            Watch(root, styles, masked: false);
            Children(root, SvgPen.Default.With(styles, _name, Line(root), _problems), map, 0);
        }
        if (_problems.Count > 0)
            throw new InputException([.. _problems.Take(MostProblems)]);
        string? metadata = string.Concat(root.Descendants(XName.Get("metadata", Namespace)).SelectMany(m => m.Nodes()).Select(n => n.ToString(SaveOptions.DisableFormatting)));
        return new(_parts.Count == 0 ? [new(Art([]))] : [.. _parts.Select(p => new SvgLayer(Art(p.Shapes), p.Mask is { } mask ? Art(mask) : null))], metadata.Length == 0 ? null : metadata);
    }

    private Artwork Art(List<Filled> filled)
    {
        var inks = new List<Srgb>();
        var shapes = ImmutableArray.CreateBuilder<Shape>(filled.Count);
        foreach (Filled shape in filled)
        {
            int? ink = shape.Colour is { } colour ? inks.IndexOf(colour) : null;
            if (ink < 0)
            {
                ink = inks.Count;
                inks.Add(shape.Colour!.Value);
            }
            shapes.Add(new(ink, shape.Outline, shape.Rule, shape.Coverage));
        }
        return new(Length.FromMillimetres(_page.Width), Length.FromMillimetres(_page.Height), null, [.. inks.Select(c => new Ink(c.Hex[1..], c.Hex, c))], shapes.MoveToImmutable(), []);
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
        // Lines for a cutter in our own drawings: no ink.
        if (element.Attribute("data-cut") is not null)
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
        bool masked = _limits is null && styles.TryGetValue("mask", out string? mask) && mask != "none";
        Watch(element, styles, masked);
        Affine map = SvgNumbers.Map((string?)element.Attribute("transform") ?? "") is { } own ? own.Then(outerMap) : Bad(element, "transform", outerMap);
        if (masked)
            Masked(element, styles["mask"], map, depth, () => Paint(element, kind, pen, map, depth));
        else
            Paint(element, kind, pen, map, depth);
    }

    private void Paint(XElement element, string kind, SvgPen pen, Affine map, int depth)
    {
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

    // What a mask shows of an element and all in it.
    private void Masked(XElement element, string value, Affine map, int depth, Action paint)
    {
        if (SvgPen.Reference(value) is not { } id || !_named.TryGetValue(id, out XElement? mask) || mask.Name != XName.Get("mask", Namespace))
        {
            RefuseStyle(element, "mask", value);
            return;
        }
        if (Fault(mask, map) is { } fault)
        {
            Refuse(element, "mask", $"'{value}' is a mask {fault}. Flatten it to plain paths, or save the drawing as a PNG.");
            return;
        }
        List<Part> seen = Apart(paint);
        _masking = true;
        List<Part> through = Apart(() => Children(mask, mask.AncestorsAndSelf().Reverse().Aggregate(SvgPen.Default, (pen, e) => pen.With(Styles(e), _name, Line(e), _problems)), map, depth));
        _masking = false;
        // A mask with nothing in it shows nothing.
        if (seen is not [var one] || through is not [{ Shapes: var light }])
            return;
        if (Cuts(light) is { } cuts)
            one.Shapes.AddRange(cuts);
        else
            one = one with { Mask = light };
        _parts.Add(one);

        List<Part> Apart(Action read)
        {
            List<Part> outer = _parts;
            _parts = [];
            read();
            List<Part> inner = _parts;
            _parts = outer;
            if (inner.Count > 1 || inner is [{ Mask: not null }])
                Refuse(element, "mask", $"'{value}' masks what has other masks in it, in a way that is not read. Flatten it to plain paths, or save the drawing as a PNG.");
            return inner;
        }
    }

    // What of a mask is not read, to follow "is a mask".
    private string? Fault(XElement mask, Affine map)
    {
        if (_masking)
            return "within a mask, which is not read";
        Dictionary<string, string> styles = Styles(mask);
        if ((string?)mask.Attribute("maskContentUnits") is not (null or "userSpaceOnUse") || (string?)mask.Attribute("maskUnits") != "userSpaceOnUse")
            return "measured by the box of what it masks, which is not read";
        if (SvgPen.Declared(mask, s => s == "mask-type").GetValueOrDefault("mask-type", "luminance") != "luminance" || styles.ContainsKey("mask"))
            return "of a kind that is not read";
        Rect region = map.Apply(Rect.FromSize(Number(mask, "x"), Number(mask, "y"), Number(mask, "width"), Number(mask, "height")));
        return region.Left <= _page.Left && region.Top <= _page.Top && region.Right >= _page.Right && region.Bottom >= _page.Bottom ? null : "smaller than the page, which is not read";
    }

    // What a mask takes away, where it is black shapes on a white ground that fills the page; else null.
    private List<Filled>? Cuts(List<Filled> mask)
    {
        bool whole = mask is [{ Colour: { R: 255, G: 255, B: 255 }, Coverage: SolidCoverage, Outline: { Contours: [{ Segments: var sides, Start: var corner }], Bounds: var box } }, ..]
            && box.Left <= _page.Left && box.Top <= _page.Top && box.Right >= _page.Right && box.Bottom >= _page.Bottom
            && sides.All(s => s.IsLine) && sides.Aggregate((At: corner, Upright: true), (way, s) => (s.End, way.Upright && (s.End.X == way.At.X || s.End.Y == way.At.Y))).Upright;
        return whole && mask.Skip(1).All(m => m.Colour is { R: 0, G: 0, B: 0 }) ? [.. mask.Skip(1).Select(m => m with { Colour = null })] : null;
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

    private void Watch(XElement element, Dictionary<string, string> styles, bool masked)
    {
        foreach ((string property, string value) in styles)
        {
            if (!(masked && property == "mask") && Idle.TryGetValue(property, out string[]? idle) && !idle.Contains(value, StringComparer.OrdinalIgnoreCase) && !(property == "opacity" && SvgNumbers.All(value) is [>= 1]))
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
        bool filled = (pen.Fill ?? (object?)pen.Ramp) is not null && kind != "line", drawn = pen.Stroke is not null && pen.Width > 0;
        // How much of fill and stroke is left; not read within limits.
        double fillLeft = 1, strokeLeft = 1;
        foreach ((string property, string value) in pen.Odd.Where(o => o.Property == "fill-opacity" ? filled : drawn))
        {
            double? left = _limits is null && property is "fill-opacity" or "stroke-opacity" ? SvgNumbers.Share(value) : null;
            if (left is not double share)
                RefuseStyle(element, property, value);
            else if (property == "fill-opacity")
                fillLeft = share;
            else
                strokeLeft = share;
        }
        _steps += lines.Sum(l => (long)l.Line.Segments.Length);
        if (_steps > _limits?.MostSteps)
        {
            Refuse(element, kind, string.Create(CultureInfo.InvariantCulture, $"Its paths have more than {_limits.MostSteps} lines and curves so far. Simplify it."));
            throw new InputException([.. _problems.Take(MostProblems)]);
        }
        if (filled)
        {
            Outline area = new([.. lines.Where(l => l.Line.Segments.Length > 0).Select(l => l.Line)]);
            ImmutableArray<(Srgb Colour, Coverage Coverage)> paint = pen.Ramp is { } ramp ? Ramps(element, ramp, area, map) : [(pen.Fill!.Value, Coverage.Solid)];
            if (paint.Length > 1 && fillLeft < 1)
                Refuse(element, "fill-opacity", "A gradient of several colours that lets through is not read. Flatten it, or save the drawing as a PNG.");
            foreach ((Srgb fill, Coverage coverage) in paint)
                Add(fill, area, pen.Rule, SvgGradient.Thinned(coverage, fillLeft));
        }
        if (pen.Stroke is not { } colour || pen.Width <= 0)
            return;
        var style = new StrokeStyle(pen.Width) { StartCap = pen.Cap, EndCap = pen.Cap, Join = pen.Join, MiterLimit = pen.MiterLimit, ToleranceMm = 0.01 / Math.Max(1e-6, map.Scaling) };
        Add(colour, new([.. lines.SelectMany(l => Stroke.Outline(l.Line, style, l.Closed).Contours)]), FillRule.NonZero, SvgGradient.Thinned(Coverage.Solid, strokeLeft));

        void Add(Srgb ink, Outline outline, FillRule rule, Coverage coverage)
        {
            Outline placed = outline.Transform(map);
            if (!placed.Contours.All(c => IsFinite(c.Start) && c.Segments.All(s => IsFinite(s.End) && IsFinite(s.Control1) && IsFinite(s.Control2))))
                Refuse(element, kind, "Its coordinates are beyond what can be drawn. Correct them.");
            else if (!placed.IsEmpty)
                Top().Add(new(ink, placed, rule, coverage));
        }

        static bool IsFinite(Point p) => Math.Abs(p.X) < 1e6 && Math.Abs(p.Y) < 1e6;
    }

    // The ramps of a gradient; none where it is refused.
    private ImmutableArray<(Srgb Colour, Coverage Coverage)> Ramps(XElement element, string id, Outline area, Affine map)
    {
        string? fault = "or a pattern that is not read";
        if (_limits is null && _named.TryGetValue(id, out XElement? gradient) && gradient.Name.LocalName is "linearGradient" or "radialGradient")
        {
            ImmutableArray<(Srgb, Coverage)> ramps = SvgGradient.Read(gradient, _named, area.Bounds, map, out fault);
            if (fault is null)
                return ramps;
        }
        Refuse(element, "fill", $"'url(#{id})' is a gradient {fault}. Give it a flat colour, or save the drawing as a PNG.");
        return [];
    }

    // Where the next shape goes: over all that is there, within the part that was laid last where nothing hides that.
    private List<Filled> Top()
    {
        if (_parts is not [.., { Mask: null }])
            _parts.Add(new([]));
        return _parts[^1].Shapes;
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

    private static Dictionary<string, string> Styles(XElement element) => SvgPen.Declared(element, name => SvgPen.Properties.Contains(name) || Idle.ContainsKey(name));

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
