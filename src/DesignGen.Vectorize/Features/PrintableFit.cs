using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Fitting;
using DesignGen.Vectorize.Labels;
using DesignGen.Vectorize.Map;
using DesignGen.Vectorize.Views;

namespace DesignGen.Vectorize.Features;

/// <summary>Makes a fitted map printable: nothing stays thinner than the press's thinnest line, narrower than its narrowest gap or smaller than its smallest dot.</summary>
/// <remarks>
/// The fitted map is looked at in fine pixels, seven or more to the limit where memory allows. Where nothing is too small it stays as it is. Else these rules are applied
/// to those pixels, in this order:
/// <list type="number">
/// <item>Dots and pinholes below the smallest area go to the neighbour with the longest shared edge, weighted by likeness of colour; but what
/// spans two thinnest lines or more is a stroke.</item>
/// <item>A stroke of an ink is grown to the thinnest line, evenly to both sides of its middle line. Where two want one place the darker ink has it, so the lighter
/// one is moved aside if there is room, and closed if there is none.</item>
/// <item>A gap, which is bare ground or a lighter ink inside one darker ink, is opened in the same way where it is three narrowest gaps long or longer and
/// the inks beside it can give; else it is bridged. So are the short tips of a lighter ink between darker ones.</item>
/// <item>Tips of corners are no strokes: see <see cref="ThinParts"/>. Spikes that reach farther, but not one and a half limits past what is wide enough, are cut back.</item>
/// </list>
/// The boundaries that changed are drawn anew (<see cref="Refit"/>). The drawing is looked at again in the same way, and mended where fitting
/// brought a thin place back, in a few rounds. What is still too thin after them, as a rule where lines crowd, is given to what lies around it; what the last look finds is told.
/// </remarks>
internal static class PrintableFit
{
    // Fine pixels to the thinnest line, and least and most to a pixel of the picture along a side, if no more than so many in all will do; a line of fewer is none.
    private const double PixelsPerLine = 7, LeastPerLine = 3;
    private const int LeastFactor = 3, MostFactor = 16;
    private const long MostPixels = 64_000_000;

    // How often the drawing is mended, and after how many times what is still too thin, as a rule where lines crowd, is closed.
    private const int Rounds = 5, GrowingRounds = 3;

    // How much farther strokes are grown than half the limit, fine px, and how much more in each round that mends.
    private const double Spare = 0.4, More = 0.3;

    // How much smaller than the limit the discs are that may and must fit, fine px.
    private const double Play = 0.5, Sure = 0.7;

    // A spike no wider than this part of the limit, one limit from its tip, may fall between the rows of coarse pixels; and the cosine of 39 degrees, from
    // which on corners have short tips.
    private const double ThinSpike = 0.4, Sharp = 0.777;

    // Fine pixels to a unit of fitting: about a fifth of the limit.
    private const double Unit = 2;

    // More than any area.
    private static readonly double[] All = [.. Enumerable.Repeat(double.MaxValue, 256)];

    // What is left over of a face in so few fine pixels is a tip that they cut off.
    private const int Crumb = 8;

    /// <summary>Makes a map printable.</summary>
    /// <param name="fitted">The map.</param>
    /// <param name="inks">Its inks, in print order.</param>
    /// <param name="limits">What the press holds.</param>
    /// <param name="page">The page that it is printed on.</param>
    /// <param name="tile">Whether it is a tile, its first column and row repeated at the end.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <param name="step">Told of each step as it begins; null where nobody asks.</param>
    /// <returns>The map itself where nothing was too small, else one in finer pixels; the page in its pixels; and what was done.</returns>
    public static (FittedMap Map, PageGrid Page, FeatureLedger Ledger) Make(FittedMap fitted, ImmutableArray<Ink> inks, FeatureLimits limits, PageGrid page, bool tile, Action<string>? step, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limits.MinLine.Millimetres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limits.MinGap.Millimetres);
        int columns = page.Columns, rows = page.Rows;
        double pixelMm = page.PixelMm;
        var well = new Inkwell(inks, new Srgb(255, 255, 255).Oklab);
        Needs needs = Needs.Of(inks, limits, pixelMm);
        var acts = new List<FeatureAct>();
        int factor = Factor(columns, rows, needs);
        var pool = new FieldPool();
        // What fine pixels cannot tell is far below a pixel of the picture.
        if (needs.Most * factor < LeastPerLine)
            return (fitted, page, new([], []));
        Finds suspects = Suspects(fitted, columns, rows, well, needs, factor, tile, pool, cancel);
        if (!suspects.Any)
            return (fitted, page, new([], []));

