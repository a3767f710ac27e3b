using System.Text.Json;
using System.Text.Json.Serialization;

namespace DesignGen.Remote.Forms.Baidu;

/// <summary>What is asked of <c>images/generations</c>.</summary>
/// <remarks>
/// Fields: Baidu AI Cloud, Qianfan API reference, 图像生成 (cloud.baidu.com/doc/qianfan-api/s/8m7u6un8a): <c>model</c>, <c>prompt</c>,
/// <c>n</c> 1 to 4, <c>size</c>, <c>refer_image</c> as an address or <c>data:</c> of at most 10 MB. <c>seed</c>, <c>negative_prompt</c> and
/// <c>prompt_extend</c> are taken by some models (qwen-image).
/// </remarks>
internal sealed record BaiduRequest(string Model, string Prompt, int N, string Size)
{
    public long? Seed { get; init; }

    public string? NegativePrompt { get; init; }

    public bool? PromptExtend { get; init; }

    public string? ReferImage { get; init; }
}

/// <summary>What is answered.</summary>
internal sealed record BaiduAnswer(string? Id, BaiduPicture[]? Data);

/// <summary>One picture, by its address in Baidu's object store.</summary>
internal sealed record BaiduPicture(string? Url, string? B64Json);

/// <summary>What is answered to a wrong request: <c>{"error": {"code", "message", "type"}, "id"}</c>.</summary>
internal sealed record BaiduFailure(string? Id, BaiduError? Error);

/// <summary>The error in it.</summary>
internal sealed record BaiduError(JsonElement? Code, string? Message, string? Type);

/// <summary>How messages are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BaiduRequest))]
[JsonSerializable(typeof(BaiduAnswer))]
[JsonSerializable(typeof(BaiduFailure))]
internal sealed partial class BaiduJson : JsonSerializerContext;
