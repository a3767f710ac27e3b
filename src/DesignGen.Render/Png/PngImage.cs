using System.Buffers.Binary;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Png;

/// <summary>A picture as a PNG file holds it, with palettes and colour keys resolved to plain channels.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Channels">1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha; alpha is straight.</param>
/// <param name="Bits">Bits a channel: 8 or 16.</param>
/// <param name="Samples">Rows from the top, channels interleaved; 16-bit samples high byte first, as in the file.</param>
/// <param name="Metadata">What the file says about them.</param>
public sealed record PngImage(int Width, int Height, int Channels, int Bits, byte[] Samples, PngMetadata Metadata)
{
    /// <summary>One sample: 0 to 255, or to 65535 at 16 bits.</summary>
    public int this[int x, int y, int channel]
    {
        get
        {
            int at = (y * Width + x) * Channels + channel;
            return Bits == 8 ? Samples[at] : BinaryPrimitives.ReadUInt16BigEndian(Samples.AsSpan(at * 2));
        }
    }

    /// <summary>The picture with 8 bits a channel; 16-bit samples are rounded to the nearest.</summary>
    public Picture ToPicture()
    {
        if (Bits == 8)
            return new(Width, Height, Channels, Samples, Metadata.Resolution);
        var pixels = new byte[Samples.Length / 2];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = Quantize.Narrow(BinaryPrimitives.ReadUInt16BigEndian(Samples.AsSpan(i * 2)));
        return new(Width, Height, Channels, pixels, Metadata.Resolution);
    }
}
