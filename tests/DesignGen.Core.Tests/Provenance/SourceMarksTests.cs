using System.Xml.Linq;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;

namespace DesignGen.Core.Tests.Provenance;

/// <summary>What a file of others says of its making is found however it is written, and passed on.</summary>
public sealed class SourceMarksTests
{
    private const string Type = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    [Theory]
    [InlineData("<a><i:DigitalSourceType xmlns:i='urn:i'>" + Type + "trainedAlgorithmicMedia</i:DigitalSourceType></a>", Making.Model, 0)]
    [InlineData("<a xmlns:i='urn:i' i:DigitalSourceType='" + Type + "compositeWithTrainedAlgorithmicMedia'/>", Making.Composite, 0)]
    [InlineData("<?xpacket begin='\uFEFF'?><a xmlns:t='urn:t'><t:AIGC>{}</t:AIGC></a><?xpacket end='w'?>", Making.Model, 1)]
    [InlineData("<a xmlns:r='urn:r'><i:DigitalSourceType xmlns:i='urn:i' r:resource='" + Type + "algorithmicMedia'/><AIGC>{}</AIGC></a>", Making.Rules, 1)]
    [InlineData("<a><AIGC>one</AIGC><b><AIGC>two</AIGC><AIGC>one</AIGC></b></a>", Making.Model, 2)]
    [InlineData("<a>broken <AIGC>", Making.Model, 1)]
    public void Marks_are_found(string packet, Making making, int fields)
    {
        SourceMarks marks = SourceMarks.Read(packet)!;
        Assert.Equal((making, fields), (marks.Making, marks.Aigc.Length));
    }

    [Fact]
    public void A_field_outside_of_XMP_counts_and_silence_is_silence()
    {
        Assert.Equal("{}", Assert.Single(SourceMarks.Read("<a/>", "{}")!.Aigc));
        Assert.Null(SourceMarks.Read(null));
        Assert.Null(SourceMarks.Read("<a><title>AIGC</title></a>"));
        Assert.Null(SourceMarks.Read($"<DigitalSourceType>{Type}digitalCapture</DigitalSourceType>")!.Making);
    }

    [Fact]
    public void A_statement_passes_on_every_field_of_what_it_holds_and_reads_back()
    {
        var says = new FileStatement(Making.Rules, "Gang sheet", "a b", new() { Name = "Lin" })
        {
            Ingredients = [new("koi & co.png", new([Type + "algorithmicMedia"], ["{\"a\":1}", "<2>"])), new("photo.png", new([Type + "digitalCapture"], []))],
        };
        // Rules alone are not marked; what holds a mark is.
        Assert.NotNull(says.Aigc);
        Assert.Contains("koi & co.png", XDocument.Parse(says.Xmp()).Descendants().Select(e => e.Value));
        SourceMarks back = SourceMarks.Read(says.Xmp())!;
        Assert.Superset(new HashSet<string> { "{\"a\":1}", "<2>", says.Aigc! }, back.Aigc.ToHashSet());
        Assert.Superset(new HashSet<string> { Type + "algorithmicMedia", Type + "digitalCapture" }, back.SourceTypes.ToHashSet());
        Assert.Null((says with { Ingredients = [] }).Aigc);
    }
}
