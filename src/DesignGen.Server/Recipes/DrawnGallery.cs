using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Core.Motifs;
using DesignGen.Core.Recipes;
using DesignGen.Core.Reviews;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Procedural;
using DesignGen.Review.Gates;
using DesignGen.Server.Pipeline;

namespace DesignGen.Server.Recipes;

/// <summary>A design of a gallery with what its recipe draws and what the gates say of that.</summary>
/// <param name="Design">Its entry in the list.</param>
/// <param name="Recipe">The recipe.</param>
/// <param name="Artwork">What it draws.</param>
/// <param name="Report">The gates' report: of the recipe's own ink count, thinnest line and gap.</param>
public sealed record DrawnDesign(GalleryDesign Design, Recipe Recipe, Artwork Artwork, GateReport Report);

/// <summary>A gallery with all its designs drawn.</summary>
/// <param name="Gallery">The list.</param>
/// <param name="Designs">The designs of all shelves, in the list's order.</param>
public sealed record DrawnGallery(RecipeGallery Gallery, ImmutableArray<DrawnDesign> Designs)
{
    /// <summary>Reads the list and the recipes of a folder and draws them all, as many at once as there are cores.</summary>
    /// <param name="folder">The folder; it has a <see cref="RecipeGallery.ListName"/>.</param>
    /// <param name="fonts">Where fonts that recipes name are to be had.</param>
    /// <param name="packs">Where drawings of motif packs that recipes name are to be had.</param>
    /// <param name="cancel">Stops between two designs.</param>
    /// <exception cref="InputException">The list or a recipe is wrong or missing, or a recipe is in the folder that the list does not name.</exception>
    /// <exception cref="UnavailableException">The folder can't be read.</exception>
    public static async Task<DrawnGallery> ReadAsync(string folder, IFontShelf fonts, IMotifShelf packs, CancellationToken cancel)
    {
        string list = Path.Combine(folder, RecipeGallery.ListName);
        if (!File.Exists(list))
            throw new InputException(list, null, "There is no such file. A gallery is a folder of recipes with this list.");
        RecipeGallery gallery = RecipeGallery.Read(list, RecipeDrawing.Text(list));
        GalleryDesign[] designs = [.. gallery.Shelves.SelectMany(s => s.Designs)];
        if (Directory.EnumerateFiles(folder, "*.recipe.json").Select(f => Path.GetFileName(f)).Except(designs.Select(d => d.FileName), StringComparer.Ordinal).Order(StringComparer.Ordinal).FirstOrDefault() is { } spare)
            throw new InputException(list, "shelves", $"{spare} lies in the folder and not in the list. Add it, or take the file away.");

        var drawn = new DrawnDesign[designs.Length];
        await Parallel.ForAsync(0, designs.Length, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, (i, stop) =>
        {
            drawn[i] = Drawn(Path.Combine(folder, designs[i].FileName), designs[i], fonts, packs, stop);
            return ValueTask.CompletedTask;
        }).ConfigureAwait(false);
        return new(gallery, [.. drawn]);
    }

    private static DrawnDesign Drawn(string file, GalleryDesign design, IFontShelf fonts, IMotifShelf packs, CancellationToken cancel)
    {
        Recipe recipe = RecipeFile.Read(file, RecipeDrawing.Text(file)).Recipe;
        if (recipe.Picture is not null)
            throw new InputException(file, "picture", "It begins from a picture, which a recipe alone does not hold. Keep it in its pack, and take it off the list.");
        Artwork artwork = RecipeDrawing.Drawn(recipe, file, fonts, packs, cancel);
        FamilyCard card = FamilyRegistry.Get(recipe.Family).Card;
        // No brief limits it, so it is held to what it says of itself.
        var spec = new DesignSpec(
            0, 1, design.Name.En, card.Name, new LocalName(recipe.Palette, recipe.Palette), recipe.Inks.Length, card.IsToss, FamilyProfiles.Of(card.Id).Band, [], recipe, []);
        return new(design, recipe, artwork, Gatekeeper.Inspect(new Candidate(spec, artwork)));
    }
}
