using System.Globalization;
using System.Text;
using DesignGen.Core.Colour;
using DesignGen.Core.Geometry;
using DesignGen.Core.Houses;
using DesignGen.Core.Measures;
using DesignGen.Core.Provenance;
using DesignGen.Produce.Pdf;
using DesignGen.Render.Png;
using DesignGen.Render.Raster;
using DesignGen.Tests;

namespace DesignGen.Produce.Tests.Pdf;

public sealed class PdfDocumentTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pdf").FullName;

    public void Dispose() => Directory.Delete(_folder, true);

    [ClientFact("qpdf", "mutool", "pdfinfo", "pdftoppm")]
    public void Other_programs_accept_a_document_and_show_what_was_drawn()
    {
        string file = Path.Combine(_folder, "doc.pdf");
        File.WriteAllBytes(file, Sample());
        Assert.Contains("No syntax or stream encoding errors", TestTiff.Run("qpdf", "--check", file), StringComparison.Ordinal);
        string told = TestTiff.Run("pdfinfo", file);
        Assert.Contains("锦鲤 & waves (1)", told, StringComparison.Ordinal);
        Assert.Contains("Pages:           2", told, StringComparison.Ordinal);
        Assert.Contains("419.528 x 297.638 pts", TestTiff.Run("pdfinfo", "-l", "2", file), StringComparison.Ordinal);
        TestTiff.Run("mutool", "draw", "-r", "50.8", "-c", "rgb", "-o", Path.Combine(_folder, "m%d.png"), file);
        TestTiff.Run("pdftoppm", "-r", "50.8", "-png", file, Path.Combine(_folder, "p"));
        foreach (string shown in new[] { "m1.png", "p-1.png" })
        {
            Picture page = PngReader.Read(File.ReadAllBytes(Path.Combine(_folder, shown)), shown).ToPicture();
            Assert.InRange(page.Width, 200, 201);
            // Two pixels a millimetre: ground, disc, picture, its clear half, art, its knock-out over cloth, a box.
            Near(new(200, 220, 240), page, 2, 2);
            Near(new(255, 0, 0), page, 40, 40);
            Near(new(0, 255, 0), page, 110, 20);
            Near(new(200, 220, 240), page, 130, 20);
            Near(new(0x1f, 0x3a, 0x5f), page, 114, 70);
            Near(new(10, 20, 30), page, 128, 64);
            Near(new(0x80, 0x40, 0x00), page, 2, 92);
        }
    }

    [Fact]
    public void The_same_calls_give_the_same_bytes_in_any_culture()
    {
        byte[] first = Sample();
        using (new CultureScope("ar-SA"))
            Assert.Equal(first, Sample());
    }

    [Fact]
    public void What_is_not_finished_says_so()
    {
        using var to = new MemoryStream();
        using var document = new PdfDocument(to, Says());
        Assert.Throws<InvalidOperationException>(document.Finish);
        PdfPage page = document.AddPage(Length.FromMillimetres(10), Length.FromMillimetres(10));
        document.AddPage(Length.FromMillimetres(10), Length.FromMillimetres(10));
        Assert.Throws<ObjectDisposedException>(() => page.FillRectangle(new(0, 0, 1, 1), Srgb.Black));
    }

    private static PdfStatement Says() => new(new FileStatement(Making.Rules, "锦鲤 & waves (1)", "7KQ4D2RM", House.Default), new(2026, 3, 14, 9, 30, 0, TimeSpan.FromHours(8)));

    private static byte[] Sample()
    {
        using var to = new MemoryStream();
        using var document = new PdfDocument(to, Says());
        PdfPage page = document.AddPage(Length.FromMillimetres(100), Length.FromMillimetres(50));
        page.FillRectangle(new(0, 0, 100, 50), new(200, 220, 240));
        page.Fill(Outline.Circle(new(20, 20), 8.5), new(255, 0, 0));
        var half = new byte[4 * 4];
        for (int i = 0; i < 4; i++)
            half[4 * i + 1] = 255;
        half[3] = half[11] = 255;
        page.Picture(document.AddPicture(new(2, 2, 4, half)), new(50, 5, 70, 15));
        page.Art(SampleArt.Solid(), new(50, 20, 90, 50), new(10, 20, 30));
        page.Line(new(0, 30), new(45, 30), Length.FromMillimetres(0.5), Srgb.Black, 3, 1);
        page.Stroke(Outline.Circle(new(20, 20), 10), Length.FromMillimetres(0.25), Srgb.Black);
        page.FillRectangle(new(0, 45, 20, 50), new(0x80, 0x40, 0));
        page.Clip(Outline.Circle(new(5, 5), 2), FillRule.NonZero, () => page.FillRectangle(new(0, 0, 10, 10), Srgb.White, 0.5));
        page = document.AddPage(Length.FromMillimetres(148), Length.FromMillimetres(105));
        page.Art(SampleArt.Ramped(), new(10, 10, 130, 70), Srgb.White);
        document.Finish();
        return to.ToArray();
    }

    private static void Near(Srgb wanted, Picture page, int x, int y)
    {
        ReadOnlySpan<byte> seen = page.At(x, y);
        int far = Math.Max(Math.Abs(seen[0] - wanted.R), Math.Max(Math.Abs(seen[1] - wanted.G), Math.Abs(seen[2] - wanted.B)));
        Assert.True(far <= 3, string.Create(CultureInfo.InvariantCulture, $"at {x}, {y}: {seen[0]} {seen[1]} {seen[2]}, wanted {wanted}"));
    }
}
