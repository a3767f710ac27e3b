using DesignGen.Core.Catalogue;
using DesignGen.Remote.Tests.Bench;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Contract;

internal class OpenAiDialect(ImageAnswerKind answer) : Dialect
{
    public override ImageService Service(Uri address) => Samples.Service(ImageServiceForm.OpenAi, new(address, "/v1")) with { Answer = answer };

    public override bool IsPaid(Arrived request) => request.Path is "/v1/images/generations" or "/v1/images/edits";

    public override Task GoodAsync(HttpContext http, FakeService server, IReadOnlyList<byte[]> pictures)
    {
        http.Response.Headers["x-request-id"] = "req-1";
        IEnumerable<string> data = answer == ImageAnswerKind.Url
            ? pictures.Select((_, i) => $$"""{"url":{{Quoted(Address(server, i))}},"revised_prompt":"a koi"}""")
            : pictures.Select(p => $$"""{"b64_json":"{{Convert.ToBase64String(p)}}","revised_prompt":"a koi"}""");
        return FakeService.SayAsync(http, 200, $$"""{"created":1,"data":[{{string.Join(',', data)}}]}""");
    }

    public override Task RefuseAsync(HttpContext http, string words) => FailAsync(http, 400, "image_generation_user_error", "moderation_blocked", words);

    public override Task BadKeyAsync(HttpContext http, string words) => FailAsync(http, 401, "invalid_request_error", "invalid_api_key", words);

    public override Task BusyAsync(HttpContext http, string words) => FailAsync(http, 429, "requests", "rate_limit_exceeded", words);

    public override Task WrongAsync(HttpContext http, string words) => FailAsync(http, 400, "invalid_request_error", "invalid_value", words);

    private static Task FailAsync(HttpContext http, int status, string type, string code, string words)
    {
        http.Response.Headers["x-request-id"] = "req-1";
        return FakeService.SayAsync(http, status, $$$"""{"error":{"message":{{{Quoted(words)}}},"type":"{{{type}}}","param":null,"code":"{{{code}}}"}}""");
    }
}

internal sealed class StabilityDialect(ImageAnswerKind answer) : Dialect
{
    public override ImageService Service(Uri address) => Samples.Service(ImageServiceForm.Stability, address) with { Answer = answer, Model = "ultra" };

    public override bool IsPaid(Arrived request) => request.Path.StartsWith("/v2beta/stable-image/", StringComparison.Ordinal);

    public override Task GoodAsync(HttpContext http, FakeService server, IReadOnlyList<byte[]> pictures)
    {
        http.Response.Headers["x-request-id"] = "req-1";
        if (answer == ImageAnswerKind.Base64)
            return FakeService.SayAsync(http, 200, $$"""{"image":"{{Convert.ToBase64String(pictures[0])}}","finish_reason":"SUCCESS","seed":43}""");
        http.Response.Headers["finish-reason"] = "SUCCESS";
        http.Response.Headers["seed"] = "43";
        return FakeService.SendAsync(http, pictures[0]);
    }

    public override Task RefuseAsync(HttpContext http, string words) => FailAsync(http, 403, "content_moderation", words);

    public override Task BadKeyAsync(HttpContext http, string words) => FailAsync(http, 401, "unauthorized", words);

    public override Task BusyAsync(HttpContext http, string words) => FailAsync(http, 429, "rate_limit_exceeded", words);

    public override Task WrongAsync(HttpContext http, string words) => FailAsync(http, 400, "bad_request", words);

    private static Task FailAsync(HttpContext http, int status, string name, string words) =>
        FakeService.SayAsync(http, status, $$"""{"id":"req-1","name":"{{name}}","errors":[{{Quoted(words)}}]}""");
}

internal sealed class BaiduDialect : Dialect
{
    public override ImageService Service(Uri address) => Samples.Service(ImageServiceForm.Baidu, new(address, "/v2"));

    public override bool IsPaid(Arrived request) => request.Path == "/v2/images/generations";

    public override Task GoodAsync(HttpContext http, FakeService server, IReadOnlyList<byte[]> pictures) =>
        FakeService.SayAsync(http, 200, $$"""{"id":"req-1","created":1,"data":[{{string.Join(',', pictures.Select((_, i) => $$"""{"url":{{Quoted(Address(server, i))}}}"""))}}]}""");

    public override Task RefuseAsync(HttpContext http, string words) => FailAsync(http, 403, "unsafe_request", words);

    public override Task BadKeyAsync(HttpContext http, string words) => FailAsync(http, 401, "invalid_iam_token", words);

    public override Task BusyAsync(HttpContext http, string words) => FailAsync(http, 429, "rpm_rate_limit_exceeded", words);

    public override Task WrongAsync(HttpContext http, string words) => FailAsync(http, 400, "invalid_argument", words);

