using System.Text.Json;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace DesignGen.Web.Serving;

/// <summary>What goes wrong, as problem details (RFC 9457): the same words as everywhere, and of defects only a number to ask about.</summary>
internal static class Faults
{
    /// <summary>Adds the answer to what endpoints throw.</summary>
    public static void UseFaults(this WebApplication app, DefectReports reports) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        // What a person gave is no fault of the program's, and the rest has its report.
        SuppressDiagnosticsCallback = _ => true,
        ExceptionHandler = context =>
        {
            Exception fault = context.Features.Get<IExceptionHandlerFeature>()!.Error;
            IResult answer = Answer(context, fault, reports);
            return (answer is ProblemHttpResult problem && FaultPage.IsWanted(context) ? FaultPage.Of(context, problem.ProblemDetails) : answer).ExecuteAsync(context);
        },
    });

    /// <summary>The answer to a fault.</summary>
    public static IResult Answer(HttpContext context, Exception fault, DefectReports reports)
    {
        switch (fault)
        {
            case MissingException missing:
                return Results.Problem(new ProblemDetails { Title = "Not here", Status = StatusCodes.Status404NotFound, Detail = missing.Message, Extensions = { ["kind"] = "missing" } });
            case ForbiddenException forbidden:
                return Results.Problem(new ProblemDetails { Title = "Not allowed", Status = StatusCodes.Status403Forbidden, Detail = forbidden.Message, Extensions = { ["kind"] = "forbidden" } });
            case ChangedException changed:
                return Results.Problem(new ProblemDetails { Title = "Changed by somebody else", Status = StatusCodes.Status409Conflict, Detail = changed.Message, Extensions = { ["kind"] = "changed" } });
            case InputException input:
                return Results.Problem(new ProblemDetails
                {
                    Title = "Please correct this",
                    Status = StatusCodes.Status422UnprocessableEntity,
                    Detail = input.Message,
                    Extensions = { ["kind"] = "input", ["problems"] = input.Problems.Select(p => new ProblemAnswer(p.Source, p.Line, p.Place, p.Message)) },
                });
            case UnavailableException unavailable:
                context.Response.Headers.RetryAfter = "10";
                return Results.Problem(new ProblemDetails { Title = "Not just now", Status = StatusCodes.Status503ServiceUnavailable, Detail = unavailable.Message, Extensions = { ["kind"] = "unavailable" } });
            case BadHttpRequestException bad:
                return Results.Problem(new ProblemDetails { Title = "The request can't be read", Status = bad.StatusCode, Detail = Words(bad), Extensions = { ["kind"] = "input" } });
            case OperationCanceledException when context.RequestAborted.IsCancellationRequested:
                return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
            default:
                string? report = reports.Write($"{context.Request.Method} {context.Request.Path}", fault, context.TraceIdentifier);
                string number = report is null ? context.TraceIdentifier : Path.GetFileNameWithoutExtension(report);
                return Results.Problem(new ProblemDetails
                {
                    Title = "A defect of DesignGen",
                    Status = StatusCodes.Status500InternalServerError,
                    Detail = $"DesignGen met a defect of its own. Its report has the number {number}; whoever keeps this server finds it in the data folder.",
                    Extensions = { ["kind"] = "defect", ["reference"] = number },
                });
        }
    }

    // The reader's own words name our classes; the keys that it misses are all that a sender needs of them.
    private static string Words(BadHttpRequestException fault)
    {
        if (fault.InnerException is not JsonException json)
            return fault.Message;
        const string misses = "including: ";
        int at = json.Message.IndexOf(misses, StringComparison.Ordinal);
        string what = at < 0 ? "does not fit" : "lacks " + json.Message[(at + misses.Length)..].Split('.')[0];
        return $"The JSON {what} at {(json.Path is { Length: > 0 } path ? path : "its beginning")}. The OpenAPI document says what it is made of.";
    }
}

/// <summary>One thing wrong, as answers tell it.</summary>
/// <param name="Source">The file or sheet, as the sender named it.</param>
/// <param name="Line">Line in the file, from 1; null where lines mean nothing.</param>
/// <param name="Place">Where in the document; null for the whole of it.</param>
/// <param name="Message">What is wrong, and one thing to do.</param>
public sealed record ProblemAnswer(string Source, int? Line, string? Place, string Message);
