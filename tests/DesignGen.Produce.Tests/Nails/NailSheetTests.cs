using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using DesignGen.Core.Artworks;
using DesignGen.Core.Briefs;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Colour;
using DesignGen.Core.Designs;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Inks;
using DesignGen.Core.Measures;
using DesignGen.Produce.Facts;
using DesignGen.Produce.Nails;
using DesignGen.Produce.Packs;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Render.Svg;

namespace DesignGen.Produce.Tests.Nails;

public sealed class NailSheetTests : IDisposable
{
    private static readonly NailShape s_oval = new("oval", new("Oval", "椭圆形"), 0.66, 1, 0.4, 0.74, 1);

    private static readonly NailCharts s_charts = new(
        ImmutableSortedDictionary<string, NailShape>.Empty.Add("oval", s_oval),
        ImmutableSortedDictionary<string, double>.Empty.Add("medium", 1.7).Add("short", 1.35),
        ImmutableSortedDictionary<string, LocalName>.Empty,
        ImmutableSortedDictionary<string, ImmutableArray<Length>>.Empty.Add("L", Widths(17.5, 13.5, 14.5, 13.5, 10.5)).Add("M", Widths(16, 12, 13, 12, 9.5)),
        Mm(1.6), Mm(3.2));

    private static readonly NailSheetTemplates s_templates = new(
        Mm(1), "KissCut", "CutContour", "Safe", [0.14, 0.17, 0.18, 0.19, 0.22],
        [.. new (string, double)[] { ("00", 18), ("0", 16), ("1", 15), ("2", 14), ("3", 13), ("4", 12), ("5", 11), ("6", 10), ("7", 9) }.Select(t => (t.Item1, Mm(t.Item2)))],
        ImmutableSortedDictionary<string, NailSheetFormat>.Empty
            .Add("card", new("card", new("Card", "卡"), Mm(150), Mm(100), Mm(3), Mm(3.2), true, true))
            .Add("slim", new("slim", new("Slim", "窄"), Mm(62), Mm(260), Mm(3), Mm(2), true, false))
            .Add("tray", new("tray", new("Tray", "盘"), Mm(150), Mm(200), Mm(4), Mm(3.2), false, false)),
        ImmutableSortedDictionary<string, NailPrinter>.Empty
            .Add("up", new("up", new("Up", "上"), Mm(31.75), Mm(47.625), new(200), false, false, true))
            .Add("down", new("down", new("Down", "下"), Mm(31.75), Mm(47.625), new(200), true, true, false))
            .Add("tiny", new("tiny", new("Tiny", "小"), Mm(14), Mm(24), new(200), false, false, false)));

    private static readonly NailOrder s_order = new(s_oval, "medium", "M");

    private static readonly NailSetLayout s_drawn = new(s_oval, 1.7, [16, 12, 13, 12, 9.5], 1.6, 3.2);

    private readonly string _folder = Directory.CreateTempSubdirectory("nails").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [Fact]
    public void A_film_is_as_wide_as_the_arc_over_the_nail()
    {
        NailSheetTemplates flat = s_templates with { Curvature = [0, 0, 0, 0, 0] }, deep = s_templates with { Curvature = [0.45, 0.45, 0.45, 0.45, 0.45] };
        Assert.Equal(12, flat.FilmWidth(Finger.Index, 12), 12);
        foreach ((NailSheetTemplates templates, Finger finger) in new[] { (s_templates, Finger.Thumb), (s_templates, Finger.Little), (deep, Finger.Ring) })
        {
            // The arc again, as the length of many chords of the circle through both sides and the crown.
            double w = 12, h = templates.Curvature[(int)finger] * w, r = w * w / (8 * h) + h / 2, sum = 0;
            double Rise(double x) => Math.Sqrt(r * r - x * x);
            const int steps = 200_000;
            for (int i = 0; i < steps; i++)
            {
                double a = -w / 2 + w * i / steps, b = -w / 2 + w * (i + 1) / steps;
                sum += Math.Sqrt((b - a) * (b - a) + (Rise(b) - Rise(a)) * (Rise(b) - Rise(a)));
            }
            Assert.Equal(sum, templates.FilmWidth(finger, w), 4);
        }
        Assert.True(s_templates.FilmWidth(Finger.Little, 10) > s_templates.FilmWidth(Finger.Thumb, 10));
    }

