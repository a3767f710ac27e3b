using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Tastes;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

public sealed class TastePlanTests
{
    private const string Open = "product: t-shirt\nplacement: all-over\n";

    private static readonly DesignSubjects Subjects = new(Templates.Catalogue);

    private static readonly Taste DarkFlowers = Taste(("ground:dark", 2), ("motif:flower", 1.5), ("ground:light", -1));

    private static Taste Taste(params (string Key, double Weight)[] weights) => new()
    {
        Version = Core.Tastes.Taste.CurrentVersion,
        Approved = 40,
        Declined = 60,
        Leaning = -1,
        Weights = [.. weights.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new TasteWeight(w.Key, new(w.Key, w.Key), w.Weight, 0.3, 30))],
    };

    private static Brief Brief(string text) => BriefReader.Read("brief.yaml", text, Templates.Catalogue);

    private static DesignSpec[] Plan(string text, Taste? taste, int count = 48)
    {
        var planner = new Planner(Brief(text), Templates.Catalogue, taste);
        return [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1))];
    }

    private static string Text(DesignSpec spec) => JsonSerializer.Serialize(spec, RecipeJson.Options);

    [Fact]
    public void Without_a_sure_taste_the_plan_is_byte_for_byte_what_it_was()
    {
        Brief brief = Brief(Open + "families: [ditsy, checker]\npalettes: [cream-vintage]\nseed: 7\n");
        foreach (Taste? taste in new[] { null, DarkFlowers with { Approved = 3 } })
        {
            var planner = new Planner(brief, Templates.Catalogue, taste);
            string recipes = string.Join('\n', Enumerable.Range(0, 12).SelectMany(i => Enumerable.Range(1, 5).Select(a => RecipeJson.Write(planner.Spec(i, a).Recipe))));
            // As the planner made them before it knew of tastes. A change of these families, of this palette or of the engine's version changes it, and then it is to be taken anew.
            Assert.Equal("c091cf737cd7632809dfed4134fca526a05ccca898d2a426dac2289bcfa3eb5c", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipes))));
            Assert.DoesNotContain("byTaste", Text(planner.Spec(0, 1)), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Open_places_get_the_design_of_the_plan_without_a_taste_and_are_a_quarter()
    {
        DesignSpec[] plain = Plan(Open, null, 96), led = Plan(Open, DarkFlowers, 96);
        DesignSpec[] open = [.. led.Where(s => !s.IsByTaste)];
        Assert.Equal(24, open.Length);
        Assert.All(open, s => Assert.Equal(Text(plain[s.Index]), Text(s with { Reasons = s.Reasons[..^1] })));
        // Not always at the same places.
        Assert.True(open.GroupBy(s => s.Index / 24, s => s.Index % 24).Select(g => string.Join(' ', g)).Distinct().Count() == 4);
    }

    [Fact]
    public void A_taste_brings_what_it_likes_and_says_so_in_the_brief_s_language()
    {
        DesignSpec[] plain = Plan(Open, null), led = Plan(Open, DarkFlowers), chinese = Plan(Open + "language: zh\n", DarkFlowers);
        double Share(IEnumerable<DesignSpec> specs, string key) => specs.Average(s => Subjects.Planned(s).Any(f => f.Key == key) ? 1.0 : 0);
        Assert.True(Share(led.Where(s => s.IsByTaste), "ground:dark") > Share(plain, "ground:dark") + 0.3);
        Assert.True(Share(led.Where(s => s.IsByTaste), "motif:flower") > Share(plain, "motif:flower") + 0.2);
        Assert.All(led.Where(s => s.IsByTaste && Subjects.Planned(s).Any(f => f.Key == "ground:dark")), s => Assert.Contains("dark ground", s.Reasons[^1], StringComparison.Ordinal));
        Assert.All(led.Where(s => !s.IsByTaste), s => Assert.StartsWith("left open", s.Reasons[^1], StringComparison.Ordinal));
        Assert.Contains(chinese, s => s.IsByTaste && s.Reasons[^1].StartsWith("按本店口味挑选：", StringComparison.Ordinal) && s.Reasons[^1].Contains("深色底", StringComparison.Ordinal));
    }

    [Fact]
    public void A_batch_stays_a_choice_even_where_one_thing_alone_is_liked()
    {
        string family = Plan(Open, null, 1)[0].Recipe.Family;
        DesignSpec[] led = Plan(Open, Taste(($"family:{family}", 3)));
        Assert.True(led.Count(s => s.Recipe.Family == family) > 4, "it is liked");
        Assert.InRange(led.Select(s => s.Recipe.Family).Distinct().Count(), 24, 48);
        Assert.InRange(led.Select(s => s.Recipe.Palette).Distinct().Count(), 24, 48);
        Assert.Equal(led.Length, led.Select(s => s.Recipe.Seed).Distinct().Count());
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    public void A_plan_with_a_taste_is_the_same_in_every_order_and_culture_and_from_the_taste_s_text(string culture)
    {
        DesignSpec[] forwards = Plan(Open + "colourways: 1\n", DarkFlowers);
        using var _ = new CultureScope(culture);
        var planner = new Planner(Brief(Open + "colourways: 1\n"), Templates.Catalogue, TasteJson.Read("taste.json", TasteJson.Write(DarkFlowers)));
        Parallel.For(0, forwards.Length, i => Assert.Equal(Text(forwards[^(i + 1)]), Text(planner.Spec(forwards.Length - 1 - i, 1))));
        Assert.All(forwards, s => Assert.NotEmpty(s.Recipe.Colourways));
    }

    [Fact]
    public void What_the_brief_asks_for_comes_before_taste()
    {
        DesignSpec[] led = Plan(Open + "families: [checker, stripes]\ninks: 3\nexclude: [floral]\n", DarkFlowers);
        Assert.All(led, s => Assert.Contains(s.Recipe.Family, new[] { "checker", "stripes" }));
        Assert.All(led, s => Assert.InRange(s.Recipe.Inks.Length, 1, 3));
        Assert.Equal(Enumerable.Range(0, led.Length), led.Select(s => s.Index));
    }

    [Fact]
    public void Later_tries_at_a_place_keep_what_the_taste_chose()
    {
        var planner = new Planner(Brief(Open), Templates.Catalogue, DarkFlowers);
        DesignSpec chosen = Enumerable.Range(0, 24).Select(i => planner.Spec(i, 1)).First(s => s.IsByTaste);
        DesignSpec again = planner.Spec(chosen.Index, 2);
        Assert.Equal((chosen.Recipe.Family, chosen.Recipe.Palette), (again.Recipe.Family, again.Recipe.Palette));
        Assert.NotEqual(chosen.Recipe.Seed, again.Recipe.Seed);
        Assert.True(again.IsByTaste);
        // The fourth takes another palette, which no taste chose.
        Assert.False(planner.Spec(chosen.Index, 4).IsByTaste);
    }

    [Fact]
    public void Every_design_has_features_with_names_in_both_languages()
    {
        foreach (string text in new[] { Open, "product: t-shirt\nplacement: full-front\n", "product: nails\n" })
        {
            foreach (DesignSpec spec in Plan(text, null, 24))
            {
                ImmutableArray<DesignFeature> features = Subjects.Planned(spec);
                Assert.Equal(features.Select(f => f.Key).Distinct().Order(StringComparer.Ordinal), features.Select(f => f.Key));
                Assert.All(features, f => Assert.InRange(f.Value, 0.01, 1));
                Assert.All(features, f => Assert.True(f.Name.En.Length > 0 && f.Name.Zh.Any(c => c > 0x2E80 || char.IsDigit(c)), $"{f.Key}: {f.Name}"));
                Assert.Contains(features, f => f.Kind == "ground");
                Assert.Contains(features, f => f.Key == $"family:{spec.Recipe.Family}");
            }
        }
    }

    [Fact]
    public void Wider_things_are_seen_with_what_is_drawn()
    {
        FamilyCard card = FamilyRegistry.Get("botanical-toss").Card;
        DesignSpec spec = Plan(Open + $"families: [{card.Id}]\n", null, 1)[0];
        string[] keys = [.. Subjects.Planned(spec).Select(f => f.Key)];
        Assert.Contains("motif:flower", keys);
        Assert.Contains("motif:plant", keys);
        Assert.Contains("pattern:floral", keys);
    }
}
