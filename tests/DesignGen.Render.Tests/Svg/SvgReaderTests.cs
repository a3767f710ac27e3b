using System.Text;
using DesignGen.Core.Artworks;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Repeats;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;

namespace DesignGen.Render.Tests.Svg;

/// <summary>Drawings of flat colours, gradients and masks are read exactly; what is not read is refused by its line and never drawn by halves.</summary>
public sealed class SvgReaderTests
{
    [Theory]
    [InlineData("<rect x='10' y='5' width='30' height='20'/>", 600)]
    [InlineData("<circle cx='50' cy='50' r='20'/>", 1256.64)]
    [InlineData("<ellipse cx='50' cy='50' rx='20' ry='10'/>", 628.32)]
    [InlineData("<rect x='10' y='10' width='40' height='40' rx='10'/>", 1514.16)]
    [InlineData("<polygon points='10,10 50,10 50,50'/>", 800)]
    [InlineData("<path d='M10 10h40v40H10z'/>", 1600)]
    [InlineData("<path d='m10,10 40,0 0,40 -40,0zm10 10h20v20h-20z' fill-rule='evenodd'/>", 1200)]
    [InlineData("<path d='M30 50a20 20 0 1 0 40 0 20 20 0 10-40 0z'/>", 1256.64)]
    [InlineData("<path d='M10 50A1 1 0 0 1 50 50z'/>", 628.32)]
    [InlineData("<path d='M10 40 Q 40 10 70 40 T 130 40 V 60 H 10 z' transform='scale(.5)'/>", 600)]
    [InlineData("<path d='M10 40 C 30 20 50 20 70 40 S 110 60 130 40 V 60 H 10 z' transform='scale(.5)'/>", 600)]
    [InlineData("<line x1='10' y1='10' x2='60' y2='10' stroke='#000' stroke-width='4'/>", 200)]
    [InlineData("<polyline points='10,10 60,10' fill='none' style='stroke:red;stroke-width:4;stroke-linecap:square'/>", 216)]
    [InlineData("<g fill='none' stroke='blue'><rect x='10' y='10' width='40' height='40' stroke-width='2'/></g>", 320)]
    [InlineData("<g transform='translate(50 50) rotate(45) scale(2, 3)'><rect x='-5' y='-5' width='10' height='10'/></g>", 600)]
    [InlineData("<g transform='matrix(1 0 .5 1 0 0)'><rect x='10' y='10' width='20' height='20'/></g>", 400)]
    [InlineData("<defs><g id='a'><rect id='b' width='10' height='10'/></g></defs><use href='#a' x='10' y='10'/><use href='#b' transform='translate(50 50)'/>", 200)]
    [InlineData("<rect width='10' height='10' display='none'/><rect width='10' height='10' x='30' visibility='hidden'/><rect width='5' height='5' x='60' fill='rgb(10%, 20%, 30%)'/>", 25)]
    [InlineData("<switch><foreignObject requiredExtensions='x'/><g><rect width='5' height='5' style='opacity:1.000;fill-opacity:1.0;stroke-opacity:.5;stroke-dasharray:2'/></g></switch>", 25)]
    [InlineData("<linearGradient id='g'><stop offset='25%' stop-opacity='0'/><stop offset='.75' style='stop-opacity:1'/></linearGradient><rect x='10' width='40' height='30' fill='url(#g)'/>", 600)]
    [InlineData("<linearGradient id='a'><stop stop-opacity='.6'/></linearGradient><linearGradient id='g' href='#a' gradientUnits='userSpaceOnUse' x2='5'/><rect width='20' height='30' fill='url(\"#g\")'/>", 360)]
    [InlineData("<radialGradient id='g'><stop/><stop offset='1' stop-opacity='0'/></radialGradient><ellipse cx='50' cy='50' rx='40' ry='20' fill='url(#g)'/>", 837.76)]
    [InlineData("<mask id='m' maskUnits='userSpaceOnUse' width='100' height='100'><rect width='100' height='100' fill='#fff'/><rect x='10' width='10' height='20'/></mask><g mask='url(#m)'><rect width='40' height='20'/><rect y='20' width='10' height='10'/></g><rect x='10' width='10' height='5'/>", 750)]
    [InlineData("<mask id='m' maskUnits='userSpaceOnUse' width='100' height='100' fill='#808080'><rect x='10' width='20' height='50'/></mask><rect width='50' height='20' mask='url(#m)'/><rect x='60' width='10' height='10'/>", 300.78)]
    [InlineData("<g fill-opacity='60%'><rect width='20' height='30'/></g><line x1='50' y1='10' x2='80' y2='10' stroke='red' stroke-width='5' stroke-opacity='.4'/>", 420)]
    [InlineData("<g id='cut-lines' stroke='red'><path d='M5 5h90v90z' data-cut='kiss'/></g><rect width='5' height='5'/>", 25)]
    [InlineData("<title>t</title><style> </style><x:note xmlns:x='urn:x'>n</x:note><rect width='5' height='5'/>", 25)]
    public void Shapes_cover_what_they_should(string shapes, double area)
    {
        Picture picture = Page(shapes).Render(new(254), new() { Threads = 1 });
        double inked = 0;
        for (int i = 3; i < picture.Pixels.Length; i += 4)
            inked += picture.Pixels[i] / 255.0;
        Assert.Equal(area, inked / 100, Math.Max(0.5, area * 0.002));
    }

