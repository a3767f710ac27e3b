using System.Text;
using DesignGen.Core.Errors;

namespace DesignGen.Remote;

/// <summary>Keys in a file: lines of <c>NAME=key</c>, for shops that would not put them into the environment.</summary>
/// <remarks>
/// Read anew each time, so that a changed key holds at once. Blank lines and lines that begin with <c>#</c> say nothing; quotation marks round
/// a key are left out. What stands in the file is never part of a message.
/// </remarks>
public static class SecretsFile
{
    /// <summary>Environment variable that names the file.</summary>
    public const string PathVariable = "DESIGNGEN_SECRETS";

    private const long MostBytes = 1 << 20;

    /// <summary>The value of a variable: the environment's, else the secrets file's; null where neither has it.</summary>
    /// <param name="name">The variable.</param>
    /// <param name="environment">Reads the environment.</param>
    /// <exception cref="InputException">There is no such file, or a line of it is none.</exception>
    /// <exception cref="UnavailableException">The file can't be read.</exception>
    public static string? Variable(string name, Func<string, string?> environment)
    {
        if (environment(name) is { Length: > 0 } value)
            return value;
        return environment(PathVariable) is { Length: > 0 } path ? Find(name, path) : null;
    }

    private static string? Find(string name, string path)
    {
        string[] lines;
        try
        {
            if (!File.Exists(path))
                throw new InputException(path, null, $"There is no such secrets file. Put the right path into {PathVariable}.");
            if (new FileInfo(path).Length > MostBytes)
                throw new InputException(path, null, $"The secrets file is longer than 1 MB. Put the right path into {PathVariable}.");
            lines = File.ReadAllLines(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The secrets file {path} can't be read. Allow reading it, then try again.", e);
        }
        string? found = null;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            int equals = line.IndexOf('=');
            if (equals <= 0)
                throw new InputException([new Problem(path, i + 1, null, "This line is no secret. Write NAME=key, one on each line.")]);
            if (line[..equals].Trim() == name)
                found = line[(equals + 1)..].Trim().Trim('"', '\'');
        }
        return found is { Length: > 0 } ? found : null;
    }
}
