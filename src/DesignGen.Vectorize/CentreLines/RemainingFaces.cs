using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>Traces the areas that are left when strokes have been taken away.</summary>
internal sealed class RemainingFaces
{
    // Where the picture tells where an edge is, and beneath strokes, where nobody sees it, px.
    private static readonly Tolerance Close = new(0.25, 0.09), Hidden = new(0.9, 0.45);

    private readonly FittedMap _fitted;
    private readonly PageGrid _page;

    private RemainingFaces(FittedMap fitted, PageGrid page) => (_fitted, _page) = (fitted, page);

    /// <summary>The map of areas.</summary>
    public PlanarMap Map => _fitted.Map;

    /// <summary>Traces a label map without strokes.</summary>
    public static RemainingFaces Trace(LabelMap labels, EdgeLocator locator, byte[] changed, PageGrid page, CancellationToken cancel)
    {
        PlanarMap map = MapBuilder.Build(labels, (x, y) => SaddleJudge.RarerJoins(labels, x, y), cancel);
        var points = new ChainPoints?[map.Chains.Length];
        var hidden = new bool[points.Length];
        for (int c = 0; c < points.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            if (map.Chains[c].OnBorder)
                continue;
            hidden[c] = IsHidden(map, map.Chains[c], changed);
            points[c] = hidden[c] ? Middles(map, map.Chains[c]) : ChainTracing.Trace(map, map.Chains[c], locator);
        }
        Point[] nodes = Junctions.Place(map, points);
        var close = new ChainFitter(Close);
        var loose = new ChainFitter(Hidden);
        return new(MapFitter.Draw(map, points, nodes, c => hidden[c] ? loose : close, page, cancel), page);
    }

    /// <summary>The areas of each ink, and the same in the order to paint them.</summary>
    /// <param name="inks">How many inks.</param>
    /// <param name="strokes">How many strokes each ink has; those with most are painted last.</param>
    public (ImmutableArray<Outline> Plain, ImmutableArray<(int Ink, Outline Outline)> Layers) Scale(int inks, Dictionary<int, int> strokes)
    {
        var scaled = new FittedMap(Map, [.. _fitted.Chains.Select(c => c.Move(_page.OnPage))]);
        int[] order = [.. ProofLayers.Order(Map, inks, bare: false).OrderBy(i => strokes.GetValueOrDefault(i))];
        Outline[] layers = ProofLayers.Paint(scaled, order, _page.PixelMm, _page.StepMm);
        return (MapViews.Faces(scaled, inks), [.. order.Select((ink, r) => (ink, layers[r]))]);
    }

    private static bool IsHidden(PlanarMap map, in Chain chain, byte[] changed)
    {
        int beneath = 0, x = chain.StartX, y = chain.StartY;
        foreach (byte step in map.Of(chain))
        {
            (int lx, int ly, int rx, int ry) = MapBuilder.Beside(x, y, step);
            beneath += changed[ly * map.Labels.Width + lx] != 0 && changed[ry * map.Labels.Width + rx] != 0 ? 1 : 0;
            x += PlanarMap.StepX[step];
            y += PlanarMap.StepY[step];
        }
        return beneath * 2 > chain.Length;
    }

    private static ChainPoints Middles(PlanarMap map, in Chain chain)
    {
        ReadOnlySpan<byte> steps = map.Of(chain);
        var x = new double[steps.Length];
        var y = new double[steps.Length];
        (int cx, int cy) = (chain.StartX, chain.StartY);
        for (int i = 0; i < steps.Length; i++)
        {
            (int nx, int ny) = (cx + PlanarMap.StepX[steps[i]], cy + PlanarMap.StepY[steps[i]]);
            (x[i], y[i]) = ((cx + nx) / 2.0, (cy + ny) / 2.0);
            (cx, cy) = (nx, ny);
        }
        return new(x, y);
    }
}
