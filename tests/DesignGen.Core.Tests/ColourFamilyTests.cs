using DesignGen.Core.Briefs;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Tests;

public class ColourFamilyTests
{
    // Named colours of CSS Color 4 and of trade, with every family that people would call them.
    [Theory]
    [InlineData("#FF0000", "Red")]
    [InlineData("#DC143C", "Red")]
    [InlineData("#B22222", "Red")]
    [InlineData("#800000", "Red")]
    [InlineData("#800020", "Red")]
    [InlineData("#722F37", "Red")]
    [InlineData("#FFA500", "Orange")]
    [InlineData("#FF8C00", "Orange")]
    [InlineData("#FFDAB9", "Orange")]
    [InlineData("#FFFF00", "Yellow")]
    [InlineData("#FFF44F", "Yellow")]
    [InlineData("#FFD700", "Yellow Gold")]
    [InlineData("#D4AF37", "Yellow Gold")]
    [InlineData("#008000", "Green")]
    [InlineData("#00FF00", "Green")]
    [InlineData("#808000", "Green")]
    [InlineData("#98FF98", "Green")]
    [InlineData("#00FFFF", "Cyan")]
    [InlineData("#008080", "Cyan")]
    [InlineData("#0000FF", "Blue")]
    [InlineData("#000080", "Blue")]
    [InlineData("#87CEEB", "Blue Cyan")]
    [InlineData("#1F2A44", "Blue")]
    [InlineData("#800080", "Purple")]
    [InlineData("#8F00FF", "Purple")]
    [InlineData("#E6E6FA", "Purple")]
    [InlineData("#FF00FF", "Purple Pink")]
    [InlineData("#FFC0CB", "Pink")]
    [InlineData("#FF69B4", "Pink")]
    [InlineData("#FF1493", "Pink")]
    [InlineData("#FA8072", "Pink")]
    [InlineData("#8B4513", "Brown")]
    [InlineData("#4B3621", "Brown")]
    [InlineData("#C19A6B", "Brown")]
    [InlineData("#F5F5DC", "Beige")]
    [InlineData("#D2B48C", "Beige")]
    [InlineData("#FFFFF0", "White Beige")]
    [InlineData("#FFFFFF", "White")]
    [InlineData("#808080", "Grey")]
    [InlineData("#36454F", "Grey")]
    [InlineData("#C0C0C0", "Grey Silver")]
    [InlineData("#000000", "Black")]
    [InlineData("#1A1A1A", "Black")]
    public void Well_known_colours_lie_in_the_families_that_people_call_them(string hex, string families)
    {
        Assert.True(Srgb.TryParse(hex, out Srgb colour));

        Assert.Equal(families.Split(' ').Order(), ColourFamilies.Of(colour).Select(f => f.ToString()).Order());
    }

    [Fact]
    public void Every_vivid_colour_of_middle_lightness_lies_in_a_family()
    {
        for (int hue = 0; hue < 360; hue += 3)
        {
            Srgb colour = new Oklch(0.62, 0.14, hue).Srgb;
            Assert.True(ColourFamilies.Of(colour).Any(), $"hue {hue}, {colour}, lies in none");
        }
    }

    [Fact]
    public void Every_grey_lies_in_a_family()
    {
        for (int grey = 0; grey < 256; grey++)
            Assert.NotEmpty(ColourFamilies.Of(new((byte)grey, (byte)grey, (byte)grey)));
    }

    [Fact]
    public void A_ban_on_a_colour_catches_what_is_near_and_no_more()
    {
        ColourBan ban = ColourBan.Near(new(255, 0, 0), 0.05);

        Assert.True(ban.Catches(new(250, 10, 5)));
        Assert.False(ban.Catches(new(128, 0, 0)));
        Assert.True(ColourBan.On(ColourFamily.Red).Catches(new(128, 0, 0)));
        Assert.False(ColourBan.On(ColourFamily.Red).Catches(new(255, 140, 0)));
    }
}
