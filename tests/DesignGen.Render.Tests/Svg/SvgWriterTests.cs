using System.Diagnostics;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using DesignGen.Core.Artworks;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Core.Repeats;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;
using DesignGen.Tests;
using Point = DesignGen.Core.Geometry.Point;

namespace DesignGen.Render.Tests.Svg;

public class SvgWriterTests
{
    private static readonly XNamespace Ns = "http://www.w3.org/2000/svg";
    private static readonly Srgb Cloth = Srgb.Parse("#20242b");

    private static XElement Parse(Artwork art, SvgOptions? options = null) => XDocument.Parse(SvgWriter.ToText(art, options)).Root!;

    private static IEnumerable<XElement> Groups(XElement svg) => svg.Elements(Ns + "g").Where(g => g.Attribute("data-ink") is not null);

    [Fact]
    public void Every_ink_has_exactly_one_named_group_even_without_shapes()
    {
        XElement svg = Parse(Art.Toss(3, 40, 80) with { Inks = Art.Inks.Add(new("gold-1", "Gold & \"foil\" <1>", Srgb.Parse("#c0a050"), Core.Inks.InkKind.Metallic)) });
        Assert.Equal(["Coral", "Gold & \"foil\" <1>", "Navy", "Straw"], Groups(svg).Select(g => (string)g.Attribute("data-ink")!).Order(StringComparer.Ordinal));
        XElement gold = Groups(svg).Single(g => (string)g.Attribute("id")! == "ink-4-gold-1");
        Assert.Equal(("metallic", "4", "#c0a050", "Gold & \"foil\" <1>"), ((string)gold.Attribute("data-kind")!, (string)gold.Attribute("data-print-order")!, (string)gold.Attribute("fill")!, gold.Element(Ns + "title")!.Value));
        Assert.Equal("40mm", (string)svg.Attribute("width")!);
        Assert.Equal("0 0 40 40", (string)svg.Attribute("viewBox")!);
    }

    [Fact]
    public void Paths_are_compact_relative_steps_to_the_micrometre()
    {
        Outline outline = new OutlineBuilder().MoveTo(new(1.5, 2)).LineTo(new(11.5, 2)).LineTo(new(11.5, 2.25)).LineTo(new(0.75, 0.0004))
            .CurveTo(new(1.1234, 0.5), new(1.25, -0.5), new(0.001, 7)).LineTo(new(1.5, 2)).Close().MoveTo(new(3, 3)).LineTo(new(4, 4)).LineTo(new(3, 4)).Build();
        string d = (string)Parse(Art.Page(10, 10, Art.Fill(0, outline))).Descendants(Ns + "path").Single().Attribute("d")!;
        Assert.Equal("m1.5 2h10v.25l-10.75-2.25c.373.5.5-.5-.749 7zm1.5 1 1 1h-1z", d);
    }

    [Fact]
    public void A_turkish_machine_writes_the_same_file()
    {
        string expected = SvgWriter.ToText(Art.Toss(4, 40, 50));
        CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
        Assert.Equal(expected, SvgWriter.ToText(Art.Toss(4, 40, 50)));
        Assert.DoesNotContain(',', expected);
    }

    [Fact]
    public void Groups_are_painted_in_the_order_that_needs_no_masks_where_there_is_one()
    {
        // Straw under navy under coral, twice: print order would need masks, painter's order does not.
        XElement svg = Parse(Art.Page(30, 10,
            Art.Fill(2, Art.Box(0, 0, 10, 10)), Art.Fill(0, Art.Box(2, 2, 8, 8)), Art.Fill(1, Art.Box(4, 4, 6, 6)),
            Art.Fill(2, Art.Box(15, 0, 25, 10)), Art.Fill(0, Art.Box(17, 2, 23, 8)), Art.Fill(1, Art.Box(19, 4, 21, 6))));
        Assert.Empty(svg.Descendants(Ns + "mask"));
        Assert.Equal(["Straw", "Navy", "Coral"], Groups(svg).Select(g => (string)g.Attribute("data-ink")!));
    }

