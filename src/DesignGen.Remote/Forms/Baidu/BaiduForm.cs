using System.Collections.Immutable;
using System.Net.Http.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.Baidu;

/// <summary>Baidu Qianfan's image endpoint of version 2: <c>POST images/generations</c> below <c>https://qianfan.baidubce.com/v2</c>.</summary>
/// <remarks>
/// Close to OpenAI's form, with a key of the kind <c>bce-v3/…</c> as bearer. A picture to begin from goes as <c>refer_image</c>, which
/// only some models take (irag-1.0): the service's file names one as <c>edit-model</c>. Addresses of pictures hold for 24 hours;
/// they may come as HTTP, but are signed for host and path, not for the scheme.
/// </remarks>
internal sealed class BaiduForm(ImageService service, ServiceChannel channel) : IImageForm
{
    public PictureAbilities Abilities { get; } = new(service.Sizes, service.TakesNegative, service.TakesSeed, Start: service.EditModel.Length > 0, Strength: false, Mask: false);

    public async Task<ImmutableArray<FormPicture>> AskAsync(FormOrder order, CancellationToken cancel)
    {
        ServiceReply reply = await channel.PayAsync(() => Message(order), BaiduFaults.Explain, order.Call, task: false, order.MostAnswer, cancel);
        BaiduAnswer answer = Json.Read(reply, BaiduJson.Default.BaiduAnswer);
        return [.. (answer.Data ?? []).Select((p, i) => new FormPicture(answer.Id ?? "")
        {
            Bytes = p.B64Json is { Length: > 0 } text ? Json.Base64(text) : null,
            Address = p.B64Json is { Length: > 0 } ? null : p.Url ?? "",
            Upgrade = true,
            Seed = service.TakesSeed && i == 0 ? (uint)order.Seed31 : null,
        })];
    }

    private HttpRequestMessage Message(FormOrder order)
    {
        PictureRequest request = order.Request;
        var body = new BaiduRequest(request.Start is null ? service.Model : service.EditModel, request.Prompt, order.Count, request.Size.ToString())
        {
            Seed = service.TakesSeed ? order.Seed31 : null,
            NegativePrompt = request.Negative is { Length: > 0 } negative ? negative : null,
            PromptExtend = service.PromptExtend,
            ReferImage = request.Start is { } start ? Json.DataAddress(start.Picture) : null,
        };
        var message = new HttpRequestMessage(HttpMethod.Post, service.At("/images/generations")) { Content = JsonContent.Create(body, BaiduJson.Default.BaiduRequest) };
        order.Authorize(message);
        return message;
    }
}
