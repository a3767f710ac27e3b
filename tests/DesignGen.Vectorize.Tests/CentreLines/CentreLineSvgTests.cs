using System.Globalization;
using System.Xml.Linq;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Render.Strokes;
using DesignGen.Vectorize.CentreLines;

namespace DesignGen.Vectorize.Tests.CentreLines;

public class CentreLineSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Strokes_are_written_as_paths_with_round_ends_by_ink()
    {
        var blue = new Srgb(20, 40, 200);
        CentreLineMap map = LinePages.Trace(LinePages.Draw(120, 120,
            (Srgb.Black, Stroke.Outline(Centreline.Lines(new(10, 20), new(110, 30)), 3)),
            (blue, Stroke.Outline(Outline.Circle(new(60, 75), 30).Contours[0], 3, closed: true))), inks: 3);
        XElement root = XDocument.Parse(CentreLineSvg.ToText(map)).Root!;
        Assert.Equal("120mm", root.Attribute("width")!.Value);
        Assert.Equal("0 0 120 120", root.Attribute("viewBox")!.Value);
        XElement[] groups = [.. root.Elements(Svg + "g")];
        Assert.Equal(2, groups.Length);
        Assert.All(groups, g => Assert.Equal("round", g.Attribute("stroke-linecap")!.Value));
        Assert.All(groups, g => Assert.Equal("none", g.Attribute("fill")!.Value));
        Assert.Equal([Srgb.Black.Hex, blue.Hex], groups.Select(g => g.Attribute("stroke")!.Value).Order());
        string Data(string stroke) => groups.Single(g => g.Attribute("stroke")!.Value == stroke).Elements(Svg + "path").Single().Attribute("d")!.Value;
        Assert.False(Data(Srgb.Black.Hex).EndsWith('z'));
        Assert.EndsWith("z", Data(blue.Hex));
        Assert.Equal(3, double.Parse(groups[0].Elements(Svg + "path").Single().Attribute("stroke-width")!.Value, CultureInfo.InvariantCulture), 0.15);
    }

    [Fact]
    public void Areas_are_left_out_unless_asked_for_and_the_paper_always()
    {
        CentreLineMap map = LinePages.Trace(LinePages.Draw(160, 120,
            (Srgb.Black, Outline.Circle(new(40, 60), 20)), (Srgb.Black, Stroke.Outline(Centreline.Lines(new(40, 60), new(150, 66)), 3))));
        Assert.DoesNotContain(XDocument.Parse(CentreLineSvg.ToText(map)).Descendants(Svg + "path"), p => p.Attribute("fill") is not null);
        XElement area = Assert.Single(XDocument.Parse(CentreLineSvg.ToText(map, areas: true)).Descendants(Svg + "path"), p => p.Attribute("fill") is not null);
        Assert.Equal(Srgb.Black.Hex, area.Attribute("fill")!.Value);
    }

    [Fact]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CentreLineMap map = LinePages.Trace(LinePages.Draw(120, 60, new Pen(Centreline.Lines(new(10.5, 20.3), new(110.2, 30)), 3)));
        string plain = CentreLineSvg.ToText(map);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(plain, CentreLineSvg.ToText(map));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
