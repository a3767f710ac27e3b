using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Tests.Bench;
using DesignGen.Remote.Tests.Contract;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Forms;

public sealed class StabilityFormTests
{
    private static readonly StabilityDialect Bytes = new(ImageAnswerKind.Bytes);

    [Theory]
    [InlineData("ultra", "/v2beta/stable-image/generate/ultra")]
    [InlineData("core", "/v2beta/stable-image/generate/core")]
    [InlineData("sd3.5-large", "/v2beta/stable-image/generate/sd3")]
    public async Task Order_is_multipart_at_the_models_address(string model, string path)
    {
        await using Setup setup = await Setup.StartAsync(Bytes, service: s => s with { Model = model });
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Size = new(1344, 768), Negative = "text" });
        Arrived request = Assert.Single(setup.Server.Requests);
        Assert.Equal(path, request.Path);
        Assert.Equal(("Bearer " + Samples.Key, "image/*", "DesignGen"), (request.Headers.Authorization.ToString(), request.Headers.Accept.ToString(), request.Headers["stability-client-id"].ToString()));
        Dictionary<string, Part> parts = await Multipart.ReadAsync(request);
        Assert.Equal(("a red koi, flat colours", "text", "16:9", "43", "png"), (parts["prompt"].Text, parts["negative_prompt"].Text, parts["aspect_ratio"].Text, parts["seed"].Text, parts["output_format"].Text));
        Assert.Equal(path.EndsWith("sd3", StringComparison.Ordinal) ? model : null, parts.GetValueOrDefault("model")?.Text);
        Assert.Equal(path.EndsWith("sd3", StringComparison.Ordinal) ? 6 : 5, parts.Count);
        Assert.Equal((43u, "req-1"), (answer.Pictures[0].Seed, answer.Pictures[0].RequestId));
    }

    [Fact]
    public async Task Json_is_asked_for_where_the_service_is_set_so()
    {
        await using Setup setup = await Setup.StartAsync(new StabilityDialect(ImageAnswerKind.Base64));
        Assert.Equal(43u, (await setup.MakeAsync()).Pictures[0].Seed);
        Assert.Equal("application/json", Assert.Single(setup.Server.Requests).Headers.Accept);
    }

    [Theory]
    [InlineData("ultra", "aspect_ratio")]
    [InlineData("sd3.5-medium", "mode")]
    public async Task Picture_to_begin_from_goes_with_its_strength(string model, string extra)
    {
        await using Setup setup = await Setup.StartAsync(Bytes, service: s => s with { Model = model });
        await setup.MakeAsync(Samples.Order with { Start = new(Samples.Picture(4), 0.35) });
        Dictionary<string, Part> parts = await Multipart.ReadAsync(Assert.Single(setup.Server.Requests));
        Assert.Equal(("0.35", "image/png"), (parts["strength"].Text, parts["image"].ContentType));
        Assert.Contains(extra, parts.Keys);
        Assert.DoesNotContain(extra == "mode" ? "aspect_ratio" : "mode", parts.Keys);
    }

    [Fact]
    public async Task Mask_goes_to_inpaint_as_it_is()
    {
        await using Setup setup = await Setup.StartAsync(Bytes);
        EncodedPicture mask = Samples.Picture(255);
        await setup.MakeAsync(Samples.Order with { Start = new(Samples.Picture(4), 1, mask) });
        Arrived request = Assert.Single(setup.Server.Requests);
        Assert.Equal("/v2beta/stable-image/edit/inpaint", request.Path);
        Dictionary<string, Part> parts = await Multipart.ReadAsync(request);
        Assert.Equal(["image", "mask", "output_format", "prompt", "seed"], parts.Keys.Order());
        Assert.Equal(mask.Bytes.ToArray(), parts["mask"].Body);
    }

    [Theory]
    [InlineData(ImageAnswerKind.Bytes)]
    [InlineData(ImageAnswerKind.Base64)]
    public async Task Filtered_picture_is_a_refusal_that_is_counted(ImageAnswerKind answer)
    {
        await using Setup setup = await Setup.StartAsync(new StabilityDialect(answer), (http, _) =>
        {
            if (answer == ImageAnswerKind.Base64)
                return FakeService.SayAsync(http, 200, $$"""{"image":"{{Convert.ToBase64String(Samples.Png(0))}}","finish_reason":"CONTENT_FILTERED","seed":1}""");
            http.Response.Headers["finish-reason"] = "CONTENT_FILTERED";
            return FakeService.SendAsync(http, Samples.Png(0));
        });
        InputException refused = await Assert.ThrowsAsync<PictureRefusedException>(() => setup.MakeAsync());
        Assert.Contains("CONTENT_FILTERED", refused.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0.14m), (setup.PaidRequests, await setup.SpentAsync()));
    }

    [Fact]
    public async Task Too_many_requests_are_waited_out_for_a_minute()
    {
        int paid = 0;
        await using Setup setup = await Setup.StartAsync(Bytes, (http, d) => Interlocked.Increment(ref paid) == 1 ? d.BusyAsync(http, "150 in 10 s") : null);
        await setup.MakeAsync();
        Assert.Contains(TimeSpan.FromSeconds(60), setup.Time.Waits);
    }

    [Theory]
    [InlineData(1024, 1024, "1:1")]
    [InlineData(1216, 832, "3:2")]
    [InlineData(896, 1088, "4:5")]
    [InlineData(1536, 640, "21:9")]
    [InlineData(640, 1536, "9:21")]
    public async Task Sizes_are_told_as_aspect_ratios(int width, int height, string ratio)
    {
        await using Setup setup = await Setup.StartAsync(Bytes);
        await setup.MakeAsync(Samples.Order with { Size = new(width, height) });
        Assert.Equal(ratio, (await Multipart.ReadAsync(Assert.Single(setup.Server.Requests)))["aspect_ratio"].Text);
    }

    [Fact]
    public async Task Size_of_no_aspect_ratio_is_refused_and_costs_nothing()
    {
        await using Setup setup = await Setup.StartAsync(Bytes);
        InputException wrong = await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync(Samples.Order with { Size = new(1000, 300) }));
        Assert.Contains("16:9", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(0, await setup.SpentAsync());
        Assert.Empty(setup.Server.Requests);
    }

    [Theory]
    [InlineData(0u, "1")]
    [InlineData(4294967293u, "4294967294")]
    [InlineData(4294967295u, "2")]
    public async Task Seeds_stay_within_what_is_taken_and_never_mean_any(uint seed, string sent)
    {
        await using Setup setup = await Setup.StartAsync(Bytes);
        await setup.MakeAsync(Samples.Order with { Seed = seed });
        Assert.Equal(sent, (await Multipart.ReadAsync(Assert.Single(setup.Server.Requests)))["seed"].Text);
    }
}
