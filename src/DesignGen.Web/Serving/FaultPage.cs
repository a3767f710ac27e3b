using System.Net;
using DesignGen.Web.Texts;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Serving;

/// <summary>What went wrong, for people in a browser. Written without the machinery of pages, which may be what failed.</summary>
internal static class FaultPage
{
    /// <summary>Whether a request is a person's, who wants a page and no problem details.</summary>
    public static bool IsWanted(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/mcp") && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    /// <summary>The page of a problem.</summary>
    public static IResult Of(HttpContext context, ProblemDetails problem) => Page(context, problem.Status ?? 500, problem.Detail ?? problem.Title ?? "");

    /// <summary>The page of a status that nothing more is known of.</summary>
    public static Task AnswerAsync(HttpContext context) => Page(context, context.Response.StatusCode, "").ExecuteAsync(context);

    private static IResult Page(HttpContext context, int status, string detail)
    {
        Tongue t = context.RequestServices.GetRequiredService<Tongue>();
        string title = t[status switch { 403 or 401 => "fault.forbidden", 404 => "fault.missing", 422 or 400 => "fault.input", 503 => "fault.unavailable", 429 => "fault.often", _ => "fault.defect" }];
        string html = $"""
            <!doctype html>
            <html lang="{t.Tag}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(title)} · DesignGen</title>
            <link rel="stylesheet" href="{Assets.Url("style.css")}"><link rel="icon" href="{Assets.Url("icon.svg")}"><script src="{Assets.Url("theme.js")}"></script></head>
            <body><main class="narrow"><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(detail)}</p><p><a class="button" href="/">{WebUtility.HtmlEncode(t["fault.home"])}</a></p></main></body>
            </html>
            """;
        return Results.Content(html, "text/html; charset=utf-8", statusCode: status);
    }
}
