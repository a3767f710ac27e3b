using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Remote.Fetching;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Notices;

/// <summary>Sends signed messages to addresses that people named.</summary>
/// <remarks>
/// The header <c>DesignGen-Signature: t=1796000000,v1=…</c> has the time in seconds since 1970 and, in hexadecimal, HMAC-SHA-256 of the time, a dot and
/// the body, keyed with the secret: the receiver knows who sent it, and that it is not an old one. Redirects are not followed, the answer's body is not
/// read, and hosts inside a private network are refused unless the settings name them. A name is looked up once and what was checked is connected to.
/// </remarks>
public sealed class WebhookSender : IDisposable
{
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(15);

    private readonly NoticeSettings _settings;
    private readonly Func<string, string?> _variable;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    /// <summary>Prepares the sender.</summary>
    /// <param name="settings">Hosts that are allowed, and where the secret is.</param>
    /// <param name="variable">Reads a variable that holds a secret; null where it is not set.</param>
    /// <param name="time">The clock that signatures carry, and that time-outs go by.</param>
    public WebhookSender(NoticeSettings settings, Func<string, string?> variable, TimeProvider time)
        : this(settings, variable, time, Dns.GetHostAddressesAsync)
    {
    }

    internal WebhookSender(NoticeSettings settings, Func<string, string?> variable, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        (_settings, _variable, _time) = (settings, variable, time);
        var open = new SafeConnector(resolve, loopback: false);
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = (context, cancel) => IsPrivate(context.DnsEndPoint.Host) ? ConnectAsync(context, cancel) : open.ConnectAsync(context, cancel),
            ConnectTimeout = TimeOut,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("DesignGen");
    }

    /// <summary>Whether an address can be a webhook's by its looks; where its host leads to is looked up when something is sent.</summary>
    /// <param name="address">The address.</param>
    /// <param name="settings">Hosts that are allowed.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static string? Refusal(string address, NoticeSettings settings)
    {
        if (address.Length > 2000 || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("https" or "http"))
            return "This is no address of a webhook. Write one like https://example.com/hooks/designs.";
        if (uri.UserInfo.Length > 0)
            return $"The address has a name before its host '{uri.IdnHost}'. Leave it out: messages are signed.";
        if (settings.PrivateHosts.Contains(uri.IdnHost.ToLowerInvariant()))
            return null;
        string hint = $" Where it is inside the house, an operator may name it under webhooks: private-hosts in {NoticeSettings.FileName}.";
        return uri.Scheme != "https" ? $"The address of '{uri.IdnHost}' is not HTTPS.{hint}"
            : uri.HostNameType == UriHostNameType.Dns ? null
            : IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out IPAddress? number) && PublicAddresses.May(number, loopback: false) ? null
            : $"The address {uri.IdnHost} is inside a private network.{hint}";
    }

    /// <summary>Sends a message.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="id">Key of the message, the same for every try: receivers can tell one that comes again.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<SendResult> SendAsync(string address, string id, string body, CancellationToken cancel)
    {
        if (Refusal(address, _settings) is string refusal)
            return SendResult.Never(refusal);
        var uri = new Uri(address);
        string? secret;
        try
        {
            secret = _variable(_settings.WebhookSecretVariable);
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return SendResult.Later(e.Message);
        }
        if (string.IsNullOrEmpty(secret))
            return SendResult.Later($"The secret that messages are signed with is not set. Put it into the variable {_settings.WebhookSecretVariable}.");
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("DesignGen-Signature", Signature(secret, _time.GetUtcNow(), body));
        request.Headers.TryAddWithoutValidation("DesignGen-Delivery", id);
        using var limit = new CancellationTokenSource(TimeOut, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            int status = (int)response.StatusCode;
            return response.IsSuccessStatusCode ? SendResult.Done
                : status is >= 300 and < 400 ? SendResult.Never(FormattableString.Invariant($"'{uri.IdnHost}' leads on to another address (status {status}), which is not followed. Give the last address itself."))
                : status is 408 or 425 or 429 or >= 500 ? SendResult.Later(FormattableString.Invariant($"'{uri.IdnHost}' answered with status {status}."))
                : SendResult.Never(FormattableString.Invariant($"'{uri.IdnHost}' refused the message (status {status})."));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            return SendResult.Later(FormattableString.Invariant($"'{uri.IdnHost}' did not answer within {TimeOut.TotalSeconds:0} s."));
        }
        catch (HttpRequestException e) when (e.InnerException is ServiceFaultException { Fault.Kind: FaultKind.Address } blocked)
        {
            return SendResult.Never($"The message was not sent: {blocked.Message}.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException)
        {
            return SendResult.Later($"'{uri.IdnHost}' can't be reached ({(e as HttpRequestException)?.HttpRequestError ?? HttpRequestError.ConnectionError}).");
        }
    }

    /// <summary>The header that proves who sent a body, and when.</summary>
    public static string Signature(string secret, DateTimeOffset at, string body)
    {
        string seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(seconds + "." + body));
        return $"t={seconds},v1={Convert.ToHexStringLower(hash)}";
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private bool IsPrivate(string host) => _settings.PrivateHosts.Contains(host.ToLowerInvariant());

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
