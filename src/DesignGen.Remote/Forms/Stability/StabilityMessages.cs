using System.Text.Json.Serialization;

namespace DesignGen.Remote.Forms.Stability;

/// <summary>What is answered where JSON was asked for: base64 of the picture, <c>SUCCESS</c> or <c>CONTENT_FILTERED</c>, and the seed.</summary>
/// <remarks>Stability AI REST API reference (v2beta), Generate, answers with <c>accept: application/json</c>.</remarks>
internal sealed record StabilityAnswer(string? Image, string? FinishReason, long? Seed);

/// <summary>What is answered to a request that failed: <c>id</c>, <c>name</c>, for example <c>content_moderation</c>, and <c>errors</c>, in sentences.</summary>
internal sealed record StabilityFailure(string? Id, string? Name, string[]? Errors);

/// <summary>How messages are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StabilityAnswer))]
[JsonSerializable(typeof(StabilityFailure))]
internal sealed partial class StabilityJson : JsonSerializerContext;
