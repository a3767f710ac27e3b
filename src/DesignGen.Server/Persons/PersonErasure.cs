using DesignGen.Core.Audits;

namespace DesignGen.Server.Persons;

/// <summary>What was taken out for a person.</summary>
/// <param name="Pseudonym">What stands in the name's place in records that stay.</param>
/// <param name="Records">Records that were changed: batches, decisions, orders for press files, schedules, recipes, accounts.</param>
/// <param name="Packs">Packs of press files that were removed, since their sheets named the person; they can be ordered again.</param>
/// <param name="Log">What went out of the audit log, and what must stay for now.</param>
public sealed record PersonErasure(string Pseudonym, int Records, int Packs, AuditErasure Log);
