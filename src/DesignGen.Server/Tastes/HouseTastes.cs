using System.Collections.Concurrent;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Plan;
using DesignGen.Review.Ranking;

namespace DesignGen.Server.Tastes;

/// <summary>The taste of each team, learned from what its people decided. Safe for several threads.</summary>
/// <remarks>A taste is kept until a decision of the team changes; nothing is stored but the mark from which on decisions count, so that it is always what the decisions say.</remarks>
internal sealed class HouseTastes(IBatchStore store, IBlobStore blobs, TemplateCatalogue catalogue, TimeProvider time)
{
    // Fashion moves on, and learning stays quick: older decisions than the latest so many no longer count.
    private const int MostDecisions = 2000;

    private const int BatchesAtOnce = 200, VariantsAtOnce = 500;

    private static readonly VariantState[] Decided = [VariantState.Approved, VariantState.Declined, VariantState.Revise, VariantState.Produced];

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);
    private readonly DesignSubjects _subjects = new(catalogue);

    // A taste, and what the batches and the mark were when it was learned.
    private sealed record Kept(string From, Taste Taste);

    private sealed record Mark(DateTimeOffset Since);

    /// <summary>What designs have for a taste to go by.</summary>
    public DesignSubjects Subjects => _subjects;

    /// <summary>The taste of a team, which is not <see cref="Taste.IsSure"/> while there are too few decisions.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Taste> OfAsync(string team, CancellationToken cancel)
    {
        DateTimeOffset since = await SinceAsync(team, cancel).ConfigureAwait(false);
        List<BatchRecord> batches = await BatchesAsync(team, cancel).ConfigureAwait(false);
        // A batch's revision rises with every decision on its variants.
        string from = string.Join(' ', batches.Select(b => FormattableString.Invariant($"{b.Code}/{b.Revision}")).Prepend(FormattableString.Invariant($"{since:O}")));
        if (_kept.TryGetValue(team, out Kept? kept) && kept.From == from)
            return kept.Taste;
        Taste taste = await LearnAsync(batches, since, cancel).ConfigureAwait(false);
        _kept[team] = new(from, taste);
        return taste;
    }

    /// <summary>What a taste says of a variant: its chance, and what speaks for and against it; neither where no taste is sure.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="taste">The taste; null for none.</param>
    public RankedDesign<VariantRecord> Judge(VariantRecord variant, Taste? taste) => TasteRanking.Order([variant], taste, v => _subjects.All(v.Spec, v.Report))[0];

    /// <summary>Lets a team's taste begin anew: what was decided until now no longer counts. Batches that were ordered before keep what they followed.</summary>
    public Task ResetAsync(string team, CancellationToken cancel) =>
        blobs.WriteAsync(BlobKeys.TasteMark(team), (to, stop) => JsonSerializer.SerializeAsync(to, new Mark(time.GetUtcNow()), RecipeJson.Options, stop), cancel);

    private async Task<DateTimeOffset> SinceAsync(string team, CancellationToken cancel)
    {
        await using Stream? mark = blobs.Open(BlobKeys.TasteMark(team));
        return mark is null ? DateTimeOffset.MinValue : (await JsonSerializer.DeserializeAsync<Mark>(mark, RecipeJson.Options, cancel).ConfigureAwait(false))!.Since;
    }

    private async Task<List<BatchRecord>> BatchesAsync(string team, CancellationToken cancel)
    {
        var batches = new List<BatchRecord>();
        IReadOnlyList<BatchRecord> page;
        do
        {
            page = await store.PageAsync(new BatchQuery(team, [], "", batches.LastOrDefault()?.Code, BatchesAtOnce), cancel).ConfigureAwait(false);
            batches.AddRange(page);
        }
        while (page.Count == BatchesAtOnce);
        return batches;
    }

    // The newest batches first, until there are enough; learned in the order of codes and places, so that the taste does not depend on who decided first.
    private async Task<Taste> LearnAsync(List<BatchRecord> batches, DateTimeOffset since, CancellationToken cancel)
    {
        var decided = new List<VariantRecord>();
        foreach (BatchRecord batch in batches)
        {
            if (decided.Count >= MostDecisions)
                break;
            IReadOnlyList<VariantRecord> page;
            int after = -1;
            do
            {
                page = await store.PageAsync(new VariantQuery(batch.Code, Decided, after, VariantsAtOnce), cancel).ConfigureAwait(false);
                decided.AddRange(page.Where(v => since == DateTimeOffset.MinValue || v.DecidedAt >= since));
                after = page.Count == 0 ? after : page[^1].Index;
            }
            while (page.Count == VariantsAtOnce);
        }
        return TasteTraining.Learn(decided.OrderBy(v => v.Batch, StringComparer.Ordinal).ThenBy(v => v.Index)
            .Select(v => new DecidedDesign(v.Batch, DecisionOf(v.State), v.Rating, _subjects.Planned(v.Spec), DesignFeatures.Measured(v.Report))));
    }

    private static Decision DecisionOf(VariantState state) => state switch
    {
        VariantState.Approved or VariantState.Produced => Decision.Approve,
        VariantState.Declined => Decision.Decline,
        _ => Decision.Revise,
    };
}
