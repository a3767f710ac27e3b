using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace DesignGen.Review.Tests.Workbook;

/// <summary>What the format's own schemas say of a workbook.</summary>
internal static class Schema
{
    /// <summary>Fails where the validator finds a fault, and names the part with it.</summary>
    public static void Holds(byte[] file)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(e => e.Part?.Uri + ": " + e.Description));
    }
}
