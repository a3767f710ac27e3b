using System.Collections.Immutable;

namespace DesignGen.Core.Accounts;

/// <summary>People who share their work; nothing of it is seen by another team.</summary>
/// <param name="Id">Key, 1 to 40 letters, digits and hyphens.</param>
/// <param name="Name">Name on pages.</param>
public sealed record Team(string Id, string Name);

/// <summary>A person with an account.</summary>
public sealed record User
{
    /// <summary>Key that never changes and says nothing of the person.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the team.</summary>
    public required string Team { get; init; }

    /// <summary>What is typed at log-in, in lower case; unique over all teams.</summary>
    public required string Login { get; init; }

    /// <summary>The person's real name, as it stands on sheets and in the audit.</summary>
    public required string Name { get; init; }

    /// <summary>What the person is in the team.</summary>
    public required ImmutableSortedSet<Role> Roles { get; init; }

    /// <summary>The password, hashed; empty before one was chosen.</summary>
    public string PasswordHash { get; init; } = "";

    /// <summary>Whether the account is closed.</summary>
    public bool IsClosed { get; init; }

    /// <summary>Rises whenever the password, the roles or the state change: older log-ins end.</summary>
    public int Stamp { get; init; } = 1;

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A key that a program shows in its person's place. The key itself is shown once and kept as a hash.</summary>
public sealed record ApiKey
{
    /// <summary>The part of the key that is no secret, for lists.</summary>
    public required string Id { get; init; }

    /// <summary>Id of its user.</summary>
    public required string User { get; init; }

    /// <summary>What it is for, in the user's words.</summary>
    public required string Label { get; init; }

    /// <summary>What it may be used for; never more than its user may.</summary>
    public required ImmutableSortedSet<Deed> Scopes { get; init; }

    /// <summary>SHA-256 of the secret part, in lower-case hexadecimal.</summary>
    public required string SecretHash { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was withdrawn, UTC; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}

/// <summary>A link that lets its holder choose a password, once.</summary>
/// <param name="TokenHash">SHA-256 of the token in the link, in lower-case hexadecimal.</param>
/// <param name="User">Id of the user whom it is for.</param>
/// <param name="ExpiresAt">When it ends, UTC.</param>
public sealed record Invitation(string TokenHash, string User, DateTimeOffset ExpiresAt);

/// <summary>Who does something: a person, or a program with a person's key.</summary>
/// <param name="Id">Id of the user; empty on one's own machine without accounts.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Team">Id of the team; empty on one's own machine without accounts.</param>
/// <param name="Deeds">What is allowed.</param>
public sealed record Caller(string Id, string Name, string Team, ImmutableSortedSet<Deed> Deeds)
{
    /// <summary>Whoever sits at the machine, where there are no accounts: may do everything but keep accounts.</summary>
    /// <param name="name">The name that the system knows.</param>
    public static Caller Local(string name) => new("", name, "", [.. Enum.GetValues<Deed>().Except([Deed.KeepAccounts, Deed.KeepTeams])]);

    /// <summary>Whether something is allowed.</summary>
    public bool May(Deed deed) => Deeds.Contains(deed);
}