    [Fact]
    public void A_nail_that_lies_between_two_tips_takes_the_wider()
    {
        Assert.Equal("00", s_templates.NearestTip(25));
        Assert.Equal("3", s_templates.NearestTip(12.5));
        Assert.Equal("4", s_templates.NearestTip(12.4));
    }

    [Theory]
    [InlineData("card")]
    [InlineData("slim")]
    [InlineData("tray")]
    public void Nails_lie_in_finger_order_apart_from_each_other_and_within_the_through_cut(string sheet)
    {
        NailSheetFormat format = s_templates.Sheets[sheet];
        (NailGrade, ImmutableArray<NailPiece>)[] sets = [.. new[] { "M", "L", NailRun.Tips }.Select(size => (new NailGrade("oval", "medium", size), Draw(size, format.IsFilm)))];
        ImmutableArray<NailPage> pages = NailPages.Lay(format, 1.6, "7KQ4D2RM-0001-XX", sets);
        Assert.Equal(10 + 10 + 18, pages.Sum(p => p.Nails.Length));
        Assert.Equal(
            new[] { Hand.Left, Hand.Right }.SelectMany(h => Enum.GetValues<Finger>().Select(f => (h, f))),
            pages.SelectMany(p => p.Nails).Where(n => n.Set.Size == "M").Select(n => (n.Piece.Hand, n.Piece.Finger)));
        foreach (NailPage page in pages)
        {
            Rect[] bleeds = [.. page.Nails.Select(n => n.Piece.Cut.Bounds.Grow(1.6)).Zip(page.Nails, (box, n) => Affine.Translate(n.Middle).Apply(box))];
            Rect[] through = [.. page.Drawing.CutLines.Where(l => l.Kind == CutKind.Through).Select(l => l.Outline.Bounds)];
            Rect paper = new(0, 0, format.Width.Millimetres, format.Height.Millimetres);
            Assert.All(through, t => Assert.Equal(t, t.Within(paper.Grow(-format.Margin.Millimetres + 1e-6))));
            for (int i = 0; i < bleeds.Length; i++)
            {
                Assert.Contains(through, t => bleeds[i].Grow(format.Spacing.Millimetres - 0.01).Within(t) == bleeds[i].Grow(format.Spacing.Millimetres - 0.01));
                for (int j = 0; j < i; j++)
                    Assert.False(bleeds[i].Grow(format.Spacing.Millimetres - 0.01).Overlaps(bleeds[j]), $"{i} and {j} are too near");
            }
            // Lettering is the shapes after the art: it touches no nail's bleed and stays in the through cut.
            foreach (Shape mark in page.Drawing.Shapes.Where(s => s.Outline.Contours.Length > 12))
            {
                Assert.DoesNotContain(bleeds, b => b.Overlaps(mark.Outline.Bounds));
                Assert.Contains(through, t => t.Within(mark.Outline.Bounds) == mark.Outline.Bounds);
            }
        }
    }

    [Fact]
    public void Sets_lie_side_by_side_as_far_as_the_sheet_is_wide()
    {
        NailSheetFormat wide = s_templates.Sheets["tray"] with { Width = Mm(240), Height = Mm(180) };
        (NailGrade, ImmutableArray<NailPiece>)[] sets = [.. Enumerable.Repeat((new NailGrade("oval", "medium", "M"), Draw("M", film: false)), 5)];
        ImmutableArray<NailPage> pages = NailPages.Lay(wide, 1.6, "7KQ4D2RM-0001-XX", sets);
        Assert.Equal([4, 1], pages.Select(p => p.Drawing.CutLines.Count(l => l.Kind == CutKind.Through)));
        Rect[] through = [.. pages[0].Drawing.CutLines.Where(l => l.Kind == CutKind.Through).Select(l => l.Outline.Bounds)];
        Assert.Equal((through[0].Top, through[2].Top), (through[1].Top, through[3].Top));
        Assert.True(through[1].Left - through[0].Right >= 3.2 - 1e-6 && through[2].Top - Math.Max(through[0].Bottom, through[1].Bottom) >= 3.2 - 1e-6);
        Assert.Equal(50, pages.Sum(p => p.Nails.Length));
    }

