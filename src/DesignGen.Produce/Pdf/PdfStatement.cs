using System.Globalization;
using DesignGen.Core.Provenance;

namespace DesignGen.Produce.Pdf;

/// <summary>What a PDF file says of itself: how it was made, and when where that is told.</summary>
/// <param name="Says">How what it shows was made, its title and its code.</param>
/// <param name="Made">When it was made, as the file says it; null leaves dates out. No clock is read.</param>
public sealed record PdfStatement(FileStatement Says, DateTimeOffset? Made)
{
    /// <summary>What the file holds, one line: inks, repeat; empty for none.</summary>
    public string Subject { get; init; } = "";

    private const string RdfEnd = "</rdf:RDF>";

    /// <summary>The information dictionary.</summary>
    /// <param name="trapped">Whether traps are in; null leaves it unsaid.</param>
    internal string Information(bool? trapped)
    {
        string dates = Made is { } made ? $"/CreationDate{PdfText.Date(made)}/ModDate{PdfText.Date(made)}" : "";
        string subject = Subject.Length > 0 ? $"/Subject{PdfText.Words(Subject)}" : "";
        string traps = trapped is { } are ? are ? "/Trapped/True" : "/Trapped/False" : "";
        return $"<</Title{PdfText.Words(Says.Title)}{subject}/Creator{PdfText.Words(Generator.Name)}/Producer{PdfText.Words(Generator.Name)}{dates}{traps}>>";
    }

    /// <summary>The XMP packet.</summary>
    /// <param name="trapped">As for <see cref="Information"/>.</param>
    /// <param name="printing">Whether it is made to PDF/X-4, and says so.</param>
    /// <param name="content">Hash of the content, from which the document's identifier is made.</param>
    internal string Xmp(bool? trapped, bool printing, ReadOnlySpan<byte> content)
    {
        string packet = Says.Xmp(), id = Convert.ToHexStringLower(content[..16]);
        string more = " <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\">\n"
            + "  <dc:format>application/pdf</dc:format>\n"
            + (Subject.Length > 0 ? $"  <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{System.Security.SecurityElement.Escape(Subject)}</rdf:li></rdf:Alt></dc:description>\n" : "")
            + $"  <pdf:Producer>{Generator.Name}</pdf:Producer>\n"
            + (trapped is { } are ? $"  <pdf:Trapped>{(are ? "True" : "False")}</pdf:Trapped>\n" : "");
        if (Made is { } made)
        {
            string date = made.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
            more += $"  <xmp:CreateDate>{date}</xmp:CreateDate>\n  <xmp:ModifyDate>{date}</xmp:ModifyDate>\n  <xmp:MetadataDate>{date}</xmp:MetadataDate>\n";
        }
        more += $"  <xmpMM:DocumentID>uuid:{id[..8]}-{id[8..12]}-{id[12..16]}-{id[16..20]}-{id[20..]}</xmpMM:DocumentID>\n  <xmpMM:VersionID>1</xmpMM:VersionID>\n  <xmpMM:RenditionClass>default</xmpMM:RenditionClass>\n"
            + (printing ? "  <pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n" : "")
            + " </rdf:Description>\n";
        return packet.Insert(packet.LastIndexOf(RdfEnd, StringComparison.Ordinal), more);
    }
}
