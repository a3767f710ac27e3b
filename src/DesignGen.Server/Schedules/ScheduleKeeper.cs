using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Remote;
using DesignGen.Remote.Notices;
using DesignGen.Server.Hosting;
using DesignGen.Store.Database;

namespace DesignGen.Server.Schedules;

/// <summary>Begins the runs of schedules when they are due, follows their batches to the end, and tells how it went.</summary>
/// <remarks>
/// Several may keep one database: a run is added under its schedule and time, once, and held by one keeper, which says again and again that it is
/// there. A run whose keeper is gone is taken up by another within a minute: ordering again what was ordered gives the same batches.
/// </remarks>
public sealed class ScheduleKeeper : IDisposable
{
    // How long a run stays with a keeper that is no longer heard of; sending a notice may take half of it.
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    // More would mean that a schedule comes faster than it can ever be drawn.
    private const int MostWaiting = 10;

    // A message is read in a list and in an e-mail; the rest of many mistakes is in the briefs.
    private const int MostProblemsTold = 10;

    private readonly DesignGenHost _host;
    private readonly ScheduleStore _store;
    private readonly ScheduledOrders _orders;
    private readonly WebhookSender _webhooks;
    private readonly RunNotices _notices;
    private readonly DefectReports _defects;
    private readonly string _name = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    /// <summary>Prepares a keeper.</summary>
    /// <param name="host">The host whose workers draw; they are started by whoever opened it.</param>
    /// <param name="variable">Reads a variable that holds a secret; null takes the environment and the secrets file that it names.</param>
    /// <exception cref="InputException">The data folder's settings of notices are wrong.</exception>
    public ScheduleKeeper(DesignGenHost host, Func<string, string?>? variable = null)
    {
        variable ??= name => SecretsFile.Variable(name, Environment.GetEnvironmentVariable);
        NoticeSettings settings = NoticeFile.Read(host.DataFolder);
        _host = host;
        _store = new(host.Database);
        _orders = new(host.Catalogue, new SourceFolders(host.DataFolder));
        _webhooks = new(settings, variable, host.Time);
        _notices = new(_webhooks, new MailSender(settings, variable, host.Time), host.Time);
        _defects = new(Path.Combine(host.DataFolder, "defects"), host.Time);
    }

    /// <summary>Keeps the schedules until it is told to stop. Runs that go on then are taken up at the next start.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await LookAsync(cancel).ConfigureAwait(false);
                await Task.Delay(Look, _host.Time, cancel).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (UnavailableException)
            {
                // The database is busy or away: what is due is still due at the next look.
                await Task.Delay(Look, _host.Time, CancellationToken.None).WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Looks once: begins what is due, follows what goes on, tells what ended.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        foreach (Schedule due in await _store.DueAsync(_host.Time.GetUtcNow(), cancel).ConfigureAwait(false))
            await GuardAsync("schedule " + due.Id, () => ComeDueAsync(due, cancel), cancel).ConfigureAwait(false);
        await LookAsync(_ => true, cancel).ConfigureAwait(false);
    }

    /// <summary>Looks once at one schedule's run, for a program that came for it alone.</summary>
    /// <param name="run">The run, as it was asked for.</param>
    /// <param name="cancel">Gives up.</param>
    public Task LookAsync(ScheduleRun run, CancellationToken cancel) => LookAsync(r => r.Schedule == run.Schedule && r.Due == run.Due, cancel);

    /// <inheritdoc/>
    public void Dispose() => _webhooks.Dispose();

    private async Task LookAsync(Func<ScheduleRun, bool> which, CancellationToken cancel)
    {
        await ForEachAsync(which, (schedule, run) => run.State is RunState.Waiting or RunState.Begun ? BeginAsync(schedule, run, cancel) : Task.CompletedTask, cancel).ConfigureAwait(false);
        // Looked at again, since a run that began may have put an end to one before it.
        await ForEachAsync(which, (schedule, run) => run.State == RunState.Started ? FollowAsync(schedule, run, cancel) : Task.CompletedTask, cancel).ConfigureAwait(false);
        var telling = new List<Task>();
        await ForEachAsync(which, (schedule, run) =>
        {
            if (run.IsOver)
                telling.Add(GuardAsync("notices of schedule " + schedule.Id, () => TellAsync(schedule, run, cancel), cancel));
            return Task.CompletedTask;
        }, cancel).ConfigureAwait(false);
        await Task.WhenAll(telling).ConfigureAwait(false);
    }

