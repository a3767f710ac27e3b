using System.Collections.Immutable;
using System.Text.Json;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Inks;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests.Plan;

/// <summary>Batches of briefs that say which colours are to be seen and which not.</summary>
public sealed class ColourPlanTests
{
    private const string AllOver = "product: t-shirt\nplacement: all-over\n", Chest = "product: t-shirt\nplacement: full-front\n", Nails = "product: nails\n";

    private static readonly Srgb Red = Parse("#D4202A"), Yellow = Parse("#F7D038"), Gold = Parse("#D4AF37"), Navy = Parse("#1F2A50"), Black = Parse("#111111"), Pink = Parse("#F4A6C0");

    private static Srgb Parse(string hex) => Srgb.TryParse(hex, out Srgb colour) ? colour : throw new ArgumentException(hex, nameof(hex));

    private static ColourWish Wish(Srgb colour, ColourPart part = ColourPart.Any) => new(new(colour.Hex, colour.Hex), colour, part);

    private static Brief Brief(string text, params ColourWish[] wishes) => BriefReader.Read("brief.yaml", text, Templates.Catalogue) with { ColourWishes = [.. wishes] };

    private static DesignSpec[] Plan(Brief brief, int count = 60)
    {
        var planner = new Planner(brief, Templates.Catalogue);
        return [.. Enumerable.Range(0, count).Select(i => planner.Spec(i, 1 + i % 5))];
    }

    private static bool Has(Recipe recipe, Srgb colour) => recipe.Inks.Any(i => i.Colour == colour);

    private static bool Wears(Recipe recipe, PaletteRole role, Srgb colour) =>
        recipe.Roles.TryGetValue(role, out int ink) ? recipe.Inks[ink].Colour == colour : recipe.Garment.Colour.Oklab.DistanceTo(colour.Oklab) < 0.04;

    // Share of designs whose drawing uses every one of some inks.
    private static double Visible(DesignSpec[] specs, params Srgb[] colours)
    {
        int seen = 0;
        Parallel.ForEach(specs, spec =>
        {
            Artwork artwork = ProceduralGenerator.Draw(spec.Recipe);
            HashSet<Srgb> used = [.. artwork.Shapes.Where(s => s.Ink is not null).Select(s => artwork.Inks[s.Ink!.Value].Colour)];
            if (colours.All(used.Contains))
                Interlocked.Increment(ref seen);
        });
        return (double)seen / specs.Length;
    }

    [Theory]
    [InlineData("white")]
    [InlineData("black")]
    public void Red_and_yellow_on_a_white_ground_are_seen_in_every_design(string garment)
    {
        DesignSpec[] specs = Plan(Brief(AllOver + $"garment: {garment}\n", Wish(Red), Wish(Yellow), Wish(Srgb.White, ColourPart.Ground)));

        Assert.All(specs, s => Assert.True(Has(s.Recipe, Red) && Has(s.Recipe, Yellow)));
        Assert.All(specs, s => Assert.True(Wears(s.Recipe, PaletteRole.Ground, Srgb.White)));
        Assert.All(specs, s => Assert.Equal(garment == "black", s.Recipe.Roles.ContainsKey(PaletteRole.Ground)));
        Assert.True(Visible(specs, Red, Yellow) >= 0.9);
        // The batch is not one colouring: yellow has other parts, and others are beside it. Red, which reads on white, stays the hero.
        Assert.True(specs.Select(s => string.Join(' ', s.Recipe.Roles.Where(r => s.Recipe.Inks[r.Value].Colour == Yellow).Select(r => r.Key))).Distinct().Count() >= 2);
        Assert.True(specs.SelectMany(s => s.Recipe.Inks.Select(i => i.Colour)).Distinct().Count() >= 60);
    }

    [Fact]
    public void A_wished_ground_is_what_motifs_lie_on()
    {
        DesignSpec[] specs = Plan(Brief(AllOver, Wish(Navy, ColourPart.Ground), Wish(Gold)));

        foreach (DesignSpec spec in specs)
            Assert.All(FamilyRegistry.Get(spec.Recipe.Family).Card.OnGround, w => Assert.True(w.Holds(spec.Recipe.Parameters[w.Parameter]), spec.Recipe.Family));
        Assert.True(specs.Select(s => s.Recipe.Family).Distinct().Count() >= 10);
    }

