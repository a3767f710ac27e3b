using System.Text.Json.Nodes;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Chance;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Recipes;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Plan;
using DesignGen.Server.Recipes;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests.Server.Recipes;

public class RecipeIntakeTests
{
    private static readonly Recipe Good = Of("product: t-shirt\nplacement: all-over\nfamilies: [stripes]\nsize: 96mm x 96mm\ncolourways: 1\n");

    internal static Recipe Of(string brief, int index = 0) => new Planner(BriefReader.Read("intake.yaml", brief, Templates.Catalogue), Templates.Catalogue).Spec(index, 1).Recipe;

    [Fact]
    public async Task A_good_recipe_is_drawn()
    {
        (RecipeFile file, Artwork artwork) = await new RecipeIntake().ReadAsync("a.json", RecipeJson.Write(Good), default);
        Assert.Equal("stripes", file.Recipe.Family);
        Assert.NotEmpty(artwork.Shapes);
    }

    [Theory]
    [InlineData("engine", "\"remote\"")]
    [InlineData("engineVersion", "99")]
    [InlineData("family", "\"../../etc/passwd\"")]
    [InlineData("picture", "{ \"model\": \"m\", \"prompt\": \"p\", \"negative\": \"\", \"size\": { \"width\": 64, \"height\": 64 }, \"seed\": 1, \"use\": \"picture\", \"mostInks\": 3 }")]
    [InlineData("widthMm", "1e300")]
    [InlineData("parameters", "{ \"x\": 1 }")]
    [InlineData("inks", "[]")]
    [InlineData("palette", "\"a\\u0007b\"")]
    public async Task A_recipe_that_is_not_ours_is_refused_by_name_of_its_file(string key, string value)
    {
        InputException e = await Assert.ThrowsAnyAsync<InputException>(() => new RecipeIntake().ReadAsync("bad.json", Edited(key, JsonNode.Parse(value)), default));
        Assert.All(e.Problems, p => Assert.Equal("bad.json", p.Source));
    }

    [Fact]
    public async Task Lists_without_end_are_refused_before_anything_is_drawn()
    {
        var cut = JsonNode.Parse("""{ "kind": "kiss", "shape": "page", "name": { "en": "a", "zh": "a" }, "byMm": 1 }""");
        await RefusedAsync("cuts", new JsonArray([.. Enumerable.Range(0, 1000).Select(_ => cut!.DeepClone())]));
        await RefusedAsync("lettering", new JsonArray([.. Enumerable.Range(0, 1000).Select(_ => (JsonNode)"KOI")]));
        await RefusedAsync("motifs", new JsonArray([.. Enumerable.Range(0, 1000).Select(i => (JsonNode)$"m{i}")]));
        await RefusedAsync("parameters", new JsonObject(Enumerable.Range(0, 1000).Select(i => KeyValuePair.Create($"p{i}", (JsonNode?)1.0))));
        JsonNode ink = JsonNode.Parse(RecipeJson.Write(Good))!["inks"]![0]!;
        await RefusedAsync("inks", new JsonArray([.. Enumerable.Range(0, 1000).Select(_ => ink.DeepClone())]));
    }

    [Fact]
    public async Task A_drawing_that_takes_long_or_much_is_stopped()
    {
        Recipe large = Of("product: t-shirt\nplacement: all-over\nfamilies: [ditsy]\nsize: 300mm x 300mm\n");
        // The page's sides by whole steps of the repeat, far larger than any tile.
        large = large with { WidthMm = 4800, HeightMm = 4800 };
        InputException slow = await Assert.ThrowsAsync<InputException>(() => new RecipeIntake { MostTime = TimeSpan.FromMilliseconds(60) }.DrawAsync("large.json", large, default));
        Assert.Contains("takes more than", slow.Message, StringComparison.Ordinal);
        InputException much = await Assert.ThrowsAsync<InputException>(() => new RecipeIntake { MostBytes = 1 << 20 }.DrawAsync("large.json", large, default));
        Assert.Contains("GB", much.Message, StringComparison.Ordinal);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RecipeIntake().DrawAsync("large.json", large, stop.Token));
    }

    [Fact]
    public async Task Recipes_that_anybody_bent_are_drawn_or_refused_and_nothing_else()
    {
        var intake = new RecipeIntake { MostTime = TimeSpan.FromSeconds(3) };
        int drawn = 0, refused = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            var dice = new Dice((ulong)seed);
            JsonNode text = JsonNode.Parse(RecipeJson.Write(Good))!;
            for (int bends = dice.Whole(1, 2); bends > 0; bends--)
                Bend(text.AsObject(), dice);
            try
            {
                await intake.ReadAsync("bent.json", text.ToJsonString(), default);
                drawn++;
            }
            catch (InputException)
            {
                refused++;
            }
        }
        Assert.InRange(drawn, 3, 97);
        Assert.InRange(refused, 3, 97);
    }

    [Fact]
    public async Task Text_that_was_cut_or_garbled_is_refused()
    {
        string good = RecipeJson.Write(Good);
        var intake = new RecipeIntake();
        for (int seed = 0; seed < 200; seed++)
        {
            var dice = new Dice((ulong)seed);
            int at = dice.Whole(0, good.Length - 1);
            string bad = dice.Whole(0, 1) == 0 ? good[..at] : good[..at] + (char)dice.Whole(0, 0xFFFF) + good[at..];
            try
            {
                await intake.ReadAsync("garbled.json", bad, default);
            }
            catch (InputException)
            {
                // As it should be; what is read all the same was still a recipe.
            }
        }
        await Assert.ThrowsAnyAsync<InputException>(() => intake.ReadAsync("cut.json", good[..^2], default));
    }

    // Puts another value at a place somewhere in the text.
    private static void Bend(JsonNode node, Dice dice)
    {
        JsonNode?[] values =
        [
            null, -1, 0, 1, 12, 1e9, -1e300, 5e-324, 4999.999, "", "stripes", new string('x', 5000), true, new JsonArray(), new JsonObject(), new JsonArray(1, 2, 3),
            JsonValue.Create("#12345"), JsonValue.Create(ulong.MaxValue), JsonValue.Create(0.000001),
        ];
        while (true)
        {
            switch (node)
            {
                case JsonObject { Count: > 0 } map:
                    string key = map.ElementAt(dice.Whole(0, map.Count - 1)).Key;
                    if (map[key] is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } && dice.Whole(0, 2) > 0)
                        node = map[key]!;
                    else if (dice.Whole(0, 5) == 0)
                    { map.Remove(key); return; }
                    else
                    { map[key] = values[dice.Whole(0, values.Length - 1)]; return; }
                    break;
                case JsonArray { Count: > 0 } list:
                    int at = dice.Whole(0, list.Count - 1);
                    if (list[at] is JsonObject { Count: > 0 } && dice.Whole(0, 2) > 0)
                        node = list[at]!;
                    else
                    { list[at] = values[dice.Whole(0, values.Length - 1)]; return; }
                    break;
                default:
                    return;
            }
        }
    }

    private static async Task RefusedAsync(string key, JsonNode value)
    {
        InputException e = await Assert.ThrowsAnyAsync<InputException>(() => new RecipeIntake().ReadAsync("bad.json", Edited(key, value), default));
        Assert.Contains(e.Problems, p => p.Place?.StartsWith(key, StringComparison.Ordinal) == true);
    }

    private static string Edited(string key, JsonNode? value)
    {
        JsonObject text = JsonNode.Parse(RecipeJson.Write(Good))!.AsObject();
        text[key] = value;
        return text.ToJsonString();
    }
}
