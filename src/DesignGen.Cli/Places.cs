using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Store.Database;

namespace DesignGen.Cli;

/// <summary>Where batches lie: each run keeps its data in <c>.designgen</c> in its output folder, and output folders lie in <c>out</c>, those of a list of briefs in a folder of the list's name there.</summary>
internal static class Places
{
    /// <summary>Name of the data folder in an output folder.</summary>
    public const string DataName = ".designgen";

    private const string OutputName = "out";

    /// <summary>The output folder of a brief, a workbook or a folder of them, unless another is given.</summary>
    public static string OutputOf(string brief)
    {
        // A folder's name may hold dots, and be written as one.
        string name = Directory.Exists(brief) ? new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(brief))).Name : Path.GetFileNameWithoutExtension(brief);
        return Path.Combine(OutputName, Path.IsPathRooted(name) ? "briefs" : name);
    }

    /// <summary>The output folder that a data folder belongs to.</summary>
    public static string OutputOfData(string data) =>
        Path.GetFileName(Path.TrimEndingDirectorySeparator(data)) == DataName ? Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(data))! : data;

    /// <summary>The data folder of a program that works for many, unless another is given.</summary>
    public static string Here(string? given) => given ?? Path.Combine(Directory.GetCurrentDirectory(), DataName);

    /// <summary>The data folders that there are: the one given, else those of here and of <c>out</c>. Where the database is shared there is one, of what is only for a while.</summary>
    public static IReadOnlyList<string> DataFolders(string? given, Storage storage)
    {
        if (storage.IsShared)
            return [Here(given)];
        if (given is not null)
            return Has(given) ? [given] : throw new InputException(given, null, "There are no batches in this folder. Give the data folder of an earlier run with --data.");
        string here = Directory.GetCurrentDirectory();
        var found = new List<string>();
        string[] outputs = Directory.Exists(Path.Combine(here, OutputName)) ? Directory.GetDirectories(Path.Combine(here, OutputName)) : [];
        // The batches of a workbook or a folder of briefs lie one level deeper.
        foreach (string folder in outputs.Concat(outputs.SelectMany(o => Directory.GetDirectories(o, "*", new EnumerationOptions()))).Order(StringComparer.Ordinal).Prepend(here))
        {
            if (Has(Path.Combine(folder, DataName)))
                found.Add(Path.Combine(folder, DataName));
        }
        return found;
    }

    /// <summary>Finds a batch.</summary>
    /// <param name="batch">A batch code, an output folder, or null for the newest batch there is.</param>
    /// <param name="given">The data folder that was given; null searches.</param>
    /// <param name="storage">Where batches are kept.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">There is no such batch.</exception>
    public static async Task<(string Data, string Code)> FindAsync(string? batch, string? given, Storage storage, CancellationToken cancel)
    {
        if (storage.Database is { } shared)
        {
            BatchRecord? known = await FindSharedAsync(new BatchStore(PostgresDatabase.Open(shared)), batch, cancel);
            return known is not null ? (given ?? Path.Combine(Directory.GetCurrentDirectory(), OutputName, known.Code, DataName), known.Code)
                : throw new InputException(batch ?? shared.ToString(), null, batch is null ? "There are no batches yet. Make one with `designgen run BRIEF`." : $"There is no batch of this code in {shared}. `designgen status` lists the batches.");
        }
        string? code = batch is null ? null : VariantCode.Normalize(batch);
        if (batch is not null && Directory.Exists(batch))
        {
            (given, code) = (Path.GetFullPath(Has(batch) ? batch : Path.Combine(batch, DataName)), null);
        }
        IReadOnlyList<string> folders = DataFolders(given, storage);
        (string Data, BatchRecord Batch)? newest = null;
        foreach (string data in folders)
        {
            foreach (BatchRecord record in await new BatchStore(SqliteDatabase.Open(Path.Combine(data, Storage.DatabaseName))).ListAsync(cancel))
            {
                if (record.Code == code)
                    return (data, record.Code);
                if (code is null && (newest is null || record.CreatedAt > newest.Value.Batch.CreatedAt))
                    newest = (data, record);
            }
        }
        if (newest is not null)
            return (newest.Value.Data, newest.Value.Batch.Code);
        string where = folders.Count == 0 ? $"{DataName} and {OutputName}/*/{DataName} below {Directory.GetCurrentDirectory()}" : string.Join(", ", folders);
        throw code is null
            ? new InputException(where, null, "There are no batches yet. Make one with `designgen run BRIEF`, or give its data folder with --data.")
            : new InputException(batch!, null, $"There is no batch of this code in {where}. `designgen status` lists the batches; --data names another folder.");
    }

    /// <summary>The data folder that a reviewed workbook belongs to: the one beside it, else the first that knows its batch.</summary>
    /// <exception cref="InputException">None does.</exception>
    public static IReadOnlyList<string> ForWorkbook(string workbook, string? given, Storage storage)
    {
        if (storage.IsShared)
            return DataFolders(given, storage);
        string beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(workbook))!, DataName);
        return given is null && Has(beside) ? [beside, .. DataFolders(null, storage).Where(d => d != beside)] : DataFolders(given, storage);
    }

    private static async Task<BatchRecord?> FindSharedAsync(BatchStore store, string? batch, CancellationToken cancel) => batch is not null
        ? await store.FindAsync(VariantCode.Normalize(batch), cancel)
        : (await store.PageAsync(new BatchQuery(null, [], "", null, 1), cancel)).FirstOrDefault();

    private static bool Has(string data) => File.Exists(Path.Combine(data, Storage.DatabaseName));
}
