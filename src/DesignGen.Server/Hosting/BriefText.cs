using DesignGen.Core.Errors;

namespace DesignGen.Server.Hosting;

/// <summary>The text of a brief's file, for those who keep it.</summary>
public static class BriefText
{
    /// <summary>Reads a file of UTF-8 text, of UTF-16 text that begins with its mark, or of Chinese text in GB 18030.</summary>
    /// <exception cref="InputException">There is no such file, it is too large, or it is not text.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static string Read(string path) => BriefFile.Read(path);
}
