using DesignGen.Core.Houses;

namespace DesignGen.Core.Audits;

/// <summary>What was taken out of a log for a person.</summary>
/// <param name="Parts">Parts that were taken out.</param>
/// <param name="Kept">Entries that must stay for now: who got files without a visible label within the last half year.</param>
/// <param name="KeptUntil">When the last of these may go; null where none was kept.</param>
public sealed record AuditErasure(int Parts, int Kept, DateTimeOffset? KeptUntil);

/// <summary>The chores of a team's log: checking it, taking a person out, dropping what is old.</summary>
/// <param name="log">The logs.</param>
/// <param name="house">The house, for how long entries are kept.</param>
/// <param name="time">The clock.</param>
public sealed class AuditKeeping(IAuditLog log, House house, TimeProvider time)
{
    /// <summary>Checks a whole log.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="known">A head that was noted earlier; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<AuditVerdict> VerifyAsync(string team, AuditCheckpoint? known, CancellationToken cancel)
    {
        var verifier = new AuditVerifier(team, await log.StartAsync(team, cancel).ConfigureAwait(false), known);
        await foreach (AuditRecord record in log.ReadAsync(team, cancel).ConfigureAwait(false))
            verifier.Add(record);
        return verifier.Finish();
    }

    /// <summary>Takes a person out of a log: who they are and their words where they did something, others' words that name them, and the list of recipients where they are on it.</summary>
    /// <remarks>
    /// Who got files is kept for half a year, as the Chinese labelling measures ask (article 9); such
    /// entries stay until they are that old, and taking out is then asked for again. The chain holds as before.
    /// </remarks>
    /// <param name="team">Id of the team.</param>
    /// <param name="person">All that the person is known by.</param>
    /// <param name="by">Who takes them out.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<AuditErasure> EraseAsync(string team, PersonNames person, AuditPerson? by, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        var parts = new List<(long, AuditPart)>();
        int kept = 0;
        DateTimeOffset? until = null;
        await foreach (AuditRecord record in log.ReadAsync(team, cancel).ConfigureAwait(false))
        {
            AuditPart[] theirs = [.. Theirs(record, person)];
            if (theirs.Length == 0)
                continue;
            DateTimeOffset free = record.Entry.At.AddMonths(House.LeastMonths);
            if (record.Entry.Kind is (AuditKind.Agreed or AuditKind.Produced or AuditKind.Downloaded or AuditKind.Shared) && free > now)
            {
                kept++;
                until = until is { } later && later > free ? later : free;
                continue;
            }
            parts.AddRange(theirs.Select(p => (record.Entry.Number, p)));
        }
        if (parts.Count > 0)
            await log.EraseAsync(parts, new(team, now, AuditKind.PersonErased, AuditParts.ToText(parts)) { Who = by is not null && (person.Is(by.Id) || person.Is(by.Name)) ? null : by }, cancel).ConfigureAwait(false);
        return new(parts.Count, kept, until);
    }

    /// <summary>Drops entries that are older than the house keeps them. The last one that is dropped becomes where the log begins.</summary>
    /// <returns>How many were dropped.</returns>
    public async Task<long> TrimAsync(string team, AuditPerson? by, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow(), oldest = now.AddMonths(-house.AuditMonths);
        AuditCheckpoint start = await log.StartAsync(team, cancel).ConfigureAwait(false), last = start;
        await foreach (AuditRecord record in log.ReadAsync(team, cancel).ConfigureAwait(false))
        {
            // Up to the first that is young enough: a log has no holes.
            if (record.Entry.At >= oldest)
                break;
            last = new(record.Entry.Number, record.Entry.Hash);
        }
        if (last.Number > start.Number)
            await log.TrimAsync(last, new(team, now, AuditKind.Trimmed, last.ToString()) { Who = by }, cancel).ConfigureAwait(false);
        return last.Number - start.Number;
    }

    private static IEnumerable<AuditPart> Theirs(AuditRecord record, PersonNames person)
    {
        bool theirs = record.Who is { } who && (person.Is(who.Id) || person.Is(who.Name));
        if (theirs)
            yield return AuditPart.Who;
        if (record.Words is { } words && (theirs || person.Mentions(words)))
            yield return AuditPart.Words;
        if (record.Recipients.Any(person.Is))
            yield return AuditPart.Recipients;
    }
}
