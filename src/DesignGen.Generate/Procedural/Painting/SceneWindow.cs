using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Procedural.Painting;

/// <summary>The opening that a landscape is seen through: everything painted is cut to it.</summary>
/// <param name="Canvas">Where to paint.</param>
/// <param name="Edge">Corners of a convex polygon, clockwise on the page; empty for a landscape that stands free.</param>
/// <param name="Box">The rectangle that the landscape is composed in, mm.</param>
public sealed record SceneWindow(DesignCanvas Canvas, ImmutableArray<Point> Edge, Rect Box)
{
    /// <summary>A round opening.</summary>
    public static SceneWindow Round(DesignCanvas canvas, Point centre, double radius) =>
        new(canvas, [.. Enumerable.Range(0, 180).Select(i => centre + Point.Polar(radius, i * Math.PI / 90))], new(centre.X - radius, centre.Y - radius, centre.X + radius, centre.Y + radius));

    /// <summary>An opening of any convex outline.</summary>
    public static SceneWindow Of(DesignCanvas canvas, Outline outline)
    {
        List<Point> edge = outline.Contours[0].Flatten(0.02);
        if (edge[0].DistanceTo(edge[^1]) < 1e-6)
            edge.RemoveAt(edge.Count - 1);
        return new(canvas, [.. edge], edge.Aggregate(Rect.Empty, (r, p) => r.Including(p)));
    }

    /// <summary>A rectangle without edges: the landscape stands free on the cloth.</summary>
    public static SceneWindow Free(DesignCanvas canvas, Rect box) => new(canvas, [], box);

    /// <summary>Whether the landscape stands free on the cloth.</summary>
    public bool IsFree => Edge.IsEmpty;

    /// <summary>Fills the part of an outline that the opening shows.</summary>
    public void Fill(Paint paint, Outline outline)
    {
        if (!outline.IsEmpty)
            paint.Fill(Canvas, IsFree ? outline : ConvexClip.Clip(outline, Edge));
    }

    /// <summary>Fills the whole opening; nothing where the landscape stands free.</summary>
    public void FillAll(Paint paint)
    {
        if (!IsFree && paint.Role is not null)
            paint.Fill(Canvas, Outline.Polygon(Edge.AsSpan()));
    }

    /// <summary>A place by its shares of the box: 0, 0 is the top left.</summary>
    public Point At(double x, double y) => new(Box.Left + Box.Width * x, Box.Top + Box.Height * y);
}
