using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Plan;
using DesignGen.Review.Gates;
using DesignGen.Review.Ranking;
using DesignGen.Tests;

namespace DesignGen.Engine.Tests.Learning;

/// <summary>What came of one round.</summary>
/// <param name="Approval">Share of the batch that was approved.</param>
/// <param name="Explored">Share of the places that a taste left open that was approved; 0 where there are none.</param>
/// <param name="Families">Distinct families.</param>
/// <param name="Palettes">Distinct palettes.</param>
/// <param name="Apart">Mean distance of two designs of the batch by their traits, 0 to 1.</param>
internal sealed record Round(double Approval, double Explored, double Families, double Palettes, double Apart);

/// <summary>Round after round: a batch is planned, a reviewer decides, the taste is learned anew from all decisions so far.</summary>
internal static class Rounds
{
    private static readonly DesignSubjects Subjects = new(Templates.Catalogue);

    /// <summary>Runs some rounds.</summary>
    /// <param name="reviewer">Who decides.</param>
    /// <param name="briefs">The brief of each round; its seed is replaced.</param>
    /// <param name="count">Designs a batch.</param>
    /// <param name="seed">Chance of everything.</param>
    /// <param name="learns">Whether plans follow what was learned.</param>
    public static Round[] Run(Reviewer reviewer, Brief[] briefs, int count, ulong seed, bool learns)
    {
        var decided = new List<DecidedDesign>();
        var rounds = new List<Round>();
        var dice = new Dice(seed);
        for (int round = 0; round < briefs.Length; round++)
        {
            Taste? taste = learns && decided.Count > 0 ? TasteTraining.Learn(decided) : null;
            var planner = new Planner(briefs[round] with { Seed = dice.Fork("brief", round).Bits() }, Templates.Catalogue, taste);
            DesignSpec[] specs = [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1))];
            bool[] approved = [.. specs.Select((s, i) => reviewer.Approves(s, dice.Fork("decision", 1000 * round + i)))];
            decided.AddRange(specs.Select((s, i) => new DecidedDesign($"B{round}", approved[i] ? Decision.Approve : Decision.Decline, 0, Subjects.Planned(s), [])));
            rounds.Add(Measure(specs, approved));
        }
        return [.. rounds];
    }

    private static Round Measure(DesignSpec[] specs, bool[] approved)
    {
        bool steered = specs.Any(s => s.IsByTaste);
        double[] open = [.. specs.Select((s, i) => (s, i)).Where(p => steered && !p.s.IsByTaste).Select(p => approved[p.i] ? 1.0 : 0)];
        double[] apart = [.. specs.SelectMany((a, i) => specs.Skip(i + 1).Select(b => 1 - Diversity.Jaccard(a.Traits, b.Traits)))];
        return new(approved.Count(a => a) / (double)approved.Length, open.Length == 0 ? 0 : open.Average(), specs.Select(s => s.Recipe.Family).Distinct().Count(), specs.Select(s => s.Recipe.Palette).Distinct().Count(), apart.Average());
    }
}
