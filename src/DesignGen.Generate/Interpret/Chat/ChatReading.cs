using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;

namespace DesignGen.Generate.Interpret.Chat;

/// <summary>Lets a chat model read a brief beside the built-in interpreter.</summary>
/// <remarks>
/// The model can add; it can't take away. Every fact of its must point at words of the text and fit the lexicon. Whatever goes wrong, the
/// built-in reading is the answer, with a warning that names the model and the reason. <c>docs/chat-models.md</c> tells the rules.
/// </remarks>
public static class ChatReading
{
    // Longer texts are no briefs: they would cost much and say little.
    private const int MostText = 8000;

    private const int MostAnswer = 100_000;

    /// <summary>Reads a brief.</summary>
    /// <param name="text">The text as it was given; the one that <paramref name="builtIn"/> was read from.</param>
    /// <param name="builtIn">What the built-in interpreter found.</param>
    /// <param name="lexicon">The words that it was found by.</param>
    /// <param name="model">The model to ask; once at most.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>What both found; the built-in facts alone where the model was of no use.</returns>
    /// <exception cref="ArgumentException">The facts are another text's.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<BriefFacts> ReadAsync(string text, BriefFacts builtIn, Lexicon lexicon, IChatModel model, CancellationToken cancel)
    {
        if (text != builtIn.Text)
            throw new ArgumentException("The facts are another text's.", nameof(builtIn));
        if (string.IsNullOrWhiteSpace(text))
            return builtIn;
        if (text.Length > MostText)
            return Without(builtIn, model, FormattableString.Invariant($"the text is longer than {MostText} characters, and was not sent"), FormattableString.Invariant($"文字超过 {MostText} 个字符，没有发送"));
        if (ChatPrompt.SpeaksToModel(text))
            return Without(builtIn, model, "the text speaks to the model itself, and was not sent", "文字里有对模型说的话，没有发送");
        ChatAnswer answer;
        try
        {
            answer = await model.AskAsync(ChatPrompt.About(text, builtIn.Language, lexicon), cancel);
        }
        catch (InputException e)
        {
            string told = string.Join(" ", e.Problems.Select(p => p.Message));
            return Without(builtIn, model, told, told);
        }
        catch (UnavailableException e)
        {
            return Without(builtIn, model, e.Message, e.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Without(builtIn, model, "it did not answer in time", "没有及时回答");
        }
        return answer switch
        {
            { End: ChatEnd.Refused } => Without(builtIn, model, "it would not answer", "拒绝回答"),
            { End: ChatEnd.Cut } => Without(builtIn, model, "its answer was cut off", "回答被截断"),
            { Text.Length: > MostAnswer } => Without(builtIn, model, "its answer is too long", "回答过长"),
            _ when ChatClaims.Read(answer.Text) is { } claims => ChatMerge.Of(builtIn, claims, lexicon, model.Name),
            _ => Without(builtIn, model, "its answer is not the JSON that was asked for", "回答不是所要的 JSON"),
        };
    }

    private static BriefFacts Without(BriefFacts builtIn, IChatModel model, string en, string zh)
    {
        string told = builtIn.Language == Language.Chinese
            ? $"只用内置方式理解：{model.Name} 未用上（{zh.TrimEnd('。', '.')}）。"
            : $"Read by the built-in interpreter alone: {model.Name} was of no use ({en.TrimEnd('.')}).";
        return builtIn with { Warnings = builtIn.Warnings.Add(new(told, [])) };
    }
}
