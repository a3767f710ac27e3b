using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using DesignGen.Core.Audits;
using DesignGen.Core.Errors;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>Keeps the audit logs of teams in a database.</summary>
/// <remarks>
/// An entry takes the next number, which is the key of its row: of several programs that write at once one gets it, and the
/// others take the next, so a log has no fork and no hole. Entries are only ever added, but for what the retention drops.
/// </remarks>
/// <param name="database">The database.</param>
public sealed class AuditLog(StoreDatabase database) : IAuditLog
{
    private const int Page = 200;

    // As many as write at once in the largest house, and some.
    private const int MostTries = 1000;

    // Within one program writers wait for each other here rather than try in vain.
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> TeamsAsync(CancellationToken cancel) => database.InContextAsync(async context =>
        (IReadOnlyList<string>)await context.AuditEntries.Select(e => e.Team).Distinct().OrderBy(t => t).ToListAsync(cancel).ConfigureAwait(false));

    /// <inheritdoc/>
    public Task<AuditEntry> AppendAsync(AuditDeed deed, CancellationToken cancel) => AppendAsync(deed, _ => Task.CompletedTask, cancel);

    /// <inheritdoc/>
    public Task<bool> HasAsync(string team, AuditKind kind, string subject, CancellationToken cancel)
    {
        string name = kind.ToString();
        return database.InContextAsync(context => context.AuditEntries.AnyAsync(e => e.Team == team && e.Kind == name && e.Subject == subject, cancel));
    }

    /// <inheritdoc/>
    public Task<AuditCheckpoint> StartAsync(string team, CancellationToken cancel) => database.InContextAsync(context => StartAsync(context, team, cancel));

    /// <inheritdoc/>
    /// <remarks>Read a page at a time, so that a slow reader holds no transaction open.</remarks>
    public async IAsyncEnumerable<AuditRecord> ReadAsync(string team, [EnumeratorCancellation] CancellationToken cancel)
    {
        long after = (await StartAsync(team, cancel).ConfigureAwait(false)).Number;
        while (true)
        {
            long last = after;
            List<AuditRecord> page = await database.InContextAsync(context => PageAsync(context, team, last, cancel)).ConfigureAwait(false);
            foreach (AuditRecord record in page)
            {
                after = record.Entry.Number;
                yield return record;
            }
            if (page.Count < Page)
                yield break;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The database narrows the entries down by what is plain in them; who they name is looked at page by page, so that a rare name in a long log needs time and no memory.</remarks>
    public async Task<IReadOnlyList<AuditRecord>> PageAsync(AuditQuery query, CancellationToken cancel)
    {
        var found = new List<AuditRecord>(query.Limit);
        long? before = query.Before, after = query.After;
        while (found.Count < query.Limit)
        {
            (long? low, long? high) = (after, before);
            List<AuditRecord> page = await database.InContextAsync(context => WithNotesAsync(context, query.Team, Narrowed(context, query, low, high), cancel)).ConfigureAwait(false);
            found.AddRange(page.Where(query.Means).Take(query.Limit - found.Count));
            if (page.Count < Page)
                break;
            if (query.IsUpwards)
                after = page[^1].Entry.Number;
            else
                before = page[^1].Entry.Number;
        }
        if (query.IsUpwards)
            found.Reverse();
        return found;
    }

    private static IQueryable<AuditEntryRow> Narrowed(DesignGenContext context, AuditQuery query, long? after, long? before)
    {
        IQueryable<AuditEntryRow> entries = context.AuditEntries.Where(e => e.Team == query.Team);
        if (!query.Kinds.IsEmpty)
        {
            string[] kinds = [.. query.Kinds.Select(k => k.ToString())];
            entries = entries.Where(e => kinds.Contains(e.Kind));
        }
        if (query.Subject.Length > 0)
            entries = entries.Where(e => e.Subject == query.Subject);
        if (query.From?.ToUnixTimeMilliseconds() is long from)
            entries = entries.Where(e => e.AtMs >= from);
        if (query.Until?.ToUnixTimeMilliseconds() is long until)
            entries = entries.Where(e => e.AtMs < until);
        if (after is long low)
            entries = entries.Where(e => e.Number > low);
        if (before is long high)
            entries = entries.Where(e => e.Number < high);
        return (query.IsUpwards ? entries.OrderBy(e => e.Number) : entries.OrderByDescending(e => e.Number)).Take(Page);
    }

    /// <inheritdoc/>
    public Task EraseAsync(IReadOnlyCollection<(long Number, AuditPart Part)> parts, AuditDeed deed, CancellationToken cancel) => AppendAsync(deed, async context =>
    {
        foreach (var group in parts.GroupBy(p => p.Part.ToString(), p => p.Number))
        {
            foreach (long[] numbers in group.Chunk(Page))
                await context.AuditNotes.Where(n => n.Team == deed.Team && n.Part == group.Key && numbers.Contains(n.Number)).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        }
    }, cancel);

    /// <inheritdoc/>
    public Task TrimAsync(AuditCheckpoint last, AuditDeed deed, CancellationToken cancel) => AppendAsync(deed, async context =>
    {
        await context.AuditNotes.Where(n => n.Team == deed.Team && n.Number <= last.Number).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await context.AuditEntries.Where(e => e.Team == deed.Team && e.Number <= last.Number).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await context.AuditStarts.Where(s => s.Team == deed.Team).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        await RowInsert.IfMissingAsync(context, new AuditStartRow { Team = deed.Team, Number = last.Number, Hash = last.Hash }, cancel).ConfigureAwait(false);
    }, cancel);

    private async Task<AuditEntry> AppendAsync(AuditDeed deed, Func<DesignGenContext, Task> together, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            for (int tries = 0; tries < MostTries; tries++)
            {
                if (await database.InContextAsync(context => TryAppendAsync(context, deed, together, cancel)).ConfigureAwait(false) is { } entry)
                    return entry;
            }
            throw new UnavailableException($"The audit log in {database.Place} is written to by too many at once. Try again.");
        }
        finally
        {
            _turn.Release();
        }
    }

    // Null where another program took the number first.
    private static async Task<AuditEntry?> TryAppendAsync(DesignGenContext context, AuditDeed deed, Func<DesignGenContext, Task> together, CancellationToken cancel)
    {
        // The look comes before the transaction, which then begins with a write: SQLite would refuse one that began with a read and met another writer.
        AuditEntryRow? newest = await context.AuditEntries.Where(e => e.Team == deed.Team).OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancel).ConfigureAwait(false);
        AuditCheckpoint before = newest is null ? await StartAsync(context, deed.Team, cancel).ConfigureAwait(false) : new(newest.Number, newest.Hash);
        AuditRecord next = AuditChain.Next(before, deed, () => RandomNumberGenerator.GetBytes(AuditChain.SaltBytes));
        await using var transaction = await context.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        if (!await RowInsert.IfMissingAsync(context, RowMapping.ToRow(next.Entry), cancel).ConfigureAwait(false))
            return null;
        foreach (AuditNote note in next.Notes)
            await RowInsert.IfMissingAsync(context, RowMapping.ToRow(note, deed.Team), cancel).ConfigureAwait(false);
        await together(context).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return next.Entry;
    }

