using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Separations;
using DesignGen.Produce.Xlsx;

namespace DesignGen.Produce.Packs;

/// <summary>Turns approved designs into a pack: for each style a folder with all that press, cutter and merchandiser open.</summary>
/// <remarks>
/// What is in a pack is described in <c>docs/formats/pack.md</c>. A pack appears whole or not at all: it grows in a hidden
/// folder beside its place and moves there when done. The same orders give the same bytes, whatever the number of threads.
/// Artworks are taken one at a time as threads fall free, two threads to a style, and pictures and films are streamed; so
/// memory grows with the number of threads, and otherwise only by a few kilobytes a style.
/// </remarks>
public static class PackWriter
{
    /// <summary>Writes a pack.</summary>
    /// <param name="target">
    /// The folder, made with those above it; or the zip file, which gets <c>.zip</c> where that is missing. An earlier pack
    /// there is replaced, anything else is left alone and refused.
    /// </param>
    /// <param name="batch">The batch; its time of birth is the one in the sheets.</param>
    /// <param name="orders">The styles, drawn as they are asked for.</param>
    /// <param name="options">Films, zip, threads.</param>
    /// <param name="progress">Told each file when it is written; called from several threads. May be null.</param>
    /// <param name="cancel">Stops within a second and leaves nothing behind.</param>
    /// <returns>Where the pack is, and what it holds.</returns>
    /// <exception cref="InputException">The place is taken, a setting is out of range, a size can't be drawn, there is no order, or checks stop every style.</exception>
    /// <exception cref="UnavailableException">The disk is full, or a file is held by another program.</exception>
    public static async Task<(string Path, PackManifest Manifest)> WriteAsync(
        string target, BatchRecord batch, IAsyncEnumerable<ProductionOrder> orders, ProductionOptions options,
        IProgress<PackProgress>? progress, CancellationToken cancel)
    {
        string place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (options.Zip && !place.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            place += ".zip";
        try
        {
            using PackStaging staging = PackStaging.Begin(place, options.Zip);
            batch = batch with { Language = options.LanguageOf(batch.Language) };
            PackManifest manifest = await FillAsync(staging, batch, orders, options, progress, cancel).ConfigureAwait(false);
            // Up to here nothing shows at the target; a crash is cleared by the next run.
            if (options.Zip)
                await staging.PublishZipAsync(manifest.Files.Select(f => f.Path).Append(PackStaging.ManifestName), cancel).ConfigureAwait(false);
            else
                staging.Publish();
            return (place, manifest);
        }
        catch (Exception fault) when (PackFaults.Translate(fault, place) is Exception told)
        {
            throw told;
        }
    }

    private static async Task<PackManifest> FillAsync(
        PackStaging staging, BatchRecord batch, IAsyncEnumerable<ProductionOrder> orders, ProductionOptions options,
        IProgress<PackProgress>? progress, CancellationToken cancel)
    {
        int threads = options.Threads > 0 ? options.Threads : Environment.ProcessorCount;
        int lanes = Math.Min(2, threads), whole = 0;
        string thumbnails = Path.Combine(staging.Root, ".thumbnails");
        Directory.CreateDirectory(thumbnails);
        var done = new ConcurrentDictionary<int, (StyleFacts Facts, ImmutableArray<PackFile> Files)>();
        var together = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads / 2), CancellationToken = cancel };
        await Parallel.ForEachAsync(Numbered(orders, cancel), together, (next, stop) =>
        {
            (int number, ProductionOrder order) = (next.Number, options.Apply(next.Order));
            FilmSettings? films = options.Films(order, 1);
            var writer = new StyleWriter(order, batch, films, options, staging.Root, Thumbnail(number),
                path => progress?.Report(new(Volatile.Read(ref whole), path)), stop);
            done[number] = writer.Write(lanes);
            Interlocked.Increment(ref whole);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        if (done.IsEmpty)
            throw new InputException(batch.Code, null, "No design is approved, so there is nothing to produce. Approve some in the review and run again.");

        (int Number, StyleFacts Facts, ImmutableArray<PackFile> Files)[] all = [.. done.OrderBy(d => d.Key).Select(d => (d.Key, d.Value.Facts, d.Value.Files))];
        var styles = all.Where(s => !s.Facts.Preflight.Blocking.Any()).ToArray();
        StyleFacts[] stopped = [.. all.Select(s => s.Facts).Where(f => f.Preflight.Blocking.Any())];
        if (styles.Length == 0)
            throw new InputException([.. stopped.SelectMany(Stops)]);
        const string overview = "production.xlsx";
        using (var to = new FileStream(Path.Combine(staging.Root, overview), FileMode.CreateNew))
            OverviewSheet.Write(to, batch, [.. styles.Select(s => s.Facts)], stopped, i => File.OpenRead(Thumbnail(styles[i].Number)));
        Directory.Delete(thumbnails, true);
        progress?.Report(new(whole, overview));
        var manifest = new PackManifest(1, Generator.Name, batch.Code, batch.Title, batch.RequestedBy,
            [.. styles.Select(s => Style(s.Facts))],
            [.. styles.SelectMany(s => s.Files).Append(StyleWriter.Hash(staging.Root, overview, "overview")).OrderBy(f => f.Path, StringComparer.Ordinal)])
        {
            Blocked = [.. stopped.Select(f => new PackBlock(f.Code, f.Order.Variant.Spec.Title, [.. f.Preflight.Blocking.Select(Told)]))],
            Overrides = [.. styles.SelectMany(s => s.Facts.Preflight.Checks.Where(c => c.Override is not null).Select(c => new PackOverride(s.Facts.Code, c.Code, c.Override!.Reason, c.Override.By)))],
        };
        if (options.ZipStyles)
            manifest = await ZipStylesAsync(staging.Root, manifest, cancel).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.Combine(staging.Root, PackStaging.ManifestName), manifest.ToJson(), cancel).ConfigureAwait(false);
        progress?.Report(new(whole, PackStaging.ManifestName));
        return manifest;

        string Thumbnail(int number) => Path.Combine(thumbnails, number.ToString("00000", System.Globalization.CultureInfo.InvariantCulture) + ".png");
    }