    [Fact]
    public void A_gradient_of_several_colours_mixes_them_between_its_stops()
    {
        const string stops = "<stop stop-color='#ff0000'/><stop offset='.5' stop-color='#00ff00'/><stop offset='1' stop-color='#0000c0'/>";
        // The second one is skewed, and so are its lines of one tone.
        Picture picture = Page($"<linearGradient id='g'>{stops}</linearGradient><rect width='100' height='50' fill='url(#g)'/><rect y='50' width='100' height='50' fill='url(#g)' transform='matrix(1 0 1 1 -75 0)'/>").Render(new(25.4), new() { Threads = 1 });
        foreach ((int x, int y) in ((int, int)[])[(25, 20), (50, 20), (74, 20), (40, 60), (50, 75), (65, 90)])
        {
            double at = (x + 0.5 - (y > 50 ? y + 0.5 - 75 : 0)) / 100, second = at < 0.5 ? 2 * at : 2 - 2 * at;
            Assert.Equal(at < 0.5 ? 255 * (1 - second) : 0, picture.At(x, y)[0], 3.0);
            Assert.Equal(255 * second, picture.At(x, y)[1], 3.0);
            Assert.Equal(at < 0.5 ? 0 : 192 * (1 - second), picture.At(x, y)[2], 3.0);
        }
    }

    [Theory]
    [InlineData(12, null)]
    [InlineData(14, RepeatLayout.HalfDrop)]
    public void What_our_writer_writes_with_masks_and_ramps_is_shown_as_it_was(int seed, RepeatLayout? layout)
    {
        Artwork toss = Art.Toss((ulong)seed, 60, 60, layout);
        SvgDrawing back = Read(SvgWriter.ToText(toss, new() { Garment = new(0x20, 0x24, 0x2b) }));
        Assert.True(back.Layers.Length > 1);
        Picture one = CompositeRenderer.Render(toss, new(254), new(0x20, 0x24, 0x2b), new() { Threads = 1 }), two = back.Render(new(254), new() { Threads = 1 });
        int[] off = [.. Enumerable.Range(0, one.Pixels.Length).Select(i => Math.Abs(one.Pixels[i] - two.Pixels[i / 3 * 4 + i % 3]))];
        // Traps show through a little in the edge pixels of both.
        Assert.InRange(off.Average(), 0, 0.3);
        Assert.InRange(off.Count(d => d > 8) / (double)off.Length, 0, 0.005);
        Rect box = back.InkedBounds;
        Assert.Equal((0, 0, 60, 60), (Math.Max(0, box.Left), Math.Max(0, box.Top), Math.Min(60, box.Right), Math.Min(60, box.Bottom)));
    }

