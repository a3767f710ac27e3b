using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;
using DesignGen.Tests;

namespace DesignGen.Core.Tests;

public sealed class ChatModelTests
{
    private const string Good = """
        id: own
        name: { en: Own, zh: 自建 }
        base: https://llm.example.com/v1/
        model: qwen
        key-from: OWN_KEY
        json: object
        price: { input: 2 CNY, output: 8 CNY }
        """;

    [Fact]
    public void The_shipped_models_are_read()
    {
        Assert.Equal(["deepseek", "ollama", "openai", "qwen"], Templates.Catalogue.ChatModels.Keys);
        ChatModel ollama = Templates.Catalogue.ChatModels["ollama"];
        Assert.Equal(("", "http://localhost:11434/v1", null, ChatJson.Schema), (ollama.KeyVariable, ollama.Base.AbsoluteUri, ollama.Price, ollama.Json));
        ChatModel openAi = Templates.Catalogue.ChatModels["openai"];
        Assert.Equal(("OPENAI_API_KEY", true, true, ChatJson.Schema), (openAi.KeyVariable, openAi.NewTokenLimit, openAi.TakesSeed, openAi.Json));
        ChatModel deepSeek = Templates.Catalogue.ChatModels["deepseek"];
        Assert.Equal((ChatJson.Object, new SpendCaps(null, 10), false), (deepSeek.Json, deepSeek.Caps, deepSeek.TakesSeed));
    }

    [Fact]
    public void Every_shipped_model_that_costs_has_a_limit_of_spending() =>
        Assert.All(Templates.Catalogue.ChatModels.Values.Where(m => m.Price is not null), m => Assert.True(m.Caps.PerDay > 0));

    [Fact]
    public void What_is_left_out_has_careful_defaults()
    {
        ChatModel model = Read(Good);
        Assert.Equal((true, false, false, 2000, 60.0, 30), (model.TakesTemperature, model.TakesSeed, model.NewTokenLimit, model.MaxTokens, model.Timeout.TotalSeconds, model.RequestsPerMinute));
        Assert.Equal("https://llm.example.com/v1", model.Base.AbsoluteUri);
        Assert.Null(model.Caps.PerDay);
    }

    [Fact]
    public void Price_is_of_a_million_tokens() =>
        Assert.Equal(new Money(0.0056m, "CNY"), Read(Good).Price!.For(2000, 200));

    [Fact]
    public void Mistakes_are_reported_together_with_place_and_line_and_no_key()
    {
        var e = Assert.Throws<InputException>(() => Read("""
            id: own
            name: { en: Own, zh: 自建 }
            base: http://llm.example.com/v1
            key-from: sk-live-4f9b27c1d8e60a35
            json: yes
            token-limit: tokens
            max-tokens: 5
            timeout-seconds: 0
            price: { input: 2 CNY, output: 1 USD }
            spending: { per-batch: 5 }
            key: sk-live-4f9b27c1d8e60a35
            """));
        Assert.Equal(
            ["base", "key", "key-from", "json", "token-limit", "max-tokens", "timeout-seconds", "price.output", "spending", "spending.per-batch", "spending.per-day", "model"],
            e.Problems.Select(p => p.Place!).OrderBy(p => Array.IndexOf(["base", "key", "key-from", "json", "token-limit", "max-tokens", "timeout-seconds", "price.output", "spending", "spending.per-batch", "spending.per-day", "model"], p)));
        Assert.DoesNotContain("4f9b", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:11434/v1", true)]
    [InlineData("http://127.0.0.1:8080/v1", true)]
    [InlineData("http://[::1]:8080/v1", true)]
    [InlineData("http://192.168.1.5:11434/v1", false)]
    [InlineData("http://localhost.example.com/v1", false)]
    [InlineData("https://key@llm.example.com/v1", false)]
    public void Plain_http_is_for_this_machine_only(string address, bool taken)
    {
        string text = Good.Replace("https://llm.example.com/v1/", address, StringComparison.Ordinal);
        if (taken)
            Assert.Equal(address, Read(text).Base.AbsoluteUri);
        else
            Assert.Equal("base", Assert.Single(Assert.Throws<InputException>(() => Read(text)).Problems).Place);
    }

    private static ChatModel Read(string text) => TemplateReader.Read(Templates.Files().Append(new("chat-models/own.yaml", text))).ChatModels["own"];
}
