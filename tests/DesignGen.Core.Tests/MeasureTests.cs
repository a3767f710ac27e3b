using DesignGen.Core.Measures;
using DesignGen.Tests;

namespace DesignGen.Core.Tests;

public sealed class MeasureTests
{
    [Theory]
    [InlineData("280mm", 280)]
    [InlineData("28 cm", 280)]
    [InlineData("11in", 279.4)]
    [InlineData("12.5\"", 317.5)]
    [InlineData("28厘米", 280)]
    [InlineData("0.35 mm", 0.35)]
    [InlineData("72pt", 25.4)]
    public void Lengths_are_read_with_their_unit_under_any_culture(string text, double millimetres)
    {
        foreach (string culture in new[] { "en-US", "tr-TR", "zh-CN", "de-DE" })
        {
            using var _ = new CultureScope(culture);
            Assert.True(Length.TryParse(text, out Length length));
            Assert.Equal(millimetres, length.Millimetres, 9);
        }
    }

    [Theory]
    [InlineData("280")]
    [InlineData("mm")]
    [InlineData("2,5cm")]
    [InlineData("12 px")]
    [InlineData("")]
    public void A_length_without_a_known_unit_is_refused(string text) => Assert.False(Length.TryParse(text, out _));

    [Fact]
    public void A_chest_print_of_280_mm_is_3307_pixels_at_300_dpi() =>
        Assert.Equal(3307, Math.Round(Length.FromMillimetres(280).ToPixels(new Resolution(300))));

    [Fact]
    public void Pixels_and_back_are_the_same_length() =>
        Assert.Equal(123.456, Length.FromPixels(Length.FromMillimetres(123.456).ToPixels(new(720)), new(720)).Millimetres, 9);

    [Fact]
    public void Angles_turn_round() => Assert.Equal(22.5, Angle.FromRadians(Angle.FromDegrees(22.5).Radians).Degrees, 12);
}
