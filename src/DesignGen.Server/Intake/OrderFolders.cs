using System.Text;

namespace DesignGen.Server.Intake;

/// <summary>Names the output folders of several orders after their titles: names that every system takes, each once.</summary>
internal sealed class OrderFolders
{
    // In UTF-8 three bytes a character at most but for rare ones: well below the 255 of file systems.
    private const int MostCharacters = 60;

    // What Windows keeps for devices, with any ending: learn.microsoft.com, "Naming Files, Paths, and Namespaces".
    private static readonly HashSet<string> Devices = new(["con", "prn", "aux", "nul", .. Enumerable.Range(1, 9).SelectMany(n => new[] { $"com{n}", $"lpt{n}" })], StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name for the next folder: the title without what file systems refuse, numbered where it was taken.</summary>
    public string Name(string title)
    {
        string safe = Safe(title), name = safe;
        for (int n = 2; !_taken.Add(name); n++)
            name = FormattableString.Invariant($"{safe}-{n}");
        return name;
    }

    private static string Safe(string title)
    {
        var safe = new StringBuilder();
        foreach (Rune rune in title.Trim().EnumerateRunes())
        {
            if (safe.Length + rune.Utf16SequenceLength > MostCharacters)
                break;
            if (rune.Value < ' ' || Rune.IsControl(rune) || rune.Value is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*' or 0xFFFD)
                safe.Append('-');
            else
                safe.Append(rune.ToString());
        }
        string name = safe.ToString().Trim(' ', '.');
        return name.Length == 0 ? "brief" : Devices.Contains(name.Split('.')[0]) ? name + "-brief" : name;
    }
}
