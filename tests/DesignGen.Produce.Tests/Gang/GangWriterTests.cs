using System.Xml.Linq;
using DesignGen.Core.Catalogue;
using DesignGen.Core.Chance;
using DesignGen.Core.Errors;
using DesignGen.Core.Geometry;
using DesignGen.Core.Measures;
using DesignGen.Produce.Gang;
using DesignGen.Produce.Gang.Outlines;
using DesignGen.Produce.Gang.Writing;
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
        GangPiece[] pieces = [new("ring", 3, () => Ring(120)), new("ell", 4, () => Ell(90))];
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
        var rows = new List<byte[]>();
        int width = Enumerable.Range(1, 24).Sum(w => w + 6) + 6;
        var white = new WhiteRows(width, 4, 3, rows.Add);
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
    public void All_that_is_wrong_is_told_at_once()
    {
        InputException counts = Assert.Throws<InputException>(() => Make("c", [new("none", 0, () => Ring(20)), new("many", 20_000, () => Ring(20))], 1));
        Assert.Equal(["none", "many"], counts.Problems.Select(p => p.Source));
        InputException pieces = Assert.Throws<InputException>(() => Make("c", [new("clear", 1, () => new(5, 5, 4, new byte[100])), new("wide", 1, () => Ring(900)), new("good", 1, () => Ring(20))], 1));
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
