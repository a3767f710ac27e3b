using System.Collections.Immutable;
using System.Diagnostics;
using DesignGen.Core.Chance;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Review.Ranking;
using DesignGen.Tests;

namespace DesignGen.Review.Tests.Ranking;

public sealed class TasteTrainingTests
{
    private static DesignFeature Feature(string key) => new(key, new(key, key));

    private static DecidedDesign Decided(bool approved, params string[] has) => Decided(approved ? Decision.Approve : Decision.Decline, 0, has);

    private static DecidedDesign Decided(Decision decision, int rating, params string[] has) => new("B", decision, rating, [.. has.Select(Feature)], []);

    private static double WeightOf(Taste taste, string key) => taste.Weights.FirstOrDefault(w => w.Key == key)?.Weight ?? 0;

    // Each design has some of the features; the reviewer likes a and dislikes b.
    private static DecidedDesign[] Some(int count, int features, ulong seed = 1)
    {
        var dice = new Dice(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            string[] has = [.. Enumerable.Range(0, features).Where(_ => dice.Chance(0.3)).Select(f => $"motif:{(char)('a' + f % 26)}{f / 26}")];
            double odds = -0.8 + (has.Contains("motif:a0") ? 2 : 0) - (has.Contains("motif:b0") ? 2 : 0);
            return Decided(dice.Chance(1 / (1 + Math.Exp(-odds))), has) with { Batch = $"B{i / 50}" };
        })];
    }

    [Fact]
    public void What_is_liked_weighs_up_and_what_is_disliked_down()
    {
        Taste taste = TasteTraining.Learn(Some(400, 12));
        Assert.Equal(["motif:a0", "motif:b0"], taste.Weights.OrderByDescending(w => Math.Abs(w.Weight)).Take(2).Select(w => w.Key).Order());
        Assert.InRange(WeightOf(taste, "motif:a0"), 1, 2.5);
        Assert.InRange(WeightOf(taste, "motif:b0"), -2.5, -0.8);
        Assert.Equal(taste.Weights.Select(w => w.Key).Order(StringComparer.Ordinal), taste.Weights.Select(w => w.Key));
    }

    [Fact]
    public void No_decisions_teach_nothing()
    {
        Taste taste = TasteTraining.Learn([]);
        Assert.False(taste.IsSure);
        Assert.Empty(taste.Weights);
        Assert.Equal(0.5, taste.Chance([Feature("motif:a")]));
        Assert.Equal(TasteJson.Write(taste), TasteJson.Write(TasteTraining.Learn([Decided(Decision.None, 5, "motif:a")])));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decisions_that_are_all_alike_give_finite_weights_and_no_sure_taste(bool approved)
    {
        Taste taste = TasteTraining.Learn(Some(200, 10).Select(d => d with { Decision = approved ? Decision.Approve : Decision.Decline }));
        Assert.False(taste.IsSure);
        Assert.All(taste.Weights, w => Assert.InRange(Math.Abs(w.Weight), 0, 1));
        Assert.InRange(Math.Abs(taste.Leaning), 2, 20);
        Assert.Equal(approved, taste.Chance([]) > 0.9);
    }

    [Fact]
    public void What_parts_all_approved_from_all_declined_stays_finite()
    {
        Taste taste = TasteTraining.Learn(Enumerable.Range(0, 100).Select(i => Decided(i % 2 == 0, i % 2 == 0 ? ["ground:dark"] : ["ground:light"])));
        Assert.True(taste.IsSure);
        Assert.InRange(WeightOf(taste, "ground:dark"), 1, 4);
        Assert.InRange(WeightOf(taste, "ground:light"), -4, -1);
    }

    [Fact]
    public void A_feature_that_all_have_or_hardly_any_tells_nothing()
    {
        Taste taste = TasteTraining.Learn(Enumerable.Range(0, 100).Select(i => Decided(i % 3 == 0, [.. i < 3 ? ["motif:seldom"] : Array.Empty<string>(), "motif:always", .. i % 2 == 0 ? ["motif:half"] : Array.Empty<string>()])));
        Assert.DoesNotContain(taste.Weights, w => w.Key is "motif:always" or "motif:seldom");
    }

    [Fact]
    public void Contradicting_decisions_on_one_design_cancel_out()
    {
        Taste taste = TasteTraining.Learn(Enumerable.Range(0, 80).Select(i => Decided(i % 2 == 0, i % 4 < 2 ? ["motif:a"] : ["motif:b"])));
        Assert.Empty(taste.Weights);
        Assert.Equal(0.5, taste.Chance([Feature("motif:a")]), 3);
    }

    [Fact]
    public void The_level_of_a_batch_is_no_taste()
    {
        // A buyer who needs many takes four in five of what was asked for with peonies; the other takes one in five; within both, peonies are taken as often as anything.
        IEnumerable<DecidedDesign> Batch(string code, int approved, int peonies) =>
            Enumerable.Range(0, 100).Select(i => new DecidedDesign(code, i * 7 % 10 < approved ? Decision.Approve : Decision.Decline, 0, i < peonies ? [Feature("motif:peony")] : [], []));
        Taste taste = TasteTraining.Learn([.. Batch("MANY", 8, 80), .. Batch("FEW", 2, 20)]);
        Assert.InRange(WeightOf(taste, "motif:peony"), -0.1, 0.35);
    }

    [Fact]
    public void Ratings_weigh_and_a_wish_for_a_change_weighs_little()
    {
        Assert.True(TasteTraining.Says(Decision.Approve, 5).Weight > TasteTraining.Says(Decision.Approve, 0).Weight);
        Assert.True(TasteTraining.Says(Decision.Approve, 1).Weight < TasteTraining.Says(Decision.Approve, 0).Weight);
        Assert.True(TasteTraining.Says(Decision.Decline, 1).Weight > TasteTraining.Says(Decision.Decline, 4).Weight);
        Assert.Equal((0.5, 0.5), TasteTraining.Says(Decision.Revise, 0));
        Taste taste = TasteTraining.Learn(Enumerable.Range(0, 120).Select(i => (i % 3) switch { 0 => Decided(Decision.Approve, 5, "motif:loved"), 1 => Decided(Decision.Revise, 0, "motif:nearly"), _ => Decided(Decision.Decline, 1, "motif:hated") }));
        Assert.True(WeightOf(taste, "motif:loved") > WeightOf(taste, "motif:nearly"));
        Assert.True(WeightOf(taste, "motif:nearly") > WeightOf(taste, "motif:hated"));
        Assert.Equal((40, 40, 40), (taste.Approved, taste.Declined, taste.Revised));
    }

    [Fact]
    public void What_was_measured_is_learned_beside_what_was_planned_and_does_not_take_its_place()
    {
        // What is drawn plainly follows the ground as a rule; the ground alone decides.
        var dice = new Dice(5);
        DecidedDesign[] decided = [.. Enumerable.Range(0, 400).Select(_ =>
        {
            bool dark = dice.Chance(0.5), plain = dice.Chance(dark ? 0.8 : 0.2);
            return new DecidedDesign("B", dice.Chance(dark ? 0.8 : 0.2) ? Decision.Approve : Decision.Decline, 0, dark ? [Feature("ground:dark")] : [], plain ? [Feature("drawn:plain")] : [Feature("drawn:intricate")]);
        })];
        Taste taste = TasteTraining.Learn(decided), blind = TasteTraining.Learn(decided.Select(d => d with { Measured = [] }));
        Assert.Equal(WeightOf(blind, "ground:dark"), WeightOf(taste, "ground:dark"));
        Assert.InRange(WeightOf(taste, "drawn:plain"), -0.4, 0.4);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    public void The_same_decisions_give_the_same_bytes_in_every_culture_and_order(string culture)
    {
        DecidedDesign[] decided = Some(300, 40);
        string text = TasteJson.Write(TasteTraining.Learn(decided));
        using var _ = new CultureScope(culture);
        Assert.Equal(text, TasteJson.Write(TasteTraining.Learn(decided)));
        Assert.Equal(text, TasteJson.Write(TasteTraining.Learn(decided.Reverse())));
    }

    [Fact]
    public void Thousands_of_decisions_are_learned_in_no_time()
    {
        DecidedDesign[] decided = Some(2000, 120);
        TasteTraining.Learn(decided);
        var watch = Stopwatch.StartNew();
        Taste taste = TasteTraining.Learn(decided);
        // Measured a few hundredths of a second; ten times as much leaves room for other work on the machine.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"{watch.Elapsed}");
        Assert.True(taste.IsSure);
    }

    [Fact]
    public void Designs_are_ranked_by_their_chance_and_stay_as_they_came_without_a_sure_taste()
    {
        string[][] designs = [["motif:b0"], [], ["motif:a0"], ["motif:other"]];
        ImmutableArray<DesignFeature> Has(string[] keys) => [.. keys.Select(Feature)];
        ImmutableArray<RankedDesign<string[]>> ranked = TasteRanking.Order(designs, TasteTraining.Learn(Some(400, 12)), Has);
        Assert.Equal([designs[2], designs[1], designs[3], designs[0]], ranked.Select(r => r.Design));
        Assert.Equal("motif:a0", ranked[0].Reasons[0].Key);
        Assert.True(ranked[0].Chance > 0.5 && ranked[^1].Chance < 0.2);
        foreach (Taste? unsure in new[] { null, TasteTraining.Learn(Some(20, 12)) })
        {
            Assert.Equal(designs, TasteRanking.Order(designs, unsure, Has).Select(r => r.Design));
            Assert.All(TasteRanking.Order(designs, unsure, Has), r => Assert.Null(r.Chance));
        }
    }
}
