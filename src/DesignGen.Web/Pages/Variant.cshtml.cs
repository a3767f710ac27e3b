using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Tastes;
using DesignGen.Review.Ranking;
using DesignGen.Server.Desks;
using DesignGen.Web.Api;

namespace DesignGen.Web.Pages;

/// <summary>One variant: what it looks like, what makes it, what the gates measured and what was decided.</summary>
internal sealed class VariantModel(Desk desk) : DeskPage(desk)
{
    public VariantRecord Variant { get; private set; } = null!;

    public BatchRecord Batch { get; private set; } = null!;

    public RepeatAnswer? Repeat => RepeatAnswer.Of(Variant.Spec.Recipe);

    public Tile Tile { get; private set; } = null!;

    /// <summary>The recipe as it is shared.</summary>
    public string Recipe => RecipeJson.Write(Variant.Spec.Recipe);

    /// <summary>What the team's decisions have taught.</summary>
    public Taste Taste { get; private set; } = null!;

    /// <summary>How likely it is approved, 0 to 1; null while too little was decided.</summary>
    public double? Chance { get; private set; }

    /// <summary>What speaks most for it and against it.</summary>
    public IReadOnlyList<(string Title, ImmutableArray<ToldReason> Reasons)> Spoken { get; private set; } = [];

    /// <summary>Codes of the neighbours; null at the ends.</summary>
    public string? Before { get; private set; }

    public string? After { get; private set; }

    private void Weigh(RankedDesign<VariantRecord> judged)
    {
        Chance = judged.Chance;
        ToldReasons told = ToldReasons.Of(judged.Reasons);
        Spoken = [("variant.for", told.For), ("variant.against", told.Against)];
    }

    public async Task OnGetAsync(string code, CancellationToken cancel)
    {
        Variant = await Desk.VariantAsync(code, cancel);
        Batch = await Desk.BatchAsync(Variant.Batch, cancel);
        Tile = Tile.Of(Variant, Batch.Language);
        Taste = await Desk.TasteAsync(cancel);
        if (Variant.State != VariantState.Rejected)
            Weigh(Desk.Judge(Variant, Taste));
        IReadOnlyList<VariantRecord> near = await Desk.VariantsAsync(Variant.Batch, [], Variant.Index - 2, 3, cancel);
        Before = near.FirstOrDefault(v => v.Index == Variant.Index - 1)?.Code;
        After = near.FirstOrDefault(v => v.Index == Variant.Index + 1)?.Code;
    }
}
