using DesignGen.Core.Measures;
using DesignGen.Core.Pictures;

namespace DesignGen.Core.Catalogue;

/// <summary>How far an endpoint can be held to JSON.</summary>
public enum ChatJson
{
    /// <summary>Not at all; the words of the question ask for it.</summary>
    None,

    /// <summary>To any JSON object (<c>response_format: json_object</c>).</summary>
    Object,

    /// <summary>To a schema (<c>response_format: json_schema</c>).</summary>
    Schema,
}

/// <summary>A chat model that a shop may have briefs read by: one file of <c>templates/chat-models</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Base">Where its OpenAI-compatible endpoint is, without a closing slash: HTTPS, or HTTP on this machine.</param>
/// <param name="Model">The model, as the endpoint calls it.</param>
public sealed record ChatModel(string Id, LocalName Name, Uri Base, string Model)
{
    /// <summary>Name of the variable that holds the key; empty for endpoints without one.</summary>
    public string KeyVariable { get; init; } = "";

    /// <summary>How far the endpoint can be held to JSON.</summary>
    public ChatJson Json { get; init; } = ChatJson.Object;

    /// <summary>Whether the model takes a temperature; it is then asked for the likeliest answer.</summary>
    public bool TakesTemperature { get; init; } = true;

    /// <summary>Whether the model takes a seed.</summary>
    public bool TakesSeed { get; init; }

    /// <summary>Whether the most tokens are told as <c>max_completion_tokens</c>, not as <c>max_tokens</c>.</summary>
    public bool NewTokenLimit { get; init; }

    /// <summary>Most tokens of an answer.</summary>
    public int MaxTokens { get; init; } = 2000;

    /// <summary>How long an answer may take, every further try within it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Most requests begun in any 60 seconds.</summary>
    public int RequestsPerMinute { get; init; } = 30;

    /// <summary>What a million tokens cost; null for a model that costs nothing or whose cost is not to be counted.</summary>
    public ChatPrice? Price { get; init; }

    /// <summary>The most that may be spent in a day.</summary>
    public SpendCaps Caps { get; init; } = new(null, null);
}

/// <summary>What a million tokens cost, both in one currency.</summary>
/// <param name="Input">Of questions.</param>
/// <param name="Output">Of answers.</param>
public sealed record ChatPrice(Money Input, Money Output)
{
    /// <summary>What so many tokens cost.</summary>
    public Money For(long input, long output) => Input with { Amount = ((Input.Amount * input) + (Output.Amount * output)) / 1_000_000 };
}
