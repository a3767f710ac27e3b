using System.Globalization;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Core.Repeats;
using DesignGen.Generate.Procedural;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Server.Hosting;

namespace DesignGen.Server.Pipeline;

/// <summary>A page about pattern families in Markdown, with a picture of each.</summary>
public static class FamilyPage
{
    /// <summary>Folder of the pictures, beside the page.</summary>
    public const string Pictures = "pictures/families";

    /// <summary>Writes the page and its pictures, replacing those that are there.</summary>
    /// <param name="file">The page.</param>
    /// <param name="catalogue">The shop's templates, as for <see cref="FamilyShowcase"/>.</param>
    /// <param name="families">The families to show.</param>
    /// <param name="seed">Chance of the designs, 0 or more.</param>
    /// <param name="cancel">Stops between two pictures.</param>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public static async Task WriteAsync(string file, TemplateCatalogue catalogue, IReadOnlyList<FamilyCard> families, int seed, CancellationToken cancel)
    {
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Pictures);
        try
        {
            Directory.CreateDirectory(folder);
            for (int place = 0; place < families.Count; place++)
            {
                cancel.ThrowIfCancellationRequested();
                var words = new PngMetadata { Srgb = true, Xmp = new FileStatement(Making.Rules, families[place].Id, families[place].Id, catalogue.House).Xmp() };
                Picture picture = FamilyShowcase.Picture(families[place], place, catalogue, seed, cancel);
                await WholeFile.WriteAsync(Path.Combine(folder, families[place].Id + ".png"), to => PngWriter.WriteIndexed(to, picture, words)).ConfigureAwait(false);
            }
            await WholeFile.WriteAsync(file, to => to.Write(Encoding.UTF8.GetBytes(Text(families)))).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{folder} can't be written ({e.Message}). Choose another place, or free space there.", e);
        }
    }

    /// <summary>The page's text.</summary>
    public static string Text(IReadOnlyList<FamilyCard> families)
    {
        var page = new StringBuilder("# Pattern families · 花型\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Written by `designgen families --page`: {families.Count} families that the built-in engine draws. A brief names them under `families`, or finds them by their words under `moods`.\n");
        foreach ((ArtKind kind, string title) in new[] { (ArtKind.AllOver, "All-over · 满版"), (ArtKind.Placement, "Placement · 定位花"), (ArtKind.NailSet, "Nails · 美甲") })
        {
            FamilyCard[] cards = [.. families.Where(c => c.Kind == kind)];
            if (cards.Length == 0)
                continue;
            page.Append(CultureInfo.InvariantCulture, $"\n## {title} ({cards.Length})\n");
            foreach (FamilyCard card in cards)
                Append(page, card);
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, FamilyCard card)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n### {card.Name.En} · {card.Name.Zh}\n\n![{card.Name.En}]({Pictures}/{card.Id}.png)\n\n`{card.Id}`: {card.MinInks} inks or more, {card.MinSizeMm} mm or more. Words: {string.Join(", ", card.Tags)}.\n");
        if (card.Kind == ArtKind.AllOver)
            page.Append(CultureInfo.InvariantCulture, $"Repeats: {string.Join(", ", SteppingNames.All.Where(s => card.Layouts.Contains(s.Layout)).Select(s => s.Key()))}.\n");
        page.Append("\n| parameter | unit | from | to | default | a higher value |\n|---|---|---:|---:|---:|---|\n");
        foreach (FamilyParameter p in card.Parameters)
            page.Append(CultureInfo.InvariantCulture, $"| {p.Name} | {p.Unit} | {p.Low} | {p.High} | {p.Default} | {p.Means} |\n");
    }
}
