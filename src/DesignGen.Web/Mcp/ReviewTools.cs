using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Server.Desks;
using DesignGen.Web.Api;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>The tool that keeps what people said of variants.</summary>
internal sealed class ReviewTools(Desk desk)
{
    [McpServerTool(Name = "decide_variants", Title = "Decide on variants", ReadOnly = false, Destructive = true, Idempotent = false, OpenWorld = false, UseStructuredContent = true, OutputSchemaType = typeof(BatchAnswer))]
    [Description("Applies a person's decisions on variants of one batch, all or none. Each names the variant's revision as show_variants gave it; where somebody changed a variant since, nothing is applied and the error says how it stands now.")]
    public async Task<CallToolResult> DecideAsync(
        [Description("Code of the batch."), StringLength(40)] string batch,
        [Description("The decisions, one for each variant at most."), MinLength(1), MaxLength(500)] DecisionRequest[] decisions,
        CancellationToken cancel = default)
    {
        string code = (await desk.BatchAsync(batch, cancel)).Code;
        try
        {
            await desk.DecideAsync(code, DecisionsRequest.Entries(decisions, code), cancel);
        }
        catch (ChangedException e)
        {
            return new() { IsError = true, Content = [new TextContentBlock { Text = await HowTheyStandAsync(e, cancel) }] };
        }
        BatchAnswer now = BatchAnswer.Of(await desk.StatusAsync(code, cancel));
        string json = JsonSerializer.Serialize(now, ApiJson.Options);
        return new() { Content = [new TextContentBlock { Text = json }], StructuredContent = JsonSerializer.SerializeToElement(now, ApiJson.Options) };
    }

    private async Task<string> HowTheyStandAsync(ChangedException fault, CancellationToken cancel)
    {
        var text = new StringBuilder("Nothing was applied: somebody else decided meanwhile. Show the person how it stands now, and ask again.").AppendLine();
        foreach (Problem problem in fault.Problems)
        {
            VariantRecord v = await desk.VariantAsync(problem.Source, cancel);
            text.Append(CultureInfo.InvariantCulture, $"{v.Code} now: revision {v.Revision}, {RecipeJson.Word(v.State)}, rating {v.Rating}");
            text.Append(v.DecidedBy.Length > 0 ? $", by {v.DecidedBy}" : "").AppendLine(v.Comment.Length > 0 ? ": " + v.Comment : "");
        }
        return text.ToString().TrimEnd();
    }
}
