using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace DesignGen.Cli.Tests;

public sealed class AuditTests
{
    // The clock of every run, and one three years on.
    private const string Later = "1861920000";

    [Fact]
    public async Task What_was_done_is_written_down_checked_exported_and_forgotten()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(2));
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--top", "1")).Code);
        // The same again asks for nothing new.
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--top", "0")).Code);
        Outcome share = await cli.RunAsync("share", "--top", "2", "--with", "=Chen Prints", "--size", "300");
        Assert.Equal(0, share.Code);
        Assert.Contains("0 with the visible label", share.Output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(cli.PathOf("out/stripes/share"), "*.png").Length);

        JsonElement log = (await cli.RunAsync("audit", "verify", "--json")).Json.GetProperty("logs")[0];
        Assert.Equal((3, true), (log.GetProperty("entries").GetInt32(), log.GetProperty("sound").GetBoolean()));
        string head = log.GetProperty("head").GetString()!;

        Assert.Equal(0, (await cli.RunAsync("audit", "export", "--to", "audit.jsonl")).Code);
        JsonElement[] lines = [.. File.ReadLines(cli.PathOf("audit.jsonl")).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["BatchSubmitted", "Produced", "Shared", "Exported"], lines[1..].Select(l => l.GetProperty("kind").GetString()!));
        Assert.Equal(Briefs.Of(2), lines[1].GetProperty("parts").GetProperty("Words").GetProperty("text").GetString());
        Assert.Equal(("procedural 2", "5"), (lines[1].GetProperty("model").GetString(), lines[1].GetProperty("seed").GetString()));
        Assert.Contains("Test", lines[2].GetProperty("parts").GetProperty("Recipients").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await cli.RunAsync("audit", "export", "--to", "audit.csv")).Code);
        Assert.Contains(",'=Chen Prints,", File.ReadAllText(cli.PathOf("audit.csv")), StringComparison.Ordinal);

        // The head of before is still on the way to the one of now.
        Assert.Equal(0, (await cli.RunAsync("audit", "verify", "--head", head)).Code);
        Assert.Equal(3, (await cli.RunAsync("audit", "verify", "--head", head[..^1] + (head[^1] == '0' ? '1' : '0'))).Code);
        Assert.Equal(2, (await cli.RunAsync("audit", "verify", "--head", "nonsense")).Code);

        Outcome erased = await cli.RunAsync("audit", "erase", "Test", "--json");
        Assert.Equal((2, 2), (erased.Json.GetProperty("parts").GetInt32(), erased.Json.GetProperty("kept").GetInt32()));
        cli.Environment["SOURCE_DATE_EPOCH"] = Later;
        Assert.Equal(3, (await cli.RunAsync("audit", "erase", "test", "--json")).Json.GetProperty("parts").GetInt32());
        Assert.Equal(0L, Query(cli, "SELECT count(*) FROM audit_notes WHERE Text LIKE '%Test%'"));
        Assert.Equal(0, (await cli.RunAsync("audit", "verify")).Code);
        Outcome trimmed = await cli.RunAsync("audit", "trim", "--json");
        Assert.Equal(6, trimmed.Json.GetProperty("dropped").GetInt32());
        Assert.Equal(0, (await cli.RunAsync("audit", "verify")).Code);
    }

    [Fact]
    public async Task A_changed_log_is_told_with_its_first_broken_entry()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(1));
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--top", "1")).Code);
        Query(cli, "UPDATE audit_entries SET Subject = 'OTHER' WHERE Number = 2; SELECT 0");
        Outcome verify = await cli.RunAsync("audit", "verify");
        Assert.Equal(3, verify.Code);
        Assert.Contains("NOT SOUND at entry 2", verify.Output, StringComparison.Ordinal);
        Outcome zh = await cli.RunAsync("audit", "verify", "--lang", "zh");
        Assert.Contains("第 2 条有误", zh.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_gets_shared_pictures_must_be_named()
    {
        using var cli = new Cli();
        Outcome usage = await cli.RunAsync("share");
        Assert.Equal(2, usage.Code);
        Assert.Contains("--with", usage.Errors, StringComparison.Ordinal);
    }

    private static long Query(Cli cli, string sql)
    {
        using var connection = new SqliteConnection("Pooling=False;Data Source=" + cli.PathOf("out/stripes/.designgen/designgen.db"));
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
