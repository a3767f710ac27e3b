using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;

namespace DesignGen.Remote.Spending;

/// <summary>A ledger that lasts as long as the process.</summary>
/// <param name="time">The clock; its local time zone says when a day begins.</param>
public sealed class MemorySpendLedger(TimeProvider time) : ISpendLedger
{
    private readonly SpendBook _book = new();
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public Task<SpendHold> HoldAsync(SpendAsk ask, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_lock)
        {
            SpendLine line = _book.Hold(ask, DateOnly.FromDateTime(time.GetLocalNow().DateTime));
            _book.Count(line);
            return Task.FromResult(new SpendHold(line.Id, ask, line.Day));
        }
    }

    /// <inheritdoc/>
    public Task SettleAsync(SpendHold hold, Money spent, CancellationToken cancel)
    {
        lock (_lock)
            _book.Count(SpendBook.Settle(hold, spent));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<SpendTotals> TotalsAsync(string service, string currency, string batch, CancellationToken cancel)
    {
        lock (_lock)
            return Task.FromResult(_book.Totals(service, currency, batch, DateOnly.FromDateTime(time.GetLocalNow().DateTime)));
    }
}
