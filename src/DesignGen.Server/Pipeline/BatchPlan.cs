using System.Collections.Concurrent;
using System.Collections.Immutable;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Pictures;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Server.Pictures;

namespace DesignGen.Server.Pipeline;

/// <summary>What a batch needs in hand while it is drawn: its brief as ordered, and the plan that follows.</summary>
/// <param name="Brief">The brief, with the number and the seed that were ordered.</param>
/// <param name="Planner">The plan.</param>
internal sealed record BatchPlan(Brief Brief, IPlanner Planner)
{
    /// <summary>How the batch follows from its parent; null for a batch of a brief alone.</summary>
    public DerivationKind? Derived { get; init; }
}

/// <summary>The plans of the batches at work, each made once from the stored brief; one that fails is made anew when it is next asked for. Safe for several threads.</summary>
internal sealed class BatchPlans(TemplateCatalogue catalogue, IBlobStore blobs)
{
    // A batch that is begun anew has its old code and may follow another taste; where a person was taken out, its brief has other words.
    private readonly ConcurrentDictionary<(string Code, string Taste, string Brief), Lazy<BatchPlan>> _plans = new();

    /// <summary>The plan of a batch.</summary>
    /// <exception cref="Core.Errors.InputException">The brief no longer fits the templates, which changed since it was ordered.</exception>
    public BatchPlan For(BatchRecord batch)
    {
        (string, string, string) key = (batch.Code, batch.Taste, batch.BriefText);
        Lazy<BatchPlan> plan = _plans.GetOrAdd(key, _ => new(() => Make(batch)));
        try
        {
            return plan.Value;
        }
        catch
        {
            // Templates are put right and files come back while this runs; only the plan that failed goes, not one made since.
            _plans.TryRemove(new(key, plan));
            throw;
        }
    }

    /// <summary>The brief of a batch whose designs are drawn.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="recipes">Its designs. Image models that they name need not be here any more: their pictures are kept.</param>
    /// <exception cref="Core.Errors.InputException">The brief no longer fits the templates, which changed since it was ordered.</exception>
    public Brief BriefOf(BatchRecord batch, IEnumerable<Recipe> recipes)
    {
        ImmutableSortedDictionary<string, PictureModel>? models = null;
        foreach (Recipe recipe in recipes.Where(r => r.Picture is not null))
        {
            models ??= catalogue.PictureModels;
            if (!models.ContainsKey(recipe.Picture!.Model))
                models = models.Add(recipe.Picture.Model, Gone(recipe, recipe.Picture));
        }
        return Read(batch, models is null ? catalogue : catalogue with { PictureModels = models });
    }

    // Whatever the brief asked of it, it could do.
    private static PictureModel Gone(Recipe recipe, PictureOrder order) => new(
        order.Model, new(order.Model, order.Model), recipe.Engine, Language.English, PromptManner.Phrases, order.Size,
        new([], Negative: true, Seed: true, Start: true, Strength: true, Mask: true) { Tiling = true }, order.Identity);

    private static Brief Read(BatchRecord batch, TemplateCatalogue catalogue) => BriefReader.Read(batch.BriefName, batch.BriefText, catalogue) with { Count = batch.Count, Seed = batch.Seed };

    private BatchPlan Make(BatchRecord batch)
    {
        Brief brief = Read(batch, catalogue);
        if (batch.Derivation.Length > 0)
        {
            Derivation derivation = Derivation.Read($"derivation of batch {batch.Code}", batch.Derivation);
            return new(brief, IDerivedPlanner.For(brief, catalogue, derivation)) { Derived = derivation.Kind };
        }
        if (brief.Pictures?.Reference is not null)
            brief = ReferencePictures.With(brief, ReferencePictures.Kept(blobs, batch.Code));
        Taste? taste = batch.Taste.Length == 0 ? null : TasteJson.Read($"taste of batch {batch.Code}", batch.Taste);
        return new(brief, brief.Pictures is null ? new Planner(brief, catalogue, taste) : new PicturePlanner(brief, catalogue, taste));
    }
}
