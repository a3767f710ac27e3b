using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen status</c>: the batches and how they stand.</summary>
internal static class StatusCommand
{
    public static Command Build(Globals globals)
    {
        var command = new Command(
            "status",
            """
            Lists batches: how many variants are drawn, to review, approved and produced.

            Examples:
              designgen status
              designgen status --data out/koi/.designgen --json
            """);
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            var all = new List<object>();
            foreach (string data in Places.DataFolders(globals.Data(parsed), globals.Storage(parsed)))
            {
                await using DesignGenHost host = globals.Open(parsed, data);
                foreach (BatchStatus status in await host.StatusAsync(cancel))
                {
                    Say(screen, status, data);
                    all.Add(Facts(status, data));
                }
            }
            if (all.Count == 0)
                screen.Line("There are no batches yet. `designgen run BRIEF` makes one.", "还没有批次。用 `designgen run 需求单` 生成一个。");
            screen.Result(new { Batches = all });
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Say(Screen screen, BatchStatus status, string data)
    {
        BatchRecord batch = status.Batch;
        string counts = string.Create(CultureInfo.InvariantCulture, $"{status.Drawn}/{batch.Count}");
        screen.Line($"{batch.Code}  {screen.State(batch.State)}  {counts}  {batch.Title}");
        screen.Line(
            string.Create(CultureInfo.InvariantCulture, $"  to review {status.Count(VariantState.Generated)}, approved {status.Count(VariantState.Approved)}, revise {status.Count(VariantState.Revise)}, declined {status.Count(VariantState.Declined)}, produced {status.Count(VariantState.Produced)}, rejected by gates {status.Count(VariantState.Rejected)}"),
            string.Create(CultureInfo.InvariantCulture, $"  待审核 {status.Count(VariantState.Generated)}，通过 {status.Count(VariantState.Approved)}，修改 {status.Count(VariantState.Revise)}，驳回 {status.Count(VariantState.Declined)}，已制版 {status.Count(VariantState.Produced)}，质检淘汰 {status.Count(VariantState.Rejected)}"));
        screen.Line("  " + data);
        if (batch.Fault.Length > 0)
            screen.Line("  " + batch.Fault);
    }

    private static object Facts(BatchStatus status, string data) => new
    {
        status.Batch.Code,
        status.Batch.Title,
        status.Batch.State,
        status.Batch.Count,
        status.Drawn,
        Variants = status.Tally.OrderBy(t => t.Key).ToDictionary(t => t.Key.ToString().ToLowerInvariant(), t => t.Value),
        status.Batch.Fault,
        status.Batch.CreatedAt,
        Data = data,
    };
}
