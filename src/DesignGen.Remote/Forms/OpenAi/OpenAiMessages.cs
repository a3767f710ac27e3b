using System.Text.Json;
using System.Text.Json.Serialization;

namespace DesignGen.Remote.Forms.OpenAi;

/// <summary>What is asked of <c>images/generations</c>.</summary>
/// <remarks>
/// Fields: OpenAI API reference, Images, "Create image" (CreateImageRequest of OpenAI's OpenAPI document). <c>seed</c> and
/// <c>negative_prompt</c> are not OpenAI's; servers that run open models behind this form take them.
/// </remarks>
internal sealed record OpenAiRequest(string Model, string Prompt, int N, string Size)
{
    public string? ResponseFormat { get; init; }

    public string? OutputFormat { get; init; }

    public string? Quality { get; init; }

    public long? Seed { get; init; }

    public string? NegativePrompt { get; init; }
}

/// <summary>What is answered: ImagesResponse of the same document.</summary>
internal sealed record OpenAiAnswer(OpenAiPicture[]? Data);

/// <summary>One picture: Image of the same document. <c>revised_prompt</c> comes where the words were changed.</summary>
internal sealed record OpenAiPicture(string? B64Json, string? Url, string? RevisedPrompt);

/// <summary>What is answered to a wrong request: <c>{"error": {"message", "type", "param", "code"}}</c>; copies of the form may write a plain text there.</summary>
internal sealed record OpenAiFailure(JsonElement? Error, JsonElement? Message);

/// <summary>How messages are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OpenAiRequest))]
[JsonSerializable(typeof(OpenAiAnswer))]
[JsonSerializable(typeof(OpenAiFailure))]
internal sealed partial class OpenAiJson : JsonSerializerContext;
