namespace DesignGen.Web.Accounts;

/// <summary>Refuses changes that another web site asks for through a person's browser.</summary>
/// <remarks>
/// Browsers say where a request comes from in <c>Sec-Fetch-Site</c> and <c>Origin</c> and no page can change either; programs
/// send neither. This guards the loopback address too, which every page in the browser can reach.
/// </remarks>
internal static class OwnSite
{
    /// <summary>Adds the check; before log-in.</summary>
    public static void UseOwnSite(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && IsForeign(context.Request))
        {
            await Results.Problem("The request came from a page of another site. Use DesignGen's own pages, or a program with a key.", statusCode: StatusCodes.Status403Forbidden, title: "Another site").ExecuteAsync(context);
            return;
        }
        await next(context);
    });

    private static bool IsForeign(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site")
            return true;
        string origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && !(Uri.TryCreate(origin, UriKind.Absolute, out Uri? from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
