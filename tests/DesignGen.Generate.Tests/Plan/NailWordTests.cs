using DesignGen.Core.Batches;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Families;
using DesignGen.Generate.Procedural.Nails;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

/// <summary>Words of customers for looks of nails, in both languages, and the sets that they get.</summary>
public sealed class NailWordTests
{
    // What a nail artist says, and the motif by which the look goes.
    private static readonly (string Look, string En, string Zh)[] Words =
    [
        ("french-tip", "French tip nails", "法式美甲"), ("micro-french", "micro french nails", "细法式穿戴甲"), ("v-french", "deep V french nails", "美甲，V字法式"), ("side-french", "nails, side french", "美甲，斜法式"),
        ("double-french", "double french nails", "双层法式美甲"), ("wave-french", "wavy french press-on nails", "波浪法式穿戴甲"), ("straight-french", "straight french nails", "直线法式美甲"),
        ("deep-french", "deep french nails", "深法式美甲"), ("half-moon-nail", "reverse french nails", "反法式美甲"), ("ombre-nail", "ombre nails", "渐变美甲"), ("baby-boomer", "baby boomer nails", "美甲，奶白渐变"),
        ("glitter-fade", "glitter nails", "闪粉美甲"), ("aura-glow", "aura nails", "腮红甲"), ("ink-blot", "blooming gel nails", "晕染美甲"), ("cat-eye-nail", "cat eye nails", "猫眼美甲"), ("chrome-nail", "chrome nails", "镜面美甲"),
        ("marble", "marble nails", "大理石纹美甲"), ("tortoise-shell", "tortoiseshell nails", "玳瑁美甲"), ("leopard-print", "leopard nails", "豹纹美甲"), ("cow-print", "cow print nails", "奶牛纹美甲"),
        ("checkerboard", "checkerboard nails", "棋盘格美甲"), ("check", "gingham nails", "格子布纹美甲"), ("flame", "flame nails", "火焰美甲"), ("heart", "nails with hearts", "爱心美甲"), ("daisy", "daisy nails", "小雏菊美甲"),
        ("evil-eye", "evil eye nails", "恶魔之眼美甲"), ("negative-space", "negative space nails", "镂空美甲"), ("foil", "gold foil nails", "金箔美甲"), ("metal-line", "minimal line nails", "线条美甲"), ("knit", "knit sweater nails", "毛衣美甲"),
        ("blue-and-white", "blue and white porcelain nails", "青花瓷美甲"), ("auspicious-cloud", "nails with auspicious clouds", "祥云美甲"), ("wave", "nails with waves", "海浪美甲"), ("spiral", "retro swirl nails", "美甲，流线纹"),
        ("dot", "polka dot nails", "波点美甲"), ("bow", "nails with bows", "蝴蝶结美甲"), ("cherry", "cherry nails", "樱桃美甲"), ("moon", "nails with moons", "月亮美甲"), ("pearl", "pearl nails", "珍珠美甲"), ("crystal", "nails with rhinestones", "美甲，水钻"),
        ("rose", "nails with roses", "玫瑰花美甲"), ("cherry-blossom", "cherry blossom nails", "樱花美甲"),
    ];

