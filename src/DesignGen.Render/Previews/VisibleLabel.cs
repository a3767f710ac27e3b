using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Previews;

/// <summary>Puts words into the lower right corner of a picture: white on a dark see-through plate, so that they are read on any ground and hide little of it.</summary>
/// <remarks>
/// GB 45438-2025 asks for a text height of 5 % of the shorter side or more, at an edge or corner. Over white the plate is a
/// grey of #616161, against which white has a contrast of 6 to 1.
/// </remarks>
public static class VisibleLabel
{
    /// <summary>Height of a capital as a share of the shorter side.</summary>
    public const double Height = 0.06;

    // Below this a picture can't show the strokes of a Chinese sign apart; small pictures get a larger share, up to a third.
    private const double LeastPx = 13, MostShare = 0.33;

    // All in heights of a capital.
    private const double PaddingX = 0.5, PaddingY = 0.42, Margin = 0.5, Corner = 0.3;

    private const double PlateAlpha = 0.62;

    // Wider words than this share of the picture are drawn narrower, never lower.
    private const double MostWidth = 0.9;

    private static readonly Ink Plate = new("plate", "Plate", Srgb.Black), Text = new("text", "Text", Srgb.White);

    /// <summary>The picture with its label; the one given stays as it was.</summary>
    /// <param name="picture">Any picture, grey or coloured, see-through or not.</param>
    /// <param name="words">The words as an outline, to fill non-zero: capitals 1 high, standing on y 1.</param>
    public static Picture Put(Picture picture, Outline words)
    {
        double shorter = Math.Min(picture.Width, picture.Height);
        double capital = Math.Max(shorter * Height, Math.Min(LeastPx, shorter * MostShare)), narrow = Math.Min(1, MostWidth * picture.Width / ((words.Bounds.Width + 2 * PaddingX) * capital));
        Rect ink = words.Bounds;
        int width = Math.Max(1, (int)Math.Ceiling((ink.Width + 2 * PaddingX) * capital * narrow)), height = Math.Max(1, (int)Math.Ceiling((ink.Height + 2 * PaddingY) * capital));
        int left = Math.Max(0, picture.Width - width - (int)Math.Round(Margin * capital)), top = Math.Max(0, picture.Height - height - (int)Math.Round(Margin * capital));
        PlateSet label = Draw(words, width, height, capital, narrow);
        var labelled = picture with { Pixels = [.. picture.Pixels] };
        for (int y = 0; y < Math.Min(height, picture.Height - top); y++)
        {
            for (int x = 0; x < Math.Min(width, picture.Width - left); x++)
                Blend(labelled.Pixels.AsSpan((top + y) * picture.Stride + (left + x) * picture.Channels, picture.Channels), label.Plates[0][x, y] / 255.0 * PlateAlpha, label.Plates[1][x, y] / 255.0);
        }
        return labelled;
    }

    // A small page whose millimetres are pixels.
    private static PlateSet Draw(Outline words, int width, int height, double capital, double narrow)
    {
        Rect ink = words.Bounds;
        Affine place = Affine.Translate(PaddingX - ink.Left, PaddingY - ink.Top).Then(Affine.Scale(capital * narrow, capital));
        var page = new Artwork(
            Length.FromMillimetres(width), Length.FromMillimetres(height), null, [Plate, Text],
            [
                new(0, Outline.RoundedRectangle(new(0, 0, width, height), Corner * capital), FillRule.NonZero, Coverage.Solid),
                new(1, words.Transform(place), FillRule.NonZero, Coverage.Solid),
            ],
            []);
        return PlateRenderer.Render(page, Resolution.FromPixelsPerMillimetre(1), new RenderOptions { Threads = 1 });
    }

    // Black plate and white text over what is there; straight alpha.
    private static void Blend(Span<byte> pixel, double plate, double text)
    {
        bool seeThrough = pixel.Length is 2 or 4;
        double over = plate + text, below = seeThrough ? pixel[^1] / 255.0 : 1, all = over + below * (1 - over);
        if (over <= 0)
            return;
        foreach (ref byte channel in seeThrough ? pixel[..^1] : pixel)
            channel = (byte)Math.Round((text * 255 + channel * below * (1 - over)) / all);
        if (seeThrough)
            pixel[^1] = (byte)Math.Round(all * 255);
    }
}
