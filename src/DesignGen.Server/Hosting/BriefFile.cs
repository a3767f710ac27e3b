using System.Text;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Sheets.Reading;

namespace DesignGen.Server.Hosting;

/// <summary>Reads briefs from disk: text, or the cells of a workbook.</summary>
internal static class BriefFile
{
    /// <summary>Reads a file of UTF-8 text, or of UTF-16 text that begins with its mark.</summary>
    /// <exception cref="InputException">There is no such file, it is too large, or it is not text.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static string Read(string path) => Open(path, stream =>
    {
        if (stream.Length > DocumentParser.MaxCharacters * 4L)
            throw new InputException(path, null, $"The file has {stream.Length} bytes, far more than any brief. Check that it is the right file.");
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
        return reader.ReadToEnd();
    });

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
