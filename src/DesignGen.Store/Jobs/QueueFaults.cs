using Quartz;

namespace DesignGen.Store.Jobs;

/// <summary>Keeps the last fault that Quartz met with its own database, until a job starts and so proves that the queue works.</summary>
/// <remarks>Quartz tells only its listeners of such a fault and tries again for ever: without this, whoever waits for a batch would wait as long.</remarks>
internal sealed class QueueFaults : ISchedulerListener
{
    private volatile Exception? _last;

    /// <inheritdoc/>
    public string Name => nameof(QueueFaults);

    /// <summary>The last fault; null where a job has started since.</summary>
    public Exception? Last => _last;

    /// <summary>Forgets the fault: a job has started.</summary>
    public void Clear() => _last = null;

    /// <inheritdoc/>
    public ValueTask SchedulerError(IScheduler scheduler, SchedulerErrorContext context, CancellationToken cancellationToken = default)
    {
        _last = context.Exception;
        return default;
    }
}
