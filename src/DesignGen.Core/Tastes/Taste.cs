using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DesignGen.Core.Catalogue;

namespace DesignGen.Core.Tastes;

/// <summary>What a house's reviewers approve as a rule, learned from their decisions.</summary>
/// <remarks>
/// Immutable, and plain to read: a weight for each feature, in log-odds. A weight of 0.7 doubles the odds of approval, one of −0.7 halves them.
/// A batch that was planned with a taste keeps it as JSON, so that the plan can be made again.
/// </remarks>
public sealed record Taste
{
    /// <summary>Version of what features and weights mean; raise it when an older taste would rank differently.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Fewest decisions that a taste is used from.</summary>
    /// <remarks>
    /// Measured with simulated reviewers, docs/learning.md: a plan that follows what ten decisions taught is worse than one that follows nothing in a quarter of the
    /// trials, after twenty in a seventh; after forty, reviewers with a plain taste never got a worse one, and one who often slips got it in one trial of five.
    /// </remarks>
    public const int LeastDecisions = 40;

    /// <summary>Fewest approvals, and fewest refusals, that a taste is used from: a house that has approved a handful has shown what it wants in a handful of designs.</summary>
    public const int LeastOfEither = 8;

    /// <summary>Which <see cref="CurrentVersion"/> it was learned under.</summary>
    public required int Version { get; init; }

    /// <summary>Approvals that it was learned from.</summary>
    public required int Approved { get; init; }

    /// <summary>Refusals that it was learned from.</summary>
    public required int Declined { get; init; }

    /// <summary>Wishes for a change that it was learned from; they count little.</summary>
    public int Revised { get; init; }

    /// <summary>Log-odds of approval of a design that has as much of every feature as is usual.</summary>
    public required double Leaning { get; init; }

    /// <summary>The features that count, in the order of their keys.</summary>
    public required ImmutableArray<TasteWeight> Weights
    {
        get;
        init
        {
            field = value;
            _byKey = value.GroupBy(w => w.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
            _usualPlanned = value.Where(w => !w.IsDrawn).Sum(w => w.Weight * w.Usual);
            _usualDrawn = value.Where(w => w.IsDrawn).Sum(w => w.Weight * w.Usual);
        }
    }

    private readonly Dictionary<string, TasteWeight> _byKey = [];
    private readonly double _usualPlanned, _usualDrawn;

    /// <summary>Whether there were enough decisions, of both kinds, to go by it.</summary>
    [JsonIgnore]
    public bool IsSure => Version == CurrentVersion && Approved + Declined >= LeastDecisions && Math.Min(Approved, Declined) >= LeastOfEither;

    /// <summary>Log-odds that a design is approved.</summary>
    /// <param name="features">What it has; features that the taste does not know count nothing.</param>
    public double LogOdds(ImmutableArray<DesignFeature> features)
    {
        // A design that was not drawn yet is taken to be drawn as usual.
        double sum = Leaning - _usualPlanned - (features.Any(f => f.IsDrawn) ? _usualDrawn : 0);
        foreach (DesignFeature feature in features)
            sum += _byKey.TryGetValue(feature.Key, out TasteWeight? weight) ? weight.Weight * feature.Value : 0;
        return sum;
    }

    /// <summary>How likely a design is approved, 0 to 1.</summary>
    /// <param name="features">What it has.</param>
    public double Chance(ImmutableArray<DesignFeature> features) => 1 / (1 + Math.Exp(-LogOdds(features)));

    /// <summary>What speaks for and against a design, the weightiest first.</summary>
    /// <param name="features">What it has.</param>
    public ImmutableArray<TasteReason> Reasons(ImmutableArray<DesignFeature> features) =>
    [
        .. features.Where(f => _byKey.ContainsKey(f.Key)).Select(f => new TasteReason(f.Key, f.Name, _byKey[f.Key].Weight * f.Value))
            .OrderByDescending(r => Math.Abs(r.LogOdds)).ThenBy(r => r.Key, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    public bool Equals(Taste? other) =>
        other is not null && (Version, Approved, Declined, Revised, Leaning) == (other.Version, other.Approved, other.Declined, other.Revised, other.Leaning) && Weights.SequenceEqual(other.Weights);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Version, Approved, Declined, Revised, Leaning, Weights.Length);
}

/// <summary>How much a feature counts.</summary>
/// <param name="Key">Key of the feature.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Weight">What all of it adds to the log-odds of approval; below 0 it is disliked.</param>
/// <param name="Usual">How much of it the designs had on average that were decided, 0 to 1.</param>
/// <param name="Seen">In how many of them it was.</param>
public sealed record TasteWeight(string Key, LocalName Name, double Weight, double Usual, int Seen)
{
    /// <summary>Whether it is known only of designs that were drawn.</summary>
    internal bool IsDrawn => new DesignFeature(Key, Name).IsDrawn;
}

/// <summary>What one feature of a design adds to its chance.</summary>
/// <param name="Key">Key of the feature.</param>
/// <param name="Name">What people call it.</param>
/// <param name="LogOdds">What it adds; below 0 it speaks against the design.</param>
public readonly record struct TasteReason(string Key, LocalName Name, double LogOdds);
