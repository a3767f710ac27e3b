using System.Text.Json;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Tastes;

/// <summary>Tastes as JSON text, in one line: one form, the same bytes for the same taste.</summary>
public static class TasteJson
{
    private static readonly JsonSerializerOptions Options = new(RecipeJson.Options) { WriteIndented = false, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The taste's text.</summary>
    public static string Write(Taste taste) => JsonSerializer.Serialize(taste, Options);

    /// <summary>Reads a taste's text.</summary>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="text">JSON.</param>
    /// <exception cref="InputException">It is not a taste, or one of another version.</exception>
    public static Taste Read(string source, string text)
    {
        Taste taste;
        try
        {
            taste = JsonSerializer.Deserialize<Taste>(text, Options) ?? throw new JsonException();
        }
        catch (JsonException e)
        {
            throw new InputException([new Problem(source, (int)(e.LineNumber ?? 0) + 1, e.Path, "This is not a taste as DesignGen writes it. Learn it anew from the decisions.")], e);
        }
        return taste.Version == Taste.CurrentVersion
            ? taste
            : throw new InputException(source, "version", FormattableString.Invariant($"The taste has version {taste.Version}; this program goes by version {Taste.CurrentVersion}. Learn it anew from the decisions."));
    }
}
