using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Interpret.Chat;
using DesignGen.Remote;
using DesignGen.Remote.Chat;
using DesignGen.Server.Intake;

namespace DesignGen.Server.Hosting;

/// <summary>Says how a brief is understood, before anything is ordered.</summary>
public static class Explanation
{
    /// <summary>The brief of a file, with its reading where it has running text.</summary>
    /// <param name="path">The brief's file.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <exception cref="InputException">The brief is wrong or impossible; every problem is named with its line.</exception>
    /// <exception cref="UnavailableException">The file can't be read just now.</exception>
    public static Brief Of(string path, TemplateCatalogue catalogue) => BriefReader.Read(Path.GetFileName(path), BriefFile.Read(path), catalogue);

    /// <summary>The same with the help of a chat model, which may add what the built-in interpreter did not see and take nothing away.</summary>
    /// <param name="path">The brief's file.</param>
    /// <param name="catalogue">What the shop has.</param>
    /// <param name="model">Id of the chat model.</param>
    /// <param name="ledger">Where its cost is counted.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">The brief is wrong, or there is no such model.</exception>
    /// <exception cref="UnavailableException">The file can't be read just now. A model that fails only warns.</exception>
    public static Task<Brief> WithAsync(string path, TemplateCatalogue catalogue, string model, ISpendLedger ledger, TimeProvider time, CancellationToken cancel) =>
        WithAsync(BriefSource.OfFile(path), Of(path, catalogue), catalogue, model, ledger, time, cancel);

    internal static async Task<Brief> WithAsync(BriefSource source, Brief builtIn, TemplateCatalogue catalogue, string model, ISpendLedger ledger, TimeProvider time, CancellationToken cancel)
    {
        if (!catalogue.ChatModels.TryGetValue(model, out ChatModel? known))
            throw new InputException(source.Name, null, $"There is no chat model '{model}'. Known: {string.Join(", ", catalogue.ChatModels.Keys)}. docs/chat-models.md says how to add one.");
        if (builtIn.Reading is not { } reading)
            return builtIn;
        using var chat = new RemoteChatModel(known, new RemoteOptions(ledger) { Time = time });
        BriefFacts facts = await ChatReading.ReadAsync(reading.Facts.Text, reading.Facts, catalogue.Lexicon.Value, chat, cancel).ConfigureAwait(false);
        return BriefReader.Read(source.Name, source.Text, facts, catalogue);
    }
}
