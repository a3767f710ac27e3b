using DesignGen.Core.Batches;
using DesignGen.Core.Designs;
using DesignGen.Core.Repeats;
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

    /// <summary>Codes of the neighbours; null at the ends.</summary>
    public string? Before { get; private set; }

    public string? After { get; private set; }

    public async Task OnGetAsync(string code, CancellationToken cancel)
    {
        Variant = await Desk.VariantAsync(code, cancel);
        Batch = await Desk.BatchAsync(Variant.Batch, cancel);
        Tile = Tile.Of(Variant, Batch.Language);
        IReadOnlyList<VariantRecord> near = await Desk.VariantsAsync(Variant.Batch, [], Variant.Index - 2, 3, cancel);
        Before = near.FirstOrDefault(v => v.Index == Variant.Index - 1)?.Code;
        After = near.FirstOrDefault(v => v.Index == Variant.Index + 1)?.Code;
    }
}
