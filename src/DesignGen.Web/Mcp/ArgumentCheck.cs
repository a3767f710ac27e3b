using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DesignGen.Core.Errors;

namespace DesignGen.Web.Mcp;

/// <summary>Holds what a caller gives a tool against the schema that the tool is announced with, and tells every mistake at once, by the argument's name.</summary>
/// <remarks>
/// Knows what the schemas of these tools are made of (JSON Schema 2020-12: type, enum, minimum, maximum, minLength, maxLength, minItems,
/// maxItems, items, properties, additionalProperties, required) and passes over the rest. Arguments that no tool has are refused: a misspelled one would be let go of unseen.
/// </remarks>
internal static class ArgumentCheck
{
    /// <summary>What is wrong with arguments; empty where nothing is.</summary>
    /// <param name="schema">The tool's input schema.</param>
    /// <param name="arguments">The arguments by name; null for none.</param>
    public static IReadOnlyList<Problem> Of(JsonElement schema, IDictionary<string, JsonElement>? arguments)
    {
        var problems = new List<Problem>();
        CheckMembers("", schema, arguments?.Select(a => (a.Key, a.Value)) ?? [], problems);
        return problems;
    }

    /// <summary>A schema in which each argument has one type: that one may be left out is said by its not being required, and not by null beside the type.</summary>
    public static JsonElement Plain(JsonElement schema)
    {
        JsonNode node = JsonNode.Parse(schema.GetRawText())!;
        Untangle(node);
        return JsonSerializer.SerializeToElement(node);
    }

    private static void Untangle(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (JsonNode? item in list)
                Untangle(item);
        }
        else if (node is JsonObject schema)
        {
            if (schema["type"] is JsonArray types && types.Select(t => t!.GetValue<string>()).Where(t => t != "null").ToList() is [var type])
            {
                schema["type"] = type;
                if (schema.TryGetPropertyValue("default", out JsonNode? left) && left is null)
                    schema.Remove("default");
                if (schema["enum"] is JsonArray words)
                    schema["enum"] = new JsonArray([.. words.Where(w => w is not null).Select(w => w!.DeepClone())]);
            }
            foreach ((_, JsonNode? part) in schema)
                Untangle(part);
        }
    }

    private static void CheckMembers(string at, JsonElement schema, IEnumerable<(string Name, JsonElement Value)> members, List<Problem> problems)
    {
        var known = schema.TryGetProperty("properties", out JsonElement properties) ? properties.EnumerateObject().ToDictionary(p => p.Name, p => p.Value) : [];
        var given = new HashSet<string>();
        foreach ((string name, JsonElement value) in members)
        {
            given.Add(name);
            if (known.TryGetValue(name, out JsonElement member))
                Check(Join(at, name), member, value, problems);
            else if (schema.TryGetProperty("additionalProperties", out JsonElement any) && any.ValueKind == JsonValueKind.Object)
                Check(Join(at, name), any, value, problems);
            else
                problems.Add(new(Join(at, name), null, null, known.Count > 0 ? $"There is no such argument. The arguments here are {string.Join(", ", known.Keys)}." : "Nothing is taken here. Leave it out."));
        }
        if (schema.TryGetProperty("required", out JsonElement required))
        {
            foreach (string name in required.EnumerateArray().Select(r => r.GetString()!).Where(r => !given.Contains(r)))
                problems.Add(new(Join(at, name), null, null, "It is missing." + (known.TryGetValue(name, out JsonElement member) && member.TryGetProperty("description", out JsonElement says) ? " Give this: " + says.GetString() : "")));
        }
    }

    private static void Check(string at, JsonElement schema, JsonElement value, List<Problem> problems)
    {
        if (schema.TryGetProperty("type", out JsonElement type) && !Is(type.GetString()!, value))
        {
            problems.Add(new(at, null, null, $"{Shown(value)} does not fit. Give {Called(type.GetString()!)}."));
            return;
        }
        if (schema.TryGetProperty("enum", out JsonElement words) && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, value)))
            problems.Add(new(at, null, null, $"{Shown(value)} is none of the words that stand here. Give one of {string.Join(", ", words.EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String).Select(w => w.GetString()))}."));
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                CheckWithin(at, schema, "minimum", "maximum", value.GetDouble(), Shown(value), "", problems);
                break;
            case JsonValueKind.String:
                CheckWithin(at, schema, "minLength", "maxLength", value.GetString()!.Length, null, " characters", problems);
                break;
            case JsonValueKind.Array:
                CheckWithin(at, schema, "minItems", "maxItems", value.GetArrayLength(), null, " items", problems);
                if (schema.TryGetProperty("items", out JsonElement item))
                {
                    foreach ((int i, JsonElement each) in value.EnumerateArray().Index())
                        Check(string.Create(CultureInfo.InvariantCulture, $"{at}[{i}]"), item, each, problems);
                }
                break;
            case JsonValueKind.Object:
                CheckMembers(at, schema, value.EnumerateObject().Select(m => (m.Name, m.Value)), problems);
                break;
            default:
                break;
        }
    }

    private static void CheckWithin(string at, JsonElement schema, string least, string most, double value, string? shown, string unit, List<Problem> problems)
    {
        double? from = schema.TryGetProperty(least, out JsonElement low) ? low.GetDouble() : null, to = schema.TryGetProperty(most, out JsonElement high) ? high.GetDouble() : null;
        if (!(value < from) && !(value > to))
            return;
        string range = (from, to) switch
        {
            ({ } f, { } t) => FormattableString.Invariant($"{f} to {t}"),
            ({ } f, null) => FormattableString.Invariant($"{f} or more"),
            _ => FormattableString.Invariant($"at most {to}"),
        };
        problems.Add(new(at, null, null, $"{shown ?? value.ToString(CultureInfo.InvariantCulture)}{unit} can't be taken. Give {range}{unit}."));
    }

    private static bool Is(string type, JsonElement value) => type switch
    {
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => true,
    };

    private static string Called(string type) => type switch
    {
        "string" => "a text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        "array" => "a list",
        _ => "an object",
    };

    private static string Shown(JsonElement value)
    {
        const int most = 60;
        string text = value.GetRawText();
        return text.Length <= most ? text : text[..most] + "…";
    }

    private static string Join(string at, string name) => at.Length == 0 ? name : at + "." + name;
}
