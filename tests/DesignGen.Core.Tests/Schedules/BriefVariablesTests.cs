using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Schedules;
using DesignGen.Tests;

namespace DesignGen.Core.Tests.Schedules;

public class BriefVariablesTests
{
    [Theory]
    [InlineData("{{date}}", "2026-11-29")]
    [InlineData("{{ date : yyyy/M/d }}", "2026/11/29")]
    [InlineData("{{date:d}} {{date:MMM}}", "29 Nov")]
    [InlineData("{{week}} {{month}} {{year}}", "48 November 2026")]
    [InlineData("{{month:45d}} {{year:45d}}", "January 2027")]
    [InlineData("{{season}} {{season:60d}} {{season:120d}} {{season:south}} {{season:100d south}}", "autumn winter spring spring autumn")]
    [InlineData("{{next-holiday:chinese}} {{next-holiday-date:chinese}}", "winter solstice 2026-12-22")]
    [InlineData("{{next-holiday:45d spring-festival christmas}}", "spring festival")]
    [InlineData("{{next-holiday:christmas}} on {{next-holiday-date:christmas}}", "christmas on 2026-12-25")]
    [InlineData("{{zodiac}}, then {{zodiac:90d}}", "year of the horse, then year of the goat")]
    [InlineData("run {{run}}, seed {{seed}}", "run 7, seed 4711")]
    [InlineData("nothing { here } and }} there", "nothing { here } and }} there")]
    public void Variables_are_filled_in(string text, string expected) => Assert.Equal(expected, Fill(text, Language.English));

    [Theory]
    [InlineData("{{season}}季", "秋季")]
    [InlineData("{{next-holiday:60d chinese}}款，{{month}}上新", "小年款，11月上新")]
    [InlineData("{{zodiac}} {{date:M月d日}}", "马年 11月29日")]
    public void Names_are_in_the_language_of_the_brief(string text, string expected) => Assert.Equal(expected, Fill(text, Language.Chinese));

    [Fact]
    public void The_day_of_a_feast_itself_is_the_next_one()
    {
        var facts = new RunFacts(new(2026, 12, 25), 1, 1, Language.English, Templates.Catalogue.Lexicon.Value);
        Assert.Equal("2026-12-25", BriefVariables.Fill("b", "{{next-holiday-date:christmas}}", facts));
        Assert.Equal("2027-12-25", BriefVariables.Fill("b", "{{next-holiday-date:1d christmas}}", facts));
    }

    [Theory]
    [InlineData("{{saeson}}", "Did you mean '{{season}}'?")]
    [InlineData("{{xyzzyx}}", "Known: date, week")]
    [InlineData("{{season:west}}", "half of the earth")]
    [InlineData("{{season:900d}}", "too far")]
    [InlineData("{{year:soon}}", "nothing that '{{year}}' takes")]
    [InlineData("{{date:HH}}", "no form of a date")]
    [InlineData("{{next-holiday:nonsuch}}", "No feast is called or tagged 'nonsuch'")]
    [InlineData("{{next-holiday:wedding}}", "has a day in the lexicon")]
    [InlineData("{{date", "not closed")]
    [InlineData("{{}}", "no variable '{{}}'")]
    public void What_is_no_variable_is_told_with_its_line(string text, string words)
    {
        Problem problem = Assert.Single(Assert.Throws<InputException>(() => Fill("first\nsecond " + text, Language.English)).Problems);
        Assert.Equal(("brief.txt", 2), (problem.Source, problem.Line));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_wrong_variables_are_told_together() => Assert.Equal([1, 3], Assert.Throws<InputException>(() => Fill("{{a}}\n{{date}}\n{{b}}", Language.English)).Problems.Select(p => p.Line));

    [Fact]
    public void The_language_of_a_text_is_that_of_what_stands_outside_its_variables()
    {
        Assert.Equal(Language.English, BriefVariables.LanguageOf("koi {{date:M月d日}}"));
        Assert.Equal(Language.Chinese, BriefVariables.LanguageOf("{{season}} 锦鲤"));
        Assert.True(BriefVariables.Uses("x {{ seed }}", "seed"));
        Assert.False(BriefVariables.Uses("x {{ seeds }}", "seed"));
    }

    private static string Fill(string text, Language language) => BriefVariables.Fill("brief.txt", text, new(new(2026, 11, 29), 7, 4711, language, Templates.Catalogue.Lexicon.Value));
}
