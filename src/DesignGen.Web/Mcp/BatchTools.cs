using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Api;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>How a batch stands after a wait.</summary>
/// <param name="AtRest">Whether nothing more comes by itself: it is drawn to its end, or stopped. False where the time was up first; wait again.</param>
/// <param name="Batch">The batch.</param>
public sealed record WaitAnswer(bool AtRest, BatchAnswer Batch);

/// <summary>Tools for batches: listed, followed and stopped.</summary>
internal sealed class BatchTools(Desk desk)
{
    private const string CodeSays = "Code of the batch, as submit_brief or list_batches gives it.";

    [McpServerTool(Name = "list_batches", Title = "List batches", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("The team's batches, the newest first, each with how its variants stand.")]
    public async Task<Page<BatchAnswer>> ListAsync(
        [Description("States to list; left out, all.")] BatchState[]? states = null,
        [Description("What the title or the code must hold."), StringLength(200)] string? words = null,
        [Description("The code that an earlier page gave as next, to go on after it."), StringLength(40)] string? after = null,
        [Description("Most batches, 1 to 100."), Range(1, 100)] int limit = 20,
        CancellationToken cancel = default)
    {
        IReadOnlyList<BatchStatus> found = await desk.BatchesAsync(states ?? [], words ?? "", after, limit, cancel);
        return new([.. found.Select(BatchAnswer.Of)], found.Count == limit ? found[^1].Batch.Code : null);
    }

    [McpServerTool(Name = "get_batch", Title = "Look at a batch", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("A batch: its state, how many of its variants are drawn, approved, declined, and the brief's words.")]
    public async Task<BatchAnswer> GetAsync([Description(CodeSays), StringLength(40)] string batch, CancellationToken cancel = default) => BatchAnswer.Of(await desk.StatusAsync(batch, cancel));

    [McpServerTool(Name = "wait_for_batch", Title = "Wait for a batch", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Waits until a batch is drawn or the time is up, whichever comes first, and tells how far it is; with a progress token it tells each step. To give up the wait does not stop the batch.")]
    public async Task<WaitAnswer> WaitAsync(
        RequestContext<CallToolRequestParams> request,
        [Description(CodeSays), StringLength(40)] string batch,
        [Description("Longest wait in seconds, 1 to 600."), Range(1, 600)] int seconds = 30,
        CancellationToken cancel = default)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        until.CancelAfter(TimeSpan.FromSeconds(seconds));
        var steps = new ProgressSteps(request);
        try
        {
            await foreach (BatchProgress progress in desk.FollowAsync(batch, until.Token))
                await steps.TellAsync(progress.Done, progress.Count, string.Create(CultureInfo.InvariantCulture, $"{progress.Done} of {progress.Count} variants drawn"), cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The time is up; how far it is stands below.
        }
        BatchStatus status = await desk.StatusAsync(batch, cancel);
        return new(Moves.AtRest(status.Batch.State), BatchAnswer.Of(status));
    }

    [McpServerTool(Name = "cancel_batch", Title = "Stop a batch", ReadOnly = false, Destructive = true, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Stops a batch within a second; what was drawn stays, and the same brief submitted again takes it up.")]
    public async Task<BatchAnswer> CancelAsync([Description(CodeSays), StringLength(40)] string batch, CancellationToken cancel = default)
    {
        await desk.CancelAsync(batch, cancel);
        return BatchAnswer.Of(await desk.StatusAsync(batch, cancel));
    }
}
