using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms;

/// <summary>Asks after a task until it is done.</summary>
internal static class TaskPolling
{
    /// <summary>Time between two questions: tasks take 5 s to two minutes, and services allow many questions a second.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    /// <summary>Waits for a task as long as the service's time-out allows.</summary>
    /// <param name="channel">The service.</param>
    /// <param name="id">Its name, for the message.</param>
    /// <param name="ask">Asks once; null while it is not done.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="ServiceFaultException">It was not done in time. It may be done later and is then charged, so that it counts as spent.</exception>
    public static async Task<T> WaitAsync<T>(ServiceChannel channel, string id, Func<Task<T?>> ask, CancellationToken cancel)
        where T : class
    {
        long begun = channel.Time.GetTimestamp();
        while (channel.Time.GetElapsedTime(begun) < channel.Timeout)
        {
            await Task.Delay(Pause, channel.Time, cancel);
            try
            {
                if (await ask() is { } done)
                    return done;
            }
            catch (ServiceFaultException e) when (e.Fault.Kind is FaultKind.Busy or FaultKind.Unreached)
            {
                // The question failed, not the task: what that came to is not known.
                throw new ServiceFaultException(e.Fault with { Kind = FaultKind.Unknown }, e);
            }
        }
        throw new ServiceFaultException(new(FaultKind.Unknown, FormattableString.Invariant($"its task was not done within {channel.Timeout.TotalSeconds:0} s"), id));
    }
}
