using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;

namespace DesignGen.Generate.Tests.Families;

public sealed class WreathTests
{
    [Fact]
    public void A_lone_line_of_several_words_is_broken_so_that_its_letters_fill_the_ring()
    {
        double whole = CapMm("BLOOM-SLOWLY"), broken = CapMm("BLOOM SLOWLY");

        Assert.True(broken > whole * 1.5, FormattableString.Invariant($"{broken:0.0} mm and {whole:0.0} mm"));
        // Blanks at the ends part nothing.
        Assert.Equal(CapMm("BLOOM"), CapMm(" BLOOM "), 1e-6);
    }

    private static double CapMm(string line)
    {
        Recipe wreath = Draft.Of("wreath", 3, RepeatLayout.Block, ("form", 0)) with { Kind = ArtKind.Placement, Layout = null, WidthMm = 280, HeightMm = 320, Lettering = [line] };
        return ProceduralGenerator.Draw(wreath).Lettering!.Value.Millimetres;
    }
}
