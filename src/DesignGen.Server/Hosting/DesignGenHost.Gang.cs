using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;

namespace DesignGen.Server.Hosting;

/// <summary>Designs for gang sheets.</summary>
public sealed partial class DesignGenHost
{
    /// <summary>Draws variants for files that leave the house outside a pack; who took them is written down.</summary>
    /// <param name="batch">Code of a batch that has been drawn.</param>
    /// <param name="choice">Which variants.</param>
    /// <param name="cancel">Stops between designs.</param>
    /// <returns>Each variant with its artwork, in order of place.</returns>
    /// <exception cref="InputException">The batch is not drawn yet, nothing is approved, or a code is wrong.</exception>
    public async Task<ImmutableArray<(VariantRecord Variant, Artwork Artwork)>> TakeArtworksAsync(string batch, ProductionChoice choice, CancellationToken cancel)
    {
        BatchRecord record = await FindAsync(batch, cancel).ConfigureAwait(false);
        ImmutableArray<VariantRecord> chosen = await _production.ChooseAsync(record, choice, cancel).ConfigureAwait(false);
        var who = _trail.Person(record.OrderedBy, record.RequestedBy);
        await _trail.HandingOutAsync(record, chosen, [], who, cancel).ConfigureAwait(false);
        var drawn = ImmutableArray.CreateBuilder<(VariantRecord, Artwork)>(chosen.Length);
        foreach (VariantRecord variant in chosen)
            drawn.Add((variant, await _maker.DrawAsync(variant.Spec.Recipe, record.Code, cancel).ConfigureAwait(false)));
        await _trail.AgreedAsync(record, Statements(chosen), who, cancel).ConfigureAwait(false);
        return drawn.ToImmutable();
    }
}
