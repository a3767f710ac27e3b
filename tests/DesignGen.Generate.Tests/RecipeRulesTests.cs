using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Generate.Procedural;
using DesignGen.Tests;

namespace DesignGen.Generate.Tests;

/// <summary>A recipe that somebody has edited is drawn or refused, and never breaks the engine.</summary>
public sealed class RecipeRulesTests
{
    private static readonly Recipe Good = Of("product: t-shirt\nplacement: all-over\nfamilies: [stripes]\nrepeat: third-drop\ncolourways: 2\n");

    private static Recipe Of(string brief)
    {
        Brief read = BriefReader.Read("rules.yaml", brief, Templates.Catalogue);
        return new Planner(read, Templates.Catalogue).Spec(0, 1).Recipe;
    }

    [Theory]
    [InlineData("dropParts", "0")]
    [InlineData("dropParts", "1")]
    [InlineData("dropParts", "5")]
    [InlineData("dropParts", "-3")]
    [InlineData("layout", "null")]
    [InlineData("kind", "\"placement\"")]
    [InlineData("widthMm", "0")]
    [InlineData("widthMm", "1e400")]
    [InlineData("heightMm", "100.001")]
    [InlineData("heightMm", "-20")]
    [InlineData("inks", "[]")]
    [InlineData("inks", "[null]")]
    [InlineData("roles", "{ \"hero\": 99 }")]
    [InlineData("minLineMm", "0")]
    [InlineData("minGapMm", "1e9")]
    [InlineData("lettering", "[null]")]
    [InlineData("lettering", "[\"汉字\"]")]
    [InlineData("colourways", "[null]")]
    [InlineData("colourways", "[{ \"id\": \"a\", \"name\": { \"en\": \"a\", \"zh\": \"a\" }, \"kind\": \"balanced\", \"inks\": [] }]")]
    [InlineData("cuts", "[null]")]
    [InlineData("cuts", "[{ \"kind\": \"kiss\", \"shape\": \"page\", \"name\": { \"en\": \"a\", \"zh\": \"a\" }, \"byMm\": 900 }]")]
    [InlineData("cuts", "[{ \"kind\": \"kiss\", \"shape\": \"box\", \"name\": { \"en\": \"a\", \"zh\": \"a\" }, \"xMm\": -1 }]")]
    [InlineData("parameters", "{}")]
    public void A_value_out_of_range_is_named(string key, string value)
    {
        InputException refusal = Assert.Throws<InputException>(() => ProceduralGenerator.Draw(Edited(key, value)));
        Assert.StartsWith(key, refusal.Problems[0].Place, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("inks", "null")]
    [InlineData("garment", "null")]
    [InlineData("colourways", "null")]
    [InlineData("colourways", "[{ \"id\": \"a\" }]")]
    [InlineData("nails", "{}")]
    [InlineData("layout", "3")]
    [InlineData("layout", "\"spiral\"")]
    [InlineData("seed", "-1")]
    public void What_is_missing_or_no_value_at_all_is_no_recipe(string key, string value) =>
        Assert.Contains("not a recipe", Assert.Throws<InputException>(() => Edited(key, value)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("nails", "{ \"widthsMm\": [1] }")]
    [InlineData("nails", "{ \"lengthToWidth\": -1 }")]
    public void Nails_are_measured(string key, string value)
    {
        Recipe recipe = Of("product: nails\n");
        JsonObject text = JsonNode.Parse(RecipeJson.Write(recipe))!.AsObject();
        foreach ((string name, JsonNode? changed) in JsonNode.Parse(value)!.AsObject())
            text[key]![name] = changed?.DeepClone();
        Recipe edited = RecipeJson.Read("recipe.json", text.ToJsonString());
        Assert.Equal("nails", Assert.Single(Assert.Throws<InputException>(() => ProceduralGenerator.Draw(edited)).Problems).Place);
        Assert.Equal("nails", Assert.Single(Assert.Throws<InputException>(() => ProceduralGenerator.Draw(recipe with { Nails = null })).Problems).Place);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_and_what_is_right_is_drawn()
    {
        InputException refusal = Assert.Throws<InputException>(() => ProceduralGenerator.Draw(Good with { DropParts = 7, WidthMm = double.NaN, Inks = default, Colourways = [] }));
        Assert.Equal(["widthMm", "dropParts", "inks"], refusal.Problems.Select(p => p.Place));
        foreach (Stepping stepping in SteppingNames.All)
            Assert.NotEmpty(ProceduralGenerator.Draw(Good with { Layout = stepping.Layout, DropParts = stepping.DropParts }).Shapes);
    }

    [Fact]
    public void A_cut_line_round_the_art_leaves_room_for_art()
    {
        CutRule wide = new(Core.Artworks.CutKind.Kiss, CutShape.Art, new("outline", "轮廓"), ByMm: 60);
        Recipe sticker = Of("product: sticker-sheet\nplacement: die-cut\n") with { Cuts = [wide] };
        Assert.Equal("cuts", Assert.Single(Assert.Throws<InputException>(() => ProceduralGenerator.Draw(sticker)).Problems).Place);
    }

    private static Recipe Edited(string key, string value)
    {
        JsonObject text = JsonNode.Parse(RecipeJson.Write(Good))!.AsObject();
        text[key] = "\u0001";
        return RecipeJson.Read("recipe.json", text.ToJsonString().Replace("\"\\u0001\"", value, StringComparison.Ordinal));
    }
}
