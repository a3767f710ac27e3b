using System.Diagnostics;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;

namespace DesignGen.Server.Pipeline;

/// <summary>The order of stages: plan, draw, inspect, picture and store each variant; then settle duplicates and write the review.</summary>
internal sealed class BatchWork(IBatchStore store, BatchPlans plans, VariantMaker maker, VariantPictures pictures, ReviewFiles review) : IBatchWork
{
    private static readonly Func<DesignSpec, GateReport, string?> Any = (_, _) => null;

    /// <inheritdoc/>
    public async Task DrawChunkAsync(string batch, int first, int count, CancellationToken drain, CancellationToken cancel)
    {
        BatchPlan plan = plans.For(await FindAsync(batch, cancel).ConfigureAwait(false));
        var there = (await store.IndexesAsync(batch, cancel).ConfigureAwait(false)).ToHashSet();
        for (int index = first; index < first + count; index++)
        {
            if (there.Contains(index))
                continue;
            if (drain.IsCancellationRequested)
                return;
            long since = Stopwatch.GetTimestamp();
            MadeVariant made = await maker.MakeAsync(plan, batch, index, firstTry: 1, [], Any, cancel).ConfigureAwait(false);
            if (made.Artwork is not null)
                await pictures.WriteAsync(made.Record, made.Artwork, plan.Brief.Garment.Colour, cancel).ConfigureAwait(false);
            // Until here a crash loses this variant and nothing else; from here on it is there, pictures and all.
            if (await store.AddVariantAsync(made.Record, cancel).ConfigureAwait(false))
                WorkMeter.Drawn(made.Record.State, since);
        }
    }

    /// <inheritdoc/>
    public async Task FinishAsync(string batch, CancellationToken cancel)
    {
        BatchRecord record = await FindAsync(batch, cancel).ConfigureAwait(false);
        await new DuplicatePass(store, maker, pictures).RunAsync(record, plans.For(record), cancel).ConfigureAwait(false);
        await RestorePicturesAsync(batch, cancel).ConfigureAwait(false);
        await review.WriteAsync(record, cancel).ConfigureAwait(false);
        WorkMeter.Finished();
    }

    private async Task<BatchRecord> FindAsync(string batch, CancellationToken cancel) =>
        await store.FindAsync(batch, cancel).ConfigureAwait(false) ?? throw new InputException(batch, null, "The batch was removed while it was at work.");

    // After a power cut a variant can be in the database while its pictures never reached the disk.
    private async Task RestorePicturesAsync(string batch, CancellationToken cancel)
    {
        await foreach (VariantRecord variant in store.VariantsAsync(batch, cancel).ConfigureAwait(false))
        {
            if (variant.State == VariantState.Rejected || pictures.AreThere(batch, variant.Index))
                continue;
            Artwork artwork = await maker.DrawAsync(variant.Spec.Recipe, batch, cancel).ConfigureAwait(false);
            await pictures.WriteAsync(variant, artwork, variant.Spec.Recipe.Garment.Colour, cancel).ConfigureAwait(false);
        }
    }
}
