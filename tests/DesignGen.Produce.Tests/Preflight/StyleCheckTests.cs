using DesignGen.Core.Artworks;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Preflight;
using DesignGen.Render.Png;

namespace DesignGen.Produce.Tests.Preflight;

/// <summary>What is measured of a style's own art before it goes to the press.</summary>
public class StyleCheckTests
{
    private static readonly Artwork Cut = SampleArt.Solid() with { CutLines = [new(CutKind.Kiss, "sticker", Outline.Rectangle(new(4, 4, 36, 26)))] };

    [Fact]
    public void Bleed_is_how_far_ink_runs_on_past_a_cut_line()
    {
        // Art to the page's edge past a line 4 mm inside; art that ends at the line; art that ends 1.2 mm past it.
        foreach ((double past, PreflightSeverity follows, string says) in new[] { (4.0, PreflightSeverity.Pass, "2 mm or more"), (0.0, PreflightSeverity.Warn, "0 mm"), (1.2, PreflightSeverity.Warn, "1.2 mm") })
        {
            PreflightCheck check = BleedCheck.Inspect(Cut with { Shapes = [SampleArt.Fill(0, Outline.Rectangle(new Rect(4, 4, 36, 26).Grow(past)))] }, 2, 0);
            Assert.Equal((follows, says), (check.Severity, check.Actual.En));
        }
        // Art inside the line by more than a cut wanders needs none.
        Assert.Equal("no art at a cut line", BleedCheck.Inspect(Cut with { Shapes = [SampleArt.Fill(0, Outline.Circle(new(20, 15), 8))] }, 2, 0).Actual.En);
    }

    [Fact]
    public void Past_the_pages_edge_the_print_file_bleeds_by_the_mirrored_art()
    {
        Artwork page = Cut with { CutLines = [new(CutKind.Through, "case", Outline.Rectangle(Cut.Page))], Shapes = [SampleArt.Fill(0, Outline.Rectangle(Cut.Page))] };
        Assert.Equal(PreflightSeverity.Pass, BleedCheck.Inspect(page, 2, 2).Severity);
        Assert.Equal(PreflightSeverity.Warn, BleedCheck.Inspect(page, 2, 0).Severity);
    }

    [Fact]
    public void The_smallest_capitals_are_held_against_the_method()
    {
        var method = TestOrders.Screen with { MinLettering = Length.FromMillimetres(2) };
        Artwork small = SampleArt.Solid() with { Lettering = Length.FromMillimetres(1.6) }, large = SampleArt.Solid() with { Lettering = Length.FromMillimetres(2) };
        Assert.Equal(PreflightSeverity.Warn, Row(small, "min-lettering").Severity);
        Assert.Equal("capitals of 1.6 mm", Row(small, "min-lettering").Actual.En);
        Assert.Equal("capitals of 2 mm or more", Row(small, "min-lettering").Target.En);
        Assert.Equal(PreflightSeverity.Pass, Row(large, "min-lettering").Severity);
        Assert.Equal(PreflightSeverity.Pass, Row(SampleArt.Solid(), "min-lettering").Severity);

        PreflightCheck Row(Artwork art, string code) => Inspect(TestOrders.Order(0, art, TestOrders.Brief() with { Method = method, Sizes = [] }), code);
    }

    [Fact]
    public void A_coarse_picture_behind_the_art_is_told()
    {
        using var png = new MemoryStream();
        using (var writer = new PngWriter(png, new(60, 45, 3), new()))
        {
            for (int y = 0; y < 45; y++)
                writer.WriteRow(new byte[180]);
            writer.Finish();
        }
        // 60 pixels over 40 mm are 38 dpi; over 20 mm, 76.
        foreach ((double width, PreflightSeverity follows) in new[] { (40.0, PreflightSeverity.Warn), (20.0, PreflightSeverity.Pass) })
        {
            PreflightCheck check = Inspect(TestOrders.Order(0, SampleArt.Solid(width, width * 0.75), TestOrders.Brief()) with { Source = png.ToArray() }, "picture-resolution");
            Assert.Equal(follows, check.Severity);
            Assert.StartsWith("60 × 45 px, ", check.Actual.En, StringComparison.Ordinal);
        }
    }

    private static PreflightCheck Inspect(ProductionOrder order, string code)
    {
        PreflightReport report = StylePreflight.Inspect(order, [0.3, 0.2, 0.1], SizeFacts.Of(order.Brief, order.Artwork, Core.Catalogue.Workshop.None), 720);
        return report.Checks.Single(c => c.Code == code);
    }
}
