using DesignGen.Core.Catalogue;
using DesignGen.Remote.Http;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace DesignGen.Remote.Fetching;

/// <summary>Fetches pictures from the addresses that a service answered with.</summary>
/// <remarks>
/// The service's key is never sent along. Redirects are followed up to three times, each checked as the first address was. The system's
/// proxy is not used: it would look names up itself, unchecked.
/// </remarks>
internal sealed class PictureFetcher : IDisposable
{
    private const int MostRedirects = 3;

    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(90);

    private readonly HttpClient _client;
    private readonly HostRules _rules;
    private readonly long _most;
    private readonly ResiliencePipeline _pipeline;

    public PictureFetcher(ImageService service, RemoteOptions options)
    {
        _rules = new(service.PictureHosts, options.AllowLoopbackPictures);
        _most = options.MaxPictureBytes;
        var connector = new SafeConnector(options.Resolve, options.AllowLoopbackPictures);
        _client = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = connector.ConnectAsync,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("DesignGen");
        _client.DefaultRequestHeaders.Accept.ParseAdd("image/png, image/jpeg");
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = options.Time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 3,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(15),
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is TimeoutRejectedException or ServiceFaultException { Fault.Kind: FaultKind.Busy or FaultKind.Unknown }),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = FetchTimeout })
            .Build();
    }

    /// <summary>Fetches a picture's bytes, not yet looked at.</summary>
    /// <param name="address">The address, as the service gave it.</param>
    /// <param name="upgrade">Whether an address by HTTP is fetched by HTTPS.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ServiceFaultException">It may not be fetched, can't be, is too long, or is no picture by its content type.</exception>
    public async Task<byte[]> FetchAsync(string address, bool upgrade, CancellationToken cancel)
    {
        Uri first = _rules.Check(address, upgrade);
        try
        {
            return await _pipeline.ExecuteAsync(async token => await FollowAsync(first, token), cancel);
        }
        catch (TimeoutRejectedException e)
        {
            throw new ServiceFaultException(FaultKind.Unknown, FormattableString.Invariant($"the picture did not come from '{first.IdnHost}' within {FetchTimeout.TotalSeconds:0} s"), e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<byte[]> FollowAsync(Uri address, CancellationToken cancel)
    {
        for (int redirects = 0; ; redirects++)
        {
            try
            {
                using HttpResponseMessage response = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
                if (response.IsSuccessStatusCode)
                    return await TakeAsync(response, address, cancel);
                address = Next(response, address, redirects);
            }
            catch (HttpRequestException e) when (e.InnerException is ServiceFaultException blocked)
            {
                throw new ServiceFaultException(blocked.Fault, e);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                throw new ServiceFaultException(FaultKind.Unknown, $"the picture can't be fetched from '{address.IdnHost}' ({(e as HttpRequestException)?.HttpRequestError ?? HttpRequestError.ResponseEnded})", e);
            }
        }
    }

    private Uri Next(HttpResponseMessage response, Uri address, int redirects)
    {
        int code = (int)response.StatusCode;
        if (code is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } to)
        {
            return redirects < MostRedirects
                ? _rules.Check(new Uri(address, to))
                : throw new ServiceFaultException(FaultKind.Address, FormattableString.Invariant($"the picture's address on '{address.IdnHost}' leads on more than {MostRedirects} times"));
        }
        FaultKind kind = code is 408 or 425 or 429 or >= 500 ? FaultKind.Busy : FaultKind.Answer;
        throw new ServiceFaultException(kind, FormattableString.Invariant($"the picture can't be fetched from '{address.IdnHost}' (status {code})"));
    }

    private async Task<byte[]> TakeAsync(HttpResponseMessage response, Uri address, CancellationToken cancel)
    {
        string type = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() ?? "";
        // Stores of objects call what nobody typed octet-stream; the first bytes decide in any case.
        if (type is not ("image/png" or "image/jpeg" or "image/jpg" or "application/octet-stream" or "binary/octet-stream"))
            throw new ServiceFaultException(FaultKind.Answer, $"'{address.IdnHost}' sent {(type.Length > 0 ? type : "something without a type")} in place of a PNG or JPEG picture");
        return await CappedBody.ReadAsync(response.Content, _most, cancel);
    }
}