    [Fact]
    public void Inks_that_lie_over_one_another_in_print_order_are_painted_so_however_long_their_outlines_are()
    {
        // As a traced picture is: one shape an ink. Comparing these two outlines edge by edge takes most of a minute.
        Outline combs = new([.. Enumerable.Range(0, 20_000).Select(i => Art.Box(i * 0.01, 0, i * 0.01 + 0.006, 200).Contours[0])]);
        XElement svg = Parse(Art.Page(200, 200, Art.Fill(0, combs), Art.Fill(1, Art.Box(0, 0, 100, 200)), Art.Fill(2, combs)));
        Assert.Empty(svg.Descendants(Ns + "mask"));
        Assert.Equal(["Navy", "Coral", "Straw"], Groups(svg).Select(g => (string)g.Attribute("data-ink")!));
    }

    [Fact]
    public void Only_shapes_that_truly_overlap_are_cut()
    {
        Shape[] crossed =
        [
            Art.Fill(0, Art.Box(0, 0, 4, 4)), Art.Fill(1, Art.Box(2, 2, 6, 6)),
            // The other way round: one of the two pairs needs a mask.
            Art.Fill(1, Art.Box(10, 0, 14, 4)), Art.Fill(0, Art.Box(12, 2, 16, 6)),
            // Edges shared, and bounds that overlap without the shapes: no mask.
            Art.Fill(1, Art.Box(20, 0, 24, 4)), Art.Fill(0, Art.Box(24, 0, 28, 4)),
            Art.Fill(1, Outline.Polygon(new Point(20, 10), new Point(30, 10), new Point(20, 20))), Art.Fill(0, Outline.Polygon(new Point(30, 11), new Point(30, 20), new Point(21, 20))),
            Art.Fill(1, Art.Box(20, 30, 30, 40).With(Art.Box(22, 32, 28, 38)), FillRule.EvenOdd), Art.Fill(0, Art.Box(23, 33, 27, 37)),
        ];
        XElement svg = Parse(Art.Page(40, 40, crossed));
        XElement[] masks = [.. svg.Descendants(Ns + "mask")];
        Assert.Equal(["trap1", "cut2-1"], masks.Select(m => (string)m.Attribute("id")!));
        // One navy box is all that is cut out of coral, and navy goes on only there.
        Assert.Single(masks[1].Elements(Ns + "use"));
        XElement navy = Groups(svg).Single(g => (string)g.Attribute("data-ink")! == "Navy");
        Assert.Single(navy.Elements(Ns + "g").Single(g => g.Attribute("stroke") is not null).Elements());
    }

    [Fact]
    public void Many_motifs_painted_over_one_another_need_few_masks()
    {
        // Navy, coral, navy, coral; a hundred times, apart: as many layers as one of them needs.
        Shape[] shapes = [.. Enumerable.Range(0, 100).SelectMany(i => Enumerable.Range(0, 4).Select(k => Art.Fill(k % 2, Art.Box(i * 10 + k, k, i * 10 + 9, 9 - k))))];
        XElement svg = Parse(Art.Page(1000, 10, shapes));
        Assert.InRange(svg.Descendants(Ns + "mask").Count(), 1, 3);
    }

    [Fact]
    public void Edge_copies_point_to_their_motif_and_the_repeat_is_told()
    {
        Artwork tile = Art.Toss(8, 50, 20, RepeatLayout.HalfDrop);
        XElement svg = Parse(tile);
        int copies = tile.Shapes.Count(s => s.CopyOf is not null && s.Ink is not null);
        Assert.True(copies > 3);
        Assert.Equal(copies, Groups(svg).SelectMany(g => g.Descendants(Ns + "use")).Count(u => u.Attribute("x") is not null));
        Assert.DoesNotContain(Groups(Parse(tile, new() { ShareCopies = false })).SelectMany(g => g.Descendants(Ns + "use")), u => u.Attribute("x") is not null);
        XElement repeat = svg.Element(Ns + "metadata")!.Elements().Single();
        Assert.Equal(("half-drop", "50", "50"), ((string)repeat.Attribute("layout")!, (string)repeat.Attribute("widthMm")!, (string)repeat.Attribute("heightMm")!));
    }

