using System.Collections.Immutable;
using System.Net.Http.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.BaiduTasks;

/// <summary>Baidu's older painting service (ERNIE-ViLG): a token, <c>txt2imgv2</c> for a task, <c>getImgv2</c> until it is done.</summary>
/// <remarks>It takes words in Chinese only and no seed. Addresses of pictures hold for an hour and come as HTTP; they are signed
/// for host and path, not for the scheme.</remarks>
internal sealed class BaiduTaskForm(ImageService service, ServiceChannel channel, KeyGuard guard) : IImageForm, IDisposable
{
    // Tokens are asked for anew a little before they run out.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private string _token = "";
    private DateTimeOffset _until;

    public PictureAbilities Abilities { get; } = new(service.Sizes, Negative: false, Seed: false, Start: true, Strength: true, Mask: false);

    public async Task<ImmutableArray<FormPicture>> AskAsync(FormOrder order, CancellationToken cancel)
    {
        string token = await TokenAsync(order, stale: "", cancel);
        ServiceReply begun;
        try
        {
            begun = await SubmitAsync(order, token, cancel);
        }
        catch (ServiceFaultException e) when (e.Fault.Kind == FaultKind.Key)
        {
            // Tokens may be called back before they run out.
            token = await TokenAsync(order, stale: token, cancel);
            begun = await SubmitAsync(order, token, cancel);
        }
        if (Json.Read(begun, BaiduTaskJson.Default.BaiduTaskAnswer).Data is not { PrimaryTaskId: > 0 } task)
            throw new ServiceFaultException(FaultKind.Answer, "its answer names no task");
        string id = FormattableString.Invariant($"{task.PrimaryTaskId}");
        BaiduTaskData done = await TaskPolling.WaitAsync(channel, id, async () =>
        {
            ServiceReply reply = await channel.AskAsync(() => Question(id, token), BaiduTaskFaults.Explain, cancel);
            BaiduTaskData? data = Json.Read(reply, BaiduTaskJson.Default.BaiduTaskAnswer).Data;
            return data?.TaskStatus is "SUCCESS" or "FAILED" ? data : null;
        }, cancel);
        return [.. (done.SubTaskResultList ?? []).SelectMany(part => Take(part, id))];
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static IEnumerable<FormPicture> Take(BaiduTaskPart part, string id)
    {
        if (part.SubTaskErrorCode == 501)
            return [new(id) { Refusal = "the words were refused (501)", Charged = false }];
        if (part.SubTaskErrorCode != 0 || part.SubTaskStatus == "FAILED")
            return [new(id) { Refusal = FormattableString.Invariant($"the model failed ({part.SubTaskErrorCode})"), Charged = false }];
        return (part.FinalImageList ?? []).Select(p => p.ImgApproveConclusion == "block"
            ? new FormPicture(id) { Refusal = "the picture was blocked by the service's check" }
            : new FormPicture(id) { Address = p.ImgUrl ?? "", Upgrade = true });
    }

    private Task<ServiceReply> SubmitAsync(FormOrder order, string token, CancellationToken cancel) =>
        channel.PayAsync(() => Submit(order, token), BaiduTaskFaults.Explain, order.Call, task: true, order.MostAnswer, cancel);

    private HttpRequestMessage Submit(FormOrder order, string token)
    {
        PictureRequest request = order.Request;
        var body = new BaiduTaskRequest(request.Prompt, request.Size.Width, request.Size.Height, order.Count)
        {
            Image = request.Start is { } start ? Convert.ToBase64String(start.Picture.Bytes.Span) : null,
            // 10 follows the picture most closely; strength 0 stays with it.
            ChangeDegree = request.Start is { } from ? Math.Clamp(10 - (int)Math.Round(from.Strength * 9), 1, 10) : null,
        };
        return new(HttpMethod.Post, Address("txt2imgv2", token)) { Content = JsonContent.Create(body, BaiduTaskJson.Default.BaiduTaskRequest) };
    }

    private HttpRequestMessage Question(string id, string token) => new(HttpMethod.Post, Address("getImgv2", token))
    {
        Content = JsonContent.Create(new BaiduTaskQuestion(id), BaiduTaskJson.Default.BaiduTaskQuestion),
    };

    private string Address(string method, string token) => service.At($"/rpc/2.0/ernievilg/v1/{method}?access_token={Uri.EscapeDataString(token)}");

    // A token that was not accepted is never given again.
    private async Task<string> TokenAsync(FormOrder order, string stale, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (channel.Time.GetUtcNow() < _until && _token != stale)
                return _token;
            string address = service.At($"/oauth/2.0/token?grant_type=client_credentials&client_id={Uri.EscapeDataString(order.Keys.Key)}&client_secret={Uri.EscapeDataString(order.Keys.Secret)}");
            ServiceReply reply = await channel.AskAsync(() => new HttpRequestMessage(HttpMethod.Post, address), BaiduTaskFaults.ExplainToken, cancel);
            BaiduToken token = Json.Read(reply, BaiduTaskJson.Default.BaiduToken);
            guard.Learn(token.AccessToken!);
            _token = token.AccessToken!;
            _until = channel.Time.GetUtcNow() + TimeSpan.FromSeconds(token.ExpiresIn) - Margin;
            return _token;
        }
        finally
        {
            _turn.Release();
        }
    }
}
