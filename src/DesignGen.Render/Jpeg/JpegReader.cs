using DesignGen.Core.Errors;

namespace DesignGen.Render.Jpeg;

/// <summary>How large a picture the JPEG reader accepts.</summary>
/// <param name="MaxPixels">Most pixels. Default: 200 million.</param>
/// <param name="MaxFileBytes">Longest file, bytes. Default: 512 MB.</param>
/// <param name="MaxScans">Most scans of a progressive picture, since each goes over all of it. Default: 100; programs write about 10.</param>
public sealed record JpegLimits(long MaxPixels = 200_000_000, long MaxFileBytes = 512L << 20, int MaxScans = 100);

/// <summary>Reads JPEG files: baseline, extended and progressive with Huffman codes and 8 bits, grey, colour and CMYK.</summary>
/// <remarks>
/// Specification: ITU-T T.81 with T.871 (JFIF) and T.872 (Adobe's marker). Pixels agree with libjpeg's accurate transform and
/// smooth colour upsampling. Arithmetic codes, 12 bits, lossless and hierarchical files are refused by name. Sizes are checked
/// against the limits, and against what the compressed bytes could hold at all, before memory is taken. Pure and safe to call
/// from many threads at once.
/// </remarks>
public static class JpegReader
{
    /// <summary>Whether bytes begin as a JPEG file does.</summary>
    public static bool IsJpeg(ReadOnlySpan<byte> bytes) => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]);

    /// <summary>Reads a file.</summary>
    /// <param name="from">The file, from its start.</param>
    /// <param name="name">What to call it in messages, for example its file name.</param>
    /// <param name="limits">What to accept; null for the defaults.</param>
    /// <exception cref="InputException">It is no JPEG file, of a kind that is not read, is damaged or cut off, or is over the limits.</exception>
    public static JpegImage Read(Stream from, string name, JpegLimits? limits = null)
    {
        limits ??= new();
        return Read(WholeStream.Read(from, name, limits.MaxFileBytes).Span, name, limits);
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="file">All of the file.</param>
    /// <param name="name">What to call it in messages, for example its file name.</param>
    /// <param name="limits">What to accept; null for the defaults.</param>
    /// <exception cref="InputException">It is no JPEG file, of a kind that is not read, is damaged or cut off, or is over the limits.</exception>
    public static JpegImage Read(ReadOnlySpan<byte> file, string name, JpegLimits? limits = null)
    {
        if (!IsJpeg(file))
            throw new InputException(name, null, "This is not a JPEG file. Save the picture as JPEG.");
        return new JpegDecoder(name, limits ?? new()).Decode(file);
    }
}
