using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;

namespace DesignGen.Remote.Spending;

/// <summary>The account of one request: what its attempts set aside and what they came to.</summary>
/// <param name="ledger">Where it is counted.</param>
/// <param name="ask">What one attempt may cost.</param>
/// <remarks>Not for several threads at once. Settling is never cancelled: what was spent is spent.</remarks>
internal sealed class PaidCall(ISpendLedger ledger, SpendAsk ask)
{
    private SpendHold? _open;

    /// <summary>What the attempts so far came to or may have come to.</summary>
    public Money Spent { get; private set; } = ask.Price with { Amount = 0 };

    /// <summary>Sets the price of one attempt aside.</summary>
    public async Task HoldAsync(CancellationToken cancel) => _open = await ledger.HoldAsync(ask, cancel);

    /// <summary>Ends an attempt that came to nothing: free of charge, or counted in full because nobody knows. Does nothing where none is open.</summary>
    public Task SettleAsync(bool free) => SettleAsync(free ? ask.Price with { Amount = 0 } : ask.Price);

    /// <summary>Ends the open attempt at what it came to. Does nothing where none is open.</summary>
    public async Task SettleAsync(Money spent)
    {
        if (_open is not { } hold)
            return;
        _open = null;
        Spent += spent;
        await ledger.SettleAsync(hold, spent, CancellationToken.None);
    }
}