    [Fact]
    public void The_safe_zone_is_everywhere_as_far_inside_the_cut_on_slants_too()
    {
        Outline coffin = Outline.Polygon(new(-6, 9), new(-4, -9), new(4, -9), new(6, 9)), oval = Outline.Ellipse(Point.Zero, 5, 9);
        foreach (Outline cut in new[] { coffin, oval })
        {
            var nail = new NailPiece(Hand.Left, Finger.Index, "M", "4", 12, 18, [], [], cut, cut.Bounds);
            List<Point> line = cut.Contours[0].Flatten(0.001), safe = Assert.Single(nail.Safe(1).Contours).Flatten(0.001);
            Assert.InRange(safe.Count, 4, 200);
            // Corners of the safe line, and its middles between them.
            foreach (Point p in safe.Concat(safe.Zip(safe.Skip(1).Append(safe[0]), (a, b) => (a + b) * 0.5)))
                Assert.InRange(Enumerable.Range(0, line.Count).Min(i => ToLine(p, line[i], line[(i + 1) % line.Count])), 1 - NailPiece.SafeToleranceMm, 1 + NailPiece.SafeToleranceMm);
            Assert.True(nail.Safe(6).IsEmpty);
        }

        static double ToLine(Point p, Point a, Point b) => a == b ? p.DistanceTo(a) : p.DistanceTo(a + (b - a) * Math.Clamp(Point.Dot(p - a, b - a) / Point.Dot(b - a, b - a), 0, 1));
    }

    [Fact]
    public async Task Both_hands_lie_in_finger_order_in_the_cut_file_and_every_nail_has_its_lettering_below_and_outside_its_cut()
    {
        PackManifest manifest = await Pack(new());
        string folder = Path.Combine(_folder, "pack", manifest.Styles[0].Folder, "nails");
        Artwork cuts = SvgReader.Read(Stripped(Path.Combine(folder, "card-oval-medium-1-cut.svg"), "KissCut"), "cut.svg").Artwork;
        Rect[] nails = [.. cuts.Shapes.Select(s => s.Outline.Bounds)];
        XElement[] paths = [.. XDocument.Load(Path.Combine(folder, "card-oval-medium-1-cut.svg")).Root!.Elements().Single(e => (string?)e.Attribute("id") == "KissCut").Descendants().Where(e => e.Name.LocalName == "path")];
        string[] fingers = ["thumb", "index", "middle", "ring", "little"];
        string[] wanted = [.. fingers.Select(f => "left " + f), .. fingers.Select(f => "right " + f)];
        Assert.Equal(wanted, paths.Select(p => Label(p).Split(',')[0]));
        Assert.All(paths, p => Assert.EndsWith("size M", Label(p), StringComparison.Ordinal));
        // In the file's own coordinates: from left to right, the left hand above the right one, both on their lines of cuticles.
        for (int hand = 0; hand < 2; hand++)
        {
            Rect[] row = [.. nails.Skip(5 * hand).Take(5)];
            Assert.True(row.Zip(row.Skip(1)).All(p => p.Second.Left > p.First.Right));
            Assert.All(row, r => Assert.Equal(row[0].Bottom, r.Bottom, 2));
        }
        Assert.True(nails.Take(5).Max(n => n.Bottom) < nails.Skip(5).Min(n => n.Top));
        // What is printed outside all bleeds: a patch of lettering under each nail, and the title over both hands.
        PngImage print = PngReader.Read(File.ReadAllBytes(Path.Combine(folder, "card-oval-medium-1.png")), "print.png");
        double perMm = print.Width / 150.0;
        Picture picture = print.ToPicture();
        foreach (Rect nail in nails)
        {
            Assert.True(Inked(new(nail.Left, nail.Bottom + 1.7, nail.Right, nail.Bottom + 4.2)) > 20, "No lettering under a nail.");
            Assert.Equal(0, Inked(new(nail.Right + 1.7, nail.Top, nail.Right + 3, nail.Bottom + 1.5)));
        }
        Assert.True(Inked(new(0, 0, 150, nails.Min(n => n.Top) - 1.7)) > 200, "No title.");

        int Inked(Rect box)
        {
            int inked = 0;
            for (int y = (int)(box.Top * perMm); y < (int)(box.Bottom * perMm); y++)
            {
                for (int x = (int)(box.Left * perMm); x < (int)(box.Right * perMm); x++)
                    inked += picture.At(x, y)[3] > 128 ? 1 : 0;
            }
            return inked;
        }

        static string Label(XElement path) => path.Elements().FirstOrDefault(e => e.Name.LocalName == "title")?.Value ?? (string?)path.Attribute("data-label") ?? "";
    }

