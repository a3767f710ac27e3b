using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>How the pass works.</summary>
public sealed record FeatureOptions
{
    /// <summary>Whether the picture is a seamless tile: what leaves it on one side comes in at the other.</summary>
    public bool Wrap { get; init; }

    /// <summary>What bare ground looks like, to judge which neighbour a dot is most like. White unless said.</summary>
    public Srgb Ground { get; init; } = new(255, 255, 255);
}

/// <summary>Makes art printable at its size: nothing stays thinner than the press's thinnest line, narrower than its narrowest gap or smaller than its smallest dot.</summary>
/// <remarks>
/// The rules, in this order:
/// <list type="number">
/// <item>Dots and pinholes below the smallest area go to the neighbour with the longest shared edge, weighted by likeness of colour; but what
/// spans two thinnest lines or more is a stroke.</item>
/// <item>A stroke of an ink is grown to the thinnest line, evenly to both sides of its middle line. Where two want one place the darker ink has it, so the lighter
/// one is moved aside if there is room, and closed if there is none.</item>
/// <item>A gap, which is bare ground or a lighter ink inside one darker ink, is opened in the same way where it is three narrowest gaps long or longer and
/// the inks beside it can give; else it is bridged. So are the short tips of a lighter ink between darker ones.</item>
/// <item>Tips of corners are no strokes: see <see cref="ThinParts"/>. Spikes that reach farther, but not one and a half limits past what is wide enough, are cut back.</item>
/// </list>
/// Where nothing is too small the labels are not touched; where the stairs of pixels make a stroke of nearly the limit look thinner than it, they are evened out.
/// Strokes are worked on in finer pixels than the picture's: of a quarter of its side where the thinnest line has less than five of its pixels, within what memory
/// allows. What <see cref="FeatureCheck"/> finds fault with in those, the pass has not passed over: it is among the unresolved places.
/// </remarks>
public static class MinimumFeatures
{
    /// <summary>Pixels to the thinnest line where strokes are worked on, if up to four times the picture's will do; past that, at least.</summary>
    private const double PixelsPerLine = 10, LeastPerLine = 6;

    /// <summary>Most pixels to work on; past it they are made coarser.</summary>
    private const long MostPixels = 64_000_000;

    /// <summary>Makes a picture printable.</summary>
    /// <param name="map">The labels; not changed.</param>
    /// <param name="inks">The inks that the labels are places in, in print order.</param>
    /// <param name="limits">What the press holds.</param>
    /// <param name="width">Printed width of the picture.</param>
    /// <param name="options">Tile and ground; null for a single picture on white.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or a limit is not above 0.</exception>
    public static FeatureResult Apply(LabelMap map, ImmutableArray<Ink> inks, FeatureLimits limits, Length width, FeatureOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width.Millimetres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limits.MinLine.Millimetres);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limits.MinGap.Millimetres);
        options ??= new();
        double pixelMm = width.Millimetres / map.Width;
        var well = new Inkwell(inks, options.Ground.Oklab);
        Needs needs = Needs.Of(inks, limits, pixelMm);
        var acts = new List<FeatureAct>();

        var labels = new LabelMap(map.Width, map.Height, (byte[])map.Labels.Clone());
        Islands.Drop(labels, well, needs.LeastPixels, needs.LongPixels, options.Wrap, pixelMm, acts, cancel);
        List<(int X, int Y)> thin = FeatureGrowth.MaybeThin(labels, well, needs, Needs.Harmless, -0.25, options.Wrap, null, cancel);
        if (thin.Count == 0)
            return FeatureResult.Of(map, labels, labels, 1, options.Wrap, pixelMm, well, acts, [], cancel);

        int factor = Factor(map, needs);
        double fineMm = pixelMm / factor;
        Needs fineNeeds = needs.Times(factor);
        LabelMap fine = Enlarge(labels, factor);
        var unresolved = new List<FeaturePlace>();
        foreach (Window window in Windows.Round(map.Width, map.Height, thin, (int)Math.Ceiling(3 * needs.Most) + 4, options.Wrap))
        {
            var growth = new FeatureGrowth(labels, window, well, fineNeeds, factor, options.Wrap, thin, fineMm, Slack.OfLabels, acts, cancel);
            unresolved.AddRange(growth.Run());
            growth.Paste(fine);
        }
        // Growing may have cut small pieces off.
        (bool dropped, bool left) = Islands.Drop(fine, well, fineNeeds.LeastPixels, fineNeeds.LongPixels, options.Wrap, fineMm, acts, cancel);
        if (dropped)
            unresolved.RemoveAll(p => fine[Math.Clamp((int)(p.At.X / fineMm), 0, fine.Width - 1), Math.Clamp((int)(p.At.Y / fineMm), 0, fine.Height - 1)] != (p.Ink ?? LabelMap.Clear));
        foreach (Patch patch in left ? new Patches(fine, options.Wrap, cancel).All : [])
        {
            if (Islands.IsSmall(patch, fineNeeds.LeastPixels[patch.Label], fineNeeds.LongPixels[patch.Label]))
                unresolved.Add(Islands.Place(patch, fine, fineMm));
        }
        return FeatureResult.Of(map, labels, fine, factor, options.Wrap, pixelMm, well, acts, [.. unresolved], cancel);
    }

    private static LabelMap Enlarge(LabelMap map, int factor)
    {
        var labels = new byte[checked(map.Width * factor * map.Height * factor)];
        int width = map.Width * factor;
        for (int y = 0; y < map.Height; y++)
        {
            Span<byte> row = labels.AsSpan(y * factor * width, width);
            PaddedMap.Enlarge(map.Labels.AsSpan(y * map.Width, map.Width), row, factor);
            for (int below = 1; below < factor; below++)
                row.CopyTo(labels.AsSpan((y * factor + below) * width));
        }
        return new(width, map.Height * factor, labels);
    }

    private static int Factor(LabelMap map, Needs needs)
    {
        // Powers of two, so that the finer pixels share the edges of fourfold rasters.
        int factor = 1;
        long pixels = (long)map.Width * map.Height;
        while (needs.Least * factor < (factor < 4 ? PixelsPerLine : LeastPerLine) && factor < 16 && pixels * factor * factor * 4 <= MostPixels)
            factor *= 2;
        return factor;
    }
}
