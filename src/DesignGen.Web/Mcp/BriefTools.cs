using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DesignGen.Core.Batches;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Api;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>How a brief was understood.</summary>
/// <param name="IsForm">Whether it is a form in YAML or JSON, which is right as it stands and has no text to understand.</param>
/// <param name="Reading">How its text was understood; null for a form.</param>
public sealed record BriefReadingAnswer(bool IsForm, ExplanationReport? Reading);

/// <summary>Tools for briefs: how they are understood, and ordering what they ask for.</summary>
internal sealed class BriefTools(Desk desk)
{
    private const string TextSays = "The customer's words, in English, Chinese or both, for example 'koi T-shirt for men, at most 3 colours, black shirt, 12 designs'; or a form in YAML or JSON.";
    private const string NameSays = "What the brief is called, for example spring.yaml; .yaml, .yml or .json at its end makes it a form, anything else running text. Left out, it is running text called by its first words.";

    [McpServerTool(Name = "explain_brief", Title = "Explain a brief", ReadOnly = true, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Says how a brief is understood before anything is ordered: facts with the words that state them, contradictions, words that were not understood, and the form that the text fills in. Mistakes are told with their place.")]
    public BriefReadingAnswer Explain(
        [Description(TextSays), StringLength(1_000_000, MinimumLength = 1)] string text,
        [Description(NameSays), StringLength(120)] string? name = null)
    {
        ExplanationReport? report = desk.Explain(new BriefRequest { Text = text, Name = name }.ToBrief());
        return new(report is null, report);
    }

    [McpServerTool(Name = "submit_brief", Title = "Order a batch", ReadOnly = false, Destructive = false, Idempotent = true, OpenWorld = false, UseStructuredContent = true)]
    [Description("Orders the batch of a brief; it is drawn in the background, so follow it with wait_for_batch. The same brief of the same team is the same batch: one that is there is taken up where it stopped, or left alone where it is complete.")]
    public async Task<SubmissionAnswer> SubmitAsync(
        [Description(TextSays), StringLength(1_000_000, MinimumLength = 1)] string text,
        [Description(NameSays), StringLength(120)] string? name = null,
        [Description("Variants in place of the brief's number, 1 to 2000."), Range(1, 2000)] int? count = null,
        [Description("Seed in place of the brief's: a whole number of up to 64 bits, as text. Another seed gives other designs."), StringLength(20)] string? seed = null,
        CancellationToken cancel = default)
    {
        (BatchRecord batch, IReadOnlyList<string> remarks) = await desk.SubmitAsync(new BriefRequest { Text = text, Name = name, Count = count, Seed = seed }.ToBrief(), key: null, cancel);
        return new(BatchAnswer.Of(await desk.StatusAsync(batch.Code, cancel)), remarks);
    }
}
