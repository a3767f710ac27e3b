using DesignGen.Produce.Packs;

namespace DesignGen.Produce.Tests.Packs;

public class SafeNameTests
{
    [Theory]
    [InlineData("Koi & waves", "Koi-waves")]
    [InlineData("新中式 锦鲤/浪", "新中式-锦鲤-浪")]
    [InlineData("  a<b>:\"c\\d|e?f*g\t ", "a-b-c-d-e-f-g")]
    [InlineData("con", "_con")]
    [InlineData("LPT1.2026", "_LPT1.2026")]
    [InlineData("COM¹", "COM")]
    [InlineData("console", "console")]
    [InlineData("../../etc", "etc")]
    [InlineData("ends with dot.", "ends-with-dot")]
    [InlineData("???", "x")]
    [InlineData("café", "café")]
    public void Names_are_safe_everywhere(string text, string expected) => Assert.Equal(expected, SafeName.From(text, "x"));

    [Fact]
    public void Long_names_are_cut_between_characters()
    {
        string name = SafeName.From(new string('a', 59) + "𠮷𠮷", "x");
        Assert.Equal(new string('a', 59), name);
    }
}
