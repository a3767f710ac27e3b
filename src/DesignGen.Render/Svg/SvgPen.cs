using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Render.Strokes;

namespace DesignGen.Render.Svg;

/// <summary>How an SVG element is painted: what it says itself, and what its groups hand down.</summary>
internal sealed record SvgPen
{
    /// <summary>Names of the properties that it follows.</summary>
    public static readonly HashSet<string> Properties =
        ["fill", "fill-rule", "fill-opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-dasharray", "color", "display", "visibility"];

    /// <summary>Black, without a stroke.</summary>
    public static SvgPen Default { get; } = new();

    /// <summary>What fills it; null for nothing.</summary>
    public Srgb? Fill { get; private init; } = new(0, 0, 0);

    /// <summary>Id of the gradient that fills it in place of a flat colour; null for none.</summary>
    public string? Ramp { get; private init; }

    /// <summary>What its lines are drawn in; null for none.</summary>
    public Srgb? Stroke { get; private init; }

    /// <summary>The word <c>currentColor</c>.</summary>
    public Srgb Current { get; private init; } = new(0, 0, 0);

    /// <summary>How overlapping contours fill.</summary>
    public FillRule Rule { get; private init; } = FillRule.NonZero;

    /// <summary>Width of its lines in the drawing's units.</summary>
    public double Width { get; private init; } = 1;

    /// <summary>Ends of its lines.</summary>
    public StrokeCap Cap { get; private init; } = StrokeCap.Butt;

    /// <summary>Corners of its lines.</summary>
    public StrokeJoin Join { get; private init; } = StrokeJoin.Miter;

    /// <summary>How far corners may reach.</summary>
    public double MiterLimit { get; private init; } = 4;

    /// <summary>Properties that are handed down and not followed, where they would change what is drawn: opacity of fill and stroke, and dashes.</summary>
    public ImmutableArray<(string Property, string Value)> Odd { get; private init; } = [];

    /// <summary>Whether it is drawn at all.</summary>
    public bool Shown { get; private init; } = true;

    private SvgPen With(string property, string value, bool idle)
    {
        ImmutableArray<(string Property, string Value)> others = Odd.RemoveAll(o => o.Property == property);
        return this with { Odd = idle ? others : others.Add((property, value)) };
    }

    /// <summary>The id that a value like <c>url(#id)</c> points to; null where it is none.</summary>
    public static string? Reference(string value)
    {
        if (!value.StartsWith("url(", StringComparison.OrdinalIgnoreCase) || !value.EndsWith(')'))
            return null;
        string target = value[4..^1].Trim().Trim('"', '\'');
        return target.StartsWith('#') ? target[1..] : null;
    }

    /// <summary>An element's presentation attributes, over which its style attribute goes.</summary>
    /// <param name="element">The element.</param>
    /// <param name="wanted">Which attributes count; of the style attribute all are taken.</param>
    public static Dictionary<string, string> Declared(XElement element, Func<string, bool> wanted)
    {
        var styles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (XAttribute attribute in element.Attributes().Where(a => a.Name.NamespaceName.Length == 0 && wanted(a.Name.LocalName)))
            styles[attribute.Name.LocalName] = attribute.Value.Trim();
        foreach (string declaration in ((string?)element.Attribute("style") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int colon = declaration.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                styles[declaration[..colon].Trim().ToLowerInvariant()] = declaration[(colon + 1)..].Replace("!important", "", StringComparison.OrdinalIgnoreCase).Trim();
        }
        return styles;
    }

    /// <summary>The pen after an element's own properties.</summary>
    /// <param name="styles">The properties by name.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="line">The element's line.</param>
    /// <param name="problems">Takes what is not read.</param>
    public SvgPen With(IReadOnlyDictionary<string, string> styles, string name, int? line, List<Problem> problems)
    {
        SvgPen pen = this;
        if (styles.TryGetValue("color", out string? current) && current != "inherit" && Colour(current, "color", pen) is { } named)
            pen = pen with { Current = named };
        foreach ((string property, string value) in styles)
        {
            if (value is "inherit" or "")
                continue;
            pen = property switch
            {
                "fill" when Reference(value) is { } ramp => pen with { Ramp = ramp },
                "fill" => pen with { Fill = Colour(value, property, pen), Ramp = null },
                "stroke" => pen with { Stroke = Colour(value, property, pen) },
                "fill-rule" => pen with { Rule = Word(property, value, ("nonzero", FillRule.NonZero), ("evenodd", FillRule.EvenOdd)) },
                "stroke-width" => pen with { Width = SvgNumbers.Length(value) is double width && width >= 0 ? width : Wrong(property, value, 1.0) },
                "stroke-linecap" => pen with { Cap = Word(property, value, ("butt", StrokeCap.Butt), ("round", StrokeCap.Round), ("square", StrokeCap.Square)) },
                "stroke-linejoin" => pen with { Join = Word(property, value, ("miter", StrokeJoin.Miter), ("round", StrokeJoin.Round), ("bevel", StrokeJoin.Bevel)) },
                "stroke-miterlimit" => pen with { MiterLimit = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double limit) && limit >= 1 ? limit : Wrong(property, value, 4.0) },
                "fill-opacity" or "stroke-opacity" => pen.With(property, value, SvgNumbers.All(value.Replace("100%", "1", StringComparison.Ordinal)) is [>= 1]),
                "stroke-dasharray" => pen.With(property, value, value == "none" || (SvgNumbers.All(value) is { Length: > 0 } dashes && dashes.All(n => n == 0))),
                "display" => pen with { Shown = pen.Shown && value != "none" },
                "visibility" => pen with { Shown = pen.Shown && value is not ("hidden" or "collapse") },
                _ => pen,
            };
        }
        return pen;

        Srgb? Colour(string text, string property, SvgPen so)
        {
            if (text is "none" or "transparent")
                return null;
            if (text.Equals("currentColor", StringComparison.OrdinalIgnoreCase))
                return so.Current;
            if (SvgNumbers.Colour(text) is { } colour)
                return colour;
            problems.Add(new(name, line, property, text.StartsWith("url", StringComparison.OrdinalIgnoreCase)
                ? $"'{text}' is a gradient or a pattern, which is not read. Give it a flat colour, or save the drawing as a PNG."
                : $"'{text}' is no colour that is read. Use #rrggbb, rgb(r, g, b) or a CSS name."));
            return null;
        }

        T Word<T>(string property, string value, params ReadOnlySpan<(string Word, T Value)> words)
        {
            foreach ((string word, T meant) in words)
            {
                if (word == value)
                    return meant;
            }
            return Wrong(property, value, words[0].Value);
        }

        T Wrong<T>(string property, string value, T instead)
        {
            problems.Add(new(name, line, property, $"'{value}' is not read. Save the drawing again as plain SVG."));
            return instead;
        }
    }
}
