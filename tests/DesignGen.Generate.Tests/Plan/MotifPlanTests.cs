using System.Collections.Immutable;
using DesignGen.Core.Briefs;
using DesignGen.Core.Designs;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

/// <summary>Batches of briefs that say what is to be seen and what not.</summary>
public sealed class MotifPlanTests
{
    private const string AllOver = "product: t-shirt\nplacement: all-over\n", Chest = "product: t-shirt\nplacement: full-front\n", Nails = "product: nails\n";

    private static MotifWish Wish(string id, params string[] draw) => new(id, new(id, id), draw.Length > 0 ? [.. draw] : [id]);

    private static Brief Brief(string text, string[]? banned = null, params MotifWish[] wishes) =>
        BriefReader.Read("brief.yaml", text, Templates.Catalogue) with { Motifs = [.. wishes], ExcludeMotifs = [.. banned ?? []] };

    private static DesignSpec[] Plan(Brief brief, int count = 60)
    {
        var planner = new Planner(brief, Templates.Catalogue);
        return [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1))];
    }

    // What a batch falls back on must follow too.
    private static DesignSpec[] Tries(Brief brief, int count = 60)
    {
        var planner = new Planner(brief, Templates.Catalogue);
        return [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1 + i % 6))];
    }

    /// <summary>What a recipe shows, by its card: surely, or perhaps too.</summary>
    internal static HashSet<string> Seen(Recipe recipe, bool perhaps)
    {
        var seen = new HashSet<string>();
        foreach (Shown shown in FamilyRegistry.Get(recipe.Family).Card.Shows)
        {
            bool holds = shown.Comes(name => name == ShownWhen.Lettering ? recipe.Lettering.Length : recipe.Parameters[name]);
            bool isSeen = shown.How switch
            {
                ShownHow.Surely => holds,
                ShownHow.Perhaps => holds && perhaps,
                _ => recipe.Motifs.IsEmpty ? holds && perhaps : recipe.Motifs.Contains(shown.Motif),
            };
            if (isSeen)
                seen.UnionWith([shown.Motif, .. perhaps ? shown.With : []]);
        }
        return seen;
    }

    public static TheoryData<string, string> Single => new()
    {
        { AllOver, "cherry" }, { AllOver, "lotus" }, { AllOver, "auspicious-cloud" }, { AllOver, "rose" }, { AllOver, "star" }, { AllOver, "snowflake" }, { AllOver, "leopard-print" }, { AllOver, "daisy" },
        { AllOver, "tulip" }, { AllOver, "plum-blossom" }, { AllOver, "wave" }, { AllOver, "fish" }, { AllOver, "moon" }, { Chest, "mountain" }, { Chest, "heart" }, { Chest, "peony" }, { Chest, "lotus" }, { Chest, "wave" },
        { Nails, "cherry" }, { Nails, "heart" }, { Nails, "moon" }, { Nails, "marble" }, { Nails, "rose" },
    };

    [Theory]
    [MemberData(nameof(Single))]
    public void Every_design_surely_shows_the_one_motif_that_is_wanted(string product, string motif)
    {
        DesignSpec[] specs = Tries(Brief(product, null, Wish(motif)));

        Assert.All(specs, s => Assert.Contains(motif, Seen(s.Recipe, perhaps: false)));
        Assert.All(specs, s => Assert.Contains(s.Reasons, r => r == $"shows {motif}"));
        Assert.All(specs, Drawable);
    }

    [Theory]
    [MemberData(nameof(Single))]
    public void No_design_even_perhaps_shows_a_motif_that_is_banned(string product, string motif)
    {
        DesignSpec[] specs = Tries(Brief(product, [motif]), 90);

        Assert.All(specs, s => Assert.DoesNotContain(motif, Seen(s.Recipe, perhaps: true)));
        Assert.All(specs, Drawable);
    }

    [Fact]
    public void Cherries_and_lemons_come_together_and_nothing_else_but_neutral_fillers()
    {
        DesignSpec[] specs = Plan(Brief(AllOver, null, Wish("cherry"), Wish("lemon")));

        Assert.All(specs, s => Assert.Superset(new HashSet<string> { "cherry", "lemon" }, Seen(s.Recipe, perhaps: false)));
        Assert.All(specs, s => Assert.Empty(s.Recipe.Motifs.Except(["cherry", "lemon", "leaf", "water-drop", "bubble", "sparkle"])));
        // The other structure still varies.
        Assert.True(specs.Select(s => s.Recipe.Family + string.Join(' ', s.Traits)).Distinct().Count() >= 20);
    }

    [Fact]
    public void Motifs_that_no_family_shows_together_take_turns()
    {
        DesignSpec[] specs = Plan(Brief(AllOver, null, Wish("lotus"), Wish("auspicious-cloud")));

        int lotus = specs.Count(s => Seen(s.Recipe, false).Contains("lotus")), cloud = specs.Count(s => Seen(s.Recipe, false).Contains("auspicious-cloud"));
        // Tosses show both; pattern families show one of them, and take turns.
        Assert.InRange(lotus, 48, 58);
        Assert.InRange(cloud, 38, 48);
        Assert.True(specs.Count(s => Seen(s.Recipe, false).Contains("lotus") != Seen(s.Recipe, false).Contains("auspicious-cloud")) >= 18);
    }

    [Fact]
    public void Motifs_with_patterns_of_their_own_come_in_tosses_too_and_are_not_crowded_out_by_them()
    {
        // Of sixty: the more pattern families a motif has, the fewer of its designs are tosses; two motifs together come in tosses more often.
        (string[] Wishes, int Low, int High)[] briefs = [(["lotus"], 12, 20), (["pomegranate"], 26, 34), (["lotus", "auspicious-cloud"], 32, 42), (["plum-blossom", "cat"], 39, 47)];
        string[] tosses = ["conversational", "sticker-toss"];
        foreach ((string[] wishes, int low, int high) in briefs)
        {
            DesignSpec[] specs = Plan(Brief(AllOver, null, [.. wishes.Select(id => Wish(id))]));
            int tossed = specs.Count(s => tosses.Contains(s.Recipe.Family) && Seen(s.Recipe, false).Contains(wishes[0]));
            Assert.InRange(tossed, low, high);
            Assert.All(specs, Drawable);
        }
    }

    [Fact]
    public void What_stands_first_in_a_wish_comes_more_often_than_what_stands_for_it_less_well()
    {
        DesignSpec[] specs = Plan(Brief(AllOver, null, Wish("koi", "fish", "wave")));

        int fish = specs.Count(s => Seen(s.Recipe, false).Contains("fish"));
        Assert.InRange(fish, 31, 59);
        Assert.All(specs, s => Assert.True(Seen(s.Recipe, false).Overlaps(["fish", "wave"])));
    }

    [Fact]
    public void Things_that_stand_for_a_wish_alike_take_turns()
    {
        MotifWish flower = Wish("flower", "peony", "poppy", "rose", "anemone", "leaf") with { Alike = 4 };
        DesignSpec[] specs = Plan(Brief(AllOver, null, flower));

        foreach (string kind in new[] { "peony", "poppy", "rose", "anemone" })
            Assert.InRange(specs.Count(s => Seen(s.Recipe, false).Contains(kind)), 6, 48);
        // So many families show flowers that no leaves are needed instead.
        Assert.All(specs, s => Assert.True(Seen(s.Recipe, false).Overlaps(["peony", "poppy", "rose", "anemone"])));
    }

    [Fact]
    public void A_ban_holds_against_a_wish_and_against_what_comes_along_with_it()
    {
        // The moon of the charms has a star beside it.
        Brief brief = Brief(AllOver, ["star"], Wish("moon"));

        Assert.All(Plan(brief), s => Assert.DoesNotContain("star", Seen(s.Recipe, perhaps: true)));
        Assert.All(Plan(brief), s => Assert.Equal("seigaiha", s.Recipe.Family));
    }

    [Fact]
    public void A_ban_leaves_a_mixture_its_other_kinds()
    {
        DesignSpec[] specs = Plan(Brief(AllOver + "families: [conversational, sticker-toss]\n", ["strawberry", "heart"]), 30);

        Assert.Contains(specs, s => s.Recipe.Motifs.IsEmpty);
        Assert.Contains(specs, s => s.Recipe.Motifs.Contains("lemon"));
        Assert.All(specs, s => Assert.False(Seen(s.Recipe, perhaps: true).Overlaps(["strawberry", "heart"])));
    }

    [Fact]
    public void Families_asked_for_by_name_come_before_motifs_and_motifs_before_moods()
    {
        DesignSpec[] named = Plan(Brief(AllOver + "families: [gingham, tartan]\n", null, Wish("cherry")), 20);
        DesignSpec[] moody = Plan(Brief(AllOver + "moods: [chinese]\n", null, Wish("cherry")), 20);

        Assert.Equal(10, named.Count(s => s.Recipe.Family == "tartan"));
        Assert.All(named.Where(s => s.Recipe.Family == "gingham"), s => Assert.Equal(1, s.Recipe.Parameters["motif"]));
        Assert.All(moody, s => Assert.Contains("cherry", Seen(s.Recipe, perhaps: false)));
        Assert.All(Plan(Brief(AllOver + "moods: [chinese]\n", null, Wish("wave")), 20), s => Assert.Contains("chinese", FamilyRegistry.Get(s.Recipe.Family).Card.Tags));
    }

    [Fact]
    public void A_family_that_stays_away_for_its_motifs_says_so()
    {
        FamilyCard leopard = FamilyRegistry.Get("leopard").Card;

        Assert.Equal("exclude", FamilyChoice.WhyNot(leopard, Brief(AllOver, ["leopard-print"]))?.Key);
        Assert.Equal("motifs", FamilyChoice.WhyNot(leopard, Brief(AllOver, null, Wish("lotus")))?.Key);
        Assert.Null(FamilyChoice.WhyNot(leopard, Brief(AllOver, null, Wish("leopard-print"))));
        Assert.Null(FamilyChoice.WhyNot(leopard, Brief(AllOver)));
    }

    [Fact]
    public void A_wish_that_nothing_shows_is_named_and_the_batch_is_made_without_it()
    {
        Brief brief = Brief(AllOver, null, Wish("ferris-wheel"), Wish("lotus"));

        Assert.Equal("ferris-wheel", Assert.Single(FamilyChoice.Undrawable(brief)).Id);
        Assert.All(Plan(brief), s => Assert.Contains("lotus", Seen(s.Recipe, perhaps: false)));
        Assert.NotEmpty(FamilyChoice.For(Brief(AllOver, null, Wish("ferris-wheel"))));
    }

    [Fact]
    public void A_plan_with_motifs_is_the_same_whenever_it_is_asked_for()
    {
        Brief brief = Brief(AllOver, ["heart", "skull"], Wish("cherry"), Wish("star"));
        var planner = new Planner(brief, Templates.Catalogue);
        DesignSpec[] forwards = [.. Enumerable.Range(0, 30).Select(i => planner.Spec(i, 1))];
        var other = new Planner(brief, Templates.Catalogue);
        for (int i = 29; i >= 0; i--)
            Assert.Equal(RecipeJson.Write(forwards[i].Recipe), RecipeJson.Write(other.Spec(i, 1).Recipe));
    }

    private static void Drawable(DesignSpec spec)
    {
        FamilyCard card = FamilyRegistry.Get(spec.Recipe.Family).Card;
        foreach (FamilyParameter p in card.Parameters)
            Assert.True(spec.Recipe.Parameters[p.Name] >= p.Low && spec.Recipe.Parameters[p.Name] <= p.High && (!p.IsWhole || spec.Recipe.Parameters[p.Name] % 1 == 0), $"{card.Id} {p.Name} {spec.Recipe.Parameters[p.Name]}");
        Assert.Empty(spec.Recipe.Motifs.Except(card.Shows.Where(s => s.How is ShownHow.Kind or ShownHow.Filler).Select(s => s.Motif)));
    }
}