    private static async Task<AuditCheckpoint> StartAsync(DesignGenContext context, string team, CancellationToken cancel) =>
        await context.AuditStarts.SingleOrDefaultAsync(s => s.Team == team, cancel).ConfigureAwait(false) is { } start ? new(start.Number, start.Hash) : AuditCheckpoint.Start;

    private static Task<List<AuditRecord>> PageAsync(DesignGenContext context, string team, long after, CancellationToken cancel) =>
        WithNotesAsync(context, team, context.AuditEntries.Where(e => e.Team == team && e.Number > after).OrderBy(e => e.Number).Take(Page), cancel);

    // In the order of the entries given, at most a page of them.
    private static async Task<List<AuditRecord>> WithNotesAsync(DesignGenContext context, string team, IQueryable<AuditEntryRow> wanted, CancellationToken cancel)
    {
        List<AuditEntryRow> entries = await wanted.ToListAsync(cancel).ConfigureAwait(false);
        long[] numbers = [.. entries.Select(e => e.Number)];
        List<AuditNoteRow> notes = await context.AuditNotes.Where(n => n.Team == team && numbers.Contains(n.Number)).ToListAsync(cancel).ConfigureAwait(false);
        ILookup<long, AuditNote> ofEntry = notes.Select(RowMapping.ToRecord).ToLookup(n => n.Number);
        return [.. entries.Select(e => new AuditRecord(ToEntry(e), [.. ofEntry[e.Number].OrderBy(n => n.Part)]))];
    }

    // Only what another program wrote there can't be read.
    private static AuditEntry ToEntry(AuditEntryRow row)
    {
        try
        {
            return RowMapping.ToRecord(row);
        }
        catch (Exception e) when (e is ArgumentException or JsonException)
        {
            throw new InputException("audit", FormattableString.Invariant($"entry {row.Number}"), "It was changed by another program and can't be read. Put the database back from a backup.", e);
        }
    }
}
