using System.Collections.Concurrent;

namespace DesignGen.Store.Jobs;

/// <summary>Wakes whoever waits for news of a batch.</summary>
internal sealed class BatchSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _next = new();

    /// <summary>Ends with the next news; take it before reading the state, so that none is missed.</summary>
    public Task Next(string batch) => _next.GetOrAdd(batch, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Raise(string batch)
    {
        if (_next.TryRemove(batch, out TaskCompletionSource? waiting))
            waiting.SetResult();
    }
}
