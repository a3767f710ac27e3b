using System.Collections.Immutable;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Vectorize.Labels;

namespace DesignGen.Vectorize.Features;

/// <summary>What a check found.</summary>
/// <param name="Places">What is too small, ink by ink from the top of the page, then bare ground.</param>
/// <param name="RasterMm">Side of the pixels that it looked at, mm: what is told is true within about one and a half of them.</param>
public sealed record FeatureFindings(ImmutableArray<FeaturePlace> Places, double RasterMm)
{
    /// <summary>Whether nothing is too small.</summary>
    public bool IsClean => Places.IsEmpty;

    /// <summary>Area of lines that are too thin, mm².</summary>
    public double ThinLineMm2 => Sum(p => !p.IsIsland && p.Ink is not null);

    /// <summary>Area of gaps that are too narrow, mm².</summary>
    public double NarrowGapMm2 => Sum(p => !p.IsIsland && p.Ink is null);

    /// <summary>How many dots and pinholes are too small.</summary>
    public int Islands => Places.Count(p => p.IsIsland);

    private double Sum(Func<FeaturePlace, bool> of) => Places.Where(of).Sum(p => p.AreaMm2);
}

/// <summary>Looks whether anything is thinner, narrower or smaller than a press holds.</summary>
/// <remarks>
/// The area of an ink is opened by a disc as wide as the limit, by exact Euclidean distances (Serra 1982: what a disc inside a shape can
/// reach): the middles where the disc fits are those farther than its radius from anything else, and what lies farther than the radius from all of those is
/// too thin. A piece of that counts where it is longer than one limit, or touches no wider part of its ink: the tips of corners do not
/// (<see cref="ThinParts"/> gives the angle). Strokes that the page's border cuts go on beyond it, but as long as one limit must be on the page. It shares the words of the pass but none of its ways to find thin places. Edges of pixels make the limit
/// uncertain, so the disc is one and a half pixels of the raster smaller than it.
/// </remarks>
public static class FeatureCheck
{
    /// <summary>How many pixels of the raster smaller the disc is: pixels cannot tell a slanting stroke of just the limit from one a little thinner.</summary>
    internal const double Tolerance = 1.5;

    // Widest limit that distances reach.
    private const double MostPixels = 2 * (DistanceField.MostReach - 3);

