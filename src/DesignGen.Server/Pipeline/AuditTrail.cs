using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Core.Reviews;
using DesignGen.Produce.Preflight;

namespace DesignGen.Server.Pipeline;

/// <summary>Writes down in a team's audit log what is done with its batches.</summary>
/// <param name="log">The logs.</param>
/// <param name="house">The house, for what is agreed to.</param>
/// <param name="user">Who is at work where nobody is named.</param>
/// <param name="time">The clock.</param>
internal sealed class AuditTrail(IAuditLog log, House house, string user, TimeProvider time)
{
    /// <summary>A batch was asked for.</summary>
    /// <param name="batch">It.</param>
    /// <param name="model">The model or engine that its brief names; empty where the brief can't be read any more.</param>
    /// <param name="cancel">Gives up.</param>
    public Task SubmittedAsync(BatchRecord batch, string model, CancellationToken cancel) => log.AppendAsync(
        Deed(batch, AuditKind.BatchSubmitted, Person(batch.OrderedBy, batch.RequestedBy)) with
        {
            Words = batch.BriefText,
            Model = model,
            Seed = batch.Seed.ToString(CultureInfo.InvariantCulture),
            Details = string.Create(CultureInfo.InvariantCulture, $"{batch.Count} variants"),
        },
        cancel);

    /// <summary>A batch was stopped.</summary>
    /// <param name="batch">It.</param>
    /// <param name="who">Who stopped it; null where a schedule did.</param>
    /// <param name="cancel">Gives up.</param>
    public Task CancelledAsync(BatchRecord batch, AuditPerson? who, CancellationToken cancel) => log.AppendAsync(Deed(batch, AuditKind.BatchCancelled, who), cancel);

    /// <summary>Decisions were taken.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="decisions">What was decided.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="cancel">Gives up.</param>
    public Task DecidedAsync(BatchRecord batch, IReadOnlyList<DecisionEntry> decisions, AuditPerson by, CancellationToken cancel) => log.AppendAsync(
        Deed(batch, AuditKind.Decided, by) with
        {
            Details = string.Join('\n', decisions.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Code} {d.Decision} {d.Rating}"))),
            Words = string.Join('\n', decisions.Where(d => d.Comment.Length > 0).Select(d => $"{d.Code} {d.Comment}")),
        },
        cancel);

    /// <summary>Press files are about to be handed out.</summary>
    public Task HandingOutAsync(BatchRecord batch, ImmutableArray<VariantRecord> variants, IEnumerable<PreflightOverride> overrides, AuditPerson who, CancellationToken cancel) => log.AppendAsync(
        Deed(batch, AuditKind.Produced, who) with
        {
            Model = string.Join(", ", variants.Select(v => Model(v.Spec.Recipe)).Distinct().Order(StringComparer.Ordinal)),
            Seed = batch.Seed.ToString(CultureInfo.InvariantCulture),
            Details = string.Join('\n', variants.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Code} {v.Spec.Recipe.Family} {Model(v.Spec.Recipe)} {v.Spec.Recipe.Picture?.Seed ?? v.Spec.Recipe.Seed}")).Concat(overrides.Select(o => "override " + o.Code))),
            // Who took it on and why can be taken out later; which check it was stays.
            Words = string.Join('\n', overrides.Select(o => $"override {o.Code} by {o.By}: {o.Reason}")),
            Recipients = [who.Name.Length > 0 ? who.Name : who.Id],
        },
        cancel);

    /// <summary>
    /// Files without a visible label are taken. Where a model had part in any of them, or the house marks all it makes, the team's
    /// agreement is written down, once for each text of it.
    /// </summary>
    /// <returns>Whether this was the first time, so that the agreement should be shown.</returns>
    public async Task<bool> AgreedAsync(BatchRecord batch, IEnumerable<FileStatement> unlabelled, AuditPerson who, CancellationToken cancel)
    {
        if (!unlabelled.Any(s => s.IsMarked))
            return false;
        string text = batch.Language == Language.Chinese ? house.Agreement.Zh : house.Agreement.En;
        // Either language is the same agreement; a changed text is another one.
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(house.Agreement.En + "\n" + house.Agreement.Zh)));
        if (await log.HasAsync(batch.Team, AuditKind.Agreed, hash, cancel).ConfigureAwait(false))
            return false;
        await log.AppendAsync(new(batch.Team, time.GetUtcNow(), AuditKind.Agreed, hash) { Who = who, Details = text }, cancel).ConfigureAwait(false);
        return true;
    }

    /// <summary>Previews are about to be given to people outside.</summary>
    public Task SharingAsync(BatchRecord batch, ImmutableArray<FileStatement> pictures, ImmutableArray<string> recipients, AuditPerson who, CancellationToken cancel) => log.AppendAsync(
        Deed(batch, AuditKind.Shared, who) with
        {
            Details = string.Join('\n', pictures.Select(p => p.Code + (HouseLabel.IsDue(p) ? " labelled" : ""))),
            Recipients = recipients,
        },
        cancel);

    /// <summary>What drew a design: the engine with its version, or the model with what makes it the one it is.</summary>
    public static string Model(Recipe recipe) => recipe.Picture is { } picture
        ? picture.Identity.Length > 0 ? $"{picture.Model} ({picture.Identity})" : picture.Model
        : string.Create(CultureInfo.InvariantCulture, $"{recipe.Engine} {recipe.EngineVersion}");

    /// <summary>A person; whoever is at work where nobody is named.</summary>
    public AuditPerson Person(string id, string name) => id.Length + name.Length > 0 ? new(id, name) : new("", user);

    private AuditDeed Deed(BatchRecord batch, AuditKind kind, AuditPerson? who) => new(batch.Team, time.GetUtcNow(), kind, batch.Code) { Who = who };
}
