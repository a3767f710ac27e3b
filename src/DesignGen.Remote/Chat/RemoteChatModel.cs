using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Measures;
using DesignGen.Remote.Forms;
using DesignGen.Remote.Http;
using DesignGen.Remote.Spending;

namespace DesignGen.Remote.Chat;

/// <summary>Asks a chat model behind an OpenAI-compatible endpoint: <c>POST chat/completions</c>.</summary>
/// <remarks>
/// Keep one for each model in a process: it holds the endpoint's pace and its connections. Safe for several threads. The key is read for every
/// question, goes to the endpoint alone, never with a redirect, and stands in no message. Asks for the likeliest answer (temperature 0, one fixed
/// seed), as far as the model takes these. Written over HttpClient as image services are: docs/decisions/2026-11-28-image-services-over-httpclient.md.
/// </remarks>
public sealed class RemoteChatModel : IChatModel, IDisposable
{
    private const int Seed = 1;

    // Far more than any answer of a hundred thousand tokens needs.
    private const long MostAnswerBytes = 2 << 20;

    // Tokens round each message that are not of its text; a few, so that a hundred is the safe side.
    private const int TokensAround = 100;

    private readonly ChatModel _model;
    private readonly RemoteOptions _options;
    private readonly KeyGuard _guard = new();
    private readonly ServiceChannel _channel;

    /// <summary>A model behind its endpoint. Nothing is asked of it yet.</summary>
    public RemoteChatModel(ChatModel model, RemoteOptions options)
    {
        (_model, _options) = (model, options);
        _channel = new(model.RequestsPerMinute, model.Timeout, _guard, options.Time);
    }

    /// <inheritdoc/>
    public string Name => $"{_model.Id} ({_model.Model})";

