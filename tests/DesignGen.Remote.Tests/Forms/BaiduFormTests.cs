using System.Text.Json;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Tests.Bench;
using DesignGen.Remote.Tests.Contract;

namespace DesignGen.Remote.Tests.Forms;

public sealed class BaiduFormTests
{
    private static readonly BaiduDialect Baidu = new();

    [Fact]
    public async Task Order_has_the_published_fields_and_no_others()
    {
        await using Setup setup = await Setup.StartAsync(Baidu);
        MadePicture made = (await setup.MakeAsync()).Pictures[0];
        Arrived request = setup.Server.Requests[0];
        Assert.Equal("Bearer " + Samples.Key, request.Headers.Authorization);
        Assert.Equal("""{"model":"model-1","prompt":"a red koi, flat colours","n":1,"size":"1024x1024"}""", request.Text);
        Assert.Equal(("req-1", null), (made.RequestId, made.Seed));
    }

    [Fact]
    public async Task Settings_bring_fields_that_only_some_models_take()
    {
        await using Setup setup = await Setup.StartAsync(Baidu, service: s => s with { TakesSeed = true, TakesNegative = true, PromptExtend = false });
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Negative = "文字" });
        using var body = JsonDocument.Parse(setup.Server.Requests[0].Body);
        Assert.Equal((42, "文字", false), (body.RootElement.GetProperty("seed").GetInt64(), body.RootElement.GetProperty("negative_prompt").GetString(), body.RootElement.GetProperty("prompt_extend").GetBoolean()));
        Assert.Equal(42u, answer.Pictures[0].Seed);
    }

    [Fact]
    public async Task Picture_to_begin_from_goes_to_the_model_that_takes_one()
    {
        await using Setup setup = await Setup.StartAsync(Baidu, service: s => s with { EditModel = "irag-1.0" });
        EncodedPicture start = Samples.Picture(4);
        await setup.MakeAsync(Samples.Order with { Start = new(start, 0.5) });
        using var body = JsonDocument.Parse(setup.Server.Requests[0].Body);
        Assert.Equal("irag-1.0", body.RootElement.GetProperty("model").GetString());
        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(start.Bytes.Span), body.RootElement.GetProperty("refer_image").GetString());
    }
}
