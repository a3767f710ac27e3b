using System.Globalization;
using System.Text;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Procedural;
using DesignGen.Generate.Procedural.Treatments;
using DesignGen.Render.Png;
using DesignGen.Server.Hosting;

namespace DesignGen.Server.Pipeline;

/// <summary>A page about the treatments in Markdown, with one print under each.</summary>
public static class TreatmentPage
{
    /// <summary>Folder of the pictures, beside the page.</summary>
    public const string Pictures = "pictures/treatments";

    private const int Columns = 4;

    /// <summary>Writes the page and its pictures, replacing those that are there.</summary>
    /// <param name="file">The page.</param>
    /// <param name="catalogue">The shop's templates.</param>
    /// <param name="seed">Chance of the print, 0 or more.</param>
    /// <param name="cancel">Stops between two pictures.</param>
    /// <exception cref="UnavailableException">The folder can't be written.</exception>
    public static async Task WriteAsync(string file, TemplateCatalogue catalogue, int seed, CancellationToken cancel)
    {
        string folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, Pictures);
        try
        {
            Directory.CreateDirectory(folder);
            foreach (TreatmentCard? card in Shown)
            {
                string name = Name(card);
                var words = new PngMetadata { Srgb = true, Xmp = new FileStatement(Making.Rules, name, name, catalogue.House).Xmp() };
                var picture = TreatmentShowcase.Picture(card, catalogue, seed, cancel);
                await WholeFile.WriteAsync(Path.Combine(folder, name + ".png"), to => PngWriter.WriteIndexed(to, picture, words)).ConfigureAwait(false);
            }
            string text = Text(TreatmentShowcase.Print(catalogue, seed));
            await WholeFile.WriteAsync(file, to => to.Write(Encoding.UTF8.GetBytes(text))).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnavailableException($"{folder} can't be written ({e.Message}). Choose another place, or free space there.", e);
        }
    }

    /// <summary>File names of the pictures, without folders.</summary>
    public static IEnumerable<string> Files => Shown.Select(c => Name(c) + ".png");

    /// <summary>The page's text.</summary>
    /// <param name="print">The print that the pictures show.</param>
    public static string Text(Recipe print)
    {
        var page = new StringBuilder("# Treatments · 印花效果\n\nWritten by `designgen treatments --page`. A treatment is done to a finished drawing: flat shapes go in and flat shapes come out, whatever pattern family drew them. It uses the inks that the design has and bare cloth, never another ink; tone becomes dots or lines, so no halftone film is needed. What it adds is no finer and no closer than the press holds (`minLineMm`, `minGapMm` of the [recipe](formats/recipe.md)), and letters stay whole.\n\n");
        page.Append("A brief asks for them by the key [`treatments`](formats/brief.md) or in its text (\"tiger tee with halftone shading\", \"做旧处理\"); the designs get those named in turn, and `none` among them leaves some plain. Unasked, every third print for a placement gets one if the brief's moods suit it (the last column); all others are plain. `designgen treatments 做旧 --sheet worn.png` finds and shows them.\n\n");
        page.Append("| id | English | Chinese | what it does | 说明 | all-over | inks | moods |\n|---|---|---|---|---|---|---:|---|\n");
        foreach (TreatmentCard card in TreatmentShelf.All.Select(t => t.Card))
            page.Append(CultureInfo.InvariantCulture, $"| `{card.Id}` | {card.Name.En} | {card.Name.Zh} | {card.Means.En} | {card.Means.Zh} | {(card.AllOver ? "yes" : "no")} | {card.MinInks} | {string.Join(", ", card.Moods)} |\n");
        page.Append("\n\"No\" under all-over means that it needs a print with an edge: round every motif of a repeat, outlines, inlines, shadows and shaded sides fill the gaps between them, and strokes (line halftone, ink wash) would break off at the seam. Off register does not go with mirrored repeats or borders, whose axes and rules it would part; round a repeat a lino cut has no ridges. Where the ground of a cloth is printed, shading leaves it flat. Families with wear of their own are not distressed unasked.\n\n");
        page.Append(string.Concat(Enumerable.Repeat("| ", Columns)) + "|\n" + string.Concat(Enumerable.Repeat("|---", Columns)) + "|\n");
        foreach (TreatmentCard?[] row in Shown.Chunk(Columns))
        {
            page.Append(string.Concat(row.Select(c => $"| ![{(c?.Name.En ?? "Plain").ToLowerInvariant()}]({Pictures}/{Name(c)}.png)<br>{(c is null ? "plain · 无" : $"{c.Name.En} · {c.Name.Zh}")} ")) + "|\n");
        }
        page.Append(CultureInfo.InvariantCulture, $"\nAll are one design: `{print.Family}` with {string.Join(", ", print.Motifs)}, {print.WidthMm:0} x {print.HeightMm:0} mm, {print.Inks.Length} inks of `{print.Palette}`.\n\n");
        page.Append("## How it works\nTreatments that put dots, specks and cuts ask a map of the drawing where there is room: per pixel, four to the millimetre at most, which ink is seen, how far the edge of its flat is and how far the next letter. A repeat is mapped with 24 mm of its neighbours, and every dot is stepped with the repeat like any motif. Outline, inline, shadow and two-tone work on exact regions of what is seen of each ink. Those that reach beyond the print (outline, shadow, slip, ridges) have it drawn that much smaller; a motif may drop or gain a detail by that, as at any other size.\n");
        return page.ToString();
    }

    private static IEnumerable<TreatmentCard?> Shown => TreatmentShelf.All.Select(t => t.Card).Cast<TreatmentCard?>().Prepend(null);

    private static string Name(TreatmentCard? card) => card?.Id ?? "plain";
}
