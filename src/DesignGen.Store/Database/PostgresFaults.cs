using System.Net.Sockets;
using DesignGen.Core.Errors;
using Npgsql;

namespace DesignGen.Store.Database;

/// <summary>What PostgreSQL and the way to it report, in words that say which server and what to do, and never a password. Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html.</summary>
internal static class PostgresFaults
{
    /// <summary>The exception to throw in place of another, or null where that one is a defect of ours.</summary>
    /// <param name="fault">What was caught; the server's own may lie inside it.</param>
    /// <param name="place">The database.</param>
    public static Exception? Explain(Exception fault, PostgresPlace place)
    {
        // A wait that was given up is told by the server as a fault, too.
        if (fault is OperationCanceledException)
            return null;
        for (Exception? inner = fault; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case PostgresException told:
                    return Told(told.SqlState, fault, place);
                case NpgsqlException { InnerException: SocketException or null }:
                case SocketException:
                    return new StoreAwayException($"{place} can't be reached. Check that the server runs, its address and the network, then try again.", fault);
                case NpgsqlException { InnerException: TimeoutException }:
                    return new StoreAwayException($"{place} does not answer in time. Check its load and the network, then try again.", fault);
                case NpgsqlException { InnerException: not PostgresException }:
                    return new StoreAwayException($"The connection to {place} broke. Check that the server runs, then try again.", fault);
            }
        }
        return null;
    }

    private static Exception? Told(string code, Exception fault, PostgresPlace place) => code switch
    {
        "28P01" or "28000" => new StoreAwayException($"{place} does not let {(place.User.Length > 0 ? place.User : "us")} in. Check the user and the password in DESIGNGEN_DATABASE, and the server's pg_hba.conf.", fault),
        "3D000" => new StoreAwayException($"There is no database {place.Name} on {place.Host}. Make it with `createdb {place.Name}`, or name another.", fault),
        "42501" => new StoreAwayException($"{place} does not allow {place.User} to do this. Make the user the owner of the database.", fault),
        "25006" => new StoreAwayException($"{place} is read-only, as a standby is. Name the primary server.", fault),
        "53100" => new StoreAwayException($"The disk of {place} is full. Free some space there, then try again; nothing that was drawn is lost.", fault),
        "53300" or "53400" => new StoreAwayException($"{place} has no connection left. Raise max_connections on the server, or run fewer workers.", fault),
        "XX001" or "XX002" => new InputException(place.ToString(), null, "The database is damaged. Restore it from a backup."),
        // Connections (08), resources (53), intervention by people (57), transactions that met another one (40), faults of its system (58).
        _ when code[..2] is "08" or "53" or "57" or "40" or "58" || code == "55P03" =>
            new StoreAwayException($"{place} could not do it just now (code {code}). Try again; if that goes on, ask whoever runs the server.", fault),
        _ => null,
    };
}
