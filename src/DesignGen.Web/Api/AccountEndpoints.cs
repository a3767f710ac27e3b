using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using DesignGen.Core.Accounts;
using DesignGen.Web.Accounts;
using DesignGen.Web.Serving;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DesignGen.Web.Api;

/// <summary>A person of the team.</summary>
/// <param name="Id">Id that never changes.</param>
/// <param name="Login">What is typed at log-in.</param>
/// <param name="Name">The real name.</param>
/// <param name="Roles">What the person is in the team.</param>
/// <param name="IsClosed">Whether the account is closed.</param>
/// <param name="HasPassword">Whether a password was chosen; until then the invitation is open.</param>
public sealed record UserAnswer(string Id, string Login, string Name, IReadOnlyList<Role> Roles, bool IsClosed, bool HasPassword)
{
    /// <summary>The answer about a user.</summary>
    public static UserAnswer Of(User u) => new(u.Id, u.Login, u.Name, [.. u.Roles], u.IsClosed, u.PasswordHash.Length > 0);
}

/// <summary>A person who was invited.</summary>
/// <param name="User">The account.</param>
/// <param name="Link">The link by which a password is chosen, once, within two days. It is shown here and never again.</param>
public sealed record InvitationAnswer(UserAnswer User, string Link);

/// <summary>A person to invite.</summary>
public sealed record UserRequest
{
    /// <summary>What is typed at log-in: 2 to 60 lower-case letters, digits, dots, hyphens, underscores and at signs.</summary>
    [Description("What is typed at log-in: 2 to 60 lower-case letters, digits, dots, hyphens, underscores and at signs.")]
    [Required, StringLength(60, MinimumLength = 2)]
    public required string Login { get; init; }

