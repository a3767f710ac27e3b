using System.Collections.Immutable;
using DesignGen.Core.Accounts;
using DesignGen.Core.Audits;
using DesignGen.Core.Errors;

namespace DesignGen.Web.Accounts;

/// <summary>What one caller may do with people, keys and teams; never beyond the own team, but for making teams.</summary>
/// <param name="accounts">The accounts.</param>
/// <param name="audit">Where what is done is written down.</param>
/// <param name="caller">Who asks.</param>
/// <param name="time">The clock.</param>
internal sealed class AccountDesk(IAccountStore accounts, IAuditLog audit, Caller caller, TimeProvider time)
{
    /// <summary>The people of the team.</summary>
    public Task<IReadOnlyList<User>> UsersAsync(CancellationToken cancel) => accounts.UsersAsync(caller.Team, cancel);

    /// <summary>Invites a person to the team.</summary>
    /// <returns>The account and the token of the link.</returns>
    public Task<(User User, string Token)> InviteAsync(string login, string name, IReadOnlyList<Role> roles, CancellationToken cancel)
    {
        Require(Deed.KeepAccounts);
        return AddAsync(caller.Team, login, name, GivenRoles(roles), cancel);
    }

    /// <summary>Changes a person of the team. Who had logged in before has to again.</summary>
    public async Task<User> ChangeAsync(string id, string? name, IReadOnlyList<Role>? roles, bool? closed, CancellationToken cancel)
    {
        Require(Deed.KeepAccounts);
        User user = await FindAsync(id, cancel);
        ImmutableSortedSet<Role> given = roles is null ? user.Roles : GivenRoles(roles);
        // Who keeps the installation is not made or unmade by a team's admin.
        if (user.Roles.Contains(Role.Operator))
            given = given.Add(Role.Operator);
        User next = user with { Name = name is null ? user.Name : CheckedName(name), Roles = given, IsClosed = closed ?? user.IsClosed };
        if (user.Id == caller.Id && (next.IsClosed || !next.Roles.Contains(Role.Admin)))
            throw new InputException(user.Login, null, "You can't close your own account or give up being its admin. Ask another admin of the team.");
        if (!await accounts.ReplaceAsync(next, user.Stamp, cancel))
            throw new ChangedException([new(user.Login, null, null, "Somebody else changed this account at the same moment. Look at it again, then change it.")]);
        await WriteAsync(AuditKind.AccountChanged, caller.Team, user.Id, $"roles {string.Join(' ', next.Roles)}, {(next.IsClosed ? "closed" : "open")}", cancel);
        return await FindAsync(id, cancel);
    }

    /// <summary>A new link for a person of the team; the password that was stops at once.</summary>
    public async Task<(User User, string Token)> ReinviteAsync(string id, CancellationToken cancel)
    {
        Require(Deed.KeepAccounts);
        User user = await FindAsync(id, cancel);
        if (user.PasswordHash.Length > 0 && !await accounts.ReplaceAsync(user with { PasswordHash = "" }, user.Stamp, cancel))
            throw new ChangedException([new(user.Login, null, null, "Somebody else changed this account at the same moment. Look at it again, then change it.")]);
        await WriteAsync(AuditKind.AccountChanged, caller.Team, user.Id, "invited again", cancel);
        user = await FindAsync(id, cancel);
        return (user, await FirstStart.InviteAsync(accounts, user, time, cancel));
    }

    /// <summary>The caller's keys; an admin sees those of the whole team.</summary>
    public async Task<IReadOnlyList<ApiKey>> KeysAsync(CancellationToken cancel) =>
        [.. (await accounts.KeysAsync(caller.Team, cancel)).Where(k => k.User == caller.Id || caller.May(Deed.KeepAccounts))];

    /// <summary>Makes a key for a program of the caller's.</summary>
    /// <returns>The key as it is kept, and whole, which is shown once.</returns>
    public async Task<(ApiKey Key, string Whole)> MakeKeyAsync(string label, IReadOnlyList<Deed> scopes, CancellationToken cancel)
    {
        if (scopes.Count == 0)
            throw new InputException("scopes", null, $"A key without a use is none. Choose from {string.Join(", ", caller.Deeds)}.");
        if (scopes.FirstOrDefault(s => !caller.May(s), (Deed)(-1)) is var beyond && beyond != (Deed)(-1))
            throw new InputException("scopes", null, $"You may not {beyond} yourself, so a key of yours can't either. Choose from {string.Join(", ", caller.Deeds)}.");
        string secret = Secrets.NewToken();
        var key = new ApiKey { Id = Secrets.NewId(), User = caller.Id, Label = CheckedName(label), Scopes = [.. scopes], SecretHash = Secrets.Hash(secret), CreatedAt = time.GetUtcNow() };
        await accounts.AddKeyAsync(key, cancel);
        await WriteAsync(AuditKind.KeyMade, caller.Team, key.Id, string.Join(' ', key.Scopes), cancel);
        return (key, Secrets.WholeKey(key.Id, secret));
    }