    [Fact]
    public void A_drawing_set_many_times_is_written_once()
    {
        Shape[] shapes = Twinned();
        XElement svg = Parse(Art.Page(60, 60, shapes));
        Assert.Single(svg.Descendants(Ns + "path"));
        Assert.Equal(shapes.Length, Groups(svg).SelectMany(g => g.Descendants(Ns + "use")).Count(u => u.Attributes().Any(a => a.Name.LocalName == "href" && a.Value.StartsWith("#p", StringComparison.Ordinal))));
        Assert.Equal(shapes.Length, Parse(Art.Page(60, 60, shapes), new() { ShareCopies = false }).Descendants(Ns + "path").Count());
        // One handle moved by a hundredth of a millimetre is another drawing.
        Contour contour = shapes[^1].Outline.Contours[0];
        Segment moved = contour.Segments[2] with { Control1 = contour.Segments[2].Control1 + new Point(0.01, 0) };
        shapes[^1] = shapes[^1] with { Outline = new([contour with { Segments = contour.Segments.SetItem(2, moved) }]) };
        Assert.Equal(2, Parse(Art.Page(60, 60, shapes)).Descendants(Ns + "path").Count());
    }

    // One leaf-like drawing moved, turned, mirrored and grown, in all inks, some over others.
    private static Shape[] Twinned()
    {
        Outline leaf = Outline.Smooth(new Point(-4, 0), new Point(-2, -1.5), new Point(1, -2), new Point(4, 0.3), new Point(2, 1), new Point(-1, 1.7), new Point(-3, 0.9));
        return [.. Enumerable.Range(0, 24).Select(i => Art.Fill(i % 3, leaf.Transform(
            Affine.Scale(1, i % 2 == 0 ? 1 : -1).Then(Affine.Scale(1 + i % 5 * 0.2)).Then(Affine.Rotate(i * 0.7)).Then(Affine.Translate(8 + i % 5 * 9, 8 + i / 5 * 9))).Snap()))];
    }

    [ClientFact("rsvg-convert")]
    public void Rsvg_shows_twins_where_the_artwork_has_them()
    {
        (Picture theirs, Picture ours) = Both(Art.Page(60, 60, Twinned()), 10);
        int[] off = [.. theirs.Pixels.Zip(ours.Pixels, (a, b) => Math.Abs(a - b))];
        Assert.InRange(off.Average(), 0, 0.3);
        Assert.InRange(off.Count(d => d > 8) / (double)off.Length, 0, 0.005);
    }

    [Fact]
    public void Cut_lines_stand_apart_and_are_not_filled()
    {
        Artwork art = Art.Page(10, 10) with { Inks = [], CutLines = [new(CutKind.Kiss, "left thumb, size M", Art.Box(1, 1, 9, 9))] };
        XElement group = Parse(art).Elements(Ns + "g").Single(g => (string)g.Attribute("id")! == "cut-lines");
        Assert.Equal("none", (string)group.Attribute("fill")!);
        XElement path = group.Element(Ns + "path")!;
        Assert.Equal(("kiss", "left thumb, size M"), ((string)path.Attribute("data-cut")!, path.Element(Ns + "title")!.Value));
    }

    [Fact]
    public void Titles_metadata_and_strange_characters_stay_well_formed()
    {
        Artwork art = Art.Page(10, 10) with { Inks = [new("a", "half \ud800 and \u0001 & 锦鲤 🐟", Srgb.Black)] };
        XElement svg = Parse(art, new() { Title = "A < B", Metadata = "<?xpacket begin='' id='x'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>锦</x:xmpmeta><?xpacket end='w'?>", Garment = Cloth });
        Assert.Equal("A < B", svg.Element(Ns + "title")!.Value);
        Assert.Equal("half  and  & 锦鲤 🐟", (string)Groups(svg).Single().Attribute("data-ink")!);
        Assert.Equal("锦", svg.Element(Ns + "metadata")!.Elements().Single().Value);
        Assert.Equal(Cloth.Hex, (string)svg.Elements(Ns + "g").First().Element(Ns + "rect")!.Attribute("fill")!);
        Assert.Throws<XmlException>(() => SvgWriter.ToText(art, new() { Metadata = "<open>" }));
    }