    /// <summary>The real name.</summary>
    [Description("The real name, as it stands on sheets and in the audit.")]
    [Required, StringLength(80, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What the person is in the team.</summary>
    [Description("What the person is in the team.")]
    [Required]
    public required IReadOnlyList<Role> Roles { get; init; }
}

/// <summary>What to change of a person.</summary>
public sealed record UserChangeRequest
{
    /// <summary>The real name; left out, it stays.</summary>
    [Description("The real name; left out, it stays.")]
    [StringLength(80, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>What the person is in the team; left out, that stays.</summary>
    [Description("What the person is in the team; left out, that stays.")]
    public IReadOnlyList<Role>? Roles { get; init; }

    /// <summary>Whether the account is closed; left out, that stays.</summary>
    [Description("Whether the account is closed; left out, that stays.")]
    public bool? IsClosed { get; init; }
}

/// <summary>A program's key.</summary>
/// <param name="Id">The part that is no secret.</param>
/// <param name="User">Id of the person in whose place it stands.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Scopes">What it may be used for.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="RevokedAt">When it was withdrawn; null while it holds.</param>
public sealed record KeyAnswer(string Id, string User, string Label, IReadOnlyList<Deed> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? RevokedAt)
{
    /// <summary>The answer about a key.</summary>
    public static KeyAnswer Of(ApiKey k) => new(k.Id, k.User, k.Label, [.. k.Scopes], k.CreatedAt, k.RevokedAt);
}

/// <summary>A key that was made.</summary>
/// <param name="Key">What is known of it.</param>
/// <param name="Secret">The whole key, for the header Authorization: Bearer. It is shown here and never again.</param>
public sealed record NewKeyAnswer(KeyAnswer Key, string Secret);

/// <summary>A key to make.</summary>
public sealed record KeyRequest
{
    /// <summary>What it is for.</summary>
    [Description("What it is for, in your words.")]
    [Required, StringLength(80, MinimumLength = 1)]
    public required string Label { get; init; }

    /// <summary>What it may be used for; never more than you may.</summary>
    [Description("What it may be used for; never more than you may.")]
    [Required]
    public required IReadOnlyList<Deed> Scopes { get; init; }
}

/// <summary>A team to make, with its first admin.</summary>
public sealed record TeamRequest
{
    /// <summary>Key: 1 to 40 lower-case letters, digits and hyphens.</summary>
    [Description("Key: 1 to 40 lower-case letters, digits and hyphens.")]
    [Required, StringLength(40, MinimumLength = 1)]
    public required string Id { get; init; }

    /// <summary>Name on pages.</summary>
    [Description("Name on pages.")]
    [Required, StringLength(80, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>What its first admin types at log-in.</summary>
    [Description("What its first admin types at log-in.")]
    [Required, StringLength(60, MinimumLength = 2)]
    public required string AdminLogin { get; init; }

    /// <summary>The first admin's real name.</summary>
    [Description("The first admin's real name.")]
    [Required, StringLength(80, MinimumLength = 1)]
    public required string AdminName { get; init; }
}

/// <summary>People, keys and teams; only where people have accounts.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("").WithTags("accounts");
        group.MapGet("/users", async (AccountDesk desk, CancellationToken cancel) => TypedResults.Ok<IReadOnlyList<UserAnswer>>([.. (await desk.UsersAsync(cancel)).Select(UserAnswer.Of)]))
            .Needs(Deed.KeepAccounts).WithName("listUsers").WithSummary("The people of the team.");
        group.MapPost("/users", InviteAsync).Needs(Deed.KeepAccounts).WithName("inviteUser").WithSummary("Invites a person: the answer has a link by which a password is chosen.")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapPatch("/users/{id}", async (string id, UserChangeRequest request, AccountDesk desk, CancellationToken cancel) =>
                TypedResults.Ok(UserAnswer.Of(await desk.ChangeAsync(id, request.Name, request.Roles, request.IsClosed, cancel))))
            .Needs(Deed.KeepAccounts).WithName("changeUser").WithSummary("Changes a person's name or roles, or closes the account.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapPost("/users/{id}/invitation", ReinviteAsync).Needs(Deed.KeepAccounts).WithName("reinviteUser").WithSummary("A new link for one who lost the password or the invitation.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/keys", async (AccountDesk desk, CancellationToken cancel) => TypedResults.Ok<IReadOnlyList<KeyAnswer>>([.. (await desk.KeysAsync(cancel)).Select(KeyAnswer.Of)]))
            .Needs(Deed.See).WithName("listKeys").WithSummary("Your keys; an admin sees those of the whole team.");
        group.MapPost("/keys", MakeKeyAsync).Needs(Deed.See).WithName("makeKey").WithSummary("Makes a key for a program; it is shown once.").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        group.MapDelete("/keys/{id}", RevokeAsync).Needs(Deed.See).WithName("revokeKey").WithSummary("Withdraws a key at once.").ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/teams", async (AccountDesk desk, CancellationToken cancel) => TypedResults.Ok(await desk.TeamsAsync(cancel)))
            .Needs(Deed.KeepTeams).WithName("listTeams").WithSummary("The teams of this installation, by name alone.");
        group.MapPost("/teams", MakeTeamAsync).Needs(Deed.KeepTeams).WithName("makeTeam").WithSummary("Makes a team and invites its first admin.").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Created<InvitationAnswer>> InviteAsync(UserRequest request, AccountDesk desk, ServeOptions options, CancellationToken cancel)
    {
        (User user, string token) = await desk.InviteAsync(request.Login, request.Name, request.Roles, cancel);
        return TypedResults.Created("/api/v1/users/" + user.Id, new InvitationAnswer(UserAnswer.Of(user), options.Welcome(token)));
    }

    private static async Task<Ok<InvitationAnswer>> ReinviteAsync(string id, AccountDesk desk, ServeOptions options, CancellationToken cancel)
    {
        (User user, string token) = await desk.ReinviteAsync(id, cancel);
        return TypedResults.Ok(new InvitationAnswer(UserAnswer.Of(user), options.Welcome(token)));
    }

    private static async Task<Created<NewKeyAnswer>> MakeKeyAsync(KeyRequest request, AccountDesk desk, CancellationToken cancel)
    {
        (ApiKey key, string whole) = await desk.MakeKeyAsync(request.Label, request.Scopes, cancel);
        return TypedResults.Created("/api/v1/keys/" + key.Id, new NewKeyAnswer(KeyAnswer.Of(key), whole));
    }

    private static async Task<NoContent> RevokeAsync(string id, AccountDesk desk, CancellationToken cancel)
    {
        await desk.RevokeAsync(id, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Created<InvitationAnswer>> MakeTeamAsync(TeamRequest request, AccountDesk desk, ServeOptions options, CancellationToken cancel)
    {
        (User admin, string token) = await desk.MakeTeamAsync(new(request.Id, request.Name), request.AdminLogin, request.AdminName, cancel);
        return TypedResults.Created("/api/v1/teams/" + request.Id, new InvitationAnswer(UserAnswer.Of(admin), options.Welcome(token)));
    }
}