    /// <inheritdoc/>
    public async Task<ChatAnswer> AskAsync(ChatQuestion question, CancellationToken cancel)
    {
        string? key = Key();
        ChatRequest body = Body(question);
        PaidCall? call = _model.Price is { } price ? new(_options.Ledger, new("chat:" + _model.Id, "", MostCost(price, body, question), _model.Caps) { Source = Source }) : null;
        // Tries and waits together may not take longer than one answer may.
        using CancellationTokenSource late = new(_model.Timeout, _options.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            ServiceReply reply = await _channel.PayAsync(() => Request(body, key), ChatFaults.Explain, call, task: false, MostAnswerBytes, either.Token);
            return await AnswerAsync(reply, call);
        }
        catch (ServiceFaultException e)
        {
            await SettleAsync(call, e.Fault.Free);
            throw ForUser(e.Fault, e);
        }
        catch (OperationCanceledException e)
        {
            await SettleAsync(call, free: false);
            cancel.ThrowIfCancellationRequested();
            throw ForUser(new(FaultKind.Unknown, FormattableString.Invariant($"no answer within {_model.Timeout.TotalSeconds:0} s")), e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();

    private string Source => "chat model " + _model.Id;

    private ChatRequest Body(ChatQuestion question)
    {
        int most = Math.Min(question.MaxTokens, _model.MaxTokens);
        return new(_model.Model, [new("system", question.Instructions), new("user", question.Text)])
        {
            Temperature = _model.TakesTemperature ? 0 : null,
            Seed = _model.TakesSeed ? Seed : null,
            MaxTokens = _model.NewTokenLimit ? null : most,
            MaxCompletionTokens = _model.NewTokenLimit ? most : null,
            ResponseFormat = _model.Json switch
            {
                ChatJson.Schema => new("json_schema", new("answer", true, JsonElement.Parse(question.Schema))),
                ChatJson.Object => new("json_object", null),
                _ => null,
            },
        };
    }

    private HttpRequestMessage Request(ChatRequest body, string? key)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, _model.Base.AbsoluteUri.TrimEnd('/') + "/chat/completions") { Content = JsonContent.Create(body, ChatMessageJson.Default.ChatRequest) };
        if (key is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return message;
    }

    private async Task<ChatAnswer> AnswerAsync(ServiceReply reply, PaidCall? call)
    {
        ChatReply read = Json.Read(reply, ChatMessageJson.Default.ChatReply);
        // An endpoint that does not count is paid what was set aside.
        Money? cost = null;
        if (call is not null && _model.Price is { } price)
        {
            if (read.Usage is { PromptTokens: >= 0 and int input, CompletionTokens: >= 0 and int output })
                await call.SettleAsync(price.For(input, output));
            else
                await call.SettleAsync(free: false);
            cost = call.Spent;
        }
        if (read.Choices is not [{ Message: { } message } choice, ..])
            throw new ServiceFaultException(FaultKind.Answer, "its answer has no message");
        string text = message.Content ?? "";
        if (_guard.Shows(text))
            throw new ServiceFaultException(FaultKind.Answer, "its answer repeats the key");
        var usage = new ChatUsage(read.Usage?.PromptTokens, read.Usage?.CompletionTokens, cost);
        if (message.Refusal is { Length: > 0 } refusal)
            return new(_guard.Clean(refusal), ChatEnd.Refused, usage);
        return new(text, choice.FinishReason switch { "length" => ChatEnd.Cut, "content_filter" => ChatEnd.Refused, _ => ChatEnd.Whole }, usage);
    }

    // A token is at least one byte of UTF-8, so that the bytes of a text are its most tokens.
    private static Money MostCost(ChatPrice price, ChatRequest body, ChatQuestion question) =>
        price.For(body.Messages.Sum(m => (long)Encoding.UTF8.GetByteCount(m.Content) + TokensAround) + Encoding.UTF8.GetByteCount(question.Schema), body.MaxTokens ?? body.MaxCompletionTokens ?? 0);

    private static Task SettleAsync(PaidCall? call, bool free) => call?.SettleAsync(free) ?? Task.CompletedTask;

    private string? Key()
    {
        if (_model.KeyVariable.Length == 0)
            return null;
        string? key = _options.Variable(_model.KeyVariable)?.Trim();
        if (string.IsNullOrEmpty(key))
            throw new InputException(Source, "key-from", $"The variable {_model.KeyVariable} is not set. Set it in the environment or in the secrets file to the endpoint's key.");
        // Anything else can't stand in a header, and the message about that would show it.
        if (!key.All(c => c is > ' ' and <= '~'))
            throw new InputException(Source, "key-from", $"The key in {_model.KeyVariable} has spaces or characters that no key has. Copy it anew.");
        _guard.Learn(key);
        return key;
    }

    private Exception ForUser(ServiceFault fault, Exception origin)
    {
        string words = _guard.Clean(fault.Words);
        // Whoever writes the cause down writes no key.
        var cause = new ServiceFaultException(fault with { Words = words }, origin.InnerException);
        string said = (words.Length > 0 ? $": {words.TrimEnd('.')}" : "") + (fault.RequestId.Length > 0 ? $" (request {_guard.Clean(fault.RequestId)})" : "");
        return fault.Kind switch
        {
            FaultKind.Refused => new InputException(Source, null, $"The endpoint refused the words{said}. Change them, or leave the model out.", cause),
            FaultKind.Key => new InputException(Source, "key-from", $"The endpoint did not accept the key{said}. Set {(_model.KeyVariable.Length > 0 ? _model.KeyVariable + " to a key that may use the model " + _model.Model : "key-from in the model's file")}.", cause),
            FaultKind.Wrong => new InputException(Source, null, $"The endpoint does not take the question{said}. Check model, json, temperature, seed and token-limit in the model's file.", cause),
            FaultKind.Credit => new UnavailableException($"{Source}: The account has nothing left to spend{said}. Top it up, or wait until its quota is renewed.", cause),
            FaultKind.Busy => new UnavailableException($"{Source}: The endpoint is busy or out of order{said}. Try again later.", cause),
            FaultKind.Answer => new UnavailableException($"{Source}: The answer can't be used{said}. If it stays so, check base and model in the model's file.", cause),
            FaultKind.Unreached => new UnavailableException($"{Source}: The endpoint can't be reached{said}. Check the network and base in the model's file.", cause),
            _ => new UnavailableException($"{Source}: The endpoint did not answer as it should{said}. Try again, or raise timeout-seconds in the model's file.", cause),
        };
    }
}
