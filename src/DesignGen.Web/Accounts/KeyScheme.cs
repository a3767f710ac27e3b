using System.Text.Encodings.Web;
using DesignGen.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DesignGen.Web.Accounts;

/// <summary>Lets programs in by a key in the header <c>Authorization: Bearer</c>.</summary>
internal sealed class KeyScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, IAccountStore accounts)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "key";

    private const string Bearer = "Bearer ";

    /// <summary>Whether a request shows a key.</summary>
    public static bool IsShown(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsShown(Request))
            return AuthenticateResult.NoResult();
        if (Secrets.Parts(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim()) is not { } parts
            || await accounts.FindKeyAsync(parts.Id, Context.RequestAborted) is not { RevokedAt: null } key
            || !Secrets.IsSecret(key, parts.Secret)
            || await accounts.FindAsync(key.User, Context.RequestAborted) is not { IsClosed: false } user)
            return AuthenticateResult.Fail("The key does not hold.");
        var caller = new Caller(user.Id, user.Name, user.Team, Rights.Of(user.Roles).Intersect(key.Scopes));
        return AuthenticateResult.Success(new(CallerClaims.Principal(caller, Name), Name));
    }
}
