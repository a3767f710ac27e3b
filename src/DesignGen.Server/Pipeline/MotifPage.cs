using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Lexicons;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Interpret;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Render.Png;
using DesignGen.Render.Previews;
using DesignGen.Server.Hosting;

namespace DesignGen.Server.Pipeline;

/// <summary>A page about the native motifs in Markdown, with a picture of each shelf.</summary>
public static class MotifPage
{
    /// <summary>Folder of the pictures, beside the page.</summary>
    public const string Pictures = "pictures/motifs";

    // Motifs side by side on a picture, and pixels of each.
    private const int Columns = 8, Cell = 84;

    private static readonly ImmutableArray<(MotifGroup Group, string Title)> Shelves =
    [
        (MotifGroup.Flower, "Flowers · 花卉"), (MotifGroup.Plant, "Leaves, branches and trees · 枝叶草木"), (MotifGroup.Animal, "Animals · 动物"), (MotifGroup.Sea, "Sea · 海洋"), (MotifGroup.Food, "Fruit, food and drink · 果蔬饮食"),
        (MotifGroup.Chinese, "Chinese signs and things · 中国吉祥"), (MotifGroup.Sky, "Sky and weather · 天象"), (MotifGroup.Street, "Streetwear · 街头潮流"), (MotifGroup.Holiday, "Holidays · 节日"), (MotifGroup.Nail, "Small signs for nails · 美甲小图"),
    ];

    /// <summary>Writes the page and its pictures, replacing those that are there.</summary>
    /// <param name="file">The page.</param>
    /// <param name="catalogue">The shop's templates, for the names.</param>
    /// <param name="cancel">Stops between two pictures.</param>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public static async Task WriteAsync(string file, TemplateCatalogue catalogue, CancellationToken cancel)
    {
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Pictures);
        try
        {
            Directory.CreateDirectory(folder);
            foreach ((MotifGroup group, string title) in Shelves)
            {
                cancel.ThrowIfCancellationRequested();
                NativeMotif[] motifs = On(group);
                var words = new PngMetadata { Srgb = true, Xmp = new FileStatement(Making.Rules, title, Name(group), catalogue.House).Xmp() };
                int rows = (motifs.Length + Columns - 1) / Columns;
                var picture = PreviewRenderer.Render(MotifPicture.Grid(motifs, Columns, 1), MotifPicture.Ground, Math.Max(Columns, rows) * Cell);
                await WholeFile.WriteAsync(Path.Combine(folder, Name(group) + ".png"), to => PngWriter.WriteIndexed(to, picture, words)).ConfigureAwait(false);
            }
            await WholeFile.WriteAsync(file, to => to.Write(Encoding.UTF8.GetBytes(Text(catalogue.Lexicon.Value)))).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{folder} can't be written ({e.Message}). Choose another place, or free space there.", e);
        }
    }

    /// <summary>File names of the pictures, without folders.</summary>
    public static ImmutableArray<string> Files { get; } = [.. Shelves.Select(s => Name(s.Group) + ".png")];

    /// <summary>The page's text.</summary>
    /// <param name="lexicon">Where the motifs' names are.</param>
    public static string Text(Lexicon lexicon)
    {
        var page = new StringBuilder("# Motifs · 图案\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Written by `designgen motifs --page`: {NativeMotifs.All.Length} motifs that the built-in engine draws itself. A brief names them under `motifs`, in English or Chinese; `designgen motifs WORDS --sheet motifs.png` shows them large and small.\n\n");
        page.Append("Each individual takes a form of its own from chance: proportions, lean, bend, the way it faces, and the counts and patterns of its parts. Details are left out where they would come out finer than the press's line, veins and whiskers below 18 mm, a keyline below 9 mm. The last column is the smallest size across at which a motif is still known, in mm.\n");
        foreach ((MotifGroup group, string title) in Shelves)
        {
            NativeMotif[] motifs = On(group);
            page.Append(CultureInfo.InvariantCulture, $"\n## {title} ({motifs.Length})\n\n![{title}]({Pictures}/{Name(group)}.png)\n\nIn the picture's order, {Columns} in a row:\n\n| id | English | Chinese | families | mm |\n|---|---|---|---|---:|\n");
            foreach (NativeMotif motif in motifs)
            {
                FoundMotif found = MotifSearch.Find(lexicon, [motif.Id]).First(m => m.Motif.Id == motif.Id);
                page.Append(CultureInfo.InvariantCulture, $"| {motif.Id} | {string.Join(", ", found.Motif.En.Take(2))} | {string.Join("、", found.Motif.Zh.Take(2))} | {string.Join(", ", found.Families.Take(3))}{(found.Families.Length > 3 ? ", …" : "")} | {motif.LeastMm} |\n");
            }
        }
        return page.ToString();
    }

    private static NativeMotif[] On(MotifGroup group) => [.. NativeMotifs.All.Where(m => m.Group == group)];

    private static string Name(MotifGroup group) => group.ToString().ToLowerInvariant();
}
