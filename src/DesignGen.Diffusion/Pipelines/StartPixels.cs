using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Render.Raster;

namespace DesignGen.Diffusion.Pipelines;

/// <summary>A picture to begin from as the VAE reads it: channel after channel from −1 to 1, of the order's size, and its mask.</summary>
/// <remarks>Scaling is by the tent filter over the area that a pixel stands for: simple, without ringing at flat colours' edges, and the result is soft anyway.</remarks>
internal sealed class StartPixels
{
    private StartPixels(float[] pixels, float[]? mask) => (Pixels, Mask) = (pixels, mask);

    /// <summary>Red, green and blue planes, −1 to 1.</summary>
    public float[] Pixels { get; }

    /// <summary>One plane: 1 where to paint, 0 where the picture stays; null for everywhere.</summary>
    public float[]? Mask { get; }

    /// <summary>The pixels with a middle grey where the mask is white.</summary>
    public float[] Masked
    {
        get
        {
            float[] masked = [.. Pixels];
            for (int i = 0; i < masked.Length; i++)
                masked[i] = Mask![i % Mask.Length] < 0.5f ? masked[i] : 0;
            return masked;
        }
    }

    /// <summary>A middle grey, all of it to be painted.</summary>
    public static StartPixels Nothing(PixelSize size)
    {
        var mask = new float[size.Width * size.Height];
        Array.Fill(mask, 1f);
        return new(new float[3 * mask.Length], mask);
    }

    /// <summary>Reads the start of an order.</summary>
    /// <param name="start">The start.</param>
    /// <param name="size">The order's size.</param>
    /// <param name="masked">Whether the model needs a mask in any case.</param>
    /// <exception cref="InputException">Picture and mask are of different sizes.</exception>
    public static StartPixels Read(DiffusionStart start, PixelSize size, bool masked)
    {
        Picture picture = start.Picture;
        if (start.Mask is Picture mask && (mask.Width != picture.Width || mask.Height != picture.Height))
            throw new InputException("order", "start.mask", string.Create(CultureInfo.InvariantCulture, $"The mask is {mask.Width}x{mask.Height}, its picture {picture.Width}x{picture.Height}. Give a mask of the picture's size."));
        int count = size.Width * size.Height;
        var pixels = new float[3 * count];
        for (int channel = 0; channel < 3; channel++)
        {
            Span<float> plane = pixels.AsSpan(channel * count, count);
            Scale(picture, picture.Channels >= 3 ? channel : 0, size, plane);
            foreach (ref float value in plane)
                value = 2 * (value / 255) - 1;
        }
        float[]? paint = start.Mask is null && !masked ? null : new float[count];
        if (start.Mask is not null)
        {
            // Grey as PIL takes it from red, green and blue: ITU-R 601.
            var grey = new Picture(start.Mask.Width, start.Mask.Height, 1, new byte[start.Mask.Width * start.Mask.Height]);
            for (int i = 0; i < grey.Pixels.Length; i++)
                grey.Pixels[i] = start.Mask.Channels < 3 ? start.Mask.Pixels[i * start.Mask.Channels] : (byte)((start.Mask.Pixels[i * start.Mask.Channels] * 19595 + start.Mask.Pixels[i * start.Mask.Channels + 1] * 38470 + start.Mask.Pixels[i * start.Mask.Channels + 2] * 7471 + 0x8000) >> 16);
            Scale(grey, 0, size, paint);
            foreach (ref float value in paint.AsSpan())
                value = value / 255 < 0.5f ? 0 : 1;
        }
        else
        {
            paint?.AsSpan().Fill(1);
        }
        return new(pixels, paint);
    }

    /// <summary>The mask as latents see it: each takes the pixel at its top left, as diffusers does.</summary>
    public float[] LatentMask(PixelSize size, int perLatent)
    {
        int width = size.Width / perLatent, height = size.Height / perLatent;
        var mask = new float[width * height];
        for (int i = 0; i < mask.Length; i++)
            mask[i] = Mask![i / width * perLatent * size.Width + i % width * perLatent];
        return mask;
    }

    // Fills the whole of the size; what hangs over on one pair of sides is left out in equal parts.
    private static void Scale(Picture picture, int channel, PixelSize size, Span<float> plane)
    {
        if (picture.Width == size.Width && picture.Height == size.Height)
        {
            for (int i = 0; i < plane.Length; i++)
                plane[i] = picture.Pixels[i * picture.Channels + channel];
            return;
        }
        double scale = Math.Min((double)picture.Width / size.Width, (double)picture.Height / size.Height);
        (int[] From, float[][] Weights) across = Taps(size.Width, picture.Width, scale), down = Taps(size.Height, picture.Height, scale);
        var rows = new float[picture.Height * size.Width];
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                float sum = 0;
                for (int k = 0; k < across.Weights[x].Length; k++)
                    sum += across.Weights[x][k] * picture.Pixels[(y * picture.Width + across.From[x] + k) * picture.Channels + channel];
                rows[y * size.Width + x] = sum;
            }
        }
        for (int y = 0; y < size.Height; y++)
        {
            for (int x = 0; x < size.Width; x++)
            {
                float sum = 0;
                for (int k = 0; k < down.Weights[y].Length; k++)
                    sum += down.Weights[y][k] * rows[(down.From[y] + k) * size.Width + x];
                plane[y * size.Width + x] = sum;
            }
        }
    }

    // For each pixel of the target, the first pixel of the source that it takes from and their shares.
    private static (int[] From, float[][] Weights) Taps(int target, int source, double scale)
    {
        var from = new int[target];
        var weights = new float[target][];
        double reach = Math.Max(scale, 1), offset = (source - target * scale) / 2;
        for (int i = 0; i < target; i++)
        {
            double centre = offset + (i + 0.5) * scale - 0.5;
            int first = Math.Max(0, (int)Math.Ceiling(centre - reach)), last = Math.Min(source - 1, (int)Math.Floor(centre + reach));
            double[] raw = [.. Enumerable.Range(first, last - first + 1).Select(p => Math.Max(0, 1 - Math.Abs(p - centre) / reach))];
            double sum = raw.Sum();
            from[i] = first;
            weights[i] = [.. raw.Select(w => (float)(w / sum))];
        }
        return (from, weights);
    }
}
