using DesignGen.Core.Errors;
using DesignGen.Render.Pictures;

namespace DesignGen.Server.Pipeline;

/// <summary>Opens pictures that users give.</summary>
public static class PictureFile
{
    /// <summary>Reads a PNG or JPEG file as upright sRGB.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="limits">What to accept; null for the reader's own limits.</param>
    /// <exception cref="InputException">There is no such file, or it is neither PNG nor JPEG, is damaged, or is over the reader's limits.</exception>
    /// <exception cref="UnavailableException">The file can't be read.</exception>
    public static SourcePicture Read(string file, PictureLimits? limits = null)
    {
        if (Directory.Exists(file))
            throw new InputException(file, null, "This is a folder. Name a PNG or JPEG file in it.");
        try
        {
            using FileStream from = File.OpenRead(file);
            return PictureReader.Read(from, file, limits);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "There is no such file. Check the path.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }
}
