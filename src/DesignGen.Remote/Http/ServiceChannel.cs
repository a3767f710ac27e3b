using System.Globalization;
using System.Net.Sockets;
using DesignGen.Remote.Spending;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace DesignGen.Remote.Http;

/// <summary>
/// Sends requests to one service: keeps its pace, times out, tries again what may pass by itself, and keeps the ledger of every attempt
/// that may be charged.
/// </summary>
/// <remarks>
/// Order, from the outside: retry, pace, hold in the ledger, time-out, HTTP. A retry waits 1 s, then 2, 4 and 8 s with jitter, or as long
/// as the service asks; when it asks for more than two minutes the request ends there, and the caller's queue waits instead. A request that
/// is charged for and whose fate is unknown is sent once more only: each attempt may be charged.
/// </remarks>
internal sealed class ServiceChannel : IDisposable
{
    /// <summary>Attempts after the first.</summary>
    public const int Retries = 4;

    /// <summary>The longest that a service's wish to wait is followed.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    // Longest single step of a service by tasks: they answer at once or not at all.
    private static readonly TimeSpan StepTimeout = TimeSpan.FromSeconds(30);

    // Answers without pictures in them.
    private const long SmallAnswer = 4 << 20;

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private readonly RequestPace _pace;
    private readonly KeyGuard _guard;
    private readonly ResiliencePipeline<Outcome> _retry;

