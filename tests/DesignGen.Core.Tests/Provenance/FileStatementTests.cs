using System.Text.Json;
using System.Xml.Linq;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Tests;

namespace DesignGen.Core.Tests.Provenance;

public sealed class FileStatementTests
{
    private static readonly XNamespace Tc260 = "http://www.tc260.org.cn/ns/AIGC/1.0/", Iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

    [Theory]
    [InlineData(Making.Rules, "algorithmicMedia")]
    [InlineData(Making.Composite, "compositeWithTrainedAlgorithmicMedia")]
    [InlineData(Making.Model, "trainedAlgorithmicMedia")]
    public void Each_way_of_making_has_its_word(Making making, string word)
    {
        XElement meta = XDocument.Parse(Statement(making).Xmp()).Root!;
        Assert.Equal("http://cv.iptc.org/newscodes/digitalsourcetype/" + word, meta.Descendants(Iptc + "DigitalSourceType").Single().Value);
    }

    [Fact]
    public void The_field_has_its_seven_keys_in_order()
    {
        string aigc = XDocument.Parse(Statement(Making.Model).Xmp()).Descendants(Tc260 + "AIGC").Single().Value;
        Assert.Equal(
            """{"Label":"1","ContentProducer":"Lin & Yue \"Prints\" 印花","ProduceID":"7KQ4D2RM-0012-X3","ReservedCode1":"","ContentPropagator":"","PropagateID":"","ReservedCode2":""}""", aigc);
        Assert.Equal(7, JsonDocument.Parse(aigc).RootElement.EnumerateObject().Count());
    }

    [Fact]
    public void A_producer_code_stands_in_place_of_the_name() =>
        Assert.Contains("001191310000EXAMPLE12400001", (Statement(Making.Composite) with { House = new() { Code = "001191310000EXAMPLE12400001" } }).Aigc!, StringComparison.Ordinal);

    [Fact]
    public void What_is_drawn_by_rule_is_marked_only_where_the_house_wants_it()
    {
        FileStatement plain = Statement(Making.Rules);
        Assert.Null(plain.Aigc);
        Assert.DoesNotContain("TC260:AIGC", plain.Xmp(), StringComparison.Ordinal);
        Assert.Contains("\"Label\":\"1\"", (plain with { House = plain.House with { MarksRules = true } }).Aigc!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_statement_gives_the_same_text_in_any_culture()
    {
        string here = Statement(Making.Model).Xmp();
        using var turkish = new CultureScope("tr-TR");
        Assert.Equal(here, Statement(Making.Model).Xmp());
    }

    [Fact]
    public void Titles_that_XML_has_no_way_to_say_do_no_harm()
    {
        string xmp = (Statement(Making.Model) with { Title = "a\u0001<b>\ud800 😀 & \"c\"" }).Xmp();
        Assert.Contains("a\uFFFD<b>\uFFFD 😀 & \"c\"", XDocument.Parse(xmp).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_packet_keeps_what_it_says_and_gains_what_it_lacks()
    {
        const string theirs = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:T=\"http://www.tc260.org.cn/ns/AIGC/1.0/\"><T:AIGC>{}</T:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>";
        string both = Statement(Making.Model).XmpWith(theirs);
        XElement meta = XDocument.Parse(both).Root!;
        Assert.Equal("{}", meta.Descendants(Tc260 + "AIGC").Single().Value);
        Assert.Single(meta.Descendants(Iptc + "DigitalSourceType"));
        // Said once, it is said.
        Assert.Equal(both, Statement(Making.Rules).XmpWith(both));
        Assert.Equal("no packet at all", Statement(Making.Model).XmpWith("no packet at all"));
    }

    [Fact]
    public void A_sheet_says_the_most_of_what_it_shows()
    {
        Assert.Equal(Making.Model, Makings.Of([Making.Rules, Making.Model, Making.Composite]));
        Assert.Equal(Making.Rules, Makings.Of([]));
    }

    private static FileStatement Statement(Making making) => new(making, "Koi <&> waves", "7KQ4D2RM-0012-X3", new House { Name = "Lin & Yue \"Prints\" 印花" });
}
