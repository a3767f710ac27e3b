using DesignGen.Core.Audits;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Store.Archives;
using DesignGen.Store.Database;
using Microsoft.Data.Sqlite;

namespace DesignGen.Store.Tests.Database;

public sealed class AuditLogTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2027, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly AuditLog log;

    public AuditLogTests() => log = new(SqliteDatabase.Open(folder.File("designgen.db")));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_is_written_is_read_back_in_order_whole_and_sound()
    {
        for (int i = 0; i < 450; i++)
            await log.AppendAsync(Deed(i), default);
        List<AuditRecord> read = await log.ReadAsync("ours", default).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 450).Select(i => (long)i), read.Select(r => r.Entry.Number));
        AuditRecord one = read[300];
        Assert.Equal((new AuditPerson("u1", "Li Na"), "koi 300", "B300"), (one.Who, one.Words, one.Entry.Subject));
        Assert.Equal<string>(["Chen", "=Zhao"], one.Recipients);
        Assert.Equal((450, null), ((await VerifyAsync()).Entries, (await VerifyAsync()).Fault));
    }

    [Fact]
    public async Task Writers_of_several_programs_make_one_chain()
    {
        AuditLog[] programs = [.. Enumerable.Range(0, 4).Select(_ => new AuditLog(SqliteDatabase.Open(folder.File("designgen.db"))))];
        await Task.WhenAll(Enumerable.Range(0, 80).Select(i => Task.Run(() => programs[i % programs.Length].AppendAsync(Deed(i), default))));
        Assert.Equal((80, null), ((await VerifyAsync()).Entries, (await VerifyAsync()).Fault));
        Assert.Equal(80, (await log.ReadAsync("ours", default).ToListAsync()).Select(r => r.Entry.Subject).Distinct().Count());
    }

    [Fact]
    public async Task A_team_s_log_shows_nothing_of_another_s()
    {
        await log.AppendAsync(Deed(1), default);
        await log.AppendAsync(Deed(2) with { Team = "others" }, default);
        Assert.Equal(["others", "ours"], await log.TeamsAsync(default));
        Assert.Equal(1, Assert.Single(await log.ReadAsync("others", default).ToListAsync()).Entry.Number);
        Assert.True(await log.HasAsync("ours", AuditKind.Produced, "B1", default));
        Assert.False(await log.HasAsync("ours", AuditKind.Produced, "B2", default));
        Assert.False(await log.HasAsync("ours", AuditKind.Decided, "B1", default));
    }

    [PostgresFact]
    public async Task Writers_of_several_programs_make_one_chain_on_a_server_and_it_holds_when_it_is_moved()
    {
        PostgresDatabase server = TestDatabase.Open();
        AuditLog[] programs = [.. Enumerable.Range(0, 4).Select(_ => new AuditLog(PostgresDatabase.Open(server.Server)))];
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => programs[i % programs.Length].AppendAsync(Deed(i), default))));
        await StoreMove.TablesAsync(server, SqliteDatabase.Open(folder.File("designgen.db")), default);
        Assert.Equal((40, null), ((await VerifyAsync()).Entries, (await VerifyAsync()).Fault));
        Assert.Equal(40, (await log.ReadAsync("ours", default).ToListAsync()).Select(r => r.Entry.Subject).Distinct().Count());
    }

    [Fact]
    public async Task A_person_s_data_leaves_the_file_and_the_log_still_checks()
    {
        await log.AppendAsync(Deed(1) with { Kind = AuditKind.Decided }, default);
        await log.AppendAsync(Deed(2) with { Team = "others" }, default);
        Assert.Equal(2, (await Keeping.EraseAsync("ours", new PersonNames(["u1"]), null, default)).Parts);
        Assert.Equal(0L, Number("SELECT count(*) FROM audit_notes WHERE Team = 'ours' AND Text LIKE '%Li Na%'"));
        Assert.Equal(1L, Number("SELECT count(*) FROM audit_notes WHERE Team = 'others' AND Text LIKE '%Li Na%'"));
        Assert.Equal((2, 2, null), ((await VerifyAsync()).Entries, (await VerifyAsync()).Erased, (await VerifyAsync()).Fault));
    }

    [Fact]
    public async Task Old_entries_go_and_the_log_goes_on()
    {
        await log.AppendAsync(Deed(1) with { At = Now.AddYears(-3) }, default);
        await log.AppendAsync(Deed(2) with { At = Now.AddYears(-3) }, default);
        Assert.Equal(2, await Keeping.TrimAsync("ours", new("", "Wang"), default));
        Assert.Equal(new(2, (await log.StartAsync("ours", default)).Hash), await log.StartAsync("ours", default));
        Assert.Equal(3L, Number("SELECT max(Number) FROM audit_entries") + Number("SELECT count(*) FROM audit_notes WHERE Number < 3"));
        await log.AppendAsync(Deed(3), default);
        Assert.Equal(4, (await log.ReadAsync("ours", default).ToListAsync())[^1].Entry.Number);
        Assert.Null((await VerifyAsync()).Fault);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET Subject = 'X' WHERE Number = 2")]
    [InlineData("DELETE FROM audit_entries WHERE Number = 2")]
    [InlineData("UPDATE audit_notes SET Text = '{\"id\":\"u9\",\"name\":\"Zhao\"}' WHERE Number = 2 AND Part = 'Who'")]
    [InlineData("DELETE FROM audit_notes WHERE Number = 2 AND Part = 'Recipients'")]
    public async Task What_another_program_changes_in_the_file_is_found(string change)
    {
        for (int i = 1; i <= 3; i++)
            await log.AppendAsync(Deed(i), default);
        Number(change + "; SELECT 0");
        Assert.Equal(2, (await VerifyAsync()).Fault?.Number);
    }

    [Theory]
    [InlineData("UPDATE audit_entries SET Kind = 'Nothing'")]
    [InlineData("UPDATE audit_entries SET Commitments = '{'")]
    public async Task What_can_t_even_be_read_is_told_with_its_number(string change)
    {
        await log.AppendAsync(Deed(1), default);
        Number(change + "; SELECT 0");
        Assert.Contains("entry 1", (await Assert.ThrowsAsync<InputException>(() => VerifyAsync())).Message, StringComparison.Ordinal);
    }

    private AuditKeeping Keeping => new(log, House.Default, new Fixed());

    private Task<AuditVerdict> VerifyAsync() => Keeping.VerifyAsync("ours", null, default);

    private static AuditDeed Deed(int i) => new("ours", Now.AddMinutes(i), AuditKind.Produced, FormattableString.Invariant($"B{i}"))
    {
        Who = new("u1", "Li Na"),
        Words = FormattableString.Invariant($"koi {i}"),
        Recipients = ["Chen", "=Zhao"],
        Model = "procedural 2",
        Seed = "7",
    };

    private long Number(string sql)
    {
        using var connection = new SqliteConnection("Data Source=" + folder.File("designgen.db"));
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private sealed class Fixed : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
