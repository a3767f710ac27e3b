using Microsoft.OpenApi;

namespace DesignGen.Web.Serving;

/// <summary>The OpenAPI document: what programs, and assistants that take it as a plugin, know of the API.</summary>
internal static class OpenApi
{
    private const string Key = "key";

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "DesignGen",
                Version = "1",
                Description = "A product brief goes in, in English or Chinese; reviewed print variants and press-ready files come out.",
                License = new() { Name = "MIT", Identifier = "MIT" },
            };
            // Whoever imports the document has the address that it came from.
            document.Servers = [new() { Url = "/" }];
            document.Components ??= new();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Key] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of a program, where people have accounts. On one's own machine without accounts none is needed." },
            };
            document.Security = [new() { [new OpenApiSecuritySchemeReference(Key, document)] = [] }];
            return Task.CompletedTask;
        });
    });
}