    [Fact]
    public void What_a_brief_does_not_say_leaves_no_trace_in_its_text()
    {
        Brief plain = Brief(AllOver), full = Brief(AllOver, Wish(Red)) with { Motifs = [new("koi", new("koi", "锦鲤"), ["fish"])], ExcludeMotifs = ["star"], ColourWishesOnly = true, ColourBans = [ColourBan.On(ColourFamily.Red)] };
        string[] keys = ["\"motifs\"", "\"excludeMotifs\"", "\"colourWishes\"", "\"colourWishesOnly\"", "\"colourBans\""];

        string said = JsonSerializer.Serialize(full, RecipeJson.Options), unsaid = JsonSerializer.Serialize(plain, RecipeJson.Options);

        Assert.All(keys, k => Assert.Contains(k, said, StringComparison.Ordinal));
        Assert.All(keys, k => Assert.DoesNotContain(k, unsaid, StringComparison.Ordinal));
    }

    [Fact]
    public void A_ground_and_an_outline_keep_their_parts()
    {
        DesignSpec[] specs = Plan(Brief(AllOver, Wish(Navy, ColourPart.Ground), Wish(Gold, ColourPart.Outline), Wish(Pink, ColourPart.Motif)));

        Assert.All(specs, s => Assert.True(Wears(s.Recipe, PaletteRole.Ground, Navy)));
        Assert.All(specs, s => Assert.True(Wears(s.Recipe, PaletteRole.Line, Gold)));
        Assert.All(specs, s => Assert.True(Has(s.Recipe, Pink)));
        Assert.True(Visible(specs, Navy, Pink) >= 0.95);
    }

    [Theory]
    [InlineData(AllOver, 2)]
    [InlineData(AllOver, 3)]
    [InlineData(Chest, 2)]
    [InlineData(Nails, 4)]
    public void Wished_colours_survive_the_ink_limit(string product, int inks)
    {
        // On white cloth the ground costs no ink.
        DesignSpec[] specs = Plan(Brief(product + $"inks: {inks}\n", Wish(Red), Wish(Navy), Wish(Srgb.White, ColourPart.Ground)));

        Assert.All(specs, s => Assert.True(s.Recipe.Inks.Length <= inks));
        Assert.All(specs, s => Assert.True(Has(s.Recipe, Red) && Has(s.Recipe, Navy), $"{s.Recipe.Family} {string.Join(' ', s.Recipe.Inks.Select(i => i.Colour.Hex))}"));
    }

    [Theory]
    [InlineData(AllOver, "white")]
    [InlineData(AllOver, "black")]
    [InlineData(Chest, "navy")]
    public void Nothing_but_red_and_gold_has_a_hue(string product, string garment)
    {
        Brief brief = Brief(product + $"garment: {garment}\ncolourways: 2\n", Wish(Red), Wish(Gold)) with { ColourWishesOnly = true };
        DesignSpec[] specs = Plan(brief);

        foreach (Ink ink in specs.SelectMany(s => s.Recipe.Inks.Concat(s.Recipe.Colourways.SelectMany(c => c.Inks))))
        {
            Oklch at = ink.Colour.Oklab.Oklch;
            Assert.True(at.C < 0.04 || new[] { Red, Gold }.Any(w => Math.Abs((w.Oklab.Oklch.H - at.H + 540) % 360 - 180) <= 24), $"{ink.Colour} is neither red nor gold");
        }
        Assert.All(specs, s => Assert.True(Has(s.Recipe, Red) && Has(s.Recipe, Gold)));
    }

    public static TheoryData<string, ColourFamily> Bans()
    {
        var bans = new TheoryData<string, ColourFamily>();
        foreach (ColourFamily family in Enum.GetValues<ColourFamily>())
            bans.Add(family is ColourFamily.Red or ColourFamily.Pink ? Nails : family is ColourFamily.Blue or ColourFamily.Black ? Chest : AllOver, family);
        bans.Add(AllOver, ColourFamily.Red);
        bans.Add(AllOver, ColourFamily.Black);
        return bans;
    }

