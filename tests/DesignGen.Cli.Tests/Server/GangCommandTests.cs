using System.CommandLine;
using System.Text.Json;
using System.Xml.Linq;
using DesignGen.Cli.Commands;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Produce.Packs;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;
using DesignGen.Server.Hosting;
using DesignGen.Server.Templates;

namespace DesignGen.Cli.Tests.Server;

/// <summary><c>designgen gang</c>, and nails redrawn in other sizes, within the tests' own process.</summary>
public sealed class GangCommandTests : IDisposable
{
    private static readonly TemplateCatalogue Templates = TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates"));

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-gang-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Designs_pictures_and_drawings_go_on_one_film()
    {
        BatchRecord batch = await DrawAsync("product: t-shirt\nprint: dtf\ngarment: black\nplacement: left-chest\nfamilies: [badge]\n");
        string code = (await VariantsAsync(batch))[0].Code;
        Picture square = new(60, 60, 4, [.. Enumerable.Range(0, 60 * 60 * 4).Select(i => (byte)(i % 4 == 0 ? 200 : 255))]);
        File.WriteAllBytes(At("square.png"), PngWriter.Encode(square, new() { Resolution = new(100) }));
        File.WriteAllText(At("disc.svg"), "<svg xmlns='http://www.w3.org/2000/svg' width='30mm' height='30mm' viewBox='0 0 30 30'><circle cx='15' cy='15' r='14' fill='teal'/></svg>");
        File.WriteAllText(At("order.csv"), "piece,width,quantity\nsquare.png,,3\ndisc.svg,20mm,2\n");
        Assert.Equal(0, await RunAsync($"{code}@40mm=2", "--list", At("order.csv"), "--film", "a3", "--effort", "1", "--threads", "1", "--data", At("data"), "-o", At("gang")));
        JsonElement report = JsonDocument.Parse(File.ReadAllText(At("gang/gang.json"))).RootElement;
        JsonElement sheet = Assert.Single(report.GetProperty("sheets").EnumerateArray());
        Assert.Equal(
            new SortedDictionary<string, int> { [code] = 2, ["disc"] = 2, ["square"] = 3 },
            new SortedDictionary<string, int>(sheet.GetProperty("pieces").EnumerateArray().GroupBy(p => p.GetProperty("name").GetString()!).ToDictionary(g => g.Key, g => g.Count())));
        JsonElement disc = sheet.GetProperty("pieces").EnumerateArray().First(p => p.GetProperty("name").GetString() == "disc");
        Assert.Equal(20, disc.GetProperty("widthMm").GetDouble(), 0.2);
        Assert.Contains("algorithmicMedia", PngReader.Read(File.ReadAllBytes(At("gang/gang-01.png")), "gang-01.png").Metadata.Xmp!, StringComparison.Ordinal);
        Assert.Equal(7, report.GetProperty("checks").GetArrayLength());
    }

    [Fact]
    public async Task Every_mistake_of_an_order_is_told_at_once()
    {
        File.WriteAllText(At("a.txt"), "");
        InputException told = await Assert.ThrowsAsync<InputException>(() => RunAsync("gone.png=2", At("a.txt"), "koi.png@wide=0", "--film", "b9", "--list", At("none.csv"), "-o", At("gang")));
        Assert.Equal(["koi.png@wide=0", "koi.png@wide=0", At("none.csv"), "--film", "gone.png", At("a.txt")], told.Problems.Select(p => p.Source));
        Assert.False(Directory.Exists(At("gang")));
    }

    [Theory]
    [InlineData("--effort 5 --seconds 5", "--effort and --seconds exclude each other")]
    [InlineData("--turns 25", "--turns: 25 is out of range")]
    [InlineData("--white jpg", "jpg")]
    public void Options_that_can_t_be_are_refused(string options, string says) =>
        Assert.Contains(Parse(["koi.png", .. options.Split(' ')]).Errors, e => e.Message.Contains(says, StringComparison.Ordinal));

    [Fact]
    public async Task Nails_are_redrawn_in_every_size_that_is_asked_for()
    {
        BatchRecord batch = await DrawAsync("product: nails\nprint: uv-nail\ngarment: natural-pink\nfamilies: [nail-french]\nnails: { shape: almond, length: short, size: M }\n");
        await using DesignGenHost host = Open();
        await host.ProduceAsync(batch.Code, new([], 1), new ProductionOptions { Nails = new() { Sizes = ["S", "L"], Sheets = ["press-on-tray"], Printers = ["compact"] } }, At("press"), null, default);
        string nails = Path.Combine(Assert.Single(Directory.GetDirectories(At("press"))), "nails");
        Artwork[] layers = [.. new[] { "KissCut" }.Select(l => Layer(Path.Combine(nails, "press-on-tray-almond-short-1-cut.svg"), l))];
        double[] widths = [.. layers[0].Shapes.Select(s => Math.Round(s.Outline.Bounds.Width, 2))];
        // As the chart has them, on both hands; the smaller size comes first.
        double[] Chart(string size) => [.. Templates.Nails.Sizes[size].Select(w => w.Millimetres)];
        Assert.Equal([.. Chart("S"), .. Chart("S"), .. Chart("L"), .. Chart("L")], widths);
        Assert.Equal(20, Directory.GetFiles(Path.Combine(nails, "compact"), "*.png", SearchOption.AllDirectories).Length);
    }

    private static Artwork Layer(string file, string layer)
    {
        var drawing = XDocument.Load(file);
        drawing.Root!.Elements().Where(e => (string?)e.Attribute("id") != layer).Remove();
        drawing.Descendants().Attributes("fill").Remove();
        drawing.Descendants().Attributes("stroke").Remove();
        var to = new MemoryStream();
        drawing.Save(to);
        to.Position = 0;
        return SvgReader.Read(to, file).Artwork;
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static ParseResult Parse(string[] words)
    {
        var globals = new Globals();
        var root = new RootCommand();
        globals.AddTo(root);
        root.Add(GangCommand.Build(globals));
        return root.Parse(["gang", .. words, "--lang", "en"]);
    }

    private static Task<int> RunAsync(params string[] words)
    {
        ParseResult parsed = Parse(words);
        Assert.Empty(parsed.Errors);
        return parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    }

    private DesignGenHost Open() => DesignGenHost.Open(new() { DataFolder = At("data"), Catalogue = Templates, RetryDelays = [] });

    private async Task<List<VariantRecord>> VariantsAsync(BatchRecord batch)
    {
        await using DesignGenHost host = Open();
        return await host.Batches.VariantsAsync(batch.Code, default).ToListAsync();
    }

    private async Task<BatchRecord> DrawAsync(string brief)
    {
        File.WriteAllText(At("brief.yaml"), brief + "count: 1\nseed: 5\nrequested-by: Lin Yue\n");
        await using DesignGenHost host = Open();
        BatchRecord order = Orders.Read(At("brief.yaml"), null, null, Templates, DateTimeOffset.UnixEpoch);
        await host.StartAsync(order.Code, default);
        await host.SubmitAsync(order, fresh: false, default);
        await host.WaitAsync(order.Code, null, default);
        return host.FaultOf(order.Code) is { } fault ? throw fault : order;
    }
}
