using DesignGen.Core.Accounts;
using DesignGen.Server.Desks;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace DesignGen.Web.Pages;

/// <summary>A page over what the caller may see.</summary>
internal abstract class DeskPage(Desk desk) : PageModel
{
    protected Desk Desk => desk;

    /// <summary>Whether the caller may do something.</summary>
    public bool May(Deed deed) => desk.Caller.May(deed);
}