    [Fact]
    public void Units_and_the_view_box_give_the_page_and_colours_become_inks_in_order()
    {
        Artwork drawing = Read("<svg xmlns='http://www.w3.org/2000/svg' width='2in' height='25.4mm' viewBox='10 20 200 100'><g color='#0a0b0c'><rect x='10' y='20' width='100' height='50' fill='currentColor'/></g><rect x='110' y='70' width='100' height='50' fill='tomato'/><rect x='110' y='70' width='1' height='1' fill='#0A0B0C'/></svg>").Artwork;
        Assert.Equal((50.8, 25.4), (drawing.Width.Millimetres, drawing.Height.Millimetres));
        Assert.Equal(["#0a0b0c", "#ff6347"], drawing.Inks.Select(i => i.Colour.Hex));
        Assert.Equal([0, 1, 0], drawing.Shapes.Select(s => s.Ink));
        Rect box = drawing.Shapes[1].Outline.Bounds;
        Assert.Equal((25.4, 12.7, 50.8, 25.4), (Math.Round(box.Left, 9), Math.Round(box.Top, 9), Math.Round(box.Right, 9), Math.Round(box.Bottom, 9)));
        Assert.Equal(25.4, Read("<svg xmlns='http://www.w3.org/2000/svg' width='100%' viewBox='0 0 96 192'/>").Artwork.Width.Millimetres, 9);
    }

    [Fact]
    public void What_our_writer_writes_of_flat_shapes_reads_back()
    {
        var drawing = new Artwork(Core.Measures.Length.FromMillimetres(40), Core.Measures.Length.FromMillimetres(30), null, [new("a", "A", new(200, 30, 40)), new("b", "B", new(20, 30, 200))],
            [new(0, Outline.Circle(new(10, 10), 8), FillRule.NonZero, Coverage.Solid), new(1, Outline.Smooth(new(22, 20), new(30, 22), new(34, 26), new(24, 28)), FillRule.NonZero, Coverage.Solid), new(0, Outline.Circle(new(30, 8), 6), FillRule.NonZero, Coverage.Solid)], []);
        SvgDrawing back = Read(SvgWriter.ToText(drawing, new() { Metadata = "<note>kept</note>" }));
        Assert.Contains("kept", back.Metadata!, StringComparison.Ordinal);
        Picture one = CompositeRenderer.Render(drawing, new(254), null), two = CompositeRenderer.Render(back.Artwork, new(254), null);
        Assert.Equal((one.Width, one.Height), (two.Width, two.Height));
        Assert.True(one.Pixels.Zip(two.Pixels).Max(p => Math.Abs(p.First - p.Second)) <= 6);
    }

