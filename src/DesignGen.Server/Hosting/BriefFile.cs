using System.Text;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;

namespace DesignGen.Server.Hosting;

/// <summary>Reads the text of a brief from disk.</summary>
internal static class BriefFile
{
    /// <summary>Reads a file of UTF-8 text, or of UTF-16 text that begins with its mark.</summary>
    /// <exception cref="InputException">There is no such file, it is too large, or it is not text.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static string Read(string path)
    {
        if (Directory.Exists(path))
            throw new InputException(path, null, "This is a folder. Give the brief's file.");
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stream.Length > DocumentParser.MaxCharacters * 4L)
                throw new InputException(path, null, $"The file has {stream.Length} bytes, far more than any brief. Check that it is the right file.");
            using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
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
