using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Server.Pipeline;

namespace DesignGen.Server.Hosting;

/// <summary>Pictures that are drawn when somebody looks.</summary>
public sealed partial class DesignGenHost
{
    // Whoever leafs through colourways leaves a core to the batches.
    private readonly SemaphoreSlim _colourways = new(1);

    /// <summary>A variant's picture in one of its colourways: drawn when it is first asked for, then kept.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="id">Id of the colourway.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>A PNG, 1000 px at most.</returns>
    /// <exception cref="MissingException">The variant has no such colourway, or was never drawn.</exception>
    public async Task<Stream> ColourwayAsync(VariantRecord variant, string id, CancellationToken cancel)
    {
        Recipe recipe = variant.Spec.Recipe;
        if (variant.State == VariantState.Rejected || recipe.Colourways.FirstOrDefault(c => c.Id == id) is not { } colourway)
            throw new MissingException(id, "The variant has no such colourway. Take the id from its list of colourways.");
        int place = recipe.Colourways.IndexOf(colourway);
        string key = BlobKeys.Colourway(variant.Batch, variant.Index, recipe.Seed, place);
        if (_blobs.Open(key) is { Length: > 0 } kept)
            return kept;
        await _colourways.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_blobs.Open(key) is { Length: > 0 } made)
                return made;
            Artwork artwork = colourway.On(await _maker.DrawAsync(recipe, variant.Batch, cancel).ConfigureAwait(false), recipe.Inks);
            await new VariantPictures(_blobs, Catalogue.House).WriteColourwayAsync(variant, place, artwork, cancel).ConfigureAwait(false);
        }
        finally
        {
            _colourways.Release();
        }
        return _blobs.Open(key) ?? throw new MissingException(id, "The picture was removed while it was looked at. Ask again.");
    }
}
