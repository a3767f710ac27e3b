using System.CommandLine;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Store.Archives;
using DesignGen.Store.Database;
using DesignGen.Store.Jobs;

namespace DesignGen.Cli.Commands;

/// <summary><c>designgen store</c>: backups of a data folder, and moves between a folder and a shared database.</summary>
internal static class StoreCommand
{
    public static Command Build(Globals globals) => new(
        "store",
        """
        Backs up a data folder, restores it, or moves batches between a data folder and a PostgreSQL database.

        Examples:
          designgen store backup koi.zip --data out/koi/.designgen
          designgen store restore koi.zip --data elsewhere/.designgen
          designgen store move --data shop/.designgen --to-database postgresql://designgen@db/designgen --to-blobs s3://prints
        """) { Backup(globals), Restore(globals), Move(globals) };

    private static Command Backup(Globals globals)
    {
        var file = new Argument<FileInfo>("file") { Description = "The zip file to write; one that is there is replaced." };
        var command = new Command(
            "backup",
            """
            Writes a data folder's batches, decisions and files into one zip file. Programs may be at work in the folder meanwhile.

            Examples:
              designgen store backup koi.zip --data out/koi/.designgen
            """) { file };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            Storage storage = globals.Storage(parsed);
            if (storage.Database is { } shared)
                throw new InputException(shared.ToString(), null, "A PostgreSQL database is backed up with pg_dump, and a bucket by its own means; docs/scaling.md shows how. This command is for data folders.");
            string data = Existing(Places.Here(globals.Data(parsed)));
            string target = parsed.GetRequiredValue(file).FullName;
            SqliteDatabase database = SqliteDatabase.Open(Path.Combine(data, Storage.DatabaseName));
            IBlobStore blobs = storage.OpenBlobs(data);
            BackupManifest? made = null;
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await WholeFile.WriteAsync(target, async to => made = await StoreBackup.WriteAsync(database, blobs, to, Clock.FromEnvironment().GetUtcNow(), null, cancel));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UnavailableException($"{target} can't be written ({e.Message}). Choose another place, or free space there.", e);
            }
            finally
            {
                (blobs as IDisposable)?.Dispose();
            }
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"{target}: {made!.Files.Length} files, {made.Bytes / 1e6:0.0} MB"),
                string.Create(CultureInfo.InvariantCulture, $"{target}：{made.Files.Length} 个文件，{made.Bytes / 1e6:0.0} MB"));
            screen.Result(new { File = target, Files = made.Files.Length, made.Bytes });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Restore(Globals globals)
    {
        var file = new Argument<FileInfo>("file") { Description = "A zip file that `store backup` wrote." };
        var command = new Command(
            "restore",
            """
            Lays a backup out as a data folder, which must be empty or missing; every file is checked against its hash.

            Examples:
              designgen store restore koi.zip --data out/koi/.designgen
            """) { file };
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            if (globals.Storage(parsed) is { } storage && (storage.IsShared || storage.Bucket is not null || storage.Folder is not null))
                throw new InputException("DESIGNGEN_DATABASE, DESIGNGEN_BLOBS", null, "A backup is restored into a data folder. Unset them, restore, then use `designgen store move`.");
            string source = parsed.GetRequiredValue(file).FullName, data = Places.Here(globals.Data(parsed));
            BackupManifest restored;
            await using (FileStream from = Opened(source))
                restored = await screen.WhileAsync(screen.In("Restoring", "恢复"), progress => StoreBackup.ReadAsync(source, from, data, progress, cancel));
            screen.Line(
                string.Create(CultureInfo.InvariantCulture, $"{data}: {restored.Files.Length} files as of {restored.At:u}"),
                string.Create(CultureInfo.InvariantCulture, $"{data}：{restored.Files.Length} 个文件，备份于 {restored.At:u}"));
            screen.Result(new { Data = data, Files = restored.Files.Length, restored.At });
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Move(Globals globals)
    {
        var database = new Option<string?>("--to-database") { Description = "PostgreSQL database to fill, which must be empty of batches.", HelpName = "address" };
        var blobs = new Option<string?>("--to-blobs") { Description = "Where files go: s3://bucket/prefix?endpoint=URL, or a folder; with --to-data, the default is that folder.", HelpName = "place" };
        var folder = new Option<DirectoryInfo?>("--to-data") { Description = "Data folder to fill, to go back to one machine.", HelpName = "dir" };
        var command = new Command(
            "move",
            """
            Copies all batches, decisions, accounts and files to another place; what is there stays. Stop all workers and
            servers first: while one is at work, nothing is moved.

            Examples:
              designgen store move --data shop/.designgen --to-database postgresql://designgen@db/designgen --to-blobs s3://prints
              designgen store move --database postgresql://designgen@db/designgen --blobs s3://prints --to-data shop/.designgen
            """) { database, blobs, folder };
        command.Validators.Add(result =>
        {
            if (result.GetResult(database) is { Implicit: false } == result.GetResult(folder) is { Implicit: false })
                result.AddError("Say where to: either --to-database with --to-blobs, or --to-data.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            Screen screen = globals.Screen(parsed);
            Storage from = globals.Storage(parsed), to = Storage.Read(parsed.GetValue(database), parsed.GetValue(blobs));
            string source = from.IsShared ? Places.Here(globals.Data(parsed)) : Existing(Places.Here(globals.Data(parsed)));
            string target = parsed.GetValue(folder)?.FullName ?? Places.Here(null);
            // Whoever works in either folder is told of, and kept away meanwhile.
            using IDisposable? here = from.Queue(source).Take(), there = to.Queue(target).Take();
            IBlobStore fromBlobs = from.OpenBlobs(source), toBlobs = to.OpenBlobs(target);
            try
            {
                bool sameFiles = from.BlobsPlace(source) == to.BlobsPlace(target);
                StoreDatabase? opened = null;
                int files = 0;
                IReadOnlyDictionary<string, int> rows = new Dictionary<string, int>();
                await StoreMove.AloneAsync(
                    from.Queue(source),
                    to.Queue(target),
                    async () =>
                    {
                        opened = to.OpenDatabase(target);
                        // Files first: whatever a row tells of is there by then.
                        files = sameFiles ? 0 : await StoreMove.BlobsAsync(fromBlobs, toBlobs, null, cancel);
                        rows = await StoreMove.TablesAsync(from.OpenDatabase(source), opened, cancel);
                    },
                    cancel);
                StoreDatabase filled = opened!;
                int batches = rows.GetValueOrDefault("batches");
                screen.Line(
                    string.Create(CultureInfo.InvariantCulture, $"{filled.Place}: {batches} batches, {rows.GetValueOrDefault("variants")} variants. {to.BlobsPlace(target)}: {files} files."),
                    string.Create(CultureInfo.InvariantCulture, $"{filled.Place}：{batches} 个批次，{rows.GetValueOrDefault("variants")} 款。{to.BlobsPlace(target)}：{files} 个文件。"));
                screen.Result(new { Database = filled.Place, Blobs = to.BlobsPlace(target), Rows = rows, Files = files });
            }
            finally
            {
                (fromBlobs as IDisposable)?.Dispose();
                (toBlobs as IDisposable)?.Dispose();
            }
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Existing(string data) => File.Exists(Path.Combine(data, Storage.DatabaseName)) ? data
        : throw new InputException(data, null, "There are no batches in this folder. Give the data folder of an earlier run with --data.");

    private static FileStream Opened(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "There is no such file. Check the name and the folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, and try again.", e);
        }
    }
}
