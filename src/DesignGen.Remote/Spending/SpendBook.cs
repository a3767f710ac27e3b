using System.Globalization;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;

namespace DesignGen.Remote.Spending;

/// <summary>One line of a ledger: a price set aside, or what it came to.</summary>
/// <param name="Id">Names the hold.</param>
/// <param name="Service">Id of the service.</param>
/// <param name="Batch">Code of the batch; empty outside batches.</param>
/// <param name="Day">Day that it counts for.</param>
/// <param name="Amount">What it counts with from here on.</param>
/// <param name="Currency">The currency.</param>
/// <param name="Settled">Whether this is what it came to.</param>
internal sealed record SpendLine(string Id, string Service, string Batch, DateOnly Day, decimal Amount, string Currency, bool Settled);

/// <summary>The sums of a ledger's lines. Not for several threads at once.</summary>
internal sealed class SpendBook
{
    private readonly Dictionary<string, SpendLine> _held = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Service, string Currency, string Batch), decimal> _batches = [];
    private readonly Dictionary<(string Service, string Currency, DateOnly Day), decimal> _days = [];

    /// <summary>Counts a line: a later one with the same id takes the place of the earlier.</summary>
    public void Count(SpendLine line)
    {
        decimal change = line.Amount - (_held.Remove(line.Id, out SpendLine? before) ? before.Amount : 0);
        if (!line.Settled)
            _held[line.Id] = line;
        Add(_batches, (line.Service, line.Currency, line.Batch), change);
        Add(_days, (line.Service, line.Currency, line.Day), change);
    }

    /// <summary>The line that sets a price aside.</summary>
    /// <exception cref="InputException">A limit would be passed.</exception>
    public SpendLine Hold(SpendAsk ask, DateOnly today)
    {
        decimal batch = Batch(ask.Service, ask.Price.Currency, ask.Batch), day = Day(ask.Service, ask.Price.Currency, today);
        if (ask.Batch.Length > 0 && ask.Caps.PerBatch is { } perBatch && batch + ask.Price.Amount > perBatch)
            throw new InputException(ask.Source, "spending.per-batch", $"Batch {ask.Batch} has spent {ask.Price with { Amount = batch }}, and {ask.Price} more would pass its limit of {ask.Price with { Amount = perBatch }}. Order less, or raise the limit in its file.");
        if (ask.Caps.PerDay is { } perDay && day + ask.Price.Amount > perDay)
            throw new InputException(ask.Source, "spending.per-day", string.Create(CultureInfo.InvariantCulture, $"{ask.Price with { Amount = day }} is spent on {today:yyyy-MM-dd}, and {ask.Price} more would pass the day's limit of {ask.Price with { Amount = perDay }}. Go on tomorrow, or raise the limit in its file."));
        return new(Guid.NewGuid().ToString("N"), ask.Service, ask.Batch, today, ask.Price.Amount, ask.Price.Currency, Settled: false);
    }

    /// <summary>The line that says what a hold came to.</summary>
    public static SpendLine Settle(SpendHold hold, Money spent) =>
        new(hold.Id, hold.Ask.Service, hold.Ask.Batch, hold.Day, spent.Amount, spent.Currency, Settled: true);

    /// <summary>What a service has cost.</summary>
    public SpendTotals Totals(string service, string currency, string batch, DateOnly today) => new(Batch(service, currency, batch), Day(service, currency, today));

    private decimal Batch(string service, string currency, string batch) => _batches.GetValueOrDefault((service, currency, batch));

    private decimal Day(string service, string currency, DateOnly day) => _days.GetValueOrDefault((service, currency, day));

    private static void Add<TKey>(Dictionary<TKey, decimal> sums, TKey key, decimal change)
        where TKey : notnull => sums[key] = sums.GetValueOrDefault(key) + change;
}