    [Theory]
    [MemberData(nameof(Bans))]
    public void No_ink_of_any_design_or_colourway_has_a_banned_colour(string product, ColourFamily banned)
    {
        Brief brief = Brief(product + "colourways: 2\n") with { ColourBans = [ColourBan.On(banned)] };
        DesignSpec[] specs = Plan(brief);

        Assert.All(specs.SelectMany(s => s.Recipe.Inks.Concat(s.Recipe.Colourways.SelectMany(c => c.Inks))), i => Assert.False(banned.Covers(i.Colour), $"{i.Name} {i.Colour}"));
        Assert.All(specs, s => Assert.Equal(s.Recipe.Inks.Length, s.Recipe.Inks.Select(i => i.Id).Distinct().Count()));
        // The cloth is exempt.
        Assert.All(specs, s => Assert.Equal(Srgb.White, product == Nails ? Srgb.White : s.Recipe.Garment.Colour));
    }

    [Fact]
    public void Bans_hold_beside_wishes_and_beside_palettes_that_were_asked_for()
    {
        Palette red = Templates.Catalogue.Palettes.Values.First(p => p.Colours.Values.Any(c => ColourFamily.Red.Covers(c)) && !p.Tags.Contains("nails"));
        Brief named = Brief(AllOver + $"palettes: [{red.Id}]\n") with { ColourBans = [ColourBan.On(ColourFamily.Red)] };
        Brief wished = Brief(AllOver, Wish(Navy, ColourPart.Ground), Wish(Gold)) with { ColourBans = [ColourBan.On(ColourFamily.Red), ColourBan.Near(Parse("#F58220"), 0.1)] };

        Assert.All(Plan(named).SelectMany(s => s.Recipe.Inks), i => Assert.False(ColourFamily.Red.Covers(i.Colour)));
        Assert.All(Plan(wished).SelectMany(s => s.Recipe.Inks), i => Assert.False(wished.ColourBans.Any(b => b.Catches(i.Colour))));
        Assert.All(Plan(wished), s => Assert.True(Has(s.Recipe, Gold) && Wears(s.Recipe, PaletteRole.Ground, Navy)));
    }

    [Fact]
    public void Further_colourways_of_a_ban_are_made_and_wear_wished_colours()
    {
        Brief brief = Brief(AllOver + "colourways: 3\n", Wish(Red), Wish(Gold)) with { ColourBans = [ColourBan.On(ColourFamily.Green)] };
        DesignSpec[] specs = Plan(brief, 30);

        Colourway[] ways = [.. specs.SelectMany(s => s.Recipe.Colourways)];
        Assert.True(ways.Length >= 60, $"{ways.Length}");
        Assert.True(ways.Count(w => w.Inks.Any(i => i.Colour == Red || i.Colour == Gold)) >= 0.8 * ways.Length);
    }

    [Fact]
    public void A_plan_with_colours_is_the_same_whenever_it_is_asked_for_and_says_why()
    {
        Brief brief = Brief(AllOver + "language: zh\n", new ColourWish(new("navy", "藏青"), Navy, ColourPart.Ground), new ColourWish(new("gold", "金"), Gold, ColourPart.Any)) with { ColourBans = [ColourBan.On(ColourFamily.Red)] };
        var planner = new Planner(brief, Templates.Catalogue);
        DesignSpec[] forwards = [.. Enumerable.Range(0, 20).Select(i => planner.Spec(i, 1))];
        var other = new Planner(brief, Templates.Catalogue);
        for (int i = 19; i >= 0; i--)
            Assert.Equal(RecipeJson.Write(forwards[i].Recipe), RecipeJson.Write(other.Spec(i, 1).Recipe));
        Assert.All(forwards, s => Assert.Contains("按需求使用藏青、金", s.Reasons));
        Assert.All(forwards, s => Assert.Contains(s.Recipe.Inks, i => i.Id is "gold" or "gold-d4af37"));
    }
}