    // rsvg counts sample points in a pixel where we take exact areas: edge pixels differ by a few codes. The mean over the page
    // and the share of pixels off by more than 8 stay small; the worst single pixel says little.
    [ClientFact("rsvg-convert")]
    public void Rsvg_shows_a_dense_toss_as_our_composite()
    {
        foreach (RepeatLayout? layout in (RepeatLayout?[])[null, RepeatLayout.HalfDrop])
        {
            Artwork art = Art.Toss(12, 60, 60, layout);
            (Picture theirs, Picture ours) = Both(art, 10);
            int[] off = [.. theirs.Pixels.Zip(ours.Pixels, (a, b) => Math.Abs(a - b))];
            Assert.InRange(off.Average(), 0, 0.3);
            Assert.InRange(off.Count(d => d > 8) / (double)off.Length, 0, 0.005);
        }
    }

    [ClientFact("rsvg-convert")]
    public void Rsvg_shows_ramps_and_solids_right_though_groups_turn_them_round()
    {
        var half = new LinearRamp(new(0, 0), new(1, 0), [new(0, 0.5), new(1, 0.5)]);
        Artwork art = Art.Page(40, 20,
            // Navy under coral; then coral under a half navy and a solid navy; a knock-out through all.
            Art.Fill(0, Art.Box(0, 0, 10, 10)), Art.Fill(1, Art.Box(5, 5, 15, 15)), Art.Fill(0, Art.Box(0, 12, 3, 20)), Art.Fill(1, Art.Box(1, 14, 9, 18)),
            Art.Fill(1, Art.Box(20, 0, 30, 10)), Art.Fill(0, Art.Box(25, 5, 35, 15), coverage: half), Art.Fill(0, Art.Box(22, 2, 24, 12)),
            Art.Fill(null, Art.Box(8, 8, 28, 9)),
            // A coat, and over all of it a glow of an ink that is painted before; and half of a coat with its edges.
            Art.Fill(1, Art.Box(36, 2, 40, 8)), Art.Fill(0, Art.Box(36, 2, 40, 8), coverage: half), Art.Fill(1, Art.Box(36, 12, 40, 18)), Art.Fill(0, Art.Box(36, 12, 38, 18)));
        (Picture theirs, Picture ours) = Both(art, 10);
        Assert.NotEmpty(Parse(art).Descendants(Ns + "mask"));
        for (int y = 5; y < 200; y += 10)
        {
            for (int x = 5; x < 400; x += 10)
            {
                for (int c = 0; c < 3; c++)
                    Assert.True(Math.Abs(theirs.At(x, y)[c] - ours.At(x, y)[c]) <= 2, $"{x}, {y}: {theirs.At(x, y)[c]} for {ours.At(x, y)[c]}");
            }
        }
    }

    private static (Picture Theirs, Picture Ours) Both(Artwork art, int pixelsPerMm)
    {
        Picture ours = CompositeRenderer.Render(art, Resolution.FromPixelsPerMillimetre(pixelsPerMm), Cloth);
        string folder = Directory.CreateTempSubdirectory("designgen-svg-").FullName;
        try
        {
            string svg = Path.Combine(folder, "art.svg"), png = Path.Combine(folder, "art.png");
            File.WriteAllText(svg, SvgWriter.ToText(art, new() { Garment = Cloth }));
            using (var process = Process.Start("rsvg-convert", ["-w", ours.Width.ToString(CultureInfo.InvariantCulture), svg, "-o", png]))
                process.WaitForExit();
            // The cloth fills the page, so rsvg may or may not write an alpha channel.
            PngImage theirs = PngReader.Read(File.ReadAllBytes(png), png);
            Assert.Equal((ours.Width, ours.Height), (theirs.Width, theirs.Height));
            return (new(ours.Width, ours.Height, 3, [.. theirs.Samples.Where((_, i) => theirs.Channels == 3 || i % 4 != 3)]), ours);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
