using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Database;
using Microsoft.Data.Sqlite;

namespace DesignGen.Store.Tests.Database;

public sealed class MemoryBatchStoreTests : BatchStoreContract
{
    private protected override IBatchStore Open() => new MemoryBatchStore();
}

public sealed class SqliteBatchStoreTests : BatchStoreContract
{
    private readonly TemporaryFolder folder = new();

    private string Database => folder.File("designgen.db");

    private protected override IBatchStore Open() => SqliteBatchStore.Open(Database);

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_one_program_wrote_another_reads()
    {
        await Store.AddAsync(Samples.Batch(), default);
        Assert.Equal(Samples.Batch(), await SqliteBatchStore.Open(Database).FindAsync("BATCH001", default));
    }

    [Fact]
    public async Task Many_openers_of_a_new_file_make_its_tables_once()
    {
        SqliteBatchStore[] stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SqliteBatchStore.Open(Database))));
        await Task.WhenAll(stores.Select((s, i) => s.AddAsync(Samples.Batch("B" + i.ToString(CultureInfo.InvariantCulture)), default)));
        Assert.Equal(6, (await Store.ListAsync(default)).Count);
    }

    [Fact]
    public void A_newer_schema_is_refused()
    {
        SqliteBatchStore.Open(Database);
        Execute("UPDATE schema_version SET Version = 7");
        InputException refusal = Assert.Throws<InputException>(() => SqliteBatchStore.Open(Database));
        Assert.Contains("its version is 7", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        Execute("CREATE TABLE songs (id INTEGER)");
        Assert.Contains("not DesignGen's", Assert.Throws<InputException>(() => SqliteBatchStore.Open(Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(Database, new string('x', 4096));
        Assert.Contains("not a DesignGen database", Assert.Throws<InputException>(() => SqliteBatchStore.Open(Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_unavailable_and_named()
    {
        File.WriteAllText(folder.File("taken"), "a file where a folder should be");
        UnavailableException fault = Assert.Throws<UnavailableException>(() => SqliteBatchStore.Open(Path.Combine(folder.Path, "taken", "designgen.db")));
        Assert.Contains(folder.Path, fault.Message, StringComparison.Ordinal);
        Assert.Contains("--data", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, "locked by another program")]
    [InlineData(8, "read-only")]
    [InlineData(13, "is full")]
    [InlineData(14, "can't be opened")]
    public void What_sqlite_reports_is_explained_with_the_path(int code, string words)
    {
        Exception? explained = SqliteFaults.Explain(new InvalidOperationException("outer", new SqliteException("raw", code)), "/data/designgen.db");
        Assert.Contains(words, Assert.IsType<UnavailableException>(explained).Message, StringComparison.Ordinal);
        Assert.Contains("/data/designgen.db", explained.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_is_not_sqlites_is_left_alone() =>
        Assert.Null(SqliteFaults.Explain(new InvalidOperationException(), "x"));

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection("Data Source=" + Database);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
