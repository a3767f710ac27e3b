using System.Globalization;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Pdf;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.TechPacks;

/// <summary>The page of the art itself, with its measures.</summary>
internal static class ArtworkPage
{
    private const double Column = 92, Gutter = 8;
    private const int LongestPx = 1400, ListedCuts = 10;

    /// <summary>The cut lines' colour: full magenta, as cutters mark them.</summary>
    private static readonly Srgb Cut = Srgb.Parse("#e6007e");

    /// <summary>Sets the page.</summary>
    public static void Set(Folio folio, StyleFacts style, TechPackArt art)
    {
        folio.Begin(PackWords.ArtworkPage);
        double width = Folio.Width - Column - Gutter;
        var room = new Rect(Folio.Left, Folio.Top, Folio.Left + width, Folio.Bottom);
        PdfPicture shown = folio.Picture(CompositeRenderer.Render(art.Art, Resolution.FromPixelsPerMillimetre(LongestPx / Math.Max(art.Art.Page.Width, art.Art.Page.Height)), null, new RenderOptions { Threads = 1 }));
        if (style.IsCloth)
        {
            PdfPicture cloth = folio.Picture(art.Preview);
            double half = (room.Height - 14) * 0.5;
            folio.Text(PackWords.OneRepeat.In(folio.Say), room.Left, room.Top, Folio.Label, Folio.Grey);
            Drawing(folio, style, art.Art, shown, new(room.Left, room.Top + 5, room.Right, room.Top + half));
            double top = room.Top + half + 5;
            folio.Text(PackWords.OnCloth.In(folio.Say), room.Left, top, Folio.Label, Folio.Grey);
            Rect box = Folio.Fit(cloth.Width, cloth.Height, new(room.Left, top + 5, room.Right, room.Bottom));
            folio.Draw(page => page.Picture(cloth, box));
        }
        else
        {
            Drawing(folio, style, art.Art, shown, room);
        }
        double left = room.Right + Gutter;
        folio.Y = folio.Facts(Facts(folio, style), left, Folio.Top, Column, 32) + 4;
        if (!art.Art.CutLines.IsEmpty)
            Table.Set(folio, left, Column, [new(PackWords.CutLine.In(folio.Say), 3), new(PackWords.Depth.In(folio.Say), 1.4), new(PackWords.Extent.In(folio.Say), 2)],
            Cuts(folio, style, art.Art).Take(ListedCuts));
        Files(folio, style, left);
    }

    // As many as there is room for; the manifest has them all. Films stand with their inks, and of many like files one tells of all.
    private static void Files(Folio folio, StyleFacts style, double left)
    {
        folio.Section(PackWords.Files.In(folio.Say), left, Column, 0);
        foreach (var like in style.Files.Where(f => f.Role != "film").GroupBy(f => f.Role))
        {
            (string name, string role) = like.First();
            string more = like.Count() > 1 ? FormattableString.Invariant($" (× {like.Count()})") : "";
            List<string> names = folio.Type.Lines(name + more, 42, Folio.Small, 2), told = folio.Type.Lines(folio.Say.Say(l => PackWords.Role(role, l)), Column - 44, Folio.Small, 3);
            double height = Math.Max(names.Count, told.Count) * Folio.Small.Leading + 1;
            if (folio.Y + height > Folio.Bottom)
                return;
            folio.Lines(names, left, folio.Y, Folio.Small, Folio.Ink);
            folio.Lines(told, left + 44, folio.Y, Folio.Small, Folio.Grey);
            folio.Y += height;
            folio.Rule(left, left + Column, folio.Y - 0.5);
        }
    }

