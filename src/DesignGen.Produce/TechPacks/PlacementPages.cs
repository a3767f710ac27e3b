using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Pdf;
using DesignGen.Produce.Xlsx;
using DesignGen.Render.Mockups;
using DesignGen.Render.Raster;
using DesignGen.Sheets.Writing;

namespace DesignGen.Produce.TechPacks;

/// <summary>The pages of drawings that show where the print sits, a drawing for each size, with all distances.</summary>
internal static class PlacementPages
{
    private const double Caption = 6, Foot = 7, Gap = 4;
    private const int ArtPx = 700;

    // A line that shows on dark cloth and on light.
    private static readonly Srgb Edge = Srgb.Parse("#7d8791");

    /// <summary>Sets the pages; none where the shop has no drawing of the product.</summary>
    public static void Set(Folio folio, StyleFacts style, TechPackArt art)
    {
        string product = style.Brief.Product.Id;
        bool back = GarmentFlat.OnBack(art.Book, product, style.Brief.Placement.Id);
        if (style.IsCloth)
            Cloth(folio, style, art);
        else if (!style.SizeRun.IsEmpty)
            Sizes(folio, style, art, [.. style.SizeRun.Select(s => (s, GarmentFlat.Of(art.Book, product, Row(style, s), back))).Where(s => s.Item2 is not null).Select(s => (s.s, s.Item2!))]);
        else if (art.Book.Looks.FirstOrDefault(l => l.Product == product) is { } look && style.Brief.Nails is null)
            Thing(folio, style, art, look);
    }

    private static SizeRow Row(StyleFacts style, SizeFacts size) => style.Brief.Product.Sizes.First(s => s.Id == size.Id);

    private static void Sizes(Folio folio, StyleFacts style, TechPackArt art, ImmutableArray<(SizeFacts Size, GarmentFlat Flat)> sizes)
    {
        if (sizes.IsEmpty)
            return;
        PdfPicture print = Print(folio, art);
        (int across, int down) = sizes.Length switch { 1 => (1, 1), 2 => (2, 1), 3 => (3, 1), 4 => (2, 2), _ => (3, 2) };
        double width = (Folio.Width - Gap * (across - 1)) / across, height = (Folio.Bottom - Folio.Top - Foot - Gap * (down - 1)) / down;
        // Room for measures at the right of and below each drawing.
        double scale = sizes.Min(s => Math.Min((width - 16) / s.Flat.Bounds.Width, (height - Caption - 13) / s.Flat.Bounds.Height));
        for (int i = 0; i < sizes.Length; i++)
        {
            int place = i % (across * down);
            if (place == 0)
            {
                folio.Begin(TechPackWords.PlacementPage);
                folio.Paragraph(TechPackWords.NoteDrawing.In(folio.Say), Folio.Left, Folio.Bottom - Foot + 3, Folio.Width, Folio.Small, Folio.Grey);
            }
            Drawing(folio, style, print, sizes[i].Size, sizes[i].Flat, Rect.FromSize(Folio.Left + place % across * (width + Gap), Folio.Top + place / across * (height + Gap), width, height), scale);
        }
    }

