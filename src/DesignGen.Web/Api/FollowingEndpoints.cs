using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DesignGen.Web.Api;

/// <summary>Batches that follow from a design.</summary>
internal static class FollowingEndpoints
{
    public static void MapFollowing(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder children = api.MapGroup("/variants/{code}/children").WithTags("variants");
        // Whoever may submit or decide may do it, which the desk sees to.
        children.MapPost("", DeriveAsync).Needs(Deed.See).WithName("deriveBatch").WithSummary("Orders a batch that follows from a variant: more like it, the same drawing in other colours, or it with what a comment asks for changed.")
            .WithDescription("Needs the right to submit or to decide. Asked for again with the same words, number and seed it is the same batch: one that is there is taken up where it stopped, or left alone where it is complete.")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/batches/{code}/revisions", ReviseAsync).WithTags("batches").Needs(Deed.See).WithName("reviseBatch").WithSummary("Orders a batch for each variant that was decided to be revised, by its comment.")
            .WithDescription("Needs the right to submit or to decide. Comments that can't be followed are told under problems; the others are ordered all the same.")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        children.MapGet("", ListAsync).Needs(Deed.See).WithName("listChildren").WithSummary("The batches that follow from a variant, the newest first.").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Accepted<SubmissionAnswer>> DeriveAsync(string code, FollowingRequest request, Desk desk, CancellationToken cancel)
    {
        (BatchRecord batch, IReadOnlyList<string> remarks) = await desk.DeriveAsync(code, request.ToWish(), cancel);
        return TypedResults.Accepted("/api/v1/batches/" + batch.Code, new SubmissionAnswer(BatchAnswer.Of(await desk.StatusAsync(batch.Code, cancel)), remarks));
    }

    private static async Task<Ok<RevisionsAnswer>> ReviseAsync(string code, Desk desk, CancellationToken cancel)
    {
        (IReadOnlyList<(BatchRecord Batch, IReadOnlyList<string> Remarks)> ordered, IReadOnlyList<Problem> problems) = await desk.ReviseAsync(code, cancel);
        var batches = new List<SubmissionAnswer>();
        foreach ((BatchRecord batch, IReadOnlyList<string> remarks) in ordered)
            batches.Add(new(BatchAnswer.Of(await desk.StatusAsync(batch.Code, cancel)), remarks));
        return TypedResults.Ok(RevisionsAnswer.Of(batches, problems));
    }

    private static async Task<Ok<Page<BatchAnswer>>> ListAsync(string code, Desk desk, string? after, int? limit, CancellationToken cancel)
    {
        int most = Limits.Checked(limit, Limits.MostBatches);
        IReadOnlyList<BatchStatus> found = await desk.ChildrenAsync(code, after, most, cancel);
        return TypedResults.Ok(new Page<BatchAnswer>([.. found.Select(BatchAnswer.Of)], found.Count == most ? found[^1].Batch.Code : null));
    }
}

/// <summary>What was ordered of a batch's comments.</summary>
/// <param name="Batches">A batch for each variant to revise, each with how its comment was understood.</param>
/// <param name="Problems">Comments that can't be followed, each with its variant's code.</param>
public sealed record RevisionsAnswer(IReadOnlyList<SubmissionAnswer> Batches, IReadOnlyList<Serving.ProblemAnswer> Problems)
{
    /// <summary>The answer about what was ordered.</summary>
    public static RevisionsAnswer Of(IReadOnlyList<SubmissionAnswer> batches, IReadOnlyList<Problem> problems) => new(batches, [.. problems.Select(p => new Serving.ProblemAnswer(p.Source, p.Line, p.Place, p.Message))]);
}

/// <summary>How a batch is to follow from a variant.</summary>
public sealed record FollowingRequest
{
    /// <summary>How: more-like-this, other-colours, or revise.</summary>
    [Description("How: more-like-this draws neighbours in the same family and much the same colours (of a picture that a model made: more from the same words, and from the picture where the model takes one), other-colours the same drawing in other inks, revise the design with what the comment asks for changed.")]
    [Required]
    public required DerivationKind Kind { get; init; }

    /// <summary>What to change, in English or Chinese; for revise alone.</summary>
    [Description("What to change, in English or Chinese: less busy, blue instead of red. For revise alone.")]
    [StringLength(2000)]
    public string? Comment { get; init; }

    /// <summary>Variants, 1 to 200; left out, 12, of revisions 4.</summary>
    [Description("Variants, 1 to 200; left out, 12, of revisions 4.")]
    [Range(1, FollowingWish.MostCount)]
    public int? Count { get; init; }

    /// <summary>Seed in place of the batch's: a whole number of up to 64 bits, as text. Another seed gives other designs.</summary>
    [Description("Seed in place of the batch's: a whole number of up to 64 bits, as text. Another seed gives other designs.")]
    [StringLength(20)]
    public string? Seed { get; init; }

    /// <summary>The wish for the desk.</summary>
    /// <exception cref="InputException">The seed is no number.</exception>
    internal FollowingWish ToWish()
    {
        ulong? seed = null;
        if (Seed is { Length: > 0 })
            seed = ulong.TryParse(Seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong given) ? given : throw new InputException("seed", null, $"'{Seed}' is no seed. Give a whole number from 0 to {ulong.MaxValue}.");
        return new(Kind) { Comment = Comment, Count = Count, Seed = seed };
    }
}
