using DesignGen.Core.Accounts;
using DesignGen.Core.Audits;

namespace DesignGen.Server.Desks;

/// <summary>What was done in the team, as it is written down.</summary>
public sealed partial class Desk
{
    /// <summary>The latest entries of the team's audit log, the newest first.</summary>
    /// <param name="most">Most entries.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<AuditRecord>> AuditAsync(int most, CancellationToken cancel)
    {
        Require(Deed.Govern);
        var latest = new Queue<AuditRecord>();
        await foreach (AuditRecord record in host.Audit.ReadAsync(caller.Team, cancel).ConfigureAwait(false))
        {
            latest.Enqueue(record);
            if (latest.Count > most)
                latest.Dequeue();
        }
        return [.. latest.Reverse()];
    }

    /// <summary>Whether the team's log is whole: every entry follows from the one before.</summary>
    public Task<AuditVerdict> VerifyAuditAsync(CancellationToken cancel)
    {
        Require(Deed.Govern);
        return host.AuditKeeping.VerifyAsync(caller.Team, null, cancel);
    }

    /// <summary>Writes the team's log for an inspector; that it was exported is its last entry.</summary>
    /// <param name="to">Where to; stays open.</param>
    /// <param name="csv">CSV; else lines of JSON, which can be checked without this program.</param>
    /// <param name="cancel">Gives up.</param>
    public Task ExportAuditAsync(Stream to, bool csv, CancellationToken cancel)
    {
        Require(Deed.Govern);
        return host.ExportAuditAsync(caller.Team, new(caller.Id, caller.Name), to, csv, cancel);
    }
}
