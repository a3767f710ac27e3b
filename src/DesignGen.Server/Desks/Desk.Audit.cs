using DesignGen.Core.Accounts;
using DesignGen.Core.Audits;
using DesignGen.Core.Errors;
using DesignGen.Server.Persons;

namespace DesignGen.Server.Desks;

/// <summary>What was done in the team, as it is written down.</summary>
public sealed partial class Desk
{
    /// <summary>Some entries of the team's audit log, the newest first.</summary>
    /// <param name="query">Which; its team is the caller's whatever it says.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<IReadOnlyList<AuditRecord>> AuditAsync(AuditQuery query, CancellationToken cancel)
    {
        Require(Deed.Govern);
        return host.Audit.PageAsync(query with { Team = caller.Team }, cancel);
    }

    /// <summary>Whether the team's log is whole: every entry follows from the one before.</summary>
    public Task<AuditVerdict> VerifyAuditAsync(CancellationToken cancel)
    {
        Require(Deed.Govern);
        return host.AuditKeeping.VerifyAsync(caller.Team, null, cancel);
    }

    /// <summary>Takes a person out of the team's records, files and log. Records stay under a pseudonym, and the log's chain holds.</summary>
    /// <param name="person">The person's id, log-in or name.</param>
    /// <param name="cancel">Gives up; asked for again it goes on.</param>
    /// <exception cref="InputException">Nobody is called so, several are, it is the caller, or something of theirs is at work.</exception>
    public Task<PersonErasure> ErasePersonAsync(string person, CancellationToken cancel)
    {
        Require(Deed.Govern);
        return host.ErasePersonAsync(caller.Team, person, new(caller.Id, caller.Name), cancel);
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
