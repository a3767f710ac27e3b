using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Reviews;

namespace DesignGen.Review.Workbook;

/// <summary>What a reviewer can say of a variant, at one time.</summary>
internal readonly record struct Standing(Decision Decision, int Rating, string Comment)
{
    /// <summary>What stands in the store.</summary>
    public static Standing Of(VariantRecord variant) => new(
        variant.State switch
        {
            VariantState.Approved or VariantState.Produced => Decision.Approve,
            VariantState.Declined => Decision.Decline,
            VariantState.Revise => Decision.Revise,
            _ => Decision.None,
        },
        variant.Rating, ReviewWords.Comment(variant.Comment));

    /// <summary>In a sentence, for example <c>Approve, 4 of 5, "brighter"</c>.</summary>
    public LocalName Say()
    {
        LocalName decision = ReviewWords.Say(Decision);
        string en = decision.En, zh = decision.Zh;
        if (Rating > 0)
            (en, zh) = (FormattableString.Invariant($"{en}, {Rating} of 5"), FormattableString.Invariant($"{zh}，{Rating} 分"));
        if (Comment.Length > 0)
        {
            string shortened = Comment.Length > 60 ? Comment[..60] + "…" : Comment;
            (en, zh) = ($"{en}, \"{shortened}\"", $"{zh}，“{shortened}”");
        }
        return new(en, zh);
    }
}
