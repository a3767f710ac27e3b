using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace DesignGen.Plugin.Tests;

/// <summary>The program as a process.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;

    private ServerProcess(Process process, Uri url) => (_process, Url) = (process, url);

    /// <summary>The program's file.</summary>
    public static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "designgen.dll");

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    /// <summary>Starts <c>designgen serve</c> at a free port and waits until it listens.</summary>
    public static async Task<ServerProcess> ServeAsync(string folder, params string[] arguments)
    {
        Process process = Start(folder, ["serve", "--url", "http://127.0.0.1:0", "--lang", "en", .. arguments]);
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        const string before = "DesignGen is at ";
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.True(line?.StartsWith(before, StringComparison.Ordinal), line + errors);
        return new(process, new(line![before.Length..]));
    }

    /// <summary>Starts it with its three streams in the test's hands.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardErrorEncoding = Encoding.UTF8, StandardInputEncoding = new UTF8Encoding(false) };
        start.ArgumentList.Add(Program);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Asks it to stop, and waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        using Process kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await StopAsync();
        _process.Dispose();
    }
}
