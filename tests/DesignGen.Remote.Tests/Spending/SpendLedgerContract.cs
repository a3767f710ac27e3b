using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Spending;
using DesignGen.Remote.Tests.Bench;

namespace DesignGen.Remote.Tests.Spending;

/// <summary>What every ledger must do.</summary>
public abstract class SpendLedgerContract
{
    private protected abstract ISpendLedger Ledger(TimeProvider time);

    [Fact]
    public async Task What_is_set_aside_counts_until_it_is_settled()
    {
        ISpendLedger ledger = Ledger(new SkippingTime());
        SpendHold hold = await ledger.HoldAsync(Ask(3), default);
        Assert.Equal(new(3, 3), await ledger.TotalsAsync("wanx", "CNY", "B1", default));
        await ledger.SettleAsync(hold, new(1.25m, "CNY"), default);
        Assert.Equal(new(1.25m, 1.25m), await ledger.TotalsAsync("wanx", "CNY", "B1", default));
    }

    [Fact]
    public async Task Limits_hold_to_the_cent_and_free_what_was_settled_lower()
    {
        ISpendLedger ledger = Ledger(new SkippingTime());
        SpendCaps caps = new(PerBatch: 0.3m, PerDay: null);
        await ledger.HoldAsync(Ask(0.1m, caps: caps), default);
        SpendHold second = await ledger.HoldAsync(Ask(0.2m, caps: caps), default);
        await Assert.ThrowsAsync<InputException>(() => ledger.HoldAsync(Ask(0.000001m, caps: caps), default));
        await ledger.SettleAsync(second, new(0, "CNY"), default);
        await ledger.HoldAsync(Ask(0.2m, caps: caps), default);
    }

    [Fact]
    public async Task Services_batches_and_currencies_are_counted_apart()
    {
        ISpendLedger ledger = Ledger(new SkippingTime());
        SpendCaps caps = new(1, null);
        await ledger.HoldAsync(Ask(1, caps: caps), default);
        await ledger.HoldAsync(Ask(1, batch: "B2", caps: caps), default);
        await ledger.HoldAsync(Ask(1, service: "core", caps: caps), default);
        await ledger.HoldAsync(Ask(1, caps: caps, currency: "USD"), default);
        await Assert.ThrowsAsync<InputException>(() => ledger.HoldAsync(Ask(1, caps: caps), default));
        Assert.Equal(new(1, 2), await ledger.TotalsAsync("wanx", "CNY", "B2", default));
    }

    [Fact]
    public async Task Work_outside_batches_has_the_days_limit_only()
    {
        ISpendLedger ledger = Ledger(new SkippingTime());
        SpendCaps caps = new(PerBatch: 1, PerDay: 2.5m);
        await ledger.HoldAsync(Ask(1, batch: "", caps: caps), default);
        await ledger.HoldAsync(Ask(1, batch: "", caps: caps), default);
        InputException over = await Assert.ThrowsAsync<InputException>(() => ledger.HoldAsync(Ask(1, batch: "", caps: caps), default));
        Assert.Contains("2026-11-28", over.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_begins_at_midnight_of_the_shops_time_zone()
    {
        // 12:00 UTC is 20:00 in Shanghai.
        var time = new SkippingTime { Zone = TimeZoneInfo.CreateCustomTimeZone("shop", TimeSpan.FromHours(8), "shop", "shop") };
        ISpendLedger ledger = Ledger(time);
        SpendCaps caps = new(null, PerDay: 1);
        SpendHold late = await ledger.HoldAsync(Ask(1, caps: caps), default);
        time.Advance(TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<InputException>(() => ledger.HoldAsync(Ask(1, caps: caps), default));
        time.Advance(TimeSpan.FromSeconds(1));
        await ledger.SettleAsync(late, new(1, "CNY"), default);
        Assert.Equal(new(1, 0), await ledger.TotalsAsync("wanx", "CNY", "B1", default));
        await ledger.HoldAsync(Ask(1, caps: caps), default);
    }

    [Fact]
    public async Task Many_at_once_never_pass_a_limit()
    {
        ISpendLedger ledger = Ledger(new SkippingTime());
        SpendCaps caps = new(PerBatch: 10, null);
        bool[] held = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            try
            {
                await ledger.HoldAsync(Ask(1, caps: caps), default);
                return true;
            }
            catch (InputException)
            {
                return false;
            }
        })));
        Assert.Equal(10, held.Count(h => h));
    }

    private protected static SpendAsk Ask(decimal price, string service = "wanx", string batch = "B1", SpendCaps? caps = null, string currency = "CNY") =>
        new(service, batch, new Money(price, currency), caps ?? new(null, null));
}

