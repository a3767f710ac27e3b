using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Tests;

namespace DesignGen.Core.Tests;

/// <summary>What every shipped palette holds, so that any family may take any of them.</summary>
public sealed class PaletteTests
{
    private static readonly string[] Seasons = ["spring", "summer", "autumn", "winter"];

    private static readonly string[] Moods =
    [
        "romantic", "calm", "bold", "retro", "minimal", "elegant", "playful", "earthy", "moody", "fresh", "luxury", "vintage", "sporty",
        "boho", "y2k", "coastal", "tropical", "sweet", "soft", "cool", "warm", "bright", "dreamy", "natural", "classic", "modern", "festive",
    ];

    private static readonly string[] Markets =
    [
        "women", "men", "kids", "unisex", "home", "china", "japan", "korea", "india", "europe", "usa", "middle-east", "africa",
        "latin-america", "southeast-asia",
    ];

    private static readonly string[] Themes =
    [
        "floral", "botanical", "camouflage", "animal", "tartan", "check", "stripes", "denim", "geometric", "monochrome", "christmas",
        "halloween", "valentine", "easter", "lunar-new-year", "mid-autumn", "ramadan", "eid", "diwali", "holi", "chinese", "japanese",
        "folk", "sea", "nautical", "badge", "terrazzo", "outdoor", "nails",
    ];

    public static TheoryData<string> Ids => [.. Templates.Catalogue.Palettes.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_roles_stand_apart(string id)
    {
        Palette palette = Templates.Catalogue.Palettes[id];
        PaletteRule[] broken = [.. PaletteRules.Broken(palette.Colours, palette.Tags.Contains("nails") ? PaletteRules.ForNails : PaletteRules.All)];
        Assert.True(broken.Length == 0, string.Join(Environment.NewLine, broken.Select(r => r.Say(palette.Colours[r.First].Oklab, palette.Colours[r.Second].Oklab))));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_inks_have_names_of_their_own_that_any_film_can_carry(string id)
    {
        string[] names = [.. Templates.Catalogue.Palettes[id].Names.Values];
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, n => Assert.True(n.Length > 0 && n.All(c => c is >= ' ' and <= '~'), n));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_can_be_found_by_season_or_mood_and_by_market_or_theme(string id)
    {
        string[] tags = [.. Templates.Catalogue.Palettes[id].Tags];
        Assert.True(tags.Intersect(Seasons).Union(tags.Intersect(Moods)).Any(), string.Join(", ", tags));
        Assert.True(tags.Intersect(Markets).Union(tags.Intersect(Themes)).Any(), string.Join(", ", tags));
        Assert.Equal(tags.Length, tags.Distinct().Count());
        Assert.All(tags, t => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", t));
    }

    [Fact]
    public void Every_season_mood_market_and_theme_has_a_choice()
    {
        foreach (string tag in (string[])[.. Seasons, "men", "women", "kids", "china", "japan", "europe", "usa"])
            Assert.True(Count(tag) >= 12, tag);
        foreach (string tag in (string[])["romantic", "calm", "bold", "retro", "minimal", "elegant", "playful", "earthy", "moody", "luxury", "vintage", "sporty", "animal", "geometric"])
            Assert.True(Count(tag) >= 10, tag);
        foreach (string tag in (string[])["christmas", "halloween", "valentine", "lunar-new-year", "ramadan", "camouflage", "tartan", "denim", "stripes"])
            Assert.True(Count(tag) >= 3, tag);

        static int Count(string tag) => Templates.Catalogue.Palettes.Values.Count(p => p.Tags.Contains(tag));
    }

    [Fact]
    public void Grounds_are_light_dark_and_coloured_and_no_two_palettes_are_one()
    {
        Palette[] palettes = [.. Templates.Catalogue.Palettes.Values];
        Assert.True(palettes.Length >= 165);
        Assert.Equal(palettes.Length, palettes.Select(p => p.Name.In(Language.English)).Distinct().Count());
        Assert.Equal(palettes.Length, palettes.Select(p => p.Name.In(Language.Chinese)).Distinct().Count());
        int dark = palettes.Count(p => Lightness(p) < 0.42), light = palettes.Count(p => Lightness(p) >= 0.8);
        Assert.InRange((double)light / palettes.Length, 0.4, 0.6);
        Assert.InRange((double)dark / palettes.Length, 0.25, 0.4);
        for (int i = 0; i < palettes.Length; i++)
        {
            for (int j = i + 1; j < palettes.Length; j++)
            {
                double apart = palettes[i].Colours.Max(c => c.Value.Oklab.DistanceTo(palettes[j].Colours[c.Key].Oklab));
                Assert.True(apart >= 0.06, $"{palettes[i].Id} and {palettes[j].Id}: {apart:0.000}");
            }
        }

        static double Lightness(Palette palette) => palette.Colours[PaletteRole.Ground].Oklab.L;
    }
}
