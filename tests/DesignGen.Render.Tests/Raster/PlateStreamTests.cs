using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Render.Raster;

namespace DesignGen.Render.Tests.Raster;

public class PlateStreamTests
{
    private static readonly ImmutableArray<Ink> Inks = [new("navy", "Navy", new(30, 58, 95)), new("red", "Red", new(200, 16, 46))];

    [Fact]
    public void Rows_equal_those_of_whole_plates()
    {
        Artwork art = Art(new LinearRamp(new(0, 0), new(20, 0), [new(0, 0), new(1, 1)]));
        PlateSet whole = PlateRenderer.Render(art, new(150));
        foreach ((int threads, int bandRows) in new[] { (1, 7), (4, 16), (3, 1) })
        {
            int seen = 0;
            (PixelGrid grid, IEnumerable<int> bands) = PlateStream.Read(art, new(150), rows =>
            {
                for (int ink = 0; ink < 2; ink++)
                {
                    for (int row = 0; row < rows.Rows; row++)
                    {
                        ReadOnlySpan<ushort> plate = rows.Plate(ink, row);
                        (int left, int right) = rows.Reach(ink, row);
                        for (int x = 0; x < rows.Width; x++)
                        {
                            Assert.Equal(whole.Plates[ink][x, rows.Top + row], (byte)((plate[x] * 255 + 32895) >> 16));
                            Assert.True(plate[x] == 0 || (x >= left && x < right));
                        }
                    }
                }
                return rows.Rows;
            }, new() { Threads = threads, BandRows = bandRows });
            seen = bands.Sum();
            Assert.Equal((whole.Width, whole.Height, whole.Height), (grid.Width, grid.Height, seen));
        }
    }

    [Fact]
    public void The_trace_of_ramps_ends_where_something_solid_covers_them()
    {
        // Left half: a ramp of half tone over all; right of 10 mm a solid box hides it.
        Artwork art = Art(new LinearRamp(new(0, 0), new(20, 0), [new(0, 0.5), new(1, 0.5)]));
        (_, IEnumerable<(ushort Open, ushort Hidden)> bands) = PlateStream.Read(art, new(254), rows => (rows.Ramps(0)[20], rows.Ramps(0)[150]));
        foreach ((ushort open, ushort hidden) in bands)
        {
            Assert.InRange(open, 32_000, 33_500);
            Assert.Equal(0, hidden);
        }
    }

    [Fact]
    public void An_artwork_without_ramps_has_no_trace()
    {
        (_, IEnumerable<bool> bands) = PlateStream.Read(Art(Coverage.Solid), new(50), rows => rows.HasRamps || rows.Ramps(0).Length > 0);
        Assert.All(bands, Assert.False);
    }

    private static Artwork Art(Coverage under) => new(Length.FromMillimetres(20), Length.FromMillimetres(10), null, Inks,
        [
            new(1, Outline.Rectangle(new(0, 0, 20, 10)), FillRule.NonZero, under),
            new(0, Outline.Rectangle(new(10, 0, 20, 10)), FillRule.NonZero, Coverage.Solid),
            new(null, Outline.Circle(new(5, 5), 2), FillRule.NonZero, Coverage.Solid),
        ], []);
}
