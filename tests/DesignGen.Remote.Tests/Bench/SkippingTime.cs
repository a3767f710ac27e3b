namespace DesignGen.Remote.Tests.Bench;

/// <summary>
/// A clock without waiting: a delay moves it on and is over at once; a time-out (a timer that belongs to a cancellation source) runs
/// out only when the test says so.
/// </summary>
internal sealed class SkippingTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Alarm> _timeouts = [];
    private DateTimeOffset _now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private readonly List<TimeSpan> _waits = [];

    /// <summary>Delays that were waited for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
                return [.. _waits];
        }
    }

    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    public override TimeZoneInfo LocalTimeZone => Zone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        lock (_lock)
            _now += by;
    }

    /// <summary>Lets all time-outs that are set now run out.</summary>
    public void RunOut()
    {
        Alarm[] due;
        lock (_lock)
        {
            due = [.. _timeouts];
            _timeouts.Clear();
        }
        foreach (Alarm timeout in due)
            timeout.Fire();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Alarm(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Alarm(SkippingTime time, TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timeouts.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                if (state is CancellationTokenSource)
                {
                    time._timeouts.Add(this);
                    return true;
                }
                time._now += dueTime;
                time._waits.Add(dueTime);
            }
            ThreadPool.QueueUserWorkItem(_ => Fire());
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timeouts.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
