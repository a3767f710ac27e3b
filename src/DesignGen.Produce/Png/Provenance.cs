using System.Security;

namespace DesignGen.Produce.Png;

/// <summary>Says inside a picture how it was made, in words that other programs read.</summary>
public static class Provenance
{
    /// <summary>Engines that draw by rule, without a trained model.</summary>
    private const string RuleBased = "procedural";

    /// <summary>The IPTC digital source type of an engine's pictures: algorithmic for rules, trained algorithmic for models.</summary>
    /// <param name="engine">Name of the engine as recipes carry it.</param>
    /// <remarks>IPTC NewsCodes, digital source type (http://cv.iptc.org/newscodes/digitalsourcetype/).</remarks>
    public static string SourceType(string engine) =>
        "http://cv.iptc.org/newscodes/digitalsourcetype/" + (engine == RuleBased ? "algorithmicMedia" : "trainedAlgorithmicMedia");

    /// <summary>Source type, title, and the code that leads back to the recipe, as an RDF element: for SVG metadata.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="title">Title of the design.</param>
    /// <param name="code">Code of the variant.</param>
    public static string Rdf(string engine, string title, string code) => $"""
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
         <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
          <Iptc4xmpExt:DigitalSourceType>{SourceType(engine)}</Iptc4xmpExt:DigitalSourceType>
          <dc:identifier>{SecurityElement.Escape(code)}</dc:identifier>
          <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(title)}</rdf:li></rdf:Alt></dc:title>
          <xmp:CreatorTool>{Generator.Name}</xmp:CreatorTool>
         </rdf:Description>
        </rdf:RDF>
        """.ReplaceLineEndings("\n");

    /// <summary>The same as an XMP packet: for PNG.</summary>
    /// <param name="engine">Name of the engine.</param>
    /// <param name="title">Title of the design.</param>
    /// <param name="code">Code of the variant.</param>
    public static string Xmp(string engine, string title, string code) =>
        "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        + Rdf(engine, title, code) + "\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}
