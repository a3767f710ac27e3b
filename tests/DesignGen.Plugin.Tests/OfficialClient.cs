using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DesignGen.Tests;

namespace DesignGen.Plugin.Tests;

/// <summary>A test with the official client from npm: skipped, and says so, where node or the client is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialClientFactAttribute : FactAttribute
{
    public OfficialClientFactAttribute()
    {
        if (!OfficialClient.IsThere)
            Skip = "needs node on the PATH and the client that the build takes from npm";
    }
}

/// <summary>The official client of the Model Context Protocol, as a process that does one thing after another.</summary>
internal sealed class OfficialClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly string Folder = typeof(OfficialClient).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Client").Value!;

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private OfficialClient(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
                _errors.AppendLine(line.Data);
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Whether it can be run here.</summary>
    public static bool IsThere => ClientFactAttribute.Find("node") is not null && File.Exists(Path.Combine(Folder, "node_modules", ".installed"));

    /// <summary>What the server said of itself.</summary>
    public JsonElement Server { get; private set; }

    /// <summary>Connects to a program that the client starts.</summary>
    public static Task<OfficialClient> StartAsync(string folder, params string[] arguments) => ConnectAsync(new JsonObject
    {
        ["command"] = "dotnet",
        ["args"] = new JsonArray([.. arguments.Prepend(ServerProcess.Program).Select(a => (JsonNode)a)]),
        ["cwd"] = folder,
    });

    /// <summary>Connects over HTTP.</summary>
    public static Task<OfficialClient> ConnectAsync(Uri server, string? key) => ConnectAsync(new JsonObject { ["url"] = new Uri(server, "/mcp").AbsoluteUri, ["key"] = key });

    /// <summary>Calls a tool.</summary>
    public Task<JsonElement> CallAsync(string tool, object? arguments = null, bool progress = false, bool abortAfterProgress = false) => AskAsync(new JsonObject
    {
        ["step"] = "call",
        ["name"] = tool,
        ["args"] = JsonSerializer.SerializeToNode(arguments ?? new { }),
        ["progress"] = progress,
        ["abortAfterProgress"] = abortAfterProgress,
    });

    /// <summary>Calls a tool that is to answer, and gives what it answers as data.</summary>
    public async Task<JsonElement> DataAsync(string tool, object? arguments = null)
    {
        JsonElement result = await CallAsync(tool, arguments);
        Assert.False(result.TryGetProperty("isError", out JsonElement error) && error.GetBoolean(), result.ToString());
        return result.GetProperty("structuredContent");
    }

    /// <summary>Calls a tool that is to refuse, and gives its words.</summary>
    public async Task<string> RefusalAsync(string tool, object? arguments = null)
    {
        JsonElement result = await CallAsync(tool, arguments);
        Assert.True(result.TryGetProperty("isError", out JsonElement error) && error.GetBoolean(), result.ToString());
        return result.GetProperty("content")[0].GetProperty("text").GetString()!;
    }

    /// <summary>Does a step that is to go well.</summary>
    public async Task<JsonElement> AskAsync(JsonObject step)
    {
        JsonElement answer = await TryAsync(step);
        return answer.TryGetProperty("ok", out JsonElement ok) ? ok : throw new InvalidOperationException(answer + Errors());
    }

    /// <summary>Does a step that is to fail, and gives what the client says.</summary>
    public async Task<string> FailAsync(JsonObject step)
    {
        JsonElement answer = await TryAsync(step);
        Assert.False(answer.TryGetProperty("ok", out _), answer.ToString());
        return answer.GetProperty("error").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await TryAsync(new() { ["step"] = "close" });
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            if (!_process.HasExited)
                _process.Kill(entireProcessTree: true);
            _process.Dispose();
        }
    }

    private static async Task<OfficialClient> ConnectAsync(JsonObject how)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8, StandardInputEncoding = new UTF8Encoding(false) };
        start.ArgumentList.Add("client.mjs");
        var client = new OfficialClient(Process.Start(start)!);
        how["step"] = "connect";
        client.Server = await client.AskAsync(how);
        return client;
    }

    private async Task<JsonElement> TryAsync(JsonObject step)
    {
        await _process.StandardInput.WriteLineAsync(step.ToJsonString());
        await _process.StandardInput.FlushAsync();
        string line = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The client ended." + Errors());
        return JsonDocument.Parse(line).RootElement;
    }

    private string Errors()
    {
        lock (_errors)
            return Environment.NewLine + _errors;
    }
}
