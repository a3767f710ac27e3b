using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Vectorize.Palettes;

namespace DesignGen.Vectorize.Tests.Palettes;

public sealed class InkAssignmentTests
{
    [Fact]
    public void A_colour_that_is_an_ink_gets_it_without_difference()
    {
        InkAssignment found = InkAssignment.Find([Colour("#c8102e", 10), Colour("#ffffff", 90)], Library("#101012", "#ffffff", "#c8102e"));
        Assert.Equal(["#c8102e", "#ffffff"], found.Matches.Select(m => m.Ink.Colour.Hex));
        Assert.All(found.Matches, m => Assert.Equal(0, m.Difference));
        Assert.Equal(0, found.Difference);
        Assert.Empty(found.Far);
    }

    [Fact]
    public void Of_two_colours_nearest_to_one_ink_the_larger_area_gets_it()
    {
        InkLibrary library = Library("#d02030", "#a01060");
        InkAssignment small = InkAssignment.Find([Colour("#d22232", 5), Colour("#cc1c2c", 95)], library);
        InkAssignment large = InkAssignment.Find([Colour("#d22232", 95), Colour("#cc1c2c", 5)], library);
        Assert.Equal(["#a01060", "#d02030"], small.Matches.Select(m => m.Ink.Colour.Hex));
        Assert.Equal(["#d02030", "#a01060"], large.Matches.Select(m => m.Ink.Colour.Hex));
    }

    [Fact]
    public void Matches_above_the_threshold_are_flagged_and_the_difference_is_the_mean_over_pixels()
    {
        InkLibrary library = Library("#000000", "#ffffff");
        FoundColour[] colours = [Colour("#000000", 75), Colour("#eeeeee", 25)];
        InkAssignment usual = InkAssignment.Find(colours, library), lenient = InkAssignment.Find(colours, library, farAbove: 4);
        double difference = Srgb.White.CieLab.DifferenceTo(Srgb.Parse("#eeeeee").CieLab);
        Assert.InRange(difference, 3, 4);
        Assert.Equal("#eeeeee", Assert.Single(usual.Far).Found.Colour.Hex);
        Assert.Empty(lenient.Far);
        Assert.Equal(difference / 4, usual.Difference, 9);
    }

    [Fact]
    public void Equal_inks_go_in_the_order_of_the_library()
    {
        InkLibrary library = Library("#ffffff", "#1d4fa8", "#1d4fa8", "#1d4fa8");
        InkAssignment found = InkAssignment.Find([Colour("#1d4fa8", 10), Colour("#1d4fa8", 20)], library);
        Assert.Equal(["ink-1", "ink-2"], found.Matches.Select(m => m.Ink.Id));
    }

    [Fact]
    public void Metallic_underbase_and_clear_inks_are_never_chosen()
    {
        InkLibrary library = new("shop", new("Shop", "店"), "test",
        [
            Stock("silver", "#a7a9ac", InkKind.Metallic), Stock("base", "#ffffff", InkKind.Underbase), Stock("gel", "#ffffff", InkKind.Clear), Stock("grey", "#808080", InkKind.Spot),
        ]);
        Assert.Equal("grey", Assert.Single(InkAssignment.Find([Colour("#a7a9ac", 1)], library).Matches).Ink.Id);
    }

    [Fact]
    public void More_colours_than_inks_are_refused_with_both_numbers()
    {
        var e = Assert.Throws<InputException>(() => InkAssignment.Find([Colour("#111111", 1), Colour("#222222", 1), Colour("#333333", 1)], Library("#000000", "#ffffff")));
        Assert.Equal(
            "ink library test: inks: The picture is to be printed in 3 inks, but only 2 here are spot inks, and none is used twice. Ask for 2 or fewer, or add inks to the library.",
            Assert.Single(e.Problems).ToString());
    }

    [Fact]
    public void A_picture_without_colours_needs_no_ink() => Assert.Equal(0, InkAssignment.Find([], Library("#000000")).Difference);

    [Fact]
    public void Colours_of_no_area_still_get_their_nearest_ink() =>
        Assert.Equal("#000000", Assert.Single(InkAssignment.Find([Colour("#050505", 0)], Library("#ffffff", "#000000")).Matches).Ink.Colour.Hex);

    private static FoundColour Colour(string hex, long pixels) => new(Srgb.Parse(hex), pixels);

    private static StockInk Stock(string id, string hex, InkKind kind) => new(id, new(id, id), Srgb.Parse(hex), kind);

    private static InkLibrary Library(params string[] hexes) =>
        new("test", new("Test", "试"), "test", hexes.Select((h, i) => Stock($"ink-{i}", h, InkKind.Spot)).ToImmutableArray());
}
