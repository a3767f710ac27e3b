using DesignGen.Core.Errors;

namespace DesignGen.Sheets.Reading;

/// <summary>Reads spreadsheets that people send: XLSX from any program, or CSV. Told apart by content, not by name.</summary>
public static class SpreadsheetReader
{
    private const int MaxTextBytes = 64 << 20;

    /// <summary>Reads all sheets of a file.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="upload">The file; read from where it stands, left open.</param>
    /// <param name="limits">How much it may ask for; <see cref="ReadLimits.Default"/> where null.</param>
    /// <returns>Its sheets in the order of their tabs, hidden ones among them.</returns>
    /// <exception cref="InputException">It is not a spreadsheet, is damaged, or asks for too much; the message says what to send instead.</exception>
    /// <remarks>Nothing outside the file is opened: no DTD, no entity, no external link. Formulas are never worked out.</remarks>
    public static IReadOnlyList<ReadSheet> Read(string source, Stream upload, ReadLimits? limits = null)
    {
        limits ??= ReadLimits.Default;
        using MemoryStream? copy = upload.CanSeek ? null : Copy(source, upload, limits.MaxFileBytes);
        Stream file = copy ?? upload;
        if (file.Length - file.Position > limits.MaxFileBytes)
            throw TooLarge(source, limits.MaxFileBytes);

        long start = file.Position;
        byte[] head = new byte[8];
        int got = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = start;
        ReadOnlySpan<byte> magic = head.AsSpan(0, got);
        if (got == 0)
            throw new InputException(source, null, "The file is empty. Send the workbook as .xlsx.");
        if (magic.StartsWith("PK\u0003\u0004"u8) || magic.StartsWith("PK\u0005\u0006"u8))
        {
            using UploadedPackage package = new(source, file, limits);
            return new XlsxReader(source, package, limits).ReadAll();
        }
        // The head of OLE compound files: old binary workbooks, and new ones under a password.
        if (magic.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new InputException(source, null, "This is an old .xls file or a workbook under a password. Save it as .xlsx without a password and send that.");
        if (magic[0] == (byte)'<')
            throw new InputException(source, null, "This is a web page or XML text, though it may open in Excel. Save it as .xlsx and send that.");
        if (magic.StartsWith("%PDF"u8))
            throw new InputException(source, null, "This is a PDF; no cells can be read from it. Send the workbook as .xlsx.");
        if (file.Length - start > MaxTextBytes)
            throw TooLarge(source, MaxTextBytes);
        byte[] text = new byte[file.Length - start];
        file.ReadExactly(text);
        return [CsvReader.Read(source, text, limits)];
    }

    private static MemoryStream Copy(string source, Stream upload, long limit)
    {
        MemoryStream copy = new();
        byte[] buffer = new byte[81_920];
        for (int count; (count = upload.Read(buffer)) > 0;)
        {
            if (copy.Length + count > limit)
                throw TooLarge(source, limit);
            copy.Write(buffer, 0, count);
        }
        copy.Position = 0;
        return copy;
    }

    private static InputException TooLarge(string source, long limit) => new(source, null,
        $"The file is larger than {UploadedPackage.Megabytes(limit)}. Send the workbook that DesignGen wrote, filled in and with nothing else added.");
}
