using System.Text.Json.Serialization;

namespace DesignGen.Remote.Forms.BaiduTasks;

/// <summary>What is asked of <c>txt2imgv2</c>.</summary>
/// <remarks>
/// Fields: Baidu AI Cloud, AI 作画-高级版 (cloud.baidu.com/doc/NLP/s/1lg53dryv): prompt of at most 200 characters, width and height of nine
/// pairs, <c>image_num</c> 1 to 8, <c>image</c> as base64 with <c>change_degree</c> 1 to 10, where more follows the picture more closely.
/// </remarks>
internal sealed record BaiduTaskRequest(string Prompt, int Width, int Height, int ImageNum)
{
    public string? Image { get; init; }

    public int? ChangeDegree { get; init; }
}

/// <summary>The question after a task: <c>getImgv2</c>.</summary>
internal sealed record BaiduTaskQuestion(string TaskId);

/// <summary>What both answer: data, or an error code of more than 0 with a message. Errors come with status 200.</summary>
internal sealed record BaiduTaskAnswer(BaiduTaskData? Data, int ErrorCode, string? ErrorMsg);

/// <summary>The task: <c>INIT</c>, <c>WAIT</c>, <c>RUNNING</c>, <c>FAILED</c> or <c>SUCCESS</c>, with one part for each picture.</summary>
internal sealed record BaiduTaskData(
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] long PrimaryTaskId, string? TaskStatus, BaiduTaskPart[]? SubTaskResultList);

/// <summary>A part: its error code is 0, 501 (the words were refused) or 201 (the model failed).</summary>
internal sealed record BaiduTaskPart(
    string? SubTaskStatus, [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int SubTaskErrorCode, BaiduTaskPicture[]? FinalImageList);

/// <summary>A picture: its address, and what the check said: <c>pass</c>, <c>review</c> or <c>block</c>.</summary>
internal sealed record BaiduTaskPicture(string? ImgUrl, string? ImgApproveConclusion);

/// <summary>A token for the key and its secret, for some days.</summary>
/// <remarks>Baidu AI Cloud, 获取 Access Token: <c>POST oauth/2.0/token</c> with <c>grant_type=client_credentials</c>.</remarks>
internal sealed record BaiduToken(string? AccessToken, long ExpiresIn, string? Error, string? ErrorDescription);

/// <summary>How messages are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BaiduTaskRequest))]
[JsonSerializable(typeof(BaiduTaskQuestion))]
[JsonSerializable(typeof(BaiduTaskAnswer))]
[JsonSerializable(typeof(BaiduToken))]
internal sealed partial class BaiduTaskJson : JsonSerializerContext;