    private static void Drawing(Folio folio, StyleFacts style, PdfPicture print, SizeFacts size, GarmentFlat flat, Rect cell, double scale)
    {
        Frame(folio, cell, size.Id, FormattableString.Invariant($"{(flat.IsBack ? TechPackWords.Back : TechPackWords.Front).In(folio.Say)}   {size.Pieces:#,##0} {TechPackWords.Pieces.In(folio.Say)}"));
        Affine map = Affine.Scale(scale).Then(Affine.Translate(cell.Centre.X - 6, cell.Top + Caption + 3 - flat.Bounds.Top * scale));
        Garment(folio, flat, map, style.Brief.Garment.Colour);
        Rect all = map.Apply(flat.Bounds);
        // The garment's own measures, outside it.
        (double left, double right) = (map.Apply(new Point(-flat.Chest / 2, 0)).X, map.Apply(new Point(flat.Chest / 2, 0)).X);
        double under = map.Apply(new Point(0, flat.ChestAt)).Y, below = all.Bottom + 4;
        Dimensions.Lead(folio, new(left, under), new(left, below + 1));
        Dimensions.Lead(folio, new(right, under), new(right, below + 1));
        Dimensions.Across(folio, left, right, below, Named("chest-width", flat.Chest));
        double outside = all.Right + 3, neck = map.Apply(Point.Zero).Y, hem = map.Apply(new Point(0, flat.Length)).Y;
        Dimensions.Lead(folio, new(map.Apply(new Point(90, 0)).X, neck), new(outside + 1, neck));
        Dimensions.Lead(folio, new(right, hem), new(outside + 1, hem));
        Dimensions.Down(folio, outside, neck, hem, FormattableString.Invariant($"{flat.Length:0}"));
        bool chest = style.Brief.Placement.From == "shoulder seam";
        double side = size.Across.Millimetres * (flat.IsBack ? -1 : 1), from = chest ? flat.ShoulderSeam : style.Brief.Placement.From == "collar" ? flat.Neck : 0, top = from + size.Drop.Millimetres;
        Rect on = map.Apply(Rect.FromSize(side - size.Width.Millimetres / 2, top, size.Width.Millimetres, size.Height.Millimetres));
        Point middle = map.Apply(new Point(0, from)), start = map.Apply(new Point(side, from));
        folio.Draw(page =>
        {
            page.Picture(print, on);
            page.Stroke(Outline.Rectangle(on), new(0.12), Folio.Accent, 0.6, 0.5);
        });
        if (side != 0)
        {
            double low = map.Apply(new Point(0, flat.Length)).Y;
            folio.Draw(page => page.Line(new(middle.X, middle.Y), new(middle.X, low), new(0.15), Edge, 2, 0.8, 0.4, 0.8));
            double y = on.Bottom + 3;
            Dimensions.Lead(folio, new(start.X, on.Bottom), new(start.X, y + 1));
            Dimensions.Across(folio, Math.Min(middle.X, start.X), Math.Max(middle.X, start.X), y, Mm(size.Across));
            Dimensions.Across(folio, on.Left, on.Right, y + 4.4, Mm(size.Width));
        }
        else
        {
            Dimensions.Across(folio, on.Left, on.Right, on.Bottom + 2.6, Mm(size.Width));
        }
        Dimensions.Down(folio, on.Right + 1.6, on.Top, on.Bottom, Mm(size.Height));
        if (size.Drop.Millimetres > 0)
            Dimensions.Down(folio, start.X, start.Y, on.Top, Mm(size.Drop), toLeft: true);

        string Named(string measure, double mm) => folio.Say.Say(l => PackWords.Named(measure, style.Brief.Product, l)) + FormattableString.Invariant($" {mm:0}");
    }

