using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Map;

namespace DesignGen.Vectorize.Views;

/// <summary>Brings a fitted map from pixels to millimetres: as faces and boundaries, and as a proof.</summary>
internal static class MapViews
{
    // Coordinates are rounded to a power of ten of a millimetre that is no more than this part of a pixel.
    private const double Grid = 0.04;

    /// <summary>Makes both.</summary>
    public static (InkMap Map, Artwork Proof) Make(FittedMap fitted, ImmutableArray<Ink> inks, VectorizeOptions options)
    {
        int columns = fitted.Map.Labels.Width - (options.Tile ? 1 : 0), rows = fitted.Map.Labels.Height - (options.Tile ? 1 : 0);
        double shift = options.Tile ? 0.5 : 0;
        double width = Math.Round(options.Width.Millimetres, 3), px = width / columns, height = Math.Max(0.001, Math.Round(width * rows / columns, 3));
        double grid = Outline.SnapMm;
        while (grid * 10 <= Grid * px)
            grid *= 10;
        double Snap(double at, double all, double mm) => at <= 0 ? 0 : at >= all ? mm : Math.Round(at * mm / all / grid) * grid;
        var scaled = new FittedMap(fitted.Map, [.. fitted.Chains.Select(c => Move(c, p => new(Snap(p.X - shift, columns, width), Snap(p.Y - shift, rows, height))))]);
        var map = new InkMap(Length.FromMillimetres(width), Length.FromMillimetres(height), inks, Faces(scaled, inks.Length), Edges(scaled));
        int[] order = ProofLayers.Order(fitted.Map, inks.Length);
        ImmutableArray<Shape> shapes = [.. ProofLayers.Paint(scaled, order, px, grid).Select((layer, r) => new Shape(r, layer, FillRule.NonZero, Coverage.Solid))];
        Repeat? repeat = options.Tile ? new(RepeatLayout.Block, map.Width, map.Height) : null;
        return (map, new(map.Width, map.Height, repeat, [.. order.Select(i => inks[i])], shapes, []));
    }

    /// <summary>The faces of each ink, where its print goes and no other's.</summary>
    public static ImmutableArray<Outline> Faces(FittedMap map, int inks)
    {
        var ofInk = new List<int>[inks];
        for (int i = 0; i < inks; i++)
            ofInk[i] = [];
        for (int f = 0; f < map.Map.Faces.Length; f++)
            ofInk[map.Map.Faces[f].Label].Add(f);
        return [.. ofInk.Select((faces, ink) => new Outline([.. map.Rings(f => map.Map.Faces[f].Label == ink, faces).Select(map.Plain).Where(c => c.Segments.Length > 0)]))];
    }

    private static ImmutableArray<InkEdge> Edges(FittedMap map)
    {
        var edges = ImmutableArray.CreateBuilder<InkEdge>();
        for (int c = 0; c < map.Chains.Length; c++)
        {
            Chain chain = map.Map.Chains[c];
            if (!chain.OnBorder && map.Chains[c].Segments.Length > 0)
                edges.Add(new(InkOf(map.Map, chain.Left), InkOf(map.Map, chain.Right), map.Chains[c].Start, [.. map.Chains[c].Segments]));
        }
        return edges.ToImmutable();
    }

    /// <summary>A chain with every point moved, less the lines that shrink to nothing.</summary>
    public static FittedChain Move(FittedChain chain, Func<Point, Point> place)
    {
        var segments = new List<Segment>(chain.Segments.Length);
        Point start = place(chain.Start), from = start;
        foreach (Segment s in chain.Segments)
        {
            Segment mapped = new(s.IsLine, place(s.Control1), place(s.Control2), place(s.End));
            if (mapped.IsLine && mapped.End == from)
                continue;
            segments.Add(mapped);
            from = mapped.End;
        }
        return new(start, [.. segments]);
    }

    private static int? InkOf(PlanarMap map, int face) => face < 0 ? null : map.Faces[face].Label;
}
