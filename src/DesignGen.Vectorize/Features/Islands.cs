using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>Gives dots and pinholes that are too small to print to what lies around them.</summary>
/// <remarks>
/// Each goes to the neighbouring label with the longest shared edge, weighted by how like its colour is. All are decided before any changes, so the
/// order does not matter; dots that only touch other dots wait for those, or go to a larger one.
/// </remarks>
internal static class Islands
{
    // Dots inside dots settle from the outside in; more rounds than this are noise that no rule helps.
    private const int MostRounds = 8;

    /// <summary>Whether an area is too small: below the least area, and not so long that it is a thin stroke, to be grown instead.</summary>
    public static bool IsSmall(in Patch patch, double leastPixels, double longPixels) =>
        patch.Pixels < leastPixels && Math.Max(patch.Width, patch.Height) < longPixels;

    /// <summary>A small area as a place.</summary>
    /// <param name="patch">The area.</param>
    /// <param name="width">Columns of the picture that it lies in.</param>
    /// <param name="pixelMm">Side of a pixel, mm.</param>
    public static FeaturePlace Place(in Patch patch, int width, double pixelMm) => new(Inkwell.InkOf(patch.Label),
        new((patch.First % width + 0.5) * pixelMm, (patch.First / width + 0.5) * pixelMm),
        Length.FromMillimetres(Math.Min(patch.Width, patch.Height) * pixelMm), Length.FromMillimetres(Math.Max(patch.Width, patch.Height) * pixelMm),
        patch.Pixels * pixelMm * pixelMm, true);

    /// <summary>Drops the small areas in windows of a map; not those that go on beyond them.</summary>
    /// <param name="map">The labels.</param>
    /// <param name="windows">The windows, which do not overlap.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="leastPixels">Least area by label, px.</param>
    /// <param name="longPixels">By label, what spans as much is a stroke, px.</param>
    /// <param name="wrap">Whether the map is a seamless tile.</param>
    /// <param name="pixelMm">Side of a pixel, mm.</param>
    /// <param name="acts">Gets what was done; null where nobody asks.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="areas">The areas of each window, where they are known.</param>
    /// <param name="only">Which of the small areas are dropped, by their first pixels; null for all.</param>
    /// <returns>The labels, with the areas given away.</returns>
    public static LabelRuns Drop(LabelRuns map, IReadOnlyList<Window> windows, Inkwell inks, double[] leastPixels, double[] longPixels, bool wrap, double pixelMm, List<FeatureAct>? acts, CancellationToken cancel, IReadOnlyList<Patches>? areas = null, HashSet<int>? only = null)
    {
        List<Window> open = [.. windows];
        var given = new List<LabelSpan>();
        for (int round = 0; round < MostRounds && open.Count > 0; round++)
        {
            given.Clear();
            LabelRuns now = map;
            int n = 0;
            open.RemoveAll(w => !Give(now, w, areas?[n++] ?? new(now, w, wrap, cancel), inks, leastPixels, longPixels, pixelMm, given, acts, only));
            areas = null;
            map = map.With(given);
        }
        return map;
    }

    /// <summary>Finds what the small areas of a window are given to, all by the labels as they are; false where nothing is left to look at again: all go to areas that are large.</summary>
    private static bool Give(LabelRuns map, Window window, Patches patches, Inkwell inks, double[] leastPixels, double[] longPixels, double pixelMm, List<LabelSpan> given, List<FeatureAct>? acts, HashSet<int>? only)
    {
        Patch[] all = patches.All;
        var small = new Dictionary<int, Dictionary<int, double>>();
        HashSet<int>? goingOn = null;
        for (int n = 0; n < all.Length; n++)
        {
            if (IsSmall(all[n], leastPixels[all[n].Label], longPixels[all[n].Label]) && only?.Contains(window.InPicture(all[n].First, map)) != false && !(goingOn ??= patches.GoingOn(map)).Contains(n))
                small[n] = [];
        }
        if (small.Count == 0)
            return false;
        // Most edges have nothing small on either side.
        var isSmall = new bool[all.Length];
        foreach (int n in small.Keys)
            isSmall[n] = true;
        patches.Edges((a, b, length) =>
        {
            if (isSmall[a])
                Note(a, b, length);
            if (isSmall[b])
                Note(b, a, length);
        });
        var into = new Dictionary<int, byte>();
        bool settled = true;
        foreach ((int n, Dictionary<int, double> shares) in small)
        {
            double best = 0;
            byte label = 0;
            foreach ((int to, double share) in shares)
            {
                double score = share * inks.Closeness(all[n].Label, (byte)to);
                if (score > best || (score == best && inks.Ranks[to] > inks.Ranks[label]))
                    (best, label) = (score, (byte)to);
            }
            settled &= best > 0 && shares[label] >= 1;
            if (best > 0)
                into[n] = label;
        }
        for (int r = 0; r < patches.Runs; r++)
        {
            if (into.TryGetValue(patches.Of(r), out byte label))
            {
                (int start, int length) = patches.Run(r);
                given.Add(new(window.X + start % window.Width, window.Y + start / window.Width, length, label));
            }
        }
        if (acts is null)
            return into.Count > 0 && !settled;
        foreach (int n in into.Keys)
        {
            Patch patch = all[n];
            var at = new Point((window.X + patch.First % window.Width + 0.5) * pixelMm, (window.Y + patch.First / window.Width + 0.5) * pixelMm);
            acts.Add(new(patch.Label == LabelMap.Clear ? FeatureKind.Filled : FeatureKind.Dropped, Inkwell.InkOf(patch.Label), at,
                Length.FromMillimetres(Math.Min(patch.Width, patch.Height) * pixelMm), Length.Zero, patch.Pixels * pixelMm * pixelMm));
        }
        return into.Count > 0 && !settled;

        void Note(int of, int beside, int length)
        {
            Dictionary<int, double> shares = small[of];
            Patch mine = all[of], other = all[beside];
            if (isSmall[beside] && (other.Pixels < mine.Pixels || (other.Pixels == mine.Pixels && inks.Ranks[other.Label] < inks.Ranks[mine.Label])))
                return;
            // A dot yields to any proper area at once; another dot counts only where there is nothing else.
            shares[other.Label] = shares.GetValueOrDefault(other.Label) + (isSmall[beside] ? length * 1e-6 : length);
        }
    }
}
