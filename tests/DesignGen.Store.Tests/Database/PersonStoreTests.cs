using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Reviews;
using DesignGen.Core.Schedules;
using DesignGen.Store.Database;

namespace DesignGen.Store.Tests.Database;

public sealed class PersonStoreTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2027, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task A_person_goes_from_the_records_of_their_team_and_of_no_other() => GoesAsync(SqliteDatabase.Open(folder.File("designgen.db")));

    [PostgresFact]
    public Task A_person_goes_from_the_records_of_a_server_too() => GoesAsync(TestDatabase.Open());

    [Fact]
    public async Task What_rows_held_before_is_not_left_in_the_file()
    {
        SqliteDatabase database = SqliteDatabase.Open(folder.File("designgen.db"));
        var batches = new BatchStore(database);
        await batches.AddAsync(Samples.Batch() with { RequestedBy = "Li Na", Team = "ours" }, default);
        Assert.Contains("Li Na", Content(), StringComparison.Ordinal);
        var persons = new PersonStore(database);
        await persons.ReplaceAsync("ours", new PersonNames(["Li Na"]), "former-1", _ => null, Now, default);
        await persons.WipeAsync(default);
        Assert.DoesNotContain("Li Na", Content(), StringComparison.Ordinal);
        Assert.Contains("former-1", Content(), StringComparison.Ordinal);

        string Content() => string.Concat(Directory.GetFiles(Path.GetDirectoryName(database.Place)!, "designgen.db*").Order(StringComparer.Ordinal).Select(f =>
        {
            using var open = new FileStream(f, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(open, System.Text.Encoding.Latin1);
            return text.ReadToEnd();
        }));
    }

    private static async Task GoesAsync(StoreDatabase database)
    {
        var batches = new BatchStore(database);
        var persons = new PersonStore(database);
        foreach ((string code, string team) in new[] { ("BATCH001", "ours"), ("BATCH002", "others") })
        {
            await batches.AddAsync(Samples.Batch(code) with { RequestedBy = "Li Na", Team = team, BriefText = "koi, says LI NA, in light blue", State = BatchState.InReview }, default);
            for (int i = 0; i < 2; i++)
                await batches.AddVariantAsync(Samples.Variant(code, i), default);
            string[] variants = [.. (await batches.PageAsync(new VariantQuery(code, [], -1, 10), default)).Select(v => v.Code)];
            await batches.DecideAsync(code, [new(variants[0], 0, 1, Decision.Approve, 4, "as I wished")], "li na", Now, default);
            await batches.DecideAsync(code, [new(variants[1], 1, 1, Decision.Revise, 0, "ask Li Na")], "Chen", Now, default);
        }
        var schedules = new ScheduleStore(database);
        await schedules.AddAsync(new() { Id = "s1", Team = "ours", By = "Li Na", CreatedAt = Now, Plan = new() { Name = "Night", Cron = "@daily", Zone = "UTC", Briefs = [new("a.txt", "koi for Li Na")] } }, default);

        PersonNames person = await persons.KnownAsAsync("ours", "li na", default);
        Assert.Empty(await persons.AtWorkAsync("ours", person, default));
        PersonTraces traces = await persons.ReplaceAsync("ours", person, "former-1", b => ("brief.yaml", "motifs: koi # " + b.RequestedBy), Now, default);
        await persons.WipeAsync(default);
        Assert.Equal((4, 1, 1), (traces.Records, traces.Reviewed.Count, traces.Packed.Count));
        BatchRecord batch = (await batches.FindAsync("BATCH001", default))!;
        Assert.Equal(("former-1", "brief.yaml", "motifs: koi # former-1"), (batch.RequestedBy, batch.BriefName, batch.BriefText));
        IReadOnlyList<VariantRecord> decided = await batches.PageAsync(new VariantQuery("BATCH001", [], -1, 10), default);
        Assert.Equal(("former-1", "", VariantState.Approved, 4), (decided[0].DecidedBy, decided[0].Comment, decided[0].State, decided[0].Rating));
        Assert.Equal(("Chen", "ask former-1"), (decided[1].DecidedBy, decided[1].Comment));
        // Whoever saw it as it was decides by what it says now.
        Assert.Equal([3, 3], decided.Select(v => v.Revision));
        Schedule schedule = Assert.Single(await schedules.ListAsync("ours", default));
        Assert.Equal(("former-1", "koi for former-1"), (schedule.By, schedule.Plan.Briefs[0].Text));

        BatchRecord others = (await batches.FindAsync("BATCH002", default))!;
        Assert.Equal(("Li Na", "koi, says LI NA, in light blue"), (others.RequestedBy, others.BriefText));
        Assert.Equal(0, (await persons.ReplaceAsync("ours", person, "former-2", _ => null, Now, default)).Records);
    }
}
