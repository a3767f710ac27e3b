using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Api;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>Tools for batches that follow from a design.</summary>
internal sealed class FollowingTools(Desk desk)
{
    [McpServerTool(Name = "follow_design", Title = "Have designs that follow from one", ReadOnly = false, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Orders a batch that follows from a design: more-like-this draws neighbours of it (of a picture that a model made: more from the same words, and from the picture where the model takes one), other-colours the same drawing in other inks, revise the design with what a comment asks for changed. The remarks say how the comment was understood. wait_for_batch follows the new batch.")]
    public async Task<SubmissionAnswer> FollowAsync(
        [Description("Code of the design, as show_variants gives it."), StringLength(40)] string variant,
        [Description("How: more-like-this, other-colours, or revise.")] DerivationKind kind,
        [Description("What to change, in English or Chinese: less busy, blue instead of red. For revise alone."), StringLength(2000)] string? comment = null,
        [Description("Variants, 1 to 200; left out, 12, of revisions 4."), Range(1, FollowingWish.MostCount)] int? count = null,
        [Description("Seed in place of the batch's: a whole number, as text. Another seed gives other designs."), StringLength(20)] string? seed = null,
        CancellationToken cancel = default)
    {
        var request = new FollowingRequest { Kind = kind, Comment = comment, Count = count, Seed = seed };
        (BatchRecord batch, IReadOnlyList<string> remarks) = await desk.DeriveAsync(variant, request.ToWish(), cancel);
        return await AnswerAsync(batch, remarks, cancel);
    }

    [McpServerTool(Name = "revise_batch", Title = "Have all revisions of a batch", ReadOnly = false, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Orders a batch for each design that was decided to be revised, by its comment. Comments that can't be followed are told under problems; the others are ordered all the same.")]
    public async Task<RevisionsAnswer> ReviseAsync([Description("Code of the batch that was reviewed."), StringLength(40)] string batch, CancellationToken cancel = default)
    {
        (IReadOnlyList<(BatchRecord Batch, IReadOnlyList<string> Remarks)> ordered, IReadOnlyList<Problem> problems) = await desk.ReviseAsync(batch, cancel);
        var batches = new List<SubmissionAnswer>();
        foreach ((BatchRecord made, IReadOnlyList<string> remarks) in ordered)
            batches.Add(await AnswerAsync(made, remarks, cancel));
        return RevisionsAnswer.Of(batches, problems);
    }

    private async Task<SubmissionAnswer> AnswerAsync(BatchRecord batch, IReadOnlyList<string> remarks, CancellationToken cancel) => new(BatchAnswer.Of(await desk.StatusAsync(batch.Code, cancel)), remarks);
}