    // A repeat runs over the whole garment: front and back in the middle size, and the pieces that are cut.
    private static void Cloth(Folio folio, StyleFacts style, TechPackArt art)
    {
        if (style.SizeRun.IsEmpty)
            return;
        SizeFacts size = style.SizeRun[(style.SizeRun.Length - 1) / 2];
        if (GarmentFlat.Of(art.Book, style.Brief.Product.Id, Row(style, size), false) is not { } front)
            return;
        folio.Begin(TechPackWords.PlacementPage);
        // The pattern at its true scale, as wide and high as the garment.
        Rect whole = front.Bounds;
        PdfPicture cloth = folio.Picture(CompositeRenderer.Render(art.Art, Resolution.FromPixelsPerMillimetre(1100 / Math.Max(whole.Width, whole.Height)), style.Brief.Garment.Colour, new RenderOptions { Window = Rect.FromSize(0, 0, whole.Width, whole.Height), Threads = 1 }));
        bool cut = style.Brief.Panels is not null;
        double width = (Folio.Width - Gap) / 2, height = cut ? 108 : 150, scale = Math.Min((width - 22) / whole.Width, (height - Caption - 16) / whole.Height);
        foreach (bool back in new[] { false, true })
        {
            GarmentFlat flat = back ? GarmentFlat.Of(art.Book, style.Brief.Product.Id, Row(style, size), true)! : front;
            Rect cell = Rect.FromSize(Folio.Left + (back ? width + Gap : 0), Folio.Top, width, height);
            Frame(folio, cell, (back ? TechPackWords.Back : TechPackWords.Front).In(folio.Say), size.Id + ", " + TechPackWords.Base.In(folio.Say));
            Affine map = Affine.Scale(scale).Then(Affine.Translate(cell.Centre.X - 5, cell.Top + Caption + 4 - flat.Bounds.Top * scale));
            Rect on = map.Apply(flat.Bounds);
            Garment(folio, flat, map, style.Brief.Garment.Colour, cloth);
            (double left, double right) = (map.Apply(new Point(-flat.Chest / 2, 0)).X, map.Apply(new Point(flat.Chest / 2, 0)).X);
            Dimensions.Across(folio, left, right, on.Bottom + 4, FormattableString.Invariant($"{flat.Chest:0}"));
            Dimensions.Down(folio, on.Right + 4, map.Apply(Point.Zero).Y, map.Apply(new Point(0, flat.Length)).Y, FormattableString.Invariant($"{flat.Length:0}"));
        }
        folio.Y = Folio.Top + height + 4;
        folio.Y = folio.Paragraph(TechPackWords.NoteDrawing.In(folio.Say), Folio.Left, folio.Y, Folio.Width, Folio.Small, Folio.Grey) + 3;
        if (style.Brief.Panels is not { } panels)
            return;
        Table.Set(folio, Folio.Left, Folio.Width, [new(TechPackWords.Piece.In(folio.Say), 2), .. style.SizeRun.Select(s => new TableColumn(s.Id, 1.4, Across.Centre))],
            panels.Panels.Select(p => new TableCell[] { new(p.Name.In(folio.Say), IsStrong: true) }.Concat(style.SizeRun.Select(s => (TableCell)(p.Sizes.TryGetValue(s.Id, out var side) ? FormattableString.Invariant($"{side.Width.Millimetres:0} × {side.Height.Millimetres:0}") : "—"))).ToArray()), TechPackWords.Panels.In(folio.Say) + " (" + TechPackWords.Extent.In(folio.Say) + ")");
    }

