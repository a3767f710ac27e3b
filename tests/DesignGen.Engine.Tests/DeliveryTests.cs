using System.Collections.Concurrent;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Review.Gates;
using DesignGen.Tests;

namespace DesignGen.Engine.Tests;

/// <summary>What a batch delivers is printable and varied.</summary>
public sealed class DeliveryTests
{
    private static readonly string[] Layout = ["empty-area", "evenness", "alley", "line-up"];

    [Fact]
    public void Five_hundred_random_designs_obey_their_press_within_four_tries()
    {
        const int designs = 500;
        var made = new ConcurrentBag<(Made Design, Brief Brief)>();
        Parallel.For(0, designs, number =>
        {
            FamilyCard card = Trials.Printed[number % Trials.Printed.Length];
            Brief brief = Trials.Brief(card, number);
            made.Add((Trials.Make(new Planner(brief, Templates.Catalogue), number / Trials.Printed.Length), brief));
        });
        Assert.Empty(made.Where(m => !m.Design.IsDelivered).Select(Why).Order());
        foreach ((Made design, Brief brief) in made)
        {
            Recipe recipe = design.Spec.Recipe;
            Assert.True(design.Report.Inks.Length <= brief.MaxInks, recipe.Family);
            Assert.All(design.Report.Inks, ink => Assert.Contains(ink, recipe.Inks));
            foreach (string gate in new[] { "min-line", "min-gap" })
                Assert.NotEqual(GateVerdict.Reject, design.Report.Findings.Single(f => f.Gate == gate).Verdict);
        }
        Made[] tosses = [.. made.Select(m => m.Design).Where(d => d.Spec.IsToss)];
        string[] outside = [.. tosses.Where(d => d.Report.Findings.Any(f => Layout.Contains(f.Gate) && f.Verdict != GateVerdict.Pass)).Select(d => $"{d.Spec.Title}: {string.Join("; ", d.Report.Findings.Where(f => Layout.Contains(f.Gate) && f.Verdict != GateVerdict.Pass).Select(f => f.En))}").Order()];
        Assert.True(outside.Length <= 0.05 * tosses.Length, $"outside the layout bands, of {tosses.Length} tosses: {string.Join(" | ", outside)}");

        static string Why((Made Design, Brief Brief) m) =>
            $"{m.Design.Spec.Recipe.Family}, {m.Brief.MaxInks} inks on {m.Brief.Garment.Id}: {string.Join("; ", m.Design.Report.Findings.Where(f => f.Verdict == GateVerdict.Reject).Select(f => f.En))}";
    }

    [Fact]
    public void Twenty_from_one_open_brief_differ_widely()
    {
        Made[] batch = Batch("product: t-shirt\nplacement: all-over\ngarment: white\nprint: screen\ninks: 6\nseed: 7\n", 20);
        double[] distances = [.. Pairs(batch)];
        Assert.True(distances.Average() >= 0.35, $"mean D is {distances.Average():0.000}");
        Assert.True(distances.Min() >= Diversity.Twins, $"smallest D is {distances.Min():0.000}");
    }

    [Fact]
    public void Two_hundred_from_one_open_brief_hold_no_duplicates_and_many_families()
    {
        Made[] batch = Batch("product: t-shirt\nplacement: all-over\ngarment: black\nprint: screen\ninks: 6\nseed: 11\n", 200);
        for (int i = 0; i < batch.Length; i++)
        {
            for (int j = 0; j < i; j++)
                Assert.False(NearDuplicates.Near(batch[i].Report.Fingerprint, batch[j].Report.Fingerprint), $"{i} and {j}, {batch[i].Spec.Recipe.Family}");
        }
        Assert.True(batch.Select(d => d.Spec.Recipe.Family).Distinct().Count() >= 6);
    }

    [Fact]
    public void A_family_that_suits_better_comes_more_often_and_every_choice_has_its_reason()
    {
        Brief brief = Trials.Brief("product: t-shirt\nplacement: all-over\ngarment: white\nmoods: [chinese, floral]\nseed: 3\n");
        var planner = new Planner(brief, Templates.Catalogue);
        DesignSpec[] specs = [.. Enumerable.Range(0, 120).Select(i => planner.Spec(i, 1))];
        int Fit(DesignSpec s) => FamilyChoice.Fit(FamilyRegistry.Get(s.Recipe.Family).Card, brief);
        var often = specs.GroupBy(s => s.Recipe.Family).ToLookup(g => Fit(g.First()), g => g.Count());
        Assert.True(often[2].Average() > 1.6 * often[1].Average(), "families that are both Chinese and floral come about twice as often");
        Assert.All(specs, s => Assert.True(s.Reasons.Length >= 3, string.Join(" / ", s.Reasons)));
    }

    [Fact]
    public void Briefs_with_wished_motifs_and_colours_are_delivered_within_four_tries()
    {
        Srgb red = new(200, 32, 42), gold = new(212, 175, 55), navy = new(31, 42, 80);
        Brief fish = Trials.Brief("product: t-shirt\nplacement: all-over\ngarment: navy\ninks: 3\n") with
        {
            Motifs = [new("koi", new("koi", "锦鲤"), ["fish", "wave"])],
            ColourWishes = [new(new("red", "红"), red, ColourPart.Any), new(new("gold", "金"), gold, ColourPart.Any), new(new("navy", "藏青"), navy, ColourPart.Ground)],
        };
        Brief lotus = Trials.Brief("product: t-shirt\nplacement: all-over\n") with
        {
            Motifs = [new("lotus", new("lotus", "莲花"), ["lotus"])],
            ColourWishes = [new(new("gold", "金"), gold, ColourPart.Motif)],
            ColourBans = [ColourBan.On(ColourFamily.Red)],
        };
        foreach (Brief brief in new[] { fish, lotus })
        {
            var planner = new Planner(brief, Templates.Catalogue);
            var made = new Made[24];
            Parallel.For(0, made.Length, i => made[i] = Trials.Make(planner, i));

            Made[] given = [.. made.Where(m => !m.IsDelivered)];
            // Wishes may ask for colours that hardly stand off from each other: a few designs then fail.
            Assert.True(given.Length <= 2, string.Join('\n', given.Select(m => $"{m.Spec.Title}: {string.Join("; ", m.Report.Findings.Where(f => f.Verdict == GateVerdict.Reject))}")));
        }
    }

    private static Made[] Batch(string text, int count)
    {
        var planner = new Planner(Trials.Brief(text), Templates.Catalogue);
        var made = new Made[count];
        Parallel.For(0, count, i => made[i] = Trials.Make(planner, i));
        Assert.All(made, m => Assert.True(m.IsDelivered, m.Spec.Title));
        return made;
    }

    private static IEnumerable<double> Pairs(Made[] batch) =>
        from i in Enumerable.Range(0, batch.Length) from j in Enumerable.Range(0, i) select Diversity.Distance(batch[i].Spec, batch[i].Report, batch[j].Spec, batch[j].Report);
}
