using System.IO.Compression;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Server.Hosting;
using DesignGen.Server.Intake;
using DesignGen.Server.Templates;
using DesignGen.Sheets.Writing;

namespace DesignGen.Cli.Tests.Intake;

/// <summary>Workbooks and folders of briefs in a folder of their own, read as a run reads them.</summary>
internal sealed class BriefBook : IDisposable
{
    public static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1767225600);
    private static readonly Lazy<TemplateCatalogue> Shop = new(() => TemplateFolder.Read(Path.Combine(AppContext.BaseDirectory, "templates")));

    public static TemplateCatalogue Catalogue => Shop.Value;

    public string Folder { get; } = Directory.CreateTempSubdirectory("designgen-briefs-").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Writes a sheet of texts and numbers; null leaves a cell empty.</summary>
    public string Write(string name, string sheet, params object?[][] rows)
    {
        using FileStream to = File.Create(PathOf(name));
        using var book = new WorkbookWriter(to, new("Test", "Test", Now, Language.English));
        SheetWriter writer = book.AddSheet(sheet, new() { Widths = [20] });
        foreach (object?[] row in rows)
            writer.Row(null, row.Select(v => v switch { null => default, string text => Cell.Text(text), _ => Cell.Number(Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture)) }));
        book.Finish();
        return PathOf(name);
    }

    public string Template(string name, Language language)
    {
        using FileStream to = File.Create(PathOf(name));
        BriefTemplate.Write(to, Catalogue, language, Now);
        return PathOf(name);
    }

    /// <summary>Changes the XML of the first sheet, as another program might have written it.</summary>
    public static void Change(string path, Func<string, string> change)
    {
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Update);
        ZipArchiveEntry part = zip.GetEntry("xl/worksheets/sheet1.xml")!;
        string xml;
        using (var reader = new StreamReader(part.Open()))
            xml = reader.ReadToEnd();
        part.Delete();
        using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml").Open(), new UTF8Encoding(false));
        writer.Write(change(xml));
    }

    public static OrderList Take(string path, int? count = null) => Orders.TakeAll(path, count, null, Catalogue, Now);

    public static string[] Problems(string path) => [.. Assert.Throws<InputException>(() => Take(path)).Problems.Select(p => p.ToString())];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
