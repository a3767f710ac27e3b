namespace DesignGen.Core.Pictures;

/// <summary>An order for pictures from words.</summary>
/// <param name="Prompt">What is to be seen, as the model wants it said; not empty.</param>
/// <param name="Size">How large each picture is to be.</param>
/// <param name="Seed">Seed of the first picture; picture i of the order has this seed plus i, wrapping round, so that it comes out as if it had been ordered alone.</param>
/// <param name="Count">How many pictures, 1 or more.</param>
public sealed record PictureRequest(string Prompt, PixelSize Size, uint Seed, int Count = 1)
{
    /// <summary>What is not to be seen; empty for nothing. Only for engines that can (<see cref="PictureAbilities.Negative"/>).</summary>
    public string Negative { get; init; } = "";

    /// <summary>A picture to begin from; null to begin from nothing. Only for engines that can (<see cref="PictureAbilities.Start"/>).</summary>
    public StartPicture? Start { get; init; }

    /// <summary>Which opposite edges are to meet. Only for engines that can (<see cref="PictureAbilities.Tiling"/>).</summary>
    public PictureTiling Tiling { get; init; }

    /// <summary>Code of the batch that the pictures are for: what it may spend is counted under it. Empty for work outside batches.</summary>
    public string Batch { get; init; } = "";
}

/// <summary>A picture to begin from.</summary>
/// <param name="Picture">The picture.</param>
/// <param name="Strength">How far the result may leave it: 0 is the picture itself, 1 is as if there were none. Engines without <see cref="PictureAbilities.Strength"/> take no notice of it.</param>
/// <param name="Mask">Where to paint anew: white there, black where the picture stays, of the picture's size; null for everywhere. Only for engines that can (<see cref="PictureAbilities.Mask"/>).</param>
public sealed record StartPicture(EncodedPicture Picture, double Strength, EncodedPicture? Mask = null);

/// <summary>Kinds of file that pictures are handed on as.</summary>
public enum PictureEncoding
{
    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,
}

/// <summary>A picture as a file's bytes.</summary>
/// <param name="Bytes">All of the file.</param>
/// <param name="Encoding">What kind of file it is.</param>
/// <param name="Size">How large the picture is, upright.</param>
public sealed record EncodedPicture(ReadOnlyMemory<byte> Bytes, PictureEncoding Encoding, PixelSize Size)
{
    /// <summary>The kind of file by its media type.</summary>
    public string MediaType => Encoding == PictureEncoding.Png ? "image/png" : "image/jpeg";
}
