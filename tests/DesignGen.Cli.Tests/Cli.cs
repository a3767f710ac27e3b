using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DesignGen.Cli.Tests;

/// <summary>What a run of the program said.</summary>
internal sealed record Outcome(int Code, string Output, string Errors)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>The program as a process in a folder of its own.</summary>
internal sealed class Cli : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "designgen.dll");

    public string Folder { get; } = Directory.CreateTempSubdirectory("designgen-cli-").FullName;

    /// <summary>Set for every run: the language of the system among them.</summary>
    public Dictionary<string, string> Environment { get; } = new() { ["SOURCE_DATE_EPOCH"] = "1767225600", ["LC_ALL"] = "C.UTF-8" };

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        return name;
    }

    public Running Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Program);
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in Environment)
            start.Environment[name] = value;
        return new(Process.Start(start)!);
    }

    public async Task<Outcome> RunAsync(params string[] arguments)
    {
        using Running running = Start(arguments);
        return await running.EndAsync();
    }

    /// <summary>Hash of every file below a folder by path; databases, which no one compares, left out.</summary>
    public SortedDictionary<string, string> Hashes(string below) => new(
        Directory.EnumerateFiles(PathOf(below), "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).Contains(".db", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetRelativePath(PathOf(below), f), f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A run under way.</summary>
    internal sealed class Running : IDisposable
    {
        private readonly Process _process;
        private readonly StringBuilder _errors = new();
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task<string> _output;
        private readonly Lock _gate = new();
        private readonly List<(int Done, TaskCompletionSource Reached)> _waits = [];
        private readonly List<(string Words, TaskCompletionSource Said)> _words = [];
        private int _done = -1;

        public Running(Process process)
        {
            _process = process;
            _output = process.StandardOutput.ReadToEndAsync();
            process.ErrorDataReceived += (_, line) => Hear(line.Data);
            process.BeginErrorReadLine();
        }

        /// <summary>Waits until progress has told of so many variants; gives up when the run ends first.</summary>
        public async Task ReachAsync(int done)
        {
            Task reached;
            lock (_gate)
            {
                var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                if (_done >= done)
                    return;
                _waits.Add((done, wait));
                reached = wait.Task;
            }
            await Task.WhenAny(reached, _ended.Task).WaitAsync(Patience);
            Assert.True(reached.IsCompletedSuccessfully, "The run ended early: " + _errors);
        }

        /// <summary>Waits until standard error has had a line with such words; gives up when the run ends first.</summary>
        public async Task SaysAsync(string words)
        {
            Task said;
            lock (_gate)
            {
                if (_errors.ToString().Contains(words, StringComparison.Ordinal))
                    return;
                var wait = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _words.Add((words, wait));
                said = wait.Task;
            }
            await Task.WhenAny(said, _ended.Task).WaitAsync(Patience);
            Assert.True(said.IsCompletedSuccessfully, "The run ended early: " + _errors);
        }

        /// <summary>Ends it as a power cut would: no chance to tidy up.</summary>
        public async Task KillAsync()
        {
            _process.Kill();
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }

        /// <summary>Sends what Ctrl+C sends.</summary>
        public void Interrupt() => Signal("-INT");

        /// <summary>Sends what asks a service to stop.</summary>
        public void Terminate() => Signal("-TERM");

        public async Task<Outcome> EndAsync()
        {
            await _process.WaitForExitAsync().WaitAsync(Patience);
            await _ended.Task.WaitAsync(Patience);
            lock (_gate)
                return new(_process.ExitCode, _output.GetAwaiter().GetResult(), _errors.ToString());
        }

        public void Dispose()
        {
            if (!_process.HasExited)
                _process.Kill();
            _process.Dispose();
        }

        private void Signal(string signal)
        {
            using Process kill = Process.Start("kill", [signal, _process.Id.ToString(CultureInfo.InvariantCulture)]);
            kill.WaitForExit();
        }

        private void Hear(string? line)
        {
            if (line is null)
            {
                _ended.TrySetResult();
                return;
            }
            lock (_gate)
            {
                _errors.AppendLine(line);
                // `Drawing 7KQ4D2XM 3/24`, or `[3/24] koi.png: …`.
                if ((line.StartsWith('[') ? line[1..].Split(']')[0] : line.Split(' ')[^1]).Split('/') is [string done, _] && int.TryParse(done, CultureInfo.InvariantCulture, out int n))
                    _done = n;
                foreach ((_, TaskCompletionSource said) in _words.Where(w => line.Contains(w.Words, StringComparison.Ordinal)))
                    said.TrySetResult();
                foreach ((_, TaskCompletionSource reached) in _waits.Where(w => _done >= w.Done))
                    reached.TrySetResult();
            }
        }
    }
}
