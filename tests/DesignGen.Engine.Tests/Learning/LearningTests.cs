using DesignGen.Core.Briefs;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Review.Gates;
using DesignGen.Review.Ranking;
using DesignGen.Tests;
using Xunit.Abstractions;

namespace DesignGen.Engine.Tests.Learning;

/// <summary>Reviewers with hidden tastes over five rounds: what is learned must bring more approvals than a plan that learns nothing, and leave a choice.</summary>
public sealed class LearningTests(ITestOutputHelper output)
{
    private const int Designs = 60, FiveRounds = 5;
    private const int Seeds = 6;

    private static readonly Brief Open = Trials.Brief("product: t-shirt\nplacement: all-over\n");

    private static readonly Brief[] Same = [.. Enumerable.Repeat(Open, FiveRounds)];

    // The rounds of a house that gets other briefs each time; the last is as the first, to be held against it.
    private static readonly Brief[] Mixed =
    [
        Open,
        Trials.Brief("product: t-shirt\nplacement: all-over\ngarment: black\nmoods: [summer]\n"),
        Trials.Brief("product: t-shirt\nplacement: all-over\ninks: 5\n"),
        Trials.Brief("product: t-shirt\nplacement: all-over\nmoods: [retro]\n"),
        Open,
    ];

    public static TheoryData<string, double> Tastes => new() { { "dark florals", 0.25 }, { "clean geometry", 0.08 }, { "warm, 15 % slips", 0.08 } };

    [Theory]
    [MemberData(nameof(Tastes))]
    public void Approvals_rise_over_five_rounds_and_the_batch_stays_a_choice(string name, double margin)
    {
        (Round[] plain, Round[] learned) = Run(name, Same);
        Assert.True(learned[^1].Approval >= plain[^1].Approval + margin, "against the plan that learns nothing");
        Assert.True(learned[^1].Approval >= learned[0].Approval + margin, "against the first round");
        Assert.True(learned[3].Approval + learned[4].Approval > learned[1].Approval + learned[2].Approval, "later rounds against earlier ones");
        for (int round = 1; round < FiveRounds; round++)
            Assert.True(learned[round].Approval >= plain[round].Approval - 0.03, $"round {round + 1}");
        Assert.All(learned.Zip(plain), r => StillAChoice(r.First, r.Second));
    }

    [Theory]
    [MemberData(nameof(Tastes))]
    public void What_was_learned_from_other_briefs_helps_with_the_next(string name, double margin)
    {
        (Round[] plain, Round[] learned) = Run(name, Mixed);
        Assert.True(learned[^1].Approval >= plain[^1].Approval + margin * 0.8);
        Assert.All(learned.Zip(plain), r => StillAChoice(r.First, r.Second));
    }

    [Theory]
    [InlineData("vivid geometry, muted rest")]
    [InlineData("heads or tails")]
    public void A_taste_that_cannot_be_learned_does_no_harm(string name)
    {
        (Round[] plain, Round[] learned) = Run(name, Same);
        Assert.True(learned.Average(r => r.Approval) >= plain.Average(r => r.Approval) - 0.03);
        Assert.All(learned.Zip(plain), r => StillAChoice(r.First, r.Second));
    }

    [Fact]
    public void Drawn_designs_of_a_learned_batch_look_nearly_as_different_as_those_of_any_other()
    {
        var subjects = new DesignSubjects(Templates.Catalogue);
        var plan = new Planner(Open, Templates.Catalogue);
        var dice = new Dice(3);
        Taste taste = TasteTraining.Learn(Enumerable.Range(0, 240).Select(i => plan.Spec(i, 1))
            .Select((s, i) => new DecidedDesign("B", Reviewer.DarkFlorals.Approves(s, dice.Fork("decision", i)) ? Decision.Approve : Decision.Decline, 0, subjects.Planned(s), [])));
        Assert.True(taste.IsSure);
        double plain = Apart(new Planner(Open with { Seed = 99 }, Templates.Catalogue)), led = Apart(new Planner(Open with { Seed = 99 }, Templates.Catalogue, taste));
        output.WriteLine(FormattableString.Invariant($"mean distance D of two designs: {plain:0.000} without a taste, {led:0.000} with one"));
        Assert.True(led >= 0.85 * plain);

        static double Apart(Planner planner)
        {
            (DesignSpec Spec, GateReport Report)[] drawn = [.. Enumerable.Range(0, 18).Select(i => planner.Spec(i, 1)).Select(s => (s, Gatekeeper.Inspect(new Candidate(s, ProceduralGenerator.Draw(s.Recipe)))))];
            return drawn.SelectMany((a, i) => drawn.Skip(i + 1).Select(b => Diversity.Distance(a.Spec, a.Report, b.Spec, b.Report))).Average();
        }
    }

    // Half of the families and seven in ten of the palettes at least, and pairs that differ as much in how they are made.
    private static void StillAChoice(Round learned, Round plain)
    {
        Assert.True(learned.Families >= 0.45 * plain.Families, $"{learned.Families} families of {plain.Families}");
        Assert.True(learned.Palettes >= 0.7 * plain.Palettes, $"{learned.Palettes} palettes of {plain.Palettes}");
        Assert.True(learned.Apart >= 0.97 * plain.Apart, $"{learned.Apart} apart against {plain.Apart}");
    }

    private (Round[] Plain, Round[] Learned) Run(string name, Brief[] briefs)
    {
        Reviewer reviewer = new[] { Reviewer.DarkFlorals, Reviewer.CleanGeometry, Reviewer.Warm, Reviewer.Contrary, Reviewer.Tosser }.Single(r => r.ToString() == name);
        Round[] plain = Mean(false), learned = Mean(true);
        for (int round = 0; round < briefs.Length; round++)
            output.WriteLine(FormattableString.Invariant($"{name}, round {round + 1}: approved {plain[round].Approval:P0} unlearned, {learned[round].Approval:P0} learned ({learned[round].Explored:P0} of the places left open); families {plain[round].Families:0.0}, {learned[round].Families:0.0}; palettes {plain[round].Palettes:0.0}, {learned[round].Palettes:0.0}; apart {plain[round].Apart:0.000}, {learned[round].Apart:0.000}"));
        return (plain, learned);

        Round[] Mean(bool learns)
        {
            Round[][] runs = [.. Enumerable.Range(1, Seeds).Select(seed => Rounds.Run(reviewer, briefs, Designs, (ulong)seed, learns))];
            return [.. Enumerable.Range(0, briefs.Length).Select(i => new Round(runs.Average(r => r[i].Approval), runs.Average(r => r[i].Explored), runs.Average(r => r[i].Families), runs.Average(r => r[i].Palettes), runs.Average(r => r[i].Apart)))];
        }
    }
}
