using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Jpeg;

/// <summary>How a JPEG file keeps its colours.</summary>
public enum JpegColour
{
    /// <summary>One channel of lightness.</summary>
    Grey,

    /// <summary>Lightness and two channels of colour, as nearly all photographs.</summary>
    YCbCr,

    /// <summary>Red, green and blue as they are.</summary>
    Rgb,

    /// <summary>Four inks, stored inverted as Adobe's programs do: 255 is no ink.</summary>
    Cmyk,

    /// <summary>Four inks, the first three kept as YCbCr.</summary>
    Ycck,
}

/// <summary>A picture as a JPEG file holds it, as grey or RGB and not yet turned upright.</summary>
/// <param name="Width">Pixels across, 1 to 65535.</param>
/// <param name="Height">Pixels down, 1 to 65535.</param>
/// <param name="Channels">1 grey, 3 RGB. Inks are turned into RGB plainly: red is (255 - cyan) · (255 - black) / 255, and so on.</param>
/// <param name="Samples">Rows from the top, channels interleaved, 8 bits each.</param>
/// <param name="Metadata">What the file says about them.</param>
public sealed record JpegImage(int Width, int Height, int Channels, byte[] Samples, JpegMetadata Metadata)
{
    /// <summary>One sample, 0 to 255.</summary>
    public int this[int x, int y, int channel] => Samples[(y * Width + x) * Channels + channel];

    /// <summary>The same pixels; neither profile nor orientation is applied.</summary>
    public Picture ToPicture() => new(Width, Height, Channels, Samples, Metadata.Resolution);
}

/// <summary>What a JPEG file says about its pixels.</summary>
public sealed record JpegMetadata
{
    /// <summary>Nothing said.</summary>
    public static JpegMetadata None { get; } = new();

    /// <summary>How the file keeps its colours; <see cref="JpegColour.Cmyk"/> and <see cref="JpegColour.Ycck"/> were turned into RGB without a profile.</summary>
    public JpegColour Colour { get; init; }

    /// <summary>Whether the picture comes in several finer and finer scans.</summary>
    public bool Progressive { get; init; }

    /// <summary>The transform that Adobe's marker names: 0 none, 1 YCbCr, 2 YCCK; null where the marker is missing.</summary>
    public int? AdobeTransform { get; init; }

    /// <summary>Pixels per inch, from JFIF or else from EXIF; null where not said, or where it differs across and down.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>How the camera was held, from EXIF: 1 upright, 2 to 8 as TIFF numbers them.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>The ICC profile, put together from its parts; null for none or one that lacks parts.</summary>
    public byte[]? IccProfile { get; init; }

    /// <summary>Whether the file has a profile but not all its parts.</summary>
    public bool ProfileIncomplete { get; init; }

    /// <summary>Bytes among the pixels that belong to none, 0 or more; many are a sign of damage.</summary>
    public long StrayBytes { get; init; }
}
