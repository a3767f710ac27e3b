using System.Text.Json;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.Baidu;

/// <summary>What errors of the form mean.</summary>
/// <remarks>
/// Codes: Qianfan's list of errors (<c>rate_limit_exceeded</c>, <c>access_denied</c>, <c>malformed_json</c>). Refusals carry
/// <c>unsafe</c> or <c>sensitive</c> in their code or type; that part of the list could not be looked up and is a reading of its names.
/// </remarks>
internal static class BaiduFaults
{
    public static ServiceFault? Explain(ServiceReply reply)
    {
        if (reply.Good)
            return null;
        BaiduFailure? failure = Json.Try(reply, BaiduJson.Default.BaiduFailure);
        string code = failure?.Error?.Code is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "", type = failure?.Error?.Type ?? "";
        ServiceFault fault = reply.StatusFault(failure?.Error?.Message ?? "", failure?.Id ?? reply.Header("x-request-id"))!;
        return (code + " " + type).ToLowerInvariant() switch
        {
            var name when name.Contains("unsafe", StringComparison.Ordinal) || name.Contains("sensitive", StringComparison.Ordinal) => fault with { Kind = FaultKind.Refused },
            var name when name.Contains("balance", StringComparison.Ordinal) || name.Contains("quota", StringComparison.Ordinal) => fault with { Kind = FaultKind.Credit },
            var name when name.Contains("invalid_model", StringComparison.Ordinal) => fault with { Kind = FaultKind.Wrong },
            _ => fault,
        };
    }
}
