using System.Globalization;
using DesignGen.Core.Reviews;

namespace DesignGen.Core.Batches;

/// <summary>What follows from a merchandiser's decision.</summary>
public static class Decisions
{
    /// <summary>The state that a decision puts a variant in.</summary>
    public static VariantState State(Decision decision) => decision switch
    {
        Decision.Approve => VariantState.Approved,
        Decision.Decline => VariantState.Declined,
        Decision.Revise => VariantState.Revise,
        _ => VariantState.Generated,
    };

    /// <summary>Why a decision can't be applied, or null where it can.</summary>
    /// <param name="entry">The decision, as it was checked.</param>
    /// <param name="variant">The variant as it is stored now; null where there is none of that place.</param>
    public static string? Refusal(DecisionEntry entry, VariantRecord? variant)
    {
        if (variant is null || variant.Code != entry.Code)
            return "The batch has no variant of this code. Export the review workbook again and decide in the new one.";
        if (variant.Revision != entry.ExpectedRevision)
            return string.Create(
                CultureInfo.InvariantCulture,
                $"It was changed after the workbook was read (it is now {variant.State}, rating {variant.Rating}). Import the workbook again to see both, then decide.");
        VariantState next = State(entry.Decision);
        return next == variant.State || Moves.Allowed(variant.State, next)
            ? null
            : $"It is {variant.State} and can't become {next}.";
    }
}
