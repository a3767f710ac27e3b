using System.Text.Json;

namespace DesignGen.Plugin.Tests;

/// <summary>The OpenAPI document as importers of plugins take it: each operation a function with a name, words and types that mean one thing.</summary>
public sealed class OpenApiTests(PlainConnection connection) : IClassFixture<PlainConnection>
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch"];

    [Fact]
    public async Task Every_operation_has_a_name_of_its_own_and_words()
    {
        JsonElement document = await DocumentAsync();
        Assert.StartsWith("3.0.", document.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        string[] ids = [.. Operations(document).Select(o => o.Operation.TryGetProperty("operationId", out JsonElement id) ? id.GetString()! : o.Name + " has none")];
        Assert.InRange(ids.Length, 30, 500);
        Assert.All(ids, id => Assert.Matches("^[a-z][A-Za-z0-9]{3,40}$", id));
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Empty(Operations(document).Where(o => !Says(o.Operation, "summary")).Select(o => o.Name));
    }

    [Fact]
    public async Task Every_parameter_and_body_is_described_and_typed()
    {
        JsonElement document = await DocumentAsync();
        var wrong = new List<string>();
        foreach ((string name, JsonElement operation) in Operations(document))
        {
            foreach (JsonElement parameter in Members(operation, "parameters"))
            {
                string called = name + " " + parameter.GetProperty("name").GetString();
                if (!Says(parameter, "description"))
                    wrong.Add(called + " is not described");
                Check(document, parameter.GetProperty("schema"), called, wrong);
            }
            if (operation.TryGetProperty("requestBody", out JsonElement body))
            {
                if (!Says(body, "description"))
                    wrong.Add(name + " has a body that is not described");
                foreach (JsonProperty content in body.GetProperty("content").EnumerateObject())
                    Check(document, content.Value.GetProperty("schema"), name + " body", wrong);
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_answer_is_typed()
    {
        JsonElement document = await DocumentAsync();
        var wrong = new List<string>();
        foreach ((string name, JsonElement operation) in Operations(document))
        {
            JsonProperty[] answers = [.. operation.GetProperty("responses").EnumerateObject()];
            JsonProperty[] good = [.. answers.Where(a => a.Name[0] == '2')];
            if (good.Length == 0)
                wrong.Add(name + " has no good answer");
            foreach (JsonProperty answer in answers)
            {
                if (!Says(answer.Value, "description"))
                    wrong.Add($"{name} {answer.Name} is not described");
                if (answer.Name[0] == '2' && answer.Name != "204" && !answer.Value.TryGetProperty("content", out _))
                    wrong.Add($"{name} {answer.Name} has no content");
                foreach (JsonProperty content in answer.Value.TryGetProperty("content", out JsonElement contents) ? contents.EnumerateObject() : default)
                    Check(document, content.Value.GetProperty("schema"), $"{name} {answer.Name}", wrong);
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Every_named_schema_means_one_thing()
    {
        JsonElement document = await DocumentAsync();
        var wrong = new List<string>();
        foreach (JsonProperty schema in document.GetProperty("components").GetProperty("schemas").EnumerateObject())
            Check(document, schema.Value, schema.Name, wrong);
        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_addresses_are_those_that_are_served()
    {
        using HttpClient http = connection.Http(connection.Key);
        foreach ((string name, JsonElement operation) in Operations(await DocumentAsync()).Where(o => o.Name.StartsWith("get ", StringComparison.Ordinal) && !o.Name.Contains('{', StringComparison.Ordinal)))
        {
            using HttpResponseMessage answer = await http.GetAsync(name["get ".Length..]);
            Assert.True(operation.GetProperty("responses").TryGetProperty(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), out _), $"{name} answers {answer.StatusCode}");
        }
    }

    private async Task<JsonElement> DocumentAsync() => JsonDocument.Parse(await connection.Http(null).GetStringAsync("/openapi/v1.json")).RootElement;

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject() from operation in path.Value.EnumerateObject() where Methods.Contains(operation.Name) select ($"{operation.Name} {path.Name}", operation.Value);

    // A schema names another, or has one type (beside nothing, which is said by nullable); words have the type string; parts are checked likewise.
    private static void Check(JsonElement document, JsonElement schema, string at, List<string> wrong)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            string[] steps = reference.GetString()!.Split('/');
            if (steps[0] != "#" || !steps.Skip(1).Aggregate((JsonElement?)document, (e, s) => e is { } element && element.TryGetProperty(s, out JsonElement next) ? next : null).HasValue)
                wrong.Add($"{at} names {reference}, which is not there");
            return;
        }
        if (schema.TryGetProperty("oneOf", out _) || schema.TryGetProperty("anyOf", out _))
            wrong.Add(at + " may be several things");
        string? type = schema.TryGetProperty("type", out JsonElement given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        // Beside words that it names, a type of its own makes clients take any text.
        if (type is not null && Members(schema, "allOf").Any(p => p.TryGetProperty("$ref", out JsonElement named) && document.GetProperty("components").GetProperty("schemas").GetProperty(named.GetString()!.Split('/')[^1]).TryGetProperty("enum", out _)))
            wrong.Add(at + " has words of its own type and of those that it names");
        if (type is null && !schema.TryGetProperty("allOf", out _))
            wrong.Add($"{at} has no single type: {schema}");
        if (schema.TryGetProperty("pattern", out _) && type is "integer" or "number")
            wrong.Add(at + " is a number or a text");
        // A script's numbers hold 53 bits.
        if (schema.TryGetProperty("format", out JsonElement format) && format.GetString() is "uint64" or "uint32")
            wrong.Add(at + " is a number that not every client can hold");
        if (type == "array")
        {
            if (schema.TryGetProperty("items", out JsonElement items))
                Check(document, items, at + "[]", wrong);
            else
                wrong.Add(at + " is a list of anything");
        }
        if (schema.TryGetProperty("enum", out JsonElement words) && (type != "string" || words.EnumerateArray().Any(w => w.ValueKind == JsonValueKind.Null)))
            wrong.Add(at + " has words that are no texts");
        foreach (JsonElement part in Members(schema, "allOf"))
            Check(document, part, at, wrong);
        foreach (JsonProperty property in schema.TryGetProperty("properties", out JsonElement properties) ? properties.EnumerateObject() : default)
            Check(document, property.Value, $"{at}.{property.Name}", wrong);
        if (schema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.Object)
            Check(document, more, at + ".*", wrong);
    }

    private static IEnumerable<JsonElement> Members(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement list) ? list.EnumerateArray() : [];

    private static bool Says(JsonElement of, string name) => of.TryGetProperty(name, out JsonElement words) && words.GetString() is { Length: > 1 };
}
