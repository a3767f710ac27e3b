using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Fonts;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Tests.Lettering;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Interpret;

public sealed class LetteringFontTests
{
    private static readonly BoxFont Latin = new("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789&.", "Plain Test"), Han = new("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789&.山海有归期", "Han Test", new string('c', 64));

    private static readonly TemplateCatalogue Shop = Templates.Catalogue with { Fonts = new SmallShelf(Latin, Han) };

    private static Brief Read(string more, TemplateCatalogue? shop = null) => BriefReader.Read("b.yaml", "product: t-shirt\nfamilies: [badge]\n" + more, shop ?? Shop);

    private static string Refused(string more, TemplateCatalogue? shop = null) => Assert.Throws<InputException>(() => Read(more, shop)).Message;

    [Theory]
    [InlineData("font: plain test")]
    [InlineData("字体: Plain Test")]
    public void A_brief_names_a_font_in_either_language(string key)
    {
        Brief brief = Read($"lettering: [Born Free]\n{key}\n");
        Assert.Equal(Latin.Mark, brief.Font);
        Assert.Empty(brief.LetteringNotes);
        Assert.All(Enumerable.Range(0, 6), i => Assert.Equal(Latin.Mark, new Planner(brief, Shop).Spec(i, 1).Recipe.Font));
    }

    [Fact]
    public void A_style_fixes_the_face_of_every_design()
    {
        Brief brief = Read("lettering: [WILD]\nfont: 圆体\n");
        Assert.Equal(FontMark.Style("rounded"), brief.Font);
        Assert.All(Enumerable.Range(0, 6), i => Assert.Equal(2, new Planner(brief, Shop).Spec(i, 1).Recipe.Parameters["face"]));
        Assert.True(Enumerable.Range(0, 6).Select(i => new Planner(Read("lettering: [WILD]\n"), Shop).Spec(i, 1).Recipe.Parameters["face"]).Distinct().Count() > 2);
    }

    [Fact]
    public void That_small_letters_become_capitals_is_told()
    {
        Assert.Contains("capitals only", Assert.Single(Read("lettering: [Born Free]\n").LetteringNotes), StringComparison.Ordinal);
        Assert.Contains("capitals only", Assert.Single(Read("lettering: [Born Free]\nfont: stencil\n").LetteringNotes), StringComparison.Ordinal);
        Assert.Empty(Read("lettering: [BORN FREE]\n").LetteringNotes);
    }

    [Fact]
    public void Signs_that_no_style_has_are_set_in_the_first_font_that_has_them_and_that_is_told()
    {
        Brief brief = Read("lettering: [山海有归期]\n");
        Assert.Equal(Han.Mark, brief.Font);
        Assert.Contains("Han Test", Assert.Single(brief.LetteringNotes), StringComparison.Ordinal);
        Brief text = BriefReader.Read("b.txt", "T恤，复古徽章，印字“山海有归期”，5款", Shop);
        Assert.Equal("山海有归期", Assert.Single(text.Lettering));
        Assert.Equal(Han.Mark, text.Font);
    }

    [Fact]
    public void A_sign_that_can_not_be_set_is_named_before_anything_is_drawn_with_what_to_install()
    {
        foreach (string more in new[] { "lettering: [龙山]\n", "lettering: [龙山]\nfont: Han Test\n", "lettering: [龙山]\nfont: varsity\n" })
        {
            string said = Refused(more);
            Assert.Contains("龙 (U+9F99)", said, StringComparison.Ordinal);
            Assert.Contains("templates/fonts", said, StringComparison.Ordinal);
        }
        Assert.Contains("fonts-noto-cjk", Refused("lettering: [山]\n", Templates.Catalogue), StringComparison.Ordinal);
        BriefReading reading = BriefReader.Read("b.txt", "T恤，复古徽章，印字“龙山”，5款", Templates.Catalogue).Reading!;
        Assert.Contains(reading.Notes, n => n.Message.Contains("龙", StringComparison.Ordinal));
    }

    [Fact]
    public void A_font_that_is_not_here_is_refused_with_names_near_it()
    {
        string said = Refused("lettering: [WILD]\nfont: Plane Test\n");
        Assert.Contains("'Plane Test'", said, StringComparison.Ordinal);
        Assert.Contains("Plain Test", said, StringComparison.Ordinal);
        Assert.Contains("font", said, StringComparison.Ordinal);
    }
}
