namespace DesignGen.Core.Audits;

/// <summary>Keeps the audit logs, one for each team. All methods may be called from several threads and programs.</summary>
/// <remarks>
/// A log for each team rather than one for all: an export or a check of one team's then shows nothing of another's, not even
/// how much it does, and taking data out or dropping old entries of one leaves the others alone.
/// </remarks>
public interface IAuditLog
{
    /// <summary>Ids of the teams that have a log.</summary>
    Task<IReadOnlyList<string>> TeamsAsync(CancellationToken cancel);

    /// <summary>Writes something down after all that was written before it.</summary>
    /// <returns>The entry.</returns>
    Task<AuditEntry> AppendAsync(AuditDeed deed, CancellationToken cancel);

    /// <summary>Whether there is an entry of a kind about a subject.</summary>
    Task<bool> HasAsync(string team, AuditKind kind, string subject, CancellationToken cancel);

    /// <summary>Where a team's log begins.</summary>
    Task<AuditCheckpoint> StartAsync(string team, CancellationToken cancel);

    /// <summary>The entries of a team in order, read as they are wanted.</summary>
    IAsyncEnumerable<AuditRecord> ReadAsync(string team, CancellationToken cancel);

    /// <summary>Some of a team's entries, the newest first.</summary>
    Task<IReadOnlyList<AuditRecord>> PageAsync(AuditQuery query, CancellationToken cancel);

    /// <summary>Takes personal parts out and writes down that it was done, both or neither.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="deed">The entry about it, of the kind <see cref="AuditKind.PersonErased"/>.</param>
    /// <param name="cancel">Gives up.</param>
    Task EraseAsync(IReadOnlyCollection<(long Number, AuditPart Part)> parts, AuditDeed deed, CancellationToken cancel);

    /// <summary>Drops the entries up to one, with their notes, and writes down that it was done, both or neither.</summary>
    /// <param name="last">The last one dropped.</param>
    /// <param name="deed">The entry about it, of the kind <see cref="AuditKind.Trimmed"/>.</param>
    /// <param name="cancel">Gives up.</param>
    Task TrimAsync(AuditCheckpoint last, AuditDeed deed, CancellationToken cancel);
}
