using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DesignGen.Core.Errors;

namespace DesignGen.Sheets.Reading;

/// <summary>A package from outside, opened with care: nothing is written to disk, nothing outside it is followed, and every size has an end.</summary>
internal sealed class UploadedPackage : IDisposable
{
    private readonly string _source;
    private readonly ReadLimits _limits;
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);
    private long _unpacked;

    /// <summary>Opens a package and checks its table of contents.</summary>
    /// <exception cref="InputException">It is damaged, or larger than the limits.</exception>
    public UploadedPackage(string source, Stream seekable, ReadLimits limits)
    {
        (_source, _limits) = (source, limits);
        try
        {
            _zip = new(seekable, ZipArchiveMode.Read, leaveOpen: true);
            if (_zip.Entries.Count > limits.MaxParts)
                throw TooLarge($"it has {_zip.Entries.Count} parts; at most {limits.MaxParts} are read");
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
        long claimed = 0;
        foreach (ZipArchiveEntry entry in _zip.Entries)
        {
            _parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
            claimed += entry.Length;
            if (entry.Length < 0 || claimed > limits.MaxClaimedBytes)
                throw TooLarge("its parts claim to unpack to more than " + Megabytes(limits.MaxClaimedBytes));
        }
    }

    /// <summary>Whether it has a part.</summary>
    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>Reads the XML of a part from its root element on.</summary>
    /// <exception cref="InputException">It is not there, not XML, or too large.</exception>
    public void Read(string part, Action<XmlReader> read)
    {
        if (!_parts.TryGetValue(part, out ZipArchiveEntry? entry))
            throw new InputException(_source, null, $"The workbook lacks its part {part}: it is damaged. Save it again as .xlsx in the spreadsheet program and send that.");
        try
        {
            using Stream packed = entry.Open();
            using Counted counted = new(this, packed, entry.CompressedLength);
            using XmlReader xml = XmlReader.Create(counted, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                MaxCharactersInDocument = _limits.MaxUnpackedBytes,
            });
            xml.MoveToContent();
            read(xml);
        }
        catch (XmlException e)
        {
            throw new InputException(_source, part, string.Create(CultureInfo.InvariantCulture,
                $"This part is not the XML of a workbook (line {e.LineNumber}). Save the file again as .xlsx in the spreadsheet program and send that."), e);
        }
        catch (InvalidDataException e)
        {
            throw Damaged(e);
        }
    }

    /// <summary>Where a part's relationships lead inside the package: id, last word of the type, and path. Those that lead outside are left aside.</summary>
    public IReadOnlyList<(string Id, string Type, string Part)> Relationships(string part)
    {
        int slash = part.LastIndexOf('/');
        string folder = part[..(slash + 1)], rels = folder + "_rels/" + part[(slash + 1)..] + ".rels";
        List<(string, string, string)> found = [];
        if (!Has(rels))
            return found;
        Read(rels, xml =>
        {
            while (xml.Read())
            {
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship" || xml.GetAttribute("TargetMode") == "External")
                    continue;
                string type = xml.GetAttribute("Type") ?? "", target = xml.GetAttribute("Target") ?? "";
                found.Add((xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
            }
        });
        return found;
    }

    /// <summary>A fault of the file as a whole.</summary>
    public InputException Damaged(Exception? cause = null) => new(_source, null,
        "The file is damaged or was not sent to its end. Open it in the spreadsheet program, save it again as .xlsx and send that.", cause);

    /// <summary>A file that asks for too much.</summary>
    public InputException TooLarge(string why) => new(_source, null,
        $"The workbook is larger than any that DesignGen writes: {why}. Send the workbook that it wrote, filled in and with nothing else added.");

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    internal static string Megabytes(long bytes) => (bytes >> 20).ToString(CultureInfo.InvariantCulture) + " MB";

    private static string Resolve(string folder, string target)
    {
        Stack<string> path = new(target.StartsWith('/') ? [] : folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (string step in Uri.UnescapeDataString(target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
                path.TryPop(out _);
            else if (step != ".")
                path.Push(step);
        }
        return string.Join('/', path.Reverse());
    }

    /// <summary>Counts what a part unpacks to while it is read, whatever its header claims.</summary>
    private sealed class Counted(UploadedPackage package, Stream inner, long packedLength) : Stream
    {
        private const long RatioMatters = 1 << 20;

        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int count = inner.Read(buffer);
            _read += count;
            package._unpacked += count;
            if (package._unpacked > package._limits.MaxUnpackedBytes)
                throw package.TooLarge("it unpacks to more than " + Megabytes(package._limits.MaxUnpackedBytes));
            if (_read > RatioMatters && _read > Math.Max(1, packedLength) * package._limits.MaxRatio)
                throw package.TooLarge(string.Create(CultureInfo.InvariantCulture, $"a part unpacks to more than {package._limits.MaxRatio} times its size"));
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
