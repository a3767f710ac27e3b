using System.Text.Json;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Remote.Tests.Bench;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Chat;

public sealed class RemoteChatModelTests
{
    [Fact]
    public async Task Question_is_posted_as_two_messages_with_the_key_and_without_chance()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(model: m => m with { TakesSeed = true });
        ChatAnswer answer = await setup.AskAsync();
        Assert.Equal(("""{"facts":[]}""", ChatEnd.Whole, 1000, 100), (answer.Text, answer.End, answer.Usage.InputTokens, answer.Usage.OutputTokens));
        Arrived request = Assert.Single(setup.Server.Requests);
        Assert.Equal(("POST", "/v1/chat/completions", "Bearer " + Samples.Key), (request.Method, request.Path, request.Headers.Authorization.ToString()));
        JsonElement body = JsonElement.Parse(request.Text);
        Assert.Equal("model-1", body.GetProperty("model").GetString());
        Assert.Equal(["system", "user"], body.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()!));
        Assert.Equal([ChatSetup.Question.Instructions, ChatSetup.Question.Text], body.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString()!));
        Assert.Equal((0.0, 1, 500, false), (body.GetProperty("temperature").GetDouble(), body.GetProperty("seed").GetInt32(), body.GetProperty("max_tokens").GetInt32(), body.GetProperty("stream").GetBoolean()));
    }

    [Fact]
    public async Task The_same_question_is_the_same_bytes()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync();
        await setup.AskAsync();
        await setup.AskAsync();
        Assert.Equal(setup.Server.Requests[0].Body, setup.Server.Requests[1].Body);
    }

    [Fact]
    public async Task Models_of_few_settings_are_asked_with_few()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(model: m => m with { TakesTemperature = false, NewTokenLimit = true, MaxTokens = 300, Json = ChatJson.None });
        await setup.AskAsync();
        JsonElement body = JsonElement.Parse(Assert.Single(setup.Server.Requests).Text);
        Assert.Equal(["max_completion_tokens", "messages", "model", "stream"], body.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(300, body.GetProperty("max_completion_tokens").GetInt32());
    }

    [Theory]
    [InlineData(ChatJson.Schema, """{"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":{"type":"object","properties":{},"required":[],"additionalProperties":false}}}""")]
    [InlineData(ChatJson.Object, """{"type":"json_object"}""")]
    [InlineData(ChatJson.None, null)]
    public async Task Answer_is_held_to_json_as_far_as_the_endpoint_can(ChatJson json, string? format)
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(model: m => m with { Json = json });
        await setup.AskAsync();
        JsonElement body = JsonElement.Parse(Assert.Single(setup.Server.Requests).Text);
        Assert.Equal(format, body.TryGetProperty("response_format", out JsonElement sent) ? sent.GetRawText() : null);
    }

    [Fact]
    public async Task Endpoint_without_a_key_is_sent_none()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(model: m => m with { KeyVariable = "" });
        await setup.AskAsync();
        Assert.False(Assert.Single(setup.Server.Requests).Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Missing_key_is_told_by_its_name_and_nothing_is_asked()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(model: m => m with { KeyVariable = "NOT_SET" });
        var e = await Assert.ThrowsAsync<InputException>(() => setup.AskAsync());
        Assert.Contains("NOT_SET", e.Message, StringComparison.Ordinal);
        Assert.Empty(setup.Server.Requests);
    }

    [Theory]
    [InlineData("length", ChatEnd.Cut)]
    [InlineData("content_filter", ChatEnd.Refused)]
    [InlineData("stop", ChatEnd.Whole)]
    public async Task End_of_an_answer_is_told(string finish, ChatEnd end)
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(http => ChatSetup.SayAsync(http, "{", finish));
        Assert.Equal(end, (await setup.AskAsync()).End);
    }

    [Fact]
    public async Task Refusal_is_no_answer()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(http => FakeService.SayAsync(http, 200, """{"choices":[{"message":{"role":"assistant","content":null,"refusal":"I can't help."},"finish_reason":"stop"}]}"""));
        ChatAnswer answer = await setup.AskAsync();
        Assert.Equal((ChatEnd.Refused, "I can't help."), (answer.End, answer.Text));
    }

    [Theory]
    [InlineData(400, "wrong_field", typeof(InputException))]
    [InlineData(401, "invalid_api_key", typeof(InputException))]
    [InlineData(403, null, typeof(InputException))]
    [InlineData(402, null, typeof(UnavailableException))]
    [InlineData(400, "Arrearage", typeof(UnavailableException))]
    [InlineData(429, "insufficient_quota", typeof(UnavailableException))]
    [InlineData(400, "data_inspection_failed", typeof(InputException))]
    public async Task What_will_not_pass_by_itself_is_told_at_once_and_costs_nothing(int status, string? code, Type kind)
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(
            http => FakeService.SayAsync(http, status, $$$"""{"error":{"message":"Incorrect key {{{Samples.Key}}} given","type":"x","code":"{{{code}}}"}}"""),
            m => ChatSetup.Priced(m));
        var e = await Assert.ThrowsAsync(kind, () => setup.AskAsync());
        AssertNoKey(e);
        Assert.StartsWith("chat model test", e.Message, StringComparison.Ordinal);
        Assert.Single(setup.Server.Requests);
        Assert.Equal(0, await setup.SpentAsync());
    }

    [Fact]
    public async Task Redirect_is_not_followed()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(http =>
        {
            http.Response.Headers.Location = "/elsewhere";
            return FakeService.SayAsync(http, 307, "");
        });
        await Assert.ThrowsAsync<UnavailableException>(() => setup.AskAsync());
        Assert.Equal("/v1/chat/completions", Assert.Single(setup.Server.Requests).Path);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Busy_endpoint_is_asked_five_times_and_then_told(int status)
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(http => FakeService.SayAsync(http, status, """{"error":"overloaded"}"""), m => ChatSetup.Priced(m));
        var e = await Assert.ThrowsAsync<UnavailableException>(() => setup.AskAsync());
        Assert.Contains("overloaded", e.Message, StringComparison.Ordinal);
        Assert.Equal((5, 0m), (setup.Server.Requests.Count, await setup.SpentAsync()));
    }

    [Fact]
    public async Task Busy_endpoint_that_recovers_answers()
    {
        int asked = 0;
        await using ChatSetup setup = await ChatSetup.StartAsync(http => Interlocked.Increment(ref asked) < 3 ? FakeService.SayAsync(http, 429, "{}") : ChatSetup.GoodAsync(http));
        Assert.Equal(ChatEnd.Whole, (await setup.AskAsync()).End);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task Silence_ends_at_the_time_out()
    {
        var arrived = new TaskCompletionSource();
        await using ChatSetup setup = await ChatSetup.StartAsync(http =>
        {
            arrived.TrySetResult();
            return FakeService.HangAsync(http);
        });
        Task<ChatAnswer> asked = setup.AskAsync();
        await arrived.Task;
        setup.Time.RunOut();
        var e = await Assert.ThrowsAsync<UnavailableException>(() => asked);
        Assert.Contains("no answer within 60 s", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_that_never_ends_ends_at_the_time_out_and_counts_as_spent()
    {
        var begun = new TaskCompletionSource();
        await using ChatSetup setup = await ChatSetup.StartAsync(
            async http =>
            {
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync("""{"choices":[""");
                await http.Response.Body.FlushAsync();
                begun.TrySetResult();
                await FakeService.HangAsync(http);
            },
            m => ChatSetup.Priced(m));
        Task<ChatAnswer> asked = setup.AskAsync();
        await begun.Task;
        setup.Time.RunOut();
        await Assert.ThrowsAsync<UnavailableException>(() => asked);
        Assert.True(await setup.SpentAsync() > 0);
    }

    [Fact]
    public async Task Huge_body_is_read_no_further_than_the_limit()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(async http =>
        {
            byte[] much = new byte[1 << 20];
            try
            {
                for (int i = 0; i < 64; i++)
                    await http.Response.Body.WriteAsync(much, http.RequestAborted);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client went away, as it should.
            }
        });
        var e = await Assert.ThrowsAsync<UnavailableException>(() => setup.AskAsync());
        Assert.Contains("longer than 2 MB", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>not found</html>")]
    [InlineData("""{"choices":[]}""")]
    [InlineData("""{"choices":[{"message":null}]}""")]
    [InlineData("""{"choices":"none"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Answer_of_another_form_is_told(string body)
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(http => FakeService.SayAsync(http, 200, body));
        var e = await Assert.ThrowsAsync<UnavailableException>(() => setup.AskAsync());
        Assert.Contains("can't be used", e.Message, StringComparison.Ordinal);
        Assert.Single(setup.Server.Requests);
    }

    [Fact]
    public async Task Answer_that_repeats_the_key_is_not_used()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(http => ChatSetup.SayAsync(http, $$"""{"facts":[],"suggestions":[{"slot":"motif","value":"koi","why":"{{Samples.Key}}"}]}"""));
        AssertNoKey(await Assert.ThrowsAsync<UnavailableException>(() => setup.AskAsync()));
    }

    [Fact]
    public async Task Endpoint_that_is_not_there_is_told()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(model: m => m with { Base = new("http://127.0.0.1:1/v1") });
        var e = await Assert.ThrowsAsync<UnavailableException>(() => setup.AskAsync());
        Assert.Contains("can't be reached", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_it_as_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        await using ChatSetup setup = await ChatSetup.StartAsync(async http =>
        {
            await cancel.CancelAsync();
            await FakeService.HangAsync(http);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => setup.AskAsync(cancel.Token));
    }

    [Fact]
    public async Task Cost_is_counted_by_the_tokens_that_were_used()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(model: m => ChatSetup.Priced(m));
        ChatAnswer answer = await setup.AskAsync();
        Assert.Equal(("0.0028 CNY", 0.0028m), (answer.Usage.Cost!.Value.ToString(), await setup.SpentAsync()));
    }

    [Fact]
    public async Task Limit_of_the_day_holds_before_anything_is_asked()
    {
        await using ChatSetup setup = await ChatSetup.StartAsync(model: m => ChatSetup.Priced(m) with { Caps = new(null, 0.001m) });
        var e = await Assert.ThrowsAsync<InputException>(() => setup.AskAsync());
        Assert.Equal(("chat model test", "spending.per-day"), (e.Problems[0].Source, e.Problems[0].Place));
        Assert.Empty(setup.Server.Requests);
    }

    private static void AssertNoKey(Exception e)
    {
        for (int at = 0; at + 8 <= Samples.Key.Length; at++)
            Assert.DoesNotContain(Samples.Key.Substring(at, 8), e.ToString(), StringComparison.Ordinal);
    }
}
