namespace DesignGen.Core.Accounts;

/// <summary>Keeps teams, people, keys and invitations. All methods may be called from several threads.</summary>
public interface IAccountStore
{
    /// <summary>All teams by name.</summary>
    Task<IReadOnlyList<Team>> TeamsAsync(CancellationToken cancel);

    /// <summary>Adds a team.</summary>
    /// <returns>Whether it was added; false where its id is taken.</returns>
    Task<bool> AddTeamAsync(Team team, CancellationToken cancel);

    /// <summary>Whether nobody has an account yet.</summary>
    Task<bool> IsEmptyAsync(CancellationToken cancel);

    /// <summary>A user by id, or null.</summary>
    Task<User?> FindAsync(string id, CancellationToken cancel);

    /// <summary>A user by log-in, or null.</summary>
    Task<User?> FindByLoginAsync(string login, CancellationToken cancel);

    /// <summary>The people of a team by log-in.</summary>
    Task<IReadOnlyList<User>> UsersAsync(string team, CancellationToken cancel);

    /// <summary>Adds a user.</summary>
    /// <returns>Whether it was added; false where the id or the log-in is taken.</returns>
    Task<bool> AddAsync(User user, CancellationToken cancel);

    /// <summary>Replaces a user's record if its stamp still is the one expected; the new one is one higher.</summary>
    /// <returns>Whether it was replaced.</returns>
    Task<bool> ReplaceAsync(User user, int expectedStamp, CancellationToken cancel);

    /// <summary>A key by its id, or null.</summary>
    Task<ApiKey?> FindKeyAsync(string id, CancellationToken cancel);

    /// <summary>The keys of a team's people, the newest first.</summary>
    Task<IReadOnlyList<ApiKey>> KeysAsync(string team, CancellationToken cancel);

    /// <summary>Adds a key.</summary>
    Task AddKeyAsync(ApiKey key, CancellationToken cancel);

    /// <summary>Withdraws a key.</summary>
    /// <returns>Whether it held before.</returns>
    Task<bool> RevokeKeyAsync(string id, DateTimeOffset at, CancellationToken cancel);

    /// <summary>Adds an invitation; older ones of the same user end.</summary>
    Task InviteAsync(Invitation invitation, CancellationToken cancel);

    /// <summary>Who is invited by a token that still holds, or null; nothing changes.</summary>
    Task<User?> InvitedAsync(string tokenHash, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Uses up an invitation.</summary>
    /// <returns>Whether it held: of several who try, one wins.</returns>
    Task<bool> UseInvitationAsync(string tokenHash, DateTimeOffset now, CancellationToken cancel);
}
