using System.Collections.Concurrent;
using System.Collections.Immutable;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Server.Desks;
using DesignGen.Server.Pictures;
using DesignGen.Server.Pipeline;
using DesignGen.Server.Tastes;
using DesignGen.Store.Blobs;
using DesignGen.Store.Database;
using DesignGen.Store.Jobs;

namespace DesignGen.Server.Hosting;

/// <summary>Everything wired together over one data folder, or over a database and a bucket. Whoever uses it, a command line or a web server, starts here.</summary>
/// <remarks>Several hosts may be open on one folder; only one may have its workers started. On a shared database, any number may.</remarks>
public sealed partial class DesignGenHost : IAsyncDisposable
{
    private readonly HostOptions _options;
    private readonly BatchStore _store;
    private readonly ProductionStore _productions;
    private readonly IBlobStore _blobs;
    private readonly JobQueue _queue;
    private readonly BatchPlans _plans;
    private readonly PictureShelf _shelf;
    private readonly VariantMaker _maker;
    private readonly ReviewFiles _review;
    private readonly ProductionWork _production;
    private readonly HouseTastes _tastes;
    private readonly AuditLog _audit;
    private readonly AuditTrail _trail;
    private readonly DefectReports _defects;
    private readonly QuartzBatchJobs _jobs;
    private readonly ConcurrentDictionary<string, Exception> _faults = new();
    private string? _only;
    private bool _started;

    private DesignGenHost(HostOptions options, StoreDatabase database, IBlobStore blobs)
    {
        _options = options;
        Database = database;
        Downloads = new(options.Time);
        _store = new(database);
        _productions = new(database);
        _audit = new(database);
        _trail = new(_audit, options.Catalogue.House, options.User, options.Time);
        _blobs = blobs;
        _queue = options.Storage.Queue(options.DataFolder);
        _plans = new(options.Catalogue, blobs);
        _tastes = new(_store, blobs, options.Catalogue, options.Time);
        _defects = new(Path.Combine(options.DataFolder, "defects"), options.Time);
        _shelf = new(options.PictureEngines, options.Catalogue, blobs);
        _maker = new(Generators.All(_shelf, options.Catalogue.Fonts, options.Catalogue.MotifPacks), _defects.Write);
        _review = new(_store, blobs, _shelf, SpentAsync, _tastes, _plans, options.Catalogue.House, options.Time);
        _production = new(_store, _productions, blobs, _plans, _maker, _shelf, options.Catalogue, Path.Combine(options.DataFolder, "packs"), Threads);
        var work = new BatchWork(_store, _plans, _maker, new VariantPictures(blobs, options.Catalogue.House), _review);
        _jobs = new(
            new JobsOptions
            {
                Queue = _queue,
                Threads = Threads,
                Kinds = options.Kinds,
                Sweep = TimeSpan.FromSeconds(2),
                NeedsDevice = NeedsDevice,
                AtDevice = options.PicturesAtOnce,
                OnBegin = options.OnBegin,
                RetryDelays = options.RetryDelays,
                WaitsForStore = options.WaitsForStore,
                OnWait = options.OnWait,
                OnGoOn = options.OnGoOn,
                Time = options.Time,
                BeforeStart = PrepareAsync,
                OnFault = KeepFault,
            },
            _store, _productions, work, _production);
    }

    /// <summary>The work of this program that waits for the database or the files at this moment, the longest wait first.</summary>
    public IReadOnlyList<StoreWait> Waits => _jobs.Waits;

    /// <summary>The database, for the stores of accounts and the like that faces keep beside the batches.</summary>
    public StoreDatabase Database { get; }

    /// <summary>The downloads of press files that are under way.</summary>
    internal Downloads Downloads { get; }

    /// <summary>The batches; what is changed here is not told to the workers.</summary>
    public IBatchStore Batches => _store;

    /// <summary>The files of batches.</summary>
    public IBlobStore Blobs => _blobs;

    /// <summary>What the shop has.</summary>
    public TemplateCatalogue Catalogue => _options.Catalogue;

    /// <summary>The folder of the database, the queue and the pictures; a full path.</summary>
    public string DataFolder => _options.DataFolder;

    /// <summary>The clock.</summary>
    public TimeProvider Time => _options.Time;

    /// <summary>Variants drawn at once.</summary>
    public int Threads => _options.Threads > 0 ? _options.Threads : Math.Min(Environment.ProcessorCount, 64);

    /// <summary>Opens a data folder, or what is shared; nothing runs before <see cref="StartAsync"/>.</summary>
    /// <exception cref="InputException">The folder holds another program's database.</exception>
    /// <exception cref="UnavailableException">The folder can't be written, or the database can't be reached.</exception>
    public static DesignGenHost Open(HostOptions options)
    {
        options = options with { DataFolder = Path.GetFullPath(options.DataFolder) };
        return new(options, options.Storage.OpenDatabase(options.DataFolder), options.Storage.OpenBlobs(options.DataFolder));
    }

