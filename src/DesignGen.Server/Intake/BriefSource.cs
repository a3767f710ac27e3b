using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;

namespace DesignGen.Server.Intake;

/// <summary>The words of one brief and where they came from: a file, or a row of a workbook.</summary>
/// <param name="Name">What the batch calls its brief; its ending says how the text is read.</param>
/// <param name="Text">The brief's text; read again under this name it gives the same brief.</param>
/// <param name="Folder">Where the paths in it begin.</param>
/// <param name="From">Where it stands, as people find it: a file's name, or with a sheet and a row.</param>
/// <param name="Locate">Turns a problem of the text into one of the place where a person finds it; null where another problem, told already, brought it about.</param>
internal sealed record BriefSource(string Name, string Text, string Folder, string From, Func<Problem, Problem?> Locate)
{
    /// <summary>The brief in a file.</summary>
    /// <exception cref="InputException">There is no such file, or it is no text.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static BriefSource OfFile(string path)
    {
        string name = Path.GetFileName(path);
        return new(name, BriefFile.Read(path), Path.GetDirectoryName(Path.GetFullPath(path))!, name, p => p);
    }
}
