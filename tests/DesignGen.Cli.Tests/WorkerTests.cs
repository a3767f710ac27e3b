using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Server.Hosting;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests;

/// <summary>Workers as processes on a PostgreSQL server, and stores that move.</summary>
public sealed class WorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [PostgresFact]
    public async Task Three_workers_of_which_one_is_killed_and_one_stopped_draw_every_variant_once_though_the_server_restarts()
    {
        const int count = 72;
        using var server = new PostgresServer();
        string database = server.NewDatabase();
        using var cli = new Cli();
        cli.Environment["DESIGNGEN_DATABASE"] = database;
        cli.Environment["DESIGNGEN_BLOBS"] = cli.PathOf("shared");
        cli.Write("stripes.yaml", Briefs.Of(count));
        await using DesignGenHost host = Host(cli, database);
        BatchRecord batch = await host.SubmitAsync(Orders.Read(cli.PathOf("stripes.yaml"), null, null, Templates.Catalogue, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), fresh: false, default);

        using Cli.Running killed = cli.Start("worker", "--threads", "1"), stopped = cli.Start("worker", "--threads", "1"), left = cli.Start("worker", "--threads", "1", "--json");
        await Task.WhenAll(killed.SaysAsync(batch.Code), stopped.SaysAsync(batch.Code));
        // On a busy machine a worker can say that it begins long before its first variant is drawn.
        using var patience = new CancellationTokenSource(Patience);
        while ((await host.Batches.ProgressAsync(batch.Code, default)).Done == 0)
            await Task.Delay(20, patience.Token);
        await killed.KillAsync();
        stopped.Terminate();
        Outcome drained = await stopped.EndAsync();
        Assert.Equal(0, drained.Code);
        Assert.Contains("Stopped.", drained.Errors, StringComparison.Ordinal);
        Assert.InRange((await host.Batches.ProgressAsync(batch.Code, default)).Done, 1, count - 1);
        server.Stop();
        await Task.Delay(1000);
        server.Start();

        BatchProgress end = await host.WaitAsync(batch.Code, null, default).WaitAsync(Patience);
        Assert.Equal((count, 0, BatchState.InReview), (end.Done, end.Rejected, end.State));
        Assert.Equal(Enumerable.Range(0, count), await host.Batches.IndexesAsync(batch.Code, default));
        await foreach (VariantRecord variant in host.Batches.VariantsAsync(batch.Code, default))
        {
            using Stream? preview = host.Blobs.Open(BlobKeys.Preview(batch.Code, variant.Index));
            Assert.True(preview is { Length: > 0 }, variant.Code);
        }
        left.Terminate();
        Outcome last = await left.EndAsync();
        Assert.Equal(0, last.Code);
        Assert.True(last.Json.GetProperty("begun").GetInt32() > 1);

        // What three made between them is what one would have made.
        using var alone = new Cli();
        alone.Write("stripes.yaml", Briefs.Of(count));
        Assert.Equal(0, (await alone.RunAsync("run", "stripes.yaml", "--top", "0")).Code);
        SortedDictionary<string, string> pictures = cli.Hashes("shared"), those = alone.Hashes("out/stripes/.designgen/blobs");
        Assert.Equal(those.Where(p => p.Key.EndsWith(".png", StringComparison.Ordinal)), pictures.Where(p => p.Key.EndsWith(".png", StringComparison.Ordinal)));
    }

    [ServersFact]
    public async Task Batches_are_run_reviewed_and_produced_on_a_shared_database_and_a_bucket()
    {
        using var cli = new Cli();
        cli.Environment["DESIGNGEN_DATABASE"] = PostgresServer.Shared.NewDatabase();
        cli.Environment["DESIGNGEN_BLOBS"] = S3Server.Shared.Place("whole way");
        cli.Environment["AWS_ACCESS_KEY_ID"] = cli.Environment["AWS_SECRET_ACCESS_KEY"] = S3Server.Key;
        cli.Write("stripes.yaml", Briefs.Of(3));
        Outcome run = await cli.RunAsync("run", "stripes.yaml", "--top", "1", "--json");
        Assert.Equal((0, ""), (run.Code, run.Errors));
        string batch = run.Json.GetProperty("batch").GetString()!;
        Assert.True(File.Exists(cli.PathOf("out/stripes/review.xlsx")));
        Assert.False(Directory.Exists(cli.PathOf("out/stripes/.designgen/blobs")));

        Outcome export = await cli.RunAsync("review", "export", "--to", "again.xlsx");
        Assert.True(export.Code == 0, export.Errors);
        Outcome produce = await cli.RunAsync("produce", batch, "--top", "1", "--json");
        Assert.True(produce.Code == 0, produce.Errors);
        Assert.True(File.Exists(cli.PathOf($"out/{batch}/press/manifest.json")));
        JsonElement status = Assert.Single((await cli.RunAsync("status", "--json")).Json.GetProperty("batches").EnumerateArray());
        Assert.Equal((batch, 3), (status.GetProperty("code").GetString(), status.GetProperty("drawn").GetInt32()));
        Assert.Equal(0, (await cli.RunAsync("cancel", batch)).Code);
        string doctor = (await cli.RunAsync("doctor", "--lang", "en")).Output;
        Assert.Contains("ok    shared database: PostgreSQL", doctor, StringComparison.Ordinal);
        Assert.Contains("ok    shared files: s3://prints/whole way/", doctor, StringComparison.Ordinal);
    }

    [ServersFact]
    public async Task A_store_is_backed_up_restored_and_moved_to_a_server_and_back()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(3));
        Assert.Equal(0, (await cli.RunAsync("run", "stripes.yaml", "--top", "0")).Code);
        Outcome backup = await cli.RunAsync("store", "backup", "koi.zip", "--data", "out/stripes/.designgen");
        Assert.True(backup.Code == 0, backup.Errors);
        Outcome restore = await cli.RunAsync("store", "restore", "koi.zip", "--data", "restored", "--json");
        Assert.True(restore.Code == 0, restore.Errors + restore.Output);
        Assert.Equal(3, (await cli.RunAsync("store", "restore", "koi.zip", "--data", "restored")).Code);

        string database = PostgresServer.Shared.NewDatabase(), blobs = S3Server.Shared.Place("moved");
        cli.Environment["AWS_ACCESS_KEY_ID"] = cli.Environment["AWS_SECRET_ACCESS_KEY"] = S3Server.Key;
        Outcome there = await cli.RunAsync("store", "move", "--data", "restored", "--to-database", database, "--to-blobs", blobs);
        Assert.True(there.Code == 0, there.Errors);
        Assert.Equal(3, (await cli.RunAsync("store", "move", "--data", "restored", "--to-database", database, "--to-blobs", blobs)).Code);
        Outcome back = await cli.RunAsync("store", "move", "--database", database, "--blobs", blobs, "--to-data", "back");
        Assert.True(back.Code == 0, back.Errors);
        Assert.Equal(cli.Hashes("out/stripes/.designgen/blobs"), cli.Hashes("back/blobs"));

        foreach (string data in new[] { "restored", "back" })
        {
            JsonElement status = Assert.Single((await cli.RunAsync("status", "--json", "--data", data)).Json.GetProperty("batches").EnumerateArray());
            Assert.Equal(("in-review", 3), (status.GetProperty("state").GetString(), status.GetProperty("drawn").GetInt32()));
        }
        Assert.Equal(3, (await cli.RunAsync("store", "backup", "x.zip", "--database", database, "--blobs", blobs)).Code);
    }

    [Fact]
    public async Task A_worker_of_a_data_folder_takes_up_what_others_put_there_and_keeps_a_second_one_away()
    {
        using var cli = new Cli();
        cli.Write("stripes.yaml", Briefs.Of(2));
        using Cli.Running worker = cli.Start("worker", "--data", "shop", "--groups", "interactive,bulk", "--lang", "en");
        await worker.SaysAsync("interactive, bulk");
        Assert.Equal(4, (await cli.RunAsync("worker", "--data", "shop")).Code);
        await using (DesignGenHost host = DesignGenHost.Open(new() { DataFolder = cli.PathOf("shop"), Catalogue = Templates.Catalogue }))
        {
            BatchRecord batch = await host.SubmitAsync(Orders.Read(cli.PathOf("stripes.yaml"), null, null, Templates.Catalogue, new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), fresh: false, default);
            Assert.Equal(2, (await host.WaitAsync(batch.Code, null, default).WaitAsync(Patience)).Done);
        }
        worker.Interrupt();
        Outcome end = await worker.EndAsync();
        Assert.True(end.Code == 0, end.Errors);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Theory]
    [InlineData(2, "there is no kind of work 'night'", "worker", "--groups", "night")]
    [InlineData(3, "where all workers find the files", "status", "--database", "postgresql://li:s3cret@db.example/prints")]
    [InlineData(3, "no address of a PostgreSQL database", "worker", "--database", "s3cret")]
    [InlineData(4, "can't be reached", "worker", "--database", "postgresql://li:s3cret@127.0.0.1:1/prints", "--blobs", "shared")]
    [InlineData(2, "either --to-database with --to-blobs, or --to-data", "store", "move")]
    [InlineData(3, "There are no batches in this folder", "store", "backup", "x.zip")]
    [InlineData(3, "There is no such file", "store", "restore", "none.zip")]
    public async Task Mistakes_are_told_without_secrets(int code, string words, params string[] command)
    {
        using var cli = new Cli();
        Outcome outcome = await cli.RunAsync(command);
        Assert.Equal(code, outcome.Code);
        Assert.Contains(words, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(cli.Folder));
    }

    private static DesignGenHost Host(Cli cli, string database) => DesignGenHost.Open(new()
    {
        DataFolder = cli.PathOf("here"),
        Storage = Storage.Read(database, cli.PathOf("shared")),
        Catalogue = Templates.Catalogue,
    });
}

/// <summary>A test with PostgreSQL; skipped where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.Missing;
}

/// <summary>A test with PostgreSQL and an S3-compatible server; skipped where one is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServersFactAttribute : FactAttribute
{
    public ServersFactAttribute() => Skip = PostgresServer.Missing ?? S3Server.Missing;
}
