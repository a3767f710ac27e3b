using System.Collections.Immutable;
using DesignGen.Core.Measures;

namespace DesignGen.Render.Png;

/// <summary>A keyword and its text in a PNG file.</summary>
/// <param name="Keyword">1 to 79 Latin-1 characters, for example <c>Title</c> or <c>Software</c>.</param>
/// <param name="Text">Any text.</param>
/// <param name="Language">Language tag such as <c>zh-Hans</c>; empty where it is not known.</param>
public sealed record PngText(string Keyword, string Text, string Language = "");

/// <summary>What a PNG file says about its pixels.</summary>
public sealed record PngMetadata
{
    /// <summary>The keyword under which XMP packets stand (XMP specification part 3, section 1.1.5).</summary>
    public const string XmpKeyword = "XML:com.adobe.xmp";

    /// <summary>Nothing said.</summary>
    public static PngMetadata None { get; } = new();

    /// <summary>Pixels per inch (pHYs); null where not said, or where it differs across and down. The file counts whole pixels per metre, so 300 dpi reads back as 299.9994.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>Whether colours are sRGB (sRGB chunk, perceptual intent); not together with <see cref="IccProfile"/>.</summary>
    public bool Srgb { get; init; }

    /// <summary>An ICC profile (iCCP); null for none or one that can't be unpacked.</summary>
    public byte[]? IccProfile { get; init; }

    /// <summary>Whether the file has a profile that can't be unpacked. Not written.</summary>
    public bool ProfileSpoilt { get; init; }

    /// <summary>The profile's name, 1 to 79 Latin-1 characters.</summary>
    public string IccName { get; init; } = "ICC profile";

    /// <summary>How the camera was held, from EXIF (eXIf): 1 upright, 2 to 8 as TIFF numbers them. Not written: pictures are written upright.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>An XMP packet (iTXt, not compressed, before the pixels); null for none.</summary>
    public string? Xmp { get; init; }

    /// <summary>Other texts, in file order.</summary>
    public ImmutableArray<PngText> Texts { get; init; } = [];
}