    private static Task FailAsync(HttpContext http, int status, string code, string words) =>
        FakeService.SayAsync(http, status, $$"""{"error":{"code":"{{code}}","message":{{Quoted(words)}},"type":"invalid_request_error"},"id":"req-1"}""");
}

internal sealed class BaiduTaskDialect : Dialect
{
    public override ImageService Service(Uri address) => Samples.Service(ImageServiceForm.BaiduTasks, address) with { Model = "" };

    public override bool IsPaid(Arrived request) => request.Path == "/rpc/2.0/ernievilg/v1/txt2imgv2";

    public override Task GoodAsync(HttpContext http, FakeService server, IReadOnlyList<byte[]> pictures) =>
        FakeService.SayAsync(http, 200, """{"data":{"primary_task_id":1659384536691865192,"task_id":"1659384536691865192"},"log_id":1}""");

    public override Task RefuseAsync(HttpContext http, string words) => FailAsync(http, 282004, words);

    public override Task BadKeyAsync(HttpContext http, string words) => FailAsync(http, 110, words);

    public override Task BusyAsync(HttpContext http, string words) => FailAsync(http, 18, words);

    public override Task WrongAsync(HttpContext http, string words) => FailAsync(http, 216100, words);

    public override Task FreeAsync(HttpContext http, FakeService server, Arrived request, IReadOnlyList<byte[]> pictures)
    {
        if (request.Path == "/oauth/2.0/token")
            return FakeService.SayAsync(http, 200, """{"access_token":"24.token-of-the-test","expires_in":2592000}""");
        Assert.Equal("/rpc/2.0/ernievilg/v1/getImgv2", request.Path);
        int asked = server.Requests.Count(r => r.Path == request.Path);
        string parts = string.Join(',', pictures.Select((_, i) => $$"""{"sub_task_status":"SUCCESS","sub_task_progress":1,"sub_task_error_code":0,"final_image_list":[{"img_url":{{Quoted(Address(server, i))}},"width":8,"height":8,"img_approve_conclusion":"pass"}]}"""));
        return FakeService.SayAsync(http, 200, asked < 3
            ? """{"data":{"task_id":1659384536691865192,"task_status":"RUNNING","task_progress":0,"sub_task_result_list":[]},"log_id":2}"""
            : $$"""{"data":{"task_id":1659384536691865192,"task_status":"SUCCESS","task_progress":1,"sub_task_result_list":[{{parts}}]},"log_id":3}""");
    }

    private static Task FailAsync(HttpContext http, int code, string words) => FakeService.SayAsync(http, 200, $$"""{"error_code":{{code}},"error_msg":{{Quoted(words)}},"log_id":9}""");
}

internal sealed class AlibabaDialect : Dialect
{
    public override ImageService Service(Uri address) => Samples.Service(ImageServiceForm.Alibaba, new(address, "/api/v1")) with { EditModel = "edit-1", PromptExtend = false };

    public override bool IsPaid(Arrived request) => request.Path.EndsWith("/image-synthesis", StringComparison.Ordinal);

    public override Task GoodAsync(HttpContext http, FakeService server, IReadOnlyList<byte[]> pictures) =>
        FakeService.SayAsync(http, 200, """{"output":{"task_status":"PENDING","task_id":"0385dc79-5ff8-4d82"},"request_id":"req-0"}""");

    public override Task RefuseAsync(HttpContext http, string words) => FailAsync(http, 400, "DataInspectionFailed", words);

    public override Task BadKeyAsync(HttpContext http, string words) => FailAsync(http, 401, "InvalidApiKey", words);

    public override Task BusyAsync(HttpContext http, string words) => FailAsync(http, 429, "Throttling.RateQuota", words);

    public override Task WrongAsync(HttpContext http, string words) => FailAsync(http, 400, "InvalidParameter", words);

    public override Task FreeAsync(HttpContext http, FakeService server, Arrived request, IReadOnlyList<byte[]> pictures)
    {
        Assert.Equal("/api/v1/tasks/0385dc79-5ff8-4d82", request.Path);
        int asked = server.Requests.Count(r => r.Path == request.Path);
        string results = string.Join(',', pictures.Select((_, i) => $$"""{"orig_prompt":"a red koi","actual_prompt":"a koi","url":{{Quoted(Address(server, i))}}}"""));
        return FakeService.SayAsync(http, 200, asked < 3
            ? $$$"""{"request_id":"req-1","output":{"task_id":"0385dc79-5ff8-4d82","task_status":"{{{(asked == 1 ? "PENDING" : "RUNNING")}}}"}}"""
            : $$$"""{"request_id":"req-1","output":{"task_id":"0385dc79-5ff8-4d82","task_status":"SUCCEEDED","results":[{{{results}}}]},"usage":{"image_count":{{{pictures.Count}}} }}""");
    }

    private static Task FailAsync(HttpContext http, int status, string code, string words) =>
        FakeService.SayAsync(http, status, $$"""{"code":"{{code}}","message":{{Quoted(words)}},"request_id":"req-1"}""");
}
