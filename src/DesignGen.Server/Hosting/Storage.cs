using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Store.Blobs;
using DesignGen.Store.Database;
using DesignGen.Store.Jobs;

namespace DesignGen.Server.Hosting;

/// <summary>Where a host keeps batches, their queue and their files: in its data folder, or where several machines share them.</summary>
public sealed record Storage
{
    /// <summary>Name of the database file in a data folder.</summary>
    public const string DatabaseName = "designgen.db";

    /// <summary>Name of the file of the queue in a data folder.</summary>
    public const string QueueName = "jobs.db";

    /// <summary>Name of the folder of files in a data folder.</summary>
    public const string BlobsName = "blobs";

    /// <summary>All in the data folder.</summary>
    public static Storage InFolder { get; } = new();

    /// <summary>The PostgreSQL database of batches and queue; null keeps both in files of the data folder.</summary>
    public PostgresPlace? Database { get; private init; }

    /// <summary>The bucket of files; null where they are in a folder.</summary>
    public S3Place? Bucket { get; private init; }

    /// <summary>The folder of files; null where they are in a bucket, or in the data folder.</summary>
    public string? Folder { get; private init; }

    /// <summary>Whether workers of several programs share it.</summary>
    public bool IsShared => Database is not null;

    /// <summary>Reads what a user set.</summary>
    /// <param name="database">A PostgreSQL connection string or address; null or empty for files in the data folder.</param>
    /// <param name="blobs"><c>s3://bucket/prefix?endpoint=…</c> or a folder; null or empty for the data folder.</param>
    /// <exception cref="InputException">One of them is wrong, or a database is shared and the files are not.</exception>
    public static Storage Read(string? database, string? blobs)
    {
        bool s3 = blobs?.StartsWith("s3:", StringComparison.OrdinalIgnoreCase) == true;
        var storage = new Storage
        {
            Database = string.IsNullOrWhiteSpace(database) ? null : PostgresPlace.Parse(database),
            Bucket = s3 ? S3Place.Parse(blobs!) : null,
            Folder = s3 || string.IsNullOrWhiteSpace(blobs) ? null : Path.GetFullPath(blobs),
        };
        return storage.Database is not null && storage.Bucket is null && storage.Folder is null
            ? throw new InputException("DESIGNGEN_BLOBS or --blobs", null, "With a PostgreSQL database, say where all workers find the files: s3://bucket/prefix?endpoint=https://host:port, or a folder that all machines share.")
            : storage;
    }

    /// <summary>Opens the database, and makes its tables where they are missing.</summary>
    /// <exception cref="InputException">It is another program's, or a newer DesignGen's.</exception>
    /// <exception cref="UnavailableException">It can't be reached or written.</exception>
    public StoreDatabase OpenDatabase(string dataFolder) =>
        Database is null ? SqliteDatabase.Open(Path.Combine(dataFolder, DatabaseName)) : PostgresDatabase.Open(Database);

    /// <summary>Opens the store of files; whoever asks disposes of it where that can be done.</summary>
    /// <exception cref="UnavailableException">The folder can't be made or read.</exception>
    public IBlobStore OpenBlobs(string dataFolder) =>
        Bucket is not null ? new S3BlobStore(Bucket) : new FolderBlobStore(Folder ?? Path.Combine(dataFolder, BlobsName));

    /// <summary>Where the files are, for messages and to tell places apart.</summary>
    public string BlobsPlace(string dataFolder) => Bucket?.ToString() ?? Folder ?? Path.Combine(dataFolder, BlobsName);

    /// <summary>Where the queue lies.</summary>
    public JobQueue Queue(string dataFolder) => Database is null ? JobQueue.InFile(Path.Combine(dataFolder, QueueName)) : JobQueue.On(Database);
}
