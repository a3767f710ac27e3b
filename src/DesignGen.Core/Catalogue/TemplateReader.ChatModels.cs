using DesignGen.Core.Documents;
using DesignGen.Core.Measures;

namespace DesignGen.Core.Catalogue;

public static partial class TemplateReader
{
    private static readonly Dictionary<string, ChatJson> ChatJsons = new() { ["none"] = ChatJson.None, ["object"] = ChatJson.Object, ["schema"] = ChatJson.Schema };

    private static readonly Dictionary<string, bool> TokenFields = new() { ["max_tokens"] = false, ["max_completion_tokens"] = true };

    private static ChatModel? ReadChatModel(DocumentReader reader)
    {
        string? id = ReadId(reader);
        LocalName? name = ReadName(reader);
        Uri? address = ReadBase(reader);
        string? model = reader.Text("model", required: true);
        string? key = ReadVariable(reader, "key-from", required: false);
        ChatJson? json = reader.OneOf("json", ChatJsons, required: true);
        bool? temperature = reader.OneOf("temperature", YesNo), seed = reader.OneOf("seed", YesNo), newLimit = reader.OneOf("token-limit", TokenFields);
        int? most = reader.Whole("max-tokens", 200, 100_000), timeout = reader.Whole("timeout-seconds", 2, 600), perMinute = reader.Whole("requests-per-minute", 1, 10_000);
        ChatPrice? price = ReadChatPrice(reader);
        double? perDay = null;
        if (reader.Map("spending") is { } spending)
        {
            perDay = spending.Number("per-day", 0, 1_000_000, required: true);
            spending.RefuseUnknown();
            if (price is null)
                reader.Refuse("spending", "A limit needs prices to count by. Write 'price', or take the limit away.");
        }
        if (id is null || name is null || address is null || model is null || json is null)
            return null;
        return new(id, name, address, model)
        {
            KeyVariable = key ?? "",
            Json = json.Value,
            TakesTemperature = temperature ?? true,
            TakesSeed = seed ?? false,
            NewTokenLimit = newLimit ?? false,
            MaxTokens = most ?? 2000,
            Timeout = TimeSpan.FromSeconds(timeout ?? 60),
            RequestsPerMinute = perMinute ?? 30,
            Price = price,
            Caps = new(null, (decimal?)perDay),
        };
    }

    private static ChatPrice? ReadChatPrice(DocumentReader reader)
    {
        if (reader.Map("price") is not { } map)
            return null;
        Money? input = ReadMoney(map, "input", required: true), output = ReadMoney(map, "output", required: true);
        map.RefuseUnknown();
        if (input is not { } i || output is not { } o)
            return null;
        if (i.Currency == o.Currency)
            return new(i, o);
        map.Refuse("output", $"It is in {o.Currency} and the input in {i.Currency}. Write both in one currency.");
        return null;
    }
}
