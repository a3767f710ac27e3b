using System.Collections.Immutable;

namespace DesignGen.Core.Accounts;

/// <summary>What a person is in a team. The names are stored: never rename one.</summary>
public enum Role
{
    /// <summary>Submits briefs and keeps recipes.</summary>
    Designer,

    /// <summary>Decides on variants and has press files made.</summary>
    Merchandiser,

    /// <summary>Submits briefs, schedules them, and has press files made.</summary>
    Planner,

    /// <summary>Whatever the others may, and the team's people, keys, rules and audit.</summary>
    Admin,

    /// <summary>Makes teams and invites their first admins; sees nothing of theirs.</summary>
    Operator,
}

/// <summary>What can be allowed: roles allow some, and keys of programs are narrowed to some. The names are stored: never rename one.</summary>
public enum Deed
{
    /// <summary>See batches, variants, recipes, schedules and what can be drawn.</summary>
    See,

    /// <summary>Submit, stop and take up batches.</summary>
    Submit,

    /// <summary>Decide on variants.</summary>
    Decide,

    /// <summary>Have press files made and fetch them.</summary>
    Produce,

    /// <summary>Save and change recipes.</summary>
    KeepRecipes,

    /// <summary>Make and change schedules.</summary>
    Schedule,

    /// <summary>See and export the audit, forget a taste, remove a person's data.</summary>
    Govern,

    /// <summary>Invite people, change their roles, make keys for them.</summary>
    KeepAccounts,

    /// <summary>Make teams and invite their first admins.</summary>
    KeepTeams,

    /// <summary>See how the server fares.</summary>
    Operate,
}

/// <summary>Which role allows what, in one table.</summary>
public static class Rights
{
    private static readonly ImmutableArray<Deed> Everyone = [Deed.See];

    private static readonly Dictionary<Role, ImmutableSortedSet<Deed>> ByRole = new()
    {
        [Role.Designer] = [.. Everyone, Deed.Submit, Deed.KeepRecipes],
        [Role.Merchandiser] = [.. Everyone, Deed.Decide, Deed.Produce, Deed.KeepRecipes],
        [Role.Planner] = [.. Everyone, Deed.Submit, Deed.Produce, Deed.KeepRecipes, Deed.Schedule],
        [Role.Admin] = [.. Enum.GetValues<Deed>().Except([Deed.KeepTeams, Deed.Operate])],
        [Role.Operator] = [Deed.KeepTeams, Deed.Operate],
    };

    /// <summary>What one who has several roles may do.</summary>
    public static ImmutableSortedSet<Deed> Of(IEnumerable<Role> roles) => [.. roles.SelectMany(r => ByRole[r])];
}
