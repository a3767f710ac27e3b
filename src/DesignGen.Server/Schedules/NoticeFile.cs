using DesignGen.Core.Errors;
using DesignGen.Remote.Notices;

namespace DesignGen.Server.Schedules;

/// <summary>The settings of notices in a data folder.</summary>
internal static class NoticeFile
{
    /// <summary>Reads them; without a file, those of a house that has set up nothing.</summary>
    /// <exception cref="InputException">The file is wrong; every mistake is named with its line.</exception>
    /// <exception cref="UnavailableException">It can't be read.</exception>
    public static NoticeSettings Read(string dataFolder)
    {
        string file = Path.Combine(dataFolder, NoticeSettings.FileName);
        try
        {
            return File.Exists(file) ? NoticeSettings.Parse(file, File.ReadAllText(file)) : new();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }
}