    private async Task ForEachAsync(Func<ScheduleRun, bool> which, Func<Schedule, ScheduleRun, Task> work, CancellationToken cancel)
    {
        DateTimeOffset now = _host.Time.GetUtcNow();
        foreach (ScheduleRun run in (await _store.TakeRunsAsync(_name, now, now + Hold, cancel).ConfigureAwait(false)).Where(which))
        {
            // A schedule that was removed has taken its runs along.
            if (await _store.FindAsync(run.Team, run.Schedule, cancel).ConfigureAwait(false) is Schedule schedule)
                await GuardAsync("schedule " + schedule.Id, () => work(schedule, run), cancel).ConfigureAwait(false);
        }
    }

    // A defect met with one schedule must not keep the others.
    private async Task GuardAsync(string what, Func<Task> work, CancellationToken cancel)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not UnavailableException && !(e is OperationCanceledException && cancel.IsCancellationRequested))
        {
            _defects.Write(what, e, "");
        }
    }

    private async Task ComeDueAsync(Schedule schedule, CancellationToken cancel)
    {
        DateTimeOffset now = _host.Time.GetUtcNow(), due = schedule.NextDue!.Value;
        CronTimes cron = CronTimes.Parse(schedule.Plan.Cron);
        TimeZoneInfo zone = WallClock.Find(schedule.Plan.Zone) ?? throw new InvalidOperationException($"Time zone {schedule.Plan.Zone} is gone.");
        DueTimes times = DueTimes.Of(cron, zone, due, now, TimeSpan.FromMinutes(schedule.Plan.GraceMinutes));
        if (times.FirstMissed is DateTimeOffset missed)
        {
            string words = Words(schedule,
                times.Missed == 1 ? "No server was up when it was due." : FormattableString.Invariant($"No server was up at {times.Missed} times from this one on."),
                times.Missed == 1 ? "到时没有服务在运行。" : FormattableString.Invariant($"从此刻起共有 {times.Missed} 次到时没有服务在运行。"));
            ScheduleRun skipped = Ended(schedule, New(schedule, missed) with { Number = 0 }, RunState.Skipped, words);
            await _store.AddRunAsync(skipped, _name, now + Hold, cancel).ConfigureAwait(false);
        }
        if (times.Run is DateTimeOffset run)
            await _store.AddRunAsync(New(schedule, run), _name, now + Hold, cancel).ConfigureAwait(false);
        // A crash before this line finds the same times due again, and the runs there.
        await _store.AdvanceAsync(schedule.Id, due, times.Next.ToUniversalTime(), cancel).ConfigureAwait(false);
    }

    private static ScheduleRun New(Schedule schedule, DateTimeOffset due) => new() { Schedule = schedule.Id, Due = due.ToUniversalTime(), Team = schedule.Team, Number = 1, State = RunState.Waiting };

    private async Task BeginAsync(Schedule schedule, ScheduleRun run, CancellationToken cancel)
    {
        DateTimeOffset now = _host.Time.GetUtcNow();
        if (run.State == RunState.Waiting && run.AskedBy.Length == 0 && !await MayBeginAsync(schedule, run, cancel).ConfigureAwait(false))
            return;
        run = run with { State = RunState.Begun, BegunAt = run.BegunAt ?? now };
        if (!await _store.ChangeRunAsync(run, _name, cancel).ConfigureAwait(false))
            return;
        ScheduledList list;
        try
        {
            list = _orders.Read(schedule, run.Due, run.Number, now);
        }
        catch (InputException e)
        {
            await EndAsync(schedule, run with { Refused = 1 }, RunState.Failed, Told(schedule, e.Problems), cancel).ConfigureAwait(false);
            return;
        }
        catch (UnavailableException e)
        {
            // A share that is away for a moment is waited for as long as a late run may be.
            if (now - run.BegunAt > TimeSpan.FromMinutes(Math.Max(5, schedule.Plan.GraceMinutes)))
                await EndAsync(schedule, run, RunState.Failed, e.Message, cancel).ConfigureAwait(false);
            return;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await EndAsync(schedule, run, RunState.Failed, Words(schedule, $"DesignGen met a defect of its own ({e.GetType().Name}); the report is with the server.", $"DesignGen 自身出错（{e.GetType().Name}），报告在服务器上。"), cancel).ConfigureAwait(false);
            throw;
        }
        await OrderAsync(schedule, run, list, cancel).ConfigureAwait(false);
    }

    // Whether the runs before leave the way free; where they do not, what the schedule says of that is done.
    private async Task<bool> MayBeginAsync(Schedule schedule, ScheduleRun run, CancellationToken cancel)
    {
        IReadOnlyList<ScheduleRun> open = await _store.OpenRunsAsync(schedule.Id, cancel).ConfigureAwait(false);
        ScheduleRun[] earlier = [.. open.Where(r => r.Due < run.Due)];
        ScheduleRun? later = open.LastOrDefault(r => r.Due > run.Due && r.AskedBy.Length == 0);
        if (schedule.Plan.Overlap == Overlap.CancelBefore)
        {
            if (later is null)
                return true;
            await SkipAsync("The next run came first.", "下一次运行已先开始。").ConfigureAwait(false);
            return false;
        }
        if (earlier.Length == 0)
            return true;
        if (schedule.Plan.Overlap == Overlap.Skip)
            await SkipAsync("The run before goes on.", "上一次运行尚未结束。").ConfigureAwait(false);
        else if (earlier.Count(r => r.State == RunState.Waiting) >= MostWaiting)
            await SkipAsync($"{MostWaiting} runs wait already.", $"已有 {MostWaiting} 次运行在等待。").ConfigureAwait(false);
        return false;

        Task SkipAsync(string en, string zh) => EndAsync(schedule, run, RunState.Skipped, Words(schedule, en, zh), cancel);
    }

    private async Task OrderAsync(Schedule schedule, ScheduleRun run, ScheduledList list, CancellationToken cancel)
    {
        TimeZoneInfo zone = WallClock.Find(schedule.Plan.Zone)!;
        (DateTimeOffset dayFrom, DateTimeOffset dayTo) = WallClock.Day(run.BegunAt!.Value, zone);
        (DateTimeOffset monthFrom, DateTimeOffset monthTo) = WallClock.Month(run.BegunAt!.Value, zone);
        // This run has ordered nothing yet as far as the database knows, so its own batches do not count against it when it is taken up again.
        var room = new QuotaRoom(schedule.Plan.Quota,
            await _store.OrderedAsync(schedule.Id, dayFrom, dayTo, cancel).ConfigureAwait(false), await _store.OrderedAsync(schedule.Id, monthFrom, monthTo, cancel).ConfigureAwait(false));
        var messages = new List<string>();
        if (list.Refused.Count > 0)
            messages.Add(Told(schedule, list.Refused));
        int variants = 0;
        var codes = new List<string>();
        string through = "";
        LocalName? full = null;
        foreach (ScheduledOrder order in await InTurnAsync(schedule, run, list.Orders, cancel).ConfigureAwait(false))
        {
            full = room.Take(order.Order.Batch.Count);
            if (full is not null)
                break;
            BatchRecord found = await _host.SubmitAsync(order.Order, fresh: false, cancel).ConfigureAwait(false);
            codes.Add(found.Code);
            variants += found.Count;
            through = order.From;
        }
        if (full is not null)
            messages.Add(Words(schedule, $"{codes.Count} of {list.Orders.Count} briefs were ordered: {full.En}.", $"{list.Orders.Count} 份需求单中已下单 {codes.Count} 份：{full.Zh}。"));
        run = run with { Batches = [.. codes], Variants = variants, Refused = list.RefusedBriefs, Through = full is null ? "" : through, Message = string.Join(Environment.NewLine, messages) };
        if (codes.Count > 0)
            await _store.ChangeRunAsync(run with { State = RunState.Started }, _name, cancel).ConfigureAwait(false);
        else
            await EndAsync(schedule, run, list.RefusedBriefs > 0 ? RunState.Failed : RunState.Skipped, run.Message, cancel).ConfigureAwait(false);
    }

    // Where a quota left briefs of a list for the next run, that run goes on with them and comes round to the others after.
    private async Task<IEnumerable<ScheduledOrder>> InTurnAsync(Schedule schedule, ScheduleRun run, IReadOnlyList<ScheduledOrder> orders, CancellationToken cancel)
    {
        ScheduleRun? last = (await _store.RunsAsync(schedule.Team, schedule.Id, run.Due, 50, cancel).ConfigureAwait(false)).FirstOrDefault(r => !r.Batches.IsEmpty);
        int at = last is null || last.Through.Length == 0 ? -1 : orders.TakeWhile(o => o.From != last.Through).Count();
        return at < 0 || at >= orders.Count ? orders : orders.Skip(at + 1).Concat(orders.Take(at + 1));
    }

    private async Task FollowAsync(Schedule schedule, ScheduleRun run, CancellationToken cancel)
    {
        bool overtaken = schedule.Plan.Overlap == Overlap.CancelBefore
            && (await _store.OpenRunsAsync(schedule.Id, cancel).ConfigureAwait(false)).Any(r => r.Due > run.Due && r.AskedBy.Length == 0 && r.State is RunState.Begun or RunState.Started);
        int gone = 0, failed = 0, cancelled = 0;
        foreach (string code in run.Batches)
        {
            BatchRecord? batch = await _host.Batches.FindAsync(code, cancel).ConfigureAwait(false);
            if (overtaken && batch?.State is BatchState.Queued or BatchState.Generating or BatchState.Paused)
            {
                await _host.CancelAsync(code, null, cancel).ConfigureAwait(false);
                batch = await _host.Batches.FindAsync(code, cancel).ConfigureAwait(false);
            }
            switch (batch?.State)
            {
                case null:
                    gone++;
                    break;
                case BatchState.Failed:
                    failed++;
                    break;
                case BatchState.Cancelled:
                    cancelled++;
                    break;
                case BatchState.Draft or BatchState.Queued or BatchState.Generating or BatchState.Paused:
                    return;
            }
        }
        List<string> messages = run.Message.Length > 0 ? [run.Message] : [];
        if (overtaken && cancelled > 0)
            messages.Add(Words(schedule, "Its batches were cancelled for the next run.", "为下一次运行取消了未完成的批次。"));
        else if (failed + cancelled + gone > 0)
            messages.Add(Words(schedule, FormattableString.Invariant($"Of {run.Batches.Length} batches {failed} failed, {cancelled} were cancelled, {gone} were removed."), FormattableString.Invariant($"共 {run.Batches.Length} 个批次：失败 {failed}，取消 {cancelled}，移除 {gone}。")));
        await EndAsync(schedule, run, failed + cancelled + gone + run.Refused > 0 ? RunState.Failed : RunState.Finished, string.Join(Environment.NewLine, messages), cancel).ConfigureAwait(false);
    }

    private async Task TellAsync(Schedule schedule, ScheduleRun run, CancellationToken cancel)
    {
        var batches = new List<NoticedBatch>();
        foreach (string code in run.Batches)
        {
            if (await _host.Batches.FindAsync(code, cancel).ConfigureAwait(false) is not BatchRecord batch)
                continue;
            BatchProgress progress = await _host.Batches.ProgressAsync(code, cancel).ConfigureAwait(false);
            batches.Add(new(code, batch.Title, batch.State, batch.Count, progress.Done, progress.Rejected));
        }
        ImmutableArray<Delivery> deliveries = await _notices.SendAsync(schedule, run, batches, cancel).ConfigureAwait(false);
        // A crash before this line sends again under the same key.
        await _store.ChangeRunAsync(run with { Deliveries = deliveries }, _name, cancel).ConfigureAwait(false);
    }

    private Task EndAsync(Schedule schedule, ScheduleRun run, RunState state, string message, CancellationToken cancel) => _store.ChangeRunAsync(Ended(schedule, run, state, message), _name, cancel);

    private ScheduleRun Ended(Schedule schedule, ScheduleRun run, RunState state, string message)
    {
        DateTimeOffset now = _host.Time.GetUtcNow();
        return run with { State = state, EndedAt = now, Message = message, Deliveries = RunNotices.Due(schedule.Plan.Notices, state, now) };
    }

    private static string Told(Schedule schedule, IReadOnlyList<Problem> problems)
    {
        string told = string.Join(Environment.NewLine, problems.Take(MostProblemsTold));
        int more = problems.Count - MostProblemsTold;
        return more <= 0 ? told : told + Environment.NewLine + Words(schedule, FormattableString.Invariant($"… and {more} more."), FormattableString.Invariant($"……另有 {more} 处。"));
    }

    private static string Words(Schedule schedule, string en, string zh) => RunNotices.LanguageOf(schedule) == Language.Chinese ? zh : en;
}
