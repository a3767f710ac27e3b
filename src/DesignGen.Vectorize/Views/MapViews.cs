using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
    /// <summary>Makes both.</summary>
    public static (InkMap Map, Artwork Proof) Make(FittedMap fitted, ImmutableArray<Ink> inks, PageGrid page, bool tile)
    {
        Func<Point, Point> place = page.OnPage;
        var scaled = new FittedMap(fitted.Map, [.. fitted.Chains.Select(c => c.Move(place))]);
        Length width = Length.FromMillimetres(page.WidthMm), height = Length.FromMillimetres(page.HeightMm);
        Repeat? repeat = tile ? new(RepeatLayout.Block, width, height) : null;
        var map = new InkMap(width, height, inks, Faces(scaled, inks.Length), Edges(scaled), repeat);
        (int[] order, Outline[] layers) = ProofLayers.PaintShortest(scaled, inks.Length, page.PixelMm, page.StepMm);
        ImmutableArray<Shape> shapes = [.. layers.Select((layer, r) => new Shape(r, layer, FillRule.NonZero, Coverage.Solid))];
        return (map, new(width, height, repeat, [.. order.Select(i => inks[i])], shapes, []));
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
                edges.Add(new(InkOf(map.Map, chain.Left), InkOf(map.Map, chain.Right), map.Chains[c].Start, ImmutableCollectionsMarshal.AsImmutableArray(map.Chains[c].Segments)));
        }
        return edges.ToImmutable();
    }

    private static int? InkOf(PlanarMap map, int face) => face < 0 ? null : map.Faces[face].Label;
}
