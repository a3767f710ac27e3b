using System.Net;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.Stability;

/// <summary>What errors of the form mean.</summary>
/// <remarks>
/// Statuses: the API reference's "Responses": 400 wrong parameters, 403 flagged by moderation, 413 over 10 MiB, 422 well-formed but
/// rejected, 429 over 150 requests in 10 s (a time-out of 60 s), 500. "You will not be charged for failed results."
/// </remarks>
internal static class StabilityFaults
{
    private static readonly TimeSpan Penalty = TimeSpan.FromSeconds(60);

    public static ServiceFault? Explain(ServiceReply reply)
    {
        if (reply.Good)
            return null;
        StabilityFailure? failure = Json.Try(reply, StabilityJson.Default.StabilityFailure);
        string words = failure?.Errors is { Length: > 0 } errors ? string.Join(" ", errors) : failure?.Name ?? "";
        ServiceFault fault = reply.StatusFault(words, failure?.Id ?? reply.Header("x-request-id"))!;
        if (reply.Status == HttpStatusCode.Forbidden || failure?.Name == "content_moderation")
            return fault with { Kind = FaultKind.Refused };
        return reply.Status == HttpStatusCode.TooManyRequests ? fault with { Wait = Penalty } : fault;
    }
}
