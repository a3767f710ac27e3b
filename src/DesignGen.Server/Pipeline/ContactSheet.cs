using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>One picture of a contact sheet.</summary>
/// <param name="Left">Words below it at the left; capitals, digits and common signs show.</param>
/// <param name="Right">Words below it at the right.</param>
/// <param name="Picture">Gives the picture, no longer than the sheet's cell, or null where there is none.</param>
internal sealed record SheetCell(string Left, string Right, Func<Picture?> Picture);

/// <summary>Pictures side by side with a few words, to be taken in at a glance. Written a row at a time.</summary>
internal static class ContactSheet
{
    /// <summary>Most pictures on one page.</summary>
    public const int PerPage = 120;

    /// <summary>Pixels across and down that a picture may take where no other side is asked for.</summary>
    public const int Cell = 320;

    private const int Gap = 24, LabelHeight = 30, LetterHeight = 15;
    private static readonly Srgb Paper = new(246, 245, 242), Text = new(70, 68, 64);

    /// <summary>Writes one page.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="cells">What to show, 1 to <see cref="PerPage"/>, in order.</param>
    /// <param name="says">What the file says of its making.</param>
    /// <param name="side">Pixels across and down that a picture may take.</param>
    public static void Write(Stream to, IReadOnlyList<SheetCell> cells, FileStatement says, int side = Cell)
    {
        (int width, int height) = Size(cells.Count, side);
        using var writer = new PngWriter(to, new PngFormat(width, height, 3), Words(says));
        foreach (Picture part in Parts(cells, width, side))
        {
            for (int y = 0; y < part.Height; y++)
                writer.WriteRow(part.Row(y));
        }
        writer.Finish();
    }

    /// <summary>Writes one page by a table of colours, for pages of the docs: the whole page is held in memory.</summary>
    public static void WriteIndexed(Stream to, IReadOnlyList<SheetCell> cells, FileStatement says, int side = Cell)
    {
        (int width, int height) = Size(cells.Count, side);
        PngWriter.WriteIndexed(to, new Picture(width, height, 3, [.. Parts(cells, width, side).SelectMany(p => p.Pixels)]), Words(says));
    }

    private static PngMetadata Words(FileStatement says) => new() { Srgb = true, Xmp = says.Xmp() };

    private static (int Width, int Height) Size(int count, int side)
    {
        int columns = Columns(count), rows = (count + columns - 1) / columns;
        return (columns * (side + Gap) + Gap, rows * (side + LabelHeight + Gap) + Gap);
    }

    // Strips from the top: a gap, then for each row its pictures, their labels and a gap.
    private static IEnumerable<Picture> Parts(IReadOnlyList<SheetCell> cells, int width, int side)
    {
        var gap = new Picture(width, Gap, 3, Blank(width * Gap));
        yield return gap;
        foreach (SheetCell[] row in cells.Chunk(Columns(cells.Count)))
        {
            var pictures = new Picture(width, side, 3, Blank(width * side));
            for (int i = 0; i < row.Length; i++)
            {
                if (row[i].Picture() is { } picture)
                    Place(pictures, picture, Gap + i * (side + Gap), side);
            }
            yield return pictures;
            yield return Labels(row, width, side);
            yield return gap;
        }
    }

    // Between square and twice as wide as high, with the fewest empty places in the last row.
    private static int Columns(int count) => Enumerable.Range(1, count)
        .Where(columns => columns >= Math.Floor(Math.Sqrt(count)) && columns <= Math.Ceiling(Math.Sqrt(count * 2)))
        .MinBy(columns => ((count + columns - 1) / columns * columns - count, Math.Abs(columns - Math.Sqrt(count * 1.5))));

    private static byte[] Blank(int pixels)
    {
        Srgb paper = Paper;
        var bytes = new byte[pixels * 3];
        for (int i = 0; i < bytes.Length; i += 3)
            (bytes[i], bytes[i + 1], bytes[i + 2]) = (paper.R, paper.G, paper.B);
        return bytes;
    }

    // In the middle of its cell; what is larger than the cell is cut.
    private static void Place(Picture row, Picture picture, int left, int side)
    {
        int width = Math.Min(side, picture.Width), height = Math.Min(side, picture.Height);
        int x = left + (side - width) / 2, y = (side - height) / 2;
        for (int i = 0; i < height; i++)
            picture.Row(i)[..(width * 3)].CopyTo(row.Pixels.AsSpan(((y + i) * row.Width + x) * 3));
    }

    // Labels are an artwork whose millimetres are pixels.
    private static Picture Labels(SheetCell[] row, int width, int side)
    {
        var alphabet = new Alphabet(Face.Gothic);
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        for (int i = 0; i < row.Length; i++)
        {
            double left = Gap + i * (side + Gap);
            Set(row[i].Left, left, fromRight: false);
            Set(row[i].Right, left + side, fromRight: true);
        }
        var page = new Artwork(
            Length.FromMillimetres(width), Length.FromMillimetres(LabelHeight), null, [new Ink("text", "Text", Text)], shapes.ToImmutable(), []);
        return CompositeRenderer.Render(page, Resolution.FromPixelsPerMillimetre(1), Paper, new RenderOptions { Threads = 1 });

        void Set(string words, double at, bool fromRight)
        {
            string text = string.Concat(words.Where(c => c == ' ' || Alphabet.Missing(c.ToString()).IsEmpty));
            double total = text.Sum(c => alphabet[c].Width) + text.Zip(text.Skip(1), alphabet.Gap).Sum();
            double x = fromRight ? at - total * LetterHeight : at;
            for (int k = 0; k < text.Length; k++)
            {
                Outline glyph = alphabet[text[k]].Shape.Transform(Affine.Scale(LetterHeight, LetterHeight).Then(Affine.Translate(x, LabelHeight - LetterHeight - 3)));
                shapes.Add(new(0, glyph, FillRule.NonZero, Coverage.Solid));
                x += (alphabet[text[k]].Width + (k + 1 < text.Length ? alphabet.Gap(text[k], text[k + 1]) : 0)) * LetterHeight;
            }
        }
    }
}