    // Each style's folder becomes a zip file, and the pack's own list names those.
    private static async Task<PackManifest> ZipStylesAsync(string root, PackManifest manifest, CancellationToken cancel)
    {
        ImmutableArray<PackFile>.Builder files = manifest.Files.Where(f => !f.Path.Contains('/', StringComparison.Ordinal)).ToImmutableArray().ToBuilder();
        foreach (PackStyle style in manifest.Styles)
        {
            string name = style.Folder + ".zip";
            using (var to = new FileStream(Path.Combine(root, name), FileMode.CreateNew))
                await StyleZip.WriteAsync(to, manifest, style.Code, (path, _) => Task.FromResult<Stream>(File.OpenRead(Path.Combine(root, path))), cancel).ConfigureAwait(false);
            Directory.Delete(Path.Combine(root, style.Folder), true);
            files.Add(StyleWriter.Hash(root, name, "style-zip"));
        }
        return manifest with { Files = [.. files.OrderBy(f => f.Path, StringComparer.Ordinal)] };
    }

    private static PackBlockCheck Told(PreflightCheck check) => new(check.Code, check.Name, check.Actual, check.Target, check.Remedy);

    private static IEnumerable<Problem> Stops(StyleFacts facts) => facts.Preflight.Blocking.Select(c =>
    {
        string said = facts.Language == Language.Chinese ? $"{c.Name.Zh}：{c.Actual.Zh}（要求：{c.Target.Zh}）。{c.Remedy.Zh}" : $"{c.Name.En}: {c.Actual.En} (needed: {c.Target.En}). {c.Remedy.En}";
        return new Problem(facts.Code, null, c.Code, said);
    });

    private static PackStyle Style(StyleFacts facts)
    {
        VariantRecord variant = facts.Order.Variant;
        Recipe recipe = variant.Spec.Recipe;
        return new(variant.Code, variant.Spec.Title, facts.Folder, facts.Folder + "/recipe.json", recipe.Engine, recipe.EngineVersion, Makings.SourceType(Makings.Of(recipe)));
    }

    private static async IAsyncEnumerable<(int Number, ProductionOrder Order)> Numbered(
        IAsyncEnumerable<ProductionOrder> orders, [EnumeratorCancellation] CancellationToken cancel)
    {
        int number = 0;
        await foreach (ProductionOrder order in orders.WithCancellation(cancel).ConfigureAwait(false))
            yield return (number++, order);
    }
}
