using System.IO.Compression;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Render.Png;
using DesignGen.Render.Previews;

namespace DesignGen.Server.Hosting;

/// <summary>Pictures that are drawn when somebody looks.</summary>
public sealed partial class DesignGenHost
{
    // As large as the previews of variants, so that they can be looked at in turn.
    private const double ColourwayPixels = 1000;

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
        string key = BlobKeys.Colourway(variant.Batch, variant.Index, recipe.Seed, recipe.Colourways.IndexOf(colourway));
        if (_blobs.Open(key) is { Length: > 0 } kept)
            return kept;
        await _colourways.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_blobs.Open(key) is { Length: > 0 } made)
                return made;
            Artwork artwork = colourway.On(await _maker.DrawAsync(recipe, variant.Batch, cancel).ConfigureAwait(false), recipe.Inks);
            await _blobs.WriteAsync(
                key,
                (to, _) =>
                {
                    PngWriter.Write(to, PreviewRenderer.Render(artwork, recipe.Garment.Colour, ColourwayPixels, threads: 1), compression: CompressionLevel.Fastest);
                    return Task.CompletedTask;
                },
                cancel).ConfigureAwait(false);
        }
        finally
        {
            _colourways.Release();
        }
        return _blobs.Open(key) ?? throw new MissingException(id, "The picture was removed while it was looked at. Ask again.");
    }
}
