using System.Text.Encodings.Web;
using System.Text.Unicode;
using DesignGen.Core.Accounts;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace DesignGen.Web.Pages;

/// <summary>Which right each page asks for. A page that is not here is closed to everybody.</summary>
internal static class PageRules
{
    /// <summary>Pages that show what the caller's team has; what can be done on them asks for its own right in turn.</summary>
    private static readonly (string Page, Deed Deed)[] Rules =
    [
        ("/Index", Deed.See),
        ("/Submit", Deed.Submit),
        ("/Batches", Deed.See),
        ("/Batch", Deed.See),
        ("/Variant", Deed.See),
        ("/Production", Deed.See),
        ("/Models", Deed.See),
        ("/People", Deed.KeepAccounts),
        ("/Keys", Deed.See),
    ];

    /// <summary>Pages of accounts; without accounts they are not there.</summary>
    private static readonly string[] OfAccounts = ["/LogIn", "/Welcome", "/People", "/Keys"];

    private static readonly string[] Open = ["/LogIn", "/Welcome"];

    /// <summary>Adds the pages.</summary>
    public static void Add(IServiceCollection services, bool accounts)
    {
        // Chinese stays readable in the source of pages; what could be markup is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            foreach ((string page, Deed deed) in Rules)
                pages.Conventions.AuthorizePage(page, deed.ToString());
            foreach (string page in Open)
                pages.Conventions.AllowAnonymousToPage(page);
            if (!accounts)
            {
                foreach (string page in OfAccounts)
                    pages.Conventions.AddPageRouteModelConvention(page, model => model.Selectors.Clear());
            }
        }).AddApplicationPart(typeof(PageRules).Assembly);
    }
}
