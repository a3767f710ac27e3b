using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Remote.Chat;
using DesignGen.Remote.Spending;
using DesignGen.Remote.Tests.Bench;
using Microsoft.AspNetCore.Http;

namespace DesignGen.Remote.Tests.Chat;

/// <summary>A chat model with a server that speaks its protocol, on a clock without waiting.</summary>
internal sealed class ChatSetup : IAsyncDisposable
{
    public static readonly ChatQuestion Question = new("List what the text states, as JSON.", "红色锦鲤，三色以内", """{"type":"object","properties":{},"required":[],"additionalProperties":false}""", 500);

    private ChatSetup(FakeService server, ChatModel model)
    {
        Server = server;
        Ledger = new(Time);
        Model = new(model, new(Ledger) { Time = Time, Variable = Samples.Variable });
    }

    public FakeService Server { get; }

    public SkippingTime Time { get; } = new();

    public MemorySpendLedger Ledger { get; }

    public RemoteChatModel Model { get; }

    /// <param name="answer">Answers a request; null to answer it well.</param>
    /// <param name="model">Changes the settings.</param>
    public static async Task<ChatSetup> StartAsync(Func<HttpContext, Task>? answer = null, Func<ChatModel, ChatModel>? model = null)
    {
        FakeService server = await FakeService.StartAsync();
        server.Answer = (http, _) => answer?.Invoke(http) ?? GoodAsync(http);
        var settings = new ChatModel("test", new("Test", "测试"), new(server.Base, "v1"), "model-1") { KeyVariable = Samples.KeyName, RequestsPerMinute = 100 };
        return new(server, (model ?? (m => m))(settings));
    }

    public static ChatModel Priced(ChatModel model) => model with { Price = new(new Money(2, "CNY"), new Money(8, "CNY")), Caps = new(null, 1) };

    public static Task GoodAsync(HttpContext http) => SayAsync(http, """{"facts":[]}""");

    public static Task SayAsync(HttpContext http, string content, string finish = "stop") => FakeService.SayAsync(http, 200, System.Text.Json.JsonSerializer.Serialize(new
    {
        id = "chat-1",
        choices = new[] { new { index = 0, message = new { role = "assistant", content }, finish_reason = finish } },
        usage = new { prompt_tokens = 1000, completion_tokens = 100, total_tokens = 1100 },
    }));

    public Task<ChatAnswer> AskAsync(CancellationToken cancel = default) => Model.AskAsync(Question, cancel);

    public async Task<decimal> SpentAsync() => (await Ledger.TotalsAsync("chat:test", "CNY", "", default)).Day;

    public async ValueTask DisposeAsync()
    {
        Model.Dispose();
        await Server.DisposeAsync();
    }
}