    [Theory]
    [InlineData("<text>a</text>", 2, "text", "outlines")]
    [InlineData("<rect width='5' height='5' fill='url(#g)'/>", 2, "fill", "gradient")]
    [InlineData("<pattern id='g'/><rect width='5' height='5' fill='url(#g)'/>", 2, "fill", "pattern")]
    [InlineData("<linearGradient id='g' spreadMethod='reflect'><stop/></linearGradient><rect width='5' height='5' fill='url(#g)'/>", 2, "fill", "repeats")]
    [InlineData("<linearGradient id='g'><stop stop-color='red'/><stop offset='1' stop-opacity='0'/></linearGradient><rect width='5' height='5' fill='url(#g)'/>", 2, "fill", "changes its colour")]
    [InlineData("<radialGradient id='g' fx='.2'><stop/></radialGradient><rect width='5' height='5' fill='url(#g)'/>", 2, "fill", "focus")]
    [InlineData("<mask id='m'><rect width='5' height='5'/></mask><rect width='5' height='5' mask='url(#m)'/>", 2, "mask", "box")]
    [InlineData("<mask id='m' maskUnits='userSpaceOnUse' width='50' height='50'/><rect width='5' height='5' mask='url(#m)'/>", 2, "mask", "smaller")]
    [InlineData("<mask id='m' maskUnits='userSpaceOnUse' width='100' height='100'><rect width='9' height='9' fill='#fff'/></mask><g mask='url(#m)'><rect width='5' height='5' mask='url(#m)'/></g>", 2, "mask", "other masks")]
    [InlineData("<mask id='m' maskUnits='userSpaceOnUse' width='100' height='100'><rect width='9' height='9' fill='#fff' mask='url(#m)'/></mask><rect width='5' height='5' mask='url(#m)'/>", 2, "mask", "within a mask")]
    [InlineData("\n<g opacity='.5'/>", 3, "opacity", "PNG")]
    [InlineData("<g style='mask:url(#m)'/>", 2, "mask", "Flatten")]
    [InlineData("<g fill='none' fill-opacity='half'><rect width='5' height='5' fill='red'/></g>", 2, "fill-opacity", "PNG")]
    [InlineData("<linearGradient id='g'><stop stop-color='red'/><stop offset='1'/></linearGradient><rect width='5' height='5' fill='url(#g)' fill-opacity='.5'/>", 2, "fill-opacity", "several colours")]
    [InlineData("<line x2='5' stroke='red' stroke-dasharray='1 2'/>", 2, "stroke-dasharray", "PNG")]
    [InlineData("<image href='file:///etc/passwd'/>", 2, "image", "trace")]
    [InlineData("<use href='other.svg#a'/>", 2, "use", "other.svg#a")]
    [InlineData("<path d='M10 10 L 20'/>", 2, "d", "not sound")]
    [InlineData("<path d='10 10 L 20 20'/>", 2, "d", "not sound")]
    [InlineData("<rect width='5em' height='5'/>", 2, "width", "5em")]
    [InlineData("<g transform='turn(5)'/>", 2, "transform", "turn(5)")]
    [InlineData("<defs><style>.a{fill:red}</style></defs>", 2, "style", "inline")]
    [InlineData("<rect width='5' height='5' fill='cmyk(1,2,3,4)'/>", 2, "fill", "CSS name")]
    [InlineData("<g id='a'><use href='#a'/></g>", 2, "use", "deep")]
    public void What_is_not_read_is_refused_with_its_line(string shapes, int line, string place, string says)
    {
        Problem problem = Assert.Throws<InputException>(() => Read($"<svg xmlns='http://www.w3.org/2000/svg' width='100mm' height='100mm' viewBox='0 0 100 100'>\n{shapes}</svg>")).Problems[0];
        Assert.Equal(("art.svg", line), (problem.Source, problem.Line));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.Place == place || place == "use", problem.Place);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "not known")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9m' height='9mm'/>", "no length")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='9000mm' height='9mm'/>", "9000 ×")]
    [InlineData("<html/>", "no SVG")]
    [InlineData("{}", "well-formed")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg xmlns='http://www.w3.org/2000/svg' width='9mm' height='9mm'><g id='&a;'/></svg>", "well-formed")]
    public void What_is_no_drawing_is_told(string text, string says) =>
        Assert.Contains(says, Assert.Throws<InputException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Copies_of_copies_end()
    {
        var text = new StringBuilder("<svg xmlns='http://www.w3.org/2000/svg' width='9mm' height='9mm'><defs><g id='g0'><rect width='1' height='1' display='none'/></g>");
        for (int i = 1; i < 30; i++)
            text.Append($"<g id='g{i}'><use href='#g{i - 1}'/><use href='#g{i - 1}'/></g>");
        Assert.Contains("elements", Assert.Throws<InputException>(() => Read(text + "</defs><use href='#g29'/></svg>")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<linearGradient id='g'><stop/></linearGradient><rect width='5' height='5' fill='url(#g)'/>", "gradient")]
    [InlineData("<mask id='m' maskUnits='userSpaceOnUse' width='100' height='100'/><rect width='5' height='5' mask='url(#m)'/>", "mask")]
    [InlineData("<rect width='5' height='5' fill-opacity='.5'/>", "fill-opacity")]
    public void Within_limits_neither_gradients_nor_masks_nor_see_through_paint_are_read(string shapes, string says) =>
        Assert.Contains(says, Assert.Throws<InputException>(() => Page(shapes, SvgLimits.Motif)).Message, StringComparison.Ordinal);

    private static SvgDrawing Page(string shapes, SvgLimits? limits = null) =>
        SvgReader.Read(new MemoryStream(Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' width='100mm' height='100mm' viewBox='0 0 100 100'>{shapes}</svg>")), "art.svg", limits);

    private static SvgDrawing Read(string text) => SvgReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "art.svg");
}
