using DesignGen.Core.Geometry;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Gang.Writing;

/// <summary>Pictures turned and scaled.</summary>
internal static class Resampling
{
    private const int MostSamples = 8;

    /// <summary>A picture after a map of the plane.</summary>
    /// <param name="from">RGBA, straight alpha; nothing lies outside.</param>
    /// <param name="width">Pixels across the result.</param>
    /// <param name="height">Pixels down.</param>
    /// <param name="back">From the result's pixels to those of the picture; corners of pixels have whole coordinates.</param>
    /// <param name="threads">Threads to use; 0 for one per core. The pixels are the same for any count.</param>
    /// <remarks>Colours are weighted by their opacity. Where pixels become smaller, several samples are averaged; where they only change places, they stay as they are.</remarks>
    public static Picture Map(Picture from, int width, int height, Affine back, int threads)
    {
        int samples = Math.Clamp((int)Math.Ceiling(back.Scaling - 0.01), 1, MostSamples);
        var pixels = new byte[checked(width * height * 4)];
        Parallel.For(0, height, new ParallelOptions { MaxDegreeOfParallelism = threads > 0 ? threads : Environment.ProcessorCount }, y =>
        {
            Span<double> sum = stackalloc double[4];
            for (int x = 0; x < width; x++)
            {
                sum.Clear();
                for (int i = 0; i < samples * samples; i++)
                {
                    Point at = back.Apply(new Point(x + (i % samples + 0.5) / samples, y + (i / samples + 0.5) / samples));
                    Sample(from, Math.Round(at.X - 0.5, 6), Math.Round(at.Y - 0.5, 6), sum);
                }
                Span<byte> pixel = pixels.AsSpan((y * width + x) * 4, 4);
                if (sum[3] <= 0)
                    continue;
                for (int c = 0; c < 3; c++)
                    pixel[c] = (byte)Math.Clamp(Math.Round(sum[c] / sum[3]), 0, 255);
                pixel[3] = (byte)Math.Clamp(Math.Round(sum[3] / (samples * samples)), 0, 255);
            }
        });
        return new(width, height, 4, pixels, from.Resolution);
    }

    private static void Sample(Picture from, double x, double y, Span<double> sum)
    {
        int left = (int)Math.Floor(x), top = (int)Math.Floor(y);
        double right = x - left, low = y - top;
        for (int dy = 0; dy < 2; dy++)
        {
            for (int dx = 0; dx < 2; dx++)
            {
                double weight = (dx == 0 ? 1 - right : right) * (dy == 0 ? 1 - low : low);
                if (weight == 0 || left + dx < 0 || top + dy < 0 || left + dx >= from.Width || top + dy >= from.Height)
                    continue;
                ReadOnlySpan<byte> pixel = from.At(left + dx, top + dy);
                double opacity = weight * pixel[3];
                for (int c = 0; c < 3; c++)
                    sum[c] += opacity * pixel[c];
                sum[3] += opacity;
            }
        }
    }
}
