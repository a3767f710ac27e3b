using DesignGen.Core.Accounts;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Tastes;
using DesignGen.Review.Ranking;
using DesignGen.Server.Desks;
using DesignGen.Web.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DesignGen.Web.Api;

/// <summary>What a team's decisions have taught.</summary>
/// <param name="IsUsed">Whether plans follow it: from enough decisions of both kinds on.</param>
/// <param name="Approved">Approvals that it was learned from.</param>
/// <param name="Declined">Refusals that it was learned from.</param>
/// <param name="Revised">Wishes for a change that it was learned from; they count little.</param>
/// <param name="Needed">Decisions that it is used from.</param>
/// <param name="Features">What counts, the weightiest first.</param>
public sealed record TasteAnswer(bool IsUsed, int Approved, int Declined, int Revised, int Needed, IReadOnlyList<TasteFeatureAnswer> Features)
{
    /// <summary>The answer about a taste.</summary>
    public static TasteAnswer Of(Taste taste) => new(
        taste.IsSure, taste.Approved, taste.Declined, taste.Revised, Taste.LeastDecisions,
        [.. taste.Weights.OrderByDescending(w => Math.Abs(w.Weight)).ThenBy(w => w.Key, StringComparer.Ordinal).Select(w => new TasteFeatureAnswer(w.Key, w.Name, w.Weight, w.Seen))]);
}

/// <summary>How much a feature of designs counts.</summary>
/// <param name="Key">Key of the feature.</param>
/// <param name="Name">What people call it, in both languages.</param>
/// <param name="LogOdds">What all of it adds to the log-odds of approval: 0.7 doubles the odds, below 0 it is disliked.</param>
/// <param name="Seen">In how many of the decided designs it was.</param>
public sealed record TasteFeatureAnswer(string Key, LocalName Name, double LogOdds, int Seen);

/// <summary>What a team's taste says of a variant.</summary>
/// <param name="IsUsed">Whether there were enough decisions of both kinds to go by it; else nothing is said.</param>
/// <param name="Chance">How likely the team approves it, 0 to 1; null where the taste is not used.</param>
/// <param name="Reasons">What speaks for and against it, the weightiest first.</param>
public sealed record VariantTasteAnswer(bool IsUsed, double? Chance, IReadOnlyList<TasteReasonAnswer> Reasons)
{
    /// <summary>The answer about a variant that was judged.</summary>
    public static VariantTasteAnswer Of(RankedDesign<VariantRecord> judged) =>
        new(judged.Chance is not null, judged.Chance, [.. judged.Reasons.Select(r => new TasteReasonAnswer(r.Key, r.Name, r.LogOdds))]);
}

/// <summary>What one feature of a variant does to its chance.</summary>
/// <param name="Key">Key of the feature.</param>
/// <param name="Name">What people call it, in both languages.</param>
/// <param name="LogOdds">What it adds to the log-odds of approval; below 0 it speaks against the variant.</param>
public sealed record TasteReasonAnswer(string Key, LocalName Name, double LogOdds);

/// <summary>The taste that plans follow: shown, and begun anew.</summary>
internal static class TasteEndpoints
{
    public static void MapTastes(this IEndpointRouteBuilder api)
    {
        RouteGroupBuilder group = api.MapGroup("/taste").WithTags("taste");
        group.MapGet("", async (Desk desk, CancellationToken cancel) => TypedResults.Ok(TasteAnswer.Of(await desk.TasteAsync(cancel))))
            .Needs(Deed.See).WithName("getTaste").WithSummary("What the team's decisions have taught: how much each feature of designs counts.");
        group.MapDelete("", ResetAsync).Needs(Deed.Govern).WithName("resetTaste").WithSummary("Lets the team's taste begin anew; batches that were ordered before keep what they followed.");
    }

    private static async Task<NoContent> ResetAsync(Desk desk, CancellationToken cancel)
    {
        await desk.ResetTasteAsync(cancel);
        return TypedResults.NoContent();
    }
}
