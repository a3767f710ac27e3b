using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Sheets.Reading;

/// <summary>
/// Reads comma-separated text as spreadsheet programs save it: UTF-8 with or without a mark, UTF-16 with one, else GB18030
/// (which holds GBK); separated by comma, semicolon or tab, whichever the first line has most; quoted by RFC 4180.
/// </summary>
internal static class CsvReader
{
    private const int Gb18030 = 54936;

    /// <summary>The one sheet of a CSV file; a record is a row, however many lines it takes.</summary>
    /// <exception cref="InputException">It is not text.</exception>
    public static ReadSheet Read(string source, byte[] bytes, ReadLimits limits)
    {
        string text = SheetText.Clean(Decode(source, bytes));
        char separator = Separator(text);
        List<ReadRow> rows = [];
        List<ReadCell> cells = [];
        StringBuilder field = new();
        int row = 1, column = 1, count = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted)
            {
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[++i]);
                else
                    quoted = false;
            }
            else if (c == '"' && field.Length == 0)
            {
                quoted = true;
            }
            else if (c == separator)
            {
                EndField();
                column++;
            }
            else if (c is '\n' or '\r')
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                    i++;
                EndRow();
            }
            else
            {
                field.Append(c);
            }
        }
        if (quoted)
            throw new InputException(source, null, "A quotation mark is never closed: the file was cut short. Save it again and send that.");
        EndRow();
        return new(System.IO.Path.GetFileNameWithoutExtension(source), SheetVisibility.Visible, rows, []);

        void EndField()
        {
            if (field.Length == 0)
                return;
            if (++count > limits.MaxCells)
                throw new InputException(source, null, $"The file has more than {limits.MaxCells} fields. Send the one sheet alone.");
            cells.Add(new(column, CellKind.Text, field.ToString(), false));
            field.Clear();
        }

        void EndRow()
        {
            EndField();
            if (cells.Count > 0)
                rows.Add(new(row, cells));
            cells = [];
            row++;
            column = 1;
        }
    }

    private static string Decode(string source, byte[] bytes)
    {
        ReadOnlySpan<byte> span = bytes;
        if (span.StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(span[2..]);
        if (span.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return Encoding.BigEndianUnicode.GetString(span[2..]);
        if (span.Contains((byte)0))
            throw NotText(source);
        if (span.StartsWith(Encoding.UTF8.Preamble))
            span = span[3..];
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(span);
        }
        catch (DecoderFallbackException)
        {
            // Not UTF-8: what Chinese editions of Excel save.
        }
        try
        {
            Encoding? chinese = CodePagesEncodingProvider.Instance.GetEncoding(Gb18030, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return chinese!.GetString(span);
        }
        catch (DecoderFallbackException e)
        {
            throw NotText(source, e);
        }
    }

    private static InputException NotText(string source, Exception? cause = null) => new(source, null,
        "This is neither an .xlsx workbook nor CSV text in UTF-8 or GB18030. Send the workbook as .xlsx.", cause);

    private static char Separator(string text)
    {
        Dictionary<char, int> counts = new() { [','] = 0, [';'] = 0, ['\t'] = 0 };
        bool quoted = false;
        foreach (char c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c is '\n' or '\r' && !quoted && counts.Values.Any(n => n > 0))
                break;
            else if (!quoted && counts.TryGetValue(c, out int n))
                counts[c] = n + 1;
        }
        return counts.MaxBy(p => p.Value).Key;
    }
}
