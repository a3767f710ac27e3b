using DesignGen.Core.Designs;
using DesignGen.Core.Fonts;
using DesignGen.Produce.Packs;

namespace DesignGen.Produce.Tests.Packs;

public sealed class ArtLicenceTests
{
    private static ArtLicence Of(FontMark? font)
    {
        ProductionOrder order = TestOrders.Order(1, SampleArt.Solid(), TestOrders.Brief());
        Recipe recipe = order.Variant.Spec.Recipe with { Font = font };
        order = order with { Variant = order.Variant with { Spec = order.Variant.Spec with { Recipe = recipe } } };
        return ArtLicences.Of(order, null).Single(l => l.Kind == "fonts");
    }

    [Fact]
    public void The_licence_of_the_font_stands_among_those_of_the_art()
    {
        Assert.Equal(new("fonts", $"Our Script Bold, Version 2, sha256 {new string('a', 64)}", "SIL Open Font License"), Of(new("Our Script Bold", "Version 2", new string('a', 64), "SIL Open Font License")));
        Assert.Contains("not recorded", Of(new("Silent", "", new string('b', 64), "")).Licence, StringComparison.Ordinal);
        Assert.Equal("none", Of(FontMark.Style("varsity")).Name);
        Assert.Equal("none", Of(null).Name);
    }
}
