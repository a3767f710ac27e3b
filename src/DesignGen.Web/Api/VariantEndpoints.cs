using System.Globalization;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace DesignGen.Web.Api;

/// <summary>Variants: seen one by one, and decided on.</summary>
internal static class VariantEndpoints
{
    public static void MapVariants(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder variants = api.MapGroup("/variants/{code}").WithTags("variants");
        variants.MapGet("", GetAsync).Needs(Deed.See).WithName("getVariant").WithSummary("A variant: its inks, what the gates measured, why it was chosen, and what was decided.")
            .Produces<VariantAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        variants.MapGet("/thumbnail", (string code, Desk desk, HttpContext context, CancellationToken cancel) => PictureAsync(code, desk, large: false, context, cancel))
            .Needs(Deed.See).WithName("getThumbnail").WithSummary("A variant's picture for lists, 320 px at most.").Produces<byte[]>(contentType: "image/png").ProducesProblem(StatusCodes.Status404NotFound);
        variants.MapGet("/preview", (string code, Desk desk, HttpContext context, CancellationToken cancel) => PictureAsync(code, desk, large: true, context, cancel))
            .Needs(Deed.See).WithName("getPreview").WithSummary("A variant's picture for a close look, 1000 px at most.").Produces<byte[]>(contentType: "image/png").ProducesProblem(StatusCodes.Status404NotFound);
        variants.MapGet("/colourways/{id}", ColourwayAsync).Needs(Deed.See).WithName("getColourway").WithSummary("A variant's picture in one of its colourways, 1000 px at most; drawn when it is first asked for.")
            .Produces<byte[]>(contentType: "image/png").ProducesProblem(StatusCodes.Status404NotFound);
        variants.MapGet("/mockup", MockupAsync).Needs(Deed.See).WithName("getMockup").WithSummary("The variant on its product, 1000 px at most, with the visible label where one is due; drawn when it is first asked for.")
            .WithDescription("Which mock-up is said by look, by default the product's usual one; the colours by colourway. The ids of a product's mock-ups stand in the answer to one that is not there.")
            .Produces<byte[]>(contentType: "image/png").ProducesProblem(StatusCodes.Status404NotFound);
        variants.MapGet("/taste", async (string code, Desk desk, CancellationToken cancel) => TypedResults.Ok(VariantTasteAnswer.Of(desk.Judge(await desk.VariantAsync(code, cancel), await desk.TasteAsync(cancel)))))
            .Needs(Deed.See).WithName("getVariantTaste").WithSummary("How likely the team approves the variant, and which of its features speak for and against it.").ProducesProblem(StatusCodes.Status404NotFound);
        variants.MapGet("/recipe", RecipeAsync).Needs(Deed.See).WithName("getRecipe").WithSummary("All that makes the design: with it the same artwork is drawn again, byte for byte.")
            .Produces<System.Text.Json.Nodes.JsonObject>().ProducesProblem(StatusCodes.Status404NotFound);
        variants.MapPut("/decision", DecideAsync).Needs(Deed.Decide).WithName("decideVariant").WithSummary("Decides on a variant, whose tag as it was seen is in If-Match.")
            .Produces<VariantAnswer>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<IResult> GetAsync(string code, Desk desk, HttpContext context, CancellationToken cancel)
    {
        VariantRecord variant = await desk.VariantAsync(code, cancel);
        return BatchEndpoints.Tagged(context, VariantAnswer.Tag(variant)) ?? TypedResults.Ok(VariantAnswer.Of(variant));
    }

    private static async Task<IResult> PictureAsync(string code, Desk desk, bool large, HttpContext context, CancellationToken cancel)
    {
        VariantRecord variant = await desk.VariantAsync(code, cancel);
        Stream picture = desk.Picture(variant, large) ?? throw new MissingException(code, "There is no picture: the gates turned every try down, or the picture was removed.");
        context.Response.Headers.CacheControl = "private, no-cache";
        // A design that is drawn anew has another seed, and so another tag.
        string tag = string.Create(CultureInfo.InvariantCulture, $"\"{variant.Spec.Recipe.Seed:x}-{variant.Spec.Try}-{picture.Length:x}\"");
        return Results.Stream(picture, "image/png", entityTag: new EntityTagHeaderValue(tag), enableRangeProcessing: true);
    }

    private static async Task<IResult> ColourwayAsync(string code, string id, Desk desk, HttpContext context, CancellationToken cancel)
    {
        VariantRecord variant = await desk.VariantAsync(code, cancel);
        Stream picture = await desk.ColourwayAsync(variant, id, cancel);
        context.Response.Headers.CacheControl = "private, no-cache";
        string tag = string.Create(CultureInfo.InvariantCulture, $"\"{variant.Spec.Recipe.Seed:x}-{variant.Spec.Try}-{picture.Length:x}\"");
        return Results.Stream(picture, "image/png", entityTag: new EntityTagHeaderValue(tag), enableRangeProcessing: true);
    }

    private static async Task<IResult> MockupAsync(string code, string? look, string? colourway, Desk desk, HttpContext context, CancellationToken cancel)
    {
        VariantRecord variant = await desk.VariantAsync(code, cancel);
        Stream picture = await desk.MockupAsync(variant, look, colourway, cancel);
        context.Response.Headers.CacheControl = "private, no-cache";
        string tag = string.Create(CultureInfo.InvariantCulture, $"\"{variant.Spec.Recipe.Seed:x}-{variant.Spec.Try}-{picture.Length:x}\"");
        return Results.Stream(picture, "image/png", entityTag: new EntityTagHeaderValue(tag), enableRangeProcessing: true);
    }

    private static async Task<IResult> RecipeAsync(string code, Desk desk, CancellationToken cancel)
    {
        VariantRecord variant = await desk.VariantAsync(code, cancel);
        return Results.Text(RecipeJson.Write(variant.Spec.Recipe), "application/json");
    }

    private static async Task<IResult> DecideAsync(string code, SingleDecisionRequest request, Desk desk, [FromHeader(Name = "If-Match")] string? seen, HttpContext context, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(seen))
            return Results.Problem("Say in If-Match which state of the variant was decided on: the ETag that it came with.", statusCode: StatusCodes.Status428PreconditionRequired, title: "If-Match is missing");
        if (!int.TryParse(seen.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int revision))
            throw new InputException("If-Match", null, $"'{seen}' is no tag of a variant. Take the ETag that it came with.");
        VariantRecord variant = await desk.VariantAsync(code, cancel);
        try
        {
            await desk.DecideAsync(variant.Batch, [new(variant.Code, variant.Index, revision, request.Decision, request.Rating, request.Comment)], cancel);
        }
        catch (ChangedException e)
        {
            return await BatchEndpoints.ChangedAsync(e, desk, cancel);
        }
        VariantRecord now = await desk.VariantAsync(code, cancel);
        context.Response.Headers.ETag = VariantAnswer.Tag(now);
        return TypedResults.Ok(VariantAnswer.Of(now));
    }
}
