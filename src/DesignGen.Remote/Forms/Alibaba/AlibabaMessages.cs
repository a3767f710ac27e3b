using System.Text.Json.Serialization;

namespace DesignGen.Remote.Forms.Alibaba;

/// <summary>What is asked of <c>image-synthesis</c>.</summary>
/// <remarks>
/// Fields: Alibaba Cloud Model Studio, 通义万相 文生图 V2 版 API 参考 (help.aliyun.com/zh/model-studio/text-to-image-v2-api-reference) and
/// 通用图像编辑 API 参考 (…/wanx-image-edit-api-reference); the SDK's <c>dashscope/aigc/image_synthesis.py</c> writes the same.
/// </remarks>
internal sealed record AlibabaRequest(string Model, AlibabaInput Input, AlibabaParameters Parameters);

/// <summary>The words, and for edits the picture: <c>function</c> says what is done with it.</summary>
internal sealed record AlibabaInput(string Prompt)
{
    public string? NegativePrompt { get; init; }

    public string? Function { get; init; }

    public string? BaseImageUrl { get; init; }

    public string? MaskImageUrl { get; init; }
}

/// <summary>How it is drawn: size as <c>1024*1024</c>, n 1 to 4, seed 0 to 2147483647, strength 0 to 1 of edits by words.</summary>
internal sealed record AlibabaParameters(int N, long Seed)
{
    public string? Size { get; init; }

    public bool? PromptExtend { get; init; }

    public double? Strength { get; init; }

    public bool Watermark { get; init; }
}

/// <summary>What is answered to the order and to each question after its task.</summary>
internal sealed record AlibabaAnswer(AlibabaTask? Output, string? RequestId);

/// <summary>The task: <c>PENDING</c>, <c>RUNNING</c>, <c>SUSPENDED</c>, <c>SUCCEEDED</c>, <c>FAILED</c>, <c>CANCELED</c> or <c>UNKNOWN</c>; code and message where it failed.</summary>
internal sealed record AlibabaTask(string? TaskId, string? TaskStatus, AlibabaPicture[]? Results, string? Code, string? Message);

/// <summary>A picture's address for 24 hours, or why there is none; <c>actual_prompt</c> where the words were rewritten.</summary>
internal sealed record AlibabaPicture(string? Url, string? ActualPrompt, string? Code, string? Message);

/// <summary>What is answered to a wrong request.</summary>
internal sealed record AlibabaFailure(string? Code, string? Message, string? RequestId);

/// <summary>How messages are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AlibabaRequest))]
[JsonSerializable(typeof(AlibabaAnswer))]
[JsonSerializable(typeof(AlibabaFailure))]
internal sealed partial class AlibabaJson : JsonSerializerContext;
