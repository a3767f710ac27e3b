using System.Collections.Immutable;
using System.Security.Cryptography;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Packs;

namespace DesignGen.Server.Hosting;

/// <summary>Which variants to make press-ready.</summary>
/// <param name="Codes">These and no others; empty leaves it open.</param>
/// <param name="Top">The best by score that nobody declined; null, with no codes either, takes what was approved.</param>
public sealed record ProductionChoice(ImmutableArray<string> Codes, int? Top);

/// <summary>A pack that was made.</summary>
/// <param name="Path">The folder or zip file.</param>
/// <param name="Manifest">What it holds.</param>
/// <param name="Variants">The variants in it, in order of place.</param>
public sealed record Production(string Path, PackManifest Manifest, ImmutableArray<VariantRecord> Variants)
{
    /// <summary>Whether the team's agreement to take files without a visible label was written down with it, for the first time.</summary>
    public bool NewlyAgreed { get; init; }
}

/// <summary>Press files out.</summary>
public sealed partial class DesignGenHost
{
    /// <summary>Makes press-ready files of variants, as one pack that replaces an earlier one at its place.</summary>
    /// <param name="batch">Code of a batch that has been drawn.</param>
    /// <param name="choice">Which variants.</param>
    /// <param name="options">Films and form of the pack.</param>
    /// <param name="target">The folder or zip file.</param>
    /// <param name="progress">Told the styles that are whole, of how many; called from several threads. May be null.</param>
    /// <param name="cancel">Stops within a second and leaves nothing behind.</param>
    /// <exception cref="InputException">The batch is not drawn yet, nothing is approved, a code is wrong, or the place can't be written.</exception>
    /// <exception cref="UnavailableException">The disk is full, or a file is held by another program.</exception>
    public async Task<Production> ProduceAsync(
        string batch, ProductionChoice choice, ProductionOptions options, string target, IProgress<(int Done, int Count)>? progress, CancellationToken cancel)
    {
        BatchRecord record = await FindAsync(batch, cancel).ConfigureAwait(false);
        AuditPerson who = _trail.Person(record.OrderedBy, record.RequestedBy);
        // Written down before anything is handed out: what fails after it was asked for all the same.
        await _trail.HandingOutAsync(record, await _production.ChooseAsync(record, choice, cancel).ConfigureAwait(false), options.Overrides, who, cancel).ConfigureAwait(false);
        Production made = await _production.ProduceAsync(record, choice, options, target, progress, cancel).ConfigureAwait(false);
        // Only with the files: whoever gets none is shown no agreement.
        return made with { NewlyAgreed = await _trail.AgreedAsync(record, Statements(made.Variants), who, cancel).ConfigureAwait(false) };
    }

    /// <summary>Orders press files, made in the background as one zip file in the blob store.</summary>
    /// <param name="batch">A batch that has been drawn.</param>
    /// <param name="order">Which variants, and how.</param>
    /// <param name="requestedBy">Name of who asks.</param>
    /// <param name="orderedBy">Id of the user who asks; empty without accounts.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">The batch is not drawn yet, nothing is approved, or a code or a setting is wrong.</exception>
    public async Task<ProductionRecord> OrderProductionAsync(BatchRecord batch, PackOrder order, string requestedBy, string orderedBy, CancellationToken cancel)
    {
        ProductionOptions options = order.Options(requestedBy.Length > 0 ? requestedBy : orderedBy, _options.Catalogue);
        ImmutableArray<VariantRecord> styles = await _production.ChooseAsync(batch, order.Choice, cancel).ConfigureAwait(false);
        _production.Check(batch, styles, options);
        AuditPerson who = _trail.Person(orderedBy, requestedBy);
        await _trail.AgreedAsync(batch, Statements(styles), who, cancel).ConfigureAwait(false);
        await _trail.HandingOutAsync(batch, styles, options.Overrides, who, cancel).ConfigureAwait(false);
        var record = new ProductionRecord
        {
            Id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
            Batch = batch.Code,
            RequestedBy = requestedBy,
            OrderedBy = orderedBy,
            Order = order.ToJson(),
            Count = styles.Length,
            CreatedAt = _options.Time.GetUtcNow(),
        };
        await _productions.AddAsync(record, cancel).ConfigureAwait(false);
        if (_started)
            await _jobs.EnqueueAsync(record, cancel).ConfigureAwait(false);
        return record;
    }

    /// <summary>The orders for press files of a batch, the newest first.</summary>
    public Task<IReadOnlyList<ProductionRecord>> ProductionsAsync(string batch, CancellationToken cancel) => _productions.OfBatchAsync(batch, cancel);

    /// <summary>An order for press files by its key, or null.</summary>
    public Task<ProductionRecord?> FindProductionAsync(string id, CancellationToken cancel) => _productions.FindAsync(id, cancel);

    /// <summary>Stops an order for press files, whichever program works on it; nothing of it is left.</summary>
    /// <returns>Whether there was anything to stop.</returns>
    public Task<bool> CancelProductionAsync(string id, CancellationToken cancel) => _jobs.CancelProductionAsync(id, cancel);

    private ImmutableArray<FileStatement> Statements(ImmutableArray<VariantRecord> variants) => [.. variants.Select(v => FileStatement.Of(v, _options.Catalogue.House))];
}
