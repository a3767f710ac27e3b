using DesignGen.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace DesignGen.Web.Accounts;

/// <summary>Who is let in, and what each endpoint asks for. An endpoint without a rule is closed to everybody.</summary>
internal static class AccountRules
{
    /// <summary>How long a log-in lasts without use.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(12);

    /// <summary>Sets log-in and rules up.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="accounts">Whether people have accounts; without, everybody is the person at the machine.</param>
    public static void Add(IServiceCollection services, bool accounts)
    {
        AuthenticationBuilder schemes = services.AddAuthentication("caller");
        schemes.AddPolicyScheme("caller", null, o => o.ForwardDefaultSelector = context =>
            !accounts ? LocalScheme.Name : KeyScheme.IsShown(context.Request) ? KeyScheme.Name : CookieAuthenticationDefaults.AuthenticationScheme);
        if (accounts)
        {
            schemes.AddScheme<AuthenticationSchemeOptions, KeyScheme>(KeyScheme.Name, null);
            schemes.AddCookie(cookie =>
            {
                cookie.Cookie.Name = "designgen";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.ExpireTimeSpan = Lasts;
                cookie.LoginPath = "/login";
                cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
                cookie.Events.OnRedirectToAccessDenied = context =>
                {
                    // The first page is of a team's batches, which whoever keeps the installation has none of.
                    if (context.Request.Path == "/" && context.HttpContext.User.HasClaim(CallerClaims.Deed, nameof(Deed.KeepTeams)))
                        context.Response.Redirect("/teams");
                    else
                        context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                };
                cookie.Events.OnValidatePrincipal = CheckAsync;
            });
        }
        else
        {
            schemes.AddScheme<AuthenticationSchemeOptions, LocalScheme>(LocalScheme.Name, null);
        }
        services.AddAuthorization(rules =>
        {
            foreach (Deed deed in Enum.GetValues<Deed>())
                rules.AddPolicy(deed.ToString(), p => p.RequireAuthenticatedUser().RequireClaim(CallerClaims.Deed, deed.ToString()));
            rules.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        });
    }

    /// <summary>Asks for a right: only who has it gets through.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Deed deed)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireAuthorization(deed.ToString());

    /// <summary>Lets everybody through, also who is not logged in.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.AllowAnonymous();

    // People, whose browsers ask for pages, get a page; programs a status.
    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            context.Response.Redirect(context.RedirectUri);
        else
            context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    // A log-in ends with the account, and with a change of its password or roles.
    private static async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        (string user, int stamp) = CallerClaims.LogIn(context.Principal!);
        User? known = await context.HttpContext.RequestServices.GetRequiredService<IAccountStore>().FindAsync(user, context.HttpContext.RequestAborted);
        if (known is { IsClosed: false } && known.Stamp == stamp)
            return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }
}
