using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Preflight;

namespace DesignGen.Server.Desks;

/// <summary>A style that checks before the press stopped, in the last order that it was part of.</summary>
/// <param name="Order">Number of the order.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Checks">What stopped it.</param>
public sealed record StoppedStyle(string Order, VariantRecord Variant, ImmutableArray<PackBlockCheck> Checks);

/// <summary>What was ordered for the press, and may not go there as it is.</summary>
public sealed partial class Desk
{
    // Older orders tell of what somebody has long since gone another way with.
    private const int OrdersLookedAt = 10;

    /// <summary>The styles of a batch that checks stopped and that no later order has made, in order of place.</summary>
    public async Task<IReadOnlyList<StoppedStyle>> StoppedAsync(string code, CancellationToken cancel)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        var stopped = new List<StoppedStyle>();
        foreach (ProductionRecord order in (await ProductionsAsync(code, cancel).ConfigureAwait(false)).Where(o => o.State is ProductionState.Done or ProductionState.Failed).Take(OrdersLookedAt))
        {
            (IEnumerable<string> made, ImmutableArray<PackBlock> blocks) = order.State == ProductionState.Done ? await PackedAsync(order, cancel).ConfigureAwait(false) : ([], Faults(order));
            foreach (PackBlock block in blocks.Where(b => told.Add(b.Code)))
            {
                if (await host.Batches.FindVariantAsync(block.Code, cancel).ConfigureAwait(false) is { State: not VariantState.Declined } variant)
                    stopped.Add(new(order.Id, variant, block.Checks));
            }
            told.UnionWith(made);
        }
        return [.. stopped.OrderBy(s => s.Variant.Index)];
    }

    private async Task<(IEnumerable<string> Made, ImmutableArray<PackBlock> Blocks)> PackedAsync(ProductionRecord order, CancellationToken cancel)
    {
        await using Stream? pack = host.Blobs.Open(BlobKeys.Pack(order.Batch, order.Id));
        if (pack is null)
            return ([], []);
        await using ZipArchive zip = await ZipArchive.CreateAsync(pack, ZipArchiveMode.Read, leaveOpen: true, null, cancel).ConfigureAwait(false);
        await using Stream text = await zip.GetEntry("manifest.json")!.OpenAsync(cancel).ConfigureAwait(false);
        PackManifest manifest = (await JsonSerializer.DeserializeAsync<PackManifest>(text, RecipeJson.Options, cancel).ConfigureAwait(false))!;
        return (manifest.Styles.Select(s => s.Code), manifest.Blocked);
    }

    // Where checks stopped every style there is no pack, and the order's fault tells them, a line for each: code, check, what was found and what to do.
    private static ImmutableArray<PackBlock> Faults(ProductionRecord order) =>
    [
        .. order.Fault.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 3))
            .Where(p => p.Length == 3 && VariantCode.PlaceIn(order.Batch, p[0]) is not null && PreflightOverride.Fault(p[1], "asked") is null)
            .GroupBy(p => p[0], StringComparer.Ordinal)
            .Select(g => new PackBlock(g.Key, "", [.. g.Select(p => new PackBlockCheck(p[1], new(p[2], p[2]), new("", ""), new("", ""), new("", "")))])),
    ];
}
