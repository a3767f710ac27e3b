using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Schedules;

/// <summary>What a quota leaves for a run: how many batches and variants may still be ordered.</summary>
/// <param name="quota">The quota.</param>
/// <param name="day">What was ordered this day.</param>
/// <param name="month">What was ordered this month.</param>
public sealed class QuotaRoom(ScheduleQuota quota, (int Batches, int Variants) day, (int Batches, int Variants) month)
{
    private int _batches, _variants;

    /// <summary>Why a batch may not be ordered now; null where it may, and then it counts.</summary>
    /// <param name="variants">Variants of the batch. Batches are taken whole or not at all.</param>
    public LocalName? Take(int variants)
    {
        LocalName? reason =
            Over(quota.BatchesARun, _batches + 1, "batches", "a run", "批次", "每次")
            ?? Over(quota.BatchesADay, day.Batches + _batches + 1, "batches", "a day", "批次", "每天")
            ?? Over(quota.BatchesAMonth, month.Batches + _batches + 1, "batches", "a month", "批次", "每月")
            ?? Over(quota.VariantsARun, _variants + variants, "variants", "a run", "款", "每次")
            ?? Over(quota.VariantsADay, day.Variants + _variants + variants, "variants", "a day", "款", "每天")
            ?? Over(quota.VariantsAMonth, month.Variants + _variants + variants, "variants", "a month", "款", "每月");
        if (reason is null)
            (_batches, _variants) = (_batches + 1, _variants + variants);
        return reason;
    }

    /// <summary>Why a batch could never be ordered under a quota, whatever came before; null where it could.</summary>
    public static LocalName? Never(ScheduleQuota quota, int variants) => new QuotaRoom(quota with { BatchesARun = null, BatchesADay = null, BatchesAMonth = null }, (0, 0), (0, 0)).Take(variants);

    private static LocalName? Over(int? limit, int wanted, string en, string per, string zh, string perZh) => limit is int most && wanted > most
        ? new(FormattableString.Invariant($"the quota of {most} {en} {per} is used up"), FormattableString.Invariant($"{perZh} {most} {zh}的配额已用完"))
        : null;
}
