using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;

namespace DesignGen.Core.Designs;

/// <summary>Recipes as JSON text: one form, the same bytes for the same recipe.</summary>
public static class RecipeJson
{
    /// <summary>How DesignGen writes JSON: camel case, enums as words, colours as hex codes, Chinese as it is.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeftOutWhenEmptyAttribute.Apply } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false), new SrgbConverter() },
    };

    // What people may have edited is read strictly: nothing that must be there may be missing or null.
    private static readonly JsonSerializerOptions Strict = new(Options) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The word that stands for a value in files, for example <c>half-drop</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The recipe's text.</summary>
    public static string Write(Recipe recipe) => JsonSerializer.Serialize(recipe, Options);

    /// <summary>Reads a recipe's text.</summary>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">JSON.</param>
    /// <exception cref="InputException">It is not a recipe.</exception>
    public static Recipe Read(string source, string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Recipe>(text, Strict) ?? throw new InputException(source, null, "The file holds no recipe.");
        }
        catch (JsonException e)
        {
            throw new InputException(
                [new Problem(source, (int)(e.LineNumber ?? 0) + 1, e.Path, "This is not a recipe as DesignGen writes it. Use a recipe.json from a production pack.")], e);
        }
    }

    private sealed class SrgbConverter : JsonConverter<Srgb>
    {
        public override Srgb Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            Srgb.TryParse(reader.GetString() ?? "", out Srgb colour) ? colour : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, Srgb value, JsonSerializerOptions options) => writer.WriteStringValue(value.Hex);
    }
}
