namespace DesignGen.Remote.Http;

/// <summary>Lets requests begin no faster than a service allows: never more than so many in any 60 seconds.</summary>
/// <param name="perMinute">Most requests in 60 seconds, 1 or more.</param>
/// <param name="time">The clock.</param>
/// <remarks>Counts within this process; keep one for each service.</remarks>
internal sealed class RequestPace(int perMinute, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private readonly Queue<long> _begun = [];
    private readonly Lock _lock = new();

    /// <summary>Waits until a request may begin, and counts it.</summary>
    public async Task EnterAsync(CancellationToken cancel)
    {
        while (Wait() is { } wait)
            await Task.Delay(wait, time, cancel);
    }

    private TimeSpan? Wait()
    {
        lock (_lock)
        {
            while (_begun.TryPeek(out long oldest) && time.GetElapsedTime(oldest) >= Window)
                _begun.Dequeue();
            if (_begun.Count < perMinute)
            {
                _begun.Enqueue(time.GetTimestamp());
                return null;
            }
            // Timers may fire a little early: a millisecond more saves a second round.
            return Window - time.GetElapsedTime(_begun.Peek()) + TimeSpan.FromMilliseconds(1);
        }
    }
}
