using System.CommandLine;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen cancel</c>: stops a batch that another program draws.</summary>
internal static class CancelCommand
{
    public static Command Build(Globals globals)
    {
        var batch = new Argument<string?>("batch") { Description = "Batch code or output folder; default: the newest batch.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(
            "cancel",
            """
            Stops a batch within a second. What was drawn stays, and the same `designgen run` goes on from there.

            Examples:
              designgen cancel
              designgen cancel 7KQ4D2XM
            """) { batch };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            (string data, string code) = await Places.FindAsync(parsed.GetValue(batch), globals.Data(parsed), globals.Storage(parsed), cancel);
            await using DesignGenHost host = globals.Open(parsed, data);
            bool stopped = await host.CancelAsync(code, new("", ""), cancel);
            if (stopped)
                screen.Line($"Batch {code} is cancelled.", $"批次 {code} 已取消。");
            else
                screen.Line($"Batch {code} is not being drawn; there is nothing to cancel.", $"批次 {code} 不在生成中，无需取消。");
            screen.Result(new { Batch = code, Cancelled = stopped });
            return ExitCodes.Done;
        });
        return command;
    }
}
