using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using DesignGen.Review.Gates;

namespace DesignGen.Server.Pipeline;

/// <summary>A variant and what was drawn for it; no artwork where every try was turned down.</summary>
internal sealed record MadeVariant(VariantRecord Record, Artwork? Artwork);

/// <summary>Makes one variant: plans, draws and inspects try after try until one passes.</summary>
/// <param name="generators">The engines by name.</param>
/// <param name="onDefect">Told of a try that threw, with the spec that replays it.</param>
internal sealed class VariantMaker(IReadOnlyDictionary<string, IDesignGenerator> generators, Action<string, DesignSpec, Exception> onDefect)
{
    /// <summary>Makes the variant of a place.</summary>
    /// <param name="plan">The batch's plan.</param>
    /// <param name="batch">Code of the batch.</param>
    /// <param name="index">The place, from 0.</param>
    /// <param name="firstTry">The first try, from 1.</param>
    /// <param name="before">Tries that were turned down earlier.</param>
    /// <param name="objection">Why a design that passed the gates is not wanted all the same; null where it is.</param>
    /// <param name="cancel">Stops before the next try.</param>
    /// <returns>The first try that passes, or the last one as <see cref="VariantState.Rejected"/>.</returns>
    public async Task<MadeVariant> MakeAsync(
        BatchPlan plan, string batch, int index, int firstTry, ImmutableArray<RejectedTry> before, Func<GateReport, string?> objection, CancellationToken cancel)
    {
        Brief brief = plan.Brief;
        var rejected = before.ToBuilder();
        GateReport report = GateReport.None;
        DesignSpec spec;
        string error = "";
        int attempt = firstTry, last = firstTry + brief.Tries - 1;
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            spec = plan.Spec(index, attempt);
            string? reason;
            try
            {
                Artwork artwork = await DrawAsync(spec.Recipe, cancel).ConfigureAwait(false);
                report = Gatekeeper.Inspect(new Candidate(spec, artwork));
                error = "";
                reason = Reason(report, brief.Language) ?? objection(report);
                if (reason is null)
                    return new(Record(VariantState.Generated), artwork);
            }
            catch (Exception e) when (e is not (OperationCanceledException or UnavailableException or OutOfMemoryException))
            {
                // One design that can't be drawn stops neither the variant nor the batch.
                onDefect(batch, spec, e);
                report = GateReport.None;
                error = $"{e.GetType().Name}: {e.Message}";
                reason = brief.Language == Language.Chinese ? "绘制时出错。" : "Drawing it failed.";
            }
            rejected.Add(new(attempt, spec.Recipe.Family, spec.Recipe.Seed, reason));
            if (attempt == last)
                return new(Record(VariantState.Rejected), null);
            attempt++;
        }

        VariantRecord Record(VariantState state) => new()
        {
            Batch = batch,
            Index = index,
            Code = VariantCode.For(batch, index),
            State = state,
            Spec = spec,
            Report = report,
            Rejected = rejected.ToImmutable(),
            Error = error,
        };
    }

    /// <summary>Draws what a recipe says.</summary>
    /// <exception cref="InputException">No engine here draws it.</exception>
    public Task<Artwork> DrawAsync(Recipe recipe, CancellationToken cancel) =>
        generators.TryGetValue(recipe.Engine, out IDesignGenerator? generator)
            ? generator.DrawAsync(recipe, cancel)
            : throw new InputException("recipe", "engine", $"There is no engine '{recipe.Engine}'. Known: {string.Join(", ", generators.Keys)}.");

    private static string? Reason(GateReport report, Language language) =>
        report.Findings.FirstOrDefault(f => f.Verdict == GateVerdict.Reject) is { } finding
            ? language == Language.Chinese ? finding.Zh : finding.En
            : null;
}
