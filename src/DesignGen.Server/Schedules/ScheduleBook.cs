using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DesignGen.Core.Accounts;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Remote.Notices;
using DesignGen.Server.Hosting;
using DesignGen.Server.Intake;
using DesignGen.Store.Database;

namespace DesignGen.Server.Schedules;

/// <summary>What a run of a schedule would order.</summary>
/// <param name="Due">When.</param>
/// <param name="Briefs">Where each brief stands, and its text with the variables filled in.</param>
/// <param name="Variants">Variants in all, before any quota.</param>
/// <param name="Refused">Briefs that would be refused, and why.</param>
public sealed record SchedulePreview(DateTimeOffset Due, ImmutableArray<ScheduledBrief> Briefs, int Variants, ImmutableArray<Problem> Refused);

/// <summary>The schedules of teams: made, changed, held, looked at. Every call names the team, and nothing of another team is seen or changed.</summary>
/// <remarks>
/// Who may do what is checked by the caller of this class, with <see cref="Deed.See"/> and <see cref="Deed.Schedule"/>. Runs are begun by a
/// <see cref="ScheduleKeeper"/>, in this program or another one on the same database. Safe for several threads.
/// </remarks>
public sealed class ScheduleBook
{
    private const int MostBriefs = 50, MostNameCharacters = 80, MostWebhooks = 10, MostMails = 20, MostGraceMinutes = 10_080;

    // A brief is read at these next times when it is saved, so that a feast's name that would break a form shows then and not at night.
    private const int TimesChecked = 5;

    private static readonly string[] Endings = [".yaml", ".yml", ".json", ".txt", ".md"];

    private readonly DesignGenHost _host;
    private readonly ScheduleStore _store;
    private readonly SourceFolders _folders;
    private readonly ScheduledOrders _orders;
    private readonly NoticeSettings _notices;

    /// <summary>Opens the schedules of a data folder.</summary>
    /// <param name="host">The host over the folder; its workers need not be started.</param>
    /// <exception cref="InputException">The folder's settings of notices are wrong.</exception>
    public ScheduleBook(DesignGenHost host)
    {
        _host = host;
        _store = new(host.Database);
        _folders = new(host.DataFolder);
        _orders = new(host.Catalogue, _folders);
        _notices = NoticeFile.Read(host.DataFolder);
    }

    /// <summary>The folder that a team's sources lie in; null where there are no accounts and any place will do.</summary>
    public string? SourceFolder(string team) => _folders.Of(team);

    /// <summary>The schedules of a team, by name.</summary>
    public Task<IReadOnlyList<Schedule>> ListAsync(string team, CancellationToken cancel) => _store.ListAsync(team, cancel);

    /// <summary>A team's schedule.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="idOrName">Its id, or its name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="MissingException">The team has none such.</exception>
    public async Task<Schedule> FindAsync(string team, string idOrName, CancellationToken cancel) =>
        await _store.FindAsync(team, idOrName, cancel).ConfigureAwait(false)
        ?? (await _store.ListAsync(team, cancel).ConfigureAwait(false)).FirstOrDefault(s => s.Plan.Name == idOrName)
        ?? throw new MissingException(idOrName, "There is no schedule of this name or id. `designgen schedule list` lists them.");

