using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Reviews;
using DesignGen.Generate.Calibration;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Review.Gates;
using DesignGen.Tests;

namespace DesignGen.Engine.Tests;

/// <summary>What every T-shirt family must hold as a whole: enough of them, printable at their ends, with knobs that show.</summary>
public sealed class FamilyRegistryTests
{
    private static readonly string[] Press = ["min-line", "min-gap", "seam", "ink-count", "coverage"];

    public static TheoryData<string> Families() => [.. Trials.Printed.Select(c => c.Id)];

    [Fact]
    public void There_are_at_least_55_families_15_of_them_Chinese_or_Japanese()
    {
        Assert.True(Trials.Printed.Length >= 55, $"{Trials.Printed.Length} families");
        Assert.True(Trials.Printed.Count(c => c.Tags.Contains("chinese") || c.Tags.Contains("japanese")) >= 15);
        Assert.Equal(Trials.Printed.Select(c => c.Id), FamilyProfiles.Measured);
        Assert.Equal(Trials.Printed.Length, Trials.Printed.Select(c => c.Name.Zh).Distinct().Count());
    }

    // Prints round a hero differ by the hero, its words and the layout; what is left to knobs is finish.
    private static readonly string[] Composed = ["tide-hero", "varsity-hero", "split-hero", "back-statement", "chest-mark", "sticker-print", "park-print", "type-print", "grand-character"];

    [Theory]
    [MemberData(nameof(Families))]
    public void It_prints_at_the_ends_of_its_parameters_which_all_do_something_and_six_of_which_show(string id)
    {
        FamilyCard card = FamilyRegistry.Get(id).Card;
        var faults = new List<string>();
        var shift = card.Parameters.ToDictionary(p => p.Name, _ => 0.0);
        var still = card.Parameters.ToHashSet();
        // A knob may be still for one choice of structure: it has to show in some design of three.
        for (int number = 0; number < 3 && !Shows(); number++)
        {
            DesignSpec spec = Base(card, number);
            foreach (FamilyParameter p in card.Parameters.Where(p => shift[p.Name] < 0.1 || number == 0))
            {
                (Artwork least, Artwork most) = (Draw(spec, p, p.Low), Draw(spec, p, p.High));
                if (still.Contains(p) && ArtworkTrace.Of(least) != ArtworkTrace.Of(most))
                    still.Remove(p);
                (GateReport low, GateReport high) = (Inspect(spec, p, p.Low, least), Inspect(spec, p, p.High, most));
                shift[p.Name] = Math.Max(shift[p.Name], Moved(low, high));
                if (number > 0)
                    continue;
                foreach ((double end, GateReport report) in new[] { (p.Low, low), (p.High, high) })
                    faults.AddRange(report.Findings.Where(f => f.Verdict == GateVerdict.Reject && Press.Contains(f.Gate)).Select(f => FormattableString.Invariant($"{p.Name} {end}: {f.En}")));
            }
        }
        Assert.Empty(faults);
        // What these designs leave still must be live in one of a few more.
        for (int number = 1; number < 12 && still.Count > 0; number++)
        {
            DesignSpec spec = Base(card, number);
            still.RemoveWhere(p => ArtworkTrace.Of(Draw(spec, p, p.Low)) != ArtworkTrace.Of(Draw(spec, p, p.High)));
        }
        Assert.Empty(still.Select(p => p.Name));
        Assert.True(Shows(), string.Join(", ", shift.OrderBy(s => s.Value).Select(s => FormattableString.Invariant($"{s.Key} {s.Value:0.00}"))));

        // A heap of stickers is told by its stickers; layout and rim are all that shows beside them.
        bool Shows() => Composed.Contains(id) ? shift.Values.Count(s => s >= 0.07) >= (id == "sticker-print" ? 2 : 4) : shift.Values.Count(s => s >= 0.1) >= 6;
    }

    // Defaults, with the choices moved on for every further design.
    private static DesignSpec Base(FamilyCard card, int number)
    {
        Brief brief = Trials.Brief(card, 2 + 6 * number, card.Kind == ArtKind.AllOver ? "repeat: [block]\n" : "");
        DesignSpec spec = new Planner(brief, Templates.Catalogue).Spec(0, 1);
        ImmutableSortedDictionary<string, double> values = card.Parameters.ToImmutableSortedDictionary(
            p => p.Name, p => p.Unit == "choice" ? p.Low + (p.Default - p.Low + number) % (p.High - p.Low + 1) : p.Default, StringComparer.Ordinal);
        return spec with { Recipe = spec.Recipe with { Parameters = values, Seed = 5 + (ulong)number } };
    }

    private static Recipe With(DesignSpec spec, FamilyParameter parameter, double value) => spec.Recipe with { Parameters = spec.Recipe.Parameters.SetItem(parameter.Name, value) };

    private static Artwork Draw(DesignSpec spec, FamilyParameter parameter, double value) => ProceduralGenerator.Draw(With(spec, parameter, value));

    private static GateReport Inspect(DesignSpec spec, FamilyParameter parameter, double value, Artwork artwork) => Gatekeeper.Inspect(new Candidate(spec with { Recipe = With(spec, parameter, value) }, artwork));

    // The picture's part of D, brought to 0 to 1: traits would differ by definition.
    private static double Moved(GateReport a, GateReport b) => Diversity.Look(a, b) / Diversity.MostLook;
}
