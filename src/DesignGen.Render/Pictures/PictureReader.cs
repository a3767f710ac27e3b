using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Render.Icc;
using DesignGen.Render.Jpeg;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Xmp;

namespace DesignGen.Render.Pictures;

/// <summary>How large a picture is accepted.</summary>
/// <param name="MaxPixels">Most pixels. Default: 200 million.</param>
/// <param name="MaxFileBytes">Longest file, bytes. Default: 512 MB.</param>
public sealed record PictureLimits(long MaxPixels = 200_000_000, long MaxFileBytes = 512L << 20);

/// <summary>Reads the pictures that users give, PNG or JPEG, as upright 8-bit sRGB.</summary>
/// <remarks>The first bytes decide, not the file's name. Pure and safe to call from many threads at once; docs/formats/pictures.md is for users.</remarks>
public static class PictureReader
{
    /// <summary>Reads a file.</summary>
    /// <param name="from">The file, from its start.</param>
    /// <param name="name">What to call it in messages, for example its file name.</param>
    /// <param name="limits">What to accept; null for the defaults.</param>
    /// <exception cref="InputException">It is neither PNG nor JPEG, of a kind that is not read, is damaged or cut off, or is over the limits.</exception>
    public static SourcePicture Read(Stream from, string name, PictureLimits? limits = null)
    {
        limits ??= new();
        return Read(WholeStream.Read(from, name, limits.MaxFileBytes).Span, name, limits);
    }

    /// <summary>Reads a file's bytes.</summary>
    /// <param name="file">All of the file.</param>
    /// <param name="name">What to call it in messages, for example its file name.</param>
    /// <param name="limits">What to accept; null for the defaults.</param>
    /// <exception cref="InputException">It is neither PNG nor JPEG, of a kind that is not read, is damaged or cut off, or is over the limits.</exception>
    public static SourcePicture Read(ReadOnlySpan<byte> file, string name, PictureLimits? limits = null)
    {
        limits ??= new();
        if (PngReader.IsPng(file))
            return Take(PngReader.Read(file, name, new(limits.MaxPixels, limits.MaxFileBytes))) with { Xmp = PngXmp.Read(file) };
        if (JpegReader.IsJpeg(file))
            return Take(JpegReader.Read(file, name, new(limits.MaxPixels, limits.MaxFileBytes))) with { Xmp = JpegXmp.Read(file) };
        if (file.IsEmpty)
            throw new InputException(name, null, "The file is empty. Save or send the picture again.");
        string kind = OtherFormats.Name(file) is { } other ? $"This is {other}, which can't be read." : "This is neither a PNG nor a JPEG file.";
        throw new InputException(name, null, kind + " Save it as PNG or JPEG.");
    }

    private static SourcePicture Take(PngImage image)
    {
        Picture picture = image.ToPicture();
        var notes = ImmutableArray.CreateBuilder<PictureNote>();
        PngMetadata metadata = image.Metadata;
        if (metadata.ProfileSpoilt && !metadata.Srgb)
            notes.Add(new(PictureNoteKind.ProfileNotApplied, "", "it is damaged"));
        // A profile goes before the remark that colours are sRGB (PNG, third edition, 4.3).
        ToSrgb(picture, metadata.IccProfile, notes);
        return new(Orientation.Upright(picture, metadata.Orientation), PictureFormat.Png, notes.ToImmutable());
    }

    private static SourcePicture Take(JpegImage image)
    {
        Picture picture = image.ToPicture();
        JpegMetadata metadata = image.Metadata;
        var notes = ImmutableArray.CreateBuilder<PictureNote>();
        if (metadata.StrayBytes > 0)
            notes.Add(new(PictureNoteKind.StrayBytes, metadata.StrayBytes.ToString(CultureInfo.InvariantCulture)));
        if (metadata.ProfileIncomplete)
            notes.Add(new(PictureNoteKind.ProfileNotApplied, "", "parts of it are missing"));
        if (metadata.Colour is JpegColour.Cmyk or JpegColour.Ycck)
            notes.Add(new(PictureNoteKind.InksWithoutProfile, metadata.IccProfile is { } inks ? ColourProfile.NameOf(inks) : ""));
        else
            ToSrgb(picture, metadata.IccProfile, notes);
        return new(Orientation.Upright(picture, metadata.Orientation), PictureFormat.Jpeg, notes.ToImmutable());
    }

    private static void ToSrgb(Picture picture, byte[]? bytes, ImmutableArray<PictureNote>.Builder notes)
    {
        if (bytes is null)
            return;
        if (!ColourProfile.TryRead(bytes, out ColourProfile? profile, out string? reason))
            notes.Add(new(PictureNoteKind.ProfileNotApplied, ColourProfile.NameOf(bytes), reason));
        else if (!profile.Fits(picture.Channels))
            notes.Add(new(PictureNoteKind.ProfileNotApplied, profile.Description, "it is for grey and the picture is in colour"));
        else
            profile.Apply(picture.Pixels, picture.Channels);
    }
}
