using System.Collections.Immutable;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Pdf;
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
        {
            Cloth(folio, style, art);
            return;
        }
        ImmutableArray<(SizeFacts Size, GarmentFlat Flat)> flats = style.IsNails ? [] : [.. style.SizeRun.Select(s => (s, GarmentFlat.Of(art.Book, product, Row(style, s), back))).Where(s => s.Item2 is not null).Select(s => (s.s, s.Item2!))];
        if (!flats.IsEmpty)
            Sizes(folio, style, art, flats);
        else if (art.Book.Looks.FirstOrDefault(l => l.Product == product) is { } look && !style.IsNails && style.Brief.Placement.Cuts.IsEmpty)
            Things(folio, style, art, look);
    }

    private static SizeRow Row(StyleFacts style, SizeFacts size) => style.Brief.Product.Sizes.First(s => s.Id == size.Id);

    private static void Sizes(Folio folio, StyleFacts style, TechPackArt art, ImmutableArray<(SizeFacts Size, GarmentFlat Flat)> sizes)
    {
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
                folio.Begin(PackWords.PlacementPage);
                folio.Paragraph(PackWords.NoteDrawing.In(folio.Say), Folio.Left, Folio.Bottom - Foot + 3, Folio.Width, Folio.Small, Folio.Grey);
            }
            Drawing(folio, style, print, sizes[i].Size, sizes[i].Flat, Rect.FromSize(Folio.Left + place % across * (width + Gap), Folio.Top + place / across * (height + Gap), width, height), scale);
        }
    }

    private static void Drawing(Folio folio, StyleFacts style, PdfPicture print, SizeFacts size, GarmentFlat flat, Rect cell, double scale)
    {
        Frame(folio, cell, size.Id, FormattableString.Invariant($"{(flat.IsBack ? PackWords.Back : PackWords.Front).In(folio.Say)}   {size.Pieces:#,##0} {PackWords.PiecesUnit.In(folio.Say)}"));
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
        folio.Begin(PackWords.PlacementPage);
        // The pattern at its true scale, as wide and high as the garment.
        Rect whole = front.Bounds;
        PdfPicture cloth = folio.Picture(CompositeRenderer.Render(art.Art, Resolution.FromPixelsPerMillimetre(1100 / Math.Max(whole.Width, whole.Height)), style.Brief.Garment.Colour, new RenderOptions { Window = Rect.FromSize(0, 0, whole.Width, whole.Height), Threads = 1 }));
        bool cut = style.Brief.Panels is not null;
        double width = (Folio.Width - Gap) / 2, height = cut ? 108 : 150, scale = Math.Min((width - 22) / whole.Width, (height - Caption - 16) / whole.Height);
        foreach (bool back in new[] { false, true })
        {
            GarmentFlat flat = back ? GarmentFlat.Of(art.Book, style.Brief.Product.Id, Row(style, size), true)! : front;
            Rect cell = Rect.FromSize(Folio.Left + (back ? width + Gap : 0), Folio.Top, width, height);
            Frame(folio, cell, (back ? PackWords.Back : PackWords.Front).In(folio.Say), size.Id + ", " + PackWords.BaseSize.In(folio.Say));
            Affine map = Affine.Scale(scale).Then(Affine.Translate(cell.Centre.X - 5, cell.Top + Caption + 4 - flat.Bounds.Top * scale));
            Rect on = map.Apply(flat.Bounds);
            Garment(folio, flat, map, style.Brief.Garment.Colour, cloth);
            (double left, double right) = (map.Apply(new Point(-flat.Chest / 2, 0)).X, map.Apply(new Point(flat.Chest / 2, 0)).X);
            Dimensions.Across(folio, left, right, on.Bottom + 4, FormattableString.Invariant($"{flat.Chest:0}"));
            Dimensions.Down(folio, on.Right + 4, map.Apply(Point.Zero).Y, map.Apply(new Point(0, flat.Length)).Y, FormattableString.Invariant($"{flat.Length:0}"));
        }
        folio.Y = Folio.Top + height + 4;
        folio.Y = folio.Paragraph(PackWords.NoteDrawing.In(folio.Say), Folio.Left, folio.Y, Folio.Width, Folio.Small, Folio.Grey) + 3;
        if (style.Brief.Panels is not { } panels)
            return;
        Table.Set(folio, Folio.Left, Folio.Width, [new(PackWords.ClothPiece.In(folio.Say), 2), .. style.SizeRun.Select(s => new TableColumn(s.Id, 1.4, Across.Centre))],
            panels.Panels.Select(p => new TableCell[] { new(p.Name.In(folio.Say), IsStrong: true) }.Concat(style.SizeRun.Select(s => (TableCell)(p.Sizes.TryGetValue(s.Id, out var side) ? FormattableString.Invariant($"{side.Width.Millimetres:0} × {side.Height.Millimetres:0}") : "—"))).ToArray()), PackWords.Panels.In(folio.Say) + " (" + PackWords.Extent.In(folio.Say) + ")");
    }

    // What is flat or is unrolled: a case with its camera, the wall of a mug from handle to handle, in each size that the print fits.
    private static void Things(Folio folio, StyleFacts style, TechPackArt art, Mockup look)
    {
        Thing[] things = [.. Of(style, look).Where(t => t.Print.Left > -0.05 && t.Print.Top > -0.05 && t.Print.Right < t.Width + 0.05 && t.Print.Bottom < t.Height + 0.05)];
        if (things.Length == 0)
            return;
        PdfPicture print = Print(folio, art);
        int down = Math.Min(things.Length, 2);
        double high = (Folio.Bottom - Folio.Top - Foot - Gap * (down - 1)) / down;
        // Room for measures at the right, above and below, and for what stands out at the sides.
        double scale = things.Min(t => Math.Min((Folio.Width - 70) / t.Width, (high - Caption - 22) / t.Height));
        for (int i = 0; i < things.Length; i++)
        {
            if (i % down == 0)
            {
                folio.Begin(style.SizeRun.IsEmpty ? PackWords.Placement : PackWords.PlacementPage);
                folio.Paragraph((look is MugMockup ? PackWords.Unrolled : PackWords.NoteThing).In(folio.Say), Folio.Left, Folio.Bottom - Foot + 3, Folio.Width, Folio.Small, Folio.Grey);
            }
            Drawing(folio, style, print, things[i], Rect.FromSize(Folio.Left, Folio.Top + i % down * (high + Gap), Folio.Width, high), scale);
        }
    }

    // A thing as it lies before the printer, mm; the print on it, and what it must leave free.
    private sealed record Thing(string Name, int Pieces, double Width, double Height, double Corner, Rect Print, Rect? Camera, bool HasHandle);

    private static IEnumerable<Thing> Of(StyleFacts style, Mockup look)
    {
        double drop = style.Brief.Placement.Drop.Millimetres, across = style.Artwork.Width.Millimetres, down = style.Artwork.Height.Millimetres;
        switch (look)
        {
            case PlateMockup { Edge: > 0 } plate:
                yield return new(style.Brief.Product.Name.In(style.Wording), (int)style.Run.Pieces, plate.Width, plate.Height, plate.Corner, On(plate.Width / 2, plate.Height, across, down, drop),
                    plate.WindowWidth > 0 ? Rect.FromSize(plate.WindowAt.X, plate.WindowAt.Y, plate.WindowWidth, plate.WindowHeight) : null, false);
                break;
            case MugMockup mug when style.SizeRun.IsEmpty:
                yield return Mug(mug.Name.In(style.Wording), (int)style.Run.Pieces, mug.Diameter, mug.Height, across, down, drop);
                break;
            case MugMockup mug:
                foreach (SizeFacts size in style.SizeRun)
                {
                    double Measure(string name, double usual) => size.Measures.TryGetValue(name, out Length length) ? length.Millimetres : usual;
                    yield return Mug(size.Id, size.Pieces, Measure("diameter", mug.Diameter), Measure("height", mug.Height), size.Width.Millimetres, size.Height.Millimetres, size.Drop.Millimetres);
                }
                break;
        }

        // A print that goes round has its middle opposite the handle; a smaller one shows on the side, a quarter of the way from it.
        static Thing Mug(string name, int pieces, double diameter, double height, double across, double down, double drop)
        {
            double round = Math.PI * diameter;
            return new(name, pieces, round, height, 0, On(across > round / 2 ? round / 2 : round * 0.75, height, across, down, drop), null, true);
        }

        static Rect On(double middle, double high, double across, double down, double drop) => Rect.FromSize(middle - across / 2, drop > 0 ? drop : (high - down) / 2, across, down);
    }

    private static void Drawing(Folio folio, StyleFacts style, PdfPicture print, Thing thing, Rect cell, double scale)
    {
        Frame(folio, cell, thing.Name, FormattableString.Invariant($"{thing.Pieces:#,##0} {PackWords.PiecesUnit.In(folio.Say)}"));
        Affine map = Affine.Scale(scale).Then(Affine.Translate(cell.Centre.X - 6 - thing.Width * scale / 2, (cell.Top + Caption + cell.Bottom - thing.Height * scale) / 2 - 3));
        Rect on = map.Apply(new Rect(0, 0, thing.Width, thing.Height)), at = map.Apply(thing.Print);
        folio.Draw(page =>
        {
            if (thing.HasHandle)
            {
                // Half of the handle at either end.
                foreach (double end in new[] { on.Left, on.Right })
                    page.Stroke(Outline.RoundedRectangle(new(end - 4, on.Top + on.Height * 0.2, end + 4, on.Bottom - on.Height * 0.18), 3.5), new(0.25), Edge, 1, 0.8);
            }
            Outline outline = Outline.RoundedRectangle(on, thing.Corner * scale);
            page.Fill(outline, style.Brief.Garment.Colour);
            page.Picture(print, at);
            page.Stroke(Outline.Rectangle(at), new(0.15), Folio.Accent, 0.8, 0.6);
            page.Stroke(outline, new(0.35), Edge);
            if (thing.Camera is { } camera)
                page.Stroke(Outline.RoundedRectangle(map.Apply(camera), 2), new(0.3), Edge);
        });
        foreach ((double x, double top, double bottom) in new[] { (at.Left, at.Bottom, on.Bottom + 4), (at.Right, at.Bottom, on.Bottom + 4), (on.Left, on.Bottom, on.Bottom + 9), (on.Right, on.Bottom, on.Bottom + 9) })
            Dimensions.Lead(folio, new(x, top), new(x, bottom));
        foreach ((double y, double left, double right) in new[] { (at.Top, at.Right, on.Right + 8), (at.Bottom, at.Right, on.Right + 8), (on.Top, on.Right, on.Right + 20), (on.Bottom, on.Right, on.Right + 20) })
            Dimensions.Lead(folio, new(left, y), new(right, y));
        Dimensions.Across(folio, at.Left, at.Right, on.Bottom + 3, Number(thing.Print.Width));
        Dimensions.Across(folio, on.Left, on.Right, on.Bottom + 8, Number(thing.Width));
        Dimensions.Down(folio, on.Right + 7, at.Top, at.Bottom, Number(thing.Print.Height));
        Dimensions.Down(folio, on.Right + 19, on.Top, on.Bottom, Number(thing.Height));
        if (thing.Print.Top > 1)
            Dimensions.Down(folio, on.Right + 7, on.Top, at.Top, Number(thing.Print.Top));
        // On a mug from the handle, the one place that can be measured from, to the print's middle; else from the left edge.
        (double from, double to, double away) = thing.HasHandle ? (at.Centre.X, on.Right, thing.Width - thing.Print.Centre.X) : (on.Left, at.Left, thing.Print.Left);
        if (away <= 1)
            return;
        if (thing.HasHandle)
            folio.Draw(page => page.Line(new(from, on.Top - 4), new(from, at.Bottom), new(0.15), Edge, 2, 0.8, 0.4, 0.8));
        else
            Dimensions.Lead(folio, new(to, on.Top - 4), new(to, at.Top));
        Dimensions.Lead(folio, new(thing.HasHandle ? to : from, on.Top - 4), new(thing.HasHandle ? to : from, on.Top));
        Dimensions.Across(folio, from, to, on.Top - 3, Number(away));
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
