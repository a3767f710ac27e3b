using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Produce.Index;
using DesignGen.Produce.Packs;
using DesignGen.Produce.Separations;
using DesignGen.Produce.Tiff;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Packs;

public sealed class PackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pack").FullName;

    private string Target => Path.Combine(_folder, "out", "koi");

    private static ProductionOrder[] Three =>
    [
        TestOrders.Order(0, SampleArt.Solid(), TestOrders.Brief()),
        TestOrders.Order(4, SampleArt.Ramped(), TestOrders.Brief(style: "", dark: false), "Fade: 100% / new"),
        TestOrders.Order(11, SampleArt.Tile(), TestOrders.Brief(style: "")),
    ];

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public async Task A_pack_holds_a_folder_for_each_style_and_an_overview()
    {
        (string path, PackManifest manifest) = await Write(Three);
        Assert.Equal(Target, path);
        Assert.Equal(
        [
            "7KQ4D2RM-0005-VE-Fade-100-new/artwork.svg", "7KQ4D2RM-0005-VE-Fade-100-new/films/01-navy.tif",
            "7KQ4D2RM-0005-VE-Fade-100-new/films/02-red.tif", "7KQ4D2RM-0005-VE-Fade-100-new/films/03-gold.tif",
            "7KQ4D2RM-0005-VE-Fade-100-new/films/films.pdf", "7KQ4D2RM-0005-VE-Fade-100-new/licences.json", "7KQ4D2RM-0005-VE-Fade-100-new/preflight.json", "7KQ4D2RM-0005-VE-Fade-100-new/preview.png",
            "7KQ4D2RM-0005-VE-Fade-100-new/print.pdf", "7KQ4D2RM-0005-VE-Fade-100-new/print.png",
            "7KQ4D2RM-0005-VE-Fade-100-new/recipe.json", "7KQ4D2RM-0005-VE-Fade-100-new/techpack.pdf", "7KQ4D2RM-0005-VE-Fade-100-new/techpack.xlsx",
        ], Files(Target).Where(f => f.Contains("Fade", StringComparison.Ordinal)).Select(f => f.Replace(Three[1].Variant.Code, "7KQ4D2RM-0005-VE", StringComparison.Ordinal)));
        Assert.Contains("AW26-118-0001-Koi-in-waves/films/01-navy.tif", Files(Target));
        Assert.Equal(3, manifest.Styles.Length);
        Assert.Equal("AW26-118-0001-Koi-in-waves/recipe.json", manifest.Styles[0].Recipe);
        Assert.EndsWith("/algorithmicMedia", manifest.Styles[0].DigitalSourceType, StringComparison.Ordinal);
        Assert.Equal(["out"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
        Assert.Equal(["koi"], Directory.GetFileSystemEntries(Path.Combine(_folder, "out")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Each_colourway_has_a_print_and_a_preview_and_shares_the_films()
    {
        ProductionOrder plain = TestOrders.Order(0, SampleArt.Solid(), TestOrders.Brief());
        Recipe recipe = plain.Variant.Spec.Recipe;
        Colourway dusk = new("1-dusk", new("Dusk", "暮色"), ColourwayKind.Balanced,
            [.. recipe.Inks.Select((ink, i) => ink with { Id = "dusk-" + ink.Id, Name = "Dusk " + ink.Name, Colour = new((byte)(40 + 60 * i), 20, (byte)(200 - 50 * i)) })]);
        ProductionOrder order = plain with { Variant = plain.Variant with { Spec = plain.Variant.Spec with { Recipe = recipe with { Colourways = [dusk] } } } };
        const string style = "AW26-118-0001-Koi-in-waves/";
        await Write([plain]);
        Dictionary<string, byte[]> before = Files(Target).ToDictionary(f => f, f => File.ReadAllBytes(Path.Combine(Target, f)));
        (_, PackManifest manifest) = await Write([order]);
        Assert.Equal(["colourway-preview", "colourway-print"], manifest.Files.Where(f => f.Path.StartsWith(style + "colourways/1-dusk/", StringComparison.Ordinal)).Select(f => f.Role));
        foreach (string file in before.Keys.Where(f => f.Contains("/films/", StringComparison.Ordinal) || f.EndsWith("/print.png", StringComparison.Ordinal)))
            Assert.Equal(before[file], File.ReadAllBytes(Path.Combine(Target, file)));
        Assert.NotEqual(before[style + "print.png"], File.ReadAllBytes(Path.Combine(Target, style + "colourways/1-dusk/print.png")));
        Assert.Equal("1-dusk", Assert.Single(RecipeJson.Read("recipe.json", File.ReadAllText(Path.Combine(Target, style + "recipe.json"))).Colourways).Id);
        foreach (string book in new[] { "production.xlsx", style + "techpack.xlsx" })
            Assert.Contains("Dusk Navy", Words(Path.Combine(Target, book)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Mock_ups_lie_in_the_pack_and_carry_the_label_where_a_model_had_part()
    {
        MockupBook book = Templates.Catalogue.Mockups;
        Outline words = Outline.Rectangle(new(0, 0, 4, 1));
        ProductionOrder order = TestOrders.Order(0, SampleArt.Solid(), TestOrders.Brief());
        const string flat = "AW26-118-0001-Koi-in-waves/mockups/tee-regular-front.png", worn = "AW26-118-0001-Koi-in-waves/mockups/tee-worn-front.png";
        var options = new ProductionOptions { Mockups = book, Label = words };
        (_, PackManifest manifest) = await Write([order], options);
        Assert.Equal([flat, worn], manifest.Files.Where(f => f.Role == "mockup").Select(f => f.Path));
        byte[] plain = File.ReadAllBytes(Path.Combine(Target, flat)), person = File.ReadAllBytes(Path.Combine(Target, worn));
        await Write([order], options with { House = House.Default with { MarksRules = true }, Mockups = Only("tee-regular-front") });
        Assert.NotEqual(PixelsOf(plain), PixelsOf(File.ReadAllBytes(Path.Combine(Target, flat))));
        // The next style of the batch is worn by somebody else.
        ProductionOrder next = TestOrders.Order(1, SampleArt.Solid(), TestOrders.Brief());
        (_, manifest) = await Write([next], options with { Mockups = Only("tee-worn-front") });
        Assert.NotEqual(PixelsOf(person), PixelsOf(File.ReadAllBytes(Path.Combine(Target, manifest.Files.Single(f => f.Path.EndsWith("tee-worn-front.png", StringComparison.Ordinal)).Path))));

        static byte[] PixelsOf(byte[] png) => PngReader.Read(png, "mock-up").Samples;

        MockupBook Only(string look) => book with { Looks = [.. book.Looks.Where(l => l.Id == look)] };
    }

    private static string Words(string book)
    {
        using ZipArchive zip = ZipFile.OpenRead(book);
        return string.Concat(zip.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }

    [Fact]
    public async Task The_manifest_tells_every_file_by_its_hash()
    {
        await Write(Three);
        var manifest = JsonSerializer.Deserialize<PackManifest>(File.ReadAllText(Path.Combine(Target, "manifest.json")), RecipeJson.Options)!;
        Assert.Equal(Files(Target).Where(f => f != "manifest.json"), manifest.Files.Select(f => f.Path));
        foreach (PackFile file in manifest.Files)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Target, file.Path));
            Assert.Equal(bytes.Length, file.Bytes);
            Assert.Equal(Convert.ToHexString(SHA256.HashData(bytes)), file.Sha256, ignoreCase: true);
        }
    }

    [Fact]
    public async Task The_recipe_reads_back()
    {
        await Write(Three[..1]);
        string file = Path.Combine(Target, "AW26-118-0001-Koi-in-waves", "recipe.json");
        Recipe recipe = RecipeJson.Read(file, File.ReadAllText(file));
        Assert.Equal(RecipeJson.Write(Three[0].Variant.Spec.Recipe), RecipeJson.Write(recipe));
    }

    [Fact]
    public async Task The_same_bytes_come_from_any_number_of_threads_and_in_any_culture()
    {
        await Write(Three, new() { Threads = 1 });
        Dictionary<string, string> one = Hashes(Target);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            await Write(Three, new() { Threads = 6 });
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(one, Hashes(Target));
    }

    [Fact]
    public async Task A_zip_holds_the_same_files_and_has_the_same_bytes_each_time()
    {
        await Write(Three[..2]);
        (string path, _) = await Write(Three[..2], new() { Zip = true, Threads = 1 });
        byte[] first = File.ReadAllBytes(path);
        await Write(Three[..2], new() { Zip = true, Threads = 4 });
        Assert.Equal(first, File.ReadAllBytes(path));
        Assert.Equal(Target + ".zip", path);
        string open = Path.Combine(_folder, "open");
        ZipFile.ExtractToDirectory(path, open);
        Assert.Equal(Hashes(Target), Hashes(open));
        Assert.Equal(["koi", "koi.zip"], Directory.GetFileSystemEntries(Path.Combine(_folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_style_s_zip_stands_alone_and_has_the_same_bytes_out_of_a_batch_s()
    {
        await Write(Three[..2]);
        Dictionary<string, string> loose = Hashes(Target);
        (_, PackManifest manifest) = await Write(Three[..2], new() { ZipStyles = true, Threads = 1 });
        Assert.Equal([.. manifest.Styles.Select(s => s.Folder + ".zip").Order(StringComparer.Ordinal), "manifest.json", "production.xlsx"], Files(Target).OrderBy(f => !f.EndsWith(".zip", StringComparison.Ordinal)).ThenBy(f => f, StringComparer.Ordinal));
        Assert.Equal(Files(Target).Where(f => f != "manifest.json"), manifest.Files.Select(f => f.Path));
        (string whole, _) = await Write(Three[..2], new() { Zip = true });
        using ZipArchive batch = ZipFile.OpenRead(whole);
        PackManifest all = await StyleZip.ReadManifestAsync(batch, default);
        foreach (PackStyle style in manifest.Styles)
        {
            byte[] file = File.ReadAllBytes(Path.Combine(Target, style.Folder + ".zip"));
            using var streamed = new MemoryStream();
            await StyleZip.WriteAsync(streamed, all, style.Code, batch, default);
            Assert.Equal(file, streamed.ToArray());
            string open = Path.Combine(_folder, "open", style.Folder);
            ZipFile.ExtractToDirectory(Path.Combine(Target, style.Folder + ".zip"), open);
            PackManifest own = JsonSerializer.Deserialize<PackManifest>(File.ReadAllText(Path.Combine(open, "manifest.json")), RecipeJson.Options)!;
            Assert.Equal(style, Assert.Single(own.Styles));
            Assert.Equal(Files(open).Where(f => f != "manifest.json"), own.Files.Select(f => f.Path));
            Assert.All(own.Files, f => Assert.Equal(loose[f.Path], f.Sha256, ignoreCase: true));
        }
        // Such a folder is a pack like any other, and the next one takes its place.
        await Write(Three[..1]);
        Assert.DoesNotContain(Files(Target), f => f.EndsWith(".zip", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dots_of_the_design_s_inks_take_the_place_of_plates()
    {
        (_, PackManifest manifest) = await Write(Three[1..2], new() { Dots = new(150), FilmResolution = new(310) });
        string folder = Path.Combine(Target, manifest.Styles[0].Folder, "films");
        Assert.Equal(["01-navy.tif", "02-red.tif", "03-gold.tif", "dots.png", "films.pdf"], Files(folder));
        Assert.Contains(manifest.Files, f => f.Role == "dots-preview");
        Picture dots = PngReader.Read(File.ReadAllBytes(Path.Combine(folder, "dots.png")), "dots").ToPicture();
        // Each ink has the share of dots that it has as tone on a line screen, in every part of a ramp that ends in bare cloth, too.
        double[] shares = [.. InkUse.Shares(SampleArt.Ramped())];
        for (int ink = 0; ink < shares.Length; ink++)
            Assert.Equal(shares[ink], Share(dots, SampleArt.Inks[ink].Colour, 0, 1), 0.003);
        for (int part = 0; part < 6; part++)
            Assert.Equal((part + 0.5) / 6, Share(dots, SampleArt.Inks[1].Colour, part / 6.0, (part + 1) / 6.0), 0.01);
        // No ink strays where the drawing has none of it.
        Assert.Equal(0, Share(dots, SampleArt.Inks[2].Colour, 0, 1));
        HashSet<Srgb> inks = [Three[1].Brief.Garment.Colour, .. SampleArt.Inks.Select(i => i.Colour)];
        Assert.All(Enumerable.Range(0, dots.Height), y => Assert.Contains(At(dots, y % dots.Width, y), inks));
        using FileStream film = File.OpenRead(Path.Combine(folder, "01-navy.tif"));
        Assert.Equal(300, new FilmTiff(film).Dpi);

        // The share of dots of a colour between two parts of the width.
        static double Share(Picture picture, Srgb colour, double from, double to)
        {
            int left = (int)(picture.Width * from), right = (int)(picture.Width * to);
            int count = Enumerable.Range(0, picture.Height).Sum(y => Enumerable.Range(left, right - left).Count(x => At(picture, x, y) == colour));
            return (double)count / (picture.Height * (right - left));
        }

        static Srgb At(Picture picture, int x, int y) => new(picture.At(x, y)[0], picture.At(x, y)[1], picture.At(x, y)[2]);
    }

    [Fact]
    public async Task Sheets_are_in_the_language_that_is_asked_for_or_the_house_s()
    {
        const string tech = "AW26-118-0001-Koi-in-waves/techpack.xlsx";
        await Write(Three[..1], new() { Sheets = SheetLanguage.Zh });
        Assert.Contains("生产总表", Sheet(Path.Combine(Target, "production.xlsx"), "xl/workbook.xml"), StringComparison.Ordinal);
        Assert.Contains("领口以下", Words(Path.Combine(Target, tech)), StringComparison.Ordinal);
        await Write(Three[..1], new() { Sheets = SheetLanguage.Both });
        Dictionary<string, string> both = Hashes(Target);
        Assert.Contains("below", Words(Path.Combine(Target, tech)), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("领口以下", Words(Path.Combine(Target, tech)), StringComparison.Ordinal);
        await Write(Three[..1], new() { House = House.Default with { Sheets = SheetLanguage.Both } });
        Assert.Equal(both[tech], Hashes(Target)[tech]);
        await Write(Three[..1], new() { Sheets = SheetLanguage.Brief, House = House.Default with { Sheets = SheetLanguage.Both } });
        Assert.DoesNotContain("领口以下", Words(Path.Combine(Target, tech)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_press_that_is_asked_for_takes_the_brief_s_place()
    {
        Press press = Templates.Catalogue.Presses["auto-screen"];
        (_, PackManifest manifest) = await Write(Three[..1], new() { Press = press });
        Assert.Contains(manifest.Files, f => f.Path.EndsWith("films/01-underbase.tif", StringComparison.Ordinal));
        (_, manifest) = await Write(Three[..1], new() { Press = Templates.Catalogue.Presses["butt-screen"] });
        Assert.DoesNotContain(manifest.Files, f => f.Path.EndsWith("films/01-underbase.tif", StringComparison.Ordinal));
        // Dots have their white, too, exactly under those that want it.
        (_, manifest) = await Write(Three[..1], new() { Press = press, Dots = new(100), FilmResolution = new(200) });
        Assert.Contains(manifest.Files, f => f.Path.EndsWith("films/01-underbase.tif", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_style_that_fails_leaves_the_earlier_pack_as_it_was()
    {
        await Write(Three[..1]);
        Dictionary<string, string> before = Hashes(Target);
        ProductionOrder broken = Three[1] with { Artwork = Three[1].Artwork with { Width = default } };
        await Assert.ThrowsAsync<InputException>(() => Write([Three[0], broken], new() { Threads = 4 }));
        Assert.Equal(before, Hashes(Target));
        Assert.Equal(["koi"], Directory.GetFileSystemEntries(Path.Combine(_folder, "out")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_cancelled_pack_leaves_nothing()
    {
        using var cancel = new CancellationTokenSource();
        var progress = new Told(p =>
        {
            if (p.Path.EndsWith("print.png", StringComparison.Ordinal))
                cancel.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Write(Three, progress: progress, cancel: cancel.Token));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "out")));
    }

    [Fact]
    public async Task What_a_crash_left_is_cleared_or_put_back()
    {
        await Write(Three[..1]);
        Dictionary<string, string> whole = Hashes(Target);
        string hidden = Path.Combine(_folder, "out", ".koi");
        Directory.Move(Target, hidden + ".old");
        Directory.CreateDirectory(hidden + ".partial");
        File.WriteAllText(Path.Combine(hidden + ".partial", "half"), "");
        ProductionOrder broken = Three[0] with { Artwork = Three[0].Artwork with { Width = default } };
        await Assert.ThrowsAsync<InputException>(() => Write([broken]));
        Assert.Equal(whole, Hashes(Target));
        Assert.Equal(["koi"], Directory.GetFileSystemEntries(Path.Combine(_folder, "out")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_with_other_things_in_it_is_left_alone()
    {
        await Write(Three[..1]);
        File.WriteAllText(Path.Combine(Target, "prices.txt"), "12");
        var refused = await Assert.ThrowsAsync<InputException>(() => Write(Three));
        Assert.Contains("prices.txt", refused.Message, StringComparison.Ordinal);
        Assert.Equal("12", File.ReadAllText(Path.Combine(Target, "prices.txt")));
    }

    [Fact]
    public async Task A_file_in_the_way_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Target)!);
        File.WriteAllText(Target, "mine");
        await Assert.ThrowsAsync<InputException>(() => Write(Three));
        Assert.Equal("mine", File.ReadAllText(Target));
    }

    [Fact]
    public async Task Two_runs_to_one_place_are_kept_apart()
    {
        await Write(Three[..1]);
        Exception? second = null;
        var progress = new Told(p =>
        {
            if (p.Path.EndsWith("recipe.json", StringComparison.Ordinal))
                second = Record.Exception(() => Write(Three[..1]).GetAwaiter().GetResult());
        });
        await Write(Three[..1], new() { Threads = 1 }, progress);
        Assert.IsType<UnavailableException>(second);
    }

    [Fact]
    public async Task Nothing_approved_is_said_so() => await Assert.ThrowsAsync<InputException>(() => Write([]));

    [Fact]
    public async Task Artworks_are_drawn_only_when_their_turn_comes()
    {
        int finished = 0, drawn = 0, most = 0;
        IEnumerable<ProductionOrder> Drawn()
        {
            foreach (ProductionOrder order in Three)
            {
                most = Math.Max(most, ++drawn - Volatile.Read(ref finished));
                yield return order;
            }
        }
        var progress = new Told(p => Interlocked.Add(ref finished, p.Path.EndsWith("techpack.pdf", StringComparison.Ordinal) ? 1 : 0));
        await PackWriter.WriteAsync(Target, TestOrders.Batch(), TestOrders.Stream(Drawn()), new() { Threads = 1 }, progress, default);
        Assert.Equal((3, 1), (drawn, most));
    }

    [Fact]
    public async Task Methods_without_films_get_none_unless_asked_for()
    {
        Artwork nails = TestOrders.Nails();
        ProductionOrder order = TestOrders.Order(0, nails, TestOrders.Brief() with { Method = TestOrders.Dtf });
        await Write([order]);
        Assert.DoesNotContain(Files(Target), f => f.EndsWith(".tif", StringComparison.Ordinal));
        string cut = File.ReadAllText(Path.Combine(Target, "AW26-118-0001-Koi-in-waves", "cutlines.svg"));
        Assert.Contains("left thumb, size M", cut, StringComparison.Ordinal);
        Assert.DoesNotContain("Navy", cut, StringComparison.Ordinal);
        await Write([order], new() { FilmResolution = new(300) });
        Assert.Equal(3, Files(Target).Count(f => f.EndsWith(".tif", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(28, typeof(UnavailableException), "full")]
    [InlineData(unchecked((int)0x80070070), typeof(UnavailableException), "full")]
    [InlineData(30, typeof(UnavailableException), "can't be written")]
    [InlineData(5, typeof(UnavailableException), "just now")]
    public void Disk_errors_say_what_to_do(int number, Type kind, string words)
    {
        Exception told = PackFaults.Translate(new IOException("said the disk", number), "/prints/koi")!;
        Assert.IsType(kind, told);
        Assert.Contains(words, told.Message, StringComparison.Ordinal);
        Assert.Contains("/prints", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_under_a_file_is_refused_with_its_name()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        Exception told = await Assert.ThrowsAsync<InputException>(() => PackWriter.WriteAsync(
            Path.Combine(file, "koi"), TestOrders.Batch(), TestOrders.Stream(Three), new(), null, default));
        Assert.Contains(file + " is a file", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chinese_packs_speak_Chinese()
    {
        await PackWriter.WriteAsync(Target, TestOrders.Batch(Language.Chinese),
            TestOrders.Stream([TestOrders.Order(0, SampleArt.Solid(), TestOrders.Brief(Language.Chinese), "锦鲤戏浪")]), new(), null, default);
        Assert.Contains("AW26-118-0001-锦鲤戏浪/techpack.xlsx", Files(Target));
        Assert.Contains("生产总表", Sheet(Path.Combine(Target, "production.xlsx"), "xl/workbook.xml"), StringComparison.Ordinal);
        string sheet = Sheet(Path.Combine(Target, "AW26-118-0001-锦鲤戏浪", "techpack.xlsx"), "xl/worksheets/sheet1.xml");
        Assert.Contains("领口以下 65 mm", sheet, StringComparison.Ordinal);
        Assert.Contains("糊版", sheet, StringComparison.Ordinal);
    }

    private Task<(string Path, PackManifest Manifest)> Write(
        IEnumerable<ProductionOrder> orders, ProductionOptions? options = null, IProgress<PackProgress>? progress = null, CancellationToken cancel = default) =>
        PackWriter.WriteAsync(Target, TestOrders.Batch(), TestOrders.Stream(orders), options ?? new(), progress, cancel);

    private static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Hashes(string folder) =>
        Files(folder).ToDictionary(f => f, f => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, f)))));

    private static string Sheet(string workbook, string part)
    {
        using ZipArchive zip = ZipFile.OpenRead(workbook);
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private sealed class Told(Action<PackProgress> tell) : IProgress<PackProgress>
    {
        public void Report(PackProgress value) => tell(value);
    }
}
