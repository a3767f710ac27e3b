using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Http;
using DesignGen.Render.Pictures;

namespace DesignGen.Remote.Forms.OpenAi;

/// <summary>OpenAI's image endpoints and all that copy them: <c>POST images/generations</c> with JSON, <c>POST images/edits</c> with multipart.</summary>
/// <remarks>
/// Written over HttpClient, not over OpenAI's package: docs/decisions/2026-11-28-image-services-over-httpclient.md.
/// </remarks>
internal sealed class OpenAiForm(ImageService service, ServiceChannel channel, PictureLimits limits) : IImageForm
{
    public PictureAbilities Abilities { get; } = new(service.Sizes, service.TakesNegative, service.TakesSeed, Start: true, Strength: false, Mask: true);

    public async Task<ImmutableArray<FormPicture>> AskAsync(FormOrder order, CancellationToken cancel)
    {
        Func<HttpRequestMessage> request = order.Request.Start is { } start ? () => Edit(order, start) : () => Generate(order);
        ServiceReply reply = await channel.PayAsync(request, OpenAiFaults.Explain, order.Call, task: false, order.MostAnswer, cancel);
        OpenAiPicture[] data = Json.Read(reply, OpenAiJson.Default.OpenAiAnswer).Data ?? [];
        string requestId = reply.Header("x-request-id");
        return [.. data.Select((p, i) => new FormPicture(requestId)
        {
            Bytes = p.B64Json is { Length: > 0 } text ? Json.Base64(text) : null,
            Address = p.B64Json is { Length: > 0 } ? null : p.Url ?? "",
            RevisedPrompt = p.RevisedPrompt,
            // Servers that take a seed for several pictures differ in how they go on from it: only the first one's is sure.
            Seed = service.TakesSeed && i == 0 ? (uint)order.Seed31 : null,
        })];
    }

    private HttpRequestMessage Generate(FormOrder order)
    {
        var body = new OpenAiRequest(service.Model, order.Request.Prompt, order.Count, order.Request.Size.ToString())
        {
            ResponseFormat = ResponseFormat,
            OutputFormat = OutputFormat,
            Quality = service.Quality is { Length: > 0 } quality ? quality : null,
            Seed = service.TakesSeed ? order.Seed31 : null,
            NegativePrompt = order.Request.Negative is { Length: > 0 } negative ? negative : null,
        };
        var message = new HttpRequestMessage(HttpMethod.Post, service.At("/images/generations")) { Content = JsonContent.Create(body, OpenAiJson.Default.OpenAiRequest) };
        order.Authorize(message);
        return message;
    }

    private HttpRequestMessage Edit(FormOrder order, StartPicture start)
    {
        var form = new MultipartFormDataContent();
        Parts.AddText(form, "model", service.EditModel is { Length: > 0 } model ? model : service.Model);
        Parts.AddText(form, "prompt", order.Request.Prompt);
        Parts.AddText(form, "n", order.Count.ToString(CultureInfo.InvariantCulture));
        Parts.AddText(form, "size", order.Request.Size.ToString());
        Parts.AddText(form, "response_format", ResponseFormat);
        Parts.AddText(form, "output_format", OutputFormat);
        Parts.AddText(form, "quality", service.Quality is { Length: > 0 } quality ? quality : null);
        Parts.AddText(form, "seed", service.TakesSeed ? order.Seed31.ToString(CultureInfo.InvariantCulture) : null);
        Parts.AddText(form, "negative_prompt", order.Request.Negative is { Length: > 0 } negative ? negative : null);
        Parts.AddPicture(form, "image", start.Picture);
        if (start.Mask is { } mask)
            Parts.AddFile(form, "mask", OpenAiMask.Transparent(mask, limits), "image/png", "mask.png");
        var message = new HttpRequestMessage(HttpMethod.Post, service.At("/images/edits")) { Content = form };
        order.Authorize(message);
        return message;
    }

    private string? ResponseFormat => service.Answer switch { ImageAnswerKind.Base64 => "b64_json", ImageAnswerKind.Url => "url", _ => null };

    private string? OutputFormat => service.Answer == ImageAnswerKind.OutputFormat ? "png" : null;
}
