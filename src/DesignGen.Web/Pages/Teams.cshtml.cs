using DesignGen.Core.Accounts;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DesignGen.Web.Pages;

/// <summary>The teams of the installation, for whoever keeps it; changes go through the API.</summary>
internal sealed class TeamsModel(AccountDesk desk) : PageModel
{
    public IReadOnlyList<Team> Teams { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => Teams = await desk.TeamsAsync(cancel);
}
