using System.Collections.Immutable;
using System.Xml;

namespace DesignGen.Core.Provenance;

/// <summary>What a picture that comes from outside says of its making. It stays with all that is made of the picture.</summary>
/// <param name="SourceTypes">Its IPTC digital source types as they stand.</param>
/// <param name="Aigc">Its AIGC fields as they stand; a packet that can't be read and speaks of one is kept whole.</param>
public sealed record SourceMarks(ImmutableArray<string> SourceTypes, ImmutableArray<string> Aigc)
{
    private const string SourceTypeName = "DigitalSourceType", AigcName = "AIGC";

    /// <summary>How the picture was made, as its words say; null where they tell of a camera, a scan or a hand.</summary>
    /// <remarks>A field for generated content without a word on how counts as a model's: saying too much is mended sooner than saying too little.</remarks>
    public Making? Making => Says("trainedAlgorithmicMedia") ? Provenance.Making.Model
        : Says("compositeWithTrainedAlgorithmicMedia") ? Provenance.Making.Composite
        : Says("algorithmicMedia") ? Provenance.Making.Rules
        : Aigc.IsEmpty ? null : Provenance.Making.Model;

    /// <summary>Reads the marks of a file.</summary>
    /// <param name="packet">Its XMP packet, or the RDF in an SVG file's metadata; null for none.</param>
    /// <param name="field">An AIGC field that stands outside of XMP, in a text of its own; null for none.</param>
    /// <returns>The marks; null where the file says nothing of its making.</returns>
    public static SourceMarks? Read(string? packet, string? field = null)
    {
        (ImmutableArray<string> types, ImmutableArray<string> fields) = ([], []);
        if (packet is not null && !Collect(packet, out types, out fields) && (packet.Contains(AigcName, StringComparison.OrdinalIgnoreCase) || packet.Contains("rainedAlgorithmicMedia", StringComparison.Ordinal)))
            fields = fields.Add(packet.Trim());
        if (field is not null)
            fields = fields.Add(field);
        return types.Length + fields.Length == 0 ? null : new([.. types.Distinct()], [.. fields.Distinct()]);
    }

    /// <summary>Whether a packet has the name of such a mark anywhere.</summary>
    internal static bool Names(string packet) => packet.Contains(SourceTypeName, StringComparison.Ordinal) || packet.Contains(AigcName, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a packet.</summary>
    /// <param name="packet">The packet; from anybody, so no entity is resolved.</param>
    /// <param name="types">Its IPTC digital source types, in their order, as far as it can be read.</param>
    /// <param name="fields">Its AIGC fields, likewise.</param>
    /// <returns>Whether all of it can be read.</returns>
    internal static bool Collect(string packet, out ImmutableArray<string> types, out ImmutableArray<string> fields)
    {
        var foundTypes = new List<string>();
        var foundFields = new List<string>();
        bool isWhole = true;
        try
        {
            Walk(packet, foundTypes, foundFields);
        }
        catch (XmlException)
        {
            isWhole = false;
        }
        (types, fields) = ([.. foundTypes], [.. foundFields]);
        return isWhole;
    }

    private bool Says(string word) => SourceTypes.Any(t => t.EndsWith("/" + word, StringComparison.OrdinalIgnoreCase) || t.Equals(word, StringComparison.OrdinalIgnoreCase));

    // Properties stand as elements or, in short form, as attributes; prefixes are a writer's own choice.
    private static void Walk(string packet, List<string> types, List<string> fields)
    {
        using var xml = XmlReader.Create(new StringReader(packet.TrimStart('\uFEFF', ' ', '\n', '\r', '\t').TrimEnd('\0')), new()
        {
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
        var open = new Stack<string>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                bool empty = xml.IsEmptyElement;
                string name = xml.LocalName;
                while (xml.MoveToNextAttribute())
                    Take(xml.LocalName is "resource" ? name : xml.LocalName, xml.Value);
                if (!empty)
                    open.Push(name);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                Take(open.FirstOrDefault(n => n == SourceTypeName || IsAigc(n)) ?? "", xml.Value);
            }
        }

        void Take(string name, string value)
        {
            if (value.Trim().Length == 0)
                return;
            if (name == SourceTypeName)
                types.Add(value.Trim());
            else if (IsAigc(name))
                fields.Add(value.Trim());
        }

        static bool IsAigc(string name) => name.Equals(AigcName, StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>A picture from outside that a file holds.</summary>
/// <param name="Name">What it is called: its file name.</param>
/// <param name="Marks">What it says of its making.</param>
public sealed record Ingredient(string Name, SourceMarks Marks);
