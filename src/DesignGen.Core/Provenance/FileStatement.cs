using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Houses;

namespace DesignGen.Core.Provenance;

/// <summary>All that a file says of its own making, in words that other programs read. Every picture carries one; nothing takes it off.</summary>
/// <remarks>
/// The words are the IPTC's digital source type and, for what is marked as generated, the AIGC field of GB 45438-2025, both in an
/// XMP packet or as the RDF element within it. The same statement gives the same text. <c>docs/provenance.md</c> tells more.
/// </remarks>
/// <param name="Making">How the picture came to be.</param>
/// <param name="Title">Title of the design or sheet.</param>
/// <param name="Code">Code that leads back to it: of the variant, or the batch.</param>
/// <param name="House">Who made it.</param>
public sealed record FileStatement(Making Making, string Title, string Code, House House)
{
    // XMP names of the properties, in the order in which they stand.
    private const string SourceTypeName = "Iptc4xmpExt:DigitalSourceType", AigcName = "TC260:AIGC", IdentifierName = "dc:identifier", TitleName = "dc:title", ToolName = "xmp:CreatorTool", IngredientsName = "xmpMM:Ingredients";

    private const string RdfEnd = "</rdf:RDF>";

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the files of a variant say.</summary>
    public static FileStatement Of(VariantRecord variant, House house) => new(Makings.Of(variant.Spec.Recipe), variant.Spec.Title, variant.Code, house);

    /// <summary>What a drawing from a recipe alone says: the family stands for the title, and recipe and seed for the code.</summary>
    public static FileStatement Of(Recipe recipe, House house) =>
        new(Makings.Of(recipe), recipe.Family, FormattableString.Invariant($"{recipe.Family}-{recipe.Seed}"), house);

    /// <summary>Pictures from outside that the file holds; what they say of their making is passed on word for word.</summary>
    public ImmutableArray<Ingredient> Ingredients { get; init; } = [];

    /// <summary>The IPTC digital source type.</summary>
    public string SourceType => Makings.SourceType(Making);

    /// <summary>Whether it is marked as generated, by the AIGC field and, where it leaves the house, a visible label: what a model had part in, what holds a picture with such a mark, and what is drawn by rule where the house wants that.</summary>
    public bool IsMarked => Making != Making.Rules || House.MarksRules || Ingredients.Any(i => !i.Marks.Aigc.IsEmpty);

    /// <summary>The AIGC field: JSON text with the keys in the order of GB 45438-2025, appendix E; null where it is not marked.</summary>
    /// <remarks>Label 1 is "generated". The reserved codes are for a producer's and a propagator's own checks, and the propagator's keys for who spreads it; the house is the producer and leaves them empty.</remarks>
    public string? Aigc
    {
        get
        {
            if (!IsMarked)
                return null;
            using var text = new MemoryStream();
            using (var json = new Utf8JsonWriter(text, Plain))
            {
                json.WriteStartObject();
                json.WriteString("Label", "1");
                json.WriteString("ContentProducer", House.Producer);
                json.WriteString("ProduceID", Code);
                json.WriteString("ReservedCode1", "");
                json.WriteString("ContentPropagator", "");
                json.WriteString("PropagateID", "");
                json.WriteString("ReservedCode2", "");
                json.WriteEndObject();
            }
            return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    /// <summary>The statement as an RDF element: for SVG metadata.</summary>
    public string Rdf() => $"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n{Description(_ => true)}{RdfEnd}";

    /// <summary>The statement as an XMP packet: for PNG, JPEG, TIFF and PDF.</summary>
    public string Xmp() =>
        "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
        + Rdf() + "\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

    /// <summary>A packet that says what another one says and, where it is silent, what this statement does. What another house wrote stays as it is.</summary>
    /// <param name="packet">The XMP packet that a file has; null for none.</param>
    public string XmpWith(string? packet)
    {
        if (packet is null)
            return Xmp();
        int end = packet.LastIndexOf(RdfEnd, StringComparison.Ordinal);
        if (end < 0)
            return packet;
        // An AIGC field is one house's own account, under whatever prefix it stands.
        string more = Description(name => !packet.Contains(name == AigcName ? ":AIGC" : name[name.IndexOf(':', StringComparison.Ordinal)..], StringComparison.Ordinal));
        return more.Length == 0 ? packet : packet.Insert(end, more);
    }

    private string Description(Func<string, bool> said)
    {
        var text = new StringBuilder();
        if (said(SourceTypeName))
            text.Append($"  <{SourceTypeName}>{SourceType}</{SourceTypeName}>\n");
        if (Aigc is { } aigc && said(AigcName))
            text.Append($"  <{AigcName}>{Escaped(aigc)}</{AigcName}>\n");
        if (said(IdentifierName))
            text.Append($"  <{IdentifierName}>{Escaped(Code)}</{IdentifierName}>\n");
        if (said(TitleName))
            text.Append($"  <{TitleName}><rdf:Alt><rdf:li xml:lang=\"x-default\">{Escaped(Title)}</rdf:li></rdf:Alt></{TitleName}>\n");
        if (said(ToolName))
            text.Append($"  <{ToolName}>{Generator.Name}</{ToolName}>\n");
        if (!Ingredients.IsEmpty && said(IngredientsName))
        {
            text.Append($"  <{IngredientsName}><rdf:Bag>\n");
            foreach (Ingredient ingredient in Ingredients)
                List(text, ingredient);
            text.Append($"  </rdf:Bag></{IngredientsName}>\n");
        }
        if (text.Length == 0)
            return "";
        string names = Ingredients.IsEmpty ? "" : "xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:stRef=\"http://ns.adobe.com/xap/1.0/sType/ResourceRef#\" ";
        names +=
            "xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"";
        return $" <rdf:Description rdf:about=\"\" {names}>\n{text} </rdf:Description>\n";
    }

    // One entry for each pair of words, as a property may stand only once in a structure (XMP specification part 1, 7.9.2.1).
    private static void List(StringBuilder text, Ingredient ingredient)
    {
        (ImmutableArray<string> types, ImmutableArray<string> fields) = (ingredient.Marks.SourceTypes, ingredient.Marks.Aigc);
        for (int i = 0; i < Math.Max(types.Length, fields.Length); i++)
        {
            text.Append($"   <rdf:li rdf:parseType=\"Resource\"><stRef:filePath>{Escaped(ingredient.Name)}</stRef:filePath>");
            if (i < types.Length)
                text.Append($"<{SourceTypeName}>{Escaped(types[i])}</{SourceTypeName}>");
            if (i < fields.Length)
                text.Append($"<{AigcName}>{Escaped(fields[i])}</{AigcName}>");
            text.Append("</rdf:li>\n");
        }
    }

    // What a user wrote may hold characters that XML has no way to say.
    private static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                safe.Append(text[i]).Append(text[++i]);
            else
                safe.Append(text[i] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", '"' => "&quot;", char c => XmlConvert.IsXmlChar(c) ? c.ToString() : "\uFFFD" });
        }
        return safe.ToString();
    }
}
