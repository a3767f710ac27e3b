using DesignGen.Core.Pictures;

namespace DesignGen.Core.Designs;

/// <summary>What becomes of a picture that an engine made from words.</summary>
public enum PictureUse
{
    /// <summary>It is the print: traced, and placed as it is; for all-over prints it is the tile.</summary>
    Picture,

    /// <summary>It is one motif: taken off its plain ground, traced, and laid out by the built-in engine.</summary>
    Motif,
}

/// <summary>The picture behind a design: all that its engine is told.</summary>
/// <param name="Model">Id of the model or service.</param>
/// <param name="Prompt">What is to be seen, as the model wants it said.</param>
/// <param name="Negative">What is not to be seen; empty for nothing.</param>
/// <param name="Size">How large the picture is made.</param>
/// <param name="Seed">Chance of the picture.</param>
/// <param name="Use">What becomes of it.</param>
/// <param name="MostInks">Most inks that it is traced into, 1 to 12.</param>
public sealed record PictureOrder(string Model, string Prompt, string Negative, PixelSize Size, uint Seed, PictureUse Use, int MostInks)
{
    /// <summary>What makes the model the one it is, as <see cref="PictureModel.Identity"/> says: another one behind the same id makes another picture.</summary>
    public string Identity { get; init; } = "";

    /// <summary>Which opposite edges are to meet.</summary>
    public PictureTiling Tiling { get; init; }

    /// <summary>SHA-256 of the file of a picture to begin from, in lower-case hexadecimal; null to begin from nothing.</summary>
    public string? Start { get; init; }

    /// <summary>How far the result may leave that picture, 0 to 1.</summary>
    public double Strength { get; init; }
}