    /// <summary>Starts the workers, which take up what an earlier run left.</summary>
    /// <param name="only">Code of the one batch to work on; the other unfinished ones are paused. Null for all. What is shared is worked on whole, with whoever else does.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="UnavailableException">Another program works in this folder.</exception>
    public async Task StartAsync(string? only, CancellationToken cancel)
    {
        _only = only;
        await _jobs.StartAsync(cancel).ConfigureAwait(false);
        _started = true;
    }

    /// <summary>Starts no more work, and returns when the variants under way are there; the rest is left to other workers, or to the next start.</summary>
    public Task DrainAsync(CancellationToken cancel) => _jobs.DrainAsync(cancel);

    /// <summary>Queues a batch. One that is there already is taken up where it stopped, or left alone where it is complete.</summary>
    /// <param name="order">What <see cref="Orders.Read"/> gave.</param>
    /// <param name="fresh">Whether to forget what is there of the batch and begin anew.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The batch as it stood before it was queued; in state <see cref="BatchState.Queued"/> where it is new.</returns>
    public async Task<BatchRecord> SubmitAsync(BatchRecord order, bool fresh, CancellationToken cancel)
    {
        if (fresh)
            await ForgetAsync(order.Code, cancel).ConfigureAwait(false);
        bool isNew = await _store.FindAsync(order.Code, cancel).ConfigureAwait(false) is null;
        BatchRecord found = await _store.AddAsync(await FollowTasteAsync(order, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false);
        if (isNew)
            await _trail.SubmittedAsync(found, ModelOf(found), cancel).ConfigureAwait(false);
        if (found.State is BatchState.Paused or BatchState.Cancelled or BatchState.Failed)
            await _store.MoveAsync(found.Code, found.State, BatchState.Queued, "", cancel).ConfigureAwait(false);
        if (_started && found.State is not (BatchState.InReview or BatchState.Producing or BatchState.Done))
            await _jobs.EnqueueAsync(found, cancel).ConfigureAwait(false);
        return found;
    }

    /// <summary>Queues what was ordered, with the picture that its brief names.</summary>
    /// <inheritdoc cref="SubmitAsync(BatchRecord, bool, CancellationToken)"/>
    public async Task<BatchRecord> SubmitAsync(Order order, bool fresh, CancellationToken cancel)
    {
        if (fresh)
            await ForgetAsync(order.Batch.Code, cancel).ConfigureAwait(false);
        // Before the batch is there, so that no worker looks for it in vain.
        if (order.Reference is not null)
            await ReferencePictures.KeepAsync(_blobs, order.Batch.Code, order.Reference, cancel).ConfigureAwait(false);
        return await SubmitAsync(order.Batch, fresh: false, cancel).ConfigureAwait(false);
    }

    /// <summary>Waits until a batch is at rest, reporting how far it is.</summary>
    public Task<BatchProgress> WaitAsync(string batch, IProgress<BatchProgress>? progress, CancellationToken cancel) => _jobs.WaitAsync(batch, progress, cancel);

    /// <summary>What failed a batch since this host was opened; null where nothing did.</summary>
    public Exception? FaultOf(string batch) => _faults.GetValueOrDefault(batch);

    /// <summary>Stops a batch within a second, whichever program works on it; what was drawn stays.</summary>
    /// <param name="batch">Its code.</param>
    /// <param name="who">Who stops it, for the audit: both parts empty for whoever is at this machine, null where a schedule does.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whether there was anything to stop.</returns>
    public async Task<bool> CancelAsync(string batch, AuditPerson? who, CancellationToken cancel)
    {
        BatchRecord before = await FindAsync(batch, cancel).ConfigureAwait(false);
        if (before.State is not (BatchState.Draft or BatchState.Queued or BatchState.Generating or BatchState.Paused))
            return false;
        if (_started)
            await _jobs.CancelAsync(batch, cancel).ConfigureAwait(false);
        else if (!await _store.MoveAsync(batch, before.State, BatchState.Cancelled, "", cancel).ConfigureAwait(false))
            return await CancelAsync(batch, who, cancel).ConfigureAwait(false);
        await _trail.CancelledAsync(before, who is null ? null : _trail.Person(who.Id, who.Name), cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>A batch by its code.</summary>
    /// <exception cref="InputException">There is none.</exception>
    public async Task<BatchRecord> FindAsync(string batch, CancellationToken cancel) =>
        await _store.FindAsync(VariantCode.Normalize(batch), cancel).ConfigureAwait(false)
        ?? throw new InputException(batch, null, "There is no batch of this code here. `designgen status` lists the batches that there are.");

    /// <summary>The batches of this folder, newest first.</summary>
    public async Task<IReadOnlyList<BatchStatus>> StatusAsync(CancellationToken cancel)
    {
        var all = new List<BatchStatus>();
        foreach (BatchRecord batch in await _store.ListAsync(cancel).ConfigureAwait(false))
            all.Add(StatusOf(batch, await _store.TallyAsync(batch.Code, cancel).ConfigureAwait(false)));
        return all;
    }

    /// <summary>How a batch stands, with what its work waits for here.</summary>
    internal BatchStatus StatusOf(BatchRecord batch, IReadOnlyDictionary<VariantState, int> tally) =>
        new(batch, tally) { Waiting = Waits.FirstOrDefault(w => w.Batch == batch.Code)?.Message ?? "" };

    /// <summary>Stops the workers; what is unfinished is taken up at the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        await _jobs.DisposeAsync().ConfigureAwait(false);
        (_blobs as IDisposable)?.Dispose();
        _options.Holds?.Dispose();
    }

    /// <summary>What a batch's pictures have cost so far, one sum for each service that was asked for any.</summary>
    /// <exception cref="UnavailableException">The ledger can't be read.</exception>
    public async Task<ImmutableArray<(string Service, Money Spent)>> SpentAsync(string batch, CancellationToken cancel)
    {
        if (_options.Ledger is not { } ledger || !await IsPaidAsync(batch, cancel).ConfigureAwait(false))
            return [];
        var spent = ImmutableArray.CreateBuilder<(string, Money)>();
        foreach (ImageService service in _options.Catalogue.ImageServices.Values)
        {
            SpendTotals totals = await ledger.TotalsAsync(service.Id, service.Price.Currency, batch, cancel).ConfigureAwait(false);
            if (totals.Batch > 0)
                spent.Add((service.Id, service.Price with { Amount = totals.Batch }));
        }
        return spent.ToImmutable();
    }

    // All variants of a batch answer one brief: the first one tells. Whatever costs nothing needs no ledger, not even one that is there.
    private async Task<bool> IsPaidAsync(string batch, CancellationToken cancel)
    {
        await foreach (VariantRecord variant in _store.VariantsAsync(batch, cancel).ConfigureAwait(false))
            return variant.Spec.Recipe.Engine == PictureModel.Online;
        return false;
    }

    private void KeepFault(string batch, Exception fault)
    {
        _faults[batch] = fault;
        if (fault is not (InputException or UnavailableException))
            _defects.Write("batch " + batch, fault, _store.FindAsync(batch, default).GetAwaiter().GetResult()?.BriefText ?? "");
    }

    private async Task ForgetAsync(string batch, CancellationToken cancel)
    {
        if (_started)
            await _jobs.CancelAsync(batch, cancel).ConfigureAwait(false);
        await _store.RemoveAsync(batch, cancel).ConfigureAwait(false);
        await _blobs.RemoveAsync(batch + "/", cancel).ConfigureAwait(false);
    }

    // A brief that no longer fits the templates needs none: its chunks meet that, and tell it.
    private bool NeedsDevice(BatchRecord batch)
    {
        try
        {
            return _plans.For(batch).Brief.Pictures?.Model.Engine == PictureModel.Local;
        }
        catch (Exception e) when (e is InputException or UnavailableException)
        {
            return false;
        }
    }

    // Where this is the one program at work now, what lies about unfinished is nobody's.
    private async Task PrepareAsync(CancellationToken cancel)
    {
        if (_queue.IsShared)
            return;
        if (_blobs is FolderBlobStore folder && _options.Storage.Folder is null)
            folder.CleanUp();
        if (_only is null)
            return;
        foreach (BatchRecord other in await _store.ListAsync(cancel).ConfigureAwait(false))
        {
            if (other.Code != _only && other.State is BatchState.Queued or BatchState.Generating)
                await _store.MoveAsync(other.Code, other.State, BatchState.Paused, "", cancel).ConfigureAwait(false);
        }
    }
}

/// <summary>A batch and how its variants stand.</summary>
/// <param name="Batch">The batch.</param>
/// <param name="Tally">How many variants are in each state.</param>
public sealed record BatchStatus(BatchRecord Batch, IReadOnlyDictionary<VariantState, int> Tally)
{
    /// <summary>How many variants are in a state.</summary>
    public int Count(VariantState state) => Tally.GetValueOrDefault(state);

    /// <summary>What its work waits for in this program: a database or files that are away; empty where it does not.</summary>
    public string Waiting { get; init; } = "";

    /// <summary>Variants that are there, rejected ones among them.</summary>
    public int Drawn => Tally.Values.Sum();
}
