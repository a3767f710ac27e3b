using System.Text.Json;
using System.Text.Json.Serialization;

namespace DesignGen.Remote.Chat;

/// <summary>What is asked of <c>chat/completions</c>.</summary>
/// <remarks>Fields: OpenAI API reference, Chat, "Create chat completion"; the same names at DeepSeek, DashScope's compatible mode and Ollama.</remarks>
internal sealed record ChatRequest(string Model, ChatMessage[] Messages)
{
    public double? Temperature { get; init; }

    public long? Seed { get; init; }

    public int? MaxTokens { get; init; }

    public int? MaxCompletionTokens { get; init; }

    public ChatFormat? ResponseFormat { get; init; }

    public bool Stream => false;
}

internal sealed record ChatMessage(string Role, string Content);

/// <summary>What the answer is held to: <c>json_object</c>, or <c>json_schema</c> with a schema.</summary>
internal sealed record ChatFormat(string Type, ChatFormatSchema? JsonSchema);

internal sealed record ChatFormatSchema(string Name, bool Strict, JsonElement Schema);

/// <summary>What is answered, as far as it is read.</summary>
internal sealed record ChatReply(ChatChoice[]? Choices, ChatTokens? Usage);

internal sealed record ChatChoice(ChatReplyMessage? Message, string? FinishReason);

internal sealed record ChatReplyMessage(string? Content, string? Refusal);

internal sealed record ChatTokens(int? PromptTokens, int? CompletionTokens);

/// <summary>How messages are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatReply))]
internal sealed partial class ChatMessageJson : JsonSerializerContext;
