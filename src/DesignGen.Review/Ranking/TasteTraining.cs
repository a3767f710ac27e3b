using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;

namespace DesignGen.Review.Ranking;

/// <summary>A design that somebody decided on.</summary>
/// <param name="Batch">Code of its batch.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Rating">1 to 5; 0 for none.</param>
/// <param name="Planned">Its features as it was planned.</param>
/// <param name="Measured">What was measured on it; may be empty.</param>
public sealed record DecidedDesign(string Batch, Decision Decision, int Rating, ImmutableArray<DesignFeature> Planned, ImmutableArray<DesignFeature> Measured);

/// <summary>Learns a taste from decisions.</summary>
/// <remarks>
/// Logistic regression with a normal prior on every weight (ridge penalty; Cessie and Houwelingen 1992): approval is 1, refusal 0, and each decision weighs 1, more
/// where a rating agrees with it and less where it does not. A wish for a change says something of both and weighs half. What was measured on the drawings is fitted second,
/// on top of what was planned, so that the planner, which knows no drawing, goes by weights that stand by themselves. Every batch has a level of its own, which is not kept: whether a
/// buyer needed three designs or thirty is not taste. The weights are the one minimum of a convex function, found by Newton's method; the same decisions
/// give the same taste. Some 5000 decisions take a few tenths of a second.
/// </remarks>
public static class TasteTraining
{
    // A feature that fewer designs had says nothing that would come again; of many decisions one in a hundred must have it, which keeps tastes short.
    private const int LeastSeen = 4, OneIn = 100;

    // Weights below this move a chance by little more than a percent; they would only lengthen the text.
    private const double Negligible = 0.05;

    // How strongly a kind of feature is held to 0: one over the variance of its weights, in log-odds. Several features say that a ground is dark, or that
    // flowers are seen, so that together they may say more; single structures say least.
    private static double Hold(string kind) => kind switch
    {
        "structure" => 10,
        "family" or "repeat" => 6,
        "motif" => 5,
        "pattern" or "colour" or "ground-colour" => 4,
        _ => 2,
    };

    /// <summary>The taste behind some decisions.</summary>
    /// <param name="designs">The designs; those without a decision are left out.</param>
    /// <returns>The taste, which is not <see cref="Taste.IsSure"/> while there are too few decisions.</returns>
    public static Taste Learn(IEnumerable<DecidedDesign> designs)
    {
        DecidedDesign[] decided = [.. designs.Where(d => d.Decision != Decision.None)];
        (double Liked, double Weight)[] says = [.. decided.Select(d => Says(d.Decision, d.Rating))];
        LogisticFit.Row[] Rows(List<Column> columns, Func<DecidedDesign, ImmutableArray<DesignFeature>> features, double[]? offsets)
        {
            var places = columns.Select((c, place) => (c.Key, place)).ToDictionary(c => c.Key, c => c.place, StringComparer.Ordinal);
            return [.. decided.Select((d, i) => new LogisticFit.Row(
                [.. features(d).Append(BatchLevel(d.Batch)).Where(f => places.ContainsKey(f.Key)).Select(f => (places[f.Key], f.Value))], says[i].Liked, says[i].Weight, offsets?[i] ?? 0))];
        }

        List<Column> planned = Columns(decided, d => d.Planned);
        int features = planned.Count;
        string[] batches = [.. decided.Select(d => d.Batch).Distinct().Order(StringComparer.Ordinal)];
        planned.AddRange(batches.Select(b => new Column(BatchLevel(b).Key, BatchLevel(b).Name, 1, decided.Count(d => d.Batch == b) / (double)decided.Length, 0)));
        LogisticFit.Row[] rows = Rows(planned, d => d.Planned, null);
        LogisticFit first = LogisticFit.Of(rows, [.. planned.Select(c => c.Hold)]);

        List<Column> measured = Columns(decided, d => d.Measured);
        double[] margins = [.. rows.Select(first.Margin)];
        LogisticFit second = LogisticFit.Of(Rows(measured, d => d.Measured, margins), [.. measured.Select(c => c.Hold)]);

        double leaning = first.Base + second.Base + planned.Select((c, i) => first.Weights[i] * c.Usual).Sum() + measured.Select((c, i) => second.Weights[i] * c.Usual).Sum();
        TasteWeight[] weights =
        [
            .. planned.Take(features).Select((c, i) => c.Weighing(first.Weights[i])),
            .. measured.Select((c, i) => c.Weighing(second.Weights[i])),
        ];
        return new()
        {
            Version = Taste.CurrentVersion,
            Approved = decided.Count(d => d.Decision == Decision.Approve),
            Declined = decided.Count(d => d.Decision == Decision.Decline),
            Revised = decided.Count(d => d.Decision == Decision.Revise),
            Leaning = Math.Round(leaning, 4),
            Weights = [.. weights.Where(w => Math.Abs(w.Weight) >= Negligible).OrderBy(w => w.Key, StringComparer.Ordinal)],
        };
    }

    /// <summary>What a decision says: how far the design is liked, 0 to 1, and how much that weighs.</summary>
    internal static (double Liked, double Weight) Says(Decision decision, int rating) => decision switch
    {
        Decision.Approve => (1, rating == 0 ? 1 : 0.4 + 0.2 * rating),
        Decision.Decline => (0, rating == 0 ? 1 : 1.6 - 0.2 * rating),
        _ => (rating == 0 ? 0.5 : (rating - 1) / 4.0, 0.5),
    };

    private static DesignFeature BatchLevel(string batch) => new("batch:" + batch, new(batch, batch));

    // What most designs have or few: a feature that all have alike tells none from another.
    private static List<Column> Columns(DecidedDesign[] decided, Func<DecidedDesign, ImmutableArray<DesignFeature>> features) =>
    [
        .. decided.SelectMany(d => features(d)).GroupBy(f => f.Key, StringComparer.Ordinal)
            .Where(g => g.Count() >= Math.Max(LeastSeen, decided.Length / OneIn) && !(g.Count() == decided.Length && g.All(f => f.Value == g.First().Value)))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Column(g.Key, g.First().Name, Hold(g.First().Kind), g.Sum(f => f.Value) / decided.Length, g.Count())),
    ];

    private sealed record Column(string Key, LocalName Name, double Hold, double Usual, int Seen)
    {
        public TasteWeight Weighing(double weight) => new(Key, Name, Math.Round(weight, 4), Math.Round(Usual, 4), Seen);
    }
}
