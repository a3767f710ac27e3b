using DesignGen.Core.Audits;
using DesignGen.Core.Errors;
using DesignGen.Server.Persons;
using DesignGen.Store.Database;

namespace DesignGen.Server.Hosting;

/// <summary>People who want to be forgotten.</summary>
public sealed partial class DesignGenHost
{
    /// <summary>Takes a person out of a team's records, files and audit log. Records stay under a pseudonym, and the log's chain holds.</summary>
    /// <param name="team">Id of the team; empty without accounts.</param>
    /// <param name="idOrName">The person's id, log-in or name.</param>
    /// <param name="by">Who asks for it; null for nobody in particular.</param>
    /// <param name="cancel">Gives up; what was taken out stays out, and asked for again it goes on.</param>
    /// <exception cref="InputException">Nobody is called so, several are, or something of theirs is at work.</exception>
    /// <exception cref="UnavailableException">The database is held by others just now.</exception>
    public Task<PersonErasure> ErasePersonAsync(string team, string idOrName, AuditPerson? by, CancellationToken cancel) =>
        new PersonEraser(new PersonStore(Database), _store, _blobs, _review, AuditKeeping, Catalogue, Path.Combine(DataFolder, "defects"), Time).EraseAsync(team, idOrName, by, cancel);
}
