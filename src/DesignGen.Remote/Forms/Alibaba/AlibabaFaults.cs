using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.Alibaba;

/// <summary>What errors of the form mean.</summary>
/// <remarks>
/// Codes: Model Studio's list of errors (help.aliyun.com/en/model-studio/error-code): <c>InvalidApiKey</c>, <c>AccessDenied</c>,
/// <c>Arrearage</c>, <c>AllocationQuota.FreeTierOnly</c>, <c>Throttling.RateQuota</c>, <c>DataInspectionFailed</c>,
/// <c>IPInfringementSuspect</c>, <c>InternalError</c>.
/// </remarks>
internal static class AlibabaFaults
{
    public static ServiceFault? Explain(ServiceReply reply)
    {
        if (reply.Good)
            return null;
        AlibabaFailure? failure = Json.Try(reply, AlibabaJson.Default.AlibabaFailure);
        ServiceFault fault = reply.StatusFault(Words(failure?.Code, failure?.Message), failure?.RequestId ?? "")!;
        return Kind(failure?.Code) is { } kind ? fault with { Kind = kind } : fault;
    }

    /// <summary>What a task or a picture of it says went wrong.</summary>
    public static ServiceFault OfTask(string? code, string? message, string requestId) =>
        new(Kind(code) is { } kind and not FaultKind.Busy ? kind : FaultKind.Failed, Words(code, message), requestId);

    /// <summary>Its words with its code.</summary>
    public static string Words(string? code, string? message) => (code, message) switch
    {
        (null or "", null or "") => "",
        (null or "", _) => message,
        (_, null or "") => code,
        _ => $"{message} ({code})",
    };

    private static FaultKind? Kind(string? code) => code switch
    {
        "DataInspectionFailed" or "data_inspection_failed" or "IPInfringementSuspect" => FaultKind.Refused,
        "InvalidApiKey" or "invalid_api_key" => FaultKind.Key,
        "Arrearage" or "AllocationQuota.FreeTierOnly" => FaultKind.Credit,
        _ when code?.StartsWith("Throttling", StringComparison.Ordinal) == true => FaultKind.Busy,
        _ when code?.StartsWith("InternalError", StringComparison.Ordinal) == true => FaultKind.Busy,
        _ when code?.StartsWith("InvalidParameter", StringComparison.Ordinal) == true => FaultKind.Wrong,
        _ => null,
    };
}
