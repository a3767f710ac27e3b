using System.Collections.Immutable;
using System.Net.Http.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.Alibaba;

/// <summary>
/// Alibaba's DashScope by tasks, below <c>https://dashscope.aliyuncs.com/api/v1</c>: <c>POST services/aigc/text2image/image-synthesis</c>
/// (<c>image2image</c> with a picture) with <c>X-DashScope-Async: enable</c>, then <c>GET tasks/{id}</c> until it is done.
/// </summary>
/// <remarks>
/// A picture to begin from needs an <c>edit-model</c> (wanx2.1-imageedit), which takes the function <c>description_edit</c>, or
/// <c>description_edit_with_mask</c> with white where it paints; it takes no negative words and gives the picture's own size.
/// Models that answer only at once, by <c>multimodal-generation</c> (wan2.6 and later), are not spoken to.
/// </remarks>
internal sealed class AlibabaForm(ImageService service, ServiceChannel channel) : IImageForm
{
    public PictureAbilities Abilities { get; } = new(service.Sizes, Negative: true, Seed: true, Start: service.EditModel.Length > 0, Strength: true, Mask: service.EditModel.Length > 0);

    public async Task<ImmutableArray<FormPicture>> AskAsync(FormOrder order, CancellationToken cancel)
    {
        ServiceReply reply = await channel.PayAsync(() => Submit(order), AlibabaFaults.Explain, order.Call, task: true, order.MostAnswer, cancel);
        if (Json.Read(reply, AlibabaJson.Default.AlibabaAnswer).Output?.TaskId is not { Length: > 0 } id)
            throw new ServiceFaultException(FaultKind.Answer, "its answer names no task");
        AlibabaAnswer done = await TaskPolling.WaitAsync(channel, id, async () =>
        {
            ServiceReply state = await channel.AskAsync(() => Question(order, id), AlibabaFaults.Explain, cancel);
            AlibabaAnswer answer = Json.Read(state, AlibabaJson.Default.AlibabaAnswer);
            return answer.Output?.TaskStatus is "PENDING" or "RUNNING" or "SUSPENDED" ? null : answer;
        }, cancel);
        AlibabaTask task = done.Output ?? throw new ServiceFaultException(FaultKind.Answer, "its answer has no task");
        string requestId = done.RequestId ?? "";
        if (task.TaskStatus != "SUCCEEDED")
            throw new ServiceFaultException(AlibabaFaults.OfTask(task.Code, task.Message is { Length: > 0 } words ? words : "its task ended as " + task.TaskStatus, requestId));
        return [.. (task.Results ?? []).Select((p, i) => p.Code is { Length: > 0 }
            ? new FormPicture(requestId) { Refusal = AlibabaFaults.Words(p.Code, p.Message), Charged = false }
            : new FormPicture(requestId) { Address = p.Url ?? "", RevisedPrompt = p.ActualPrompt, Seed = i == 0 ? (uint)order.Seed31 : null })];
    }

    private HttpRequestMessage Submit(FormOrder order)
    {
        PictureRequest request = order.Request;
        StartPicture? start = request.Start;
        var input = new AlibabaInput(request.Prompt)
        {
            NegativePrompt = request.Negative is { Length: > 0 } negative ? negative : null,
            Function = start is null ? null : start.Mask is null ? "description_edit" : "description_edit_with_mask",
            BaseImageUrl = start is null ? null : Json.DataAddress(start.Picture),
            MaskImageUrl = start?.Mask is { } mask ? Json.DataAddress(mask) : null,
        };
        var parameters = new AlibabaParameters(order.Count, order.Seed31)
        {
            Size = start is null ? FormattableString.Invariant($"{request.Size.Width}*{request.Size.Height}") : null,
            PromptExtend = start is null ? service.PromptExtend : null,
            Strength = start is { Mask: null } ? start.Strength : null,
        };
        var body = new AlibabaRequest(start is null ? service.Model : service.EditModel, input, parameters);
        var message = new HttpRequestMessage(HttpMethod.Post, service.At(start is null ? "/services/aigc/text2image/image-synthesis" : "/services/aigc/image2image/image-synthesis"))
        {
            Content = JsonContent.Create(body, AlibabaJson.Default.AlibabaRequest),
        };
        message.Headers.Add("X-DashScope-Async", "enable");
        order.Authorize(message);
        return message;
    }

    private HttpRequestMessage Question(FormOrder order, string id)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, service.At("/tasks/" + Uri.EscapeDataString(id)));
        order.Authorize(message);
        return message;
    }
}
