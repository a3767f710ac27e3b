using System.Text.Json;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.OpenAi;

/// <summary>What errors of the form mean.</summary>
/// <remarks>
/// Codes: OpenAI's guide to error codes (<c>invalid_api_key</c>, <c>insufficient_quota</c>, <c>billing_hard_limit_reached</c>); refusals are
/// <c>content_policy_violation</c> of the DALL·E models, <c>moderation_blocked</c> of the GPT image models and <c>contentFilter</c> of Azure.
/// </remarks>
internal static class OpenAiFaults
{
    public static ServiceFault? Explain(ServiceReply reply)
    {
        if (reply.Good)
            return null;
        OpenAiFailure? failure = Json.Try(reply, OpenAiJson.Default.OpenAiFailure);
        string words = Text(failure?.Error, "message"), code = Text(failure?.Error, "code");
        if (words.Length == 0)
            words = failure?.Error is { ValueKind: JsonValueKind.String } plain ? plain.GetString()! : failure?.Message is { ValueKind: JsonValueKind.String } message ? message.GetString()! : "";
        ServiceFault fault = reply.StatusFault(words, reply.Header("x-request-id"))!;
        return code switch
        {
            "content_policy_violation" or "moderation_blocked" or "contentFilter" or "content_filter" => fault with { Kind = FaultKind.Refused },
            "invalid_api_key" => fault with { Kind = FaultKind.Key },
            "insufficient_quota" or "billing_hard_limit_reached" => fault with { Kind = FaultKind.Credit },
            _ => fault,
        };
    }

    private static string Text(JsonElement? error, string name) =>
        error is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
