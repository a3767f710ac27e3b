using System.Text.Encodings.Web;
using System.Text.Unicode;
using DesignGen.Core.Accounts;
using Microsoft.AspNetCore.Authorization;
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
        ("/Schedules", Deed.See),
        ("/Schedule", Deed.See),
        ("/Audit", Deed.Govern),
        ("/People", Deed.KeepAccounts),
        ("/Keys", Deed.See),
        ("/Teams", Deed.KeepTeams),
        ("/Taste", Deed.See),
        ("/Recipes", Deed.See),
    ];

    /// <summary>Pages of accounts; without accounts they are not there.</summary>
    private static readonly string[] OfAccounts = ["/LogIn", "/Welcome", "/People", "/Keys", "/Teams"];

    private static readonly string[] Open = ["/LogIn", "/Welcome"];

    /// <summary>Adds the pages.</summary>
    public static void Add(IServiceCollection services, bool accounts)
    {
        // Chinese stays readable in the source of pages; what could be markup is still escaped.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            foreach ((string page, Deed deed) in Rules)
                Rule(page, new AuthorizeAttribute(deed.ToString()));
            foreach (string page in Open)
                Rule(page, new AllowAnonymousAttribute());
            if (!accounts)
            {
                foreach (string page in OfAccounts)
                    pages.Conventions.AddPageRouteModelConvention(page, model => model.Selectors.Clear());
            }

            // On the endpoint itself, where the same test finds it as for the API.
            void Rule(string page, object rule) => pages.Conventions.AddPageRouteModelConvention(page, model =>
            {
                foreach (SelectorModel selector in model.Selectors)
                    selector.EndpointMetadata.Add(rule);
            });
        }).AddApplicationPart(typeof(PageRules).Assembly);
    }
}
