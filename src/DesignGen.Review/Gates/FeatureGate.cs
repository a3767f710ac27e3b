using DesignGen.Core.Artworks;
using DesignGen.Core.Designs;
using DesignGen.Core.Measures;
using DesignGen.Core.Reviews;
using DesignGen.Render.Raster;

namespace DesignGen.Review.Gates;

/// <summary>Thinnest line and narrowest gap, measured on the plates in millimetres.</summary>
/// <remarks>
/// A disc as wide as the limit is rolled inside every plate (lines) and inside the bare cloth (gaps); what it can't reach is too
/// thin. Tips of tapered strokes and sharp corners always lose a little, so a share of the area is allowed. The plates have five
/// pixels to the thinnest line and the disc is four wide, so a line is called too thin below about 0.7 to 0.8 of the limit: whole pixels
/// can't tell a slanting line of just the limit from one a little thinner. The plates are drawn
/// band by band, so memory is one bit per pixel and ink.
/// </remarks>
internal static class FeatureGate
{
    private const double PixelsPerLine = 5;
    private const long MostPixels = 20_000_000;

    // Shares of an ink's area that may be too thin: corners and tips alone stay below the first.
    private const double WarnShare = 0.03, RejectShare = 0.12;

    public static IEnumerable<GateFinding> Inspect(Candidate candidate)
    {
        Artwork artwork = candidate.Artwork;
        Recipe recipe = candidate.Spec.Recipe;
        double perMm = PixelsPerLine / recipe.MinLineMm;
        perMm = Math.Min(perMm, Math.Sqrt(MostPixels / (artwork.Page.Width * artwork.Page.Height)));
        BitPlane[] plates = Draw(artwork, perMm);
        int lineDisc = Math.Max(2, (int)Math.Floor(recipe.MinLineMm * perMm * 0.8 + 1e-6));
        double worst = 0;
        int worstInk = 0;
        using var printed = new BitPlane(plates[0].Width, plates[0].Height);
        for (int ink = 0; ink < plates.Length; ink++)
        {
            printed.Or(plates[ink]);
            double lost = plates[ink].LostByOpening(lineDisc) / (double)Math.Max(1, plates[ink].Count());
            if (lost > worst)
                (worst, worstInk) = (lost, ink);
            plates[ink].Dispose();
        }
        string name = artwork.Inks[worstInk].Name;
        yield return Finding("min-line", worst,
            $"{worst:0.0%} of {name} is thinner than {recipe.MinLineMm:0.##} mm",
            $"{name}有{worst:0.0%}的面积细于{recipe.MinLineMm:0.##}毫米");

        int gapDisc = Math.Max(2, (int)Math.Floor(recipe.MinGapMm * perMm * 0.85 + 1e-6));
        long covered = printed.Count();
        printed.Invert();
        double closed = printed.LostByOpening(gapDisc) / (double)Math.Max(1, covered);
        yield return Finding("min-gap", closed,
            $"gaps of bare cloth narrower than {recipe.MinGapMm:0.##} mm may fill in ({closed:0.0%} of the print)",
            $"露底间隙小于{recipe.MinGapMm:0.##}毫米，可能糊版（占印花{closed:0.0%}）");
    }

    private static GateFinding Finding(string gate, double share, FormattableString en, FormattableString zh)
    {
        GateVerdict verdict = share > RejectShare ? GateVerdict.Reject : share > WarnShare ? GateVerdict.Warn : GateVerdict.Pass;
        return verdict == GateVerdict.Pass
            ? new(gate, verdict, share, RejectShare, "share", "", "")
            : new(gate, verdict, share, RejectShare, "share", FormattableString.Invariant(en), FormattableString.Invariant(zh));
    }

    private static BitPlane[] Draw(Artwork artwork, double perMm)
    {
        var resolution = Resolution.FromPixelsPerMillimetre(perMm);
        var options = new RenderOptions { Threads = 1 };
        PixelGrid grid = PixelGrid.For(artwork, resolution);
        BitPlane[] planes = [.. artwork.Inks.Select(_ => new BitPlane(grid.Width, grid.Height))];
        (_, IEnumerable<int> bands) = PlateStream.Read(artwork, resolution, Take, options);
        foreach (int _ in bands)
        {
            // Each band has been taken on its way.
        }
        return planes;

        int Take(PlateRows rows)
        {
            for (int ink = 0; ink < planes.Length; ink++)
            {
                for (int row = 0; row < rows.Rows; row++)
                    planes[ink].SetRow(rows.Top + row, rows.Plate(ink, row));
            }
            return rows.Rows;
        }
    }
}
