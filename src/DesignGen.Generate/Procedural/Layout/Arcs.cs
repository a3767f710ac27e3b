using DesignGen.Core.Geometry;

namespace DesignGen.Generate.Procedural.Layout;

/// <summary>Parts of discs and rings: what geometric prints are made of.</summary>
public static class Arcs
{
    /// <summary>A slice of a disc.</summary>
    /// <param name="centre">Its point, mm.</param>
    /// <param name="radius">Above 0, mm.</param>
    /// <param name="from">Direction of its first side, radians.</param>
    /// <param name="sweep">Its angle, radians; positive turns clockwise on the page.</param>
    public static Outline Slice(Point centre, double radius, double from, double sweep) =>
        new OutlineBuilder().MoveTo(centre).LineTo(centre + Point.Polar(radius, from)).ArcAround(centre, sweep).Build();

    /// <summary>A part of a ring.</summary>
    /// <param name="centre">Its middle, mm.</param>
    /// <param name="inner">Inner radius, 0 or more, mm.</param>
    /// <param name="outer">Outer radius, mm.</param>
    /// <param name="from">Direction of its first side, radians.</param>
    /// <param name="sweep">Its angle, radians.</param>
    public static Outline Band(Point centre, double inner, double outer, double from, double sweep)
    {
        if (inner <= 1e-6)
            return Slice(centre, outer, from, sweep);
        return new OutlineBuilder().MoveTo(centre + Point.Polar(outer, from)).ArcAround(centre, sweep)
            .LineTo(centre + Point.Polar(inner, from + sweep)).ArcAround(centre, -sweep).Build();
    }

    /// <summary>A whole ring.</summary>
    public static Outline Ring(Point centre, double inner, double outer) =>
        inner <= 1e-6 ? Outline.Circle(centre, outer) : Outline.Circle(centre, outer).With(Outline.Circle(centre, inner).Reverse());

    /// <summary>A corner of an upright rectangle, counted clockwise from the top left.</summary>
    public static Point Corner(Rect r, int corner) => (corner & 3) switch
    {
        0 => new(r.Left, r.Top),
        1 => new(r.Right, r.Top),
        2 => new(r.Right, r.Bottom),
        _ => new(r.Left, r.Bottom),
    };

    /// <summary>The direction of a corner's first side when the rectangle lies clockwise of it, radians: its slice sweeps a quarter turn from there.</summary>
    public static double CornerDirection(int corner) => (corner & 3) * Math.PI / 2;
}
