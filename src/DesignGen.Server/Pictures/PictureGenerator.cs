using DesignGen.Core.Artworks;
using DesignGen.Core.Designs;
using DesignGen.Core.Pictures;
using DesignGen.Generate.Pictures;

namespace DesignGen.Server.Pictures;

/// <summary>The engines that make pictures from words, as the pipeline sees them: the picture is made or taken from the shelf, then drawn in flat inks.</summary>
/// <remarks>Stateless beside the shelf; several calls may run at once.</remarks>
/// <param name="engine">Name of the engine in recipes.</param>
/// <param name="shelf">Where pictures are kept and made.</param>
/// <param name="drawing">Turns them into artwork.</param>
internal sealed class PictureGenerator(string engine, PictureShelf shelf, PictureDrawing drawing) : IDesignGenerator
{
    /// <inheritdoc/>
    public string Engine => engine;

    /// <inheritdoc/>
    public async Task<Artwork> DrawAsync(Recipe recipe, string batch, CancellationToken cancel)
    {
        PictureOrder order = PictureRules.Check(recipe, engine);
        byte[] file = await shelf.TakeAsync(order, batch, cancel).ConfigureAwait(false);
        return drawing.Draw(recipe, PictureShelf.Read(order, file), cancel);
    }
}
