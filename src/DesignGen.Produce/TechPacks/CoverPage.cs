using System.Collections.Immutable;
using System.Globalization;
using DesignGen.Core.Batches;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Designs;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Pdf;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.TechPacks;

/// <summary>The first page: what the style is, how it looks on its product, and its colourways.</summary>
internal static class CoverPage
{
    private const double Column = 100, Gutter = 8, Pictures = 90;

    /// <summary>Sets the page.</summary>
    /// <param name="folio">The pages.</param>
    /// <param name="style">The style.</param>
    /// <param name="batch">Its batch.</param>
    /// <param name="art">Its drawings.</param>
    /// <param name="remark">What a reader should know of the document itself; empty for nothing.</param>
    public static void Set(Folio folio, StyleFacts style, BatchRecord batch, TechPackArt art, string remark)
    {
        folio.Begin(PackWords.CoverPage);
        double y = folio.Paragraph(style.Order.Variant.Spec.Title, Folio.Left, Folio.Top - 2, Column, Folio.Title, Folio.Deep, 3) + 2;
        y = folio.Facts(Facts(folio, style, batch), Folio.Left, y, Column, 31, 3) + 2;
        if (remark.Length > 0)
            y = folio.Paragraph(remark, Folio.Left, y, Column, Folio.Small, Folio.Accent) + 2;
        string words = string.Join("\n", new[] { style.Brief.Reading?.Facts.Text.Trim() ?? "", style.Brief.Notes.Trim() }.Where(t => t.Length > 0));
        int room = (int)((Folio.Bottom - y - 5) / Folio.Body.Leading);
        if (words.Length > 0 && room > 0)
        {
            folio.Text(PackWords.BriefWords.In(folio.Say), Folio.Left, y, Folio.Label, Folio.Grey);
            folio.Paragraph(words, Folio.Left, y + 4, Column, Folio.Body, Folio.Ink, room);
        }
        double left = Folio.Left + Column + Gutter, width = Folio.Right - left;
        Picture[] shown = art.Mockups.IsEmpty ? [art.Preview] : [.. art.Mockups];
        double each = (width - 4 * (shown.Length - 1)) / shown.Length;
        for (int i = 0; i < shown.Length; i++)
        {
            var box = Rect.FromSize(left + i * (each + 4), Folio.Top, each, Pictures);
            PdfPicture picture = folio.Picture(shown[i]);
            folio.Draw(page =>
            {
                page.FillRectangle(box, Folio.Pale);
                page.Picture(picture, Folio.Fit(picture.Width, picture.Height, box));
            });
        }
        folio.Y = Folio.Top + Pictures + 4;
        Colourways(folio, style, art, left, width);
    }

    private static IEnumerable<(string, string)> Facts(Folio folio, StyleFacts style, BatchRecord batch)
    {
        var (brief, say, variant) = (style.Brief, folio.Say, style.Order.Variant);
        if (brief.Style.Length > 0)
            yield return (PackWords.Style.In(say), brief.Style);
        yield return (PackWords.Code.In(say), variant.Code);
        yield return (PackWords.Batch.In(say), $"{batch.Title} ({batch.Code})");
        yield return (PackWords.DateWord.In(say), batch.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (brief.RequestedBy.Length > 0)
            yield return (PackWords.Requester.In(say), brief.RequestedBy);
        yield return (PackWords.Product.In(say), brief.Product.Name.In(say));
        yield return ((brief.Product.Base ?? PackWords.Garment).In(say), brief.Garment.Name.In(say) + "  " + brief.Garment.Colour.Hex);
        yield return (PackWords.Placement.In(say), brief.Placement.Name.In(say));
        yield return ((style.IsCloth ? PackWords.TileSize : PackWords.Size).In(say), style.Size);
        yield return (PackWords.Method.In(say), brief.Method.Name.In(say));
        yield return (PackWords.InkCount.In(say), style.Artwork.Inks.Length.ToString(CultureInfo.InvariantCulture));
        if (!brief.Quantities.IsEmpty)
            yield return (PackWords.PiecesTotal.In(say), brief.Quantities.Sum(q => (long)q.Value).ToString("#,##0", CultureInfo.InvariantCulture) + (brief.Quantities.ContainsKey("") ? "" : " (" + string.Join(", ", brief.Product.Sizes.Where(s => brief.Quantities.ContainsKey(s.Id)).Select(s => $"{s.Id} {brief.Quantities[s.Id]}")) + ")"));
        yield return (PackWords.Pattern.In(say), string.Join(" / ", new[] { variant.Spec.FamilyName.In(say), variant.Spec.PaletteName.In(say) }.Where(t => t.Length > 0)));
        if (variant.Rating > 0 || variant.Comment.Length > 0)
            yield return (PackWords.Review.In(say), ((variant.Rating > 0 ? $"{variant.Rating}/5  " : "") + variant.Comment).Trim());
    }

    private static void Colourways(Folio folio, StyleFacts style, TechPackArt art, double left, double width)
    {
        folio.Section(PackWords.Colourways.In(folio.Say), left, width, 0);
        Recipe recipe = style.Order.Variant.Spec.Recipe;
        (string Name, ImmutableArray<Ink> Inks, Picture Shown)[] ways =
        [
            (style.Order.Variant.Spec.PaletteName.In(folio.Say) is { Length: > 0 } palette ? palette : PackWords.AsDesigned.In(folio.Say), style.Artwork.Inks, art.Preview),
            .. recipe.Colourways.Select((c, i) => (c.Name.In(folio.Say), c.InksOf(style.Artwork.Inks, recipe.Inks), art.Colourways[i])),
        ];
        // One to nine of them: three to a row, larger where they are few.
        int perRow = ways.Length <= 2 ? 2 : 3, rows = (ways.Length + perRow - 1) / perRow;
        double each = (width - 4 * (perRow - 1)) / perRow, high = Math.Min(34, (Folio.Bottom - folio.Y - 3 * (rows - 1)) / rows);
        for (int i = 0; i < ways.Length; i++)
        {
            double x = left + i % perRow * (each + 4), y = folio.Y + i / perRow * (high + 3), thumb = Math.Min(high, each * 0.42);
            PdfPicture picture = folio.Picture(Small(ways[i].Shown));
            Rect fitted = Folio.Fit(picture.Width, picture.Height, new(0, 0, thumb, high)), box = Rect.FromSize(x, y, fitted.Width, fitted.Height);
            folio.Draw(page =>
            {
                page.Picture(picture, box);
                page.Stroke(Outline.Rectangle(box), Length.FromMillimetres(0.15), Folio.Line);
            });
            double text = x + box.Width + 2.5, room = each - box.Width - 2.5;
            double below = folio.Paragraph(ways[i].Name, text, y, room, Folio.Strong, Folio.Ink, high > 28 ? 4 : 2) + 1;
            int across = Math.Max(1, (int)((room + 0.8) / 6.3));
            for (int k = 0; k < ways[i].Inks.Length; k++)
            {
                double top = below + k / across * 6.3;
                if (top + 5.5 <= y + high)
                    folio.Chip(Rect.FromSize(text + k % across * 6.3, top, 5.5, 5.5), ways[i].Inks[k].Colour);
            }
        }
        folio.Y += rows * (high + 3);
    }

    private static Picture Small(Picture picture)
    {
        while (Math.Max(picture.Width, picture.Height) > 420)
            picture = picture.Halved();
        return picture;
    }
}
