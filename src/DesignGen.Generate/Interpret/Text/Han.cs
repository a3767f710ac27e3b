using System.Reflection;

namespace DesignGen.Generate.Interpret.Text;

/// <summary>Chinese characters: simplified forms and readings, from <c>Han.txt</c>.</summary>
internal static class Han
{
    private static readonly Lazy<(Dictionary<char, char> Simple, Dictionary<char, string> Readings)> Tables = new(Read);

    /// <summary>Whether a character is a Chinese one.</summary>
    public static bool Is(char c) => c is >= '\u4e00' and <= '\u9fff' or >= '\u3400' and <= '\u4dbf' or '\u3007';

    /// <summary>The simplified form of a character; itself where it has none.</summary>
    public static char Simplified(char c) => Tables.Value.Simple.GetValueOrDefault(c, c);

    /// <summary>The main reading without tone, like <c>li</c>; null for rare characters.</summary>
    public static string? Reading(char c) => Tables.Value.Readings.GetValueOrDefault(c);

    /// <summary>The readings of a word, one after the other; null where one is not known.</summary>
    public static string? Readings(ReadOnlySpan<char> word)
    {
        var all = new System.Text.StringBuilder();
        foreach (char c in word)
        {
            if (Reading(c) is not string one)
                return null;
            all.Append(one).Append(' ');
        }
        return all.ToString();
    }

    private static (Dictionary<char, char>, Dictionary<char, string>) Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Han.txt") ?? throw new InvalidOperationException("Han.txt is not in the assembly.");
        using var reader = new StreamReader(stream);
        var simple = new Dictionary<char, char>();
        var readings = new Dictionary<char, string>();
        string part = "";
        while (reader.ReadLine() is string line)
        {
            if (line.StartsWith('#'))
                continue;
            if (line is "readings" or "traditional")
            {
                part = line;
            }
            else if (part == "readings")
            {
                int space = line.IndexOf(' ', StringComparison.Ordinal);
                foreach (char c in line.AsSpan(space + 1))
                    readings[c] = line[..space];
            }
            else
            {
                for (int i = 0; i + 1 < line.Length; i += 2)
                    simple[line[i]] = line[i + 1];
            }
        }
        return (simple, readings);
    }
}
