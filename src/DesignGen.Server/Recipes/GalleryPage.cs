using System.Globalization;
using System.Text;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Core.Recipes;
using DesignGen.Render.Previews;
using DesignGen.Server.Hosting;
using DesignGen.Server.Pipeline;

namespace DesignGen.Server.Recipes;

/// <summary>A page about a gallery in Markdown, with a picture of each shelf.</summary>
public static class GalleryPage
{
    // Pixels of a design's longer side: six to eight of them stay below 300 kB.
    private const int Cell = 220;

    /// <summary>Writes the page and its pictures, which lie in <c>pictures/NAME</c> beside a page of that name; those that are there are replaced.</summary>
    /// <param name="file">The page.</param>
    /// <param name="folder">The gallery's folder, which the page links to.</param>
    /// <param name="drawn">What is in it.</param>
    /// <param name="house">The house that the pictures name.</param>
    /// <param name="cancel">Stops between two pictures.</param>
    /// <exception cref="UnavailableException">The page's folder can't be written.</exception>
    public static async Task WriteAsync(string file, string folder, DrawnGallery drawn, House house, CancellationToken cancel)
    {
        string pictures = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Pictures(file));
        try
        {
            Directory.CreateDirectory(pictures);
            int first = 1;
            foreach (GalleryShelf shelf in drawn.Gallery.Shelves)
            {
                cancel.ThrowIfCancellationRequested();
                int from = first;
                SheetCell[] cells = [.. shelf.Designs.Select((_, i) => Picture(drawn.Designs[from - 1 + i], from + i))];
                var says = new FileStatement(Making.Rules, $"{drawn.Gallery.Title.En}: {shelf.Name.En}", shelf.Id, house);
                await WholeFile.WriteAsync(Path.Combine(pictures, shelf.Id + ".png"), to => ContactSheet.WriteIndexed(to, cells, says, Cell)).ConfigureAwait(false);
                first += shelf.Designs.Length;
            }
            await WholeFile.WriteAsync(file, to => to.Write(Encoding.UTF8.GetBytes(Text(file, folder, drawn)))).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{pictures} can't be written ({e.Message}). Choose another place, or free space there.", e);
        }
    }

    /// <summary>The page's text.</summary>
    /// <param name="file">The page.</param>
    /// <param name="folder">The gallery's folder.</param>
    /// <param name="drawn">What is in it.</param>
    public static string Text(string file, string folder, DrawnGallery drawn)
    {
        string there = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(file))!, Path.GetFullPath(folder)).Replace('\\', '/');
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {drawn.Gallery.Title.En} · {drawn.Gallery.Title.Zh}\n\nWritten by `designgen recipe gallery --page` from [{drawn.Designs.Length} recipes]({there}): ours to copy, to draw by another seed or to carry over to a brief of your own.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"```\ndesigngen recipe draw {drawn.Designs[0].Design.FileName} --out drawn\n```\n\ndraws the first of them where the recipes lie. `designgen recipe run FILE --seed 7` draws one by another chance, `--brief summer.yaml` carries it over. The words of a brief lead to designs like the one that is shown, in a batch of some twenty-four.\n");
        int number = 0;
        foreach (GalleryShelf shelf in drawn.Gallery.Shelves)
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {shelf.Name.En} · {shelf.Name.Zh}\n\n![{shelf.Name.En}]({Pictures(file)}/{shelf.Id}.png)\n\n| | design | product | season | market | inks | why it works |\n|---:|---|---|---|---|---:|---|\n");
            int first = number;
            foreach (GalleryDesign design in shelf.Designs)
            {
                DrawnDesign one = drawn.Designs[number++];
                page.Append(CultureInfo.InvariantCulture, $"| {number} | [{design.Name.En} · {design.Name.Zh}]({there}/{design.FileName})<br>`{one.Recipe.Family}` | {design.Product} | {design.Season} | {design.Market} | {one.Artwork.Inks.Length} | {design.Why} |\n");
            }
            page.Append("\nBriefs:\n\n");
            foreach ((int place, GalleryDesign design) in shelf.Designs.Index())
                page.Append(CultureInfo.InvariantCulture, $"- {first + place + 1}: {design.Brief}\n");
        }
        return page.ToString();
    }

    /// <summary>The folder of a page's pictures, from the page's own folder.</summary>
    public static string Pictures(string file) => "pictures/" + Path.GetFileNameWithoutExtension(file);

    private static SheetCell Picture(DrawnDesign one, int number) =>
        new(number.ToString(CultureInfo.InvariantCulture), "", () => PreviewRenderer.Render(one.Artwork, one.Recipe.Garment.Colour, Cell));
}
