using System.Collections.Immutable;
using System.IO.Compression;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Render.Mockups;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Server.Pipeline;

namespace DesignGen.Server.Hosting;

/// <summary>Which mock-ups are made.</summary>
/// <param name="Looks">Ids of the mock-ups; empty takes the usual ones of the product.</param>
/// <param name="All">Whether all that show the design's side are made; of no effect with <paramref name="Looks"/>.</param>
public sealed record MockupChoice(ImmutableArray<string> Looks, bool All);

/// <summary>Designs shown on their products.</summary>
public sealed partial class DesignGenHost
{
    private const int PageMockupPx = 1000;

    /// <summary>A variant on its product, with the visible label where one is due: drawn when it is first asked for, then kept.</summary>
    /// <param name="variant">The variant.</param>
    /// <param name="look">Id of the mock-up; null for the product's usual one.</param>
    /// <param name="colourway">Id of the colourway; null for its own colours.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>A PNG, 1000 px at most.</returns>
    /// <exception cref="MissingException">There is no such mock-up or colourway, or the variant was never drawn.</exception>
    public async Task<Stream> MockupAsync(VariantRecord variant, string? look, string? colourway, CancellationToken cancel)
    {
        Recipe recipe = variant.Spec.Recipe;
        Colourway? way = recipe.Colourways.FirstOrDefault(c => c.Id == colourway);
        if (variant.State == VariantState.Rejected || (colourway is not null && way is null))
            throw new MissingException(colourway ?? variant.Code, "The variant has no such colourway, or was never drawn. Take the id from its list of colourways.");
        BatchRecord record = await FindAsync(variant.Batch, cancel).ConfigureAwait(false);
        Brief brief = _plans.BriefOf(record, [recipe]);
        ImmutableArray<Mockup> showing = Catalogue.Mockups.Showing(brief.Product.Id, brief.Placement.Id);
        Mockup shown = showing.FirstOrDefault(l => look is null || l.Id == look)
            ?? throw new MissingException(look ?? variant.Code, $"The product has no such mock-up. It has: {string.Join(", ", showing.Select(l => l.Id).DefaultIfEmpty("none"))}.");
        string key = BlobKeys.Mockup(variant.Batch, variant.Index, recipe.Seed, way is null ? -1 : recipe.Colourways.IndexOf(way), shown.Id);
        if (_blobs.Open(key) is { Length: > 0 } kept)
            return kept;
        await _colourways.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            if (_blobs.Open(key) is { Length: > 0 } made)
                return made;
            Artwork artwork = await _maker.DrawAsync(recipe, variant.Batch, cancel).ConfigureAwait(false);
            FileStatement says = FileStatement.Of(variant, Catalogue.House);
            Picture picture = MockupRenderer.Render(shown, MockupOrderOf(brief, variant, way is null ? artwork : way.On(artwork, recipe.Inks)), PageMockupPx, Threads);
            await _blobs.WriteAsync(key, (stream, _) =>
            {
                PngWriter.Write(stream, HouseLabel.Put(picture, says, record.Language), new PngMetadata { Srgb = true, Xmp = says.Xmp() }, CompressionLevel.Fastest);
                return Task.CompletedTask;
            }, cancel).ConfigureAwait(false);
        }
        finally
        {
            _colourways.Release();
        }
        return _blobs.Open(key) ?? throw new MissingException(shown.Id, "The picture was removed while it was looked at. Ask again.");
    }

    /// <summary>Makes mock-ups of variants as PNG files, with the visible label where one is due.</summary>
    /// <param name="batch">Code of a batch that has been drawn.</param>
    /// <param name="choice">Which variants.</param>
    /// <param name="looks">Which mock-ups of each.</param>
    /// <param name="longestPx">Pixels of the longer side.</param>
    /// <param name="folder">Where to; made where it is missing. Files of these names are replaced.</param>
    /// <param name="progress">Told the pictures that are there, of how many. May be null.</param>
    /// <param name="cancel">Stops between two pictures.</param>
    /// <returns>The files, by place in the batch.</returns>
    /// <exception cref="InputException">The batch is not drawn yet, nothing is approved, a code is wrong, or a mock-up is not of the product.</exception>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public async Task<ImmutableArray<string>> MockUpAsync(
        string batch, ProductionChoice choice, MockupChoice looks, int longestPx, string folder, IProgress<(int Done, int Count)>? progress, CancellationToken cancel)
    {
        BatchRecord record = await FindAsync(batch, cancel).ConfigureAwait(false);
        ImmutableArray<VariantRecord> variants = await _production.ChooseAsync(record, choice, cancel).ConfigureAwait(false);
        Brief brief = _plans.BriefOf(record, variants.Select(v => v.Spec.Recipe));
        ImmutableArray<Mockup> shown = Chosen(looks, brief);
        var files = ImmutableArray.CreateBuilder<string>();
        try
        {
            Directory.CreateDirectory(folder);
            foreach (VariantRecord variant in variants)
            {
                Artwork artwork = await _maker.DrawAsync(variant.Spec.Recipe, record.Code, cancel).ConfigureAwait(false);
                FileStatement says = FileStatement.Of(variant, Catalogue.House);
                foreach (Mockup look in shown)
                {
                    cancel.ThrowIfCancellationRequested();
                    Picture picture = HouseLabel.Put(MockupRenderer.Render(look, MockupOrderOf(brief, variant, artwork), longestPx, Threads), says, record.Language);
                    string file = Path.Combine(folder, $"{variant.Code}-{look.Id}.png");
                    await WholeFile.WriteAsync(file, to => PngWriter.Write(to, picture, new PngMetadata { Srgb = true, Xmp = says.Xmp() })).ConfigureAwait(false);
                    files.Add(file);
                    progress?.Report((files.Count, variants.Length * shown.Length));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"The mock-ups can't be written to {folder} ({e.Message}). Allow writing there, free space, or choose another folder.", e);
        }
        return files.ToImmutable();
    }

    private ImmutableArray<Mockup> Chosen(MockupChoice choice, Brief brief)
    {
        ImmutableArray<Mockup> showing = Catalogue.Mockups.Showing(brief.Product.Id, brief.Placement.Id);
        if (showing.IsEmpty)
            throw new InputException("mock-ups", brief.Product.Id, "The product has no mock-ups. Add a file to templates/mockups.");
        if (choice.Looks.IsEmpty)
            return choice.All ? showing : Catalogue.Mockups.Usual(brief.Product.Id, brief.Placement.Id);
        // Whoever names a look gets it, its bare side too.
        Mockup[] own = [.. Catalogue.Mockups.Looks.Where(l => l.Product == brief.Product.Id)];
        Problem[] unknown = [.. choice.Looks.Where(id => own.All(l => l.Id != id)).Select(id => new Problem(id, null, "look", $"There is no such mock-up of '{brief.Product.Id}'. Known: {string.Join(", ", own.Select(l => l.Id))}."))];
        return unknown.Length > 0 ? throw new InputException(unknown) : [.. choice.Looks.Distinct().Select(id => own.First(l => l.Id == id))];
    }

    // The people of a batch take turns by the variants' places, begun by the batch's chance.
    private MockupOrder MockupOrderOf(Brief brief, VariantRecord variant, Artwork artwork) =>
        new(artwork, brief.Product, brief.Placement, variant.Spec.Recipe.Garment.Colour, MockupCast.Of(Catalogue.Mockups, brief.Seed, variant.Index));
}
