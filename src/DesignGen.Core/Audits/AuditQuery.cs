using System.Collections.Immutable;

namespace DesignGen.Core.Audits;

/// <summary>Which entries of a team's log to list.</summary>
/// <param name="Team">Id of the team; empty without accounts.</param>
/// <param name="Limit">Most entries, 1 to 1000.</param>
public sealed record AuditQuery(string Team, int Limit)
{
    /// <summary>Who did it or got something by it: a part of the name, or the whole id; whatever its case. Empty for anybody.</summary>
    public string Person { get; init; } = "";

    /// <summary>What was done; empty for anything.</summary>
    public ImmutableArray<AuditKind> Kinds { get; init; } = [];

    /// <summary>What it was done to; empty for anything.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Done then or later; null for any time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Done before then; null for any time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only older entries than that of this number; null to begin with the newest.</summary>
    public long? Before { get; init; }

    /// <summary>Only newer entries than that of this number, those next to it first found; null for no such bound.</summary>
    public long? After { get; init; }

    /// <summary>Whether the entries next to <see cref="After"/> are wanted, and not the newest.</summary>
    public bool IsUpwards => After is not null && Before is null;

    /// <summary>Whether an entry is meant, wherever the page begins.</summary>
    public bool Means(AuditRecord record) =>
        (Kinds.IsEmpty || Kinds.Contains(record.Entry.Kind))
        && (Subject.Length == 0 || record.Entry.Subject == Subject)
        && (From is null || record.Entry.At >= From) && (Until is null || record.Entry.At < Until)
        && (Person.Length == 0 || record.Who is { } who && (AuditPerson.Same(who.Id, Person) || Holds(who.Name)) || record.Recipients.Any(Holds));

    private bool Holds(string name) => name.Contains(Person.Trim(), StringComparison.OrdinalIgnoreCase);
}
