using System.IO.Compression;
using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Store.Archives;
using DesignGen.Store.Blobs;
using DesignGen.Store.Database;
using DesignGen.Tests;

namespace DesignGen.Store.Tests;

public sealed class StoreBackupTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2027, 1, 5, 9, 30, 0, TimeSpan.Zero);
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private readonly FolderBlobStore blobs;

    public StoreBackupTests()
    {
        database = SqliteDatabase.Open(folder.File("data/designgen.db"));
        blobs = new(folder.File("data/blobs"));
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_backup_written_while_a_batch_is_drawn_holds_a_whole_moment_of_it()
    {
        var store = new BatchStore(database);
        await store.AddAsync(Samples.Batch(count: 500), default);
        using var stop = new CancellationTokenSource();
        var some = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // As workers do: a variant's pictures first, then its row.
        Task drawing = Task.Run(async () =>
        {
            for (int i = 0; i < 500 && !stop.IsCancellationRequested; i++)
            {
                await WriteAsync($"BATCH001/variants/{i:0000}/preview.png", $"picture {i}");
                await store.AddVariantAsync(Samples.Variant("BATCH001", i), default);
                if (i == 20)
                    some.SetResult();
            }
        });
        await some.Task;
        BackupManifest made = await BackUpAsync();
        stop.Cancel();
        await drawing;

        BackupManifest restored = await RestoreAsync();
        Assert.Equal(made.Files.ToArray(), restored.Files.ToArray());
        Assert.Equal(At, restored.At);
        BatchStore there = new(SqliteDatabase.Open(folder.File("restored/designgen.db")));
        var pictures = new FolderBlobStore(folder.File("restored/blobs"));
        IReadOnlyList<int> indexes = await there.IndexesAsync("BATCH001", default);
        Assert.InRange(indexes.Count, 21, 500);
        foreach (int i in indexes)
        {
            using var reader = new StreamReader(pictures.Open($"BATCH001/variants/{i:0000}/preview.png")!);
            Assert.Equal($"picture {i}", reader.ReadToEnd());
        }
        Assert.Equal(Samples.Batch(count: 500), await there.FindAsync("BATCH001", default));
    }

    [Fact]
    public async Task A_restore_overwrites_nothing()
    {
        await BackUpAsync();
        Directory.CreateDirectory(folder.File("restored"));
        File.WriteAllText(folder.File("restored/mine.txt"), "mine");
        Assert.Contains("not empty", (await Assert.ThrowsAsync<InputException>(RestoreAsync)).Message, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(folder.File("restored/mine.txt")));
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_refused_and_leaves_nothing()
    {
        await WriteAsync("B1/a.png", "a picture");
        await BackUpAsync();
        using (ZipArchive zip = ZipFile.Open(folder.File("backup.zip"), ZipArchiveMode.Update))
        {
            zip.GetEntry("blobs/B1/a.png")!.Delete();
            Add(zip, "blobs/B1/a.png", "another picture, and longer than it says");
        }
        Assert.Contains("damaged", (await Assert.ThrowsAsync<InputException>(RestoreAsync)).Message, StringComparison.Ordinal);
        Assert.Equal(["backup.zip", "data"], Directory.EnumerateFileSystemEntries(folder.Path).Select(e => Path.GetFileName(e)!).Order());
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("blobs/../../evil.txt")]
    [InlineData("/etc/evil.txt")]
    [InlineData("blobs\\..\\evil.txt")]
    [InlineData("jobs.db")]
    public async Task Names_that_no_backup_has_are_refused_before_anything_is_written(string name)
    {
        using (ZipArchive zip = ZipFile.Open(folder.File("backup.zip"), ZipArchiveMode.Create))
        {
            Add(zip, name, "x");
            Add(zip, "designgen.db", "x");
            Add(zip, "manifest.json", $$"""{ "version": 1, "at": "2027-01-05T09:30:00Z", "files": [{ "name": "designgen.db", "bytes": 1, "sha256": "" }, { "name": {{System.Text.Json.JsonSerializer.Serialize(name)}}, "bytes": 1, "sha256": "" }] }""");
        }
        Assert.Contains(name, (await Assert.ThrowsAsync<InputException>(RestoreAsync)).Message, StringComparison.Ordinal);
        Assert.Equal(["backup.zip", "data"], Directory.EnumerateFileSystemEntries(folder.Path).Select(e => Path.GetFileName(e)!).Order());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("{}")]
    [InlineData("""{ "version": 1, "files": [null] }""")]
    [InlineData("""{ "version": 9, "files": [{ "name": "designgen.db" }] }""")]
    [InlineData("not json")]
    public async Task What_is_no_backup_is_refused(string? manifest)
    {
        if (manifest is null)
        {
            File.WriteAllText(folder.File("backup.zip"), "no zip file");
        }
        else
        {
            using ZipArchive zip = ZipFile.Open(folder.File("backup.zip"), ZipArchiveMode.Create);
            Add(zip, "manifest.json", manifest);
        }
        await Assert.ThrowsAsync<InputException>(RestoreAsync);
        Assert.False(Directory.Exists(folder.File("restored")));
    }

    [PostgresFact]
    public async Task Tables_move_to_a_server_and_back_whole_and_only_into_an_empty_database()
    {
        var accounts = new AccountStore(database);
        await accounts.AddTeamAsync(new("ours", "Ours 织造"), default);
        await accounts.AddAsync(new() { Id = "u1", Team = "ours", Login = "li.na", Name = "Li Na", Roles = [Core.Accounts.Role.Designer], PasswordHash = "", CreatedAt = At }, default);
        var store = new BatchStore(database);
        for (int b = 0; b < 3; b++)
        {
            await store.AddAsync(Samples.Batch($"BATCH00{b}", count: 150) with { Team = "ours" }, default);
            for (int i = 0; i < 150; i++)
                await store.AddVariantAsync(Samples.Variant($"BATCH00{b}", i), default);
        }
        PostgresDatabase server = TestDatabase.Open();
        IReadOnlyDictionary<string, int> rows = await StoreMove.TablesAsync(database, server, default);
        Assert.Equal((3, 450, 1, 1), (rows["batches"], rows["variants"], rows["teams"], rows["users"]));
        await Assert.ThrowsAsync<InputException>(() => StoreMove.TablesAsync(database, server, default));

        SqliteDatabase back = SqliteDatabase.Open(folder.File("back.db"));
        Assert.Equal(rows, await StoreMove.TablesAsync(server, back, default));
        var backStore = new BatchStore(back);
        Assert.Equal(await store.ListAsync(default), await backStore.ListAsync(default));
        Assert.Equal(Enumerable.Range(0, 150), await backStore.IndexesAsync("BATCH002", default));
        Assert.Equal("Li Na", (await new AccountStore(back).FindByLoginAsync("li.na", default))!.Name);
    }

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private Task WriteAsync(string key, string text) => blobs.WriteAsync(key, (to, cancel) => to.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).AsTask(), default);

    private async Task<BackupManifest> BackUpAsync()
    {
        await using FileStream to = File.Create(folder.File("backup.zip"));
        return await StoreBackup.WriteAsync(database, blobs, to, At, null, default);
    }

    private async Task<BackupManifest> RestoreAsync()
    {
        await using FileStream from = File.OpenRead(folder.File("backup.zip"));
        return await StoreBackup.ReadAsync("backup.zip", from, folder.File("restored"), null, default);
    }
}
