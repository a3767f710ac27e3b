using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Core.Reviews;
using DesignGen.Review.Gates;

namespace DesignGen.Review.Tests.Gates;

public sealed class GatekeeperTests
{
    private static readonly Ink Navy = new("navy", "Navy", Srgb.Parse("#1f3a5f")), Cream = new("cream", "Cream", Srgb.Parse("#f3e9d2"));

    private static Candidate Of(IEnumerable<Outline> outlines, RepeatLayout? layout = null, ImmutableArray<Ink> inks = default, int maxInks = 4, bool isToss = false, string garment = "#ffffff", bool storeCopies = true, FamilyBand? band = null)
    {
        Repeat? repeat = layout is RepeatLayout l ? new(l, Length.FromMillimetres(100), Length.FromMillimetres(100)) : null;
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        foreach (Outline outline in outlines)
        {
            int original = shapes.Count;
            if (repeat is null || !storeCopies)
            {
                shapes.Add(new(0, outline, FillRule.NonZero, Coverage.Solid));
                continue;
            }
            foreach (Affine image in repeat.Images(outline.Bounds, new(0, 0, 100, 100)))
                shapes.Add(new(0, outline.Transform(image), FillRule.NonZero, Coverage.Solid, shapes.Count == original ? null : original));
        }
        inks = inks.IsDefault ? [Navy] : inks;
        var recipe = new Recipe
        {
            Engine = "test",
            EngineVersion = 1,
            Family = "test",
            Seed = 1,
            Parameters = ImmutableSortedDictionary<string, double>.Empty,
            Kind = repeat is null ? ArtKind.Placement : ArtKind.AllOver,
            Layout = layout,
            WidthMm = 100,
            HeightMm = 100,
            Inks = inks,
            Roles = ImmutableSortedDictionary<PaletteRole, int>.Empty.Add(PaletteRole.Hero, 0),
            Garment = new("g", new("G", "G"), Srgb.Parse(garment)),
            MinLineMm = 0.35,
            MinGapMm = 0.71,
        };
        var artwork = new Artwork(Length.FromMillimetres(100), Length.FromMillimetres(100), repeat, inks, shapes.ToImmutable(), []);
        return new(new(0, 1, "T", new("F", "F"), new("P", "P"), maxInks, isToss, band, [], recipe, []), artwork);
    }

    private static GateFinding Find(Candidate candidate, string gate) => Gatekeeper.Inspect(candidate).Findings.Single(f => f.Gate == gate);

    [Fact]
    public void A_fixed_colour_that_is_not_printed_is_turned_down()
    {
        Candidate all = Of(Bars(4, 4)), missing = Of(Bars(4, 4), inks: [Navy, Cream]);
        Assert.Equal(GateVerdict.Pass, Find(all, "fixed-colours").Verdict);
        Assert.Contains("Cream", Find(missing, "fixed-colours").En);
        Assert.Equal(GateVerdict.Reject, Find(missing, "fixed-colours").Verdict);
        Candidate free = missing with { Spec = missing.Spec with { Recipe = missing.Spec.Recipe with { Palette = "sea" } } };
        Assert.DoesNotContain(Gatekeeper.Inspect(free).Findings, f => f.Gate == "fixed-colours");
    }

    private static IEnumerable<Outline> Bars(double width, double gap)
    {
        for (double x = 5; x + width < 95; x += width + gap)
            yield return Outline.Rectangle(Rect.FromSize(x, 5, width, 90));
    }

    [Theory]
    [InlineData(0.35, GateVerdict.Pass)]
    [InlineData(1.0, GateVerdict.Pass)]
    [InlineData(0.20, GateVerdict.Reject)]
    public void Lines_thinner_than_the_press_holds_are_turned_down(double width, GateVerdict verdict)
    {
        Assert.Equal(verdict, Find(Of(Bars(width, 4)), "min-line").Verdict);
        Outline[] slanting = [.. Bars(width, 4).Select(b => b.Transform(Affine.Translate(-50, -50).Then(Affine.Rotate(0.6)).Then(Affine.Translate(50, 50))))];
        Assert.Equal(verdict, Find(Of(slanting), "min-line").Verdict);
    }

    [Theory]
    [InlineData(0.8, GateVerdict.Pass)]
    [InlineData(0.3, GateVerdict.Reject)]
    public void Gaps_that_would_fill_in_are_turned_down(double gap, GateVerdict verdict) =>
        Assert.Equal(verdict, Find(Of(Bars(1.5, gap)), "min-gap").Verdict);

    [Theory]
    [InlineData(RepeatLayout.Block)]
    [InlineData(RepeatLayout.HalfDrop)]
    [InlineData(RepeatLayout.Brick)]
    [InlineData(RepeatLayout.Mirror)]
    public void A_tile_that_stores_what_crosses_its_edges_meets_itself_and_one_that_does_not_is_turned_down(RepeatLayout layout)
    {
        Outline[] crossing = [Outline.Circle(new(0, 30), 9), Outline.Circle(new(62, 2), 12)];
        Assert.Equal(GateVerdict.Pass, Find(Of(crossing, layout), "seam").Verdict);
        Assert.Equal(GateVerdict.Reject, Find(Of(crossing, layout, storeCopies: false), "seam").Verdict);
    }

