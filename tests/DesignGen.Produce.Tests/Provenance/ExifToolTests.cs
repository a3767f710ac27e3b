using System.Diagnostics;
using System.Text.Json;
using DesignGen.Core.Designs;
using DesignGen.Core.Houses;
using DesignGen.Core.Pictures;
using DesignGen.Produce.Packs;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Provenance;

/// <summary>What ExifTool reads in the files of a pack.</summary>
public sealed class ExifToolTests : IDisposable
{
    // Eight by eight pixels of grey.
    private const string Jpeg = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AI6//9k=";

    private const string Code = "001191310000EXAMPLE12400001";

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-exif").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [ClientFact("exiftool")]
    public async Task ExifTool_reads_in_every_file_of_a_pack_how_it_was_made_and_by_whom()
    {
        ProductionOrder model = Order(0, PictureUse.Picture, Convert.FromBase64String(Jpeg)), motif = Order(1, PictureUse.Motif, PngWriter.Encode(new Picture(2, 2, 3, new byte[12])));
        await PackWriter.WriteAsync(Path.Combine(_folder, "pack"), TestOrders.Batch(), TestOrders.Stream([model, motif]), new() { House = new() { Code = Code } }, null, default);
        foreach ((string file, JsonElement tags) in Read("pack"))
        {
            // The picture that a model made is its own, whatever became of it.
            string word = file.Contains("-0002-", StringComparison.Ordinal) && !file.EndsWith("source.png", StringComparison.Ordinal) ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia";
            Assert.Equal("http://cv.iptc.org/newscodes/digitalsourcetype/" + word, Tag(tags, "DigitalSourceType"));
            JsonElement aigc = JsonDocument.Parse(Tag(tags, "AIGC", "Aigc")).RootElement;
            Assert.Equal(["Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2"], aigc.EnumerateObject().Select(p => p.Name));
            Assert.Equal(("1", Code), (aigc.GetProperty("Label").GetString(), aigc.GetProperty("ContentProducer").GetString()));
            string id = file.EndsWith("production.xlsx", StringComparison.Ordinal) ? "7KQ4D2RM" : (file.Contains("-0001-", StringComparison.Ordinal) ? model : motif).Variant.Code;
            Assert.Equal(id, aigc.GetProperty("ProduceID").GetString());
        }
    }

    [ClientFact("exiftool")]
    public async Task ExifTool_reads_of_a_rule_s_drawing_that_no_model_had_part_in_it()
    {
        await PackWriter.WriteAsync(Path.Combine(_folder, "pack"), TestOrders.Batch(), TestOrders.Stream([TestOrders.Order(0, SampleArt.Solid(), TestOrders.Brief())]), new(), null, default);
        foreach ((_, JsonElement tags) in Read("pack"))
        {
            Assert.Equal("http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia", Tag(tags, "DigitalSourceType"));
            Assert.DoesNotContain(tags.EnumerateObject(), t => t.Name.Contains("aigc", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static ProductionOrder Order(int index, PictureUse use, byte[] source)
    {
        ProductionOrder order = TestOrders.Order(index, SampleArt.Solid(), TestOrders.Brief());
        Recipe recipe = order.Variant.Spec.Recipe with { Engine = PictureModel.Local, Picture = new("toy", "a koi", "", new(8, 8), 1, use, 3) };
        return order with { Variant = order.Variant with { Spec = order.Variant.Spec with { Recipe = recipe } }, Source = source };
    }

    // Every file but the texts of the pack, which are for programs of ours.
    private List<(string File, JsonElement Tags)> Read(string folder)
    {
        var start = new ProcessStartInfo("exiftool") { RedirectStandardOutput = true, WorkingDirectory = _folder };
        foreach (string argument in new[] { "-j", "-n", "-r", "-ext", "png", "-ext", "jpg", "-ext", "svg", "-ext", "tif", "-ext", "pdf", "-ext", "xlsx", folder })
            start.ArgumentList.Add(argument);
        using Process tool = Process.Start(start)!;
        using JsonDocument found = JsonDocument.Parse(tool.StandardOutput.ReadToEnd());
        tool.WaitForExit();
        List<(string, JsonElement)> read = [.. found.RootElement.EnumerateArray().Select(f => (f.GetProperty("SourceFile").GetString()!, f.Clone()))];
        string[] pictures = [.. Directory.EnumerateFiles(Path.Combine(_folder, folder), "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) != ".json")];
        Assert.Equal(pictures.Length, read.Count);
        Assert.Contains(read, f => f.Item1.EndsWith(".tif", StringComparison.Ordinal));
        return read;
    }

    private static string Tag(JsonElement tags, params string[] names)
    {
        JsonElement[] found = [.. names.Where(n => tags.TryGetProperty(n, out _)).Select(n => tags.GetProperty(n))];
        JsonElement tag = Assert.Single(found);
        // What is JSON comes through as it is in some versions, and as text in others.
        return tag.ValueKind == JsonValueKind.String ? tag.GetString()! : tag.GetRawText();
    }
}