    /// <summary>Withdraws a key of the caller's; an admin may withdraw any of the team.</summary>
    public async Task RevokeAsync(string id, CancellationToken cancel)
    {
        if ((await KeysAsync(cancel)).All(k => k.Id != id))
            throw new MissingException(id, "There is no such key here. Take it from the list of keys.");
        if (await accounts.RevokeKeyAsync(id, time.GetUtcNow(), cancel))
            await WriteAsync(AuditKind.KeyRevoked, caller.Team, id, "", cancel);
    }

    /// <summary>All teams, by name alone.</summary>
    public Task<IReadOnlyList<Team>> TeamsAsync(CancellationToken cancel)
    {
        Require(Deed.KeepTeams);
        return accounts.TeamsAsync(cancel);
    }

    /// <summary>Makes a team and invites its first admin.</summary>
    public async Task<(User Admin, string Token)> MakeTeamAsync(Team team, string login, string name, CancellationToken cancel)
    {
        Require(Deed.KeepTeams);
        if (team.Id.Length is 0 or > 40 || !team.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            throw new InputException("id", null, $"'{team.Id}' is no key of a team. Use 1 to 40 lower-case letters, digits and hyphens.");
        await CheckLoginAsync(login, cancel);
        if (!await accounts.AddTeamAsync(team with { Name = CheckedName(team.Name) }, cancel))
            throw new InputException("id", null, $"There is a team '{team.Id}' already. Choose another key.");
        return await AddAsync(team.Id, login, name, [Role.Admin], cancel);
    }

    private async Task<(User User, string Token)> AddAsync(string team, string login, string name, ImmutableSortedSet<Role> roles, CancellationToken cancel)
    {
        var user = new User { Id = Secrets.NewId(), Team = team, Login = await CheckLoginAsync(login, cancel), Name = CheckedName(name), Roles = roles, CreatedAt = time.GetUtcNow() };
        if (!await accounts.AddAsync(user, cancel))
            throw Taken(login);
        await WriteAsync(AuditKind.AccountChanged, team, user.Id, $"invited, roles {string.Join(' ', roles)}", cancel);
        return (user, await FirstStart.InviteAsync(accounts, user, time, cancel));
    }

    // In the log of the team that it concerns.
    private Task WriteAsync(AuditKind kind, string team, string subject, string details, CancellationToken cancel) =>
        audit.AppendAsync(new(team, time.GetUtcNow(), kind, subject) { Who = new(caller.Id, caller.Name), Details = details }, cancel);

    private async Task<string> CheckLoginAsync(string login, CancellationToken cancel)
    {
        string normal = login.Trim().ToLowerInvariant();
        if (normal.Length is < 2 or > 60 || !normal.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_' or '@'))
            throw new InputException("login", null, $"'{login}' is no log-in. Use 2 to 60 letters, digits, dots, hyphens, underscores and at signs.");
        return await accounts.FindByLoginAsync(normal, cancel) is null ? normal : throw Taken(login);
    }

    private static InputException Taken(string login) => new("login", null, $"The log-in '{login}' is taken. Choose another.");

    private static string CheckedName(string name) => name.Trim() is { Length: > 0 and <= 80 } sound && !sound.Any(char.IsControl)
        ? sound
        : throw new InputException("name", null, "Give a name of 1 to 80 characters.");

    private static ImmutableSortedSet<Role> GivenRoles(IReadOnlyList<Role> roles) => roles.Count > 0 && !roles.Contains(Role.Operator)
        ? [.. roles]
        : throw new InputException("roles", null, $"Choose one or more of {string.Join(", ", Enum.GetValues<Role>().Where(r => r != Role.Operator))}.");

    private async Task<User> FindAsync(string id, CancellationToken cancel) => await accounts.FindAsync(id, cancel) is { } user && user.Team == caller.Team
        ? user
        : throw new MissingException(id, "There is no such person in the team. Take the id from the list of people.");

    private void Require(Deed deed)
    {
        if (!caller.May(deed))
            throw new ForbiddenException($"{caller.Name} may not do this ({deed}). An admin of the team can give the right.");
    }
}
