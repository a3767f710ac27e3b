using DesignGen.Core.Briefs;

namespace DesignGen.Generate.Tests.Interpret;

/// <summary>What the interpreter is held to: 92 briefs, half of them written before any word of the lexicon was.</summary>
public sealed class BriefSetTests
{
    // Of what briefs state so much is found, and of what is found so much is stated.
    private const double LeastRecall = 0.92, LeastPrecision = 0.92;

    private const int MostWrongCounts = 2;

    private static readonly BriefScore[] English = [.. KnownBrief.In("en").Select(BriefScore.Of)], Chinese = [.. KnownBrief.In("zh").Select(BriefScore.Of)], All = [.. English, .. Chinese];

    [Fact]
    public void There_are_at_least_forty_briefs_in_each_language()
    {
        Assert.True(English.Length >= 40 && Chinese.Length >= 40, $"{English.Length} and {Chinese.Length}");
        Assert.Equal(All.Length, All.Select(s => s.Brief.Id).Distinct().Count());
        Assert.All(English, s => Assert.Equal(Core.Catalogue.Language.English, s.Facts.Language));
        Assert.All(Chinese, s => Assert.Equal(Core.Catalogue.Language.Chinese, s.Facts.Language));
    }

    [Fact]
    public void English_briefs_are_understood() => Holds(English);

    [Fact]
    public void Chinese_briefs_are_understood() => Holds(Chinese);

    [Fact]
    public void Briefs_of_both_languages_together_are_understood() => Holds(All);

    [Fact]
    public void Counts_are_right_in_all_but_two()
    {
        string[] wrong = [.. All.Select(s => Differs(s, "count", FactSlot.Count)).OfType<string>()];
        Assert.True(wrong.Length <= MostWrongCounts, string.Join('\n', wrong));
    }

    [Fact]
    public void Ink_limits_are_right_in_all() => Assert.Empty(All.Select(s => Differs(s, "inks", FactSlot.Inks)).OfType<string>());

    [Fact]
    public void Prices_pieces_dates_and_ages_become_neither_counts_nor_ink_limits() =>
        Assert.Empty(All.SelectMany(s => s.Facts.Facts.Where(f => f.Slot is FactSlot.Count or FactSlot.Inks && s.Brief.Decoys.Contains(f.Value)), (s, f) => $"{s.Brief.Id}: {f.Slot} {f.Value}"));

    [Fact]
    public void Nothing_that_a_brief_bans_is_wanted() => Assert.Empty(All.SelectMany(s => s.Violations(), (s, v) => $"{s.Brief.Id}: {v}"));

    [Fact]
    public void Every_fact_of_the_text_points_at_its_words()
    {
        foreach (BriefScore score in All)
            Assert.All(score.Facts.Facts.Where(f => f.Source == FactSource.Text), f => Assert.True(f.Span is { Length: > 0 } span && span.Start >= 0 && span.End <= score.Brief.Text.Length && span.In(score.Brief.Text).Trim() == span.In(score.Brief.Text), $"{score.Brief.Id}: {f.Slot} {f.Value}"));
    }

    private static void Holds(BriefScore[] scores)
    {
        int hits = scores.Sum(s => s.Hits), misses = scores.Sum(s => s.Misses.Length), extras = scores.Sum(s => s.Extras.Length);
        double recall = (double)hits / (hits + misses), precision = (double)hits / (hits + extras);
        Assert.True(recall >= LeastRecall && precision >= LeastPrecision, FormattableString.Invariant($"Recall {recall:0.000}, precision {precision:0.000}: {hits} found, {misses} missed, {extras} more.\n")
            + string.Join('\n', scores.Where(s => s.Misses.Length + s.Extras.Length > 0).Select(s => $"{s.Brief.Id} missed [{string.Join("; ", s.Misses)}] more [{string.Join("; ", s.Extras)}]")));
    }

    // What stands there instead of the number that a brief states, or states not; null where it is right.
    private static string? Differs(BriefScore score, string key, FactSlot slot)
    {
        string stated = score.Brief.Of(key).FirstOrDefault() ?? "none", read = score.Facts.First(slot)?.Value ?? "none";
        return stated == read ? null : $"{score.Brief.Id}: {key} {stated}, read {read}";
    }
}
