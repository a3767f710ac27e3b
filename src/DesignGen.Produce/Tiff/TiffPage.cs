using DesignGen.Core.Measures;

namespace DesignGen.Produce.Tiff;

/// <summary>What a film's TIFF says of itself.</summary>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="RowsPerStrip">Rows in each strip but the last, which may have fewer.</param>
/// <param name="Resolution">Pixels per inch, both ways.</param>
/// <param name="DocumentName">What the film is, one line of printable ASCII.</param>
/// <param name="Description">What a person at the press should know, printable ASCII and line feeds.</param>
/// <param name="Software">What wrote it, printable ASCII.</param>
public sealed record TiffPage(int Width, int Height, int RowsPerStrip, Resolution Resolution, string DocumentName, string Description, string Software)
{
    /// <summary>An XMP packet; null for none.</summary>
    public string? Xmp { get; init; }

    /// <summary>How many strips the page has.</summary>
    public int Strips => (Height + RowsPerStrip - 1) / RowsPerStrip;
}
