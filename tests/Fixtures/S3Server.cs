using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DesignGen.Tests;

/// <summary>An S3-compatible server of the tests' own (s3rver, from npm) in a temporary folder and on a free port.</summary>
public sealed class S3Server
{
    /// <summary>Its bucket, and its key of access, whose secret is the same.</summary>
    public const string Bucket = "prints", Key = "S3RVER";

    private static readonly Lazy<S3Server> One = new(() => new S3Server());

    private static readonly string Program = Path.Combine(Templates.Root(), "tests", "npm", "node_modules", "s3rver", "bin", "s3rver.js");
    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-s3-").FullName;
    private readonly int _port;
    private readonly Process _process;
    private bool _listens;

    private S3Server()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            _port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        _process = Process.Start(new ProcessStartInfo("node", [Program, "-d", _folder, "-a", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "--configure-bucket", Bucket])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Afterwards.Run(FormattableString.Invariant($"kill {_process.Id}; rm -rf '{_folder}'"));
        using var listens = new ManualResetEventSlim();
        _process.ErrorDataReceived += (_, _) => { };
        _process.OutputDataReceived += (_, line) =>
        {
            // Says where it listens once it does; a line of nothing is the end.
            if (!_listens && (line.Data is null || line.Data.Contains("listening", StringComparison.OrdinalIgnoreCase)))
            {
                _listens = true;
                listens.Set();
            }
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        listens.Wait(TimeSpan.FromSeconds(30));
    }

    /// <summary>Why tests that need one are skipped; null where they are not.</summary>
    public static string? Missing => File.Exists(Program) && ClientFactAttribute.Find("node") is not null ? null : "needs node, and s3rver in tests/npm, which the build installs where npm and a network are there";

    /// <summary>The one that tests share.</summary>
    public static S3Server Shared => One.Value;

    /// <summary>A place in its bucket.</summary>
    public string Place(string prefix) => FormattableString.Invariant($"s3://{Bucket}/{Uri.EscapeDataString(prefix)}?endpoint=http://127.0.0.1:{_port}");
}
