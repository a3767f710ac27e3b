using System.Text.Json;
using System.Text.Json.Serialization;
using DesignGen.Core.Designs;

namespace DesignGen.Web.Api;

/// <summary>How requests and answers are written as JSON, over HTTP and by the plugin alike: camel case, enums as words, numbers as numbers, Chinese as it is.</summary>
internal static class ApiJson
{
    /// <summary>The options, for whoever has none of its own to set.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Sets options that come from elsewhere.</summary>
    public static void Set(JsonSerializerOptions json)
    {
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
        json.Encoder = RecipeJson.Options.Encoder;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Set(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
