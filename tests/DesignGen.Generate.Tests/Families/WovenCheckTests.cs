using DesignGen.Core.Catalogue;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Layout;

namespace DesignGen.Generate.Tests.Families;

public sealed class WovenCheckTests
{
    [Fact]
    public void A_sett_with_pivots_turns_back_without_doubling_them()
    {
        var sett = new Sett([new(PaletteRole.Hero, 24), new(PaletteRole.Line, 4), new(PaletteRole.Support, 16)], Pivots: true);
        Assert.Equal("H/24 K4 P/16", sett.ToString());
        Assert.Equal([24, 4, 16, 4], sett.Unfolded.Select(s => s.Threads));
        Assert.Equal(48, sett.Whole.Threads);
    }

    [Fact]
    public void A_sett_without_pivots_starts_again() =>
        Assert.Equal("G8 A2", new Sett([new(PaletteRole.Ground, 8), new(PaletteRole.Accent, 2)], Pivots: false).ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Setts_meet_the_twill_and_never_repeat_a_colour(int style)
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var canvas = new DesignCanvas(Draft.Of("tartan", seed, RepeatLayout.Block, ("style", style), ("over-check", seed % 4)));
            Sett sett = SettMaker.Make(style, 104, canvas).Whole;
            Assert.Equal(0, sett.Threads % 4);
            Assert.All(sett.Stripes, s => Assert.True(s.Threads >= 2 && s.Threads % 2 == 0, sett.ToString()));
            Assert.All(sett.Stripes.Zip(sett.Stripes.Skip(1)), pair => Assert.NotEqual(pair.First.Role, pair.Second.Role));
        }
    }

    [Theory]
    [InlineData(WeaveKind.Twill)]
    [InlineData(WeaveKind.Herringbone)]
    [InlineData(WeaveKind.Hopsack)]
    public void Weft_is_on_top_of_half_the_cloth(WeaveKind kind)
    {
        var weave = new Weave(kind, Across: 96, ThreadX: 0.8, ThreadY: 0.9);
        double share = weave.Floats(0, 40, 0).Area() / (96 * 0.8 * 40 * 0.9);
        // Herringbone and basket floats reach a hair over their neighbours.
        Assert.InRange(share, 0.499, 0.56);
    }

    [Fact]
    public void Floats_are_never_finer_than_the_press_holds()
    {
        Artworks finest = new(Draft.Of("tartan", 3, RepeatLayout.Block, ("thread", 0.6), ("sett-size", 24)) with { MinLineMm = 0.36, MinGapMm = 0.71 });
        // A twill float is a parallelogram: its breadth is its area over its longer side.
        foreach (Contour c in finest.Slanted)
        {
            List<Point> p = c.Flatten(0.01);
            double across = Math.Abs(p[1].X - p[0].X), side = p[1].DistanceTo(p[2]), down = Math.Abs(p[2].Y - p[1].Y);
            Assert.True(across * down / side >= 0.69, $"{across * down / side} mm");
        }
    }

    private sealed class Artworks(Core.Designs.Recipe recipe)
    {
        public IEnumerable<Contour> Slanted => ProceduralGenerator.Draw(recipe).Shapes.SelectMany(s => s.Outline.Contours)
            .Where(c => c.Segments.Length is 3 or 4 && Math.Abs(c.Segments[0].End.Y - c.Start.Y) < 1e-6 && Math.Abs(c.Segments[1].End.X - c.Segments[0].End.X) > 0.1);
    }
}