    /// <summary>Looks at labels.</summary>
    /// <param name="map">The labels.</param>
    /// <param name="inks">The inks that they are places in.</param>
    /// <param name="limits">What the press holds.</param>
    /// <param name="width">Printed width of the map.</param>
    /// <param name="enlarge">
    /// Pixels looked at to one of the map, along a side: 4 for labels of a picture, whose stairs then count as true; 1 for rasters fine enough.
    /// </param>
    /// <param name="wrap">Whether the map is a seamless tile.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="ArgumentException">A limit is wider than about 250 pixels of the map.</exception>
    public static FeatureFindings Inspect(LabelMap map, ImmutableArray<Ink> inks, FeatureLimits limits, Length width, int enlarge = 4, bool wrap = false, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width.Millimetres);
        ArgumentOutOfRangeException.ThrowIfLessThan(enlarge, 1);
        double pixelMm = width.Millimetres / (map.Width * enlarge);
        Needs needs = Needs.Of(inks, limits, pixelMm);
        // Nothing is gained by looking closer than distances can be told.
        while (enlarge > 1 && needs.Most > MostPixels)
        {
            enlarge--;
            pixelMm = width.Millimetres / (map.Width * enlarge);
            needs = Needs.Of(inks, limits, pixelMm);
        }
        var well = new Inkwell(inks, new(1, 0, 0));
        var places = ImmutableArray.CreateBuilder<FeaturePlace>();
        var padded = new PaddedMap(map, enlarge, (int)Math.Ceiling(3 * needs.Most) + 2, wrap);
        foreach ((double need, bool[] wanted, bool insideDarker) in needs.Levels())
            Narrow(padded, need, wanted, insideDarker, well, pixelMm, places, cancel);
        Small(map, needs, enlarge, pixelMm, wrap, places, cancel);
        return Sorted(places, pixelMm);
    }

    /// <summary>Looks at rendered coverage, a plate for each ink, and at the bare ground between them.</summary>
    /// <param name="plates">For each ink, in print order, its coverage: 0 none, 255 solid, rows from the top; half and more counts as ink.</param>
    /// <param name="rasterWidth">Pixels across of every plate.</param>
    /// <param name="inks">The inks.</param>
    /// <param name="limits">What the press holds.</param>
    /// <param name="width">Printed width.</param>
    /// <param name="wrap">Whether it is a seamless tile.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <remarks>Four times the traced picture's pixels and eight pixels or more to the thinnest line tell enough.</remarks>
    /// <exception cref="ArgumentException">The plates are not as many as the inks, or not alike in size, or a limit is wider than about 250 pixels.</exception>
    public static FeatureFindings Inspect(IReadOnlyList<byte[]> plates, int rasterWidth, ImmutableArray<Ink> inks, FeatureLimits limits, Length width, bool wrap = false, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rasterWidth);
        if (plates.Count != inks.Length || plates.Count == 0)
            throw new ArgumentException($"There are {plates.Count} plates for {inks.Length} inks.", nameof(plates));
        int size = plates[0].Length;
        foreach (byte[] plate in plates)
        {
            if (plate.Length != size || size % rasterWidth != 0 || size == 0)
                throw new ArgumentException($"A plate has {plate.Length} pixels, not {size} in rows of {rasterWidth}.", nameof(plates));
        }
        double pixelMm = width.Millimetres / rasterWidth;
        Needs needs = Needs.Of(inks, limits, pixelMm);
        var well = new Inkwell(inks, new(1, 0, 0));
        var places = ImmutableArray.CreateBuilder<FeaturePlace>();
        int margin = (int)Math.Ceiling(3 * needs.Most) + 2;
        // Plates overlap at traps, so each is looked at for itself; bare ground is what all of them together leave. Where three inks meet in a pixel none may have half of it.
        var bare = new byte[size];
        for (int i = 0; i < size; i++)
        {
            int inked = 0;
            foreach (byte[] plate in plates)
                inked += plate[i];
            bare[i] = inked >= 128 ? (byte)0 : LabelMap.Clear;
        }
        for (int ink = 0; ink <= inks.Length; ink++)
        {
            byte label = ink < inks.Length ? (byte)ink : LabelMap.Clear;
            byte[] labels = bare;
            if (label != LabelMap.Clear)
            {
                labels = new byte[size];
                byte[] plate = plates[ink];
                for (int i = 0; i < size; i++)
                    labels[i] = plate[i] >= 128 ? label : LabelMap.Clear;
            }
            var map = new LabelMap(rasterWidth, size / rasterWidth, labels);
            var wanted = new bool[256];
            wanted[label] = true;
            Narrow(new PaddedMap(map, 1, margin, wrap), needs.Line[label], wanted, false, well, pixelMm, places, cancel);
            var only = new double[256];
            only[label] = needs.LeastPixels[label];
            Small(map, needs with { LeastPixels = only }, 1, pixelMm, wrap, places, cancel);
        }
        return Sorted(places, pixelMm);
    }

    private static void Narrow(PaddedMap map, double need, bool[] wanted, bool insideDarker, Inkwell inks, double pixelMm, ImmutableArray<FeaturePlace>.Builder places, CancellationToken cancel)
    {
        double disc = need - Tolerance;
        if (disc < 1)
            return;
        if (need > MostPixels)
            throw new ArgumentException($"A limit of {need:0} px is too wide to measure: {MostPixels:0} px or less. Look at a coarser raster.");
        // From the disc's middle to the nearest middle of a pixel of another label, one half of which is not the disc's.
        double radius = disc / 2 + 0.5, reach = Math.Min(DistanceField.MostReach, radius + 2), square = DistanceField.Square(radius);
        bool corners = (int)Math.Ceiling(disc) % 2 == 0;
        DistanceField inside = DistanceField.ToOther(map.Labels, map.Stride, corners, reach, cancel);
        var middles = new byte[map.Labels.Length];
        for (int i = 0; i < middles.Length; i++)
            middles[i] = inside.Squares[i] >= square ? (byte)1 : (byte)0;
        DistanceField open = DistanceField.ToMarked(middles, map.Stride, corners, reach, cancel);
        var residue = new BitRows(map.Stride, map.Rows);
        for (int i = 0; i < middles.Length; i++)
        {
            if (open.Squares[i] >= square && wanted[map.Labels[i]] && i % map.Stride < map.Columns)
                residue.Set(i);
        }
        using var scratch = new ThinParts.Scratch(map, new());
        foreach (ThinPart part in ThinParts.Find(map, residue, inks.Ranks, wanted, need, false, new(map.Stride, map.Rows, true), null, scratch, cancel))
        {
            if (insideDarker && !(part.AllDarker && part.Beside is not null))
                continue;
            int inner = 0, deepest = 0;
            foreach (int p in part.Pixels)
            {
                inner += map.IsInner(p) ? 1 : 0;
                deepest = Math.Max(deepest, inside.Squares[p]);
            }
            int middle = ThinParts.Middle([.. part.Pixels.Where(p => inside.Squares[p] == deepest)], map.Stride);
            // Of what the page's border cuts off, less than the pixels can tell is on the page, or the tip of a corner.
            if (inner < Tolerance * Tolerance || (inner < part.Pixels.Length && part.Attached > 0 && ExtentOnPage(part, map) <= need))
                continue;
            var at = new Point((middle % map.Stride - map.Margin + 0.5) * pixelMm, (middle / map.Stride - map.Margin + 0.5) * pixelMm);
            places.Add(new(Inkwell.InkOf(part.Label), at, Length.FromMillimetres((Math.Sqrt(deepest) - 1) * pixelMm),
                Length.FromMillimetres(part.Extent * pixelMm), inner * pixelMm * pixelMm, false));
        }
    }

    private static double ExtentOnPage(ThinPart part, PaddedMap map)
    {
        var extents = new Extents();
        foreach (int p in part.Pixels)
        {
            if (map.IsInner(p))
                extents.Add(p % map.Stride, p / map.Stride);
        }
        return extents.Longest;
    }

    private static void Small(LabelMap map, Needs needs, int enlarge, double pixelMm, bool wrap, ImmutableArray<FeaturePlace>.Builder places, CancellationToken cancel)
    {
        double mm = pixelMm * enlarge;
        foreach (Patch patch in new Patches(LabelRuns.Of(map), wrap, cancel).All)
        {
            if (patch.Pixels * (double)enlarge * enlarge < needs.LeastPixels[patch.Label])
                places.Add(Islands.Place(patch, map.Width, mm));
        }
    }

    private static FeatureFindings Sorted(ImmutableArray<FeaturePlace>.Builder places, double pixelMm) =>
        new([.. places.OrderBy(p => p.Ink ?? int.MaxValue).ThenBy(p => p.At.Y).ThenBy(p => p.At.X)], pixelMm);
}
