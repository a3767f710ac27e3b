using System.Globalization;
using DesignGen.Core.Colour;

namespace DesignGen.Core.Tests;

public sealed class ColourTests
{
    public static TheoryData<double[]> SharmaPairs()
    {
        var pairs = new TheoryData<double[]>();
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "colour", "ciede2000-sharma.csv")).Where(l => !l.StartsWith('#')))
            pairs.Add([.. line.Split(',').Select(n => double.Parse(n, CultureInfo.InvariantCulture))]);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(SharmaPairs))]
    public void CIEDE2000_equals_the_published_pairs(double[] row)
    {
        var a = new CieLab(row[0], row[1], row[2]);
        var b = new CieLab(row[3], row[4], row[5]);
        Assert.Equal(row[6], a.DifferenceTo(b), 4);
        Assert.Equal(row[6], b.DifferenceTo(a), 4);
    }

    [Fact]
    public void All_34_pairs_are_read() => Assert.Equal(34, SharmaPairs().Count);

    [Theory]
    [InlineData("#ffffff", 1, 0, 0)]
    [InlineData("#ff0000", 0.6279554, 0.2248631, 0.1258463)]
    [InlineData("#00ff00", 0.8664396, -0.2338874, 0.1794985)]
    [InlineData("#0000ff", 0.4520137, -0.0324570, -0.3115281)]
    public void OKLab_of_the_primaries_is_as_published(string hex, double l, double a, double b)
    {
        Oklab lab = Srgb.Parse(hex).Oklab;
        Assert.Equal(l, lab.L, 4);
        Assert.Equal(a, lab.A, 4);
        Assert.Equal(b, lab.B, 4);
    }

    [Fact]
    public void Every_colour_survives_OKLCH_and_back()
    {
        for (int code = 0; code < 1 << 24; code += 4099)
        {
            var colour = new Srgb((byte)(code >> 16), (byte)(code >> 8), (byte)code);
            Assert.Equal(colour, colour.Oklab.Oklch.Srgb);
        }
    }

    [Fact]
    public void A_colour_outside_the_gamut_keeps_lightness_and_hue()
    {
        Oklch shown = new Oklch(0.7, 0.4, 150).Srgb.Oklab.Oklch;
        Assert.Equal(0.7, shown.L, 2);
        Assert.InRange(shown.H, 147, 153);
    }

    [Fact]
    public void Contrast_of_black_and_white_is_21() => Assert.Equal(21, Srgb.Black.ContrastWith(Srgb.White), 6);

    [Theory]
    [InlineData("#1F3a5F", "#1f3a5f")]
    [InlineData("abc", "#aabbcc")]
    public void Hex_codes_are_read_in_the_usual_forms(string text, string hex) => Assert.Equal(hex, Srgb.Parse(text).Hex);

    [Theory]
    [InlineData("")]
    [InlineData("#12345")]
    [InlineData("#gggggg")]
    [InlineData("red")]
    public void What_is_no_hex_code_is_refused(string text) => Assert.False(Srgb.TryParse(text, out _));
}
