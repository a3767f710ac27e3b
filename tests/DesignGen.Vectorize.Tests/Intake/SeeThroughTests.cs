using DesignGen.Core.Measures;
using DesignGen.Render.Raster;
using DesignGen.Vectorize.Intake;

namespace DesignGen.Vectorize.Tests.Intake;

public class SeeThroughTests
{
    private const int Size = 60;

    [Fact]
    public void A_wash_has_the_colour_that_it_has_on_white_and_a_covered_edge()
    {
        // From 10 to 50 across and down; its first column covers half of its pixels.
        SourcePixels seen = SeeThrough.OnWhite(Page((x, y) => x is < 10 or >= 50 || y is < 10 or >= 50 ? 0 : x == 10 ? 64 : 128));

        Assert.Equal(0u, At(seen, 9, 30));
        Assert.Equal(SourcePixels.Pack(227, 142, 147), At(seen, 30, 30));
        uint edge = At(seen, 10, 30);
        Assert.Equal(127u, edge >> 24);
        Assert.Equal((227, 142, 147), Rounded(SourcePixels.Straight(edge)));

        // A step of a level where colours had been multiplied by alpha.
        static (int, int, int) Rounded((int R, int G, int B) c) => (Near(c.R, 227), Near(c.G, 142), Near(c.B, 147));
        static int Near(int c, int to) => Math.Abs(c - to) <= 1 ? to : c;
    }

    [Fact]
    public void Edges_of_solid_shapes_and_few_half_clear_pixels_are_left_alone()
    {
        SourcePixels solid = Page((x, y) => Math.Clamp((int)(255 * (20.5 - Math.Sqrt((x - 30) * (x - 30) + (y - 30) * (y - 30)))), 0, 255)), few = Page((x, y) => x is >= 5 and < 8 && y is >= 5 and < 8 ? 128 : 255);

        Assert.Same(solid, SeeThrough.OnWhite(solid));
        Assert.Same(few, SeeThrough.OnWhite(few));
    }

    [Fact]
    public void A_fading_ground_is_traced_in_its_tints_round_a_solid_shape()
    {
        var pixels = new byte[160 * 120 * 4];
        for (int i = 0; i < 160 * 120; i++)
        {
            int x = i % 160, y = i / 160;
            bool solid = (x - 80) * (x - 80) + (y - 60) * (y - 60) < 900;
            byte[] colour = solid ? [20, 60, 160, 255] : [0, 128, 0, (byte)(20 + x)];
            colour.CopyTo(pixels, i * 4);
        }

        TracedPicture traced = Tracer.Trace(new Picture(160, 120, 4, pixels), new() { Width = Length.FromMillimetres(160), Inks = 6 });

        // Everything is inked, from a tint of the green to the blue.
        Assert.Equal(160 * 120, traced.Map.Faces.Sum(f => f.Area(0.002)), 0.5);
        Assert.Contains(traced.Map.Inks, i => i.Colour is { R: > 190, G: > 200, B: > 190 });
        Assert.Contains(traced.Map.Inks, i => i.Colour is { R: < 120, G: > 150, B: < 120 });
    }

    private static SourcePixels Page(Func<int, int, int> alpha)
    {
        var pixels = new byte[Size * Size * 4];
        for (int i = 0; i < Size * Size; i++)
            new byte[] { 200, 30, 40, (byte)alpha(i % Size, i / Size) }.CopyTo(pixels, i * 4);
        return SourcePixels.From(new(Size, Size, 4, pixels));
    }

    private static uint At(SourcePixels pixels, int x, int y) => pixels.Values[y * Size + x];
}
