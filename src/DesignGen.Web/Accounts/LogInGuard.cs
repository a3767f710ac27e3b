using System.Threading.RateLimiting;

namespace DesignGen.Web.Accounts;

/// <summary>Slows down who guesses passwords: tries are counted for the address that they come from and for the log-in that they name.</summary>
/// <remarks>Whether a log-in exists plays no part, so that being slowed down tells nothing.</remarks>
internal sealed class LogInGuard : IDisposable
{
    // A person who mistypes is not stopped; a list of passwords is.
    private const int TriesPerLogIn = 10, TriesPerAddress = 50;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(5);

    private readonly PartitionedRateLimiter<string> _byLogIn = Limiter(TriesPerLogIn), _byAddress = Limiter(TriesPerAddress);

    /// <summary>Counts a try.</summary>
    /// <returns>Whether it may go on.</returns>
    public bool MayTry(string address, string login)
    {
        using RateLimitLease from = _byAddress.AttemptAcquire(address), to = _byLogIn.AttemptAcquire(login.Trim().ToLowerInvariant());
        return from.IsAcquired && to.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _byLogIn.Dispose();
        _byAddress.Dispose();
    }

    private static PartitionedRateLimiter<string> Limiter(int most) => PartitionedRateLimiter.Create<string, string>(key => RateLimitPartition.GetSlidingWindowLimiter(
        key, _ => new() { PermitLimit = most, Window = Within, SegmentsPerWindow = 5, QueueLimit = 0 }));
}
