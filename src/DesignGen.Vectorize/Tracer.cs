using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Palettes;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize;

/// <summary>How to trace a picture.</summary>
public sealed record VectorizeOptions
{
    /// <summary>Most inks, 1 to 64; null finds as many as the picture has.</summary>
    public int? Inks { get; init; }

    /// <summary>Width of the print.</summary>
    public required Length Width { get; init; }
}

/// <summary>A traced picture.</summary>
/// <param name="Map">Faces of ink that cover the page once: films, underbase and cut lines are made from it.</param>
/// <param name="Proof">The same to look at: every ink goes on a little under those painted later, so no screen shows a hairline.</param>
/// <param name="Kind">What kind of picture it was taken for.</param>
public sealed record TracedPicture(InkMap Map, Artwork Proof, PictureKind Kind);

/// <summary>Turns pixels into flat inks.</summary>
public static class Tracer
{
    // The points are worth about a twentieth of a pixel; a tenth is not seen.
    private static readonly Tolerance Close = new(0.3, 0.11);

    /// <summary>Traces a picture.</summary>
    public static TracedPicture Trace(Picture picture, VectorizeOptions options, CancellationToken cancel = default)
    {
        (SourcePixels pixels, _) = SourcePixels.From(picture).UndoEnlargement();
        FlatColours flat = FlatColours.Count(pixels);
        Sources sources = FlatSources.Find(pixels, flat);
        (LabelMap sourceLabels, sources) = FlatLabeller.Label(pixels, sources, cancel);
        Specks.Remove(sourceLabels, pixels, sources);
        InkChoice choice = InkChoice.Choose(sources, options.Inks);
        LabelMap labels = ToInks(sourceLabels, choice);
        PlanarMap map = MapBuilder.Build(labels, new SaddleJudge(pixels, labels, sourceLabels, sources).Joins, cancel);
        FittedMap fitted = Fit(map, new(pixels, labels, sourceLabels, sources, null), cancel);
        return Scale(fitted, choice, options, sources.Kind, picture);
    }

    private static LabelMap ToInks(LabelMap sources, InkChoice choice)
    {
        Span<byte> of = stackalloc byte[256];
        of.Fill(LabelMap.Clear);
        for (int s = 0; s < choice.Of.Length; s++)
            of[s] = (byte)choice.Of[s];
        var labels = new byte[sources.Labels.Length];
        for (int i = 0; i < labels.Length; i++)
            labels[i] = of[sources.Labels[i]];
        return new(sources.Width, sources.Height, labels);
    }

    private static FittedMap Fit(PlanarMap map, EdgeLocator locator, CancellationToken cancel)
    {
        var points = new ChainPoints?[map.Chains.Length];
        for (int c = 0; c < points.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            points[c] = map.Chains[c].OnBorder ? null : ChainTracing.Trace(map, map.Chains[c], locator);
        }
        Point[] nodes = Junctions.Place(map, points);
        var fitter = new ChainFitter(Close);
        var chains = new FittedChain[points.Length];
        for (int c = 0; c < chains.Length; c++)
        {
            if ((c & 255) == 0)
                cancel.ThrowIfCancellationRequested();
            Chain chain = map.Chains[c];
            if (chain.IsLoop)
                chains[c] = chain.OnBorder ? Border(map, chain) : fitter.FitLoop(points[c]!);
            else
                chains[c] = points[c] is ChainPoints run ? fitter.FitBetween(run, nodes[chain.From], nodes[chain.To]) : new(nodes[chain.From], [Segment.Line(nodes[chain.To])]);
        }
        return new(map, chains);
    }

    private static FittedChain Border(PlanarMap map, Chain chain) => throw new InvalidOperationException("A border chain without nodes.");

    private static TracedPicture Scale(FittedMap fitted, InkChoice choice, VectorizeOptions options, PictureKind kind, Picture picture)
    {
        LabelMap labels = fitted.Map.Labels;
        double width = Math.Round(options.Width.Millimetres, 3), px = width / labels.Width;
        double height = Math.Max(0.001, Math.Round(width * labels.Height / labels.Width, 3));
        double grid = 0.001;
        while (grid * 10 <= 0.04 * px)
            grid *= 10;
        Point ToMm(Point p) => new(Snap(p.X, labels.Width, width), Snap(p.Y, labels.Height, height));
        double Snap(double at, double all, double mm) => at <= 0 ? 0 : at >= all ? mm : Math.Round(at * mm / all / grid) * grid;
        var chains = new FittedChain[fitted.Chains.Length];
        for (int c = 0; c < chains.Length; c++)
            chains[c] = Map(fitted.Chains[c], ToMm);
        var scaled = new FittedMap(fitted.Map, chains);
        ImmutableArray<Ink> inks = [.. choice.Colours.Select((colour, i) => new Ink(string.Create(CultureInfo.InvariantCulture, $"ink-{i + 1}"), colour.Hex, colour))];
        var ofInk = new List<int>[inks.Length];
        for (int i = 0; i < ofInk.Length; i++)
            ofInk[i] = [];
        for (int f = 0; f < fitted.Map.Faces.Length; f++)
            ofInk[fitted.Map.Faces[f].Label].Add(f);
        var faces = ImmutableArray.CreateBuilder<Outline>();
        for (int i = 0; i < ofInk.Length; i++)
        {
            int ink = i;
            faces.Add(new([.. scaled.Rings(f => fitted.Map.Faces[f].Label == ink, ofInk[i]).Select(scaled.Plain).Where(c => c.Segments.Length > 0)]));
        }
        var edges = ImmutableArray.CreateBuilder<InkEdge>();
        for (int c = 0; c < chains.Length; c++)
        {
            Chain chain = fitted.Map.Chains[c];
            if (!chain.OnBorder)
                edges.Add(new(InkOf(fitted.Map, chain.Left), InkOf(fitted.Map, chain.Right), chains[c].Start, [.. chains[c].Segments]));
        }
        var map = new InkMap(Length.FromMillimetres(width), Length.FromMillimetres(height), inks, faces.ToImmutable(), edges.ToImmutable());
        int[] order = ProofLayers.Order(fitted.Map, inks.Length);
        Outline[] layers = ProofLayers.Paint(scaled, order, px, grid);
        ImmutableArray<Shape> shapes = [.. layers.Select((layer, r) => new Shape(r, layer, FillRule.NonZero, Coverage.Solid))];
        var proof = new Artwork(map.Width, map.Height, null, [.. order.Select(i => inks[i])], shapes, []);
        return new(map, proof, kind);
    }

    private static FittedChain Map(FittedChain chain, Func<Point, Point> place)
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
