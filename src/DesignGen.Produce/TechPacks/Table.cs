using System.Collections.Immutable;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.TechPacks;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its head.</param>
/// <param name="Share">Its part of the width, to be compared with those of the others.</param>
/// <param name="Across">How its cells are set.</param>
internal sealed record TableColumn(string Name, double Share, Across Across = Across.Left);

/// <summary>A cell of a table.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Swatch">The colour that it shows; null for none.</param>
/// <param name="IsEntry">Whether it is to be filled in.</param>
/// <param name="IsStrong">Whether it is bold.</param>
internal readonly record struct TableCell(string Text, Srgb? Swatch = null, bool IsEntry = false, bool IsStrong = false)
{
    /// <summary>The ground of the cell; null for none.</summary>
    public Srgb? Ground { get; init; }

    public static implicit operator TableCell(string text) => new(text);
}

/// <summary>Sets tables: rows as high as their fullest cell, the head again on each page that they reach. A table that fits on a page of its own is not parted, and no last row stands alone.</summary>
internal static class Table
{
    private const double PadX = 1.4, PadY = 0.85, LeastRow = 5.5, DarkText = 0.68;

    /// <summary>Sets a table at the folio's place and moves that on.</summary>
    /// <param name="folio">The pages.</param>
    /// <param name="x">Left edge, mm.</param>
    /// <param name="width">Width, mm.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The rows, one cell for each column.</param>
    /// <param name="heading">What stands above it; empty for nothing.</param>
    public static void Set(Folio folio, double x, double width, ImmutableArray<TableColumn> columns, IEnumerable<TableCell[]> rows, string heading = "")
    {
        double all = columns.Sum(c => c.Share);
        double[] edges = new double[columns.Length + 1];
        edges[0] = x;
        for (int i = 0; i < columns.Length; i++)
            edges[i + 1] = edges[i] + columns[i].Share / all * width;
        List<string>[] head = [.. columns.Select((c, i) => folio.Type.Lines(c.Name, edges[i + 1] - edges[i] - 2 * PadX, Folio.Label, 4))];
        double headHeight = head.Max(l => l.Count) * Folio.Label.Leading + 2 * PadY;
        (TableCell[] Cells, List<string>[] Texts, double Height)[] set = [.. rows.Select(row =>
        {
            List<string>[] texts = [.. row.Select((c, i) => folio.Type.Lines(c.Text, edges[i + 1] - edges[i] - 2 * PadX, c.IsStrong ? Folio.Strong : Folio.Body, 8))];
            return (row, texts, Math.Max(LeastRow, texts.Max(l => l.Count) * Folio.Body.Leading + 2 * PadY));
        })];
        double whole = (heading.Length > 0 ? Folio.SectionHigh : 0) + headHeight + set.Sum(r => r.Height);
        if (whole <= Folio.Bottom - Folio.Top)
            folio.Need(whole);
        if (heading.Length > 0)
            folio.Section(heading, x, width, headHeight + 2 * LeastRow);
        bool headed = false;
        for (int i = 0; i < set.Length; i++)
        {
            double together = set[i].Height + (i == set.Length - 2 ? set[i + 1].Height : 0);
            if (folio.Need(together + (headed ? 0 : headHeight)))
                headed = false;
            if (!headed)
                Head();
            headed = true;
            Row(set[i].Cells, set[i].Texts, set[i].Height);
        }
        folio.Y += 3;

        void Head()
        {
            double y = folio.Y;
            folio.Draw(page => page.FillRectangle(new(x, y, x + width, y + headHeight), Folio.Deep));
            for (int i = 0; i < columns.Length; i++)
                folio.Lines(head[i], Anchor(i), y + (headHeight - head[i].Count * Folio.Label.Leading) / 2, Folio.Label, Srgb.White, columns[i].Across);
            folio.Y += headHeight;
        }

        void Row(TableCell[] row, List<string>[] texts, double height)
        {
            double y = folio.Y;
            for (int i = 0; i < row.Length; i++)
            {
                var box = new Rect(edges[i], y, edges[i + 1], y + height);
                Srgb colour = Folio.Ink;
                if ((row[i].IsEntry ? Folio.Entry : row[i].Ground) is { } ground)
                    folio.Draw(page => page.FillRectangle(box, ground));
                if (row[i].Swatch is { } swatch)
                {
                    folio.Chip(box.Grow(-0.9), swatch);
                    colour = swatch.Oklab.L < DarkText ? Srgb.White : Folio.Ink;
                }
                Setting type = row[i].IsStrong ? Folio.Strong : Folio.Body;
                folio.Lines(texts[i], Anchor(i), y + (height - texts[i].Count * type.Leading) / 2, type, colour, columns[i].Across);
            }
            folio.Rule(x, x + width, y + height);
            folio.Y += height;
        }

        double Anchor(int i) => columns[i].Across switch { Across.Right => edges[i + 1] - PadX, Across.Centre => (edges[i] + edges[i + 1]) / 2, _ => edges[i] + PadX };
    }
}
