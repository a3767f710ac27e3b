using DesignGen.Core.Accounts;
using Microsoft.EntityFrameworkCore;

namespace DesignGen.Store.Database;

/// <summary>Keeps teams, people, keys and invitations in a database.</summary>
/// <param name="database">The database.</param>
public sealed class AccountStore(StoreDatabase database) : IAccountStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Team>> TeamsAsync(CancellationToken cancel) => database.InContextAsync(async context =>
        (IReadOnlyList<Team>)[.. (await context.Teams.OrderBy(t => t.Name).ThenBy(t => t.Id).ToListAsync(cancel).ConfigureAwait(false)).Select(t => new Team(t.Id, t.Name))]);

    /// <inheritdoc/>
    public Task<bool> AddTeamAsync(Team team, CancellationToken cancel) => database.InContextAsync(context => RowInsert.IfMissingAsync(context, new TeamRow { Id = team.Id, Name = team.Name }, cancel));

    /// <inheritdoc/>
    public Task<bool> IsEmptyAsync(CancellationToken cancel) => database.InContextAsync(async context => !await context.Users.AnyAsync(cancel).ConfigureAwait(false));

    /// <inheritdoc/>
    public Task<User?> FindAsync(string id, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Users.SingleOrDefaultAsync(u => u.Id == id, cancel).ConfigureAwait(false) is UserRow row ? RowMapping.ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<User?> FindByLoginAsync(string login, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.Users.SingleOrDefaultAsync(u => u.Login == login, cancel).ConfigureAwait(false) is UserRow row ? RowMapping.ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<User>> UsersAsync(string team, CancellationToken cancel) => database.InContextAsync(async context =>
        (IReadOnlyList<User>)[.. (await context.Users.Where(u => u.Team == team).OrderBy(u => u.Login).ToListAsync(cancel).ConfigureAwait(false)).Select(RowMapping.ToRecord)]);

    /// <inheritdoc/>
    public Task<bool> AddAsync(User user, CancellationToken cancel) => database.InContextAsync(context => RowInsert.IfMissingAsync(context, RowMapping.ToRow(user), cancel));

    /// <inheritdoc/>
    public Task<bool> ReplaceAsync(User user, int expectedStamp, CancellationToken cancel)
    {
        UserRow row = RowMapping.ToRow(user);
        return database.InContextAsync(async context => await context.Users
            .Where(u => u.Id == row.Id && u.Stamp == expectedStamp)
            .ExecuteUpdateAsync(
                set => set.SetProperty(u => u.Login, row.Login).SetProperty(u => u.Name, row.Name).SetProperty(u => u.Roles, row.Roles)
                    .SetProperty(u => u.PasswordHash, row.PasswordHash).SetProperty(u => u.IsClosed, row.IsClosed).SetProperty(u => u.Stamp, expectedStamp + 1),
                cancel).ConfigureAwait(false) == 1);
    }

    /// <inheritdoc/>
    public Task<ApiKey?> FindKeyAsync(string id, CancellationToken cancel) => database.InContextAsync(async context =>
        await context.ApiKeys.SingleOrDefaultAsync(k => k.Id == id, cancel).ConfigureAwait(false) is ApiKeyRow row ? RowMapping.ToRecord(row) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ApiKey>> KeysAsync(string team, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        List<ApiKeyRow> rows = await context.ApiKeys
            .Where(k => context.Users.Any(u => u.Id == k.User && u.Team == team))
            .OrderByDescending(k => k.CreatedAtMs).ThenBy(k => k.Id).ToListAsync(cancel).ConfigureAwait(false);
        return (IReadOnlyList<ApiKey>)[.. rows.Select(RowMapping.ToRecord)];
    });

    /// <inheritdoc/>
    public Task AddKeyAsync(ApiKey key, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        context.ApiKeys.Add(RowMapping.ToRow(key));
        return await context.SaveChangesAsync(cancel).ConfigureAwait(false);
    });

    /// <inheritdoc/>
    public Task<bool> RevokeKeyAsync(string id, DateTimeOffset at, CancellationToken cancel) => database.InContextAsync(async context => await context.ApiKeys
        .Where(k => k.Id == id && k.RevokedAtMs == null)
        .ExecuteUpdateAsync(set => set.SetProperty(k => k.RevokedAtMs, at.ToUnixTimeMilliseconds()), cancel).ConfigureAwait(false) == 1);

    /// <inheritdoc/>
    public Task InviteAsync(Invitation invitation, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await context.Invitations.Where(i => i.User == invitation.User).ExecuteDeleteAsync(cancel).ConfigureAwait(false);
        var row = new InvitationRow { TokenHash = invitation.TokenHash, User = invitation.User, ExpiresAtMs = invitation.ExpiresAt.ToUnixTimeMilliseconds(), IsUsed = false };
        await RowInsert.IfMissingAsync(context, row, cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc/>
    public Task<User?> InvitedAsync(string tokenHash, DateTimeOffset now, CancellationToken cancel) => database.InContextAsync(async context =>
    {
        long nowMs = now.ToUnixTimeMilliseconds();
        UserRow? row = await context.Users
            .SingleOrDefaultAsync(u => context.Invitations.Any(i => i.TokenHash == tokenHash && i.User == u.Id && !i.IsUsed && i.ExpiresAtMs > nowMs), cancel).ConfigureAwait(false);
        return row is null ? null : RowMapping.ToRecord(row);
    });

    /// <inheritdoc/>
    public Task<bool> UseInvitationAsync(string tokenHash, DateTimeOffset now, CancellationToken cancel) => database.InContextAsync(async context => await context.Invitations
        .Where(i => i.TokenHash == tokenHash && !i.IsUsed && i.ExpiresAtMs > now.ToUnixTimeMilliseconds())
        .ExecuteUpdateAsync(set => set.SetProperty(i => i.IsUsed, true), cancel).ConfigureAwait(false) == 1);
}
