using System.Collections.Immutable;
using System.Xml.Linq;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;

namespace DesignGen.Render.Svg;

/// <summary>Reads gradients of SVG files as ramps of flat inks.</summary>
/// <remarks>
/// A gradient of one colour is a ramp of it. One of several full colours is a stack: the first colour solid, over it the next, which
/// grows from nothing to all between its stop and the one before, and so on; as later ink takes earlier away in proportion, that mixes
/// the same colours at each place. What both changes colour and lets through, repeats, has a focus aside of its centre or is an
/// ellipse aslant is not read.
/// </remarks>
internal static class SvgGradient
{
    private const string XLink = "http://www.w3.org/1999/xlink";
    private const int MostLinks = 8;

    /// <summary>The ramps of a gradient, the lowest first.</summary>
    /// <param name="gradient">The element.</param>
    /// <param name="named">Finds elements by id: gradients take stops and measures from others.</param>
    /// <param name="box">The box round what it fills, in the drawing's units.</param>
    /// <param name="map">From the drawing's units to millimetres.</param>
    /// <param name="fault">What is not read of it, to follow "'url(#id)' is a gradient"; null where all is.</param>
    public static ImmutableArray<(Srgb Colour, Coverage Coverage)> Read(XElement gradient, IReadOnlyDictionary<string, XElement> named, Rect box, Affine map, out string? fault)
    {
        List<XElement> chain = [gradient];
        while (chain.Count < MostLinks && ((string?)chain[^1].Attribute("href") ?? (string?)chain[^1].Attribute(XName.Get("href", XLink))) is ['#', .. string next] && named.TryGetValue(next, out XElement? from))
            chain.Add(from);
        if (Own("spreadMethod", "pad") != "pad")
            return Fault("that repeats, which is not read", out fault);
        if (SvgNumbers.Map(Own("gradientTransform", "")) is not { } turned)
            return Fault("whose gradientTransform is no map of the plane", out fault);
        bool boxed = Own("gradientUnits", "objectBoundingBox") != "userSpaceOnUse";
        Affine placed = turned.Then(boxed ? new Affine(box.Width, 0, 0, box.Height, box.Left, box.Top).Then(map) : map);
        if (Stops(chain) is not { } stops)
            return Fault("with stops that are not read", out fault);
        Func<ImmutableArray<RampStop>, Coverage>? shape = gradient.Name.LocalName == "linearGradient" ? Linear() : Radial();
        if (shape is null)
            return Fault("measured in shares of the page, with a focus aside of its centre or in the shape of an ellipse aslant, which is not read", out fault);
        fault = null;
        if (stops.Length == 0)
            return [];
        if (stops.All(s => s.Colour == stops[0].Colour))
            return [(stops[0].Colour, shape(Ends([.. stops.Select(s => new RampStop(s.Offset, s.Opacity))])))];
        if (stops.Any(s => s.Opacity < 1))
            return Fault("that changes its colour and lets through at once, which is not read", out fault);
        var ramps = ImmutableArray.CreateBuilder<(Srgb, Coverage)>();
        ramps.Add((stops[0].Colour, Coverage.Solid));
        for (int i = 1; i < stops.Length; i++)
            ramps.Add((stops[i].Colour, shape(Ends([new(stops[i - 1].Offset, 0), new(stops[i].Offset, 1)]))));
        return ramps.ToImmutable();

        string Own(string attribute, string otherwise) => ((string?)chain.Select(e => e.Attribute(attribute)).FirstOrDefault(a => a is not null))?.Trim() ?? otherwise;

        // A share of the box, or a length; a share of the page is not read.
        double? Measure(string attribute, string otherwise)
        {
            string text = Own(attribute, otherwise);
            return text.EndsWith('%') ? SvgNumbers.All(text[..^1]) is [var share] && (boxed || share == 0) ? share / 100 : null : SvgNumbers.Length(text);
        }

        Func<ImmutableArray<RampStop>, Coverage>? Linear()
        {
            if (Measure("x1", "0%") is not { } x1 || Measure("y1", "0%") is not { } y1 || Measure("x2", "100%") is not { } x2 || Measure("y2", "0%") is not { } y2)
                return null;
            Point from = placed.Apply(new Point(x1, y1));
            double dx = x2 - x1, dy = y2 - y1, square = dx * dx + dy * dy, size = placed.Determinant;
            if (square == 0 || size == 0)
                return stops => new LinearRamp(from, from, stops);
            // How fast the offset grows along x and y of the page: the ramp stands square to its lines of one tone, skewed or not.
            double growX = (placed.D * dx - placed.B * dy) / size / square, growY = (placed.A * dy - placed.C * dx) / size / square, growth = growX * growX + growY * growY;
            return stops => new LinearRamp(from, from + new Point(growX / growth, growY / growth), stops);
        }

        Func<ImmutableArray<RampStop>, Coverage>? Radial()
        {
            if (Measure("cx", "50%") is not { } cx || Measure("cy", "50%") is not { } cy || Measure("r", "50%") is not { } r)
                return null;
            if (Math.Abs((Measure("fx", Own("cx", "50%")) ?? double.NaN) - cx) is not <= 1e-9 || Math.Abs((Measure("fy", Own("cy", "50%")) ?? double.NaN) - cy) is not <= 1e-9)
                return null;
            double across = placed.A * placed.A + placed.C * placed.C, down = placed.B * placed.B + placed.D * placed.D, aslant = placed.A * placed.B + placed.C * placed.D;
            return Math.Abs(aslant) > 1e-6 * (across + down) ? null : stops => new RadialRamp(placed.Apply(new Point(cx, cy)), r * Math.Sqrt(across), r * Math.Sqrt(down), stops);
        }
    }

