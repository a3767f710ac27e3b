using DesignGen.Core.Measures;

namespace DesignGen.Core.Pictures;

/// <summary>Keeps count of what services cost, and says no before a limit is passed. All methods may be called from several threads.</summary>
public interface ISpendLedger
{
    /// <summary>Sets a price aside before a request; from then on it counts as spent until <see cref="SettleAsync"/> says what it came to.</summary>
    /// <exception cref="Errors.InputException">It would pass the limit of its batch or of the day; the message names the limit, what is spent and what to do.</exception>
    /// <exception cref="Errors.UnavailableException">The ledger can't be read or written.</exception>
    Task<SpendHold> HoldAsync(SpendAsk ask, CancellationToken cancel);

    /// <summary>Replaces what was set aside by what the request came to. A hold that is never settled, as after a crash, stays counted.</summary>
    /// <exception cref="Errors.UnavailableException">The ledger can't be read or written.</exception>
    Task SettleAsync(SpendHold hold, Money spent, CancellationToken cancel);

    /// <summary>What a service has cost, with what is set aside.</summary>
    /// <param name="service">Id of the service.</param>
    /// <param name="currency">The currency of its price; what it cost in another one is not counted.</param>
    /// <param name="batch">Code of the batch to tell apart.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Errors.UnavailableException">The ledger can't be read or written.</exception>
    Task<SpendTotals> TotalsAsync(string service, string currency, string batch, CancellationToken cancel);
}

/// <summary>The most that may be spent on a service.</summary>
/// <param name="PerBatch">For one batch, in the service's currency; null for no limit.</param>
/// <param name="PerDay">On one day of the shop's time zone, in the service's currency; null for no limit.</param>
public sealed record SpendCaps(decimal? PerBatch, decimal? PerDay);

/// <summary>What is about to be spent.</summary>
/// <param name="Service">Id of the service.</param>
/// <param name="Batch">Code of the batch; empty outside batches, where only the day's limit holds.</param>
/// <param name="Price">What the request costs at most.</param>
/// <param name="Caps">The limits.</param>
public sealed record SpendAsk(string Service, string Batch, Money Price, SpendCaps Caps)
{
    /// <summary>What messages call the service.</summary>
    public string Source { get; init; } = "image service " + Service;
}

/// <summary>A price set aside.</summary>
/// <param name="Id">Names it in the ledger.</param>
/// <param name="Ask">What it is for.</param>
/// <param name="Day">The day that it counts for, also where it is settled after midnight.</param>
public sealed record SpendHold(string Id, SpendAsk Ask, DateOnly Day);

/// <summary>What a service has cost, in its currency.</summary>
/// <param name="Batch">For the batch asked for.</param>
/// <param name="Day">Today.</param>
public sealed record SpendTotals(decimal Batch, decimal Day);