    /// <param name="perMinute">Most requests begun in any 60 seconds.</param>
    /// <param name="timeout">How long one request may take.</param>
    /// <param name="guard">Takes keys out of what the service says.</param>
    /// <param name="time">The clock.</param>
    public ServiceChannel(int perMinute, TimeSpan timeout, KeyGuard guard, TimeProvider time)
    {
        (_time, _guard) = (time, guard);
        _pace = new(perMinute, time);
        Timeout = timeout;
        // Keys travel in headers and addresses: no redirect may carry them elsewhere.
        _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = StepTimeout, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
        {
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("DesignGen");
        _retry = new ResiliencePipelineBuilder<Outcome> { TimeProvider = time }.AddRetry(new RetryStrategyOptions<Outcome>
        {
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(30),
            ShouldHandle = args => ValueTask.FromResult(args.Outcome.Result is { } outcome && outcome.MayPass(args.AttemptNumber)),
            DelayGenerator = args => ValueTask.FromResult(args.Outcome.Result?.Reply?.Wait ?? args.Outcome.Result?.Fault?.Wait),
        }).Build();
    }

    /// <summary>How long one request may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time => _time;

    /// <summary>Sends a request that is charged for, and gets its answer or its task.</summary>
    /// <param name="request">Makes the request, anew for every attempt.</param>
    /// <param name="explain">Tells what an answer says went wrong; null where all is well.</param>
    /// <param name="call">The order's account: holds before every attempt, and keeps the one of the attempt that went well; null where no price is set.</param>
    /// <param name="task">Whether the answer is a task to ask for, not yet what was ordered.</param>
    /// <param name="most">Longest answer, bytes.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ServiceFaultException">It did not go well, after the retries that its kind allows.</exception>
    public Task<ServiceReply> PayAsync(Func<HttpRequestMessage> request, Func<ServiceReply, ServiceFault?> explain, PaidCall? call, bool task, long most, CancellationToken cancel) =>
        SendAsync(request, explain, true, call, task ? Step : Timeout, most, cancel);

    /// <summary>Sends a request that costs nothing: a question after a task, or for a token.</summary>
    /// <exception cref="ServiceFaultException">As for <see cref="PayAsync"/>.</exception>
    public Task<ServiceReply> AskAsync(Func<HttpRequestMessage> request, Func<ServiceReply, ServiceFault?> explain, CancellationToken cancel) =>
        SendAsync(request, explain, false, null, Step, SmallAnswer, cancel);

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private TimeSpan Step => Timeout < StepTimeout ? Timeout : StepTimeout;

    private async Task<ServiceReply> SendAsync(Func<HttpRequestMessage> request, Func<ServiceReply, ServiceFault?> explain, bool paced, PaidCall? call, TimeSpan timeout, long most, CancellationToken cancel)
    {
        ResiliencePipeline limit = new ResiliencePipelineBuilder { TimeProvider = _time }.AddTimeout(new TimeoutStrategyOptions { Timeout = timeout }).Build();
        Outcome outcome = await _retry.ExecuteAsync(async token => await AttemptAsync(limit, request, explain, paced, call, timeout, most, token), cancel);
        return outcome.Fault is { } fault ? throw new ServiceFaultException(fault, outcome.Cause) : outcome.Reply!;
    }

    private async Task<Outcome> AttemptAsync(ResiliencePipeline limit, Func<HttpRequestMessage> request, Func<ServiceReply, ServiceFault?> explain, bool paced, PaidCall? call, TimeSpan timeout, long most, CancellationToken cancel)
    {
        if (paced)
            await _pace.EnterAsync(cancel);
        if (call is not null)
            await call.HoldAsync(cancel);
        Outcome outcome;
        try
        {
            outcome = await limit.ExecuteAsync(async token => await ExchangeAsync(request, explain, most, token), cancel);
        }
        catch (TimeoutRejectedException e)
        {
            outcome = new(null, new(FaultKind.Unknown, FormattableString.Invariant($"no answer within {timeout.TotalSeconds:0} s")), e);
        }
        catch (HttpRequestException e)
        {
            bool unreached = e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            outcome = new(null, new(unreached ? FaultKind.Unreached : FaultKind.Unknown, Reason(e)), e);
        }
        catch (IOException e)
        {
            outcome = new(null, new(FaultKind.Unknown, "the connection broke"), e);
        }
        catch (ServiceFaultException e)
        {
            outcome = new(null, e.Fault, e);
        }
        catch (OperationCanceledException)
        {
            // The request may have arrived: its price stays counted.
            if (call is not null)
                await call.SettleAsync(free: false);
            throw;
        }
        if (call is not null && outcome.Fault is { } fault)
            await call.SettleAsync(fault.Free);
        return outcome with { Paid = paced };
    }

    private async Task<Outcome> ExchangeAsync(Func<HttpRequestMessage> request, Func<ServiceReply, ServiceFault?> explain, long most, CancellationToken cancel)
    {
        using HttpRequestMessage message = request();
        using HttpResponseMessage response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        ServiceReply reply = await ServiceReply.ReadAsync(response, response.IsSuccessStatusCode ? most : SmallAnswer, _time, cancel);
        ServiceFault? fault = explain(reply);
        return new(reply, fault is null ? null : Told(fault, reply), null);
    }

    private ServiceFault Told(ServiceFault fault, ServiceReply reply)
    {
        string words = _guard.Clean(fault.Words);
        if (fault.Kind == FaultKind.Busy && reply.Wait is { } wait)
            words += string.Create(CultureInfo.InvariantCulture, $" (it asks to wait {Math.Ceiling(wait.TotalSeconds):0} s)");
        return fault with { Words = words, RequestId = _guard.Clean(fault.RequestId) };
    }

    private static string Reason(HttpRequestException e) => e switch
    {
        { InnerException: SocketException socket } => $"no connection ({socket.SocketErrorCode})",
        { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection",
        _ => $"the connection broke ({e.HttpRequestError})",
    };

    private sealed record Outcome(ServiceReply? Reply, ServiceFault? Fault, Exception? Cause, bool Paid = false)
    {
        /// <summary>Whether another attempt may go better.</summary>
        /// <param name="tried">Retries so far.</param>
        public bool MayPass(int tried) => Fault?.Kind switch
        {
            FaultKind.Unreached => true,
            FaultKind.Unknown => !Paid || tried < 1,
            FaultKind.Busy => !(Reply?.Wait > LongestWait),
            _ => false,
        };
    }
}