    /// <summary>Makes a schedule.</summary>
    /// <param name="by">Who makes it: its team has it, and its batches are ordered in this name.</param>
    /// <param name="plan">What it does.</param>
    /// <param name="paused">Whether it is held at first.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">The plan is wrong, every mistake of it told, or the team has a schedule of its name.</exception>
    public async Task<Schedule> CreateAsync(Caller by, SchedulePlan plan, bool paused, CancellationToken cancel)
    {
        DateTimeOffset now = _host.Time.GetUtcNow();
        var schedule = new Schedule
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
            Team = by.Team,
            Plan = Tidied(plan),
            By = by.Name,
            ById = by.Id,
            CreatedAt = now,
        };
        Check(schedule, now);
        schedule = schedule with { IsPaused = paused, NextDue = paused ? null : NextDue(schedule.Plan, now) };
        return await _store.AddAsync(schedule, cancel).ConfigureAwait(false) ? schedule : throw NameTaken(schedule.Plan.Name);
    }

    /// <summary>Changes a schedule.</summary>
    /// <param name="by">Who changes it.</param>
    /// <param name="id">Its id.</param>
    /// <param name="plan">What it does from now on.</param>
    /// <param name="expectedRevision">The revision that the person saw.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">The plan is wrong, or its name is taken.</exception>
    /// <exception cref="ChangedException">Somebody changed the schedule meanwhile.</exception>
    public async Task<Schedule> UpdateAsync(Caller by, string id, SchedulePlan plan, int expectedRevision, CancellationToken cancel)
    {
        DateTimeOffset now = _host.Time.GetUtcNow();
        Schedule found = await FindAsync(by.Team, id, cancel).ConfigureAwait(false);
        if (found.Revision != expectedRevision)
            throw Changed(found);
        Schedule schedule = found with { Plan = Tidied(plan), By = by.Name, ById = by.Id };
        Check(schedule, now);
        // A time that stays is not moved: one that is just due must not be lost.
        bool sameTimes = found.Plan.Cron == schedule.Plan.Cron && found.Plan.Zone == schedule.Plan.Zone;
        schedule = schedule with { NextDue = schedule.IsPaused ? null : sameTimes ? found.NextDue : NextDue(schedule.Plan, now) };
        if (await _store.ReplaceAsync(schedule, expectedRevision, cancel).ConfigureAwait(false))
            return schedule with { Revision = expectedRevision + 1 };
        Schedule newer = await FindAsync(by.Team, found.Id, cancel).ConfigureAwait(false);
        throw newer.Revision != expectedRevision ? Changed(newer) : NameTaken(schedule.Plan.Name);
    }

    /// <summary>Holds a schedule, or lets it come due again from its next time on; times in between are not made up for.</summary>
    /// <returns>The schedule as it is now.</returns>
    public async Task<Schedule> PauseAsync(Caller by, string id, bool paused, CancellationToken cancel)
    {
        while (true)
        {
            Schedule found = await FindAsync(by.Team, id, cancel).ConfigureAwait(false);
            if (found.IsPaused == paused)
                return found;
            Schedule changed = found with { IsPaused = paused, NextDue = paused ? null : NextDue(found.Plan, _host.Time.GetUtcNow()) };
            if (await _store.ReplaceAsync(changed, found.Revision, cancel).ConfigureAwait(false))
                return changed with { Revision = found.Revision + 1 };
        }
    }

    /// <summary>Asks for a run there and then; a keeper begins it, paused or not, whatever run goes on. Quotas hold.</summary>
    /// <returns>The run as it waits.</returns>
    public async Task<ScheduleRun> RunNowAsync(Caller by, string id, CancellationToken cancel)
    {
        Schedule schedule = await FindAsync(by.Team, id, cancel).ConfigureAwait(false);
        DateTimeOffset now = DateTimeOffset.FromUnixTimeMilliseconds(_host.Time.GetUtcNow().ToUnixTimeMilliseconds());
        while (true)
        {
            var run = new ScheduleRun { Schedule = schedule.Id, Due = now, Team = schedule.Team, Number = 1, State = RunState.Waiting, AskedBy = by.Name };
            if (await _store.AddRunAsync(run, "", DateTimeOffset.UnixEpoch, cancel).ConfigureAwait(false) is ScheduleRun added)
                return added;
            // Somebody asked in the same millisecond, or the time came in it.
            now = now.AddMilliseconds(1);
        }
    }

    /// <summary>Forgets a schedule and what is known of its runs; batches that it ordered stay.</summary>
    /// <exception cref="MissingException">The team has none such.</exception>
    public async Task RemoveAsync(Caller by, string id, CancellationToken cancel)
    {
        Schedule schedule = await FindAsync(by.Team, id, cancel).ConfigureAwait(false);
        await _store.RemoveAsync(by.Team, schedule.Id, cancel).ConfigureAwait(false);
    }

    /// <summary>A schedule's runs, the newest first.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="id">Id of the schedule.</param>
    /// <param name="before">Due before this; null to begin with the newest.</param>
    /// <param name="limit">Most runs, 1 to 200.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<IReadOnlyList<ScheduleRun>> RunsAsync(string team, string id, DateTimeOffset? before, int limit, CancellationToken cancel) => _store.RunsAsync(team, id, before, limit, cancel);

    /// <summary>A run, or null.</summary>
    public Task<ScheduleRun?> FindRunAsync(string team, string id, DateTimeOffset due, CancellationToken cancel) => _store.FindRunAsync(team, id, due, cancel);

    /// <summary>What the next runs of a plan would order; nothing is stored.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="count">How many runs, 1 to 20.</param>
    /// <exception cref="InputException">The plan is wrong; every mistake is told.</exception>
    /// <exception cref="UnavailableException">A file of its source can't be read just now.</exception>
    public IReadOnlyList<SchedulePreview> Preview(string team, SchedulePlan plan, int count)
    {
        DateTimeOffset now = _host.Time.GetUtcNow();
        var schedule = new Schedule { Id = "preview", Team = team, Plan = Tidied(plan), By = "", CreatedAt = now };
        Check(schedule, now);
        return [.. Times(schedule.Plan, now).Take(Math.Clamp(count, 1, 20)).Select((due, i) => Preview(schedule, due, i + 1, now))];
    }

    private SchedulePreview Preview(Schedule schedule, DateTimeOffset due, int number, DateTimeOffset now)
    {
        ScheduledList list = _orders.Read(schedule, due, number, now);
        return new(due, [.. list.Orders.Select(o => new ScheduledBrief(o.From, o.Text))], list.Orders.Sum(o => o.Order.Batch.Count), [.. list.Refused]);
    }

    private static IEnumerable<DateTimeOffset> Times(SchedulePlan plan, DateTimeOffset now) => CronTimes.Parse(plan.Cron).From(now, WallClock.Find(plan.Zone)!);

    private static DateTimeOffset NextDue(SchedulePlan plan, DateTimeOffset now) => Times(plan, now).First().ToUniversalTime();

    private static SchedulePlan Tidied(SchedulePlan plan) => plan with { Name = plan.Name.Trim(), Cron = plan.Cron.Trim(), Zone = plan.Zone.Trim(), Source = plan.Source.Trim() };

    private void Check(Schedule schedule, DateTimeOffset now)
    {
        SchedulePlan plan = schedule.Plan;
        var problems = new List<Problem>();
        if (plan.Name.Length is 0 or > MostNameCharacters || plan.Name.Any(char.IsControl))
            Refuse("name", $"A schedule has a name of 1 to {MostNameCharacters} characters on one line.");
        if (WallClock.Find(plan.Zone) is null)
            Refuse("zone", $"There is no time zone '{plan.Zone}'. Give one of the IANA's names, like Asia/Shanghai, Europe/Berlin or UTC.");
        try
        {
            CronTimes.Parse(plan.Cron);
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
        }
        CheckNumbers(plan, Refuse);
        CheckNotices(plan.Notices, Refuse);
        CheckBriefs(schedule, problems, Refuse);
        if (problems.Count == 0 && plan.Briefs.Length > 0)
        {
            foreach (DateTimeOffset due in Times(plan, now).Take(TimesChecked))
                problems.AddRange(_orders.Read(schedule, due, 1, now).Refused.Where(p => !problems.Contains(p)));
        }
        if (problems.Count > 0)
            throw new InputException(problems);

        void Refuse(string place, string message) => problems.Add(new("schedule", null, place, message));
    }

    private void CheckBriefs(Schedule schedule, List<Problem> problems, Action<string, string> refuse)
    {
        SchedulePlan plan = schedule.Plan;
        if ((plan.Source.Length > 0) == (plan.Briefs.Length > 0))
            refuse("briefs", "A schedule has either briefs of its own or a source, a folder or workbook of briefs. Give one of the two.");
        if (plan.Briefs.Length > MostBriefs)
            refuse("briefs", $"{plan.Briefs.Length} briefs are too many for a schedule to keep. Keep at most {MostBriefs}, or put them into a folder and give that as the source.");
        foreach (ScheduledBrief brief in plan.Briefs)
        {
            if (brief.Name.Length > 100 || brief.Name != Path.GetFileName(brief.Name) || brief.Name.Any(char.IsControl) || !Endings.Contains(Path.GetExtension(brief.Name).ToLowerInvariant()))
                refuse("briefs", $"'{brief.Name}' is no name of a brief. Give a file name of at most 100 characters that ends in {string.Join(", ", Endings)}.");
            if (brief.Text.Length > DocumentParser.MaxCharacters || string.IsNullOrWhiteSpace(brief.Text))
                refuse("briefs", $"{brief.Name} has {brief.Text.Trim().Length} characters. A brief has 1 to {DocumentParser.MaxCharacters}.");
        }
        foreach (IGrouping<string, ScheduledBrief> same in plan.Briefs.GroupBy(b => b.Name, StringComparer.Ordinal).Where(g => g.Count() > 1))
            refuse("briefs", $"{same.Count()} briefs are called {same.Key}. Give each a name of its own.");
        if (plan.Source.Length == 0)
            return;
        try
        {
            string path = _folders.Resolve(schedule.Team, plan.Source);
            if (!OrderList.IsOne(path) && !File.Exists(path))
                refuse("source", $"There is no folder or workbook {plan.Source}. Check the path" + (_folders.Of(schedule.Team) is null ? "." : ", which begins in the team's folder of briefs."));
        }
        catch (InputException e)
        {
            problems.AddRange(e.Problems);
        }
    }

    private static void CheckNumbers(SchedulePlan plan, Action<string, string> refuse)
    {
        Within("variants", plan.Variants, 1, 2000);
        Within("graceMinutes", plan.GraceMinutes, 0, MostGraceMinutes);
        Within("quota.batchesARun", plan.Quota.BatchesARun, 1, 1000);
        Within("quota.batchesADay", plan.Quota.BatchesADay, 1, 100_000);
        Within("quota.batchesAMonth", plan.Quota.BatchesAMonth, 1, 100_000);
        Within("quota.variantsARun", plan.Quota.VariantsARun, 1, 1_000_000);
        Within("quota.variantsADay", plan.Quota.VariantsADay, 1, 1_000_000);
        Within("quota.variantsAMonth", plan.Quota.VariantsAMonth, 1, 10_000_000);
        if (!Enum.IsDefined(plan.Overlap))
            refuse("overlap", "Choose skip, queue or cancel-before.");

        void Within(string place, int? value, int low, int high)
        {
            if (value is int number && (number < low || number > high))
                refuse(place, string.Create(CultureInfo.InvariantCulture, $"{number} is out of range. Give {low} to {high}."));
        }
    }

    private void CheckNotices(ScheduleNotices notices, Action<string, string> refuse)
    {
        if (notices.Webhooks.Length > MostWebhooks || notices.Mails.Length > MostMails)
            refuse("notices", $"A schedule tells at most {MostWebhooks} webhooks and {MostMails} addresses of e-mail.");
        foreach (string address in notices.Webhooks)
        {
            if (WebhookSender.Refusal(address, _notices) is string refusal)
                refuse("notices.webhooks", refusal);
        }
        foreach (string address in notices.Mails.Where(a => !MailAddresses.IsOne(a)))
            refuse("notices.mails", $"'{address}' is no address of e-mail. Write one like lina@example.com.");
        if (notices.Mails.Length > 0 && _notices.Mail is null)
            refuse("notices.mails", $"No mail server is set up. Name it under 'mail' in {NoticeSettings.FileName} in the data folder; docs/schedules.md says how.");
    }

    private static InputException NameTaken(string name) => new("schedule", "name", $"There is a schedule '{name}' already. Choose another name.");

    private static ChangedException Changed(Schedule found) =>
        new([new(found.Plan.Name, null, null, string.Create(CultureInfo.InvariantCulture, $"Somebody changed this schedule meanwhile (revision {found.Revision}, last by {found.By}). Look at it again, then change it."))]);
}
