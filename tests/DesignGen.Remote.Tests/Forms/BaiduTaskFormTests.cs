using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Tests.Bench;
using DesignGen.Remote.Tests.Contract;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Forms;

public sealed class BaiduTaskFormTests
{
    private static readonly BaiduTaskDialect Tasks = new();

    [Fact]
    public async Task Token_task_questions_and_picture_follow_each_other()
    {
        await using Setup setup = await Setup.StartAsync(Tasks);
        await setup.MakeAsync(Samples.Order with { Start = new(Samples.Picture(1), 0.25) });
        Assert.Equal(
            ["/oauth/2.0/token", "/rpc/2.0/ernievilg/v1/txt2imgv2", "/rpc/2.0/ernievilg/v1/getImgv2", "/rpc/2.0/ernievilg/v1/getImgv2", "/rpc/2.0/ernievilg/v1/getImgv2", "/pictures/0.png"],
            setup.Server.Requests.Select(r => r.Path));
        Assert.Equal($"?grant_type=client_credentials&client_id={Samples.Key}&client_secret={Samples.Secret}", setup.Server.Requests[0].Query);
        Assert.Equal("?access_token=24.token-of-the-test", setup.Server.Requests[1].Query);
        using var order = JsonDocument.Parse(setup.Server.Requests[1].Body);
        Assert.Equal(["prompt", "width", "height", "image_num", "image", "change_degree"], order.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal((1024, 1, 8), (order.RootElement.GetProperty("width").GetInt32(), order.RootElement.GetProperty("image_num").GetInt32(), order.RootElement.GetProperty("change_degree").GetInt32()));
        Assert.Equal("""{"task_id":"1659384536691865192"}""", setup.Server.Requests[2].Text);
        Assert.Equal(3, setup.Time.Waits.Count(w => w == TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public async Task Token_is_kept_until_it_runs_out()
    {
        await using Setup setup = await Setup.StartAsync(Tasks);
        await setup.MakeAsync();
        await setup.MakeAsync();
        Assert.Single(setup.Server.Requests, r => r.Path == "/oauth/2.0/token");
        setup.Time.Advance(TimeSpan.FromDays(30));
        await setup.MakeAsync();
        Assert.Equal(2, setup.Server.Requests.Count(r => r.Path == "/oauth/2.0/token"));
    }

    [Fact]
    public async Task Token_that_was_called_back_is_asked_for_anew()
    {
        int paid = 0;
        await using Setup setup = await Setup.StartAsync(Tasks, (http, d) => Interlocked.Increment(ref paid) == 1 ? d.BadKeyAsync(http, "Access token invalid") : null);
        Assert.Single((await setup.MakeAsync()).Pictures);
        Assert.Equal(2, setup.Server.Requests.Count(r => r.Path == "/oauth/2.0/token"));
        Assert.Equal(0.14m, await setup.SpentAsync());
    }

    [Fact]
    public async Task Wrong_secret_names_both_variables_and_shows_neither()
    {
        await using Setup setup = await Setup.StartAsync(Tasks);
        Func<HttpContext, Arrived, Task> good = setup.Server.Answer;
        setup.Server.Answer = (http, request) => request.Path == "/oauth/2.0/token"
            ? FakeService.SayAsync(http, 401, $$"""{"error":"invalid_client","error_description":"unknown client {{Samples.Key}} {{Samples.Secret}}"}""")
            : good(http, request);
        InputException wrong = await Assert.ThrowsAsync<InputException>(() => setup.MakeAsync());
        Assert.Contains($"{Samples.KeyName} and {Samples.SecretName}", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Key, wrong.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Samples.Secret, wrong.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(501, "pass", false)]
    [InlineData(201, "pass", false)]
    [InlineData(0, "block", true)]
    public async Task Parts_without_a_picture_are_refusals(int code, string conclusion, bool charged)
    {
        await using Setup setup = await Setup.StartAsync(Tasks);
        Func<HttpContext, Arrived, Task> good = setup.Server.Answer;
        setup.Server.Answer = (http, request) => request.Path.EndsWith("getImgv2", StringComparison.Ordinal)
            ? FakeService.SayAsync(http, 200, $$$"""{"data":{"task_id":1,"task_status":"SUCCESS","sub_task_result_list":[{"sub_task_status":"SUCCESS","sub_task_error_code":"{{{code}}}","final_image_list":[{"img_url":"http://x/","img_approve_conclusion":"{{{conclusion}}}"}]}]}}""")
            : good(http, request);
        await Assert.ThrowsAsync<PictureRefusedException>(() => setup.MakeAsync());
        Assert.Equal(charged ? 0.14m : 0m, await setup.SpentAsync());
    }
}
