using System.Diagnostics;

namespace DesignGen.Tests;

/// <summary>What is cleared away when the tests have ended, however they ended: killed, too.</summary>
internal static class Afterwards
{
    private static readonly List<Process> Waiting = [];

    /// <summary>Has a shell run a command once this process is gone: it waits for the end of a pipe that this process holds.</summary>
    public static void Run(string command)
    {
        Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", "exec >/dev/null 2>&1; cat; " + command]) { RedirectStandardInput = true })!;
        lock (Waiting)
            Waiting.Add(shell);
    }
}
