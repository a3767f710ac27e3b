using System.Collections.Concurrent;
using DesignGen.Core.Errors;

namespace DesignGen.Store.Jobs;

/// <summary>Work that waits for the database or the files of the batches.</summary>
/// <param name="Batch">Code of the batch.</param>
/// <param name="Since">When it met first that they are away.</param>
/// <param name="Tries">How often it was tried since.</param>
/// <param name="Next">When it is tried again.</param>
/// <param name="Message">What is away, and what to do.</param>
public sealed record StoreWait(string Batch, DateTimeOffset Since, int Tries, DateTimeOffset Next, string Message);

/// <summary>Tries work again that met something unavailable.</summary>
internal sealed class Retries
{
    // So long at most between two tries: who brings a server back does not wait for us any longer.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly JobsOptions _options;
    private readonly ConcurrentDictionary<object, StoreWait> _waits = new();

    /// <param name="options">How often, and whether it waits for the store however long that takes.</param>
    public Retries(JobsOptions options)
    {
        _options = options;
        WaitMeter.Ready();
    }

    /// <summary>The work that waits for the store at this moment, the longest wait first.</summary>
    public IReadOnlyList<StoreWait> Waits => [.. _waits.Values.OrderBy(w => w.Since).ThenBy(w => w.Batch, StringComparer.Ordinal)];

    /// <summary>Does something, with a wait before each further try.</summary>
    /// <param name="batch">The batch that it is for.</param>
    /// <param name="work">What is done.</param>
    /// <param name="drain">Ends a wait, as <paramref name="cancel"/> does; work under way goes on.</param>
    /// <param name="cancel">Stops it.</param>
    /// <remarks>
    /// It waits here and not in the queue: a full disk, the commonest of what is unavailable, stops the queue's own database
    /// too. A crash while waiting costs nothing, since the next start queues what is missing.
    /// </remarks>
    public async Task RunAsync(string batch, Func<Task> work, CancellationToken drain, CancellationToken cancel)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(drain, cancel);
        object key = new();
        try
        {
            for (int retry = 0; ; retry++)
            {
                try
                {
                    await work().ConfigureAwait(false);
                    if (_waits.TryRemove(key, out StoreWait? over))
                        _options.OnGoOn?.Invoke(over);
                    return;
                }
                catch (UnavailableException e) when (retry < _options.RetryDelays.Length || (_options.WaitsForStore && e is StoreAwayException))
                {
                    TimeSpan delay = DelayAfter(retry);
                    if (e is StoreAwayException)
                        Note(key, batch, delay, e.Message);
                    await Task.Delay(delay, _options.Time, wait.Token).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            _waits.TryRemove(key, out _);
            WaitMeter.Over(key);
        }
    }

    private void Note(object key, string batch, TimeSpan delay, string message)
    {
        DateTimeOffset now = _options.Time.GetUtcNow();
        StoreWait told = _waits.AddOrUpdate(key, _ => new(batch, now, 1, now + delay, message), (_, w) => w with { Tries = w.Tries + 1, Next = now + delay, Message = message });
        WaitMeter.Tried(key);
        _options.OnWait?.Invoke(told);
    }

    // As set, then twice as long each time.
    private TimeSpan DelayAfter(int retry)
    {
        if (retry < _options.RetryDelays.Length)
            return _options.RetryDelays[retry];
        TimeSpan last = _options.RetryDelays.IsEmpty ? TimeSpan.FromSeconds(0.5) : _options.RetryDelays[^1];
        double times = Math.Pow(2, Math.Min(30, retry - _options.RetryDelays.Length + 1));
        return TimeSpan.FromTicks((long)Math.Min(last.Ticks * times, Math.Max(last.Ticks, Longest.Ticks)));
    }

    /// <summary>What is stored of a fault that ended some work.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="what">What it stopped, for example <c>the batch</c>.</param>
    public static string Words(Exception fault, string what) => fault is InputException or UnavailableException
        ? fault.Message
        : $"A defect of DesignGen stopped {what} ({fault.GetType().Name}: {fault.Message}).";
}
