using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Batches;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Generate.Procedural.Lettering;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Server.Pipeline;

/// <summary>Variants side by side with their numbers and scores, to be taken in at a glance. Written a row at a time.</summary>
internal static class ContactSheet
{
    /// <summary>Most variants on one page.</summary>
    public const int PerPage = 120;

    private const int Cell = 320, Gap = 24, LabelHeight = 30, LetterHeight = 15;
    private static readonly Srgb Paper = new(246, 245, 242), Text = new(70, 68, 64);

    /// <summary>Writes one page.</summary>
    /// <param name="to">Where to; it stays open.</param>
    /// <param name="variants">What to show, 1 to <see cref="PerPage"/>, in order.</param>
    /// <param name="thumbnail">Opens a variant's picture, or gives null where there is none.</param>
    public static void Write(Stream to, IReadOnlyList<VariantRecord> variants, Func<VariantRecord, Stream?> thumbnail)
    {
        int columns = Columns(variants.Count), rows = (variants.Count + columns - 1) / columns;
        int width = columns * (Cell + Gap) + Gap, rowHeight = Cell + LabelHeight + Gap;
        using var writer = new PngWriter(to, new PngFormat(width, rows * rowHeight + Gap, 3), new PngMetadata { Srgb = true });
        var gap = new Picture(width, Gap, 3, Blank(width * Gap));
        Copy(writer, gap);
        foreach (VariantRecord[] row in variants.Chunk(columns))
        {
            var pictures = new Picture(width, Cell, 3, Blank(width * Cell));
            for (int i = 0; i < row.Length; i++)
            {
                using Stream? file = thumbnail(row[i]);
                if (file is not null)
                    Place(pictures, PngReader.Read(file, row[i].Code).ToPicture(), Gap + i * (Cell + Gap));
            }
            Copy(writer, pictures);
            Copy(writer, Labels(row, width));
            Copy(writer, gap);
        }
        writer.Finish();
    }

    // Rather wide than high, as screens are.
    private static int Columns(int count) => Math.Max(1, Math.Min(count, (int)Math.Ceiling(Math.Sqrt(count * 1.5))));

    private static byte[] Blank(int pixels)
    {
        var bytes = new byte[pixels * 3];
        for (int i = 0; i < bytes.Length; i += 3)
            (bytes[i], bytes[i + 1], bytes[i + 2]) = (Paper.R, Paper.G, Paper.B);
        return bytes;
    }

    private static void Copy(PngWriter writer, Picture picture)
    {
        for (int y = 0; y < picture.Height; y++)
            writer.WriteRow(picture.Row(y));
    }

    // In the middle of its cell; what is larger than the cell is cut.
    private static void Place(Picture row, Picture picture, int left)
    {
        int width = Math.Min(Cell, picture.Width), height = Math.Min(Cell, picture.Height);
        int x = left + (Cell - width) / 2, y = (Cell - height) / 2;
        for (int i = 0; i < height; i++)
            picture.Row(i)[..(width * 3)].CopyTo(row.Pixels.AsSpan(((y + i) * row.Width + x) * 3));
    }

    // Labels are an artwork whose millimetres are pixels.
    private static Picture Labels(VariantRecord[] row, int width)
    {
        var alphabet = new Alphabet(Face.Gothic);
        var shapes = ImmutableArray.CreateBuilder<Shape>();
        for (int i = 0; i < row.Length; i++)
        {
            double left = Gap + i * (Cell + Gap);
            Set((row[i].Index + 1).ToString("00", CultureInfo.InvariantCulture), left, fromRight: false);
            Set(row[i].Report.Score.ToString("0", CultureInfo.InvariantCulture), left + Cell, fromRight: true);
        }
        var page = new Artwork(
            Length.FromMillimetres(width), Length.FromMillimetres(LabelHeight), null, [new Ink("text", "Text", Text)], shapes.ToImmutable(), []);
        return CompositeRenderer.Render(page, Resolution.FromPixelsPerMillimetre(1), Paper, new RenderOptions { Threads = 1 });

        void Set(string text, double at, bool fromRight)
        {
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
