using DesignGen.Core.Errors;
using Microsoft.Data.Sqlite;

namespace DesignGen.Store.Database;

/// <summary>What SQLite reports, in words that say which file and what to do. Codes: https://www.sqlite.org/rescode.html.</summary>
internal static class SqliteFaults
{
    /// <summary>The exception to throw in place of another, or null where that one is a defect of ours.</summary>
    /// <param name="fault">What was caught; SQLite's own may lie inside it.</param>
    /// <param name="path">The database file.</param>
    public static Exception? Explain(Exception fault, string path)
    {
        Exception? inner = fault;
        while (inner is not null and not SqliteException)
            inner = inner.InnerException;
        if (inner is not SqliteException sqlite)
            return null;
        string folder = Path.GetDirectoryName(path) ?? path;
        return sqlite.SqliteErrorCode switch
        {
            5 or 6 => new StoreAwayException($"The database {path} is locked by another program. Close the other program, or wait until it is done, and try again.", fault),
            8 => new StoreAwayException($"The database {path} can't be written: it or its folder is read-only. Allow writing to {folder}, or choose another folder with --data.", fault),
            10 => new StoreAwayException($"Reading or writing the database {path} failed. Check the drive of {folder}, then try again.", fault),
            13 => new StoreAwayException($"The disk with {path} is full. Free some space, then try again; nothing that was drawn is lost.", fault),
            14 => new StoreAwayException($"The database {path} can't be opened. Check that {folder} exists and may be written, or choose another folder with --data.", fault),
            11 => new InputException(path, null, "The database is damaged. Restore it from a backup, or remove the file and run the brief again.", fault),
            26 => new InputException(path, null, "This file is not a DesignGen database. Choose another folder with --data, or move the file away.", fault),
            _ => null,
        };
    }
}