    // One layer of a file, as a cutter's program reads it.
    private static MemoryStream Stripped(string file, string layer)
    {
        var drawing = XDocument.Load(file);
        drawing.Root!.Elements().Where(e => (string?)e.Attribute("id") != layer).Remove();
        drawing.Descendants().Attributes("fill").Remove();
        drawing.Descendants().Attributes("stroke").Remove();
        var to = new MemoryStream();
        drawing.Save(to);
        to.Position = 0;
        return to;
    }

    [Fact]
    public void A_kit_has_every_tip_of_the_chart_once_for_each_hand_in_its_own_width()
    {
        ImmutableArray<NailPiece> kit = Draw(NailRun.Tips, film: false);
        Assert.Equal(s_templates.Tips.SelectMany(t => new[] { t.Number, t.Number }), kit.Select(n => n.Size));
        foreach (NailPiece nail in kit)
            Assert.Equal(s_templates.Tips.Single(t => t.Number == nail.Size).Width.Millimetres, nail.Cut.Bounds.Width, 2);
    }

    [Fact]
    public void On_a_film_nails_are_wider_and_no_longer()
    {
        foreach ((NailPiece film, NailPiece tip) in Draw("L", film: true).Zip(Draw("L", film: false)))
        {
            Assert.Equal(s_templates.FilmWidth(tip.Finger, tip.WidthMm), film.Cut.Bounds.Width, 2);
            Assert.Equal(tip.Cut.Bounds.Height, film.Cut.Bounds.Height, 2);
        }
    }

    [Fact]
    public void Art_of_a_neighbour_stays_behind_when_a_nail_is_taken_out()
    {
        foreach (NailPiece nail in Draw("M", film: false))
        {
            Assert.All(nail.Art.Where(s => s.Ink is not null), s => Assert.Equal(s.Outline.Bounds, s.Outline.Bounds.Within(nail.Window.Grow(1e-6))));
            Assert.All(nail.Art, s => Assert.Equal(s.Outline.Bounds, s.Outline.Bounds.Within(nail.Window.Grow(0.51))));
        }
    }

