using DesignGen.Core.Artworks;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Svg;

namespace DesignGen.Generate.Tests.Families;

/// <summary>Vector files of dense tiles stay small enough to open at once and to send by mail.</summary>
public sealed class DenseSvgTests
{
    [Theory]
    [InlineData(RepeatLayout.HalfDrop, 0, 0)]
    [InlineData(RepeatLayout.Block, 1, 1)]
    [InlineData(RepeatLayout.Brick, 4, 2)]
    public void A_dense_botanical_stays_below_a_megabyte_and_a_half(RepeatLayout layout, double species, double finish) =>
        Check("botanical-toss", layout, ("density", 1), ("fillers", 1), ("hero-size", 32), ("nosegay", 8), ("species", species), ("finish", finish));

    [Theory]
    [InlineData(RepeatLayout.HalfDrop, 0)]
    [InlineData(RepeatLayout.Block, 2)]
    public void So_does_a_dense_ditsy(RepeatLayout layout, double flower) =>
        Check("ditsy", layout, ("density", 1), ("dots", 1), ("leaves", 1), ("sprays", 1), ("flower-size", 8), ("flower", flower));

    private static void Check(string family, RepeatLayout layout, params (string, double)[] values)
    {
        Artwork tile = ProceduralGenerator.Draw(Draft.Of(family, 5, layout, values));
        Assert.Equal(7, tile.Inks.Length);
        Assert.InRange(SvgWriter.ToText(tile).Length, 100_000, 1_500_000);
    }
}