    [Fact]
    public void A_toss_with_a_hole_is_turned_down_and_an_even_one_passes()
    {
        var dice = new Dice(3);
        Outline[] even = [.. from row in Enumerable.Range(0, 8) from column in Enumerable.Range(0, 8)
                             select Outline.Circle(new(column * 12.5 + dice.Between(3, 5), row * 12.5 + dice.Between(3, 5)), 3.6)];
        Assert.Equal(GateVerdict.Pass, Find(Of(even, RepeatLayout.Block, isToss: true), "empty-area").Verdict);
        Outline[] holed = [.. even.Where(o => o.Bounds.Centre.DistanceTo(new(50, 50)) > 28)];
        Assert.Equal(GateVerdict.Reject, Find(Of(holed, RepeatLayout.Block, isToss: true), "empty-area").Verdict);
        Outline[] gathered = [.. even.Where(o => o.Bounds.Centre.X < 60)];
        Assert.Equal(GateVerdict.Pass, Find(Of(even, RepeatLayout.Block, isToss: true), "evenness").Verdict);
        Assert.Equal(GateVerdict.Reject, Find(Of(gathered, RepeatLayout.Block, isToss: true), "evenness").Verdict);
    }

    [Fact]
    public void More_inks_than_allowed_are_turned_down() =>
        Assert.Equal(GateVerdict.Reject, Find(Of(Bars(2, 4), inks: [Navy, Cream], maxInks: 1), "ink-count").Verdict);

    [Theory]
    [InlineData("#ffffff", GateVerdict.Pass)]
    [InlineData("#1b2438", GateVerdict.Reject)]
    public void A_design_that_vanishes_on_its_cloth_is_turned_down(string garment, GateVerdict verdict) =>
        Assert.Equal(verdict, Find(Of(Bars(2, 4), garment: garment), "contrast").Verdict);

    [Fact]
    public void A_nearly_empty_print_is_turned_down() =>
        Assert.Equal(GateVerdict.Reject, Find(Of([Outline.Circle(new(50, 50), 3)]), "coverage").Verdict);

    [Fact]
    public void Ink_coverage_is_the_share_of_the_page() =>
        Assert.Equal(0.25, Gatekeeper.Inspect(Of([Outline.Rectangle(new(0, 0, 50, 50))])).InkCoverage[0], 3);

    [Fact]
    public void A_shifted_tile_is_a_near_duplicate_and_another_design_is_not()
    {
        var dice = new Dice(8);
        Outline[] dots = [.. Enumerable.Range(0, 30).Select(_ => Outline.Circle(new(dice.Between(0, 100), dice.Between(0, 100)), dice.Between(2, 6)))];
        ImmutableArray<float> one = Gatekeeper.Inspect(Of(dots, RepeatLayout.Block)).Fingerprint;
        ImmutableArray<float> shifted = Gatekeeper.Inspect(Of(dots.Select(d => d.Transform(Affine.Translate(37, 21))), RepeatLayout.Block)).Fingerprint;
        ImmutableArray<float> bars = Gatekeeper.Inspect(Of(Bars(3, 4), RepeatLayout.Block)).Fingerprint;
        Assert.True(NearDuplicates.Near(one, shifted), $"{NearDuplicates.Spectrum(one, shifted)} {NearDuplicates.Colour(one, shifted)}");
        Assert.False(NearDuplicates.Near(one, bars));
        Assert.False(NearDuplicates.Near([], []));
    }

    [Fact]
    public void A_report_does_not_depend_on_the_culture()
    {
        GateFinding here = Find(Of(Bars(0.2, 4)), "min-line");
        using var _ = new DesignGen.Tests.CultureScope("tr-TR");
        Assert.Equal(here, Find(Of(Bars(0.2, 4)), "min-line"));
    }

    [Theory]
    [InlineData(0.3, GateVerdict.Pass)]
    [InlineData(0.55, GateVerdict.Warn)]
    [InlineData(0.8, GateVerdict.Reject)]
    public void A_design_far_emptier_than_its_family_is_turned_down(double leastInked, GateVerdict verdict)
    {
        // Bars over two fifths of the page.
        Candidate bars = Of(Enumerable.Range(0, 5).Select(i => Outline.Rectangle(Rect.FromSize(i * 20, 0, 8, 100))), RepeatLayout.Block, band: new(0, 1, leastInked, 1));
        GateFinding finding = Find(bars, "fullness");
        Assert.Equal(0.4, finding.Value, 0.02);
        Assert.Equal(verdict, finding.Verdict);
        Assert.Equal(verdict == GateVerdict.Pass, finding.En.Length == 0);
    }
}
