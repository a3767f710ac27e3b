using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Generate.Plan;
using DesignGen.Produce.Nails;
using DesignGen.Produce.Packs;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;
using DesignGen.Vectorize;

namespace DesignGen.Server.Pipeline;

/// <summary>Press files out: chooses variants, draws them again from their recipes, and has them packed.</summary>
/// <param name="store">The batches.</param>
/// <param name="productions">The orders.</param>
/// <param name="blobs">Where packs are kept.</param>
/// <param name="plans">The briefs of batches.</param>
/// <param name="maker">Draws recipes.</param>
/// <param name="shelf">Where pictures of image models are kept.</param>
/// <param name="catalogue">The house that the files name, its mock-ups and figures, what its nail sets are laid out on, and the models with their licences.</param>
/// <param name="folder">Where packs grow before they are kept.</param>
/// <param name="threads">Threads to use.</param>
internal sealed class ProductionWork(
    IBatchStore store, IProductionStore productions, IBlobStore blobs, BatchPlans plans, VariantMaker maker, PictureShelf shelf, TemplateCatalogue catalogue, string folder, int threads) : IProductionWork
{
    /// <inheritdoc/>
    public async Task ProduceAsync(ProductionRecord order, CancellationToken cancel)
    {
        long since = Stopwatch.GetTimestamp();
        PackOrder what = PackOrder.Of(order.Order);
        // Grown beside the blobs and moved there when it is whole; what a crash leaves is replaced when the order is taken up again.
        string file = Path.Combine(folder, order.Id + ".zip");
        Directory.CreateDirectory(folder);
        try
        {
            BatchRecord batch = await store.FindAsync(order.Batch, cancel).ConfigureAwait(false) ?? throw new InputException(order.Batch, null, "The batch was removed while its press files were made.");
            await ProduceAsync(batch, what.Choice, what.Options(order.RequestedBy.Length > 0 ? order.RequestedBy : order.OrderedBy, catalogue) with { Zip = true }, file, new StylesDone(productions, order.Id), cancel).ConfigureAwait(false);
            await blobs.WriteAsync(BlobKeys.Pack(order.Batch, order.Id), CopyAsync, cancel).ConfigureAwait(false);
            WorkMeter.Packed(since);
        }
        finally
        {
            File.Delete(file);
        }

        async Task CopyAsync(Stream to, CancellationToken stop)
        {
            await using FileStream from = File.OpenRead(file);
            await from.CopyToAsync(to, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Makes press-ready files of variants, as one pack that replaces an earlier one at its place.</summary>
    /// <param name="record">A batch that has been drawn.</param>
    /// <param name="choice">Which variants.</param>
    /// <param name="options">Films and form of the pack.</param>
    /// <param name="target">The folder or zip file.</param>
    /// <param name="progress">Told the styles that are whole, of how many; called from several threads. May be null.</param>
    /// <param name="cancel">Stops within a second and leaves nothing behind.</param>
    /// <exception cref="InputException">The batch is not drawn yet, nothing is approved, a code is wrong, or the place can't be written.</exception>
    /// <exception cref="UnavailableException">The disk is full, or a file is held by another program.</exception>
    public async Task<Production> ProduceAsync(
        BatchRecord record, ProductionChoice choice, ProductionOptions options, string target, IProgress<(int Done, int Count)>? progress, CancellationToken cancel)
    {
        ImmutableArray<VariantRecord> chosen = await ChooseAsync(record, choice, cancel).ConfigureAwait(false);
        Check(record, chosen, options);
        // A batch that a crash left in Producing is taken over as it is: packs show whole or not at all.
        if (record.State != BatchState.Producing)
            await store.MoveAsync(record.Code, record.State, BatchState.Producing, "", cancel).ConfigureAwait(false);
        try
        {
            var styles = progress is null ? null : new StyleProgress(progress, chosen.Length);
            (string path, PackManifest manifest) = await PackWriter.WriteAsync(
                target, record, OrdersAsync(record, chosen, cancel), options with { Threads = threads, House = catalogue.House, Workshop = catalogue.Workshop, Mockups = catalogue.Mockups, Label = HouseLabel.Words(catalogue.House, record.Language) }, styles, cancel).ConfigureAwait(false);
            // What a check stopped stays approved, to be produced once it is put right or taken on.
            chosen = [.. chosen.Where(v => manifest.Blocked.All(b => b.Code != v.Code))];
            foreach (VariantRecord variant in chosen.Where(v => v.State == VariantState.Approved))
                await store.ReplaceVariantAsync(variant with { State = VariantState.Produced }, variant.Revision, cancel).ConfigureAwait(false);
            await SettleAsync(record.Code).ConfigureAwait(false);
            return new(path, manifest, chosen);
        }
        catch
        {
            await store.MoveAsync(record.Code, BatchState.Producing, BatchState.InReview, "", CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Looks whether a batch's styles can be made as it is asked.</summary>
    /// <exception cref="InputException">The press does not serve the batch's print method, nails are chosen of what has none, or the shop does not have what is named.</exception>
    public void Check(BatchRecord record, ImmutableArray<VariantRecord> chosen, ProductionOptions options)
    {
        Brief brief = plans.BriefOf(record, chosen.Select(v => v.Spec.Recipe));
        if (options.Press is { } press && !press.Methods.Contains(brief.Method.Id))
        {
            string[] fitting = [.. catalogue.Presses.Values.Where(p => p.Methods.Contains(brief.Method.Id)).Select(p => p.Id)];
            throw new InputException("production", "press", $"The press '{press.Id}' serves {string.Join(", ", press.Methods)}, and the batch is printed by {brief.Method.Id}. " +
                (fitting.Length > 0 ? $"Take one of {string.Join(", ", fitting)}, or leave it out." : "No press of the templates serves that; leave it out."));
        }
        if (options.Nails.IsUsual)
            return;
        if (brief.Nails is null)
            throw new InputException("production", "nails", "Nail sizes, shapes, lengths, hands, sheets and printers are for batches of nails, and this is none. Leave them out.");
        if (catalogue.NailSheets is { } sheets)
            options.Nails.Check(catalogue.Nails, sheets);
    }

    // Done once something was produced and nothing that was approved is left.
    private async Task SettleAsync(string batch)
    {
        IReadOnlyDictionary<VariantState, int> tally = await store.TallyAsync(batch, CancellationToken.None).ConfigureAwait(false);
        bool done = tally.ContainsKey(VariantState.Produced) && !tally.ContainsKey(VariantState.Approved);
        await store.MoveAsync(batch, BatchState.Producing, done ? BatchState.Done : BatchState.InReview, "", CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The variants that a choice means.</summary>
    /// <exception cref="InputException">The batch is not drawn yet, nothing is approved, or a code is wrong.</exception>
    public async Task<ImmutableArray<VariantRecord>> ChooseAsync(BatchRecord batch, ProductionChoice choice, CancellationToken cancel)
    {
        if (batch.State is not (BatchState.InReview or BatchState.Producing or BatchState.Done))
            throw new InputException(batch.Code, null, "The batch is not drawn to its end, so there is nothing to produce. Run its brief again; it goes on where it stopped.");
        List<VariantRecord> all = await store.VariantsAsync(batch.Code, cancel).ToListAsync(cancel).ConfigureAwait(false);
        if (!choice.Codes.IsEmpty)
            return Named(all, choice.Codes);
        if (choice.Top is int top)
        {
            return [.. all.Where(v => v.State is not (VariantState.Rejected or VariantState.Declined))
                .OrderByDescending(v => v.Report.Score).ThenBy(v => v.Index).Take(top).OrderBy(v => v.Index)];
        }
        ImmutableArray<VariantRecord> approved = [.. all.Where(v => v.State is VariantState.Approved or VariantState.Produced)];
        return approved.IsEmpty
            ? throw new InputException(batch.Code, null, "No variant is approved. Approve some in the review workbook and import it, or choose with --variant or --top.")
            : approved;
    }

    private static ImmutableArray<VariantRecord> Named(List<VariantRecord> all, ImmutableArray<string> codes)
    {
        var problems = new List<Problem>();
        var named = new SortedDictionary<int, VariantRecord>();
        foreach (string given in codes)
        {
            string code = VariantCode.Normalize(given);
            VariantRecord? variant = all.Find(v => v.Code == code);
            if (variant is null)
                problems.Add(new(given, null, null, VariantCode.IsSound(code) ? "The batch has no variant of this code. Take the code from its review workbook." : "The code's check characters do not fit: a character is wrong. Copy the code from the review workbook."));
            else if (variant.State == VariantState.Rejected)
                problems.Add(new(given, null, null, "The gates turned this variant down, so it can't be printed. Choose another."));
            else
                named[variant.Index] = variant;
        }
        return problems.Count > 0 ? throw new InputException(problems) : [.. named.Values];
    }

    private async IAsyncEnumerable<ProductionOrder> OrdersAsync(BatchRecord batch, ImmutableArray<VariantRecord> variants, [EnumeratorCancellation] CancellationToken cancel)
    {
        Brief brief = plans.BriefOf(batch, variants.Select(v => v.Spec.Recipe));
        var drawing = new PictureDrawing(new BuiltInTracer());
        foreach (VariantRecord variant in variants)
        {
            Artwork artwork = await maker.DrawAsync(variant.Spec.Recipe, batch.Code, cancel).ConfigureAwait(false);
            byte[]? source = variant.Spec.Recipe.Picture is { } picture ? await shelf.TakeAsync(picture, batch.Code, cancel).ConfigureAwait(false) : null;
            byte[]? record = variant.Spec.Recipe.Picture is { } made ? await shelf.RecordAsync(made, cancel).ConfigureAwait(false) : null;
            string licence = variant.Spec.Recipe.Picture is { } order ? catalogue.PictureModels.GetValueOrDefault(order.Model)?.Licence ?? "" : "";
            yield return new(variant, artwork, brief)
            {
                Source = source,
                Photo = source is null ? null : () => drawing.Page(variant.Spec.Recipe, PictureShelf.Read(variant.Spec.Recipe.Picture!, source), artwork),
                SourceRecord = record,
                ModelLicence = licence,
                Nails = NailsOf(variant.Spec.Recipe, batch.Code, cancel),
            };
        }
    }

    // The same recipe on other nails: family, parameters and seed stay, so the set keeps its idea, and nothing is stretched.
    private NailWork? NailsOf(Recipe recipe, string batch, CancellationToken cancel)
    {
        if (recipe.Nails is not { } drawn || catalogue.NailSheets is not { } sheets)
            return null;
        return new(catalogue.Nails, sheets, drawn, nails =>
        {
            (Length width, Length height) = NailLayouts.SheetSize(nails);
            return maker.DrawAsync(recipe with { Nails = nails, WidthMm = width.Millimetres, HeightMm = height.Millimetres }, batch, cancel).GetAwaiter().GetResult();
        });
    }

    private sealed class StyleProgress(IProgress<(int Done, int Count)> progress, int count) : IProgress<PackProgress>
    {
        public void Report(PackProgress value) => progress.Report((value.Styles, count));
    }

    // Styles end on several threads; the database is told one after the other.
    private sealed class StylesDone(IProductionStore productions, string id) : IProgress<(int Done, int Count)>
    {
        private readonly Lock _gate = new();

        public void Report((int Done, int Count) value)
        {
            lock (_gate)
                productions.ReportAsync(id, value.Done, value.Count, CancellationToken.None).GetAwaiter().GetResult();
        }
    }
}
