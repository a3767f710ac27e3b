using System.Collections.Immutable;
using DesignGen.Core.Errors;

namespace DesignGen.Store.Jobs;

/// <summary>Tries work again that met something unavailable.</summary>
internal static class Retries
{
    /// <summary>Does something, with a wait before each further try.</summary>
    /// <param name="delays">The waits.</param>
    /// <param name="work">What is done.</param>
    /// <param name="drain">Ends a wait, as <paramref name="cancel"/> does; work under way goes on.</param>
    /// <param name="cancel">Stops it.</param>
    /// <remarks>
    /// It waits here and not in the queue: a full disk, the commonest of what is unavailable, stops the queue's own database
    /// too. A crash while waiting costs nothing, since the next start queues what is missing.
    /// </remarks>
    public static async Task RunAsync(ImmutableArray<TimeSpan> delays, Func<Task> work, CancellationToken drain, CancellationToken cancel)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(drain, cancel);
        for (int retry = 0; ; retry++)
        {
            try
            {
                await work().ConfigureAwait(false);
                return;
            }
            catch (UnavailableException) when (retry < delays.Length)
            {
                await Task.Delay(delays[retry], wait.Token).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is stored of a fault that ended some work.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="what">What it stopped, for example <c>the batch</c>.</param>
    public static string Words(Exception fault, string what) => fault is InputException or UnavailableException
        ? fault.Message
        : $"A defect of DesignGen stopped {what} ({fault.GetType().Name}: {fault.Message}).";
}