    /// <summary>Paint that lets the ground through.</summary>
    /// <param name="coverage">The paint.</param>
    /// <param name="opacity">How much of it is left, 0 to 1.</param>
    public static Coverage Thinned(Coverage coverage, double opacity)
    {
        return opacity >= 1 ? coverage : coverage switch
        {
            LinearRamp linear => linear with { Stops = Less(linear.Stops) },
            RadialRamp radial => radial with { Stops = Less(radial.Stops) },
            _ => new LinearRamp(Point.Zero, Point.Zero, [new(0, opacity), new(1, opacity)]),
        };

        ImmutableArray<RampStop> Less(ImmutableArray<RampStop> stops) => [.. stops.Select(s => s with { Amount = s.Amount * opacity })];
    }

    private static ImmutableArray<(Srgb, Coverage)> Fault(string what, out string? fault)
    {
        fault = what;
        return [];
    }

    // Beyond its stops a ramp goes on as it ended.
    private static ImmutableArray<RampStop> Ends(ImmutableArray<RampStop> stops)
    {
        if (stops[0].Offset > 0)
            stops = stops.Insert(0, stops[0] with { Offset = 0 });
        return stops[^1].Offset < 1 || stops.Length < 2 ? stops.Add(stops[^1] with { Offset = 1 }) : stops;
    }

    private static ImmutableArray<(double Offset, Srgb Colour, double Opacity)>? Stops(List<XElement> chain)
    {
        var stops = ImmutableArray.CreateBuilder<(double, Srgb, double)>();
        double last = 0;
        foreach (XElement stop in chain.Select(g => g.Elements().Where(e => e.Name.LocalName == "stop")).FirstOrDefault(s => s.Any()) ?? [])
        {
            Dictionary<string, string> styles = SvgPen.Declared(stop, s => s is "stop-color" or "stop-opacity");
            string colour = styles.GetValueOrDefault("stop-color", "#000000");
            if (SvgNumbers.Share((string?)stop.Attribute("offset") ?? "0") is not { } offset || SvgNumbers.Colour(colour) is not { } ink || SvgNumbers.Share(styles.GetValueOrDefault("stop-opacity", "1")) is not { } opacity)
                return null;
            last = Math.Max(last, offset);
            stops.Add((last, ink, opacity));
        }
        return stops.ToImmutable();
    }
}
