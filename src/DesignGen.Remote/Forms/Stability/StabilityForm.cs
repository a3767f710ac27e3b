using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Http;

namespace DesignGen.Remote.Forms.Stability;

/// <summary>Stability AI's REST API v2beta: <c>POST v2beta/stable-image/generate/{ultra|core|sd3}</c> and <c>edit/inpaint</c>, all multipart.</summary>
/// <remarks>
/// Fields: Stability AI REST API reference (v2beta), Generate. <c>ultra</c> and <c>sd3</c> take <c>image</c> with <c>strength</c>, where 0 is
/// the picture itself and 1 as if there were none; <c>sd3</c> then wants <c>mode</c> and no aspect ratio. Sizes are not asked for but come
/// of the aspect ratio. <c>edit/inpaint</c> takes <c>mask</c>, white where it paints. Seeds are 1 to 4294967294; 0 means any.
/// </remarks>
internal sealed class StabilityForm(ImageService service, ServiceChannel channel) : IImageForm
{
    private static readonly (int Width, int Height)[] Ratios = [(1, 1), (16, 9), (21, 9), (2, 3), (3, 2), (4, 5), (5, 4), (9, 16), (9, 21)];

    private readonly string _endpoint = service.Model switch { "core" or "ultra" => service.Model, _ => "sd3" };

    public PictureAbilities Abilities { get; } = new(service.Sizes, Negative: true, Seed: true, Start: service.Model != "core", Strength: true, Mask: service.Model != "core");

    public async Task<ImmutableArray<FormPicture>> AskAsync(FormOrder order, CancellationToken cancel)
    {
        ServiceReply reply = await channel.PayAsync(() => Message(order), StabilityFaults.Explain, order.Call, task: false, order.MostAnswer, cancel);
        string requestId = reply.Header("x-request-id");
        if (reply.MediaType.StartsWith("image/", StringComparison.Ordinal))
            return [Take(reply.Body, reply.Header("finish-reason"), reply.Header("seed"), requestId)];
        StabilityAnswer answer = Json.Read(reply, StabilityJson.Default.StabilityAnswer);
        return [Take(Json.Base64(answer.Image ?? ""), answer.FinishReason ?? "", answer.Seed?.ToString(CultureInfo.InvariantCulture) ?? "", requestId)];
    }

    // A filtered picture is made and blurred: the reference calls it a successful result, so it is counted.
    private static FormPicture Take(byte[] picture, string finish, string seed, string requestId) => new(requestId)
    {
        Bytes = finish == "CONTENT_FILTERED" ? null : picture,
        Refusal = finish == "CONTENT_FILTERED" ? "CONTENT_FILTERED" : null,
        Seed = uint.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out uint known) ? known : null,
    };

    private HttpRequestMessage Message(FormOrder order)
    {
        PictureRequest request = order.Request;
        var form = new MultipartFormDataContent();
        Parts.AddText(form, "prompt", request.Prompt);
        Parts.AddText(form, "negative_prompt", request.Negative is { Length: > 0 } negative ? negative : null);
        Parts.AddText(form, "seed", ((order.Seed % 4294967294) + 1).ToString(CultureInfo.InvariantCulture));
        Parts.AddText(form, "output_format", "png");
        string path = "generate/" + _endpoint;
        if (request.Start is { Mask: { } mask } inpaint)
        {
            path = "edit/inpaint";
            Parts.AddPicture(form, "image", inpaint.Picture);
            Parts.AddPicture(form, "mask", mask);
        }
        else
        {
            if (_endpoint == "sd3")
                Parts.AddText(form, "model", service.Model);
            if (request.Start is { } start)
            {
                Parts.AddPicture(form, "image", start.Picture);
                Parts.AddText(form, "strength", start.Strength.ToString(CultureInfo.InvariantCulture));
                Parts.AddText(form, "mode", _endpoint == "sd3" ? "image-to-image" : null);
            }
            if (request.Start is null || _endpoint != "sd3")
                Parts.AddText(form, "aspect_ratio", Ratio(request.Size));
        }
        var message = new HttpRequestMessage(HttpMethod.Post, service.At("/v2beta/stable-image/" + path)) { Content = form };
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(service.Answer == ImageAnswerKind.Base64 ? "application/json" : "image/*"));
        message.Headers.Add("stability-client-id", "DesignGen");
        order.Authorize(message);
        return message;
    }

    private static string Ratio(PixelSize size)
    {
        (int width, int height) = Ratios.MinBy(r => Math.Abs(Math.Log((double)size.Width / size.Height * r.Height / r.Width)));
        // Sizes are rounded to whole blocks of pixels: a ratio is met within some percent.
        if (Math.Abs(Math.Log((double)size.Width / size.Height * height / width)) < 0.04)
            return FormattableString.Invariant($"{width}:{height}");
        throw new ServiceFaultException(FaultKind.Wrong, $"{size} has none of the aspect ratios that it makes ({string.Join(", ", Ratios.Select(r => FormattableString.Invariant($"{r.Width}:{r.Height}")))})");
    }
}
