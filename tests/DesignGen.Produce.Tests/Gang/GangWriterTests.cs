using System.Xml.Linq;
using DesignGen.Core.Artworks;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Gang;
using DesignGen.Produce.Gang.Outlines;
using DesignGen.Produce.Gang.Writing;
using DesignGen.Produce.Preflight;
using DesignGen.Produce.Svg;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;

namespace DesignGen.Produce.Tests.Gang;

/// <summary>Sheets hold every piece whole, apart and cut outside its art; the white stays under thin strokes.</summary>
public sealed class GangWriterTests : IDisposable
{
    private static readonly TransferFilm Film = new(
        "test", new("Test", "测试"), Mm(120), Mm(5), Mm(5), Mm(400), true, Mm(4), Mm(1.5), Mm(0.5), new(150), true, Mm(0.3), Mm(0.36));

    private readonly string _folder = Directory.CreateTempSubdirectory("designgen-gang-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_pixel_of_every_piece_is_on_the_sheet_and_the_bytes_do_not_depend_on_threads()
    {
        GangPiece[] pieces = [new("ring", 3, _ => new(Ring(120))), new("ell", 4, _ => new(Ell(90)))];
        GangReport report = Make("a", pieces, 1);
        Make("b", pieces, 4);
        foreach (string file in Directory.GetFiles(Path.Combine(_folder, "a")))
            Assert.True(File.ReadAllBytes(file).SequenceEqual(File.ReadAllBytes(Path.Combine(_folder, "b", Path.GetFileName(file)))), file);
        PngImage print = Png("a", report.Sheets[0].Print);
        Assert.Equal(3 * Opaque(Ring(120)) + 4 * Opaque(Ell(90)), Opaque(print.ToPicture()));
        Assert.Equal(7, report.Sheets[0].Pieces.Length);
        Assert.Equal(Film.Resolution.Dpi, print.Metadata.Resolution!.Value.Dpi, 0.1);
        XElement[] cuts = [.. XDocument.Load(Path.Combine(_folder, "a", report.Sheets[0].Cut)).Descendants().Where(e => e.Name.LocalName == "path")];
        Assert.Equal(report.Sheets[0].Pieces.Select(p => p.Id), cuts.Select(c => c.Attribute("id")!.Value));
        Assert.InRange(report.Utilization, 0.2, 1);
    }

    [Fact]
    public void A_cut_line_holds_all_art_and_runs_the_offset_outside_it()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            Picture picture = Blobs(new Dice(3).Fork("blobs", seed));
            bool[] printed = [.. Enumerable.Range(0, picture.Width * picture.Height).Select(i => picture.Pixels[i * 4 + 3] > 0)];
            Point[] line = [.. PieceOutline.Of(printed, picture.Width, 0.1, 1.5)];
            for (int i = 0; i < printed.Length; i += 7)
            {
                if (!printed[i])
                    continue;
                var at = new Point(i % picture.Width * 0.1 + 0.05, i / picture.Width * 0.1 + 0.05);
                // A dot of half a micrometre stands for the pixel's middle, which lies half a pixel inside it.
                Assert.True(Polygons.Distance([at, at + new Point(5e-4, 0), at + new Point(0, 5e-4)], line) < 0, $"Blobs {seed}: a pixel lies outside.");
                Assert.True(Edge(at, line) >= 1.5, $"Blobs {seed}: {Edge(at, line)} mm.");
            }
        }
    }

    [Fact]
    public void The_choke_never_takes_all_white_from_a_stroke()
    {
        // Strokes of 1 to 24 pixels side by side; choke 4 px, and at least 3 px of white.
        const int height = 60;
        const double perMm = 300 / 25.4;
        var rows = new List<byte[]>();
        int width = Enumerable.Range(1, 24).Sum(w => w + 6) + 6;
        var white = new WhiteRows(width, 4 / perMm, 3 / perMm, perMm, rows.Add);
        for (int y = 0; y < height; y++)
            white.Add(Strokes(width, y));
        white.Finish();
        Assert.Equal(height, rows.Count);
        int x = 6;
        for (int stroke = 1; stroke <= 24; stroke++)
        {
            int kept = rows[height / 2].AsSpan(x, stroke).Count((byte)1);
            Assert.True(kept >= Math.Min(stroke, 3), $"A stroke of {stroke} px keeps {kept} px of white.");
            Assert.True(stroke < 12 || kept == stroke - 8, $"A stroke of {stroke} px is choked to {kept} px.");
            Assert.Equal(0, rows[height / 2].AsSpan(x - 6, 6).Count((byte)1));
            x += stroke + 6;
        }
    }

    [Fact]
    public void Corners_of_wide_art_keep_no_specks_of_white_and_spikes_keep_theirs()
    {
        // A square, a triangle of 60° corners, and a spike of 15°; choke 4 px, and at least 3 px of white.
        const int width = 260, height = 120;
        bool Inked(int x, int y) => (x is >= 10 and < 80 && y is >= 20 and < 90) || (y is >= 20 and < 90 && Math.Abs(x - 140) < (y - 19) * 0.577) || (y is >= 10 and < 110 && Math.Abs(x - 225) < (y - 9) * 0.13);
        var rows = new List<byte[]>();
        var white = new WhiteRows(width, 4, 3, 1, rows.Add);
        for (int y = 0; y < height; y++)
            white.Add([.. Enumerable.Range(0, width).Select(x => Inked(x, y) ? WhiteRows.Coloured : WhiteRows.Bare)]);
        white.Finish();
        // Each shape's white is one piece.
        Assert.True(Enumerable.Range(24, 80).All(y => rows[y][225] == 1), "The spike lost its white.");
        int[] pieces = Pieces(rows);
        Assert.Equal(3, pieces.Length);
        Assert.Equal(62 * 62, pieces[0], 40.0);

        static int[] Pieces(List<byte[]> rows)
        {
            var sizes = new List<int>();
            for (int y = 0; y < rows.Count; y++)
            {
                for (int x = 0; x < rows[y].Length; x++)
                {
                    if (rows[y][x] != 1)
                        continue;
                    var todo = new Stack<(int X, int Y)>([(x, y)]);
                    rows[y][x] = 2;
                    int size = 0;
                    while (todo.TryPop(out (int X, int Y) at))
                    {
                        size++;
                        foreach ((int ox, int oy) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1) })
                        {
                            if (at.Y + oy < 0 || at.Y + oy >= rows.Count || at.X + ox < 0 || at.X + ox >= rows[0].Length || rows[at.Y + oy][at.X + ox] != 1)
                                continue;
                            rows[at.Y + oy][at.X + ox] = 2;
                            todo.Push((at.X + ox, at.Y + oy));
                        }
                    }
                    sizes.Add(size);
                }
            }
            return [.. sizes.OrderDescending()];
        }
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        InputException counts = Assert.Throws<InputException>(() => Make("c", [new("none", 0, _ => new(Ring(20))), new("many", 20_000, _ => new(Ring(20)))], 1));
        Assert.Equal(["none", "many"], counts.Problems.Select(p => p.Source));
        InputException pieces = Assert.Throws<InputException>(() => Make("c", [new("clear", 1, _ => new(new(5, 5, 4, new byte[100]))), new("wide", 1, _ => new(Ring(900))), new("good", 1, _ => new(Ring(20)))], 1));
        Assert.Equal(["clear", "wide"], pieces.Problems.Select(p => p.Source));
        Assert.Contains("between its margins", pieces.Problems[1].Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder, "c")));
    }

    [Fact]
    public void Words_and_lists_are_read_and_every_mistake_has_its_line()
    {
        var problems = new List<Problem>();
        Assert.Equal(new GangLine("a/koi.png", Mm(90), 5), GangList.Word("a/koi.png@90mm=5", problems));
        Assert.Equal(new GangLine("7KQ4D2XM-0003-A7", null, 1), GangList.Word("7KQ4D2XM-0003-A7", problems));
        Assert.Equal(new GangLine("koi.png", Mm(90), 5), Assert.Single(GangList.Read("o.csv", "图,宽,数量\nkoi.png,9cm,5\n", problems)));
        Assert.Equal(new GangLine("koi.png", null, 5), Assert.Single(GangList.Read("o.yaml", "pieces:\n  - piece: koi.png\n    quantity: 5\n", problems)));
        Assert.Empty(problems);
        Assert.Null(GangList.Word("koi.png@wide=0", problems));
        GangList.Read("o.csv", "piece;quantity\nkoi.png;0\n", problems);
        GangList.Read("o.yaml", "pieces:\n  - piece: koi.png\n    quantity: none\n", problems);
        Assert.Equal([(null, "width"), (null, "quantity"), (2, "quantity"), (3, "pieces[0].quantity")], problems.Select(p => (p.Line, p.Place)));
    }

    [Fact]
    public void What_the_files_of_others_say_of_their_making_stays_on_every_file_of_the_sheet()
    {
        const string theirs = """{"Label":"1","ContentProducer":"Elsewhere <&> Co"}""", second = """{"Label":"1","ContentProducer":"A third"}""";
        string xmp = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description xmlns:T='http://www.tc260.org.cn/ns/AIGC/1.0/' "
            + $"T:AIGC='{System.Security.SecurityElement.Escape(theirs)}'/></rdf:RDF></x:xmpmeta>";
        string koi = Write("koi.png", new() { Resolution = new(150), Xmp = xmp }), crane = Write("crane.png", new() { Resolution = new(150), Texts = [new("AIGC", second)] }), plain = Write("plain.png", new() { Resolution = new(150) });
        GangReport report = Make("marks", [.. new[] { koi, crane, plain }.Select(f => new GangPiece(Path.GetFileNameWithoutExtension(f), 1, t => GangPictures.Read(f, null, Film.Resolution, t)))], 1);
        GangSheet sheet = report.Sheets[0];
        foreach (string file in new[] { sheet.Print, sheet.White!, sheet.Cut, sheet.Preview })
        {
            string text = System.Text.Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(_folder, "marks", file)));
            Assert.Contains("digitalsourcetype/trainedAlgorithmicMedia", text, StringComparison.Ordinal);
            string rdf = text[text.IndexOf("<rdf:RDF", StringComparison.Ordinal)..(text.IndexOf("</rdf:RDF>", StringComparison.Ordinal) + 10)];
            string[] fields = [.. XElement.Parse(rdf).Descendants().Where(e => e.Name.LocalName == "AIGC").Select(e => e.Value)];
            Assert.Equal(3, fields.Length);
            Assert.Contains(theirs, fields);
            Assert.Contains(second, fields);
        }
        Make("plain", [new("plain", 1, t => GangPictures.Read(plain, null, Film.Resolution, t))], 1);
        Assert.Null(Png("plain", sheet.Print).Metadata.Xmp);

        string Write(string name, PngMetadata metadata)
        {
            File.WriteAllBytes(Path.Combine(_folder, name), PngWriter.Encode(Ring(40), metadata));
            return Path.Combine(_folder, name);
        }
    }

    [Fact]
    public void A_drawing_is_ganged_at_its_own_size_and_says_what_its_metadata_says()
    {
        string file = Path.Combine(_folder, "disc.svg");
        File.WriteAllText(file, "<svg xmlns='http://www.w3.org/2000/svg' width='50mm' height='40mm' viewBox='0 0 50 40'><metadata><DigitalSourceType xmlns='urn:x'>algorithmicMedia</DigitalSourceType></metadata><circle cx='20' cy='20' r='15' fill='#c02040'/></svg>");
        GangArt own = GangPictures.Read(file, null, Film.Resolution, 1), narrow = GangPictures.Read(file, Mm(15), Film.Resolution, 2);
        Assert.Equal(Math.PI * 15 * 15 * Film.Resolution.PixelsPerMillimetre * Film.Resolution.PixelsPerMillimetre, Opaque(own.Picture), 0.02 * Opaque(own.Picture));
        Assert.Equal(Opaque(own.Picture) / 4.0, Opaque(narrow.Picture), 0.03 * Opaque(narrow.Picture));
        Assert.Equal([0xc0, 0x20, 0x40, 255], own.Picture.At((int)Mm(20).ToPixels(Film.Resolution), (int)Mm(20).ToPixels(Film.Resolution)).ToArray());
        Assert.Equal(Core.Provenance.Making.Rules, own.Marks!.Making);
    }

    [Theory]
    [InlineData("product: t-shirt\nplacement: left-chest\ngarment: black\nprint: screen\nseed: 5")]
    [InlineData("product: t-shirt\nplacement: all-over\nsize: 60mm x 60mm\ngarment: white\nprint: dtf\nseed: 6")]
    [InlineData("product: nails\nprint: uv-nail\nnails: { shape: oval, length: short, size: XS }\nseed: 7")]
    public void The_drawing_of_a_pack_is_ganged_as_the_design_itself_is(string form)
    {
        foreach ((_, _, Artwork art) in TestDesigns.Of(form, 2))
        {
            string file = Path.Combine(_folder, "artwork.svg");
            using (FileStream to = File.Create(file))
                ArtworkSvg.Write(to, art, new(Core.Provenance.Making.Rules, "A", "A", Core.Houses.House.Default));
            Picture read = GangPictures.Read(file, null, Film.Resolution, 1).Picture, drawn = GangPictures.Draw(art, null, Film.Resolution, 1).Picture;
            Assert.Equal((drawn.Width, drawn.Height), (read.Width, read.Height));
            // Where colours meet in one pixel a viewer of the file sees a little through both.
            int pixels = read.Width * read.Height, off = Enumerable.Range(0, pixels).Count(i => Enumerable.Range(0, 4).Any(c => Math.Abs(Part(read, i, c) - Part(drawn, i, c)) > 40));
            Assert.True(off <= 0.01 * pixels, $"{off} of {pixels} pixels differ.");
        }

        // Colours count as far as they are there.
        static int Part(Picture of, int pixel, int channel) => channel == 3 ? of.Pixels[pixel * 4 + 3] : of.Pixels[pixel * 4 + channel] * of.Pixels[pixel * 4 + 3] / 255;
    }

    [Fact]
    public void Coarse_see_through_and_thin_art_is_told_and_sound_art_is_not()
    {
        GangReport sound = Make("sound", [new("ring", 2, _ => new(Ring(120), SourceDpi: 150)), new("ell", 2, _ => new(Ell(90)))], 1);
        Assert.Equal(["sheet-outside", "sheet-margin", "sheet-spacing", "sheet-cuts", "gang-resolution", "gang-soft", "gang-thin"], sound.Checks.Select(c => c.Code));
        Assert.All(sound.Checks, c => Assert.Equal(PreflightSeverity.Pass, c.Severity));
        Picture glow = Draw(120, 120, (_, _) => true);
        for (int i = 0; i < 120 * 120; i++)
            glow.Pixels[i * 4 + 3] = (byte)Math.Clamp(255 - 3 * Math.Abs(i % 120 - 60), 0, 255);
        GangReport poor = Make("poor", [new("coarse", 1, _ => new(Ring(60), SourceDpi: 40)), new("glow", 1, _ => new(glow)), new("comb", 1, _ => new(Draw(90, 90, (x, y) => y < 20 || x % 6 == 0)))], 1);
        foreach ((string code, PreflightSeverity severity, string piece) in new[] { ("gang-resolution", PreflightSeverity.Block, "coarse: 40 dpi"), ("gang-soft", PreflightSeverity.Warn, "glow"), ("gang-thin", PreflightSeverity.Warn, "comb") })
        {
            PreflightCheck check = poor.Checks.Single(c => c.Code == code);
            Assert.Equal(severity, check.Severity);
            Assert.Contains(piece, check.Actual.En, StringComparison.Ordinal);
            Assert.NotEmpty(check.Remedy.Zh);
        }
    }

    private GangReport Make(string to, GangPiece[] pieces, int threads) =>
        GangWriter.Write(Path.Combine(_folder, to), pieces, new(Film) { Effort = new() { Placements = 300, Threads = threads } }, null, CancellationToken.None);

    private PngImage Png(string folder, string file)
    {
        using FileStream from = File.OpenRead(Path.Combine(_folder, folder, file));
        return PngReader.Read(from, file);
    }

    private static Length Mm(double mm) => Length.FromMillimetres(mm);

    private static long Opaque(Picture picture) => Enumerable.Range(0, picture.Width * picture.Height).LongCount(i => picture.Pixels[i * 4 + 3] == 255);

    private static Picture Draw(int width, int height, Func<int, int, bool> inked)
    {
        var picture = new Picture(width, height, 4, new byte[width * height * 4]);
        for (int i = 0; i < width * height; i++)
        {
            if (inked(i % width, i / width))
                (picture.Pixels[i * 4], picture.Pixels[i * 4 + 3]) = (200, 255);
        }
        return picture;
    }

    private static Picture Ring(int size) => Draw(size, size, (x, y) => Math.Sqrt(Math.Pow(x - size / 2.0, 2) + Math.Pow(y - size / 2.0, 2)) is var r && r < size / 2.0 && r > size / 4.0);

    private static Picture Ell(int size) => Draw(size, size, (x, y) => x < size / 3 || y < size / 3);

    private static Picture Blobs(Dice dice)
    {
        (double X, double Y, double R)[] blobs = [.. Enumerable.Range(0, dice.Whole(1, 6)).Select(_ => (dice.Between(0, 300), dice.Between(0, 200), dice.Between(1, 50)))];
        return Draw(300, 200, (x, y) => blobs.Any(b => Math.Pow(x - b.X, 2) + Math.Pow(y - b.Y, 2) < b.R * b.R) || (x == 150 && y == 100));
    }

    private static double Edge(Point at, Point[] line) => Enumerable.Range(0, line.Length).Min(i =>
    {
        (Point a, Point b) = (line[i], line[(i + 1) % line.Length]);
        return at.DistanceTo(a + (b - a) * Math.Clamp(Point.Dot(at - a, b - a) / Point.Dot(b - a, b - a), 0, 1));
    });

    private static byte[] Strokes(int width, int y)
    {
        var row = new byte[width];
        int x = 6;
        for (int stroke = 1; stroke <= 24; stroke++)
        {
            if (y is > 2 and < 57)
                row.AsSpan(x, stroke).Fill(WhiteRows.Coloured);
            x += stroke + 6;
        }
        return row;
    }
}
