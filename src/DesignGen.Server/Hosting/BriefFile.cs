using System.Text;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Sheets.Reading;

namespace DesignGen.Server.Hosting;

/// <summary>Reads briefs from disk: text, or the cells of a workbook.</summary>
internal static class BriefFile
{
    // What Chinese editors write where nobody says UTF-8; GBK and GB 2312 are parts of it.
    private const int Gb18030 = 54936;

    /// <summary>Reads a file of UTF-8 text, of UTF-16 text that begins with its mark, or of Chinese text in GB 18030.</summary>
    /// <exception cref="InputException">There is no such file, it is too large, or it is not text.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static string Read(string path) => Open(path, stream =>
    {
        if (stream.Length > DocumentParser.MaxCharacters * 4L)
            throw new InputException(path, null, $"The file has {stream.Length} bytes, far more than any brief. Check that it is the right file.");
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return Chinese(bytes) ?? throw new DecoderFallbackException();
        }
    });

    // Text of whole GB 18030 characters, most of them Chinese and none a control character; null for what is something else.
    private static string? Chinese(byte[] bytes)
    {
        try
        {
            string text = CodePagesEncodingProvider.Instance.GetEncoding(Gb18030, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
            int han = text.Count(c => c is >= '\u4e00' and <= '\u9fff'), high = text.Count(c => c > 127);
            return han * 2 > high && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? text : null;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Reads the sheets of a workbook.</summary>
    /// <exception cref="InputException">There is no such file, it is no workbook, or it asks for more than the limits.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static IReadOnlyList<ReadSheet> ReadWorkbook(string path, ReadLimits limits) => Open(path, stream => SpreadsheetReader.Read(Path.GetFileName(path), stream, limits));

    private static T Open<T>(string path, Func<FileStream, T> read)
    {
        if (Directory.Exists(path))
            throw new InputException(path, null, "This is a folder. Give the brief's file.");
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return read(stream);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(path, null, "There is no such file. Check the name and the folder.", e);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException(path, null, "The file is not UTF-8 text. Save it from the editor as UTF-8 and try again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{path} can't be read ({e.Message}). Allow reading it, or close the program that holds it, and try again.", e);
        }
    }
}
