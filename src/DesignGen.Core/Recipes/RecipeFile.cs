using System.Text.Json;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Recipes;

/// <summary>A recipe as it is shared: <c>recipe.json</c> as packs hold it, in an envelope with its name, version and note.</summary>
/// <param name="Name">Its name where it was saved; empty for a bare recipe of a pack.</param>
/// <param name="Version">Its version there; 0 for a bare recipe.</param>
/// <param name="Note">What people should know of it.</param>
/// <param name="Recipe">The recipe.</param>
public sealed record RecipeFile(string Name, int Version, string Note, Recipe Recipe)
{
    /// <summary>Most characters of a file: a recipe has a few thousand, one with a hundred colourways some ten thousand.</summary>
    public const int MostCharacters = 1_000_000;

    private const string Mark = "designgen-recipe";
    private const int Format = 1;

    // A recipe nests five deep.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>The file's text.</summary>
    public static string Write(SavedRecipe saved) => JsonSerializer.Serialize(
        new { Kind = Mark, Format, saved.Name, saved.Version, saved.Note, saved.Recipe }, RecipeJson.Options) + "\n";

    /// <summary>Reads a file's text, with its envelope or without. Whether the recipe can be drawn is not looked at.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">JSON.</param>
    /// <exception cref="InputException">It is no recipe, too long, or of a newer form.</exception>
    public static RecipeFile Read(string source, string text)
    {
        if (text.Length > MostCharacters)
            throw new InputException(source, null, $"The file has {text.Length} characters; a recipe has a few thousand. Check that it is the right file.");
        string name = "", note = "";
        int version = 0;
        try
        {
            // Half a character, which no file holds but a string may, is an ArgumentException here.
            using JsonDocument document = JsonDocument.Parse(text, Options);
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kind", out JsonElement kind) && kind.ValueKind == JsonValueKind.String && kind.ValueEquals(Mark))
            {
                if (!(root.TryGetProperty("format", out JsonElement format) && format.TryGetInt32(out int number)) || number < 1)
                    throw Wrong(source);
                if (number > Format)
                    throw new InputException(source, "format", $"A newer DesignGen wrote this file (format {number}, this program knows {Format}). Update DesignGen.");
                name = Text(root, "name");
                note = Text(root, "note");
                version = root.TryGetProperty("version", out JsonElement v) && v.TryGetInt32(out int saved) ? saved : 0;
                text = root.TryGetProperty("recipe", out JsonElement recipe) ? recipe.GetRawText() : throw Wrong(source);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw Wrong(source, e);
        }
        return new(name, version, note, RecipeJson.Read(source, text));
    }

    private static string Text(JsonElement root, string key) => root.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static InputException Wrong(string source, Exception? cause = null) =>
        new(source, null, "This is not a recipe as DesignGen writes it. Use a file of `designgen recipe export`, or a recipe.json from a production pack.", cause);
}
