using System.Collections.Immutable;

namespace DesignGen.Core.Audits;

/// <summary>Something that was done, to be written down.</summary>
/// <param name="Team">Id of the team whose log it goes to; empty without accounts.</param>
/// <param name="At">When, UTC; milliseconds count.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Subject">Code of what it was done to; nothing personal.</param>
public sealed record AuditDeed(string Team, DateTimeOffset At, AuditKind Kind, string Subject)
{
    /// <summary>Who did it; null for the program itself.</summary>
    public AuditPerson? Who { get; init; }

    /// <summary>The words that it was done with: a brief, comments. They may name people and can be taken out later.</summary>
    public string Words { get; init; } = "";

    /// <summary>Who got something by it. They can be taken out later.</summary>
    public ImmutableArray<string> Recipients { get; init; } = [];

    /// <summary>The models that took part, or the engine that draws by rule.</summary>
    public string Model { get; init; } = "";

    /// <summary>Chance that it was done with.</summary>
    public string Seed { get; init; } = "";

    /// <summary>Further facts, nothing personal: they stay as long as the entry.</summary>
    public string Details { get; init; } = "";
}

/// <summary>A person as the log keeps one.</summary>
/// <param name="Id">Id of the user; empty without accounts.</param>
/// <param name="Name">The person's name.</param>
public sealed record AuditPerson(string Id, string Name)
{
    /// <summary>Whether an id or a name means this person; case and blanks at the ends do not count.</summary>
    public bool Is(string idOrName) => Same(Id, idOrName) || Same(Name, idOrName);

    /// <summary>Whether two names or ids are one.</summary>
    public static bool Same(string a, string b) => a.Length > 0 && a.Trim().Equals(b.Trim(), StringComparison.OrdinalIgnoreCase);
}
