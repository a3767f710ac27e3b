using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Documents;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Recipes;

/// <summary>A folder of shared recipes with a list that says what they are and whom they are for: <c>gallery.yaml</c>.</summary>
/// <remarks><c>docs/formats/recipe.md</c> describes the list.</remarks>
/// <param name="Title">What the whole is called.</param>
/// <param name="Shelves">Its designs by shelf, in the list's order.</param>
public sealed record RecipeGallery(LocalName Title, ImmutableArray<GalleryShelf> Shelves)
{
    /// <summary>Name of the list in the folder of the recipes.</summary>
    public const string ListName = "gallery.yaml";

    /// <summary>Reads a list; its recipes are not looked at.</summary>
    /// <param name="source">The list's file, for messages.</param>
    /// <param name="text">YAML.</param>
    /// <exception cref="InputException">It is no such list; all that is wrong is told at once.</exception>
    public static RecipeGallery Read(string source, string text)
    {
        var problems = new DocumentProblems(source);
        var reader = new DocumentReader(DocumentParser.Parse(source, text), problems);
        LocalName title = Name(reader, "title");
        ImmutableArray<GalleryShelf> shelves = [.. reader.Maps("shelves").Select(Shelf)];
        reader.RefuseUnknown();
        if (shelves.IsEmpty)
            reader.Refuse("shelves", "The gallery has no shelf. Give at least one, with its designs.");
        foreach (string twice in shelves.SelectMany(s => s.Designs).GroupBy(d => d.Recipe, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            reader.Refuse("shelves", $"The recipe '{twice}' stands there twice. Keep one of them.");
        foreach (string twice in shelves.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key))
            reader.Refuse("shelves", $"Two shelves have the id '{twice}'. Give one another.");
        problems.ThrowIfAny();
        return new(title, shelves);
    }

    private static GalleryShelf Shelf(DocumentReader reader)
    {
        string id = Plain(reader, "id");
        var shelf = new GalleryShelf(id, Name(reader, "name"), [.. reader.Maps("designs").Select(Design)]);
        if (shelf.Designs.IsEmpty)
            reader.Refuse("designs", "The shelf is empty. Give it a design, or take it out.");
        reader.RefuseUnknown();
        return shelf;
    }

    private static GalleryDesign Design(DocumentReader reader)
    {
        var design = new GalleryDesign(
            Plain(reader, "recipe"), Name(reader, "name"), reader.Text("brief", required: true) ?? "", reader.Text("product", required: true) ?? "",
            reader.Text("season", required: true) ?? "", reader.Text("market", required: true) ?? "", reader.Text("why", required: true) ?? "");
        reader.RefuseUnknown();
        return design;
    }

    // Both name files, so they are no paths.
    private static string Plain(DocumentReader reader, string key)
    {
        if (reader.Text(key, required: true) is not { } id)
            return "";
        if (id.Length is 0 or > 60 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            reader.Refuse(key, $"'{id}' is no plain name. Use a to z, 0 to 9 and '-', 60 at most, without an ending.");
        return id;
    }

    private static LocalName Name(DocumentReader reader, string key)
    {
        DocumentReader? names = reader.Map(key, required: true);
        var name = new LocalName(names?.Text("en", required: true) ?? "", names?.Text("zh", required: true) ?? "");
        names?.RefuseUnknown();
        return name;
    }
}

/// <summary>Designs that are shown together.</summary>
/// <param name="Id">Names the picture of the shelf.</param>
/// <param name="Name">Its heading.</param>
/// <param name="Designs">One or more, in order.</param>
public sealed record GalleryShelf(string Id, LocalName Name, ImmutableArray<GalleryDesign> Designs);

/// <summary>A design of a gallery.</summary>
/// <param name="Recipe">Names the recipe's file, <c>NAME.recipe.json</c>.</param>
/// <param name="Name">What it is sold as.</param>
/// <param name="Brief">Words of a brief that lead to designs like it.</param>
/// <param name="Product">What it is printed on, and where.</param>
/// <param name="Season">When it sells.</param>
/// <param name="Market">To whom, and where.</param>
/// <param name="Why">Why it works.</param>
public sealed record GalleryDesign(string Recipe, LocalName Name, string Brief, string Product, string Season, string Market, string Why)
{
    /// <summary>The recipe's file, in the list's folder.</summary>
    public string FileName => Recipe + ".recipe.json";
}
