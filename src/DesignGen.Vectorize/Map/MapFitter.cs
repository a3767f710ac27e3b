using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Map;

/// <summary>Draws the boundaries of a planar map, each once, in pixels.</summary>
internal static class MapFitter
{
    // The points are worth about a twentieth of a pixel; a seventh in the mean is not seen, and at 280 mm for 900 px less than a press holds.
    private static readonly Tolerance Close = new(0.35, 0.14);

    // A lossy format moves edges by about this much.
    private static readonly Tolerance Noisy = new(0.4, 0.16);

    // In textured pictures the place of an edge is a matter of judgement.
    private static readonly Tolerance Loose = new(0.6, 0.25);

    /// <summary>Draws them as lines and curves through where the picture shows the edges; none crosses another or itself, on the page as well.</summary>
    public static FittedMap Fit(PlanarMap map, EdgeLocator locator, PictureKind kind, bool tile, PageGrid page, Action<string>? step, CancellationToken cancel)
    {
        step?.Invoke("edges");
        var points = new ChainPoints?[map.Chains.Length];
        for (int c = 0; c < points.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            points[c] = map.Chains[c].OnBorder ? null : ChainTracing.Trace(map, map.Chains[c], locator);
        }
        step?.Invoke("fit");
        Point[] nodes = Junctions.Place(map, points, isPure: locator.IsPure);
        if (tile)
            TileBorder.Weld(map, nodes, points, locator);
        var fitter = new ChainFitter(kind switch { PictureKind.Flat => Close, PictureKind.NoisyFlat => Noisy, _ => Loose });
        return Draw(map, points, nodes, _ => fitter, page, cancel);
    }

    /// <summary>Draws boundaries through points that were found, so that none crosses another or itself, on the page as well.</summary>
    /// <param name="map">The map.</param>
    /// <param name="points">The points of each boundary; null for one of the border, which is straight.</param>
    /// <param name="nodes">The place of each node, px.</param>
    /// <param name="fitter">What fits each boundary.</param>
    /// <param name="page">Where places come to lie on the page.</param>
    /// <param name="cancel">Stops between boundaries.</param>
    public static FittedMap Draw(PlanarMap map, ChainPoints?[] points, Point[] nodes, Func<int, ChainFitter> fitter, PageGrid page, CancellationToken cancel)
    {
        var chains = new FittedChain[points.Length];
        for (int c = 0; c < chains.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            Chain chain = map.Chains[c];
            chains[c] = points[c] is not ChainPoints run ? new(nodes[chain.From], [Segment.Line(nodes[chain.To])])
                : chain.IsLoop ? fitter(c).FitLoop(run)
                : fitter(c).FitBetween(run, nodes[chain.From], nodes[chain.To]);
        }
        Untangling.Untangle(map, chains, page.Rounded, cancel);
        return new(map, chains);
    }

    /// <summary>Draws them along the edges of pixels.</summary>
    public static FittedMap Steps(PlanarMap map, bool tile)
    {
        var chains = new FittedChain[map.Chains.Length];
        for (int c = 0; c < chains.Length; c++)
            chains[c] = Steps(map, c, tile);
        return new(map, chains);
    }

    private static FittedChain Steps(PlanarMap map, int number, bool tile)
    {
        Chain chain = map.Chains[number];
        ReadOnlySpan<byte> steps = map.Of(chain);
        var segments = new List<Segment>();
        int x = chain.StartX, y = chain.StartY;
        for (int i = 0; i < steps.Length; i++)
        {
            x += PlanarMap.StepX[steps[i]];
            y += PlanarMap.StepY[steps[i]];
            if (i == steps.Length - 1 || steps[i + 1] != steps[i])
                segments.Add(Segment.Line(At(x, y)));
        }
        return new(At(chain.StartX, chain.StartY), [.. segments]);

        Point At(int cornerX, int cornerY) => tile ? TileBorder.Inside(map, new(cornerX, cornerY)) : new(cornerX, cornerY);
    }
}
