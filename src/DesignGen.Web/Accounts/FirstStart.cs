using DesignGen.Core.Accounts;

namespace DesignGen.Web.Accounts;

/// <summary>Makes the first admin, who then invites the others.</summary>
internal static class FirstStart
{
    /// <summary>How long an invitation holds.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromHours(48);

    /// <summary>The token of a link by which the first admin chooses a password; null where people have accounts already.</summary>
    /// <remarks>Until the link is used, each start makes a new one and the one before ends, so a lost link is no loss.</remarks>
    public static async Task<string?> TokenAsync(IAccountStore accounts, TimeProvider time, CancellationToken cancel)
    {
        if (await accounts.IsEmptyAsync(cancel))
        {
            await accounts.AddTeamAsync(new("main", "Main"), cancel);
            await accounts.AddAsync(new() { Id = Secrets.NewId(), Team = "main", Login = "admin", Name = "Admin", Roles = [Role.Admin, Role.Operator], CreatedAt = time.GetUtcNow() }, cancel);
        }
        return await accounts.FindByLoginAsync("admin", cancel) is { PasswordHash.Length: 0, IsClosed: false } admin ? await InviteAsync(accounts, admin, time, cancel) : null;
    }

    /// <summary>Invites a user to choose a password.</summary>
    /// <returns>The token for the link.</returns>
    public static async Task<string> InviteAsync(IAccountStore accounts, User user, TimeProvider time, CancellationToken cancel)
    {
        string token = Secrets.NewToken();
        await accounts.InviteAsync(new(Secrets.Hash(token), user.Id, time.GetUtcNow() + InvitationLasts), cancel);
        return token;
    }
}