        Needs fine = needs.Times(factor);
        double fineMm = pixelMm / factor;
        PageGrid finePage = page.Finer(factor);
        FittedMap now = Enlarge(fitted, factor, tile);
        int width = columns * factor, height = rows * factor;
        var near = new Finds(width, height);
        near.Add(suspects);
        // Where parts may be too thin, as it was when each place was last looked at.
        var thin = new Finds(width, height);
        // The drawing as it is meant to be.
        LabelRuns? meant = null;
        ImmutableArray<FeaturePlace> unresolved;
        for (int round = 0; ; round++)
        {
            cancel.ThrowIfCancellationRequested();
            step?.Invoke("features look");
            var raster = new FaceRaster(now, width, height, cancel);
            // Where curves were drawn anew they may have come out otherwise than they were meant to.
            if (meant is not null)
            {
                Finds moved = Unmeant(meant, raster.Labels, (int)Math.Ceiling(1.5 * fine.Most));
                suspects.Add(moved);
                near.Add(moved);
            }
            // At first small areas may be anywhere.
            List<Window> windows = round == 0 ? [new(0, 0, width, height)] : Windows.Round(suspects, Room(fine), tile);
            (HashSet<int> crumbs, List<Patches>? patches) = Crumbs(raster, windows, tile, cancel);
            LabelRuns before = raster.Labels;
            if (crumbs.Count > 0)
                (before, patches) = (Islands.Drop(before, windows, well, fine.LeastPixels, fine.LongPixels, tile, 1, null, cancel, only: crumbs), null);
            var done = new List<FeatureAct>();
            step?.Invoke("features grow");
            thin.Remove(suspects);
            LabelRuns after = Apply(before, well, fine, fineMm, new(Spare + round * More, Play, Sure, round >= GrowingRounds), tile, suspects, windows, patches, done, thin, pool, cancel);
            suspects = Changes(before, after);
            if ((!suspects.Any && (acts.Count == 0 || crumbs.Count == 0)) || round == Rounds)
            {
                step?.Invoke("features check");
                unresolved = Unresolved(before, well, fine, tile, near, thin, fineMm, pool, cancel);
                break;
            }
            Lost(before, after, Windows.Round(suspects, Room(fine), tile), tile, fineMm, done, cancel);
            acts.AddRange(round == 0 ? done : done.Where(a => IsNew(a, acts, 2 * limits.MinLine.Millimetres)));
            near.Add(suspects);
            step?.Invoke("features refit");
            meant = after;
            if (tile)
                (before, after) = (before.WithFirstRepeated(), after.WithFirstRepeated());
            now = Refit.Draw(now, before, after, crumbs.Select(c => Round(c, width)), well, Unit, tile, finePage, cancel);
        }
        return acts.Count == 0 ? (fitted, page, new([], unresolved)) : (now, finePage, new([.. acts], unresolved));
    }

    /// <summary>A quick look in coarser pixels, whether anything may be too small: where, in fine pixels.</summary>
    private static Finds Suspects(FittedMap fitted, int columns, int rows, Inkwell well, Needs needs, int factor, bool tile, FieldPool pool, CancellationToken cancel)
    {
        int coarse = (factor + 1) / 2;
        FittedMap enlarged = Enlarge(fitted, coarse, tile);
        LabelRuns labels = new FaceRaster(enlarged, columns * coarse, rows * coarse, cancel).Labels;
        Needs scaled = needs.Times(coarse);
        Finds found = FeatureGrowth.MaybeThin(labels, well, scaled, 0.5, tile, null, pool, cancel);
        foreach (Patch patch in new Patches(labels, tile, cancel).All)
        {
            if (Islands.IsSmall(patch, scaled.LeastPixels[patch.Label] * 1.3, scaled.LongPixels[patch.Label] + 2))
                found.Mark(patch.First % labels.Width, patch.First / labels.Width);
        }
        MarkSpikes(enlarged, scaled.Most, found);
        return found.In(columns * factor, rows * factor);
    }

    /// <summary>Marks the tips of thin spikes: corners of boundaries, and of faces at nodes.</summary>
    private static void MarkSpikes(FittedMap map, double need, Finds found)
    {
        for (int c = 0; c < map.Chains.Length; c++)
        {
            FittedChain curve = map.Chains[c];
            Chain chain = map.Map.Chains[c];
            int n = curve.Segments.Length;
            for (int joint = 1; !chain.OnBorder && joint < (chain.IsLoop ? n + 1 : n); joint++)
            {
                Segment before = curve.Segments[joint - 1], after = curve.Segments[joint % n];
                Point back = (before.IsLine ? joint == 1 ? curve.Start : curve.Segments[joint - 2].End : before.Control2) - before.End, on = (after.IsLine ? after.End : after.Control1) - before.End;
                if (IsSharp(back, on) && Far(curve, joint % n, chain.IsLoop, need).DistanceTo(Far(curve.Reverse(), n - joint, chain.IsLoop, need)) < ThinSpike * need)
                    found.Mark((int)before.End.X, (int)before.End.Y);
            }
        }
        Span<(int Half, Point Way)> ways = stackalloc (int, Point)[4];
        foreach (Node node in map.Map.Nodes)
        {
            int count = 0;
            for (int direction = 0; direction < 4; direction++)
            {
                int half = node[direction];
                if (half == 0 || map.Map.Chains[Math.Abs(half) - 1].OnBorder || map.Chains[Math.Abs(half) - 1].Segments.Length == 0)
                    continue;
                FittedChain curve = map.Chains[Math.Abs(half) - 1];
                Segment step = half > 0 ? curve.Segments[0] : curve.Segments[^1];
                ways[count++] = (half, half > 0 ? (step.IsLine ? step.End : step.Control1) - curve.Start
                    : (step.IsLine ? curve.Segments.Length == 1 ? curve.Start : curve.Segments[^2].End : step.Control2) - step.End);
            }
            for (int i = 0; i < count; i++)
            {
                for (int k = 0; k < i; k++)
                {
                    if (!IsSharp(ways[i].Way, ways[k].Way))
                        continue;
                    FittedChain one = From(ways[i].Half), other = From(ways[k].Half);
                    if (Far(one, 0, false, need).DistanceTo(Far(other, 0, false, need)) < ThinSpike * need)
                        found.Mark((int)one.Start.X, (int)one.Start.Y);
                }
            }
        }

        static bool IsSharp(Point one, Point other) => Point.Dot(one, other) > Sharp * one.Length * other.Length;

        FittedChain From(int half) => half > 0 ? map.Chains[half - 1] : map.Chains[-half - 1].Reverse();
    }

    /// <summary>Where a boundary comes so far off a joint of it, as the crow flies; its end where it never does.</summary>
    private static Point Far(FittedChain curve, int joint, bool loop, double far)
    {
        int n = curve.Segments.Length;
        Point tip = joint == 0 ? curve.Start : curve.Segments[joint - 1].End, from = tip;
        for (int k = joint; k < (loop ? joint + n : n); k++)
        {
            Segment s = curve.Segments[k % n];
            if (s.End.DistanceTo(tip) >= far)
            {
                double near = 0, off = 1;
                for (int i = 0; i < 10; i++)
                {
                    double middle = (near + off) / 2;
                    (near, off) = Contour.PointOn(from, s, middle).DistanceTo(tip) < far ? (middle, off) : (near, middle);
                }
                return Contour.PointOn(from, s, off);
            }
            from = s.End;
        }
        return from;
    }

    /// <summary>Where two maps differ.</summary>
    private static Finds Changes(LabelRuns before, LabelRuns after)
    {
        var changes = new Finds(before.Width, before.Height);
        before.Differences(after, (y, from, end) => changes.Mark(from, y, end - 1, y));
        return changes;
    }

    /// <summary>Where a drawing is not as it was meant to be, and has less than so many pixels beside that, across or down.</summary>
    private static Finds Unmeant(LabelRuns meant, LabelRuns drawn, int narrow)
    {
        var found = new Finds(drawn.Width, drawn.Height);
        var rows = new NearRows(drawn, narrow + 2);
        meant.Differences(drawn, (y, from, end) =>
        {
            for (int x = from; x < end; x++)
            {
                if (!found.Has(x, y) && !rows.IsNarrow(x, y, narrow) && !rows.IsNarrow(x - 1, y, narrow) && !rows.IsNarrow(x + 1, y, narrow) && !rows.IsNarrow(x, y - 1, narrow) && !rows.IsNarrow(x, y + 1, narrow))
                    continue;
                found.Mark(x, y);
                // Nothing more is to be found in this square.
                x |= Finds.Side - 1;
            }
        });
        return found;
    }

    // How far parts reach for one another, fine px.
    private static int Room(Needs needs) => (int)Math.Ceiling(3 * needs.Most) + 4;

    /// <summary>The crumbs of tips, by their first pixels, and the areas of each window.</summary>
    private static (HashSet<int> Crumbs, List<Patches> Areas) Crumbs(FaceRaster raster, List<Window> windows, bool tile, CancellationToken cancel)
    {
        LabelRuns map = raster.Labels;
        var crumbs = new HashSet<int>();
        var areas = new List<Patches>(windows.Count);
        foreach (Window window in windows)
        {
            int FaceOf(in Patch patch) => raster.FaceAt(window.X + patch.First % window.Width, window.Y + patch.First / window.Width);

            var patches = new Patches(map, window, tile, cancel);
            areas.Add(patches);
            if (!patches.All.Any(p => p.Pixels <= Crumb))
                continue;
            HashSet<int> goingOn = patches.GoingOn(map);
            var large = new HashSet<int>();
            for (int n = 0; n < patches.All.Length; n++)
            {
                if (patches.All[n].Pixels > Crumb || goingOn.Contains(n))
                    large.Add(FaceOf(patches.All[n]));
            }
            for (int n = 0; n < patches.All.Length; n++)
            {
                if (patches.All[n].Pixels <= Crumb && !goingOn.Contains(n) && large.Contains(FaceOf(patches.All[n])))
                    crumbs.Add(window.InPicture(patches.All[n].First, map));
            }
        }
        return (crumbs, areas);
    }

    // What lies round a crumb is drawn anew, so that its tip ends where fine pixels can tell.
    private static Window Round(int crumb, int width)
    {
        const int reach = 6;
        return new(crumb % width - reach, crumb / width - reach, 2 * reach + 1, 2 * reach + 1);
    }

    /// <summary>Applies the rules to fine labels; adds to what may be too thin what was, before.</summary>
    private static LabelRuns Apply(LabelRuns fine, Inkwell well, Needs needs, double fineMm, Slack slack, bool tile, Finds suspects, List<Window> windows, List<Patches>? areas, List<FeatureAct> acts, Finds thin, FieldPool pool, CancellationToken cancel)
    {
        fine = Islands.Drop(fine, windows, well, needs.LeastPixels, needs.LongPixels, tile, fineMm, acts, cancel, areas);
        var grown = new List<LabelSpan>();
        Finds found = new(fine.Width, fine.Height), loose = new(fine.Width, fine.Height);
        foreach (FeatureGrowth growth in FeatureGrowth.Begin(fine, well, needs, slack, tile, suspects, Room(needs), fineMm, acts, pool, found, cancel))
        {
            using (growth)
            {
                growth.Run();
                growth.Give(grown);
                growth.MarkLoose(loose);
            }
        }
        if (!found.Any)
            return fine;
        thin.Add(found);
        windows = Windows.Round(found, Room(needs), tile);
        // Growing may have cut small pieces off; and what hangs together with nothing and has no room to grow is no use.
        fine = Islands.Drop(fine.With(grown), windows, well, needs.LeastPixels, needs.LongPixels, tile, fineMm, acts, cancel);
        if (!loose.Any)
            return fine;
        HashSet<int> dots = [.. FeatureGrowth.TooThin(fine, well, needs, slack.Sure, tile, loose, fineMm, pool, cancel).Select(p => p.Dot).Where(d => d >= 0)];
        return dots.Count == 0 ? fine : Islands.Drop(fine, windows, well, All, All, tile, fineMm, acts, cancel, only: dots);
    }

    /// <summary>Lists the areas of which nothing is left, even where nothing was done to them but darker inks grew over them.</summary>
    private static void Lost(LabelRuns before, LabelRuns after, List<Window> windows, bool tile, double fineMm, List<FeatureAct> acts, CancellationToken cancel)
    {
        int listed = acts.Count;
        foreach (Window window in windows)
        {
            var patches = new Patches(before, window, tile, cancel);
            var left = new bool[patches.All.Length];
            foreach (int n in patches.GoingOn(before))
                left[n] = true;
            for (int r = 0; r < patches.Runs; r++)
            {
                int n = patches.Of(r);
                if (left[n])
                    continue;
                (int start, int length) = patches.Run(r);
                left[n] = after.Has(window.X + start % window.Width, window.Y + start / window.Width, length, patches.All[n].Label);
            }
            foreach (FeatureAct act in acts.Take(listed))
            {
                (int x, int y) = (Math.Clamp((int)(act.At.X / fineMm), 0, before.Width - 1), Math.Clamp((int)(act.At.Y / fineMm), 0, before.Height - 1));
                if (act.Kind is FeatureKind.Bridged or FeatureKind.Dropped or FeatureKind.Filled && window.Has(x, y))
                    left[patches.At(x - window.X, y - window.Y)] = true;
            }
            for (int n = 0; n < left.Length; n++)
            {
                if (left[n])
                    continue;
                FeaturePlace lost = Islands.Place(patches.All[n] with { First = window.InPicture(patches.All[n].First, before) }, before.Width, fineMm);
                acts.Add(new(FeatureKind.Bridged, lost.Ink, lost.At, lost.Width, Length.Zero, lost.AreaMm2));
            }
        }
    }

    /// <summary>What is still too small in a drawing.</summary>
    private static ImmutableArray<FeaturePlace> Unresolved(LabelRuns fine, Inkwell well, Needs needs, bool tile, Finds near, Finds thin, double fineMm, FieldPool pool, CancellationToken cancel)
    {
        List<FeaturePlace> places = [.. FeatureGrowth.TooThin(fine, well, needs, Sure, tile, thin, fineMm, pool, cancel).Select(p => p.Place)];
        // Elsewhere nothing has changed since all was looked at.
        foreach (Window window in Windows.Round(near, Room(needs), tile))
        {
            var patches = new Patches(fine, window, tile, cancel);
            HashSet<int>? goingOn = null;
            for (int n = 0; n < patches.All.Length; n++)
            {
                Patch patch = patches.All[n];
                if (patch.Pixels < needs.LeastPixels[patch.Label] && !(goingOn ??= patches.GoingOn(fine)).Contains(n))
                    places.Add(Islands.Place(patch with { First = window.InPicture(patch.First, fine) }, fine.Width, fineMm));
            }
        }
        return [.. places.OrderBy(p => p.Ink ?? int.MaxValue).ThenBy(p => p.At.Y).ThenBy(p => p.At.X)];
    }

    // Mending a place is no new change.
    private static bool IsNew(FeatureAct act, List<FeatureAct> acts, double nearMm) =>
        !acts.Any(a => a.Kind == act.Kind && a.Ink == act.Ink && a.At.DistanceTo(act.At) < nearMm);

    private static int Factor(int columns, int rows, Needs needs)
    {
        double least = needs.Labels.Select(l => needs.Line[l]).Append(needs.Gap).Min();
        int most = (int)Math.Sqrt(MostPixels / ((double)columns * rows));
        return Math.Clamp(Math.Max(LeastFactor, (int)Math.Ceiling(PixelsPerLine / least)), 1, Math.Max(1, Math.Min(most, MostFactor)));
    }

    /// <summary>The map in finer pixels: those of a tile, whose first pixels are the border's, begin half a fine pixel before it.</summary>
    private static FittedMap Enlarge(FittedMap map, int factor, bool tile)
    {
        double origin = tile ? 0.5 : 0;
        return new(map.Map, [.. map.Chains.Select(c => c.Move(p => new((p.X - origin) * factor + origin, (p.Y - origin) * factor + origin)))]);
    }
}
