using System.Globalization;
using System.Net.Sockets;
using DesignGen.Core.Errors;
using DesignGen.Store.Database;
using DesignGen.Tests;
using Npgsql;

namespace DesignGen.Store.Tests.Database;

public sealed class PostgresDatabaseTests
{
    [PostgresFact]
    public async Task Many_openers_of_a_new_database_make_its_tables_once()
    {
        PostgresPlace place = PostgresPlace.Parse(PostgresServer.Shared.NewDatabase());
        BatchStore[] stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new BatchStore(PostgresDatabase.Open(place)))));
        await Task.WhenAll(stores.Select((s, i) => s.AddAsync(Samples.Batch("B" + i.ToString(CultureInfo.InvariantCulture)), default)));
        Assert.Equal(6, (await stores[0].ListAsync(default)).Count);
    }

    [PostgresFact]
    public void Another_programs_database_and_a_newer_schema_are_refused()
    {
        string place = PostgresServer.Shared.NewDatabase();
        Execute(place, "CREATE TABLE songs (id integer)");
        Assert.Contains("not DesignGen's; choose another database", Assert.Throws<InputException>(() => Open(place)).Message, StringComparison.Ordinal);
        Execute(place, "DROP TABLE songs");
        Open(place);
        Execute(place, "UPDATE schema_version SET \"Version\" = 77");
        Assert.Contains("its version is 77", Assert.Throws<InputException>(() => Open(place)).Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Tables_that_lack_columns_get_them()
    {
        string place = PostgresServer.Shared.NewDatabase();
        Open(place);
        Execute(place, "ALTER TABLE batches DROP COLUMN \"Taste\"; DROP TABLE submissions; UPDATE schema_version SET \"Version\" = 1");
        Open(place);
        Execute(place, "SELECT \"Taste\" FROM batches; SELECT 1 FROM submissions");
    }

    [PostgresFact]
    public void What_keeps_a_database_from_opening_is_told_without_the_password()
    {
        string place = PostgresServer.Shared.NewDatabase();
        (string Change, string With, string Words)[] faults =
        [
            ("Password=" + PostgresServer.Password, "Password=wrong-9", "does not let designgen in"),
            ("Database=", "Database=no", "createdb not"),
            ($"Port={PostgresServer.Shared.Port}", "Port=1", "can't be reached"),
        ];
        foreach ((string change, string with, string words) in faults)
        {
            UnavailableException fault = Assert.ThrowsAny<UnavailableException>(() => Open(place.Replace(change, with, StringComparison.Ordinal)));
            Assert.Contains(words, fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("Password", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("-9", fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("53100", "is full")]
    [InlineData("25006", "read-only")]
    [InlineData("57P01", "just now (code 57P01)")]
    [InlineData("40P01", "just now (code 40P01)")]
    [InlineData("53300", "no connection left")]
    [InlineData("42501", "owner of the database")]
    public void What_the_server_reports_is_explained(string code, string words)
    {
        var told = new PostgresException("raw", "ERROR", "ERROR", code);
        Exception? explained = PostgresFaults.Explain(new InvalidOperationException("outer", told), Place);
        Assert.Contains(words, Assert.IsType<StoreAwayException>(explained).Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL database prints on db.example:6000", explained.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_connection_is_unavailable_and_a_wait_given_up_or_a_defect_is_left_alone()
    {
        Assert.IsType<StoreAwayException>(PostgresFaults.Explain(new NpgsqlException("x", new EndOfStreamException()), Place));
        Assert.IsType<StoreAwayException>(PostgresFaults.Explain(new NpgsqlException("x", new TimeoutException()), Place));
        Assert.IsType<StoreAwayException>(PostgresFaults.Explain(new SocketException(111), Place));
        Assert.Null(PostgresFaults.Explain(new OperationCanceledException("x", new PostgresException("raw", "ERROR", "ERROR", "57014")), Place));
        Assert.Null(PostgresFaults.Explain(new PostgresException("raw", "ERROR", "ERROR", "42703"), Place));
        Assert.Null(PostgresFaults.Explain(new InvalidOperationException(), Place));
    }

    [Fact]
    public void An_address_says_what_a_connection_string_says()
    {
        PostgresPlace place = PostgresPlace.Parse("postgresql://li%40na:p%3Aw@db.example/prints?sslmode=verify-full");
        Assert.Equal(("prints", "db.example:5432", "li@na"), (place.Name, place.Host, place.User));
        var settings = new NpgsqlConnectionStringBuilder(place.ConnectionString);
        Assert.Equal(("p:w", SslMode.VerifyFull), (settings.Password, settings.SslMode));
    }

    [Theory]
    [InlineData("prints")]
    [InlineData("Host=db")]
    [InlineData("Host=db;Database=x;Secret=s3cret")]
    [InlineData("postgresql://db")]
    [InlineData("postgresql://u:s3cret@db/x?nonsense=1")]
    public void What_is_no_address_is_refused_and_not_repeated(string text)
    {
        InputException refusal = Assert.Throws<InputException>(() => PostgresPlace.Parse(text));
        Assert.Contains("DESIGNGEN_DATABASE", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    private static PostgresPlace Place => PostgresPlace.Parse("Host=db.example;Port=6000;Database=prints;Username=li;Password=secret");

    private static PostgresDatabase Open(string place) => PostgresDatabase.Open(PostgresPlace.Parse(place));

    private static void Execute(string place, string sql)
    {
        using var connection = new NpgsqlConnection(place);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
