using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace DesignGen.Web.Mcp;

/// <summary>What goes wrong, in the words that every face uses; of defects only a number to ask about.</summary>
internal static class PluginFaults
{
    /// <summary>The words of a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="what">What was called.</param>
    /// <param name="reports">Where reports of defects are kept.</param>
    public static string Words(Exception fault, string what, DefectReports reports)
    {
        switch (fault)
        {
            case InputException or UnavailableException or ForbiddenException:
                return fault.Message;
            default:
                string? report = reports.Write("plugin: " + what, fault, "");
                return report is null
                    ? "DesignGen met a defect of its own, and its report could not be written. Tell whoever keeps it."
                    : $"DesignGen met a defect of its own. Its report has the number {Path.GetFileNameWithoutExtension(report)}; whoever keeps it finds it in the data folder.";
        }
    }

    /// <summary>Whether a fault is to be told here: not what the protocol itself says, nor that the caller gave up.</summary>
    public static bool IsTold(Exception fault, CancellationToken cancel) => fault is not McpException && !(fault is OperationCanceledException && cancel.IsCancellationRequested);
}

/// <summary>A tool whose arguments are checked as they are announced, and whose faults are results marked as errors, so that the caller can correct its arguments.</summary>
internal sealed class CheckedTool : DelegatingMcpServerTool
{
    private readonly DefectReports _reports;

    public CheckedTool(McpServerTool inner, DefectReports reports)
        : base(inner)
    {
        _reports = reports;
        ProtocolTool.InputSchema = ArgumentCheck.Plain(ProtocolTool.InputSchema);
    }

    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            // Many callers write null for what they leave out.
            foreach (string left in request.Params?.Arguments?.Where(a => a.Value.ValueKind == JsonValueKind.Null).Select(a => a.Key).ToList() ?? [])
                request.Params!.Arguments!.Remove(left);
            IReadOnlyList<Problem> problems = ArgumentCheck.Of(ProtocolTool.InputSchema, request.Params?.Arguments);
            return problems.Count > 0 ? throw new InputException(problems) : await base.InvokeAsync(request, cancellationToken);
        }
        catch (Exception e) when (PluginFaults.IsTold(e, cancellationToken))
        {
            return new() { IsError = true, Content = [new TextContentBlock { Text = PluginFaults.Words(e, ProtocolTool.Name, _reports) }] };
        }
    }
}

/// <summary>A resource whose faults are told in words.</summary>
internal sealed class CheckedResource(McpServerResource inner, DefectReports reports) : DelegatingMcpServerResource(inner)
{
    public override async ValueTask<ReadResourceResult> ReadAsync(RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.ReadAsync(request, cancellationToken);
        }
        catch (Exception e) when (PluginFaults.IsTold(e, cancellationToken))
        {
            string words = PluginFaults.Words(e, request.Params?.Uri ?? "", reports);
            throw new McpProtocolException(words, e is MissingException ? McpErrorCode.ResourceNotFound : e is InputException ? McpErrorCode.InvalidParams : McpErrorCode.InternalError);
        }
    }
}
