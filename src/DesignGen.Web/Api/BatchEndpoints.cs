using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Review.Ranking;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace DesignGen.Web.Api;

/// <summary>Batches: ordered, followed, stopped and decided on.</summary>
internal static class BatchEndpoints
{
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapBatches(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder batches = api.MapGroup("/batches").WithTags("batches");
        batches.MapPost("", SubmitAsync).Needs(Deed.Submit).WithName("submitBrief").WithSummary("Orders the batch of a brief.")
            .WithDescription("The same brief of the same team is the same batch: one that is there is taken up where it stopped, or left alone where it is complete. Sent again with the same Idempotency-Key, nothing new is ordered.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        batches.MapGet("", ListAsync).Needs(Deed.See).WithName("listBatches").WithSummary("The team's batches, the newest first.");
        batches.MapGet("/{code}", GetAsync).Needs(Deed.See).WithName("getBatch").WithSummary("A batch and how its variants stand.")
            .Produces<BatchAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        batches.MapGet("/{code}/events", EventsAsync).Needs(Deed.See).WithName("followBatch").WithSummary("How far a batch is, as server-sent events, until it is at rest.")
            .Produces<ProgressAnswer>(contentType: "text/event-stream").ProducesProblem(StatusCodes.Status404NotFound);
        batches.MapPost("/{code}/cancel", CancelAsync).Needs(Deed.Submit).WithName("cancelBatch").WithSummary("Stops a batch within a second; what was drawn stays.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        batches.MapPost("/{code}/resume", ResumeAsync).Needs(Deed.Submit).WithName("resumeBatch").WithSummary("Takes up a batch that was stopped or failed.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        batches.MapGet("/{code}/variants", VariantsAsync).Needs(Deed.See).WithName("listVariants").WithSummary("A batch's variants in order of place, score, rating or taste.")
            .WithDescription("By taste, each has its chance of approval as the team's decisions have taught it; while too little was decided for that, the order is refused.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        batches.MapPost("/{code}/decisions", DecideAsync).Needs(Deed.Decide).WithName("decideVariants").WithSummary("Applies decisions on variants of the batch, all or none.")
            .WithDescription("Each names the revision that the reviewer saw; where somebody changed a variant since, nothing is applied and the answer shows how those variants stand now.")
            .Produces<BatchAnswer>().ProducesProblem(StatusCodes.Status409Conflict);
        batches.MapGet("/{code}/contact-sheets/{page:int}", ContactSheetAsync).Needs(Deed.See).WithName("getContactSheet").WithSummary("A page of the batch's pictures side by side, from 1.")
            .Produces<byte[]>(contentType: "image/png").ProducesProblem(StatusCodes.Status404NotFound);
        batches.MapGet("/{code}/review.xlsx", ReviewAsync).Needs(Deed.See).WithName("getReviewWorkbook").WithSummary("The review workbook with the decisions as they stand.")
            .Produces<byte[]>(contentType: Sheet).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPost("/reviews", ReadReviewAsync).Needs(Deed.Decide).WithTags("batches").WithName("readReviewWorkbook").WithSummary("Says what a reviewed workbook would change; nothing is applied.")
            .WithDescription("Send its decisions to decideVariants to apply them: they are refused where somebody changed a variant meanwhile.")
            .Accepts<IFormFile>("multipart/form-data").ProducesProblem(StatusCodes.Status422UnprocessableEntity).DisableAntiforgery();
    }

    private static async Task<Accepted<SubmissionAnswer>> SubmitAsync(BriefRequest brief, Desk desk, [FromHeader(Name = "Idempotency-Key")] string? key, CancellationToken cancel)
    {
        (BatchRecord batch, IReadOnlyList<string> remarks) = await desk.SubmitAsync(brief.ToBrief(), key, cancel);
        return TypedResults.Accepted("/api/v1/batches/" + batch.Code, new SubmissionAnswer(BatchAnswer.Of(await desk.StatusAsync(batch.Code, cancel)), remarks));
    }

    private static async Task<Ok<Page<BatchAnswer>>> ListAsync(Desk desk, string[]? state, string? words, string? after, [Range(1, Limits.MostBatches)] int? limit, CancellationToken cancel)
    {
        int most = Limits.Checked(limit, Limits.MostBatches);
        IReadOnlyList<BatchStatus> found = await desk.BatchesAsync(Limits.States<BatchState>(state), words ?? "", after, most, cancel);
        return TypedResults.Ok(new Page<BatchAnswer>([.. found.Select(BatchAnswer.Of)], found.Count == most ? found[^1].Batch.Code : null));
    }

    private static async Task<IResult> GetAsync(string code, Desk desk, HttpContext context, CancellationToken cancel)
    {
        BatchStatus status = await desk.StatusAsync(code, cancel);
        return Tagged(context, BatchAnswer.Tag(status)) ?? TypedResults.Ok(BatchAnswer.Of(status));
    }

    private static async Task<IResult> EventsAsync(string code, Desk desk, CancellationToken cancel)
    {
        // Before the stream begins, so that a batch that is not there is a problem and no stream.
        await desk.BatchAsync(code, cancel);
        return TypedResults.ServerSentEvents(Events(cancel));

        async IAsyncEnumerable<SseItem<ProgressAnswer>> Events([EnumeratorCancellation] CancellationToken stop)
        {
            await foreach (BatchProgress progress in desk.FollowAsync(code, stop))
                yield return new(ProgressAnswer.Of(progress), "progress");
        }
    }

    private static async Task<Ok<BatchAnswer>> CancelAsync(string code, Desk desk, CancellationToken cancel)
    {
        await desk.CancelAsync(code, cancel);
        return TypedResults.Ok(BatchAnswer.Of(await desk.StatusAsync(code, cancel)));
    }

    private static async Task<Ok<BatchAnswer>> ResumeAsync(string code, Desk desk, CancellationToken cancel)
    {
        await desk.ResumeAsync(code, cancel);
        return TypedResults.Ok(BatchAnswer.Of(await desk.StatusAsync(code, cancel)));
    }

    private static async Task<Ok<Page<VariantAnswer>>> VariantsAsync(string code, Desk desk, string[]? state, string? order, [Range(-1, int.MaxValue)] int? after, [Range(1, Limits.MostVariants)] int? limit, CancellationToken cancel)
    {
        int most = Limits.Checked(limit, Limits.MostVariants);
        IReadOnlyList<RankedDesign<VariantRecord>> found = await desk.VariantsAsync(code, Limits.States<VariantState>(state), Limits.Order(order), after ?? -1, most, cancel);
        return TypedResults.Ok(new Page<VariantAnswer>([.. found.Select(f => VariantAnswer.Of(f.Design) with { Chance = f.Chance })], found.Count == most ? found[^1].Design.Index.ToString(System.Globalization.CultureInfo.InvariantCulture) : null));
    }

    private static async Task<IResult> DecideAsync(string code, DecisionsRequest request, Desk desk, CancellationToken cancel)
    {
        BatchRecord batch = await desk.BatchAsync(code, cancel);
        try
        {
            await desk.DecideAsync(batch.Code, DecisionsRequest.Entries(request.Decisions, batch.Code), cancel);
        }
        catch (ChangedException e)
        {
            return await ChangedAsync(e, desk, cancel);
        }
        return TypedResults.Ok(BatchAnswer.Of(await desk.StatusAsync(batch.Code, cancel)));
    }

    /// <summary>The answer to decisions that somebody else's came before: what changed, and how it stands now.</summary>
    internal static async Task<IResult> ChangedAsync(ChangedException fault, Desk desk, CancellationToken cancel)
    {
        var current = new List<VariantAnswer>();
        foreach (Problem problem in fault.Problems)
            current.Add(VariantAnswer.Of(await desk.VariantAsync(problem.Source, cancel)));
        return Results.Problem(new ProblemDetails
        {
            Title = "Changed by somebody else",
            Status = StatusCodes.Status409Conflict,
            Detail = fault.Message,
            Extensions = { ["kind"] = "changed", ["problems"] = fault.Problems.Select(p => new Serving.ProblemAnswer(p.Source, p.Line, p.Place, p.Message)), ["current"] = current },
        });
    }

    private static async Task<IResult> ContactSheetAsync(string code, int page, Desk desk, CancellationToken cancel) =>
        await desk.ContactSheetAsync(code, page, cancel) is { } sheet
            ? Results.Stream(sheet, "image/png", enableRangeProcessing: true)
            : throw new MissingException(code, "The batch has no such page of pictures. Pages count from 1, and come when it is drawn to its end.");

    private static async Task<IResult> ReviewAsync(string code, Desk desk, CancellationToken cancel)
    {
        BatchRecord batch = await desk.BatchAsync(code, cancel);
        var workbook = new MemoryStream();
        await desk.WriteReviewAsync(batch.Code, workbook, cancel);
        workbook.Position = 0;
        return Results.Stream(workbook, Sheet, $"review-{batch.Code}.xlsx", enableRangeProcessing: true);
    }

    private static async Task<Ok<ReviewAnswer>> ReadReviewAsync(IFormFile file, Desk desk, CancellationToken cancel)
    {
        var upload = new MemoryStream();
        await file.CopyToAsync(upload, cancel);
        upload.Position = 0;
        Review.Workbook.ReviewImport import = desk.ReadReview(Path.GetFileName(file.FileName), upload);
        return TypedResults.Ok(new ReviewAnswer(
            import.Batch, import.IsStale, [.. import.Rows.Select(r => new ReviewRowAnswer(r.Row, r.Code, r.Outcome, r.Message))], import.Missing, import.Notices,
            [.. import.Decisions.Select(d => new DecisionRequest { Variant = d.Code, Revision = d.ExpectedRevision, Decision = d.Decision, Rating = d.Rating, Comment = d.Comment })]));
    }

    /// <summary>Sets an answer's tag; the answer "not modified" where the asker has it already, else null.</summary>
    internal static IResult? Tagged(HttpContext context, string tag)
    {
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(new EntityTagHeaderValue(tag), useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : null;
    }
}
