using DesignGen.Render.Strokes;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Map;
using Point = DesignGen.Core.Geometry.Point;
using Segment = DesignGen.Core.Geometry.Segment;

namespace DesignGen.Vectorize.CentreLines;

/// <summary>A fitted stroke, px.</summary>
/// <param name="Path">Its centre line.</param>
/// <param name="Closed">Whether it is closed.</param>
/// <param name="Width">Its width: the even one, or the mean where it changes.</param>
/// <param name="Profile">Width along it where it changes; null where it is even.</param>
internal sealed record FittedStroke(FittedChain Path, bool Closed, double Width, WidthProfile? Profile);

/// <summary>Fits lines and curves to a stroke's sections, and a width.</summary>
internal static class StrokeFitter
{
    // How close a centre line keeps to its sections, px.
    private static readonly Tolerance Close = new(0.3, 0.1);

    // Wider strokes are fitted on a coarser scale on which they are this wide: what counts as a corner grows with the width.
    private const double FitWidth = 3;

    // Spread of widths, px and as a share of the width, up to which a stroke is even.
    private const double EvenPx = 0.5, EvenShare = 0.22;

    // What a width profile may miss, px.
    private const double ProfileMiss = 0.25;

    /// <summary>Fits a stroke; null where there is nothing to fit.</summary>
    public static FittedStroke? Fit(RawStroke raw)
    {
        Sections sections = raw.Sections;
        if (sections.Count == 0)
            return null;
        double width = TrimmedMean(sections.Widths, out double spread);
        double scale = Math.Max(1, width / FitWidth);
        var fitter = new ChainFitter(new(Close.Most / scale, Close.Mean / scale));
        int[] corners = [.. Enumerable.Range(0, sections.Count).Where(i => sections.Sharp[i])];
        FittedChain chain;
        if (raw.Closed && corners.Length == 0)
        {
            chain = fitter.FitLoop(Points(0, sections.Count));
        }
        else
        {
            // Between corners each stretch by itself; a closed stroke begins at a corner.
            int first = raw.Closed ? corners[0] : -1;
            Point start = raw.Closed ? sections.At(first) : raw.Start, from = start;
            int[] stops = raw.Closed ? [.. corners.Skip(1), first + sections.Count] : [.. corners, sections.Count];
            var segments = new List<Segment>();
            foreach (int stop in stops)
            {
                Point to = stop == sections.Count && !raw.Closed ? raw.End : sections.At(stop % sections.Count);
                if (from != to || stop - first > 1)
                    segments.AddRange(fitter.FitBetween(Points(first + 1, stop), from / scale, to / scale).Segments);
                (first, from) = (stop, to);
            }
            chain = new(start / scale, [.. segments]);
        }
        if (chain.Segments.Length == 0)
            return null;
        chain = new(chain.Start * scale, [.. chain.Segments.Select(s => new Segment(s.IsLine, s.Control1 * scale, s.Control2 * scale, s.End * scale))]);
        WidthProfile? profile = spread <= Math.Max(EvenPx, EvenShare * width) ? null : Profile(raw.Closed ? raw with { Sections = sections.From(chain.Start) } : raw);
        return new(chain, raw.Closed, width, profile);

        // Sections about a unit of the fit's scale apart, from one up to another.
        ChainPoints Points(int begin, int end)
        {
            var x = new List<double>();
            var y = new List<double>();
            double way = scale;
            for (int i = begin; i < end; i++)
            {
                Point p = sections.At(i % sections.Count);
                if (i > begin)
                    way += p.DistanceTo(sections.At((i - 1) % sections.Count));
                if (way < scale * 0.99)
                    continue;
                way = Math.Max(0, way - scale);
                x.Add(p.X / scale);
                y.Add(p.Y / scale);
            }
            return new([.. x], [.. y]);
        }
    }

    /// <summary>The mean of the middle of a list, and how far its outer tenths lie apart.</summary>
    private static double TrimmedMean(List<double> widths, out double spread)
    {
        double[] sorted = [.. widths.Order()];
        int cut = sorted.Length / 10;
        spread = sorted[^(cut + 1)] - sorted[cut];
        return sorted.AsSpan(cut, sorted.Length - 2 * cut).ToArray().Average();
    }

    private static WidthProfile Profile(RawStroke raw)
    {
        Sections sections = raw.Sections;
        int n = sections.Count;
        var share = new double[n];
        double all = raw.Closed ? 0 : sections.At(0).DistanceTo(raw.Start);
        // Shares of the way; a closed stroke begins at its first section.
        share[0] = all;
        for (int i = 1; i < n; i++)
            share[i] = all += sections.At(i).DistanceTo(sections.At(i - 1));
        all += raw.Closed ? sections.At(n - 1).DistanceTo(sections.At(0)) : sections.At(n - 1).DistanceTo(raw.End);
        for (int i = 0; i < n; i++)
            share[i] = all > 0 ? share[i] / all : 0;
        var smooth = new double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = 0, weights = 0;
            for (int k = i - 3; k <= i + 3; k++)
            {
                if (!raw.Closed && (k < 0 || k >= n))
                    continue;
                double weight = 4 - Math.Abs(k - i);
                sum += sections.Widths[(k % n + n) % n] * weight;
                weights += weight;
            }
            smooth[i] = sum / weights;
        }
        var keep = new SortedSet<int> { 0, n - 1 };
        Split(share, smooth, 0, n - 1, keep);
        var knots = new List<WidthKnot>();
        foreach (int i in keep)
        {
            double at = Math.Clamp(share[i], 0, 1);
            if (knots.Count == 0 || at > knots[^1].Share)
                knots.Add(new(at, Math.Max(0.1, smooth[i])));
        }
        // A closed stroke ends as wide as it begins.
        if (raw.Closed && knots[^1].Share < 1)
            knots.Add(new(1, knots[0].WidthMm));
        return new([.. knots]);
    }

    /// <summary>Keeps as few places as hold the widths between them.</summary>
    private static void Split(double[] share, double[] widths, int from, int to, SortedSet<int> keep)
    {
        double most = ProfileMiss;
        int at = -1;
        for (int i = from + 1; i < to; i++)
        {
            double t = (share[i] - share[from]) / Math.Max(1e-12, share[to] - share[from]);
            double miss = Math.Abs(widths[from] + (widths[to] - widths[from]) * t - widths[i]);
            if (miss > most)
                (most, at) = (miss, i);
        }
        if (at < 0)
            return;
        keep.Add(at);
        Split(share, widths, from, at, keep);
        Split(share, widths, at, to, keep);
    }
}
