using System.Text.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Tests.Bench;
using DesignGen.Remote.Tests.Contract;
using DesignGen.Render.Pictures;
using DesignGen.Render.Raster;

namespace DesignGen.Remote.Tests.Forms;

public sealed class OpenAiFormTests
{
    private static readonly OpenAiDialect Base64 = new(ImageAnswerKind.Base64);

    [Fact]
    public async Task Order_has_the_published_fields_and_no_others()
    {
        await using Setup setup = await Setup.StartAsync(Base64);
        MadePicture made = (await setup.MakeAsync()).Pictures[0];
        Arrived request = Assert.Single(setup.Server.Requests);
        Assert.Equal(("POST", "/v1/images/generations", "application/json; charset=utf-8"), (request.Method, request.Path, request.ContentType));
        Assert.Equal("Bearer " + Samples.Key, request.Headers.Authorization);
        Assert.Equal("""{"model":"model-1","prompt":"a red koi, flat colours","n":1,"size":"1024x1024","response_format":"b64_json"}""", request.Text);
        Assert.Equal(("a koi", "req-1", null), (made.RevisedPrompt, made.RequestId, made.Seed));
    }

    [Fact]
    public async Task Settings_bring_fields_that_only_some_models_take()
    {
        await using Setup setup = await Setup.StartAsync(Base64, service: s => s with { TakesSeed = true, TakesNegative = true, Quality = "medium", Answer = ImageAnswerKind.OutputFormat, PicturesPerRequest = 4 }, pictures: [Samples.Png(0), Samples.Png(1), Samples.Png(2)]);
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Count = 3, Negative = "text, 水印", Seed = 0x8000_0005 });
        using var body = JsonDocument.Parse(Assert.Single(setup.Server.Requests).Body);
        Assert.Equal("png", body.RootElement.GetProperty("output_format").GetString());
        Assert.False(body.RootElement.TryGetProperty("response_format", out _));
        Assert.Equal("medium", body.RootElement.GetProperty("quality").GetString());
        Assert.Equal("text, 水印", body.RootElement.GetProperty("negative_prompt").GetString());
        Assert.Equal(5, body.RootElement.GetProperty("seed").GetInt64());
        Assert.Equal(3, body.RootElement.GetProperty("n").GetInt32());
        Assert.Equal([5u, null, null], answer.Pictures.Select(p => p.Seed));
        Assert.Equal([0, 1, 2], answer.Pictures.Select(p => Read(p.Picture.Bytes).Picture.Pixels[0]));
    }

    [Fact]
    public async Task Edit_sends_the_picture_and_a_mask_that_is_transparent_where_it_paints()
    {
        await using Setup setup = await Setup.StartAsync(Base64, service: s => s with { EditModel = "edit-1", EditPrice = new(0.5m, "CNY") });
        EncodedPicture start = Samples.Picture(9, 2, 1);
        var mask = new EncodedPicture(Render.Png.PngWriter.Encode(new Picture(2, 1, 1, [255, 0])), PictureEncoding.Png, new(2, 1));
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Start = new(start, 0.6, mask) });
        Arrived request = Assert.Single(setup.Server.Requests);
        Assert.Equal("/v1/images/edits", request.Path);
        Dictionary<string, Part> parts = await Multipart.ReadAsync(request);
        Assert.Equal(["image", "mask", "model", "n", "prompt", "response_format", "size"], parts.Keys.Order());
        Assert.Equal(("edit-1", "1", "a red koi, flat colours", "1024x1024"), (parts["model"].Text, parts["n"].Text, parts["prompt"].Text, parts["size"].Text));
        Assert.Equal(("image/png", "image.png"), (parts["image"].ContentType, parts["image"].FileName));
        Assert.Equal(start.Bytes.ToArray(), parts["image"].Body);
        Picture sent = Read(parts["mask"].Body).Picture;
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 255], sent.Pixels);
        Assert.Equal("0.5 CNY", answer.Cost.ToString());
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"Refused by the safety system.","code":"content_policy_violation"}}""", "prompt")]
    [InlineData(400, """{"error":{"message":"The response was filtered.","code":"contentFilter"}}""", "prompt")]
    [InlineData(404, """{"error":"no such model"}""", null)]
    [InlineData(422, """{"message":"bad size"}""", null)]
    [InlineData(403, "not json at all", "key-from")]
    public async Task Errors_of_this_form_and_its_copies_are_input_errors(int status, string body, string? place)
    {
        await using Setup setup = await Setup.StartAsync(Base64, (http, _) => FakeService.SayAsync(http, status, body));
        InputException wrong = await Assert.ThrowsAnyAsync<InputException>(() => setup.MakeAsync());
        Assert.Equal(place, Assert.Single(wrong.Problems).Place);
        Assert.Equal(1, setup.PaidRequests);
    }

    [Theory]
    [InlineData(429, "insufficient_quota")]
    [InlineData(400, "billing_hard_limit_reached")]
    [InlineData(402, "")]
    public async Task Empty_account_is_unavailable_and_not_tried_again(int status, string code)
    {
        await using Setup setup = await Setup.StartAsync(Base64, (http, _) => FakeService.SayAsync(http, status, $$$"""{"error":{"message":"No credit.","code":"{{{code}}}"}}"""));
        UnavailableException empty = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("nothing left to spend", empty.Message, StringComparison.Ordinal);
        Assert.Equal(1, setup.PaidRequests);
    }

    [Fact]
    public async Task Redirect_never_carries_the_key_elsewhere()
    {
        await using Setup setup = await Setup.StartAsync(Base64, (http, _) =>
        {
            http.Response.Headers.Location = "/v1/images/stolen";
            return FakeService.SayAsync(http, 307, "");
        });
        await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Single(setup.Server.Requests);
    }

    [Fact]
    public async Task Base64_with_a_data_prefix_is_taken_and_spoilt_base64_told()
    {
        string data = "data:image/png;base64," + Convert.ToBase64String(Samples.Png(3));
        await using Setup setup = await Setup.StartAsync(Base64, (http, _) => FakeService.SayAsync(http, 200, $$"""{"data":[{"b64_json":"{{data}}"}]}"""));
        Assert.Equal(Samples.Png(3), (await setup.MakeAsync()).Pictures[0].Picture.Bytes.ToArray());
        await using Setup spoilt = await Setup.StartAsync(Base64, (http, _) => FakeService.SayAsync(http, 200, """{"data":[{"b64_json":"!!!!"}]}"""));
        Assert.Contains("base64", (await Assert.ThrowsAsync<UnavailableException>(() => spoilt.MakeAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_pictures_than_ordered_are_told_and_only_they_are_counted()
    {
        await using Setup setup = await Setup.StartAsync(Base64, service: s => s with { PicturesPerRequest = 3 }, pictures: [Samples.Png(0), "BM no picture"u8.ToArray()]);
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Count = 3 });
        Assert.Single(answer.Pictures);
        Assert.Equal(2, answer.Refusals.Length);
        Assert.Contains("BMP", answer.Refusals[0], StringComparison.Ordinal);
        Assert.Contains("fewer", answer.Refusals[1], StringComparison.Ordinal);
        Assert.Equal("0.28 CNY", answer.Cost.ToString());
    }

    private static SourcePicture Read(ReadOnlyMemory<byte> file) => PictureReader.Read(file.Span, "answer");
}