    // What is flat or is unrolled: a case with its camera, the wall of a mug.
    private static void Thing(Folio folio, StyleFacts style, TechPackArt art, Mockup look)
    {
        (double wide, double high, double corner, Rect? window) = look switch
        {
            PlateMockup { Edge: > 0 } plate => (plate.Width, plate.Height, plate.Corner, plate.WindowWidth > 0 ? Rect.FromSize(plate.WindowAt.X, plate.WindowAt.Y, plate.WindowWidth, plate.WindowHeight) : null),
            MugMockup mug => (Math.PI * mug.Diameter, mug.Height, 0, null),
            _ => default((double, double, double, Rect?)),
        };
        double width = style.Artwork.Width.Millimetres, height = style.Artwork.Height.Millimetres;
        if (wide <= 0 || !style.Brief.Placement.Cuts.IsEmpty || width > wide + 0.05 || height > high + 0.05)
            return;
        folio.Begin(TechPackWords.PlacementPage);
        double drop = style.Brief.Placement.Drop.Millimetres, top = drop > 0 ? drop : (high - height) / 2, side = (wide - width) / 2;
        Rect room = new(Folio.Left + 20, Folio.Top + 10, Folio.Right - 30, Folio.Bottom - 22), on = Folio.Fit(wide, high, room);
        double scale = on.Width / wide;
        PdfPicture print = Print(folio, art);
        Rect at = Rect.FromSize(on.Left + side * scale, on.Top + top * scale, width * scale, height * scale);
        folio.Draw(page =>
        {
            Outline outline = Outline.RoundedRectangle(on, corner * scale);
            page.Fill(outline, style.Brief.Garment.Colour);
            page.Picture(print, at);
            page.Stroke(Outline.Rectangle(at), new(0.15), Folio.Accent, 0.8, 0.6);
            page.Stroke(outline, new(0.35), Edge);
            if (window is { } camera)
                page.Stroke(Outline.RoundedRectangle(Rect.FromSize(on.Left + camera.Left * scale, on.Top + camera.Top * scale, camera.Width * scale, camera.Height * scale), 2), new(0.3), Edge);
        });
        foreach (double x in new[] { at.Left, at.Right })
            Dimensions.Lead(folio, new(x, at.Bottom), new(x, on.Bottom + 6));
        foreach (double y in new[] { at.Top, at.Bottom })
            Dimensions.Lead(folio, new(at.Right, y), new(on.Right + 6, y));
        Dimensions.Across(folio, at.Left, at.Right, on.Bottom + 5, Number(width));
        Dimensions.Across(folio, on.Left, on.Right, on.Bottom + 10, Number(wide));
        Dimensions.Down(folio, on.Right + 5, at.Top, at.Bottom, Number(height));
        Dimensions.Down(folio, on.Right + 17, on.Top, on.Bottom, Number(high));
        if (top > 1)
            Dimensions.Down(folio, at.Centre.X, on.Top, at.Top, Number(top));
        if (side > 1)
            Dimensions.Across(folio, on.Left, at.Left, at.Centre.Y, Number(side));
        folio.Paragraph(look is MugMockup ? TechPackWords.Unrolled.In(folio.Say) : TechPackWords.NoteDrawing.In(folio.Say), Folio.Left, Folio.Bottom - 5, Folio.Width, Folio.Small, Folio.Grey);
    }

    private static PdfPicture Print(Folio folio, TechPackArt art) =>
        folio.Picture(CompositeRenderer.Render(art.Art, Resolution.FromPixelsPerMillimetre(ArtPx / Math.Max(art.Art.Page.Width, art.Art.Page.Height)), null, new RenderOptions { Threads = 1 }));

    private static void Frame(Folio folio, Rect cell, string name, string more)
    {
        folio.Draw(page =>
        {
            page.Stroke(Outline.Rectangle(cell), new(0.15), Folio.Line);
            page.FillRectangle(cell with { Bottom = cell.Top + Caption }, Folio.Pale);
        });
        folio.Text(name, cell.Left + 2, cell.Top + 1, Folio.Heading, Folio.Deep);
        folio.Text(more, cell.Right - 2, cell.Top + 1.5, Folio.Small, Folio.Grey, Across.Right);
    }

    private static void Garment(Folio folio, GarmentFlat flat, Affine map, Srgb cloth, PdfPicture? pattern = null)
    {
        Rect all = map.Apply(flat.Bounds);
        Outline[] panels = [flat.Inside.Transform(map), flat.Sleeves.Transform(map), flat.Body.Transform(map)];
        Outline collar = flat.Collar.Transform(map);
        Contour[] seams = [.. flat.Seams.Select(s => s.Transform(map))], stitches = [.. flat.Stitches.Select(s => s.Transform(map))];
        folio.Draw(page =>
        {
            for (int i = 0; i < panels.Length; i++)
            {
                page.Fill(panels[i], cloth);
                if (pattern is not null && i > 0)
                    page.Clip(panels[i], FillRule.NonZero, () => page.Picture(pattern, all));
                page.Stroke(panels[i], new(0.25), Edge);
            }
            page.Fill(collar, cloth);
            page.Stroke(collar, new(0.25), Edge);
            foreach (Contour seam in seams)
                page.StrokeOpen(seam, new(0.2), Edge);
            foreach (Contour stitch in stitches)
                page.StrokeOpen(stitch, new(0.1), Edge, 0.5, 0.4);
        });
    }

    private static string Mm(Length length) => Number(length.Millimetres);

    private static string Number(double mm) => FormattableString.Invariant($"{mm:0.#}");
}
