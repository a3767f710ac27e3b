using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Render.Strokes;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Intake;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Palettes;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>Turns line art into strokes of a pen: for plotters, engravers and embroidery, which follow a line instead of filling an outline.</summary>
/// <remarks>
/// Each ink is thinned to lines, these are joined to strokes where they pass straight through one another, and every stroke is placed anew by
/// looking across it in the picture. What is too wide for a line, or too short, stays an area and is traced as any picture is, with the
/// strokes taken away first: what lies beside them goes on beneath them.
/// </remarks>
public static class CentreLineTracer
{
    // Pixels of cut-out inks kept between the two passes; beyond, they are made twice.
    private const long KeptPixels = 40_000_000;

    // A stroke is at least this many times as long as it is wide; shorter it is a dot, if it is as wide as a line and round.
    private const double LeastLength = 1.7;

    // An ink of which less than this share is in lines is an ink for areas. Its narrow places are no strokes, unless they are this many times as long as
    // wide and even in width.
    private const double LineShare = 0.4, LeastOfArea = 20;

    // A tip of a solid area is no stroke unless it is this many times as long as wide.
    private const double LeastTip = 4;

    /// <summary>Traces a picture to centre lines.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="options">Inks and size.</param>
    /// <param name="lines">What counts as a line; null for <see cref="CentreLineOptions.Default"/>.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="InputException">The widest line is no width, or an option is out of its range.</exception>
    public static CentreLineMap Trace(Picture picture, VectorizeOptions options, CentreLineOptions? lines = null, CancellationToken cancel = default)
    {
        lines ??= CentreLineOptions.Default;
        if (lines.WidestLine is Length stated && !(stated.Millimetres > 0))
            throw new InputException("options", "line", string.Create(CultureInfo.InvariantCulture, $"A widest line of {stated.Millimetres} mm is no width. Give one above 0 mm, or none to have it found."));
        options.Check();
        (SourcePixels pixels, int enlarged, double bare) = Tracer.Intake(picture, options);
        FlatColours flat = FlatColours.Count(pixels);
        (pixels, LabelMap sourceLabels, Sources sources) = Regime.Label(pixels, flat, PictureJudge.Judge(pixels, flat, cancel).Kind, options.Inks, cancel);
        (InkChoice choice, ImmutableArray<FoundInk> inks) = PrintedInks.Choose(sources, options.Inks, options.Library);
        LabelMap labels = choice.Label(sourceLabels);
        double px = options.Width.Millimetres / labels.Width;
        return Trace(pixels, sourceLabels, sources, labels, new(sources.Kind, enlarged, bare, inks), options, lines.WidestLine is Length w ? w.Millimetres / px : null, cancel);
    }

    private static CentreLineMap Trace(SourcePixels pixels, LabelMap sourceLabels, Sources sources, LabelMap labels, PictureFindings findings, VectorizeOptions options, double? widestPx, CancellationToken cancel)
    {
        int? ground = Ground(labels);
        var thinned = new ThinnedInk?[findings.Inks.Length];
        var lengths = new SortedDictionary<int, long>();
        long kept = 0;
        for (int ink = 0; ink < thinned.Length; ink++)
        {
            if (ink == ground || (widestPx is not null && kept > KeptPixels))
                continue;
            if (Thin(ink) is not ThinnedInk found)
                continue;
            SolidAreas.Count(found.Skeleton, found.Squared, lengths);
            kept += found.Squared.Length;
            if (kept <= KeptPixels)
                thinned[ink] = found;
        }
        double widest = widestPx ?? SolidAreas.WidestLine(lengths);
        var changed = new byte[labels.Labels.Length];
        var strokes = new List<(int Ink, FittedStroke Stroke)>();
        for (int ink = 0; widest > 0 && ink < thinned.Length; ink++)
        {
            if (ink == ground || (thinned[ink] ?? Thin(ink)) is not ThinnedInk found)
                continue;
            thinned[ink] = null;
            List<FittedStroke> own = Strokes(found, widest, cancel);
            strokes.AddRange(own.Select(s => (ink, s)));
            StrokeClaims.Take(found.Field, found.Solid(widest), own, labels, changed, cancel);
        }
        LabelMap rest = StrokeClaims.FillIn(labels, changed, cancel);
        var page = PageGrid.Of(rest, options);
        return Scale(RemainingFaces.Trace(rest, new(pixels, rest, sourceLabels, sources, changed), changed, page, cancel), page, strokes, findings, ground);

        ThinnedInk? Thin(int ink)
        {
            if (InkField.Of(ink, pixels, labels, sourceLabels, sources, cancel) is not InkField field)
                return null;
            int[] squared = DistanceMap.Squared(field.Mask, field.Width, field.Height);
            return new(field, squared, Skeleton.Thin(field.Mask, squared, field.Width, cancel));
        }
    }

    /// <summary>The ink that the border shows most; null where that is bare ground.</summary>
    private static int? Ground(LabelMap labels)
    {
        var counts = new int[256];
        for (int x = 0; x < labels.Width; x++)
        {
            counts[labels[x, 0]]++;
            counts[labels[x, labels.Height - 1]]++;
        }
        for (int y = 0; y < labels.Height; y++)
        {
            counts[labels[0, y]]++;
            counts[labels[labels.Width - 1, y]]++;
        }
        int most = Array.IndexOf(counts, counts.Max());
        return most == LabelMap.Clear ? null : most;
    }

