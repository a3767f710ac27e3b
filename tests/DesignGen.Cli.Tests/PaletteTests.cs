using System.Text.Json;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Cli.Tests;

public sealed class PaletteTests
{
    private static readonly string[] Names = ["--id", "harbour-dusk", "--name-en", "Harbour: dusk", "--name-zh", "港湾暮色"];

    [Fact]
    public async Task Palettes_are_listed_by_word_in_both_languages()
    {
        using var cli = new Cli();
        Outcome english = await cli.RunAsync("palette", "list", "dark", "christmas", "--lang", "en");
        Assert.True(english.Code == 0, english.Errors);
        Assert.Contains("christmas-forest", english.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("christmas-nordic", english.Output, StringComparison.Ordinal);
        Outcome chinese = await cli.RunAsync("palette", "list", "圣诞", "深底", "--lang", "zh");
        Assert.Contains("圣诞森林", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("个色盘", chinese.Output, StringComparison.Ordinal);
        Outcome none = await cli.RunAsync("palette", "list", "plaidish");
        Assert.Equal((3, ""), (none.Code, none.Output));
        Assert.Contains("No palette matches 'plaidish'", none.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Swatches_fill_pages()
    {
        using var cli = new Cli();
        Outcome sheet = await cli.RunAsync("palette", "sheet", "all.png", "--json");
        Assert.True(sheet.Code == 0, sheet.Errors);
        JsonElement files = sheet.Json.GetProperty("sheets");
        int palettes = sheet.Json.GetProperty("palettes").GetArrayLength();
        Assert.Equal((palettes + 119) / 120, files.GetArrayLength());
        foreach (JsonElement file in files.EnumerateArray())
            Assert.True(PngReader.Read(File.ReadAllBytes(file.GetString()!), "sheet").Width > 1000);
    }

    [Fact]
    public async Task A_swatch_shows_the_palettes_own_colours()
    {
        using var cli = new Cli();
        Outcome sheet = await cli.RunAsync("palette", "sheet", "one.png", "bauhaus-primary");
        Assert.True(sheet.Code == 0, sheet.Errors);
        Picture picture = PngReader.Read(File.ReadAllBytes(cli.PathOf("one.png")), "one.png").ToPicture();
        HashSet<string> seen = [];
        for (int i = 0; i < picture.Pixels.Length; i += 3)
            seen.Add(new Srgb(picture.Pixels[i], picture.Pixels[i + 1], picture.Pixels[i + 2]).Hex);
        JsonElement inks = (await cli.RunAsync("palette", "list", "bauhaus-primary", "--json")).Json.GetProperty("palettes")[0].GetProperty("inks");
        Assert.All(inks.EnumerateArray(), ink => Assert.Contains(ink.GetProperty("hex").GetString()!, seen));
    }

    [Fact]
    public async Task A_picture_of_a_palette_gives_the_palette_back()
    {
        using var cli = new Cli();
        // Areas as a print has them: much ground, a large hero, a small bright accent.
        Paint(cli.PathOf("mood.png"), ("#f5ecd8", 480), ("#cf4a3c", 160), ("#7e2331", 70), ("#f2b3a0", 60), ("#4f7f6a", 110), ("#e2a233", 40), ("#26382f", 80));
        Outcome taken = await cli.RunAsync(["palette", "from", "mood.png", .. Names, "--tags", "autumn,", "calm", "-o", "shop/harbour.yaml", "--lang", "en"]);
        Assert.True(taken.Code == 0, taken.Errors);
        Assert.DoesNotContain("Warning", taken.Output, StringComparison.Ordinal);
        Assert.Contains("48.0 %", taken.Output, StringComparison.Ordinal);
        Palette palette = Read(cli, "shop/harbour.yaml");
        Assert.Equal("#f5ecd8", palette.Colours[PaletteRole.Ground].Hex);
        Assert.Equal("#cf4a3c", palette.Colours[PaletteRole.Hero].Hex);
        Assert.Equal("#26382f", palette.Colours[PaletteRole.Line].Hex);
        Assert.Equal("#e2a233", palette.Colours[PaletteRole.Accent].Hex);
        Assert.Equal("#4f7f6a", palette.Colours[PaletteRole.Support].Hex);
        Assert.Equal(("Harbour: dusk", "港湾暮色"), (palette.Name.En, palette.Name.Zh));
        Assert.Equal("autumn calm", string.Join(" ", palette.Tags));
    }

    [Fact]
    public async Task What_a_picture_lacks_and_what_was_moved_is_told_and_the_palette_holds_the_rules()
    {
        using var cli = new Cli();
        Paint(cli.PathOf("pale.png"), ("#f4f1ea", 700), ("#e3d6c4", 300));
        Outcome taken = await cli.RunAsync(["palette", "from", "pale.png", .. Names, "-o", "pale.yaml", "--json"]);
        Assert.True(taken.Code == 0, taken.Errors);
        string[] warnings = [.. taken.Json.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!)];
        Assert.Contains(warnings, w => w.Contains("no colour for accent", StringComparison.Ordinal));
        Assert.True(warnings.Length >= 5, string.Join('\n', warnings));
        Assert.Empty(PaletteRules.Broken(Read(cli, "pale.yaml").Colours));
        Outcome chinese = await cli.RunAsync(["palette", "from", "pale.png", .. Names, "-o", "pale.yaml", "--force", "--lang", "zh"]);
        Assert.Contains("警告：图片中没有适合", chinese.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_JPEG_file_gives_a_palette_whatever_its_name_and_says_what_was_not_exact()
    {
        using var cli = new Cli();
        string fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures", "jpeg");
        File.Copy(Path.Combine(fixtures, "baseline-420.jpg"), cli.PathOf("photo.png"));
        Outcome photo = await cli.RunAsync(["palette", "from", "photo.png", .. Names, "-o", "photo.yaml", "--lang", "en"]);
        Assert.True(photo.Code == 0, photo.Errors);
        Assert.DoesNotContain("CMYK", photo.Output, StringComparison.Ordinal);
        File.Copy(Path.Combine(fixtures, "cmyk.jpg"), cli.PathOf("press.jpg"));
        Outcome english = await cli.RunAsync(["palette", "from", "press.jpg", .. Names, "-o", "press.yaml", "--lang", "en"]);
        Assert.Contains("is in CMYK and was turned into RGB without a profile", english.Output, StringComparison.Ordinal);
        Outcome chinese = await cli.RunAsync(["palette", "from", "press.jpg", .. Names, "-o", "press.yaml", "--force", "--lang", "zh"]);
        Assert.Contains("图片为 CMYK，未使用色彩特性文件", chinese.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#808080")]
    [InlineData("#000000")]
    [InlineData("#ffffff")]
    [InlineData("#ff0000")]
    public async Task A_picture_of_one_colour_gives_a_palette_too(string hex)
    {
        using var cli = new Cli();
        Paint(cli.PathOf("flat.png"), (hex, 50));
        Outcome taken = await cli.RunAsync(["palette", "from", "flat.png", .. Names, "-o", "flat.yaml"]);
        Assert.True(taken.Code == 0, taken.Errors);
        Palette palette = Read(cli, "flat.yaml");
        Assert.Equal(hex, palette.Colours[PaletteRole.Ground].Hex);
        Assert.Empty(PaletteRules.Broken(palette.Colours));
    }

    [Fact]
    public async Task A_palette_that_is_there_is_replaced_only_by_force()
    {
        using var cli = new Cli();
        Paint(cli.PathOf("mood.png"), ("#f5ecd8", 10), ("#cf4a3c", 5));
        cli.Write("mine.yaml", "mine");
        Outcome refused = await cli.RunAsync(["palette", "from", "mood.png", .. Names, "-o", "mine.yaml"]);
        Assert.Equal(3, refused.Code);
        Assert.Contains("--force", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(cli.PathOf("mine.yaml")));
        Assert.Equal(0, (await cli.RunAsync(["palette", "from", "mood.png", .. Names, "-o", "mine.yaml", "--force"])).Code);
        Outcome taken = await cli.RunAsync("palette", "from", "mood.png", "--id", "cream-vintage", "--name-en", "X", "--name-zh", "甲");
        Assert.Equal(3, taken.Code);
        Assert.Contains("cream-vintage", taken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_palette_is_written_that_would_spoil_the_templates()
    {
        using var cli = new Cli();
        string templates = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (string file in Directory.GetFiles(templates, "*", SearchOption.AllDirectories))
            cli.Write(Path.Combine("shop", Path.GetRelativePath(templates, file)), File.ReadAllText(file));
        Paint(cli.PathOf("mood.png"), ("#f5ecd8", 10), ("#cf4a3c", 5));
        string before = File.ReadAllText(cli.PathOf("shop/palettes/mono-ink.yaml"));
        await Refused("mono-navy", "shop/palettes/mono-ink.yaml", "--force");
        await Refused("mono-ink", "shop/palettes/another.yaml");
        await Refused("earth", "shop/palettes/earth.yaml");
        Assert.Equal(before, File.ReadAllText(cli.PathOf("shop/palettes/mono-ink.yaml")));
        Assert.False(File.Exists(cli.PathOf("shop/palettes/another.yaml")) || File.Exists(cli.PathOf("shop/palettes/earth.yaml")));
        Outcome own = await cli.RunAsync("palette", "from", "mood.png", "--id", "mono-ink", "--name-en", "X", "--name-zh", "甲", "--templates", "shop/", "--force");
        Assert.True(own.Code == 0, own.Errors);

        async Task Refused(string id, string to, params string[] more)
        {
            Outcome outcome = await cli.RunAsync(["palette", "from", "mood.png", "--id", id, "--name-en", "X", "--name-zh", "甲", "-o", to, "--templates", "shop/", .. more]);
            Assert.Equal((3, ""), (outcome.Code, outcome.Output));
            Assert.Contains($"'{id}' is taken by", outcome.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_and_leaves_nothing()
    {
        using var cli = new Cli();
        cli.Write("text.png", "not a picture");
        Directory.CreateDirectory(cli.PathOf("folder.png"));
        Paint(cli.PathOf("whole.png"), ("#cf4a3c", 900));
        File.WriteAllBytes(cli.PathOf("cut.png"), File.ReadAllBytes(cli.PathOf("whole.png"))[..40]);
        using (FileStream to = File.Create(cli.PathOf("clear.png")))
            PngWriter.Write(to, new Picture(4, 4, 4, new byte[64]));
        await Refused("text.png", "neither a PNG nor a JPEG file");
        File.WriteAllBytes(cli.PathOf("phone.jpg"), [.. "\0\0\0\u0018ftypheic"u8, .. new byte[40]]);
        await Refused("phone.jpg", "phone.jpg: This is a HEIC file, which can't be read. Save it as PNG or JPEG.");
        await Refused("none.png", "no such file");
        await Refused("folder.png", "is a folder");
        await Refused("cut.png", "damaged");
        await Refused("clear.png", "transparent");
        Outcome usage = await cli.RunAsync("palette", "from", "whole.png", "--id", "Harbour Dusk", "--name-en", "X", "--name-zh", "甲");
        Assert.Equal(2, usage.Code);
        Assert.Contains("'Harbour Dusk' is not an id", usage.Errors, StringComparison.Ordinal);

        async Task Refused(string file, string says)
        {
            Outcome outcome = await cli.RunAsync(["palette", "from", file, .. Names, "-o", "new.yaml"]);
            Assert.Equal((3, ""), (outcome.Code, outcome.Output));
            Assert.Contains(says, outcome.Errors, StringComparison.Ordinal);
            Assert.False(File.Exists(cli.PathOf("new.yaml")));
        }
    }

    /// <summary>Reads a palette file in the company of the shop's other templates.</summary>
    private static Palette Read(Cli cli, string file) => TemplateReader.Read(
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "templates"), "*.yaml", SearchOption.AllDirectories)
            .Select(f => new TemplateFile(Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "templates"), f).Replace('\\', '/'), File.ReadAllText(f)))
            .Append(new("palettes/" + Path.GetFileName(file), File.ReadAllText(cli.PathOf(file))))).Palettes["harbour-dusk"];

    // Rows of ten pixels, each colour as many rows as its number.
    private static void Paint(string file, params (string Hex, int Rows)[] colours)
    {
        byte[] pixels = [.. colours.SelectMany(c => Enumerable.Repeat(Srgb.Parse(c.Hex), c.Rows * 10)).SelectMany(c => new[] { c.R, c.G, c.B })];
        using FileStream to = File.Create(file);
        PngWriter.Write(to, new Picture(10, pixels.Length / 30, 3, pixels));
    }
}
