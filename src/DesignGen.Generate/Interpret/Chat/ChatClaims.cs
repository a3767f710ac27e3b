using System.Text.Json;
using DesignGen.Core.Briefs;

namespace DesignGen.Generate.Interpret.Chat;

/// <summary>Something that a chat model says a text states.</summary>
/// <param name="Slot">What it is about.</param>
/// <param name="Value">What it says.</param>
/// <param name="Quote">The words of the text that are said to say it.</param>
/// <param name="Start">Where these are said to begin; null where nothing is said.</param>
internal sealed record ChatClaim(FactSlot Slot, string Value, string Quote, int? Start);

/// <summary>Something that a chat model proposes.</summary>
/// <param name="Slot">What it is about.</param>
/// <param name="Value">What it is.</param>
/// <param name="Why">Why.</param>
internal sealed record ChatIdea(FactSlot Slot, string Value, string Why);

/// <summary>Why something that a chat model says is not used.</summary>
internal enum ChatDrop
{
    /// <summary>It is not of the form asked for.</summary>
    Form,

    /// <summary>There is no such slot.</summary>
    Slot,

    /// <summary>Its value is not one that the slot knows.</summary>
    Value,

    /// <summary>Its quote does not stand in the text.</summary>
    Quote,

    /// <summary>Its number does not stand in its quote, or its words are not those of the quote.</summary>
    Number,
}

/// <summary>What a chat model says, as far as it is of the form asked for.</summary>
/// <param name="Facts">What it says the text states.</param>
/// <param name="Ideas">What it proposes.</param>
/// <param name="Dropped">Why others are left out, one for each.</param>
internal sealed record ChatClaims(IReadOnlyList<ChatClaim> Facts, IReadOnlyList<ChatIdea> Ideas, IReadOnlyList<ChatDrop> Dropped)
{
    // A brief states a few dozen things; a model that says more repeats itself.
    private const int MostFacts = 200, MostIdeas = 24, MostValue = 200;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Reads an answer; null where it is not the JSON asked for. Words before and after it, and a fence of code marks, are left out.</summary>
    public static ChatClaims? Read(string answer)
    {
        // Models that think aloud do so first.
        int thought = answer.LastIndexOf("</think>", StringComparison.Ordinal);
        string text = thought < 0 ? answer : answer[(thought + "</think>".Length)..];
        int first = text.IndexOf('{'), last = text.LastIndexOf('}');
        if (first < 0 || last < first)
            return null;
        try
        {
            using JsonDocument json = JsonDocument.Parse(text.AsMemory(first, last + 1 - first), Strict);
            return Read(json.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is for half a surrogate pair in a text.
            return null;
        }
    }

    private static ChatClaims? Read(JsonElement root)
    {
        if (!root.TryGetProperty("facts", out JsonElement facts) || facts.ValueKind != JsonValueKind.Array || facts.GetArrayLength() > MostFacts)
            return null;
        if (root.TryGetProperty("suggestions", out JsonElement ideas) && (ideas.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null) || (ideas.ValueKind == JsonValueKind.Array && ideas.GetArrayLength() > MostIdeas)))
            return null;
        var kept = new List<ChatClaim>();
        var proposed = new List<ChatIdea>();
        var dropped = new List<ChatDrop>();
        foreach (JsonElement fact in facts.EnumerateArray())
        {
            if (Text(fact, "slot") is not { } key || Value(fact) is not { } value || Text(fact, "quote") is not { } quote || !Start(fact, out int? start) || !Polarity(fact, out bool? bans))
                dropped.Add(ChatDrop.Form);
            else if (!ChatSlots.ByKey.TryGetValue(key, out FactSlot slot))
                dropped.Add(ChatDrop.Slot);
            else if (Turned(slot, bans) is { } meant)
                kept.Add(new(meant, value, quote, start));
            else
                dropped.Add(ChatDrop.Form);
        }
        if (ideas.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement idea in ideas.EnumerateArray())
            {
                if (Text(idea, "slot") is not { } key || Value(idea) is not { } value)
                    dropped.Add(ChatDrop.Form);
                else if (!ChatSlots.Ideas.TryGetValue(key, out FactSlot slot))
                    dropped.Add(ChatDrop.Slot);
                else
                    proposed.Add(new(slot, value, Text(idea, "why") ?? ""));
            }
        }
        return new(kept, proposed, dropped);
    }

    // A ban in a slot of wishes is meant for the slot of bans; where there is none, and for a wish in a slot of bans, nobody knows what is meant.
    private static FactSlot? Turned(FactSlot slot, bool? bans) => (slot, bans) switch
    {
        (_, null) => slot,
        (FactSlot.NoMotif or FactSlot.NoColour or FactSlot.NoGround or FactSlot.NoOutline or FactSlot.NoGarment or FactSlot.NoFamily or FactSlot.NoStyle, true) => slot,
        (FactSlot.NoMotif or FactSlot.NoColour or FactSlot.NoGround or FactSlot.NoOutline or FactSlot.NoGarment or FactSlot.NoFamily or FactSlot.NoStyle, false) => null,
        (FactSlot.Motif, true) => FactSlot.NoMotif,
        (FactSlot.Colour, true) => FactSlot.NoColour,
        (FactSlot.Ground, true) => FactSlot.NoGround,
        (FactSlot.Outline, true) => FactSlot.NoOutline,
        (FactSlot.Garment, true) => FactSlot.NoGarment,
        (FactSlot.Family, true) => FactSlot.NoFamily,
        (FactSlot.Style or FactSlot.Scheme, true) => FactSlot.NoStyle,
        (FactSlot.Less or FactSlot.OnlyColours, _) => slot,
        (_, true) => null,
        _ => slot,
    };

    private static string? Text(JsonElement item, string key) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString()?.Trim() is { Length: > 0 and <= MostValue } text ? text : null;

    // Models write numbers as numbers whatever the schema says; nothing is lost by taking them so.
    private static string? Value(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : Text(item, "value");

    private static bool Start(JsonElement item, out int? start)
    {
        start = null;
        if (!item.TryGetProperty("start", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out int at))
            return false;
        start = at;
        return true;
    }

    private static bool Polarity(JsonElement item, out bool? bans)
    {
        bans = null;
        if (!item.TryGetProperty("polarity", out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return true;
        bans = value.ValueKind == JsonValueKind.String ? value.GetString() switch { "ban" => true, "want" => false, _ => null } : null;
        return bans is not null;
    }
}
