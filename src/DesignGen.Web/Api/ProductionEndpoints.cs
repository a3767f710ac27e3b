using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace DesignGen.Web.Api;

/// <summary>Press files: ordered, followed and fetched.</summary>
internal static class ProductionEndpoints
{
    public static void MapProductions(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("").WithTags("production");
        group.MapPost("/batches/{code}/productions", OrderAsync).Needs(Deed.Produce).WithName("orderPressFiles").WithSummary("Orders press files, made in the background as one zip file.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapGet("/batches/{code}/productions", OfBatchAsync).Needs(Deed.See).WithName("listPressFiles").WithSummary("The orders for press files of a batch, the newest first.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/productions/{id}", GetAsync).Needs(Deed.See).WithName("getPressFiles").WithSummary("How far an order for press files is.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/productions/{id}/cancel", CancelAsync).Needs(Deed.Produce).WithName("cancelPressFiles").WithSummary("Stops an order for press files; nothing of it is left.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/productions/{id}/pack.zip", PackAsync).Needs(Deed.Produce).WithName("downloadPressFiles").WithSummary("The press files of an order that is done.")
            .Produces<byte[]>(contentType: "application/zip").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/productions/{id}/styles/{variant}/pack.zip", StyleAsync).Needs(Deed.Produce).WithName("downloadStyleFiles").WithSummary("The press files of one style of an order that is done, as a zip file that stands alone.")
            .Produces<byte[]>(contentType: "application/zip").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> StyleAsync(string id, string variant, HttpResponse response, Desk desk, CancellationToken cancel)
    {
        StylePack pack = await desk.StylePackAsync(id, variant, cancel);
        response.RegisterForDisposeAsync(pack);
        // The zip writer ends an entry in one step that waits; blocks of it are small.
        if (response.HttpContext.Features.Get<IHttpBodyControlFeature>() is { } body)
            body.AllowSynchronousIO = true;
        return Results.Stream(to => pack.WriteAsync(to, cancel), "application/zip", pack.Folder + ".zip");
    }

    private static async Task<Accepted<ProductionAnswer>> OrderAsync(string code, ProductionRequest request, Desk desk, CancellationToken cancel)
    {
        ProductionRecord order = await desk.ProduceAsync(code, request.ToOrder(), cancel);
        return TypedResults.Accepted("/api/v1/productions/" + order.Id, ProductionAnswer.Of(order));
    }

    private static async Task<Ok<IReadOnlyList<ProductionAnswer>>> OfBatchAsync(string code, Desk desk, CancellationToken cancel) =>
        TypedResults.Ok<IReadOnlyList<ProductionAnswer>>([.. (await desk.ProductionsAsync(code, cancel)).Select(ProductionAnswer.Of)]);

    private static async Task<Ok<ProductionAnswer>> GetAsync(string id, Desk desk, CancellationToken cancel) => TypedResults.Ok(ProductionAnswer.Of(await desk.ProductionAsync(id, cancel)));

    private static async Task<Ok<ProductionAnswer>> CancelAsync(string id, Desk desk, CancellationToken cancel)
    {
        await desk.CancelProductionAsync(id, cancel);
        return TypedResults.Ok(ProductionAnswer.Of(await desk.ProductionAsync(id, cancel)));
    }

    private static async Task<IResult> PackAsync(string id, HttpRequest request, Desk desk, CancellationToken cancel)
    {
        ProductionRecord order = await desk.ProductionAsync(id, cancel);
        return Results.Stream(await desk.PackAsync(id, isPart: request.Headers.Range.Count > 0, cancel), "application/zip", $"press-{order.Batch}-{order.Id}.zip", entityTag: new EntityTagHeaderValue($"\"{order.Id}\""), enableRangeProcessing: true);
    }
}
