using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Errors;
using DesignGen.Core.Houses;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Generate.Procedural.Motifs.Native;
using DesignGen.Render.Png;
using DesignGen.Render.Previews;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>Styles and fonts as a picture: a page of each, one under the other.</summary>
public static class FontShowcase
{
    /// <summary>Most pages of one picture.</summary>
    public const int Most = 12;

    private const double Across = 1400;

    /// <summary>Refuses more pages than a picture holds, or none.</summary>
    /// <exception cref="InputException">There are none, or more than a picture holds.</exception>
    public static void Check(int pages)
    {
        if (pages is 0 or > Most)
            throw new InputException("fonts", "--sheet", $"{pages} styles and fonts were found; a picture shows 1 to {Most}. Give words that fewer of them have in their names.");
    }

    /// <summary>Writes the pages as PNG, a page at a time.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="faces">What to show.</param>
    /// <param name="words">Words to set; empty for words of our own.</param>
    /// <param name="house">The house that the file names.</param>
    /// <param name="cancel">Stops between two pages.</param>
    /// <exception cref="InputException">There are none, or more than a picture holds.</exception>
    public static void Write(Stream to, IReadOnlyList<Face> faces, string words, House house, CancellationToken cancel)
    {
        Check(faces.Count);
        double scale = Across / FontSpecimen.WidthMm, longer = Math.Max(FontSpecimen.HeightMm, FontSpecimen.WidthMm) * scale;
        int width = 0, row = 0;
        PngWriter? writer = null;
        try
        {
            foreach (Face face in faces)
            {
                cancel.ThrowIfCancellationRequested();
                Picture page = PreviewRenderer.Render(FontSpecimen.Page(face, words), MotifPicture.Ground, longer);
                writer ??= new(to, new PngFormat(width = page.Width, page.Height * faces.Count, 3), new PngMetadata { Srgb = true, Xmp = new FileStatement(Making.Rules, "Fonts", "fonts", house).Xmp() });
                for (int y = 0; y < page.Height; y++, row++)
                    writer.WriteRow(page.Row(y));
            }
            writer!.Finish();
        }
        finally
        {
            writer?.Dispose();
        }
    }
}
