using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DesignGen.Core.Audits;

/// <summary>The parts of an entry that are about people, and can be taken out of the log. The names are stored and hashed: never rename one.</summary>
public enum AuditPart
{
    /// <summary>Who did it.</summary>
    Who,

    /// <summary>The words that it was done with.</summary>
    Words,

    /// <summary>Who got something by it.</summary>
    Recipients,
}

/// <summary>One entry of a team's log. Its hash covers the entry before it, so nothing can be changed, put in or taken out unseen.</summary>
/// <remarks>
/// What is personal is not in it: of each <see cref="AuditPart"/> it holds a commitment, the hash of the text with a salt, and
/// the text lies beside it as an <see cref="AuditNote"/>. Without its note a commitment says nothing, and the chain still holds.
/// </remarks>
public sealed record AuditEntry
{
    /// <summary>Id of the team; empty without accounts.</summary>
    public required string Team { get; init; }

    /// <summary>Place in the team's log, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>When, UTC, whole milliseconds.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required AuditKind Kind { get; init; }

    /// <summary>What it was done to.</summary>
    public required string Subject { get; init; }

    /// <summary>The models that took part.</summary>
    public required string Model { get; init; }

    /// <summary>Chance that it was done with.</summary>
    public required string Seed { get; init; }

    /// <summary>Further facts.</summary>
    public required string Details { get; init; }

    /// <summary>For each part that there is, the commitment to its text: 64 hexadecimal digits.</summary>
    public required ImmutableSortedDictionary<AuditPart, string> Commitments { get; init; }

    /// <summary>Hash of the entry before; zeros for the first.</summary>
    public required string Before { get; init; }

    /// <summary>Hash of this entry.</summary>
    public required string Hash { get; init; }

    /// <summary>The time as it is hashed and exported.</summary>
    [JsonIgnore]
    public string AtText => At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The text of one personal part of an entry.</summary>
/// <param name="Number">Number of the entry.</param>
/// <param name="Part">Which part.</param>
/// <param name="Salt">Chance that keeps the text from being guessed by its commitment: 32 hexadecimal digits.</param>
/// <param name="Text">The text; JSON for <see cref="AuditPart.Who"/> and <see cref="AuditPart.Recipients"/>.</param>
public sealed record AuditNote(long Number, AuditPart Part, string Salt, string Text);

/// <summary>An entry with the notes that are still there.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Notes">Its notes.</param>
public sealed record AuditRecord(AuditEntry Entry, ImmutableArray<AuditNote> Notes)
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Who did it; null where nobody is named, or the name was taken out.</summary>
    public AuditPerson? Who => Text(AuditPart.Who) is string text ? JsonSerializer.Deserialize<AuditPerson>(text, Json) : null;

    /// <summary>The words; null where there are none, or they were taken out.</summary>
    public string? Words => Text(AuditPart.Words);

    /// <summary>Who got something; empty where nobody did, or they were taken out.</summary>
    public ImmutableArray<string> Recipients => Text(AuditPart.Recipients) is string text ? JsonSerializer.Deserialize<ImmutableArray<string>>(text, Json) : [];

    /// <summary>The parts that were there once and are no more.</summary>
    public IEnumerable<AuditPart> Missing => Entry.Commitments.Keys.Where(p => Text(p) is null);

    /// <summary>The note of a part, or null.</summary>
    public AuditNote? Note(AuditPart part) => Notes.FirstOrDefault(n => n.Part == part);

    internal static string ToText(AuditPerson who) => JsonSerializer.Serialize(who, Json);

    internal static string ToText(ImmutableArray<string> recipients) => JsonSerializer.Serialize(recipients, Json);

    private string? Text(AuditPart part) => Note(part)?.Text;
}

/// <summary>Where a team's log begins, after older entries were dropped.</summary>
/// <param name="Number">Number of the last entry dropped; 0 where none was.</param>
/// <param name="Hash">Its hash; zeros where none was.</param>
public sealed record AuditCheckpoint(long Number, string Hash)
{
    /// <summary>The beginning of a log from which nothing was dropped.</summary>
    public static AuditCheckpoint Start { get; } = new(0, new('0', 64));

    /// <summary>As the subject of a <see cref="AuditKind.Trimmed"/> entry.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}:{Hash}");
}
