using System.Collections.Immutable;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Pictures;

/// <summary>Kinds of file that are read.</summary>
public enum PictureFormat
{
    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,
}

/// <summary>A picture that a user gave: upright, 8 bits a channel, in sRGB.</summary>
/// <param name="Picture">The picture; it has the file's resolution where that says one.</param>
/// <param name="Format">The kind of file it came from.</param>
/// <param name="Notes">What the user should be warned of; empty where all was as it should be.</param>
public sealed record SourcePicture(Picture Picture, PictureFormat Format, ImmutableArray<PictureNote> Notes)
{
    /// <summary>The file's XMP packet, as it is; null where it has none.</summary>
    public string? Xmp { get; init; }
}

/// <summary>What a user can be warned of.</summary>
public enum PictureNoteKind
{
    /// <summary>There is a profile that was not applied; colours are read as sRGB.</summary>
    ProfileNotApplied,

    /// <summary>The picture is in CMYK and was turned into RGB without a profile.</summary>
    InksWithoutProfile,

    /// <summary>Bytes among the pixels belong to none, so that the file may be damaged.</summary>
    StrayBytes,
}

/// <summary>A warning about a picture.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Detail">The profile's name, or the number of bytes; may be empty.</param>
/// <param name="Reason">Why, as a clause; may be empty.</param>
public sealed record PictureNote(PictureNoteKind Kind, string Detail, string Reason = "")
{
    /// <summary>The warning in English, in whole sentences.</summary>
    public override string ToString() => Kind switch
    {
        PictureNoteKind.ProfileNotApplied => $"The picture's colour profile{Named} was not applied: {Reason}. Its colours are read as sRGB.",
        PictureNoteKind.InksWithoutProfile => $"The picture is in CMYK and was turned into RGB without {(Detail.Length > 0 ? $"its profile '{Detail}'" : "a profile")}; its colours are approximate. Save it as sRGB for exact ones.",
        _ => $"The file may be damaged: it has {Detail} {(Detail == "1" ? "byte" : "bytes")} too many among its pixels. Look at the result, or send the picture again.",
    };

    private string Named => Detail.Length > 0 ? $" '{Detail}'" : "";
}
