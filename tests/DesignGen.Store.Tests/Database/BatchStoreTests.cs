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

[NeedsPostgres]
public sealed class PostgresBatchStoreTests : BatchStoreContract
{
    private protected override IBatchStore Open() => new BatchStore(TestDatabase.Open());
}

public sealed class SqliteBatchStoreTests : BatchStoreContract
{
    private readonly TemporaryFolder folder = new();

    private string Database => folder.File("designgen.db");

    private protected override IBatchStore Open() => new BatchStore(SqliteDatabase.Open(Database));

    public override void Dispose()
    {
        base.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task What_one_program_wrote_another_reads()
    {
        await Store.AddAsync(Samples.Batch(), default);
        Assert.Equal(Samples.Batch(), await new BatchStore(SqliteDatabase.Open(Database)).FindAsync("BATCH001", default));
    }

    [Fact]
    public async Task Many_openers_of_a_new_file_make_its_tables_once()
    {
        BatchStore[] stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new BatchStore(SqliteDatabase.Open(Database)))));
        await Task.WhenAll(stores.Select((s, i) => s.AddAsync(Samples.Batch("B" + i.ToString(CultureInfo.InvariantCulture)), default)));
        Assert.Equal(6, (await Store.ListAsync(default)).Count);
    }

    [Fact]
    public void A_newer_schema_is_refused()
    {
        SqliteDatabase.Open(Database);
        Execute("UPDATE schema_version SET Version = 7");
        InputException refusal = Assert.Throws<InputException>(() => SqliteDatabase.Open(Database));
        Assert.Contains("its version is 7", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_version_1_keeps_its_rows_and_gets_what_it_lacks()
    {
        Execute(VersionOne);
        BatchRecord batch = Assert.Single(await Store.ListAsync(default));
        Assert.Equal(("OLD00001", "Spring", "", ""), (batch.Code, batch.Title, batch.Team, batch.Taste));
        await Store.AddVariantAsync(Samples.Variant("OLD00001", 0), default);
        await new AccountStore(SqliteDatabase.Open(Database)).AddTeamAsync(new("ours", "Ours"), default);
        Assert.Single(await Store.PageAsync(new VariantQuery("OLD00001", [], -1, 5), default), v => v.DecidedAt is null);
        Assert.Equal(Structure(Database), Structure(Fresh()));
    }

    [Fact]
    public void Another_programs_database_is_refused()
    {
        Execute("CREATE TABLE songs (id INTEGER)");
        Assert.Contains("not DesignGen's", Assert.Throws<InputException>(() => SqliteDatabase.Open(Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(Database, new string('x', 4096));
        Assert.Contains("not a DesignGen database", Assert.Throws<InputException>(() => SqliteDatabase.Open(Database)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_unavailable_and_named()
    {
        File.WriteAllText(folder.File("taken"), "a file where a folder should be");
        UnavailableException fault = Assert.ThrowsAny<UnavailableException>(() => SqliteDatabase.Open(Path.Combine(folder.Path, "taken", "designgen.db")));
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
        Assert.Contains(words, Assert.IsType<StoreAwayException>(explained).Message, StringComparison.Ordinal);
        Assert.Contains("/data/designgen.db", explained.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_that_is_not_sqlites_is_left_alone() =>
        Assert.Null(SqliteFaults.Explain(new InvalidOperationException(), "x"));

    // As version 1 made it.
    private const string VersionOne = """
        CREATE TABLE "batches" ("Code" TEXT NOT NULL CONSTRAINT "PK_batches" PRIMARY KEY, "Title" TEXT NOT NULL, "Language" TEXT NOT NULL, "BriefName" TEXT NOT NULL, "BriefText" TEXT NOT NULL, "RequestedBy" TEXT NOT NULL, "Seed" INTEGER NOT NULL, "Count" INTEGER NOT NULL, "ChunkSize" INTEGER NOT NULL, "Pace" TEXT NOT NULL, "State" TEXT NOT NULL, "Fault" TEXT NOT NULL, "CreatedAtMs" INTEGER NOT NULL, "Revision" INTEGER NOT NULL);
        CREATE TABLE "schema_version" ("Id" INTEGER NOT NULL CONSTRAINT "PK_schema_version" PRIMARY KEY, "Version" INTEGER NOT NULL);
        CREATE TABLE "variants" ("Batch" TEXT NOT NULL, "Index" INTEGER NOT NULL, "Code" TEXT NOT NULL, "State" TEXT NOT NULL, "Spec" TEXT NOT NULL, "Report" TEXT NOT NULL, "Rejected" TEXT NOT NULL, "Error" TEXT NOT NULL, "Rating" INTEGER NOT NULL, "Comment" TEXT NOT NULL, "Revision" INTEGER NOT NULL, CONSTRAINT "PK_variants" PRIMARY KEY ("Batch", "Index"), CONSTRAINT "FK_variants_batches_Batch" FOREIGN KEY ("Batch") REFERENCES "batches" ("Code") ON DELETE CASCADE);
        CREATE UNIQUE INDEX "IX_variants_Code" ON "variants" ("Code");
        INSERT INTO schema_version VALUES (1, 1);
        INSERT INTO batches VALUES ('OLD00001', 'Spring', 'English', 'spring.yaml', 'count: 2', 'Li Na', 1, 2, 4, 'Interactive', 'InReview', '', 1700000000000, 1);
        """;

    private string Fresh()
    {
        SqliteDatabase.Open(folder.File("fresh.db"));
        return folder.File("fresh.db");
    }

    // Names of all columns and indexes, and the version.
    private static List<string> Structure(string database)
    {
        using var connection = new SqliteConnection("Data Source=" + database);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT t.name || '.' || c.name || ' ' || c.type || c."notnull" FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
            UNION SELECT 'index ' || name FROM sqlite_master WHERE type = 'index'
            UNION SELECT 'version ' || "Version" FROM schema_version ORDER BY 1
            """;
        using SqliteDataReader reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection("Data Source=" + Database);
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
