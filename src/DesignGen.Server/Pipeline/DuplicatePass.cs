using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Review.Gates;

namespace DesignGen.Server.Pipeline;

/// <summary>Goes through a finished batch in order of place and draws anew what looks too much like an earlier variant.</summary>
/// <remarks>
/// The earlier one always stays, so the outcome does not depend on who was drawn first; run again after a crash it changes
/// nothing that it has settled. Cost: each variant against each before it, some hundred numbers a pair.
/// </remarks>
internal sealed class DuplicatePass(IBatchStore store, VariantMaker maker, VariantPictures pictures)
{
    /// <summary>Settles a batch.</summary>
    public async Task RunAsync(BatchRecord batch, BatchPlan plan, CancellationToken cancel)
    {
        var kept = new List<VariantRecord>();
        await foreach (VariantRecord variant in store.VariantsAsync(batch.Code, cancel).ConfigureAwait(false))
        {
            cancel.ThrowIfCancellationRequested();
            if (variant.State == VariantState.Rejected)
                continue;
            VariantRecord settled = variant;
            if (Objection(variant.Spec, variant.Report) is string reason && variant.State == VariantState.Generated)
                settled = await RedrawAsync(variant, reason).ConfigureAwait(false);
            if (settled.State != VariantState.Rejected)
                kept.Add(settled);
        }

        // Twins are drawn anew at first; where a brief leaves little to vary, later tries only have to be no duplicates.
        string? Objection(DesignSpec spec, GateReport report)
        {
            // A family of colours is one drawing in every variant; what follows from a design is wanted near it, and only must not be there twice.
            if (plan.Derived == DerivationKind.OtherColours)
                return null;
            double least = plan.Derived is not null ? 0 : spec.Try switch { <= 2 => Diversity.Twins, 3 => Diversity.Twins * 0.6, _ => 0 };
            string? near = kept.FirstOrDefault(k => NearDuplicates.Near(k.Report.Fingerprint, report.Fingerprint) || (least > 0 && Diversity.Distance(k.Spec, k.Report, spec, report) < least))?.Code;
            return near is null ? null : batch.Language == Language.Chinese ? $"与 {near} 过于相似。" : $"It looks too much like {near}.";
        }

        async Task<VariantRecord> RedrawAsync(VariantRecord variant, string reason)
        {
            var rejected = variant.Rejected.Add(new(variant.Spec.Try, variant.Spec.Recipe.Family, variant.Spec.Recipe.Seed, reason));
            MadeVariant made = await maker.MakeAsync(plan, batch.Code, variant.Index, variant.Spec.Try + 1, rejected, Objection, cancel).ConfigureAwait(false);
            if (made.Artwork is not null)
                await pictures.WriteAsync(made.Record, made.Artwork, made.Record.Spec.Recipe.Garment.Colour, cancel).ConfigureAwait(false);
            await store.ReplaceVariantAsync(made.Record, variant.Revision, cancel).ConfigureAwait(false);
            return made.Record;
        }
    }
}
