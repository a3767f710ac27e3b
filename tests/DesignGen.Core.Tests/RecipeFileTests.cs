using System.Collections.Immutable;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Inks;
using DesignGen.Core.Recipes;
using DesignGen.Core.Repeats;

namespace DesignGen.Core.Tests;

public class RecipeFileTests
{
    private static readonly Recipe Stripes = new()
    {
        Engine = "procedural",
        EngineVersion = 2,
        Family = "stripes",
        Seed = ulong.MaxValue,
        Parameters = ImmutableSortedDictionary<string, double>.Empty.Add("density", 1.0 / 3),
        Kind = ArtKind.AllOver,
        Layout = RepeatLayout.HalfDrop,
        WidthMm = 320.4,
        HeightMm = 240,
        Inks = [new("navy", "藏青", Srgb.Parse("#1f3a5f")), new("coral", "Coral", Srgb.Parse("#e4572e"))],
        Roles = ImmutableSortedDictionary<PaletteRole, int>.Empty.Add(PaletteRole.Hero, 0),
        Garment = new("white", new("White", "白色"), new Srgb(255, 255, 255)),
        MinLineMm = 0.3,
        MinGapMm = 0.4,
    };

    private static readonly SavedRecipe Saved = new() { Team = "ours", Name = "藏青条纹", Version = 3, Recipe = Stripes, Note = "卖得好", Origin = "7KQ4DZ2M-0012-X3", By = "Li Na", At = DateTimeOffset.UnixEpoch };

    [Fact]
    public void A_shared_file_comes_back_with_its_name_and_tells_nothing_of_people_or_teams()
    {
        string text = RecipeFile.Write(Saved);
        RecipeFile file = RecipeFile.Read("a.json", text);
        Assert.Equal(("藏青条纹", 3, "卖得好"), (file.Name, file.Version, file.Note));
        Assert.Equal(RecipeJson.Write(Stripes), RecipeJson.Write(file.Recipe));
        Assert.DoesNotContain("Li Na", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ours", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_recipe_of_a_pack_is_read_too() => Assert.Equal(("", 0), (RecipeFile.Read("a.json", RecipeJson.Write(Stripes)).Name, RecipeFile.Read("a.json", RecipeJson.Write(Stripes)).Version));

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"recipe\"")]
    [InlineData("{}")]
    [InlineData("{ \"kind\": \"designgen-recipe\" }")]
    [InlineData("{ \"kind\": \"designgen-recipe\", \"format\": 1 }")]
    [InlineData("{ \"kind\": \"designgen-recipe\", \"format\": 0, \"recipe\": {} }")]
    [InlineData("{ \"kind\": \"designgen-recipe\", \"format\": 1e99, \"recipe\": {} }")]
    [InlineData("{ \"kind\": \"designgen-recipe\", \"format\": 1, \"recipe\": null }")]
    [InlineData("{ \"kind\": \"designgen-recipe\", \"format\": 1, \"recipe\": { \"engine\": NaN } }")]
    public void What_is_no_recipe_is_refused(string text) => Assert.Throws<InputException>(() => RecipeFile.Read("a.json", text));

    [Fact]
    public void A_deep_or_long_file_is_refused_and_a_newer_one_says_so()
    {
        Assert.Throws<InputException>(() => RecipeFile.Read("a.json", new string('[', 100_000)));
        Assert.Contains("characters", Assert.Throws<InputException>(() => RecipeFile.Read("a.json", new string(' ', RecipeFile.MostCharacters + 1))).Message, StringComparison.Ordinal);
        Assert.Contains("newer", Assert.Throws<InputException>(() => RecipeFile.Read("a.json", RecipeFile.Write(Saved).Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Recipes_that_differ_are_told_apart_in_both_languages()
    {
        Recipe other = Stripes with
        {
            Seed = 7,
            Layout = RepeatLayout.Block,
            Parameters = Stripes.Parameters.SetItem("density", 0.5).Add("width", 2),
            Inks = [Stripes.Inks[0], Stripes.Inks[1] with { Colour = Srgb.Parse("#ffffff") }],
            Lettering = ["KOI"],
        };
        ImmutableArray<RecipeDifference> found = RecipeDiff.Between(Stripes, other);
        Assert.Equal(
            [
                ("seed", "seed", "种子", "18446744073709551615", "7"), ("parameters.density", "parameter density", "参数 density", "0.3333333333333333", "0.5"), ("parameters.width", "parameter width", "参数 width", null, "2"),
                ("layout", "repeat", "接版", "half-drop", "block"), ("inks[1].colour", "ink 2 colour", "油墨 2 colour", "#e4572e", "#ffffff"), ("lettering[0]", "lettering 1", "文字 1", null, "KOI"),
            ],
            found.Select(d => (d.Place, d.What.En, d.What.Zh, d.First, d.Second)));
        Assert.Empty(RecipeDiff.Between(Stripes, Stripes with { }));
    }
}
