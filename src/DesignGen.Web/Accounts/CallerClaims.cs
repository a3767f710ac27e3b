using System.Globalization;
using System.Security.Claims;
using DesignGen.Core.Accounts;

namespace DesignGen.Web.Accounts;

/// <summary>A caller as the claims that ASP.NET Core passes along, and back.</summary>
internal static class CallerClaims
{
    public const string Deed = "deed";

    private const string Id = "id", Team = "team", Stamp = "stamp";

    /// <summary>The claims of a caller.</summary>
    public static ClaimsPrincipal Principal(Caller caller, string scheme, int stamp = 0)
    {
        var identity = new ClaimsIdentity(scheme, ClaimTypes.Name, Deed);
        identity.AddClaim(new(Id, caller.Id));
        identity.AddClaim(new(ClaimTypes.Name, caller.Name));
        identity.AddClaim(new(Team, caller.Team));
        identity.AddClaim(new(Stamp, stamp.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaims(caller.Deeds.Select(d => new Claim(Deed, d.ToString())));
        return new(identity);
    }

    /// <summary>Who asks.</summary>
    public static Caller Caller(this ClaimsPrincipal principal) => new(
        principal.FindFirstValue(Id) ?? throw new InvalidOperationException("Nobody is logged in; the endpoint has no rule."),
        principal.FindFirstValue(ClaimTypes.Name) ?? "",
        principal.FindFirstValue(Team) ?? "",
        [.. principal.FindAll(Deed).Select(c => Enum.Parse<Deed>(c.Value))]);

    /// <summary>Id of the user and the stamp at log-in.</summary>
    public static (string User, int Stamp) LogIn(ClaimsPrincipal principal) =>
        (principal.FindFirstValue(Id) ?? "", int.Parse(principal.FindFirstValue(Stamp) ?? "0", CultureInfo.InvariantCulture));
}
