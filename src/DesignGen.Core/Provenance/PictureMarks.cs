using System.Collections.Immutable;
using System.Xml.Linq;

namespace DesignGen.Core.Provenance;

/// <summary>What a picture from outside says of its making: marks that go on with all that is made of it.</summary>
/// <remarks>
/// They are carried over word for word. A traced picture is still what its maker made, and the AIGC field is that house's own account. Of several marks
/// of a kind the first counts; <see cref="SourceMarks"/> has all of them, and reads both. Pure.
/// </remarks>
/// <param name="SourceType">The IPTC digital source type; null where it says none.</param>
/// <param name="Aigc">The AIGC field of GB 45438, JSON text; null where it has none.</param>
public sealed record PictureMarks(string? SourceType, string? Aigc)
{
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", Iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", Tc260 = "http://www.tc260.org.cn/ns/AIGC/1.0/";

    /// <summary>The marks in a packet; null for none.</summary>
    /// <param name="packet">The XMP packet of a file; null for none.</param>
    /// <param name="isSpoilt">Whether the packet can't be read although it names such a mark.</param>
    public static PictureMarks? Of(string? packet, out bool isSpoilt)
    {
        isSpoilt = false;
        if (packet is null || !SourceMarks.Names(packet))
            return null;
        isSpoilt = !SourceMarks.Collect(packet, out ImmutableArray<string> types, out ImmutableArray<string> fields);
        return isSpoilt || types.Length + fields.Length == 0 ? null : new(types.FirstOrDefault(), fields.FirstOrDefault());
    }

    /// <summary>The marks as an RDF element: for SVG metadata.</summary>
    public string ToRdf() => new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf),
        new XElement(Rdf + "Description", new XAttribute(Rdf + "about", ""), new XAttribute(XNamespace.Xmlns + "Iptc4xmpExt", Iptc), new XAttribute(XNamespace.Xmlns + "TC260", Tc260),
            SourceType is null ? null : new XElement(Iptc + "DigitalSourceType", SourceType),
            Aigc is null ? null : new XElement(Tc260 + "AIGC", Aigc))).ToString(SaveOptions.DisableFormatting);
}
