using System.Text.Encodings.Web;
using DesignGen.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DesignGen.Web.Accounts;

/// <summary>Where there are no accounts, whoever can reach the loopback address is the person at the machine.</summary>
internal sealed class LocalScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "local";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new(CallerClaims.Principal(Caller.Local(Environment.UserName), Name), Name)));
}
