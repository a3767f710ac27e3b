namespace DesignGen.Tests;

/// <summary>A test against other people's software: it is skipped, and says so, where a program it needs is not on the PATH.</summary>
/// <remarks>With DESIGNGEN_REQUIRE_CLIENTS=1, as in CI, a missing program fails the test instead of skipping it.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ClientFactAttribute : FactAttribute
{
    /// <summary>Names the programs, any of which missing skips the test.</summary>
    /// <param name="programs">File names as they stand on the PATH, for example <c>gs</c>.</param>
    public ClientFactAttribute(params string[] programs)
    {
        string[] missing = [.. programs.Where(p => Find(p) is null)];
        if (missing.Length > 0 && Environment.GetEnvironmentVariable("DESIGNGEN_REQUIRE_CLIENTS") != "1")
            Skip = $"needs {string.Join(", ", missing)} on the PATH";
    }

    /// <summary>The full path of a program on the PATH, or null.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
}
