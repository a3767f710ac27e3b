using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Layout;
using DesignGen.Generate.Procedural.Motifs;

namespace DesignGen.Generate.Tests.Families;

public sealed class KnitBandTests
{
    [Fact]
    public void Every_band_repeats_within_24_stitches() =>
        Assert.All([.. KnitBand.Peeries, .. Enumerable.Range(0, 6).Select(KnitBand.Main)], band =>
            Assert.All(band.Rows, row => Assert.True(row.Length == band.Rows[0].Length && 24 % row.Length == 0, row)));

    [Theory]
    [InlineData(RepeatLayout.Block)]
    [InlineData(RepeatLayout.HalfDrop)]
    [InlineData(RepeatLayout.Mirror)]
    public void Patches_of_a_cow_keep_clear_of_each_other(RepeatLayout layout)
    {
        var canvas = new DesignCanvas(Draft.Of("cow", 5, layout));
        var field = BlobField.Scatter(canvas, 44, 0.5, 4, 0.5, 1.15);
        for (int i = 0; i < field.Blobs.Count; i++)
        {
            List<Core.Geometry.Point> edge = field.Contour(i, 0).Contours[0].Flatten(0.1);
            for (int j = 0; j < i; j++)
            {
                List<Core.Geometry.Point> other = field.Contour(j, 0).Contours[0].Flatten(0.1);
                double least = edge.Min(p => other.Min(q => field.Torus.Distance(field.Torus.Fold(p), field.Torus.Fold(q))));
                Assert.True(least >= canvas.MinGap, $"{least} mm");
            }
        }
    }
}
