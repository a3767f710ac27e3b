using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Reviews;
using DesignGen.Core.Tastes;
using DesignGen.Tests;

namespace DesignGen.Core.Tests;

public sealed class TasteTests
{
    private static readonly Taste Darkly = new()
    {
        Version = Taste.CurrentVersion,
        Approved = 30,
        Declined = 70,
        Revised = 5,
        Leaning = -1.25,
        Weights =
        [
            new("drawn:plain", new("drawn plainly", "画面简洁"), 0.5, 0.4, 40),
            new("ground:dark", new("dark ground", "深色底"), 1.5, 0.2, 20),
            new("motif:i", new("ı and İ", "伊"), -0.75, 0.1, 10),
        ],
    };

    private static DesignFeature Feature(string key, double value = 1) => new(key, new(key, key), value);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    [InlineData("de-DE")]
    public void A_taste_has_one_text_in_every_culture_and_comes_back_from_it(string culture)
    {
        string text = TasteJson.Write(Darkly);
        using var _ = new CultureScope(culture);
        Assert.Equal(text, TasteJson.Write(Darkly));
        Taste back = TasteJson.Read("taste.json", text);
        Assert.Equal(Darkly, back);
        Assert.Equal(text, TasteJson.Write(back));
        Assert.Equal(Darkly.LogOdds([Feature("ground:dark")]), back.LogOdds([Feature("ground:dark")]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"version":1,"approved":1,"declined":1,"leaning":0,"weights":null}""")]
    [InlineData("""{"version":1,"approved":1,"declined":1,"leaning":0,"weights":[{"key":null,"name":{"en":"a","zh":"b"},"weight":1,"usual":0,"seen":4}]}""")]
    [InlineData("""{"version":1,"approved":1,"declined":1,"leaning":"NaN","weights":[]}""")]
    public void What_is_no_taste_is_refused(string text) => Assert.Throws<InputException>(() => TasteJson.Read("taste.json", text));

    [Fact]
    public void A_taste_of_another_version_is_refused_by_number()
    {
        var e = Assert.Throws<InputException>(() => TasteJson.Read("taste.json", TasteJson.Write(Darkly with { Version = 99 })));
        Assert.Contains("99", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(8, 32, true)]
    [InlineData(32, 8, true)]
    [InlineData(7, 200, false)]
    [InlineData(200, 7, false)]
    [InlineData(19, 20, false)]
    [InlineData(0, 0, false)]
    public void A_taste_is_sure_from_forty_decisions_on_with_eight_of_either_kind(int approved, int declined, bool sure) =>
        Assert.Equal(sure, (Darkly with { Approved = approved, Declined = declined, Revised = 100 }).IsSure);

    [Fact]
    public void A_design_as_usual_has_the_leaning_and_features_move_it_by_their_weights()
    {
        double usual = Darkly.LogOdds([Feature("ground:dark", 0.2), Feature("motif:i", 0.1)]);
        Assert.Equal(-1.25, usual, 9);
        Assert.Equal(1.5, Darkly.LogOdds([Feature("ground:dark")]) - Darkly.LogOdds([]), 9);
        Assert.Equal(Darkly.LogOdds([Feature("ground:dark")]), Darkly.LogOdds([Feature("ground:dark"), Feature("family:unheard-of")]), 9);
    }

    [Fact]
    public void What_was_not_drawn_yet_is_taken_to_be_drawn_as_usual()
    {
        double planned = Darkly.LogOdds([]), plain = Darkly.LogOdds([Feature("drawn:plain")]), other = Darkly.LogOdds([Feature("drawn:intricate")]);
        Assert.Equal(0.4, (planned - other) / (plain - other), 9);
    }

    [Fact]
    public void Reasons_come_in_the_order_of_their_weight_and_name_what_they_are_in_both_languages()
    {
        TasteReason[] reasons = [.. Darkly.Reasons([new("motif:i", new("i", "伊"), 1), new("ground:dark", new("dark ground", "深色底"), 1), Feature("family:unheard-of")])];
        Assert.Equal(["ground:dark", "motif:i"], reasons.Select(r => r.Key));
        Assert.Equal([1.5, -0.75], reasons.Select(r => r.LogOdds));
        Assert.Equal(new LocalName("dark ground", "深色底"), reasons[0].Name);
        Assert.InRange(Darkly.Chance([Feature("ground:dark")]), 0.5, 0.51);
    }

    [Fact]
    public void A_drawing_has_what_its_gates_measured_and_one_without_a_report_has_nothing()
    {
        var report = new GateReport([new("detail", GateVerdict.Pass, 0.3, 0.45, "share", "", ""), new("coverage", GateVerdict.Warn, 0.9, 0.8, "share", "much", "多")], 80, [], [0.5, 0.1], []);
        Assert.Equal(["drawn:half-inked", "drawn:intricate", "drawn:one-colour-rules", "drawn:warned"], DesignFeatures.Measured(report).Select(f => f.Key));
        Assert.All(DesignFeatures.Measured(report), f => Assert.True(f.IsDrawn));
        Assert.Empty(DesignFeatures.Measured(GateReport.None));
    }
}
