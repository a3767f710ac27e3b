using DesignGen.Diffusion.Tokens;

namespace DesignGen.Diffusion.Tests.Tokens;

public class PromptWeightsTests
{
    [Theory]
    [InlineData("koi fish", "koi fish*1")]
    [InlineData("", "")]
    [InlineData("a (koi:1.3) fish", "a *1|koi*1.3| fish*1")]
    [InlineData("(koi)", "koi*1.1")]
    [InlineData("((koi))", "koi*1.21")]
    [InlineData("[koi]", "koi*0.909")]
    [InlineData("(a (b:1.5) c)", "a *1.1|b*1.65| c*1.1")]
    [InlineData("([a])", "a*1")]
    [InlineData(@"\(a\) \[b\] \\", @"(a) [b] \*1")]
    [InlineData(@"C:\new", @"C:\new*1")]
    [InlineData("(open", "open*1.1")]
    [InlineData("shut)", "shut)*1")]
    [InlineData("(a:b)", "a:b*1.1")]
    [InlineData("(a:1e2)", "a:1e2*1.1")]
    [InlineData("(a:99)", "a:99*1.1")]
    [InlineData("(a: 0.5 )", "a*0.5")]
    [InlineData("(a:-1)", "a*-1")]
    [InlineData("4:3 (wide)", "4:3 *1|wide*1.1")]
    [InlineData("[a:b:0.3]", "a:b:0.3*0.909")]
    [InlineData("(a:1.2, b)", "a:1.2, b*1.1")]
    [InlineData("()", "")]
    [InlineData("（锦鲤:1.3）", "（锦鲤:1.3）*1")]
    public void Prompts_are_read_as_the_web_interfaces_read_them(string prompt, string expected)
    {
        using var german = new DesignGen.Tests.CultureScope("de-DE");
        string read = string.Join('|', PromptWeights.Parse(prompt).Select(p => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Text}*{p.Weight:0.###}")));
        Assert.Equal(expected, read);
    }

    [Fact]
    public void No_prompt_throws()
    {
        const string signs = "()[]:\\1.ab -";
        var dice = new Core.Chance.Dice(5);
        for (int i = 0; i < 5000; i++)
        {
            string prompt = string.Concat(Enumerable.Range(0, dice.Whole(0, 12)).Select(_ => signs[dice.Whole(0, signs.Length - 1)]));
            Assert.All(PromptWeights.Parse(prompt), p => Assert.True(float.IsFinite(p.Weight) && p.Text.Length > 0));
        }
    }
}
