using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Store.Jobs;

namespace DesignGen.Server.Hosting;

/// <summary>What a host works with.</summary>
public sealed record HostOptions
{
    /// <summary>Folder of the database, the queue and the pictures, and of what is only for a while; made where it is missing.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Where batches, queue and pictures are, if not in the data folder.</summary>
    public Storage Storage { get; init; } = Storage.InFolder;

    /// <summary>The kinds of work that this host's workers do.</summary>
    public WorkKinds Kinds { get; init; } = WorkKinds.All;

    /// <summary>How many pictures the device of this machine makes at once; asked when the first chunk with such pictures is about to be drawn. Null for one.</summary>
    public Func<int>? PicturesAtOnce { get; init; }

    /// <summary>Told what the workers begin: the batch, and the chunk by its first variant and number of variants, (0, 0) being the batch's end or press files. On any thread.</summary>
    public Action<string, int, int>? OnBegin { get; init; }

    /// <summary>What the shop has: products, print methods, palettes, nail charts.</summary>
    public required TemplateCatalogue Catalogue { get; init; }

    /// <summary>Variants drawn at once, 1 to 64; 0, the default, takes one per core. The files are the same for any count.</summary>
    public int Threads { get; init; }

    /// <summary>Waits before each retry of work that met something unavailable; after the last, the batch fails.</summary>
    public ImmutableArray<TimeSpan> RetryDelays { get; init; } =
        [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60)];

    /// <summary>Whether work waits for a database or files that are away until they are back or it is cancelled: for programs that stay up. Else the batch fails after the last retry, and whoever waits is told.</summary>
    public bool WaitsForStore { get; init; }

    /// <summary>Told of each wait for the database or the files, on any thread.</summary>
    public Action<StoreWait>? OnWait { get; init; }

    /// <summary>Told of work that waited for them and went on, on any thread.</summary>
    public Action<StoreWait>? OnGoOn { get; init; }

    /// <summary>Engines that make pictures from words, by the ids of their models; looked for when the first picture is made.</summary>
    public Lazy<ImmutableSortedDictionary<string, IPictureEngine>> PictureEngines { get; init; } = new(ImmutableSortedDictionary<string, IPictureEngine>.Empty);

    /// <summary>What services of models have cost; null where there are none.</summary>
    public ISpendLedger? Ledger { get; init; }

    /// <summary>What is closed after the host, as the models that its engines hold; null for nothing.</summary>
    public IDisposable? Holds { get; init; }

    /// <summary>Who is at work where a brief names nobody, for the audit log; default: the user that the system knows.</summary>
    public string User { get; init; } = Environment.UserName;

    /// <summary>The clock whose time files carry.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