    [Theory]
    [InlineData(600)]
    [InlineData(120)]
    public void No_faint_line_is_left_round_a_nail_where_its_art_was_cut_out_of_the_set(int dpi)
    {
        // A ground over the whole set, which the knock-out takes away outside the nails: only their bleeds and soft edges print.
        Artwork set = Drawing(s_drawn);
        var films = Enumerable.Repeat(new Shape(0, Outline.Rectangle(set.Page), FillRule.NonZero, Coverage.Solid), 24);
        Artwork grounded = set with { Shapes = [.. films, .. set.Shapes] };
        NailPiece nail = NailPiece.Take(grounded, s_drawn, Hand.Left, Finger.Middle, "M", "3", 13)!;
        var page = new Artwork(Mm(40), Mm(50), null, nail.Inks, [.. nail.Placed(Affine.Translate(20.013, 25.017))], []);
        Picture picture = CompositeRenderer.Render(page, new(dpi), null, new() { Threads = 1 });
        Rect bleed = nail.Cut.Bounds.Grow(1.6 + 25.4 / dpi);
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width; x++)
            {
                var at = new Point((x + 0.5) * 25.4 / dpi - 20.013, (y + 0.5) * 25.4 / dpi - 25.017);
                if (at.X < bleed.Left || at.X > bleed.Right || at.Y < bleed.Top || at.Y > bleed.Bottom)
                    Assert.True(picture.At(x, y)[3] == 0, $"Ink at {at.X:0.00}, {at.Y:0.00} mm from the middle.");
            }
        }
    }

    [Fact]
    public async Task A_pack_has_sheets_cut_layers_pictures_and_a_list()
    {
        PackManifest manifest = await Pack(new());
        string[] files = [.. manifest.Files.Where(f => f.Path.Contains("/nails/", StringComparison.Ordinal)).Select(f => f.Path[(f.Path.IndexOf("/nails/", StringComparison.Ordinal) + 1)..])];
        Assert.Equal(
        [
            "nails/card-oval-medium-1-cut.svg", "nails/card-oval-medium-1-preview.png", "nails/card-oval-medium-1.png", "nails/card-oval-medium-1.svg", "nails/nails.csv", "nails/nails.json",
        ], files.Where(f => !f.StartsWith("nails/up/", StringComparison.Ordinal)));
        Assert.Equal(10, files.Count(f => f.StartsWith("nails/up/oval-medium-M/", StringComparison.Ordinal)));
        string folder = Path.Combine(_folder, "pack", manifest.Styles[0].Folder);
        var cut = XDocument.Load(Path.Combine(folder, "nails", "card-oval-medium-1-cut.svg"));
        XElement Layer(string id) => cut.Root!.Elements().Single(e => (string?)e.Attribute("id") == id);
        Assert.Equal([10, 1, 10], new[] { "KissCut", "CutContour", "Safe" }.Select(id => Layer(id).Elements().Count()));
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "nails", "nails.json")));
        Assert.Equal(20, list.RootElement.GetProperty("nails").GetArrayLength());
        Assert.Equal(21, File.ReadAllLines(Path.Combine(folder, "nails", "nails.csv")).Length);
    }

    [Fact]
    public void Sheets_list_every_size_of_the_chart_small_ones_first_with_pieces_of_those_that_are_made()
    {
        Brief brief = TestOrders.Brief() with { Nails = s_order };
        ImmutableArray<SizeFacts> usual = SizeFacts.OfNails(brief, Drawing(s_drawn), Work, new(), Workshop.None), all = SizeFacts.OfNails(brief, Drawing(s_drawn), Work, new() { Sizes = [NailRun.All, NailRun.Tips] }, Workshop.None);
        Assert.Equal([("M", 1, false), ("L", 0, true)], usual.Select(s => (s.Id, s.Pieces, s.OwnFilms)));
        Assert.Equal([("M", 1, false), ("L", 1, false)], all.Select(s => (s.Id, s.Pieces, s.OwnFilms)));
        Assert.Equal([17.5, 13.5, 14.5, 13.5, 10.5], SizeFacts.Fingers.Select(f => usual[1].Measures[f].Millimetres));
        // A kit of tips is counted as the size that was ordered.
        Assert.Equal([1, 0], SizeFacts.OfNails(brief, Drawing(s_drawn), Work, new() { Sizes = [NailRun.Tips] }, Workshop.None).Select(s => s.Pieces));
        Assert.Empty(SizeFacts.OfNails(brief with { Nails = s_order with { Size = "XXL" } }, Drawing(s_drawn), Work, new(), Workshop.None));
        // Nails are as long as they are wide, so their area goes by the squares of their widths.
        Assert.Equal(1, usual[0].Scale);
        Assert.Equal(Math.Sqrt((17.5 * 17.5 + 2 * 13.5 * 13.5 + 14.5 * 14.5 + 10.5 * 10.5) / (16.0 * 16 + 2 * 12 * 12 + 13 * 13 + 9.5 * 9.5)), usual[1].Scale, 1e-9);
        // A number that is ordered is of the size that is ordered.
        Assert.Equal([40, 0], SizeFacts.OfNails(brief with { Quantities = ImmutableSortedDictionary<string, int>.Empty.Add("", 40) }, Drawing(s_drawn), Work, new() { Sizes = [NailRun.All] }, Workshop.None).Select(s => s.Pieces));
    }

    [Fact]
    public async Task One_hand_can_be_had_alone()
    {
        PackManifest manifest = await Pack(new() { Hands = ["left"] });
        Assert.All(manifest.Files.Where(f => f.Role == "nail-tile"), f => Assert.Contains("left", f.Path, StringComparison.Ordinal));
        Assert.Equal(5, manifest.Files.Count(f => f.Role == "nail-tile"));
        string[] list = File.ReadAllLines(Path.Combine(_folder, "pack", manifest.Styles[0].Folder, "nails", "nails.csv"));
        Assert.Equal(11, list.Length);
        Assert.DoesNotContain(list, l => l.Contains("right", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_nail_beyond_the_nozzle_has_no_picture_and_the_list_says_why()
    {
        PackManifest manifest = await Pack(new() { Printers = ["tiny"] });
        Assert.Equal(8, manifest.Files.Count(f => f.Role == "nail-tile"));
        Assert.Contains("the left thumb of oval-medium-M is 16.0 x 27.2 mm", File.ReadAllText(Path.Combine(_folder, "pack", manifest.Styles[0].Folder, "nails", "nails.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_unknown_name_of_a_run_is_told_at_once()
    {
        InputException told = Assert.Throws<InputException>(() => new NailRun { Sizes = ["M", "XXL"], Printers = ["epson"], Sheets = ["all"], Hands = ["both"] }.Check(s_charts, s_templates));
        Assert.Equal(["XXL", "epson", "both"], told.Problems.Select(p => p.Source));
        Assert.Contains("Take one of left, right, or all.", told.Problems[2].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_nail_larger_than_the_sheet_is_refused()
    {
        NailSheetFormat stamp = s_templates.Sheets["card"] with { Width = Mm(40), Height = Mm(40) };
        InputException told = Assert.Throws<InputException>(() => NailPages.Lay(stamp, 1.6, "X", [(new("oval", "medium", "L"), Draw("L", film: true))]));
        Assert.Contains("left thumb", told.Message, StringComparison.Ordinal);
    }

    private async Task<PackManifest> Pack(NailRun run)
    {
        Brief brief = TestOrders.Brief() with { Nails = s_order, Method = TestOrders.Dtf };
        ProductionOrder order = TestOrders.Order(0, Drawing(s_drawn), brief) with { Nails = Work };
        (_, PackManifest manifest) = await PackWriter.WriteAsync(
            Path.Combine(_folder, "pack"), TestOrders.Batch(), TestOrders.Stream([order]), new ProductionOptions { Nails = run }, null, CancellationToken.None);
        return manifest;
    }

    private static NailWork Work => new(s_charts, s_templates, s_drawn, Drawing);

    private static ImmutableArray<NailPiece> Draw(string size, bool film) => new NailGrade("oval", "medium", size).Draw(Work, s_order, film, Drawing(s_drawn));

    // Ten ovals as a drawing of the engine has them: a coat to the bleed, a stripe that runs over all, knocked out outside.
    private static Artwork Drawing(NailSetLayout nails)
    {
        var shapes = new List<Shape>();
        var cuts = new List<CutLine>();
        double gap = nails.SpacingMm, row = nails.LongestMm() + 2 * nails.BleedMm, wide = nails.WidthsMm.Sum(w => w + 2 * nails.BleedMm + gap) + gap;
        Outline outside = Outline.Rectangle(new Rect(-1, -1, wide + 1, 2 * row + 3 * gap + 1));
        foreach (Hand hand in Enum.GetValues<Hand>())
        {
            double x = gap, ground = (gap + row) * ((int)hand + 1) - nails.BleedMm;
            foreach (Finger finger in Enum.GetValues<Finger>())
            {
                double w = nails.WidthsMm[(int)finger], l = nails.LengthOf(finger);
                Point middle = new(x + nails.BleedMm + w / 2, ground - l / 2);
                Outline bleed = Outline.Ellipse(middle, w / 2 + nails.BleedMm, l / 2 + nails.BleedMm);
                shapes.Add(new(0, bleed, FillRule.NonZero, Coverage.Solid));
                outside = outside.With(bleed);
                cuts.Add(new(CutKind.Kiss, $"{hand} {finger}".ToLowerInvariant(), Outline.Ellipse(middle, w / 2, l / 2), true));
                x += w + 2 * nails.BleedMm + gap;
            }
        }
        shapes.Add(new(1, Outline.Rectangle(new Rect(0, row / 2, wide, row / 2 + 4)), FillRule.NonZero, Coverage.Solid));
        shapes.Add(new(null, outside, FillRule.EvenOdd, Coverage.Solid));
        return new(Mm(wide), Mm(2 * row + 3 * gap), null, [new Ink("rose", "Rose", Srgb.Parse("#d08090")), new Ink("ink", "Ink", Srgb.Parse("#202030"))], [.. shapes], [.. cuts]);
    }

    private static ImmutableArray<Length> Widths(params double[] mm) => [.. mm.Select(Mm)];

    private static Length Mm(double mm) => Length.FromMillimetres(mm);
}
