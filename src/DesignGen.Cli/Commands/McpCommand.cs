using System.CommandLine;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Server.Schedules;
using DesignGen.Web.Mcp;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen mcp</c>: the plugin on standard input and output, for assistants that start it.</summary>
internal static class McpCommand
{
    public static Command Build(Globals globals)
    {
        var server = new Option<string?>("--server") { Description = "Speak to a running `designgen serve` at this address, in place of drawing here.", HelpName = "address" };
        var key = new Option<string?>("--key") { Description = "Name of the environment variable that holds your key for the server; never the key itself.", HelpName = "VARIABLE" };
        var save = new Option<DirectoryInfo?>("--save") { Description = "Folder below which press files may be saved; default: the folder that holds the data.", HelpName = "dir" };
        var threads = new Option<int>("--threads") { Description = "Variants drawn at once, 1 to 64; default: one per core." };
        Numbers.Within(threads, 0, 64);
        var command = new Command(
            "mcp",
            """
            Answers an assistant over the Model Context Protocol on standard input and output, until its input ends. The assistant starts it.
            Data lies in --data; default: .designgen here.

            Examples:
              designgen mcp --data /home/lin/prints/.designgen
              designgen mcp --server https://prints.example --key DESIGNGEN_KEY
            """) { server, key, save, threads };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(server) is { } address)
            {
                await PluginBridge.ServeAsync(Address(address), Key(parsed.GetValue(key)), cancel);
                return ExitCodes.Done;
            }
            if (parsed.GetValue(key) is not null)
                throw new InputException("--key", null, "A key is for a server. Name it with --server, or leave --key out.");
            string data = globals.Data(parsed) ?? Path.Combine(Directory.GetCurrentDirectory(), Places.DataName);
            await using DesignGenHost host = globals.Open(parsed, data, parsed.GetValue(threads), change: o => o with { WaitsForStore = true, OnWait = globals.Screen(parsed).Waiting, OnGoOn = globals.Screen(parsed).GoesOn });
            try
            {
                await host.StartAsync(only: null, cancel);
            }
            catch (UnavailableException e)
            {
                throw new UnavailableException(e.Message + " Where that is `designgen serve`, speak to it: designgen mcp --server ADDRESS.", e);
            }
            using var keeper = new ScheduleKeeper(host);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            Task keeping = keeper.RunAsync(stop.Token);
            await StdioPlugin.ServeAsync(host, data, parsed.GetValue(save)?.FullName ?? Places.OutputOfData(Path.GetFullPath(data)), Clock.FromEnvironment(), cancel);
            await stop.CancelAsync();
            await keeping;
            await host.DrainAsync(CancellationToken.None);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Uri Address(string given) => Uri.TryCreate(given, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
        ? address
        : throw new InputException("--server", null, $"'{given}' is no address. Give one such as http://127.0.0.1:5170.");

    private static string? Key(string? variable) => variable is null ? null
        : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } key ? key
        : throw new InputException("--key", null, $"The environment variable {variable} is not set. Set it to your key, or name another one.");
}
