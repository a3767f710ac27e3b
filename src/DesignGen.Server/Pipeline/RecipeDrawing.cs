using DesignGen.Core.Artworks;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Motifs;
using DesignGen.Core.Pictures;
using DesignGen.Core.Provenance;
using DesignGen.Core.Recipes;
using DesignGen.Generate.Pictures;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Png;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pictures;
using DesignGen.Vectorize;

namespace DesignGen.Server.Pipeline;

/// <summary>Draws a saved recipe again: the same artwork as when it was made, with no brief and no templates.</summary>
public static class RecipeDrawing
{
    private const long MostCharacters = 1_000_000;
    private const double PreviewPx = 1200;

    /// <summary>Writes <c>artwork.svg</c>, <c>print.png</c> and <c>preview.png</c>, and print and preview of each colourway; each appears whole or not at all.</summary>
    /// <param name="recipeFile">A recipe as packs hold it.</param>
    /// <param name="folder">Where to; made where it is missing. Files of these names are replaced.</param>
    /// <param name="resolution">Resolution of the print, 72 to 1200 dpi.</param>
    /// <param name="house">The house that the files name.</param>
    /// <param name="fonts">Where the font that the recipe may name is to be had.</param>
    /// <param name="packs">Where the packs' motifs that the recipe may name are to be had.</param>
    /// <param name="cancel">Stops between two files.</param>
    /// <returns>The files in the order written.</returns>
    /// <exception cref="InputException">It is not a recipe, or of another engine or version, or its font or a pack's drawing is not here.</exception>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string recipeFile, string folder, Resolution resolution, House house, IFontShelf fonts, IMotifShelf packs, CancellationToken cancel)
    {
        Recipe recipe = RecipeFile.Read(recipeFile, Text(recipeFile)).Recipe;
        return await WriteAsync(recipe, Drawn(recipe, recipeFile, fonts, packs, cancel), folder, resolution, house, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes the same files of a recipe that is drawn already.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="artwork">What it draws.</param>
    /// <param name="folder">Where to; made where it is missing. Files of these names are replaced.</param>
    /// <param name="resolution">Resolution of the print, 72 to 1200 dpi.</param>
    /// <param name="house">The house that the files name.</param>
    /// <param name="cancel">Stops between two files.</param>
    /// <returns>The files in the order written.</returns>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(Recipe recipe, Artwork artwork, string folder, Resolution resolution, House house, CancellationToken cancel)
    {
        FileStatement says = FileStatement.Of(recipe, house);
        var words = new PngMetadata { Srgb = true, Xmp = says.Xmp() };
        try
        {
            Directory.CreateDirectory(folder);
            List<string> files = [await WholeAsync(Path.Combine(folder, "artwork.svg"), to => SvgWriter.Write(to, artwork, new SvgOptions { Title = recipe.Family, Metadata = says.Rdf() }))];
            files.AddRange(await PicturesAsync(folder, artwork));
            foreach (Colourway colourway in recipe.Colourways)
            {
                // Ids come from a file: only plain ones name folders.
                string own = Path.Combine(folder, "colourways", string.Concat(colourway.Id.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-')));
                Directory.CreateDirectory(own);
                files.AddRange(await PicturesAsync(own, colourway.On(artwork, recipe.Inks)));
            }
            return files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{folder} can't be written ({e.Message}). Allow writing there, free space, or choose another folder with --out.", e);
        }

        async Task<string[]> PicturesAsync(string into, Artwork shown) =>
        [
            await WholeAsync(Path.Combine(into, "print.png"), to =>
            {
                (PixelGrid grid, IEnumerable<Band> bands) = CompositeRenderer.Bands(shown, resolution, garment: null);
                PngWriter.Write(to, grid, bands, words);
            }),
            await WholeAsync(Path.Combine(into, "preview.png"), to => PngWriter.Write(to, PreviewRenderer.Render(shown, recipe.Garment.Colour, PreviewPx), words)),
        ];

        async Task<string> WholeAsync(string file, Action<Stream> write)
        {
            cancel.ThrowIfCancellationRequested();
            await WholeFile.WriteAsync(file, write).ConfigureAwait(false);
            return file;
        }
    }

    // The engine does not know where a recipe came from.
    internal static Artwork Drawn(Recipe recipe, string file, IFontShelf fonts, IMotifShelf packs, CancellationToken cancel)
    {
        try
        {
            return recipe.Picture is null ? ProceduralGenerator.Draw(recipe, cancel, fonts, packs) : FromPicture(recipe, file, cancel);
        }
        catch (InputException e)
        {
            throw new InputException([.. e.Problems.Select(p => p with { Source = file })], e);
        }
    }

    // The picture lies beside the recipe, as packs hold it: no model is needed, and none that makes another picture can come between.
    private static Artwork FromPicture(Recipe recipe, string file, CancellationToken cancel)
    {
        PictureRules.Check(recipe, recipe.Engine == PictureModel.Online ? PictureModel.Online : PictureModel.Local);
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        string? source = new[] { "source.png", "source.jpg" }.Select(n => Path.Combine(folder, n)).FirstOrDefault(File.Exists);
        return source is null
            ? throw new InputException(file, "picture", "The picture that it begins from is missing. Put source.png or source.jpg from its pack beside it.")
            : new PictureDrawing(new BuiltInTracer()).Draw(recipe, PictureFile.Read(source, EncodedPictures.Made).Picture, cancel);
    }

    /// <summary>The text of a recipe's file.</summary>
    /// <exception cref="InputException">There is no such file, or it is too large.</exception>
    /// <exception cref="UnavailableException">It can't be read just now.</exception>
    public static string Text(string file)
    {
        try
        {
            long length = new FileInfo(file).Length;
            return length <= MostCharacters ? File.ReadAllText(file)
                : throw new InputException(file, null, $"The file has {length} bytes; a recipe has a few thousand. Use a recipe.json from a production pack.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(file, null, "There is no such file. Give a recipe.json from a production pack.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{file} can't be read ({e.Message}). Allow reading it, then try again.", e);
        }
    }
}
