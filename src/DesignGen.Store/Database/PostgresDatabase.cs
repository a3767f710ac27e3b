using DesignGen.Core.Errors;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DesignGen.Store.Database;

/// <summary>A database on a PostgreSQL server (version 13 or later), for several machines.</summary>
public sealed class PostgresDatabase : StoreDatabase
{
    private PostgresDatabase(PostgresPlace place)
        : base(options => options.UseNpgsql(place.ConnectionString)) => Server = place;

    /// <summary>Where it is, and how it is reached.</summary>
    public PostgresPlace Server { get; }

    /// <inheritdoc/>
    public override string Place => Server.ToString();

    private protected override ISchemaDialect Dialect => new PostgresSchemaDialect();

    /// <summary>Opens a database, and makes its tables where they are missing.</summary>
    /// <param name="place">The database, which must be there; its tables need not.</param>
    /// <exception cref="UnavailableException">The server can't be reached, or does not let us in; the message says what to do.</exception>
    /// <exception cref="InputException">It is not DesignGen's, or a newer DesignGen's.</exception>
    public static PostgresDatabase Open(PostgresPlace place)
    {
        var database = new PostgresDatabase(place);
        try
        {
            database.Prepare();
            return database;
        }
        catch (Exception e) when (PostgresFaults.Explain(e, place) is Exception explained)
        {
            throw explained;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Old rows are let go of for others to take their place; the server's own log and backups are its keeper's.</remarks>
    internal override Task WipeAsync(CancellationToken cancel) => InContextAsync(context => context.Database.ExecuteSqlRawAsync("VACUUM", cancel));

    internal override Exception? Explain(Exception fault) => PostgresFaults.Explain(fault, Server);
}

/// <summary>A database on a PostgreSQL server: how it is reached, and how it is called without its password.</summary>
public sealed class PostgresPlace
{
    private PostgresPlace(NpgsqlConnectionStringBuilder settings)
    {
        ConnectionString = settings.ToString();
        Name = settings.Database ?? settings.Username ?? "";
        Host = FormattableString.Invariant($"{settings.Host}:{settings.Port}");
        User = settings.Username ?? "";
    }

    /// <summary>How it is reached; holds the password.</summary>
    internal string ConnectionString { get; }

    /// <summary>Name of the database.</summary>
    public string Name { get; }

    /// <summary>The server and its port.</summary>
    public string Host { get; }

    /// <summary>Who logs in there.</summary>
    public string User { get; }

    /// <summary>Reads a connection string (<c>Host=db;Database=designgen;Username=designgen;Password=…</c>) or address (<c>postgresql://user:password@host:5432/database</c>).</summary>
    /// <exception cref="InputException">It is neither; the message does not repeat it.</exception>
    public static PostgresPlace Parse(string text)
    {
        try
        {
            var settings = text.StartsWith("postgres://", StringComparison.Ordinal) || text.StartsWith("postgresql://", StringComparison.Ordinal)
                ? FromAddress(new(text))
                : new NpgsqlConnectionStringBuilder(text);
            if (string.IsNullOrEmpty(settings.Host) || string.IsNullOrEmpty(settings.Database))
                throw Wrong(null);
            // A server that went away without a word is found out within half a minute, not within hours.
            if (settings.KeepAlive == 0)
                settings.KeepAlive = 10;
            settings.ApplicationName ??= "DesignGen";
            return new(settings);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw Wrong(e);
        }
    }

    /// <summary>Logs in and changes nothing.</summary>
    /// <returns>The server's version.</returns>
    /// <exception cref="UnavailableException">It can't be reached, or does not let us in.</exception>
    public Version Reach()
    {
        try
        {
            using var connection = new NpgsqlConnection(ConnectionString);
            connection.Open();
            return connection.PostgreSqlVersion;
        }
        catch (Exception e) when (PostgresFaults.Explain(e, this) is Exception explained)
        {
            throw explained;
        }
    }

    /// <summary>What people read: the database and its server.</summary>
    public override string ToString() => $"PostgreSQL database {Name} on {Host}";

    private static InputException Wrong(Exception? inner) =>
        new("DESIGNGEN_DATABASE or --database", null, "This is no address of a PostgreSQL database. Write it as Host=db.example;Database=designgen;Username=designgen;Password=..., or as postgresql://user:password@host:5432/database.", inner);

    private static NpgsqlConnectionStringBuilder FromAddress(Uri address)
    {
        string[] user = address.UserInfo.Split(':', 2);
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port > 0 ? address.Port : 5432,
            Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
        };
        if (user[0].Length > 0)
            settings.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            settings.Password = Uri.UnescapeDataString(user[1]);
        foreach (string option in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] pair = option.Split('=', 2);
            string value = Uri.UnescapeDataString(pair.ElementAtOrDefault(1) ?? "");
            // libpq spells these otherwise: https://www.postgresql.org/docs/current/libpq-connect.html.
            if (pair[0] == "sslmode")
                settings["SSL Mode"] = value.Replace("-", "", StringComparison.Ordinal);
            else
                settings[pair[0] == "sslrootcert" ? "Root Certificate" : Uri.UnescapeDataString(pair[0])] = value;
        }
        return settings;
    }
}
