using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;

namespace DesignGen.Sheets.Writing;

/// <summary>The package (ECMA-376 part 2) as a plain zip: parts in the order they are written, every time stamp 1980-01-01.</summary>
/// <remarks>System.IO.Packaging stamps parts with the clock, so that two runs would differ; hence this.</remarks>
internal sealed class PackageZip(Stream target) : IDisposable
{
    private const string RelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Part, string Type)> _types = [];

    /// <summary>Writes a part as it comes. Only one is open at a time.</summary>
    public void Add(string part, string? contentType, Action<Stream> write)
    {
        if (contentType is not null)
            _types.Add(("/" + part, contentType));
        ZipArchiveEntry entry = _zip.CreateEntry(part, part.EndsWith(".png", StringComparison.Ordinal) ? CompressionLevel.Fastest : CompressionLevel.Optimal);
        entry.LastWriteTime = Stamp;
        using Stream stream = entry.Open();
        write(stream);
    }

    /// <summary>Writes a part that is one element.</summary>
    public void AddElement(string part, string contentType, OpenXmlElement root) => Add(part, contentType, stream =>
    {
        using OpenXmlWriter writer = OpenXmlWriter.Create(stream, new UTF8Encoding(false));
        writer.WriteStartDocument(true);
        writer.WriteElement(root);
    });

    /// <summary>Writes where a part's relationships lead.</summary>
    /// <param name="part">Path of the <c>.rels</c> part.</param>
    /// <param name="links">Id, last word of the type's address (or the whole address), target, and whether that lies outside.</param>
    public void AddRelationships(string part, IEnumerable<(string Id, string Type, string Target, bool External)> links) =>
        AddXml(part, xml =>
        {
            xml.WriteStartElement("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships");
            foreach ((string id, string type, string goal, bool external) in links)
            {
                xml.WriteStartElement("Relationship");
                xml.WriteAttributeString("Id", id);
                xml.WriteAttributeString("Type", type.StartsWith("http", StringComparison.Ordinal) ? type : RelationshipType + type);
                xml.WriteAttributeString("Target", goal);
                if (external)
                    xml.WriteAttributeString("TargetMode", "External");
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });

    /// <summary>Writes a part by hand.</summary>
    public void AddXml(string part, Action<XmlWriter> write, string? contentType = null) => Add(part, contentType, stream =>
    {
        using XmlWriter xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        xml.WriteStartDocument(true);
        write(xml);
    });

    /// <summary>Writes what type each part has. Nothing can be added after it.</summary>
    public void Finish() => AddXml("[Content_Types].xml", xml =>
    {
        xml.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
        foreach ((string extension, string type) in new[]
        {
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"), ("png", "image/png"),
        })
        {
            xml.WriteStartElement("Default");
            xml.WriteAttributeString("Extension", extension);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
        foreach ((string name, string type) in _types)
        {
            xml.WriteStartElement("Override");
            xml.WriteAttributeString("PartName", name);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    });

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();
}
