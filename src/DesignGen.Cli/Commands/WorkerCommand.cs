using System.CommandLine;
using DesignGen.Server.Hosting;
using DesignGen.Store.Jobs;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen worker</c>: works the queue until it is stopped.</summary>
internal static class WorkerCommand
{
    private static readonly string[] Names = ["interactive", "bulk", "gpu"];

    public static Command Build(Globals globals)
    {
        var threads = new Option<int>("--threads") { Description = "Variants drawn at once, 1 to 64; default: one per core.", HelpName = "n" };
        var groups = new Option<string[]>("--groups")
        {
            Description = "Kinds of work, with commas between: interactive (what somebody waits for), bulk (large batches), gpu (pictures from an image model of this machine). Default: all.",
            HelpName = "kinds",
            AllowMultipleArgumentsPerToken = true,
        };
        Numbers.Within(threads, 1, 64);
        groups.Validators.Add(result =>
        {
            foreach (string name in Split(result.Tokens.Select(t => t.Value)).Where(n => !Names.Contains(n)))
                result.AddError($"--groups: there is no kind of work '{name}'. Known: {string.Join(", ", Names)}.");
        });
        var command = new Command(
            "worker",
            """
            Works the queue until it is stopped: batches and press files that any program has ordered.
            The first SIGTERM or Ctrl+C lets the variants under way finish and leaves the rest to other workers; a second one ends it at once.

            Examples:
              designgen worker --data shop/.designgen
              DESIGNGEN_DATABASE=postgresql://designgen@db/designgen DESIGNGEN_BLOBS=s3://prints designgen worker --threads 8
              designgen worker --groups interactive,bulk
            """) { threads, groups };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            Storage storage = globals.Storage(parsed);
            string data = Places.Here(globals.Data(parsed));
            string[] chosen = [.. Split(parsed.GetValue(groups) ?? []).DefaultIfEmpty("interactive,bulk,gpu").SelectMany(n => n.Split(',')).Distinct()];
            WorkKinds kinds = Enum.Parse<WorkKinds>(string.Join(',', chosen), ignoreCase: true);
            int begun = 0;
            await using DesignGenHost host = globals.Open(parsed, data, parsed.GetValue(threads), change: o => o with { Kinds = kinds, OnBegin = Tell, WaitsForStore = true, OnWait = screen.Waiting, OnGoOn = screen.GoesOn });
            // A worker that is asked to stop while it starts has begun something already, perhaps: it starts, then stops in good order.
            await host.StartAsync(null, CancellationToken.None);
            string place = storage.Database?.ToString() ?? data;
            screen.Complain(screen.In($"Working on {place}: {string.Join(", ", chosen)}, {host.Threads} at once.", $"正在处理 {place} 的队列：{string.Join("、", chosen)}，同时 {host.Threads} 个。"));
            try
            {
                await Task.Delay(Timeout.Infinite, cancel);
            }
            catch (OperationCanceledException)
            {
                // Asked to stop, which is how every worker ends.
            }
            screen.Complain(screen.In("Stopping after the variants under way; again to stop at once.", "完成进行中的款式后停止；再次发出信号则立即停止。"));
            await host.DrainAsync(CancellationToken.None);
            screen.Complain(screen.In("Stopped.", "已停止。"));
            screen.Result(new { Stopped = true, Begun = begun });
            return ExitCodes.Done;

            void Tell(string batch, int first, int count)
            {
                Interlocked.Increment(ref begun);
                screen.Complain(count == 0 ? screen.In($"{batch} end or press files", $"{batch} 收尾或制版") : FormattableString.Invariant($"{batch} {first + 1}-{first + count}"));
            }
        });
        return command;
    }

    private static IEnumerable<string> Split(IEnumerable<string> names) => names.SelectMany(n => n.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
