using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using DesignGen.Cli.Commands;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;

namespace DesignGen.Cli;

/// <summary>The command line: reads it, runs the command, and turns what goes wrong into a message and an exit code.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        Screen.UseUtf8();
        var globals = new Globals();
        var root = new RootCommand(
            """
            DesignGen: a product brief goes in; reviewed print variants and press-ready files come out.

            A first run:
              designgen run samples/briefs/spring-allover.yaml
              designgen review import out/spring-allover/review.xlsx
              designgen produce
            """);
        globals.AddTo(root);
        root.Add(RunCommand.Build(globals));
        root.Add(MoreCommand.Build(globals));
        root.Add(BriefCommand.Build(globals));
        root.Add(ReviewCommand.Build(globals));
        root.Add(ProduceCommand.Build(globals));
        root.Add(MockupCommand.Build(globals));
        root.Add(GangCommand.Build(globals));
        root.Add(ShareCommand.Build(globals));
        root.Add(StatusCommand.Build(globals));
        root.Add(CancelCommand.Build(globals));
        root.Add(ServeCommand.Build(globals));
        root.Add(ScheduleCommand.Build(globals));
        root.Add(McpCommand.Build(globals));
        root.Add(RecipeCommand.Build(globals));
        root.Add(FamiliesCommand.Build(globals));
        root.Add(MotifsCommand.Build(globals));
        root.Add(TreatmentsCommand.Build(globals));
        root.Add(FontsCommand.Build(globals));
        root.Add(PaletteCommand.Build(globals));
        root.Add(VectorizeCommand.Build(globals));
        root.Add(SeparateCommand.Build(globals));
        root.Add(ModelsCommand.Build(globals));
        root.Add(AuditCommand.Build(globals));
        root.Add(WorkerCommand.Build(globals));
        root.Add(StoreCommand.Build(globals));
        root.Add(DoctorCommand.Build(globals));

        // An @ begins words of ours, as the cron word @daily, and no file of arguments.
        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        Screen screen = globals.Screen(parsed);
        if (parsed.Action is ParseErrorAction)
        {
            string command = string.Join(' ', Words(parsed.CommandResult).Prepend("designgen"));
            screen.Error("usage", string.Join(Environment.NewLine, parsed.Errors.Select(e => e.Message)) + Environment.NewLine + $"`{command} --help` shows what it takes.");
            return ExitCodes.Usage;
        }

        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            screen.Error("cancelled", screen.In("Stopped. The same command goes on where it stopped.", "已停止。再次运行同一命令即可继续。"));
            return ExitCodes.Cancelled;
        }
        catch (InputException e)
        {
            screen.Error("input", e.Message, e.Problems);
            return ExitCodes.Input;
        }
        catch (UnavailableException e)
        {
            screen.Error("unavailable", e.Message);
            return ExitCodes.Unavailable;
        }
        catch (Exception e)
        {
            string? report = new DefectReports(Path.Combine(Path.GetTempPath(), "designgen-defects"), TimeProvider.System).Write("designgen " + string.Join(' ', args), e, Environment.CurrentDirectory);
            screen.Error("defect", $"DesignGen met a defect of its own ({e.GetType().Name}: {e.Message})." + (report is null ? "" : $" Please send the report {report} with the brief to the maintainers."), report: report);
            return ExitCodes.Defect;
        }

        static IEnumerable<string> Words(CommandResult of) => of.Parent is CommandResult parent ? Words(parent).Append(of.Command.Name) : [];

        // The first signal ends the work in good order; a second one finds its way to the system, which ends the program.
        void Stop(PosixSignalContext context)
        {
            context.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }
}
