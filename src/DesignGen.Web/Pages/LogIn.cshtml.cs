using DesignGen.Core.Accounts;
using DesignGen.Web.Accounts;
using DesignGen.Web.Texts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DesignGen.Web.Pages;

/// <summary>Log in and out. Who is not known and whose password is wrong get one answer.</summary>
internal sealed class LogInModel(IAccountStore accounts, LogInGuard guard, Tongue tongue) : PageModel
{
    [BindProperty]
    public string Login { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>What went wrong; null before anything did.</summary>
    public string? Fault { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!guard.MayTry(HttpContext.Connection.RemoteIpAddress?.ToString() ?? "", Login ?? ""))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Fault = tongue["login.often"];
            return Page();
        }
        string password = Password is { Length: <= Secrets.MostPassword } given ? given : "";
        User? user = await accounts.FindByLoginAsync((Login ?? "").Trim().ToLowerInvariant(), cancel);
        // Both are asked, in this order, whatever the first says: how long it takes tells nothing.
        if (!Secrets.IsPassword(user, password) || user is not { IsClosed: false })
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Fault = tongue["login.wrong"];
            return Page();
        }
        await EnterAsync(HttpContext, user);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }

    public async Task<IActionResult> OnPostOutAsync()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return LocalRedirect("/login");
    }

    /// <summary>Logs a user in.</summary>
    public static Task EnterAsync(HttpContext context, User user) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        CallerClaims.Principal(new(user.Id, user.Name, user.Team, Rights.Of(user.Roles)), CookieAuthenticationDefaults.AuthenticationScheme, user.Stamp));
}
