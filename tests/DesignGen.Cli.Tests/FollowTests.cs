using System.Text.Json;

namespace DesignGen.Cli.Tests;

public sealed class FollowTests
{
    private const string Brief = "title: Spring\nproduct: t-shirt\nplacement: all-over\ngarment: white\nprint: screen\ncount: 2\nseed: 7\ninks: 5\nmoods: [floral]\nsize: 120mm x 120mm\n";

    [Fact]
    public async Task Designs_follow_from_one_and_comments_of_a_review_are_drawn()
    {
        using var cli = new Cli();
        string brief = cli.Write("b.yaml", Brief);
        Assert.Equal(0, (await cli.RunAsync("run", brief, "--top", "0")).Code);
        string review = cli.PathOf("out/b/review.csv"), parent = await FirstAsync(cli);

        Outcome colours = await cli.RunAsync("more", parent, "--colours", "--count", "2", "--lang", "en", "--json");
        Assert.Equal(0, colours.Code);
        Assert.Equal((2, parent), (colours.Json.GetProperty("count").GetInt32(), colours.Json.GetProperty("parent").GetString()));
        Assert.True(File.Exists(colours.Json.GetProperty("review").GetString()));

        Outcome revised = await cli.RunAsync("more", parent, "--comment", "bigger flowers, grandma", "--count", "1", "--lang", "en");
        Assert.Equal(0, revised.Code);
        Assert.Contains("Understood: ", revised.Errors, StringComparison.Ordinal);
        Assert.Contains("grandma", revised.Errors, StringComparison.Ordinal);
        Assert.Equal(3, (await cli.RunAsync("more", parent, "--comment", "lovely")).Code);
        Assert.Equal(2, (await cli.RunAsync("more", parent, "--comment", "bigger", "--colours")).Code);

        string code = parent.Split('-')[0];
        Assert.Equal(3, (await cli.RunAsync("review", "revise", code)).Code);
        File.WriteAllText(review, $"code,decision,rating,comment\n{parent},revise,,on navy\n");
        Assert.Equal(0, (await cli.RunAsync("review", "import", review)).Code);
        Outcome all = await cli.RunAsync("review", "revise", code, "--json");
        Assert.Equal(0, all.Code);
        JsonElement one = Assert.Single(all.Json.GetProperty("revisions").EnumerateArray());
        Assert.Equal((4, parent), (one.GetProperty("count").GetInt32(), one.GetProperty("parent").GetString()));
    }

    private static async Task<string> FirstAsync(Cli cli)
    {
        Outcome status = await cli.RunAsync("status", "--json");
        string batch = status.Json.GetProperty("batches")[0].GetProperty("code").GetString()!;
        return Core.Batches.VariantCode.For(batch, 0);
    }
}