    private static void Drawing(Folio folio, StyleFacts style, Artwork art, PdfPicture picture, Rect room)
    {
        const double margin = 11;
        Rect page = Folio.Fit(art.Page.Width, art.Page.Height, new(room.Left + 2, room.Top + 2, room.Right - margin - 8, room.Bottom - margin));
        Rect cloth = page.Grow(2);
        folio.Draw(p =>
        {
            p.FillRectangle(cloth, style.Brief.Garment.Colour);
            p.Stroke(Outline.Rectangle(cloth), new(0.15), Folio.Line);
        });
        Affine map = Affine.Scale(page.Width / art.Page.Width, page.Height / art.Page.Height).Then(Affine.Translate(page.Left, page.Top));
        CutLine[] nails = [.. art.CutLines.Where(c => c.Domed)];
        if (nails.Length > 0)
        {
            // Of nails, what lies outside them is trimmed away.
            Outline within = new([.. nails.SelectMany(c => c.Outline.Transform(map).Contours)]);
            folio.Draw(p => p.Clip(within, FillRule.NonZero, () => p.Picture(picture, page)));
        }
        else
        {
            folio.Draw(p => p.Picture(picture, page));
        }
        foreach (CutLine cut in art.CutLines)
        {
            Outline line = cut.Outline.Transform(map);
            folio.Draw(p => p.Stroke(line, new(0.25), Cut, cut.Kind == CutKind.Kiss ? [1.2, 0.8] : []));
        }
        double below = cloth.Bottom + 5, beside = cloth.Right + 5;
        foreach (double x in new[] { page.Left, page.Right })
            Dimensions.Lead(folio, new(x, page.Bottom), new(x, below + 1));
        foreach (double y in new[] { page.Top, page.Bottom })
            Dimensions.Lead(folio, new(page.Right, y), new(beside + 1, y));
        Dimensions.Across(folio, page.Left, page.Right, below, FormattableString.Invariant($"{art.Width.Millimetres:0.#} mm"));
        Dimensions.Down(folio, beside, page.Top, page.Bottom, FormattableString.Invariant($"{art.Height.Millimetres:0.#} mm"));
    }

    private static IEnumerable<(string, string)> Facts(Folio folio, StyleFacts style)
    {
        var (brief, say) = (style.Brief, folio.Say);
        yield return ((style.IsCloth ? PackWords.TileSize : PackWords.Size).In(say), style.Size);
        if (style.Artwork.Repeat is { } repeat)
            yield return (PackWords.RepeatLayout.In(say), say.Say(l => PackWords.Layout(repeat, l)));
        yield return (PackWords.Placement.In(say), brief.Placement.Name.In(say));
        if (style.Offset.Length > 0)
            yield return (PackWords.Offset.In(say), say.Say(style.OffsetIn));
        if (style.NailSet(say) is { } nails)
            yield return (PackWords.NailSet.In(say), nails);
        yield return (PackWords.Method.In(say), brief.Method.Name.In(say));
        if (brief.Press is { } press)
            yield return (PackWords.PressName.In(say), press.Name.In(say));
        yield return (PackWords.InkCount.In(say), style.Artwork.Inks.Length.ToString(CultureInfo.InvariantCulture));
        yield return (PackWords.Coverage.In(say), FormattableString.Invariant($"{style.Shares.Sum() * style.PageCm2:0.0} cm², {style.Shares.Sum():0.0%}"));
        yield return (PackWords.Resolution.In(say), $"print.png, {brief.Press?.Raster.Resolution ?? brief.Method.Raster}, sRGB");
        yield return (PackWords.Films.In(say), style.Films is null ? PackWords.NoFilms.In(say) : FormattableString.Invariant($"{style.PlateFilms.Length} × TIFF, {style.Films.Resolution}"));
        yield return (PackWords.Pattern.In(say), style.Order.Variant.Spec.FamilyName.In(say) + " / " + style.Order.Variant.Spec.PaletteName.In(say));
        if (brief.Method.Note is { } note)
            yield return (PackWords.Notes.In(say), note.In(say));
    }

    private static IEnumerable<TableCell[]> Cuts(Folio folio, StyleFacts style, Artwork art) => art.CutLines.Select((cut, i) => new TableCell[]
    {
        i < style.Brief.Placement.Cuts.Length && !cut.Domed ? style.Brief.Placement.Cuts[i].Name.In(folio.Say) : folio.Say.Say(l => PackWords.Nail(cut.Label, l)),
        (cut.Kind == CutKind.Kiss ? PackWords.Kiss : PackWords.Through).In(folio.Say),
        FormattableString.Invariant($"{cut.Outline.Bounds.Width:0.0} × {cut.Outline.Bounds.Height:0.0}"),
    });
}
