using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DesignGen.Core.Colour;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Xmp;
using DesignGen.Tests;

namespace DesignGen.Cli.Tests;

/// <summary>Pictures become flat inks.</summary>
public sealed class VectorizeTests
{
    private const string Shop = """
        id: shop
        name: { en: Shop, zh: 店 }
        source: "test"
        inks:
          rose: { name: { en: Rose, zh: 玫瑰 }, hex: "#c4142f" }
          navy: { name: { en: Navy, zh: 藏青 }, hex: "#102a55" }
          lime: { name: { en: Lime, zh: 青柠 }, hex: "#a4d233" }
          base: { name: { en: Base, zh: 底 }, hex: "#c8102e", kind: underbase }
        """;

    [Fact]
    public async Task A_picture_becomes_an_SVG_of_its_width_in_its_colours()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("disc.png"));
        Outcome traced = await cli.RunAsync("vectorize", "disc.png", "-o", "out/disc.svg", "--width", "14cm", "--lang", "en");
        Assert.True(traced.Code == 0, traced.Errors);
        Assert.Contains("out/disc.svg  2 inks  140 × 105 mm", traced.Output, StringComparison.Ordinal);
        Assert.StartsWith("[1/1] disc.png: 2 inks, ", traced.Errors, StringComparison.Ordinal);
        XElement svg = XDocument.Load(cli.PathOf("out/disc.svg")).Root!;
        Assert.Equal(("140mm", "105mm"), (svg.Attribute("width")!.Value, svg.Attribute("height")!.Value));
        Assert.Equal(["#102a54", "#c8102e"], Fills(svg));
        Assert.Equal(["disc.svg"], Directory.GetFiles(cli.PathOf("out")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("<Iptc4xmpExt:DigitalSourceType>{0}</Iptc4xmpExt:DigitalSourceType><TC260:AIGC>{1}</TC260:AIGC>", "")]
    [InlineData("<Iptc4xmpExt:DigitalSourceType rdf:resource=\"{0}\"/>", "TC260:AIGC=\"{1}\"")]
    public async Task What_a_picture_says_of_its_making_stands_in_all_that_is_made_of_it(string elements, string attributes)
    {
        const string type = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", aigc = "{\"Label\":\"1\",\"ContentProducer\":\"001191310000OTHER0000012345\",\"ProduceID\":\"A&B\"}";
        string Filled(string form) => form.Replace("{0}", type, StringComparison.Ordinal).Replace("{1}", System.Security.SecurityElement.Escape(aigc), StringComparison.Ordinal);
        string packet = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\" "
            + Filled(attributes) + ">" + Filled(elements) + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
        using var cli = new Cli();
        Disc(cli.PathOf("disc.png"));
        File.WriteAllBytes(cli.PathOf("disc.png"), PngXmp.Put(File.ReadAllBytes(cli.PathOf("disc.png")), _ => packet));
        Outcome traced = await cli.RunAsync("vectorize", "disc.png", "-o", "disc.svg", "--films", "--underbase", "--cut", "--json");
        Assert.True(traced.Code == 0, traced.Errors);
        JsonElement marks = Assert.Single(traced.Json.GetProperty("pictures").EnumerateArray()).GetProperty("marks");
        Assert.Equal((type, aigc), (marks.GetProperty("sourceType").GetString(), marks.GetProperty("aigc").GetString()));
        string[] files = Directory.GetFiles(cli.PathOf("."), "*.svg");
        Assert.InRange(files.Length, 5, 9);
        foreach (string file in files)
        {
            var svg = XDocument.Load(file);
            Assert.Equal(type, svg.Descendants("{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType").Single().Value);
            Assert.Equal(aigc, svg.Descendants("{http://www.tc260.org.cn/ns/AIGC/1.0/}AIGC").Single().Value);
        }
        if (ClientFactAttribute.Find("exiftool") is not { } exiftool)
            return;
        using var asked = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(exiftool, ["-j", "-DigitalSourceType", "-AIGC", cli.PathOf("disc.svg")]) { RedirectStandardOutput = true })!;
        string told = await asked.StandardOutput.ReadToEndAsync();
        await asked.WaitForExitAsync();
        Assert.Contains("trainedAlgorithmicMedia", told, StringComparison.Ordinal);
        Assert.Contains("001191310000OTHER0000012345", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_whose_marks_can_t_be_read_is_warned_of_and_one_without_gives_files_without()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("disc.png"));
        Assert.Equal(0, (await cli.RunAsync("vectorize", "disc.png", "-o", "disc.svg")).Code);
        Assert.DoesNotContain("metadata", File.ReadAllText(cli.PathOf("disc.svg")), StringComparison.Ordinal);
        File.WriteAllBytes(cli.PathOf("disc.png"), PngXmp.Put(File.ReadAllBytes(cli.PathOf("disc.png")), _ => "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x TC260:AIGC='&e;'"));
        Outcome traced = await cli.RunAsync("vectorize", "disc.png", "-o", "disc.svg", "--lang", "en");
        Assert.Equal(0, traced.Code);
        Assert.Contains("XMP packet is damaged", traced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_library_gives_its_inks_exactly_and_the_report_says_how_well_they_fit()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("disc.png"));
        cli.Write("shop.yaml", Shop);
        Outcome traced = await cli.RunAsync("vectorize", "disc.png", "-o", "disc.svg", "--library", "shop.yaml", "--press", "screen", "--inks", "3", "--films", "--report", "r.json", "--json");
        Assert.True(traced.Code == 0, traced.Errors);
        Assert.Equal("", traced.Errors);
        Assert.Equal(["#102a55", "#c4142f"], Fills(XDocument.Load(cli.PathOf("disc.svg")).Root!));
        Assert.Equal(["#102a55"], Fills(XDocument.Load(cli.PathOf("disc.film-01-navy.svg")).Root!));
        Assert.Equal(["#c4142f"], Fills(XDocument.Load(cli.PathOf("disc.film-02-rose.svg")).Root!));

        JsonElement report = Read(cli, "r.json");
        Assert.Equal(JsonSerializer.Serialize(report), JsonSerializer.Serialize(traced.Json));
        Assert.Equal(("vectorize-report", 1), (report.GetProperty("format").GetString(), report.GetProperty("version").GetInt32()));
        JsonElement options = report.GetProperty("options");
        Assert.Equal((280, 3, "picture", "shop", "screen"), (
            options.GetProperty("widthMm").GetDouble(), options.GetProperty("inks").GetInt32(), options.GetProperty("mode").GetString(),
            options.GetProperty("library").GetString(), options.GetProperty("press").GetProperty("id").GetString()));
        JsonElement picture = Assert.Single(report.GetProperty("pictures").EnumerateArray());
        Assert.Equal(("disc.png", "png", 40, 30, "flat", 1), (
            picture.GetProperty("picture").GetString(), picture.GetProperty("fileFormat").GetString(), picture.GetProperty("widthPx").GetInt32(),
            picture.GetProperty("heightPx").GetInt32(), picture.GetProperty("kind").GetString(), picture.GetProperty("enlarged").GetInt32()));
        JsonElement[] inks = [.. picture.GetProperty("inks").EnumerateArray()];
        Assert.Equal(["navy", "rose"], inks.Select(i => i.GetProperty("id").GetString()));
        Assert.Equal(["#102a54", "#c8102e"], inks.Select(i => i.GetProperty("found").GetString()));
        Assert.Equal(["#102a55", "#c4142f"], inks.Select(i => i.GetProperty("printed").GetString()));
        foreach (JsonElement ink in inks)
        {
            double difference = Srgb.Parse(ink.GetProperty("found").GetString()!).CieLab.DifferenceTo(Srgb.Parse(ink.GetProperty("printed").GetString()!).CieLab);
            Assert.Equal(difference, ink.GetProperty("difference").GetDouble(), 2);
            Assert.True(ink.GetProperty("rings").GetInt32() >= 1 && ink.GetProperty("segments").GetInt32() >= 1);
        }
        // A disc of a third of the height.
        Assert.Equal(Math.PI * 70 * 70, inks[1].GetProperty("areaMm2").GetDouble(), 100.0);
        Assert.Equal(280 * 210, inks.Sum(i => i.GetProperty("areaMm2").GetDouble()), 1);
        JsonElement traps = picture.GetProperty("traps"), pair = Assert.Single(traps.GetProperty("pairs").EnumerateArray());
        Assert.Equal((0.2, "rose", "navy", true), (
            traps.GetProperty("widthMm").GetDouble(), pair.GetProperty("spreads").GetString(), pair.GetProperty("into").GetString(), pair.GetProperty("trapped").GetBoolean()));
        Assert.Equal(1.0, traps.GetProperty("held").GetDouble(), 2);
        Assert.Equal(2 * Math.PI * 70, pair.GetProperty("edgeMm").GetDouble(), 3.0);
        Assert.Empty(picture.GetProperty("warnings").EnumerateArray());
        Assert.False(picture.TryGetProperty("underbase", out _) || picture.TryGetProperty("cut", out _));
        Assert.Empty(report.GetProperty("failed").EnumerateArray());
    }

    [Fact]
    public async Task Colours_without_a_like_ink_and_too_many_inks_are_warned_of_in_the_users_language()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("disc.png"));
        cli.Write("few.yaml", Shop.Replace("#102a55", "#3a6ab8", StringComparison.Ordinal));
        string templates = Path.Combine(AppContext.BaseDirectory, "templates");
        foreach (string file in Directory.GetFiles(templates, "*", SearchOption.AllDirectories))
            cli.Write(Path.Combine("shop", Path.GetRelativePath(templates, file)), File.ReadAllText(file).Replace("max-inks: 12", "max-inks: 1", StringComparison.Ordinal));
        string[] command = ["vectorize", "disc.png", "-o", "disc.svg", "--library", "few.yaml", "--press", "screen", "--templates", "shop"];
        Outcome english = await cli.RunAsync([.. command, "--lang", "en"]);
        Assert.True(english.Code == 0, english.Errors);
        Assert.Contains("Warning: #102a54 is printed in Navy (#3a6ab8), which is seen to differ: CIEDE2000", english.Output, StringComparison.Ordinal);
        Assert.Contains("Warning: The picture has 2 inks; Screen print (screen) prints 1.", english.Output, StringComparison.Ordinal);
        Outcome chinese = await cli.RunAsync([.. command, "--lang", "zh"]);
        Assert.Contains("警告：#102a54 用 Navy（#3a6ab8）印刷，色差明显", chinese.Output, StringComparison.Ordinal);
        Assert.Contains("2 色  280 × 210 mm", chinese.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_press_cannot_hold_is_changed_and_listed_unless_that_is_declined()
    {
        using var cli = new Cli();
        // A line of one pixel, 1 mm wide, and a dot of one.
        var pixels = Enumerable.Repeat((byte)255, 40 * 30).ToArray();
        for (int x = 4; x < 36; x++)
            pixels[10 * 40 + x] = 0;
        pixels[20 * 40 + 20] = 0;
        Save(cli.PathOf("thin.png"), new(40, 30, 1, pixels));
        string[] command = ["vectorize", "thin.png", "-o", "thin.svg", "--width", "40mm"];
        Outcome grown = await cli.RunAsync([.. command, "--min-line", "2mm", "--json"]);
        Assert.True(grown.Code == 0, grown.Errors);
        JsonElement limits = grown.Json.GetProperty("options").GetProperty("features"), features = grown.Json.GetProperty("pictures")[0].GetProperty("features");
        Assert.Equal((2, 2), (limits.GetProperty("minLineMm").GetDouble(), limits.GetProperty("minGapMm").GetDouble()));
        Assert.Equal(["grown", "dropped"], features.GetProperty("totals").EnumerateArray().Select(t => t.GetProperty("kind").GetString()));
        JsonElement stroke = features.GetProperty("acts").EnumerateArray().Single(a => a.GetProperty("kind").GetString() == "grown");
        Assert.Equal(("ink-2", 1.0, 2.0), (stroke.GetProperty("ink").GetString(), Math.Round(stroke.GetProperty("beforeMm").GetDouble()), Math.Round(stroke.GetProperty("afterMm").GetDouble())));
        Assert.InRange(stroke.GetProperty("yMm").GetDouble(), 10, 11);
        Assert.InRange(grown.Json.GetProperty("pictures")[0].GetProperty("inks")[1].GetProperty("areaMm2").GetDouble(), 60, 72);
        Assert.Empty(features.GetProperty("unresolved").EnumerateArray());
        Outcome told = await cli.RunAsync([.. command, "--min-line", "2mm", "--lang", "en"]);
        Assert.Contains("1 stroke grown, 1 dot dropped", told.Output, StringComparison.Ordinal);

        Outcome press = await cli.RunAsync([.. command, "--press", "screen", "--json"]);
        limits = press.Json.GetProperty("options").GetProperty("features");
        Assert.Equal((0.35, 0.71), (limits.GetProperty("minLineMm").GetDouble(), limits.GetProperty("minGapMm").GetDouble()));
        Outcome left = await cli.RunAsync([.. command, "--press", "screen", "--no-features", "--json"]);
        Assert.False(left.Json.GetProperty("pictures")[0].TryGetProperty("features", out _));
        Assert.InRange(left.Json.GetProperty("pictures")[0].GetProperty("inks")[1].GetProperty("areaMm2").GetDouble(), 30, 36);
    }

    [Fact]
    public async Task Pixel_art_keeps_its_pixels_and_is_warned_of_where_they_are_too_small()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("disc.png"));
        Outcome opposite = await cli.RunAsync("vectorize", "disc.png", "-o", "disc.svg", "--mode", "pixel-art", "--min-line", "2mm", "--min-gap", "1mm", "--no-features");
        Assert.Equal(2, opposite.Code);
        Assert.Contains("--min-line can't be held in pixel art", opposite.Errors, StringComparison.Ordinal);
        Assert.Contains("--min-gap and --no-features are opposites", opposite.Errors, StringComparison.Ordinal);
        Outcome small = await cli.RunAsync("vectorize", "disc.png", "-o", "disc.svg", "--mode", "pixel-art", "--press", "screen", "--width", "4mm", "--json");
        Assert.True(small.Code == 0, small.Errors);
        JsonElement picture = small.Json.GetProperty("pictures")[0];
        Assert.Equal("small-pixels", Assert.Single(picture.GetProperty("warnings").EnumerateArray(), w => w.GetProperty("code").GetString() == "small-pixels").GetProperty("code").GetString());
        Assert.False(picture.TryGetProperty("features", out _));
    }

    [Fact]
    public async Task Line_art_becomes_strokes_of_a_pen()
    {
        using var cli = new Cli();
        byte[] pixels = [.. Enumerable.Range(0, 60 * 40).Select(i => (byte)(i / 60 is >= 18 and < 21 && i % 60 is >= 10 and < 50 ? 0 : 255))];
        Save(cli.PathOf("line.png"), new(60, 40, 1, pixels));
        Outcome refused = await cli.RunAsync("vectorize", "line.png", "-o", "line.svg", "--mode", "centre-line", "--films", "--tile");
        Assert.Equal(2, refused.Code);
        Assert.Contains("--films is for flat inks", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("--tile is for flat inks", refused.Errors, StringComparison.Ordinal);
        Outcome alone = await cli.RunAsync("vectorize", "line.png", "-o", "line.svg", "--widest-line", "2mm");
        Assert.Contains("--widest-line does nothing without --mode centre-line", alone.Errors, StringComparison.Ordinal);

        Outcome traced = await cli.RunAsync("vectorize", "line.png", "-o", "line.svg", "--mode", "centre-line", "--width", "60mm", "--press", "screen", "--json");
        Assert.True(traced.Code == 0, traced.Errors);
        Assert.Equal("centre-line", traced.Json.GetProperty("options").GetProperty("mode").GetString());
        JsonElement picture = traced.Json.GetProperty("pictures")[0], lines = Assert.Single(picture.GetProperty("lines").EnumerateArray());
        Assert.Equal(("ink-2", 1, 3.0), (lines.GetProperty("ink").GetString(), lines.GetProperty("strokes").GetInt32(), Math.Round(lines.GetProperty("widestMm").GetDouble(), 1)));
        Assert.InRange(lines.GetProperty("lengthMm").GetDouble(), 36, 40.5);
        Assert.Equal("line.lines.svg", picture.GetProperty("files").GetProperty("lines").GetString());
        XElement stroke = XDocument.Load(cli.PathOf("line.lines.svg")).Descendants().Single(e => e.Name.LocalName == "path");
        Assert.DoesNotContain("z", stroke.Attribute("d")!.Value, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["#000000", "#ffffff"], Fills(XDocument.Load(cli.PathOf("line.svg")).Root!));
    }

    [Fact]
    public async Task Underbase_and_cut_line_are_files_beside_the_proof()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("disc.png"));
        Outcome traced = await cli.RunAsync("vectorize", "disc.png", "-o", "disc.svg", "--remove-background", "--underbase", "--choke", "0.5mm", "--cut", "--cut-offset", "3mm", "--json");
        Assert.True(traced.Code == 0, traced.Errors);
        JsonElement picture = traced.Json.GetProperty("pictures")[0];
        Assert.Equal("#c8102e", Assert.Single(picture.GetProperty("inks").EnumerateArray()).GetProperty("printed").GetString());
        Assert.InRange(picture.GetProperty("backgroundShare").GetDouble(), 0.65, 0.76);
        Assert.InRange(picture.GetProperty("bareShare").GetDouble(), 0.7, 0.76);
        Assert.Equal(Math.PI * 69.5 * 69.5, picture.GetProperty("underbase").GetProperty("areaMm2").GetDouble(), 200.0);
        Assert.Equal((3, 1), (picture.GetProperty("cut").GetProperty("offsetMm").GetDouble(), picture.GetProperty("cut").GetProperty("pieces").GetInt32()));
        Assert.Equal(["#ffffff"], Fills(XDocument.Load(cli.PathOf("disc.underbase.svg")).Root!));
        Assert.Contains("data-cut=\"kiss\"", File.ReadAllText(cli.PathOf("disc.cut.svg")), StringComparison.Ordinal);
        Assert.DoesNotContain(picture.GetProperty("warnings").EnumerateArray(), w => w.GetProperty("code").GetString() == "cut-outside-page");
    }

    [Fact]
    public async Task Folders_files_and_patterns_are_taken_once_and_names_stay_apart()
    {
        using var cli = new Cli();
        foreach (string name in new[] { "in/b.png", "in/a.png", "in/deep/er/c.png", "more/a.png", "one.dat" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(cli.PathOf(name))!);
            Disc(cli.PathOf(name));
        }
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "jpeg", "baseline-420.jpg"), cli.PathOf("in/photo.JPG"));
        cli.Write("in/notes.txt", "no picture");
        Outcome traced = await cli.RunAsync("vectorize", "one.dat", "in", "in/b.png", "*/**/?.png", "-o", "out", "--inks", "4", "--lang", "en");
        Assert.True(traced.Code == 0, traced.Errors);
        Assert.Equal(["a-2.svg", "a.svg", "b.svg", "c.svg", "one.svg", "photo.svg"], Directory.GetFiles(cli.PathOf("out")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        string[] steps = [.. traced.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[..l.IndexOf(':', StringComparison.Ordinal)])];
        Assert.Equal(["[1/6] one.dat", "[2/6] in/a.png", "[3/6] in/b.png", "[4/6] in/photo.JPG", "[5/6] in/deep/er/c.png", "[6/6] more/a.png"], steps);
        Assert.Contains("6 of 6 pictures traced", traced.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_picture_does_not_stop_the_others()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("a.png"));
        Disc(cli.PathOf("c.png"));
        File.WriteAllBytes(cli.PathOf("b.png"), File.ReadAllBytes(cli.PathOf("a.png"))[..60]);
        cli.Write("bad.png", "not a picture");
        Outcome traced = await cli.RunAsync("vectorize", "*.png", "-o", "out", "--report", "out/r.json", "--lang", "en");
        Assert.Equal(3, traced.Code);
        Assert.Contains("[2/4] b.png: failed", traced.Errors, StringComparison.Ordinal);
        Assert.Contains("bad.png: This is neither a PNG nor a JPEG file.", traced.Errors, StringComparison.Ordinal);
        Assert.Contains("2 of 4 pictures traced", traced.Output, StringComparison.Ordinal);
        Assert.Equal(["a.svg", "c.svg", "r.json"], Directory.GetFiles(cli.PathOf("out")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        JsonElement report = Read(cli, "out/r.json");
        Assert.Equal(["a.png", "c.png"], report.GetProperty("pictures").EnumerateArray().Select(p => p.GetProperty("picture").GetString()));
        Assert.Equal([("b.png", "input"), ("bad.png", "input")], report.GetProperty("failed").EnumerateArray().Select(p => (p.GetProperty("picture").GetString(), p.GetProperty("kind").GetString())));
    }

    [Fact]
    public async Task Stopped_it_leaves_whole_files_and_says_how_far_it_came()
    {
        using var cli = new Cli();
        Directory.CreateDirectory(cli.PathOf("in"));
        Disc(cli.PathOf("in/0000.png"));
        const int count = 400;
        for (int i = 1; i < count; i++)
            File.Copy(cli.PathOf("in/0000.png"), cli.PathOf($"in/{i:0000}.png"));
        using Cli.Running running = cli.Start("vectorize", "in", "-o", "out", "--films", "--underbase", "--lang", "en");
        await running.ReachAsync(2);
        running.Interrupt();
        Outcome stopped = await running.EndAsync();
        Assert.Equal(5, stopped.Code);
        Assert.Matches(@"Stopped after \d+ of 400 pictures; their files are whole\.", stopped.Errors);
        string[] files = Directory.GetFiles(cli.PathOf("out"));
        Assert.All(files, f => Assert.EndsWith(".svg", f, StringComparison.Ordinal));
        Assert.InRange(files.Count(f => !Path.GetFileNameWithoutExtension(f).Contains('.', StringComparison.Ordinal)), 2, count - 1);
        foreach (string file in files)
            XDocument.Load(file);
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_command_is_told_before_anything_is_written()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("a.png"));
        Disc(cli.PathOf("b.png"));
        Outcome input = await cli.RunAsync("vectorize", "a.png", "b.png", "none.png", "x/*.png", "-o", "both.svg", "--press", "litho", "--library", "pantone", "--report", "a.png", "--json");
        Assert.Equal((3, ""), (input.Code, input.Errors));
        string[] problems = [.. input.Json.GetProperty("error").GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("source").GetString() + " " + p.GetProperty("message").GetString())];
        Assert.Equal(6, problems.Length);
        Assert.Contains(problems, p => p.StartsWith("none.png There is no such file", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("x/*.png No PNG or JPEG file matches", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("both.svg 2 pictures can't go into one file", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("--press There is no print method 'litho'. There are: dtf,", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("--library There is no ink library 'pantone'. There are: generic, screen-plastisol", StringComparison.Ordinal));
        Assert.Contains(problems, p => p.StartsWith("a.png This is one of the pictures", StringComparison.Ordinal));

        Outcome usage = await cli.RunAsync("vectorize", "a.png", "-o", "a.svg", "--width", "280", "--inks", "65", "--mode", "pixels", "--trap", "2mm", "--films", "--choke", "0.2mm");
        Assert.Equal((2, ""), (usage.Code, usage.Output));
        Assert.Contains("--width: '280' is no length", usage.Errors, StringComparison.Ordinal);
        Assert.Contains("--inks: 65 is out of range", usage.Errors, StringComparison.Ordinal);
        Assert.Contains("pixel-art", usage.Errors, StringComparison.Ordinal);
        Assert.Contains("--trap: 2mm is out of range", usage.Errors, StringComparison.Ordinal);
        Assert.Contains("--choke does nothing without --underbase", usage.Errors, StringComparison.Ordinal);
        Assert.Equal(["a.png", "b.png"], Directory.GetFileSystemEntries(cli.Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_picture_is_never_overwritten_and_an_earlier_result_is()
    {
        using var cli = new Cli();
        Disc(cli.PathOf("disc.svg"));
        byte[] before = File.ReadAllBytes(cli.PathOf("disc.svg"));
        Outcome refused = await cli.RunAsync("vectorize", "disc.svg", "-o", ".");
        Assert.Equal(3, refused.Code);
        Assert.Contains("one of the pictures", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(cli.PathOf("disc.svg")));

        cli.Write("old/disc.svg", "old");
        cli.Write("old/disc.film-07-gone.svg", "old");
        Outcome traced = await cli.RunAsync("vectorize", "disc.svg", "-o", "old", "--films", "--lang", "en");
        Assert.True(traced.Code == 0, traced.Errors);
        Assert.StartsWith("<?xml", File.ReadAllText(cli.PathOf("old/disc.svg")), StringComparison.Ordinal);
        Assert.Contains("Warning: Films of an earlier run stand beside the new files: disc.film-07-gone.svg.", traced.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(cli.PathOf("old"), "*.unfinished"));
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "zh")]
    [InlineData("tr_TR.UTF-8", "en")]
    public async Task Files_are_the_same_in_every_language_and_on_every_run(string system, string language)
    {
        using var cli = new Cli();
        Disc(cli.PathOf("disc.png"));
        string[] command = ["vectorize", "disc.png", "--library", "generic", "--films", "--underbase", "--cut", "--lang", language, "--width", "99.5mm"];
        Outcome first = await cli.RunAsync([.. command, "-o", "a/disc.svg", "--report", "a/r.json"]);
        Assert.True(first.Code == 0, first.Errors);
        Directory.Move(cli.PathOf("a"), cli.PathOf("b"));
        cli.Environment["LC_ALL"] = system;
        cli.Environment["LANG"] = system;
        Assert.Equal(0, (await cli.RunAsync([.. command, "-o", "a/disc.svg", "--report", "a/r.json"])).Code);
        Assert.Equal(cli.Hashes("b"), cli.Hashes("a"));
        Assert.Equal(6, cli.Hashes("a").Count);
    }

    [Fact]
    public async Task Pictures_of_nothing_one_pixel_and_squares_have_an_answer()
    {
        using var cli = new Cli();
        Save(cli.PathOf("clear.png"), new Picture(4, 4, 4, new byte[64]));
        Save(cli.PathOf("dot.png"), new Picture(1, 1, 3, [200, 16, 46]));
        Save(cli.PathOf("sprite.png"), new Picture(2, 2, 3, [0, 0, 0, 255, 255, 255, 255, 255, 255, 0, 0, 0]));
        Outcome clear = await cli.RunAsync("vectorize", "clear.png", "-o", "clear.svg", "--films", "--underbase", "--cut", "--library", "generic", "--lang", "en");
        Assert.True(clear.Code == 0, clear.Errors);
        Assert.Contains("0 inks", clear.Output, StringComparison.Ordinal);
        Assert.Contains("Warning: No pixel of this picture has colour", clear.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(XDocument.Load(cli.PathOf("clear.svg")).Descendants(), e => e.Name.LocalName == "path");
        Outcome dot = await cli.RunAsync("vectorize", "dot.png", "-o", "dot.svg", "--lang", "en");
        Assert.True(dot.Code == 0, dot.Errors);
        Assert.Contains("1 ink  280 × 280 mm", dot.Output, StringComparison.Ordinal);
        Assert.Equal(["#c8102e"], Fills(XDocument.Load(cli.PathOf("dot.svg")).Root!));
        Outcome sprite = await cli.RunAsync("vectorize", "sprite.png", "-o", "sprite.svg", "--mode", "pixel-art", "--width", "20mm", "--json");
        Assert.True(sprite.Code == 0, sprite.Errors);
        Assert.Equal([200.0, 200.0], sprite.Json.GetProperty("pictures")[0].GetProperty("inks").EnumerateArray().Select(i => i.GetProperty("areaMm2").GetDouble()));
    }

    [Fact]
    public async Task What_was_not_exact_in_a_JPEG_file_is_said()
    {
        using var cli = new Cli();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Fixtures", "jpeg", "cmyk.jpg"), cli.PathOf("press.jpg"));
        Outcome traced = await cli.RunAsync("vectorize", "press.jpg", "-o", "press.svg", "--inks", "3", "--json");
        Assert.True(traced.Code == 0, traced.Errors);
        JsonElement picture = traced.Json.GetProperty("pictures")[0];
        Assert.Equal("jpeg", picture.GetProperty("fileFormat").GetString());
        Assert.Contains(picture.GetProperty("warnings").EnumerateArray(), w => w.GetProperty("code").GetString() == "inks-without-profile");
    }

    private static IEnumerable<string> Fills(XElement svg) =>
        svg.DescendantsAndSelf().Select(e => e.Attribute("fill")?.Value).Where(f => f is not (null or "none")).Select(f => f!).Distinct().Order(StringComparer.Ordinal);

    private static JsonElement Read(Cli cli, string file) => JsonDocument.Parse(File.ReadAllText(cli.PathOf(file), Encoding.UTF8)).RootElement;

    private static void Save(string file, Picture picture)
    {
        using FileStream to = File.Create(file);
        PngWriter.Write(to, picture);
    }

    /// <summary>A red disc a third of the height in radius, on blue, its edge smooth as drawing programs make it.</summary>
    private static void Disc(string file)
    {
        const int width = 40, height = 30;
        Srgb inside = Srgb.Parse("#c8102e"), outside = Srgb.Parse("#102a54");
        var pixels = new byte[width * height * 3];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                double share = Math.Clamp(height / 3.0 - Math.Sqrt(Math.Pow(x + 0.5 - width / 2.0, 2) + Math.Pow(y + 0.5 - height / 2.0, 2)) + 0.5, 0, 1);
                int at = (y * width + x) * 3;
                (pixels[at], pixels[at + 1], pixels[at + 2]) = (Mix(inside.R, outside.R, share), Mix(inside.G, outside.G, share), Mix(inside.B, outside.B, share));
            }
        }
        Save(file, new(width, height, 3, pixels));

        static byte Mix(byte a, byte b, double share) => (byte)Math.Round(a * share + b * (1 - share));
    }
}
