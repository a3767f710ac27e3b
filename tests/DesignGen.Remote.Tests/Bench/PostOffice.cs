using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DesignGen.Remote.Tests.Bench;

/// <summary>An e-mail as it arrived.</summary>
internal sealed record Letter(string From, string To, string Login, bool Secured, string Text);

/// <summary>A mail server on this machine: as much of SMTP (RFC 5321) as a client that sends one e-mail speaks, with STARTTLS and AUTH PLAIN.</summary>
internal sealed class PostOffice : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<Letter> _letters = new();
    private readonly Task _serving;

    public PostOffice()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IReadOnlyList<Letter> Letters => [.. _letters];

    /// <summary>Offers STARTTLS with a certificate that nobody signed.</summary>
    public bool Tls { get; init; }

    /// <summary>The password that is taken.</summary>
    public string Password { get; init; } = "right";

    /// <summary>The answer to a recipient.</summary>
    public string Recipient { get; set; } = "250 ok";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or AuthenticationException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        string from = "", to = "", login = "";
        bool secured = false;
        var reader = new StreamReader(stream, Encoding.Latin1);
        await SayAsync("220 here");
        while (await reader.ReadLineAsync(_stop.Token) is string line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await SayAsync("250-here\r\n250-8BITMIME\r\n250-SMTPUTF8" + (Tls && !secured ? "\r\n250-STARTTLS" : "") + "\r\n250 AUTH PLAIN");
                    break;
                case "STARTTLS":
                    await SayAsync("220 go");
                    var tls = new SslStream(stream);
                    await tls.AuthenticateAsServerAsync(Certificate());
                    (stream, reader, secured) = (tls, new StreamReader(tls, Encoding.Latin1), true);
                    break;
                case "AUTH":
                    string[] parts = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[2])).Split('\0');
                    login = parts[1];
                    await SayAsync(parts[2] == Password ? "235 ok" : "535 no");
                    break;
                case "MAIL":
                    from = line;
                    await SayAsync("250 ok");
                    break;
                case "RCPT":
                    to = line;
                    await SayAsync(Recipient);
                    break;
                case "DATA":
                    await SayAsync("354 go on");
                    var text = new StringBuilder();
                    while (await reader.ReadLineAsync(_stop.Token) is string part && part != ".")
                        text.Append(part).Append('\n');
                    _letters.Enqueue(new(from, to, login, secured, text.ToString()));
                    await SayAsync("250 ok");
                    break;
                case "QUIT":
                    await SayAsync("221 bye");
                    return;
                default:
                    await SayAsync("250 ok");
                    break;
            }
        }

        async Task SayAsync(string words) => await stream.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), _stop.Token);
    }

    private static X509Certificate2 Certificate()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
