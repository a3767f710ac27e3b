using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Pictures;
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
    /// <param name="firstTry">The first try, from 1; at least one is made, and none beyond the brief's number of tries.</param>
    /// <param name="before">Tries that were turned down earlier.</param>
    /// <param name="objection">Why a design that passed the gates is not wanted all the same; null where it is.</param>
    /// <param name="cancel">Stops before the next try.</param>
    /// <returns>The first try that passes, or the last one as <see cref="VariantState.Rejected"/>.</returns>
    /// <exception cref="InputException">An engine of pictures can't be used as it is set up: a key is missing, a limit of cost is reached. Every variant would meet the same.</exception>
    /// <exception cref="UnavailableException">Something that the engine needs can't be used just now.</exception>
    public async Task<MadeVariant> MakeAsync(
        BatchPlan plan, string batch, int index, int firstTry, ImmutableArray<RejectedTry> before, Func<DesignSpec, GateReport, string?> objection, CancellationToken cancel)
    {
        Brief brief = plan.Brief;
        var rejected = before.ToBuilder();
        GateReport report = GateReport.None;
        DesignSpec spec;
        string error = "";
        int attempt = firstTry, last = Math.Max(firstTry, brief.Tries);
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            spec = plan.Planner.Spec(index, attempt);
            string? reason;
            try
            {
                Artwork artwork = await DrawAsync(spec.Recipe, batch, cancel).ConfigureAwait(false);
                report = Gatekeeper.Inspect(new Candidate(spec, artwork));
                error = "";
                reason = Reason(report, brief.Language) ?? objection(spec, report);
                if (reason is null)
                    return new(Record(VariantState.Generated), artwork);
            }
            catch (PictureRefusedException e)
            {
                // Said by the engine about this one picture: no defect, and another seed may pass.
                report = GateReport.None;
                error = reason = string.Join(" ", e.Problems.Select(p => p.Message));
            }
            catch (Exception e) when (e is not (OperationCanceledException or UnavailableException or OutOfMemoryException) && !(e is InputException && spec.Recipe.Picture is not null))
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

    /// <summary>Draws what a recipe of a batch says.</summary>
    /// <exception cref="InputException">No engine here draws it.</exception>
    public Task<Artwork> DrawAsync(Recipe recipe, string batch, CancellationToken cancel) =>
        generators.TryGetValue(recipe.Engine, out IDesignGenerator? generator)
            ? generator.DrawAsync(recipe, batch, cancel)
            : throw new InputException("recipe", "engine", $"There is no engine '{recipe.Engine}'. Known: {string.Join(", ", generators.Keys)}.");

    private static string? Reason(GateReport report, Language language) =>
        report.Findings.FirstOrDefault(f => f.Verdict == GateVerdict.Reject) is { } finding
            ? language == Language.Chinese ? finding.Zh : finding.En
            : null;
}
