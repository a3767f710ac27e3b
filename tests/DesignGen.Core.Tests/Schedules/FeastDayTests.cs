using System.Globalization;
using DesignGen.Core.Lexicons;
using DesignGen.Tests;

namespace DesignGen.Core.Tests.Schedules;

public class FeastDayTests
{
    // Published dates: the State Council's holiday notices and the Hong Kong Observatory's almanac (Chinese feasts and solar terms), the calendars
    // of Saudi Arabia (Umm al-Qura) and of the Jewish year, and national calendars for the rest.
    [Theory]
    [InlineData("spring-festival", "2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26")]
    [InlineData("lantern-festival", "2026-03-03 2027-02-20")]
    [InlineData("qingming", "2024-04-04 2025-04-04 2026-04-05 2027-04-05 2028-04-04")]
    [InlineData("dragon-boat", "2024-06-10 2025-05-31 2026-06-19 2027-06-09")]
    [InlineData("qixi", "2025-08-29 2026-08-19")]
    [InlineData("mid-autumn", "2023-09-29 2024-09-17 2025-10-06 2026-09-25 2027-09-15")]
    [InlineData("double-ninth", "2025-10-29 2026-10-18")]
    [InlineData("winter-solstice", "2025-12-21 2026-12-22 2027-12-22 2028-12-21")]
    [InlineData("easter", "2024-03-31 2025-04-20 2026-04-05 2027-03-28 2038-04-25")]
    [InlineData("mothers-day", "2026-05-10 2027-05-09")]
    [InlineData("memorial-day", "2026-05-25 2027-05-31")]
    [InlineData("thanksgiving", "2026-11-26 2027-11-25")]
    [InlineData("black-friday", "2026-11-27 2027-11-26")]
    [InlineData("mardi-gras", "2026-02-17 2027-02-09")]
    [InlineData("ramadan", "2025-03-01 2026-02-18 2027-02-08")]
    [InlineData("eid-al-fitr", "2025-03-30 2026-03-20 2027-03-09")]
    [InlineData("eid-al-adha", "2025-06-06 2026-05-27 2027-05-16")]
    [InlineData("passover", "2025-04-13 2026-04-02 2027-04-22")]
    [InlineData("purim", "2025-03-14 2026-03-03 2027-03-23")]
    [InlineData("rosh-hashanah", "2025-09-23 2026-09-12 2027-10-02")]
    [InlineData("hanukkah", "2025-12-15 2026-12-05 2027-12-25")]
    [InlineData("christmas", "2026-12-25")]
    public void Feasts_of_the_lexicon_fall_on_their_published_days(string id, string days)
    {
        FeastDay rule = Assert.Single(Templates.Catalogue.Lexicon.Value.Holidays[id].When);
        foreach (string day in days.Split(' '))
            Assert.Equal([day], rule.In(int.Parse(day[..4], CultureInfo.InvariantCulture)).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_shorter_year_brings_a_feast_twice_into_one_of_ours()
    {
        // Eid in January and December 2000.
        Assert.Equal(["2000-01-08", "2000-12-27"], FeastDay.TryParse("hijri 10-1")!.In(2000).Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_month_as_long_as_the_moon_makes_it_ends_with_its_last_day()
    {
        Assert.Equal(new DateOnly(2026, 2, 16), Assert.Single(FeastDay.TryParse("lunar 12-last")!.In(2026)));
        Assert.Equal(new DateOnly(2026, 2, 16), Assert.Single(FeastDay.TryParse("lunar 1-1 -1")!.In(2026)));
    }

    [Fact]
    public void A_single_date_holds_for_its_year_alone()
    {
        FeastDay diwali = FeastDay.TryParse("2026-11-08")!;
        Assert.Equal(new DateOnly(2026, 11, 8), Assert.Single(diwali.In(2026)));
        Assert.Empty(diwali.In(2027));
        Assert.Empty(FeastDay.TryParse("2-29")!.In(2027));
    }

    [Fact]
    public void Every_rule_of_the_lexicon_has_a_day_in_any_two_years()
    {
        foreach (Holiday holiday in Templates.Catalogue.Lexicon.Value.Holidays.Values)
        {
            foreach (FeastDay rule in holiday.When)
                Assert.All(Enumerable.Range(2020, 50), y => Assert.InRange(rule.In(y).Concat(rule.In(y + 1)).Count(), 1, 4));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("13-1")]
    [InlineData("2-30")]
    [InlineData("fifth sunday of may")]
    [InlineData("second sunday of may +400")]
    [InlineData("lunar")]
    [InlineData("lunar 14-1")]
    [InlineData("sun 360")]
    [InlineData("2026-02-30")]
    [InlineData("christmas")]
    public void What_is_no_rule_is_none(string text) => Assert.Null(FeastDay.TryParse(text));
}
