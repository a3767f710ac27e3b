using System.Collections.Concurrent;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Server.Pictures;

namespace DesignGen.Server.Pipeline;

/// <summary>What a batch needs in hand while it is drawn: its brief as ordered, and the plan that follows.</summary>
/// <param name="Brief">The brief, with the number and the seed that were ordered.</param>
/// <param name="Planner">The plan.</param>
internal sealed record BatchPlan(Brief Brief, IPlanner Planner);

/// <summary>The plans of the batches at work, each made once from the stored brief; one that fails is made anew when it is next asked for. Safe for several threads.</summary>
internal sealed class BatchPlans(TemplateCatalogue catalogue, IBlobStore blobs)
{
    private readonly ConcurrentDictionary<string, Lazy<BatchPlan>> _plans = new();

    /// <summary>The plan of a batch.</summary>
    /// <exception cref="Core.Errors.InputException">The brief no longer fits the templates, which changed since it was ordered.</exception>
    public BatchPlan For(BatchRecord batch)
    {
        Lazy<BatchPlan> plan = _plans.GetOrAdd(batch.Code, _ => new(() => Make(batch)));
        try
        {
            return plan.Value;
        }
        catch
        {
            // Templates are put right and files come back while this runs; only the plan that failed goes, not one made since.
            _plans.TryRemove(new(batch.Code, plan));
            throw;
        }
    }

    private BatchPlan Make(BatchRecord batch)
    {
        Brief brief = BriefReader.Read(batch.BriefName, batch.BriefText, catalogue) with { Count = batch.Count, Seed = batch.Seed };
        if (brief.Pictures?.Reference is not null)
            brief = ReferencePictures.With(brief, ReferencePictures.Kept(blobs, batch.Code));
        return new(brief, brief.Pictures is null ? new Planner(brief, catalogue) : new PicturePlanner(brief, catalogue));
    }
}
