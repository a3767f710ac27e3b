using DesignGen.Core.Audits;
using DesignGen.Core.Batches;
using DesignGen.Core.Errors;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>What was changed so that a team's records no longer name a person.</summary>
/// <param name="Records">Rows of any kind.</param>
/// <param name="Reviewed">Codes of batches whose review workbook may have named the person.</param>
/// <param name="Packed">Codes of batches whose packs of press files may have.</param>
public sealed record PersonTraces(int Records, IReadOnlyList<string> Reviewed, IReadOnlyList<string> Packed);

/// <summary>Takes a person out of the records of a team: another name stands where theirs stood, and what they wrote goes.</summary>
/// <remarks>
/// The audit log is not touched here. Rows are changed one by one, each only if nobody changed it meanwhile, so that others can go on
/// working and no decision is lost; after a crash it is asked for again and goes on.
/// </remarks>
/// <param name="database">The database.</param>
public sealed class PersonStore(StoreDatabase database)
{
    private const int Page = 200;

    /// <summary>All that a person is known by in a team's records.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="idOrName">Id, log-in or name.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="InputException">Several people of the team have this name.</exception>
    public Task<PersonNames> KnownAsAsync(string team, string idOrName, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        var given = new PersonNames([idOrName]);
        List<UserRow> users = [.. (await context.Users.Where(u => u.Team == team).ToListAsync(cancel).ConfigureAwait(false)).Where(u => given.Is(u.Id) || given.Is(u.Login) || given.Is(u.Name))];
        if (users.Count > 1)
            throw new InputException(idOrName, null, $"{users.Count} people of the team are called so: {string.Join(", ", users.Select(u => $"{u.Name} ({u.Login}, id {u.Id})"))}. Give the id of the one who is meant.");
        var known = new PersonNames([idOrName, .. users.SelectMany(u => new[] { u.Id, u.Login, u.Name })]);
        string[] ids = [.. users.Select(u => u.Id)];
        // What they were called before their name was changed.
        IEnumerable<string> earlier =
        [
            .. await context.Batches.Where(b => b.Team == team && ids.Contains(b.OrderedBy)).Select(b => b.RequestedBy).Distinct().ToListAsync(cancel).ConfigureAwait(false),
            .. await context.Schedules.Where(s => s.Team == team && ids.Contains(s.ById)).Select(s => s.By).Distinct().ToListAsync(cancel).ConfigureAwait(false),
            .. await context.Recipes.Where(r => r.Team == team && ids.Contains(r.ById)).Select(r => r.By).Distinct().ToListAsync(cancel).ConfigureAwait(false),
        ];
        return new PersonNames([.. known.All, .. earlier]);
    });

    /// <summary>What of the person's is being drawn or made just now: codes of batches.</summary>
    public Task<IReadOnlyList<string>> AtWorkAsync(string team, PersonNames person, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        string[] drawn = [BatchState.Queued.ToString(), BatchState.Generating.ToString()], made = [ProductionState.Queued.ToString(), ProductionState.Producing.ToString()];
        var batches = await context.Batches.Where(b => b.Team == team && drawn.Contains(b.State)).Select(b => new { b.Code, b.OrderedBy, b.RequestedBy, b.BriefText }).ToListAsync(cancel).ConfigureAwait(false);
        var packs = await context.Productions.Where(p => made.Contains(p.State) && context.Batches.Any(b => b.Code == p.Batch && b.Team == team)).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<string>)
        [
            .. batches.Where(b => person.Is(b.OrderedBy) || person.Is(b.RequestedBy) || person.Mentions(b.BriefText)).Select(b => b.Code)
                .Concat(packs.Where(p => person.Is(p.OrderedBy) || person.Is(p.RequestedBy) || person.Mentions(p.Order)).Select(p => p.Batch)).Distinct().Order(StringComparer.Ordinal),
        ];
    });

    /// <summary>Puts another name in the person's place, closes their account, and lets go of what they wrote: comments of their decisions, and briefs where a form says the same.</summary>
    /// <param name="team">Id of the team.</param>
    /// <param name="person">Who.</param>
    /// <param name="other">What stands in the name's place.</param>
    /// <param name="form">The form that says what a batch's brief says, without its words; null where the brief is one already or can't be read any more.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Gives up; what was changed stays changed.</param>
    public async Task<PersonTraces> ReplaceAsync(string team, PersonNames person, string other, Func<BatchRecord, (string Name, string Text)?> form, DateTimeOffset at, CancellationToken cancel)
    {
        int records = 0;
        var reviewed = new SortedSet<string>(StringComparer.Ordinal);
        var packed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string code in await database.InContextAsync(c => c.Batches.Where(b => b.Team == team).Select(b => b.Code).OrderBy(b => b).ToListAsync(cancel)).ConfigureAwait(false))
        {
            int variants = await VariantsAsync(code, person, other, cancel).ConfigureAwait(false), productions = await ProductionsAsync(code, person, other, cancel).ConfigureAwait(false);
            bool batch = await BatchAsync(code, person, other, form, cancel).ConfigureAwait(false);
            records += variants + productions + (batch ? 1 : 0);
            if (batch || variants > 0)
                reviewed.Add(code);
            if (batch || productions > 0)
                packed.Add(code);
        }
        records += await SchedulesAsync(team, person, other, cancel).ConfigureAwait(false)
            + await RecipesAsync(team, person, other, cancel).ConfigureAwait(false)
            + await AccountsAsync(team, person, other, at.ToUnixTimeMilliseconds(), cancel).ConfigureAwait(false);
        return new(records, [.. reviewed], [.. packed]);
    }

    /// <summary>Takes what rows held before out of the database's file or pages too.</summary>
    /// <exception cref="UnavailableException">Others hold it just now.</exception>
    public Task WipeAsync(CancellationToken cancel) => database.WipeAsync(cancel);

    private async Task<bool> BatchAsync(string code, PersonNames person, string other, Func<BatchRecord, (string Name, string Text)?> form, CancellationToken cancel)
    {
        while (await database.InContextAsync(c => c.Batches.SingleOrDefaultAsync(b => b.Code == code, cancel)).ConfigureAwait(false) is { } row)
        {
            bool theirs = person.Is(row.OrderedBy) || person.Is(row.RequestedBy);
            (string name, string text) = (theirs || person.Mentions(row.BriefText) ? form(RowMapping.ToRecord(row)) : null) ?? (row.BriefName, row.BriefText);
            (string title, string requested, string derivation, string fault) = (Other(row.Title), theirs ? other : Other(row.RequestedBy), Other(row.Derivation), Other(row.Fault));
            (name, text) = (Other(name), Other(text));
            if ((title, name, text, requested, derivation, fault) == (row.Title, row.BriefName, row.BriefText, row.RequestedBy, row.Derivation, row.Fault))
                return false;
            if (await ChangedAsync(c => c.Batches.Where(b => b.Code == code && b.Revision == row.Revision).ExecuteUpdateAsync(
                set => set.SetProperty(b => b.Title, title).SetProperty(b => b.BriefName, name).SetProperty(b => b.BriefText, text).SetProperty(b => b.RequestedBy, requested)
                    .SetProperty(b => b.Derivation, derivation).SetProperty(b => b.Fault, fault).SetProperty(b => b.Revision, row.Revision + 1), cancel)).ConfigureAwait(false))
                return true;
        }
        return false;

        string Other(string words) => person.Replace(words, other);
    }

    private async Task<int> VariantsAsync(string batch, PersonNames person, string other, CancellationToken cancel)
    {
        int changed = 0;
        for (int after = -1; ;)
        {
            int last = after;
            List<VariantRow> page = await database.InContextAsync(c => c.Variants.Where(v => v.Batch == batch && v.Index > last).OrderBy(v => v.Index).Take(Page).ToListAsync(cancel)).ConfigureAwait(false);
            foreach (VariantRow row in page)
                changed += await VariantAsync(row, person, other, cancel).ConfigureAwait(false) ? 1 : 0;
            if (page.Count < Page)
                return changed;
            after = page[^1].Index;
        }
    }

    private async Task<bool> VariantAsync(VariantRow? row, PersonNames person, string other, CancellationToken cancel)
    {
        while (row is not null)
        {
            (string batch, int index, int revision) = (row.Batch, row.Index, row.Revision);
            bool theirs = person.Is(row.DecidedBy);
            (string by, string comment) = theirs ? (other, "") : (Other(row.DecidedBy), Other(row.Comment));
            (string spec, string rejected, string error) = (Other(row.Spec), Other(row.Rejected), Other(row.Error));
            if ((by, comment, spec, rejected, error) == (row.DecidedBy, row.Comment, row.Spec, row.Rejected, row.Error))
                return false;
            if (await ChangedAsync(c => c.Variants.Where(v => v.Batch == batch && v.Index == index && v.Revision == revision).ExecuteUpdateAsync(
                set => set.SetProperty(v => v.DecidedBy, by).SetProperty(v => v.Comment, comment).SetProperty(v => v.Spec, spec).SetProperty(v => v.Rejected, rejected)
                    .SetProperty(v => v.Error, error).SetProperty(v => v.Revision, revision + 1), cancel)).ConfigureAwait(false))
                return true;
            row = await database.InContextAsync(c => c.Variants.SingleOrDefaultAsync(v => v.Batch == batch && v.Index == index, cancel)).ConfigureAwait(false);
        }
        return false;

        string Other(string words) => person.Replace(words, other);
    }

    private async Task<int> ProductionsAsync(string batch, PersonNames person, string other, CancellationToken cancel)
    {
        int changed = 0;
        foreach (ProductionRow row in await database.InContextAsync(c => c.Productions.Where(p => p.Batch == batch).ToListAsync(cancel)).ConfigureAwait(false))
        {
            bool theirs = person.Is(row.OrderedBy) || person.Is(row.RequestedBy);
            (string by, string order, string fault) = (theirs ? other : row.RequestedBy, person.Replace(row.Order, other), person.Replace(row.Fault, other));
            if ((by, order, fault) == (row.RequestedBy, row.Order, row.Fault))
                continue;
            changed += await ChangedAsync(c => c.Productions.Where(p => p.Id == row.Id).ExecuteUpdateAsync(
                set => set.SetProperty(p => p.RequestedBy, by).SetProperty(p => p.Order, order).SetProperty(p => p.Fault, fault), cancel)).ConfigureAwait(false) ? 1 : 0;
        }
        return changed;
    }

    private async Task<int> SchedulesAsync(string team, PersonNames person, string other, CancellationToken cancel)
    {
        int changed = 0;
        foreach (ScheduleRow row in await database.InContextAsync(c => c.Schedules.Where(s => s.Team == team).ToListAsync(cancel)).ConfigureAwait(false))
        {
            (string name, string plan, string by) = (person.Replace(row.Name, other), person.Replace(row.Plan, other), person.Is(row.ById) || person.Is(row.By) ? other : row.By);
            if ((name, plan, by) != (row.Name, row.Plan, row.By))
            {
                changed += await ChangedAsync(c => c.Schedules.Where(s => s.Id == row.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(s => s.Name, name).SetProperty(s => s.Plan, plan).SetProperty(s => s.By, by).SetProperty(s => s.Revision, s => s.Revision + 1), cancel)).ConfigureAwait(false) ? 1 : 0;
            }
        }
        foreach (ScheduleRunRow row in await database.InContextAsync(c => c.ScheduleRuns.Where(r => r.Team == team).ToListAsync(cancel)).ConfigureAwait(false))
        {
            (string by, string message, string through, string deliveries) = (person.Is(row.AskedBy) ? other : row.AskedBy, person.Replace(row.Message, other), person.Replace(row.Through, other), person.Replace(row.Deliveries, other));
            if ((by, message, through, deliveries) == (row.AskedBy, row.Message, row.Through, row.Deliveries))
                continue;
            changed += await ChangedAsync(c => c.ScheduleRuns.Where(r => r.Schedule == row.Schedule && r.DueMs == row.DueMs).ExecuteUpdateAsync(
                set => set.SetProperty(r => r.AskedBy, by).SetProperty(r => r.Message, message).SetProperty(r => r.Through, through).SetProperty(r => r.Deliveries, deliveries), cancel)).ConfigureAwait(false) ? 1 : 0;
        }
        return changed;
    }

    private async Task<int> RecipesAsync(string team, PersonNames person, string other, CancellationToken cancel)
    {
        int changed = 0;
        foreach (RecipeRow row in await database.InContextAsync(c => c.Recipes.Where(r => r.Team == team).ToListAsync(cancel)).ConfigureAwait(false))
        {
            bool theirs = person.Is(row.ById) || person.Is(row.By);
            (string name, string recipe, string note, string origin, string by) =
                (person.Replace(row.Name, other), person.Replace(row.Recipe, other), theirs ? "" : person.Replace(row.Note, other), person.Replace(row.Origin, other), theirs ? other : row.By);
            if ((name, recipe, note, origin, by) == (row.Name, row.Recipe, row.Note, row.Origin, row.By))
                continue;
            changed += await ChangedAsync(c => c.Recipes.Where(r => r.Team == team && r.Name == row.Name && r.Version == row.Version).ExecuteUpdateAsync(
                set => set.SetProperty(r => r.Name, name).SetProperty(r => r.Recipe, recipe).SetProperty(r => r.Note, note).SetProperty(r => r.Origin, origin).SetProperty(r => r.By, by), cancel)).ConfigureAwait(false) ? 1 : 0;
        }
        return changed;
    }

    // The row stays, since keys and records lead to its id; whoever is logged in is logged out by the stamp.
    private async Task<int> AccountsAsync(string team, PersonNames person, string other, long atMs, CancellationToken cancel)
    {
        int changed = 0;
        foreach (UserRow row in await database.InContextAsync(c => c.Users.Where(u => u.Team == team).ToListAsync(cancel)).ConfigureAwait(false))
        {
            if (person.Is(row.Id) || person.Is(row.Login) || person.Is(row.Name))
            {
                changed += await ChangedAsync(c => c.Users.Where(u => u.Id == row.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(u => u.Name, other).SetProperty(u => u.Login, other).SetProperty(u => u.PasswordHash, "").SetProperty(u => u.IsClosed, true).SetProperty(u => u.Stamp, u => u.Stamp + 1), cancel)).ConfigureAwait(false) ? 1 : 0;
                await ChangedAsync(c => c.Invitations.Where(i => i.User == row.Id).ExecuteDeleteAsync(cancel)).ConfigureAwait(false);
                await ChangedAsync(c => c.ApiKeys.Where(k => k.User == row.Id && k.RevokedAtMs == null).ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAtMs, atMs), cancel)).ConfigureAwait(false);
            }
            foreach (ApiKeyRow key in await database.InContextAsync(c => c.ApiKeys.Where(k => k.User == row.Id).ToListAsync(cancel)).ConfigureAwait(false))
            {
                if (person.Mentions(key.Label))
                    changed += await ChangedAsync(c => c.ApiKeys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(set => set.SetProperty(k => k.Label, person.Replace(key.Label, other)), cancel)).ConfigureAwait(false) ? 1 : 0;
            }
        }
        return changed;
    }

    private async Task<bool> ChangedAsync(Func<DesignGenContext, Task<int>> update) => await database.InContextAsync(update).ConfigureAwait(false) > 0;
}
