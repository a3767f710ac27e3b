using DesignGen.Core.Measures;

namespace DesignGen.Core.Briefs;

/// <summary>A chat model, wherever it runs: words in, words out. All methods may be called from several threads.</summary>
public interface IChatModel
{
    /// <summary>What it is called in messages, <c>deepseek (deepseek-chat)</c>.</summary>
    string Name { get; }

    /// <summary>Asks one question; nothing of earlier ones is known to it.</summary>
    /// <exception cref="Errors.InputException">The question, the key or the settings are not accepted, or a limit of spending would be passed.</exception>
    /// <exception cref="Errors.UnavailableException">It can't be reached, is out of order, or did not answer as it should or in time.</exception>
    Task<ChatAnswer> AskAsync(ChatQuestion question, CancellationToken cancel);
}

/// <summary>A question to a chat model.</summary>
/// <param name="Instructions">What it is to do, as the system's words.</param>
/// <param name="Text">What it is to do it with, as the user's words.</param>
/// <param name="Schema">JSON schema that the answer is to fit; models that can't be held to one are only asked for JSON.</param>
/// <param name="MaxTokens">Most tokens of the answer, 1 or more; the model's own limit holds where that is lower.</param>
public sealed record ChatQuestion(string Instructions, string Text, string Schema, int MaxTokens);

/// <summary>How an answer ended.</summary>
public enum ChatEnd
{
    /// <summary>It is whole.</summary>
    Whole,

    /// <summary>It was cut off at the most tokens.</summary>
    Cut,

    /// <summary>The model or its provider would not answer.</summary>
    Refused,
}

/// <summary>What a chat model answered.</summary>
/// <param name="Text">Its words; of a refusal the reason, which may be empty.</param>
/// <param name="End">How it ended.</param>
/// <param name="Usage">What it took.</param>
public sealed record ChatAnswer(string Text, ChatEnd End, ChatUsage Usage);

/// <summary>What an answer took.</summary>
/// <param name="InputTokens">Tokens of the question; null where the endpoint does not say.</param>
/// <param name="OutputTokens">Tokens of the answer; null where the endpoint does not say.</param>
/// <param name="Cost">What it cost by the prices set for the model; null where it has none.</param>
public sealed record ChatUsage(int? InputTokens, int? OutputTokens, Money? Cost);
