using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Geometry.Regions;

namespace DesignGen.Vectorize.Views;

/// <summary>An ink map in straight lines, from which films, underbase and cut line are made.</summary>
/// <remarks>
/// Each curve is flattened the same way for both its neighbours and for the boundary itself, and every point lies on the micrometre
/// grid of finished artwork, so neighbours share all their points and nothing moves when an artwork is written.
/// </remarks>
internal static class FlatFaces
{
    /// <summary>Where an ink goes: what its outline fills.</summary>
    public static Region Of(Outline outline) => Region.From(Straight(outline));

    /// <summary>An outline in straight lines.</summary>
    public static Outline Straight(Outline outline)
    {
        var contours = ImmutableArray.CreateBuilder<Contour>(outline.Contours.Length);
        foreach (Contour c in outline.Contours)
        {
            List<Point> points = Points(c.Start, c.Segments);
            contours.Add(new(points[0], [.. points.Skip(1).Select(Segment.Line)]));
        }
        return new(contours.MoveToImmutable());
    }

    /// <summary>Where any ink goes.</summary>
    public static Region Union(InkMap map) => Region.Union([.. map.Faces.Select(Of)]);

    /// <summary>A boundary in straight lines.</summary>
    public static FlatEdge Of(InkEdge edge)
    {
        List<Point> path = Points(edge.Start, edge.Segments);
        bool closed = path.Count > 3 && path[0] == path[^1];
        if (closed)
            path.RemoveAt(path.Count - 1);
        return new(edge.Left, edge.Right, path, closed);
    }

    /// <summary>A region's outline on the grid of finished artwork, as a solid shape of the only ink.</summary>
    public static ImmutableArray<Shape> Shapes(Region region) =>
        region.IsEmpty ? [] : [new Shape(0, region.ToOutline().Snap(), FillRule.NonZero, Coverage.Solid)];

    private static List<Point> Points(Point start, ImmutableArray<Segment> segments)
    {
        var kept = new List<Point>();
        foreach (Point p in Flattening.Path(start, segments, Region.FilmToleranceMm))
        {
            var snapped = new Point(Math.Round(p.X / Outline.SnapMm) * Outline.SnapMm, Math.Round(p.Y / Outline.SnapMm) * Outline.SnapMm);
            if (kept.Count == 0 || kept[^1] != snapped)
                kept.Add(snapped);
        }
        return kept;
    }
}
