using DesignGen.Web.Texts;

namespace DesignGen.Web.Serving;

/// <summary>What every answer tells the browser to refuse: scripts and styles from elsewhere or inside pages, guesses at types, and frames round it.</summary>
internal static class PageHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    /// <summary>Adds the headers, and keeps the language that somebody chose.</summary>
    public static void UsePageHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        // As the last thing: an answer to a fault begins anew.
        context.Response.OnStarting(() =>
        {
            IHeaderDictionary headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            Tongue.Keep(context);
            return Task.CompletedTask;
        });
        return next(context);
    });
}