    private static List<FittedStroke> Strokes(ThinnedInk ink, double widest, CancellationToken cancel)
    {
        bool[]? solid = ink.Solid(widest);
        var skeleton = (bool[])ink.Skeleton.Clone();
        for (int i = 0; solid is not null && i < skeleton.Length; i++)
            skeleton[i] &= !solid[i];
        bool forAreas = solid is not null && LinesOf(ink.Field, solid) < LineShare;
        SkeletonGraph graph = SkeletonGraph.Build(ink.Field, skeleton, ink.Squared, solid, cancel);
        var strokes = new List<FittedStroke>();
        foreach (RawStroke raw in StrokeJoiner.Join(graph, new(ink.Field, graph), cancel))
        {
            if (StrokeFitter.Fit(raw) is FittedStroke stroke && IsStroke(raw, stroke, ink.Field, widest)
                && (!forAreas || (stroke.Profile is null && PathLength(raw) >= LeastOfArea * stroke.Width)))
                strokes.Add(stroke);
        }
        return strokes;
    }

    /// <summary>Which share of an ink is no solid area.</summary>
    private static double LinesOf(InkField field, bool[] solid)
    {
        long all = 0, lines = 0;
        for (int i = 0; i < solid.Length; i++)
        {
            all += field.Mask[i] ? 1 : 0;
            lines += field.Mask[i] && !solid[i] ? 1 : 0;
        }
        return (double)lines / all;
    }

    private static bool IsStroke(RawStroke raw, FittedStroke stroke, InkField field, double widest)
    {
        if (raw.Closed)
            return true;
        double way = PathLength(raw);
        if (raw.StartKind == StrokeEnd.Solid || raw.EndKind == StrokeEnd.Solid)
            return way >= (raw.StartKind == StrokeEnd.Free || raw.EndKind == StrokeEnd.Free ? LeastTip : 1) * stroke.Width;
        if (raw.StartKind == StrokeEnd.Joined || raw.EndKind == StrokeEnd.Joined || way + stroke.Width >= LeastLength * stroke.Width)
            return true;
        // A dot: as wide as a line, and what it covers is what there is.
        double area = Math.PI / 4 * stroke.Width * stroke.Width + way * stroke.Width, there = StrokeClaims.Area(field, raw.Seed, 4 * area);
        return stroke.Width <= widest / 2 && Math.Abs(there - area) <= 0.15 * area;
    }

    private static double PathLength(RawStroke raw)
    {
        Sections sections = raw.Sections;
        double way = raw.Closed ? sections.At(0).DistanceTo(sections.At(sections.Count - 1)) : sections.At(0).DistanceTo(raw.Start) + sections.At(sections.Count - 1).DistanceTo(raw.End);
        for (int i = 1; i < sections.Count; i++)
            way += sections.At(i).DistanceTo(sections.At(i - 1));
        return way;
    }

    private static CentreLineMap Scale(RemainingFaces faces, PageGrid page, List<(int Ink, FittedStroke Stroke)> strokes, PictureFindings findings, int? ground)
    {
        double px = page.PixelMm;
        ImmutableArray<Ink> inks = [.. findings.Inks.Select(i => i.Ink)];
        var drawn = ImmutableArray.CreateBuilder<CentreLineStroke>(strokes.Count);
        foreach ((int ink, FittedStroke stroke) in strokes)
        {
            FittedChain path = stroke.Path.Move(p => new(Round(p.X * px), Round(p.Y * px)));
            if (path.Segments.Length == 0)
                path = new(path.Start, [Segment.Line(path.Start)]);
            WidthProfile? profile = stroke.Profile is null ? null : new([.. stroke.Profile.Knots.Select(k => new WidthKnot(Math.Round(k.Share, 5), Math.Round(k.WidthMm * px, 3)))]);
            drawn.Add(new(ink, new(path.Start, [.. path.Segments]), stroke.Closed, Math.Max(0.001, Math.Round(stroke.Width * px, 3)), profile));
        }
        var byInk = strokes.GroupBy(s => s.Ink).ToDictionary(g => g.Key, g => g.Count());
        (ImmutableArray<Outline> plain, ImmutableArray<(int, Outline)> layers) = faces.Scale(inks.Length, byInk);
        return new(Length.FromMillimetres(page.WidthMm), Length.FromMillimetres(page.HeightMm), inks, drawn.ToImmutable(), plain, ground, layers, findings);

        double Round(double mm) => Math.Round(mm / page.StepMm) * page.StepMm;
    }

    /// <summary>An ink and its thinned lines.</summary>
    private sealed record ThinnedInk(InkField Field, int[] Squared, bool[] Skeleton)
    {
        private (double Widest, bool[]? Areas)? _solid;

        /// <summary>The areas wider than a line.</summary>
        public bool[]? Solid(double widest)
        {
            if (_solid is not { } known || known.Widest != widest)
                _solid = known = (widest, SolidAreas.Find(Field, Squared, widest));
            return known.Areas;
        }
    }
}
