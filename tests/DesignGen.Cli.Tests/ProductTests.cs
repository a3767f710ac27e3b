namespace DesignGen.Cli.Tests;

/// <summary>Products that are there by their files alone go the whole way from brief to pack.</summary>
public sealed class ProductTests
{
    [Theory]
    [InlineData("phone-case", "placement: all-over\nfamilies: [stripes]\nsize: 40mm x 40mm", "en", "Case colour", false)]
    [InlineData("phone-case", "placement: back\nfamilies: [badge]", "zh", "壳体颜色", true)]
    [InlineData("mug-wrap", "placement: all-over\nfamilies: [stripes]\nsize: 40mm x 40mm", "zh", "杯体颜色", false)]
    [InlineData("sticker-sheet", "placement: die-cut\nfamilies: [badge]", "en", "Film", true)]
    public async Task It_runs_from_brief_to_pack(string product, string rest, string language, string baseName, bool cut)
    {
        using var cli = new Cli();
        cli.Write("brief.yaml", $"title: T\nlanguage: {language}\nproduct: {product}\n{rest}\ncount: 2\nseed: 4\n");
        Outcome run = await cli.RunAsync("run", "brief.yaml", "--top", "1");
        Assert.True(run.Code == 0, run.Errors);
        Assert.True(File.Exists(cli.PathOf("out/brief/review.xlsx")));
        string pack = Assert.Single(Directory.GetDirectories(cli.PathOf("out/brief/press")));
        Assert.Equal(cut, File.Exists(Path.Combine(pack, "cutlines.svg")));
        Assert.False(Directory.Exists(Path.Combine(pack, "films")));
        using var book = System.IO.Compression.ZipFile.OpenRead(Path.Combine(pack, "techpack.xlsx"));
        string words = string.Concat(book.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e => new StreamReader(e.Open()).ReadToEnd()));
        Assert.Contains(baseName, words);
        if (!cut)
            return;
        Assert.Contains("data-cut", File.ReadAllText(Path.Combine(pack, "artwork.svg")));
        // A recipe alone makes the same cut lines again.
        Outcome draw = await cli.RunAsync("recipe", "draw", Path.Combine(pack, "recipe.json"), "--out", "again");
        Assert.True(draw.Code == 0, draw.Errors);
        Assert.Contains("data-cut", File.ReadAllText(cli.PathOf("again/artwork.svg")));
    }
}
