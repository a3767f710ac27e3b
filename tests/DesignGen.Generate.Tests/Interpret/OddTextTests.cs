using DesignGen.Core.Briefs;

namespace DesignGen.Generate.Tests.Interpret;

public sealed class OddTextTests
{
    [Theory]
    [InlineData("zork2026 tee")]
    [InlineData("tee2026年新款")]
    [InlineData("koi$9.90")]
    public void Word_right_before_a_date_or_a_price_ends_there(string text)
    {
        BriefFacts facts = SmallLexicon.Read(text);
        Assert.All(facts.NotUnderstood, s => Assert.InRange(s.End, s.Start + 1, text.Length));
        Assert.NotEmpty(facts.Facts);
    }

    [Theory]
    [InlineData("en.yaml")]
    [InlineData("zh.yaml")]
    public void Dozens_of_briefs_pasted_as_one_are_read(string file) =>
        Assert.NotEmpty(SmallLexicon.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Briefs", file))).Facts);
}
