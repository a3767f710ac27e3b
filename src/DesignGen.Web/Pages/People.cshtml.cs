using DesignGen.Core.Accounts;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DesignGen.Web.Pages;

/// <summary>The people of the team; changes go through the API.</summary>
internal sealed class PeopleModel(AccountDesk desk, Caller caller) : PageModel
{
    /// <summary>Roles that an admin gives.</summary>
    public static readonly Role[] Roles = [Role.Designer, Role.Merchandiser, Role.Planner, Role.Admin];

    public IReadOnlyList<User> People { get; private set; } = [];

    public string Self => caller.Id;

    public async Task OnGetAsync(CancellationToken cancel) => People = await desk.UsersAsync(cancel);
}
