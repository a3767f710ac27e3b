using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace DesignGen.Benchmarks;

/// <summary>Other people's programs that ours are measured against: what is there, and how they are run.</summary>
internal static class Rival
{
    /// <summary>Where the scripts and their packages lie.</summary>
    public static string Folder { get; } = Path.Combine(Here(), "rivals");

    /// <summary>Fetches the packages where they are not there yet; returns what is missing for this one, or null.</summary>
    public static string? Install(string package)
    {
        string folder = Path.Combine([Folder, "node_modules", .. package.Split('/')]);
        try
        {
            // Not "ci": it refuses the lock file as long as some platform's part of a package isn't in it. The versions are exact all the same.
            if (!Directory.Exists(folder))
                Start("npm", "install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund");
            Start("node", "--version");
            return Directory.Exists(folder) ? null : $"npm install left no {package}.";
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return $"node and npm are needed on the PATH, and a registry that holds {package} ({e.Message.Trim()}).";
        }
    }

    /// <summary>Runs a program in <see cref="Folder"/> to its end; returns what it printed.</summary>
    /// <exception cref="Win32Exception">There is no such program.</exception>
    /// <exception cref="InvalidOperationException">It failed; the message has its errors.</exception>
    public static string Start(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {errors.Result}");
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
