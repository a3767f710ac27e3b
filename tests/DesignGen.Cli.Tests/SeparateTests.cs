using System.Text.Json;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Cli.Tests;

public class SeparateTests
{
    [Fact]
    public async Task A_picture_becomes_films_of_a_few_inks_and_the_white_under_them()
    {
        using var cli = new Cli();
        File.WriteAllBytes(cli.PathOf("sun.png"), PngWriter.Encode(new Picture(60, 40, 3, [.. Enumerable.Range(0, 60 * 40).SelectMany(i => new byte[] { (byte)(i % 60 * 4), (byte)(i / 60 * 6), 40 })])));
        Outcome made = await cli.RunAsync("separate", "sun.png", "-o", "films", "--inks", "4", "--width", "60mm", "--garment", "#17181a", "--json");
        Assert.True(made.Code == 0, made.Errors);
        JsonElement report = JsonDocument.Parse(made.Output).RootElement;
        Assert.Equal(4, report.GetProperty("inks").GetArrayLength());
        Assert.Equal(720, report.GetProperty("filmDpi").GetDouble());
        Assert.Equal("01-underbase.tif", report.GetProperty("films")[0].GetString());
        Assert.Equal(7, Directory.GetFiles(cli.PathOf("films")).Length);
        PngImage preview = PngReader.Read(File.ReadAllBytes(cli.PathOf("films/preview.png")), "preview.png");
        Assert.Equal(425, preview.Width);
    }

    [Fact]
    public async Task Every_mistake_is_told_at_once()
    {
        using var cli = new Cli();
        Outcome refused = await cli.RunAsync("separate", "gone.png", "-o", "films", "--ink", "scarlt", "--press", "none", "--garment", "blackish", "--lang", "en");
        Assert.NotEqual(0, refused.Code);
        foreach (string words in new[] { "gone.png", "no ink 'scarlt'", "no press 'none'", "'blackish' is not a colour" })
            Assert.Contains(words, refused.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(cli.PathOf("films")));
    }
}
