using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Tests.Bench;
using DesignGen.Remote.Tests.Contract;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Forms;

public sealed class AlibabaFormTests
{
    private static readonly AlibabaDialect Alibaba = new();

    [Fact]
    public async Task Order_has_the_published_fields_and_is_asked_after_until_it_is_done()
    {
        await using Setup setup = await Setup.StartAsync(Alibaba);
        MadePicture made = (await setup.MakeAsync(Samples.Order with { Negative = "text" })).Pictures[0];
        Arrived request = setup.Server.Requests[0];
        Assert.Equal(("POST", "/api/v1/services/aigc/text2image/image-synthesis"), (request.Method, request.Path));
        Assert.Equal(("Bearer " + Samples.Key, "enable"), (request.Headers.Authorization.ToString(), request.Headers["X-DashScope-Async"].ToString()));
        Assert.Equal(
            """{"model":"model-1","input":{"prompt":"a red koi, flat colours","negative_prompt":"text"},"parameters":{"n":1,"seed":42,"size":"1024*1024","prompt_extend":false,"watermark":false}}""",
            request.Text);
        Assert.Equal(3, setup.Server.Requests.Count(r => r is { Method: "GET", Path: "/api/v1/tasks/0385dc79-5ff8-4d82" }));
        Assert.Equal((42u, "a koi", "req-1"), (made.Seed, made.RevisedPrompt, made.RequestId));
    }

    [Theory]
    [InlineData(false, "description_edit")]
    [InlineData(true, "description_edit_with_mask")]
    public async Task Edit_goes_to_the_edit_model_with_its_function(bool masked, string function)
    {
        await using Setup setup = await Setup.StartAsync(Alibaba);
        EncodedPicture start = Samples.Picture(4), mask = Samples.Picture(255);
        await setup.MakeAsync(Samples.Order with { Start = new(start, 0.4, masked ? mask : null) });
        Arrived request = setup.Server.Requests[0];
        Assert.Equal("/api/v1/services/aigc/image2image/image-synthesis", request.Path);
        using var body = JsonDocument.Parse(request.Body);
        JsonElement input = body.RootElement.GetProperty("input"), parameters = body.RootElement.GetProperty("parameters");
        Assert.Equal(("edit-1", function), (body.RootElement.GetProperty("model").GetString(), input.GetProperty("function").GetString()));
        Assert.Equal("data:image/png;base64," + Convert.ToBase64String(start.Bytes.Span), input.GetProperty("base_image_url").GetString());
        Assert.Equal(masked, input.TryGetProperty("mask_image_url", out _));
        Assert.Equal(!masked, parameters.TryGetProperty("strength", out _));
        Assert.False(parameters.TryGetProperty("size", out _));
    }

    [Theory]
    [InlineData("FAILED", "DataInspectionFailed", true)]
    [InlineData("FAILED", "InternalError.Algo", false)]
    [InlineData("CANCELED", "", false)]
    [InlineData("UNKNOWN", "", false)]
    public async Task Task_that_fails_is_told_and_costs_nothing(string status, string code, bool refused)
    {
        await using Setup setup = await Setup.StartAsync(Alibaba);
        Func<HttpContext, Arrived, Task> good = setup.Server.Answer;
        setup.Server.Answer = (http, request) => request.Method == "GET"
            ? FakeService.SayAsync(http, 200, $$$"""{"request_id":"req-1","output":{"task_id":"t","task_status":"{{{status}}}","code":"{{{code}}}","message":"Output data may contain inappropriate content."}}""")
            : good(http, request);
        Exception told = refused ? await Assert.ThrowsAsync<PictureRefusedException>(() => setup.MakeAsync()) : await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("Output data may contain", told.Message, StringComparison.Ordinal);
        Assert.Contains("request req-1", told.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0m), (setup.PaidRequests, await setup.SpentAsync()));
    }

    [Fact]
    public async Task Key_in_a_tasks_message_is_shown_nowhere()
    {
        await using Setup setup = await Setup.StartAsync(Alibaba);
        Func<HttpContext, Arrived, Task> good = setup.Server.Answer;
        setup.Server.Answer = (http, request) => request.Method == "GET"
            ? FakeService.SayAsync(http, 200, $$$"""{"request_id":"r","output":{"task_id":"t","task_status":"FAILED","code":"Odd","message":"no model for {{{Samples.Key}}} here"}}""")
            : good(http, request);
        UnavailableException failed = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("no model for (key) here (Odd)", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Key, failed.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_that_is_never_done_ends_by_the_services_time_out_and_counts_as_spent()
    {
        await using Setup setup = await Setup.StartAsync(Alibaba);
        Func<HttpContext, Arrived, Task> good = setup.Server.Answer;
        setup.Server.Answer = (http, request) => request.Method == "GET"
            ? FakeService.SayAsync(http, 200, """{"request_id":"r","output":{"task_id":"t","task_status":"RUNNING"}}""")
            : good(http, request);
        UnavailableException late = await Assert.ThrowsAsync<UnavailableException>(() => setup.MakeAsync());
        Assert.Contains("180 s", late.Message, StringComparison.Ordinal);
        Assert.Equal(60, setup.Server.Requests.Count(r => r.Method == "GET"));
        Assert.Equal(0.14m, await setup.SpentAsync());
    }

    [Fact]
    public async Task Question_that_fails_is_asked_again_and_the_task_is_ordered_once()
    {
        await using Setup setup = await Setup.StartAsync(Alibaba);
        Func<HttpContext, Arrived, Task> good = setup.Server.Answer;
        int asked = 0;
        setup.Server.Answer = (http, request) => request.Method == "GET" && request.Path.Contains("tasks", StringComparison.Ordinal) && Interlocked.Increment(ref asked) == 1
            ? FakeService.SayAsync(http, 502, "")
            : good(http, request);
        Assert.Single((await setup.MakeAsync()).Pictures);
        Assert.Equal(1, setup.PaidRequests);
    }

    [Fact]
    public async Task One_picture_of_a_task_may_fail_alone()
    {
        await using Setup setup = await Setup.StartAsync(Alibaba, service: s => s with { PicturesPerRequest = 2 });
        Func<HttpContext, Arrived, Task> good = setup.Server.Answer;
        setup.Server.Answer = (http, request) => request.Path.Contains("tasks", StringComparison.Ordinal)
            ? FakeService.SayAsync(http, 200, $$$"""{"request_id":"r","output":{"task_id":"t","task_status":"SUCCEEDED","results":[{"url":"{{{setup.Server.Base}}}pictures/0.png"},{"code":"InternalError.Timeout","message":"An internal timeout error"}]}}""")
            : good(http, request);
        PictureAnswer answer = await setup.MakeAsync(Samples.Order with { Count = 2 });
        Assert.Contains("InternalError.Timeout", Assert.Single(answer.Refusals), StringComparison.Ordinal);
        Assert.Equal("0.14 CNY", answer.Cost.ToString());
    }
}
