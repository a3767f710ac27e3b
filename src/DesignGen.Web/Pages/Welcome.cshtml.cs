using DesignGen.Core.Accounts;
using DesignGen.Core.Errors;
using DesignGen.Web.Accounts;
using DesignGen.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DesignGen.Web.Pages;

/// <summary>Where an invitation leads: its holder chooses a password, once.</summary>
internal sealed class WelcomeModel(IAccountStore accounts, Tongue tongue, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string Name { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    /// <summary>Who is invited; null where the link does not hold any more.</summary>
    public User? Invited { get; private set; }

    public string? Fault { get; private set; }

    /// <summary>Least characters of a password.</summary>
    public int Least => Secrets.LeastPassword;

    public int Most => Secrets.MostPassword;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Invited = await FindAsync(cancel);
        Name = Invited?.Name ?? "";
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Invited = await FindAsync(cancel);
        if (Invited is null)
            return Page();
        if (Password is not { Length: >= Secrets.LeastPassword and <= Secrets.MostPassword })
            Fault = tongue["welcome.length", Secrets.LeastPassword, Secrets.MostPassword];
        else if (Name?.Trim() is not { Length: > 0 and <= 80 } || Name.Any(char.IsControl))
            Fault = tongue["welcome.name"];
        if (Fault is not null)
            return Page();
        // Of several who try with one link, one wins.
        if (!await accounts.UseInvitationAsync(Secrets.Hash(Token!), time.GetUtcNow(), cancel))
        {
            Invited = null;
            return Page();
        }
        User user = Invited with { Name = Name!.Trim(), PasswordHash = Secrets.HashPassword(Invited, Password) };
        if (!await accounts.ReplaceAsync(user, Invited.Stamp, cancel))
            throw new ChangedException([new(user.Login, null, null, "Somebody else changed this account at the same moment. Ask for another link.")]);
        await LogInModel.EnterAsync(HttpContext, (await accounts.FindAsync(user.Id, cancel))!);
        return LocalRedirect("/");
    }

    private async Task<User?> FindAsync(CancellationToken cancel) =>
        Token is { Length: > 0 and <= 200 } && await accounts.InvitedAsync(Secrets.Hash(Token), time.GetUtcNow(), cancel) is { IsClosed: false } user ? user : null;
}
