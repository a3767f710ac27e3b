using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Render.Pictures;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pictures;

/// <summary>Turns files of pictures into what engines take, within the memory that a design may need.</summary>
internal static class EncodedPictures
{
    // A model draws a megapixel or two; more of a picture to begin from only costs memory, and time on its way to a service.
    private const long MostStartPixels = 2048 * 2048;

    /// <summary>What is accepted as a picture to begin from: what telephones take. An ordinary one of 50 million pixels is 250 MB in memory.</summary>
    public static PictureLimits References { get; } = new(MaxPixels: 50_000_000, MaxFileBytes: 64 << 20);

    /// <summary>What is accepted as an engine's picture: the largest that may be ordered.</summary>
    public static PictureLimits Made { get; } = new(MaxPixels: 4096 * 4096, MaxFileBytes: 64 << 20);

    /// <summary>A picture to begin from: the file as it is, or where it has many pixels a smaller one.</summary>
    /// <exception cref="InputException">It is no picture, or too large.</exception>
    public static EncodedPicture Start(byte[] file, string name)
    {
        SourcePicture read = PictureReader.Read(file, name, References);
        Picture picture = read.Picture;
        int times = (int)Math.Ceiling(Math.Sqrt((double)picture.Width * picture.Height / MostStartPixels));
        if (times == 1)
            return new(file, read.Format == PictureFormat.Png ? PictureEncoding.Png : PictureEncoding.Jpeg, new(picture.Width, picture.Height));
        Picture small = Smaller(picture, times);
        using var png = new MemoryStream();
        PngWriter.Write(png, small);
        return new(png.ToArray(), PictureEncoding.Png, new(small.Width, small.Height));
    }

    // The mean of each square; what is left over at the right and below falls away.
    private static Picture Smaller(Picture picture, int times)
    {
        int width = Math.Max(1, picture.Width / times), height = Math.Max(1, picture.Height / times), channels = picture.Channels;
        var pixels = new byte[width * height * channels];
        var sums = new int[width * channels];
        for (int y = 0; y < height; y++)
        {
            Array.Clear(sums);
            int rows = Math.Min(times, picture.Height - y * times), across = Math.Min(times, picture.Width);
            for (int k = 0; k < rows; k++)
            {
                ReadOnlySpan<byte> row = picture.Row(y * times + k);
                for (int x = 0; x < width * across; x++)
                {
                    for (int c = 0; c < channels; c++)
                        sums[x / across * channels + c] += row[x * channels + c];
                }
            }
            int count = rows * across;
            for (int i = 0; i < sums.Length; i++)
                pixels[y * sums.Length + i] = (byte)((sums[i] + count / 2) / count);
        }
        return new(width, height, channels, pixels);
    }
}
