using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;

namespace DesignGen.Vectorize.Map;

/// <summary>Draws the boundaries of a planar map, each once, in pixels.</summary>
internal static class MapFitter
{
    // The points are worth about a twentieth of a pixel; a tenth is not seen.
    private static readonly Tolerance Close = new(0.3, 0.11);

    /// <summary>Draws them as lines and curves through where the picture shows the edges.</summary>
    public static FittedMap Fit(PlanarMap map, EdgeLocator locator, bool tile, Action<string>? step, CancellationToken cancel)
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
        Point[] nodes = Junctions.Place(map, points);
        if (tile)
            TileBorder.Weld(map, nodes, points, locator);
        var fitter = new ChainFitter(Close);
        var chains = new FittedChain[points.Length];
        for (int c = 0; c < chains.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            Chain chain = map.Chains[c];
            chains[c] = chain.IsLoop ? fitter.FitLoop(points[c]!)
                : points[c] is ChainPoints run ? fitter.FitBetween(run, nodes[chain.From], nodes[chain.To])
                : new(nodes[chain.From], [Segment.Line(nodes[chain.To])]);
        }
        return new(map, chains);
    }

    /// <summary>Draws them along the edges of pixels.</summary>
    public static FittedMap Steps(PlanarMap map, bool tile)
    {
        var chains = new FittedChain[map.Chains.Length];
        for (int c = 0; c < chains.Length; c++)
        {
            Chain chain = map.Chains[c];
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
            chains[c] = new(At(chain.StartX, chain.StartY), [.. segments]);
        }
        return new(map, chains);

        Point At(int x, int y) => tile ? TileBorder.Inside(map, new(x, y)) : new(x, y);
    }
}