public sealed class MemorySpendLedgerTests : SpendLedgerContract
{
    private protected override ISpendLedger Ledger(TimeProvider time) => new MemorySpendLedger(time);
}

public sealed class FileSpendLedgerTests : SpendLedgerContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-ledger-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Another_process_sees_what_is_spent()
    {
        ISpendLedger first = Ledger(new SkippingTime()), second = Ledger(new SkippingTime());
        SpendHold hold = await first.HoldAsync(Ask(3), default);
        Assert.Equal(3, (await second.TotalsAsync("wanx", "CNY", "B1", default)).Batch);
        await second.HoldAsync(Ask(1), default);
        await first.SettleAsync(hold, new(2, "CNY"), default);
        Assert.Equal(3, (await second.TotalsAsync("wanx", "CNY", "B1", default)).Batch);
        Assert.Equal(3, (await Ledger(new SkippingTime()).TotalsAsync("wanx", "CNY", "B1", default)).Batch);
    }

    [Fact]
    public async Task Two_processes_together_never_pass_a_limit()
    {
        ISpendLedger[] ledgers = [Ledger(TimeProvider.System), Ledger(TimeProvider.System)];
        SpendCaps caps = new(PerBatch: 10, null);
        int held = 0;
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(async () =>
        {
            try
            {
                await ledgers[i % 2].HoldAsync(Ask(1, caps: caps), default);
                Interlocked.Increment(ref held);
            }
            catch (InputException)
            {
                // The limit, as it should be.
            }
        })));
        Assert.Equal(10, held);
    }

    [Fact]
    public async Task Line_that_a_crash_cut_off_is_taken_away()
    {
        await Ledger(new SkippingTime()).HoldAsync(Ask(3), default);
        File.AppendAllText(PathOf, """{"id":"half","service":"wa""");
        ISpendLedger after = Ledger(new SkippingTime());
        await after.HoldAsync(Ask(1), default);
        Assert.Equal(4, (await Ledger(new SkippingTime()).TotalsAsync("wanx", "CNY", "B1", default)).Batch);
        Assert.DoesNotContain("half", File.ReadAllText(PathOf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Spoilt_line_is_named_and_nothing_is_spent(string spoilt)
    {
        ISpendLedger ledger = Ledger(new SkippingTime());
        await ledger.HoldAsync(Ask(3), default);
        File.AppendAllText(PathOf, spoilt + "\n");
        for (int i = 0; i < 2; i++)
        {
            InputException told = await Assert.ThrowsAsync<InputException>(() => ledger.HoldAsync(Ask(1), default));
            Assert.Equal((PathOf, 2), (told.Problems[0].Source, told.Problems[0].Line));
        }
        File.WriteAllLines(PathOf, File.ReadAllLines(PathOf)[..1]);
        await ledger.HoldAsync(Ask(1), default);
        Assert.Equal(4, (await ledger.TotalsAsync("wanx", "CNY", "B1", default)).Batch);
    }

    [Fact]
    public async Task Ledger_that_can_not_be_written_is_unavailable()
    {
        ISpendLedger ledger = new FileSpendLedger(_folder, new SkippingTime());
        await Assert.ThrowsAsync<UnavailableException>(() => ledger.HoldAsync(Ask(1), default));
    }

    private string PathOf => Path.Combine(_folder, "spending", "ledger.jsonl");

    private protected override ISpendLedger Ledger(TimeProvider time) => new FileSpendLedger(PathOf, time);
}
