using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Produce.Separations;

namespace DesignGen.Produce.Tests.Separations;

public class InkUseTests
{
    [Fact]
    public void Areas_are_those_of_the_shapes_that_show()
    {
        Artwork art = SampleArt.Solid() with
        {
            Shapes = [SampleArt.Fill(0, Outline.Circle(new(15, 15), 10)), SampleArt.Fill(1, Outline.Rectangle(new(15, 0, 40, 30)))],
        };
        double page = 40 * 30;
        var shares = InkUse.Shares(art);
        Assert.Equal(Math.PI * 50, shares[0] * page, 0.3);
        Assert.Equal(25 * 30, shares[1] * page, 0.3);
        Assert.Equal(0, shares[2]);
    }

    [Fact]
    public void Ramps_count_by_their_tone() => Assert.Equal(0.5, InkUse.Shares(SampleArt.Ramped())[1], 0.002);

    [Fact]
    public void Threads_change_nothing() => Assert.Equal([.. InkUse.Shares(SampleArt.Solid(), 1)], InkUse.Shares(SampleArt.Solid(), 5).ToArray());
}
