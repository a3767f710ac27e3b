using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;
using DesignGen.Render.Raster;

namespace DesignGen.Review.Gates;

/// <summary>Whether the stored tile meets itself: drawn, rolled by half a tile, and held against the repeat drawn there anew.</summary>
internal static class SeamGate
{
    // A starting value from trials: below 0.02 % of pixels more than 8 levels apart no seam is seen.
    private const double MostShare = 0.0002;
    private const int MostLevels = 8;
    private const double PixelsAcross = 240;

    public static GateFinding? Inspect(Artwork artwork)
    {
        if (artwork.Repeat is not { } repeat)
            return null;
        Resolution resolution = Resolution.FromPixelsPerMillimetre(PixelsAcross / artwork.Page.Width);
        var garment = new Srgb(128, 128, 128);
        PixelGrid grid = PixelGrid.For(artwork, resolution);
        // Without a window the stored shapes are drawn alone, as any writer would; with one, the repeat is drawn anew.
        Picture tile = CompositeRenderer.Render(artwork, resolution, garment, new RenderOptions { Threads = 1 });
        double down = repeat.Layout == RepeatLayout.Border ? 0 : grid.Height / 2 / grid.ScaleY;
        var window = Rect.FromSize(grid.Width / 2 / grid.ScaleX, down, artwork.Page.Width, artwork.Page.Height);
        Picture rolled = CompositeRenderer.Render(artwork, resolution, garment, new RenderOptions { Threads = 1, Window = window });
        int far = 0;
        for (int y = 0; y < rolled.Height; y++)
        {
            for (int x = 0; x < rolled.Width; x++)
            {
                Point place = repeat.ToTile(new(window.Left + (x + 0.5) / grid.ScaleX, window.Top + (y + 0.5) / grid.ScaleY));
                ReadOnlySpan<byte> a = rolled.At(x, y), b = tile.At(Math.Min((int)(place.X * grid.ScaleX), tile.Width - 1), Math.Min((int)(place.Y * grid.ScaleY), tile.Height - 1));
                if (Math.Abs(a[0] - b[0]) > MostLevels || Math.Abs(a[1] - b[1]) > MostLevels || Math.Abs(a[2] - b[2]) > MostLevels)
                    far++;
            }
        }
        double share = far / (double)(rolled.Width * rolled.Height);
        return share <= MostShare
            ? new("seam", GateVerdict.Pass, share, MostShare, "share", "", "")
            : new("seam", GateVerdict.Reject, share, MostShare, "share",
                FormattableString.Invariant($"the tile does not meet itself: {share:0.00%} of it differs when rolled by half"),
                FormattableString.Invariant($"回位接不上：错半循环后{share:0.00%}的像素不一致"));
    }
}