    public static TheoryData<string, string> Looks
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string look, string en, string zh) in Words)
            {
                data.Add(look, en);
                data.Add(look, zh);
            }
            return data;
        }
    }

    private static Brief Text(string text) => BriefReader.Read("wish.txt", text, Templates.Catalogue);

    private static DesignSpec[] Plan(Brief brief, int count = 12)
    {
        var planner = new Planner(brief, Templates.Catalogue);
        return [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1 + i / 8))];
    }

    // What is on the ten nails: the idioms of a mixed set, else what the family's values surely show.
    private static HashSet<string> On(Recipe recipe)
    {
        if (recipe.Family != "nail-set")
            return MotifPlanTests.Seen(recipe, perhaps: false);
        SetPlan plan = NailSet.Plan(new(recipe));
        return [.. Enum.GetValues<Hand>().SelectMany(h => Enum.GetValues<Finger>().SelectMany(f => plan[h, f].Idiom.Motifs)), .. recipe.Parameters["glitter"] >= 0.05 ? ["glitter"] : Array.Empty<string>()];
    }

    [Theory, MemberData(nameof(Looks))]
    public void Every_set_has_the_look_that_is_asked_for(string look, string text)
    {
        Brief brief = Text(text);
        Assert.Equal("nails", brief.Product.Id);
        HashSet<string> meant = [.. Templates.Catalogue.Lexicon.Value.WithKinds(look)];

        Assert.All(Plan(brief), s => Assert.True(On(s.Recipe).Overlaps(meant), $"{text}: {s.Recipe.Family} {string.Join(' ', On(s.Recipe))}"));
    }

    [Theory, MemberData(nameof(Looks))]
    public void No_set_has_a_look_that_is_ruled_out(string look, string text)
    {
        bool chinese = text.Any(c => c > 0x2e80);
        Brief brief = Text(chinese ? $"穿戴甲，不要{text.Replace("美甲，", "", StringComparison.Ordinal)}" : $"Press-on nails, no {text.Replace("nails, ", "", StringComparison.Ordinal).Replace("nails with ", "", StringComparison.Ordinal)}");
        HashSet<string> meant = [.. Templates.Catalogue.Lexicon.Value.WithKinds(look)];

        Assert.All(Plan(brief), s => Assert.False(On(s.Recipe).Overlaps(meant), $"{text}: {s.Recipe.Family} {string.Join(' ', On(s.Recipe))}"));
    }

    [Theory]
    [InlineData("Nails, coffin: French tips, leopard and cat eye", "leopard-print cat-eye-nail", "")]
    [InlineData("美甲：豹纹、玳瑁、镜面，不要亮片", "leopard-print tortoise-shell chrome-nail", "glitter glitter-fade")]
    [InlineData("Almond nails with cherries and hearts", "cherry heart", "")]
    [InlineData("青花瓷美甲，配祥云，不要法式", "blue-and-white auspicious-cloud", "french-tip micro-french side-french")]
    [InlineData("Knit nails with bows and pearls, no glitter", "knit bow pearl", "glitter glitter-fade")]
    [InlineData("猫眼美甲，配月亮和星星", "cat-eye-nail moon", "")]
    public void Several_looks_and_motifs_come_together_in_every_set(string text, string wanted, string banned)
    {
        foreach (DesignSpec spec in Plan(Text(text)))
        {
            HashSet<string> on = On(spec.Recipe);
            Assert.True(wanted.Split(' ').All(on.Contains), $"{text}: {string.Join(' ', on)}");
            Assert.False(on.Overlaps(banned.Split(' ')), $"{text}: {string.Join(' ', on)}");
        }
    }

    [Fact]
    public void Motifs_that_a_brief_names_are_accents_or_patterns()
    {
        foreach (Recipe recipe in Plan(Text("Nails with cherries and bows")).Select(s => s.Recipe))
        {
            SetPlan plan = NailSet.Plan(new(recipe));
            var showing = Enum.GetValues<Hand>().SelectMany(h => Enum.GetValues<Finger>().Select(f => plan[h, f])).Where(n => n.Idiom.Motifs.Intersect(["cherry", "bow"]).Any()).ToArray();
            Assert.InRange(showing.Length, 2, 7);
            Assert.All(showing, n => Assert.NotEqual(NailRole.Base, n.Role));
        }
    }

    [Theory]
    [InlineData("tortoiseshell nails", "tortoise")]
    [InlineData("青花瓷美甲", "porcelain")]
    [InlineData("leopard nails", "leopard")]
    [InlineData("恶魔之眼美甲", "blue")]
    [InlineData("毛衣美甲", "knit")]
    public void Looks_known_by_their_colours_take_a_palette_of_theirs_where_colours_are_open(string text, string tag) =>
        Assert.All(Plan(Text(text)), s => Assert.Contains(tag, Templates.Catalogue.Palettes[s.Recipe.Palette].Tags));

    [Theory]
    [InlineData("add leopard", "leopard-print")]
    [InlineData("加豹纹", "leopard-print")]
    [InlineData("加猫眼", "cat-eye-nail")]
    [InlineData("add marble and bows", "marble bow")]
    public void A_comment_adds_looks_to_a_set_and_leaves_what_it_had(string comment, string added)
    {
        Brief brief = Text("Press-on nails");
        foreach (DesignSpec spec in Plan(brief, 40).Where(s => s.Recipe.Family == "nail-set").Take(6))
        {
            string had = new NailSet().Kinds(new(spec.Recipe)).First();
            var plan = new DerivedPlanner(brief, Templates.Catalogue, new(DerivationKind.Revise, "7KQ4DZ2M-0001-X3", spec, 1) { Comment = comment });
            foreach (Recipe recipe in Enumerable.Range(0, 4).Select(i => plan.Spec(i, 1).Recipe))
            {
                HashSet<string> on = On(recipe);
                Assert.True(added.Split(' ').Append(had).All(on.Contains), $"{comment} to {had}: {string.Join(' ', on)}");
                Assert.Equal(spec.Recipe.Parameters["theme"], recipe.Parameters["theme"]);
            }
        }
    }

    [Fact]
    public void Where_nobody_asks_for_them_looks_that_live_by_a_colour_keep_to_palettes_that_have_it()
    {
        var seen = new HashSet<string>();
        foreach (Recipe recipe in Plan(Text("Press-on nails, 60 designs"), 240).Select(s => s.Recipe).Where(r => r.Family == "nail-set"))
        {
            var canvas = new DesignCanvas(recipe);
            SetPlan plan = NailSet.Plan(canvas);
            foreach (Idiom idiom in Enum.GetValues<Hand>().SelectMany(h => Enum.GetValues<Finger>().Select(f => plan[h, f].Idiom)))
            {
                seen.Add(idiom.Id);
                Assert.True(KnownColours.Carry(idiom, canvas), $"{idiom.Id} in {recipe.Palette}");
            }
        }
        Assert.Superset(new HashSet<string> { "tortoise", "evil-eye", "cherries" }, seen);
    }

    [Theory]
    [InlineData("nail-porcelain", PaletteRole.Hero)]
    [InlineData("nail-sky", PaletteRole.Shade)]
    [InlineData("nail-mocha-leopard", null)]
    [InlineData("nail-snow-leopard", null)]
    public void The_blue_of_a_palette_is_its_strongest_on_a_pale_coat(string palette, PaletteRole? blue) =>
        Assert.Equal(blue, KnownColours.Blue(r => Templates.Catalogue.Palettes[palette].Colours[r].Oklab));

    [Theory]
    [InlineData("nail-amber", true)]
    [InlineData("nail-honey-cola", true)]
    [InlineData("nail-emerald-cat-eye", false)]
    [InlineData("nail-sky", false)]
    public void Shell_needs_amber_over_a_dark_that_is_not_cool(string palette, bool has) =>
        Assert.Equal(has, KnownColours.Shell(r => Templates.Catalogue.Palettes[palette].Colours[r].Oklab) is not null);

    [Fact]
    public void A_colour_that_is_asked_for_goes_before_what_a_look_is_known_by() =>
        Assert.Contains(Plan(Text("pink leopard nails")), s => !Templates.Catalogue.Palettes[s.Recipe.Palette].Tags.Contains("leopard"));
}
