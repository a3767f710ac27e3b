using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DesignGen.Tests;

/// <summary>A PostgreSQL server of the tests' own, in a temporary folder and on a free port; gone when it is disposed of.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>The owner of its databases, and the password.</summary>
    public const string User = "designgen", Password = "plate-7";

    private static readonly Lazy<PostgresServer> One = new(() => new PostgresServer());

    private static int _databases;
    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-postgres-").FullName;

    /// <summary>Makes and starts one.</summary>
    public PostgresServer()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        Afterwards.Run($"[ -f '{Data}/postmaster.pid' ] && kill -QUIT $(head -n 1 '{Data}/postmaster.pid'); rm -rf '{_folder}'");
        string password = Path.Combine(_folder, "password");
        File.WriteAllText(password, Password);
        // PostgreSQL refuses to run as root; Debian's package comes with a user for it.
        if (Environment.IsPrivilegedProcess)
            Run("chown", ["-R", "postgres", _folder]);
        RunAsOwner("initdb", "-D", Data, "-U", User, "-A", "scram-sha-256", "--pwfile", password, "-E", "UTF8", "--locale=C", "--no-sync");
        Start();
    }

    /// <summary>Folder of its programs; null where it is not installed.</summary>
    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out int v) ? v : 0).Select(d => Path.Combine(d, "bin")).FirstOrDefault(d => File.Exists(Path.Combine(d, "postgres")))
        : Path.GetDirectoryName(ClientFactAttribute.Find("initdb"));

    /// <summary>Why tests that need one are skipped; null where they are not. With DESIGNGEN_REQUIRE_CLIENTS=1 they never are.</summary>
    public static string? Missing => Programs is null && Environment.GetEnvironmentVariable("DESIGNGEN_REQUIRE_CLIENTS") != "1" ? "needs PostgreSQL's initdb and postgres" : null;

    /// <summary>The one that tests share.</summary>
    public static PostgresServer Shared => One.Value;

    /// <summary>Its port on the loopback address.</summary>
    public int Port { get; }

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Makes an empty database.</summary>
    /// <returns>How it is reached.</returns>
    public string NewDatabase()
    {
        string name = "t" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        Run(Path.Combine(Programs!, "createdb"), ["-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", User, name]);
        return FormattableString.Invariant($"Host=127.0.0.1;Port={Port};Database={name};Username={User};Password={Password}");
    }

    /// <summary>Stops it at once, as a server does that is restarted: connections break.</summary>
    public void Stop() => RunAsOwner("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-s");

    /// <summary>Starts it, and waits until it takes connections.</summary>
    public void Start() => RunAsOwner(
        "pg_ctl", "start", "-D", Data, "-w", "-s", "-l", Path.Combine(_folder, "log"), "-o",
        FormattableString.Invariant($"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=200"));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            Stop();
        Directory.Delete(_folder, recursive: true);
    }

    private void RunAsOwner(string program, params string[] arguments)
    {
        string path = Path.Combine(Programs!, program);
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private void Run(string program, string[] arguments)
    {
        // Nothing is read from it: what a server inherits of its starter's output would keep that open.
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = _folder };
        start.Environment["PGPASSWORD"] = Password;
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
