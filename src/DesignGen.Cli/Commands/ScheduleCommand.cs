using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Server.Hosting;
using DesignGen.Server.Schedules;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen schedule</c>: briefs that are drawn again and again.</summary>
internal sealed class ScheduleCommand
{
    private const int RunsShown = 10;

    private readonly Globals _globals;

    private ScheduleCommand(Globals globals) => _globals = globals;

    public static Command Build(Globals globals)
    {
        var schedule = new ScheduleCommand(globals);
        return new("schedule", "Draws briefs again and again, by the clock; a server over the same data folder begins the runs.")
        {
            schedule.Add(), schedule.Preview(), schedule.List(), schedule.Show(), schedule.Pause("pause", true), schedule.Pause("resume", false), schedule.Run(), schedule.Remove(),
        };
    }

    private Command Add()
    {
        var options = new ScheduleOptions();
        var paused = new Option<bool>("--paused") { Description = "Hold it at first." };
        var command = new Command(
            "add",
            """
            Makes a schedule of a brief with variables, or of a folder or workbook of briefs. Nothing is kept where a brief would be refused.

            Examples:
              designgen schedule add "Night koi" koi.yaml --cron "0 2 * * mon-fri" --zone Asia/Shanghai
              designgen schedule add "Weekly list" --source briefs.xlsx --cron @weekly --most-batches 10 --overlap queue
            """) { options.Name, options.Brief, paused };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = _globals.Screen(parsed);
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            Schedule added = await new ScheduleBook(host).CreateAsync(Me, options.Plan(parsed), parsed.GetValue(paused), cancel);
            Tell(screen, added);
            screen.Result(Facts(added));
            return ExitCodes.Done;
        });
        return command;
    }

    private Command Preview()
    {
        var options = new ScheduleOptions();
        var times = new Option<int>("--times") { Description = "How many of the next runs, 1 to 20.", HelpName = "n", DefaultValueFactory = _ => 3 };
        Numbers.Within(times, 1, 20);
        var command = new Command(
            "preview",
            """
            Shows what the next runs of a schedule would order, variables filled in: of one that there is, by its name, or of one to be made.

            Examples:
              designgen schedule preview "Night koi"
              designgen schedule preview New koi.yaml --cron "0 2 * * *" --zone Europe/Berlin --times 5
            """) { options.Name, options.Brief, times };
        options.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = _globals.Screen(parsed);
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            var book = new ScheduleBook(host);
            SchedulePlan plan = options.IsGiven(parsed) ? options.Plan(parsed) : (await book.FindAsync(Me.Team, parsed.GetRequiredValue(options.Name), cancel)).Plan;
            IReadOnlyList<SchedulePreview> previews = book.Preview(Me.Team, plan, parsed.GetValue(times));
            foreach (SchedulePreview preview in previews)
            {
                screen.Line(string.Create(CultureInfo.InvariantCulture, $"{When(preview.Due, plan.Zone)}  {screen.In($"{preview.Briefs.Length} briefs, {preview.Variants} variants", $"{preview.Briefs.Length} 份需求单，{preview.Variants} 款")}"));
                foreach (ScheduledBrief brief in preview.Briefs)
                    screen.Line($"  {brief.Name}\n    {brief.Text.TrimEnd().ReplaceLineEndings("\n    ")}");
                foreach (Problem problem in preview.Refused)
                    screen.Complain("  " + problem);
            }
            screen.Result(new { Previews = previews });
            return previews.Any(p => p.Refused.Length > 0) ? ExitCodes.Input : ExitCodes.Done;
        });
        return command;
    }

    private Command List()
    {
        var command = new Command(
            "list",
            """
            Lists the schedules, when each comes next and how its last run went.

            Examples:
              designgen schedule list
            """);
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = _globals.Screen(parsed);
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            var book = new ScheduleBook(host);
            var all = new List<object>();
            foreach (Schedule schedule in await book.ListAsync(Me.Team, cancel))
            {
                ScheduleRun? last = (await book.RunsAsync(Me.Team, schedule.Id, null, 1, cancel)).FirstOrDefault();
                Tell(screen, schedule);
                if (last is not null)
                    Tell(screen, schedule, last);
                all.Add(Facts(schedule, last is null ? [] : [last]));
            }
            if (all.Count == 0)
                screen.Line("There are no schedules yet. `designgen schedule add` makes one.", "还没有定时任务。用 `designgen schedule add` 新建。");
            screen.Result(new { Schedules = all });
            return ExitCodes.Done;
        });
        return command;
    }

    private Command Show() => Named(
        "show",
        """
        Shows a schedule, its briefs, and how its last runs went.

        Examples:
          designgen schedule show "Night koi"
        """,
        async (screen, _, book, schedule, cancel) =>
        {
            IReadOnlyList<ScheduleRun> runs = await book.RunsAsync(Me.Team, schedule.Id, null, RunsShown, cancel);
            Tell(screen, schedule);
            foreach (ScheduledBrief brief in schedule.Plan.Briefs)
                screen.Line($"  {brief.Name}\n    {brief.Text.TrimEnd().ReplaceLineEndings("\n    ")}");
            if (schedule.Plan.Source.Length > 0)
                screen.Line("  " + schedule.Plan.Source);
            foreach (ScheduleRun run in runs)
                Tell(screen, schedule, run);
            screen.Result(Facts(schedule, runs));
            return ExitCodes.Done;
        });

    private Command Pause(string name, bool paused) => Named(
        name,
        paused
            ? """
              Holds a schedule: it does not come due until `resume`. A run that goes on is not stopped.

              Examples:
                designgen schedule pause "Night koi"
              """
            : """
              Lets a held schedule come due again from its next time on; times in between are not made up for.

              Examples:
                designgen schedule resume "Night koi"
              """,
        async (screen, _, book, schedule, cancel) =>
        {
            Schedule changed = await book.PauseAsync(Me, schedule.Id, paused, cancel);
            Tell(screen, changed);
            screen.Result(Facts(changed));
            return ExitCodes.Done;
        });

    private Command Remove() => Named(
        "remove",
        """
        Forgets a schedule and what is known of its runs. Batches that it ordered stay.

        Examples:
          designgen schedule remove "Night koi"
        """,
        async (screen, _, book, schedule, cancel) =>
        {
            await book.RemoveAsync(Me, schedule.Id, cancel);
            screen.Line($"Schedule {schedule.Plan.Name} is removed; its batches stay.", $"定时任务 {schedule.Plan.Name} 已删除，批次保留。");
            screen.Result(new { schedule.Id, schedule.Plan.Name, Removed = true });
            return ExitCodes.Done;
        });

    private Command Run() => Named(
        "run",
        """
        Runs a schedule there and then, paused or not, and waits until its batches are drawn. Where a server works in the data folder, the run is
        left to it.

        Examples:
          designgen schedule run "Night koi"
        """,
        async (screen, host, book, schedule, cancel) =>
        {
            ScheduleRun run = await book.RunNowAsync(Me, schedule.Id, cancel);
            try
            {
                await host.StartAsync(null, cancel);
            }
            catch (UnavailableException e)
            {
                screen.Line($"The run waits for the program that is at work here. ({e.Message})", $"此处已有程序在运行，本次运行交由它完成。（{e.Message}）");
                screen.Result(Facts(schedule, [run]));
                return ExitCodes.Done;
            }
            using var keeper = new ScheduleKeeper(host);
            await keeper.LookAsync(run, cancel);
            run = (await book.FindRunAsync(Me.Team, schedule.Id, run.Due, cancel))!;
            foreach (string batch in run.Batches)
                await screen.WhileAsync(screen.In($"Drawing {batch}", $"生成 {batch}"), progress => host.WaitAsync(batch, new Translated(progress), cancel));
            // The batches are at rest: this look ends the run and sends its notices.
            await keeper.LookAsync(run, cancel);
            run = (await book.FindRunAsync(Me.Team, schedule.Id, run.Due, cancel))!;
            Tell(screen, schedule, run);
            screen.Result(Facts(schedule, [run]));
            return run.State == RunState.Failed ? ExitCodes.Input : ExitCodes.Done;
        });

    private Command Named(string name, string description, Func<Screen, DesignGenHost, ScheduleBook, Schedule, CancellationToken, Task<int>> act)
    {
        var which = new Argument<string>("schedule") { Description = "Name or id of the schedule." };
        var command = new Command(name, description) { which };
        command.SetAction(async (parsed, cancel) =>
        {
            await using DesignGenHost host = _globals.Open(parsed, DataFolder(parsed));
            var book = new ScheduleBook(host);
            return await act(_globals.Screen(parsed), host, book, await book.FindAsync(Me.Team, parsed.GetRequiredValue(which), cancel), cancel);
        });
        return command;
    }

    // Whoever sits at the machine; schedules of teams are kept through the server.
    private static Caller Me => Caller.Local(Environment.UserName);

    private string DataFolder(ParseResult parsed) => _globals.Data(parsed) ?? Path.GetFullPath(Places.DataName);

    private static string When(DateTimeOffset at, string zone) => TimeZoneInfo.ConvertTime(at, WallClock.Find(zone) ?? TimeZoneInfo.Utc).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " " + zone;

    private static void Tell(Screen screen, Schedule schedule)
    {
        SchedulePlan plan = schedule.Plan;
        string next = schedule.NextDue is DateTimeOffset due ? screen.In("next ", "下次 ") + When(due, plan.Zone) : screen.In("paused", "已暂停");
        screen.Line($"{schedule.Id}  {plan.Name}  {plan.Cron} ({plan.Zone})  {next}");
    }

    private static void Tell(Screen screen, Schedule schedule, ScheduleRun run)
    {
        screen.Line($"  {When(run.Due, schedule.Plan.Zone)}  {State(screen, run.State)}  {string.Join(' ', run.Batches)}".TrimEnd());
        if (run.Message.Length > 0)
            screen.Line("    " + run.Message.ReplaceLineEndings("\n    "));
        foreach (Delivery delivery in run.Deliveries.Where(d => d.Fault.Length > 0))
            screen.Line($"    {delivery.Address}: {delivery.Fault}");
    }

    private static string State(Screen screen, RunState state) => state switch
    {
        RunState.Waiting => screen.In("waiting", "等待中"),
        RunState.Begun => screen.In("begun", "开始"),
        RunState.Started => screen.In("drawing", "生成中"),
        RunState.Finished => screen.In("finished", "已完成"),
        RunState.Failed => screen.In("failed", "失败"),
        _ => screen.In("left out", "已跳过"),
    };

    private static object Facts(Schedule schedule, IReadOnlyList<ScheduleRun>? runs = null) => new { schedule.Id, schedule.Plan, schedule.IsPaused, schedule.NextDue, schedule.Revision, schedule.By, schedule.CreatedAt, Runs = runs };

    private sealed class Translated(IProgress<(int Done, int Count)> to) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => to.Report((value.Done, value.Count));
    }
}
