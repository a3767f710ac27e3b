using System.Text.Json.Nodes;
using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using DesignGen.Web.Api;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace DesignGen.Web.Serving;

/// <summary>The OpenAPI document: what programs, and assistants that take it as a plugin, know of the API.</summary>
/// <remarks>
/// Version 3.0, which every importer reads: a type is one word there, and what may be null says so beside it. Importers make of each
/// operation a function, so each has an id, a summary, and words for every parameter.
/// </remarks>
internal static class OpenApi
{
    private const string Key = "key";

    // What one parameter means is the same wherever it stands; where paths differ, the longest that fits counts.
    private static readonly (string Path, string Name, string Says)[] Parameters =
    [
        ("", "code", "Code of the batch."),
        ("/api/v1/variants", "code", "Code of the variant, with its check characters."),
        ("/api/v1/productions", "id", "Number of the order for press files."),
        ("/api/v1/productions", "variant", "Code of the variant, with its check characters."),
        ("/api/v1/variants", "id", "Id of the colourway."),
        ("/api/v1/variants", "look", "Id of the mock-up; left out, the product's usual one."),
        ("/api/v1/variants", "colourway", "Id of the colourway; left out, the design's own colours."),
        ("/api/v1/schedules", "id", "Id or name of the schedule."),
        ("/api/v1/recipes", "name", "Name of the recipe."),
        ("/api/v1/recipes", "version", "The version, from 1; left out, the last."),
        ("/api/v1/recipes", "with", "Name of the recipe to compare with; left out, the same."),
        ("/api/v1/recipes", "withVersion", "The version to compare with, from 1; left out, the last."),
        ("/api/v1/users", "id", "Id of the person."),
        ("/api/v1/keys", "id", "Id of the key, the part of it that is no secret."),
        ("", "page", "The page, from 1."),
        ("", "after", "What an earlier page gave as next, to go on after it; left out, the list begins."),
        ("", "limit", "Most items at once; left out, 50."),
        ("", "state", "A state to list, given several times for several; left out, all are listed."),
        ("", "order", "In which order: place, score, rating or taste; left out, by place."),
        ("", "words", "Words that must all match, in English or Chinese, with spaces between; left out, everything is listed."),
        ("/api/v1/batches", "words", "What the title or the code must hold; left out, everything is listed."),
        ("", "Idempotency-Key", "A key of 1 to 200 characters that you choose for this request, for example a UUID: sent again with it, nothing new is ordered."),
        ("", "If-Match", "The ETag of the variant as it was seen; the decision is refused where somebody changed it since."),
        ("/api/v1/schedules", "If-Match", "The ETag of the schedule as it was seen; the change is refused where somebody changed it since."),
    ];

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
        options.AddSchemaTransformer((schema, _, _) =>
        {
            // That a word may be left out is said where it stands, and not by nothing among the words.
            if (schema.Enum is { Count: > 0 } words)
                schema.Enum = [.. words.Where(w => w is not null && !JsonNullSentinel.IsJsonNullSentinel(w))];
            // Words without a type could be anything.
            if (schema is { Enum.Count: > 0, Type: null })
                schema.Type = JsonSchemaType.String;
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, "/" + context.Description.RelativePath);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            foreach (IOpenApiSchema schema in document.Components!.Schemas?.Values ?? [])
                Untangle(schema);
            return Task.CompletedTask;
        });
    });

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new()
        {
            Title = "DesignGen",
            Version = "1",
            Description = "A product brief goes in, in English or Chinese; reviewed print variants and press-ready files come out.",
            License = new() { Name = "MIT" },
        };
        // Whoever imports the document has the address that it came from.
        document.Servers = [new() { Url = "/" }];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of a program, where people have accounts. On one's own machine without accounts none is needed." },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
    }

    private static void Describe(OpenApiOperation operation, string path)
    {
        foreach (OpenApiParameter parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (parameter is { Name: "state", Schema: OpenApiSchema { Items: OpenApiSchema word } })
                word.Enum = [.. (path.EndsWith("/variants", StringComparison.Ordinal) ? Limits.Words<VariantState>() : Limits.Words<BatchState>()).Select(w => (JsonNode)w)];
            if (parameter is { Name: "order", Schema: OpenApiSchema order })
                order.Enum = [.. Limits.Words<VariantOrder>().Select(w => (JsonNode)w)];
            parameter.Description ??= Parameters.Where(p => p.Name == parameter.Name && path.StartsWith(p.Path, StringComparison.Ordinal)).OrderByDescending(p => p.Path.Length).Select(p => p.Says).FirstOrDefault();
        }
        if (operation.RequestBody is OpenApiRequestBody { Description: null } body)
            body.Description = body.Content?.ContainsKey("multipart/form-data") == true ? "The file or files, as forms send them." : "What is sent, as JSON.";
        // A file is itself, and not its bytes in base64.
        foreach (OpenApiSchema file in operation.Responses?.Values.SelectMany(r => r.Content?.Values ?? []).Select(c => c.Schema).OfType<OpenApiSchema>().Where(s => s.Format == "byte") ?? [])
            file.Format = "binary";
        operation.Responses?.TryAdd("401", new OpenApiResponse { Description = "Nobody is logged in: the key is missing, or does not hold." });
        operation.Responses?.TryAdd("403", new OpenApiResponse { Description = "Whoever asks may not do this." });
    }

    // "This or nothing" is written as one schema that may be null. Words take their type from the schema that they name: said beside it, it makes importers forget the words.
    private static void Untangle(IOpenApiSchema schema)
    {
        if (schema is not OpenApiSchema { Properties: { } properties })
            return;
        foreach ((string name, IOpenApiSchema property) in properties.ToList())
        {
            if (property is OpenApiSchema { OneOf: { Count: 2 } either } && either.OfType<OpenApiSchemaReference>().SingleOrDefault() is { } named && either.Any(e => e is OpenApiSchema { Type: JsonSchemaType.Null }))
                properties[name] = new OpenApiSchema { AllOf = [named], Type = named.Enum is { Count: > 0 } ? JsonSchemaType.Null : (named.Type ?? JsonSchemaType.Object) | JsonSchemaType.Null, Description = property.Description ?? named.Description };
            else
                Untangle(property);
        }
    }
}
