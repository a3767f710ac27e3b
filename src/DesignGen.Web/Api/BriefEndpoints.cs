using DesignGen.Core.Accounts;
using DesignGen.Server.Desks;
using DesignGen.Server.Hosting;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DesignGen.Web.Api;

/// <summary>Briefs: how they are understood.</summary>
internal static class BriefEndpoints
{
    public static void MapBriefs(this IEndpointRouteBuilder api) => api.MapPost("/briefs/explain", Results<Ok<ExplanationReport>, NoContent> (BriefRequest brief, Desk desk) =>
            desk.Explain(brief.ToBrief()) is { } report ? TypedResults.Ok(report) : TypedResults.NoContent())
        .Needs(Deed.See).WithName("explainBrief").WithTags("briefs").WithSummary("Says how a brief's text is understood, before anything is ordered.")
        .WithDescription("Facts with the words that state them, contradictions, what was not understood, and the form that the text fills in. A form that is right gives no content.")
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
