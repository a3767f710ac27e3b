using System.Text.Json;
using DesignGen.Remote.Forms;
using DesignGen.Remote.Forms.OpenAi;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Chat;

/// <summary>What errors of chat endpoints mean.</summary>
/// <remarks>
/// OpenAI's codes are <see cref="OpenAiFaults"/>'. DashScope's, of its error code page: <c>data_inspection_failed</c> (words refused for what they say) and
/// <c>Arrearage</c> (nothing left to spend). DeepSeek tells the latter by status 402.
/// </remarks>
internal static class ChatFaults
{
    public static ServiceFault? Explain(ServiceReply reply)
    {
        if (OpenAiFaults.Explain(reply) is not { } fault)
            return null;
        return Code(reply) switch
        {
            "data_inspection_failed" or "DataInspectionFailed" => fault with { Kind = FaultKind.Refused },
            "Arrearage" => fault with { Kind = FaultKind.Credit },
            _ => fault,
        };
    }

    private static string? Code(ServiceReply reply) =>
        Json.Try(reply, OpenAiJson.Default.OpenAiFailure)?.Error is { ValueKind: JsonValueKind.Object } error && error.TryGetProperty("code", out JsonElement code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
}
